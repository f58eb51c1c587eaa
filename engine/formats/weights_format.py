"""What a weights format is: a suffix, who opens it, what it writes, and the lines that load it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine.array_types import Array
from engine.formats.format_errors import SinglePrecisionError, UnknownOptionError
from engine.network.network import Network

Shape = tuple[int, ...]
Contents = tuple[tuple[str, Shape], ...]
"""Name and shape of every array that a file holds."""
Options = Collection[str]
"""The names of the options that are switched on."""


@dataclass(frozen=True, slots=True)
class FormatOption:
    """A switch of a format, off unless it is asked for.

    Parameters
    ----------
    name : str
        How programs and the command line call it.
    title : str
        What it does, in English.
    """

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class WeightsFormat:
    """A format that weights can be written in.

    Parameters
    ----------
    suffix : str
        With its dots; names the format.
    title : str
        What it is called, in English.
    opened_by : str
        One line on who opens it, in English.
    write : callable
        Writes a network to a path with options and returns every file that was written.
    contents : callable
        Returns what a file of this network would hold, for a preview.
    loading_lines : callable
        Returns the lines of Python that load the file, ready to be pasted.
    single_precision : bool
        Whether the numbers are always float32; else they keep the project's type.
    options : tuple of FormatOption
        The switches it has.
    """

    suffix: str
    title: str
    opened_by: str
    write: Callable[[Network, Path, Options], tuple[Path, ...]]
    contents: Callable[[Network, Path, Options], Contents]
    loading_lines: Callable[[Network, Path, Options], tuple[str, ...]]
    single_precision: bool = False
    options: tuple[FormatOption, ...] = ()

    def checked_options(self, options: Options) -> frozenset[str]:
        """Return the options as a set.

        Raises
        ------
        UnknownOptionError
            For one that this format does not have.
        """
        known = {option.name for option in self.options}
        for name in sorted(set(options) - known):
            has = ", ".join(sorted(known)) or "-"
            raise UnknownOptionError(format=self.suffix, option=name, options=has)
        return frozenset(options)


def named_contents(network: Network, path: Path, options: Options) -> Contents:
    """Return the parameters under the names they have in most formats."""
    return tuple((name, values.shape) for name, values in network.named_parameters())


def first_name(network: Network) -> str | None:
    """Return the name of the first parameter, None for a network that has none."""
    return next((name for name, _ in network.named_parameters()), None)


def first_weights_line(network: Network) -> tuple[str, ...]:
    """Return the line that shows how a parameter is reached, none where there is none."""
    name = first_name(network)
    return () if name is None else (f"weights[{name!r}]",)


SingleArrays = dict[int, dict[str, Array]]


def single_precision_arrays(network: Network, format: str) -> SingleArrays:
    """Return every parameter as float32, by layer id and name.

    Raises
    ------
    SinglePrecisionError
        If a finite number is beyond the range of float32.
    """
    arrays: SingleArrays = {}
    for parameter in network.table:
        values = network.views[parameter.layer][parameter.name]
        with np.errstate(over="ignore"):
            single = np.asarray(values, np.float32)
        infinite = np.isinf(single)
        if infinite.any() and np.any(infinite & np.isfinite(values)):
            raise SinglePrecisionError(format=format, parameter=network.parameter_name(parameter))
        arrays.setdefault(parameter.layer, {})[parameter.name] = single
    return arrays
