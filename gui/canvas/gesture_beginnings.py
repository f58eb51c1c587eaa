"""Which gesture begins where the left button goes down on the canvas."""

from PySide6.QtCore import QPointF

from engine import LinkSpec
from gui.canvas.gestures import Gesture, LinkGesture, RubberBandGesture
from gui.canvas.layer_item import LayerItem, Part
from gui.canvas.move_gesture import MoveGesture
from gui.canvas.scene import CanvasScene
from gui.document.selection import Selection


def begun_gesture(
    canvas: CanvasScene, selection: Selection, position: QPointF, adds: bool, threshold: float
) -> Gesture | None:
    """Select what is under the pointer and return the gesture that begins there, if any.

    Parameters
    ----------
    canvas : CanvasScene
    selection : Selection
        Follows at once.
    position : QPointF
        In the scene.
    adds : bool
        Whether to add to what is selected, or take from it.
    threshold : float
        How far the pointer goes before something is dragged, in the scene's units.
    """
    item = canvas.layer_at(position)
    if item is not None:
        return _begun_on_block(canvas, selection, item, position, adds, threshold)
    link = canvas.link_at(position)
    if link is None:
        kept = selection.layers if adds else frozenset[int]()
        return RubberBandGesture(canvas, position, kept)
    kept_links = selection.links if adds else frozenset()
    layers = selection.layers if adds else frozenset[int]()
    selection.select_layers(layers, kept_links ^ {link.link})
    if adds:
        return None
    at_target = link.is_nearer_to_end(position)
    return _rerouting(canvas, link.link, position, at_target, threshold)


def _rerouting(
    canvas: CanvasScene, link: LinkSpec, position: QPointF, at_target: bool, threshold: float
) -> Gesture:
    """Take hold of a link by one end; the other stays."""
    stays = canvas.layer_items[link.source if at_target else link.target]
    return LinkGesture(canvas, stays, at_target, link, position, threshold)


def _begun_on_block(
    canvas: CanvasScene,
    selection: Selection,
    item: LayerItem,
    position: QPointF,
    adds: bool,
    threshold: float,
) -> Gesture | None:
    part = item.part_at(position)
    if part is Part.INPUT_PORT:
        return _begun_on_input(canvas, item, position, threshold)
    if part is Part.OUTPUT_PORT:
        return LinkGesture(canvas, item, True)
    if adds:
        selection.select_layers(selection.layers ^ {item.layer_id}, selection.links)
    elif item.layer_id not in selection.layers:
        selection.select_layer(item.layer_id)
    held = selection.layers
    if item.layer_id not in held:
        return None
    return MoveGesture(canvas, position, item.layer_id, held, threshold)


def _begun_on_input(
    canvas: CanvasScene, item: LayerItem, position: QPointF, threshold: float
) -> Gesture:
    """Take hold of the link that fills an input; draw one backwards where there is room."""
    network = canvas.document.state.network
    sources = network.sources(item.layer_id)
    if len(sources) == 1 and network.layer(item.layer_id).inputs_wanted == 1:
        return _rerouting(canvas, LinkSpec(sources[0], item.layer_id), position, True, threshold)
    return LinkGesture(canvas, item, False)
