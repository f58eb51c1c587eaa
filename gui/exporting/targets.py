"""What an export can be: one object for each format, all with the same questions."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import prod
from pathlib import Path
from typing import Any, Final, Protocol

from engine import (
    CODE_STYLES,
    CODE_SUFFIX,
    WEIGHTS_FORMATS,
    Dataset,
    Network,
    Project,
    Scaling,
    WeightsFormat,
    code_for,
    code_lines,
    export_code,
)

Contents = tuple[tuple[str, tuple[int, ...]], ...]

#: What a number takes where it is written in letters, about.
_LETTERS: Final = {".json": 21, ".csv": 20}


@dataclass(frozen=True)
class Choices:
    """How a format is to be written.

    Parameters
    ----------
    switches : frozenset of str
        The options that are on.
    style : str
        The style of code; empty for what is no code.
    """

    switches: frozenset[str] = frozenset()
    style: str = ""


@dataclass(frozen=True)
class Preview:
    """What an export would write.

    Parameters
    ----------
    rows : tuple of (str, tuple of int or None)
        Name and shape of what is in the file, or of the files; None for what is text.
    are_files : bool
        Whether every row is a file of its own.
    dtype : str
        The type of the numbers.
    size : int
        About how many bytes.
    """

    rows: tuple[tuple[str, tuple[int, ...] | None], ...]
    are_files: bool
    dtype: str
    size: int


class Target(Protocol):
    """One format of a network's export."""

    @property
    def suffix(self) -> str:
        """What its files end with; names the format."""

    @property
    def switches(self) -> tuple[str, ...]:
        """The options it has."""

    @property
    def styles(self) -> tuple[str, ...]:
        """The styles it has, the first one by default."""

    def preview(self, path: Path, choices: Choices) -> Preview:
        """Return what would be written; raise `LayerloomError` where it could not be."""

    def loading_lines(self, path: Path, choices: Choices) -> tuple[str, ...]:
        """Return the lines that load what was written."""

    def write(self, path: Path, choices: Choices) -> tuple[Path, ...]:
        """Write, and return every file."""


@dataclass(frozen=True)
class WeightsTarget:
    """Weights in one of the engine's formats."""

    format: WeightsFormat
    network: Network
    styles: tuple[str, ...] = ()
    _known: dict[Any, Contents] = field(default_factory=dict, repr=False, compare=False)
    """What was found out: the path is edited letter by letter, and networks are large."""

    @property
    def suffix(self) -> str:
        """The format's suffix."""
        return self.format.suffix

    @property
    def switches(self) -> tuple[str, ...]:
        """The format's options."""
        return tuple(option.name for option in self.format.options)

    def preview(self, path: Path, choices: Choices) -> Preview:
        """Return the arrays in the file, or the files of a format that writes one for each."""
        contents = self._contents(path, choices)
        dtype = "float32" if self.format.single_precision else self.network.dtype.name
        size = _LETTERS.get(self.suffix, 4 if dtype == "float32" else 8)
        numbers = sum(prod(shape) for _, shape in contents if shape)
        rows = tuple((name, shape or None) for name, shape in contents)
        return Preview(rows, self.suffix == ".csv", dtype, numbers * size)

    def _contents(self, path: Path, choices: Choices) -> Contents:
        key = (path if self.suffix == ".csv" else None, choices.switches)
        if key not in self._known:
            self._known[key] = self.format.contents(self.network, path, choices.switches)
        return self._known[key]

    def loading_lines(self, path: Path, choices: Choices) -> tuple[str, ...]:
        """Return the lines of Python that load the file."""
        return self.format.loading_lines(self.network, path, choices.switches)

    def write(self, path: Path, choices: Choices) -> tuple[Path, ...]:
        """Write the weights."""
        return self.format.write(self.network, path, choices.switches)


@dataclass(frozen=True)
class CodeTarget:
    """The network as a script with its weights."""

    project: Project
    network: Network
    suffix: str = CODE_SUFFIX
    switches: tuple[str, ...] = ()

    @property
    def styles(self) -> tuple[str, ...]:
        """Every style the engine writes."""
        return tuple(CODE_STYLES)

    def preview(self, path: Path, choices: Choices) -> Preview:
        """Return the three files; raise `LayerloomError` for what the style cannot express."""
        self._source(choices.style)
        names = (path.name, path.with_suffix(".npz").name, path.with_suffix(".check.npz").name)
        dtype = self.network.dtype
        return Preview(
            tuple((name, None) for name in names),
            True,
            dtype.name,
            self.network.parameters.size * dtype.itemsize,
        )

    def _source(self, style: str) -> str:
        return code_for(self.network.spec, self.project.training, style, self._scaling)

    @property
    def _dataset(self) -> Dataset | None:
        dataset = self.project.dataset
        return dataset if isinstance(dataset, Dataset) else None

    @property
    def _scaling(self) -> Scaling | None:
        """What is done to the data, also where they are not on this machine."""
        described = self._dataset or self.project.data
        return None if described is None else described.scaling

    def loading_lines(self, path: Path, choices: Choices) -> tuple[str, ...]:
        """Return the lines of Python that load the network, and the command that runs it."""
        return code_lines(path, choices.style)

    def write(self, path: Path, choices: Choices) -> tuple[Path, ...]:
        """Write script, weights and check."""
        training, dataset = self.project.training, self._dataset
        return export_code(self.network, training, path, choices.style, dataset, self._scaling)


def targets_of(project: Project) -> tuple[Target, ...]:
    """Return everything that a project can be exported as.

    Raises
    ------
    SpecificationError
        If the network has problems.
    """
    network = project.with_weights()
    weights = [WeightsTarget(known, network) for known in WEIGHTS_FORMATS.values()]
    return (*weights, CodeTarget(project, network))


def target_at(targets: Sequence[Target], name: str) -> Target | None:
    """Return the target that a file name's suffix asks for; of several the longest suffix."""
    fitting = [one for one in targets if name.lower().endswith(one.suffix)]
    return max(fitting, key=lambda one: len(one.suffix), default=None)


def with_suffix_of(target: Target, targets: Sequence[Target], name: str) -> str:
    """Return a file name with the target's suffix, in place of another target's."""
    old = target_at(targets, name)
    if old is target:
        return name
    stem = name if old is None else name[: -len(old.suffix)]
    return stem + target.suffix
