"""A block on the canvas: painted from a `BlockFace`, holding no truth of its own."""

from enum import Enum
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsSceneHoverEvent,
    QStyleOptionGraphicsItem,
    QWidget,
)

from gui.canvas.block_face import BlockFace
from gui.canvas.text_drawing import (
    NAME_SIZE,
    SMALL_SIZE,
    TEXT_SIZE,
    WRAPPED,
    block_font,
    draw_line,
    fitting_font,
    paint_mark,
    text_width,
    unbroken_words,
    wrapped_height,
)
from gui.document.block_layout import BLOCK_HEIGHT, BLOCK_WIDTH, COLUMN
from gui.looks.resource_files import layer_icon_name, render_icon
from gui.looks.theme import current_theme

PORT_RADIUS: Final = 5.0
PORT_REACH: Final = 12.0
"""How far from a port's middle a press still takes hold of it."""

_RADIUS: Final = 6.0
_BAR: Final = 4.0
_MARGIN: Final = 10.0
_FAULT_WIDTH: Final = COLUMN - 16.0
_FAULT_INDENT: Final = 18.0
_FAULT_GAP: Final = 6.0
_END_SHAPE_WIDTH: Final = 72.0
_LEGIBLE: Final = 0.55
"""At less than this zoom the words are hard to read."""


class Part(Enum):
    """What a block consists of, for the pointer."""

    BODY = "body"
    NAME = "name"
    UNITS = "units"
    ACTIVATION = "activation"
    INPUT_PORT = "input_port"
    OUTPUT_PORT = "output_port"


