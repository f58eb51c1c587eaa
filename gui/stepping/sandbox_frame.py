"""A frame around a view whose numbers are those of the sandbox."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gui.looks.theme import GRID, current_theme
from gui.words.translation import tr

_WIDTH: Final = 2.0
_PADDING: Final = GRID // 2


class SandboxFrame(QWidget):
    """Lies over a view, lets every click through, and is shown while the sandbox is open.

    Parameters
    ----------
    view : QWidget
        What is framed; it owns the frame.
    """

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self.setObjectName("sandboxFrame")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.installEventFilter(self)
        current_theme().changed.connect(self.update)
        self.hide()

    @Slot(bool)
    def set_shown(self, is_shown: bool) -> None:
        """Show or hide the frame."""
        self.setGeometry(self._view.rect())
        self.setVisible(is_shown)
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the view."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._view.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame, dashed, and its word in the corner."""
        palette = current_theme().palette
        colour = QColor(palette.sandbox)
        painter = QPainter(self)
        painter.setPen(QPen(colour, _WIDTH, Qt.PenStyle.DashLine))
        painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        text = tr("What if")
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(text) + 2 * _PADDING
        badge = QRectF(self.width() - width, 0, width, metrics.height() + _PADDING)
        painter.fillRect(badge, colour)
        painter.setPen(QColor(palette.surface))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()
