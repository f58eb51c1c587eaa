"""A horizontal axis whose labels never run into one another, however long and however narrow."""

import math
from typing import Any, Final

from PySide6.QtGui import QFontMetricsF

from gui.plots.tick_texts import TickTexts

_BETWEEN: Final = 14.0


class BottomAxis(TickTexts):
    """pyqtgraph's own axis writes all labels of its first level, whether there is room or not."""

    def __init__(self) -> None:
        super().__init__("bottom")

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        """Return the ticks; of the labelled ones every second, third and so on, 0 among them."""
        levels = [(gap, list(places)) for gap, places in super().tickValues(low, high, size)]
        if levels:
            gap, places = levels[0]
            room = self._width_of(places, gap) * (high - low) / max(size, 1.0)
            levels[0] = gap, _spread(places, gap, room)
        return levels

    def _width_of(self, places: list[float], gap: float) -> float:
        font: Any = self.style["tickFont"] or self.font()
        labels = self.tickStrings(places, self.autoSIPrefixScale * self.scale, gap)
        metrics = QFontMetricsF(font)
        widths = (metrics.horizontalAdvance(text) for text in labels if text)
        return max(widths, default=0.0) + _BETWEEN


def _spread(places: list[float], gap: float, room: float) -> list[float]:
    """Return as many of evenly spaced places as there are with so much room between two."""
    every = max(math.ceil(room / gap), 1)
    kept = [place for place in places if round(place / gap) % every == 0]
    ends = places[:: max(len(places) - 1, 1)]
    return ends if len(kept) < len(ends) and ends[-1] - ends[0] >= room else kept
