"""Specifications as plain data for JSON, and back; unknown keys are kept apart, never obeyed."""

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from typing import Any, Final

from engine.files.file_values import wrong_value
from engine.specification.choices import Choice
from engine.specification.layer_specs import LAYER_KINDS, LayerSpec
from engine.specification.network_spec import LinkSpec, NetworkSpec
from engine.specification.training_spec import EarlyStopping, TrainingSpec

PlainData = dict[str, Any]

_WANTED_TYPES: Final = {bool: "flag", int: "whole", float: "number", str: "text"}


def network_to_plain(spec: NetworkSpec) -> PlainData:
    """Return the network as dictionaries, lists, strings and numbers."""
    return {
        "layers": [{"kind": layer.kind, **_record_to_plain(layer)} for layer in spec.layers],
        "links": [[link.source, link.target] for link in spec.links],
        "next_id": spec.next_id,
    }


def network_from_plain(data: Any) -> NetworkSpec:
    """Return the network that `network_to_plain` wrote.

    Raises
    ------
    FileValueError
        If the data do not describe one.
    """
    layers = tuple(_layer_from_plain(item) for item in _list_at(data, "layers"))
    links = tuple(_link_from_plain(item) for item in _list_at(data, "links"))
    ids = [layer.id for layer in layers]
    if len(set(ids)) != len(ids) or any(layer_id < 1 for layer_id in ids):
        raise wrong_value("layers", "layer_ids", ids)
    if any(end not in ids for link in links for end in (link.source, link.target)):
        raise wrong_value("links", "layer_links", [[k.source, k.target] for k in links])
    next_id = data.get("next_id", max(ids, default=0) + 1)
    if not _is_whole(next_id) or next_id <= max(ids, default=0):
        raise wrong_value("next_id", "above_ids", next_id)
    return NetworkSpec(layers, links, next_id)


def training_to_plain(training: TrainingSpec) -> PlainData:
    """Return the training settings as plain data."""
    return _record_to_plain(training)


def training_from_plain(data: Any) -> TrainingSpec:
    """Return the training settings that `training_to_plain` wrote.

    Raises
    ------
    FileValueError
        If the data do not describe any.
    """
    return TrainingSpec(**_record_values(TrainingSpec, data, "training"))


def _record_to_plain(record: Any) -> PlainData:
    return {own.name: _value_to_plain(getattr(record, own.name)) for own in fields(record)}


def _value_to_plain(value: Any) -> Any:
    if isinstance(value, Choice):
        return {"name": value.name, **dict(value.options)} if value.options else value.name
    if isinstance(value, EarlyStopping):
        return _record_to_plain(value)
    return list(value) if isinstance(value, tuple) else value


def _layer_from_plain(data: Any) -> LayerSpec:
    kind = data.get("kind") if isinstance(data, Mapping) else None
    if not isinstance(kind, str) or kind not in LAYER_KINDS:
        raise wrong_value("kind", "one_of", kind, names=", ".join(LAYER_KINDS))
    layer_class = LAYER_KINDS[kind]
    return layer_class(**_record_values(layer_class, data, "layers"))


def _record_values(record: type[Any], data: Any, place: str) -> dict[str, Any]:
    if not isinstance(data, Mapping):
        raise wrong_value(place, "object", data)
    values: dict[str, Any] = {}
    for own in fields(record):
        if own.name in data:
            values[own.name] = _value_from_plain(own, data[own.name])
        elif own.default is MISSING:
            raise wrong_value(own.name, "right", None)
    return values


def _value_from_plain(own: Field[Any], value: Any) -> Any:
    """Return a field's value; its type is that of the field's default."""
    if own.name == "early_stopping":
        return None if value is None else _early_stopping_from_plain(value)
    if own.name in ("image_shape", "names"):
        return _tuple_from_plain(own, value)
    default = 1 if own.default is MISSING else own.default
    if isinstance(default, Choice):
        return _choice_from_plain(own.name, value)
    if isinstance(default, bool) or isinstance(value, bool):
        wanted = isinstance(default, bool) and isinstance(value, bool)
    elif isinstance(default, int):
        wanted = _is_whole(value)
    elif isinstance(default, float):
        wanted = isinstance(value, int | float)
        value = float(value) if wanted else value
    else:
        wanted = isinstance(value, str)
    if not wanted:
        raise wrong_value(own.name, _WANTED_TYPES[type(default)], value)
    return value


def _early_stopping_from_plain(data: Any) -> EarlyStopping:
    return EarlyStopping(**_record_values(EarlyStopping, data, "early_stopping"))


def _tuple_from_plain(own: Field[Any], value: Any) -> tuple[Any, ...] | None:
    if own.name == "image_shape" and value is None:
        return None
    items = value if isinstance(value, list | tuple) else [None]
    if own.name == "names":
        fits = all(isinstance(item, str) for item in items)
    else:
        fits = len(items) in (2, 3) and all(_is_positive(item) for item in items)
    if not fits:
        raise wrong_value(own.name, "texts" if own.name == "names" else "picture_shape", value)
    return tuple(items)


def _choice_from_plain(name: str, value: Any) -> Choice:
    if isinstance(value, str):
        return Choice(value)
    if isinstance(value, Mapping) and isinstance(value.get("name"), str):
        options = {key: number for key, number in value.items() if key != "name"}
        if all(isinstance(k, int | float) and not isinstance(k, bool) for k in options.values()):
            return Choice(value["name"], tuple(sorted(options.items())))
    raise wrong_value(name, "choice", value)


def _link_from_plain(data: Any) -> LinkSpec:
    if isinstance(data, list | tuple) and len(data) == 2 and all(_is_whole(end) for end in data):
        return LinkSpec(*data)
    raise wrong_value("links", "link", data)


def _list_at(data: Any, key: str) -> list[Any]:
    items = data.get(key) if isinstance(data, Mapping) else None
    if not isinstance(items, list):
        raise wrong_value(key, "list", items)
    return items


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_positive(value: Any) -> bool:
    return _is_whole(value) and value > 0
