"""The room beside the cards, in which one more view of the step at hand is seen."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.looks.resource_files import icon
from gui.looks.theme import GRID
from gui.words.translation import tr

_WIDTH: Final = 46 * GRID


class SideRoom(QWidget):
    """Shows one of the views it was given, under its title; hidden while nobody wants one."""

    view_changed = Signal(object)
    """Another view is seen; None where the room was closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stepRoom")
        self._title = QLabel(self)
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self._close = QToolButton(self)
        self._close.setObjectName("closeStepRoomButton")
        self._close.setIcon(icon("close"))
        self._close.clicked.connect(self.close_view)
        self._views = QStackedWidget(self)
        self._tools = QStackedWidget(self)
        self._tools.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self._title, 1)
        head.addWidget(self._tools)
        head.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addLayout(head)
        column.addWidget(self._views, 1)
        self.retranslate()
        self.hide()

    def add(self, view: QWidget, tools: Sequence[QWidget] = ()) -> None:
        """Take a view in; its window title and its tools stand above it."""
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for tool in tools:
            line.addWidget(tool)
        self._tools.addWidget(row)
        self._views.addWidget(view)
        view.windowTitleChanged.connect(self._say_title)

    @property
    def view(self) -> QWidget | None:
        """What is seen; None while the room is closed."""
        return None if self.isHidden() else self._views.currentWidget()

    def show_view(self, view: QWidget) -> None:
        """Show a view, beside the cards."""
        self._views.setCurrentWidget(view)
        self._tools.setCurrentIndex(self._views.currentIndex())
        self._say_title()
        self.show()
        self.view_changed.emit(view)

    @Slot()
    def close_view(self) -> None:
        """Give the cards the whole width again."""
        if not self.isHidden():
            self.hide()
            self.view_changed.emit(None)

    def retranslate(self) -> None:
        """Word everything anew."""
        self._close.setToolTip(tr("Close"))
        self._close.setAccessibleName(tr("Close"))
        self._say_title()

    @Slot()
    def _say_title(self) -> None:
        view = self._views.currentWidget()
        self._title.setText("" if view is None else view.windowTitle())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """Return room for a curve beside its numbers."""
        return QSize(_WIDTH, 24 * GRID)


def split(cards: QWidget, room: QWidget) -> QSplitter:
    """Return both side by side with a line between them that can be dragged."""
    splitter = QSplitter(Qt.Orientation.Horizontal)
    splitter.setObjectName("stepSplitter")
    splitter.setChildrenCollapsible(False)
    splitter.addWidget(cards)
    splitter.addWidget(room)
    splitter.setStretchFactor(0, 1)
    splitter.setStretchFactor(1, 0)
    return splitter
