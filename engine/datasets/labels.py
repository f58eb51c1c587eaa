"""From what stands in a target column to class numbers and class names."""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.datasets.data_errors import OneClassError, UnknownClassError

#: More classes than this are numbers of something else.
MOST_CLASSES: Final = 1000
_MOST_CLASSES_AMONG_FLOATS: Final = 20


def are_classes(targets: NDArray[Any]) -> bool:
    """Tell whether targets look like classes rather than values.

    Words and truth values are classes. Whole numbers stored as integers are, up to
    `MOST_CLASSES`. Whole numbers stored as floats (every table) are, if there are at most 20
    different ones and each stands there twice on average. Columns are, if each row is one-hot.
    """
    if targets.ndim == 2:
        return is_one_hot(targets)
    if targets.dtype.kind in "Ub":
        return True
    different = len(np.unique(targets))
    if targets.dtype.kind in "iu":
        return different <= MOST_CLASSES
    whole = bool(np.all(np.isfinite(targets) & (targets == np.floor(targets))))
    return whole and different <= _MOST_CLASSES_AMONG_FLOATS and 2 * different <= len(targets)


def is_one_hot(targets: NDArray[Any]) -> bool:
    """Tell whether every row is 1 at one place and 0 elsewhere."""
    if targets.ndim != 2 or targets.shape[1] < 2 or targets.dtype.kind not in "buif":
        return False
    return bool(np.all((targets == 0) | (targets == 1)) and np.all(targets.sum(axis=1) == 1))


def class_names_of(targets: NDArray[Any], source: str) -> tuple[str, ...]:
    """Return the names of the classes, in order.

    Integers from 0 name every class up to the greatest, so that class 7 stays number 7; else
    the different labels in order.

    Raises
    ------
    OneClassError
        If there is only one.
    """
    if targets.ndim == 2:
        return tuple(str(number) for number in range(targets.shape[1]))
    different = np.unique(targets)
    if targets.dtype.kind in "iu" and different[0] >= 0 and different[-1] < MOST_CLASSES:
        names = tuple(str(number) for number in range(int(different[-1]) + 1))
    else:
        names = tuple(dict.fromkeys(_label_text(label) for label in different))
    if len(different) < 2:
        raise OneClassError(source=source, label=_label_text(different[0]))
    return names


def class_numbers(
    targets: NDArray[Any], names: Sequence[str], source: str
) -> NDArray[np.signedinteger[Any]]:
    """Return the number (N,) of each target's class among `names`.

    A label is looked up by its name, numbers by their value (1, 1.0 and +1 are one label). Where
    all classes have names that are no numbers, numbers are class numbers.

    Raises
    ------
    UnknownClassError
        If a label is none of the classes.
    """
    if targets.ndim == 2:
        numbers: NDArray[np.signedinteger[Any]] = targets.argmax(axis=1)
        return numbers
    known = {_name_text(name): number for number, name in enumerate(names)}
    if targets.dtype.kind != "U" and not any(_is_number(name) for name in names):
        known = {str(number): number for number in range(len(names))}
    different, first, places = np.unique(targets, return_index=True, return_inverse=True)
    numbers = np.empty(len(different), np.int64)
    for index, label in enumerate(different):
        text = _label_text(label)
        if text not in known:
            shown = ", ".join(names[:20])
            raise UnknownClassError(source=source, names=shown, label=text, row=int(first[index]))
        numbers[index] = known[text]
    return numbers[places.reshape(targets.shape)]


def _label_text(label: Any) -> str:
    if isinstance(label, str):
        return _name_text(label)
    number = float(label)
    return str(int(number)) if number.is_integer() else repr(number)


def _name_text(name: str) -> str:
    return _label_text(float(name)) if _is_number(name) else name.strip()


def _is_number(name: str) -> bool:
    try:
        return bool(np.isfinite(float(name)))
    except ValueError:
        return False
