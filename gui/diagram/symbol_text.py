"""Short texts with subscripts and superscripts, centred on a point."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

Families = tuple[str, ...]
"""Names of font families, the later ones for letters that the earlier ones lack."""

SMALL: Final = 0.76
"""Size of an index relative to its letter."""


@dataclass(frozen=True)
class Run:
    """Letters of one size: `level` 0 on the line, 1 raised, -1 lowered."""

    text: str
    level: int = 0


def symbol(letter: str, subscript: str, superscript: str = "") -> tuple[Run, ...]:
    """Return the runs of a symbol such as h₁⁽²⁾."""
    runs = (Run(letter), Run(subscript, -1), Run(superscript, 1))
    return tuple(run for run in runs if run.text)


def figures_font(families: Families, pixels: float, bold: bool = False) -> QFont:
    """Return a font with figures of equal width; whoever gets it leaves it as it is."""
    return _figures_font(families, max(round(pixels), 1), bold)


@lru_cache(maxsize=256)
def _figures_font(families: Families, pixels: int, bold: bool) -> QFont:
    font = QFont(list(families))
    font.setPixelSize(pixels)
    font.setBold(bold)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def text_width(text: str, families: Families, pixels: float) -> float:
    """Return how wide a text is."""
    return _text_width(text, families, max(round(pixels), 1))


@lru_cache(maxsize=4096)
def _text_width(text: str, families: Families, pixels: int) -> float:
    return QFontMetricsF(figures_font(families, pixels)).horizontalAdvance(text)


@lru_cache(maxsize=256)
def _capital_height(families: Families, pixels: int) -> float:
    return QFontMetricsF(figures_font(families, pixels)).capHeight()


def runs_width(runs: Sequence[Run], families: Families, pixels: float) -> float:
    """Return how wide the runs are."""
    return sum(text_width(run.text, families, _size(run, pixels)) for run in runs)


def draw_runs(
    painter: QPainter,
    centre: QPointF,
    runs: Sequence[Run],
    families: Families,
    pixels: float,
    colour: QColor,
) -> None:
    """Draw the runs side by side, the whole centred on a point."""
    x = centre.x() - runs_width(runs, families, pixels) / 2
    baseline = centre.y() + _capital_height(families, max(round(pixels), 1)) / 2
    painter.setPen(colour)
    for run in runs:
        painter.setFont(figures_font(families, _size(run, pixels)))
        painter.drawText(QPointF(x, baseline - _rise(run, pixels)), run.text)
        x += text_width(run.text, families, _size(run, pixels))


def chip(centre: QPointF, width: float, height: float) -> QRectF:
    """Return the box of a label."""
    return QRectF(centre.x() - width / 2, centre.y() - height / 2, width, height)


def _rise(run: Run, pixels: float) -> float:
    return {0: 0.0, 1: 0.38, -1: -0.2}[run.level] * pixels


def _size(run: Run, pixels: float) -> float:
    return pixels if run.level == 0 else pixels * SMALL
