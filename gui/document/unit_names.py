"""What the data call the units of the input and the output layer."""

from typing import Final

from engine import DataDescription, Dataset, InputSpec
from gui.document.document import DocumentState
from gui.words.translation import tr

_MOST: Final = 12


def output_names(data: object) -> tuple[str, ...]:
    """Return the classes of data, or what their values are called; nothing where nobody says."""
    description = data.description if isinstance(data, Dataset) else data
    if not isinstance(description, DataDescription):
        return ()
    return description.class_names or description.target_names


def unit_names(state: DocumentState, layer_id: int) -> tuple[str, ...]:
    """Return a name for each unit of an input or output layer; nothing for any other."""
    layer, units = state.network.layer(layer_id), state.network.units.get(layer_id)
    if isinstance(layer, InputSpec):
        names = layer.names
    else:
        is_output = state.network.role(layer_id) == "output"
        names = output_names(state.data) if is_output else ()
    return names if len(names) == units else ()


def unit_names_text(state: DocumentState, layer_id: int) -> str:
    """Return a sentence with the names of a layer's units; empty where they have none."""
    names = unit_names(state, layer_id)
    if not names:
        return ""
    more = len(names) - _MOST
    shown = ", ".join(names[:_MOST])
    if more > 0:
        return tr("Names: {names} and {count} more", names=shown, count=more)
    return tr("Names: {names}", names=shown)
