"""Lesson files: what a teacher writes is read, what is none is refused in a sentence."""

import os
import re
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from engine import example_names
from gui.lessons.fit import refuse_unfit
from gui.lessons.glossary import glossary
from gui.lessons.lesson import Action, Check, Curves, Lesson, Mistake, Task, TracePlace
from gui.lessons.lesson_file import MOST_BYTES, MOST_TASKS, lesson_from_bytes, read_lesson
from gui.lessons.library import library
from gui.lessons.refusal import LessonRefusedError
from gui.lessons.task_language import parsed_number, parsed_numbers
from gui.looks.resource_files import resource
from gui.preferences import choose_language

HEAD = "---\ntitle: T\nexample: neuron\n---\n"
TASK = "```task\ntext: Do it.\n{}\n```\n"


def lesson(text: str) -> Lesson:
    return lesson_from_bytes(text.encode(), glossary("en"))


def test_a_lesson_is_text_and_tasks_in_their_order() -> None:
    read = lesson(
        HEAD
        + "First a [[weight]].\n\n"
        + "```task\ntext: Make it\n  AND.\nnumbers: output\n"
        + "check: outputs = 0, 0, 0, 1 within 0.1\ncheck: steps = 0\n"
        + "hint: One.\nhint: Two.\nshow: weights output = 0.5, 0.5\n```\n\nThen more.\n"
        + "```task\nexample: and-perceptron\ntext: A number.\n"
        + "answer: trace forward output pre_activation 0 0\n"
        + "wrong: Look.\nmistake: −0.5 | Sign.\n```\n"
    )
    assert (read.title, read.example) == ("T", "neuron")
    assert [isinstance(part, str) for part in read.parts] == [True, False, True, False]
    first, second = read.tasks
    assert first.text == "Make it AND."
    assert first.example == "neuron"
    assert first.checks == (
        Check("outputs", (), "=", (0.0, 0.0, 0.0, 1.0), 0.1),
        Check("steps", (), "=", (0.0,), 1e-6),
    )
    assert first.hints == ("One.", "Two.")
    assert first.show == (Action("weights", ("output",), (0.5, 0.5)),)
    assert second.example == "and-perceptron"
    assert second.answer == TracePlace("forward", "output", ("pre_activation",), (0, 0))
    assert second.mistakes == (Mistake(-0.5, "Sign."),)


