"""Feeds the plots that compute something: made when they are first seen, drawn while they are."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from engine import Array, Dataset, ParameterTable, SnapshotRequest, TrainingSnapshot
from gui.document.document import NetworkDocument
from gui.document.document_trainer import DocumentTrainer
from gui.document.selection import Selection
from gui.panel_slot import PanelSlot
from gui.training.session import TrainingSession
from gui.wiring.chosen_numbers import chosen_numbers
from gui.wiring.learning_watch import LearningWatch, place_of
from gui.wiring.runs_wiring import RunsWiring, run_title
from gui.wiring.training_wiring import TrainingWiring
from gui.words.translation import tr

if TYPE_CHECKING:  # plots and table are imported when they are first seen
    from gui.plots.accuracy_plot import AccuracyPlot
    from gui.plots.distributions import MomentNumbers
    from gui.plots.distributions_panel import DistributionsPanel
    from gui.plots.earlier_runs import EarlierRun
    from gui.plots.functions_plot import FunctionsPlot
    from gui.plots.gradients_plot import GradientsPlot
    from gui.plots.loss_plot import LossPlot
    from gui.plots.panel import NetworkPanel
    from gui.plots.subject import Subject
    from gui.training.runs_table import RunsTable

#: Of the snapshots with parameters every second one is counted, five a second.
_COUNTED_EVERY: Final = 2


class PlotsWiring(QObject):
    """Introduces document, training and the plots of a network on its data to one another."""

    functions_changed = Signal()
    """Other functions are laid over one another, or over another range."""

    def __init__(
        self,
        document: NetworkDocument,
        trainer: DocumentTrainer,
        session: TrainingSession,
        training: TrainingWiring,
        selection: Selection,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._trainer = trainer
        self._session = session
        self._panels: dict[str, NetworkPanel] = {}
        self._subject: Subject | None = None
        self._gradients: GradientsPlot | None = None
        self._loss: LossPlot | None = None
        self._accuracy: AccuracyPlot | None = None
        self._table: RunsTable | None = None
        self._distributions: DistributionsPanel | None = None
        self.functions: FunctionsPlot | None = None
        self._selection = selection
        self._parameter_snapshots = 0
        selection.changed.connect(self._on_selection_changed)
        self.watch = LearningWatch(document, trainer, session, training, self)
        self.runs = RunsWiring(document, trainer, training, parent)
        self.runs.changed.connect(self._on_runs_changed)
        makers: dict[str, Callable[[], QWidget]] = {
            "regions": self._make_regions,
            "gradients": self._make_gradients,
            "confusion": self._make_confusion,
            "weights": self._make_distributions,
            "functions": self._make_functions,
            "runs": self._make_runs,
        }
        self.slots = {name: PanelSlot(make, parent) for name, make in makers.items()}
        self.watch.logged.connect(self._on_logged)
        self.watch.replaced.connect(self._on_log_replaced)
        self.watch.advice_changed.connect(self._on_advice)
        session.snapshot_arrived.connect(self._on_snapshot)
        training.rested.connect(self._on_rested)

    def titles(self) -> dict[str, str]:
        """Return the titles of the docks."""
        return {
            "regions": tr("Decision regions"),
            "gradients": tr("Gradients"),
            "confusion": tr("Confusion matrix"),
            "weights": tr("Weights"),
            "functions": tr("Functions"),
            "runs": tr("Runs"),
        }

    def retranslate(self) -> None:
        """Say what is wrong in the language of the moment."""
        self.watch.retranslate()
        self._on_runs_changed()

    def shut_down(self) -> None:
        """End what is being worked out because the window closes."""
        for panel in self._panels.values():
            panel.shut_down()
        if self._distributions is not None:
            self._distributions.shut_down()

    @Slot(object)
    def set_loss_plot(self, plot: "LossPlot") -> None:
        """Take in the plot that says what is wrong with the loss."""
        self._loss = plot
        plot.advice.set_sentence(self.watch.advice)
        plot.step_chosen.connect(self.runs.go_back)
        self._on_runs_changed()

    @Slot(object)
    def set_accuracy_plot(self, plot: "AccuracyPlot") -> None:
        """Take in the plot that compares the accuracies of runs."""
        self._accuracy = plot
        plot.step_chosen.connect(self.runs.go_back)
        self._on_runs_changed()

    @Slot()
    def _on_runs_changed(self) -> None:
        if self._table is not None:
            self._table.set_runs(self.runs.book.all, self.runs.book.present)
        if self._loss is not None:
            self._loss.set_earlier(self._earlier("epoch_loss"))
        if self._accuracy is not None:
            self._accuracy.set_earlier(self._earlier("accuracy"))

    def _earlier(self, series: str) -> "list[EarlierRun]":
        from gui.plots.earlier_runs import EarlierRun

        book = self.runs.book
        runs = [(run_title(run, book.present), run.curves[series]) for run in book.earlier]
        return [EarlierRun(title, view) for title, view in runs if np.isfinite(view.mean).any()]

    # Making

    def _make_regions(self) -> QWidget:
        from gui.plots.decision_regions_plot import DecisionRegionsPlot

        return self._taken_in("regions", DecisionRegionsPlot())

    def _make_confusion(self) -> QWidget:
        from gui.plots.confusion_panel import ConfusionPanel

        return self._taken_in("confusion", ConfusionPanel())

    def _taken_in(self, name: str, panel: "NetworkPanel") -> QWidget:
        self._panels[name] = panel
        self._find_subject()
        panel.set_subject(self._subject)
        if self._session.state != "running":
            self._show_rest()
        return panel

    def _make_gradients(self) -> QWidget:
        from gui.plots.gradients_plot import GradientsPlot

        self._gradients = GradientsPlot()
        self._on_log_replaced()
        self._gradients.advice.set_sentence(self.watch.advice)
        return self._gradients

    def _make_distributions(self) -> QWidget:
        from gui.plots.distributions_panel import DistributionsPanel

        self._distributions = panel = DistributionsPanel()
        panel.set_spec(self._document.state.network)
        panel.sight.changed.connect(self._count_at_rest)
        self._on_selection_changed()
        return panel

    def _make_runs(self) -> QWidget:
        from gui.training.runs_table import RunsTable

        self._table = RunsTable()
        self._table.settings_wanted.connect(self.runs.use_settings)
        self._table.run_wanted.connect(self.runs.run_again)
        self.runs.repeated.connect(self._table.say_repeated)
        self._on_runs_changed()
        return self._table

    def _make_functions(self) -> QWidget:
        from gui.plots.functions_plot import FunctionsPlot

        self.functions = FunctionsPlot()
        self.functions.chosen_changed.connect(self.functions_changed)
        return self.functions

    def make_functions(self) -> "FunctionsPlot":
        """Return the functions laid over one another, made now if nobody saw them before."""
        self.slots["functions"].fill()
        assert self.functions is not None
        return self.functions

    # How the numbers are spread

    @Slot()
    def _on_selection_changed(self) -> None:
        panel, spec = self._distributions, self._document.state.network
        if panel is None:
            return
        panel.set_courses(self.watch.parameters, chosen_numbers(self._selection, spec))
        if self._selection.layer is not None:
            panel.choose_layer(self._selection.layer)

    def _count(self, snapshot: TrainingSnapshot, earlier: Sequence[TrainingSnapshot] = ()) -> None:
        """Have the numbers of snapshots counted, if they brought them all."""
        trainer, panel = self._trainer.trainer, self._distributions
        if panel is None or trainer is None or not _is_whole(snapshot):
            return
        table = trainer.state.network.table
        before = [_numbers_of(each, table) for each in earlier if _is_whole(each)]
        panel.count(_numbers_of(snapshot, table), before)

    @Slot()
    def _count_at_rest(self) -> None:
        """Count the present moment, and what the trainer noted while nobody looked."""
        panel, trainer = self._distributions, self._trainer.trainer
        if panel is None or self._session.state == "running":
            return
        panel.set_spec(self._document.state.network)
        if trainer is None:
            return
        panel.truncate(place_of(trainer.snapshot(SnapshotRequest(curves=False))))
        if not panel.sight.is_seen:
            return
        wanted = SnapshotRequest(layers=True, parameters=True, gradients=True, curves=False)
        counted = {moment.place for moment in panel.log.moments}
        noted = [each for each in trainer.noted.since(-1) if place_of(each) not in counted]
        self._count(trainer.snapshot(wanted), noted)
        self._on_selection_changed()

    # How the layers learn

    @Slot()
    def _on_logged(self) -> None:
        if self._gradients is not None:
            self._gradients.refresh_next()

    @Slot()
    def _on_log_replaced(self) -> None:
        if self._gradients is not None:
            self._gradients.set_log(self.watch.log, self._document.state.network)

    @Slot(str)
    def _on_advice(self, sentence: str) -> None:
        for plot in (self._loss, self._gradients):
            if plot is not None:
                plot.advice.set_sentence(sentence)

    # What the plots show

    @Slot(object)
    def _on_snapshot(self, snapshot: TrainingSnapshot) -> None:
        if snapshot.parameters is None or self._session.state != "running":
            return
        self._parameter_snapshots += 1
        if self._parameter_snapshots % _COUNTED_EVERY == 0:
            self._count(snapshot)
        for panel in self._panels.values():
            panel.set_parameters(snapshot.parameters, is_live=True)

    def show_parameters(self, parameters: Array) -> None:
        """Show other weights (flat) than those of the training, as a sandbox has them."""
        for panel in self._panels.values():
            panel.set_parameters(parameters)

    @Slot()
    def _on_rested(self) -> None:
        self._count_at_rest()
        if self._panels:
            self._find_subject()
            self._show_rest()

    def _show_rest(self) -> None:
        trainer = self._trainer.trainer
        for panel in self._panels.values():
            panel.set_subject(self._subject)
            if trainer is not None and self._subject is not None:
                panel.set_parameters(trainer.state.network.parameters.copy())

    def _find_subject(self) -> None:
        """Look again at what the document trains on what; the same stays the same object."""
        from gui.plots.subject import Subject

        state, sets = self._document.state, self._trainer.sets
        if sets is None or not isinstance(state.data, Dataset):
            self._subject = None
        elif (
            self._subject is None
            or self._subject.sets is not sets
            or self._subject.dataset is not state.data  # the same samples under other names
        ):
            self._subject = Subject(state.network, state.training, state.data, sets)


def _is_whole(snapshot: TrainingSnapshot) -> bool:
    """Tell whether a snapshot brings all that there is; before the first step, no gradients."""
    has_gradients = snapshot.gradients is not None or snapshot.step == 0
    return snapshot.parameters is not None and has_gradients


def _numbers_of(snapshot: TrainingSnapshot, table: ParameterTable) -> "MomentNumbers":
    from gui.plots.distributions import MomentNumbers

    assert snapshot.parameters is not None
    parameters = table.views(snapshot.parameters)
    gradients = {}
    if snapshot.gradients is not None and snapshot.step:
        gradients = table.views(snapshot.gradients)
    return MomentNumbers(place_of(snapshot), parameters, snapshot.layers or {}, gradients)
