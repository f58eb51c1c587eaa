"""Layers, functions and optimizers that the program has never heard of, and where they are named.

A layer: two classes, and a line in each of two tables. An activation, a loss, an optimizer: one
class, and a line in each of two tables; an optimizer has its usual learning rate in a third.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import ClassVar

import numpy as np
import pytest

from engine import (
    ACTIVATIONS,
    DEFAULT_LEARNING_RATES,
    LAYER_KINDS,
    LOSSES,
    OPTIMIZERS,
    ActivationFacts,
    Array,
    Choice,
    LayerSpec,
    LossFacts,
    Option,
)
from engine.activations import ACTIVATION_CLASSES, Activation
from engine.layers import LAYERS, Kernels, Layer, LayerContext
from engine.losses import LOSS_CLASSES, Loss
from engine.optimizers import OPTIMIZER_CLASSES, Optimizer


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


class Cube(Activation):
    facts: ClassVar = ActivationFacts(
        name="cube",
        formula="z³",
        latex="z^3",
        derivative_formula="3z²",
        derivative_latex="3 z^2",
        use="Nowhere.",
    )

    def forward(self) -> None:
        np.power(self.z, 3, self.a)

    def differentiate(self) -> None:
        np.square(self.z, self.derivative)
        np.multiply(self.derivative, 3.0, self.derivative)


class Quartic(Loss):
    facts: ClassVar = LossFacts(
        name="quartic",
        formula="Σ (p − t)⁴",
        latex=r"\sum_o (p_o - t_o)^4",
        gradient_formula="4·(p − t)³",
        gradient_latex="4 (p_o - t_o)^3",
        use="Nowhere.",
    )

    def _write_terms(self) -> None:
        np.power(self.predictions - self.targets, 4, self.terms)

    def differentiate(self) -> None:
        np.power(self.predictions - self.targets, 3, self.gradient)
        np.multiply(self.gradient, 4.0 * self._share, self.gradient)


class SignDescent(Optimizer):
    """``p <- p - lr * sign(g)``."""

    slots = ("last_sign",)

    def _bind_block(self, p: Array, g: Array, state: Mapping[str, Array]) -> Kernels:
        sign, change = state["last_sign"], self._scratch(p.size)
        return (
            partial(np.sign, g, sign),
            partial(np.multiply, sign, self._rate, change),
            partial(np.subtract, p, change, p),
        )


def make_functions_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Write ``cube``, ``quartic`` and ``sign_descent`` into their tables until the test ends."""
    for table, name, entry in (
        (ACTIVATIONS, "cube", {}),
        (ACTIVATION_CLASSES, "cube", Cube),
        (LOSSES, "quartic", {}),
        (LOSS_CLASSES, "quartic", Quartic),
        (OPTIMIZERS, "sign_descent", {}),
        (OPTIMIZER_CLASSES, "sign_descent", SignDescent),
        (DEFAULT_LEARNING_RATES, "sign_descent", 0.01),
    ):
        monkeypatch.setitem(table, name, entry)  # type: ignore[misc]


def make_known(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write a new kind into the two tables until the test ends."""
    spec, layer = NEW[kind]
    monkeypatch.setitem(LAYER_KINDS, kind, spec)  # type: ignore[misc]
    monkeypatch.setitem(LAYERS, kind, layer)  # type: ignore[misc]
