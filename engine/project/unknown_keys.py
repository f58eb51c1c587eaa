"""What a newer version wrote and this one does not know: found on reading, kept on saving."""

from collections.abc import Mapping
from typing import Any

Unknown = dict[Any, Any]


def unknown_keys(read: Any, understood: Any) -> Unknown:
    """Return what stands in `read` and not in `understood`, which says how it is written now.

    Lists of objects with an ``id`` are compared object by object.
    """
    if isinstance(read, Mapping) and isinstance(understood, Mapping):
        found = {key: value for key, value in read.items() if key not in understood}
        both = [key for key in read if key in understood]
        parts = {key: unknown_keys(read[key], understood[key]) for key in both}
        return {**found, **{key: part for key, part in parts.items() if part}}
    if isinstance(read, list) and isinstance(understood, list):
        return unknown_keys(_by_id(read), _by_id(understood)) if _by_id(understood) else {}
    return {}


def with_unknown(written: Any, unknown: Mapping[Any, Any]) -> Any:
    """Return plain data with the keys that `unknown_keys` found; what is gone stays gone."""
    if isinstance(written, Mapping):
        old = {key: _put_back(written[key], unknown.get(key)) for key in written}
        new = {key: value for key, value in unknown.items() if isinstance(key, str)}
        return {**old, **{key: value for key, value in new.items() if key not in written}}
    if isinstance(written, list):
        return [_put_back(item, unknown.get(_id(item))) for item in written]
    return written


def _put_back(written: Any, unknown: Any) -> Any:
    return with_unknown(written, unknown) if isinstance(unknown, Mapping) else written


def _by_id(items: list[Any]) -> dict[int, Any]:
    return {_id(item): item for item in items if _id(item)}


def _id(item: Any) -> int:
    own = item.get("id") if isinstance(item, Mapping) else None
    return own if type(own) is int else 0
