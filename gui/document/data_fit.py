"""What input, output and loss suit the data: the defaults, and the mending when data are chosen."""

from dataclasses import replace
from typing import Any, Final

from engine import (
    LOSS_OUTPUTS,
    Choice,
    Dataset,
    DataShape,
    DenseSpec,
    InputSpec,
    LayerSpec,
    NetworkSpec,
    TrainingSpec,
    accuracy_rule,
    activation_of,
    activation_range,
    find_problems,
    output_activation,
)
from gui.document.document import ProjectData

_OUTPUT_FAULTS: Final = frozenset({"output_units", "loss_output", "softmax_one_unit"})


def fitted_input(layer: InputSpec, data: ProjectData | None) -> InputSpec:
    """Return an input layer with the width, the names and the picture shape of the data."""
    if data is None:
        return layer
    return replace(
        layer,
        units=data.shape.inputs,
        image_shape=data.image_shape,
        names=data.input_names,
    )


def fitted_output(layer: DenseSpec, data: ProjectData | None) -> DenseSpec:
    """Return an output layer with the units and activation that the data ask for.

    Softmax for several classes, one sigmoid unit for two, linear units for values; without data
    one sigmoid unit.
    """
    if data is None:
        return replace(layer, units=1, activation=Choice("sigmoid"))
    units, activation, _ = output_for(data.shape)
    return replace(layer, units=units, activation=activation)


def fitted_loss(
    training: TrainingSpec, output: LayerSpec, data: ProjectData | None
) -> TrainingSpec:
    """Return the settings with a loss that suits the data and stands behind `output`.

    Losses for values that were chosen stay where the data are values.
    """
    activation = activation_of(output)
    needed = LOSS_OUTPUTS.get(training.loss.name)
    works = needed is None or (activation is not None and activation.name in needed)
    if data is None:
        return training if works else replace(training, loss=Choice("mean_squared_error"))
    if data.shape.classes is None and needed is None:
        return training
    return replace(training, loss=output_for(data.shape)[2])


def fitted_to_data(
    network: NetworkSpec,
    training: TrainingSpec,
    data: ProjectData,
    old: ProjectData | None = None,
) -> tuple[NetworkSpec, TrainingSpec]:
    """Return network and settings changed no further than the data need.

    The input gets the data's width. An output that can work with the data stays as it is; one
    that cannot, or that was made for classes where there are values now, or the other way round,
    gets units, activation and loss that fit.
    """
    if network.input is not None:
        fitted = fitted_input(network.input, data)
        network = network.changing(fitted.id, **_fields(fitted, "units", "image_shape", "names"))
    output = network.output
    if output is None:
        return network, training
    is_of_a_kind = old is None or (old.shape.classes is None) == (data.shape.classes is None)
    if is_of_a_kind and _can_express(network, training, data):
        return network, training
    network = _with_fitted_output(network, output, data.shape)
    return network, fitted_loss(training, network.layer(network.ends[0]), data)


def _can_express(network: NetworkSpec, training: TrainingSpec, data: ProjectData) -> bool:
    """Tell whether output and loss can learn these targets: their number, classes and range."""
    faults = find_problems(network, training, data.shape)
    if any(fault.kind in _OUTPUT_FAULTS for fault in faults):
        return False
    activation = output_activation(network)
    units = network.units.get(network.ends[0]) or 1
    if data.shape.classes is not None:
        return accuracy_rule("classes", activation, units, training.loss.name) is not None
    if not isinstance(data, Dataset) or data.targets is None:
        return True
    low, high = activation_range(Choice(activation))
    return bool(low <= data.targets.min() and data.targets.max() <= high)


def _with_fitted_output(network: NetworkSpec, output: LayerSpec, shape: DataShape) -> NetworkSpec:
    units, activation, _ = output_for(shape)
    if activation_of(output) is not None:
        network = network.changing(output.id, activation=activation)
    wide = layer_that_sets_width(network, output.id)
    return network if wide is None else network.changing(wide, units=units)


def layer_that_sets_width(network: NetworkSpec, layer_id: int) -> int | None:
    """Return the nearest layer with units, going back where the path does not fork."""
    while not hasattr(network.layer(layer_id), "units"):
        sources = network.sources(layer_id)
        if len(sources) != 1:
            return None
        layer_id = sources[0]
    return None if network.layer(layer_id).kind == "input" else layer_id


def output_for(shape: DataShape) -> tuple[int, Choice, Choice]:
    """Return the units, the activation and the loss that data ask for."""
    if shape.classes is None:
        return shape.outputs, Choice("linear"), Choice("mean_squared_error")
    if shape.classes == 2:
        return 1, Choice("sigmoid"), Choice("binary_cross_entropy")
    return shape.classes, Choice("softmax"), Choice("categorical_cross_entropy")


def _fields(layer: LayerSpec, *names: str) -> dict[str, Any]:
    return {name: getattr(layer, name) for name in names}
