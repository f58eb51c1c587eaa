"""What a JSON file of weights holds, as plain data and arrays."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.files.file_errors import PartDamagedError
from engine.formats.raw_file import RawFile

Values = NDArray[Any]


def json_contents(path: Path) -> RawFile:
    """Return the arrays of a .json file, and the plain spec where it has one.

    Raises
    ------
    FileDamagedError
        If it is no JSON, or holds anything but numbers.
    """
    try:
        plain = json.loads(path.read_text("utf-8"), parse_constant=refuse_constant)
    except (ValueError, RecursionError):
        raise PartDamagedError(path=path, kind="json", part=path.name) from None
    if not isinstance(plain, Mapping):
        raise PartDamagedError(path=path, kind="json", part=path.name)
    weights = plain.get("weights", plain)
    if not isinstance(weights, Mapping):
        raise PartDamagedError(path=path, kind="json", part="weights")
    dtype = np.float32 if plain.get("dtype") == "float32" else np.float64
    arrays = {name: _nested(path, name, values, dtype) for name, values in weights.items()}
    own = {"architecture": plain["architecture"]} if "architecture" in plain else {}
    return RawFile(own, arrays)


def _nested(path: Path, name: str, values: Any, dtype: type[Any]) -> Values:
    try:
        with np.errstate(all="ignore"):
            return np.array(values, dtype)
    except (ValueError, TypeError, OverflowError, RecursionError):
        raise PartDamagedError(path=path, kind="json", part=name) from None


def refuse_constant(name: str) -> float:
    """Refuse ``NaN`` and ``Infinity``, which Python reads although they are no JSON."""
    raise ValueError(f"{name} is no JSON")