def test_windows_line_ends_and_a_byte_order_mark_are_read() -> None:
    text = (HEAD + TASK.format("answer: 1")).replace("\n", "\r\n")
    read = lesson_from_bytes(b"\xef\xbb\xbf" + text.encode(), glossary("ko"))
    assert read.tasks[0].answer == (1.0,)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "no_title"),
        ("# T\n", "no_title"),
        ("---\nexample: neuron\n---\n", "no_title"),
        ("---\ntitle: T\n", "unclosed"),
        ("---\ntitle: T\ntitle: U\n---\n", "twice"),
        ("---\ntitle: T\nexample: ../secret\n---\n", "unknown_example"),
        ("---\ntitle: T\ncolour: red\n---\n", "unknown_key"),
        ("---\ntitle T\n---\n", "no_colon"),
        (HEAD + "```task\ntext: Do it.\n", "unclosed"),
        (HEAD + "```task\nanswer: 1\n```\n", "no_text"),
        (HEAD + TASK.format(""), "no_goal"),
        (HEAD + TASK.format("check: steps = 1\nanswer: 1"), "no_goal"),
        (HEAD + TASK.format("check: __import__('os') = 1"), "unknown_name"),
        (HEAD + TASK.format("check: steps = many"), "bad_check"),
        (HEAD + TASK.format("check: steps = 1 within nan"), "bad_check"),
        (HEAD + TASK.format("check: units = 4"), "bad_check"),
        (HEAD + TASK.format("check: activation output < relu"), "bad_check"),
        (HEAD + TASK.format("check: weights output x y = 1"), "bad_check"),
        (HEAD + TASK.format("answer: 1\nshow: train = 1000000"), "bad_action"),
        (HEAD + TASK.format("answer: 1\nshow: units hidden_1 = 1e9"), "bad_action"),
        (HEAD + TASK.format("answer: 1\nshow: delete everything"), "unknown_name"),
        (HEAD + TASK.format("answer: 1\nshow: delete = everything"), "unknown_name"),
        (HEAD + TASK.format("check: activation output = rellu"), "unknown_name"),
        (HEAD + TASK.format("check: initializer output = normal or he"), "unknown_name"),
        (HEAD + TASK.format("check: setting learnrate = 0.1"), "unknown_name"),
        (HEAD + TASK.format("answer: trace forward output __class__"), "bad_answer"),
        (HEAD + TASK.format("answer: trace"), "bad_answer"),
        (HEAD + TASK.format("answer: inf"), "bad_answer"),
        (HEAD + TASK.format("answer: 1\nmistake: 2"), "bad_mistake"),
        (HEAD + TASK.format("check: range z = 0, 1"), "bad_check"),
        (HEAD + TASK.format("check: boxes = 4, 3\nboxes: 10, 4, 2"), "bad_boxes"),
        (HEAD + TASK.format("check: boxes = 4, 3\nboxes: 10, 4, 2, 999"), "bad_boxes"),
        (HEAD + TASK.format("check: accuracy > 1\nhelped: luck"), "bad_helped"),
        (HEAD + TASK.format("check: accuracy > 1\ninstead: lenet"), "unknown_example"),
        (HEAD + TASK.format("answer: 1\nshow: range x = 1"), "bad_action"),
        (HEAD + TASK.format("answer: 1\nshow: draw = 12"), "bad_action"),
        (HEAD + TASK.format("answer: 1\nshow: boxes = 4, 3000"), "bad_action"),
        (HEAD + "```curves\nx: 0, 1\n```", "no_curves"),
        (HEAD + "```curves\nfunctions: step\nx: 5, -5\n```", "bad_range"),
        (HEAD + "```curves\nfunctions: softmax\nx: 0, 1\n```", "unknown_function"),
        (HEAD + "```descent\ncolour: red\n```", "unknown_key"),
        (HEAD + TASK.format("answer: 1\nexample: lenet"), "unknown_example"),
        (HEAD + "<img src='file:///etc/passwd'>", "markup"),
        (HEAD + "![](picture.png)", "markup"),
        (HEAD + "[here](somewhere)", "markup"),
        (HEAD + "[here]: somewhere", "markup"),
        (HEAD + "see https://example.org", "markup"),
        (HEAD + "a [[word nobody knows]]", "unknown_term"),
        (HEAD + TASK.format("answer: 1") * (MOST_TASKS + 1), "too_many"),
        ("---\ntitle: \x00\n---\n", "not_text"),
    ],
)
@pytest.mark.parametrize("language", ["en", "ko"])
def test_what_is_no_lesson_is_refused_in_a_sentence(
    qapp: QApplication, text: str, kind: str, language: str
) -> None:
    choose_language(language)
    with pytest.raises(LessonRefusedError) as caught:
        lesson(text)
    assert caught.value.kind == kind
    sentence = caught.value.sentence
    assert "{" not in sentence
    assert len(sentence) < 300
    assert any("가" <= letter <= "힣" for letter in sentence) == (language == "ko")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("check: steps = 1\nnumbers: hidden_7", "unknown_layer"),
        ("check: weights outptu = 1, 2", "unknown_layer"),
        ("check: steps = 1\nshow: units hidden_1 = 4", "unknown_layer"),
        ("answer: trace forward outptu output 0", "unknown_layer"),
        ("check: steps = 1\nshow: weights output = 0, 1, 2", "unfit_show"),
        ("check: steps = 1\nshow: data = xorr", "unfit_show"),
        ("answer: trace forward output output 9 9", "no_place"),
        ("answer: 2\nmistake: 2 | No.", "right_mistake"),
    ],
)
@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_task_that_cannot_be_done_is_refused(
    qapp: QApplication, tmp_path: Path, text: str, kind: str, language: str
) -> None:
    choose_language(language)
    path = tmp_path / "수업.md"
    path.write_text(HEAD + TASK.format("answer: 1") + TASK.format(text), encoding="utf-8")
    with pytest.raises(LessonRefusedError) as caught:
        read_lesson(path, glossary(language))
    assert caught.value.kind == kind
    assert "2" in caught.value.sentence, "the number of the task"
    assert any("가" <= letter <= "힣" for letter in caught.value.sentence) == (language == "ko")


def test_a_layer_that_the_learner_adds_may_be_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "lesson.md"
    path.write_text(HEAD + TASK.format("check: units hidden_1 = 4"), encoding="utf-8")
    assert read_lesson(path, glossary("en")).tasks


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_lessons_of_the_program_fit_their_examples(language: str) -> None:
    for shelved in library(language):
        refuse_unfit(shelved.lesson)


