"""The help menu of a window: the manual, and all that explains the program."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QSettings, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDockWidget, QMainWindow, QMenu, QToolButton, QWhatsThis, QWidget

from gui.files.recovery import Recovery
from gui.help.action_texts import HELP_ACTIONS
from gui.looks.resource_files import icon
from gui.looks.theme import current_theme
from gui.preferences import autosave_seconds, has_reduced_motion
from gui.wiring.stepper_corner import StepperCorner
from gui.words.translation import current_translator, tr

if TYPE_CHECKING:  # imported when they are first wanted
    from gui.help.manual_window import ManualWindow
    from gui.help.preferences_dialog import PreferencesDialog
    from gui.help.tour import Tour

_IN_HELP_MENU: Final = ("manualAction", "shortcutsAction", "whatsThisAction", "tourAction")
_TOUR_SEEN: Final = "tour/seen"
#: Object names of what the balloons are about, in their order.
_TOUR_PARTS: Final = ("canvas", "palette", "trainAction", "diagram", "stepDock", "helpMenu")


class HelpWiring(QObject):
    """Fills the help menu of a window and answers it.

    Parameters
    ----------
    window : QMainWindow
        Whose menu ``helpMenu`` is filled, and to which every window of the help belongs.
    steps : StepperCorner
        Its format of numbers is a preference.
    recovery : Recovery
        Whose delay is a preference.
    """

    def __init__(self, window: QMainWindow, steps: StepperCorner, recovery: Recovery) -> None:
        super().__init__(window)
        self._window = window
        self._steps = steps
        self._recovery = recovery
        self.tour: Tour | None = None
        self._preferences: PreferencesDialog | None = None
        self._manual: ManualWindow | None = None
        self._actions: dict[str, QAction] = {}
        acts: dict[str, Callable[[], object]] = {
            "manualAction": partial(self.show_manual, "first-minute"),
            "shortcutsAction": partial(self.show_manual, "shortcuts"),
            "whatsThisAction": QWhatsThis.enterWhatsThisMode,
            "tourAction": self.begin_tour,
            "preferencesAction": self.show_preferences,
        }
        for name, keys, picture, _ in HELP_ACTIONS:
            self._actions[name] = self._action(name, keys, picture, acts[name])
        self._actions["whatsThisAction"].installEventFilter(self)
        self._fill_menu()
        self._retranslate()
        window.installEventFilter(self)
        window.setAnimated(not has_reduced_motion())
        self._on_autosave_chosen(autosave_seconds())
        current_theme().changed.connect(self._check_choices)

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
        about = menu.actions()[-1]
        menu.insertActions(about, [self._actions[name] for name in _IN_HELP_MENU])
        menu.insertSeparator(about)
        edit = self._window.findChild(QMenu, "editMenu")
        assert edit is not None
        edit.addSeparator()
        edit.addAction(self._actions["preferencesAction"])

    @property
    def manual(self) -> "ManualWindow":
        """The manual's window, made when it is first wanted."""
        from gui.help.manual_window import ManualWindow
        from gui.help.shortcut_table import shortcut_table

        if self._manual is None:
            self._manual = ManualWindow(partial(shortcut_table, self._window), self._window)
        return self._manual

    @Slot()
    def show_manual(self, chapter: str) -> None:
        """Open the manual at a chapter."""
        self.manual.show_chapter(chapter)

    @property
    def preferences(self) -> "PreferencesDialog":
        """The dialog of preferences, made when it is first wanted."""
        from gui.help.preferences_dialog import NumberChoice, PreferencesDialog
        from gui.stepping.number_format import NumberFormat
        from gui.stepping.number_format_choices import NUMBER_FORMATS, format_text

        if self._preferences is None:
            panel = self._steps.stepper.panel
            numbers = NumberChoice(
                NUMBER_FORMATS,
                NumberFormat(),
                format_text,
                lambda: panel.number_format,
                panel.set_number_format,
            )
            self._preferences = PreferencesDialog(numbers, self._window)
            self._preferences.autosave_chosen.connect(self._on_autosave_chosen)
            panel.number_format_changed.connect(self._preferences.refresh)
        return self._preferences

    @Slot()
    def show_preferences(self) -> None:
        """Open the preferences beside the window, so that what they change can be seen."""
        self.preferences.refresh()
        self.preferences.show()
        self.preferences.raise_()
        self.preferences.activateWindow()

    @Slot()
    def show_about(self) -> None:
        """Say what program this is."""
        from gui.help.about_dialog import AboutDialog

        about = AboutDialog(self._window)
        about.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        about.open()

    @Slot()
    def offer_tour(self) -> None:
        """Begin the tour if nobody has seen it here yet."""
        if QSettings().value(_TOUR_SEEN) is None:
            self.begin_tour()

    @Slot()
    def begin_tour(self) -> None:
        """Lead through the window, from the first balloon on."""
        from gui.help.tour import TOUR_TEXTS, Tour, TourStop

        if self.tour is not None:
            self.tour.leave()
        stops = [
            TourStop(title, text, partial(self._part, name))
            for (title, text), name in zip(TOUR_TEXTS, _TOUR_PARTS, strict=True)
        ]
        self.tour = Tour(stops, self._window)
        self.tour.finished.connect(self._on_tour_finished)
        self.tour.begin()
        QSettings().setValue(_TOUR_SEEN, True)

    @Slot()
    def _on_tour_finished(self) -> None:
        if self.tour is not None:
            self.tour.deleteLater()
            self.tour = None

    def _part(self, name: str) -> QWidget | None:
        """Return what a balloon is about, brought to the front of its tabs."""
        if name.endswith("Menu"):
            return self._window.menuBar()
        if name.endswith("Action"):
            return self._button(name)
        part = self._window.findChild(QWidget, name)
        holder = part
        while holder is not None and not isinstance(holder, QDockWidget):
            holder = holder.parentWidget()
        if isinstance(holder, QDockWidget):
            holder.show()
            holder.raise_()
        return part

    def _button(self, name: str) -> QWidget | None:
        for button in self._window.findChildren(QToolButton):
            action = button.defaultAction()
            if action is not None and action.objectName() == name and button.isVisible():
                return button
        return None

    @Slot(int)
    def _on_autosave_chosen(self, seconds: int) -> None:
        self._recovery.set_delay(1000 * seconds)

    @Slot()
    def _check_choices(self) -> None:
        """Let the menus of language and theme show what was chosen elsewhere."""
        for name in (f"language:{current_translator().language}", f"theme:{current_theme().mode}"):
            choice = self._window.findChild(QAction, name)
            if choice is not None:
                choice.setChecked(True)

    def _retranslate(self) -> None:
        for name, _, _, words in HELP_ACTIONS:
            self._actions[name].setText(tr(words))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's language; explain by key what has the focus."""
        if event.type() == QEvent.Type.Shortcut and watched is self._actions["whatsThisAction"]:
            return self._explain_focused()
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._check_choices()
        return super().eventFilter(watched, event)

    def _explain_focused(self) -> bool:
        """Explain the field that has the focus; tell whether it has an explanation."""
        field = self._window.focusWidget()
        about: QWidget | None = field
        while about is not None and not about.whatsThis():
            about = about.parentWidget()
        if field is None or about is None:
            return False  # the next click says what is meant
        QWhatsThis.showText(field.mapToGlobal(field.rect().bottomLeft()), about.whatsThis(), field)
        return True
