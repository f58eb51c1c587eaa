"""Scenes that hold most of the program's words: lessons, manual, menus, dialogs, the tour.

`screenshots.py` renders them with its own, for whoever reads a language in the window.
"""

import tempfile
from collections.abc import Callable
from pathlib import Path

from gui_tests.every_dialog import each_dialog
from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QMenu

from gui.help.manual import CHAPTERS
from gui.lessons.library import library
from gui.window.main_window import MainWindow

Scene = Callable[[MainWindow], None]

TOUR_STOPS = 6
DIALOGS = (
    "predict-picture",
    "predict-numbers",
    "samples",
    "names",
    "import",
    "table",
    "about",
    "preferences",
)
"""Those of `every_dialog` that no other scene opens."""


def _lesson(name: str) -> Scene:
    def show(window: MainWindow) -> None:
        window.lessons.action.trigger()
        window.lessons.panel.choose(name)
        for card in window.lessons.panel.cards:
            while card.hint.isEnabled() and card.task.hints:
                card.hint.click()

    return show


def _chapter(name: str) -> Scene:
    def show(window: MainWindow) -> None:
        window.help.show_manual(name)
        window.help.manual.show()

    return show


def _tour(stop: int) -> Scene:
    def show(window: MainWindow) -> None:
        window.help.begin_tour()
        for _ in range(stop):
            window.help.tour.next()

    return show


def _menu(name: str) -> Scene:
    def show(window: MainWindow) -> None:
        menu = window.findChild(QMenu, name)
        menu.popup(window.mapToGlobal(QPoint(0, 0)))

    return show


def _dialog(wanted: str) -> Scene:
    def wait(condition: Callable[[], bool]) -> None:
        while not condition():
            QCoreApplication.processEvents()

    def show(window: MainWindow) -> None:
        folder = Path(tempfile.mkdtemp())
        for name, _ in each_dialog(window, folder, wait):
            if name == wanted:
                return

    return show


def scenes() -> dict[str, Scene]:
    """Return the scenes by the names of their pictures."""
    found: dict[str, Scene] = {}
    found |= {f"lesson-{one.name}": _lesson(one.name) for one in library("ko")}
    found |= {f"manual-{chapter}": _chapter(chapter) for chapter in CHAPTERS}
    found |= {f"tour-{stop + 1}": _tour(stop) for stop in range(TOUR_STOPS)}
    found |= {f"dialog-{name}": _dialog(name) for name in DIALOGS}
    found |= {f"menu-{name}": _menu(f"{name}Menu") for name in ("file", "edit", "view", "data")}
    found |= {f"menu-{name}": _menu(f"{name}Menu") for name in ("train", "step", "help")}
    return found
