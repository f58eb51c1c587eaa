"""Adding a layer without a pointer: after the selected one, or where it belongs."""

from gui.document import edits
from gui.document.block_layout import ROW
from gui.document.document import NetworkDocument
from gui.document.selection import Selection


def insert_after_selection(document: NetworkDocument, selection: Selection, kind: str) -> int:
    """Add a layer of a kind, select it, and return its id.

    It goes on the selected link, behind the selected layer, or else behind the last layer. An
    input goes before the layer that waits for one. What has no such place stands alone.
    """
    new = _insert(document, selection, kind)
    selection.select_layer(new)
    return new


def _insert(document: NetworkDocument, selection: Selection, kind: str) -> int:
    network = document.state.network
    if kind == "input":
        return _insert_input(document)
    if len(selection.links) == 1 and not selection.layers:
        return edits.insert_on_link(document, kind, next(iter(selection.links)))
    if selection.layer is not None:
        return edits.insert_behind(document, kind, selection.layer)
    output = network.output or (network.input if len(network.layers) == 1 else None)
    if output is not None:
        return edits.append_layer(document, kind, output.id)
    return edits.add_layer(document, kind, _free_place(document))


def _insert_input(document: NetworkDocument) -> int:
    network = document.state.network
    waiting = [layer.id for layer in network.layers if not network.sources(layer.id)]
    if network.input is None and len(waiting) == 1:
        return edits.prepend_layer(document, "input", waiting[0])
    return edits.add_layer(document, "input", _free_place(document))


def _free_place(document: NetworkDocument) -> tuple[float, float]:
    """Return a place in a new row beneath everything."""
    layout = document.state.layout
    if not layout:
        return 0.0, 0.0
    return min(x for x, _ in layout.values()), max(y for _, y in layout.values()) + ROW
