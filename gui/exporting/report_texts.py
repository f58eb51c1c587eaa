"""The sentences of an import's report, in the reader's language."""

from typing import Any, Final

from engine import NetworkSpec, ReportItem
from gui.words.layer_texts import choice_text, layer_titles
from gui.words.problem_texts import problem_line
from gui.words.translation import QT_TR_NOOP, tr

REPORT_TEXTS: Final = {
    "read_as": QT_TR_NOOP("{layer}: {received} was read as {kind}."),
    "spec_found": QT_TR_NOOP("The network is written in the file."),
    "matched_by_name": QT_TR_NOOP("{count} {count:array was|arrays were} matched by name."),
    "matched_by_shape": QT_TR_NOOP(
        "{count} {count:array was|arrays were} matched by shape and order."
    ),
    "nearest_function": QT_TR_NOOP(
        "{layer}: {received} was taken as {nearest}; outputs differ a little."
    ),
    "merged": QT_TR_NOOP("{received} is now in the weights of {layer}."),
    "scale_layer": QT_TR_NOOP(
        "{layer}: {received} became a dense layer of its own, with fixed weights."
    ),
    "half_precision": QT_TR_NOOP("The file computes in half precision, this network in full."),
    "left_out": QT_TR_NOOP("{received} was left out: it does nothing in use."),
    "setting_left_out": QT_TR_NOOP("{layer}: {setting} was not taken over."),
    "separated": QT_TR_NOOP("{layer} is used more than once; each use became a layer of its own."),
    "training_left_out": QT_TR_NOOP("Optimizer and training settings were not taken over."),
    "output_left_out": QT_TR_NOOP("The output {received} was left out."),
    "activation_unknown": QT_TR_NOOP(
        "{layer}: the file does not say its activation; it is linear now."
    ),
    "array_left_out": QT_TR_NOOP("{received} has no place in the network and was left out."),
    "unknown_layer": QT_TR_NOOP("{layer}: there is no layer {received} here."),
    "own_class": QT_TR_NOOP(
        "{received} is a class of its own: how its layers are linked is in its code only."
    ),
    "unknown_operator": QT_TR_NOOP("{layer}: the operator {received} is not understood here."),
    "unknown_use": QT_TR_NOOP("{layer}: {received} is not understood as it is used there."),
    "unknown_activation": QT_TR_NOOP("{layer}: the activation {received} is not known here."),
    "unknown_function": QT_TR_NOOP("{layer}: {received} computes no activation known here."),
    "unsupported_setting": QT_TR_NOOP("{layer}: {setting} cannot be {received} here."),
    "unsupported_shape": QT_TR_NOOP(
        "{layer}: samples must be rows of numbers here, not of the shape {received}."
    ),
    "several_inputs": QT_TR_NOOP("A network must have one input; this one has {received}."),
    "several_outputs": QT_TR_NOOP("A network must have one output; this one has {received}."),
    "input_unknown": QT_TR_NOOP("The file must say how many inputs the network has."),
    "weights_missing": QT_TR_NOOP("{layer}: the file must hold its {array}."),
    "weights_shape": QT_TR_NOOP(
        "{layer}: {array} must have the shape {expected}; it is {received}."
    ),
    "constant_elsewhere": QT_TR_NOOP(
        "{layer}: {received} is understood only beside a dense layer, "
        "or where at most 2,048 numbers flow."
    ),
    "not_finite": QT_TR_NOOP("Some numbers in the file are infinite or no numbers at all."),
}
"""By `ReportItem.kind`; a problem of the network brings its own sentence."""

_DENSE: Final = QT_TR_NOOP("dense layer")


def report_text(item: ReportItem) -> str:
    """Return the sentence of one fact."""
    if item.kind == "problem":  # one of the file's network: the layer it names is none of ours
        return problem_line(item.values["problem"], NetworkSpec())
    return tr(REPORT_TEXTS[item.kind], **{key: _shown(key, it) for key, it in item.values.items()})


def _shown(key: str, value: Any) -> Any:
    if key == "kind":
        return tr(_DENSE) if value == "dense" else layer_titles().get(value, value)
    return choice_text("activation", value) if key == "nearest" else value
