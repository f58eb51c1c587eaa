"""Which sentence a stop has, and which notes on what is special about it; the words are elsewhere.

A sentence is a key of `gui.stepping.sentences.SENTENCES` with values: words to look up, numbers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from engine import (
    BackwardRecord,
    ForwardRecord,
    LayerSpec,
    TrainingSpec,
    UpdateRecord,
    activation_of,
)
from gui.stepping.forward_operations import is_explained
from gui.stepping.gradient_rules import RuledGradient
from gui.stepping.loss_operations import MeasuredLoss
from gui.stepping.matrix import Array
from gui.stepping.optimizer_formulas import memory_notes
from gui.stepping.way_back import WayBack

#: From here on a sigmoid or tanh is called saturated.
_FLAT: Final = 0.01
_RECTIFIERS: Final = ("relu",)
_SATURATING: Final = ("sigmoid", "tanh")


@dataclass(frozen=True)
class Word:
    """A word of the program's own, translated when shown.

    Parameters
    ----------
    kind : str
        ``layer``, ``parameter``, or a field of the specs: ``activation``, ``loss``, ``optimizer``.
    name : str
        As in files.
    """

    kind: str
    name: str


@dataclass(frozen=True)
class Sentence:
    """A sentence to be looked up, with what stands in its gaps."""

    key: str
    values: Mapping[str, Word | float | int | str] = field(default_factory=dict)


Notes = tuple[Sentence, ...]


def forward_sentence(record: ForwardRecord, layer: LayerSpec) -> Sentence:
    """Return what the layer does on the way forward."""
    values: dict[str, Word | float | int] = {"layer": Word("layer", record.name or "")}
    choice = activation_of(layer)
    if choice is not None:
        values["activation"] = Word("activation", choice.name)
    if record.kind == "dropout":
        mask = record.extras["mask"]
        values |= {"zeros": int((mask == 0).sum()), "count": int(mask.size)}
    return Sentence(_forward_key(record, layer), values)


def _forward_key(record: ForwardRecord, layer: LayerSpec) -> str:
    choice = activation_of(layer)
    if record.kind == "dense":
        bias = "" if record.bias is not None else "_no_bias"
        linear = "_linear" if choice is not None and choice.name == "linear" else ""
        return f"forward_dense{linear}{bias}"
    if record.kind == "activation" and choice is not None and choice.name == "softmax":
        return "forward_softmax"
    return f"forward_{record.kind}" if is_explained(record.kind) else "forward_unexplained"


def forward_notes(record: ForwardRecord, layer: LayerSpec) -> Notes:
    """Return what is special on the way forward."""
    choice = activation_of(layer)
    name = "" if choice is None else choice.name
    notes = []
    if name == "softmax" and record.kind == "dense":
        notes.append(Sentence("note_softmax"))
    if name == "step":
        notes.append(Sentence("note_step_forward"))
    if name in _RECTIFIERS and record.pre_activation is not None:
        notes += _counted("note_relu_forward", record.pre_activation <= 0)
    if record.kind == "batch_normalization":
        single = record.output.shape[0] < 2
        notes.append(Sentence("note_running_statistics" if single else "note_batch_statistics"))
    return tuple(notes)


def _counted(key: str, marks: Array) -> list[Sentence]:
    """Return a note that counts the marked values, or none where nothing is marked."""
    count = int(np.count_nonzero(marks))
    return [Sentence(key, {"n": count, "count": int(marks.size)})] if count else []


def loss_sentence(loss: MeasuredLoss) -> Sentence:
    """Return what the loss does."""
    return Sentence("loss", {"loss": Word("loss", loss.training.loss.name)})


def loss_notes(loss: MeasuredLoss) -> Notes:
    """Return what is special about the loss."""
    notes = []
    if loss.record.reduction == "mean" and loss.samples > 1:
        notes.append(Sentence("note_mean", {"samples": loss.samples}))
    if loss.smoothing:
        notes.append(Sentence("note_smoothing", {"smoothing": loss.smoothing}))
    if loss.record.penalty:
        notes.append(Sentence("note_penalty", {"penalty": loss.record.penalty}))
    return tuple(notes)


def backward_sentence(way: WayBack) -> Sentence:
    """Return what the layer does on the way back."""
    record = way.backward
    values: dict[str, Word | float | int] = {"layer": Word("layer", record.name or "")}
    if record.kind != "dense":
        known = is_explained(record.kind)
        return Sentence(f"backward_{record.kind}" if known else "backward_unexplained", values)
    if record.fused:
        return Sentence("backward_together", values)
    return Sentence("backward_output" if way.loss is not None else "backward_hidden", values)


def backward_notes(way: WayBack, loss: MeasuredLoss) -> Notes:
    """Return what is special on the way back."""
    record = way.backward
    notes = [*_together_notes(way), *_derivative_notes(way)]
    if record.grad_output_terms:
        notes.append(Sentence("note_meeting", {"n": len(record.grad_output_terms)}))
    if way.loss is not None and loss.divides_by_samples:
        notes.append(Sentence("note_mean_gradient", {"samples": loss.samples}))
    if record.kind == "batch_normalization" and len(way.forward.output) > 1:
        notes.append(Sentence("note_batch_statistics_back"))
    if _reads_the_data(record):
        notes.append(Sentence("note_first_layer"))
    return tuple(notes)


def _reads_the_data(record: BackwardRecord) -> bool:
    return record.grad_inputs is None and record.kind in ("dense", "maxout", "batch_normalization")


def _together_notes(way: WayBack) -> list[Sentence]:
    if not way.backward.fused or way.loss is None:
        return []
    return [Sentence(f"note_{way.loss.training.loss.name}")]


def _derivative_notes(way: WayBack) -> list[Sentence]:
    choice, derivative = activation_of(way.layer), way.backward.activation_derivative
    if choice is None or derivative is None or way.backward.fused:
        return []
    if choice.name == "step":
        return [Sentence("note_step_backward")]
    if choice.name in _RECTIFIERS:
        return _counted("note_relu_backward", derivative == 0)
    if choice.name in _SATURATING:
        return _counted("note_saturated", derivative < _FLAT)
    return []


def update_sentence(records: Sequence[UpdateRecord], training: TrainingSpec) -> Sentence:
    """Return what the optimizer does with a layer's parameters."""
    first = records[0]
    values: dict[str, Word | float | int] = {
        "layer": Word("layer", first.name or ""),
        "optimizer": Word("optimizer", training.optimizer.name),
        "rate": first.learning_rate,
    }
    if not any(record.trainable for record in records):
        return Sentence("update_frozen", values)
    plain = training.optimizer.name == "sgd"
    return Sentence("update_sgd" if plain else "update_optimizer", values)


