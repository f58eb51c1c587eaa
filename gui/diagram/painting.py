"""The picture of a network as a QImage; touches no widget, so any thread may paint it."""

from collections.abc import Callable, Iterator
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen

from gui.diagram.layout_parts import Group
from gui.diagram.link_painting import paint_heat_maps, paint_labels, paint_lines, paint_wires
from gui.diagram.neuron_painting import paint_bias_nodes, paint_neurons
from gui.diagram.phase_tag import paint_phase_tag
from gui.diagram.picture import Picture, letters
from gui.diagram.sign_colours import sign_pen
from gui.diagram.symbol_text import chip, figures_font

NOTE: Final = 24
"""Height of the line at the lower edge that says what is shown."""
_SMALLER: Final = 0.8
"""As small as letters become before words are shortened."""
TITLE_PIXELS, SUBTITLE_PIXELS, NOTE_PIXELS = 13, 11, 11


def render(picture: Picture) -> QImage:
    """Return the picture in device pixels; whatever the numbers are, there is a picture."""
    return _rendered(picture, paint_picture)


def render_network(picture: Picture) -> QImage:
    """Return the picture without the line at its lower edge, which stays when one pans."""
    return _rendered(picture, _paint_network)


def _rendered(picture: Picture, paint: Callable[[QPainter, Picture], None]) -> QImage:
    width, height = (max(round(length * picture.ratio), 1) for length in picture.size)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(picture.ratio)
    image.fill(QColor(picture.palette.surface))
    painter = QPainter(image)
    try:
        paint(painter, picture)
    finally:
        painter.end()
    return image


def paint_picture(painter: QPainter, picture: Picture) -> None:
    """Paint the picture in logical pixels on whatever the painter paints on."""
    _paint_network(painter, picture)
    paint_note(painter, picture)


def _paint_network(painter: QPainter, picture: Picture) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for paint in _ORDER:
        paint(painter, picture)


def _paint_lit_band(painter: QPainter, picture: Picture) -> None:
    """Lay a band behind the layer a step is at."""
    lit = picture.lit_layer
    group = None if lit is None else picture.layout.groups.get(lit)
    if group is None:
        return
    painter.setPen(QPen(QColor(picture.palette.accent), 1.5))
    painter.setBrush(QColor(picture.palette.selection))
    painter.drawRoundedRect(_band(picture, group), 8, 8)


def _paint_selected_layers(painter: QPainter, picture: Picture) -> None:
    """Frame the selected layers."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(picture.palette.focus), 1.5))
    for layer in picture.selected_layers if picture.selected is None else ():
        group = picture.layout.groups.get(layer)
        if group is not None and layer != picture.lit_layer:
            painter.drawRoundedRect(_band(picture, group), 8, 8)


def _band(picture: Picture, group: Group) -> QRectF:
    # Beside inputs and outputs stand their names.
    is_named = group.role in ("input", "output")
    half = group.radius + 5 if is_named else max(group.radius + 10, 24.0)
    left, top = picture.camera.point(group.x - half, group.top - group.radius - 6)
    right, bottom = picture.camera.point(group.x + half, group.bottom + group.radius + 14)
    return QRectF(left, top, right - left, bottom - top)


def _paint_titles(painter: QPainter, picture: Picture) -> None:
    for layer, (title, subtitle) in picture.words.titles.items():
        group = picture.layout.groups.get(layer)
        if group is not None:
            _paint_title(painter, picture, group, title, subtitle)


def _paint_title(
    painter: QPainter, picture: Picture, group: Group, title: str, subtitle: str
) -> None:
    palette, lit = picture.palette, picture.is_lit(group.layer)
    scale = letters(picture.camera.scale, picture.text)
    x, y = picture.camera.point(group.x, group.header)
    room = _room(picture, group) * picture.camera.scale - 6
    colour = QColor(palette.layer(group.role) if lit else palette.muted_text)
    above = QPointF(x, y - 15 * scale)
    _write(painter, picture, above, title, TITLE_PIXELS * scale, colour, room, bold=True)
    colour = QColor(palette.muted_text)
    if not _fits(picture, subtitle, SUBTITLE_PIXELS * scale, room):
        subtitle = subtitle.split(" · ")[0]  # the number of units alone
    _write(painter, picture, QPointF(x, y), subtitle, SUBTITLE_PIXELS * scale, colour, room)


def _room(picture: Picture, group: Group) -> float:
    """Return how wide a layer's name may be: to the nearest other column, at most 160."""
    xs = {other.x for other in picture.layout.groups.values()} - {group.x}
    return min([abs(x - group.x) for x in xs], default=160.0)


def _write(
    painter: QPainter,
    picture: Picture,
    base: QPointF,
    text: str,
    pixels: float,
    colour: QColor,
    room: float,
    bold: bool = False,
) -> None:
    """Write a line centred above `base`; smaller, then with an ellipsis, if the room is short."""
    if room <= 0:  # far away, or columns at one place
        return
    font, shown = _fitted(picture, text, pixels, room, bold)
    # Lines that pass behind would be read as part of the letters.
    behind = _behind(base, shown, font)
    painter.fillRect(behind, QColor(picture.palette.surface))
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(QPointF(behind.left() + 1, base.y()), shown)


