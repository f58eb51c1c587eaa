"""The sentence for every fault and every error, in the reader's language.

What is required comes first, then what was received, then a remedy where there is one.
"""

import re
from collections.abc import Callable
from functools import reduce
from typing import Any, Final

from engine import LOSS_OUTPUTS, AnyOf, LayerloomError, NetworkSpec, Problem, data_errors
from gui.error_report import log_file
from gui.error_sentences import (
    ERROR_TEXTS,
    FILE_KIND_TEXTS,
    NPY_FAULT_TEXTS,
    SUBJECT_TEXTS,
    SYSTEM_TEXTS,
    WANTED_TEXTS,
)
from gui.layer_texts import (
    choice_text,
    default_name_text,
    field_text,
    layer_name,
    layer_titles,
    option_text,
    parameter_text,
)
from gui.translation import QT_TR_NOOP, tr

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
    "out_of_range": QT_TR_NOOP("{field} must be in {expected}; it is {received}."),
    "unknown_choice": QT_TR_NOOP("{field} must be one of {expected}; it is {received}."),
    "training_out_of_range": QT_TR_NOOP("{field} must be in {expected}; it is {received}."),
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
        "The network must fit into {expected} MB of memory; it would need {received} MB."
    ),
}
"""By `Problem.kind`; on a block the layer need not be named again."""


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


def error_text(error: BaseException, network: NetworkSpec | None = None) -> str:
    """Return the sentence for an error of the engine or the system, or for an unexpected one.

    The sentence for an unexpected one says where the log is; whoever catches it, logs it.

    Parameters
    ----------
    error : exception
    network : NetworkSpec, optional
        Gives the layers in the sentence their shown names.
    """
    if isinstance(error, LayerloomError):
        return _engine_text(error, network or NetworkSpec())
    if isinstance(error, OSError):
        return _system_text(error.errno, error.filename)
    if isinstance(error, MemoryError):
        return tr("This needs more memory than the machine has.")
    return tr(
        "Something unexpected went wrong, and your work is still open. Details are in {log}",
        log=log_file(),
    )


def _engine_text(error: LayerloomError, network: NetworkSpec) -> str:
    problem = error.fields.get("problem")
    if isinstance(problem, Problem):
        return problem_line(problem, network)
    if isinstance(error, data_errors.FileUnreadableError):
        return _system_text(error.code, error.source)
    shown = {key: _shown_field(key, error, network) for key in error.fields}
    if isinstance(error, data_errors.NotNpyError):
        return tr(NPY_FAULT_TEXTS[error.cause], **shown)
    known = next((kind for kind in type(error).__mro__ if kind in ERROR_TEXTS), None)
    return str(error) if known is None else tr(ERROR_TEXTS[known], **shown)


def _system_text(code: int | None, path: object) -> str:
    place = str(path) if path else tr("The file")
    if code is not None and code in SYSTEM_TEXTS:
        return tr(SYSTEM_TEXTS[code], path=place)
    return tr("{path}: the system refuses (error {code}).", path=place, code=code or "?")


def _shown_field(key: str, error: LayerloomError, network: NetworkSpec) -> Any:
    """Return a field's value as it stands in the sentence."""
    value = error.fields[key]
    if isinstance(value, LayerloomError):
        return error_text(value, network)
    if isinstance(value, data_errors.Attempts):
        return "; ".join(error_text(fault, network) for fault in value)
    if isinstance(value, AnyOf):
        return reduce(lambda one, other: tr("{one} or {other}", one=one, other=other), value)
    show = _SHOWN.get(key)
    return value if show is None else show(value, error, network)


_SHOWN: Final[dict[str, Callable[[Any, LayerloomError, NetworkSpec], Any]]] = {
    "layer": lambda value, _, network: _shown_name(str(value), network),
    "layers": lambda value, _, network: ", ".join(_shown_name(str(k), network) for k in value),
    "function": lambda value, *_: _function_text(str(value)),
    "what": lambda value, *_: _subject_text(value),
    "kind": lambda value, *_: tr(FILE_KIND_TEXTS[value]) if value in FILE_KIND_TEXTS else value,
    "wanted": lambda value, error, _: _wanted_text(value, error),
    "setting": lambda value, *_: field_text(value),
    "option": lambda value, error, _: _option_text(value, error),
    "value": lambda value, error, _: _value_text(value, error),
    "column": lambda value, *_: _shown_columns(value),
    "names": lambda value, *_: _shown_columns(value),
}
"""By the name of a field: how its value is shown."""


def _function_text(name: str) -> str:
    """Return what a kind of layer or an activation is called."""
    return layer_titles().get(name) or choice_text("activation", name)


def _option_text(option: str, error: LayerloomError) -> str:
    """Return what an option of a setting is called; options of files and formats stay as typed."""
    return option_text(field_text(option)) if "setting" in error.fields else option


def _value_text(value: Any, error: LayerloomError) -> Any:
    setting = error.fields.get("setting")
    if setting in ("loss", "optimizer", "schedule"):
        return choice_text(setting, value)
    return tr("nothing") if value == "None" else value


def _subject_text(what: str) -> str:
    return tr(SUBJECT_TEXTS[what]) if what in SUBJECT_TEXTS else parameter_text(what)


def _wanted_text(wanted: Any, error: LayerloomError) -> Any:
    """Return what a value must be; a shape that is wanted stands for itself."""
    known = isinstance(wanted, str) and wanted in WANTED_TEXTS
    return tr(WANTED_TEXTS[wanted], **error.fields) if known else wanted


def _shown_columns(names: Any) -> Any:
    """Return names of columns, those that the engine numbered in words."""
    if not isinstance(names, str):
        return names
    return _NUMBERED_COLUMN.sub(lambda found: tr("column {number}", number=found[1]), names)


_NUMBERED_COLUMN: Final = re.compile(r"\bcolumn (\d+)\b")


def _shown_values(problem: Problem, network: NetworkSpec) -> dict[str, Any]:
    values = dict(problem.values)
    for key in ("layer_name", "source_name"):
        if key in values:
            values[key] = _shown_name(values[key], network)
    if "field" in values:
        own, _, option = str(values["field"]).partition(" ")
        values["field"] = option_text(option) if option else field_text(own)
    if problem.kind == "loss_output":
        values.update(_shown_pair(values))
    return values


def _shown_name(name: str, network: NetworkSpec) -> str:
    typed = any(layer.name == name for layer in network.layers)
    return name if typed else default_name_text(name)


def _shown_pair(values: dict[str, Any]) -> dict[str, str]:
    """Return loss and activations of a pair that does not fit, in words."""
    loss = str(values["loss"])
    needed = [choice_text("activation", name) for name in LOSS_OUTPUTS[loss]]
    expected = tr("{one} or {other}", one=needed[0], other=needed[1]) if needed[1:] else needed[0]
    received = choice_text("activation", str(values["received"]))
    return {"loss": choice_text("loss", loss), "expected": expected, "received": received}
