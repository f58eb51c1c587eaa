"""A plot as a picture, and its numbers as a table."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QBuffer, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox, QWidget

from engine import atomic_write
from gui.looks.theme import GRID, current_theme
from gui.words.translation import tr

SCALE: Final = 2
"""Pixels of a picture for each logical one."""

Numbers = Mapping[str, tuple[NDArray[Any], NDArray[Any]]]


class PlotSaving:
    """Saves one plot, with its legend.

    Parameters
    ----------
    area : PlotArea
        What is saved.
    legend : Legend, optional
        What stands above it.
    numbers : callable, optional
        Returns the curves by name; what is drawn, where there is none.
    """

    def __init__(
        self, area: Any, legend: QWidget | None = None, numbers: Callable[[], Numbers] | None = None
    ) -> None:
        self._area = area
        self._legend = legend
        self._numbers = numbers

    def menu(self) -> QMenu:
        """Return the menu of a right click."""
        menu = self._empty_menu()
        fit = menu.addAction(tr("Show everything"))
        fit.triggered.connect(self._area.follow)
        menu.addSeparator()
        self._add_savings(menu)
        return menu

    def _empty_menu(self) -> QMenu:
        menu = QMenu(self._area)
        menu.setObjectName("plotMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _add_savings(self, menu: QMenu) -> None:
        picture = menu.addAction(tr("Save picture…"))
        picture.setObjectName("savePlotPicture")
        picture.triggered.connect(self.ask_for_picture)
        numbers = menu.addAction(tr("Save numbers…"))
        numbers.setObjectName("savePlotNumbers")
        numbers.triggered.connect(self.ask_for_numbers)

    def offer(self, place: QPoint) -> None:
        """Show the menu at a place on the screen."""
        self.menu().popup(place)

    def ask_for_picture(self) -> None:
        """Ask where to, and save PNG or SVG by the suffix."""
        self._ask(tr("Save picture"), "PNG (*.png);;SVG (*.svg)", ".png", self.save_picture)

    def ask_for_numbers(self) -> None:
        """Ask where to, and save CSV."""
        self._ask(tr("Save numbers"), "CSV (*.csv)", ".csv", self.save_numbers)

    def _ask(self, title: str, kinds: str, suffix: str, save: Callable[[Path], None]) -> None:
        name, chosen = QFileDialog.getSaveFileName(self._area, title, "", kinds)
        if not name:
            return
        path = Path(name)
        if not path.suffix:
            path = path.with_suffix(".svg" if "svg" in chosen else suffix)
        try:
            save(path)
        except OSError as error:
            sentence = tr("{name} cannot be written: {why}", name=path.name, why=error.strerror)
            QMessageBox.warning(self._area, title, sentence)

    # Pictures

    def save_picture(self, path: Path) -> None:
        """Write the plot in the format of the suffix, ``.svg`` or else PNG.

        Raises
        ------
        OSError
            If the file cannot be written; one that was there is as it was.
        """
        contents = self._svg() if path.suffix.lower() == ".svg" else self._png()
        with atomic_write(path) as file:
            file.write(contents)

    def _size(self) -> QSize:
        size = self._area.size()
        return QSize(size.width(), size.height() + self._legend_height())

    def _legend_height(self) -> int:
        if self._legend is None:
            return 0
        return int(self._legend.heightForWidth(self._area.width() - 2 * GRID)) + GRID

    def _png(self) -> bytes:
        size = self._size()
        image = QImage(size * SCALE, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(SCALE)
        image.fill(QColor(current_theme().palette.surface))
        self._paint(QPainter(image))
        buffer = QBuffer()
        image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs forget QIODevice
        return bytes(buffer.data().data())

    def _svg(self) -> bytes:
        buffer, size = QBuffer(), self._size()
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setSize(size)
        generator.setViewBox(QRect(QPoint(0, 0), size))
        generator.setTitle("Layerloom")
        painter = QPainter(generator)
        painter.fillRect(QRect(QPoint(0, 0), size), QColor(current_theme().palette.surface))
        with self._points_as_shapes():
            self._paint(painter)
        return bytes(buffer.data().data())

    @contextmanager
    def _points_as_shapes(self) -> Iterator[None]:
        """Have points drawn one by one: on the screen they are cut out of one image of them all."""
        items = self._area.getPlotItem().items if isinstance(self._area, pg.PlotWidget) else ()
        points = [item for item in items if isinstance(item, pg.ScatterPlotItem)]
        for item in points:
            item.setExportMode(True, {"antialias": True})
        try:
            yield
        finally:
            for item in points:
                item.setExportMode(False)

    def _paint(self, painter: QPainter) -> None:
        top = self._legend_height()
        try:
            if self._legend is not None:
                flags = QWidget.RenderFlag.DrawChildren
                self._legend.render(painter, QPoint(GRID, GRID), renderFlags=flags)
            size = self._area.size()
            place = QRectF(0, top, size.width(), size.height())
            self._area.render(painter, place, self._area.viewport().rect())
        finally:
            painter.end()

    # Numbers

    def save_numbers(self, path: Path) -> None:
        """Write the table of the numbers.

        Raises
        ------
        OSError
            If the file cannot be written; one that was there is as it was.
        """
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows(self._rows())
        with atomic_write(path) as file:  # with a BOM, or Excel reads Hangul as something else
            file.write(b"\xef\xbb\xbf" + text.getvalue().encode())

    def _rows(self) -> Iterable[Sequence[object]]:
        """Return three columns below their names: the curve's name, x and y."""
        yield "curve", "x", "y"
        for name, (x, y) in self.numbers().items():
            yield from ((name, repr(a), repr(b)) for a, b in _pairs(x, y))

    def numbers(self) -> Numbers:
        """Return the curves by name; those that are drawn, where nobody knows better."""
        if self._numbers is not None:
            return self._numbers()
        found: dict[str, tuple[NDArray[Any], NDArray[Any]]] = {}
        for item in self._area.getPlotItem().items:
            is_curve = isinstance(item, pg.PlotCurveItem | pg.ScatterPlotItem)
            x, y = item.getData() if is_curve and item.isVisible() else (None, None)
            if x is not None and len(x):
                found[f"{len(found) + 1}"] = np.asarray(x), np.asarray(y)
        return found


def _pairs(x: NDArray[Any], y: NDArray[Any]) -> list[tuple[float, float]]:
    """Return the points; of a histogram, which has a border more, where each bin begins."""
    return list(zip(x[: len(y)].tolist(), y.tolist(), strict=True))
