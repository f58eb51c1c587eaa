"""What a network says about samples: outputs and classes, as a table or as arrays."""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from engine.array_types import Array
from engine.datasets.description import DataDescription
from engine.datasets.targets import accuracy_rule
from engine.errors import UnknownSuffixError
from engine.files.array_archive import ArchiveWriter
from engine.files.atomic_writing import atomic_write
from engine.network.network import Network
from engine.specification import TrainingSpec, output_activation
from engine.training.metrics import classes_of


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

    def __len__(self) -> int:
        return len(self.outputs)

    def to_csv(self) -> str:
        """Return a table with a line of names, floats with every digit they need."""
        text = io.StringIO()
        table = csv.writer(text, lineterminator="\n")
        table.writerow([*self.output_names, *(["class"] if self.classes is not None else [])])
        table.writerows(self._lines())
        return text.getvalue()

    @property
    def output_names(self) -> tuple[str, ...]:
        """One for each output: its class, its target, or ``output_1``.

        One output for two classes speaks for the second; where that is a word it has its name.
        """
        units = self.outputs.shape[1]
        if units == 1 and len(self.class_names) == 2 and not _is_number(self.class_names[1]):
            return self.class_names[1:]
        for names in (self.class_names, self.target_names):
            if len(names) == units:
                return names
        return tuple(f"output_{number}" for number in range(1, units + 1))

    def class_name(self, row: int) -> str:
        """Return the class of a sample; empty where the outputs are values."""
        return "" if self.classes is None else self.class_names[int(self.classes[row])]

    def _lines(self) -> Iterator[list[Any]]:
        for row, values in enumerate(self.outputs.tolist()):
            own = [] if self.classes is None else [self.class_name(row)]
            yield [*values, *own]


def _is_number(name: str) -> bool:
    try:
        float(name)
    except ValueError:
        return False
    return True


def predict(
    network: Network,
    training: TrainingSpec,
    data: DataDescription,
    inputs: Array,
    watch: Callable[[int], object] | None = None,
) -> Predictions:
    """Return what a network says about scaled inputs (N, I).

    Parameters
    ----------
    network : Network
    training : TrainingSpec
        Its loss decides how outputs become classes.
    data : DataDescription
        Of the data it was made for.
    inputs : array (N, I)
    watch : callable, optional
        Told how many further rows are done; what it raises ends the work.
    """
    outputs = network.predict(inputs, watch)
    rule = accuracy_rule(
        data.kind, output_activation(network.spec), outputs.shape[1], training.loss.name
    )
    classes = None if rule is None else classes_of(outputs, rule)
    return Predictions(outputs, classes, data.class_names, data.target_names)


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
