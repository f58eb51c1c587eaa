"""How a training came to where it is as plain data, and back."""

from collections.abc import Mapping
from typing import Any, Final

from engine.files.file_values import wrong_value
from engine.project.checked_values import number_at, number_to_plain, object_at, whole_at
from engine.specification import (
    network_from_plain,
    network_to_plain,
    training_from_plain,
    training_to_plain,
)
from engine.training.live_changes import Change, NetworkChange, ParameterChange, TrainingChange
from engine.training.training_path import MOST_CHANGES, TrainingPath
from engine.training.training_state import TrainingState

PlainData = dict[str, Any]

_KINDS: Final = ("network", "parameter", "training")


def path_to_plain(path: TrainingPath) -> PlainData:
    """Return a path as plain data."""
    return {
        "network": network_to_plain(path.network),
        "training": training_to_plain(path.training),
        "changes": [{"step": step, **_change_to_plain(change)} for step, change in path.changes],
    }


def _change_to_plain(change: Change) -> PlainData:
    if isinstance(change, NetworkChange):
        return {"kind": "network", "network": network_to_plain(change.network)}
    if isinstance(change, TrainingChange):
        return {"kind": "training", "training": training_to_plain(change.training)}
    assert isinstance(change, ParameterChange)
    return {
        "kind": "parameter",
        "layer": change.layer,
        "parameter": change.parameter,
        "index": [int(place) for place in change.index],
        "value": number_to_plain(float(change.value)),
    }


def path_from_plain(plain: Mapping[str, Any], reached: TrainingState) -> TrainingPath:
    """Return the path that `path_to_plain` wrote, for the state that it led to.

    Raises
    ------
    LayerloomError
        If a part is missing or does not fit.
    """
    changes = plain.get("changes")
    if not isinstance(changes, list):
        raise wrong_value("changes", "list", changes)
    if len(changes) > MOST_CHANGES:
        raise wrong_value("changes", "at_most", len(changes), most=MOST_CHANGES)
    return TrainingPath(
        network_from_plain(object_at(plain, "network")),
        training_from_plain(object_at(plain, "training")),
        tuple(_step_and_change(change, reached) for change in changes),
    )


def _step_and_change(plain: Any, reached: TrainingState) -> tuple[int, Change]:
    values = object_at({"changes": plain}, "changes")
    step = whole_at(values, "step", 0, reached.position.step)
    kind = values.get("kind")
    if kind == "network":
        return step, NetworkChange(network_from_plain(object_at(values, "network")))
    if kind == "training":
        return step, TrainingChange(training_from_plain(object_at(values, "training")))
    if kind == "parameter":
        return step, _parameter_change(values, reached)
    raise wrong_value("kind", "one_of", kind, names=", ".join(_KINDS))


def _parameter_change(values: Mapping[str, Any], reached: TrainingState) -> ParameterChange:
    layer, name, index = whole_at(values, "layer"), values.get("parameter"), values.get("index")
    known = reached.network.table.by_key
    parameter = known.get((layer, name)) if isinstance(name, str) else None
    if parameter is None:
        names = ", ".join(f"{layer}.{name}" for layer, name in known)
        raise wrong_value("parameter", "one_of", f"{layer}.{name}", names=names)
    if not isinstance(index, list) or len(index) != len(parameter.shape):
        raise wrong_value("index", "list", index)
    places = [
        whole_at({"index": place}, "index", 0, size - 1)
        for place, size in zip(index, parameter.shape, strict=True)
    ]
    return ParameterChange(layer, parameter.name, tuple(places), number_at(values, "value"))
