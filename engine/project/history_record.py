"""The curves as plain data and named arrays, and back."""

from collections.abc import Mapping
from math import nan
from typing import Any, Final

from numpy.typing import NDArray

from engine.files.array_archive import ArchiveReader
from engine.files.file_values import wrong_value
from engine.project.checked_values import object_at, whole_at
from engine.training.history import History, Series

Arrays = dict[str, NDArray[Any]]

_FLOAT64: Final = ("<f8",)
_NEWER: Final = "epoch_ends"


def history_to_plain(history: History) -> tuple[dict[str, Any], Arrays]:
    """Return the history as plain data and arrays (``history/steps/points`` and so on)."""
    plain: dict[str, Any] = {}
    arrays: Arrays = {}
    for name, series in history.all_series().items():
        parts = series.to_plain()
        plain[name] = {"width": parts["width"], "count": parts["count"]}
        arrays[f"history/{name}/points"] = parts["points"]
        arrays[f"history/{name}/pending"] = parts["pending"]
    return plain, arrays


def history_from_plain(plain: Mapping[str, Any], archive: ArchiveReader) -> History:
    """Return the history that `history_to_plain` wrote.

    Raises
    ------
    LayerloomError
        If a part is missing or does not fit.
    """
    names = [name for name in History().all_series() if name in plain or name != _NEWER]
    found = {name: _series(name, object_at(plain, name), archive) for name in names}
    if _NEWER not in found:
        found[_NEWER] = _unknown(found["epoch_loss"].count)
    return History(**found)


def _unknown(count: int) -> Series:
    """Return a series of so many values that a file of an older program does not have."""
    series = Series()
    for _ in range(count):
        series.add(nan)
    return series


def _series(name: str, plain: Mapping[str, Any], archive: ArchiveReader) -> Series:
    parts = {
        "width": whole_at(plain, "width", 1),
        "count": whole_at(plain, "count"),
        "points": archive.array(f"history/{name}/points", _FLOAT64, (3, None)),
        "pending": archive.array(f"history/{name}/pending", _FLOAT64, (None,)),
    }
    try:
        return Series.from_plain(parts)
    except ValueError as error:
        received = {"width": parts["width"], "count": parts["count"]}
        raise wrong_value(f"history/{name}", "curve", received) from error
