"""What the lessons print is what the program works out; typed numbers are judged digit by digit."""

import re
from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine import (
    BackwardRecord,
    Choice,
    Project,
    Trainer,
    load_example,
    trace_step,
    training_sets,
)
from gui.lessons.answers import expected_numbers, judged
from gui.lessons.checks import Moment
from gui.lessons.demonstration import demonstrated
from gui.lessons.descent import bowl_of, way_of
from gui.lessons.descent_picture import DescentPicture
from gui.lessons.lesson import Action, Curves, Descent, Task
from gui.lessons.library import library
from gui.preferences import choose_language
from gui.words.layer_texts import choice_text

LANGUAGES = ("ko", "en")
OPTIMIZERS = (
    *("sgd", "momentum", "nesterov", "adagrad", "adadelta"),
    *("rmsprop", "adam", "adamw", "adamax", "nadam"),
)


def lesson_text(language: str, name: str) -> str:
    (lesson,) = [one.lesson for one in library(language) if one.name == name]
    return "\n".join(part for part in lesson.parts if isinstance(part, str))


def bowl_after(optimizer: str, rate: float, steps: int = 30) -> Project:
    project = load_example("loss-and-optimizers")
    training = replace(project.training, optimizer=Choice(optimizer), learning_rate=rate)
    project = replace(project, training=training)
    sets = training_sets(project.dataset, project.network, training)
    trainer = Trainer(
        project.state_for(len(sets.inputs)).copy(), sets.inputs, sets.targets, None, sets.rule
    )
    trainer.run(until_step=steps)
    return replace(project, state=trainer.state)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_optimizer_s_result_is_stated_and_true(qapp: object, language: str) -> None:
    choose_language(language)
    names = {choice_text("optimizer", name): name for name in OPTIMIZERS}
    text = lesson_text(language, "10-optimizers").replace("−", "-")
    rows = [
        [cell.strip() for cell in line.strip("| ").split("|")]
        for line in text.splitlines()
        if re.match(r"\| \S+ \| [\d.]+ \|", line)
    ]
    assert {row[0] for row in rows} == set(names)
    for name, rate, w1, w2, loss in rows:
        project = bowl_after(names[name], float(rate))
        weights = project.with_weights().parameters
        np.testing.assert_allclose(weights, [float(w1), float(w2)], rtol=0, atol=5.1e-4)
        height = weights[0] ** 2 / 20 + weights[1] ** 2
        assert float(loss) == pytest.approx(height, rel=5e-3), name


def test_the_way_in_the_picture_is_the_one_that_training_went() -> None:
    project = bowl_after("adam", 0.3)
    bowl = bowl_of(project)
    assert bowl is not None
    way = way_of(project, bowl)
    assert (way.optimizer, way.learning_rate, len(way.places)) == ("adam", 0.3, 31)
    assert way.places[0] == (-7.0, 2.0)
    assert way.places[-1] == tuple(project.with_weights().parameters.tolist())
    x, y = way.places[-1]
    assert way.loss == pytest.approx(x**2 / 20 + y**2)
    assert bowl.height(np.array([[-7.0, 2.0], [0.0, 0.0]])) == pytest.approx([6.45, 0.0])


def test_a_way_under_changed_settings_is_not_made_up() -> None:
    project = bowl_after("sgd", 0.95, steps=10)
    changed = replace(project, training=replace(project.training, learning_rate=0.1))
    bowl = bowl_of(changed)
    assert bowl is not None
    assert len(way_of(changed, bowl).places) == 1


def test_opening_the_example_again_keeps_the_way_that_was_gone(qtbot: QtBot) -> None:
    picture = DescentPicture()
    qtbot.addWidget(picture)
    for project in (bowl_after("sgd", 0.95), load_example("loss-and-optimizers")):
        picture.look_at(project)
    assert [len(way.places) for way in picture.ways] == [1, 31]
    picture.look_at(bowl_after("sgd", 0.95, steps=2))
    assert [len(way.places) for way in picture.ways] == [3], "gone again, it is drawn once"


@pytest.mark.parametrize("example", ["xor-mlp", "mazur-2-2-2", "linear-collapse", "bias-shift"])
def test_only_a_neuron_of_two_weights_has_a_picture(example: str) -> None:
    assert bowl_of(load_example(example)) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pictures_of_the_textbooks_are_there(language: str) -> None:
    parts = {one.name: one.lesson.parts for one in library(language)}
    curves = [part for part in parts["02-activations"] if isinstance(part, Curves)]
    assert Curves(("step",), (-3.0, 3.0), (-0.1, 1.1)) in curves
    assert Curves(("step", "sigmoid"), (-5.0, 5.0), (-0.1, 1.1)) in curves
    shown = {name for one in curves for name in one.functions}
    assert shown >= {"leaky_relu", "prelu", "elu", "selu", "swish"}
    assert any(isinstance(part, Descent) for part in parts["10-optimizers"])
    text = lesson_text(language, "02-activations")
    assert "σ(1) = 0.7311" in text
    assert "σ(5) = 0.9933" in text
    assert "0.713" in text
    translated = ("스위시", "맥스아웃") if language == "ko" else ("Swish", "Maxout")
    for name in ("PReLU", "ELU", "SELU", *translated):
        assert text.casefold().count(name.casefold()) >= 2, name


