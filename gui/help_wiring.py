"""The help menu of a window: the manual, and all that explains the program."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from gui.help.action_texts import HELP_ACTIONS
from gui.help.manual_window import ManualWindow
from gui.help.shortcut_table import shortcut_table
from gui.resource_files import icon
from gui.translation import tr


class HelpWiring(QObject):
    """Fills the help menu of a window and answers it.

    Parameters
    ----------
    window : QMainWindow
        Whose menu ``helpMenu`` is filled, and to which every window of the help belongs.
    """

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._manual: ManualWindow | None = None
        self._actions: dict[str, QAction] = {}
        acts: dict[str, Callable[[], object]] = {
            "manualAction": partial(self.show_manual, "first-minute"),
            "shortcutsAction": partial(self.show_manual, "shortcuts"),
        }
        for name, keys, picture, _ in HELP_ACTIONS:
            self._actions[name] = self._action(name, keys, picture, acts[name])
        self._fill_menu()
        self._retranslate()
        window.installEventFilter(self)

    def _action(self, name: str, keys: str, picture: str, act: Callable[[], object]) -> QAction:
        action = QAction(self)
        action.setObjectName(name)
        if keys:
            action.setShortcut(QKeySequence(keys))
        if picture:
            action.setIcon(icon(picture))
        action.triggered.connect(lambda _checked=False: act())
        return action

    def _fill_menu(self) -> None:
        menu = self._window.findChild(QMenu, "helpMenu")
        assert menu is not None
        about = menu.actions()[0]
        menu.insertActions(about, list(self._actions.values()))
        menu.insertSeparator(about)

    @property
    def manual(self) -> ManualWindow:
        """The manual's window, made when it is first wanted."""
        if self._manual is None:
            self._manual = ManualWindow(partial(shortcut_table, self._window), self._window)
        return self._manual

    @Slot()
    def show_manual(self, chapter: str) -> None:
        """Open the manual at a chapter."""
        self.manual.show_chapter(chapter)

    def _retranslate(self) -> None:
        for name, _, _, words in HELP_ACTIONS:
            self._actions[name].setText(tr(words))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        return super().eventFilter(watched, event)