class LayerItem(QGraphicsItem):
    """One block; scene and gestures tell it how to look, the document what to say."""

    def __init__(self, layer_id: int, face: BlockFace) -> None:
        super().__init__()
        self.layer_id = layer_id
        self._face = face
        self._is_selected = False
        self._is_target = False
        self._hovered: Part | None = None
        self.setAcceptHoverEvents(True)
        # A block that is only moved, or lies beneath something that is, is not painted anew.
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self.setZValue(1)

    @property
    def face(self) -> BlockFace:
        """The words on the block."""
        return self._face

    def set_face(self, face: BlockFace) -> None:
        """Put other words on the block."""
        if face != self._face:
            self.prepareGeometryChange()
            self._face = face
            self.update()

    def set_selected(self, is_selected: bool) -> None:
        """Draw the block as selected or not."""
        if is_selected != self._is_selected:
            self._is_selected = is_selected
            self.update()

    def set_target(self, is_target: bool) -> None:
        """Draw the block as the place where a link being drawn would end."""
        if is_target != self._is_target:
            self._is_target = is_target
            self.update()

    def measure_anew(self) -> None:
        """Find new room for the words: letters have another size."""
        self.prepareGeometryChange()
        self.update()

    @property
    def has_input_port(self) -> bool:
        """Whether links can come in."""
        return self._face.role != "input"

    @property
    def input_port(self) -> QPointF:
        """Where links come in, in scene coordinates."""
        return self.mapToScene(_INPUT_PORT)

    @property
    def output_port(self) -> QPointF:
        """Where links go out, in scene coordinates."""
        return self.mapToScene(_OUTPUT_PORT)

    @property
    def block_rect(self) -> QRectF:
        """The block without ports and words beneath, in scene coordinates."""
        return _BLOCK.translated(self.pos())

    @property
    def name_rect(self) -> QRectF:
        """Where the name stands, in scene coordinates."""
        return _NAME.translated(self.pos())

    @property
    def units_rect(self) -> QRectF:
        """Where the number of units stands, in scene coordinates."""
        return self._units_chip().translated(self.pos())

    @property
    def activation_rect(self) -> QRectF:
        """Where the activation's name stands, in scene coordinates; a click there changes it."""
        return self._activation_chip().translated(self.pos())

    def part_at(self, position: QPointF) -> Part:
        """Return what is at a place in scene coordinates; the body where nothing else is."""
        local = self.mapFromScene(position)
        if _near(local, _OUTPUT_PORT):
            return Part.OUTPUT_PORT
        if self.has_input_port and _near(local, _INPUT_PORT):
            return Part.INPUT_PORT
        if self._face.units_editable and self._units_chip().contains(local):
            return Part.UNITS
        if self._face.has_activation and self._activation_chip().contains(local):
            return Part.ACTIVATION
        return Part.NAME if _NAME.contains(local) else Part.BODY

    # Qt's side.

    def boundingRect(self) -> QRectF:
        """Return everything that is painted."""
        rect = _BLOCK.adjusted(-PORT_REACH, -2, PORT_REACH, 2)
        if self._face.end_shape:
            rect.setRight(max(rect.right(), BLOCK_WIDTH + _END_SHAPE_WIDTH))
        if self._face.faults:
            height = sum(self._fault_height(fault) for fault in self._face.faults)
            rect.setBottom(BLOCK_HEIGHT + 2 * _FAULT_GAP + height)
            rect.setRight(max(rect.right(), _FAULT_WIDTH))
        return rect

    def shape(self) -> QPainterPath:
        """Return what the pointer can take hold of."""
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRect(_BLOCK)
        path.addEllipse(_OUTPUT_PORT, PORT_REACH, PORT_REACH)
        if self.has_input_port:
            path.addEllipse(_INPUT_PORT, PORT_REACH, PORT_REACH)
        return path

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Paint the block."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_box(painter)
        self._paint_words(painter)
        self._paint_units(painter)
        self._paint_ports(painter)
        self._paint_end_shape(painter)
        self._paint_faults(painter)

    def hoverEnterEvent(self, event: QGraphicsSceneHoverEvent) -> None:
        """Say what cannot be read on the block as it is shown."""
        views = [] if self.scene() is None else self.scene().views()
        is_small = any(view.transform().m11() < _LEGIBLE for view in views)
        self.setToolTip(self.tip(is_small))

    def tip(self, is_small: bool) -> str:
        """Return what a tooltip says: the words of a small block, else only a name cut short."""
        face = self._face
        if is_small:
            number = f"{self._units_number()} {face.units_word}"
            lines = (face.name, number, face.detail, face.parameters, *face.faults)
            return "\n".join(line for line in lines if line)
        own = fitting_font(NAME_SIZE, face.name, _NAME.width(), bold=True)
        return face.name if text_width(face.name, own) > _NAME.width() else ""

    def hoverMoveEvent(self, event: QGraphicsSceneHoverEvent) -> None:
        """Show what the pointer would take hold of."""
        self._set_hovered(self.part_at(event.scenePos()))

    def hoverLeaveEvent(self, event: QGraphicsSceneHoverEvent) -> None:
        """Show nothing as pointed at."""
        self._set_hovered(None)

    def _set_hovered(self, part: Part | None) -> None:
        if part is not self._hovered:
            self._hovered = part
            self.setCursor(_CURSORS.get(part or Part.BODY, Qt.CursorShape.ArrowCursor))
            self.update()

    # Painting.

    def _hue(self) -> QColor:
        return QColor(current_theme().palette.layer(self._face.role))

    def _outline(self) -> QPen:
        palette = current_theme().palette
        if self._is_selected or self._is_target:
            return QPen(QColor(palette.accent), 2)
        if self._face.is_broken:
            return QPen(QColor(palette.error), 1)
        return QPen(QColor(palette.text if self._hovered else palette.neutral), 1)

    def _paint_box(self, painter: QPainter) -> None:
        palette = current_theme().palette
        box = QPainterPath()
        box.addRoundedRect(_BLOCK.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        bar = QPainterPath()
        bar.addRect(QRectF(0, 0, BLOCK_WIDTH, _BAR))
        painter.fillPath(box, QColor(palette.surface))
        painter.fillPath(box.intersected(bar), self._hue())
        painter.setPen(self._outline())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(box)

    def _paint_words(self, painter: QPainter) -> None:
        palette = current_theme().palette
        scale = painter.worldTransform().m11() * painter.device().devicePixelRatioF()
        pixels = max(1, round(_ICON.width() * scale))
        image = render_icon(
            layer_icon_name(self._face.role), self._hue().name(), QSize(pixels, pixels)
        )
        painter.drawImage(_ICON, image)
        painter.setPen(QColor(palette.text))
        name = self._face.name
        draw_line(painter, _NAME, name, fitting_font(NAME_SIZE, name, _NAME.width(), bold=True))
        self._paint_detail(painter)
        painter.setPen(QColor(palette.muted_text))
        parameters = _PARAMETERS if self._face.detail else _DETAIL
        words = self._face.parameters
        own = fitting_font(SMALL_SIZE, words, parameters.width())
        draw_line(painter, parameters, words, own)

    def _paint_detail(self, painter: QPainter) -> None:
        if not self._face.has_activation:
            draw_line(painter, _DETAIL, self._face.detail, block_font(TEXT_SIZE))
            return
        palette = current_theme().palette
        chip = self._activation_chip()
        over = self._hovered is Part.ACTIVATION
        if over:
            painter.setPen(QPen(QColor(palette.accent), 1))
            painter.setBrush(QColor(palette.background))
            painter.drawRoundedRect(chip.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        words = chip.adjusted(_CHIP_PADDING, 0, -_CHIP_PADDING - _CHEVRON_ROOM, 0)
        painter.setPen(QColor(palette.text))
        draw_line(painter, words, self._face.detail, block_font(TEXT_SIZE))
        tip = QPointF(chip.right() - _CHIP_PADDING - 4, chip.center().y() + 2)
        painter.setPen(QPen(QColor(palette.accent if over else palette.neutral), 1.25))
        painter.drawPolyline([tip + QPointF(-3.5, -3), tip, tip + QPointF(3.5, -3)])

    def _activation_chip(self) -> QRectF:
        """Return where the activation's name and its arrow stand."""
        width = (
            text_width(self._face.detail, block_font(TEXT_SIZE)) + _CHEVRON_ROOM + 2 * _CHIP_PADDING
        )
        left = _MARGIN - _CHIP_PADDING
        return QRectF(left, _DETAIL.top(), min(width + 1, BLOCK_WIDTH - 2 * left), _DETAIL.height())

    def _units_chip(self) -> QRectF:
        """Return where the number stands: in a frame with room around it where it can be edited."""
        width = text_width(self._units_number(), block_font(TEXT_SIZE, bold=True))
        if self._face.units_editable:
            return QRectF(_MARGIN - 2, _UNITS_TOP, max(width + 16, 32.0), _UNITS_HEIGHT)
        return QRectF(_MARGIN, _UNITS_TOP, width + 2, _UNITS_HEIGHT)

    def _units_number(self) -> str:
        return "?" if self._face.units is None else f"{self._face.units:,}"

    def _paint_units(self, painter: QPainter) -> None:
        palette = current_theme().palette
        chip = self._units_chip()
        if self._face.units_editable:
            over = self._hovered is Part.UNITS
            painter.setPen(QPen(QColor(palette.accent if over else palette.neutral), 1))
            painter.setBrush(QColor(palette.background))
            painter.drawRoundedRect(chip.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(QColor(palette.text))
        number = self._units_number()
        draw_line(
            painter, chip, number, block_font(TEXT_SIZE, bold=True), Qt.AlignmentFlag.AlignHCenter
        )
        word = QRectF(chip.right() + 5, chip.top(), BLOCK_WIDTH, chip.height())
        word.setRight(BLOCK_WIDTH - _MARGIN)
        painter.setPen(QColor(palette.muted_text))
        draw_line(painter, word, self._face.units_word, block_font(TEXT_SIZE))

    def _paint_ports(self, painter: QPainter) -> None:
        if self.has_input_port:
            lit = self._is_target or self._hovered is Part.INPUT_PORT
            self._paint_port(painter, _INPUT_PORT, lit)
        self._paint_port(painter, _OUTPUT_PORT, self._hovered is Part.OUTPUT_PORT)

    def _paint_port(self, painter: QPainter, middle: QPointF, lit: bool) -> None:
        palette = current_theme().palette
        painter.setPen(QPen(QColor(palette.accent if lit else palette.neutral), 1.5))
        painter.setBrush(QColor(palette.accent if lit else palette.surface))
        radius = PORT_RADIUS + (1.5 if lit else 0)
        painter.drawEllipse(middle, radius, radius)

    def _paint_end_shape(self, painter: QPainter) -> None:
        if not self._face.end_shape:
            return
        painter.setPen(QColor(current_theme().palette.muted_text))
        rect = QRectF(BLOCK_WIDTH + 10, BLOCK_HEIGHT / 2 - 10, _END_SHAPE_WIDTH - 10, 20)
        draw_line(painter, rect, self._face.end_shape, block_font(SMALL_SIZE))

    def _fault_height(self, fault: str) -> float:
        room = _FAULT_WIDTH - _FAULT_INDENT
        return wrapped_height(unbroken_words(fault), block_font(SMALL_SIZE), room) + _FAULT_GAP

    def _paint_faults(self, painter: QPainter) -> None:
        palette = current_theme().palette
        colour = QColor(palette.error if self._face.is_broken else palette.warning)
        top = BLOCK_HEIGHT + _FAULT_GAP
        for fault in self._face.faults:
            height = self._fault_height(fault)
            paint_mark(painter, QPointF(7, top + 7), colour)
            painter.setPen(colour)
            painter.setFont(block_font(SMALL_SIZE))
            room = QRectF(_FAULT_INDENT, top, _FAULT_WIDTH - _FAULT_INDENT, height)
            painter.drawText(room, int(WRAPPED), unbroken_words(fault))
            top += height


def _near(position: QPointF, port: QPointF) -> bool:
    away = position - port
    return QPointF.dotProduct(away, away) <= PORT_REACH**2


_BLOCK: Final = QRectF(0, 0, BLOCK_WIDTH, BLOCK_HEIGHT)
_INPUT_PORT: Final = QPointF(0, BLOCK_HEIGHT / 2)
_OUTPUT_PORT: Final = QPointF(BLOCK_WIDTH, BLOCK_HEIGHT / 2)
_ICON: Final = QRectF(_MARGIN, 13, 16, 16)
_NAME: Final = QRectF(_MARGIN + 22, 10, BLOCK_WIDTH - 2 * _MARGIN - 22, 22)
_UNITS_TOP: Final = 36.0
_UNITS_HEIGHT: Final = 22.0
_DETAIL: Final = QRectF(_MARGIN, 61, BLOCK_WIDTH - 2 * _MARGIN, 18)
_PARAMETERS: Final = QRectF(_MARGIN, 79, BLOCK_WIDTH - 2 * _MARGIN, 16)
_CHIP_PADDING: Final = 4.0
_CHEVRON_ROOM: Final = 13.0
_CURSORS: Final = {
    Part.ACTIVATION: Qt.CursorShape.PointingHandCursor,
    Part.UNITS: Qt.CursorShape.IBeamCursor,
    Part.INPUT_PORT: Qt.CursorShape.CrossCursor,
    Part.OUTPUT_PORT: Qt.CursorShape.CrossCursor,
}
