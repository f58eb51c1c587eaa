"""A network with its numbers: parameters in one flat vector, initial values, predictions."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

import numpy as np
from numpy.random import Generator

from engine.array_types import Array
from engine.errors import ShapeMismatchError, SpecificationError
from engine.network.initializers import initialize
from engine.network.parameters import Parameter, ParameterTable
from engine.network.workspace import BoundNetwork, LayerValues, Workspace
from engine.random_streams import Purpose, generator
from engine.specification import Choice, LayerSpec, NetworkSpec, activation_of, find_problems

#: Rows that a prediction takes at once: enough to keep the matrix products busy.
PREDICTION_ROWS: Final = 512

_LINEAR: Final = Choice("linear")


class Network:
    """A network without problems, and the numbers it has learned.

    Parameters
    ----------
    spec : NetworkSpec
        What the user built.
    dtype : str
        ``float64`` or ``float32``.

    Attributes
    ----------
    parameters, gradients : array (P,)
        Every parameter, and its gradient, in one flat vector each.
    views, gradient_views : mapping of layer id and name to array
        The same numbers in their own shapes; writing to them changes the vectors.

    Raises
    ------
    SpecificationError
        For the first problem of the spec.
    """

    def __init__(self, spec: NetworkSpec, dtype: str = "float64") -> None:
        for problem in find_problems(spec):
            if not problem.is_warning:
                raise SpecificationError(problem=problem)
        table = ParameterTable.of(spec)
        parameters, gradients = (np.zeros(table.size, np.dtype(dtype)) for _ in range(2))
        self._hold(spec, table, parameters, gradients)

    def _hold(
        self, spec: NetworkSpec, table: ParameterTable, parameters: Array, gradients: Array
    ) -> None:
        self.spec = spec
        self.dtype: np.dtype[Any] = parameters.dtype
        self.table = table
        self.parameters = parameters
        self.gradients = gradients
        self.views = self.table.views(self.parameters)
        self.gradient_views = self.table.views(self.gradients)
        self._prediction: Workspace | None = None

    @classmethod
    def build(cls, spec: NetworkSpec, seed: int = 0, dtype: str = "float64") -> "Network":
        """Return a network with initial weights; the same seed gives the same bits."""
        network = cls(spec, dtype)
        network.initialize(seed)
        return network

    def initialize(self, seed: int) -> None:
        """Draw every parameter anew, each layer from a stream of its own."""
        for layer_id, views in self.views.items():
            stream = generator(seed, Purpose.INITIAL_WEIGHTS, layer_id)
            for name, view in views.items():
                view[...] = self._initial_values(self.spec.by_id[layer_id], name, view, stream)

    def _initial_values(self, layer: LayerSpec, name: str, view: Array, stream: Generator) -> Array:
        activation = activation_of(layer) or _LINEAR
        role = "weights" if name == "weights" else "bias"
        choice = layer.initializer(name)
        return initialize(choice, view.shape, stream, self.dtype, activation, role)

    def copy(self) -> "Network":
        """Return a network of the same spec with the same numbers in memory of its own."""
        # Its spec was found without problems before.
        twin = Network.__new__(Network)
        twin._hold(self.spec, self.table, self.parameters.copy(), self.gradients.copy())
        return twin

    def as_in(self, spec: NetworkSpec) -> "Network":
        """Return a network of a spec with the same parameters, with the same numbers.

        Raises
        ------
        ShapeMismatchError
            If a parameter is another one.
        """
        twin = Network(spec, self.dtype.name)
        ours, theirs = (_shapes(table) for table in (self.table, twin.table))
        if ours != theirs:
            what, expected, received = "parameters", list(ours.values()), list(theirs.values())
            raise ShapeMismatchError(what=what, expected=expected, received=received)
        np.copyto(twin.parameters, self.parameters)
        np.copyto(twin.gradients, self.gradients)
        return twin

    def carry_over(self, old: "Network") -> None:
        """Take over what `old` has learned in layers whose id, name and shape are the same here."""
        for key, parameter in self.table.by_key.items():
            known = old.table.by_key.get(key)
            if known is not None and known.shape == parameter.shape:
                self.parameters[parameter.place] = old.parameters[known.place]

    def named_parameters(self) -> Iterator[tuple[str, Array]]:
        """Yield ``<layer>.<parameter>`` and its array, in the order of the flat vector."""
        for parameter in self.table:
            yield self.parameter_name(parameter), self.views[parameter.layer][parameter.name]

    def parameter_name(self, parameter: Parameter) -> str:
        """Return the name that a parameter has in every file: ``hidden_1.weights``."""
        return f"{self.spec.names[parameter.layer]}.{parameter.name}"

    def workspace(
        self, capacity: int, generators: Mapping[int, Generator] | None = None
    ) -> Workspace:
        """Return the arrays for batches of up to `capacity` samples, bound to this network."""
        views, gradients = self.views, self.gradient_views
        return Workspace(self.spec, views, gradients, capacity, self.dtype, generators)

    def predict(self, inputs: Array, watch: Callable[[int], object] | None = None) -> Array:
        """Return the outputs (N, O) for inputs (N, I), as the trained network is used.

        Parameters
        ----------
        inputs : array (N, I)
        watch : callable, optional
            Told how many further rows are done; what it raises ends the work.

        Raises
        ------
        ShapeMismatchError
            If the inputs are not (N, I).
        """
        data = self._checked(inputs)
        outputs: Array = np.empty((len(data), self.output_units), self.dtype)
        with np.errstate(all="ignore"):
            for start, bound in self._passes(data):
                bound.infer()
                outputs[start : start + bound.rows] = bound.output
                if watch is not None:
                    watch(bound.rows)
        return outputs

    def layer_values(self, inputs: Array) -> dict[int, LayerValues]:
        """Return what every layer computes for one batch (N, I), in use; the arrays are copies.

        Raises
        ------
        ShapeMismatchError
            If the inputs are not (N, I).
        """
        data = self._checked(inputs)
        bound = self.workspace(max(len(data), 1)).bind(len(data))
        np.copyto(bound.inputs, data)
        with np.errstate(all="ignore"):
            bound.infer()
        return bound.values()

    @property
    def output_units(self) -> int:
        """The width of the output."""
        assert self.spec.output is not None
        return self.spec.units[self.spec.output.id]

    def _passes(self, data: Array) -> Iterator[tuple[int, BoundNetwork]]:
        if self._prediction is None:
            self._prediction = self.workspace(PREDICTION_ROWS)
        for start in range(0, len(data), PREDICTION_ROWS):
            rows = data[start : start + PREDICTION_ROWS]
            bound = self._prediction.bind(len(rows))
            np.copyto(bound.inputs, rows)
            yield start, bound

    def _checked(self, inputs: Any) -> Array:
        assert self.spec.input is not None
        data: Array = np.asarray(inputs, self.dtype)
        units = self.spec.input.units
        if data.ndim != 2 or data.shape[1] != units:
            expected = f"(N, {units})"
            raise ShapeMismatchError(what="inputs", expected=expected, received=data.shape)
        return data


def _shapes(table: ParameterTable) -> dict[tuple[int, str], tuple[int, ...]]:
    return {key: parameter.shape for key, parameter in table.by_key.items()}
