"""The trainer: runs steps on any thread, can be paused, asked, changed and sent back in time."""

from collections import deque
from dataclasses import dataclass
from sys import maxsize
from threading import Event, Lock

import numpy as np

from engine.array_types import Array
from engine.blas_threads import blas_threads
from engine.errors import DivergedError, PastUnreachableError
from engine.training.capture import Rows
from engine.training.checkpoints import Checkpoints
from engine.training.course import Course, data_at
from engine.training.diagnosis import UpdateMeter
from engine.training.epoch_end import Samples
from engine.training.history import History
from engine.training.live_changes import Change, TrainingData
from engine.training.noted_moments import NotedMoments
from engine.training.snapshot import SnapshotRequest, TrainingSnapshot, take_snapshot
from engine.training.training_path import TrainingPath, are_same_moment
from engine.training.training_state import TrainingState


@dataclass(frozen=True, slots=True)
class RunResult:
    """Why a run ended.

    ``finished``, ``paused``, ``reached`` (a step), ``early_stopping``, ``low_loss`` or
    ``high_accuracy`` (what the settings wanted).
    """

    reason: str
    step: int
    epoch: int


class Trainer:
    """Trains a state on a training set.

    A plain object: it knows nothing of threads or windows except that `pause`, `post`,
    `request_snapshot` and `collect_snapshot` may be called from another thread while `run` runs.

    Parameters
    ----------
    state : TrainingState
        Changed by every step.
    inputs : array (N, I)
    targets : array (N, O)
        The training set, targets coded for the output layer.
    validation : (inputs, targets), optional
        Measured after every epoch.
    rule : str, optional
        How outputs become classes (`Evaluator`).
    history : History, optional
        What an earlier run left.
    path : TrainingPath, optional
        How an earlier run came to this state; a state before its first step begins one.

    Raises
    ------
    ShapeMismatchError
        If the samples do not fit the network or the state.
    """

    def __init__(
        self,
        state: TrainingState,
        inputs: Array,
        targets: Array,
        validation: Samples | None = None,
        rule: str | None = None,
        history: History | None = None,
        path: TrainingPath | None = None,
    ) -> None:
        self._first_data = TrainingData(inputs, targets, validation, rule)
        self._course = Course(state, self._first_data)
        self.history = history or History()
        self.checkpoints = Checkpoints()
        self.noted = NotedMoments()
        self._is_noting = False
        self.changes: list[tuple[int, Change]] = []
        self._before = path or TrainingPath.begin(state)
        self._posted: deque[Change] = deque()
        self._meter = UpdateMeter()
        self._wake = Event()
        self._pause = Event()
        self._asked: SnapshotRequest | None = None
        self._snapshot: TrainingSnapshot | None = None
        self._lock = Lock()
        self.checkpoints.keep(state)

    @property
    def state(self) -> TrainingState:
        """Where the training stands; changed by every step."""
        return self._course.state

    @property
    def inputs(self) -> Array:
        """The inputs (N, I) that are trained on now, in the network's type."""
        return self._course.inputs

    @property
    def targets(self) -> Array:
        """The targets (N, O) that are trained on now, in the network's type."""
        return self._course.targets

    # Asked from other threads

    def pause(self) -> None:
        """Ask `run` to return after the present step."""
        self._pause.set()
        self._wake.set()

    def post(self, change: Change) -> None:
        """Have a change applied between two steps; while nothing runs, before the next.

        One that does not fit is raised from there, and nothing is changed.
        """
        self._posted.append(change)
        self._wake.set()

    def request_snapshot(self, request: SnapshotRequest) -> None:
        """Ask for a snapshot; while nothing runs, use `snapshot`."""
        with self._lock:
            self._asked = request
        self._wake.set()

    def collect_snapshot(self) -> TrainingSnapshot | None:
        """Take the newest snapshot out of its slot, None where there is no new one."""
        with self._lock:
            snapshot, self._snapshot = self._snapshot, None
        return snapshot

    def note_moments(self) -> None:
        """Have moments of the runs to come noted in `noted`, from their first steps on."""
        self._is_noting = True

    # Run by the owner

    def change(self, change: Change) -> None:
        """Apply a change now; only where nothing runs.

        Raises
        ------
        SpecificationError, ShapeMismatchError
            If it does not fit; nothing was changed.
        """
        self.post(change)
        self._apply_posted()

    def run(self, until_epoch: int | None = None, until_step: int | None = None) -> RunResult:
        """Train until so many epochs or steps are done since the beginning, or a pause is asked.

        Raises
        ------
        DivergedError
            If the loss or a parameter did not stay finite; the state is back at the last good
            step.
        """
        with blas_threads(self.state.threads), np.errstate(all="ignore"):
            try:
                reason = self._run(until_epoch, until_step)
            except DivergedError:
                self._take_back(self._course, self.state.position.step)
                raise
            finally:
                self._pause.clear()
        position = self.state.position
        return RunResult(reason, position.step, position.epoch)

    def _run(self, until_epoch: int | None, until_step: int | None) -> str:
        """Do steps; between them, one look at one event."""
        state, position = self.state, self.state.position
        inputs, targets, add_loss = self.inputs, self.targets, self.history.steps.add
        step, wake = state.step_on_next_rows, self._wake
        last_step = maxsize if until_step is None else until_step
        due = self.checkpoints.next_due
        if self._is_noting:
            due = min(due, self.noted.begin(state, self.history))
        self._meter.cancel()
        if until_epoch is not None and position.epoch >= until_epoch:
            return "finished"
        while position.step < last_step:
            if wake.is_set():
                if self._attend():
                    return "paused"
                inputs, targets = self.inputs, self.targets
            add_loss(step(inputs, targets))
            if position.start >= state.samples and (ending := self._close_epoch()):
                return ending
            if position.step >= due:
                due = self._remember_if_due()
            if position.start == 0 and position.epoch == until_epoch:
                return "finished"
        return "reached"

    def _attend(self) -> bool:
        """Do what was asked from outside; tell whether to pause."""
        self._wake.clear()
        network, step = self.state.network, self.state.position.step
        self._meter.end(network.table, network.parameters, step)
        self._apply_posted()
        pausing = self._pause.is_set()
        with self._lock:
            request = self._asked
        if request is not None and request.diagnosis and self._meter.step != step and not pausing:
            # Answered after the next step, which is the one that is measured.
            self._meter.begin(network.parameters, step)
            self._wake.set()
        elif request is not None:
            self._answer(request)
        if pausing:
            self._pause.clear()
        return pausing

    def _answer(self, request: SnapshotRequest) -> None:
        snapshot = self.snapshot(request)
        with self._lock:
            self._snapshot = snapshot
            if self._asked is request:
                self._asked = None

    def answer(self) -> None:
        """Answer who asked for a snapshot, between two runs; for the thread that runs them."""
        with self._lock:
            request = self._asked
        if request is not None:
            self._answer(request)

    def _apply_posted(self) -> None:
        while self._posted:
            change = self._posted.popleft()
            self.noted.cancel_measure()
            self._course.apply(change)
            self.changes.append((self.state.position.step, change))
            self.checkpoints.keep(self.state)

    def snapshot(self, request: SnapshotRequest) -> TrainingSnapshot:
        """Return a snapshot now; only where nothing runs, or from within the run."""
        is_fresh = self._meter.step == self.state.position.step
        ratios = self._meter.ratios if is_fresh else None
        return take_snapshot(self.state, self.history, request, ratios)

    def _close_epoch(self) -> str:
        """Measure and close the epoch; return why to stop, or nothing."""
        return self._course.epoch_end.close(self.state, self.history)

    def _remember_if_due(self) -> int:
        """Keep a checkpoint and note a moment if it is time; return the step to look again at."""
        due = self._keep_if_due()
        return min(due, self.noted.attend(self.state, self.history)) if self._is_noting else due

    def _keep_if_due(self) -> int:
        """Keep a checkpoint if it is time; return the step at which the next one will be."""
        if self.state.position.step >= self.checkpoints.next_due:
            self.checkpoints.keep(self.state)
        return self.checkpoints.next_due

    # One step by hand

    def next_batch(self) -> tuple[Array, Array, Rows]:
        """Return inputs, targets and row numbers of the step that training would do next.

        Changes that were posted are applied first, as a run would.
        """
        self._apply_posted()
        rows = self.state.next_rows()
        return self.inputs[rows], self.targets[rows], rows

    def adopt(self, state: TrainingState, loss: float) -> None:
        """Take over the state after one step done by hand, as if `run` had done it."""
        network, step = state.network, state.position.step
        self._meter.begin(self.state.network.parameters, step - 1)
        self._meter.end(network.table, network.parameters, step)
        self._course.state = state
        self.history.steps.add(loss)
        if state.epoch_is_over:
            with blas_threads(state.threads), np.errstate(all="ignore"):
                self._close_epoch()
        self._keep_if_due()

    # Back in time

    def go_to_step(self, step: int) -> None:
        """Return exactly to the moment after `step` updates: nearest checkpoint, then replay.

        What came later is forgotten; training on from here is a new branch.

        Raises
        ------
        ValueError
            For a step that was never done, or lies before the earliest one.
        PastUnreachableError
            If the steps of an earlier run, done again, do not end where that run did; nothing was
            changed.
        """
        self._reach(step)
        with blas_threads(self.state.threads), np.errstate(all="ignore"):
            self._take_back(self._course, step)
        self.history.truncate(step, self.state.position.epoch)
        self.checkpoints.forget_after(step)
        self.noted.forget_after(step)
        self._meter = UpdateMeter()
        self.changes = [(at, change) for at, change in self.changes if at <= step]
        if self._before is not None:
            self._before = self._before.until(step)

    @property
    def path(self) -> TrainingPath | None:
        """How the training came to the present state; None where that is not known."""
        return None if self._before is None else self._before.followed_by(self.changes)

    @property
    def earliest_step(self) -> int:
        """The first step that `go_to_step` and `look_back` can reach."""
        return self.checkpoints.earliest if self._before is None else 0

    def replayed_steps(self, step: int) -> int:
        """Return how many steps must be done again to reach a moment."""
        checkpoint = self.checkpoints.latest_until(step)
        return self.checkpoints.earliest if checkpoint is None else step - checkpoint.step

    def look_back(self, step: int) -> tuple[TrainingState, Array, Array]:
        """Return a state exactly as it was after `step` updates, and the batch it took next.

        Nothing is changed and nothing forgotten: training goes on from where it stands.

        Raises
        ------
        ValueError
            For a step that was never done, or lies before the earliest one.
        PastUnreachableError
            If the steps of an earlier run, done again, do not end where that run did.
        """
        self._reach(step)
        past = self._course.branch()
        with blas_threads(self.state.threads), np.errstate(all="ignore"):
            self._take_back(past, step)
        rows = past.state.next_rows()
        return past.state, past.inputs[rows], past.targets[rows]

    def _reach(self, step: int) -> None:
        """Have a checkpoint at or before a step."""
        least, most = self.earliest_step, self.state.position.step
        if not least <= step <= most:
            raise ValueError(f"a step must be between {least} and {most}. Received: {step}")
        if step < self.checkpoints.earliest:
            self._recover_past()

    def _recover_past(self) -> None:
        """Do the steps of an earlier run again for its checkpoints; they must end in its bits."""
        begun = self.checkpoints.latest_until(self.checkpoints.earliest)
        assert self._before is not None
        assert begun is not None
        data = self._first_data
        first = self._before.first_state(self.state, len(data.inputs))
        earlier = Trainer(first, data.inputs, data.targets, data.validation, data.rule)
        earlier._walk(self._before, begun.step)
        if not are_same_moment(earlier.state.capture(), begun.capture):
            self._before = None
            raise PastUnreachableError(step=begun.step)
        self.checkpoints.begin_with(earlier.checkpoints)

    def _walk(self, path: TrainingPath, until_step: int) -> None:
        for at, change in (*path.changes, (until_step, None)):
            while self.state.position.step < at:
                self.run(until_step=at)
            if change is not None:
                self.change(change)

    def _take_back(self, course: Course, step: int) -> None:
        """Have a course stand where this training stood after `step` updates."""
        checkpoint = self.checkpoints.latest_until(step)
        assert checkpoint is not None
        course.restore(checkpoint, data_at(checkpoint.step, self._first_data, self.changes))
        before = () if self._before is None else self._before.changes
        changes = (*before, *self.changes)
        course.repeat(step, [(at, c) for at, c in changes if checkpoint.step < at <= step])
