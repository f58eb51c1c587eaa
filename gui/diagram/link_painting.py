"""Paints weights and biases: lines, their labels, heat maps, and wires without weights."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from gui.diagram.drawn_links import ZERO_LEVEL, LinkLines
from gui.diagram.label_places import LABEL
from gui.diagram.layout_parts import FloatArray, Wires
from gui.diagram.level_of_detail import LINE_BUDGET
from gui.diagram.picture import Picture
from gui.diagram.sign_colours import mixed, sign_colour, sign_pen
from gui.diagram.symbol_text import Run, chip, draw_runs, runs_width, symbol
from gui.document.selection import Weight
from gui.looks.colours import Palette
from gui.words.number_text import short_number

LABEL_PIXELS: Final = 11.0

_SMALLEST_LABEL: Final = 7.5
_MARGIN: Final = 8.0
_LEVELS: Final = 6
_DIMMED: Final = 0.14
_FEW_LINES: Final = 150
_SMALL_PIXELS: Final = 2.0
#: The shade of the weakest lines: of a few, and of as many as are drawn at most.
_FAINTEST, _FAINTEST_OF_MANY = 0.75, 0.35
#: Of which a pen is kept.
_SHADES: Final = 20
_THINNEST, _THICKEST = 0.9, 4.5
_MANY_WIDTHS: Final = (1.0, 1.0, 1.0, 1.3, 1.7, 2.2)
#: Of a missing, a positive and a negative number, as codes of pens count them.
_SIGNS: Final = (float("nan"), 1.0, -1.0)


def paint_lines(painter: QPainter, picture: Picture) -> None:
    """Draw the lines: dimmed ones first, weak ones before strong ones, the selected one last.

    Where pixels are small, many lines are drawn without smoothing: there are four times the
    pixels to smooth, and nobody sees the steps. The same while the picture moves.
    """
    hides_steps = picture.is_moving or picture.ratio >= _SMALL_PIXELS
    smooth = not (_are_many(picture) and hides_steps)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
    lit = [lit_lines(picture, lines) for lines in picture.links]
    for bright in (False, True):
        for lines, mask in zip(picture.links, lit, strict=True):
            _paint_set(painter, picture, lines, mask if bright else ~mask, bright)
    for lines in picture.links:
        _paint_selected(painter, picture, lines)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _are_many(picture: Picture) -> bool:
    return sum(lines.values.size for lines in picture.links) > _FEW_LINES


def _faintest(count: int) -> float:
    """Return the shade of the weakest of so many lines: the more, the more they stand back."""
    share = min(max((count - _FEW_LINES) / (LINE_BUDGET - _FEW_LINES), 0.0), 1.0)
    shade = _FAINTEST + (_FAINTEST_OF_MANY - _FAINTEST) * share
    return round(shade * _SHADES) / _SHADES


def lit_lines(picture: Picture, lines: LinkLines) -> NDArray[np.bool_]:
    """Return which lines are bright: those of the selected neuron, and where a step is."""
    if picture.highlight is not None and picture.highlight.path:
        return _on_path(picture.highlight.path, lines)
    mask = np.full(lines.values.size, picture.is_lit(lines.layer))
    pair = next(pair for pair in picture.layout.pairs if pair.layer == lines.layer)
    focus = picture.focus
    if focus is not None:
        into = (lines.columns // pair.pieces == focus.index) & (focus.layer == pair.layer)
        from_it = (lines.rows == focus.index) & (focus.layer == pair.source)
        mask &= into | (from_it & (lines.parameter == "weights"))
    return mask & _stepped(picture, lines, pair.pieces)


def _on_path(path: frozenset[tuple[int, int, int]], lines: LinkLines) -> NDArray[np.bool_]:
    """Return which lines are weights of a path."""
    if lines.parameter != "weights":
        return np.full(lines.values.size, False)
    places = zip(lines.rows.tolist(), lines.columns.tolist(), strict=True)
    return np.array([(lines.layer, *place) in path for place in places], dtype=np.bool_)


def _stepped(picture: Picture, lines: LinkLines, pieces: int) -> NDArray[np.bool_]:
    highlight, every = picture.highlight, np.full(lines.values.size, True)
    if highlight is None or highlight.layer != lines.layer:
        return every
    if highlight.parameter not in (None, lines.parameter):
        return ~every
    if highlight.weights and lines.parameter == "weights":
        pairs = zip(lines.rows.tolist(), lines.columns.tolist(), strict=True)
        return np.array([pair in highlight.weights for pair in pairs], dtype=np.bool_)
    if highlight.neurons:
        return np.isin(lines.columns // pieces, list(highlight.neurons))
    return every


def _paint_set(
    painter: QPainter, picture: Picture, lines: LinkLines, mask: NDArray[np.bool_], bright: bool
) -> None:
    """Draw the chosen lines, one call for all that share a pen.

    Dashed ones come after solid ones, which are then seen through their gaps.
    """
    if not mask.any():
        return
    codes = _pen_codes(lines)[mask]
    corners, is_seen = _seen(picture, lines.starts[mask], lines.ends[mask])
    many = _are_many(picture)
    faintest = _faintest(sum(lines.values.size for lines in picture.links))
    zoom = min(max(picture.camera.scale, 0.6), 1.0 if many else 2.0)
    for code in np.flatnonzero(np.bincount(codes)).tolist():
        painter.setPen(_pen(picture.palette, code, bright, many, zoom, faintest))
        same = corners[is_seen & (codes == code)]
        painter.drawLines([QLineF(*corner) for corner in same.tolist()])


def _pen_codes(lines: LinkLines) -> NDArray[np.int64]:
    """Return a number for each line's strength and sign; lines of one number share a pen."""
    levels = np.rint(lines.strength * (_LEVELS - 1)).astype(np.int64)
    signs = np.where(np.isnan(lines.values), 0, np.where(lines.values < 0, 2, 1))
    return np.asarray(levels * len(_SIGNS) + signs)


