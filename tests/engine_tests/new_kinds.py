"""Layer kinds that the program has never heard of: two classes and a line in each of two tables."""

from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np
import pytest

from engine import LAYER_KINDS, Choice, LayerSpec, Option
from engine.layers import LAYERS, Kernels, Layer, LayerContext


@dataclass(frozen=True, slots=True, kw_only=True)
class NoiseSpec(LayerSpec):
    """Normal noise on every input while training; nothing is learned."""

    kind: ClassVar[str] = "gaussian_noise"
    is_random: ClassVar[bool] = True

    deviation: float = field(default=0.1, metadata={"option": Option(0.1, 0.0, 100.0)})


class Noise(Layer):
    def __init__(self, context: LayerContext) -> None:
        super().__init__(context)
        self.noise = self.store.matrix("noise", self.inputs[0].shape[1], np.float64)
        self.output = self.store.matrix("output", self.inputs[0].shape[1])

    def forward(self) -> None:
        assert self.context.generator is not None
        self.context.generator.standard_normal(out=self.noise)
        np.multiply(self.noise, self.context.spec.deviation, self.noise)
        np.add(self.inputs[0], self.noise, self.output, casting="same_kind")

    def infer(self) -> None:
        np.copyto(self.output, self.inputs[0])

    def _bind_backward(self, wanted: tuple[bool, ...]) -> None:
        self.grad_inputs = (self._incoming_gradient() if wanted[0] else None,)

    @property
    def backward_kernels(self) -> Kernels:
        return ()

    def backward(self) -> None:
        pass


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleSpec(LayerSpec):
    """One learned factor for each input, from 1 on; a count of its steps is kept, not learned."""

    kind: ClassVar[str] = "scale"
    running: ClassVar[tuple[str, ...]] = ("seen",)

    def parameter_shapes(self, inputs: tuple[int, ...]) -> dict[str, tuple[int, ...]]:
        return {"factor": (inputs[0],), "seen": (1,)}

    def initializer(self, parameter: str) -> Choice:
        return Choice.of("constant", value=1.0 if parameter == "factor" else 0.0)


class Scale(Layer):
    def __init__(self, context: LayerContext) -> None:
        super().__init__(context)
        self.output = self.store.matrix("output", self.inputs[0].shape[1])

    def forward(self) -> None:
        self.infer()
        self.parameters["seen"][0] += 1

    def infer(self) -> None:
        np.multiply(self.inputs[0], self.parameters["factor"], self.output)

    def _bind_backward(self, wanted: tuple[bool, ...]) -> None:
        self._grad_x = self.store.matrix("grad_inputs", self.output.shape[1])
        self._grad_y = self._incoming_gradient()
        self.grad_inputs = (self._grad_x if wanted[0] else None,)

    def backward(self) -> None:
        np.multiply(self._grad_y, self.parameters["factor"], self._grad_x)
        np.sum(self._grad_y * self.inputs[0], axis=0, out=self.gradients["factor"])


NEW = {"gaussian_noise": (NoiseSpec, Noise), "scale": (ScaleSpec, Scale)}


def make_known(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write a new kind into the two tables until the test ends."""
    spec, layer = NEW[kind]
    monkeypatch.setitem(LAYER_KINDS, kind, spec)  # type: ignore[misc]
    monkeypatch.setitem(LAYERS, kind, layer)  # type: ignore[misc]