def table_rows(text: str, first: tuple[str, ...]) -> list[list[float]]:
    """Return the numbers of the table's rows that begin with these words, in that order."""
    rows = {}
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("| ").split("|")]
        if line.startswith("|") and len(cells) == 3 and cells[0] in first:
            rows[cells[0]] = [float(cell.rstrip("%").strip()) for cell in cells[1:]]
    return [rows[word] for word in first]


def first_norms(example: str) -> list[float]:
    """Return the norm of each layer's gradient on the first batch, the output's first."""
    project = load_example(example)
    assert project.dataset is not None
    sets = training_sets(project.dataset, project.network, project.training)
    state = project.state_for(len(sets.inputs))
    rows = state.next_rows()
    records = trace_step(state, sets.inputs[rows], sets.targets[rows]).records
    return [
        float(np.linalg.norm(record.grad_weights))
        for record in records
        if isinstance(record, BackwardRecord) and record.grad_weights is not None
    ]


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("ko", ("출력층", "은닉층 10", "은닉층 5", "은닉층 1")),
        ("en", ("output", "hidden 10", "hidden 5", "hidden 1")),
    ],
)
def test_the_gradients_of_ten_layers_are_as_stated(language: str, names: tuple[str, ...]) -> None:
    stated = table_rows(lesson_text(language, "09-vanishing-gradient"), names)
    found = [first_norms(name) for name in ("vanishing-gradient", "vanishing-gradient-relu")]
    for place, (sigmoid, relu) in zip((0, 1, 6, 10), stated, strict=True):
        assert [sigmoid, relu] == pytest.approx([norms[place] for norms in found], rel=5e-3)
    sigmoid = found[0]
    assert (sigmoid[10] / sigmoid[1]) ** (1 / 9) == pytest.approx(0.24, abs=0.005)
    assert found[1][10] / sigmoid[10] > 2e6


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_each_initial_value_leads_is_as_stated(language: str) -> None:
    names = ("N(0, 1)", "N(0, 0.01²)", "Xavier", "He")
    choices = (
        Choice.of("normal", mean=0.0, deviation=1.0),
        Choice.of("normal", mean=0.0, deviation=0.01),
        Choice("glorot_normal"),
        Choice("he_normal"),
    )
    stated = table_rows(lesson_text(language, "09-vanishing-gradient"), names)
    for (loss, percent), choice in zip(stated, choices, strict=True):
        project = load_example("initial-values")
        network = project.network
        for layer in network.order[1:-1]:
            network = network.changing(layer, weights_initializer=choice)
        project = replace(project, network=network)
        assert Moment(project).evaluation.loss == pytest.approx(loss, rel=5e-3)
        task = Task(text="", example="", show=(Action("train", (), (5.0,)),))
        accuracy = Moment(demonstrated(task, project)).evaluation.accuracy
        assert accuracy == pytest.approx(percent / 100, abs=5.1e-4)


def by_hand(example: str) -> list[Task]:
    (lesson,) = [one.lesson for one in library("ko") if one.name == "08-backpropagation"]
    return [task for task in lesson.tasks if task.example == example and task.answer is not None]


@pytest.mark.parametrize(("example", "least"), [("wikidocs-2-2-2", 12), ("mazur-2-2-2", 10)])
def test_every_number_of_the_worked_examples_is_judged_to_its_last_digit(
    example: str, least: int
) -> None:
    tasks = by_hand(example)
    assert len(tasks) >= least
    for task in tasks:
        (right,) = expected_numbers(task)
        for digits in range(4, 9):
            assert judged(task, f"{right:.{digits}g}").is_right, (task.text, digits)
            cut = np.trunc(right * 10**8) / 10**8
            assert judged(task, f"{cut:.8f}").is_right
        off = judged(task, f"{right * 1.01:.8f}")
        assert not off.is_right
        assert off.sentence


def test_a_wrong_digit_is_told_from_the_right_ones_before_it(qapp: object) -> None:
    choose_language("ko")
    task = by_hand("mazur-2-2-2")[0]  # 0.3775
    assert judged(task, "0.3775").is_right
    assert judged(task, "0.378").is_right, "rounded"
    assert judged(task, "0.377").is_right, "cut off"
    assert "한 자리 더" in judged(task, "0.37").sentence, "too few digits"
    wrong = judged(task, "0.3785")
    assert not wrong.is_right
    assert wrong.sentence.startswith("0.37…까지는 맞고")
    assert task.wrong in wrong.sentence
    assert judged(task, "0.9").sentence == task.wrong
    assert judged(task, "0,3775").is_right is False, "two numbers"
    assert not judged(task, "영").is_number


@pytest.mark.parametrize(
    ("lesson", "place", "typed"),
    [
        ("02-activations", 2, "0.99334"),  # 1 / 1.0067, as the hint says
        ("02-activations", 13, "0.66525"),  # 20.086 / 30.193
        ("06-softmax", 1, "0.40130, 0.59870"),  # 9.974 and 14.880 of 24.854
        ("08-backpropagation", 4, "0.02396"),  # with o₁ = 0.6094
    ],
)
def test_what_was_rounded_on_the_way_is_not_held_against_anybody(
    lesson: str, place: int, typed: str
) -> None:
    (found,) = [one.lesson for one in library("ko") if one.name == lesson]
    assert judged(found.tasks[place], typed).is_right


def test_too_few_digits_of_a_small_number_are_told_from_wrong_ones(qapp: object) -> None:
    choose_language("ko")
    task = by_hand("wikidocs-2-2-2")[10]  # 0.00080888
    assert "한 자리 더" in judged(task, "0.0008").sentence
    assert "자리" not in judged(task, "0.0007").sentence
