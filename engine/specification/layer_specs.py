"""What a layer is, before it is computed: one frozen record per layer kind."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final

from engine.specification.choices import ACTIVATIONS, Choice, Option, option_value

Shape = tuple[int, ...]

#: How a parameter starts where nobody chose: weights by the activation behind them, all else at 0.
_AUTOMATIC: Final = Choice("automatic")
_ONES: Final = Choice.of("constant", value=1.0)

#: Above this a dense matrix would not fit anybody's memory; the spin boxes stop here too.
MOST_UNITS: Final = 1_000_000


def _ranged(default: Any, option: Option) -> Any:
    return field(default=default, metadata={"option": option})


def _units(default: int) -> Any:
    return _ranged(default, Option(default, 1, MOST_UNITS, whole=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerSpec:
    """What every layer has: a stable id, and a name if the user typed one.

    Parameters
    ----------
    id : int
        Whole number from 1, never reused in a project.
    name : str
        What the user typed; empty for the default name, which follows the position
        (`NetworkSpec.names`).
    """

    kind: ClassVar[str]
    #: How many links may come in: exactly this many, or None for two and more.
    inputs_wanted: ClassVar[int | None] = 1
    #: Parameters that are kept with the others but never trained: running statistics.
    running: ClassVar[tuple[str, ...]] = ()
    #: Whether it draws random numbers while training, from a stream of its own.
    is_random: ClassVar[bool] = False

    id: int
    name: str = ""

    def output_units(self, inputs: tuple[int, ...]) -> int:
        """Return the width of the output for the widths of the inputs, in link order."""
        return inputs[0]

    def parameter_shapes(self, inputs: tuple[int, ...]) -> Mapping[str, Shape]:
        """Return name and shape of every parameter, in the order they are stored."""
        return {}

    def initializer(self, parameter: str) -> Choice:
        """Return how a parameter starts, as a key of `INITIALIZERS` and its options."""
        return _AUTOMATIC

    def trainable(self, parameter: str) -> bool:
        """Tell whether training changes this parameter."""
        return parameter not in self.running

    def parameter_count(self, inputs: tuple[int, ...]) -> int:
        """Return how many numbers the layer keeps, running statistics included."""
        return sum(_size(shape) for shape in self.parameter_shapes(inputs).values())


def _size(shape: Shape) -> int:
    size = 1
    for length in shape:
        size *= length
    return size


@dataclass(frozen=True, slots=True, kw_only=True)
class InputSpec(LayerSpec):
    """The layer through which the data come in.

    Parameters
    ----------
    units : int
        Numbers per sample.
    image_shape : tuple of int, optional
        (height, width) or (height, width, channels) when a sample is a picture.
    names : tuple of str
        Names of the inputs, empty or one for each unit.
    """

    kind: ClassVar[str] = "input"
    inputs_wanted: ClassVar[int | None] = 0

    units: int = _units(2)
    image_shape: Shape | None = None
    names: tuple[str, ...] = ()

    def output_units(self, inputs: tuple[int, ...]) -> int:
        """Return the number of inputs."""
        return self.units


@dataclass(frozen=True, slots=True, kw_only=True)
class DenseSpec(LayerSpec):
    """``z = x @ W + b``, ``a = f(z)``: hidden layers and, with no link going out, the output.

    Parameters
    ----------
    units : int
        Neurons.
    activation : Choice
        A key of `ACTIVATIONS`.
    use_bias : bool
        Whether there is a b at all.
    weights_initializer, bias_initializer : Choice
        Keys of `INITIALIZERS`; ``automatic`` follows the activation (weights) or is zero (bias).
    weights_trainable, bias_trainable : bool
        Whether training changes them.
    """

    kind: ClassVar[str] = "dense"

    units: int = _units(4)
    activation: Choice = Choice("sigmoid")
    use_bias: bool = True
    weights_initializer: Choice = Choice("automatic")
    bias_initializer: Choice = Choice("automatic")
    weights_trainable: bool = True
    bias_trainable: bool = True

    def output_units(self, inputs: tuple[int, ...]) -> int:
        """Return the number of neurons."""
        return self.units

    def parameter_shapes(self, inputs: tuple[int, ...]) -> Mapping[str, Shape]:
        """Return weights (inputs, outputs), bias (outputs,) and, for PReLU, slope (outputs,)."""
        shapes: dict[str, Shape] = {"weights": (inputs[0], self.units)}
        if self.use_bias:
            shapes["bias"] = (self.units,)
        if self.activation.name == "prelu":
            shapes["slope"] = (self.units,)
        return shapes

    def initializer(self, parameter: str) -> Choice:
        """Return how weights, bias or slope start."""
        if parameter == "slope":
            return _initial_slope(self.activation)
        return self.weights_initializer if parameter == "weights" else self.bias_initializer

    def trainable(self, parameter: str) -> bool:
        """Tell whether training changes this parameter."""
        switch = {"weights": self.weights_trainable, "bias": self.bias_trainable}
        return switch.get(parameter, True)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivationSpec(LayerSpec):
    """An activation function as a layer of its own: ``a = f(x)``."""

    kind: ClassVar[str] = "activation"

    activation: Choice = Choice("relu")

    def parameter_shapes(self, inputs: tuple[int, ...]) -> Mapping[str, Shape]:
        """Return the slope (outputs,) of a PReLU; no other function learns."""
        return {"slope": (inputs[0],)} if self.activation.name == "prelu" else {}

    def initializer(self, parameter: str) -> Choice:
        """Return how the slope of a PReLU starts."""
        return _initial_slope(self.activation)


@dataclass(frozen=True, slots=True, kw_only=True)
class DropoutSpec(LayerSpec):
    """While training, each input is zeroed with probability `rate`, the others divided by 1 - rate.

    Source: Srivastava et al., JMLR 15 (2014), in the inverted form of PyTorch and Keras.
    """

    kind: ClassVar[str] = "dropout"
    is_random: ClassVar[bool] = True

    rate: float = _ranged(0.5, Option(0.5, 0.0, 1.0, open_high=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchNormalizationSpec(LayerSpec):
    """``y = gamma (x - mean) / sqrt(variance + epsilon) + beta``.

    The mean and (biased) variance are the batch's while training, the running ones otherwise:
    ``running = (1 - momentum) running + momentum batch``, PyTorch's momentum (Keras's is one
    minus it); the running variance takes the unbiased one, as PyTorch does.
    Source: Ioffe and Szegedy, arXiv:1502.03167.
    """

    kind: ClassVar[str] = "batch_normalization"
    running: ClassVar[tuple[str, ...]] = ("running_mean", "running_variance")

    momentum: float = _ranged(0.1, Option(0.1, 0.0, 1.0))
    epsilon: float = _ranged(1e-5, Option(1e-5, 0.0, 1.0, open_low=True))

    def parameter_shapes(self, inputs: tuple[int, ...]) -> Mapping[str, Shape]:
        """Return gamma, beta and the running statistics, each (units,)."""
        names = ("gamma", "beta", *self.running)
        return dict.fromkeys(names, (inputs[0],))

    def initializer(self, parameter: str) -> Choice:
        """Return ones for gamma and the running variance, zeros for beta and the running mean."""
        return _ONES if parameter in ("gamma", "running_variance") else _AUTOMATIC


@dataclass(frozen=True, slots=True, kw_only=True)
class MaxoutSpec(LayerSpec):
    """``a = max over k of (x @ W_k + b_k)``: each neuron the largest of its pieces.

    Weights are (inputs, units * pieces), the pieces of a neuron side by side.
    Source: Goodfellow et al., arXiv:1302.4389.
    """

    kind: ClassVar[str] = "maxout"

    units: int = _units(4)
    pieces: int = _ranged(2, Option(2, 2, 64, whole=True))
    use_bias: bool = True
    weights_initializer: Choice = Choice("automatic")
    bias_initializer: Choice = Choice("automatic")
    weights_trainable: bool = True
    bias_trainable: bool = True

    def output_units(self, inputs: tuple[int, ...]) -> int:
        """Return the number of neurons."""
        return self.units

    def parameter_shapes(self, inputs: tuple[int, ...]) -> Mapping[str, Shape]:
        """Return weights (inputs, units * pieces) and bias (units * pieces,)."""
        wide = self.units * self.pieces
        shapes: dict[str, Shape] = {"weights": (inputs[0], wide)}
        return {**shapes, "bias": (wide,)} if self.use_bias else shapes

    def initializer(self, parameter: str) -> Choice:
        """Return how weights or bias start."""
        return self.weights_initializer if parameter == "weights" else self.bias_initializer

    def trainable(self, parameter: str) -> bool:
        """Tell whether training changes this parameter."""
        return self.weights_trainable if parameter == "weights" else self.bias_trainable


@dataclass(frozen=True, slots=True, kw_only=True)
class AddSpec(LayerSpec):
    """The element-wise sum of its inputs, which must be equally wide."""

    kind: ClassVar[str] = "add"
    inputs_wanted: ClassVar[int | None] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcatenateSpec(LayerSpec):
    """Its inputs side by side, in the order of the links."""

    kind: ClassVar[str] = "concatenate"
    inputs_wanted: ClassVar[int | None] = None

    def output_units(self, inputs: tuple[int, ...]) -> int:
        """Return the sum of the widths."""
        return sum(inputs)


#: Every layer kind; files, palette and inspector read this table.
LAYER_KINDS: Final[Mapping[str, type[LayerSpec]]] = {
    spec.kind: spec
    for spec in (
        InputSpec,
        DenseSpec,
        ActivationSpec,
        DropoutSpec,
        BatchNormalizationSpec,
        MaxoutSpec,
        AddSpec,
        ConcatenateSpec,
    )
}


def _initial_slope(prelu: Choice) -> Choice:
    return Choice.of("constant", value=option_value(ACTIVATIONS, prelu, "slope"))


def activation_of(layer: LayerSpec) -> Choice | None:
    """Return the layer's activation, or None for a kind that has none."""
    activation = getattr(layer, "activation", None)
    return activation if isinstance(activation, Choice) else None
