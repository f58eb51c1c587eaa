"""Lets the stepper walk through any step of the training, and commits the next one when walked."""

from functools import partial
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from engine import (
    Array,
    Choice,
    LayerloomError,
    LossRecord,
    PastUnreachableError,
    Trace,
    Trainer,
    TrainingState,
    trace_step,
)
from gui.background_task import BackgroundTask, CancelledError, unwatched, wait_for
from gui.diagram.view import DiagramView
from gui.document import edits
from gui.document.document import NetworkDocument
from gui.document.document_trainer import DocumentTrainer
from gui.stepping.controller import StepController
from gui.stepping.moments import Moment
from gui.stepping.panel import StepPanel
from gui.stepping.stops import Stop
from gui.stepping.what_if import Moment as WhatIfMoment
from gui.stepping.what_if import WhatIf
from gui.wiring.network_views import NetworkViews
from gui.wiring.training_wiring import TrainingWiring
from gui.words.any_error import error_text
from gui.words.translation import tr

#: Steps times parameters that are worked out again without another thread: a blink.
REPLAYED_AT_ONCE: Final = 10_000_000
#: Samples times parameters of a step that is taken apart without another thread: as long as the
#: matrix products need only one of their own, and with it no processor that others may hold.
TRACED_AT_ONCE: Final = 1_000_000
#: Milliseconds that the window waits for a larger one, which mostly is enough.
_A_BLINK: Final = 5
_PATIENCE: Final = 60_000


class _Coming(NamedTuple):
    """A step that is asked for."""

    trainer: Trainer
    step: int
    begin: str | int
    moment: WhatIfMoment


