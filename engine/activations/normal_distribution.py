"""Φ, the distribution function of the normal distribution, to the last digits in both tails."""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from engine.activations.activation import Kernel
from engine.array_types import Array

# Φ(−x) = exp(−x²/2) · P(x) / Q(x) for x >= 0, constant term first. Fitted for this program with 60
# digits: P and Q interpolate exp(x²/2) erfc(x/√2) / 2 at Chebyshev points of (x − k) / (x + k), on
# [0, 39] with k = 4 and on [0, 15] with k = 3. Relative errors of P/Q: 9.0e-17 and 7.9e-9. All
# coefficients are positive, so no digit is lost in the sums. (The idea is W. J. Cody's, Rational
# Chebyshev approximations for the error function, Math. Comp. 23, 1969, in one piece, not three.)
_P_DOUBLE: Final = (
    0.499999999999999985,
    0.775857720903000193,
    0.595444671969380317,
    0.290313293143354106,
    0.0981308959658345121,
    0.0237513508882017444,
    0.00411598301721242516,
    0.000494150670642881566,
    0.0000375791653587098953,
    1.39930481186435658e-6,
)
_Q_DOUBLE: Final = (
    1.0,
    2.34960000260885916,
    2.56559891008297019,
    1.71883986481470198,
    0.784801316254237121,
    0.256106513066271508,
    0.0607674450510942085,
    0.0104114363973317166,
    0.0012421595801411335,
    0.0000941969984233546493,
    3.50753700625502544e-6,
)
_P_SINGLE: Final = (
    0.500000002175647841,
    0.438674257382062067,
    0.183471861430168631,
    0.04070006147737858,
    0.00412252820306921497,
)
_Q_SINGLE: Final = (
    1.0,
    1.67523341683843651,
    1.20358243374087966,
    0.470084305233697846,
    0.102026065080089993,
    0.0103335341030186088,
)
#: Beyond these exp(−x²/2) is 0 in the type.
_FARTHEST: Final = {np.dtype(np.float64): 39.0, np.dtype(np.float32): 15.0}


def bind_normal_distribution(z: Array, phi: Array, bell: Array) -> Kernel:
    """Return the kernel of Φ(z) and of exp(−z²/2).

    Parameters
    ----------
    z : array
        Read.
    phi : array
        Where Φ(z) = (1 + erf(z / √2)) / 2 is written.
    bell : array
        Where exp(−z²/2) is written: √(2π) times the density.
    """
    single = z.dtype == np.float32
    numerator = _constants(_P_SINGLE if single else _P_DOUBLE, z.dtype)
    denominator = _constants(_Q_SINGLE if single else _Q_DOUBLE, z.dtype)
    farthest = np.full(z.shape, _FARTHEST[z.dtype], z.dtype)
    zero, minus_half = _constants((0.0, -0.5), z.dtype)
    x, quotient, positive = (np.empty(z.shape, z.dtype) for _ in range(3))

    def distribution() -> None:
        np.absolute(z, x)
        np.minimum(x, farthest, out=x)
        np.square(x, bell)
        np.multiply(bell, minus_half, bell)
        np.exp(bell, bell)
        _polynomial(x, numerator, quotient)
        _polynomial(x, denominator, phi)
        np.divide(quotient, phi, phi)
        np.multiply(phi, bell, phi)
        # phi is Φ(−|z|) now. |1 − phi| for positive z, |0 − phi| else.
        np.greater(z, zero, positive)
        np.subtract(positive, phi, phi)
        np.absolute(phi, phi)

    return distribution


def _constants(values: Sequence[float], dtype: Any) -> list[Array]:
    return [np.array(value, dtype) for value in values]


def _polynomial(x: Array, coefficients: list[Array], out: Array) -> None:
    """Write the polynomial's value by Horner's rule; constant term first."""
    last, *rest = reversed(coefficients)
    np.multiply(x, last, out)
    for coefficient in rest[:-1]:
        np.add(out, coefficient, out)
        np.multiply(out, x, out)
    np.add(out, rest[-1], out)
