"""What is written by painters: its colour, what is behind it, and how much of it can be seen.

A window is drawn twice, with and without its painted words; every letter's pixels are compared
with those that are really behind it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QImage,
    QPainter,
    QPixmapCache,
    QRegion,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QGraphicsItem,
    QGraphicsTextItem,
    QGraphicsView,
    QScrollArea,
    QWidget,
)

from gui.canvas.overview import Overview
from gui.data.output_bars import OutputBars
from gui.diagram.drawing import DiagramDrawing
from gui.diagram.weight_bars import WeightBars
from gui.looks.contrast import LEGIBLE, VISIBLE, contrast
from gui.looks.theme import current_theme
from gui.plots.confusion_matrix_view import ConfusionMatrixView
from gui.plots.mistake_gallery import MistakeGallery
from gui.plots.plot_area import PlotArea

#: Names of classes and columns are as long as their owner likes; the pointer shows them whole.
NAMED_BY_DATA: Final = (MistakeGallery, ConfusionMatrixView, WeightBars, OutputBars)

Pixels = NDArray[np.float64]
Mask = NDArray[np.bool_]

#: From this share of black on a letter's pixel are counted: its edges are half transparent.
_INK: Final = 140
#: So many pixels of a text may be hidden: rounding, and tails of letters.
_FEW: Final = 0.06
#: So many pixels around what metrics promise are looked at for ink.
_MARGIN: Final = 6
_LARGE, _LARGE_BOLD = 24.0, 19.0
#: So large a part of what is behind a text may be darker or lighter: a line that crosses it.
_CROSSED: Final = 0.06


@dataclass(frozen=True, eq=False)
class PaintedText:
    """One call of a painter.

    Parameters
    ----------
    text : str
    colour : QColor
        Of the pen; its alpha includes the painter's opacity.
    is_large : bool
        From 24 pixels, or 19 if bold.
    origin : (int, int)
        Left and top of `ink` in the picture of the window.
    ink : array of bool
        Where the letters would be if nothing cut them off.
    owner : QWidget or None
        What was painted on.
    """

    text: str
    colour: QColor
    is_large: bool
    origin: tuple[int, int]
    ink: Mask
    owner: QWidget | None


class _Notes:
    """Takes the place of `QPainter.drawText` and writes down what passes."""

    def __init__(self, top: QWidget) -> None:
        self.found: list[PaintedText] = []
        self.is_silent = False
        self._top = top
        self._ratio = top.devicePixelRatioF()
        self._original = QPainter.drawText

    @contextmanager
    def taken(self) -> Iterator["_Notes"]:
        original, notes = self._original, self

        def draw_text(painter: QPainter, *arguments: Any) -> Any:
            pen = painter.pen()
            if notes.is_silent:
                painter.setPen(Qt.GlobalColor.transparent)
            else:
                notes._note(painter, arguments)
            try:
                return original(painter, *arguments)
            finally:
                painter.setPen(pen)

        recorded = pg.AxisItem.paint
        QPainter.drawText = draw_text  # type: ignore[method-assign, assignment]
        pg.AxisItem.paint = _paint_axis
        try:
            yield self
        finally:
            QPainter.drawText = original  # type: ignore[method-assign]
            pg.AxisItem.paint = recorded

    def _note(self, painter: QPainter, arguments: tuple[Any, ...]) -> None:
        text = next((part for part in arguments if isinstance(part, str)), "")
        if not text.strip():
            return
        owner, offset = self._place(painter.device())
        if offset is None:
            return
        origin, ink = self._ink(painter, _unclipped(arguments), offset)
        if not ink.any():
            return
        colour = QColor(painter.pen().color())
        colour.setAlphaF(colour.alphaF() * painter.opacity())
        scale = abs(painter.deviceTransform().m11()) / self._ratio or 1.0
        large = _is_large(painter.font(), scale)
        found = PaintedText(text, colour, large, origin, ink, owner)
        if not any(_is_same(found, other) for other in self.found):  # drawn twice
            self.found.append(found)

    def _place(self, device: Any) -> tuple[QWidget | None, QPoint | None]:
        """Return the widget that is painted on, and where a picture of its own will be laid."""
        if isinstance(device, QWidget):
            return device, QPoint()
        if isinstance(device, QImage):
            for drawing in self._top.findChildren(DiagramDrawing):
                own = drawing.size() * device.devicePixelRatio()
                if drawing.isVisible() and own == device.size():
                    corner = drawing.mapTo(self._top, QPoint())
                    return drawing, QPoint(
                        round(corner.x() * self._ratio), round(corner.y() * self._ratio)
                    )
        return None, None

    def _ink(
        self, painter: QPainter, arguments: tuple[Any, ...], offset: QPoint
    ) -> tuple[tuple[int, int], Mask]:
        """Return where the letters of a call are, whatever cuts them off."""
        transform = painter.deviceTransform()
        around = transform.mapRect(_bounds(painter.font(), arguments)).toAlignedRect()
        around.adjust(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)
        sheet = QImage(around.size(), QImage.Format.Format_Alpha8)
        sheet.fill(0)
        mark = QPainter(sheet)
        mark.setRenderHints(painter.renderHints())
        mark.translate(-around.left(), -around.top())
        mark.setTransform(transform, True)
        mark.setLayoutDirection(painter.layoutDirection())
        mark.setFont(painter.font())
        mark.setPen(Qt.GlobalColor.black)
        self._original(mark, *arguments)
        mark.end()
        rows = np.frombuffer(sheet.constBits(), dtype=np.uint8)
        rows = rows.reshape(sheet.height(), sheet.bytesPerLine())[:, : sheet.width()]
        place = around.topLeft() + offset
        return (place.x(), place.y()), rows >= _INK


def _paint_axis(axis: Any, painter: QPainter, *_: object) -> None:
    """Paint an axis at once: pyqtgraph would play a record of it, which nobody can look into."""
    drawn = axis.generateDrawSpecs(painter)
    if drawn is not None:
        axis.drawPicture(painter, *drawn)


def _bounds(font: QFont, arguments: tuple[Any, ...]) -> QRectF:
    """Return where a call writes, in the painter's own pixels."""
    metrics = QFontMetricsF(font)
    first, text = arguments[0], next(part for part in arguments if isinstance(part, str))
    if isinstance(first, (QPoint, QPointF)):
        return metrics.boundingRect(text).translated(QPointF(first))
    if isinstance(first, (QRect, QRectF)):
        flags = arguments[1] if isinstance(arguments[1], int) else 0
        return metrics.boundingRect(QRectF(first), flags, text).united(QRectF(first))
    return metrics.boundingRect(text).translated(QPointF(first, arguments[1]))


