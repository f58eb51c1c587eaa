"""An axis that, when logarithmic, labels 1, 2 and 5 of each decade as far as there is room."""

import math
from typing import Any, Final

import numpy as np
from PySide6.QtCore import QRectF

from gui.plots.tick_texts import TickTexts
from gui.words.number_text import short_number

_PIXELS_PER_LABEL: Final = 24
_LABEL_HEIGHT: Final = 16
_MANTISSAS: Final = ((1, 2, 5), (1, 3), (1,))
_MOST_PLAIN: Final = 4


class LogAxis(TickTexts):
    """A vertical or horizontal axis; pyqtgraph's own writes 0.6 to 0.9 over one another."""

    def boundingRect(self) -> QRectF:
        """Return also the room that the labels at both ends need: 0 stands at the very corner."""
        rect: QRectF = super().boundingRect()
        room = _LABEL_HEIGHT / 2 if self.orientation == "left" else 0.0
        return rect.adjusted(0.0, -room, 0.0, room)

    def logTickValues(
        self, low: float, high: float, size: float, usual: Any
    ) -> list[tuple[float | None, list[float]]]:
        """Return labelled ticks, and below one decade per label the unlabelled ones between."""
        per_decade = size / max(high - low, 1e-9)
        decades = range(math.floor(low), math.ceil(high) + 1)
        if per_decade < _PIXELS_PER_LABEL:
            every = math.ceil(_PIXELS_PER_LABEL / per_decade)
            return [(1.0, [float(d) for d in decades if d % every == 0 and low <= d <= high])]
        room = per_decade / _PIXELS_PER_LABEL
        labelled = next(
            choice for choice in _MANTISSAS if len(choice) * 1.2 <= room or choice == (1,)
        )
        return [
            (1.0, _places(decades, labelled, low, high)),
            (None, _places(decades, set(range(1, 10)) - set(labelled), low, high)),
        ]

    def logTickStrings(
        self, values: list[float], scale: float, spacing: float | None
    ) -> list[str | None]:
        """Return a label for each tick, None for those in between."""
        if spacing is None:
            return [None] * len(values)
        if values and max(abs(value) for value in values) > _MOST_PLAIN:
            strings: list[str | None] = super().logTickStrings(values, scale, spacing)
            return strings
        return [short_number(10.0**value * scale, 4) for value in values]


class AccuracyAxis(LogAxis):
    """Percent of right answers, on a logarithmic scale of the errors: it grows towards 100 %.

    A share a stands at ``-log10(1 - a)``; 100 % itself at the ceiling.
    """

    def __init__(self) -> None:
        super().__init__("left")
        self._ceiling = 2.0

    @property
    def ceiling(self) -> float:
        """Where 100 % stands."""
        return self._ceiling

    def set_ceiling(self, ceiling: float) -> None:
        """Put 100 % there."""
        if ceiling != self._ceiling:
            self._ceiling = ceiling
            self.picture = None
            self.update()

    def logTickValues(
        self, low: float, high: float, size: float, usual: Any
    ) -> list[tuple[float | None, list[float]]]:
        """Return 0, 50, 80, 90, 95, 98, 99, … % as far as there is room, and 100 %."""
        clear = self._ceiling - _LABEL_HEIGHT * max(high - low, 1e-9) / size
        levels = super().logTickValues(-high, -low, size, usual)
        upward = [(gap, [-place for place in places if -place < clear]) for gap, places in levels]
        if low <= self._ceiling <= high:
            upward[0][1].append(self._ceiling)
        return upward

    def logTickStrings(
        self, values: list[float], scale: float, spacing: float | None
    ) -> list[str | None]:
        """Return percent for each tick, None for those in between."""
        if spacing is None:
            return [None] * len(values)
        shares = [1.0 if v >= self._ceiling else 1.0 - 10.0**-v for v in values]
        return [f"{100.0 * share * scale:.10g}" for share in shares]


def _places(decades: Any, mantissas: Any, low: float, high: float) -> list[float]:
    every = [d + float(np.log10(m)) for d in decades for m in sorted(mantissas)]
    return [place for place in every if low <= place <= high]
