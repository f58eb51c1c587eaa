"""A traced training step as the stops of a walk: a layer at a time, forward, loss, back, update."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby
from typing import Final

from engine import (
    OPTIMIZERS,
    Array,
    BackwardRecord,
    ForwardRecord,
    LayerSpec,
    LossRecord,
    NetworkSpec,
    Record,
    Trace,
    TrainingSpec,
    UpdateRecord,
    option_values,
)
from gui.stepping.backward_operations import backward_operations
from gui.stepping.chain_rule import chain_rule
from gui.stepping.error_paths import ErrorPaths
from gui.stepping.explanations import (
    Sentence,
    backward_notes,
    backward_sentence,
    forward_notes,
    forward_sentence,
    loss_notes,
    loss_sentence,
    update_notes,
    update_sentence,
)
from gui.stepping.forward_operations import WayThere, forward_operations
from gui.stepping.gradient_rules import RuledGradient, ruled_gradients
from gui.stepping.layer_above import LayerAbove
from gui.stepping.loss_operations import MeasuredLoss, loss_operations
from gui.stepping.notation import ROWS, Notation
from gui.stepping.operations import Operation
from gui.stepping.sample_gradients import sample_gradients
from gui.stepping.tried_numbers import given_of, with_tried
from gui.stepping.update_operations import ParameterChange, update_operations
from gui.stepping.way_back import WayBack
from gui.stepping.worked_examples import WorkedExample, worked_example
from gui.stepping.writing import Numbering

PHASES: Final = ("forward", "loss", "backward", "update")

_Parts = tuple[tuple[Operation, ...], Sentence, tuple[Sentence, ...]]


@dataclass(frozen=True, eq=False)
class Stop:
    """One place to stand still in a training step.

    Parameters
    ----------
    number : int
        Its place in the walk, from 0.
    phase : str
        One of `PHASES`.
    layer : int or None
        The layer's id; None for the loss.
    name : str
        The layer's name in files; empty for the loss.
    role : str
        What gives the layer its hue: ``hidden``, ``output``, ``dropout`` …; ``loss``.
    records : tuple of Record
        What happened here.
    operations : tuple of Operation
        The lines of NumPy, in order.
    sentence : Sentence
        What happens, in words.
    notes : tuple of Sentence
        What is special about it.
    samples : int
        Size of the batch.
    losses : pair of float, optional
        Where the step ends: the batch's loss before and after it.
    counts_weights : bool
        Whether the weights are counted on in the source of these numbers: w₁ … w₈.
    done : tuple of Record
        What is known from here on: with several stops in a layer, its record comes with the last.
    cell : int
        Its cell in the timeline: the number of the layer's stop in a walk layer by layer.
    part, parts : int
        Its place among the stops of its cell, and how many these are.
    neuron : int or None
        The neuron it is about, in a walk neuron by neuron.
    paths : ErrorPaths, optional
        On the way back: along which weights the error came here.
    """

    number: int
    phase: str
    layer: int | None
    name: str
    role: str
    records: tuple[Record, ...]
    operations: tuple[Operation, ...]
    sentence: Sentence
    notes: tuple[Sentence, ...] = ()
    samples: int = 1
    losses: tuple[float, float] | None = None
    counts_weights: bool = False
    done: tuple[Record, ...] = ()
    cell: int = 0
    part: int = 0
    parts: int = 1
    neuron: int | None = None
    paths: ErrorPaths | None = None


@dataclass(frozen=True)
class Walk:
    """What the stops are made from.

    Parameters
    ----------
    records : sequence of Record
    network : NetworkSpec
    training : TrainingSpec
    steps : int
        The number of this step, from 1.
    loss_after : float or None
        The same batch's loss after the step.
    example : WorkedExample, optional
        The book or article that these numbers come from.
    notation : Notation
        In which letters and parts everything is written.
    """

    records: Sequence[Record]
    network: NetworkSpec
    training: TrainingSpec
    steps: int = 1
    loss_after: float | None = None
    example: WorkedExample | None = None
    notation: Notation = ROWS
    _forward: dict[int, ForwardRecord] = field(default_factory=dict, repr=False)
    _numberings: dict[int, Numbering] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        forward = (r for r in self.records if isinstance(r, ForwardRecord))
        self._forward.update({r.layer: r for r in forward if r.layer is not None})
        self._numberings.update(_numberings(self._forward))

    def stops(self) -> tuple[Stop, ...]:
        """Return the stops, one for each layer and phase."""
        return tuple(self._stop(number, group) for number, group in enumerate(self._groups()))

    def _groups(self) -> Iterable[tuple[Record, ...]]:
        """Yield the records of each stop: a layer's parameters are updated together."""
        for _, group in groupby(self.records, key=lambda record: (record.phase, record.layer)):
            yield tuple(group)

    def _stop(self, number: int, records: tuple[Record, ...]) -> Stop:
        first = records[0]
        if isinstance(first, ForwardRecord):
            parts = self._forward_parts(first)
        elif isinstance(first, LossRecord):
            parts = self._loss_parts()
        elif isinstance(first, BackwardRecord):
            parts = self._backward_parts(first)
        else:
            parts = self._update_parts([r for r in records if isinstance(r, UpdateRecord)])
        operations, sentence, notes = parts
        role = "loss" if first.layer is None else self.network.role(first.layer)
        return Stop(
            number=number,
            phase=first.phase,
            layer=first.layer,
            name=first.name or "",
            role=role,
            records=records,
            done=records,
            cell=number,
            operations=self._labelled(first, operations),
            sentence=self._lettered(sentence),
            notes=tuple(map(self._lettered, (*notes, *self._other_notes(first)))),
            samples=self._loss.samples,
            losses=self._losses(records),
            counts_weights=self.example is not None and self.example.counts_weights,
            paths=self._paths_to(first),
        )

    def _is_single(self, layer: int) -> bool:
        weights = self._forward[layer].weights
        return weights is not None and weights.shape[1] == 1

    def _lettered(self, sentence: Sentence) -> Sentence:
        """Return a sentence that knows the letters of the notation."""
        return replace(sentence, values={**self.notation.symbols, **sentence.values})

    def _labelled(self, record: Record, operations: tuple[Operation, ...]) -> tuple[Operation, ...]:
        """Return the operations with what they need to know of their layer."""
        written = [operation.written(self.notation) for operation in operations]
        if record.phase != "update":
            written = with_tried(written, self._given(record.layer))
        if record.layer is None:
            return tuple(written)
        numbering = self._numberings.get(record.layer)
        return tuple(
            replace(
                operation,
                layer=record.layer,
                layer_name=record.name or "",
                numbering=numbering,
                is_single=self._is_single(record.layer),
            )
            for operation in written
        )

    def _given(self, layer: int | None) -> dict[str, Array]:
        """Return the numbers at a layer that can be tried out; of the loss the targets."""
        output = self.network.output
        given = {} if layer is None else given_of(self._forward[layer], self.network)
        if layer is None or (output is not None and layer == output.id):
            given["targets"] = self._loss.record.targets
        return given

    def _other_notes(self, record: Record) -> tuple[Sentence, ...]:
        """Return what the notation and the source of the numbers ask to be said."""
        first = next(own for own in self.records if own.phase == record.phase)
        turned = self.notation.has_columns and record is first and record.layer is not None
        own = (Sentence("note_columns"),) if turned else ()
        return (*own, *self._notes_of_source(record))

    def _notes_of_source(self, record: Record) -> tuple[Sentence, ...]:
        if self.example is None:
            return ()
        layer = 0 if record.layer is None else 1 + list(self._forward).index(record.layer)
        return self.example.notes.get((self.steps, record.phase, layer), ())

    @property
    def _loss(self) -> MeasuredLoss:
        record = next(r for r in self.records if isinstance(r, LossRecord))
        return MeasuredLoss(record, self.training, self.notation)

    def _losses(self, records: tuple[Record, ...]) -> tuple[float, float] | None:
        if records[-1] is not self.records[-1] or self.loss_after is None:
            return None
        return self._loss.record.loss, self.loss_after

    def _forward_parts(self, record: ForwardRecord) -> _Parts:
        layer = self._layer(record)
        return (
            forward_operations(WayThere(record, layer, self.notation)),
            forward_sentence(record, layer),
            forward_notes(record, layer),
        )

    def _loss_parts(self) -> _Parts:
        return loss_operations(self._loss), loss_sentence(self._loss), loss_notes(self._loss)

    def _backward_parts(self, record: BackwardRecord) -> _Parts:
        layer = self._layer(record)
        output = self.network.output
        is_output = output is not None and output.id == layer.id
        forward = self._forward[layer.id]
        loss = self._loss if is_output else None
        is_mean, above = self._loss.divides_by_samples, self._layer_above(layer.id)
        way = WayBack(record, forward, layer, loss, is_mean, self.notation, above)
        operations = backward_operations(way)
        if record.kind == "dense" and record.grad_weights is not None:
            operations += (chain_rule(way), *sample_gradients(way))
        return (
            operations,
            backward_sentence(way),
            (*backward_notes(way, self._loss), *self._lens_notes(record)),
        )

    def _lens_notes(self, record: BackwardRecord) -> tuple[Sentence, ...]:
        """Say that a sample's own gradient hangs on the others, where it does."""
        kinds = [r.kind for r in self._forward.values() if len(r.output) > 1]
        mixes = "batch_normalization" in kinds and record.grad_weights is not None
        return (Sentence("note_lens"),) if mixes else ()

    def _layer_above(self, layer: int) -> LayerAbove | None:
        targets = self.network.targets(layer)
        backward = {r.layer: r for r in self.records if isinstance(r, BackwardRecord)}
        if len(targets) != 1 or self._forward[targets[0]].kind != "dense":
            return None
        above = targets[0]
        place = 1 + list(self._numberings).index(above)
        return LayerAbove(self._forward[above], backward[above], self._numberings[above], place)

    def _update_parts(self, records: list[UpdateRecord]) -> _Parts:
        choice = self.training.optimizer
        options: Mapping[str, float] = option_values(OPTIMIZERS, choice)
        ruled = self._ruled
        changes = [
            ParameterChange(
                r,
                choice.name,
                options,
                self.steps,
                self.notation,
                ruled.get((r.layer, r.parameter)),
            )
            for r in records
        ]
        operations = tuple(step for change in changes for step in update_operations(change))
        return (
            operations,
            update_sentence(records, self.training),
            update_notes(records, self.training, [c.ruled for c in changes if c.ruled is not None]),
        )

    @cached_property
    def _paths(self) -> ErrorPaths:
        return ErrorPaths.of(self.records, self.network)

    def _paths_to(self, record: Record) -> ErrorPaths | None:
        has_weights = isinstance(record, BackwardRecord) and record.kind in ("dense", "maxout")
        return self._paths if has_weights else None

    @cached_property
    def _ruled(self) -> Mapping[tuple[int | None, str], RuledGradient]:
        return ruled_gradients(self.records, self.training)

    def _layer(self, record: Record) -> LayerSpec:
        assert record.layer is not None
        return self.network.layer(record.layer)


def _numberings(forward: Mapping[int, ForwardRecord]) -> dict[int, Numbering]:
    """Return where each layer's weights begin when they are counted on through the network."""
    numberings, first = {}, 1
    for layer, record in forward.items():
        if record.weights is not None:
            numberings[layer] = Numbering(first, record.weights.shape[0])
            first += record.weights.size
    return numberings


def stops_of(trace: Trace, notation: Notation = ROWS) -> tuple[Stop, ...]:
    """Return the stops of a traced step, written in a notation."""
    state = trace.next_state
    return Walk(
        trace.records,
        state.network.spec,
        state.training,
        state.optimizer.steps,
        trace.loss_after,
        worked_example(trace),
        notation,
    ).stops()
