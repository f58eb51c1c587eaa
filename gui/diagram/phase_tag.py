"""The small sign beside the layer a step is at, which says what is happening there."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from gui.diagram.label_places import LABEL
from gui.diagram.neuron_layout import NAMES, SIDE
from gui.diagram.picture import Picture
from gui.diagram.symbol_text import chip, figures_font

_PIXELS = 12
_GAP = 2


def paint_phase_tag(
    painter: QPainter, picture: Picture, band: QRectF, seen: QRectF, notes: Sequence[QRectF]
) -> None:
    """Write what is happening at the lit band, where it hides no number and no word.

    Parameters
    ----------
    painter : QPainter
    picture : Picture
    band : QRectF
        Lies behind the lit layer.
    seen : QRectF
        What can be seen of the picture, without the line at the lower edge.
    notes : sequence of QRectF
        What is written below the links.
    """
    font = figures_font(picture.families, _PIXELS * picture.text, bold=True)
    width = QFontMetricsF(font).horizontalAdvance(picture.words.phase) + 16
    height = max(20, 16 * picture.text)
    box = _free_place(picture, QRectF(0, 0, width, height), band, seen, notes)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(picture.palette.accent))
    painter.drawRoundedRect(box, 10, 10)
    painter.setFont(font)
    painter.setPen(QColor(picture.palette.accent_text))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, picture.words.phase)


def _free_place(
    picture: Picture, box: QRectF, band: QRectF, seen: QRectF, notes: Sequence[QRectF]
) -> QRectF:
    """Return a box at the first place where it covers nothing, or else at the best of them."""
    nodes = _bias_nodes(picture)
    places = list(_places(box, band, seen, nodes, notes))
    if not band.intersects(seen):
        return places[0]
    taken = [band, *nodes, *notes, *_labels(picture), *_columns(picture)]
    return min(places, key=lambda place: _covered(place, taken) + _beyond(place, seen))


def _places(
    box: QRectF, band: QRectF, seen: QRectF, nodes: Sequence[QRectF], notes: Sequence[QRectF]
) -> Iterator[QRectF]:
    """Yield where the box may be: below the band, then beside what is there, then higher."""
    below, (width, height) = band.bottom() + _GAP, box.size().toTuple()
    tops = [below, seen.bottom() - height, *(note.top() - _GAP - height for note in notes)]
    rights = [node.left() for node in nodes if node.left() < band.right() + width]
    lefts = [band.center().x() - width / 2, *(right - width for right in rights)]
    lefts += [band.left() - _GAP - width, band.right() + _GAP]
    for top in tops:
        if top <= below:
            yield from (QRectF(left, top, width, height) for left in lefts)


def _bias_nodes(picture: Picture) -> list[QRectF]:
    """Return where each "1" is."""
    boxes = []
    for node in picture.layout.bias_nodes.values():
        edge = 2 * (node.radius * picture.camera.scale + 6)
        boxes.append(chip(QPointF(*picture.camera.point(node.x, node.y)), edge, edge))
    return boxes


def _columns(picture: Picture) -> list[QRectF]:
    """Return where neurons are, with what is written left of inputs and right of outputs."""
    boxes = []
    named = {"input": picture.words.inputs, "output": picture.words.outputs}
    for group in picture.layout.groups.values():
        left, top = picture.camera.point(group.x - group.radius, group.top - group.radius)
        right, bottom = picture.camera.point(group.x + group.radius, group.bottom + group.radius)
        name = (NAMES if named.get(group.role) else SIDE / 2) * max(picture.camera.scale, 1.0)
        left -= name if group.role == "input" else 0
        right += name if group.role == "output" else 0
        boxes.append(QRectF(left, top, right - left, bottom - top))
    return boxes


def _labels(picture: Picture) -> list[QRectF]:
    """Return where the numbers on links are."""
    width, height = (length * picture.camera.scale * picture.text for length in LABEL)
    places = picture.label_places.values()
    return [chip(QPointF(*picture.camera.point(*place)), width, height) for place in places]


def _covered(box: QRectF, taken: Sequence[QRectF]) -> float:
    """Return how much of a box lies over others."""
    return sum(_area(box.intersected(other)) for other in taken)


def _beyond(box: QRectF, seen: QRectF) -> float:
    """Return how much of a box cannot be seen."""
    return _area(box) - _area(box.intersected(seen))


def _area(box: QRectF) -> float:
    return box.width() * box.height()
