"""The network as the user built it: layers and links, frozen; every edit gives a new one."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from graphlib import CycleError
from heapq import heapify, heappop, heappush
from typing import Any, Final

from engine.errors import EditRefusedError, UnknownLayerError
from engine.specification.layer_specs import InputSpec, LayerSpec, MaxoutSpec
from engine.specification.problems import Problem

#: 1-64 letters of any script, digits, space, `_`, `-`.
NAME_PATTERN: Final = re.compile(r"^[\w \-]{1,64}$")


@dataclass(frozen=True, slots=True, order=True)
class LinkSpec:
    """A link from one layer to another, by id."""

    source: int
    target: int


@dataclass(frozen=True)
class NetworkSpec:
    """A directed graph of layers; a network once `problems()` is empty.

    The order of `links` matters: it is the order in which a layer with several links coming in
    reads them.

    Parameters
    ----------
    layers : tuple of LayerSpec
        In the order they were made.
    links : tuple of LinkSpec
        Who feeds whom.
    next_id : int
        The id the next new layer gets; ids are never reused.
    """

    layers: tuple[LayerSpec, ...] = ()
    links: tuple[LinkSpec, ...] = ()
    next_id: int = 1

    @classmethod
    def stack(cls, *layers: LayerSpec) -> "NetworkSpec":
        """Build the common case: layers one behind the other, numbered from 1.

        The ids that the given records bear are ignored.
        """
        numbered = tuple(replace(layer, id=i) for i, layer in enumerate(layers, start=1))
        links = tuple(LinkSpec(i, i + 1) for i in range(1, len(numbered)))
        return cls(numbered, links, len(numbered) + 1)

    @cached_property
    def by_id(self) -> Mapping[int, LayerSpec]:
        """The layers by id."""
        return {layer.id: layer for layer in self.layers}

    def layer(self, layer_id: int) -> LayerSpec:
        """Return the layer with this id.

        Raises
        ------
        UnknownLayerError
            If there is none.
        """
        try:
            return self.by_id[layer_id]
        except KeyError:
            raise UnknownLayerError(layer=layer_id, layers=sorted(self.by_id)) from None

    def layer_named(self, name: str) -> LayerSpec:
        """Return the layer with this name, default names included, ignoring case.

        Raises
        ------
        UnknownLayerError
            If there is none.
        """
        for layer_id, own in self.names.items():
            if own.casefold() == name.casefold():
                return self.by_id[layer_id]
        raise UnknownLayerError(layer=name, layers=list(self.names.values()))

    def sources(self, layer_id: int) -> tuple[int, ...]:
        """Return the ids of the layers that feed this one, in link order."""
        return self._sources.get(layer_id, ())

    def targets(self, layer_id: int) -> tuple[int, ...]:
        """Return the ids of the layers that this one feeds, in link order."""
        return self._targets.get(layer_id, ())

    @cached_property
    def _sources(self) -> dict[int, tuple[int, ...]]:
        found: dict[int, tuple[int, ...]] = {}
        for link in self.links:
            found[link.target] = (*found.get(link.target, ()), link.source)
        return found

    @cached_property
    def _targets(self) -> dict[int, tuple[int, ...]]:
        found: dict[int, tuple[int, ...]] = {}
        for link in self.links:
            found[link.source] = (*found.get(link.source, ()), link.target)
        return found

    @cached_property
    def order(self) -> tuple[int, ...]:
        """The ids in topological order, ties by id.

        Raises
        ------
        CycleError
            If the links lead back to where they came from.
        """
        waiting = {layer.id: len(self.sources(layer.id)) for layer in self.layers}
        ready = [layer_id for layer_id, count in waiting.items() if count == 0]
        heapify(ready)
        order: list[int] = []
        while ready:
            layer_id = heappop(ready)
            order.append(layer_id)
            for target in self.targets(layer_id):
                waiting[target] -= 1
                if waiting[target] == 0:
                    heappush(ready, target)
        if len(order) < len(self.layers):
            rest = sorted(set(waiting) - set(order))
            raise CycleError("the links form a cycle", rest)
        return tuple(order)

    @cached_property
    def in_cycle(self) -> tuple[int, ...]:
        """The ids that a cycle keeps out of the topological order; empty for a network."""
        try:
            _ = self.order
        except CycleError as error:
            return tuple(error.args[1])
        return ()

    @cached_property
    def reachable(self) -> frozenset[int]:
        """The ids that can be reached from an input layer, the input included."""
        found: set[int] = set()
        front = [layer.id for layer in self.layers if isinstance(layer, InputSpec)]
        while front:
            layer_id = front.pop()
            if layer_id not in found:
                found.add(layer_id)
                front.extend(self.targets(layer_id))
        return frozenset(found)

    @cached_property
    def input(self) -> InputSpec | None:
        """The input layer: the first one made, or None."""
        return next((layer for layer in self.layers if isinstance(layer, InputSpec)), None)

    @cached_property
    def output(self) -> LayerSpec | None:
        """The one layer with no link going out, or None where there is none or several."""
        ends = self.ends
        return self.by_id[ends[0]] if len(ends) == 1 else None

    @cached_property
    def ends(self) -> tuple[int, ...]:
        """The ids with no link going out that can be reached from the input, itself left out."""
        return tuple(
            layer.id
            for layer in self.layers
            if layer.id in self.reachable
            and not self.targets(layer.id)
            and not isinstance(layer, InputSpec)
        )

    def role(self, layer_id: int) -> str:
        """Return ``input``, ``output``, ``hidden``, or the kind of a layer without neurons.

        The output layer is the one with no link going out; nothing else in the spec says so.
        """
        layer = self.layer(layer_id)
        if layer.kind == "input" or (len(self.ends) == 1 and layer_id == self.ends[0]):
            return "input" if layer.kind == "input" else "output"
        return "hidden" if layer.kind in ("dense", MaxoutSpec.kind) else layer.kind

    @cached_property
    def names(self) -> Mapping[int, str]:
        """The name of every layer: what was typed, else ``hidden_1``, ``output`` and so on."""
        taken = {layer.name.casefold() for layer in self.layers if layer.name}
        names = {layer.id: layer.name for layer in self.layers if layer.name}
        counters: dict[str, int] = {}
        for layer_id in self._reading_order:
            if layer_id not in names:
                names[layer_id] = self._default_name(self.role(layer_id), counters, taken)
        return {layer.id: names[layer.id] for layer in self.layers}

    @property
    def _reading_order(self) -> tuple[int, ...]:
        rest = self.in_cycle
        return tuple(self.by_id) if rest else self.order

    @staticmethod
    def _default_name(role: str, counters: dict[str, int], taken: set[str]) -> str:
        name = role if role in ("input", "output") else ""
        while not name or name in taken:
            counters[role] = counters.get(role, 0) + 1
            name = f"{role}_{counters[role]}"
        taken.add(name)
        return name

    @cached_property
    def units(self) -> Mapping[int, int]:
        """The width of every layer's output, where the links so far decide it."""
        widths: dict[int, int] = {}
        for layer_id in () if self.in_cycle else self.order:
            layer = self.by_id[layer_id]
            inputs = self.input_units(layer_id, widths)
            if self._inputs_suffice(layer, inputs):
                widths[layer_id] = layer.output_units(inputs)
        return widths

    @staticmethod
    def _inputs_suffice(layer: LayerSpec, inputs: tuple[int, ...]) -> bool:
        wanted = layer.inputs_wanted
        return bool(inputs) or wanted == 0 or hasattr(layer, "units")

    def input_units(
        self, layer_id: int, widths: Mapping[int, int] | None = None
    ) -> tuple[int, ...]:
        """Return the widths of what comes into a layer, in link order."""
        widths = self.units if widths is None else widths
        return tuple(widths[source] for source in self.sources(layer_id) if source in widths)

    def parameter_count(self, layer_id: int) -> int:
        """Return how many numbers a layer keeps; 0 while nothing comes in."""
        inputs = self.input_units(layer_id)
        return self.layer(layer_id).parameter_count(inputs) if inputs else 0

    # Edits: each returns a new spec, or raises before anything changed.

    def adding(self, layer: LayerSpec) -> "NetworkSpec":
        """Return the spec with a new layer, unconnected; its id is `next_id`."""
        added = replace(layer, id=self.next_id)
        return NetworkSpec((*self.layers, added), self.links, self.next_id + 1)

    def removing(self, layer_ids: Iterable[int]) -> "NetworkSpec":
        """Return the spec without these layers and their links."""
        gone = {self.layer(layer_id).id for layer_id in layer_ids}
        layers = tuple(layer for layer in self.layers if layer.id not in gone)
        links = tuple(k for k in self.links if k.source not in gone and k.target not in gone)
        return NetworkSpec(layers, links, self.next_id)

    def changing(self, layer_id: int, **values: Any) -> "NetworkSpec":
        """Return the spec with fields of one layer replaced."""
        changed = replace(self.layer(layer_id), **values)
        layers = tuple(changed if layer.id == layer_id else layer for layer in self.layers)
        return NetworkSpec(layers, self.links, self.next_id)

    def linking(self, source: int, target: int) -> "NetworkSpec":
        """Return the spec with one more link, behind the target's others.

        Raises
        ------
        EditRefusedError
            For a link that `link_problem` refuses.
        """
        problem = self.link_problem(source, target)
        if problem is not None:
            raise EditRefusedError(problem=problem)
        return NetworkSpec(self.layers, (*self.links, LinkSpec(source, target)), self.next_id)

    def unlinking(self, source: int, target: int) -> "NetworkSpec":
        """Return the spec without this link."""
        links = tuple(link for link in self.links if link != LinkSpec(source, target))
        return NetworkSpec(self.layers, links, self.next_id)

    def link_problem(self, source: int, target: int) -> Problem | None:
        """Say why two layers cannot be linked, or None where they can."""
        layer = self.layer(target)
        names = {"layer_name": self.names[target], "source_name": self.names[source]}
        if isinstance(layer, InputSpec):
            return Problem(target, "link_into_input", names)
        if LinkSpec(source, target) in self.links:
            return Problem(target, "duplicate_link", names)
        if source == target or source in self.behind(target):
            return Problem(target, "cycle", names)
        if layer.inputs_wanted is not None and len(self.sources(target)) >= layer.inputs_wanted:
            counts = {"expected": layer.inputs_wanted, "received": len(self.sources(target)) + 1}
            return Problem(target, "extra_link", {**names, **counts})
        return None

    def behind(self, layer_id: int) -> frozenset[int]:
        """Return the ids that can be reached from a layer, itself left out."""
        found: set[int] = set()
        front = list(self.targets(layer_id))
        while front:
            reached = front.pop()
            if reached not in found:
                found.add(reached)
                front.extend(self.targets(reached))
        return frozenset(found)

    def inserting(self, layer: LayerSpec, link: LinkSpec) -> "NetworkSpec":
        """Return the spec with a new layer put on a link, which keeps its place in the order."""
        spec = self.adding(layer)
        new = self.next_id
        links: list[LinkSpec] = []
        for old in self.links:
            halves = [LinkSpec(old.source, new), LinkSpec(new, old.target)]
            links.extend(halves if old == link else [old])
        return NetworkSpec(spec.layers, tuple(links), spec.next_id)

    def bridging(self, layer_ids: Iterable[int]) -> "NetworkSpec":
        """Return the spec without these layers, their neighbours joined where one line led through.

        Only a layer with one link in and one out is bridged; others leave a gap.
        """
        spec = self
        for layer_id in layer_ids:
            sources, targets = spec.sources(layer_id), spec.targets(layer_id)
            spec = spec._without_one(layer_id, sources, targets)
        return spec

    def _without_one(
        self, layer_id: int, sources: tuple[int, ...], targets: tuple[int, ...]
    ) -> "NetworkSpec":
        if len(sources) != 1 or len(targets) != 1:
            return self.removing([layer_id])
        bridge = LinkSpec(sources[0], targets[0])
        links: list[LinkSpec] = []
        for link in self.links:
            if link.source == layer_id and bridge not in self.links:
                links.append(bridge)
            elif layer_id not in (link.source, link.target):
                links.append(link)
        layers = tuple(layer for layer in self.layers if layer.id != layer_id)
        return NetworkSpec(layers, tuple(links), self.next_id)
