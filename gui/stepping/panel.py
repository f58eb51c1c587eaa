"""The panel that walks: timeline, sentence, and a card for every line of NumPy at the stop."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QSettings, QSize, Qt, Signal, Slot
from PySide6.QtGui import QActionGroup, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QSpinBox,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine import ElementCheck, atomic_write
from gui.problem_texts import error_text
from gui.resource_files import icon
from gui.stepping.card_flow import CardFlow
from gui.stepping.check_text import check_text
from gui.stepping.controller import StepController
from gui.stepping.granularity import GRANULARITIES
from gui.stepping.moments import StepMoments
from gui.stepping.number_format import NumberFormat
from gui.stepping.number_format_choices import NUMBER_FORMATS, format_text, known_format
from gui.stepping.operations import Focus, Matrix, Operation, Writing
from gui.stepping.player import StepPlayer
from gui.stepping.sentences import sentence_text
from gui.stepping.step_document import step_as_html, step_as_markdown
from gui.stepping.stops import Stop
from gui.stepping.timeline import StepTimeline, stop_title
from gui.stepping.typesetting import typesetter
from gui.stepping.wrapped_label import WrappedLabel
from gui.theme import GRID
from gui.translation import tr

#: From title, stops, writing and focus to a document.
DocumentMaker = Callable[[str, Sequence[Stop], Writing, Focus], str]
_FORMAT_KEY: Final = "stepping/numbers"


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

    refused = Signal(str)
    """Something that was asked for cannot be done; with the sentence to be shown."""

    number_format_changed = Signal(object)
    """Numbers are to be printed otherwise; carries the `NumberFormat`."""

    def __init__(self, controller: StepController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stepPanel")
        self._controller = controller
        self._numbers = known_format(QSettings().value(_FORMAT_KEY))
        self._sample = 0
        self._places: dict[int | None, Focus] = {}
        self._make_head()
        self._make_body()
        self._lay_out()
        self.retranslate()
        controller.stop_changed.connect(self._on_stop_changed)
        typesetter().typeset.connect(self._arrange)
        controller.granularity_changed.connect(self._show_granularity)
        self._on_stop_changed(controller.stop)

    def _make_head(self) -> None:
        self.timeline = StepTimeline(self)
        self.timeline.stop_chosen.connect(self._controller.go_to)
        self.moments = StepMoments(self)
        self.player = StepPlayer(self._controller, self)
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
        self._format_button = QToolButton(self)
        self._format_button.setObjectName("numberFormatButton")
        self._format_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._format_button.setMenu(QMenu(self))
        self._check_button = QToolButton(self)
        self._check_button.setObjectName("gradientCheckButton")
        self._check_button.setIcon(icon("check"))
        self._check_button.clicked.connect(self._on_check)
        self._copy_button = QToolButton(self)
        self._copy_button.setObjectName("stepCopyButton")
        self._copy_button.setIcon(icon("copy"))
        self._copy_button.clicked.connect(self._on_copy)
        self._copy_button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self._copy_button.setMenu(QMenu(self))
        menu = self._copy_button.menu()
        self._copy_step = menu.addAction("", self._on_copy_step)
        self._copy_step.setObjectName("copyStepAction")
        self._save_step = menu.addAction(icon("export"), "", self._on_save_step)
        self._save_step.setObjectName("saveStepAction")

    def _make_body(self) -> None:
        self._sentence = WrappedLabel("stepSentence", self)
        font = self._sentence.font()
        font.setBold(True)
        self._sentence.setFont(font)
        self._notes = WrappedLabel("stepNotes", self)
        self._notes.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self._losses = WrappedLabel("lossChangeLabel", self)
        self._check = WrappedLabel("gradientCheckLabel", self)
        self._cards = CardFlow(self)
        self._cards.cell_clicked.connect(self._on_cell_clicked)
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._cards)
        self._invitation = WrappedLabel("stepInvitation", self)
        self._invitation.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def _lay_out(self) -> None:
        walk = QWidget(self)
        column = QVBoxLayout(walk)
        column.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        column.setSpacing(GRID // 2)
        column.addLayout(self._head())
        column.addWidget(self.moments)
        for label in (self._sentence, self._notes, self._losses, self._check):
            column.addWidget(label)
        column.addWidget(self._scroll, 1)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._invitation_page())
        self._pages.addWidget(walk)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(GRID // 2)
        bottom = Qt.AlignmentFlag.AlignBottom
        for action in self._controller.actions.values():
            button = QToolButton(self)
            button.setDefaultAction(action)
            head.addWidget(button, 0, bottom)
        head.addWidget(self._play_button, 0, bottom)
        head.addWidget(self._granularity, 0, bottom)
        head.addSpacing(GRID)
        head.addWidget(self.timeline, 1)
        head.addSpacing(GRID)
        buttons = (self._format_button, self._check_button, self._copy_button)
        tools = (self._sample_label, self._sample_spin, *buttons)
        for widget in tools:
            widget.setFixedHeight(self._sample_spin.sizeHint().height())
            head.addWidget(widget, 0, bottom)
        return head

    def _invitation_page(self) -> QWidget:
        page = QWidget(self)
        start = QToolButton(page)
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
        self._sample_label.setText(tr("Sample"))
        self._scroll.setAccessibleName(tr("Step by step"))
        self._sample_spin.setAccessibleName(tr("Sample of this batch"))
        self._sample_spin.setToolTip(tr("Which sample of this batch the numbers are about"))
        check = tr("Check this weight's gradient against differences of the loss")
        self._check_button.setToolTip(check)
        self._check_button.setAccessibleName(check)
        self._copy_button.setToolTip(tr("Copy this stop as text"))
        self._copy_button.setAccessibleName(tr("Copy this stop as text"))
        self._copy_step.setText(tr("Copy the whole step as Markdown"))
        self._save_step.setText(tr("Save the whole step as a page…"))
        self._invitation.setText(
            tr("Press F10 to walk through the next training step, one layer at a time.")
        )
        self.player.retranslate()
        self.moments.retranslate()
        self._word_granularities()
        self._word_formats()
        self._show_stop()

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

    def _word_formats(self) -> None:
        self._format_button.setToolTip(tr("How numbers are printed"))
        self._format_button.setText(self._numbers.text(0.123456789))
        self._format_button.setAccessibleName(tr("How numbers are printed"))
        menu = self._format_button.menu()
        menu.clear()
        group = QActionGroup(menu)
        for numbers in NUMBER_FORMATS:
            action = menu.addAction(format_text(numbers))
            action.setCheckable(True)
            action.setChecked(numbers == self._numbers)
            action.setData((numbers.kind, numbers.digits))
            action.triggered.connect(self._on_format_chosen)
            group.addAction(action)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the cards the room there is."""
        super().resizeEvent(event)
        self._arrange()

    def sizeHint(self) -> QSize:
        """Return the size of a tab at the bottom of the window."""
        return QSize(960, 300)

    @property
    def number_format(self) -> NumberFormat:
        """How numbers are printed."""
        return self._numbers

    def set_number_format(self, numbers: NumberFormat) -> None:
        """Print numbers in another way."""
        if numbers == self._numbers:
            return
        self._numbers = numbers
        QSettings().setValue(_FORMAT_KEY, f"{numbers.kind} {numbers.digits}")
        self._word_formats()
        self._show_stop()
        self.number_format_changed.emit(numbers)

    @Slot()
    def _on_format_chosen(self) -> None:
        action = self.sender()
        kind, digits = action.data()  # type: ignore[attr-defined]
        self.set_number_format(NumberFormat(kind, digits))

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.as_text())

    @Slot()
    def _on_copy_step(self) -> None:
        QGuiApplication.clipboard().setText(self.step_as_document(step_as_markdown))

    @Slot()
    def _on_save_step(self) -> None:
        """Ask where, and write the page."""
        filters = "HTML (*.html);;Markdown (*.md)"
        name, _ = QFileDialog.getSaveFileName(self, self._save_step.text(), "step.html", filters)
        if name:
            self.save_step(Path(name))

    def save_step(self, path: Path) -> None:
        """Write the whole step to a file: Markdown where it is called ``.md``, else HTML."""
        is_markdown = path.suffix.lower() == ".md"
        text = self.step_as_document(step_as_markdown if is_markdown else step_as_html)
        try:
            with atomic_write(path) as file:
                file.write(text.encode())
        except OSError as error:
            self.refused.emit(error_text(error))

    def step_as_document(self, make: DocumentMaker) -> str:
        """Return the whole step with every number, for teachers."""
        title = self.moments.text() or tr("Training step")
        return make(title, self._controller.stops, self._writing(), self._focus())

    @Slot(object)
    def _on_stop_changed(self, stop: Stop | None) -> None:
        if stop is None:
            self._places = {}
        self._show_stop()

    def _show_stop(self) -> None:
        stop = self._controller.stop
        self._pages.setCurrentIndex(0 if stop is None else 1)
        if stop is None:
            self._clear()
            return
        self.timeline.set_stops(self._controller.stops, stop.number)
        self._check.hide()
        self._check_button.setEnabled(self._checked_operation() is not None)
        self._word_stop(stop)
        self._offer_samples(stop.samples)
        self._cards.set_operations(stop.operations, self._writing())
        self._cards.set_focus(self._focus(), self._writing())
        self._arrange()
        self._scroll.verticalScrollBar().setValue(0)

    def _clear(self) -> None:
        self.timeline.set_stops((), 0)
        for label in (self._sentence, self._notes, self._losses):
            label.setText("")
        self._cards.set_operations((), self._writing())

    def _word_stop(self, stop: Stop) -> None:
        self._sentence.setText(sentence_text(stop.sentence, self._numbers))
        notes = "  ".join(sentence_text(note, self._numbers) for note in stop.notes)
        self._notes.setText(notes)
        self._notes.setVisible(bool(notes))
        self._losses.setVisible(self._controller.at_end)
        losses = "" if stop.losses is None else self._losses_text(*stop.losses)
        if self._controller.at_end:
            losses += "  " + tr("Going on from here (F10) makes the step part of the training.")
        self._losses.setText(losses.strip())

    def _losses_text(self, before: float, after: float) -> str:
        values = {
            "before": self._numbers.text(before),
            "after": self._numbers.text(after),
            "change": self._numbers.text(after - before),
        }
        if after < before:
            return tr(
                "Loss of this same batch: {before} before, {after} after ({change}): the step "
                "helped.",
                **values,
            )
        return tr(
            "Loss of this same batch: {before} before, {after} after (+{change}): the step did "
            "not help.",
            **values,
        )

    def _offer_samples(self, samples: int) -> None:
        self._sample = min(self._sample, samples - 1)
        self._sample_spin.blockSignals(True)
        self._sample_spin.setMaximum(samples)
        self._sample_spin.setSuffix(f" / {samples}")
        self._sample_spin.setValue(self._sample + 1)
        for widget in (self._sample_label, self._sample_spin):
            widget.setVisible(samples > 1)
        self._sample_spin.blockSignals(False)

    @Slot()
    def _arrange(self) -> None:
        room = self._scroll.viewport().size()
        self._cards.arrange(room.width(), room.height())

    def _writing(self) -> Writing:
        stop = self._controller.stop
        return Writing(
            self._numbers, _left_out_text, counts_weights=stop is not None and stop.counts_weights
        )

    def _focus(self) -> Focus:
        stop = self._controller.stop
        place = self._places.get(None if stop is None else stop.layer, Focus())
        if stop is not None and stop.neuron is not None:
            place = replace(place, output=stop.neuron)
        return replace(place, sample=self._sample)

    @property
    def sample(self) -> int:
        """The sample looked at: its place in the batch, from 0."""
        return self._sample

    @Slot(int)
    def _on_sample_chosen(self, number: int) -> None:
        self._sample = number - 1
        self._refocus(self._focus())
        self._cards.show_focus(self._focus())
        self.sample_changed.emit(self._sample)

    def show_neuron(self, layer: int, neuron: int) -> None:
        """Look at a neuron of a layer, now or when its stop comes."""
        focus = replace(self._places.get(layer, Focus()), output=neuron)
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
            index = tuple(focus.at(axis) for axis in matrix.axes if axis)
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
            index = tuple(focus.at(axis) for axis in operation.result.axes)
            self.check_wanted.emit(operation.layer, "weights", index)

    def show_check(self, check: ElementCheck) -> None:
        """Say how the gradient that was asked for compares with its central difference."""
        self._check.setText(check_text(check))
        self._check.show()
        self._arrange()

    def _refocus(self, focus: Focus) -> None:
        self._check.hide()
        self._cards.set_focus(focus, self._writing())
        self._arrange()

    def as_text(self) -> str:
        """Return everything on screen as plain text, for copying and for screen readers."""
        stop = self._controller.stop
        if stop is None:
            return self._invitation.text()
        lines = [
            self.moments.text(),
            stop_title(stop),
            self._sentence.text(),
            self._notes.text(),
            self._losses.text(),
        ]
        return "\n\n".join(["\n".join(filter(None, lines)), *self._cards.texts()])


def _layer_of(stop: Stop, matrix: Matrix) -> int | None:
    """Return the layer on whose card a matrix stands; a phase has cards of several."""
    operations = (op for op in stop.operations if any(own is matrix for own in op.matrices))
    return next((operation.layer for operation in operations), stop.layer)


def _left_out_text(count: int) -> str:
    return tr("… {count} more …", count=count)
