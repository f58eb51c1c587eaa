"""Inputs and targets that were tried out, as an edit of the data, where the data can be edited."""

from dataclasses import dataclass, replace

import numpy as np

from engine import (
    Array,
    Dataset,
    DataSource,
    NetworkSpec,
    Samples,
    TrainingSets,
    TrainingSpec,
    coded_targets,
    derived_names,
    output_activation,
)
from gui.data.sample_sheet import is_editable
from gui.stepping.what_if import BATCH_ARRAYS, Moment, TriedNumber
from gui.words.translation import tr


@dataclass(frozen=True, eq=False)
class TriedData:
    """What is asked of the data.

    Parameters
    ----------
    dataset : Dataset
    sets : TrainingSets
        As the network trains on it.
    network : NetworkSpec
    training : TrainingSpec
    """

    dataset: Dataset
    sets: TrainingSets
    network: NetworkSpec
    training: TrainingSpec

    def obstacle(self, tried: tuple[TriedNumber, ...], applied: Moment) -> str:
        """Return why inputs and targets cannot be kept; nothing where they can, or none is."""
        own = [one for one in tried if one.place.what in BATCH_ARRAYS]
        if not own:
            return ""
        if not is_editable(self.dataset) or derived_names(self.dataset.description):
            return tr(
                "Inputs and targets go when you leave: {name} cannot be edited number by number.",
                name=self.dataset.name,
            )
        if self.dataset.kind == "classes" and any(
            one.place.what == "targets" and self._class_of(applied[2][one.place.index[0]]) is None
            for one in own
        ):
            return tr("Inputs and targets go when you leave: no class has these targets.")
        return ""

    def kept(self, tried: tuple[TriedNumber, ...], applied: Moment) -> Dataset:
        """Return data of their own that have the numbers which were tried out.

        Only where there is no `obstacle`.
        """
        samples, scaling = self.dataset.samples, self.dataset.scaling
        raw = np.array(samples.raw, np.float64)
        targets = np.array(samples.targets)
        rows = self.sets.rows.training[applied[0].next_rows()]
        for one in tried:
            if one.place.what not in BATCH_ARRAYS:
                continue
            row, column = one.place.index
            if one.place.what == "inputs":
                divisor = np.broadcast_to(scaling.divisor, raw.shape[1])[column]
                offset = np.broadcast_to(scaling.offset, raw.shape[1])[column]
                raw[rows[row], column] = one.new * divisor + offset
            elif self.dataset.kind == "classes":
                targets[rows[row]] = self._class_of(applied[2][row])
            else:
                targets[rows[row], column] = one.new
        description = replace(
            self.dataset.description, source=DataSource("typed", self.dataset.name)
        )
        return Dataset(description, Samples(raw, targets, scaling), self.dataset.test)

    def _class_of(self, coded: Array) -> int | None:
        """Return the class whose code is this row; None where it is no class's."""
        description = self.dataset.description
        assert self.network.output is not None
        codes = coded_targets(
            description,
            np.arange(len(description.class_names)),
            output_activation(self.network),
            self.network.units[self.network.output.id],
            self.training.loss.name,
        )
        matches = np.flatnonzero((codes == coded).all(axis=1))
        return int(matches[0]) if len(matches) else None
