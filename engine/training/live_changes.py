"""What can be changed while a network trains: plain data, applied between steps, and replayed."""

from dataclasses import dataclass

from engine.array_types import Array
from engine.errors import ShapeMismatchError
from engine.network.network import Network
from engine.specification import NetworkSpec, TrainingSpec
from engine.training.training_state import TrainingState


@dataclass(frozen=True, slots=True)
class TrainingChange:
    """Other training settings from here on: learning rate, schedule, batch size and so on."""

    training: TrainingSpec

    def apply_to(self, state: TrainingState) -> None:
        """Change the state."""
        state.change_training(self.training)


@dataclass(frozen=True, slots=True)
class ParameterChange:
    """One number of one parameter set by hand."""

    layer: int
    parameter: str
    index: tuple[int, ...]
    value: float

    def apply_to(self, state: TrainingState) -> None:
        """Change the state."""
        state.network.views[self.layer][self.parameter][self.index] = self.value


@dataclass(frozen=True, slots=True)
class NetworkChange:
    """Layers with other properties, such as frozen ones, and the same parameters."""

    network: NetworkSpec

    def apply_to(self, state: TrainingState) -> None:
        """Change the state."""
        state.change_network(self.network)


@dataclass(frozen=True, slots=True, eq=False)
class TrainingData:
    """What a trainer trains and measures on.

    Parameters
    ----------
    inputs : array (N, I)
    targets : array (N, O)
        The training set, targets coded for the output layer.
    validation : (inputs, targets), optional
        Measured after every epoch.
    rule : str, optional
        How outputs become classes (`Evaluator`).
    """

    inputs: Array
    targets: Array
    validation: tuple[Array, Array] | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class DataChange:
    """Other samples from here on; the epoch that was under way begins again with them."""

    data: TrainingData

    def apply_to(self, state: TrainingState) -> None:
        """Change the state; the trainer takes the samples."""
        state.change_samples(len(self.data.inputs))


Change = TrainingChange | ParameterChange | NetworkChange | DataChange


def refuse_misfits(network: Network, samples: int, inputs: Array, targets: Array) -> None:
    """Raise a `ShapeMismatchError` unless a training set fits the network and its state."""
    assert network.spec.input is not None
    if samples == 0:
        expected = f"(N ≥ 1, {network.spec.input.units})"
        raise ShapeMismatchError(what="inputs", expected=expected, received=inputs.shape)
    wanted = {
        "inputs": (inputs, (samples, network.spec.input.units)),
        "targets": (targets, (samples, network.output_units)),
    }
    for what, (array, shape) in wanted.items():
        if array.shape != shape:
            raise ShapeMismatchError(what=what, expected=shape, received=array.shape)
