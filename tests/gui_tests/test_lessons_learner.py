"""What stood in a learner's way when the lessons were tried with mouse and keys."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from engine import load_example
from gui.document.document_trainer import project_of
from gui.lessons.panel import LessonPanel
from gui.lessons.prose import Prose
from gui.lessons.task_card import TaskCard
from gui.looks.theme import DARK, LIGHT
from gui.preferences import choose_language, choose_theme
from gui.window.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    window.resize(1280, 720)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.session.pause_now()


@pytest.fixture
def panel(window: MainWindow) -> LessonPanel:
    window.lessons.action.trigger()
    panel = window.lessons.panel
    assert panel is not None
    panel.choose("01-perceptron")
    return panel


def press(card: TaskCard | LessonPanel, name: str) -> None:
    button = card.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def said(card: TaskCard, text: str) -> str:
    """Return what a card says to a typed answer."""
    card.answer.setText(text)
    QTest.keyClick(card.answer, Qt.Key.Key_Return)
    label = card.findChild(QLabel, "judgement")
    assert isinstance(label, QLabel)
    return label.text()


def turn_wheel_over(widget: QWidget) -> None:
    window = widget.window().windowHandle()
    place = widget.mapTo(widget.window(), widget.rect().center())
    QTest.wheelEvent(window, QPointF(place), QPoint(0, -120))


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_lesson_ends_where_its_text_ends(panel: LessonPanel, qtbot: QtBot, language: str) -> None:
    """Below it the page had gone on, empty, for twice the lesson's length."""
    choose_language(language)
    scroll = panel.findChild(QScrollArea)
    assert isinstance(scroll, QScrollArea)
    for name in ("01-perceptron", "02-activations", "08-backpropagation"):
        panel.choose(name)
        page = scroll.widget()
        last = page.findChild(QPushButton, "nextLessonButton")
        qtbot.waitUntil(lambda last=last, page=page: 0 < page.height() - last.y() < 100)
    assert scroll.widget().height() > scroll.viewport().height()


def test_scrolling_past_a_field_does_not_turn_it(
    window: MainWindow, panel: LessonPanel, qtbot: QtBot
) -> None:
    card = panel.cards[1]
    press(card, "openTaskExampleButton")
    qtbot.waitUntil(lambda: not card.fields.isHidden())
    box = next(iter(card.fields.boxes.values()))
    scroll = panel.findChild(QScrollArea)
    assert isinstance(scroll, QScrollArea)
    qtbot.waitUntil(lambda: scroll.verticalScrollBar().maximum() > 0)
    before = window.document.state
    turn_wheel_over(box)
    assert box.value() == 0.0
    assert window.document.state is before
    assert scroll.verticalScrollBar().value() > 0


def test_undo_works_from_the_field_that_set_a_number(
    window: MainWindow, panel: LessonPanel, qtbot: QtBot
) -> None:
    card = panel.cards[1]
    press(card, "openTaskExampleButton")
    qtbot.waitUntil(lambda: not card.fields.isHidden())
    box = next(iter(card.fields.boxes.values()))
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "0.75")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert box.value() == 0.75
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: box.value() == 0.0)


def test_the_outputs_are_seen_while_the_numbers_are_set(panel: LessonPanel, qtbot: QtBot) -> None:
    card = panel.cards[1]
    assert card.table.isHidden(), "another network is open"
    press(card, "openTaskExampleButton")
    qtbot.waitUntil(lambda: not card.table.isHidden())
    assert [row.output for row in card.table.rows] == [0.0, 0.0, 0.0, 0.0]
    for box, value in zip(card.fields.boxes.values(), (0.5, 0.5, -0.2), strict=True):
        box.setValue(value)
    qtbot.waitUntil(lambda: [row.output for row in card.table.rows] == [0.0, 1.0, 1.0, 1.0])
    assert [row.wanted for row in card.table.rows] == [0.0, 0.0, 0.0, 1.0]
    assert [row.is_right for row in card.table.rows] == [True, False, False, True]
    count = card.table.findChild(QLabel, "truthCount")
    assert isinstance(count, QLabel)
    assert count.text() == "2 of 4 right"
    assert "(0, 1) → 1" in card.table.accessibleDescription()


