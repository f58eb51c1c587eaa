"""The words for data: names of sources and their options, and the facts about a data set."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from engine import BUILT_IN, DataDescription, Dataset, DataSource, derived_names
from gui.words.translation import QT_TR_NOOP, tr

SOURCE_GROUPS: Final = (
    ("and", "or", "nand", "nor", "xor", "xnor"),
    ("spiral", "circle", "xor_cloud", "gauss", "moons", "blobs", "cs231n_spiral"),
    ("reg_plane", "reg_gauss", "sine", "linear"),
    ("iris", "wine", "digits", "mnist", "fashion_mnist"),
)
"""Every built-in source, what is alike together: gates, classes, values, real data."""

_SOURCES: Final[Mapping[str, Callable[[], str]]] = {
    "and": lambda: tr("AND gate"),
    "or": lambda: tr("OR gate"),
    "nand": lambda: tr("NAND gate"),
    "nor": lambda: tr("NOR gate"),
    "xnor": lambda: tr("XNOR gate"),
    "xor": lambda: tr("XOR gate"),
    "spiral": lambda: tr("Spiral"),
    "circle": lambda: tr("Circle"),
    "xor_cloud": lambda: tr("XOR cloud"),
    "gauss": lambda: tr("Two Gaussians"),
    "reg_plane": lambda: tr("Plane (values)"),
    "reg_gauss": lambda: tr("Six hills (values)"),
    "cs231n_spiral": lambda: tr("Spiral with three arms"),
    "moons": lambda: tr("Two moons"),
    "blobs": lambda: tr("Blobs"),
    "sine": lambda: tr("Sine (values)"),
    "linear": lambda: tr("Line (values)"),
    "iris": lambda: tr("Iris flowers"),
    "wine": lambda: tr("Wines"),
    "digits": lambda: tr("Digits, 8 × 8 pixels"),
    "mnist": lambda: tr("MNIST digits"),
}

SCALING_TEXTS: Final = {
    "none": QT_TR_NOOP("none"),
    "standardize": QT_TR_NOOP("mean 0, deviation 1"),
    "unit_range": QT_TR_NOOP("from 0 to 1"),
}
"""The ways of scaling in words."""

_OPTIONS: Final[Mapping[str, Callable[[], str]]] = {
    "inputs": lambda: tr("Inputs"),
    "samples": lambda: tr("Samples"),
    "noise": lambda: tr("Noise"),
    "classes": lambda: tr("Classes"),
    "seed": lambda: tr("Seed of the data"),
}


def source_text(name: str) -> str:
    """Return what a built-in source is called."""
    return _SOURCES[name]() if name in _SOURCES else BUILT_IN[name].title


def option_text(name: str) -> str:
    """Return what an option of a source is called."""
    return _OPTIONS[name]() if name in _OPTIONS else name


def built_in_key(source: DataSource) -> str:
    """Return the key in `BUILT_IN` of the list's entry that made these data; empty for none.

    A file may be called xor.csv; only folders stand for a set of files.
    """
    known = BUILT_IN.get(source.name)
    if known is None or source.kind == "typed" or (source.kind == "files" and _is_file(source)):
        return ""
    return source.name if source.kind == "built_in" or known.needs_files else ""


def _is_file(source: DataSource) -> bool:
    from engine import READERS  # not before there are files: the first window shows none

    return Path(source.path).suffix.lower() in READERS


#: What the examples call the data that came with them.
_TYPED: Final = {
    "hours of study": QT_TR_NOOP("hours of study"),
    "10 samples of N(0, 1)": QT_TR_NOOP("10 samples of N(0, 1)"),
    "four samples": QT_TR_NOOP("four samples"),
    "x from -5 to 5": QT_TR_NOOP("x from -5 to 5"),
    "64 samples of 0.025": QT_TR_NOOP("64 samples of 0.025"),
}


def dataset_name(dataset: Dataset | DataDescription) -> str:
    """Return what a data set is called."""
    name = built_in_key(dataset.source)
    if name:
        return source_text(name)
    return tr(_TYPED[dataset.name]) if dataset.name in _TYPED else dataset.name


def facts(dataset: Dataset) -> list[tuple[str, str]]:
    """Return what there is to know about a data set, as names and values."""
    return [
        (tr("Samples"), _samples(dataset)),
        (tr("Inputs"), _inputs(dataset)),
        (tr("Targets"), _targets(dataset)),
        (tr("Scaling"), _scaling(dataset)),
        (tr("Preparation"), _path(dataset)),
    ]


def _samples(dataset: Dataset) -> str:
    count = f"{len(dataset):,}"
    if dataset.test is None:
        return count
    return tr("{training} (test: {test})", training=count, test=f"{len(dataset.test):,}")


def _inputs(dataset: Dataset) -> str:
    width, shape = dataset.shape.inputs, dataset.image_shape
    if shape is not None:
        size = " × ".join(str(length) for length in shape)
        return tr("{width} (pictures of {size})", width=width, size=size)
    names = dataset.input_names
    return f"{width} ({', '.join(names)})" if 0 < len(names) <= 4 else str(width)


def _path(dataset: Dataset) -> str:
    """Return what is done to a sample on its way to the network: 28 × 28 → 784 → / 255."""
    shape = dataset.image_shape
    width, columns = dataset.shape.inputs, used_columns(dataset.source)
    steps = [str(width)]
    if shape is not None:
        steps.insert(0, " × ".join(str(length) for length in shape))
    elif derived_names(dataset.description):
        steps.insert(0, "2")
    elif columns and columns != width:
        steps.insert(0, tr("{count} {count:column|columns}", count=columns))
    if not dataset.scaling.changes_nothing:
        steps.append(_scaling(dataset))
    return " → ".join(steps)


def used_columns(source: DataSource) -> int:
    """Return how many columns of a table are inputs; 0 where that was not decided."""
    text = dict(source.options).get("columns", "")
    return str(text).count('"role": "input"')


def _targets(dataset: Dataset) -> str:
    names = dataset.class_names
    if not names:
        count = dataset.shape.outputs
        return tr("{count} {count:value|values}", count=count)
    shown = ", ".join(names) if len(names) <= 4 else f"{names[0]} … {names[-1]}"
    return tr("{count} classes ({names})", count=len(names), names=shown)


def _scaling(dataset: Dataset) -> str:
    scaling = dataset.scaling
    if scaling.changes_nothing:
        return tr("none")
    if len(scaling.divisor) > 1 or len(scaling.offset) > 1:
        if scaling.way in SCALING_TEXTS:
            return tr("{how}, each column", how=tr(SCALING_TEXTS[scaling.way]))
        return tr("each column by itself")
    divisor = f"{scaling.divisor[0]:g}"
    if scaling.offset[0]:
        offset = f"{scaling.offset[0]:g}"
        return tr("minus {offset}, then / {divisor}", offset=offset, divisor=divisor)
    return tr("/ {divisor}", divisor=divisor)
