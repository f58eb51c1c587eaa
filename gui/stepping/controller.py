"""The one cursor into a traced step: next, previous, first, last."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QT_TR_NOOP, QObject, QSettings, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence

from gui.looks.resource_files import icon
from gui.stepping.notation import NOTATION_KEY, NOTATIONS, ROWS, Notation
from gui.words.translation import tr

if TYPE_CHECKING:  # imported with the first step that is walked
    from engine import Trace
    from gui.stepping.stops import Stop

GRANULARITIES: Final[dict[str, Any]] = {
    "phase": QT_TR_NOOP("Phases"),
    "layer": QT_TR_NOOP("Layers"),
    "operation": QT_TR_NOOP("Operations"),
    "neuron": QT_TR_NOOP("Neurons"),
}
"""How far apart the stops may be."""

_ACTIONS: Final[tuple[tuple[str, str, str, Any], ...]] = (
    ("stepFirstAction", "step-first", "Ctrl+F9", QT_TR_NOOP("First stop")),
    ("stepBackAction", "step-back", "F9", QT_TR_NOOP("Previous stop")),
    ("stepForwardAction", "step-forward", "F10", QT_TR_NOOP("Next stop")),
    ("stepLastAction", "step-last", "Ctrl+F10", QT_TR_NOOP("Last stop")),
)
_GRANULARITY_KEY: Final = "stepping/granularity"
#: Milliseconds after which it is said that a step takes its time.
_A_MOMENT: Final = 100


class StepController(QObject):
    """Walks over the stops of a training step; knows nothing of who trains.

    Going back is free: nothing is computed and nothing is undone. Going on past the last stop
    commits the step and asks for the next one.
    """

    stop_changed = Signal(object)
    """Another `Stop` is shown; None when there is nothing to show."""

    step_requested = Signal()
    """A traced step is wanted: answer with `set_trace`, at once or later, or with `leave`."""

    earlier_step_requested = Signal()
    """Previous was pressed at the first stop: the step before is wanted, at its last stop."""

    step_committed = Signal(object)
    """The last stop was passed; carries the `TrainingState` to be adopted."""

    granularity_changed = Signal(str)
    """The stops are farther apart or closer together; carries a key of `GRANULARITIES`."""

    notation_changed = Signal(object)
    """The stops are written otherwise; carries the `Notation`."""

    waiting_changed = Signal()
    """A step will come later, takes longer than a moment, or has come: see `is_waiting`."""

    awaited = Signal()
    """The step that was asked for takes longer than a moment."""

    entered = Signal()
    """The walk began."""

    left = Signal()
    """The walk ended; a step that was not passed to its end has left no trace."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._trace: Trace | None = None
        self._layer_stops: tuple[Stop, ...] = ()
        self._stops: tuple[Stop, ...] = ()
        self._granularity = _known_granularity(QSettings().value(_GRANULARITY_KEY))
        self._notation = NOTATIONS.get(str(QSettings().value(NOTATION_KEY)), ROWS)
        self._cursor = 0
        self._is_waiting = False
        self._is_awaited = False
        self._moment = QTimer(self)
        self._moment.setSingleShot(True)
        self._moment.setInterval(_A_MOMENT)
        self._moment.timeout.connect(self._on_moment_over)
        self._reaches_back = False
        self._is_held = False
        self._is_active = False
        self._is_available = True
        self._make_actions()
        self.retranslate()

    def _make_actions(self) -> None:
        slots = (self.first, self.previous, self.next, self.last)
        self.actions: dict[str, QAction] = {}
        for (name, picture, keys, _), slot in zip(_ACTIONS, slots, strict=True):
            action = QAction(icon(picture), "", self)
            action.setObjectName(name)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(slot)
            self.actions[name] = action
        self._update_actions()

    def action(self, name: str) -> QAction:
        """Return an action by its object name, as ``stepForwardAction``."""
        return self.actions[name]

    def retranslate(self) -> None:
        """Word the actions anew."""
        for name, _, _, text in _ACTIONS:
            action = self.actions[name]
            action.setText(tr(text))
            action.setToolTip(f"{tr(text)} ({action.shortcut().toString()})")

    @property
    def trace(self) -> "Trace | None":
        """The step at hand."""
        return self._trace

    @property
    def stops(self) -> "tuple[Stop, ...]":
        """The stops of the step at hand."""
        return self._stops

    @property
    def stop(self) -> "Stop | None":
        """The stop where the cursor stands."""
        return self._stops[self._cursor] if self._stops else None

    @property
    def is_active(self) -> bool:
        """Whether a walk is under way."""
        return self._is_active

    @property
    def at_end(self) -> bool:
        """Whether the cursor stands at the last stop: the next one commits."""
        return bool(self._stops) and self._cursor == len(self._stops) - 1

    def set_available(self, is_available: bool) -> None:
        """Say whether there is anything to step through: a sound network and data."""
        self._is_available = is_available
        self._update_actions()

    @property
    def granularity(self) -> str:
        """How far apart the stops are: a key of `GRANULARITIES`."""
        return self._granularity

    @Slot(str)
    def set_granularity(self, granularity: str) -> None:
        """Stop more or less often from now on, and the next time; the place is kept."""
        if granularity == self._granularity:
            return
        self._granularity = granularity
        QSettings().setValue(_GRANULARITY_KEY, granularity)
        here = self.stop
        self._stops = self._refined()
        if here is not None:
            cells = [stop.cell for stop in self._stops]
            cell = max(cell for cell in cells if cell <= here.cell)
            self._cursor = cells.index(cell)
        self.granularity_changed.emit(granularity)
        self._show()

    @property
    def notation(self) -> Notation:
        """In which letters, and which way round, the stops are written."""
        return self._notation

    @Slot(object)
    def set_notation(self, notation: Notation) -> None:
        """Write the stops otherwise from now on; the place is kept."""
        if notation == self._notation:
            return
        self._notation = notation
        if self._trace is not None:
            self._layer_stops = self._stops_of(self._trace)
            self._stops = self._refined()
        self.notation_changed.emit(notation)
        self._show()

    @property
    def is_waiting(self) -> bool:
        """Whether a step was asked for and is not there yet."""
        return self._is_waiting

    @property
    def is_awaited(self) -> bool:
        """Whether that has taken longer than a moment."""
        return self._is_awaited

    def wait(self) -> None:
        """Say that the step asked for will come later."""
        self._is_waiting = True
        self._moment.start()
        self.waiting_changed.emit()

    def stop_waiting(self) -> None:
        """Say that no step will come, or that it is there."""
        was_waiting = self._is_waiting
        self._is_waiting = self._is_awaited = False
        self._moment.stop()
        if was_waiting:
            self.waiting_changed.emit()

    @Slot()
    def _on_moment_over(self) -> None:
        self._is_awaited = True
        self.waiting_changed.emit()
        self.awaited.emit()

    def set_reaches_back(self, reaches_back: bool) -> None:
        """Say whether there is a step before this one that can be gone back to."""
        self._reaches_back = reaches_back
        self._update_actions()

    @property
    def is_held(self) -> bool:
        """Whether the walk stays within this step: it is a sandbox, and nothing is committed."""
        return self._is_held

    def set_held(self, is_held: bool) -> None:
        """Stay within the step at hand, or let the walk go on into others again."""
        self._is_held = is_held
        self._update_actions()

    def set_trace(self, trace: "Trace", begin: str = "first") -> None:
        """Walk through a traced step.

        Parameters
        ----------
        trace : Trace
        begin : str
            At which stop: ``first``, ``last``, or ``same`` as in the step before.
        """
        self.stop_waiting()
        self._trace = trace
        self._layer_stops = self._stops_of(trace)
        self._stops = self._refined()
        last = len(self._stops) - 1
        self._cursor = {"first": 0, "last": last, "same": min(self._cursor, last)}[begin]
        began, self._is_active = not self._is_active, True
        if began:
            self.entered.emit()
        self._show()

    def _stops_of(self, trace: "Trace") -> "tuple[Stop, ...]":
        from gui.stepping.stops import stops_of

        stops = stops_of(trace, self._notation)
        if self._is_held and any(stop.counts_weights for stop in self._layer_stops):
            # What is tried out is no longer the source's, but its weights keep their names.
            return tuple(replace(stop, counts_weights=True) for stop in stops)
        return stops

    def _refined(self) -> "tuple[Stop, ...]":
        from gui.stepping.granularity import refined

        return refined(self._layer_stops, self._granularity)

    @Slot()
    def next(self) -> None:
        """Go to the next stop; past the last one commit the step and ask for another."""
        if self._is_waiting:
            return
        if not self._stops:
            self.step_requested.emit()
        elif self.at_end:
            if not self._is_held:
                self._commit()
        else:
            self.go_to(self._cursor + 1)

    @Slot()
    def previous(self) -> None:
        """Go to the stop before: at the first one into the step before."""
        if self._is_waiting:
            return
        if self._cursor > 0:
            self.go_to(self._cursor - 1)
        elif self._stops and self._reaches_back and not self._is_held:
            self.earlier_step_requested.emit()

    @Slot()
    def first(self) -> None:
        """Go to the first stop of the step."""
        if self._stops:
            self.go_to(0)

    @Slot()
    def last(self) -> None:
        """Go to the last stop of the step."""
        if self._stops:
            self.go_to(len(self._stops) - 1)

    @Slot(int)
    def go_to(self, number: int) -> None:
        """Go to a stop by its number, from 0.

        Raises
        ------
        IndexError
            If there is no such stop.
        """
        if not 0 <= number < len(self._stops):
            raise IndexError(f"number must be below {len(self._stops)}. Received: {number}")
        if number != self._cursor:
            self._cursor = number
            self._show()

    @Slot()
    def leave(self) -> None:
        """End the walk without committing; nothing stays on screen."""
        self.stop_waiting()
        if not self._is_active:
            return
        self._is_active = False
        self._clear()
        self.left.emit()

    def _commit(self) -> None:
        assert self._trace is not None
        next_state: Any = self._trace.next_state
        self._clear()
        self.step_committed.emit(next_state)
        if self._is_active and not self._stops:
            self.step_requested.emit()

    def _clear(self) -> None:
        self._trace, self._layer_stops, self._stops, self._cursor = None, (), (), 0
        self._show()

    def _show(self) -> None:
        self._update_actions()
        self.stop_changed.emit(self.stop)

    def _update_actions(self) -> None:
        inside = bool(self._stops)
        self.actions["stepFirstAction"].setEnabled(inside and self._cursor > 0)
        back = self._cursor > 0 or (self._reaches_back and not self._is_held)
        forward = inside and not (self._is_held and self.at_end)
        self.actions["stepBackAction"].setEnabled(inside and back)
        self.actions["stepForwardAction"].setEnabled(forward or (not inside and self._is_available))
        self.actions["stepLastAction"].setEnabled(inside and not self.at_end)


def _known_granularity(value: object) -> str:
    return value if isinstance(value, str) and value in GRANULARITIES else "layer"