def test_a_table_shows_what_its_own_task_wants(panel: LessonPanel, qtbot: QtBot) -> None:
    nand = panel.cards[3]
    press(nand, "openTaskExampleButton")
    qtbot.waitUntil(lambda: not nand.table.isHidden())
    assert [row.wanted for row in nand.table.rows] == [1.0, 1.0, 1.0, 0.0]
    assert panel.cards[4].table.isHidden(), "the data of AND are open, not those of XOR"
    press(panel.cards[4], "openTaskExampleButton")
    qtbot.waitUntil(lambda: not panel.cards[4].table.isHidden())
    assert [row.wanted for row in panel.cards[4].table.rows] == [0.0, 1.0, 1.0, 0.0]


def test_a_task_is_not_done_by_the_way(panel: LessonPanel, qtbot: QtBot) -> None:
    """OR lies on the way to AND: its task was ticked though nobody had come to it."""
    and_, or_ = panel.cards[1], panel.cards[2]
    press(and_, "openTaskExampleButton")
    qtbot.waitUntil(lambda: not and_.fields.isHidden())
    weights = list(and_.fields.boxes.values())
    for box, value in zip(weights, (0.5, 0.5, -0.2), strict=True):
        box.setValue(value)
    qtbot.waitUntil(lambda: sum(row.output for row in and_.table.rows) == 3)
    assert not or_.is_done
    weights[2].setValue(-0.7)
    qtbot.waitUntil(lambda: and_.is_done)
    assert not or_.is_done
    list(or_.fields.boxes.values())[2].setValue(-0.3)
    qtbot.waitUntil(lambda: or_.is_done)


