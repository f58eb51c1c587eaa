"""What is special is said where it happens, and one sample stands beside the batch."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine import BatchNormalizationSpec, Choice, DenseSpec, Trace, TrainingSpec
from gui.stepping.controller import StepController
from gui.stepping.matrix import Focus, Matrix
from gui.stepping.notation import COLUMNS, NOTATIONS
from gui.stepping.number_format import NumberFormat
from gui.stepping.operation_card import OperationCard
from gui.stepping.operations import Operation
from gui.stepping.panel import StepPanel
from gui.stepping.sentences import sentence_text
from gui.stepping.stops import Stop, stops_of
from gui.words.translation import current_translator
from tests.gui_tests.stepping_traces import small_trace


def trace_with(**settings: object) -> Trace:
    layers = (
        DenseSpec(id=2, units=3, activation=Choice("tanh")),
        DenseSpec(id=3, units=2, activation=Choice("linear")),
    )
    return small_trace(*layers, training=TrainingSpec(**settings))  # type: ignore[arg-type]


def update_notes(trace: Trace) -> list[str]:
    stop = next(stop for stop in stops_of(trace) if stop.phase == "update")
    return [sentence_text(note, NumberFormat()) for note in stop.notes]


def test_clipping_by_norm_says_whether_it_shortened() -> None:
    (short,) = update_notes(trace_with(clip_norm=0.01))
    assert "was above 0.01; every one is multiplied by" in short
    (kept,) = update_notes(trace_with(clip_norm=1000.0))
    assert "is not above 1000; nothing changes" in kept


def test_clipping_by_value_counts_what_was_beyond() -> None:
    (note,) = update_notes(trace_with(clip_value=1e-9))
    assert note.startswith("Clipping: 12 of 12 elements")


def test_a_schedule_says_what_it_made_of_the_rate() -> None:
    warm = Choice.of("warm_up", epochs=4, start=0.25)
    (note,) = update_notes(trace_with(schedule=warm, learning_rate=0.8))
    assert note == "The schedule (warm-up) makes η = 0.2 here; it was set to 0.8."


@pytest.mark.parametrize(
    ("optimizer", "words"),
    [
        ("momentum", "v gathers"),
        ("nesterov", "v gathers"),
        ("adagrad", "s remembers"),
        ("adadelta", "u remembers the squares of the steps"),
        ("rmsprop", "s remembers"),
        ("adam", "both start at 0"),
        ("adamw", "Weight decay takes η λ w"),
        ("nadam", "both start at 0"),
        ("adamax", "the largest gradient of late"),
    ],
)
def test_every_optimizer_says_what_it_remembers(optimizer: str, words: str) -> None:
    assert words in " ".join(update_notes(trace_with(optimizer=Choice(optimizer))))


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_note_can_be_said_in_both_languages(qtbot: QtBot, language: str) -> None:
    current_translator().speak(language)
    rules = {"clip_norm": 0.01, "clip_value": 0.1, "l2": 0.1, "optimizer": Choice("adamw")}
    for note in update_notes(trace_with(**rules)):
        assert "{" not in note


def samples_card(stop: Stop) -> Operation:
    return next(own for own in stop.operations if own.name == "samples")


def back(trace: Trace) -> Stop:
    return next(s for s in stops_of(trace) if (s.phase, s.layer) == ("backward", 2))


@pytest.mark.parametrize("reduction", ["mean", "sum"])
@pytest.mark.parametrize("loss", ["mean_squared_error", "sum_of_squares", "half_sum_of_squares"])
def test_each_samples_gradient_is_that_of_a_batch_of_its_own(loss: str, reduction: str) -> None:
    settings = {"loss": Choice(loss), "reduction": reduction}
    batch, sample, weight = trace_with(**settings), 2, (1, 2)
    focus = Focus(sample=sample, input=weight[0], output=weight[1])
    own = samples_card(back(batch)).at(focus)
    gradients, total = own.matrices[2].values[:, 0], float(own.result.values[0, 0])
    joined = gradients.mean() if reduction == "mean" else gradients.sum()
    assert joined == pytest.approx(total, rel=1e-12)
    alone = single(settings, sample)
    assert gradients[sample] == pytest.approx(alone[weight], rel=1e-12)
    record = back(batch).records[0]
    assert total == record.grad_weights[weight]  # type: ignore[attr-defined]


def single(
    settings: dict[str, object], sample: int
) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Return dW of one sample as a batch of its own: written once more, in rows."""
    batch = trace_with(**settings)
    first, second = batch.records[0], batch.records[1]
    loss = next(r for r in batch.records if r.phase == "loss")
    x, h = first.inputs[[sample]], first.output[[sample]]  # type: ignore[attr-defined]
    p, t = second.output[[sample]], loss.targets[[sample]]  # type: ignore[attr-defined]
    factor = {"mean_squared_error": 2 / p.shape[1], "sum_of_squares": 2, "half_sum_of_squares": 1}
    choice = settings["loss"]
    assert isinstance(choice, Choice)
    delta = ((p - t) * factor[choice.name]) @ second.weights.T * (1 - h**2)  # type: ignore[attr-defined]
    gradient: np.ndarray[tuple[int, int], np.dtype[np.float64]] = x.T @ delta
    return gradient


def test_a_click_on_another_weight_shows_its_samples(qtbot: QtBot) -> None:
    controller = StepController()
    panel = StepPanel(controller)
    qtbot.addWidget(panel)
    panel.resize(1280, 700)
    panel.show()
    controller.set_trace(trace_with())
    controller.go_to(4)
    cards = {c.operation.name: c for c in panel.findChildren(OperationCard) if c.operation}
    view = cards["grad_weights"].views()[-1]
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.cell_place(2, 1))
    shown = cards["samples"].views()
    assert [v.matrix.name for v in shown[:2]] == ["x_{3}", "N δ_{2}"]
    record = controller.stops[4].records[0]
    total = record.grad_weights[2, 1]  # type: ignore[attr-defined]
    assert float(shown[-1].matrix.values[0, 0]) == total
    controller.set_granularity("phase")
    assert "Σₙ gₙ" in panel.as_text()


def test_one_sample_alone_has_no_such_card() -> None:
    layers = DenseSpec(id=2, units=3), DenseSpec(id=3, units=2)
    stop = back(small_trace(*layers, training=TrainingSpec(), rows=1))
    assert [own.name for own in stop.operations if own.name == "samples"] == []


def test_the_columns_of_samples_are_rows_in_the_other_notations() -> None:
    for notation in NOTATIONS.values():
        stops = stops_of(trace_with(), notation)
        stop = next(s for s in stops if (s.phase, s.layer) == ("backward", 2))
        first = samples_card(stop).at(Focus()).parts[0]
        assert isinstance(first, Matrix)
        assert first.values.shape == ((1, 4) if notation.has_columns else (4, 1))


def test_batch_normalization_says_that_samples_are_not_independent() -> None:
    layers = (
        DenseSpec(id=2, units=3),
        BatchNormalizationSpec(id=3),
        DenseSpec(id=4, units=2),
    )
    trace = small_trace(*layers, training=TrainingSpec())
    assert "note_lens" in [note.key for note in back(trace).notes]


def test_the_notation_in_columns_says_how_the_engine_keeps_its_arrays() -> None:
    stops = stops_of(trace_with(), COLUMNS)
    said = [(s.phase, s.layer) for s in stops if "note_columns" in [n.key for n in s.notes]]
    assert said == [("forward", 2), ("backward", 3), ("update", 2)]
