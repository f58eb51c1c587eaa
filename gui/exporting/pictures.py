"""What a view paints, as an SVG or a PNG file."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from engine import atomic_write

SUFFIXES: Final = (".svg", ".png")
SCALE: Final = 2
"""Pixels of a PNG for each logical pixel."""
_RESOLUTION: Final = 96
_MOST_PIXELS: Final = 8192
"""What a side of a PNG may have; larger pictures are scaled down to it."""


@dataclass(frozen=True)
class Drawing:
    """Something that can be painted anywhere.

    Parameters
    ----------
    name : str
        How the view is called: ``canvas`` or ``diagram``.
    size : QSize
        Logical pixels.
    background : str
        The colour behind it.
    paint : callable
        Paints it with a painter, on as many device pixels for a logical one as it is told.
    """

    name: str
    size: QSize
    background: str
    paint: Callable[[QPainter, float], None]


def write_picture(drawing: Drawing, path: Path) -> None:
    """Write a drawing in the format of the suffix, ``.svg`` or else PNG.

    Raises
    ------
    OSError
        If the folder cannot be written to; a file that was there is as it was.
    """
    contents = svg(drawing) if path.suffix.lower() == ".svg" else _png(drawing)
    with atomic_write(path) as file:
        file.write(contents)


def svg(drawing: Drawing) -> bytes:
    """Return a drawing as an SVG document."""
    buffer = QBuffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(_RESOLUTION)
    generator.setSize(drawing.size)
    generator.setViewBox(QRect(0, 0, drawing.size.width(), drawing.size.height()))
    generator.setTitle("Layerloom")
    painter = QPainter(generator)
    try:
        _paint(drawing, painter, 1.0)
    finally:
        painter.end()
    return bytes(buffer.data().data())


def image(drawing: Drawing, scale: float = SCALE) -> QImage:
    """Return a drawing with so many pixels for each logical one."""
    longest = max(drawing.size.width(), drawing.size.height(), 1)
    scale = min(scale, _MOST_PIXELS / longest)
    size = QSize(
        max(round(drawing.size.width() * scale), 1), max(round(drawing.size.height() * scale), 1)
    )
    picture = QImage(size, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(scale)
    painter = QPainter(picture)
    try:
        _paint(drawing, painter, scale)
    finally:
        painter.end()
    return picture


def _paint(drawing: Drawing, painter: QPainter, scale: float) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(
        QRect(0, 0, drawing.size.width(), drawing.size.height()), QColor(drawing.background)
    )
    drawing.paint(painter, scale)


def _png(drawing: Drawing) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture = image(drawing)
    picture.setDevicePixelRatio(1.0)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
