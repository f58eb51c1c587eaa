"""Where every parameter lives: names, shapes and places in the network's one flat vector."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from engine.array_types import Array
from engine.specification import NetworkSpec


@dataclass(frozen=True, slots=True)
class Parameter:
    """One tensor of parameters: whose it is, its shape, its place in the flat vector."""

    layer: int
    name: str
    shape: tuple[int, ...]
    place: slice
    trainable: bool

    @property
    def size(self) -> int:
        """How many numbers it holds."""
        return int(self.place.stop - self.place.start)


@dataclass(frozen=True)
class ParameterTable:
    """Every parameter of a network, in topological order of the layers."""

    parameters: tuple[Parameter, ...]

    @classmethod
    def of(cls, spec: NetworkSpec) -> "ParameterTable":
        """Lay out the parameters of a network."""
        return cls(tuple(_laid_out(spec)))

    def __iter__(self) -> Iterator[Parameter]:
        """Go through the parameters in the order of the flat vector."""
        return iter(self.parameters)

    @property
    def size(self) -> int:
        """The length of the flat vector."""
        return self.parameters[-1].place.stop if self.parameters else 0

    def views(self, vector: Array) -> dict[int, dict[str, Array]]:
        """Return each layer's parameters by name, as views into a flat vector."""
        views: dict[int, dict[str, Array]] = {}
        for parameter in self.parameters:
            view = vector[parameter.place].reshape(parameter.shape)
            views.setdefault(parameter.layer, {})[parameter.name] = view
        return views

    @cached_property
    def trainable_places(self) -> tuple[slice, ...]:
        """The places that training changes, neighbours joined."""
        places = [parameter.place for parameter in self.parameters if parameter.trainable]
        joined: list[slice] = []
        for place in places:
            if joined and joined[-1].stop == place.start:
                joined[-1] = slice(joined[-1].start, place.stop)
            else:
                joined.append(place)
        return tuple(joined)

    @cached_property
    def by_key(self) -> Mapping[tuple[int, str], Parameter]:
        """The parameters by layer id and name."""
        return {(parameter.layer, parameter.name): parameter for parameter in self.parameters}


def _laid_out(spec: NetworkSpec) -> Iterator[Parameter]:
    start = 0
    for layer_id in spec.order:
        layer = spec.by_id[layer_id]
        if spec.parameter_count(layer_id) == 0:
            # It keeps nothing, or nothing comes in yet.
            continue
        shapes = layer.parameter_shapes(spec.input_units(layer_id))
        for name, shape in shapes.items():
            size = 1
            for length in shape:
                size *= length
            place = slice(start, start + size)
            yield Parameter(layer_id, name, shape, place, layer.trainable(name))
            start += size
