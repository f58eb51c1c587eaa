"""The window's menus and toolbar: every action by name, in the language of the moment."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QToolBar

from gui.canvas.actions import CanvasActions
from gui.files.project_files import ProjectFiles
from gui.looks.resource_files import icon
from gui.looks.theme import MODES, current_theme
from gui.preferences import choose_language, choose_theme
from gui.stepping.controller import StepController
from gui.training.controls import TrainingControls
from gui.window.document_dialogs import DocumentDialogs
from gui.wiring.exporting_wiring import ExportingWiring
from gui.words.translation import LANGUAGES, QT_TR_NOOP, current_translator, tr

_Words = Callable[[], str]

#: Languages are named in themselves, so that everybody finds his own.
_LANGUAGE_NAMES: Final = {"ko": "한국어", "en": "English"}
_THEME_NAMES: Final = {
    "system": QT_TR_NOOP("Follow the system"),
    "light": QT_TR_NOOP("Light"),
    "dark": QT_TR_NOOP("Dark"),
}


class WindowActions(QObject):
    """Makes the menus and the toolbar of a window, and words them."""

    reset_layout_wanted = Signal()
    """The docks should stand where they stood at first."""
    new_window_wanted = Signal()
    """The user wants one window more."""
    about_wanted = Signal()
    """The user wants to know what program this is."""

    def __init__(
        self,
        window: QMainWindow,
        files: ProjectFiles,
        exporting: ExportingWiring,
        dialogs: DocumentDialogs,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._files = files
        self._worded: list[tuple[QAction | QMenu, _Words]] = []
        self._choices: dict[str, QAction] = {}
        current_theme().changed.connect(self._check_choices)
        keys = QKeySequence.StandardKey
        self.new = self._action("new", keys.New, files.new, "new", lambda: tr("New"))
        self.new_window = self._action(
            "newWindow", "Ctrl+Shift+N", self.new_window_wanted.emit, "", lambda: tr("New window")
        )
        self.open = self._action("open", keys.Open, files.open, "open", lambda: tr("Open…"))
        self.save = self._action("save", keys.Save, files.save, "save", lambda: tr("Save"))
        self.save_as = self._action(
            "saveAs", "Ctrl+Shift+S", files.save_as, "", lambda: tr("Save as…")
        )
        self.examples = self._action(
            "examples",
            "Ctrl+Shift+E",
            dialogs.show_examples,
            "examples",
            lambda: tr("Examples…"),
        )
        self.summary = self._action(
            "summary", "Ctrl+Shift+I", dialogs.show_summary, "table", lambda: tr("Summary…")
        )
        self._make_exporting(exporting)
        self.close_window = self._action(
            "closeWindow", keys.Close, window.close, "", lambda: tr("Close window")
        )
        # Asks in every window what to do with unsaved changes, and ends at the first Cancel.
        self.quit = self._action(
            "quit", keys.Quit, QApplication.closeAllWindows, "", lambda: tr("Quit")
        )

    def _make_exporting(self, exporting: ExportingWiring) -> None:
        self.export = self._action(
            "export", "Ctrl+E", exporting.export, "export", lambda: tr("Export…")
        )
        self.import_file = self._action(
            "import", "Ctrl+I", exporting.import_file, "import", lambda: tr("Import…")
        )
        self.save_picture = self._action(
            "savePicture", None, exporting.save_picture, "image", lambda: tr("Save picture…")
        )
        self.save_summary = self._action(
            "saveSummary", None, exporting.save_summary, "table", lambda: tr("Save summary…")
        )
        self.copy_summary = self._action(
            "copySummary", None, exporting.copy_summary, "", lambda: tr("Copy summary")
        )
        self.copy_markdown = self._action(
            "copySummaryAsMarkdown",
            None,
            exporting.copy_summary_as_markdown,
            "",
            lambda: tr("Copy summary as Markdown"),
        )

    def _action(
        self,
        name: str,
        shortcut: QKeySequence.StandardKey | str | None,
        act: Callable[[], object],
        picture: str,
        words: _Words,
    ) -> QAction:
        action = QAction(self)
        action.setObjectName(f"{name}Action")
        if shortcut is not None:
            action.setShortcut(QKeySequence(shortcut))
        if picture:
            action.setIcon(icon(picture))
        action.triggered.connect(_ignoring(act))
        self._worded.append((action, words))
        return action

    def _menu(self, name: str, words: _Words, parent: QMenu | None = None) -> QMenu:
        menu = QMenu(parent or self._window)
        menu.setObjectName(f"{name}Menu")
        self._worded.append((menu, words))
        if parent is None:
            self._window.menuBar().addMenu(menu)
        else:
            parent.addMenu(menu)
        return menu

    def fill(
        self,
        toolbar: QToolBar,
        canvas: CanvasActions,
        training: TrainingControls,
        stepping: StepController,
    ) -> None:
        """Make the menus, and put the most used actions into the toolbar."""
        self._fill_file_menu()
        edit = self._edit_menu = self._menu("edit", lambda: tr("&Edit"))
        edit.addActions([canvas.undo, canvas.redo])
        edit.addSeparator()
        edit.addActions([canvas.cut, canvas.copy, canvas.paste, canvas.duplicate])
        edit.addActions([canvas.delete, canvas.select_all])
        edit.addSeparator()
        edit.addActions([canvas.rename, canvas.earlier, canvas.later])
        edit.addSeparator()
        edit.addAction(canvas.tidy)
        align = self._menu("align", lambda: tr("Align"), edit)
        align.addActions(list(canvas.arranging.align))
        align.addSeparator()
        align.addActions(list(canvas.arranging.distribute))
        edit.addSeparator()
        edit.addActions([self.summary, self.copy_summary, self.copy_markdown])
        self._fill_view_menu(canvas)
        train = self._menu("train", lambda: tr("&Train"))
        #: The menu, and the action of the toolbar, that stand behind those for data.
        self.behind_data = train, stepping.action("stepBackAction")
        train.addActions([training.train_action, *training.portion_actions.values()])
        train.addSeparator()
        train.addActions([training.reset_action, training.new_weights_action])
        step = self._step_menu = self._menu("step", lambda: tr("&Step", "menu"))
        step.addActions(list(stepping.actions.values()))
        step.addSeparator()
        step.addAction(
            self._action("leaveStep", "Shift+F10", stepping.leave, "", lambda: tr("Leave stepping"))
        )
        self._help_menu = self._menu("help", lambda: tr("&Help"))
        self._help_menu.addAction(
            self._action(
                "about", None, self.about_wanted.emit, "info", lambda: tr("About Layerloom")
            )
        )
        self._fill_toolbar(toolbar, canvas, training, stepping)
        self.retranslate()

    def _fill_file_menu(self) -> None:
        menu = self._menu("file", lambda: tr("&File"))
        menu.addActions([self.new, self.new_window, self.open])
        self._recent = self._menu("recent", lambda: tr("Open recent"), menu)
        self._recent.setToolTipsVisible(True)
        self._recent.aboutToShow.connect(self._list_recent)
        menu.addAction(self.examples)
        menu.addSeparator()
        menu.addActions([self.save, self.save_as])
        menu.addSeparator()
        menu.addActions([self.import_file, self.export])
        menu.addSeparator()
        menu.addActions([self.save_picture, self.save_summary])
        menu.addSeparator()
        menu.addActions([self.close_window, self.quit])

    def _list_recent(self) -> None:
        self._recent.clear()
        for path in self._files.recent:
            action = self._recent.addAction(str(path))
            action.setEnabled(path.is_file())
            if not action.isEnabled():
                action.setToolTip(tr("This file is no longer there."))
            action.triggered.connect(_ignoring(partial(self._files.open_recent, path)))
        if not self._files.recent:
            self._recent.addAction(tr("No projects yet")).setEnabled(False)

    def _fill_view_menu(self, canvas: CanvasActions) -> None:
        self._view_menu = self._menu("view", lambda: tr("&View"))
        self._view_menu.addActions([canvas.fit, canvas.zoom_in, canvas.zoom_out])
        self._view_menu.addSeparator()
        self._view_menu.addActions(list(canvas.arranging.switches))
        self._view_menu.addSeparator()
        self._panels = self._menu("panels", lambda: tr("Panels"), self._view_menu)
        self._view_menu.addAction(
            self._action(
                "resetLayout",
                None,
                self.reset_layout_wanted.emit,
                "",
                lambda: tr("Reset layout"),
            )
        )
        self._view_menu.addSeparator()
        languages = self._menu("language", lambda: tr("Language"), self._view_menu)
        group = QActionGroup(self)
        for code in LANGUAGES:
            action = languages.addAction(_LANGUAGE_NAMES[code])
            self._add_choice(
                group, action, f"language:{code}", code == current_translator().language
            )
            action.triggered.connect(_ignoring(partial(choose_language, code)))
        self._fill_theme_menu()

    def _fill_theme_menu(self) -> None:
        themes = self._menu("theme", lambda: tr("Theme"), self._view_menu)
        group = QActionGroup(self)
        for mode in MODES:
            title = partial(tr, _THEME_NAMES[mode])
            action = self._action(f"theme:{mode}", None, partial(choose_theme, mode), "", title)
            themes.addAction(action)
            self._add_choice(group, action, f"theme:{mode}", mode == current_theme().mode)

    def _add_choice(
        self, group: QActionGroup, action: QAction, name: str, is_checked: bool
    ) -> None:
        action.setObjectName(name)
        action.setCheckable(True)
        action.setChecked(is_checked)
        group.addAction(action)
        self._choices[name] = action

    def add_to_edit_menu(self, *actions: QAction) -> None:
        """Put more actions behind those of the edit menu, in a group of their own."""
        self._edit_menu.addSeparator()
        self._edit_menu.addActions(list(actions))

    def add_switches_of_view(self, *actions: QAction) -> None:
        """Put more actions into the view menu, before its panels, in a group of their own."""
        for action in actions:
            self._view_menu.insertAction(self._panels.menuAction(), action)
        self._view_menu.insertSeparator(self._panels.menuAction())

    def add_to_step_menu(self, *actions: QAction) -> None:
        """Put more actions behind those of the step menu, in a group of their own."""
        self._step_menu.addSeparator()
        self._step_menu.addActions(list(actions))

    def add_to_view_menu(self, action: QAction, words: Callable[[], str]) -> None:
        """Put an action behind those that choose what part of the canvas is shown."""
        self._view_menu.insertAction(self._view_menu.actions()[3], action)
        self._worded.append((action, words))

    def add_to_help_menu(self, action: QAction, words: Callable[[], str]) -> None:
        """Put an action at the head of the help menu."""
        self._help_menu.insertAction(self._help_menu.actions()[0], action)
        self._worded.append((action, words))

    def add_panel(self, toggle: QAction) -> None:
        """Offer to show and hide a dock."""
        self._panels.addAction(toggle)

    def _fill_toolbar(
        self,
        toolbar: QToolBar,
        canvas: CanvasActions,
        training: TrainingControls,
        stepping: StepController,
    ) -> None:
        toolbar.addActions([self.new, self.open, self.save])
        toolbar.addSeparator()
        toolbar.addActions([canvas.undo, canvas.redo])
        toolbar.addSeparator()
        toolbar.addActions(
            [stepping.action("stepBackAction"), stepping.action("stepForwardAction")]
        )
        toolbar.addSeparator()
        training.add_to(toolbar)

    def retranslate(self) -> None:
        """Word everything in the language of the moment."""
        for item, words in self._worded:
            if isinstance(item, QMenu):
                item.setTitle(words())
            else:
                item.setText(words())
        self._check_choices()

    @Slot()
    def _check_choices(self) -> None:
        """Check language and theme as they are now: another window may have chosen them."""
        for name in (f"language:{current_translator().language}", f"theme:{current_theme().mode}"):
            if name in self._choices:
                self._choices[name].setChecked(True)


def _ignoring(act: Callable[[], object]) -> Callable[[bool], None]:
    """Return a slot that leaves out whether the action is checked."""

    def slot(_is_checked: bool = False) -> None:
        act()

    return slot
