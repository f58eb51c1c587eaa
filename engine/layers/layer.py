"""What every layer of a running network is: kernels bound once to the arrays they work on."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.random import Generator
from numpy.typing import DTypeLike

from engine.array_types import Array
from engine.specification import LayerSpec

Kernel = Callable[[], object]
Kernels = tuple[Kernel, ...]
Arrays = Mapping[str, Array]


class RowStore:
    """Hands out the named arrays of one layer, cut to the first n rows.

    The arrays are allocated for the largest batch the first time they are asked for; a shorter
    batch works in the first rows of the same memory.
    """

    def __init__(
        self,
        memory: dict[tuple[int, str], Any],
        layer_id: int,
        rows: int,
        capacity: int,
        dtype: Any,
    ) -> None:
        self._memory = memory
        self._layer_id = layer_id
        self._capacity = capacity
        self.rows = rows
        self.dtype = np.dtype(dtype)

    def matrix(self, name: str, columns: int, dtype: DTypeLike | None = None) -> Any:
        """Return an array of shape (n, columns)."""
        return self._array(name, (self._capacity, columns), dtype)[: self.rows]

    def vector(self, name: str, size: int) -> Array:
        """Return an array of shape (size,), shared by all batch sizes."""
        vector: Array = self._array(name, (size,), None)
        return vector

    def constant(self, value: float) -> Array:
        """Return a 0-d array: half the cost of a Python number in a small ufunc call."""
        return np.array(value, self.dtype)

    def _array(self, name: str, shape: tuple[int, ...], dtype: DTypeLike | None) -> Any:
        key = (self._layer_id, name)
        if key not in self._memory:
            self._memory[key] = np.zeros(shape, self.dtype if dtype is None else dtype)
        return self._memory[key]


@dataclass(frozen=True)
class LayerContext:
    """What a layer is bound to.

    Parameters
    ----------
    spec : LayerSpec
        What the user chose.
    inputs : tuple of arrays (N, I)
        The outputs of the layers before, in link order.
    parameters, gradients : mapping of name to array
        Views into the network's flat vectors.
    store : RowStore
        Where the layer's own arrays come from.
    generator : Generator, optional
        The layer's own stream of random numbers, while training.
    """

    spec: Any
    inputs: tuple[Array, ...]
    parameters: Arrays
    gradients: Arrays
    store: RowStore
    generator: Generator | None = None


class Layer(ABC):
    """One layer of a network, bound to the arrays of one batch size.

    `forward` reads `inputs` and writes `output`; `backward` reads `grad_output` and writes the
    parameters' gradients and `grad_inputs`. Neither takes an argument nor allocates. A step calls
    `forward_kernels` and `backward_kernels` one after another: these two methods, or the calls
    that they consist of, which spares a tiny network the calls of Python functions. A new layer
    kind is one record in `engine.specification.layer_specs`, one class like this, and one line
    in `LAYERS`.
    """

    #: The function whose values leave this layer can be computed together with the loss.
    can_fuse = False

    def __init__(self, context: LayerContext) -> None:
        self.context = context
        self.spec: LayerSpec = context.spec
        self.inputs = context.inputs
        self.parameters = context.parameters
        self.gradients = context.gradients
        self.store = context.store
        self.output: Array = context.inputs[0] if context.inputs else np.empty(0)
        self.pre_activation: Array | None = None
        self.grad_output: Array | None = None
        self.grad_output_terms: tuple[Array, ...] = ()
        self.grad_pre_activation: Array | None = None
        self.activation_derivative: Array | None = None
        self.grad_inputs: tuple[Array | None, ...] = ()
        self.fused = False

    @property
    def forward_kernels(self) -> Kernels:
        """What a step calls on the way forward."""
        return (self.forward,)

    @property
    def backward_kernels(self) -> Kernels:
        """What a step calls on the way back."""
        return (self.backward,)

    @abstractmethod
    def forward(self) -> None:
        """Write `output` from `inputs`, as training does."""

    def infer(self) -> None:
        """Write `output` from `inputs`, as a trained network is used."""
        self.forward()

    def bind_backward(self, grad_output: Array | None, wanted: tuple[bool, ...]) -> None:
        """Prepare `backward`.

        Parameters
        ----------
        grad_output : array (N, O) or None
            Where the gradient comes in; None where the loss writes `grad_pre_activation` itself.
        wanted : tuple of bool
            For each input, whether anybody reads its gradient.
        """
        self.grad_output = grad_output
        self.fused = grad_output is None
        self._bind_backward(wanted)

    @abstractmethod
    def _bind_backward(self, wanted: tuple[bool, ...]) -> None:
        """Allocate what `backward` writes."""

    @abstractmethod
    def backward(self) -> None:
        """Write gradients from `grad_output`."""

    def forward_extras(self) -> Arrays:
        """Return what else the forward pass used or made, by the names on the screen."""
        return {}

    def backward_extras(self) -> Arrays:
        """Return what else the backward pass made, by the names on the screen."""
        return {}

    def _incoming_gradient(self) -> Array:
        if self.grad_output is None:
            raise TypeError(f"{type(self).__name__} cannot be computed together with the loss")
        return self.grad_output
