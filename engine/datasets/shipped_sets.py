"""Iris, wine and 8 x 8 digits, which come with the program; origin: resources/datasets."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from numpy.typing import NDArray

from engine.datasets.dataset import Dataset, Samples
from engine.datasets.description import DataSource
from engine.datasets.scaling import Scaling

_BRIGHTEST: Final = 16


@dataclass(frozen=True, slots=True)
class ShippedSet:
    """A file of resources/datasets with what it is called and how its inputs are scaled.

    Parameters
    ----------
    title : str
        In English.
    file : str
        In resources/datasets.
    read : callable
        From its path to the data as they stand in the file.
    usual_scaling : callable
        From raw inputs (N, I) to what is done to them.
    """

    title: str
    file: str
    read: Callable[[Path], Dataset]
    usual_scaling: Callable[[NDArray[Any]], Scaling] = Scaling.standardizing


def _table(target: str) -> Callable[[Path], Dataset]:
    def read(path: Path) -> Dataset:
        from engine.datasets.csv_files import read_csv  # only who wants such a set needs it

        return read_csv(path, options={"target": target})

    return read


def _arrays(path: Path) -> Dataset:
    from engine.datasets.array_files import read_npz  # only who wants such a set needs it

    return read_npz(path)


SHIPPED_SETS: Final[Mapping[str, ShippedSet]] = {
    "iris": ShippedSet("Iris", "iris.csv", _table("species")),
    "wine": ShippedSet("Wine", "wine.csv", _table("cultivar")),
    "digits": ShippedSet(
        "Digits", "digits.npz", _arrays, lambda raw: Scaling.divided_by(_BRIGHTEST)
    ),
}


def shipped_set(name: str, scaling: Scaling | None = None) -> Dataset:
    """Return a set that comes with the program.

    Parameters
    ----------
    name : str
        A key of `SHIPPED_SETS`.
    scaling : Scaling, optional
        Instead of the usual one: columns standardized, pixels divided by 16.
    """
    from importlib.resources import as_file, files

    entry = SHIPPED_SETS[name]
    with as_file(files("resources") / "datasets" / entry.file) as path:
        read = entry.read(path)
    raw = read.samples.raw
    scaling = scaling or entry.usual_scaling(raw)
    source = DataSource.built_in(name)
    description = replace(read.description, name=entry.title, source=source, scaling=scaling)
    return Dataset(description, Samples(raw, read.targets, scaling))
