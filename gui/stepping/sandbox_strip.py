"""The strip above the cards that says: this is a sandbox, and what is tried out in it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui.looks.resource_files import icon
from gui.looks.theme import GRID, current_theme
from gui.stepping.tried_chips import TriedChips
from gui.stepping.wrapped_label import WrappedLabel
from gui.words.translation import tr

_BAND: Final = 10.0
_TINT: Final = 0.09
_HATCH: Final = 6


class SandboxStrip(QWidget):
    """Hidden outside the sandbox; says what was changed, and offers to keep or to drop it."""

    keep_wanted = Signal()
    """What is tried out is to become an edit of the project."""
    drop_wanted = Signal()
    """What is tried out is to be forgotten."""
    take_back_wanted = Signal(int)
    """One number is to have its own value again; carries its place in the list."""

    bring_back_wanted = Signal()
    """What was dropped is to be tried out again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sandboxStrip")
        self._picture = QLabel(self)
        self._title = QLabel(self)
        self._title.setObjectName("sandboxTitle")
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self._hint = WrappedLabel("sandboxHint", self)
        self.chips = TriedChips(self)
        self.chips.take_back_wanted.connect(self.take_back_wanted)
        self._note = WrappedLabel("sandboxNote", self)
        self._keep, self._drop = QPushButton(self), QPushButton(self)
        self._bring_back = QPushButton(self)
        self._bring_back.setObjectName("bringBackButton")
        self._bring_back.clicked.connect(self.bring_back_wanted)
        self._bring_back.hide()
        self._dropped = 0
        self._keep.setObjectName("keepSandboxButton")
        self._drop.setObjectName("dropSandboxButton")
        self._keep.clicked.connect(self.keep_wanted)
        self._drop.clicked.connect(self.drop_wanted)
        self._lay_out()
        current_theme().changed.connect(self._colour)
        self._colour()
        self.retranslate()
        self.hide()

    def _lay_out(self) -> None:
        self._middle = QStackedWidget(self)
        self._middle.addWidget(self._hint)
        self._middle.addWidget(self.chips)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self._picture)
        row.addWidget(self._title)
        row.addWidget(self._middle, 1)
        row.addWidget(self._bring_back)
        row.addWidget(self._keep)
        row.addWidget(self._drop)
        column = QVBoxLayout(self)
        column.setContentsMargins(int(_BAND) + GRID, GRID // 2, GRID, GRID // 2)
        column.setSpacing(GRID // 2)
        column.addLayout(row)
        column.addWidget(self._note)

    def open(self) -> None:
        """Show the strip, and tell screen readers that this is a sandbox."""
        if self.isHidden():
            self.show()
            alert = QAccessibleEvent(self, QAccessible.Event.Alert)
            QAccessible.updateAccessibility(alert)

    def set_state(self, texts: Sequence[str], note: str, can_keep: bool) -> None:
        """Show what is tried out.

        Parameters
        ----------
        texts : sequence of str
            One for each number: ``w₅ 0.4 → 0.55``.
        note : str
            What became of the loss, and what cannot be kept.
        can_keep : bool
            Whether anything of it can be kept.
        """
        self.chips.set_texts(texts)
        self._middle.setCurrentWidget(self.chips if texts else self._hint)
        self._middle.setFixedHeight(self.chips.sizeHint().height())
        self._note.setText(note)
        self._keep.setEnabled(can_keep)
        self.setAccessibleDescription(self.text())

    def text(self) -> str:
        """Return everything on the strip as text; nothing outside the sandbox."""
        if self.isHidden():
            return ""
        tried = [f"- {text}" for text in self.chips.texts] or [self._hint.text()]
        return "\n".join([self._title.text(), *tried, self._note.text()])

    def changes(self) -> list[str]:
        """Return the title and what is tried out; nothing outside the sandbox."""
        return [] if self.isHidden() else [self._title.text(), *self.chips.texts]

    def offer_dropped(self, count: int) -> None:
        """Offer to try out again what was dropped last; nothing where it was nothing."""
        self._dropped = count
        self._bring_back.setVisible(count > 0)
        self._word_dropped()

    def _word_dropped(self) -> None:
        self._bring_back.setText(tr("Bring back {n} {n:change|changes}", n=self._dropped))

    def retranslate(self) -> None:
        """Word everything anew."""
        self._word_dropped()
        self._title.setText(tr("What if: a sandbox"))
        self.setAccessibleName(tr("Sandbox: the training stays as it is"))
        self._hint.setText(
            tr("Click an input, a weight, a bias or a target and give it another number.")
        )
        self.chips.retranslate()
        self._keep.setText(tr("Keep"))
        self._keep.setToolTip(tr("Make the changes an edit of the project, which can be undone"))
        self._drop.setText(tr("Drop"))
        self._drop.setToolTip(tr("Forget the changes and go back to the training's numbers (Esc)"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    @Slot()
    def _colour(self) -> None:
        self._picture.setPixmap(icon("what-if", "sandbox").pixmap(QSize(2 * GRID, 2 * GRID)))
        palette = self._title.palette()
        palette.setColor(palette.ColorRole.WindowText, QColor(current_theme().palette.sandbox))
        self._title.setPalette(palette)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, and a hatched band: colour alone is not seen by everybody."""
        colour = QColor(current_theme().palette.sandbox)
        painter = QPainter(self)
        tint = QColor(colour)
        tint.setAlphaF(_TINT)
        painter.fillRect(self.rect(), tint)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        band = QRectF(0, 0, _BAND - 2, self.height())
        painter.setClipRect(band)
        painter.setPen(QPen(colour, 2.0))
        for y in range(-_HATCH, self.height() + 2 * _HATCH, _HATCH):
            painter.drawLine(0, y + _HATCH, int(_BAND), y)
        painter.setClipping(False)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(colour, 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
