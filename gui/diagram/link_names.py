"""What weights and biases are called: w₁₂ and b₂, as in the stepper's formulas."""

from dataclasses import dataclass

from gui.diagram.layout_parts import Layout
from gui.diagram.level_of_detail import PairDetail

LinkKey = tuple[int, str, tuple[int, ...]]


@dataclass(frozen=True)
class LinkNaming:
    """How the indices of weights are written.

    Parameters
    ----------
    counts : bool
        Whether weights are counted on through the network, neuron by neuron, as in worked
        examples: w₁ … w₈.
    outputs_first : bool
        Whether the neuron stands before its input: w₂₁ for the weight from input 1 to neuron 2.
    """

    counts: bool = False
    outputs_first: bool = False


def link_names(layout: Layout, naming: LinkNaming) -> dict[LinkKey, tuple[str, str]]:
    """Return letter and subscript of every link; one neuron alone has w₁, w₂ and b."""
    names: dict[LinkKey, tuple[str, str]] = {}
    counted = 0
    for pair in layout.pairs:
        for column in range(pair.outputs):
            for row in range(pair.inputs):
                counted += 1
                own = str(counted) if naming.counts else _weight(pair, naming, row, column)
                names[pair.layer, "weights", (row, column)] = ("w", own)
            own = "" if pair.outputs == 1 and not naming.counts else _indices(column)
            names[pair.layer, "bias", (column,)] = ("b", own)
    return names


def _weight(pair: PairDetail, naming: LinkNaming, row: int, column: int) -> str:
    if pair.outputs == 1:
        return _indices(row)
    return _indices(column, row) if naming.outputs_first else _indices(row, column)


def _indices(*places: int) -> str:
    """Return places, counted from 0, as indices counted from 1: ``12`` or ``3,12``."""
    texts = [str(place + 1) for place in places]
    return ("," if any(len(text) > 1 for text in texts) else "").join(texts)