def test_opening_an_example_asks_nothing_and_can_be_undone(
    window: MainWindow,
    panel: LessonPanel,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def asked(_box: QMessageBox) -> int:
        raise AssertionError("nothing would be lost")

    monkeypatch.setattr(QMessageBox, "exec", asked)
    press(panel.cards[2], "showMeButton")
    before = window.document.state
    press(panel.cards[6], "openTaskExampleButton")
    assert window.document.state.network == load_example("xor-by-hand").network
    assert window.document.path is None
    window.document.undo()
    assert window.document.state is before
    assert project_of(before).network == load_example("and-perceptron").network


def test_an_example_over_nothing_new_needs_no_saving(
    window: MainWindow, panel: LessonPanel
) -> None:
    assert window.document.is_clean
    press(panel.cards[6], "openTaskExampleButton")
    assert window.document.is_clean
    press(panel.cards[6], "showMeButton")
    assert not window.document.is_clean


def test_a_number_may_begin_with_its_dot_and_too_many_are_counted(panel: LessonPanel) -> None:
    card = panel.cards[0]
    assert said(card, "0,3") == "Not yet. 1 number is asked for, and you typed 2."
    assert "bias" in said(card, "1"), "a mistake is recognized all the same"
    assert said(card, ".3") == "Right."
    pair = panel.cards[5]
    assert said(pair, "0") == "Not yet. 2 numbers are asked for, and you typed 1."
    panel.choose("05-shapes")
    assert "Rows are samples" in said(panel.cards[0], "4"), "a mistake that is known says more"


def test_the_old_weight_is_not_taken_for_the_new_one(panel: LessonPanel) -> None:
    """A step changes it by a thousandth, and a number may be rounded by more."""
    panel.choose("08-backpropagation")
    for place, old, new in ((11, "0.3", "0.2996"), (22, "0.15", "0.1498")):
        card = panel.cards[place]
        assert "old value" in said(card, old)
        assert not card.is_done
        assert said(card, new) == "Right."


def test_the_next_lesson_is_one_click_below_the_last_task(panel: LessonPanel, qtbot: QtBot) -> None:
    press(panel, "nextLessonButton")
    assert panel.lesson_name == "02-activations"
    assert panel.chooser.currentText().startswith("2.")
    panel.choose("11-digits")
    qtbot.waitUntil(lambda: panel.findChild(QPushButton, "nextLessonButton") is None)


def test_a_question_about_an_example_offers_it(panel: LessonPanel, window: MainWindow) -> None:
    """Its text says "in the example": the button for it was missing."""
    card = panel.cards[5]
    assert card.task.answer == (0.0, 1.0)
    press(card, "openTaskExampleButton")
    assert window.document.state.network == load_example("xor-by-hand").network
    assert panel.cards[7].open_example.isHidden(), "that question asks for no example"


def test_a_card_stays_under_the_pointer_when_fields_go_above_it(
    panel: LessonPanel, qtbot: QtBot
) -> None:
    """The page had jumped by the fields of other tasks, or after their lost focus."""
    scroll = panel.findChild(QScrollArea)
    assert isinstance(scroll, QScrollArea)
    gate, later = panel.cards[1], panel.cards[4]
    press(gate, "openTaskExampleButton")
    qtbot.waitUntil(lambda: not panel.cards[3].fields.isHidden())
    next(iter(gate.fields.boxes.values())).setFocus()
    scroll.verticalScrollBar().setValue(later.y() - 40)
    press(later, "openTaskExampleButton")
    qtbot.waitUntil(lambda: gate.fields.isHidden() and not later.fields.isHidden())
    QApplication.sendPostedEvents()
    assert later.mapTo(scroll.viewport(), QPoint(0, 0)).y() == 40


def test_a_click_into_a_field_selects_its_number(panel: LessonPanel, qtbot: QtBot) -> None:
    """What was typed had gone between the digits."""
    card = panel.cards[1]
    press(card, "openTaskExampleButton")
    qtbot.waitUntil(lambda: not card.fields.isHidden())
    box = next(iter(card.fields.boxes.values()))
    QTest.mouseClick(box.lineEdit(), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: box.lineEdit().selectedText() == box.text())
    QTest.keyClicks(box, "-4")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert box.value() == -4.0


def test_right_answers_follow_one_another_without_the_mouse(
    panel: LessonPanel, qtbot: QtBot
) -> None:
    panel.choose("08-backpropagation")
    first, second = panel.cards[:2]
    first.answer.setFocus()
    qtbot.waitUntil(first.answer.hasFocus)
    assert said(first, "0.1").startswith("Not yet.")
    assert first.answer.hasFocus()
    assert said(first, "0.08") == "Right."
    assert second.answer.hasFocus()
    assert second.is_done is False


def test_a_task_says_what_it_still_lacks(
    window: MainWindow, panel: LessonPanel, qtbot: QtBot
) -> None:
    """After sixty steps instead of thirty nothing had told why it was not done."""
    panel.choose("10-optimizers")
    card = panel.cards[4]
    missing = card.findChild(QLabel, "stillMissing")
    assert isinstance(missing, QLabel)
    assert missing.isHidden(), "nobody is at it yet"
    press(card, "openTaskExampleButton")
    qtbot.waitUntil(lambda: "Steps 0 (goal 30)" in missing.text())
    assert missing.text() == "Still missing: Learning rate η; Steps 0 (goal 30)"
    window.controls.train_action.trigger()
    qtbot.waitUntil(lambda: missing.text() == "Still missing: Learning rate η", timeout=10_000)
    window.controls.train_action.trigger()
    qtbot.waitUntil(lambda: "Steps 60 (goal 30)" in missing.text(), timeout=10_000)
    press(card, "showMeButton")
    qtbot.waitUntil(lambda: card.is_done and missing.isHidden(), timeout=10_000)


def test_terms_take_the_colour_of_a_new_theme(panel: LessonPanel) -> None:
    """They had stayed dark green on black."""
    prose = next(one for one in panel.findChildren(Prose) if "term:" in one.text())
    try:
        choose_theme("dark")
        assert pixel_of(prose, DARK.accent)
    finally:
        choose_theme("light")


def test_lines_of_tables_take_the_quiet_colour_of_the_theme(panel: LessonPanel) -> None:
    """They had been as bright as the words between them."""
    panel.choose("10-optimizers")
    prose = next(one for one in panel.findChildren(Prose) if "|---" in one.text())
    try:
        for name, colours in (("dark", DARK), ("light", LIGHT)):
            choose_theme(name)
            assert pixel_of(prose, colours.border), name
    finally:
        choose_theme("light")


def pixel_of(prose: Prose, colour: str) -> bool:
    """Tell whether the colour is in what is painted."""
    image = prose.grab().toImage()
    wanted = QColor(colour).rgb()
    return any(
        image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height())
    )


