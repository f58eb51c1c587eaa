"""Trained weights as files that other tools open: one module per format, one table by suffix."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from engine.errors import FormatUnsupportedError
from engine.formats.npz import write_npz
from engine.network import Network


@dataclass(frozen=True, slots=True)
class WeightsFormat:
    """A format that weights can be written in.

    Parameters
    ----------
    suffix : str
        With its dot; names the format.
    title : str
        What it is called, in English.
    opened_by : str
        The line of Python that opens a file, with ``{file}`` for its name.
    write : callable
        Writes a network to a path and returns the paths of every file that was written.
    """

    suffix: str
    title: str
    opened_by: str
    write: Callable[[Network, Path], tuple[Path, ...]]


#: A new format is one module and one line here.
WEIGHTS_FORMATS: Final[Mapping[str, WeightsFormat]] = {
    known.suffix: known
    for known in (WeightsFormat(".npz", "NumPy arrays", "numpy.load({file})", write_npz),)
}


def export_weights(network: Network, path: Path) -> tuple[Path, ...]:
    """Write a network's weights in the format that the suffix of `path` names.

    Returns
    -------
    tuple of Path
        Every file that was written.

    Raises
    ------
    FormatUnsupportedError
        For a suffix that is none of `WEIGHTS_FORMATS`.
    OSError
        If the folder cannot be written to; a file that was there is as it was.
    """
    known = WEIGHTS_FORMATS.get(path.suffix.lower())
    if known is None:
        suffixes = ", ".join(WEIGHTS_FORMATS)
        raise FormatUnsupportedError(
            what="A network",
            format=path.suffix or "a file without a suffix",
            remedy=f"Choose one of {suffixes}.",
        )
    return known.write(network, path)


__all__ = ["WEIGHTS_FORMATS", "WeightsFormat", "export_weights"]
