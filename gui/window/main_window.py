"""The window: panels in their docks, and the parts introduced to one another."""

from functools import partial
from itertools import chain, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSettings, QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDockWidget,
    QMainWindow,
    QSplitter,
    QTabWidget,
    QToolBar,
    QWidget,
)

from engine import sweep_orphans
from gui.canvas.building import BuildingParts
from gui.canvas.inspector import Inspector
from gui.canvas.view import CanvasView
from gui.diagram.painting import render
from gui.diagram.view import DiagramView
from gui.document.document import NetworkDocument
from gui.document.document_trainer import DocumentTrainer
from gui.document.selection import Selection
from gui.files.project_files import ProjectFiles
from gui.files.recovery import Drawing, Recovery
from gui.files.recovery_folder import RecoveryFolder, abandoned, recovery_root
from gui.files.recovery_offer import RecoveryOffer
from gui.looks.fonts import text_scale
from gui.looks.theme import GRID
from gui.panel_slot import PanelSlot
from gui.sight import Sight
from gui.stepping.controller import StepController
from gui.training.controls import TrainingControls
from gui.training.session import TrainingSession
from gui.window.dock_tabs import TitleBars, forget_width_before_tabs, hide_stale_tab_bars
from gui.window.document_dialogs import DocumentDialogs
from gui.window.empty_canvas_offer import EmptyCanvasOffer
from gui.window.enlarging import Enlarging
from gui.window.message_strip import MessageStrip
from gui.window.middle_column import MiddleColumn
from gui.window.status_line import StatusLine
from gui.window.window_actions import WindowActions
from gui.window.window_parts import PartedWindow
from gui.wiring.curves_wiring import CurvesWiring
from gui.wiring.data_actions import DataActions
from gui.wiring.data_wiring import DataWiring
from gui.wiring.exporting_wiring import ExportingWiring
from gui.wiring.help_wiring import HelpWiring
from gui.wiring.lesson_surroundings import LessonSurroundings
from gui.wiring.lessons_wiring import LessonsWiring
from gui.wiring.network_views import NetworkViews
from gui.wiring.neuron_wiring import NeuronWiring
from gui.wiring.opening_wiring import OpeningWiring
from gui.wiring.plots_wiring import PlotsWiring
from gui.wiring.snapshot_wants import SnapshotWants
from gui.wiring.stepper_corner import StepperCorner
from gui.wiring.training_wiring import TrainingWiring
from gui.words.translation import tr

if TYPE_CHECKING:  # imported with the stepper
    from gui.stepping.panel import StepPanel
    from gui.wiring.gradient_check_wiring import GradientCheckWiring
    from gui.wiring.loss_along_wiring import LossAlongWiring
    from gui.wiring.stepping_wiring import SteppingWiring
    from gui.wiring.what_if_wiring import WhatIfWiring

#: What is open when nothing was asked for: small, and trained in one click.
FIRST_EXAMPLE: Final = "xor-mlp"
#: Changes when the docks do, so that an old arrangement is not laid over new ones.
_LAYOUT_VERSION: Final = 7
#: Who sees one of these sees how a run goes, and keeps it.
_COURSES: Final = ("loss", "accuracy", "gradients", "weights", "confusion", "functions", "runs")
#: Docks that share a place, each group under one row of tabs.
_TAB_GROUPS: Final = (
    ("palette", "data", "history", "lessons"),
    ("inspector", "neuron"),
    ("activation", "regions"),
    (
        *_COURSES,
        *("step", "code", "layerList"),
    ),
)
_BOTTOM_HEIGHT: Final = 26 * GRID
#: A stop needs room for its matrices.
_STEP_HEIGHT: Final = 40 * GRID