def _fitted(
    picture: Picture, text: str, pixels: float, room: float, bold: bool = False
) -> tuple[QFont, str]:
    """Return a font for a line, smaller if the room is short, and what it has room for."""
    font = figures_font(picture.families, pixels, bold)
    least = round(_least(picture, pixels))
    while QFontMetricsF(font).horizontalAdvance(text) > room and font.pixelSize() > least:
        font = figures_font(picture.families, font.pixelSize() - 1, bold)
    return font, QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room)


def _behind(base: QPointF, shown: str, font: QFont) -> QRectF:
    """Return what a line centred above `base` covers, and a pixel left and right of it."""
    metrics = QFontMetricsF(font)
    middle = base - QPointF(0, metrics.capHeight() / 2)
    return chip(middle, metrics.horizontalAdvance(shown) + 2, metrics.ascent())


def _least(picture: Picture, pixels: float) -> float:
    """Return how small letters may become: no smaller than in the normal size of text."""
    return pixels * _SMALLER / max(picture.text, 1.0)


def _fits(picture: Picture, text: str, pixels: float, room: float) -> bool:
    """Return whether a line has room in letters as small as they may become."""
    least = QFontMetricsF(figures_font(picture.families, _least(picture, pixels)))
    return least.horizontalAdvance(text) <= room


def _paint_pair_notes(painter: QPainter, picture: Picture) -> None:
    colour = QColor(picture.palette.muted_text)
    for base, note, pixels, room in _pair_notes(picture):
        _write(painter, picture, base, note, pixels, colour, room)


def _pair_notes(picture: Picture) -> Iterator[tuple[QPointF, str, float, float]]:
    """Yield what stands below weights that are not all drawn: where, how large, in what room."""
    layout, camera = picture.layout, picture.camera
    pixels = NOTE_PIXELS * letters(picture.camera.scale, picture.text)
    for pair in layout.pairs:
        note = picture.words.notes.get(pair.layer, "")
        if not note:
            continue
        source, target = layout.groups[pair.source], layout.groups[pair.layer]
        x, y = camera.point((source.x + target.x) / 2, layout.height - 6)
        room = (target.x - source.x) * camera.scale - 8
        if not _fits(picture, note, pixels, room):
            note = picture.words.short_notes.get(pair.layer, note)
        if room > 0:
            yield QPointF(x, y), note, pixels, room


def _paint_phase(painter: QPainter, picture: Picture) -> None:
    """Write what is happening beside the lit band."""
    lit = picture.lit_layer
    group = None if lit is None else picture.layout.groups.get(lit)
    if group is not None and picture.words.phase:
        notes = []
        for base, note, pixels, room in _pair_notes(picture):
            font, shown = _fitted(picture, note, pixels, room)
            notes.append(_behind(base, shown, font))
        seen = QRectF(0, 0, picture.size[0], picture.size[1] - NOTE - 1)
        paint_phase_tag(painter, picture, _band(picture, group), seen, notes)


def paint_note(painter: QPainter, picture: Picture) -> None:
    """Write at the lower edge what is shown, and what a line's colour and dashes mean."""
    width, height = picture.size
    palette = picture.palette
    bar = QRectF(0, height - NOTE, width, NOTE)
    painter.setBackground(QColor(palette.surface))
    painter.eraseRect(bar)
    if not picture.layout.groups:
        painter.setPen(QColor(palette.muted_text))
        painter.setFont(figures_font(picture.families, TITLE_PIXELS * picture.text))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(QRectF(0, 0, width, height), flags, picture.words.note)
        return
    left = _paint_legend(painter, picture, bar)
    font = figures_font(picture.families, NOTE_PIXELS * picture.text)
    painter.setFont(font)
    painter.setPen(QColor(palette.muted_text))
    room = left - 24
    text = QFontMetricsF(font).elidedText(picture.words.note, Qt.TextElideMode.ElideRight, room)
    painter.drawText(bar.adjusted(12, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)


def _paint_legend(painter: QPainter, picture: Picture, bar: QRectF) -> float:
    """Draw a positive and a negative line at the right; return where they begin."""
    palette, y = picture.palette, bar.center().y()
    left = bar.right() - 116
    if left < 120:
        return bar.right()
    for x, mark, colour in ((left, "+", palette.positive), (left + 56, "−", palette.negative)):
        painter.setPen(sign_pen(QColor(colour), 2, mark == "−"))
        painter.drawLine(QPointF(x + 12, y), QPointF(x + 44, y))
        painter.setPen(QColor(palette.muted_text))
        painter.setFont(figures_font(picture.families, 12))
        painter.drawText(QRectF(x, bar.top(), 12, NOTE), Qt.AlignmentFlag.AlignVCenter, mark)
    return left


_ORDER: Final[tuple[Callable[[QPainter, Picture], None], ...]] = (
    _paint_lit_band,
    _paint_selected_layers,
    paint_wires,
    paint_heat_maps,
    paint_lines,
    paint_bias_nodes,
    paint_neurons,
    paint_labels,
    _paint_titles,
    _paint_pair_notes,
    _paint_phase,
)
