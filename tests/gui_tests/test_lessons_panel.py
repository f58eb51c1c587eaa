"""The lesson panel: chosen, read, done by hand, shown, in both languages."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QMessageBox, QPushButton, QToolTip
from pytestqt.qtbot import QtBot

from engine import load_example
from gui.document_trainer import project_of
from gui.lessons.panel import LessonPanel
from gui.lessons.prose import Prose
from gui.lessons.task_card import TaskCard
from gui.main_window import MainWindow
from gui.preferences import choose_language


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.session.pause_now()


@pytest.fixture
def panel(window: MainWindow) -> LessonPanel:
    assert window.lessons.panel is None, "made only when it is seen"
    window.lessons.action.trigger()
    panel = window.lessons.panel
    assert panel is not None
    panel.choose("01-perceptron")
    return panel


def said(card: TaskCard) -> str:
    label = card.findChild(QLabel, "judgement")
    assert isinstance(label, QLabel)
    return label.text() if not label.isHidden() else ""


def press(card: TaskCard, name: str) -> None:
    button = card.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    assert button.isVisibleTo(card)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def answer(card: TaskCard, text: str) -> None:
    field = card.findChild(QLineEdit, "answer")
    assert isinstance(field, QLineEdit)
    field.setText(text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def output(window: MainWindow) -> dict[str, list[float]]:
    views = project_of(window.document.state).with_weights().views[2]
    return {name: view.ravel().tolist() for name, view in views.items()}


def test_lessons_open_from_the_help_menu_as_one_tab_more(
    window: MainWindow, panel: LessonPanel
) -> None:
    assert panel.isVisible()
    assert panel.cards
    dock = panel.parentWidget().parentWidget()
    beside = {other.objectName() for other in window.tabifiedDockWidgets(dock)}  # type: ignore[arg-type]
    assert "paletteDock" in beside


def test_a_typed_answer_is_right_or_says_where_to_look(panel: LessonPanel) -> None:
    card = panel.cards[0]
    answer(card, "1")
    assert "bias of −0.7" in said(card)
    answer(card, "about a third")
    assert "number" in said(card)
    assert not card.is_done
    answer(card, "0.3")
    assert said(card) == "Right."
    assert card.is_done


def test_a_task_is_done_by_hand_on_the_fields_beside_it(
    window: MainWindow, panel: LessonPanel, qtbot: QtBot
) -> None:
    card = panel.cards[1]
    assert card.fields.isHidden(), "another network is open"
    press(card, "openTaskExampleButton")
    qtbot.waitUntil(lambda: not card.fields.isHidden())
    assert project_of(window.document.state).network == load_example("neuron").network
    boxes = card.fields.boxes
    assert [box.accessibleName() for box in boxes.values()] == ["Weight w₁", "Weight w₂", "Bias b"]
    for place, value in zip(boxes, (0.6, 0.7, -1.0), strict=True):
        assert not card.is_done
        boxes[place].setValue(value)
    np.testing.assert_allclose(output(window)["weights"], [0.6, 0.7])
    np.testing.assert_allclose(output(window)["bias"], [-1.0])
    qtbot.waitUntil(lambda: card.is_done)
    for _ in range(3):
        window.document.undo()
    assert output(window) == {"weights": [0.0, 0.0], "bias": [0.0]}
    qtbot.waitUntil(lambda: all(box.value() == 0.0 for box in boxes.values()))
    assert card.is_done, "once done is done"


def test_show_me_is_one_entry_of_the_history(
    window: MainWindow, panel: LessonPanel, qtbot: QtBot
) -> None:
    before = window.document.state
    card = panel.cards[2]
    press(card, "showMeButton")
    qtbot.waitUntil(lambda: card.is_done)
    assert output(window) == {"weights": [0.5, 0.5], "bias": [-0.2]}
    assert window.document.undo_stack.count() == 1
    window.document.undo()
    assert window.document.state is before


def test_show_me_types_an_answer_and_hints_come_one_by_one(panel: LessonPanel) -> None:
    press(panel.cards[0], "showMeButton")
    assert panel.cards[0].is_done
    card = panel.cards[1]
    hints = card.task.hints
    for number, hint in enumerate(hints, start=1):
        press(card, "hintButton")
        shown = card.findChild(Prose, f"hint:{number}")
        assert isinstance(shown, Prose)
        assert hint in shown.text()
    assert not card.hint.isEnabled()


def test_training_does_a_task(window: MainWindow, panel: LessonPanel, qtbot: QtBot) -> None:
    card = panel.cards[7]
    press(card, "openTaskExampleButton")
    window.controls.train_action.trigger()
    qtbot.waitUntil(lambda: card.is_done, timeout=10_000)


def test_what_was_done_is_remembered(panel: LessonPanel) -> None:
    answer(panel.cards[0], "0.3")
    panel.choose("02-activations")
    assert not any(card.is_done for card in panel.cards)
    panel.choose("01-perceptron")
    assert [card.is_done for card in panel.cards] == [True] + [False] * 7
    progress = panel.findChild(QLabel, "lessonProgress")
    assert isinstance(progress, QLabel)
    assert progress.text() == "1 of 8 tasks done"


def test_unsaved_work_is_asked_for_before_an_example_opens(
    window: MainWindow, panel: LessonPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: QMessageBox.StandardButton.Cancel)
    press(panel.cards[2], "showMeButton")
    before = window.document.state
    press(panel.cards[1], "openTaskExampleButton")
    assert window.document.state is before


def test_korean_follows_and_keeps_the_lesson(panel: LessonPanel, qtbot: QtBot) -> None:
    panel.choose("08-backpropagation")
    choose_language("ko")
    qtbot.waitUntil(lambda: panel.chooser.currentText() == "8. 역전파를 손으로")
    assert panel.lesson_name == "08-backpropagation"
    assert panel.cards[0].judge.text() == "확인"
    prose = panel.findChildren(Prose)
    assert "순전파(forward propagation)" in prose[0].text()


def test_a_term_explains_itself(panel: LessonPanel) -> None:
    prose = next(one for one in panel.findChildren(Prose) if "term:weight" in one.text())
    prose.linkHovered.emit("term:weight")
    assert "multiplied" in QToolTip.text()
    prose.linkHovered.emit("")
    prose.linkActivated.emit("term:bias")
    assert "fires" in QToolTip.text()
    QToolTip.hideText()


def test_a_teacher_s_file_opens_and_a_bad_one_is_refused_in_the_strip(
    window: MainWindow, panel: LessonPanel, tmp_path: Path
) -> None:
    path = tmp_path / "수업.md"
    path.write_text("---\ntitle: Mine\n---\n```task\ntext: One?\nanswer: 1\n```\n", "utf-8")
    panel.open_path(path)
    assert len(panel.cards) == 1
    answer(panel.cards[0], "1")
    assert panel.cards[0].is_done
    path.write_text("<script>", "utf-8")
    panel.open_path(path)
    assert window.messages.isVisible()
    assert "Line 1" in window.messages.text
    assert len(panel.cards) == 1, "the lesson that was open stays"


def test_the_guide_for_teachers_is_shown(panel: LessonPanel) -> None:
    QTest.mouseClick(panel.guide, Qt.MouseButton.LeftButton)
    assert not panel.cards
    assert any("title: My first lesson" in one.text() for one in panel.findChildren(Prose))