@lru_cache(maxsize=128)
def _pen(
    palette: Palette, code: int, bright: bool, many: bool, zoom: float, faintest: float
) -> QPen:
    """Return the pen of a code; of many lines most have 1 px, which Qt draws fastest."""
    level, sign = code // len(_SIGNS), _SIGNS[code % len(_SIGNS)]
    share = level / (_LEVELS - 1)
    width = _MANY_WIDTHS[level] if many else _THINNEST + (_THICKEST - _THINNEST) * share
    shade = faintest + (1 - faintest) * share if bright else _DIMMED
    colour = mixed(palette.surface, sign_colour(palette, sign), shade)
    return sign_pen(colour, width * zoom, sign < 0)


def _seen(
    picture: Picture, starts: FloatArray, ends: FloatArray
) -> tuple[FloatArray, NDArray[np.bool_]]:
    """Return both ends (N, 4) in the window's pixels, cut where they leave it, and which are in it.

    Qt would work out every dash of what is not seen. Source: Liang and Barsky, ACM Transactions
    on Graphics 3 (1984).
    """
    camera = picture.camera
    move = np.array([camera.dx, camera.dy])
    one, other = starts * camera.scale + move, ends * camera.scale + move
    along = np.where(np.abs(other - one) < 1e-9, 1e-9, other - one)
    low = (-_MARGIN - one) / along
    high = (np.array(picture.size) + _MARGIN - one) / along
    enter = np.maximum(np.minimum(low, high).max(axis=1), 0.0)[:, None]
    leave = np.minimum(np.maximum(low, high).min(axis=1), 1.0)[:, None]
    cut = np.concatenate([one + along * enter, one + along * leave], axis=1)
    return cut, (enter < leave)[:, 0]


def _paint_selected(painter: QPainter, picture: Picture, lines: LinkLines) -> None:
    """Draw the selected weight with an outline in the accent colour."""
    chosen = picture.selected
    if not isinstance(chosen, Weight) or (chosen.layer, chosen.parameter) != (
        lines.layer,
        lines.parameter,
    ):
        return
    number = lines.number(chosen.index)
    if number is None:
        return
    mask = np.arange(lines.values.size) == number
    pen = QPen(QColor(picture.palette.accent), 8)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    corners, is_seen = _seen(picture, lines.starts[mask], lines.ends[mask])
    painter.drawLines([QLineF(*corner) for corner in corners[is_seen].tolist()])
    _paint_set(painter, picture, lines, mask, bright=True)


def readable(picture: Picture) -> bool:
    """Tell whether labels would be large enough to read."""
    return LABEL_PIXELS * picture.camera.scale * picture.text >= _SMALLEST_LABEL


def paint_labels(painter: QPainter, picture: Picture) -> None:
    """Write name and value on every link, where the picture is large enough to read them."""
    pixels = min(LABEL_PIXELS * picture.camera.scale, 20.0) * picture.text
    if not readable(picture):
        return
    for lines in picture.links if picture.label_places else ():
        lit = lit_lines(picture, lines)
        for number in range(lines.values.size):
            _paint_label(painter, picture, lines, number, bool(lit[number]), pixels)


def _paint_label(
    painter: QPainter, picture: Picture, lines: LinkLines, number: int, lit: bool, pixels: float
) -> None:
    key = (lines.layer, lines.parameter, lines.index(number))
    place = picture.label_places.get(key)
    if place is None:
        return
    letter, subscript = picture.words.link_names.get(key, ("", ""))
    value = float(lines.values[number])
    centre = QPointF(*picture.camera.point(*place))
    runs, width = _label_runs(picture, symbol(letter, subscript), value, pixels)
    palette = picture.palette
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.surface))
    painter.drawRoundedRect(chip(centre, width, LABEL[1] / LABEL_PIXELS * pixels), 4, 4)
    colour = QColor(palette.text if lit else palette.muted_text)
    draw_runs(painter, centre, runs, picture.families, pixels, colour)


