"""Makes what was tried out in the sandbox an edit of the project: one entry of the history."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from engine import Dataset, ParameterChange
from gui.document.document import NetworkDocument
from gui.document.document_trainer import DocumentTrainer, TrainedMoment
from gui.stepping.what_if import TriedNumber, WhatIf
from gui.wiring.what_if_data import TriedData
from gui.words.translation import tr


class WhatIfKeeping:
    """Knows what of a sandbox can be kept, and keeps it.

    Parameters
    ----------
    document : NetworkDocument
    trainer : DocumentTrainer
        Whose training goes on with what is kept.
    """

    def __init__(self, document: NetworkDocument, trainer: DocumentTrainer) -> None:
        self._document = document
        self._trainer = trainer

    def obstacle(self, what_if: WhatIf) -> str:
        """Return why inputs and targets cannot be kept; nothing where they can, or none is."""
        data, base = self._data(), what_if.base
        if data is None or base is None:
            return ""
        return data.obstacle(what_if.tried, what_if.applied(base))

    def dataset(self, what_if: WhatIf) -> Dataset | None:
        """Return the data with what was tried out of them; None where nothing was, or can be."""
        data, base, tried = self._data(), what_if.base, what_if.tried
        if base is None or data is None or all(one.place.layer is not None for one in tried):
            return None
        return None if self.obstacle(what_if) else data.kept(tried, what_if.applied(base))

    def _data(self) -> TriedData | None:
        state, sets = self._document.state, self._trainer.sets
        if sets is None or not isinstance(state.data, Dataset):
            return None
        return TriedData(state.data, sets, state.network, state.training)

    def keep(self, step: int, tried: tuple[TriedNumber, ...], dataset: Dataset | None) -> None:
        """Go to a step, set the parameters there, and take other data; of one entry in all.

        Parameters
        ----------
        step : int
            Updates before the step on which the numbers were tried out.
        tried : tuple of TriedNumber
        dataset : Dataset, optional
            As `dataset` returned it.
        """
        trainer = self._trainer.trainer
        assert trainer is not None
        changes = list(parameter_changes(tried))
        if step != trainer.state.position.step:
            trainer.go_to_step(step)
        for change in changes:
            trainer.post(change)
        trainer.next_batch()  # what was posted is applied before anything else is done
        count = len(changes) if dataset is None else len(tried)

        def words() -> str:
            return tr("What if, kept: {n} {n:number|numbers}", n=count)

        if dataset is None:
            self._trainer.hand_in(words)
            return
        before = self._document.state.data
        known = before if isinstance(before, Dataset) else None
        moment = TrainedMoment(trainer.state.copy(), trainer.history.copy(), data=known)
        state = replace(self._document.state, data=dataset, training_state=moment)
        self._document.apply(state, words)


def parameter_changes(tried: Iterable[TriedNumber]) -> Iterator[ParameterChange]:
    """Yield the changes of weights and biases among what was tried out."""
    for one in tried:
        if one.place.layer is not None:
            yield ParameterChange(one.place.layer, one.place.what, one.place.index, one.new)
