"""The runs of a document: what each was set to and what it reached, to be compared."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from engine import SeriesView, TrainingSpec

MOST_RUNS: Final = 50


@dataclass(frozen=True, eq=False)
class RunRecord:
    """One training from its first step, as far as it has come.

    Parameters
    ----------
    network : str
        The widths of its layers, ``2-4-1``, with the activations.
    training : TrainingSpec
        Its settings.
    data : str
        What the data are called.
    steps : int
        Updates done.
    epochs : float
        ``epoch + batch / batches_per_epoch``.
    loss, accuracy, validation_loss, validation_accuracy : float
        As last measured; NaN where not.
    curves : mapping of name to SeriesView
        Its history.
    number : int
        Counted from 1 in the order in which the runs began.
    """

    network: str
    training: TrainingSpec
    data: str
    steps: int
    epochs: float
    loss: float
    accuracy: float
    validation_loss: float
    validation_accuracy: float
    curves: Mapping[str, SeriesView] = field(repr=False)
    number: int = 0

    def is_same_as(self, other: "RunRecord") -> bool:
        """Tell whether two records are of one moment of one training."""
        return (self.steps, repr(self.loss), self.network, self.training) == (
            other.steps,
            repr(other.loss),
            other.network,
            other.training,
        )


class RunBook:
    """The present run and the earlier ones."""

    def __init__(self) -> None:
        self._earlier: list[RunRecord] = []
        self._present: RunRecord | None = None
        self._count = 0

    @property
    def earlier(self) -> tuple[RunRecord, ...]:
        """The runs that something else has taken the place of, the oldest first."""
        return tuple(self._earlier)

    @property
    def present(self) -> RunRecord | None:
        """The run that goes on; None before the first step."""
        return self._present

    @property
    def all(self) -> tuple[RunRecord, ...]:
        """Every run in the order in which they began."""
        runs = [*self._earlier] if self._present is None else [*self._earlier, self._present]
        return tuple(sorted(runs, key=lambda run: run.number))

    def note(self, record: RunRecord | None) -> None:
        """Note how far the training has come; fewer steps than before are another run."""
        before = self._present
        if before is not None and (record is None or record.steps < before.steps):
            self._keep(before)
            before = None
        if record is None or record.steps == 0:
            self._present = None
            return
        known = next((run for run in self._earlier if run.is_same_as(record)), None)
        if known is not None:  # redone, or gone back to
            self._earlier.remove(known)
            before = known
        if before is None:
            self._count += 1
        number = self._count if before is None else before.number
        self._present = replace(record, number=number)

    def _keep(self, run: RunRecord) -> None:
        self._earlier.append(run)
        del self._earlier[:-MOST_RUNS]

    def clear(self) -> None:
        """Forget everything: another project was opened."""
        self._earlier.clear()
        self._present = None
        self._count = 0