def _label_runs(
    picture: Picture, name: tuple[Run, ...], value: float, pixels: float
) -> tuple[tuple[Run, ...], float]:
    """Return name and value and their width, in fewer digits where others would be covered."""
    if value != value:
        return name, runs_width(name, picture.families, pixels) + pixels * 0.5
    for digits in (3, 2):
        runs = (*name, Run(f" {short_number(value, digits)}"))
        width = runs_width(runs, picture.families, pixels) + pixels * 0.5
        if width <= LABEL[0] / LABEL_PIXELS * pixels:
            break
    return runs, width


def paint_heat_maps(painter: QPainter, picture: Picture) -> None:
    """Draw the layers whose weights are too many for lines."""
    for heat_map in picture.heat_maps:
        left, top = picture.camera.point(heat_map.box[0], heat_map.box[1])
        scale = picture.camera.scale
        box = QRectF(left, top, heat_map.box[2] * scale, heat_map.box[3] * scale)
        dimmed = picture.focus is not None or not picture.is_lit(heat_map.layer)
        painter.setOpacity(0.25 if dimmed else 1.0)
        if heat_map.levels is not None:
            painter.drawImage(box, heat_image(heat_map.levels, picture.palette))
        painter.setOpacity(1.0)
        painter.setPen(QPen(QColor(picture.palette.border), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)


def heat_image(levels: NDArray[np.uint8], palette: Palette) -> QImage:
    """Return a heat map as a picture, one pixel to a cell."""
    cells = np.ascontiguousarray(_heat_colours(palette)[levels])
    rows, columns = cells.shape
    buffer: Any = cells.data
    return QImage(buffer, columns, rows, columns * 4, QImage.Format.Format_RGB32).copy()


@lru_cache(maxsize=4)
def _heat_colours(palette: Palette) -> NDArray[np.uint32]:
    """Return the colour of every level; read only, and the same for every picture."""
    shares = np.arange(-ZERO_LEVEL, ZERO_LEVEL + 1) / ZERO_LEVEL
    ground = _parts(palette.surface)
    signs = np.array([_parts(sign_colour(palette, sign)) for sign in (-1.0, 1.0)])
    away = signs[(shares >= 0).astype(int)] - ground
    red, green, blue = np.rint(ground + away * np.abs(shares)[:, None] ** 0.8).astype(np.uint32).T
    table: NDArray[np.uint32] = 0xFF << 24 | red << 16 | green << 8 | blue
    table.flags.writeable = False
    return table


def _parts(name: str) -> NDArray[np.int64]:
    colour = QColor(name)
    return np.array([colour.red(), colour.green(), colour.blue()])


def paint_wires(painter: QPainter, picture: Picture) -> None:
    """Draw the links without weights, one neuron to one neuron."""
    palette = picture.palette
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for wires in picture.layout.wires:
        lit = picture.is_lit(wires.target) and picture.focus is None
        painter.setPen(QPen(mixed(palette.surface, palette.neutral, 1.0 if lit else 0.25), 1))
        for path in _wire_paths(picture, wires):
            painter.drawPath(path)
        if picture.focus is not None:
            _paint_own_wires(painter, picture, wires)


def _paint_own_wires(painter: QPainter, picture: Picture, wires: Wires) -> None:
    focus = picture.focus
    if focus is None or focus.layer not in (wires.source, wires.target):
        return
    index = focus.index - (wires.offset if focus.layer == wires.target else 0)
    if index in wires.indices:
        painter.setPen(QPen(QColor(picture.palette.neutral), 1.5))
        painter.drawPath(_wire_path(picture, wires, index))


def _wire_paths(picture: Picture, wires: Wires) -> Iterator[QPainterPath]:
    for index in wires.indices:
        yield _wire_path(picture, wires, index)


def _wire_path(picture: Picture, wires: Wires, index: int) -> QPainterPath:
    source = picture.layout.groups[wires.source]
    target = picture.layout.groups[wires.target]
    stops = [(source.x + source.radius, source.height(index))]
    if wires.lane is not None:
        left, right, y = wires.lane
        apart = (wires.indices.index(index) - (len(wires.indices) - 1) / 2) * 3
        stops += [(left, y + apart), (right, y + apart)]
    stops.append((target.x - target.radius, target.height(index + wires.offset)))
    return _smooth(QPointF(*picture.camera.point(*stop)) for stop in stops)


def _smooth(points: Iterator[QPointF]) -> QPainterPath:
    """Return a path that leaves and enters every point level."""
    before = next(points)
    path = QPainterPath(before)
    for point in points:
        half = (before.x() + point.x()) / 2
        path.cubicTo(QPointF(half, before.y()), QPointF(half, point.y()), point)
        before = point
    return path
