"""An axis whose ticks can be seen where its grid, which nobody needs, is faint."""

from collections.abc import Sequence
from typing import Any, Final

import pyqtgraph as pg
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPen

_LENGTH: Final = 4.0

Line = tuple[QPen, Any, Any]


class TickedAxis(pg.AxisItem):
    """Draws a short mark at every labelled line of the grid, in the colour of the axis.

    pyqtgraph's own axis draws either a grid or marks.
    """

    def drawPicture(
        self, painter: QPainter, axis: Line, ticks: Sequence[Line], texts: Sequence[Any]
    ) -> None:
        """Draw axis, grid, labels and marks."""
        super().drawPicture(painter, axis, ticks, texts)
        if self.grid is False or not ticks:
            return
        painter.setClipping(False)  # pyqtgraph's own clips what it writes
        painter.setPen(axis[0])
        inward = {
            "left": QPointF(_LENGTH, 0.0),
            "right": QPointF(-_LENGTH, 0.0),
            "bottom": QPointF(0.0, -_LENGTH),
            "top": QPointF(0.0, _LENGTH),
        }[self.orientation]
        labelled = ticks[0][0].color().alpha()  # the further levels are fainter
        for pen, _, end in ticks:
            if pen.color().alpha() == labelled:
                painter.drawLine(QPointF(end), QPointF(end) + inward)
