"""The tour: six balloons over the window, each beside the part that it is about."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QObject,
    QPoint,
    QPropertyAnimation,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from gui.looks.fonts import number_font
from gui.looks.theme import GRID, current_theme
from gui.preferences import has_reduced_motion
from gui.words.translation import QT_TR_NOOP, tr

_WIDTH: Final = 40 * GRID
_SLIDE: Final = 180
_DIMNESS: Final = 110
_RADIUS: Final = 6
_BORDER: Final = 1
_MOVED: Final = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.ZOrderChange)
_BALLOON_STYLE: Final = (
    "#tourBalloon {{ background: {0}; border: 1px solid {1}; border-radius: 8px; }}"
)


@dataclass(frozen=True, eq=False)
class TourStop:
    """A balloon: what it says, and which widget it is about.

    Parameters
    ----------
    title, text : str
        English, marked for translation.
    find : callable
        Brings the widget into sight and returns it; None puts the balloon in the middle.
    """

    title: str
    text: str
    find: Callable[[], QWidget | None]


TOUR_TEXTS: Final = (
    (
        QT_TR_NOOP("Your network"),
        QT_TR_NOOP(
            "Every block is a layer, and data flow from left to right. This network is ready to "
            "train. Click a block to see its settings on the right."
        ),
    ),
    (
        QT_TR_NOOP("Layers to build with"),
        QT_TR_NOOP(
            "Drag one onto a link to insert it there, or choose it and press Enter. Ctrl+Z takes "
            "everything back."
        ),
    ),
    (
        QT_TR_NOOP("Train it"),
        QT_TR_NOOP("F5 trains the network, and pauses it. Try it now if you like."),
    ),
    (
        QT_TR_NOOP("See every neuron and weight"),
        QT_TR_NOOP(
            "Circles, or small maps, are neurons and lines are weights: blue and solid is "
            "positive, orange and dashed is negative. Click one to see its numbers."
        ),
    ),
    (
        QT_TR_NOOP("Walk through one step"),
        QT_TR_NOOP(
            "F10 shows a single training step, layer by layer: forward, loss, backward, update, "
            "each with its formula and its real numbers. F9 goes back."
        ),
    ),
    (
        QT_TR_NOOP("Help is always near"),
        QT_TR_NOOP(
            "F1 opens the manual, Ctrl+Shift+L eleven lessons with tasks, and Shift+F1 explains "
            "what you click next. This tour can be taken again from the Help menu."
        ),
    ),
)
"""Titles and sentences of the six balloons, in order."""


class Tour(QWidget):
    """Lies over a window, dims it around one part after another, and says what it is.

    Parameters
    ----------
    stops : sequence of TourStop
    window : QWidget
        What the tour lies over; its shortcuts go on working.
    """

    finished = Signal()
    """The tour was walked to its end, or left."""

    def __init__(self, stops: Sequence[TourStop], window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("tour")
        self._stops = stops
        self._place = 0
        self._is_over = False
        self._focus_before = window.focusWidget()
        self._make_balloon()
        self._slide = QPropertyAnimation(self.balloon, b"pos", self)
        self._slide.setDuration(_SLIDE)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._subject: QWidget | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._lie_again)
        current_theme().changed.connect(self._dress)
        self._watch(window)
        self._dress()

    def _watch(self, window: QWidget) -> None:
        """Hear of the window's size, and of its panels that move or come to the front."""
        window.installEventFilter(self)
        for panel in window.children():
            if isinstance(panel, QWidget) and panel is not self:
                panel.installEventFilter(self)

    def _make_balloon(self) -> None:
        self.balloon = QFrame(self)
        self.balloon.setObjectName("tourBalloon")
        self._title = QLabel(self.balloon)
        bold = self._title.font()
        bold.setBold(True)
        self._title.setFont(bold)
        self._text = QLabel(self.balloon)
        self._text.setWordWrap(True)
        self._count = QLabel(self.balloon)
        self._count.setFont(number_font(self.font()))
        self._count.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.skip_button = self._button("tourSkip", self.leave)
        self.back_button = self._button("tourBack", self.back)
        self.next_button = self._button("tourNext", self.next)
        self.next_button.setDefault(True)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self._count)
        row.addStretch(1)
        for button in self._buttons:
            row.addWidget(button)
        column = QVBoxLayout(self.balloon)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(self._title)
        column.addWidget(self._text, 1)
        column.addSpacing(GRID)
        column.addLayout(row)

    def _button(self, name: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(self.balloon)
        button.setObjectName(name)
        button.setAutoDefault(True)
        button.clicked.connect(act)
        button.installEventFilter(self)
        return button

    @property
    def _buttons(self) -> tuple[QPushButton, ...]:
        return self.skip_button, self.back_button, self.next_button

    @property
    def place(self) -> int:
        """Which balloon is shown, from 0."""
        return self._place

    # Walking

    def begin(self) -> None:
        """Show the first balloon."""
        self._place = 0
        self.setGeometry(self._window().rect())
        self.show()
        self.raise_()
        self._show_stop(slides=False)

    @Slot()
    def next(self) -> None:
        """Go on; past the last balloon the tour ends."""
        if self._place == len(self._stops) - 1:
            self.leave()
        else:
            self._place += 1
            self._show_stop()

    @Slot()
    def back(self) -> None:
        """Go back to the balloon before."""
        if self._place:
            self._place -= 1
            self._show_stop()

    @Slot()
    def leave(self) -> None:
        """End the tour, and give the focus back to where it was."""
        self._slide.stop()
        self._window().removeEventFilter(self)
        self._is_over = True
        if self._focus_before is not None and isValid(self._focus_before):
            self._focus_before.setFocus()
        else:
            # Else Qt hands it to whatever panel comes next.
            self._window().setFocus()
        self.hide()
        self.finished.emit()

    def _window(self) -> QWidget:
        window = self.parentWidget()
        assert window is not None
        return window

    # Showing

    def _show_stop(self, slides: bool = True) -> None:
        self._say()
        self._subject = self._stops[self._place].find()
        self._lie(slides and not has_reduced_motion())
        self.next_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _say(self) -> None:
        stop = self._stops[self._place]
        is_last = self._place == len(self._stops) - 1
        self._title.setText(tr(stop.title))
        self._text.setText(tr(stop.text))
        self._count.setText(f"{self._place + 1} / {len(self._stops)}")
        self.skip_button.setText(tr("Skip the tour"))
        self.skip_button.setHidden(is_last)
        self.back_button.setText(tr("Back"))
        self.back_button.setEnabled(self._place > 0)
        self.next_button.setText(tr("Finish") if is_last else tr("Next"))
        self.setAccessibleName(tr("Tour of the window"))
        self.balloon.setAccessibleName(tr(stop.title))
        self.balloon.setAccessibleDescription(tr(stop.text))
        # A screen reader reads what has the focus.
        self.next_button.setAccessibleDescription(f"{tr(stop.title)}. {tr(stop.text)}")

    def _lie(self, slides: bool) -> None:
        """Put the balloon beside what it is about."""
        self.setGeometry(self._window().rect())
        self._spot = self._found()
        self.raise_()  # a panel that came to the front of its tabs lies above everything
        self.balloon.resize(self._balloon_size())
        goal = balloon_place(self._spot, self.balloon.size(), self.rect())
        self._slide.stop()
        if slides:
            self._slide.setStartValue(self.balloon.pos())
            self._slide.setEndValue(goal)
            self._slide.start()
        else:
            self.balloon.move(goal)
        self.update()

    def _balloon_size(self) -> QSize:
        """Return a size that holds the whole sentence, and every button in one row."""
        layout = self.balloon.layout()
        assert layout is not None
        margins = layout.contentsMargins()
        self._text.ensurePolished()
        self._text.setMinimumHeight(0)
        width = max(_WIDTH, layout.minimumSize().width())
        room = width - margins.left() - margins.right() - 2 * _BORDER
        # What the label says itself: it breaks lines otherwise than the metrics of its font.
        self._text.setMinimumHeight(max(self._text.heightForWidth(room), 0))
        layout.activate()
        return QSize(width, layout.minimumSize().height())

    def _found(self) -> QRect:
        widget = self._subject
        if widget is None or not isValid(widget) or not widget.isVisible():
            return QRect()
        corner = widget.mapTo(self._window(), QPoint(0, 0))
        return QRect(corner, widget.size()).intersected(self.rect())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim everything but the part, and draw a ring around that."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shade = QPainterPath()
        shade.addRect(self.rect())
        if not self._spot.isEmpty():
            hole = QPainterPath()
            hole.addRoundedRect(self._spot.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
            shade = shade.subtracted(hole)
        painter.fillPath(shade, QColor(0, 0, 0, _DIMNESS))
        if not self._spot.isEmpty():
            painter.setPen(QPen(QColor(current_theme().palette.focus), 2))
            painter.drawRoundedRect(self._spot.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        painter.end()

    @Slot()
    def _dress(self) -> None:
        palette = current_theme().palette
        self.balloon.setStyleSheet(_BALLOON_STYLE.format(palette.raised, palette.border))

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Escape."""
        if not self._walk_by_key(event):
            super().keyPressEvent(event)

    def _walk_by_key(self, event: QKeyEvent) -> bool:
        acts = {
            Qt.Key.Key_Right: self.next,
            Qt.Key.Key_Left: self.back,
            Qt.Key.Key_Escape: self.leave,
        }
        act = acts.get(Qt.Key(event.key()))
        if act is not None:
            act()
        return act is not None

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Keep Tab among the balloon's buttons while the tour lies over everything else."""
        if self._is_over:  # hiding, Qt looks for another place for the focus
            return super().focusNextPrevChild(is_next)
        buttons = [b for b in self._buttons if b.isVisible() and b.isEnabled()]
        focused = next((n for n, button in enumerate(buttons) if button.hasFocus()), -1)
        buttons[(focused + (1 if is_next else -1)) % len(buttons)].setFocus(
            Qt.FocusReason.TabFocusReason
        )
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window and its panels; take the arrow keys before a button does."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return watched in self._buttons and self._walk_by_key(event)
        if event.type() in _MOVED and self.isVisible():
            if watched is self.parentWidget():
                self._lie(slides=False)
            else:  # once, when every panel has its place
                self._soon.start()
        return super().eventFilter(watched, event)

    @Slot()
    def _lie_again(self) -> None:
        """Lie above the panels again, with the ring where its part is now."""
        if self.isVisible() and not self._is_over:
            is_sliding = self._slide.state() == QPropertyAnimation.State.Running
            self._lie(slides=is_sliding)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and text size."""
        super().changeEvent(event)
        kinds = (QEvent.Type.LanguageChange, QEvent.Type.FontChange)
        if event.type() in kinds and self.isVisible():
            self._say()
            self._lie(slides=False)


def balloon_place(spot: QRect, size: QSize, room: QRect) -> QPoint:
    """Return where a balloon lies: beside the spot where there is room, else over its middle."""
    gap = 2 * GRID
    centred = spot.center() - QRect(QPoint(0, 0), size).center()
    places = (
        QPoint(spot.right() + gap, centred.y()),
        QPoint(spot.left() - gap - size.width(), centred.y()),
        QPoint(centred.x(), spot.bottom() + gap),
        QPoint(centred.x(), spot.top() - gap - size.height()),
    )
    inner = room.adjusted(GRID, GRID, -GRID, -GRID)
    if not spot.isEmpty():
        for place in places:
            shifted = _inside(QRect(place, size), inner)
            if not shifted.intersects(spot):
                return shifted.topLeft()
    middle = room.center() if spot.isEmpty() else spot.center()
    over = QRect(middle - QRect(QPoint(0, 0), size).center(), size)
    return _inside(over, inner).topLeft()


def _inside(balloon: QRect, room: QRect) -> QRect:
    """Return the balloon moved into the room."""
    left = max(min(balloon.left(), room.right() - balloon.width()), room.left())
    top = max(min(balloon.top(), room.bottom() - balloon.height()), room.top())
    return QRect(QPoint(left, top), balloon.size())
