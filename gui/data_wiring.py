"""Introduces the data panel to the document: what is tried, clicked and typed."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QWidget

from engine import DataDescription, Dataset, Predictions, predict
from gui.data.panel import DataPanel
from gui.data.predict_dialog import PredictDialog
from gui.document import NetworkDocument
from gui.document_trainer import project_of

Floats = NDArray[np.floating[Any]]


class DataWiring(QObject):
    """Opens the dialogs that need data and network.

    Parameters
    ----------
    document : NetworkDocument
        Whose network is tried, with the weights of the last pause.
    panel : DataPanel
        Asks for the dialogs.
    window : QWidget
        Their parent.
    """

    def __init__(self, document: NetworkDocument, panel: DataPanel, window: QWidget) -> None:
        super().__init__(window)
        self._document, self._panel, self._window = document, panel, window
        self.predict_dialog: PredictDialog | None = None
        panel.try_wanted.connect(self.try_network)
        document.data_changed.connect(self._close)
        document.opened.connect(self._close)
        document.spec_changed.connect(self._refresh)
        document.training_changed.connect(self._refresh)

    @Slot()
    def try_network(self) -> None:
        """Open the dialog in which the network is tried."""
        project = project_of(self._document.state)
        if project.data is None:
            return
        if self.predict_dialog is None:
            first = _first_sample(project.data, project.dataset)
            dialog = PredictDialog(project.data, first, self._predict, self._window)
            dialog.destroyed.connect(self._forget)
            dialog.setWindowFlag(Qt.WindowType.Window)
            self.predict_dialog = dialog
        self.predict_dialog.show()
        self.predict_dialog.raise_()
        self.predict_dialog.activateWindow()

    def _predict(self, inputs: Floats) -> Predictions:
        project = project_of(self._document.state)
        network = project.with_weights()
        assert project.data is not None
        return predict(network, project.training, project.data, inputs.astype(network.dtype))

    @Slot()
    def _refresh(self) -> None:
        if self.predict_dialog is not None:
            self.predict_dialog.refresh()

    @Slot()
    def _close(self) -> None:
        if self.predict_dialog is not None:
            self.predict_dialog.close()
            self.predict_dialog = None

    @Slot()
    def _forget(self) -> None:
        self.predict_dialog = None


def _first_sample(data: DataDescription, dataset: Dataset | None) -> Floats:
    """Return the unscaled numbers (I,) of the first sample, zeros where there are none here."""
    if dataset is None:
        return np.zeros(data.inputs)
    return np.asarray(dataset.samples.raw[0], np.float64)
