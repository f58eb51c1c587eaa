"""What stands on a block, as words: read off the document, free of any painting."""

from dataclasses import dataclass
from typing import Final

from engine import DropoutSpec, InputSpec, LayerSpec, MaxoutSpec, activation_of
from gui.document.document import NetworkDocument
from gui.words.layer_texts import activation_text, layer_name, shape_text
from gui.words.problem_texts import problem_text
from gui.words.translation import tr

_MOST_WRITTEN_OUT: Final = 10**9


@dataclass(frozen=True)
class BlockFace:
    """The words on one block.

    Parameters
    ----------
    role : str
        Decides hue and icon: input, hidden, output, or the kind.
    name : str
        As shown.
    units : int or None
        Width of the output; None while the links do not decide it.
    units_editable : bool
        Whether the width is the layer's own.
    detail : str
        Activation, drop rate, picture size.
    has_activation : bool
        Whether the detail is an activation, which a click changes.
    parameters : str
        How many numbers the layer keeps.
    end_shape : str
        Shape of what comes out, where no link shows it.
    faults : tuple of str
        What is wrong, in sentences.
    is_broken : bool
        Whether a fault stands in the way of training.
    """

    role: str
    name: str
    units: int | None
    units_editable: bool
    detail: str
    has_activation: bool
    parameters: str
    end_shape: str
    faults: tuple[str, ...]
    is_broken: bool

    @property
    def units_word(self) -> str:
        """The word behind the number of units."""
        return tr("{units:unit|units}", units=self.units)


def block_face(document: NetworkDocument, layer_id: int) -> BlockFace:
    """Return the words for one block of the document."""
    network = document.state.network
    layer = network.layer(layer_id)
    faults = [problem for problem in document.problems if problem.layer == layer_id]
    units = network.units.get(layer_id, getattr(layer, "units", None))
    return BlockFace(
        role=network.role(layer_id),
        name=layer_name(network, layer_id),
        units=units,
        units_editable=hasattr(layer, "units"),
        detail=_detail(layer),
        has_activation=activation_of(layer) is not None,
        parameters=_parameters(document, layer),
        end_shape="" if network.targets(layer_id) else shape_text(units),
        faults=tuple(problem_text(problem, network) for problem in faults),
        is_broken=any(not problem.is_warning for problem in faults),
    )


def _detail(layer: LayerSpec) -> str:
    activation = activation_of(layer)
    if activation is not None:
        return activation_text(activation)
    if isinstance(layer, InputSpec):
        return _picture(layer.image_shape)
    if isinstance(layer, DropoutSpec):
        return tr("drops {share:.0%}", share=layer.rate)
    if isinstance(layer, MaxoutSpec):
        return tr("best of {pieces}", pieces=layer.pieces)
    return ""


def _picture(image_shape: tuple[int, ...] | None) -> str:
    if image_shape is None:
        return ""
    return tr("picture {size}", size=" × ".join(str(length) for length in image_shape))


def _parameters(document: NetworkDocument, layer: LayerSpec) -> str:
    if isinstance(layer, InputSpec):
        return ""
    count = document.state.network.parameter_count(layer.id)
    if count < _MOST_WRITTEN_OUT:
        return tr("{count:,} {number:parameter|parameters}", count=count, number=count)
    return tr("{count:.3g} parameters", count=count)
