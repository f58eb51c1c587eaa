"""A picture painted beyond the diagram's edges once, and shifted while the diagram is panned."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter

from gui.diagram.painting import paint_note, render_network
from gui.diagram.picture import Camera, Picture

MARGIN: Final = 256
"""Logical pixels painted beyond each edge."""


class WideImage:
    """Spares the painting of every line for every move of the mouse.

    Where the diagram was moved farther than the margin it is painted anew around the new place.
    """

    def __init__(self) -> None:
        self._image: QImage | None = None
        self._camera = Camera()

    def forget(self) -> None:
        """Paint anew next time: something else than the place is different."""
        self._image = None

    def paint(self, painter: QPainter, picture: Picture) -> None:
        """Paint the picture; of what was painted before only its place may have changed."""
        image, away = self._image, self._away(picture)
        if image is None or max(abs(away.x()), abs(away.y())) > MARGIN:
            self._image = image = render_network(_widened(picture))
            self._camera, away = picture.camera, QPointF()
        painter.drawImage(away - QPointF(MARGIN, MARGIN), image)
        paint_note(painter, picture)

    def _away(self, picture: Picture) -> QPointF:
        """Return how far the picture was moved, in whole pixels of the screen."""
        dx, dy = picture.camera.dx - self._camera.dx, picture.camera.dy - self._camera.dy
        ratio = picture.ratio
        return QPointF(round(dx * ratio) / ratio, round(dy * ratio) / ratio)


def _widened(picture: Picture) -> Picture:
    width, height = picture.size
    return replace(
        picture,
        camera=picture.camera.moved(MARGIN, MARGIN),
        size=(width + 2 * MARGIN, height + 2 * MARGIN),
    )
