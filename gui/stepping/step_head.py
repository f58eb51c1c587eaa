"""Above a walk: the way on and back, the timeline, the sample; and the tools for it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSpinBox, QToolButton, QWidget

from gui.looks.resource_files import icon
from gui.looks.theme import GRID
from gui.stepping.controller import GRANULARITIES, StepController
from gui.stepping.player import StepPlayer
from gui.stepping.stop_list import StopList
from gui.stepping.stops import Stop
from gui.stepping.timeline import StepTimeline
from gui.words.field_advice import explain_fields
from gui.words.translation import tr

_BOTTOM: Final = Qt.AlignmentFlag.AlignBottom


class StepHead(QWidget):
    """Moves the controller's cursor, and chooses the sample that is looked at.

    Parameters
    ----------
    controller : StepController
        Whose cursor is followed and moved.
    tools : sequence of QToolButton
        What stands among the tools, behind the gradient check.

    Attributes
    ----------
    tools : QWidget
        The tools in a row, for whoever lays the walk out: the timeline needs the head's width.
    """

    sample_chosen = Signal(int)
    """Another sample of the batch is to be looked at; carries its place, from 0."""

    check_wanted = Signal()
    """The gradient in focus is to be checked."""

    def __init__(
        self, controller: StepController, tools: list[QToolButton], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self.timeline = StepTimeline(self)
        self.stop_list = StopList(self)
        for chooser in (self.timeline, self.stop_list):
            chooser.stop_chosen.connect(controller.go_to)
        self.player = StepPlayer(controller, self)
        self._make_choosers()
        self.check_button = QToolButton(self)
        self.check_button.setObjectName("gradientCheckButton")
        self.check_button.setIcon(icon("check"))
        self.check_button.clicked.connect(self.check_wanted)
        self._lay_out([self.check_button, *tools])
        controller.granularity_changed.connect(self._show_granularity)

    def _make_choosers(self) -> None:
        self._play_button = QToolButton(self)
        self._play_button.setObjectName("stepPlayButton")
        self._play_button.setDefaultAction(self.player.action)
        self._play_button.setMenu(self.player.menu)
        self._play_button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self._granularity = QComboBox(self)
        self._granularity.setObjectName("stepGranularityBox")
        self._granularity.activated.connect(self._on_granularity_chosen)
        self._sample_label = QLabel(self)
        self._sample_spin = QSpinBox(self)
        self._sample_spin.setObjectName("stepSampleSpin")
        self._sample_spin.setMinimum(1)
        self._sample_spin.valueChanged.connect(self._on_sample_chosen)
        self._sample_label.setBuddy(self._sample_spin)

    def _lay_out(self, tools: list[QToolButton]) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID // 2)
        for action in self._controller.actions.values():
            button = QToolButton(self)
            button.setDefaultAction(action)
            row.addWidget(button, 0, _BOTTOM)
        row.addWidget(self._play_button, 0, _BOTTOM)
        row.addWidget(self._granularity, 0, _BOTTOM)
        row.addSpacing(GRID)
        row.addWidget(self.timeline, 1)
        row.addSpacing(GRID)
        for widget in (self._sample_label, self._sample_spin):
            widget.setFixedHeight(self._sample_spin.sizeHint().height())
            row.addWidget(widget, 0, _BOTTOM)
        self.tools = QWidget(self)
        self._tool_row = QHBoxLayout(self.tools)
        self._tool_row.setContentsMargins(0, 0, 0, 0)
        self._tool_row.setSpacing(GRID // 2)
        for tool in (self.stop_list, *tools):
            self._tool_row.addWidget(tool)

    def insert_tool(self, tool: QToolButton) -> None:
        """Put one more tool in front of the gradient check."""
        self._tool_row.insertWidget(self._tool_row.indexOf(self.check_button), tool)

    def retranslate(self) -> None:
        """Word everything anew."""
        explain_fields(self)
        self._sample_label.setText(tr("Sample"))
        self._sample_spin.setAccessibleName(tr("Sample of this batch"))
        self._sample_spin.setToolTip(tr("Which sample of this batch the numbers are about"))
        check = tr("Check this weight's gradient against differences of the loss")
        self.check_button.setToolTip(check)
        self.check_button.setAccessibleName(check)
        self.player.retranslate()
        self.stop_list.retranslate()
        self._word_granularities()

    def _word_granularities(self) -> None:
        name = tr("Where the walk stops: at phases, layers, operations or neurons")
        self._granularity.setAccessibleName(name)
        self._granularity.setToolTip(name)
        self._granularity.clear()
        for granularity, text in GRANULARITIES.items():
            self._granularity.addItem(tr(text), granularity)
        self._show_granularity(self._controller.granularity)

    @Slot(str)
    def _show_granularity(self, granularity: str) -> None:
        self._granularity.setCurrentIndex(self._granularity.findData(granularity))

    @Slot()
    def _on_granularity_chosen(self) -> None:
        self._controller.set_granularity(self._granularity.currentData())

    def set_stops(self, stops: Sequence[Stop], current: int) -> None:
        """Show these stops with the cursor on one of them."""
        self.timeline.set_stops(stops, current)
        self.stop_list.set_stops(stops, current)

    def offer_check(self, is_offered: bool) -> None:
        """Let the gradient in focus be checked, or not."""
        self.check_button.setEnabled(is_offered)

    def offer_samples(self, samples: int, sample: int) -> None:
        """Show which sample is looked at, and how many there are to choose from."""
        self._sample_spin.blockSignals(True)
        self._sample_spin.setMaximum(samples)
        self._sample_spin.setSuffix(f" / {samples}")
        self._sample_spin.setValue(sample + 1)
        # The timeline needs every pixel: no wider than its widest number.
        widest = self._sample_spin.fontMetrics().horizontalAdvance(f"{samples} / {samples}")
        self._sample_spin.setFixedWidth(widest + 5 * GRID)
        for widget in (self._sample_label, self._sample_spin):
            widget.setVisible(samples > 1)
        self._sample_spin.blockSignals(False)

    @Slot(int)
    def _on_sample_chosen(self, number: int) -> None:
        self.sample_chosen.emit(number - 1)
