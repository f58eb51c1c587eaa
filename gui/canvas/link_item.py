"""A link on the canvas: a curve from port to port, an arrowhead, and the shape of what flows."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from engine import LinkSpec
from gui.canvas.layer_item import PORT_RADIUS
from gui.canvas.text_drawing import SMALL_SIZE, block_font, text_width
from gui.looks.theme import current_theme

_REACH: Final = 14.0
"""How wide a link is for the pointer."""

_ARROW: Final = 7.0
_LEAST_BEND: Final = 24.0
_LEVEL: Final = 24.0
"""How far apart in height the ends of a link may be for its label to stand above it."""


def curve(start: QPointF, end: QPointF) -> QPainterPath:
    """Return the curve between two ports, level at both."""
    bend = max(_LEAST_BEND, abs(end.x() - start.x()) / 2)
    path = QPainterPath(start)
    path.cubicTo(start + QPointF(bend, 0), end - QPointF(bend, 0), end)
    return path


class LinkItem(QGraphicsItem):
    """One link; the scene tells it where its ends are."""

    def __init__(self, link: LinkSpec) -> None:
        super().__init__()
        self.link = link
        self._path = QPainterPath()
        self._is_level = True
        self._shape_text = ""
        self._label = QRectF()
        self._bounds = QRectF()
        self._is_selected = False
        self._is_target = False

    @property
    def path(self) -> QPainterPath:
        """The curve, in scene coordinates."""
        return self._path

    @property
    def shape_text(self) -> str:
        """The shape of what flows, ``(N, 50)``."""
        return self._shape_text

    def is_nearer_to_end(self, position: QPointF) -> bool:
        """Tell whether a place on the link belongs to its second half."""
        start, end = self._path.pointAtPercent(0), self._path.pointAtPercent(1)
        to_start, to_end = position - start, position - end
        return QPointF.dotProduct(to_end, to_end) <= QPointF.dotProduct(to_start, to_start)

    def set_ends(self, start: QPointF, end: QPointF) -> None:
        """Lead the link from one output port to one input port."""
        self.prepareGeometryChange()
        self._path = curve(start, end - QPointF(PORT_RADIUS + 1, 0))
        self._is_level = abs(end.y() - start.y()) < _LEVEL
        self._measure()
        self.update()

    def set_shape_text(self, text: str) -> None:
        """Say what shape flows."""
        if text != self._shape_text:
            self.prepareGeometryChange()
            self._shape_text = text
            self._measure()
            self.update()

    def measure_anew(self) -> None:
        """Find new room for the shape: letters have another size."""
        self.prepareGeometryChange()
        self._measure()
        self.update()

    def set_selected(self, is_selected: bool) -> None:
        """Draw the link as selected or not."""
        if is_selected != self._is_selected:
            self._is_selected = is_selected
            self.update()

    def set_target(self, is_target: bool) -> None:
        """Draw the link as the place where a block would be inserted."""
        if is_target != self._is_target:
            self._is_target = is_target
            self.update()

    def boundingRect(self) -> QRectF:
        """Return everything that is painted."""
        return self._bounds

    def shape(self) -> QPainterPath:
        """Return what the pointer can take hold of."""
        stroker = QPainterPathStroker()
        stroker.setWidth(_REACH)
        return stroker.createStroke(self._path)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Paint curve, arrowhead and shape."""
        palette = current_theme().palette
        lit = self._is_selected or self._is_target
        colour = QColor(palette.accent if lit else palette.neutral)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, 2.5 if lit else 1.25))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._path)
        paint_arrow(painter, self._path, colour)
        self._paint_label(painter)

    def _measure(self) -> None:
        """Find where the shape stands, above a level link or on a steep one, and all bounds.

        Qt asks for the bounds of every item in every frame.
        """
        self._label = QRectF()
        if self._shape_text and not self._path.isEmpty():
            width = text_width(self._shape_text, block_font(SMALL_SIZE)) + 8
            self._label = QRectF(0, 0, width, 16)
            above = QPointF(0, 14 if self._is_level else 0)
            self._label.moveCenter(self._path.pointAtPercent(0.5) - above)
        rect = self._path.boundingRect().adjusted(-_ARROW, -_ARROW, _ARROW, _ARROW)
        self._bounds = rect.united(self._label)

    def _paint_label(self, painter: QPainter) -> None:
        palette = current_theme().palette
        label = self._label
        if not self._is_level:
            painter.fillRect(label, QColor(palette.background))
        painter.setPen(QColor(palette.muted_text))
        painter.setFont(block_font(SMALL_SIZE))
        painter.drawText(label, int(Qt.AlignmentFlag.AlignCenter), self._shape_text)


def paint_arrow(painter: QPainter, path: QPainterPath, colour: QColor) -> None:
    """Paint an arrowhead on the end of a curve that arrives level."""
    end = path.currentPosition()
    half = _ARROW / 2
    head = QPolygonF([end, end + QPointF(-_ARROW, -half), end + QPointF(-_ARROW, half)])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(head)
