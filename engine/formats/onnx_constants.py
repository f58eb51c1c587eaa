"""What an ONNX graph computes from its constants alone, such as transposed weights and shapes."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Values = NDArray[Any]
Attributes = Mapping[str, Any]

#: As many numbers as a constant may have in any case, and times as many as it is made of.
_FEW: Final = 2**20
_GROWTH: Final = 4


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
    _refuse_growth(operator, inputs, attributes)
    try:
        with np.errstate(all="ignore"):
            made = np.asarray(fold(inputs, attributes))
    except (ValueError, IndexError, TypeError, OverflowError) as error:
        raise NotConstantError(operator) from error
    if made.dtype.kind not in "fiub":
        raise NotConstantError(operator)
    return made


def _refuse_growth(operator: str, inputs: Sequence[Values], attributes: Attributes) -> None:
    """Refuse what makes much more of its constants than they are, before it is made."""
    given = [one.size for one in inputs]
    size = sum(given)
    if operator in _BROADCASTING and len(inputs) == 2:
        try:
            size = np.broadcast(*inputs).size
        except ValueError:
            raise NotConstantError(operator) from None
    elif operator == "Gather" and len(inputs) > 1:
        axis = attributes.get("axis", 0)
        shape = inputs[0].shape
        if type(axis) is not int or not -len(shape) <= axis < len(shape):
            raise NotConstantError(operator)
        size = given[1] * given[0] // max(shape[axis], 1)
    if size > max(_FEW, _GROWTH * sum(given)):
        raise NotConstantError(operator)


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
        """Compute it."""
        one, other = inputs
        made: Values = function(one, other)
        return made

    return fold


_BROADCASTING: Final = ("Add", "Sub", "Mul", "Div")
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
