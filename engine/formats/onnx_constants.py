"""What an ONNX graph computes from its constants alone, such as transposed weights and shapes."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Values = NDArray[Any]
Attributes = Mapping[str, Any]

#: More numbers than these no constant may grow to.
MOST_NUMBERS: Final = 2**28


class NotConstantError(ValueError):
    """An operator that is not computed ahead, or not with these constants."""


def folded(operator: str, inputs: Sequence[Values], attributes: Attributes) -> Values:
    """Return what an operator makes of constants.

    Raises
    ------
    NotConstantError
        If it is none of those that are computed ahead, or its inputs do not fit.
    """
    fold = _FOLDS.get(operator)
    if fold is None or not inputs:
        raise NotConstantError(operator)
    try:
        with np.errstate(all="ignore"):
            made = np.asarray(fold(inputs, attributes))
    except (ValueError, IndexError, TypeError, OverflowError) as error:
        raise NotConstantError(operator) from error
    if made.size > MOST_NUMBERS or made.dtype.kind not in "fiub":
        raise NotConstantError(operator)
    return made


def _axes(inputs: Sequence[Values], attributes: Attributes) -> tuple[int, ...]:
    """Return the axes, an attribute until opset 12 and an input since."""
    given = inputs[1].reshape(-1).tolist() if len(inputs) > 1 else attributes.get("axes", [])
    return tuple(int(axis) for axis in given)


def _squeeze(inputs: Sequence[Values], attributes: Attributes) -> Values:
    return np.squeeze(inputs[0], _axes(inputs, attributes) or None)


def _unsqueeze(inputs: Sequence[Values], attributes: Attributes) -> Values:
    return np.expand_dims(inputs[0], _axes(inputs, attributes))


def _cast(inputs: Sequence[Values], attributes: Attributes) -> Values:
    whole = attributes.get("to") in (2, 3, 5, 6, 7, 12, 13)
    return inputs[0].astype(np.int64 if whole else np.float64)


def _reshape(inputs: Sequence[Values], attributes: Attributes) -> Values:
    shape = inputs[1].reshape(-1).tolist()
    kept = [inputs[0].shape[i] if one == 0 else int(one) for i, one in enumerate(shape)]
    return inputs[0].reshape(kept)


def _transpose(inputs: Sequence[Values], attributes: Attributes) -> Values:
    return np.transpose(inputs[0], attributes.get("perm"))


def _gather(inputs: Sequence[Values], attributes: Attributes) -> Values:
    return np.take(inputs[0], inputs[1].astype(np.int64), int(attributes.get("axis", 0)))


def _concat(inputs: Sequence[Values], attributes: Attributes) -> Values:
    return np.concatenate(inputs, int(attributes.get("axis", 0)))


def _slice(inputs: Sequence[Values], attributes: Attributes) -> Values:
    if len(inputs) < 3 or inputs[0].ndim != 1 or len(inputs) > 4:
        raise NotConstantError("Slice")
    start, stop = (int(one.reshape(-1)[0]) for one in inputs[1:3])
    return inputs[0][start:stop]


def _two(function: Callable[[Any, Any], Any]) -> Callable[[Sequence[Values], Attributes], Values]:
    def fold(inputs: Sequence[Values], attributes: Attributes) -> Values:
        """Compute it, unless the result is too large."""
        one, other = inputs
        if np.broadcast(one, other).size > MOST_NUMBERS:
            raise NotConstantError("too large")
        made: Values = function(one, other)
        return made

    return fold


_FOLDS: Final[Mapping[str, Callable[[Sequence[Values], Attributes], Values]]] = {
    "Identity": lambda inputs, attributes: inputs[0],
    "Squeeze": _squeeze,
    "Unsqueeze": _unsqueeze,
    "Cast": _cast,
    "Reshape": _reshape,
    "Transpose": _transpose,
    "Gather": _gather,
    "Concat": _concat,
    "Slice": _slice,
    "Add": _two(np.add),
    "Sub": _two(np.subtract),
    "Mul": _two(np.multiply),
    "Div": _two(np.divide),
    "Neg": lambda inputs, attributes: -inputs[0],
    "Sqrt": lambda inputs, attributes: np.sqrt(inputs[0]),
    "Reciprocal": lambda inputs, attributes: 1.0 / inputs[0],
}
