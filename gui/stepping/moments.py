"""The steps of the training so far as a line to move along, and the way to branch off from one."""

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSlider, QSpinBox, QWidget

from gui.looks.fonts import number_font
from gui.looks.theme import GRID
from gui.words.field_advice import explain_fields
from gui.words.translation import tr


class Moment(NamedTuple):
    """Where a walk stands in the training.

    Parameters
    ----------
    step : int
        Updates before the step that is walked through.
    earliest, present : int
        The first step that can be reached, and where the training itself stands.
    epoch, batch, batches : int
        The step's place, epoch and batch from 0, and batches in an epoch.
    """

    step: int = 0
    earliest: int = 0
    present: int = 0
    epoch: int = 0
    batch: int = 0
    batches: int = 1


class StepMoments(QWidget):
    """A slider and a number over all steps; hidden while there is only one to choose from."""

    step_chosen = Signal(int)
    """Another step is to be walked through; carries the updates before it."""

    branch_wanted = Signal()
    """Training is to go on from the step that is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stepMoments")
        self._moment = Moment()
        self._label = QLabel(self)
        self._slider = QSlider(Qt.Orientation.Horizontal, self)
        self._slider.setObjectName("stepNumberSlider")
        self._spin = QSpinBox(self)
        self._spin.setObjectName("stepNumberSpin")
        self._spin.setGroupSeparatorShown(True)
        self._spin.setKeyboardTracking(False)
        self._label.setBuddy(self._spin)
        self._place = QLabel(self)
        self._place.setObjectName("stepPlaceLabel")
        self._place.setFont(number_font(self._place.font()))
        self._branch = QPushButton(self)
        self._branch.setObjectName("stepBranchButton")
        self._branch.clicked.connect(self.branch_wanted)
        for chooser in (self._slider, self._spin):
            chooser.valueChanged.connect(self._on_number_chosen)
        self._lay_out()
        self.set_moment(self._moment)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self._label)
        row.addWidget(self._spin)
        row.addWidget(self._slider, 1)
        row.addWidget(self._place)
        row.addWidget(self._branch)

    @property
    def moment(self) -> Moment:
        """What is shown."""
        return self._moment

    def set_moment(self, moment: Moment) -> None:
        """Show where the walk stands."""
        self._moment = moment
        for chooser in (self._slider, self._spin):
            chooser.blockSignals(True)
            chooser.setRange(moment.earliest + 1, moment.present + 1)
            chooser.setValue(moment.step + 1)
            chooser.blockSignals(False)
        self._branch.setVisible(moment.step < moment.present)
        self.setVisible(moment.earliest < moment.present)
        self._word_place()

    def text(self) -> str:
        """Return where the walk stands, as text; nothing where there is only one step."""
        if self.isHidden():
            return ""
        return f"{self._label.text()} {self._spin.text()} · {self._place.text()}"

    def retranslate(self) -> None:
        """Word everything anew."""
        explain_fields(self)
        self._label.setText(tr("Step", "training"))
        sentence = tr("Which step of the training is walked through")
        for chooser in (self._slider, self._spin):
            chooser.setAccessibleName(sentence)
            chooser.setToolTip(sentence)
        self._branch.setText(tr("Go on from here"))
        self._branch.setToolTip(
            tr("Take the training back to before this step; Undo brings back what came later")
        )
        self._word_place()

    def _word_place(self) -> None:
        moment = self._moment
        self._spin.setSuffix(f" / {moment.present + 1:,}")
        epoch, batch, batches = moment.epoch + 1, moment.batch + 1, moment.batches
        place = tr("epoch {epoch:,}, batch {batch:,} of {batches:,}", epoch=epoch, batch=batch,
                   batches=batches)  # fmt: skip
        self._place.setText(place)

    @Slot(int)
    def _on_number_chosen(self, number: int) -> None:
        if number - 1 != self._moment.step:
            self.step_chosen.emit(number - 1)
