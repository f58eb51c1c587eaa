"""What mends a fault where one remedy is plain: as an edit that can be undone.

A remedy is offered only if the fault is gone after it and no other has come.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from engine import (
    LOSS_OUTPUTS,
    Choice,
    InputSpec,
    NetworkSpec,
    Problem,
    TrainingSpec,
    find_problems,
    output_activation,
)
from gui.data_fit import fitted_input, layer_that_sets_width, output_for
from gui.document import DocumentState, NetworkDocument
from gui.layer_texts import activation_text, choice_text
from gui.translation import tr

_BATCH_SIZE: Final = TrainingSpec().batch_size


@dataclass(frozen=True, eq=False)
class Fix:
    """One remedy.

    Parameters
    ----------
    text : callable
        What it does, in words for a button: "Use sigmoid".
    network, training
        What they are after it.
    """

    text: Callable[[], str]
    network: NetworkSpec
    training: TrainingSpec


def fix_for(state: DocumentState, problem: Problem) -> Fix | None:
    """Return the remedy for a fault of the document, or None where none is plain."""
    find = _REMEDIES.get(problem.kind)
    if find is None:
        return None
    return next((fix for fix in find(state, problem) if _mends(fix, state, problem)), None)


def apply_fix(document: NetworkDocument, fix: Fix) -> None:
    """Mend a fault, as one entry of the history."""
    after = replace(document.state, network=fix.network, training=fix.training)
    document.apply(after, lambda: tr("Fix: {what}", what=fix.text()))


def _mends(fix: Fix, state: DocumentState, problem: Problem) -> bool:
    shape = None if state.data is None else state.data.shape
    before = {_fact(p) for p in find_problems(state.network, state.training, shape)}
    after = {_fact(p) for p in find_problems(fix.network, fix.training, shape)}
    return after < before and _fact(problem) not in after


def _fact(problem: Problem) -> tuple[int | None, str]:
    return problem.layer, problem.kind


def _with_units(state: DocumentState, layer_id: int, units: int) -> Fix:
    network = state.network.changing(layer_id, units=units)
    return Fix(lambda: tr("Set {units} {units:unit|units}", units=units), network, state.training)


def _with_activation(state: DocumentState, layer_id: int, name: str) -> Iterator[Fix]:
    """Yield the activation alone, and together with a loss that can stand behind it."""
    choice = Choice(name)
    network = state.network.changing(layer_id, activation=choice)

    def text() -> str:
        return tr("Use {activation}", activation=activation_text(choice))

    yield Fix(text, network, state.training)
    loss = _loss_behind(name, state)
    yield Fix(text, network, replace(state.training, loss=Choice(loss)))


def _with_loss(state: DocumentState, name: str) -> Fix:
    training = replace(state.training, loss=Choice(name))
    return Fix(lambda: tr("Use {loss}", loss=choice_text("loss", name)), state.network, training)


def _loss_behind(activation: str, state: DocumentState) -> str:
    """Return the loss that belongs to an output; a squared one where several would do."""
    wants_values = state.data is not None and state.data.shape.classes is None
    usual = {"softmax": "categorical_cross_entropy", "sigmoid": "binary_cross_entropy"}
    if activation == "step":
        return "perceptron"
    return "mean_squared_error" if wants_values else usual.get(activation, "mean_squared_error")


def _for_softmax(state: DocumentState, problem: Problem) -> Iterator[Fix]:
    assert problem.layer is not None
    data = state.data
    if data is not None and data.shape.classes is not None and data.shape.classes > 2:
        yield from _for_width(state, problem.layer, data.shape.classes)
    yield from _with_activation(state, problem.layer, "sigmoid")


def _for_width(state: DocumentState, layer_id: int, units: int) -> Iterator[Fix]:
    wide = layer_that_sets_width(state.network, layer_id)
    if wide is not None:
        yield _with_units(state, wide, units)


def _for_output_units(state: DocumentState, problem: Problem) -> Iterator[Fix]:
    assert problem.layer is not None
    yield from _for_width(state, problem.layer, int(problem.values["expected"]))


def _for_input_units(state: DocumentState, problem: Problem) -> Iterator[Fix]:
    assert problem.layer is not None
    layer = state.network.layer(problem.layer)
    if isinstance(layer, InputSpec):
        fitted = fitted_input(layer, state.data)
        fix = _with_units(state, layer.id, fitted.units)
        shape = {"image_shape": fitted.image_shape, "names": fitted.names}
        yield replace(fix, network=fix.network.changing(layer.id, **shape))


def _for_pair(state: DocumentState, problem: Problem) -> Iterator[Fix]:
    """Change the activation if the loss is the one the data ask for, else the loss."""
    assert problem.layer is not None
    loss = state.training.loss.name
    if state.data is not None and output_for(state.data.shape)[2].name == loss:
        for activation in LOSS_OUTPUTS[loss]:
            if hasattr(state.network.layer(problem.layer), "activation"):
                yield from _with_activation(state, problem.layer, activation)
    yield _with_loss(state, _loss_behind(output_activation(state.network), state))


def _for_hidden_step(state: DocumentState, problem: Problem) -> Iterator[Fix]:
    assert problem.layer is not None
    yield from _with_activation(state, problem.layer, "sigmoid")


def _for_batch_of_one(state: DocumentState, _: Problem) -> Iterator[Fix]:
    training = replace(state.training, batch_size=_BATCH_SIZE)
    yield Fix(lambda: tr("Set the batch size {size}", size=_BATCH_SIZE), state.network, training)


def _for_name(state: DocumentState, problem: Problem) -> Iterator[Fix]:
    assert problem.layer is not None
    network = state.network.changing(problem.layer, name="")
    yield Fix(lambda: tr("Use the default name"), network, state.training)


_REMEDIES: Final[dict[str, Callable[[DocumentState, Problem], Iterator[Fix]]]] = {
    "softmax_one_unit": _for_softmax,
    "output_units": _for_output_units,
    "input_units": _for_input_units,
    "loss_output": _for_pair,
    "hidden_step": _for_hidden_step,
    "batch_of_one": _for_batch_of_one,
    "duplicate_name": _for_name,
    "bad_name": _for_name,
}
