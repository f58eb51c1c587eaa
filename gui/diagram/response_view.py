"""One neuron's answers all over the plane of two inputs, large, with the samples on top."""

from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen, QTransform
from PySide6.QtWidgets import QToolTip, QWidget

from gui.diagram.drawn_links import ZERO_LEVEL
from gui.diagram.link_painting import heat_image
from gui.diagram.response_maps import ResponseMap
from gui.input_plane import InputPlane
from gui.looks.class_marks import class_colour, class_form
from gui.looks.colours import Palette
from gui.looks.theme import GRID, current_theme
from gui.words.number_text import short_number
from gui.words.translation import tr

MOST_SAMPLES: Final = 240
_SIDE: Final = 21 * GRID
_SAMPLE: Final = 5.0


class ResponseView(QWidget):
    """Paints a `ResponseMap`: blue where the neuron answers above 0, orange below.

    A line runs where the sign of z changes: there the neuron's decision turns.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("responseMap")
        self._map: ResponseMap | None = None
        self._samples: tuple[InputPlane, list[tuple[int, list[QPointF]]]] | None = None
        self.hide()
        current_theme().changed.connect(self.update)
        self.retranslate()

    @property
    def shown(self) -> ResponseMap | None:
        """The map; None where the inputs are no plane."""
        return self._map

    def set_map(self, answers: ResponseMap | None) -> None:
        """Show a map, or nothing."""
        self._map = answers
        self.setVisible(answers is not None)
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the map and the names of its axes."""
        return QSize(_SIDE + self._margin, _SIDE + self._margin)

    def minimumSizeHint(self) -> QSize:
        """Return the room in which it can still be read."""
        return self.sizeHint()

    @property
    def _margin(self) -> int:
        return self.fontMetrics().height() + GRID // 2

    @property
    def _place(self) -> QRectF:
        """Return the square of the map."""
        side = min(self.width(), self.height(), 2 * _SIDE) - self._margin
        left = (self.width() - side - self._margin) / 2 + self._margin
        return QRectF(left, 0.5, side - 1, side - 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint map, border line, samples and axes."""
        answers = self._map
        if answers is None:
            return
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            palette, place = current_theme().palette, self._place
            self._paint_map(painter, palette, place, answers)
            self._paint_samples(painter, palette, place, answers.plane)
            painter.setPen(QPen(QColor(palette.neutral), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(place)
            self._paint_axes(painter, palette, place, answers.plane)
        finally:
            painter.end()

    @staticmethod
    def _paint_map(
        painter: QPainter, palette: Palette, place: QRectF, answers: ResponseMap
    ) -> None:
        image = heat_image(answers.levels, palette)
        ink = QColor(palette.text).rgb()
        for row, column in np.argwhere(answers.border).tolist():
            image.setPixel(column, row, ink)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, image)

    def _paint_samples(
        self, painter: QPainter, palette: Palette, place: QRectF, plane: InputPlane
    ) -> None:
        left, right, low, high = plane.place
        across, up = place.width() / (right - left), place.height() / (high - low)
        painter.save()
        painter.setClipRect(place)
        painter.setPen(QPen(QColor(palette.surface), 1))
        for number, points in self._sample_points(plane):
            form = QTransform.fromScale(_SAMPLE, _SAMPLE).map(class_form(max(number, 0)))
            text = QColor(palette.text)
            painter.setBrush(text if number < 0 else class_colour(palette, number))
            for point in points:
                x = place.left() + (point.x() - left) * across
                y = place.bottom() - (point.y() - low) * up
                painter.drawPath(form.translated(x, y))
        painter.restore()

    def _sample_points(self, plane: InputPlane) -> list[tuple[int, list[QPointF]]]:
        """Return the samples of each class, evenly thinned; -1 where targets are values."""
        if self._samples is None or self._samples[0] is not plane:
            self._samples = plane, _points_by_class(plane)
        return self._samples[1]

    def _paint_axes(
        self, painter: QPainter, palette: Palette, place: QRectF, plane: InputPlane
    ) -> None:
        metrics = QFontMetricsF(self.font())
        across, up = plane.names
        painter.setFont(self.font())
        painter.setPen(QColor(palette.muted_text))
        shown = metrics.elidedText(across, Qt.TextElideMode.ElideRight, place.width())
        below = QRectF(place.left(), place.bottom(), place.width(), self._margin)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, shown)
        painter.translate(place.left() - self._margin, place.bottom())
        painter.rotate(-90)
        shown = metrics.elidedText(up, Qt.TextElideMode.ElideRight, place.height())
        beside = QRectF(0, 0, place.height(), self._margin)
        painter.drawText(beside, Qt.AlignmentFlag.AlignCenter, shown)

    def text_at(self, x: float, y: float) -> str:
        """Return the place in the plane under a point, or nothing outside the map."""
        place, answers = self._place, self._map
        if answers is None or not place.contains(x, y):
            return ""
        left, right, low, high = answers.plane.place
        across = left + (x - place.left()) / place.width() * (right - left)
        up = high - (y - place.top()) / place.height() * (high - low)
        names = answers.plane.names
        edge = len(answers.levels)
        row = min(int((y - place.top()) / place.height() * edge), edge - 1)
        column = min(int((x - place.left()) / place.width() * edge), edge - 1)
        share = (int(answers.levels[row, column]) - ZERO_LEVEL) / ZERO_LEVEL
        answer = short_number(share * answers.reach, 2)
        return f"{names[0]} = {across:.2f}   {names[1]} = {up:.2f}   a ≈ {answer}"

    def event(self, event: QEvent) -> bool:
        """Say what the neuron answers under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            text = self.text_at(event.pos().x(), event.pos().y())
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def retranslate(self) -> None:
        """Set every word in the language of the moment."""
        self.setAccessibleName(tr("Response map"))
        self.setAccessibleDescription(
            tr(
                "What this neuron answers over the plane of the two inputs: blue above 0, orange "
                "below; the line is where z changes its sign."
            )
        )
        self.setWhatsThis(self.accessibleDescription())

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and font."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
        super().changeEvent(event)


def _points_by_class(plane: InputPlane) -> list[tuple[int, list[QPointF]]]:
    dataset = plane.dataset
    every = -(-len(dataset) // MOST_SAMPLES)
    raw, targets = dataset.samples.raw[::every], dataset.samples.targets
    if dataset.kind != "classes" or targets is None:
        numbers = np.full(len(raw), -1)
    else:
        numbers = np.asarray(targets[::every])
    return [
        (int(number), [QPointF(*point) for point in raw[numbers == number, :2].tolist()])
        for number in np.unique(numbers)
    ]
