"""What is said of a stop: its sentence, what is special, the loss before and after, a check."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine import ElementCheck
from gui.looks.theme import GRID
from gui.stepping.check_text import check_text
from gui.stepping.number_format import NumberFormat
from gui.stepping.sentences import sentence_text
from gui.stepping.step_settings import StepSettings
from gui.stepping.stops import Stop
from gui.stepping.wrapped_label import WrappedLabel
from gui.words.translation import tr


class StopWords(QWidget):
    """Paragraphs under one another; each is there only where it has something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = WrappedLabel("stepSentence", self)
        font = self._sentence.font()
        font.setBold(True)
        self._sentence.setFont(font)
        self._notes = WrappedLabel("stepNotes", self)
        self._notes.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self._losses = WrappedLabel("lossChangeLabel", self)
        self._check = WrappedLabel("gradientCheckLabel", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        for label in (self._sentence, self._notes, self._losses, self._check):
            column.addWidget(label)
        self.clear()

    def set_stop(
        self, stop: Stop, is_last: bool, settings: StepSettings, is_held: bool = False
    ) -> None:
        """Word a stop; at the last one also what the step has brought.

        A walk that is held in a sandbox does not go on from there.
        """
        numbers = settings.number_format
        self._check.hide()
        self._sentence.setText(sentence_text(stop.sentence, numbers))
        shown = stop.notes if settings.is_full else ()
        notes = "  ".join(sentence_text(note, numbers) for note in shown)
        self._notes.setText(notes)
        self._notes.setVisible(bool(notes))
        losses = "" if stop.losses is None else losses_text(*stop.losses, numbers)
        if is_last and is_held:
            losses += "  " + tr("This step is a sandbox: keep or drop the changes to go on.")
        elif is_last:
            losses += "  " + tr("Going on from here (F10) makes the step part of the training.")
        self._losses.setText(losses.strip())
        self._losses.setVisible(is_last)

    def clear(self) -> None:
        """Say nothing."""
        for label in (self._sentence, self._notes, self._losses, self._check):
            label.setText("")
            label.setVisible(label is self._sentence)

    def show_check(self, check: ElementCheck) -> None:
        """Say how a gradient compares with its central difference."""
        self._check.setText(check_text(check))
        self._check.show()

    def hide_check(self) -> None:
        """Take the comparison away: it is about another number."""
        self._check.hide()

    def texts(self) -> list[str]:
        """Return the paragraphs about the stop."""
        return [self._sentence.text(), self._notes.text(), self._losses.text()]


def losses_text(before: float, after: float, numbers: NumberFormat) -> str:
    """Say what the step did to the loss of its own batch."""
    values = {
        "before": numbers.text(before),
        "after": numbers.text(after),
        "change": numbers.text(after - before),
    }
    if after < before:
        return tr(
            "Loss of this same batch: {before} before, {after} after ({change}): the step helped.",
            **values,
        )
    return tr(
        "Loss of this same batch: {before} before, {after} after (+{change}): the step did "
        "not help.",
        **values,
    )