class MainWindow(PartedWindow):
    """One document and every view of it.

    Parameters
    ----------
    project_path : Path, optional
        The project to open; a small example where None.
    """

    new_window_wanted = Signal(object)
    """The user wants one window more, beside this one."""
    closed = Signal(object)
    """This window was closed for good."""

    def __init__(self, project_path: Path | None = None) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setDockOptions(
            QMainWindow.DockOption.AllowTabbedDocks | QMainWindow.DockOption.GroupedDragging
        )
        self.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        self._make_parts()
        self._lay_out()
        self._wire()
        self.help = HelpWiring(self, self.steps, self.recovery)
        self.actions_of_window.about_wanted.connect(self.help.show_about)
        self.retranslate()
        forget_width_before_tabs(self)
        self.resize(QSize(1280, 720).boundedTo(self.screen().availableSize()))
        self._first_layout = self.saveState(_LAYOUT_VERSION)
        self._restore_layout()
        if project_path is None or not self.files.open_path(project_path):
            self.files.open_example(FIRST_EXAMPLE)

    def _make_parts(self) -> None:
        self._places: dict[str, QDockWidget] = {}
        self.document = NetworkDocument(self)
        self.selection = Selection(self.document)
        self.files = ProjectFiles(self.document, self)
        self.trainer = DocumentTrainer(self.document, self)
        self.session = TrainingSession(self)
        self.canvas = CanvasView(self.document, self.selection, self)
        self.building = BuildingParts(self.document, self.selection, self.canvas, self)
        self.palette_panel, self.canvas_actions = self.building.palette, self.building.actions
        self.inspector = Inspector(self.document, self.selection, self._place("inspector"))
        self.diagram = DiagramView(self.selection, self)
        self.history_slot = PanelSlot(self._make_history, self)
        self.data_wiring = DataWiring(self.document, self)
        self.data_actions = DataActions(self.data_wiring, self)
        self.controls = TrainingControls(self)
        self.stepper = StepController(self)
        self.views = NetworkViews(self.document, self.trainer, self.selection, self.diagram, self)
        self.training = TrainingWiring(
            self.document, self.trainer, self.session, self.controls, self.views, self
        )
        self.neurons = NeuronWiring(
            self.document, self.trainer, self.training, self.views, self.selection, self
        )
        self.plots = PlotsWiring(
            self.document, self.trainer, self.session, self.training, self.selection, self
        )
        self.curves = CurvesWiring(self.document, self.training, self.views, self)
        self.curves.loss_made.connect(self.plots.set_loss_plot)
        self.curves.accuracy_made.connect(self.plots.set_accuracy_plot)
        self.steps = StepperCorner(
            *(self.document, self.trainer, self.stepper),
            *(self.training, self.views, self.neurons),
            *(self.plots, self.selection, self),
        )
        around = LessonSurroundings(self.plots, self.selection, self.data_wiring, self)
        self.lessons = LessonsWiring(self.document, self.files, self.training, around, self)
        self.exporting = ExportingWiring(self.document, self.files, self.diagram.picture, self)
        self.code_slot = PanelSlot(self._make_code_panel, self)
        offer = EmptyCanvasOffer(self.document, self.canvas.viewport())
        self.dialogs = DocumentDialogs(self.document, self.files, self.exporting, offer, self)
        self.actions_of_window = WindowActions(self, self.files, self.exporting, self.dialogs)
        self.opening = OpeningWiring(self.document, self.files, self.exporting, self)
        self.messages = MessageStrip(self)
        self.recovery = Recovery(
            self.document, self.session, self.files.present, self._drawing, self
        )
        self.recovery_offer = RecoveryOffer(self)
        self._make_snapshot_wants()

    # Parts of the stepper, which is made when somebody first asks for one

    @property
    def step_panel(self) -> "StepPanel":
        """The panel that walks."""
        return self.steps.stepper.panel

    @property
    def stepping(self) -> "SteppingWiring":
        """Who leads the walk."""
        return self.steps.stepper.stepping

    @property
    def what_if(self) -> "WhatIfWiring":
        """The sandbox."""
        return self.steps.stepper.what_if

    @property
    def loss_along(self) -> "LossAlongWiring":
        """The loss along one weight."""
        return self.steps.stepper.loss_along

    @property
    def gradient_check(self) -> "GradientCheckWiring":
        """The check of the gradients."""
        return self.steps.stepper.gradient_check

    def _make_history(self) -> QWidget:
        from gui.window.history_panel import HistoryPanel

        return HistoryPanel(self.document)

    def _make_code_panel(self) -> QWidget:
        from gui.exporting.code_panel import CodePanel

        panel = CodePanel(self.document)
        panel.save_wanted.connect(self.exporting.export_code)
        return panel

    def _make_snapshot_wants(self) -> None:
        self._wants = wants = SnapshotWants(self.session, self)
        wants.add(Sight(self.diagram), "parameters")
        wants.add(self.neurons.card.sight, "parameters")
        wants.add(self.curves.slots["activation"].sight, "layers")
        for name in ("loss", "accuracy"):
            wants.add(self.curves.slots[name].sight, "curves")
        for name in ("regions", "confusion"):
            wants.add(self.plots.slots[name].sight, "parameters")
        wants.add(self.plots.slots["gradients"].sight, "diagnosis")
        wants.add(self.plots.slots["weights"].sight, "parameters", "gradients")

    def _lay_out(self) -> None:
        middle = MiddleColumn(self)
        self._splitter = QSplitter(Qt.Orientation.Vertical, middle)
        self._splitter.setObjectName("canvasAndDiagram")
        self._splitter.addWidget(self.canvas)
        self._splitter.addWidget(self.diagram)
        self._splitter.setSizes([200, 260])
        self._splitter.setChildrenCollapsible(False)
        strips = (self.recovery_offer, self.messages, self.opening.salvage_offer)
        middle.lay_out(strips, self._splitter)
        self.setCentralWidget(middle)
        self.status_line = StatusLine(self.document, self)
        self.setStatusBar(self.status_line)
        toolbar = QToolBar(self)
        toolbar.setObjectName("mainToolBar")
        toolbar.setMovable(False)
        toolbar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        toolbar.setIconSize(QSize(5 * GRID // 2, 5 * GRID // 2))
        self._toolbar = toolbar
        self.addToolBar(toolbar)
        self._lay_out_docks()
        self.actions_of_window.fill(toolbar, self.canvas_actions, self.controls, self.stepper)
        self.data_actions.add_to(toolbar, *self.actions_of_window.behind_data)
        self.actions_of_window.add_to_edit_menu(self.building.search.action)
        self.actions_of_window.add_switches_of_view(*self.diagram.actions())
        self.actions_of_window.add_to_step_menu(*self.steps.actions)
        self.actions_of_window.add_to_help_menu(self.lessons.action, lambda: tr("Lessons"))
        for dock in self._docks.values():
            self.actions_of_window.add_panel(dock.toggleViewAction())
        self.actions_of_window.add_switches_of_view(self.next_part, self.previous_part)
        self.enlarging = Enlarging(self, self._splitter, ("paletteDock",))
        self.actions_of_window.add_to_view_menu(
            self.enlarging.action, lambda: tr("Enlarge the canvas")
        )

    def _lay_out_docks(self) -> None:
        areas = Qt.DockWidgetArea
        self._docks: dict[str, QDockWidget] = {}
        self._dock("palette", areas.LeftDockWidgetArea, self.building.search)
        self._dock("data", areas.LeftDockWidgetArea, self.data_wiring.slot)
        self._dock("history", areas.LeftDockWidgetArea, self.history_slot)
        self._dock("lessons", areas.LeftDockWidgetArea, self.lessons.slot)
        self._dock("inspector", areas.RightDockWidgetArea, self.inspector)
        self._dock("activation", areas.RightDockWidgetArea, self.curves.slots["activation"])
        self._dock("neuron", areas.RightDockWidgetArea, self.neurons.card)
        self._dock("regions", areas.RightDockWidgetArea, self.plots.slots["regions"])
        for name in ("loss", "accuracy"):
            self._dock(name, areas.BottomDockWidgetArea, self.curves.slots[name])
        for name in ("gradients", "weights", "confusion", "functions", "runs"):
            self._dock(name, areas.BottomDockWidgetArea, self.plots.slots[name])
        self._dock("step", areas.BottomDockWidgetArea, self.steps.slot)
        self._dock("code", areas.BottomDockWidgetArea, self.code_slot)
        self._dock("layerList", areas.BottomDockWidgetArea, self.building.layer_list_slot)
        TitleBars([self._docks[name] for name in chain(*_TAB_GROUPS)], self)
        for group in _TAB_GROUPS:
            for one, other in pairwise(group):
                self.tabifyDockWidget(self._docks[one], self._docks[other])
        self.lessons.adopt(self._docks["lessons"], self._docks["history"])
        self.data_wiring.set_dock(self._docks["data"])
        self._docks["palette"].raise_()
        self._docks["activation"].raise_()
        self._docks["inspector"].raise_()
        self._docks["loss"].raise_()
        self.setCorner(Qt.Corner.BottomRightCorner, areas.RightDockWidgetArea)
        self.resizeDocks(
            [self._docks["palette"], self._docks["inspector"]],
            [30 * GRID, 34 * GRID],
            Qt.Orientation.Horizontal,
        )
        height = round(_BOTTOM_HEIGHT * text_scale())
        self.resizeDocks([self._docks["loss"]], [height], Qt.Orientation.Vertical)
        self.resizeDocks(
            [self._docks["inspector"], self._docks["activation"]],
            [40 * GRID, 32 * GRID],
            Qt.Orientation.Vertical,
        )

    def _place(self, name: str) -> QDockWidget:
        """Make the dock of a panel with many fields before it: one that moves is styled anew."""
        self._places[name] = QDockWidget(self)
        return self._places[name]

    def _dock(
        self, name: str, area: Qt.DockWidgetArea, widget: QWidget | None = None
    ) -> QDockWidget:
        dock = self._places.pop(name, None) or QDockWidget(self)
        dock.setObjectName(f"{name}Dock")
        if widget is not None:
            dock.setWidget(widget)
        self.addDockWidget(area, dock)
        dock.visibilityChanged.connect(self.on_panel_seen)
        self._docks[name] = dock
        return dock

    def _wire(self) -> None:
        document, messages = self.document, self.messages
        document.spec_changed.connect(self._on_spec_changed)
        document.data_changed.connect(self.views.show_spec)
        document.opened.connect(self._on_opened)
        document.clean_changed.connect(self._on_clean_changed)
        document.path_changed.connect(self._say_title)
        self.data_wiring.chosen.connect(messages.hide)
        self.data_wiring.noted.connect(messages.show_note)
        self.opening.data_dropped.connect(self.data_wiring.open_dropped)
        self.canvas.space_tapped.connect(self.controls.train_action.trigger)
        self.diagram.space_tapped.connect(self.controls.train_action.trigger)
        self.neurons.card_wanted.connect(self._docks["neuron"].raise_)
        self.neurons.properties_wanted.connect(self._docks["inspector"].raise_)
        self.status_line.layer_wanted.connect(self.building.show_layer)
        self.status_line.settings_wanted.connect(self.selection.clear)
        for wanted in (self.status_line.layer_wanted, self.status_line.settings_wanted):
            wanted.connect(self._docks["inspector"].raise_)
        for begun in (self.stepper.entered, self.stepper.awaited):
            begun.connect(self._on_stepping_entered)
        self.training.started.connect(self._on_training_started)
        self.controls.reset_requested.connect(messages.hide)
        self.files.set_aside = self.training.set_aside
        learners = (self.training, self.steps, self.plots.runs, self.lessons)
        for sender in (*learners, self.exporting, self.recovery):
            sender.failed.connect(messages.show_error)
        for refusing in (self.canvas.refused, self.inspector.refused, self.files.failed):
            refusing.connect(messages.show_error)
        self.exporting.noted.connect(messages.show_note)
        self.recovery_offer.restore_wanted.connect(self._on_restore_wanted)
        self.actions_of_window.reset_layout_wanted.connect(self._reset_layout)
        self.actions_of_window.new_window_wanted.connect(self._on_new_window_wanted)

    @Slot()
    def offer_recovered(self) -> None:
        """Offer what crashed programs left unsaved, and sweep up after them."""
        self.recovery_offer.offer(abandoned(recovery_root()))
        for folder in self.files.folders:
            self.recovery.do_aside(partial(sweep_orphans, folder))

    def _drawing(self) -> Drawing:
        """Return what paints the diagram as it is now, on any thread."""
        return partial(render, self.diagram.picture())

    # What the window hears

    @Slot(object)
    def _on_restore_wanted(self, work: RecoveryFolder) -> None:
        if self.files.restore(work):
            self.recovery_offer.take(work)
            self.recovery.adopt(work)

    @Slot()
    def _on_opened(self) -> None:
        self.stepper.leave()
        self.selection.clear()
        self.messages.hide()
        self.views.show_spec()
        self.training.offer()
        self.steps.offer()
        self.training.show_rest()
        self._say_title()

    @Slot()
    def _on_spec_changed(self) -> None:
        self.selection.keep_existing(self.document.state.network)
        self.views.show_spec()

    @Slot()
    def _on_training_started(self) -> None:
        self.messages.hide()
        slots = self.curves.slots | self.plots.slots
        if not any(slots[name].sight.is_seen for name in _COURSES):
            self._docks["loss"].raise_()

    @Slot()
    def _on_stepping_entered(self) -> None:
        self.messages.hide()
        dock = self._docks["step"]
        dock.show()
        dock.raise_()
        if not dock.isFloating() and dock.height() < _STEP_HEIGHT:
            self.resizeDocks([dock], [_STEP_HEIGHT], Qt.Orientation.Vertical)

    @Slot(bool)
    def _on_clean_changed(self, is_clean: bool) -> None:
        self.setWindowModified(not is_clean)

    # Words, layout, leaving

    def retranslate(self) -> None:
        """Set every word of the window itself."""
        titles = {
            "palette": tr("Layers"),
            "data": tr("Data"),
            "history": tr("History"),
            "inspector": tr("Properties"),
            "activation": tr("Activation function"),
            "loss": tr("Loss"),
            "accuracy": tr("Accuracy"),
            "step": tr("Step by step"),
            "code": tr("Code"),
            "layerList": tr("Layer list"),
            "lessons": tr("Lessons"),
            "neuron": tr("Neuron"),
            **self.plots.titles(),
        }
        for name, title in titles.items():
            self._docks[name].setWindowTitle(title)
        self._toolbar.setWindowTitle(tr("Toolbar"))
        self.retranslate_parts()
        self.actions_of_window.retranslate()
        self.data_actions.retranslate()
        self.canvas_actions.retranslate()
        self.stepper.retranslate()
        self.steps.retranslate()
        self.plots.retranslate()
        self.document.retranslate()
        self._say_title()

    @Slot()
    def _say_title(self) -> None:
        path = self.document.path
        name = tr("Untitled") if path is None else path.stem
        self.setWindowTitle(f"{name}[*] — Layerloom")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    @Slot()
    def _reset_layout(self) -> None:
        self.enlarging.leave()
        self.restoreState(self._first_layout, _LAYOUT_VERSION)
        hide_stale_tab_bars(self)
        self._splitter.setSizes([200, 260])

    def _restore_layout(self) -> None:
        settings = QSettings()
        geometry, state = settings.value("window/geometry"), settings.value("window/state")
        if geometry is not None:
            self.restoreGeometry(geometry)
        if state is not None:
            self.restoreState(state, _LAYOUT_VERSION)
        hide_stale_tab_bars(self)

    @Slot()
    def _on_new_window_wanted(self) -> None:
        self.new_window_wanted.emit(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask for unsaved changes, end the training, remember the layout."""
        if not self.files.may_leave():
            event.ignore()
            return
        self.session.shut_down()
        self.exporting.shut_down()
        self.recovery.shut_down()
        self.recovery_offer.release()
        self.data_wiring.shut_down()
        self.plots.shut_down()
        self.steps.shut_down()
        settings = QSettings()
        self.enlarging.leave()
        settings.setValue("window/geometry", self.saveGeometry())
        settings.setValue("window/state", self.saveState(_LAYOUT_VERSION))
        super().closeEvent(event)
        self.closed.emit(self)
