"""A picture of the loss over two weights: its levels, and the ways that were gone down."""

from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from engine import Project
from gui.lessons.descent import Bowl, Way, bowl_of, way_of
from gui.looks.fonts import number_font
from gui.looks.theme import GRID, current_theme
from gui.words.layer_texts import choice_text
from gui.words.translation import tr

#: What of the two weights is visible: from -8 to 8, and from -3 to 3.
REACH: Final = (8.0, 3.0)
_MOST_WAYS: Final = 4
_LEVELS: Final = 9
_DOT: Final = 2.5
#: An equation stays in one line.
_EQUALS: Final = "\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}"
_STYLES: Final = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
)


class DescentPicture(QWidget):
    """Shows the way of the open network, and keeps those of other settings to compare."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("descentPicture")
        self.ways: list[Way] = []
        self._plane = _Plane(self)
        self._said = QLabel(self)
        self._said.setObjectName("descentWays")
        self._said.setWordWrap(True)
        self._said.setFont(number_font(self.font()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self._plane)
        column.addWidget(self._said)
        self.retranslate()

    def look_at(self, project: Project) -> None:
        """Show where training has come to; another network than one of two weights shows none."""
        bowl = bowl_of(project)
        if bowl is None:
            self._plane.show_ways(None, [])
            self.ways = []
        else:
            self._keep(way_of(project, bowl))
            self._plane.show_ways(bowl, self.ways)
        self.retranslate()

    def _keep(self, way: Way) -> None:
        """Put a way before the others; begun, it takes the place of one with the same settings."""
        settings = (way.optimizer, way.learning_rate)
        others = [
            one
            for one in self.ways
            if len(one.places) > 1
            and (len(way.places) == 1 or (one.optimizer, one.learning_rate) != settings)
        ]
        self.ways = [way, *others][:_MOST_WAYS]

    def retranslate(self) -> None:
        """Say under the picture which way leads where."""
        if not self.ways:
            text = tr("Open the example, and its loss is drawn here.")
        else:
            text = "\n".join(map(self._sentence, range(len(self.ways)), self.ways))
        self._said.setText(text)
        self.setAccessibleName(tr("The loss over w₁ and w₂, and the way down"))
        self.setAccessibleDescription(text)

    @staticmethod
    def _sentence(number: int, way: Way) -> str:
        strokes = ("───", "─ ─", "····", "─·─")
        x, y = way.places[-1]
        return tr(
            "{stroke} {optimizer}, η = {rate}: {n} {n:step|steps}, ({x}, {y}), L = {loss}",
            stroke=strokes[number],
            optimizer=choice_text("optimizer", way.optimizer),
            rate=f"{way.learning_rate:g}",
            n=len(way.places) - 1,
            x=f"{x:.3f}".replace("-", "−"),
            y=f"{y:.3f}".replace("-", "−"),
            loss=f"{way.loss:.4g}".replace("-", "−"),
        ).replace(" = ", _EQUALS)


class _Plane(QWidget):
    """The levels as bands, and a line for each way with a dot for each step."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._bowl: Bowl | None = None
        self._ways: list[Way] = []
        self._image: QImage | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        current_theme().changed.connect(self._forget)

    def show_ways(self, bowl: Bowl | None, ways: list[Way]) -> None:
        self._bowl, self._ways, self._image = bowl, ways, None
        self.update()

    @Slot()
    def _forget(self) -> None:
        self._image = None
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(width * REACH[1] / REACH[0]) + 2 * GRID

    def sizeHint(self) -> QSize:
        return QSize(38 * GRID, self.heightForWidth(38 * GRID))

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = current_theme().palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(palette.surface))
        if self._bowl is not None:
            if self._image is None or self._image.size() != self.size():
                self._image = self._levels(self._bowl)
            painter.drawImage(0, 0, self._image)
            for number in reversed(range(len(self._ways))):
                self._paint_way(painter, number, self._ways[number])
        self._paint_axes(painter)
        painter.end()

    def _place(self, weights: tuple[float, float]) -> QPointF:
        x, y = weights
        return QPointF(
            (x / REACH[0] + 1) / 2 * self.width(), (1 - y / REACH[1]) / 2 * self.height()
        )

    def _levels(self, bowl: Bowl) -> QImage:
        """Return bands between levels that are equally far apart in the root of the loss."""
        width, height = max(self.width(), 1), max(self.height(), 1)
        x = np.linspace(-REACH[0], REACH[0], width)
        y = np.linspace(REACH[1], -REACH[1], height)
        grid = np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
        roots = np.sqrt(np.maximum(bowl.height(grid), 0.0)).reshape(height, width)
        band = np.floor(roots / max(float(roots.max()), 1e-12) * _LEVELS).astype(int) % 2
        palette = current_theme().palette
        colours = np.array([_bgra(palette.surface), _bgra(palette.background)], np.uint8)
        pixels = np.ascontiguousarray(colours[band])
        image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32)
        return image.copy()

    def _paint_way(self, painter: QPainter, number: int, way: Way) -> None:
        palette = current_theme().palette
        colour = QColor(palette.accent if number == 0 else palette.muted_text)
        painter.setPen(QPen(colour, 1.5 if number == 0 else 1.0, _STYLES[number]))
        points = [self._place(place) for place in way.places if max(map(abs, place)) < 1e4]
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for point in points if number == 0 else points[-1:]:
            painter.drawEllipse(point, _DOT, _DOT)
        if points and number == 0:
            painter.drawEllipse(points[-1], 2 * _DOT, 2 * _DOT)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_axes(self, painter: QPainter) -> None:
        palette = current_theme().palette
        painter.setPen(QPen(QColor(palette.neutral), 1))
        middle = self._place((0.0, 0.0))
        painter.drawLine(QPointF(0, middle.y()), QPointF(self.width(), middle.y()))
        painter.drawLine(QPointF(middle.x(), 0), QPointF(middle.x(), self.height()))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setPen(QColor(palette.text))
        painter.setFont(number_font(self.font()))
        edge = QRectF(self.rect()).adjusted(GRID // 2, 2, -GRID // 2, -2)
        flags = Qt.AlignmentFlag
        above, beside = QRectF(edge), QRectF(edge)
        above.setBottom(middle.y() - 2)
        beside.setLeft(middle.x() + GRID // 2)
        painter.drawText(above, flags.AlignRight | flags.AlignBottom, f"w₁ = {REACH[0]:.0f}")
        painter.drawText(beside, flags.AlignLeft | flags.AlignTop, f"w₂ = {REACH[1]:.0f}")


def _bgra(colour: str) -> tuple[int, int, int, int]:
    made = QColor(colour)
    return made.blue(), made.green(), made.red(), 255
