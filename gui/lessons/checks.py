"""Whether a task is done: conditions looked up in the project, its weights and its results."""

import operator
from collections.abc import Callable, Mapping
from functools import cached_property
from math import nan
from typing import Any, Final

import numpy as np

from engine import (
    Array,
    BackwardRecord,
    Choice,
    DropoutSpec,
    Evaluation,
    LayerloomError,
    Network,
    Project,
    Trace,
    TrainingSets,
    activation_of,
    evaluate,
    trace_step,
    training_sets,
)
from gui.lessons.lesson import Check
from gui.lessons.surroundings import Surroundings

Found = tuple[float, ...] | str | None

_ORDERS: Final[Mapping[str, Callable[[float, float], bool]]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


class Moment:
    """A project as it stands, and what can be worked out from it; each only when it is asked for.

    Parameters
    ----------
    project : Project
        Read, never changed.
    surroundings : Surroundings
        What stands beside it.
    """

    def __init__(self, project: Project, surroundings: Surroundings | None = None) -> None:
        self.project = project
        self.surroundings = surroundings or Surroundings()

    @cached_property
    def network(self) -> Network:
        """The network with its numbers."""
        return self.project.with_weights()

    @cached_property
    def sets(self) -> TrainingSets:
        """What is trained and measured on."""
        assert self.project.dataset is not None
        return training_sets(self.project.dataset, self.project.network, self.project.training)

    @cached_property
    def evaluation(self) -> Evaluation:
        """Loss and accuracy, as the command line's `evaluate` measures them."""
        _, (inputs, targets) = self.sets.measured
        return evaluate(self.network, self.project.training, inputs, targets, self.sets.rule)

    @cached_property
    def training_evaluation(self) -> Evaluation:
        """Loss and accuracy on what was trained on."""
        sets = self.sets
        return evaluate(self.network, self.project.training, sets.inputs, sets.targets, sets.rule)

    @cached_property
    def trace(self) -> Trace:
        """The step that training would do next."""
        state = self.project.state_for(len(self.sets.inputs))
        rows = state.next_rows()
        return trace_step(state, self.sets.inputs[rows], self.sets.targets[rows])

    def parameter(self, name: str, layer: str, index: tuple[str, ...]) -> tuple[float, ...]:
        """Return a layer's parameter row by row, or one element of it."""
        view = self.network.views[self.layer_id(layer)][name]
        element: Array = view[tuple(int(place) for place in index)] if index else view
        return tuple(float(value) for value in np.ravel(element))

    def layer_id(self, name: str) -> int:
        """Return the id of the layer with this name.

        Raises
        ------
        UnknownLayerError
            If there is none.
        """
        return self.project.network.layer_named(name).id


def holds(check: Check, moment: Moment) -> bool:
    """Tell whether a condition is met; what cannot be worked out is not."""
    now = found(check, moment)
    return now is not None and _compared(check, now)


def found(check: Check, moment: Moment) -> Found:
    """Return what a condition looks at, as it is now; None where it cannot be worked out."""
    if moment.project.dataset is None and check.subject in _ON_DATA:
        return None
    try:
        return _FINDERS[check.subject](moment, check.arguments)
    except (LayerloomError, KeyError, IndexError, AttributeError):
        return None


def _compared(check: Check, found: Found) -> bool:
    wanted = check.values
    if isinstance(wanted, str) or isinstance(found, str):
        alternatives = str(wanted).split(" or ")
        same = any(_words(str(found)) == _words(one) for one in alternatives)
        return same == (check.operator == "=")
    if found is None:
        return False
    if check.operator in _ORDERS:
        order = _ORDERS[check.operator]
        # One limit for all of them, or one for each.
        limits = wanted * len(found) if len(wanted) == 1 else wanted
        return len(limits) == len(found) and all(map(order, found, limits))
    same = len(found) == len(wanted) and all(
        abs(one - other) <= check.within for one, other in zip(found, wanted, strict=True)
    )
    return same == (check.operator == "=")


def _words(text: str) -> set[str]:
    """Return what stands between commas, in whatever order."""
    return {word.strip().casefold() for word in text.split(",")}


def _layers(moment: Moment, _arguments: tuple[str, ...]) -> Found:
    kinds = [layer.kind for layer in moment.project.network.layers]
    return (float(sum(kind in ("dense", "maxout") for kind in kinds)),)


def _parameters(moment: Moment, _arguments: tuple[str, ...]) -> Found:
    return (float(len(moment.network.parameters)),)


def _units(moment: Moment, arguments: tuple[str, ...]) -> Found:
    return (float(moment.project.network.units[moment.layer_id(arguments[0])]),)


def _activation(moment: Moment, arguments: tuple[str, ...]) -> Found:
    choice = activation_of(moment.project.network.layer_named(arguments[0]))
    return None if choice is None else choice.name


def _initializer(moment: Moment, arguments: tuple[str, ...]) -> Found:
    return moment.project.network.layer_named(arguments[0]).initializer("weights").name


def _weights(moment: Moment, arguments: tuple[str, ...]) -> Found:
    return moment.parameter("weights", arguments[0], arguments[1:])


def _bias(moment: Moment, arguments: tuple[str, ...]) -> Found:
    return moment.parameter("bias", arguments[0], arguments[1:])


def _outputs(moment: Moment, _arguments: tuple[str, ...]) -> Found:
    outputs = moment.network.predict(moment.sets.inputs)
    return tuple(float(value) for value in outputs.ravel())


def _accuracy(moment: Moment, _arguments: tuple[str, ...]) -> Found:
    accuracy = moment.evaluation.accuracy
    return None if accuracy is None else (accuracy,)


def _loss(moment: Moment, _arguments: tuple[str, ...]) -> Found:
    return (moment.evaluation.loss,)


def _training_accuracy(moment: Moment, _arguments: tuple[str, ...]) -> Found:
    accuracy = moment.training_evaluation.accuracy
    return None if accuracy is None else (accuracy,)


def _training_loss(moment: Moment, _arguments: tuple[str, ...]) -> Found:
    return (moment.training_evaluation.loss,)


def _rate(moment: Moment, arguments: tuple[str, ...]) -> Found:
    layer = moment.project.network.layer_named(arguments[0])
    return (layer.rate,) if isinstance(layer, DropoutSpec) else None


def _gradient(moment: Moment, arguments: tuple[str, ...]) -> Found:
    """Return the norm of the gradient of a layer's weights in the next step."""
    wanted = moment.layer_id(arguments[0])
    for record in moment.trace.records:
        if isinstance(record, BackwardRecord) and record.layer == wanted:
            gradient = record.grad_weights
            return (nan if gradient is None else float(np.linalg.norm(gradient)),)
    return None


def _steps(moment: Moment, _arguments: tuple[str, ...]) -> Found:
    state = moment.project.state
    return (0.0 if state is None else float(state.position.step),)


def _epochs(moment: Moment, _arguments: tuple[str, ...]) -> Found:
    return (float(epochs_trained(moment.project)),)


def epochs_trained(project: Project) -> int:
    """Return how many epochs the weights have behind them."""
    return 0 if project.state is None else project.state.position.epoch


def _setting(moment: Moment, arguments: tuple[str, ...]) -> Found:
    value: Any = getattr(moment.project.training, arguments[0])
    return value.name if isinstance(value, Choice) else _setting_text(value)


def _setting_text(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _data(moment: Moment, _arguments: tuple[str, ...]) -> Found:
    data = moment.project.data
    return None if data is None else data.source.name


def _curves(moment: Moment, _arguments: tuple[str, ...]) -> Found:
    return ",".join(moment.surroundings.curves)


def _range(moment: Moment, arguments: tuple[str, ...]) -> Found:
    found: Found = getattr(moment.surroundings, arguments[0])
    return found


def _neuron(moment: Moment, arguments: tuple[str, ...]) -> Found:
    """Return the number of the selected neuron, from 1, if it is one of this layer."""
    neuron = moment.surroundings.neuron
    if neuron is None or neuron[0] != moment.layer_id(arguments[0]):
        return None
    return (float(neuron[1]),)


def _drawn(moment: Moment, _arguments: tuple[str, ...]) -> Found:
    drawn = moment.surroundings.drawn
    return None if drawn is None else (float(drawn),)


def _boxes(moment: Moment, _arguments: tuple[str, ...]) -> Found:
    boxes = moment.surroundings.boxes
    return None if boxes is None else (float(boxes[0]), float(boxes[1]))


_FINDERS: Final[Mapping[str, Callable[[Moment, tuple[str, ...]], Found]]] = {
    "layers": _layers,
    "parameters": _parameters,
    "units": _units,
    "activation": _activation,
    "initializer": _initializer,
    "weights": _weights,
    "bias": _bias,
    "outputs": _outputs,
    "accuracy": _accuracy,
    "training_accuracy": _training_accuracy,
    "loss": _loss,
    "training_loss": _training_loss,
    "rate": _rate,
    "gradient": _gradient,
    "steps": _steps,
    "epochs": _epochs,
    "setting": _setting,
    "data": _data,
    "curves": _curves,
    "range": _range,
    "neuron": _neuron,
    "drawn": _drawn,
    "boxes": _boxes,
}
_ON_DATA: Final = (
    *("outputs", "accuracy", "training_accuracy"),
    *("loss", "training_loss", "gradient"),
)
