"""What flows through an ONNX graph: a layer's output, and what is done to each number of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.formats.network_builder import NetworkBuilder
from engine.formats.onnx_functions import POINTS, find_function, find_line
from engine.formats.sample_tensor import SampleTensor, rescaled_dense, settled
from engine.formats.scaled_functions import ScaledFunction, applied
from engine.specification import AddSpec

Values = NDArray[Any]

_IDENTITY: Final[Values] = POINTS[:, None]
#: As many operators as a function may have before it is sought to be several behind one another.
_MOST_OPERATORS: Final = 60


@dataclass(frozen=True, eq=False)
class Flow:
    """A tensor of samples, and a function of each of its numbers that is not yet a layer.

    Parameters
    ----------
    x : SampleTensor
        The output of a layer.
    values : array (points, 1) or (points, units), optional
        What the function makes of `POINTS`; None where there is none.
    name : str
        What a layer of the function is called.
    operands : tuple of Flow
        What the last operator of the function was given.
    compute : callable, optional
        What it made of them: from their values at some points to its own.
    is_sum : bool
        Whether it added them.
    """

    x: SampleTensor
    values: Values | None = None
    name: str = ""
    operands: tuple["Flow", ...] = ()
    compute: Callable[..., Values] | None = None
    is_sum: bool = False

    @classmethod
    def made_by(
        cls, compute: Callable[..., Values], *operands: "Flow", name: str, is_sum: bool = False
    ) -> "Flow":
        """Return what an operator makes, number by number, of flows from one layer."""
        with np.errstate(all="ignore"):
            values = compute(*(one.at_points for one in operands))
        return cls(operands[0].x, values, name, operands, compute, is_sum)

    @property
    def at_points(self) -> Values:
        """What the function makes of `POINTS`."""
        return _IDENTITY if self.values is None else self.values

    def ancestors(self) -> list["Flow"]:
        """Return what it was made of, the nearest first; nothing where that is too much."""
        found: dict[Flow, None] = {}
        waiting = list(self.operands)
        while waiting and len(found) <= _MOST_OPERATORS:
            one = waiting.pop(0)
            if one not in found and one.values is not None:
                found[one] = None
                waiting.extend(one.operands)
        return [] if waiting else list(found)

    def behind(self, middle: "Flow") -> Values | None:
        """Return what it makes of `POINTS` in the place of another; None with a way round."""
        known: dict[Flow, Values | None] = {middle: _IDENTITY}

        def value(flow: Flow) -> Values | None:
            """Return what a flow makes of them, each only once."""
            if flow not in known:
                operands = [value(one) for one in flow.operands]
                known[flow] = None
                if flow.compute is not None and all(one is not None for one in operands):
                    known[flow] = flow.compute(*operands)
            return known[flow]

        with np.errstate(all="ignore"):
            return value(self)


_Parts = tuple[Flow, list[Any]]


_CONSTANTS: Final = "arithmetic with constants"


def _is_plain(values: Values) -> bool:
    """Tell whether it is an activation or a line, with nothing to be done behind it."""
    found = find_function(values)
    return find_line(values) is not None or (found is not None and found.ends_plain)


def _is_known(values: Values) -> bool:
    return find_line(values) is not None or find_function(values) is not None


def _divided(
    flow: Flow, tried: dict[Flow, _Parts | None], known: Callable[[Values], bool]
) -> _Parts | None:
    """Return a function of a function as the first, and the ones behind it; None if unknown."""
    if flow not in tried:
        tried[flow] = None
        if flow.is_sum or known(np.asarray(flow.at_points, float)):
            tried[flow] = (flow, [])
            return tried[flow]
        for first in flow.ancestors():
            behind = flow.behind(first)
            if behind is not None and known(np.asarray(behind, float)):
                parts = _divided(first, tried, known)
                if parts is not None:
                    tried[flow] = (parts[0], [*parts[1], behind])
                    break
    return tried[flow]


class Refused(Exception):  # noqa: N818
    """A node cannot be read; why is in the report."""


class FlowReader:
    """Turns functions that have been gathered into activations of layers."""

    def __init__(self, builder: NetworkBuilder) -> None:
        self.builder = builder
        self.report = builder.report
        self.settled_flows: dict[Flow, SampleTensor] = {}

    def settled(self, flow: Flow, name: str) -> SampleTensor:
        """Return the tensor with its function as a layer, the same one each time.

        Raises
        ------
        Refused
            If it is no function that is known.
        """
        if flow not in self.settled_flows:
            self.settled_flows[flow] = self._settle(flow, flow.name or name)
        return self.settled_flows[flow]

    def _settle(self, flow: Flow, name: str) -> SampleTensor:
        if flow.values is None:
            return flow.x
        values = np.asarray(flow.values, float)
        line = find_line(values)
        if line is not None:
            return self.scaled(flow.x, *line)
        found = find_function(values)
        if found is not None and found.ends_plain:
            return self._activated(flow.x, found, name)
        if flow.is_sum:
            return self.added([self.settled(term, name) for term in flow.operands], name)
        parts = _divided(flow, {}, _is_plain)
        if parts is None and found is not None:
            return self._activated(flow.x, found, name)
        parts = parts or _divided(flow, {}, _is_known)
        if parts is None:
            raise self.refused("unknown_function", name, received="a chain of operators")
        x = self.settled(parts[0], name)
        for values in parts[1]:
            x = self._settle(Flow(x, values), name)
        return x

    def scaled(self, x: SampleTensor, scale: Values, shift: Values) -> SampleTensor:
        """Return ``scale * x + shift``: in a dense layer before it, else waiting for one behind."""
        made = rescaled_dense(self.builder, x, scale, shift)
        if made is not None:
            return made
        wide = (np.broadcast_to(one.reshape(-1), (x.units,)) for one in (scale, shift))
        return x.scaled(*(one.reshape(x.shape) for one in wide))

    def added(self, terms: list[SampleTensor], name: str) -> SampleTensor:
        """Return the sum of tensors as a layer."""
        numbers = [self.row(term, name) for term in terms]
        return SampleTensor(self.builder.add(AddSpec(id=0), name, numbers), terms[0].shape)

    def row(self, x: SampleTensor, name: str) -> int:
        """Return the layer of a tensor that is a plain row of numbers, or one for each sample."""
        if len(x.shape) > 1:
            raise self.refused("unsupported_shape", name, received=x.shape)
        made = settled(self.builder, x, name, _CONSTANTS)
        if made is None:
            raise self.refused("constant_elsewhere", name, received=_CONSTANTS)
        return made.layer

    def refused(self, kind: str, name: str, **values: Any) -> Refused:
        """Note a refusal and return what carries it out of the node."""
        self.report.refuse(kind, layer=name, **values)
        return Refused()

    def _activated(self, x: SampleTensor, found: ScaledFunction, name: str) -> SampleTensor:
        made = applied(self.builder, x, found, name, _CONSTANTS)
        if made is None:
            raise self.refused("constant_elsewhere", name, received=_CONSTANTS)
        if found.is_near:
            nearest = {"received": "a function", "nearest": found.choice.name}
            self.report.approximate("nearest_function", layer=name, **nearest)
        return made
