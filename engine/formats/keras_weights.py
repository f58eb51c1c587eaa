"""Where the weights of a Keras layer stand in a file, in every generation of the formats."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from numpy.typing import NDArray

from engine.formats.keras_configs import KerasCall
from engine.formats.raw_file import RawFile

Values = NDArray[Any]

#: The containers of layers: Keras 3, and Keras 2.12 and 2.13.
_CONTAINERS: Final = ("layers", "_layer_checkpoint_dependencies")
#: What the variables of a class are called in older files, in the order of newer ones.
_VARIABLES: Final[Mapping[str, tuple[str, ...]]] = {
    "Dense": ("kernel", "bias"),
    "BatchNormalization": ("gamma", "beta", "moving_mean", "moving_variance"),
    "PReLU": ("alpha",),
    "Normalization": ("mean", "variance", "count"),
}
_OF_KERAS_1: Final = {
    "W": "kernel",
    "b": "bias",
    "gamma": "gamma",
    "beta": "beta",
    "running_mean": "moving_mean",
    "running_std": "moving_variance",  # it is the variance, whatever it is called
    "alphas": "alpha",
}


def is_by_layer_name(raw: RawFile) -> bool:
    """Tell whether the weights stand under the layers' names, as in Keras 2 and ``.h5``."""
    return any("layer_names" in own for own in _roots(raw).values())


def _roots(raw: RawFile) -> dict[str, Mapping[str, Any]]:
    attributes = raw.plain["attributes"]
    roots = {place: attributes.get(place, {}) for place in ("", "model_weights")}
    return {place: _joined(own) for place, own in roots.items()}


def _joined(own: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return attributes with the long lists put together that HDF5 holds in pieces."""
    whole = dict(own)
    for name in ("layer_names", "weight_names"):
        pieces = [own[f"{name}{i}"] for i in range(len(own)) if f"{name}{i}" in own]
        if pieces and name not in own:
            whole[name] = [one for piece in pieces for one in piece]
    return whole


class KerasWeights:
    """Finds the variables of a layer by name (Keras 2) or by counted class (Keras 3)."""

    def __init__(self, raw: RawFile) -> None:
        self._arrays = raw.arrays
        self._attributes = raw.plain["attributes"]
        self._by_name = dict(_named_layers(raw))
        self._named_groups: dict[tuple[str, str], str] = {
            (_parent(place), own["name"]): place.removesuffix("/vars")
            for place, own in self._attributes.items()
            if place.endswith("/vars") and "name" in own
        }

    def of(self, call: KerasCall, wanted: tuple[str, ...]) -> dict[str, Values]:
        """Return those of the variables, by Keras's names, that the file holds."""
        if self._by_name:
            return self._legacy(call, wanted)
        group = self._group(call)
        found = self._arrays_in(f"{group}/vars/")
        return dict(zip(wanted, found, strict=False))

    def _legacy(self, call: KerasCall, wanted: tuple[str, ...]) -> dict[str, Values]:
        own = self._by_name.get(call.names[0], {}) if call.names else {}
        found = {}
        for (layer, variable), values in own.items():
            if variable in wanted and (len(call.names) == 1 or layer == call.names[-1]):
                found[variable] = values
        return found

    def _group(self, call: KerasCall) -> str:
        """Return the place of a layer: where its name stands, else by counting classes."""
        for container in _CONTAINERS:
            place = "/".join(f"{container}/{part}" for part in call.group)
            parent = place.rpartition(f"{container}/")[0].rstrip("/")
            named = self._named_groups.get((parent, call.names[-1]))
            if named is not None:
                return named
            if any(name.startswith(f"{place}/") for name in self._arrays):
                return place
        return "/".join(f"layers/{part}" for part in call.group)

    def _arrays_in(self, prefix: str) -> list[Values]:
        numbered = []
        for name, values in self._arrays.items():
            rest = name.removeprefix(prefix)
            if name.startswith(prefix) and rest.isdecimal():
                numbered.append((int(rest), values))
        return [values for _, values in sorted(numbered, key=lambda one: one[0])]


def _parent(place: str) -> str:
    """Return the place of the model that a layer's variables stand in."""
    return "/".join(place.split("/")[:-3])


def _named_layers(raw: RawFile) -> Iterator[tuple[str, dict[tuple[str, str], Values]]]:
    """Yield every layer with its variables by the name of the innermost layer and their own."""
    for root, own in _roots(raw).items():
        for name in own.get("layer_names", ()):
            place = f"{root}/{name}" if root else name
            group = _joined(raw.plain["attributes"].get(place, {}))
            names = group.get("weight_names", ())
            yield name, dict(_variables(raw, place, name, names))


def _variables(
    raw: RawFile, place: str, layer: str, names: Any
) -> Iterator[tuple[tuple[str, str], Values]]:
    for name in names:
        values = raw.arrays.get(f"{place}/{name}")
        if values is not None:
            parts = [layer, *name.split(":")[0].split("/")]
            yield (parts[-2], _variable(layer, parts[-1])), values


def _variable(layer: str, name: str) -> str:
    """Return what newer versions call a variable; Keras 1 writes ``dense_1_W``."""
    return _OF_KERAS_1.get(name.removeprefix(f"{layer}_"), name)


def layers_in_order(raw: RawFile) -> list[tuple[str, dict[str, Values]]]:
    """Return the layers of a file without a description, in the order that it writes.

    A model inside the model is one group there; its layers are told apart by their names.
    """
    return [
        (inner, variables)
        for _, own in _named_layers(raw)
        for inner, variables in _by_innermost(own).items()
    ]


def _by_innermost(own: Mapping[tuple[str, str], Values]) -> dict[str, dict[str, Values]]:
    layers: dict[str, dict[str, Values]] = {}
    for (inner, variable), values in own.items():
        layers.setdefault(inner, {})[variable] = values
    return layers
