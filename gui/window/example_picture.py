"""The picture of an example: its own network and weights, painted as the diagram paints them."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage

from engine import Project
from gui.diagram.composition import Composition
from gui.diagram.layout_parts import Layout
from gui.diagram.painting import NOTE, render
from gui.diagram.picture import Camera, Picture, Words

#: The network is laid out in so much more room, then seen from afar.
_DISTANCE: Final = 2.0
_MARGIN: Final = 12


def example_picture(
    project: Project, size: QSize, ratio: float, families: tuple[str, ...]
) -> QImage:
    """Return a picture of a project's network: neurons and weights, no words.

    Parameters
    ----------
    project : Project
        Shown with the weights it has.
    size : QSize
        Logical pixels.
    ratio : float
        Device pixels to each.
    families : tuple of str
        Fonts of the numbers.
    """
    image = render(_picture(project, size, ratio, families))
    # The painter keeps the lower edge for what the diagram says of itself.
    return image.copy(0, 0, image.width(), round(size.height() * ratio))


def _picture(project: Project, size: QSize, ratio: float, families: tuple[str, ...]) -> Picture:
    composition = Composition()
    composition.spec = project.network
    composition.bias_as_number = True
    composition.give(parameters=project.with_weights().views)
    width, height = size.width(), size.height()
    composition.size = (round(width * _DISTANCE), round(height * _DISTANCE))
    picture = composition.picture(Camera(), (width, height + NOTE), ratio, families)
    room = QRectF(0, 0, width, height).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
    return replace(
        picture,
        camera=_fitting(_neurons(picture.layout), room),
        words=Words(),
        label_places={},
        biases={},
    )


def _neurons(layout: Layout) -> QRectF:
    """Return the rectangle around every neuron, and the links that lead around others."""
    upper, lower = layout.band
    lanes = [wires.lane[2] for wires in layout.wires if wires.lane is not None]
    upper = min([upper, *lanes])
    groups = layout.groups.values()
    left = min((group.x - group.radius for group in groups), default=0.0)
    right = max((group.x + group.radius for group in groups), default=1.0)
    return QRectF(left, upper, right - left, lower - upper)


def _fitting(part: QRectF, room: QRectF) -> Camera:
    """Return the camera that shows a part of the layout in the middle of the room."""
    scale = min(room.width() / max(part.width(), 1.0), room.height() / max(part.height(), 1.0), 1.0)
    centre = room.center() - part.center() * scale
    return Camera(scale, centre.x(), centre.y())
