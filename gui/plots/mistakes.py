"""What a network gets wrong on a set of samples: how often for which classes, and the worst."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine import Array, classes_of, confusion_matrix, further_metrics, output_activation
from gui.plots.subject import Subject, predicted

MOST_SAMPLES: Final = 10_000
"""Samples measured at rest, evenly spaced."""
MOST_LIVE: Final = 1_000
"""Samples measured while training."""
MOST_WORST: Final = 60
SETS: Final = ("training", "validation", "test")

Floats = NDArray[np.float64]
Counts = NDArray[np.intp]


@dataclass(frozen=True)
class Mistake:
    """One sample that the network gets wrong.

    Parameters
    ----------
    row : int
        Its place in the data's training or test samples, from 0.
    wanted, given : float
        Class numbers, or target and output where targets are values.
    size : float
        How far the wrong class is ahead of the right one, or the error.
    """

    row: int
    wanted: float
    given: float
    size: float


@dataclass(frozen=True, eq=False)
class Mistakes:
    """What a network gets wrong.

    Parameters
    ----------
    measured : int
        How many samples were looked at.
    matrix : array (C, C), or None
        How often each true class (row) was taken for each class (column); None for values.
    worst : tuple of Mistake
        The worst first.
    further : mapping
        The metrics that fit, by their names in `FURTHER_METRICS`.
    """

    measured: int
    matrix: Counts | None
    worst: tuple[Mistake, ...]
    further: Mapping[str, float]

    @property
    def wrong(self) -> int:
        """How many are wrong; 0 for values, of which none is right or wrong."""
        return 0 if self.matrix is None else int(self.matrix.sum() - np.trace(self.matrix))

    def of_pair(self, wanted: int, given: int) -> tuple[Mistake, ...]:
        """Return the worst among those of one cell of the matrix."""
        return tuple(m for m in self.worst if (m.wanted, m.given) == (wanted, given))


class MistakeFinder:
    """Looks for mistakes of one subject; to be used by one thread at a time."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._network = subject.new_network()

    def sets(self) -> tuple[str, ...]:
        """Return which sets there are."""
        return tuple(name for name in SETS if _pair(self._subject, name) is not None)

    def task(self, parameters: Array, which: str, is_live: bool) -> Callable[[], Mistakes]:
        """Return the work that finds the mistakes of parameters (P,) in one of `sets`."""
        most = MOST_LIVE if is_live else MOST_SAMPLES

        def work() -> Mistakes:
            with np.errstate(all="ignore"):  # weights that diverge answer with anything
                return self._find(parameters, which, most)

        return work

    def _find(self, parameters: Array, which: str, most: int) -> Mistakes:
        pair = _pair(self._subject, which)
        assert pair is not None
        every = -(-len(pair[0]) // most)
        targets = pair[1][::every]
        outputs = predicted(self._network, parameters, pair[0][::every])
        rows = _rows(self._subject, which)[::every]
        rule = self._subject.rule
        further = further_metrics(outputs, targets, rule, output_activation(self._subject.spec))
        if rule is None:
            return Mistakes(len(rows), None, _worst_values(outputs, targets, rows), further)
        matrix = confusion_matrix(outputs, targets, rule)
        return Mistakes(len(rows), matrix, _worst_classes(outputs, targets, rows, rule), further)


def _pair(subject: Subject, which: str) -> tuple[Array, Array] | None:
    sets = subject.sets
    if which == "training":
        return sets.inputs, sets.targets
    return sets.validation if which == "validation" else sets.test


def _rows(subject: Subject, which: str) -> Counts:
    rows = subject.sets.rows
    if which == "test":
        assert subject.dataset.test is not None
        return np.arange(len(subject.dataset.test))
    return np.asarray(rows.training if which == "training" else rows.validation)


def _worst_classes(outputs: Array, targets: Array, rows: Counts, rule: str) -> tuple[Mistake, ...]:
    """Return the wrong ones, first those whose wrong class is farthest ahead of the right one."""
    given, wanted = classes_of(outputs, rule), classes_of(targets, rule)
    wrong = np.flatnonzero(given != wanted)
    if rule == "argmax":
        lead = outputs[wrong, given[wrong]] - outputs[wrong, wanted[wrong]]
    else:
        lead = np.abs(outputs[wrong, 0] - targets[wrong, 0])
    order = np.argsort(-np.nan_to_num(lead, nan=np.inf), kind="stable")[:MOST_WORST]
    return tuple(
        Mistake(int(rows[k]), int(wanted[k]), int(given[k]), float(size))
        for k, size in zip(wrong[order], lead[order], strict=True)
    )


def _worst_values(outputs: Array, targets: Array, rows: Counts) -> tuple[Mistake, ...]:
    """Return the samples with the largest error in any of their outputs."""
    misses = np.abs(outputs - targets)
    unit = np.argmax(misses, axis=1)
    every = np.arange(len(rows))
    size = misses[every, unit]
    order = np.argsort(-np.nan_to_num(size, nan=np.inf), kind="stable")[:MOST_WORST]
    return tuple(
        Mistake(
            int(rows[k]), float(targets[k, unit[k]]), float(outputs[k, unit[k]]), float(size[k])
        )
        for k in order
    )
