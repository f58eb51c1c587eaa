"""The one line that says where the training is: epoch, loss, accuracy, progress, time left."""

from math import isnan, nan
from time import monotonic
from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine import Evaluation, TrainingSnapshot
from gui.looks.fonts import number_font
from gui.looks.theme import GRID, current_theme
from gui.training.progress import Pace, Progress, time_text
from gui.words.number_text import short_number
from gui.words.translation import tr

_BAR: Final = 3
_BETWEEN: Final = " · "
_TYPICAL: Final = "epoch 1,000/1,000 · loss 0.00000 · acc 100.0 %"
#: What is left of it where there is no room: the accuracy has a tab of its own.
_TYPICAL_SHORT: Final = "epoch 1,000/1,000 · loss 0.00000"
_TYPICAL_REST: Final = "00 min 00 s left"


class TrainingStatus(QWidget):
    """Painted, so that numbers that change thirty times a second move nothing around them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trainingStatus")
        self._state, self._ending = "idle", ""
        self._snapshot: TrainingSnapshot | None = None
        self._until_epoch: int | None = None
        self._loss = nan
        self._measured: Evaluation | None = None
        self._was_stepped = self._is_stale = False
        self._pace = Pace()
        self._progress = Progress()
        self._text = ""
        self._rest = ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        current_theme().changed.connect(self.update)
        self.retranslate()

    @property
    def text(self) -> str:
        """The sentence on the left: epoch, loss, accuracy."""
        return self._text

    @property
    def rest_text(self) -> str:
        """The words on the right: time left, or what the training does."""
        return self._rest

    @property
    def progress(self) -> Progress:
        """How far the run has come."""
        return self._progress

    def set_state(self, state: str, until_epoch: int | None = None, ending: str = "") -> None:
        """Say what the session does, at which epoch its run will be finished, how it ended."""
        if state == "running":
            self._pace.begin()
        if state == "idle":
            self._snapshot = None
        self._state, self._until_epoch, self._ending = state, until_epoch, ending
        self._say()

    def set_snapshot(self, snapshot: TrainingSnapshot) -> None:
        """Show where the training is."""
        if snapshot.batch or snapshot.curves is not None or snapshot.batches_per_epoch == 1:
            self._loss = _shown_loss(snapshot)
        self._snapshot, self._measured, self._is_stale = snapshot, None, False
        self._pace.saw(monotonic(), snapshot.step)
        self._say()

    def set_measured(
        self,
        measured: Evaluation | None,
        was_stepped: bool = False,
        *,
        is_stale: bool = False,
    ) -> None:
        """Show how good the weights are that somebody set by hand, or that wait to be trained.

        Parameters
        ----------
        measured : Evaluation, optional
            None where nothing was measured.
        was_stepped : bool
            Whether a step by hand led there: the mean of the epoch so far is the loss before it.
        is_stale : bool
            Whether network or data are others than those the training's last values belong to;
            without a measurement these are not shown then.
        """
        self._measured, self._was_stepped, self._is_stale = measured, was_stepped, is_stale
        self._say()

    def clear_snapshot(self) -> None:
        """Forget where the training was: there is another network."""
        self._snapshot = self._measured = None
        self._is_stale = False
        self._say()

    def _say(self) -> None:
        snapshot = self._snapshot
        if snapshot is None or snapshot.step == 0:
            self._progress = Progress()
            self._show(_untrained_line(self._measured), "")
            return
        self._progress = self._pace.progress(snapshot, self._until_epoch)
        self._show(self._trained_line(snapshot), self._rest_words())

    def _trained_line(self, snapshot: TrainingSnapshot) -> str:
        if self._is_stale and self._measured is None:
            return tr("epoch {epoch}", epoch=f"{snapshot.epoch:,}")
        return _line(snapshot, self._until_epoch, self._loss, self._measured)

    def _show(self, text: str, rest: str) -> None:
        if (text, rest) != (self._text, self._rest):
            self._text, self._rest = text, rest
            self.setToolTip("\n".join(filter(None, (text, rest, self._which_loss()))))
            self.setAccessibleName(text)
        self.update()

    def _rest_words(self) -> str:
        left = self._progress.seconds_left
        if self._state == "running":
            return "" if left is None else tr("{time} left", time=time_text(left))
        if self._is_stale:
            return tr("changed since training")
        if self._measured is not None:
            return tr("after the step") if self._was_stepped else tr("set by hand")
        words = {
            "paused": tr("paused"),
            "finished": self._ending_words(),
            "failed": tr("stopped by an error"),
        }
        return words.get(self._state, "")

    def _which_loss(self) -> str:
        """Say of which weights the loss is."""
        if self._measured is not None:
            return tr("The loss is that of the weights as they are, over all training samples.")
        if self._snapshot is None or self._snapshot.step == 0:
            return ""
        return tr("The loss is the epoch's mean so far: of every batch before its update.")

    def _ending_words(self) -> str:
        words = {
            "early_stopping": tr("stopped early"),
            "low_loss": tr("loss reached"),
            "high_accuracy": tr("accuracy reached"),
        }
        return words.get(self._ending, tr("finished"))

    def retranslate(self) -> None:
        """Set every word in the language of the moment."""
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """Return room for a long run's numbers."""
        metrics = QFontMetrics(number_font(self.font()))
        width = metrics.horizontalAdvance(_TYPICAL) + metrics.horizontalAdvance(_TYPICAL_REST)
        return QSize(width + 3 * GRID, metrics.height() + GRID + _BAR)

    def minimumSizeHint(self) -> QSize:
        """Return room for epoch and loss alone."""
        metrics = QFontMetrics(number_font(self.font()))
        return QSize(metrics.horizontalAdvance(_TYPICAL_SHORT), metrics.height() + GRID + _BAR)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both texts and the bar of the progress."""
        palette = current_theme().palette
        painter = QPainter(self)
        painter.setFont(number_font(self.font()))
        metrics = painter.fontMetrics()
        row = self.rect().adjusted(0, 0, 0, -_BAR)
        rest_width = metrics.horizontalAdvance(self._rest)
        if rest_width + metrics.horizontalAdvance(self._text) + GRID > row.width():
            rest_width = 0
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(palette.muted_text if self._snapshot is None else palette.text))
        painter.drawText(row, middle | Qt.AlignmentFlag.AlignLeft, self._fitting(row.width()))
        if rest_width:
            painter.setPen(QColor(palette.muted_text))
            painter.drawText(row, middle | Qt.AlignmentFlag.AlignRight, self._rest)
        self._paint_bar(painter)
        painter.end()

    def _fitting(self, room: int) -> str:
        """Return as many whole numbers of the line as there is room for."""
        metrics = QFontMetrics(number_font(self.font()))
        pieces = self._text.split(_BETWEEN)
        while len(pieces) > 1 and metrics.horizontalAdvance(_BETWEEN.join(pieces)) > room:
            pieces.pop()
        return _BETWEEN.join(pieces)

    def _paint_bar(self, painter: QPainter) -> None:
        share = self._progress.share
        if share is None:
            return
        palette = current_theme().palette
        groove = QRect(0, self.height() - _BAR, self.width(), _BAR)
        painter.fillRect(groove, QColor(palette.border))
        groove.setWidth(round(self.width() * share))
        colour = palette.error if self._state == "failed" else palette.accent
        painter.fillRect(groove, QColor(colour))


def _untrained_line(measured: Evaluation | None) -> str:
    if measured is None:
        return tr("Not trained yet")
    return tr("Not trained yet · loss {loss}", loss=short_number(measured.loss, 4))


def _line(
    snapshot: TrainingSnapshot,
    until_epoch: int | None,
    mean_loss: float,
    measured: Evaluation | None,
) -> str:
    """Return epoch, loss and accuracy; of weights that were set by hand, what was measured now."""
    loss = short_number(mean_loss if measured is None else measured.loss, 4)
    share = snapshot.accuracy if measured is None else measured.accuracy
    number = snapshot.epoch + 1 if snapshot.batch else snapshot.epoch
    # Steps by hand may lead beyond the epoch at which the last run was to end.
    is_on_the_way = until_epoch is not None and number <= until_epoch
    epoch = f"{number:,}/{until_epoch:,}" if is_on_the_way else f"{number:,}"
    if share is None or isnan(share):
        return tr("epoch {epoch} · loss {loss}", epoch=epoch, loss=loss)
    accuracy = f"{100 * share:.3g}"
    return tr(
        "epoch {epoch} · loss {loss} · acc {accuracy} %",
        epoch=epoch,
        loss=loss,
        accuracy=accuracy,
    )


def _shown_loss(snapshot: TrainingSnapshot) -> float:
    """Return the mean loss of the present epoch so far, or of the last one where it is over."""
    if snapshot.batch:
        return snapshot.epoch_loss
    epochs = None if snapshot.curves is None else snapshot.curves.get("epoch_loss")
    if epochs is None or len(epochs.mean) == 0:
        return snapshot.loss
    return float(epochs.mean[-1])
