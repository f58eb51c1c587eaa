"""The data sets that are known by a name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from engine.datasets.data_errors import OptionRangeError, UnknownOptionError, UnknownSourceError
from engine.datasets.dataset import Dataset
from engine.datasets.derived_inputs import checked_names
from engine.datasets.description import DataDescription, OptionValue
from engine.datasets.logic_gates import GATES, logic_gate
from engine.datasets.mnist_descriptions import FASHION_MNIST, MNIST
from engine.datasets.scaling import Scaling
from engine.datasets.shipped_sets import SHIPPED_SETS, shipped_set
from engine.datasets.toy_sets import MOST_BLOBS, TOY_SETS, toy_set
from engine.errors import DataMissingError
from engine.specification import Option

_HIGHEST_SEED: Final = 2**63 - 1


@dataclass(frozen=True, slots=True)
class BuiltIn:
    """A data set known by a name.

    Parameters
    ----------
    title : str
        What it is called on the screen, in English.
    options : mapping of str to Option
        The numbers that can be chosen, with their defaults and legal ranges.
    make : callable, optional
        From the options to the data set; None where the data are files.
    is_scaled : bool
        Whether `make` takes a scaling too.
    is_planar : bool
        Whether samples are points of a plane, from which inputs can be ``derived``.
    description : DataDescription, optional
        What is known without the files; None where they can be made at any time.
    """

    title: str
    options: Mapping[str, Option]
    make: Callable[..., Dataset] | None = None
    description: DataDescription | None = None
    is_scaled: bool = False
    is_planar: bool = False

    @property
    def needs_files(self) -> bool:
        """Whether the data are files, which the user has or downloads."""
        return self.make is None


def _gate(gate: str) -> BuiltIn:
    options = {"inputs": Option(2, 2, 4, whole=True)}
    return BuiltIn(gate.upper(), options, partial(logic_gate, gate))


def _toy(
    key: str,
    samples: int,
    noise: float,
    most_noise: float,
    is_planar: bool = True,
    **others: Option,
) -> BuiltIn:
    options = {
        **others,
        "samples": Option(samples, 3, 1_000_000, whole=True),
        "noise": Option(noise, 0.0, most_noise),
        "seed": Option(0, 0, _HIGHEST_SEED, whole=True),
    }
    return BuiltIn(TOY_SETS[key].name, options, partial(toy_set, key), is_planar=is_planar)


BUILT_IN: Final[Mapping[str, BuiltIn]] = {
    **{gate: _gate(gate) for gate in GATES},
    "spiral": _toy("spiral", 500, 0.0, 0.5),
    "circle": _toy("circle", 500, 0.0, 0.5),
    "xor_cloud": _toy("xor_cloud", 500, 0.0, 0.5),
    "gauss": _toy("gauss", 500, 0.0, 0.5),
    "reg_plane": _toy("reg_plane", 1200, 0.0, 0.5),
    "reg_gauss": _toy("reg_gauss", 1200, 0.0, 0.5),
    "cs231n_spiral": _toy("cs231n_spiral", 300, 0.2, 2.0),
    "moons": _toy("moons", 500, 0.1, 1.0),
    "blobs": _toy("blobs", 500, 1.0, 4.0, classes=Option(3, 2, MOST_BLOBS, whole=True)),
    "sine": _toy("sine", 300, 0.1, 1.0, is_planar=False),
    "linear": _toy("linear", 100, 0.1, 1.0, is_planar=False),
    **{
        name: BuiltIn(shipped.title, {}, partial(shipped_set, name), is_scaled=True)
        for name, shipped in SHIPPED_SETS.items()
    },
    "mnist": BuiltIn("MNIST", {}, description=MNIST),
    "fashion_mnist": BuiltIn("Fashion-MNIST", {}, description=FASHION_MNIST),
}


def built_in(
    name: str,
    options: Mapping[str, OptionValue] | None = None,
    scaling: Scaling | None = None,
) -> Dataset:
    """Return a built-in data set; the same options give the same bits.

    Parameters
    ----------
    name : str
        A key of `BUILT_IN`.
    options : mapping, optional
        Those that differ from their defaults, such as ``{"noise": 0.1, "seed": 3}``;
        ``derived`` of points in a plane is a text, ``"x1^2,x1*x2"``.
    scaling : Scaling, optional
        Of a set that has one, instead of its usual one.

    Raises
    ------
    UnknownSourceError, UnknownOptionError, OptionRangeError
        If there is no such set or option, or a number is outside its range.
    DataMissingError
        If the set consists of files that were not downloaded yet.
    """
    entry = BUILT_IN.get(name)
    if entry is None:
        raise UnknownSourceError(source=name, names=", ".join(BUILT_IN))
    wanted = dict(options or {})
    derived = str(wanted.pop("derived", "")) if entry.is_planar else ""
    chosen = _checked_options(name, entry.options, wanted)
    if entry.make is None:
        return _downloaded(name, entry, scaling)
    if entry.is_planar:
        return entry.make(derived=checked_names(name, derived), **chosen)
    return entry.make(scaling=scaling) if entry.is_scaled else entry.make(**chosen)


def _downloaded(name: str, entry: BuiltIn, scaling: Scaling | None) -> Dataset:
    """Return a set from the cache, known by its name wherever the cache may be."""
    from engine.datasets.download import cached_folder  # only these sets need them
    from engine.datasets.mnist import read_mnist

    folder = cached_folder(name)
    if folder is None or entry.description is None:
        raise DataMissingError(name=entry.title, source=name)
    read = read_mnist(folder, scaling, entry.description)
    description = replace(read.description, source=entry.description.source)
    return Dataset(description, read.samples, read.test)


def _checked_options(
    name: str, legal: Mapping[str, Option], chosen: Mapping[str, OptionValue]
) -> dict[str, int | float]:
    values = {key: _number(option, option.default) for key, option in legal.items()}
    for key, value in chosen.items():
        option = legal.get(key)
        if option is None:
            raise UnknownOptionError(source=name, option=key, names=", ".join(legal) or "–")
        if isinstance(value, str) or not option.allows(value):
            raise OptionRangeError(source=name, option=key, legal=option.text(), value=value)
        values[key] = _number(option, value)
    return values


def _number(option: Option, value: float) -> int | float:
    return int(value) if option.whole else float(value)
