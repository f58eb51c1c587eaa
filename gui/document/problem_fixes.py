"""What mends a fault where one remedy is plain: as an edit that can be undone.

A remedy is offered only if the fault is gone after it and no other has come.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Final

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
from gui.document.block_layout import COLUMN, Layout
from gui.document.data_fit import fitted_input, layer_that_sets_width, output_for
from gui.document.document import DocumentState, NetworkDocument
from gui.words.layer_texts import activation_text, choice_text, field_text
from gui.words.number_range import NumberRange, number_text
from gui.words.translation import tr

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
    places : mapping of int to (float, float), optional
        Where new blocks stand.
    """

    text: Callable[[], str]
    network: NetworkSpec
    training: TrainingSpec
    places: Layout = field(default_factory=dict)


def fix_for(state: DocumentState, problem: Problem) -> Fix | None:
    """Return the remedy for a fault of the document, or None where none is plain."""
    find = _REMEDIES.get(problem.kind)
    if find is None:
        return None
    return next((fix for fix in find(state, problem) if _mends(fix, state, problem)), None)


def apply_fix(document: NetworkDocument, fix: Fix) -> None:
    """Mend a fault, as one entry of the history."""
    state = document.state
    layout = {**state.layout, **fix.places}
    after = replace(state, network=fix.network, training=fix.training, layout=layout)
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


def _for_range(state: DocumentState, problem: Problem) -> Iterator[Fix]:
    """Take the legal number that is nearest."""
    assert problem.layer is not None
    nearest = _nearest(problem)
    if nearest is not None:
        name, value = nearest
        network = state.network.changing(problem.layer, **{name: value})
        yield Fix(partial(_set_text, name, value), network, state.training)


def _for_training_range(state: DocumentState, problem: Problem) -> Iterator[Fix]:
    nearest = _nearest(problem)
    if nearest is not None:
        name, value = nearest
        changed: dict[str, Any] = {name: value}
        training = replace(state.training, **changed)
        yield Fix(partial(_set_text, name, value), state.network, training)


def _nearest(problem: Problem) -> tuple[str, float] | None:
    """Return a field and the legal number nearest to its own; None for options of a choice."""
    name, received = str(problem.values["field"]), problem.values["received"]
    legal = NumberRange.parse(str(problem.values["expected"]))
    if legal is None or not name.isidentifier() or not isinstance(received, int | float):
        return None
    nearest = legal.nearest(received)
    if nearest is None:
        return None
    return name, int(nearest) if isinstance(received, int) else nearest


def _set_text(name: str, value: float) -> str:
    return tr("Set {field} = {value}", field=field_text(name), value=number_text(value))


def _for_no_input(state: DocumentState, _: Problem) -> Iterator[Fix]:
    """Put an input before the one layer that waits for it."""
    network = state.network
    waiting = [layer.id for layer in network.layers if not network.sources(layer.id)]
    if len(waiting) == 1 and not network.in_cycle:
        added = network.adding(fitted_input(InputSpec(id=0), state.data))
        linked = added.linking(network.next_id, waiting[0])
        x, y = state.layout.get(waiting[0], (0.0, 0.0))
        places = {network.next_id: (x - COLUMN, y)}
        yield Fix(lambda: tr("Add an input layer"), linked, state.training, places)


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
    "out_of_range": _for_range,
    "training_out_of_range": _for_training_range,
    "no_input": _for_no_input,
    "duplicate_name": _for_name,
    "bad_name": _for_name,
}
