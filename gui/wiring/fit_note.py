"""What choosing data changed in the network, in a sentence."""

from engine import NetworkSpec, activation_of
from gui.document.document import DocumentState
from gui.words.layer_texts import activation_text, choice_text
from gui.words.translation import tr


def fit_note(before: DocumentState, after: DocumentState) -> str:
    """Return what was fitted to the data; an empty text where nothing had to be."""
    loss = after.training.loss.name
    if _ends(before.network) == _ends(after.network) and before.training.loss.name == loss:
        return ""
    inputs, outputs, activation = _ends(after.network)
    if inputs is None or outputs is None:
        return ""
    values = {
        "inputs": inputs,
        "outputs": outputs,
        "activation": activation,
        "loss": choice_text("loss", loss),
    }
    if before.training_state is not None and after.training_state is None:
        return tr(
            "The network was fitted to the data: {inputs} {inputs:input|inputs}, "
            "{outputs} {outputs:output|outputs} ({activation}), loss {loss}. It starts untrained. "
            "Undo brings the old back.",
            **values,
        )
    return tr(
        "The network was fitted to the data: {inputs} {inputs:input|inputs}, "
        "{outputs} {outputs:output|outputs} ({activation}), loss {loss}. Undo brings the old back.",
        **values,
    )


def _ends(network: NetworkSpec) -> tuple[int | None, int | None, str]:
    """Return the units of input and output, and the output's activation."""
    layer, output = network.input, network.output
    if layer is None or output is None:
        return None, None, ""
    choice = activation_of(output)
    return (
        layer.units,
        network.units.get(output.id),
        "" if choice is None else activation_text(choice),
    )
