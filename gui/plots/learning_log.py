"""How every layer fared in the course of a training, in bounded memory."""

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine import LayerDiagnosis

MOST_MOMENTS: Final = 512
"""When so many are kept, every second one is dropped. A training brings them within minutes: a
limit that is reached later would let memory grow until then."""

Floats = NDArray[np.float64]


class LearningLog:
    """Diagnoses by place on the axis of epochs, dense and even however long the training."""

    def __init__(self) -> None:
        self._places: list[float] = []
        self._moments: list[Mapping[int, LayerDiagnosis]] = []
        self._every, self._skipped = 1, 0

    def __len__(self) -> int:
        """Return how many moments are kept."""
        return len(self._places)

    @property
    def layers(self) -> tuple[int, ...]:
        """The layers there is something to say of, the newest moment's."""
        return tuple(self._moments[-1]) if self._moments else ()

    @property
    def latest(self) -> Mapping[int, LayerDiagnosis]:
        """The newest moment."""
        return self._moments[-1] if self._moments else {}

    @property
    def last_place(self) -> float:
        """Where the newest moment stands; 0 where there is none."""
        return self._places[-1] if self._places else 0.0

    def add(self, place: float, diagnosis: Mapping[int, LayerDiagnosis]) -> bool:
        """Note how the layers fared at ``epoch + batch / batches_per_epoch``.

        Tells whether it is kept: a moment that did not move on is not, and of a long training
        only every second, fourth, eighth is.
        """
        if not diagnosis or (self._places and place <= self._places[-1]):
            return False
        self._skipped += 1
        if self._skipped < self._every:
            return False
        self._skipped = 0
        self._places.append(place)
        self._moments.append(diagnosis)
        if len(self._places) >= MOST_MOMENTS:
            self._places, self._moments = self._places[::2], self._moments[::2]
            self._every *= 2
        return True

    def truncate(self, place: float) -> None:
        """Forget what came after a place that the training went back to."""
        kept = sum(known <= place for known in self._places)
        del self._places[kept:], self._moments[kept:]

    def clear(self) -> None:
        """Forget everything: there is another network."""
        self._places.clear()
        self._moments.clear()
        self._every, self._skipped = 1, 0

    def course(self, layer: int, field: str) -> tuple[Floats, Floats]:
        """Return places and values of one field of `LayerDiagnosis`; NaN where it is not known."""
        values = [_value(moment.get(layer), field) for moment in self._moments]
        return np.array(self._places), np.array(values)

    def recent(self, layer: int, field: str, count: int) -> Floats:
        """Return the last known values, at most so many."""
        values = [_value(moment.get(layer), field) for moment in self._moments[-count:]]
        return np.array([value for value in values if np.isfinite(value)])


def _value(diagnosis: LayerDiagnosis | None, field: str) -> float:
    value = None if diagnosis is None else getattr(diagnosis, field)
    return np.nan if value is None else float(value)