def update_notes(
    records: Sequence[UpdateRecord], training: TrainingSpec, ruled: Sequence[RuledGradient]
) -> Notes:
    """Return what is special about the update of a layer with these gradients."""
    frozen = [record for record in records if not record.trainable]
    notes = [
        Sentence("note_frozen", {"parameter": Word("parameter", record.parameter)})
        for record in frozen
    ]
    if len(frozen) == len(records):
        return tuple(notes)
    notes += map(Sentence, memory_notes(training.optimizer.name))
    if training.schedule.name != "constant":
        schedule = Word("schedule", training.schedule.name)
        rates = {"rate": records[0].learning_rate, "base": training.learning_rate}
        notes.append(Sentence("note_schedule", {"schedule": schedule, **rates}))
    if any(own.is_penalized for own in ruled):
        notes.append(Sentence("note_penalty_gradient"))
    return (*notes, *_clipping_notes(training, ruled))


def _clipping_notes(training: TrainingSpec, ruled: Sequence[RuledGradient]) -> Notes:
    """Say what clipping did here, or that nothing was large enough for it."""
    notes = []
    if training.clip_value:
        beyond = [np.abs(own.penalized) > training.clip_value for own in ruled]
        counts = {"n": sum(int(own.sum()) for own in beyond)}
        counts["count"] = sum(own.size for own in beyond)
        values = {**counts, "bound": training.clip_value}
        notes.append(Sentence("note_clipped_value", values))
    if training.clip_norm and ruled:
        norm, scale = ruled[0].norm, ruled[0].scale
        key = "note_clipped_norm" if scale < 1.0 else "note_norm_kept"
        norms = {"norm": norm, "bound": training.clip_norm, "scale": scale}
        notes.append(Sentence(key, norms))
    return tuple(notes)
