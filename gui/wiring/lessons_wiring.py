"""Introduces the lessons to what is open: judged on it, they open examples and change numbers."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from engine import LayerloomError, Project, load_example
from gui.background_task import CancelledError, wait_for
from gui.document.document import NetworkDocument
from gui.document.document_trainer import project_of, state_of
from gui.files.project_files import ProjectFiles
from gui.looks.resource_files import icon
from gui.looks.theme import GRID
from gui.panel_slot import PanelSlot
from gui.wiring.lesson_surroundings import LessonSurroundings
from gui.wiring.training_wiring import TrainingWiring
from gui.words.example_texts import in_words
from gui.words.layer_texts import default_name_text
from gui.words.translation import tr

if TYPE_CHECKING:  # the panel is made when it is first seen
    from gui.lessons.lesson import Task
    from gui.lessons.panel import LessonPanel

#: Milliseconds after a change before the tasks are judged: a drag changes much in a row.
_CALM: Final = 150
_WIDTH: Final = 46 * GRID


class LessonsWiring(QObject):
    """Makes the lesson panel and carries out what its tasks ask for."""

    failed = Signal(str)
    """Something could not be done; with the sentence to be shown."""

    def __init__(
        self,
        document: NetworkDocument,
        files: ProjectFiles,
        training: TrainingWiring,
        surroundings: LessonSurroundings,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._surroundings = surroundings
        self._document = document
        self._files = files
        self._training = training
        self._window = window
        self.panel: LessonPanel | None = None
        self.slot = PanelSlot(self._make_panel, window)
        self._dock: QDockWidget | None = None
        self._beside: QDockWidget | None = None
        self.action = QAction(self)
        self.action.setObjectName("lessonsAction")
        self.action.setIcon(icon("info"))
        self.action.setShortcut("Ctrl+Shift+L")
        self.action.triggered.connect(self.open)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM)
        self._calm.timeout.connect(self._judge)
        self.slot.sight.changed.connect(self._on_sight_changed)
        for signal in (
            document.spec_changed,
            document.training_changed,
            document.data_changed,
            document.training_state_changed,
            document.opened,
            surroundings.changed,
        ):
            signal.connect(self._on_changed)

    def adopt(self, dock: QDockWidget, beside: QDockWidget) -> None:
        """Take charge of the dock that holds the slot: closed until lessons are wanted.

        Then it is one tab more with `beside`; Qt does not put closed docks into tabs.
        """
        self._dock, self._beside = dock, beside
        dock.toggleViewAction().toggled.connect(self._on_toggled)
        dock.hide()

    @Slot()
    def open(self) -> None:
        """Bring the panel before the others, wide enough to read."""
        dock = self._dock
        if dock is None:
            return
        self.slot.fill()
        dock.show()
        self._on_toggled(True)
        dock.raise_()
        if not dock.isFloating() and dock.width() < _WIDTH:
            self._window.resizeDocks([dock], [_WIDTH], Qt.Orientation.Horizontal)
        if self.panel is not None:
            self.panel.take_focus()

    @Slot(bool)
    def _on_toggled(self, is_open: bool) -> None:
        """Let the left side reach down to the bottom while there are lessons to be read."""
        areas = Qt.DockWidgetArea
        area = areas.LeftDockWidgetArea if is_open else areas.BottomDockWidgetArea
        self._window.setCorner(Qt.Corner.BottomLeftCorner, area)
        dock, beside = self._dock, self._beside
        if not is_open or dock is None or beside is None or dock.isFloating():
            return
        if beside.toggleViewAction().isChecked() and not self._window.tabifiedDockWidgets(dock):
            self._window.tabifyDockWidget(beside, dock)

    def _make_panel(self) -> QWidget:
        from gui.lessons.panel import LessonPanel

        self.panel = LessonPanel(self.slot)
        self.panel.example_wanted.connect(self._on_example_wanted)
        self.panel.data_wanted.connect(self._on_data_wanted)
        self.panel.curves_wanted.connect(self._surroundings.draw_curves)
        self.panel.show_wanted.connect(self._on_show_wanted)
        self.panel.number_set.connect(self._on_number_set)
        self.panel.refused.connect(self.failed)
        self._judge()
        return self.panel

    @Slot(bool)
    def _on_sight_changed(self, is_seen: bool) -> None:
        if is_seen:
            self._judge()
        else:
            self._calm.stop()

    @Slot()
    def _on_changed(self) -> None:
        if self.slot.sight.is_seen:
            self._calm.start()

    @Slot()
    def _judge(self) -> None:
        if self.panel is not None:
            self.panel.look_at(project_of(self._document.state), self._surroundings.now())

    @Slot(str)
    def _on_example_wanted(self, name: str) -> None:
        """Open an example, with its data where they are on this machine."""
        from gui.lessons.example_data import opened_example

        project = project_of(self._document.state)
        try:
            sentence = tr("Opening {file}…", file=name)
            example = wait_for(lambda: opened_example(name, project), sentence, self._window)
        except CancelledError:
            return
        self._open(name, example)

    def _open(self, name: str, example: Project) -> None:
        self._files.open_to_try(example, lambda: tr("Open the example {name}", name=name))

    @Slot(str)
    def _on_data_wanted(self, example: str) -> None:
        """Open the example, and the panel that downloads its data or reads a folder."""
        self._open(example, in_words(load_example(example)))
        self._surroundings.show_panel("data")

    @Slot(object)
    def _on_show_wanted(self, task: "Task") -> None:
        """Put the intended solution in the document's place, as one entry of the history."""
        from gui.lessons.demonstration import DemonstrationError, changes_project, demonstrated

        if not changes_project(task):
            self._set_up(task)
            return
        self._training.rest()
        project = project_of(self._document.state)
        sentence = tr("Working the task out…")
        try:
            done = wait_for(lambda: demonstrated(task, project), sentence, self._window)
        except DemonstrationError as error:
            self.failed.emit(
                tr("The lesson's solution does not fit this network: {error}", error=str(error))
            )
        except CancelledError:
            pass
        else:
            self._document.apply(state_of(done), lambda: tr("Show a task's solution"))
            self._set_up(task)
            if self.panel is not None:
                self.panel.say_what_helped(task, done)

    def _set_up(self, task: "Task") -> None:
        """Do what the solution does to the window rather than to the project."""
        from gui.lessons.surroundings import KINDS, after

        wanted = self._surroundings.now()
        network = self._document.state.network
        try:
            for action in task.show:
                if action.kind in KINDS:
                    wanted = after(wanted, action, network)
        except (LayerloomError, ValueError) as error:
            self.failed.emit(
                tr("The lesson's solution does not fit this network: {error}", error=str(error))
            )
            return
        self._surroundings.set_up(wanted)

    @Slot(str, str, tuple, float)
    def _on_number_set(
        self, layer: str, parameter: str, index: tuple[int, ...], value: float
    ) -> None:
        """Set one weight or bias; a run of changes of the same one is one entry."""
        from gui.lessons.demonstration import with_parameter

        self._training.rest()
        state = self._document.state
        project = project_of(state)
        try:
            named = project.network.layer_named(layer).id
            values = project.with_weights().views[named][parameter].copy()
            values[index] = value
            moment = state_of(with_parameter(project, layer, parameter, values)).training_state
        except (LayerloomError, KeyError, IndexError, ValueError):
            return
        self._document.apply(
            replace(state, training_state=moment),
            lambda: tr("Set a number of {layer}", layer=default_name_text(layer)),
            ("number", named, parameter, *index),
        )
