"""Outputs and classes as a table or as arrays."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from engine.array_archive import ArchiveWriter
from engine.array_types import Array
from engine.atomic_writing import atomic_write
from engine.errors import UnknownSuffixError


@dataclass(frozen=True, eq=False)
class Predictions:
    """What a network says about samples.

    Parameters
    ----------
    outputs : array (N, O)
    classes : array (N,) of int, or None
    class_names, target_names : tuple of str
        Of the data.
    """

    outputs: Array
    classes: NDArray[Any] | None
    class_names: tuple[str, ...]
    target_names: tuple[str, ...]

    def to_csv(self) -> str:
        """Return a table with a line of names, floats with every digit they need."""
        text = io.StringIO()
        table = csv.writer(text, lineterminator="\n")
        table.writerow([*self._output_names(), *(["class"] if self.classes is not None else [])])
        table.writerows(self._lines())
        return text.getvalue()

    def _output_names(self) -> tuple[str, ...]:
        units = self.outputs.shape[1]
        for names in (self.class_names, self.target_names):
            if len(names) == units:
                return names
        return tuple(f"output_{number}" for number in range(1, units + 1))

    def _lines(self) -> Iterator[list[Any]]:
        for row, values in enumerate(self.outputs.tolist()):
            own = [] if self.classes is None else [self.class_names[self.classes[row]]]
            yield [*values, *own]


def save_predictions(found: Predictions, path: Path) -> None:
    """Write predictions to a .csv or .npz file.

    The .npz holds ``outputs`` (N, O) and, for classes, ``classes`` (N,), nothing else.

    Raises
    ------
    UnknownSuffixError
        For another suffix.
    OSError
        If the folder cannot be written to.
    """
    suffix = path.suffix.lower()
    if suffix not in (".csv", ".npz"):
        raise UnknownSuffixError(what="predictions", format=path.suffix, suffixes=".csv, .npz")
    with atomic_write(path) as file:
        if suffix == ".csv":
            text = found.to_csv()
            # Excel takes a table without a mark for the system's own letters, CP949 in Korea.
            file.write(text.encode("utf-8" if text.isascii() else "utf-8-sig"))
            return
        with ArchiveWriter(file) as archive:
            archive.add_array("outputs", found.outputs)
            if found.classes is not None:
                archive.add_array("classes", found.classes)