class SteppingWiring(QObject):
    """Introduces trainer, stepper and views to one another.

    The walk goes through the step that training would do next, or through an earlier one, which
    is worked out again from a checkpoint. Looking back changes nothing: only passing the last
    stop of the newest step, and branching off, touch the training.
    """

    failed = Signal(str)
    """A step cannot be walked; with the sentence to be shown."""

    def __init__(
        self,
        document: NetworkDocument,
        trainer: DocumentTrainer,
        controller: StepController,
        panel: StepPanel,
        training: TrainingWiring,
        views: NetworkViews,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._trainer = trainer
        self._controller = controller
        self._panel = panel
        self._training = training
        self._views = views
        self.what_if = WhatIf(self)
        #: The state and the batch of the step at hand, as the training has them.
        self.base: WhatIfMoment | None = None
        self._tracing = BackgroundTask(self)
        self._tracing.finished.connect(self._on_traced)
        self._tracing.failed.connect(self._on_untraceable)
        self._coming: _Coming | None = None
        self._walks = 0
        self._loss = 0.0
        #: Updates before the step that is walked through; None while none is.
        self._step: int | None = None
        controller.earlier_step_requested.connect(self._on_earlier_step_requested)
        controller.step_committed.connect(self._on_step_committed)
        controller.stop_changed.connect(self._on_stop_changed)
        controller.left.connect(self._on_left)
        controller.entered.connect(self._on_entered)
        panel.path_lit.connect(views.light_path)
        panel.settings.losses.wanted.connect(self._on_loss_wanted)
        panel.sample_changed.connect(self._on_sample_changed)
        panel.moments.step_chosen.connect(self._on_step_chosen)
        panel.moments.branch_wanted.connect(self._on_branch_wanted)
        panel.refused.connect(self.failed)

    @property
    def controller(self) -> StepController:
        """The cursor of the walk."""
        return self._controller

    @property
    def panel(self) -> StepPanel:
        """What shows the stops."""
        return self._panel

    @property
    def diagram(self) -> DiagramView:
        """The picture of the network, which shows the numbers of the stop."""
        return self._views.diagram

    @property
    def step(self) -> int | None:
        """Updates before the step that is walked through; None while none is."""
        return self._step

    def walk_again(self) -> None:
        """Trace the step at hand anew, with what is tried out in the sandbox.

        Raises
        ------
        LayerloomError
            If it cannot be done with these numbers; what was seen stays.
        """
        if self.base is not None:
            trace = trace_step(*self.what_if.applied(self.base))
            self._controller.set_trace(trace, "same")

    def resume(self, number: int) -> None:
        """Walk through the training's next step, from a stop on: the document was edited."""
        trainer = self._trainer.trainer
        if trainer is not None:
            self._training.show_progress()
            self._walk(trainer, trainer.state.position.step, number)

    def begin(self) -> bool:
        """Walk into the next step if none is walked yet; tell whether there is one."""
        if not self._controller.stops:
            self._controller.next()
            self._tracing.wait(_PATIENCE)
        return self.base is not None and bool(self._controller.stops)

    @Slot(str, str)
    def _on_loss_wanted(self, field: str, name: str) -> None:
        """Train with another loss from now on, and walk on through the same stop with it."""
        stop = self._controller.stop
        edits.set_training(self._document, field, Choice(name) if field == "loss" else name)
        if stop is not None:
            self.resume(stop.number)

    @Slot()
    def _on_entered(self) -> None:
        self._walks += 1

    @Slot()
    def _on_left(self) -> None:
        self._step = self.base = None
        self._views.show_rest()

    def walk_on(self) -> None:
        """Walk through the step that comes next: the training's, or the one after a past one."""
        self._training.rest()
        trainer = self._trainer.trainer
        if trainer is None:
            self._controller.leave()
            self.failed.emit(self._training.obstacle())
            return
        step = trainer.state.position.step if self._step is None else self._step
        self._walk(trainer, step, "first")

    @Slot()
    def _on_earlier_step_requested(self) -> None:
        trainer = self._trainer.trainer
        if trainer is not None and self._step is not None:
            self._walk(trainer, self._step - 1, "last")

    @Slot(int)
    def _on_step_chosen(self, step: int) -> None:
        trainer = self._trainer.trainer
        if trainer is not None and self._step is not None:
            self._walk(trainer, step, "same")

    def _walk(self, trainer: Trainer, step: int, begin: str | int) -> None:
        """Show a step of the training, given by the updates before it, now or when it is there.

        `begin` says at which stop, as `StepController.set_trace` does, or by its number.
        """
        self._tracing.cancel()
        try:
            moment = self._moment(trainer, step)
            self._coming = _Coming(trainer, step, begin, moment)
            self._trace(*moment)
        except CancelledError:
            self._stay()
        except PastUnreachableError as error:
            self._stay(trainer.earliest_step)
            self.failed.emit(error_text(error, self._document.state.network))
        except LayerloomError as error:
            self._on_untraceable(error)

    def _trace(self, state: TrainingState, inputs: Array, targets: Array) -> None:
        """Take a step apart: a small one now, a large one on a thread of its own."""
        if state.network.parameters.size * len(inputs) < TRACED_AT_ONCE:
            self._show(trace_step(state, inputs, targets))
            return
        self._controller.wait()
        # The training's own state is not for another thread: it may go on.
        self._tracing.start(unwatched(partial(trace_step, state.copy(), inputs, targets)))
        self._tracing.wait(_A_BLINK)

    @Slot(object)
    def _on_traced(self, trace: Trace) -> None:
        if self._controller.is_waiting:  # else the walk was left meanwhile
            self._show(trace)

    @Slot(object)
    def _on_untraceable(self, error: Exception) -> None:
        if not isinstance(error, LayerloomError):
            raise error
        self._controller.leave()
        self.failed.emit(error_text(error, self._document.state.network))

    def _show(self, trace: Trace) -> None:
        """Walk through the step that has come."""
        coming = self._coming
        assert coming is not None
        self._step, self.base = coming.step, coming.moment
        self._loss = next(r.loss for r in trace.records if isinstance(r, LossRecord))
        self._controller.set_reaches_back(coming.step > coming.trainer.earliest_step)
        self._panel.moments.set_moment(_described(coming.trainer, coming.moment[0]))
        begin = coming.begin
        self._controller.set_trace(trace, begin if isinstance(begin, str) else "first")
        if isinstance(begin, int) and begin < len(self._controller.stops):
            self._controller.go_to(begin)

    def shut_down(self) -> None:
        """Give up a step that is on its way because the window closes."""
        self._tracing.shut_down()

    def _moment(self, trainer: Trainer, step: int) -> tuple[TrainingState, Array, Array]:
        """Return the state after so many updates, and the batch of the step that follows.

        A long way back is worked out on another thread, with a dialog that can be cancelled.
        """
        if step == trainer.state.position.step:
            inputs, targets, _ = trainer.next_batch()
            return trainer.state, inputs, targets
        replayed = trainer.replayed_steps(step)
        if replayed * trainer.state.network.parameters.size <= REPLAYED_AT_ONCE:
            return trainer.look_back(step)
        self._controller.wait()
        sentence = tr("Going back to step {n}…", n=step + 1)
        return wait_for(partial(trainer.look_back, step), sentence, self._panel.window())

    def _stay(self, earliest: int | None = None) -> None:
        """Remain where the walk was: another step is out of reach, or nobody would wait for it."""
        self._controller.stop_waiting()
        moments = self._panel.moments
        reached = moments.moment.earliest if earliest is None else earliest
        moments.set_moment(moments.moment._replace(earliest=reached))
        if not self._controller.stops:
            self._controller.leave()

    @Slot(object)
    def _on_step_committed(self, next_state: TrainingState) -> None:
        """Adopt the newest step exactly as it was walked; steps made in one go are one entry."""
        trainer = self._trainer.trainer
        assert trainer is not None
        assert self._step is not None
        if self._step == trainer.state.position.step:
            trainer.adopt(next_state, self._loss)
            self._trainer.hand_in(lambda: tr("Step by hand"), ("step", self._walks))
            self._training.show_step()
        self._step += 1

    @Slot()
    def _on_branch_wanted(self) -> None:
        """Make the moment before the step that is shown the training's own."""
        trainer, step = self._trainer.trainer, self._step
        if trainer is None or step is None or step == trainer.state.position.step:
            return
        trainer.go_to_step(step)
        self._trainer.hand_in(lambda: tr("Back to step {n}", n=step + 1))
        self._training.show_progress()
        self._walks += 1
        self._walk(trainer, step, "same")

    @Slot(object)
    def _on_stop_changed(self, stop: Stop | None) -> None:
        if stop is not None:
            self._views.show_stop(self._controller.stops, stop, self._panel.sample)

    @Slot(int)
    def _on_sample_changed(self, _sample: int) -> None:
        self._on_stop_changed(self._controller.stop)


def _described(trainer: Trainer, state: TrainingState) -> Moment:
    return Moment(
        step=state.position.step,
        earliest=trainer.earliest_step,
        present=trainer.state.position.step,
        epoch=state.position.epoch,
        batch=state.batch,
        batches=state.batches_per_epoch,
    )
