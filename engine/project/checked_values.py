"""Values out of plain data that anybody may have written; what does not fit is a FileValueError."""

from collections.abc import Mapping
from math import isfinite
from typing import Any, Final

from engine.files.file_values import wrong_value

#: Whole numbers beyond this are not exact in the JSON of other programs.
MOST: Final = 2**53


def object_at(plain: Any, key: str) -> Mapping[str, Any]:
    """Return the object under a key."""
    value = plain.get(key) if isinstance(plain, Mapping) else None
    if not isinstance(value, Mapping):
        raise wrong_value(key, "object", value)
    return value


def whole_at(plain: Mapping[str, Any], key: str, low: int = 0, high: int = MOST) -> int:
    """Return the whole number under a key, from `low` to `high`."""
    value = plain.get(key)
    if type(value) is not int or not low <= value <= high:
        raise wrong_value(key, "whole_in", value, low=low, high=high)
    return value


def number_at(plain: Mapping[str, Any], key: str) -> float:
    """Return the number under a key, which may be written as ``"inf"``, ``"-inf"``, ``"nan"``."""
    return number(plain.get(key), key)


def numbers(plain: Mapping[str, Any]) -> dict[str, float]:
    """Return an object that holds numbers only."""
    return {name: number(value, name) for name, value in plain.items()}


def number(value: Any, what: str) -> float:
    """Return a number as `number_to_plain` wrote it; whole numbers stay whole."""
    if value in ("inf", "-inf", "nan"):
        return float(value)
    if isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value):
        return value
    raise wrong_value(what, "number", value)


def number_to_plain(value: float) -> float | str:
    """Return a number as JSON can hold it."""
    return value if isfinite(value) else str(float(value))