def test_too_much_and_no_text_are_refused(tmp_path: Path) -> None:
    for raw, kind in ((b"a" * (MOST_BYTES + 1), "too_large"), (b"\xff\xfe\x00", "not_text")):
        path = tmp_path / "수업.md"
        path.write_bytes(raw)
        with pytest.raises(LessonRefusedError) as caught:
            read_lesson(path, glossary("ko"))
        assert caught.value.kind == kind
    with pytest.raises(LessonRefusedError) as caught:
        read_lesson(tmp_path / "none.md", glossary("ko"))
    assert caught.value.kind == "unreadable"


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes among the files")
def test_a_lesson_that_is_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "lesson.md"
    os.mkfifo(pipe)
    with pytest.raises(LessonRefusedError) as caught:
        read_lesson(pipe, glossary("ko"))
    assert caught.value.kind == "unreadable"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("0.5", (0.5,)),
        ("(10, 4)", (10.0, 4.0)),
        ("[1 2  3]", (1.0, 2.0, 3.0)),
        ("−2e-3", (-0.002,)),
        ("", None),
        ("()", None),
        ("1, two", None),
        ("nan", None),
        ("1e999", None),
        ("9" * 5000, None),
    ],
)
def test_numbers_are_read_as_people_type_them(text: str, numbers: tuple[float, ...] | None) -> None:
    assert parsed_numbers(text) == numbers
    assert parsed_number(text) == (numbers[0] if text in ("0.5", "−2e-3") and numbers else None)


def test_the_glossaries_have_the_same_terms() -> None:
    korean, english = glossary("ko"), glossary("en")
    assert list(korean) == list(english)
    assert korean["weight"].word == "가중치(weight)"
    assert english["weight"].word == "weight"
    assert all(term.meaning.endswith(".") for words in (korean, english) for term in words.values())
    assert korean.of_link("term:hidden-layer") is korean["hidden layer"]
    assert korean.linked("[[weight]]를") == "[가중치(weight)](term:weight)를"
    assert korean.plain("[[weight]]를") == "가중치(weight)를"
    assert korean.of_link("https://example.org") is None


def test_a_term_may_begin_a_sentence() -> None:
    korean, english = glossary("ko"), glossary("en")
    assert english.linked("[[Hidden layer]]s") == "[Hidden layer](term:hidden-layer)s"
    assert english.plain("[[Hidden layer]]s") == "Hidden layers"
    assert english.keys_in("[[Hidden layer]]s [[ReLU]] [[Nothing]]") == [
        "hidden layer",
        "ReLU",
        "Nothing",
    ]
    assert korean.plain("[[Hidden layer]]은") == "은닉층(hidden layer)은"
    assert english.linked("[[Nothing]]") == "[[Nothing]]"


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_lesson_in_the_teachers_guide_is_a_lesson(language: str) -> None:
    guide = resource("lessons", "guide", f"{language}.md").read_text(encoding="utf-8")
    example, curves = guide.split("~~~\n")[1::2]
    (drawn,) = lesson_from_bytes((HEAD + curves).encode(), glossary(language)).parts
    assert drawn == Curves(("step", "sigmoid"), (-5.0, 5.0), (-0.1, 1.1))
    read = lesson_from_bytes(example.encode(), glossary(language))
    assert len(read.tasks) == 2
    assert read.tasks[0].checks
    assert read.tasks[1].answer


def columns(line: str) -> int:
    return sum(2 if "가" <= letter <= "힣" else 1 for letter in line)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_code_in_lessons_fits_a_narrow_panel(language: str) -> None:
    files = [
        *resource("lessons", language).iterdir(),
        resource("lessons", "guide", f"{language}.md"),
    ]
    for file in files:
        if not file.name.endswith(".md"):
            continue
        text = file.read_text(encoding="utf-8").replace("~~~", "```\n\n```plain")
        for block in text.split("```")[1::2]:
            if not block.startswith("task"):
                assert all(columns(line) <= 40 for line in block.splitlines()), file.name


def test_a_heading_begins_a_text_of_its_own_but_not_inside_code() -> None:
    text = HEAD + "one\n\n## Two\n\ntwo\n\n```\n# a comment\n```\n"
    parts = lesson_from_bytes(text.encode(), glossary("en")).parts
    assert parts == ("one", "## Two\n\ntwo\n\n```\n# a comment\n```")


@pytest.mark.parametrize("language", ["ko", "en"])
def test_examples_are_called_what_the_gallery_calls_them(language: str) -> None:
    """The lessons spoke of xor-mlp, which nobody finds among the titles."""
    names = {name for name in example_names() if "-" in name}
    for shelved in library(language):
        for part in shelved.lesson.parts:
            told = (part,) if isinstance(part, str) else ()
            if isinstance(part, Task):
                told = (part.text, part.wrong, *part.hints)
            for text in told:
                words = set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)+", text))
                assert not words & names, text
