"""A network put together layer by layer from somebody else's file."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.formats.import_report import ReportWriter
from engine.network.network import Network
from engine.specification import (
    ActivationSpec,
    Choice,
    DenseSpec,
    LayerSpec,
    LinkSpec,
    NetworkSpec,
    find_problems,
)

Values = NDArray[Any]
_LINEAR: Final = Choice("linear")
_LONGEST_NAME: Final = 64


@dataclass(frozen=True)
class BuiltLayer:
    """A layer with its name, what feeds it, its width and its numbers."""

    spec: LayerSpec
    name: str
    sources: tuple[int, ...]
    units: int
    values: Mapping[str, Values]


class NetworkBuilder:
    """Takes layers in an order in which everything is there before it is used.

    Layers from which no way leads to the output are left out at the end, so that a reader may
    replace a layer by adding another in its place.
    """

    def __init__(self, report: ReportWriter) -> None:
        self._layers: dict[int, BuiltLayer] = {}
        self._joinable: set[int] = set()
        self.report = report
        self.scale_weights = 0
        """How many weights there are in layers that only scale and shift."""

    def add(
        self,
        spec: LayerSpec,
        name: str,
        sources: Sequence[int] = (),
        values: Mapping[str, Values] | None = None,
    ) -> int:
        """Add a layer and return its number."""
        number = len(self._layers) + 1
        widths = tuple(self._layers[source].units for source in sources)
        layer = replace(spec, id=number)
        self._layers[number] = BuiltLayer(
            layer, name, tuple(sources), layer.output_units(widths), values or {}
        )
        return number

    def activate(self, source: int, choice: Choice, name: str, slope: Values | None = None) -> int:
        """Add an activation that becomes part of a dense layer before it, where it can."""
        if choice.name == "linear":
            return source
        values = {} if slope is None else {"slope": slope}
        number = self.add(ActivationSpec(id=0, activation=choice), name, [source], values)
        self._joinable.add(number)
        return number

    def layer(self, number: int) -> BuiltLayer:
        """Return a layer as it was added."""
        return self._layers[number]

    def finish(self, output: int, dtype: str = "float64") -> Network | None:
        """Return the network, or None and a word in the report where it has problems."""
        self._join_activations(output)
        kept = self._leading_to(output)
        layers = [self._layers[number] for number in sorted(kept)]
        names = unique_names(layer.name or layer.spec.kind for layer in layers)
        spec = _spec_of(layers, names)
        problems = [one for one in find_problems(spec) if not one.is_warning]
        for problem in problems:
            self.report.refuse("problem", problem=problem)
        if problems:
            return None
        return self._filled(Network(spec, dtype), layers)

    def _filled(self, network: Network, layers: Iterable[BuiltLayer]) -> Network | None:
        """Write the numbers into the network; their types are wide enough for all of them."""
        for number, layer in enumerate(layers, start=1):
            for name, view in network.views.get(number, {}).items():
                values = np.asarray(layer.values[name])
                if values.shape != view.shape:
                    shapes = {"expected": view.shape, "received": values.shape}
                    self.report.refuse("weights_shape", layer=layer.name, array=name, **shapes)
                    return None
                view[...] = values
        return network

    def _leading_to(self, output: int) -> set[int]:
        kept: set[int] = set()
        waiting = [output]
        while waiting:
            number = waiting.pop()
            if number not in kept:
                kept.add(number)
                waiting.extend(self._layers[number].sources)
        return kept

    def _join_activations(self, output: int) -> None:
        """Put activations into the dense layers before them, where nothing else reads those."""
        kept = self._leading_to(output)
        readers: dict[int, list[int]] = {}
        for number in kept:
            for source in self._layers[number].sources:
                readers.setdefault(source, []).append(number)
        for number in sorted(self._joinable & kept):
            self._join(number, readers)

    def _join(self, number: int, readers: Mapping[int, list[int]]) -> None:
        own = self._layers[number]
        (source,) = own.sources
        dense = self._layers[source]
        spec = dense.spec
        if not isinstance(spec, DenseSpec) or spec.activation != _LINEAR:
            return
        if readers[source] != [number] or not isinstance(own.spec, ActivationSpec):
            return
        joined = replace(spec, id=number, activation=own.spec.activation)
        values = {**dense.values, **own.values}
        self._layers[number] = BuiltLayer(joined, dense.name, dense.sources, own.units, values)


def _spec_of(layers: Sequence[BuiltLayer], names: Sequence[str]) -> NetworkSpec:
    """Return the spec with ids from 1; names that are the default ones are left to the program."""
    ids = {layer.spec.id: number for number, layer in enumerate(layers, start=1)}
    links = tuple(
        LinkSpec(ids[source], ids[layer.spec.id]) for layer in layers for source in layer.sources
    )
    nameless = tuple(replace(layer.spec, id=ids[layer.spec.id], name="") for layer in layers)
    defaults = NetworkSpec(nameless, links, len(layers) + 1).names
    typed = tuple(
        replace(spec, name="" if defaults[spec.id] == name else name)
        for spec, name in zip(nameless, names, strict=True)
    )
    spec = NetworkSpec(typed, links, len(layers) + 1)
    if tuple(spec.names.values()) == tuple(names):
        return spec
    every = tuple(replace(one, name=name) for one, name in zip(nameless, names, strict=True))
    return NetworkSpec(every, links, len(layers) + 1)


def unique_names(wanted: Iterable[str]) -> tuple[str, ...]:
    """Return names in letters that layers may have, all of them different ignoring case."""
    taken: set[str] = set()
    names = []
    for text in wanted:
        plain = re.sub(r"[^\w \-]", "_", text)[:_LONGEST_NAME].strip() or "layer"
        name, number = plain, 1
        while name.casefold() in taken:
            number += 1
            name = f"{plain[: _LONGEST_NAME - 8]}_{number}"
        taken.add(name.casefold())
        names.append(name)
    return tuple(names)
