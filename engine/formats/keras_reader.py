"""What the readers of Keras's layers need: the network so far, the weights, the report."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from engine.formats.import_report import ReportWriter
from engine.formats.keras_configs import ConfigError, KerasCall
from engine.formats.keras_weights import KerasWeights, Values
from engine.formats.network_builder import NetworkBuilder
from engine.formats.sample_tensor import SampleTensor, settled
from engine.formats.scaled_functions import ScaledFunction, applied, clipping

Inputs = tuple[SampleTensor, ...]

#: The mark of what may be the first part of a step: a ReLU that is cut off at 1.
CUT: Final = "cut"


class RefusedError(Exception):
    """A layer cannot be read; why is in the report."""


class KerasLayerReader:
    """Turns calls of Keras layers into layers of ours.

    Parameters
    ----------
    builder : NetworkBuilder
    weights : KerasWeights
    version : str
        Keras's version that wrote the file, as far as it is known.
    """

    def __init__(self, builder: NetworkBuilder, weights: KerasWeights, version: str) -> None:
        self.builder = builder
        self.report: ReportWriter = builder.report
        self._weights = weights
        self.is_keras_2 = version.startswith(("1.", "2."))

    def refused(self, kind: str, call: KerasCall, **values: Any) -> RefusedError:
        """Note a refusal and return what carries it out of the layer."""
        self.report.refuse(kind, layer=call.name, **values)
        return RefusedError()

    def row(self, call: KerasCall, x: SampleTensor) -> int:
        """Return the layer of a tensor that is a plain row of numbers."""
        return self.plain(call, x).layer

    def plain(self, call: KerasCall, x: SampleTensor) -> SampleTensor:
        """Return a tensor as a plain row of numbers, with nothing left to be done to it."""
        x = self.unmarked(call, x)
        if x.mark or len(x.shape) != 1:
            raise self.refused("unsupported_shape", call, received=x.shape)
        made = settled(self.builder, x, call.name, "Rescaling")
        if made is None:
            raise self.refused("constant_elsewhere", call, received="Rescaling")
        return made

    def function(
        self, call: KerasCall, x: SampleTensor, function: ScaledFunction, received: str
    ) -> SampleTensor:
        """Return a function of a tensor; it becomes part of a dense layer before it."""
        x = self.unmarked(call, x)
        if x.mark or len(x.shape) != 1:
            raise self.refused("unsupported_shape", call, received=x.shape)
        made = applied(self.builder, x, function, call.name, received)
        if made is None:
            raise self.refused("constant_elsewhere", call, received=received)
        return made

    def unmarked(self, call: KerasCall, x: SampleTensor) -> SampleTensor:
        """Return a tensor that was cut off at 1 and turned out to be no part of a step."""
        if x.mark != CUT:
            return x
        return self.function(call, replace(x, mark=""), clipping(0.0, 1.0), "ReLU")

    def variables(self, call: KerasCall, *wanted: str) -> dict[str, Values]:
        """Return all of the variables, or refuse where one is missing."""
        found = self._weights.of(call, wanted)
        for name in wanted:
            if name not in found:
                raise self.refused("weights_missing", call, array=name)
        return found

    def shaped(self, call: KerasCall, name: str, values: Values, shape: tuple[int, ...]) -> Values:
        """Return the values if they have the shape, else refuse."""
        if values.shape != shape:
            shapes = {"expected": shape, "received": values.shape}
            raise self.refused("weights_shape", call, array=name, **shapes)
        return values

    def setting(self, call: KerasCall, name: str, default: Any, *allowed: Any) -> None:
        """Refuse a setting that is none of those that are understood."""
        value = call.config.get(name, default)
        if value != default and value not in allowed:
            raise self.refused("unsupported_setting", call, setting=name, received=value)

    def number(self, call: KerasCall, name: str, default: float | None = None) -> float:
        """Return a number of the config."""
        value = call.config.get(name)
        value = default if value is None else value
        if isinstance(value, Mapping) and isinstance(value.get("value"), int | float):
            value = value["value"]  # Keras 2 writes a NumPy number as an object
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ConfigError(f"no number {name}")
        return float(value)