def _unclipped(arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return a call that writes all of a text, also what does not fit in its rectangle."""
    rectangle = isinstance(arguments[0], (QRect, QRectF))
    if not rectangle or len(arguments) < 3 or isinstance(arguments[1], str):
        return arguments
    flags = arguments[1]
    value = flags if isinstance(flags, int) else int(getattr(flags, "value", 0))
    return (arguments[0], value | int(Qt.TextFlag.TextDontClip.value), *arguments[2:])


def _is_large(font: QFont, scale: float) -> bool:
    pixels = QFontInfo(font).pixelSize() * scale
    return bool(pixels >= (_LARGE_BOLD if font.bold() else _LARGE))


def _draw(top: QWidget) -> NDArray[np.uint8]:
    """Return the pixels of a window (rows, columns, red green blue)."""
    _repaint_diagrams(top)
    QPixmapCache.clear()
    ratio = top.devicePixelRatioF()
    image = QImage(top.size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("magenta"))
    top.render(image, QPoint(), QRegion())
    pixels = np.frombuffer(image.constBits(), dtype=np.uint8)
    return pixels.reshape(image.height(), image.width(), 4)[:, :, 2::-1].copy()


def _repaint_diagrams(top: QWidget) -> None:
    for drawing in top.findChildren(DiagramDrawing):
        drawing._repaint()


def _uncache(top: QWidget) -> None:
    for view in top.findChildren(QGraphicsView):
        for item in view.items():
            item.setCacheMode(QGraphicsItem.CacheMode.NoCache)


class Written:
    """A window's painted words before what is behind them."""

    def __init__(self, top: QWidget) -> None:
        self.top = top
        _uncache(top)
        notes = _Notes(top)
        with notes.taken():
            self.pixels = _draw(top)
            notes.is_silent = True
            self.ground = _draw(top)
        _repaint_diagrams(top)  # a picture of the window shows its words again
        self.texts = notes.found
        self._changed = _grown((self.pixels != self.ground).any(axis=2))

    def faults(self) -> Iterator[tuple[PaintedText, str]]:
        """Yield the texts that are hard to read, with what is wrong with them."""
        for text in self.texts:
            for fault in (self.cut(text), self.faint(text), shortened(text)):
                if fault:
                    yield text, fault
        yield from self._heaped()

    def cut(self, text: PaintedText) -> str:
        """Return how much of a text cannot be seen."""
        seen = None if self._is_under_overview(text) else self._seen(text)
        if seen is None:
            return ""
        hidden = 1 - seen.sum() / max(text.ink.sum(), 1)
        return f"{hidden:.0%} hidden" if hidden > _FEW else ""

    def _seen(self, text: PaintedText) -> Mask | None:
        """Return which pixels of a text are seen; None where the rest is scrolled to."""
        height, width = self.pixels.shape[:2]
        rows, columns = np.nonzero(text.ink)
        down, across = rows + text.origin[1], columns + text.origin[0]
        inside = (down >= 0) & (down < height) & (across >= 0) & (across < width)
        reach = _reach(text.owner, self.top)
        ratio = self.top.devicePixelRatioF()
        within = (
            (across >= reach.left() * ratio)
            & (across < (reach.right() + 1) * ratio)
            & (down >= reach.top() * ratio)
            & (down < (reach.bottom() + 1) * ratio)
        )
        if not within.all() and _is_scrolled(text.owner, self.top):
            return None
        inside &= within
        seen = np.zeros_like(text.ink)
        seen[rows[inside], columns[inside]] = self._changed[down[inside], across[inside]]
        return seen

    def contrast(self, text: PaintedText) -> float:
        """Return the contrast of a text with all but the least part of what is behind it."""
        behind = self._behind(text)
        if not behind.size:
            return 21.0
        alpha = text.colour.alphaF()
        pen = np.array([text.colour.red(), text.colour.green(), text.colour.blue()])
        over = _luminance(pen * alpha + behind * (1 - alpha))
        under = _luminance(behind)
        ratios = (np.maximum(over, under) + 0.05) / (np.minimum(over, under) + 0.05)
        return float(np.quantile(ratios, _CROSSED))

    def _is_under_overview(self, text: PaintedText) -> bool:
        """Return whether the small picture of the canvas lies over a text, until it is moved."""
        ratio = self.top.devicePixelRatioF()
        left, above = (place / ratio for place in text.origin)
        height, width = (length / ratio for length in text.ink.shape)
        place = QRectF(left, above, width, height)
        covers = [it for it in self.top.findChildren(Overview) if it.isVisible()]
        return any(QRectF(_reach(cover, self.top)).intersects(place) for cover in covers)

    def faint(self, text: PaintedText) -> str:
        """Return a contrast that is too low."""
        if self._is_under_overview(text) or self._seen(text) is None:
            return ""
        needed = VISIBLE if text.is_large else LEGIBLE
        contrast = self.contrast(text)
        return f"contrast {contrast:.2f} of {needed}" if contrast < needed - 0.005 else ""

    def _behind(self, text: PaintedText) -> Pixels:
        """Return the pixels behind a text and around its letters (K, 3)."""
        height, width = self.ground.shape[:2]
        rows, columns = np.nonzero(_grown(np.pad(text.ink, 1)))
        down, across = rows + text.origin[1] - 1, columns + text.origin[0] - 1
        reach = _reach(text.owner, self.top).intersected(self.top.rect())
        ratio = self.top.devicePixelRatioF()
        inside = (
            (down >= max(reach.top() * ratio, 0))
            & (down < min((reach.bottom() + 1) * ratio, height))
            & (across >= max(reach.left() * ratio, 0))
            & (across < min((reach.right() + 1) * ratio, width))
        )
        return self.ground[down[inside], across[inside]].astype(np.float64)

    def _heaped(self) -> Iterator[tuple[PaintedText, str]]:
        """Yield the texts that are written over others."""
        for number, one in enumerate(self.texts):
            for other in self.texts[:number]:
                if one.owner is other.owner and _shared(one, other) > 3:
                    yield one, f"over “{other.text[:40]}”"


def shortened(text: PaintedText) -> str:
    """Return whether words are left out, unless they are names out of data or a count: … +744.

    Between two ellipses a formula says itself how many of its terms it leaves out.
    """
    is_cut = text.text.endswith("…") and text.text.count("…") == 1
    return "shortened" if is_cut and not isinstance(text.owner, NAMED_BY_DATA) else ""


def _is_same(one: PaintedText, other: PaintedText) -> bool:
    return (one.owner, one.text, one.origin) == (other.owner, other.text, other.origin)


def _grown(mask: Mask) -> Mask:
    """Return a mask with its neighbours: pictures are laid on broken pixels at broken scales."""
    near = mask.copy()
    near[1:] |= mask[:-1]
    near[:-1] |= mask[1:]
    grown = near.copy()
    grown[:, 1:] |= near[:, :-1]
    grown[:, :-1] |= near[:, 1:]
    return grown


def _shared(one: PaintedText, other: PaintedText) -> int:
    """Return how many pixels are ink of both texts."""
    left = max(one.origin[0], other.origin[0])
    top = max(one.origin[1], other.origin[1])
    right = min(one.origin[0] + one.ink.shape[1], other.origin[0] + other.ink.shape[1])
    bottom = min(one.origin[1] + one.ink.shape[0], other.origin[1] + other.ink.shape[0])
    if right <= left or bottom <= top:
        return 0

    def part(text: PaintedText) -> Mask:
        across, down = text.origin
        return text.ink[top - down : bottom - down, left - across : right - across]

    return int((part(one) & part(other)).sum())


def _reach(owner: QWidget | None, top: QWidget) -> QRect:
    """Return the part of a widget that its ancestors let be seen, in the window's pixels."""
    if owner is None:
        return top.rect()
    rect, at = owner.rect(), owner
    while at is not top and not at.isWindow():
        parent = at.parentWidget()
        rect = rect.translated(at.pos()).intersected(parent.rect())
        at = parent
    return rect


def _is_scrolled(owner: QWidget | None, top: QWidget) -> bool:
    """Return whether what a widget shows can be scrolled."""
    at = owner
    while at is not None and at is not top:
        holder = at.parentWidget()
        if isinstance(holder, QAbstractScrollArea) and holder.viewport() is at:
            if isinstance(holder, PlotArea):
                return False
            return at is owner or isinstance(holder, QScrollArea)
        at = holder
    return False


def _luminance(colours: Pixels) -> Pixels:
    """Return the relative luminance (WCAG 2.2) of colours (K, 3) from 0 to 255."""
    parts = colours / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    weighed: Pixels = linear @ np.array([0.2126, 0.7152, 0.0722])
    return weighed


def faint_titles(top: QWidget) -> Iterator[tuple[str, str, QWidget]]:
    """Yield what pyqtgraph has Qt write, titles of axes and labels of lines, where it is faint."""
    ground = QColor(current_theme().palette.surface)
    for view in top.findChildren(QGraphicsView):
        for item in view.items() if view.isVisible() else ():
            if isinstance(item, QGraphicsTextItem) and item.isVisible():
                measured = contrast(ink_of(item), ground)
                if item.toPlainText().strip() and measured < LEGIBLE:
                    yield item.toPlainText(), f"contrast {measured:.2f} of {LEGIBLE}", view


def ink_of(title: QGraphicsTextItem) -> QColor:
    """Return the colour of a title: that of its first letter, where it has one of its own."""
    cursor = QTextCursor(title.document())
    cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
    brush = cursor.charFormat().foreground()
    return title.defaultTextColor() if brush.style() == Qt.BrushStyle.NoBrush else brush.color()
