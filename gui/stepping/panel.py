"""The panel that walks: timeline, sentence, and a card for every line of NumPy at the stop."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QScrollBar,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine import ElementCheck
from gui.looks.fonts import text_scale
from gui.looks.theme import GRID
from gui.stepping.card_flow import CardFlow, CardScroll
from gui.stepping.controller import StepController
from gui.stepping.matrix import Focus, Matrix
from gui.stepping.moments import StepMoments
from gui.stepping.number_format import NumberFormat
from gui.stepping.operations import Operation
from gui.stepping.sandbox_strip import SandboxStrip
from gui.stepping.side_room import SideRoom, split
from gui.stepping.step_copies import StepCopies
from gui.stepping.step_head import StepHead
from gui.stepping.step_settings import StepSettings
from gui.stepping.stop_words import StopWords
from gui.stepping.stops import Stop
from gui.stepping.timeline import stop_title
from gui.stepping.typesetting import typesetter
from gui.stepping.wrapped_label import WrappedLabel
from gui.stepping.writing import Writing
from gui.words.translation import tr

if TYPE_CHECKING:  # imported when something is copied or saved
    from gui.stepping.step_document import DocumentMaker

#: A longer one is left out of a page; it can still be copied alone.
_LONGEST_SCRIPT: Final = 200_000
#: How much larger letters are for a projector.
_PROJECTOR: Final = 1.6
#: Below this width sentences beside the tools would break into many lines.
_NARROW: Final = 100 * GRID
#: Where less is left for the cards, the sentences are scrolled with them.
_LEAST_CARDS: Final = 14 * GRID
_TOP_RIGHT: Final = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight


class StepPanel(QWidget):
    """Shows the controller's stop: what happens, in words, formulas, numbers and code.

    Parameters
    ----------
    controller : StepController
        Whose cursor is followed and moved.
    """

    sample_changed = Signal(int)
    """Another sample of the batch is looked at; carries its place in the batch, from 0."""

    neuron_clicked = Signal(int, int)
    """A number of a neuron was chosen; carries layer id and neuron, from 0."""

    weight_clicked = Signal(int, str, tuple)
    """A parameter was chosen; carries layer id, parameter name and index."""

    check_wanted = Signal(int, str, tuple)
    """A gradient is to be compared with differences; carries layer id, parameter and index."""

    path_lit = Signal(object)
    """A way of the error is pointed at or chosen; carries a `Path`, empty where none is."""

    refused = Signal(str)
    """Something that was asked for cannot be done; with the sentence to be shown."""

    number_format_changed = Signal(object)
    """Numbers are to be printed otherwise; carries the `NumberFormat`."""

    def __init__(self, controller: StepController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stepPanel")
        self._controller = controller
        self._sample = 0
        self._places: dict[int | None, Focus] = {}
        self._make_parts()
        self._connect_parts()
        self._lay_out()
        self.retranslate()
        self._resize_letters()
        self._on_stop_changed(controller.stop)

    def _make_parts(self) -> None:
        self.settings = StepSettings(self)
        self.copies = StepCopies(self.as_text, self.step_as_document, self.step_as_script, self)
        tools = [self.settings.button, self.copies.button]
        self._head = StepHead(self._controller, tools, self)
        self.player, self.timeline = self._head.player, self._head.timeline
        self.moments = StepMoments(self)
        self._words = StopWords(self)
        self._cards = CardFlow(self)
        self._scroll = CardScroll(self._cards, self)
        self.sandbox_strip = SandboxStrip(self)
        self.room = SideRoom(self)
        self._invitation = WrappedLabel("stepInvitation", self)
        self._invitation.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def _connect_parts(self) -> None:
        self._scroll.resized.connect(self._arrange)
        self._cards.cell_clicked.connect(self._on_cell_clicked)
        self._cards.path_lit.connect(self.path_lit)
        self._head.sample_chosen.connect(self._on_sample_chosen)
        self._head.check_wanted.connect(self._on_check)
        self.copies.refused.connect(self.refused)
        self.settings.number_format_changed.connect(self._on_number_format_changed)
        self.settings.notation_changed.connect(self._controller.set_notation)
        self.settings.fullness_changed.connect(self._show_stop)
        self.settings.size_changed.connect(self._resize_letters)
        self._controller.set_notation(self.settings.notation)
        self._controller.stop_changed.connect(self._on_stop_changed)
        self._controller.waiting_changed.connect(self._invite)
        typesetter().typeset.connect(self._arrange)

    def _lay_out(self) -> None:
        walk = QWidget(self)
        column = QVBoxLayout(walk)
        column.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        column.setSpacing(GRID // 2)
        for part in (self._head, self.moments, self.sandbox_strip):
            column.addWidget(part)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._head.tools, 0, _TOP_RIGHT)
        column.addLayout(self._row)
        column.addWidget(split(self._scroll, self.room), 1)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._invitation_page())
        self._pages.addWidget(walk)

    def _invitation_page(self) -> QWidget:
        page = QWidget(self)
        start = self._start = QToolButton(page)
        start.setObjectName("stepStartButton")
        start.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        start.setDefaultAction(self._controller.action("stepForwardAction"))
        column = QVBoxLayout(page)
        column.addStretch(1)
        column.addWidget(self._invitation)
        column.addWidget(start, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return page

    def retranslate(self) -> None:
        """Word everything anew."""
        self._controller.retranslate()
        self._scroll.setAccessibleName(tr("Step by step"))
        self._invite()
        for part in (self._head, self.settings, self.copies, self.moments):
            part.retranslate()
        self._show_stop()

    @Slot()
    def _invite(self) -> None:
        """Say how a walk begins; while one is on its way nothing, after a moment what is done."""
        self._start.setVisible(not self._controller.is_waiting)
        if self._controller.is_awaited:
            text = tr("Working out the step…")
        elif self._controller.is_waiting:
            text = ""
        else:
            text = tr("Press F10 to walk through the next training step, one layer at a time.")
        self._invitation.setText(text)
        shape = Qt.CursorShape.BusyCursor if self._controller.is_awaited else None
        self.unsetCursor() if shape is None else self.setCursor(shape)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.ApplicationFontChange and self.settings.is_large:
            self._resize_letters()
        super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Make room before a window that is too low asks for more."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._place_words()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the sentences the whole width where they would stand in a narrow column."""
        directions = QBoxLayout.Direction
        self._row.setDirection(
            directions.BottomToTop if self._is_narrow() else directions.LeftToRight
        )
        self._place_words()
        super().resizeEvent(event)

    def _is_narrow(self) -> bool:
        return self.width() < _NARROW * text_scale()

    @Slot()
    def _place_words(self) -> None:
        """Scroll the sentences with the cards of a low panel: neither is cut off then."""
        stands = self._row.indexOf(self._words) >= 0
        if self._is_low() != stands:
            return
        if stands:
            self._row.removeWidget(self._words)
            self._cards.set_heading(self._words)
        else:
            self._cards.set_heading(None)
            self._row.insertWidget(0, self._words, 1)
        self._arrange()

    def _is_low(self) -> bool:
        """Tell whether sentences above the cards would leave these too little room."""
        room = self.width() - 2 * GRID
        tools = self._head.tools.sizeHint()
        if self._is_narrow():
            words = self._words.heightForWidth(room) + tools.height()
        else:
            words = max(self._words.heightForWidth(room - tools.width()), tools.height())
        above = (self._head, self.moments, self.sandbox_strip)
        heights = [part.sizeHint().height() for part in above if not part.isHidden()]
        return self.height() < sum(heights) + words + _LEAST_CARDS * text_scale() + 3 * GRID

    def sizeHint(self) -> QSize:
        """Return the size of a tab at the bottom of the window."""
        return QSize(960, 300)

    @property
    def number_format(self) -> NumberFormat:
        """How numbers are printed."""
        return self.settings.number_format

    def set_number_format(self, numbers: NumberFormat) -> None:
        """Print numbers in another way."""
        self.settings.set_number_format(numbers)

    @Slot(object)
    def _on_number_format_changed(self, numbers: NumberFormat) -> None:
        self._show_stop()
        self.number_format_changed.emit(numbers)

    @Slot()
    def _resize_letters(self) -> None:
        """Set all letters in the size that was chosen."""
        size = QApplication.font().pointSizeF() * _PROJECTOR
        # Beside the application's style sheet a font alone does not reach labels and buttons.
        self.setStyleSheet(f"* {{ font-size: {size}pt }}" if self.settings.is_large else "")
        self._show_stop()

    def save_step(self, path: Path) -> None:
        """Write the whole step to a file: Markdown where it is called ``.md``, else HTML."""
        self.copies.save_step(path)

    def step_as_document(self, make: "DocumentMaker") -> str:
        """Return the whole step with every number, for teachers."""
        script, stops = self.step_as_script(), self._controller.stops
        script = script if len(script) <= _LONGEST_SCRIPT else ""
        return make(self._title(), stops, self._writing(), self._focus(), script)

    def _title(self) -> str:
        """Return what the step is called; of a sandbox that it is one, and what is tried out."""
        title = self.moments.text() or tr("Training step")
        return " · ".join([title, *self.sandbox_strip.changes()])

    def step_as_script(self) -> str:
        """Return the whole step as a script that runs and checks itself; nothing without a step."""
        from gui.stepping.step_script import step_script

        trace = self._controller.trace
        title = self._title()
        return "" if trace is None else step_script(trace, title)

    @Slot(object)
    def _on_stop_changed(self, stop: Stop | None) -> None:
        if stop is None:
            self._places = {}
        self._show_stop()

    @Slot()
    def _show_stop(self) -> None:
        stop = self._controller.stop
        self._pages.setCurrentIndex(0 if stop is None else 1)
        if stop is None:
            self._clear()
            return
        self._head.set_stops(self._controller.stops, stop.number)
        self._head.offer_check(self._checked_operation() is not None)
        at_end, is_held = self._controller.at_end, self._controller.is_held
        self._words.set_stop(stop, at_end, self.settings, is_held)
        self._offer_samples(stop.samples)
        trace = self._controller.trace
        self.settings.losses.set_training(None if trace is None else trace.next_state.training)
        self._cards.set_full(self.settings.is_full)
        self._cards.set_operations(stop.operations, self._writing())
        self._cards.set_paths(stop.paths, stop.layer)
        self._cards.set_focus(self._focus(), self._writing())
        self._place_words()
        self._arrange()
        self._scroll.verticalScrollBar().setValue(0)

    def _clear(self) -> None:
        self._head.set_stops((), 0)
        self._words.clear()
        self._cards.set_operations((), self._writing())
        self._cards.set_paths(None, None)

    def _offer_samples(self, samples: int) -> None:
        self._sample = min(self._sample, samples - 1)
        self._head.offer_samples(samples, self._sample)

    @Slot()
    def _arrange(self) -> None:
        # A scroll bar below must not take of the height: it would come and go for ever.
        height = self._scroll.maximumViewportSize().height()
        self._cards.arrange(self._scroll.viewport().width(), height)

    def _writing(self) -> Writing:
        stop = self._controller.stop
        return Writing(
            self.number_format,
            _left_out_text,
            counts_weights=stop is not None and stop.counts_weights,
        )

    def _focus(self) -> Focus:
        stop = self._controller.stop
        place = self._places.get(None if stop is None else stop.layer, Focus())
        if stop is not None and stop.neuron is not None:
            place = replace(place, output=stop.neuron)
        return replace(place, sample=self._sample)

    @property
    def head(self) -> StepHead:
        """The row with the tools."""
        return self._head

    @property
    def cards(self) -> CardFlow:
        """What the stop is made of."""
        return self._cards

    @property
    def scroll_bar(self) -> QScrollBar:
        """Where the cards are looked at."""
        return self._scroll.verticalScrollBar()

    @property
    def sample(self) -> int:
        """The sample looked at: its place in the batch, from 0."""
        return self._sample

    @Slot(int)
    def _on_sample_chosen(self, sample: int) -> None:
        self._sample = sample
        self._refocus(self._focus())
        self._cards.show_focus(self._focus())
        self.sample_changed.emit(self._sample)

    def show_neuron(self, layer: int, neuron: int) -> None:
        """Look at a neuron of a layer, now or when its stop comes."""
        self._look(layer, replace(self._places.get(layer, Focus()), output=neuron))

    def show_weight(self, layer: int, index: tuple[int, ...]) -> None:
        """Look at a weight or a bias of a layer, now or when its stop comes."""
        focus = replace(self._places.get(layer, Focus()), output=index[-1], piece=index[-1])
        self._look(layer, focus if len(index) == 1 else replace(focus, input=index[0]))

    def _look(self, layer: int, focus: Focus) -> None:
        self._places[layer] = focus
        stop = self._controller.stop
        if stop is not None and stop.layer == layer:
            self._refocus(self._focus())
            self._cards.show_focus(self._focus())

    @Slot(object, int, int)
    def _on_cell_clicked(self, matrix: Matrix, row: int, column: int) -> None:
        stop = self._controller.stop
        if stop is None:
            return
        focus = self._focus().moved(matrix.axes, row, column)
        self._places[stop.layer] = focus
        moved_sample = focus.sample != self._sample
        self._sample = focus.sample
        self._offer_samples(stop.samples)
        self._refocus(focus)
        if moved_sample:
            self.sample_changed.emit(focus.sample)
        self._tell_choice(stop, matrix, focus)

    def _tell_choice(self, stop: Stop, matrix: Matrix, focus: Focus) -> None:
        layer = _layer_of(stop, matrix)
        if layer is None:
            return
        if matrix.parameter:
            index = matrix.parameter_index(focus)
            self.weight_clicked.emit(layer, matrix.parameter, index)
        elif "output" in matrix.axes:
            self.neuron_clicked.emit(layer, focus.output)

    def _checked_operation(self) -> Operation | None:
        """Return the operation whose gradient can be checked: the one that makes dW."""
        stop = self._controller.stop
        if stop is None or stop.phase != "backward":
            return None
        names = ("grad_weights", "chain_rule")
        return next((op for op in stop.operations if op.name in names), None)

    @Slot()
    def _on_check(self) -> None:
        operation = self._checked_operation()
        if operation is not None and operation.layer is not None:
            focus = operation.within(self._focus())
            index = operation.result.parameter_index(focus)
            self.check_wanted.emit(operation.layer, "weights", index)

    def show_check(self, check: ElementCheck) -> None:
        """Say how the gradient that was asked for compares with its central difference."""
        self._words.show_check(check)
        self._arrange()

    def _refocus(self, focus: Focus) -> None:
        self._words.hide_check()
        self._cards.set_focus(focus, self._writing())
        self._arrange()

    def as_text(self) -> str:
        """Return everything on screen as plain text, for copying and for screen readers."""
        stop = self._controller.stop
        if stop is None:
            return self._invitation.text()
        moment = (self.moments.text(), self.sandbox_strip.text())
        lines = [*moment, stop_title(stop), *self._words.texts()]
        return "\n\n".join(["\n".join(filter(None, lines)), *filter(None, self._cards.texts())])


def _layer_of(stop: Stop, matrix: Matrix) -> int | None:
    """Return the layer on whose card a matrix stands; a phase has cards of several."""
    operations = (op for op in stop.operations if any(own is matrix for own in op.matrices))
    return next((operation.layer for operation in operations), stop.layer)


def _left_out_text(count: int) -> str:
    return tr("… {count} more …", count=count)
