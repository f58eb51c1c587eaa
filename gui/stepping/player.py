"""Walks by itself, at a chosen pace."""

from typing import Final

from PySide6.QtCore import QObject, QSettings, QTimer, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from gui.looks.resource_files import icon
from gui.stepping.controller import StepController
from gui.words.translation import tr

#: Stops in a second.
PACES: Final = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0)
_PACE_KEY: Final = "stepping/pace"
_MILLISECONDS: Final = 1000


class StepPlayer(QObject):
    """Presses Next for the reader, on into the steps that follow, until it is told to stop.

    Parameters
    ----------
    controller : StepController
        Whose cursor is moved.
    parent : QWidget
        Where the menu of paces belongs.
    """

    def __init__(self, controller: StepController, parent: QWidget) -> None:
        super().__init__(parent)
        self._controller = controller
        self.menu = QMenu(parent)
        self.action = QAction(icon("play"), "", self)
        self.action.setObjectName("stepPlayAction")
        self.action.setCheckable(True)
        self.action.toggled.connect(self._on_toggled)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_time)
        self._pace = _known_pace(QSettings().value(_PACE_KEY))
        controller.left.connect(self.stop)
        self.retranslate()

    @property
    def pace(self) -> float:
        """Stops in a second."""
        return self._pace

    def set_pace(self, pace: float) -> None:
        """Go slower or faster from now on, and the next time."""
        self._pace = pace
        self._timer.setInterval(round(_MILLISECONDS / pace))
        QSettings().setValue(_PACE_KEY, pace)
        for action in self.menu.actions():
            action.setChecked(action.data() == pace)

    @property
    def is_playing(self) -> bool:
        """Whether it walks."""
        return self.action.isChecked()

    @Slot()
    def stop(self) -> None:
        """Stand still."""
        self.action.setChecked(False)

    @Slot(bool)
    def _on_toggled(self, is_playing: bool) -> None:
        self.retranslate()
        self.action.setIcon(icon("pause" if is_playing else "play"))
        if is_playing:
            self._timer.start(round(_MILLISECONDS / self._pace))
            self._on_time()
        else:
            self._timer.stop()

    @Slot()
    def _on_time(self) -> None:
        if self._controller.is_held and self._controller.at_end:
            self.stop()
            return
        self._controller.next()
        if not (self._controller.stops or self._controller.is_waiting):
            self.stop()

    def retranslate(self) -> None:
        """Word everything anew."""
        text = tr("Stop walking") if self.is_playing else tr("Walk by itself")
        self.action.setText(text)
        self.action.setToolTip(text)
        self.menu.clear()
        group = QActionGroup(self.menu)
        for pace in PACES:
            action = self.menu.addAction(pace_text(pace))
            action.setCheckable(True)
            action.setData(pace)
            action.setChecked(pace == self._pace)
            action.triggered.connect(self._on_pace_chosen)
            group.addAction(action)

    @Slot()
    def _on_pace_chosen(self) -> None:
        action = self.sender()
        self.set_pace(action.data())  # type: ignore[attr-defined]


def pace_text(pace: float) -> str:
    """Return a pace in words: ``2 stops a second``, ``a stop every 4 seconds``."""
    if pace < 1:
        return tr("A stop every {n} seconds", n=round(1 / pace))
    return tr("{n} {n:stop|stops} a second", n=round(pace))


def _known_pace(value: object) -> float:
    try:
        pace = float(str(value))
    except ValueError:
        return 1.0
    return pace if pace in PACES else 1.0
