"""Introduces the data panel to the document: what is chosen, named, tried, clicked and typed."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot
from PySide6.QtWidgets import QDockWidget, QWidget

from engine import DataDescription, Dataset, DataSource, NetworkSpec
from gui.data.sample_form import MOST_FIELDS
from gui.data.source_texts import dataset_name
from gui.document.document import NetworkDocument
from gui.document.document_trainer import project_of
from gui.document.edits import find_data, name_data, set_data, set_training
from gui.panel_slot import PanelSlot
from gui.wiring.fit_note import fit_note
from gui.wiring.tall_panel import TallPanel

if TYPE_CHECKING:  # imported when they are first wanted
    from engine import Predictions
    from gui.data.panel import DataPanel
    from gui.data.predict_dialog import PredictDialog

Floats = NDArray[np.floating[Any]]

_LOOKED_AT: Final = 500
"""Pictures in which the darkest pixel is looked for."""


class DataWiring(QObject):
    """Takes what the panel made into the document, and opens the dialogs that need both.

    Parameters
    ----------
    document : NetworkDocument
        Whose network is tried, with the weights of the last pause.
    window : QWidget
        The parent of the panel and of the dialogs.
    """

    offer_changed = Signal()
    """Something else can be done with the data: `offered`."""
    chosen = Signal()
    """The user chose data, or sets out to: what was said before is done with."""
    noted = Signal(str)
    """What choosing data changed in the network; empty for nothing."""
    predicted = Signal(object)
    """The network said something about a drawing or about numbers that were typed."""

    def __init__(self, document: NetworkDocument, window: QWidget) -> None:
        super().__init__(window)
        self._document, self._window = document, window
        self.slot = PanelSlot(self._make_panel, window)
        self._panel: DataPanel | None = None
        self._dock: QDockWidget | None = None
        self.predict_dialog: PredictDialog | None = None
        document.data_changed.connect(self._on_data_changed)
        document.data_changed.connect(self._close)
        document.opened.connect(self._close)
        document.spec_changed.connect(self._refresh)
        document.training_changed.connect(self._refresh)
        document.training_changed.connect(self._show_share)
        document.opened.connect(self.offer_changed)
        document.spec_changed.connect(self.offer_changed)

    @property
    def panel(self) -> "DataPanel":
        """The panel, made when it is first wanted or seen."""
        self.slot.fill()
        assert self._panel is not None
        return self._panel

    def _make_panel(self) -> QWidget:
        from gui.data.panel import DataPanel

        panel = self._panel = DataPanel()
        panel.try_wanted.connect(self.try_network)
        panel.data_chosen.connect(self._on_chosen)
        panel.data_named.connect(self._on_named)
        panel.data_found.connect(self._on_found)
        panel.split.share_chosen.connect(self._on_share_chosen)
        panel.split.set_share(self._document.state.training.validation_fraction)
        panel.set_data(self._document.state.data)
        return TallPanel(panel)

    def shut_down(self) -> None:
        """End what the panel reads, because the window closes."""
        if self._panel is not None:
            self._panel.shut_down()

    def set_dock(self, dock: QDockWidget) -> None:
        """Say where the panel stands, to bring it forward."""
        self._dock = dock

    @property
    def offered(self) -> frozenset[str]:
        """What can be done now: ``nameData``, ``drawDigit``, ``feedSample``, ``predict``."""
        data = self._described()
        if data is None:
            return frozenset()
        offered = {"predict"}
        if data.image_shape is not None and len(data.image_shape) == 2:
            offered.add("drawDigit")
        elif data.image_shape is None and data.inputs <= MOST_FIELDS:
            offered.add("feedSample")
        if self._document.state.data is not None:
            offered.add("nameData")
        return frozenset(offered)

    # What the user chooses

    @Slot(object)
    def _on_chosen(self, dataset: Dataset) -> None:
        self.chosen.emit()
        before = self._document.state
        set_data(self._document, dataset, dataset_name(dataset))
        self.noted.emit(fit_note(before, self._document.state))

    @Slot(object)
    def _on_named(self, dataset: Dataset) -> None:
        name_data(self._document, dataset)

    @Slot(float)
    def _on_share_chosen(self, share: float) -> None:
        set_training(self._document, "validation_fraction", share)

    @Slot()
    def _show_share(self) -> None:
        if self._panel is not None:
            self._panel.split.set_share(self._document.state.training.validation_fraction)

    @Slot(object)
    def _on_found(self, dataset: Dataset) -> None:
        self.chosen.emit()
        find_data(self._document, dataset, dataset_name(dataset))

    @Slot()
    def _on_data_changed(self) -> None:
        if self._panel is not None:
            self._panel.set_data(self._document.state.data)
        self.offer_changed.emit()

    @Slot(Path)
    def open_dropped(self, path: Path) -> None:
        """Open a file or folder of data that was dropped on the window."""
        self._show_panel()
        self.panel.open_data_file(path)

    def choose_source(self, name: str) -> None:
        """Use a built-in set with its usual numbers."""
        self._show_panel()
        self.panel.select_source(name)
        if self.panel.use.isEnabled():
            self.panel.use.click()

    def download(self, name: str) -> None:
        """Fetch a set of files, or read it where it is already."""
        self.choose_source(name)

    def open_table(self) -> None:
        """Ask for a file of data."""
        self._show_panel()
        self.panel.choose_file()

    def open_pictures(self) -> None:
        """Ask for a folder of pictures."""
        self._show_panel()
        self.panel.choose_folder()

    def edit_samples(self) -> None:
        """Open the table of the samples."""
        self._show_panel()
        self.panel.open_samples()

    def click_points(self) -> None:
        """Open an empty plane for points."""
        self._show_panel()
        self.panel.click_points()

    def name_data(self) -> None:
        """Open the names of the data in use."""
        self._show_panel()
        self.panel.set_data(self._document.state.data)
        self.panel.open_names()

    def _show_panel(self) -> None:
        self.chosen.emit()
        if self._dock is not None:
            self._dock.show()
            self._dock.raise_()

    # What the network says

    @Slot()
    def try_network(self, page: str = "") -> None:
        """Open the dialog in which the network is tried, at ``draw``, ``type`` or ``file``."""
        data = self._described()
        if data is None:
            return
        if self.predict_dialog is None:
            from gui.data.predict_dialog import PredictDialog

            dataset = project_of(self._document.state).dataset
            first, ink = _first_sample(data, dataset), _ink(dataset)
            dialog = PredictDialog(data, first, self._predict, self._window, ink)
            dialog.destroyed.connect(self._forget)
            dialog.setWindowFlag(Qt.WindowType.Window)
            self.predict_dialog = dialog
        self.predict_dialog.show_page(page)
        self.predict_dialog.show()
        self.predict_dialog.raise_()
        self.predict_dialog.activateWindow()

    def _described(self) -> DataDescription | None:
        """Return what the network is fed with: the project's data, else what its input says."""
        project = project_of(self._document.state)
        return project.data or _from_input(project.network)

    def _predict(self, inputs: Floats) -> "Predictions":
        from engine import predict

        project, data = project_of(self._document.state), self._described()
        # A copy of its own: a file is answered on another thread while drawing goes on.
        network = project.with_weights().copy()
        assert data is not None
        found = predict(network, project.training, data, inputs.astype(network.dtype))
        if QThread.currentThread() == self.thread():
            self.predicted.emit(found)
        return found

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


def _from_input(network: NetworkSpec) -> DataDescription | None:
    """Return what an input layer alone says about samples: their width, names and shape."""
    layer = network.input
    if layer is None or network.output is None:
        return None
    return DataDescription(
        name="samples",
        kind="values",
        source=DataSource("typed", "samples"),
        inputs=layer.units,
        outputs=network.units.get(network.output.id) or 1,
        input_names=layer.names,
        image_shape=layer.image_shape,
    )


def _first_sample(data: DataDescription, dataset: Dataset | None) -> Floats:
    """Return the unscaled numbers (I,) of the first sample, zeros where there are none here."""
    if dataset is None:
        return np.zeros(data.inputs)
    return np.asarray(dataset.samples.raw[0], np.float64)


def _ink(dataset: Dataset | None) -> float | None:
    """Return the number of the darkest pixel in the data, whatever is done to them afterwards."""
    if dataset is None or dataset.image_shape is None:
        return None
    return float(dataset.samples.raw[:_LOOKED_AT].max()) or None
