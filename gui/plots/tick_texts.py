"""How the numbers at the ticks of an axis are written: true minus signs, equal decimals."""

import re
from itertools import pairwise
from typing import Any, Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from gui.plots.ticked_axis import TickedAxis
from gui.words.number_text import MINUS, with_minus

_BETWEEN: Final = 6.0
_PLAIN = re.compile(rf"{MINUS}?\d+(\.\d+)?")


class TickTexts(TickedAxis):
    """An axis that writes 0, 0.5, 1.0, 1.5; pyqtgraph's own writes 0, 0.5, 1, 1.5 at times."""

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str | None]:
        """Return a label for each tick of one level."""
        texts = super().tickStrings(values, scale, spacing)
        return [text if text is None else with_minus(text) for text in texts]

    def generateDrawSpecs(self, painter: Any) -> Any:
        """Return what to draw, the labels of all levels with as many decimals as any has."""
        specs = super().generateDrawSpecs(painter)
        if specs is None:
            return None
        axis, ticks, labels = specs
        texts = equal_decimals([text for _, _, text in labels])
        written = [
            (place, flags, text) for (place, flags, _), text in zip(labels, texts, strict=True)
        ]
        # Each decade of a logarithmic axis has its own decimals; narrow axes lack the room.
        keeps = self.logMode or self._run_together(written)
        return axis, ticks, labels if keeps else [self._inside(*label) for label in written]

    def _inside(self, place: QRectF, flags: Any, text: str) -> tuple[QRectF, Any, str]:
        """Move a label that grew by its decimals back between the ends of a horizontal axis."""
        if self.orientation in ("left", "right"):
            return place, flags, text
        half = QFontMetricsF(self.style["tickFont"] or self.font()).horizontalAdvance(text) / 2
        room, middle = self.boundingRect(), place.center().x()
        kept = max(min(middle, room.right() - half), room.left() + half)
        return place.translated(kept - middle, 0.0), flags, text

    def _run_together(self, labels: list[tuple[QRectF, Any, str]]) -> bool:
        """Tell whether labels along a horizontal axis come too close to one another."""
        if self.orientation in ("left", "right"):
            return False
        metrics = QFontMetricsF(self.style["tickFont"] or self.font())
        ends = sorted(
            (place.center().x() - width / 2, place.center().x() + width / 2)
            for place, _, text in labels
            for width in (metrics.horizontalAdvance(text),)
        )
        return any(left - right < _BETWEEN for (_, right), (left, _) in pairwise(ends))


def equal_decimals(texts: list[str]) -> list[str]:
    """Return plain numbers with as many decimals as the longest has; 0 stays 0.

    Numbers with exponents are left alone, and so are those beside them.
    """
    if not all(_PLAIN.fullmatch(text) for text in texts):
        return texts
    decimals = max((len(text.partition(".")[2]) for text in texts), default=0)
    return [_with_decimals(text, decimals) for text in texts]


def _with_decimals(text: str, decimals: int) -> str:
    whole, _, fraction = text.partition(".")
    if whole == "0" and not fraction.strip("0"):
        return "0"
    return f"{whole}.{fraction:0<{decimals}}" if decimals else whole
