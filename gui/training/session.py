"""One training at a time: the thread it runs on, and what the window hears of it."""

from time import perf_counter, thread_time
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from engine import Change, LayerloomError, SnapshotRequest, Trainer, TrainingSnapshot
from gui.background_task import keep
from gui.training.drawing_pace import DrawingPace
from gui.training.worker import Worker

TICK: Final = 33
"""Milliseconds between two looks at the worker."""
DIAGNOSIS_EVERY: Final = 15
"""How the layers fare is asked for once in fifteen ticks, twice a second; it costs a copy.

With it come weights and curves that nobody looks at: advice and history are kept from them.
"""
CLOSE_TICKS: Final = 60
"""In the first two seconds of a run, all that there is of many, it is asked for more often."""
SNAPSHOT_PARTS: Final = ("layers", "parameters", "curves", "diagnosis", "gradients")
"""What a snapshot may bring, and nobody may look at."""
PATIENCE: Final = 1000
"""Milliseconds within which a run must end when it is asked to."""

_AFTER: Final = {
    "finished": "finished",
    "early_stopping": "finished",
    "low_loss": "finished",
    "high_accuracy": "finished",
    "paused": "paused",
    "reached": "paused",
}


class TrainingSession(QObject):
    """Owns the worker thread and a timer; all signals arrive in the window's thread.

    The states are ``idle`` (no trainer), ``running``, ``paused``, ``finished`` and ``failed``. In
    every state but ``running`` no thread exists and the trainer may be used freely.

    The worker never sends anything by itself: thirty times a second the timer takes the newest
    snapshot out of the trainer's one slot and asks for the next. The snapshot holds the curves
    whole, so nothing is lost between two ticks. What is dear to draw does not come with every
    snapshot: weights, curves and layers take turns, so that no tick is long, and as often as the
    window has time for.
    """

    state_changed = Signal(str)
    """The session is in another state; by then the last snapshot of a run has arrived."""
    snapshot_arrived = Signal(object)
    """A `TrainingSnapshot` newer than the one before."""
    run_ended = Signal(object)
    """A run came to its end or was paused; its `RunResult`."""
    failed = Signal(object)
    """A run was ended by this exception; after a `LayerloomError` the trainer is usable."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = "idle"
        self._trainer: Trainer | None = None
        self._worker: Worker | None = None
        self._until_epoch: int | None = None
        self._until_step: int | None = None
        self._pause_was_asked = False
        self._ending = ""
        self._watched = frozenset({"layers", "parameters", "curves"})
        self._wants_state = False
        self._pace = DrawingPace()
        self._speed = 0.0
        self._ticks = 0
        self._timer = QTimer(self)
        self._timer.setObjectName("trainingTick")
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._on_tick)

    @property
    def state(self) -> str:
        """The state: ``idle``, ``running``, ``paused``, ``finished`` or ``failed``."""
        return self._state

    @property
    def trainer(self) -> Trainer | None:
        """The trainer; while running, only ask it what may be asked from other threads."""
        return self._trainer

    @property
    def ending(self) -> str:
        """Why the last run ended, as `RunResult` says it; nothing after a failure."""
        return self._ending

    @property
    def until_epoch(self) -> int | None:
        """The epoch at which the run will be finished; None for never."""
        return self._until_epoch

    def set_watched(self, parts: frozenset[str]) -> None:
        """Say what somebody looks at, of `SNAPSHOT_PARTS`; the rest comes seldom or not at all."""
        self._watched = parts

    @property
    def speed(self) -> float:
        """Batches a second; 0 for as fast as possible."""
        return self._speed

    def set_speed(self, speed: float) -> None:
        """Train so many batches a second from now on; 0 for as fast as possible."""
        if speed != self._speed:
            self._speed = speed
            if self._worker is not None:
                self._worker.set_speed(speed)

    def request_state(self) -> None:
        """Have one of the next snapshots of the run bring copies of state and history."""
        self._wants_state = True

    def start(
        self, trainer: Trainer, until_epoch: int | None = None, until_step: int | None = None
    ) -> None:
        """Run a trainer; it may have run before.

        Raises
        ------
        RuntimeError
            While another run is going on.
        """
        if self._worker is not None:
            raise RuntimeError("a session runs one training at a time; pause or stop it first")
        self._trainer = trainer
        trainer.note_moments()
        self._until_epoch, self._until_step = until_epoch, until_step
        self._ticks = 0
        self._pace.begin(has_free_core=trainer.state.threads == 1)
        self._pause_was_asked = False
        self._set_off(trainer)
        self._timer.start()
        self._enter("running")

    def _set_off(self, trainer: Trainer) -> None:
        self._worker = Worker(trainer, self._until_epoch, self._until_step, self, self._speed)
        self._worker.finished.connect(self._on_worker_finished)
        trainer.request_snapshot(self._request(0))
        self._worker.start()

    def resume(self, until_epoch: int | None = None) -> None:
        """Go on after a pause, a failure or the end; to another epoch if one is given.

        Raises
        ------
        RuntimeError
            If there is nothing to go on with.
        """
        if self._trainer is None:
            raise RuntimeError("a session needs a trainer to go on with; start one")
        self.start(self._trainer, self._until_epoch if until_epoch is None else until_epoch)

    def pause(self) -> None:
        """Ask the run to pause after the present step; `state_changed` says when it has."""
        if self._worker is not None and self._trainer is not None:
            self._pause_was_asked = True
            self._worker.pause()

    def pause_now(self, patience: int = PATIENCE) -> bool:
        """Pause and wait for it; tell whether nothing runs any more."""
        worker = self._worker
        if worker is None:
            return True
        self.pause()
        if not worker.wait(patience):
            return False
        self._take_leave()
        return True

    def stop(self, patience: int = PATIENCE) -> bool:
        """End the run, if any, and let go of the trainer; tell whether nothing runs any more."""
        if not self.pause_now(patience):
            return False
        self._trainer = None
        self._until_epoch = None
        self._enter("idle")
        return True

    def shut_down(self, patience: int = PATIENCE) -> bool:
        """End everything because the window closes; tell whether the thread has ended.

        A step that takes longer keeps its thread until it is done: a QThread destroyed while it
        runs would take the program with it.
        """
        self.blockSignals(True)
        stopped = self.stop(patience)
        self._timer.stop()
        if self._worker is not None:
            keep(self._worker)
        return stopped

    def post(self, change: Change) -> None:
        """Have a live setting or a weight changed between two steps."""
        if self._trainer is not None:
            self._trainer.post(change)

    def refresh(self) -> None:
        """Send a snapshot of a trainer that does not run: after going back, or a step by hand."""
        if self._trainer is not None and self._worker is None:
            self.snapshot_arrived.emit(self._trainer.snapshot(self._request(0)))

    def _request(self, tick: int) -> SnapshotRequest:
        """Return what to ask for at a tick; at tick 0, before and after a run, for everything."""
        watched, every = self._watched, self._pace.every
        turn = tick % every
        draws_weights = turn == 0
        # What comes seldom comes in its turn, too: all views would draw in one tick.
        is_due = tick // DIAGNOSIS_EVERY != max(tick - every, 0) // DIAGNOSIS_EVERY
        is_seldom = tick == 0 or (draws_weights and is_due)
        diagnoses = "diagnosis" in watched or tick < CLOSE_TICKS
        parameters = is_seldom or ("parameters" in watched and draws_weights)
        return SnapshotRequest(
            layers=parameters or ("layers" in watched and turn == 2),
            parameters=parameters,
            curves=tick == 0 or (turn == 1 and (is_due or "curves" in watched)),
            state=tick > 0 and self._wants_state,
            diagnosis=is_seldom or (diagnoses and draws_weights),
            gradients="gradients" in watched and draws_weights,
        )

    @Slot()
    def _on_tick(self) -> None:
        trainer = self._trainer
        if self._worker is None or trainer is None:
            return
        self._pace.note(perf_counter(), thread_time())
        snapshot: TrainingSnapshot | None = trainer.collect_snapshot()
        if snapshot is not None:
            self._ticks += 1
            self._wants_state = self._wants_state and snapshot.state is None
            trainer.request_snapshot(self._request(self._ticks))
            self.snapshot_arrived.emit(snapshot)

    @Slot()
    def _on_worker_finished(self) -> None:
        """Hear of an end; it may be an old one that `pause_now` has dealt with."""
        if self._worker is not None and self._worker.isFinished():
            self._take_leave()

    def _take_leave(self) -> None:
        """Let the thread go, show where it left off, and say how it ended."""
        worker, self._worker = self._worker, None
        trainer = self._trainer
        assert worker is not None
        assert trainer is not None
        worker.wait()
        worker.deleteLater()
        trainer.collect_snapshot()
        if self._was_paused_by_an_old_request(worker):
            self._set_off(trainer)
            return
        self._timer.stop()
        self._wants_state = False
        if worker.error is None or isinstance(worker.error, LayerloomError):
            self.refresh()
        self._ending = "" if worker.result is None else worker.result.reason
        if worker.error is not None:
            self._enter("failed")
            self.failed.emit(worker.error)
        elif worker.result is not None:
            self._enter(_AFTER[worker.result.reason])
            self.run_ended.emit(worker.result)

    def _was_paused_by_an_old_request(self, worker: Worker) -> bool:
        """Tell whether a pause that came too late for the last run has stopped this one."""
        stopped = worker.result is not None and worker.result.reason == "paused"
        return stopped and not self._pause_was_asked

    def _enter(self, state: str) -> None:
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)