def test_a_lesson_goes_on_where_it_was_left(panel: LessonPanel, qtbot: QtBot) -> None:
    panel.choose("08-backpropagation")
    for card in panel.cards[:6]:
        press(card, "showMeButton")
    panel.choose("01-perceptron")
    panel.choose("08-backpropagation")
    scroll = panel.findChild(QScrollArea)
    assert isinstance(scroll, QScrollArea)
    bar, seventh = scroll.verticalScrollBar(), panel.cards[6]
    qtbot.waitUntil(lambda: 0 <= seventh.y() - bar.value() < scroll.viewport().height() // 2)


def test_tab_goes_through_the_numbers_before_the_buttons_below_them(
    panel: LessonPanel, qtbot: QtBot
) -> None:
    """The fields are made when the example opens, and came last of all."""
    first = panel.cards[1]
    press(first, "openTaskExampleButton")
    qtbot.waitUntil(lambda: len(first.fields.boxes) == 3)
    boxes = list(first.fields.boxes.values())
    boxes[0].setFocus()
    qtbot.waitUntil(boxes[0].hasFocus)
    for following in (*boxes[1:], first.open_example, first.hint, first.show_me):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert following.hasFocus()


def test_the_reply_to_an_answer_is_seen(panel: LessonPanel, qtbot: QtBot) -> None:
    """It came below the edge when the field was the last thing to be seen."""
    area = panel.findChild(QScrollArea)
    assert area is not None
    card = panel.cards[4]
    bottom = card.answer.mapTo(area.widget(), QPoint(0, card.answer.height())).y()
    area.verticalScrollBar().setValue(bottom - area.viewport().height())
    said(card, "4")
    place = card.said.mapTo(area.viewport(), QPoint(0, card.said.height()))
    assert 0 < place.y() <= area.viewport().height()


def test_a_right_answer_does_not_pass_over_what_is_to_be_read(
    panel: LessonPanel, qtbot: QtBot
) -> None:
    """Between tasks 5 and 6 of lesson 2 a whole section was skipped."""
    panel.choose("02-activations")
    card, following = panel.cards[4:6]
    card.answer.setFocus()
    qtbot.waitUntil(card.answer.hasFocus)
    assert said(card, "-0.02") == "Right."
    assert card.answer.hasFocus()
    assert not following.answer.hasFocus()


def test_a_number_turned_the_wrong_way_is_told(panel: LessonPanel, qtbot: QtBot) -> None:
    panel.choose("03-bias")
    card = panel.cards[1]
    missing = card.findChild(QLabel, "stillMissing")
    assert isinstance(missing, QLabel)
    press(card, "openTaskExampleButton")
    qtbot.waitUntil(lambda: len(card.fields.boxes) == 2)
    card.fields.boxes["bias", (0,)].setValue(4.0)
    qtbot.waitUntil(lambda: missing.text() == "Still missing: Bias")
    card.fields.boxes["bias", (0,)].setValue(-4.0)
    qtbot.waitUntil(lambda: card.is_done and missing.isHidden())
