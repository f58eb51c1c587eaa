"""What is read and prepared away from the window's thread, scaled before it is shown."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine import BUILT_IN, MNIST, Dataset, load_source, read_mnist
from gui.background_task import Progress
from gui.data.downloading import Downloading


@dataclass(frozen=True, eq=False)
class Prepared:
    """Data that are shown, not chosen."""

    dataset: Dataset


def opened(path: Path) -> Dataset:
    """Return what a file or folder holds."""
    return _scaled(load_source(str(path)))


def read_set(source: str, folder: Path) -> Dataset:
    """Return MNIST or Fashion-MNIST from a folder."""
    return _scaled(read_mnist(folder, known=BUILT_IN[source].description or MNIST))


def downloaded(downloading: Downloading, progress: Progress) -> Dataset:
    """Return a set after fetching what is missing of it."""
    return _scaled(downloading.read(progress))


def prepared(prepare: Callable[[], Dataset]) -> Prepared:
    """Return data after something was done to them."""
    return Prepared(_scaled(prepare()))


def _scaled(dataset: Dataset) -> Dataset:
    """Scale the samples, which are kept: not while the window waits for them."""
    for samples in (dataset.samples, dataset.test):
        if samples is not None:
            samples.inputs_as(np.float64)
    return dataset
