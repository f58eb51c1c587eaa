"""A sandbox: numbers of a network and its batch tried out, and the training feels nothing of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal

from engine import Array, ParameterChange, TrainingState

#: What of a batch can be tried out; every other name is a parameter's.
BATCH_ARRAYS: Final = ("inputs", "targets")

Moment = tuple[TrainingState, Array, Array]
"""A state of the training and the batch of the step that follows: inputs (N, I), targets (N, O)."""


@dataclass(frozen=True)
class Place:
    """Where a number stands that can be tried out.

    Parameters
    ----------
    what : str
        ``inputs``, ``targets``, or the name of a parameter.
    layer : int or None
        The id of the parameter's layer; None for inputs and targets.
    index : tuple of int
        Sample and column of the batch, or the index into the parameter.
    """

    what: str
    layer: int | None
    index: tuple[int, ...]


@dataclass(frozen=True)
class TriedNumber:
    """A number that was changed in the sandbox."""

    place: Place
    old: float
    new: float


class WhatIf(QObject):
    """Holds the numbers that are tried out on one moment of the training, which stays as it is."""

    changed = Signal()
    """The sandbox was opened or left, or other numbers are tried out in it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._base: Moment | None = None
        self._tried: dict[Place, TriedNumber] = {}
        #: What was tried out when the sandbox was left last, and over which moment.
        self._dropped: tuple[Moment, dict[Place, TriedNumber]] | None = None

    @property
    def is_active(self) -> bool:
        """Whether the sandbox is open."""
        return self._base is not None

    @property
    def tried(self) -> tuple[TriedNumber, ...]:
        """What was changed, in the order in which it was first changed."""
        return tuple(self._tried.values())

    @property
    def base(self) -> Moment | None:
        """The moment as the training has it; None outside the sandbox."""
        return self._base

    def begin(self, moment: Moment) -> None:
        """Open the sandbox over a moment, which is read and never written to."""
        self._base, self._tried = moment, {}
        self.changed.emit()

    def end(self) -> None:
        """Leave the sandbox and forget what was tried out."""
        if self._base is not None:
            if self._tried:
                self._dropped = self._base, self._tried
            self._base, self._tried = None, {}
            self.changed.emit()

    @property
    def dropped(self) -> Mapping[Place, TriedNumber]:
        """What was tried out on this very moment before, and can be again; else nothing."""
        if self._dropped is None or self._tried or self._dropped[0] is not self._base:
            return {}
        return self._dropped[1]

    def value(self, place: Place) -> float:
        """Return a number as it is in the sandbox.

        Raises
        ------
        KeyError
            If the network has no such parameter.
        IndexError
            If it lies outside.
        """
        tried = self._tried.get(place)
        return self._old(place) if tried is None else tried.new

    def _old(self, place: Place) -> float:
        assert self._base is not None, "the sandbox is open"
        state, inputs, targets = self._base
        if place.layer is None:
            return float({"inputs": inputs, "targets": targets}[place.what][place.index])
        return float(state.network.views[place.layer][place.what][place.index])

    def try_out(self, place: Place, value: float) -> None:
        """Set a number in the sandbox; its own value takes it off the list again."""
        if self.value(place) == value:
            return
        old = self._old(place)
        if value == old:
            del self._tried[place]
        else:
            self._tried[place] = TriedNumber(place, old, value)
        self.changed.emit()

    def take_back(self, place: Place) -> None:
        """Give a number its own value again."""
        if self._tried.pop(place, None) is not None:
            self.changed.emit()

    def snapshot(self) -> Mapping[Place, TriedNumber]:
        """Return what is tried out now, for `restore`."""
        return dict(self._tried)

    def restore(self, tried: Mapping[Place, TriedNumber]) -> None:
        """Try out again what was tried out when the snapshot was taken."""
        if self._base is not None and dict(tried) != self._tried:
            self._tried = dict(tried)
            self.changed.emit()

    def applied(self, moment: Moment) -> Moment:
        """Return the moment with the numbers that are tried out, in memory of its own.

        The same moment comes back where nothing is.
        """
        if not self._tried:
            return moment
        state, inputs, targets = moment[0].copy(), moment[1].copy(), moment[2].copy()
        for tried in self._tried.values():
            place = tried.place
            if place.layer is None:
                {"inputs": inputs, "targets": targets}[place.what][place.index] = tried.new
            else:
                change = ParameterChange(place.layer, place.what, place.index, tried.new)
                change.apply_to(state)
        return state, inputs, targets
