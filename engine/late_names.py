"""Names of a package whose modules are imported when somebody first asks for one (PEP 562)."""

import sys
from collections.abc import Callable, Sequence
from importlib import import_module


def late_names(package: str, modules: Sequence[str]) -> Callable[[str], object]:
    """Return what a package binds to ``__getattr__``.

    For type checkers the package imports the names where ``TYPE_CHECKING`` holds; they stand in
    its ``__all__``, too.

    Parameters
    ----------
    package : str
        Its ``__name__``.
    modules : sequence of str
        Where to look for the names, in this order: the lightest first, for all before it are
        imported, too.
    """

    def find(name: str) -> object:
        home = sys.modules[package]
        for module in modules if name in home.__all__ else ():
            found: object = getattr(import_module(module), name, None)
            if found is not None:
                setattr(home, name, found)
                return found
        raise AttributeError(f"module {package!r} has no attribute {name!r}", name=name, obj=home)

    return find
