"""Feeds the plots that compute something: made when they are first seen, drawn while they are."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine import Dataset, TrainingSnapshot
from gui.document import NetworkDocument
from gui.document_trainer import DocumentTrainer
from gui.training.session import TrainingSession
from gui.training_wiring import TrainingWiring
from gui.translation import tr

if TYPE_CHECKING:  # the plots are imported after the first paint
    from gui.plots.panel import NetworkPanel
    from gui.plots.subject import Subject


class PanelSlot(QWidget):
    """Holds the place of a panel until somebody sees it."""

    seen = Signal(str)
    """The slot was shown; with its name."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def fill(self, panel: QWidget) -> None:
        """Put the panel in."""
        self._column.addWidget(panel)

    def showEvent(self, event: QShowEvent) -> None:
        """Say that somebody looks."""
        super().showEvent(event)
        self.seen.emit(self._name)


class PlotsWiring(QObject):
    """Introduces document, training and the plots of a network on its data to one another."""

    def __init__(
        self,
        document: NetworkDocument,
        trainer: DocumentTrainer,
        session: TrainingSession,
        training: TrainingWiring,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._trainer = trainer
        self._session = session
        self._may_make = False
        self._panels: dict[str, NetworkPanel] = {}
        self._subject: Subject | None = None
        self.slots = {name: PanelSlot(name, parent) for name in ("regions",)}
        for slot in self.slots.values():
            slot.seen.connect(self._on_seen)
        session.snapshot_arrived.connect(self._on_snapshot)
        training.rested.connect(self._on_rested)

    def titles(self) -> dict[str, str]:
        """Return the titles of the docks."""
        return {"regions": tr("Decision regions")}

    def begin(self) -> None:
        """Make each plot when it is first seen, from now on: the window stands."""
        self._may_make = True
        for name, slot in self.slots.items():
            if slot.isVisible():
                self._on_seen(name)

    def shut_down(self) -> None:
        """End what is being worked out because the window closes."""
        for panel in self._panels.values():
            panel.shut_down()

    @Slot(str)
    def _on_seen(self, name: str) -> None:
        if self._may_make and name not in self._panels:
            # Not while the dock is being laid out: importing takes longer than a frame.
            QTimer.singleShot(0, self, lambda: self._make(name))

    def _make(self, name: str) -> None:
        if name in self._panels:
            return
        from gui.plots.decision_regions_plot import DecisionRegionsPlot

        panel = DecisionRegionsPlot()
        self._panels[name] = panel
        self.slots[name].fill(panel)
        panel.set_subject(self._subject)
        if self._session.state != "running":
            self._on_rested()

    # What the plots show

    @Slot(object)
    def _on_snapshot(self, snapshot: TrainingSnapshot) -> None:
        if snapshot.parameters is None or self._session.state != "running":
            return
        for panel in self._panels.values():
            panel.set_parameters(snapshot.parameters, is_live=True)

    @Slot()
    def _on_rested(self) -> None:
        if not self._panels:
            return
        self._find_subject()
        trainer = self._trainer.trainer
        for panel in self._panels.values():
            panel.set_subject(self._subject)
            if trainer is not None and self._subject is not None:
                panel.set_parameters(trainer.state.network.parameters.copy())

    def _find_subject(self) -> None:
        """Look again at what the document trains on what; the same stays the same object."""
        from gui.plots.subject import Subject

        state, sets = self._document.state, self._trainer.sets
        if sets is None or not isinstance(state.data, Dataset):
            self._subject = None
        elif self._subject is None or self._subject.sets is not sets:
            self._subject = Subject(state.network, state.training, state.data, sets)
