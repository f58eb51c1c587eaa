"""The files that come with the program, found wherever it is installed."""

from importlib.resources import files
from importlib.resources.abc import Traversable


def resource(*names: str) -> Traversable:
    """Return a file or folder below ``resources``, as ``resource("examples", "xor-mlp.json")``."""
    return files("resources").joinpath(*names)
