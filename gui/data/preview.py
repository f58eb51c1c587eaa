"""A look at data: points in a plane, pictures, or the first rows of a table."""

from typing import Final, Protocol

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine import Dataset, is_planar
from gui.data.curve_points import CurvePoints
from gui.data.pictures import Pictures
from gui.data.points import Points
from gui.data.table import Table
from gui.looks.fonts import number_font
from gui.looks.theme import current_theme
from gui.words.translation import tr

_GATES: Final = ("and", "or", "nand", "nor", "xor", "xnor")


class Picture(Protocol):
    """Paints some samples of a data set."""

    shown: int
    """How many samples it paints."""

    def __call__(self, painter: QPainter, area: QRectF) -> None:
        """Draw into an area."""


class DataPreview(QWidget):
    """Paints what a data set looks like."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dataPreview")
        self._dataset: Dataset | None = None
        self._paint: Picture | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        current_theme().changed.connect(self.update)

    @property
    def dataset(self) -> Dataset | None:
        """The data shown."""
        return self._dataset

    def set_dataset(self, dataset: Dataset | None) -> None:
        """Show these data."""
        self._dataset = dataset
        self._paint = None if dataset is None else _picture_of(dataset)
        self.update()

    @property
    def note(self) -> str:
        """What part of the data is shown, where it is not all."""
        if self._dataset is None or self._paint is None:
            return ""
        shown, count = self._paint.shown, len(self._dataset)
        if shown >= count:
            return ""
        if isinstance(self._paint, Points | CurvePoints):
            return tr("{shown} of {count} shown", shown=f"{shown:,}", count=f"{count:,}")
        return tr("the first of {count}", count=f"{count:,}")

    def sizeHint(self) -> QSize:
        """Return a square that shows a plane well."""
        return QSize(240, 240)

    def minimumSizeHint(self) -> QSize:
        """Return the least that shows anything."""
        return QSize(160, 120)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the data."""
        if self._paint is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(number_font(self.font()))
        self._paint(painter, QRectF(self.rect()))
        painter.end()


def _picture_of(dataset: Dataset) -> Picture:
    shape = dataset.image_shape
    if shape is not None:
        return Pictures(dataset)
    if is_planar(dataset.description) and dataset.source.name not in _GATES:
        return Points(dataset)
    if dataset.shape.inputs == 1 and dataset.kind == "values" and dataset.targets is not None:
        return CurvePoints(dataset)
    return Table(dataset)
