"""The sentence for every fault of a network or its training, in the reader's language.

What is required comes first, then what was received, then a remedy where there is one.
"""

from typing import Any, Final

from engine import LOSS_OUTPUTS, NetworkSpec, Problem
from gui.words.layer_texts import (
    choice_text,
    default_name_text,
    field_text,
    layer_name,
    option_text,
)
from gui.words.number_range import NumberRange, number_text
from gui.words.translation import QT_TR_NOOP, tr

PROBLEM_TEXTS: Final = {
    "empty": QT_TR_NOOP("The canvas is empty: drag an input and an output layer onto it."),
    "no_input": QT_TR_NOOP("The network needs an input layer."),
    "second_input": QT_TR_NOOP("A network has one input layer; this is a second one."),
    "no_output": QT_TR_NOOP("The network needs a layer behind its input."),
    "second_output": QT_TR_NOOP(
        "Only one layer may end the network; nothing follows this one either."
    ),
    "unconnected": QT_TR_NOOP("Not connected: no path leads here from the input."),
    "missing_link": QT_TR_NOOP("Needs at least 2 incoming links; it has {received}."),
    "extra_link": QT_TR_NOOP("{layer_name} takes one incoming link and has one already."),
    "link_into_input": QT_TR_NOOP("Nothing can be linked into the input layer."),
    "cycle": QT_TR_NOOP("This link would close a cycle; values only flow forwards."),
    "duplicate_link": QT_TR_NOOP("{source_name} and {layer_name} are linked already."),
    "duplicate_name": QT_TR_NOOP("Another layer is called {layer_name} too."),
    "bad_name": QT_TR_NOOP(
        "A name has 1 to 64 letters, digits, spaces, _ or -; this one is “{received}”."
    ),
    "out_of_range": QT_TR_NOOP("{field} must be {expected}; it is {received}."),
    "unknown_choice": QT_TR_NOOP("{field} must be one of {expected}; it is {received}."),
    "training_out_of_range": QT_TR_NOOP("{field} must be {expected}; it is {received}."),
    "training_unknown_choice": QT_TR_NOOP("{field} must be one of {expected}; it is {received}."),
    "unequal_widths": QT_TR_NOOP("Adds inputs of equal width only; these are {received}."),
    "names_count": QT_TR_NOOP("Needs {expected} input names or none; it has {received}."),
    "image_size": QT_TR_NOOP("A picture of {received} needs {expected} units."),
    "softmax_one_unit": QT_TR_NOOP(
        "Softmax with one unit always gives 1: use sigmoid, or two units."
    ),
    "loss_output": QT_TR_NOOP("The loss {loss} needs {expected} here; this layer has {received}."),
    "hidden_step": QT_TR_NOOP("The step function has derivative 0: no layer before it learns."),
    "batch_of_one": QT_TR_NOOP("Batch normalization needs a batch size of at least 2."),
    "input_units": QT_TR_NOOP("The data have {expected} inputs; this layer has {received} units."),
    "output_units": QT_TR_NOOP("The data ask for {expected} units; this layer has {received}."),
    "too_large": QT_TR_NOOP(
        "The network must fit into {expected} GB of memory; it would need {received} GB, most of "
        "them here."
    ),
}
"""By `Problem.kind`; on a block the layer need not be named again."""


#: A name has at most 64 letters; what a damaged file says instead may have any number.
_MOST_LETTERS: Final = 70


def problem_text(problem: Problem, network: NetworkSpec) -> str:
    """Return the sentence for a fault of `network`, without naming the layer it stands on."""
    return tr(PROBLEM_TEXTS[problem.kind], **_shown_values(problem, network))


def problem_line(problem: Problem, network: NetworkSpec) -> str:
    """Return the sentence with the layer's name in front, for a list away from the canvas."""
    sentence = problem_text(problem, network)
    if problem.layer is None:
        return sentence
    if problem.layer in network.by_id:
        layer = layer_name(network, problem.layer)
    elif "layer_name" in problem.values:  # a fault in a file, whose network is not shown
        layer = default_name_text(problem.values["layer_name"])
    else:
        return sentence
    return tr("{layer}: {sentence}", layer=layer, sentence=sentence)


def _shown_values(problem: Problem, network: NetworkSpec) -> dict[str, Any]:
    values = dict(problem.values)
    values["received"] = _shortened(values.get("received"))
    for key in ("layer_name", "source_name"):
        if key in values:
            values[key] = shown_name(values[key], network)
    if "field" in values:
        own, _, option = str(values["field"]).partition(" ")
        values["field"] = option_text(option) if option else field_text(own)
    if problem.kind.endswith("out_of_range"):
        values.update(_shown_range(values))
    if problem.kind == "too_large":
        gigabytes = {key: float(values[key]) / 1024 for key in ("expected", "received")}
        values.update({key: number_text(round(size)) for key, size in gigabytes.items()})
    if problem.kind == "loss_output":
        values.update(_shown_pair(values))
    return values


def shown_name(name: str, network: NetworkSpec) -> str:
    """Return a layer's name as it is shown: translated, unless somebody typed it."""
    typed = any(layer.name == name for layer in network.layers)
    return name if typed else default_name_text(name)


def _shortened(value: Any) -> Any:
    """Return a text of a damaged file in a length that a sentence can have."""
    is_long = isinstance(value, str) and len(value) > _MOST_LETTERS
    return f"{value[:_MOST_LETTERS]}…" if is_long else value


def _shown_range(values: dict[str, Any]) -> dict[str, str]:
    """Return range and number of a value outside of it, in words."""
    legal, received = NumberRange.parse(str(values["expected"])), values["received"]
    is_number = isinstance(received, int | float) and not isinstance(received, bool)
    return {
        "expected": str(values["expected"]) if legal is None else legal.text,
        "received": number_text(received) if is_number else str(received),
    }


def _shown_pair(values: dict[str, Any]) -> dict[str, str]:
    """Return loss and activations of a pair that does not fit, in words."""
    loss = str(values["loss"])
    needed = [choice_text("activation", name) for name in LOSS_OUTPUTS[loss]]
    expected = tr("{one} or {other}", one=needed[0], other=needed[1]) if needed[1:] else needed[0]
    received = choice_text("activation", str(values["received"]))
    return {"loss": choice_text("loss", loss), "expected": expected, "received": received}
