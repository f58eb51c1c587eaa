"""Every task of every lesson: the intended solution passes, a wrong one does not."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from engine import Project, load_example
from gui.lessons.answers import expected_numbers, judged, shown
from gui.lessons.checks import Moment, holds
from gui.lessons.demonstration import demonstrated
from gui.lessons.example_data import begun_with
from gui.lessons.lesson import Action, Check, Lesson, Task
from gui.lessons.library import Shelved, library
from gui.lessons.surroundings import KINDS, Surroundings, after
from gui.lessons.what_helped import changed_settings, judged_settings

LANGUAGES = ("ko", "en")


def tasks() -> Iterator[tuple[str, Task]]:
    for shelved in library("en"):
        for place, task in enumerate(shelved.lesson.tasks):
            yield f"{shelved.name}-{place}", task


NAMED = dict(tasks())
CHECKED = [name for name, task in NAMED.items() if task.checks]
TYPED = [name for name, task in NAMED.items() if task.answer is not None]


def around(task: Task, project: Project) -> Surroundings:
    """Return how "show me" leaves the window."""
    surroundings = Surroundings()
    for action in task.show:
        if action.kind in KINDS:
            surroundings = after(surroundings, action, project.network)
    return surroundings


def passes(task: Task, project: Project, surroundings: Surroundings | None = None) -> bool:
    moment = Moment(project, surroundings)
    return all(holds(check, moment) for check in task.checks)


def shown_to_pass(task: Task) -> bool:
    """Return whether the task is done after what its "show" says."""
    done = demonstrated(task, load_example(task.example))
    return passes(task, done, around(task, done))


def opposite(check: Check) -> Check:
    turned = {"=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
    return replace(check, operator=turned[check.operator])


@pytest.mark.parametrize("name", CHECKED)
def test_what_show_me_does_passes_and_the_example_alone_does_not(name: str) -> None:
    task = NAMED[name]
    assert task.show
    begun = load_example(task.example)
    assert not passes(task, begun)
    assert not passes(task, begun_with(task, begun))
    assert shown_to_pass(task)


@pytest.mark.parametrize("name", CHECKED)
def test_every_check_of_a_task_tells_something(name: str) -> None:
    """A check that always failed or always passed would not notice its opposite."""
    task = NAMED[name]
    project = demonstrated(task, load_example(task.example))
    done = Moment(project, around(task, project))
    if any(check.operator in ("=", "!=") or len(check.values) == 1 for check in task.checks):
        assert not any(holds(opposite(check), done) for check in task.checks)


@pytest.mark.parametrize("name", CHECKED)
def test_half_a_solution_does_not_pass(name: str) -> None:
    task = NAMED[name]
    for left_out in range(len(task.show)):
        rest = (*task.show[:left_out], *task.show[left_out + 1 :])
        if task.show[left_out].kind == "setting" and (task.helped or task.instead):
            continue  # several ways lead there, and the other example may begin with the setting
        assert not shown_to_pass(replace(task, show=rest)), left_out


#: Doing the first does the second as well, and that is meant: lesson, tasks counted from 1.
GOES_ON = {("11-digits", 4, 3), ("11-digits", 6, 3)}


@pytest.mark.parametrize("shelved", library("en"), ids=lambda shelved: shelved.name)
def test_no_task_is_done_by_doing_another(shelved: Shelved) -> None:
    tasks = list(enumerate(shelved.lesson.tasks, start=1))
    checked = [(place, task) for place, task in tasks if task.checks and not task.instead]
    found = set()
    for place, task in checked:
        done = demonstrated(task, load_example(task.example))
        left = around(task, done)
        others = [(other, one) for other, one in checked if other != place]
        found |= {(shelved.name, place, other) for other, one in others if passes(one, done, left)}
    assert found <= GOES_ON


HELPED = [name for name, task in NAMED.items() if task.helped]


@pytest.mark.parametrize("name", HELPED)
def test_what_helped_is_what_was_changed_and_nothing_else(name: str) -> None:
    task = NAMED[name]
    first = replace(task, show=(*task.first[:-1], Action("train", (), (5.0,))))
    begun = demonstrated(first, load_example(task.example))
    assert changed_settings(task, begun) == ()
    assert not judged_settings(task, begun, task.helped).is_reached
    done = demonstrated(task, load_example(task.example))
    changed = changed_settings(task, done)
    assert "optimizer" in changed
    assert judged_settings(task, done, changed).is_right
    assert judged_settings(task, done, ()).untold == changed
    assert judged_settings(task, done, (*changed, "batch_size")).unchanged == ("batch_size",)
    assert not judged_settings(task, done, task.helped).is_right


@pytest.mark.parametrize("name", TYPED)
def test_the_right_number_is_right_and_others_are_not(name: str) -> None:
    task = NAMED[name]
    right = expected_numbers(task)
    assert judged(task, shown(right)).is_right
    assert judged(task, "(" + shown(right) + ")").is_right
    wrong = judged(task, shown(tuple(number * 1.03 + 0.017 for number in right)))
    assert not wrong.is_right
    assert wrong.is_number
    assert wrong.sentence
    assert not judged(task, "?").is_number
    assert not judged(task, shown((*right, 1.0))).is_right


@pytest.mark.parametrize("name", TYPED)
def test_the_recognized_mistakes_are_wrong_and_say_why(name: str) -> None:
    task = NAMED[name]
    for mistake in task.mistakes:
        judgement = judged(task, f"{mistake.value:.8g}")
        assert not judgement.is_right
        assert judgement.sentence == mistake.sentence


def data_of(lesson: Lesson) -> list[Task]:
    """Return the tasks of a lesson without their words."""
    return [
        replace(
            task,
            text="",
            wrong="",
            hints=("",) * len(task.hints),
            mistakes=tuple(replace(one, sentence="") for one in task.mistakes),
        )
        for task in lesson.tasks
    ]


def test_both_languages_have_the_same_lessons_with_the_same_tasks() -> None:
    korean, english = (library(language) for language in LANGUAGES)
    assert [one.name for one in korean] == [one.name for one in english]
    for one, other in zip(korean, english, strict=True):
        assert data_of(one.lesson) == data_of(other.lesson), one.name
        assert len(one.lesson.parts) == len(other.lesson.parts)
        assert one.lesson.title != other.lesson.title


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_task_has_a_hint_or_a_word_for_a_wrong_answer(language: str) -> None:
    for shelved in library(language):
        for task in shelved.lesson.tasks:
            assert task.hints or task.wrong, task.text
            assert task.answer is None or task.wrong, task.text


def test_the_korean_lessons_speak_korean() -> None:
    for shelved in library("ko"):
        for part in shelved.lesson.parts:
            words = [part] if isinstance(part, str) else list(getattr(part, "hints", ()))
            for text in words:
                assert any("가" <= letter <= "힣" for letter in text) or "e^" in text, text


#: What tells one project from another; steps and accuracy are had by any of them.
OWN = ("data", "parameters", "outputs", "weights", "bias")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_task_is_done_by_any_project_that_happens_to_be_open(language: str) -> None:
    """A lesson opened with one task done: what was trained in the lesson before had done it."""
    for shelved in library(language):
        for task in shelved.lesson.tasks:
            subjects = {check.subject for check in task.checks}
            if subjects - {"curves", "range", "boxes"}:
                assert subjects & set(OWN), (shelved.name, task.text)


def test_the_end_of_lesson_6_does_not_begin_lesson_7() -> None:
    last = NAMED["06-softmax-8"]
    open_now = demonstrated(last, load_example(last.example))
    (following,) = [one.lesson for one in library("en") if one.name == "07-forward-backward"]
    assert not any(passes(task, open_now) for task in following.tasks if task.checks)


def test_a_batch_of_one_is_one_whatever_the_layer_has_become() -> None:
    """Task 5 asked for a fifth neuron, and task 7 silently wanted four again."""
    fifth, seventh = NAMED["05-shapes-4"], NAMED["05-shapes-6"]
    wider = demonstrated(fifth, load_example(fifth.example))
    assert not passes(seventh, wider)
    assert passes(seventh, replace(wider, training=replace(wider.training, batch_size=1)))
