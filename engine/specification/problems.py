"""What is wrong with a network: every fault at once, as facts from which sentences are made."""

from dataclasses import dataclass, field
from typing import Any, Final

#: The English sentence of each kind of problem; the window has its own in each language.
PROBLEM_SENTENCES: Final = {
    "empty": "A network must have an input layer and an output layer. Received: no layers.",
    "no_input": "A network must have one input layer. Received: none.",
    "second_input": "A network must have one input layer. Received: a second one, {layer_name}.",
    "no_output": "A network must have a layer behind its input. Received: none.",
    "second_output": "Only one layer may have no link going out. Received: {layer_name} as well.",
    "unconnected": "Every layer must be reached from the input. {layer_name} is not connected.",
    "missing_link": "{layer_name} must have {expected} links coming in. Received: {received}.",
    "extra_link": "{layer_name} must have {expected} links coming in. Received: {received}.",
    "link_into_input": "No link may go into the input layer. Received: one from {source_name}.",
    "cycle": "Links must never lead back to where they came from. {layer_name} is in a cycle.",
    "duplicate_link": "Two layers can be linked once. {source_name} and {layer_name} already are.",
    "duplicate_name": "Names must differ. {layer_name} is the name of two layers.",
    "bad_name": (
        "A name must have 1 to 64 letters, digits, spaces, _ or -. Received: {received!r}."
    ),
    "out_of_range": "{layer_name}: {field} must be in {expected}. Received: {received}.",
    "unknown_choice": "{layer_name}: {field} must be one of {expected}. Received: {received}.",
    "training_out_of_range": "{field} must be in {expected}. Received: {received}.",
    "training_unknown_choice": "{field} must be one of {expected}. Received: {received}.",
    "unequal_widths": "{layer_name} adds inputs of equal width. Received: {received}.",
    "names_count": "{layer_name} must have {expected} input names, or none. Received: {received}.",
    "image_size": "{layer_name}: a picture of {received} needs {expected} units.",
    "softmax_one_unit": (
        "{layer_name}: softmax with one unit always gives 1. Use sigmoid, or two units."
    ),
    "loss_output": "The loss {loss} needs an output of {expected}. {layer_name} has {received}.",
    "hidden_step": "{layer_name}: a step unit has derivative 0, so no layer before it learns.",
    "batch_of_one": "{layer_name}: batch normalization needs batches of two and more.",
    "input_units": "{layer_name} must have as many units as the data inputs, {expected}. "
    "Received: {received}.",
    "output_units": "{layer_name} must have as many units as the data ask, {expected}. "
    "Received: {received}.",
    "too_large": "The network must fit into memory ({expected} MB). It would need {received} MB.",
}

#: Kinds that are worth a word but do not stand in the way of training.
WARNINGS: Final = frozenset({"hidden_step"})


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: which layer, what kind, and the values that a sentence needs.

    Parameters
    ----------
    layer : int or None
        The layer's id, or None where the fault is the whole network's or the training's.
    kind : str
        A key of `PROBLEM_SENTENCES`.
    values : dict
        What stands in the sentence's braces. A fault of a layer has `layer_name`.
    """

    layer: int | None
    kind: str
    values: dict[str, Any] = field(default_factory=dict, compare=False)

    @property
    def is_warning(self) -> bool:
        """Whether training is possible all the same."""
        return self.kind in WARNINGS

    def __str__(self) -> str:
        """Return the English sentence."""
        return PROBLEM_SENTENCES[self.kind].format(**self.values)
