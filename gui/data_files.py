"""Data files opened from outside the data panel: dropped on the window, or by a menu."""

from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from engine import Dataset, LayerloomError, load_source
from gui.data.source_texts import dataset_name
from gui.document import NetworkDocument
from gui.edits import set_data
from gui.problem_texts import error_text
from gui.translation import tr
from gui.waiting import CancelledError, wait_for


class DataFiles(QObject):
    """Reads a data file and makes it what the document trains on.

    Parameters
    ----------
    document : NetworkDocument
        Gets the data, as one entry of its history.
    window : QWidget
        Waits while a large file is read.
    """

    failed = Signal(str)
    """The file could not be read; with the sentence to be shown."""
    opened = Signal()
    """The data are the document's."""

    def __init__(self, document: NetworkDocument, window: QWidget) -> None:
        super().__init__(window)
        self._document = document
        self._window = window

    def open_data_file(self, path: Path) -> bool:
        """Train on the data of a file, or of a folder; tell whether that worked.

        Parameters
        ----------
        path : Path
            A .csv, .tsv, .npy or .npz file, or the folder of MNIST's files.
        """
        try:
            sentence = tr("Reading {file}…", file=path.name)
            dataset = wait_for(lambda: _read(path), sentence, self._window)
        except (LayerloomError, OSError, MemoryError) as error:
            self.failed.emit(error_text(error, self._document.state.network))
            return False
        except CancelledError:
            return False
        set_data(self._document, dataset, dataset_name(dataset))
        self.opened.emit()
        return True


def _read(path: Path) -> Dataset:
    """Read and scale, which is kept: not while the window waits for it."""
    dataset = load_source(str(path))
    for samples in (dataset.samples, dataset.test):
        if samples is not None:
            samples.inputs_as(np.float64)
    return dataset
