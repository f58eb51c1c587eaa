"""The lesson panel: chosen, read, done by hand, shown, in both languages."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QDockWidget,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from engine import load_example
from gui.document.document_trainer import project_of
from gui.lessons import task_card
from gui.lessons.descent_picture import DescentPicture
from gui.lessons.panel import LessonPanel
from gui.lessons.prose import Prose
from gui.lessons.task_card import TaskCard
from gui.plots.functions_plot import FunctionsPlot
from gui.preferences import choose_language
from gui.window.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    with qtbot.waitExposed(window):
        window.show()
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
    card = panel.cards[8]
    press(card, "openTaskExampleButton")
    window.controls.train_action.trigger()
    qtbot.waitUntil(lambda: card.is_done)


def test_what_was_done_is_remembered(panel: LessonPanel) -> None:
    answer(panel.cards[0], "0.3")
    panel.choose("02-activations")
    assert not any(card.is_done for card in panel.cards)
    panel.choose("01-perceptron")
    assert [card.is_done for card in panel.cards] == [True] + [False] * 8
    progress = panel.findChild(QLabel, "lessonProgress")
    assert isinstance(progress, QLabel)
    assert progress.text() == "1 of 9 tasks done"


def test_unsaved_work_is_asked_for_before_an_example_opens_over_a_file(
    window: MainWindow, panel: LessonPanel, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: QMessageBox.StandardButton.Cancel)
    assert window.files.save_to(tmp_path / "mine.layerloom")
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


def test_a_term_gone_to_by_key_is_explained_where_it_stands(
    panel: LessonPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The explanation came up wherever the pointer happened to lie."""
    places: list[QPoint] = []
    monkeypatch.setattr(QToolTip, "showText", lambda place, *_: places.append(place))
    prose = next(one for one in panel.findChildren(Prose) if "term:weight" in one.text())
    prose.linkActivated.emit("term:weight")
    assert places == [prose.mapToGlobal(prose.visibleRegion().boundingRect().bottomLeft())]


def test_nobody_hears_the_marks_of_markdown(panel: LessonPanel) -> None:
    names = [one.accessibleName() for one in panel.findChildren(Prose)]
    assert any("y = 1" in name for name in names)
    assert not [name for name in names if "**" in name or "`" in name]


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


def plot_of(window: MainWindow) -> FunctionsPlot:
    plot = window.plots.functions
    assert plot is not None
    return plot


def test_a_picture_of_the_textbooks_is_one_click_away(
    window: MainWindow, panel: LessonPanel, qtbot: QtBot
) -> None:
    panel.choose("02-activations")
    buttons = list(panel.findChildren(QPushButton, "drawCurvesButton"))
    assert [button.text() for button in buttons[:2]] == ["Draw step", "Draw step, sigmoid"]
    QTest.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    plot = plot_of(window)
    assert plot.chosen == ("step", "sigmoid")
    assert (plot.x_ends, plot.y_ends) == ((-5.0, 5.0), (-0.1, 1.1))
    (_, seen) = plot.area.view.viewRange()
    assert seen == pytest.approx([-0.1, 1.1])
    dock = window.findChild(QDockWidget, "functionsDock")
    assert isinstance(dock, QDockWidget)
    qtbot.waitUntil(lambda: dock.isAncestorOf(window.childAt(dock.geometry().center())))


def test_the_range_of_the_overlay_is_checked(
    window: MainWindow, panel: LessonPanel, qtbot: QtBot
) -> None:
    panel.choose("02-activations")
    card = panel.cards[0]
    window.findChild(QDockWidget, "functionsDock").raise_()
    qtbot.waitUntil(lambda: window.plots.functions is not None)
    plot = plot_of(window)
    plot.classic.click()
    for box, end in ((plot.left, -5), (plot.right, 5), (plot.low, -0.1)):
        box.setValue(end)
    window.lessons._judge()
    assert not card.is_done, "y still ends by itself"
    plot.high.setValue(5.1)
    qtbot.waitUntil(lambda: card.is_done)
    other = panel.cards[10]
    press(other, "showMeButton")
    qtbot.waitUntil(lambda: other.is_done)
    assert plot.chosen == ("relu", "elu")


def test_boxes_are_put_together(panel: LessonPanel) -> None:
    panel.choose("05-shapes")
    card = panel.cards[1]
    boxes = card.boxes
    assert boxes is not None
    words = boxes.findChild(QLabel, "boxesSaid")
    assert isinstance(words, QLabel)
    assert "4 ≠ 2" in words.text()
    assert not boxes.fits
    boxes.rows.setValue(4)
    assert "→ (10, 4)" in words.text()
    assert boxes.fits
    assert not card.is_done, "four outputs are not three"
    boxes.columns.setValue(3)
    assert card.is_done


def test_the_solution_puts_the_boxes_together(panel: LessonPanel) -> None:
    panel.choose("05-shapes")
    press(panel.cards[1], "showMeButton")
    assert panel.cards[1].is_done


def without_mnist(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setenv("LAYERLOOM_CACHE", str(folder))
    monkeypatch.setattr(task_card, "is_on_this_machine", lambda _data: False)


def test_without_mnist_its_tasks_offer_the_download_and_the_small_digits(
    window: MainWindow,
    panel: LessonPanel,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    without_mnist(monkeypatch, tmp_path)
    panel.choose("11-digits")
    card = panel.cards[8]
    press(card, "getDataButton")
    assert window.document.state.network.units[2] == 50
    assert window.data_wiring.panel.source == "mnist"
    qtbot.waitUntil(lambda: not window.data_wiring.panel.visibleRegion().isEmpty())
    assert "MNIST" in window.data_wiring.panel.use.text()
    window.lessons.action.trigger()  # its tab is behind that of the data now
    press(card, "openInsteadButton")
    assert window.document.state.network == load_example("digits-8x8").network
    qtbot.waitUntil(lambda: card.offer is not None and card.offer.isHidden())


def test_what_helped_is_checked_by_the_program(
    window: MainWindow,
    panel: LessonPanel,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    without_mnist(monkeypatch, tmp_path)
    panel.choose("11-digits")
    card = panel.cards[9]
    helped = card.helped
    assert helped is not None
    helped.boxes["optimizer"].setChecked(True)
    press(card, "checkAnswerButton")
    assert "goal" in said(card)
    press(card, "showMeButton")
    qtbot.waitUntil(lambda: card.is_done)
    assert "optimizer" in helped.ticked
    helped.boxes["batch_size"].setChecked(True)
    press(card, "checkAnswerButton")
    assert "Batch size" in said(card)
    helped.tick(())
    press(card, "checkAnswerButton")
    assert "Optimizer" in said(card)


def test_a_drawn_digit_and_a_chosen_neuron_are_noticed(
    window: MainWindow, panel: LessonPanel, qtbot: QtBot
) -> None:
    panel.choose("11-digits")
    drawing, looking = panel.cards[3], panel.cards[5]
    press(drawing, "showMeButton")
    qtbot.waitUntil(lambda: drawing.is_done)
    dialog = window.data_wiring.predict_dialog
    assert dialog is not None
    assert dialog.answer.text().endswith("3")
    dialog.close()
    assert not looking.is_done
    window.selection.select_neuron(3, 0)
    window.lessons._judge()
    assert not looking.is_done, "that neuron is in the output layer"
    window.selection.select_neuron(2, 4)
    qtbot.waitUntil(lambda: looking.is_done)


def test_the_way_down_is_drawn_while_the_settings_are_tried(
    window: MainWindow, panel: LessonPanel, qtbot: QtBot
) -> None:
    panel.choose("10-optimizers")
    picture = panel.findChild(DescentPicture)
    assert isinstance(picture, DescentPicture)
    assert picture.ways == []
    press(panel.cards[3], "openTaskExampleButton")
    qtbot.waitUntil(lambda: len(picture.ways) == 1)
    press(panel.cards[6], "showMeButton")
    qtbot.waitUntil(lambda: len(picture.ways[0].places) == 31)
    press(panel.cards[8], "showMeButton")
    qtbot.waitUntil(lambda: [way.optimizer for way in picture.ways] == ["adam", "adagrad"])
    assert "0.1022" in picture.accessibleDescription()
    assert not picture.grab().isNull()


def test_lesson_8_says_right_and_wrong_in_korean(panel: LessonPanel, qtbot: QtBot) -> None:
    choose_language("ko")
    qtbot.waitUntil(lambda: panel.chooser.currentText().startswith("1. 퍼셉트론"))
    panel.choose("08-backpropagation")
    card = panel.cards[0]
    answer(card, "0.11")
    assert "그것은 z₂입니다." in said(card)
    answer(card, "0.08")
    assert card.is_done
    second = panel.cards[1]
    answer(second, "0.5210")
    assert not second.is_done
    answer(second, "0.5200")
    assert second.is_done


def test_a_lesson_opens_its_example_from_the_top(
    window: MainWindow, panel: LessonPanel, qtbot: QtBot
) -> None:
    panel.choose("05-shapes")
    button = panel.findChild(QPushButton, "openLessonExampleButton")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    wanted = load_example("two-layer-2-4-3").network
    qtbot.waitUntil(lambda: window.document.state.network == wanted)


@pytest.mark.parametrize("name", ["01-perceptron", "02-activations", "10-optimizers"])
def test_a_lesson_ends_where_its_text_ends(panel: LessonPanel, qtbot: QtBot, name: str) -> None:
    """There were screens full of nothing below the last task."""
    panel.choose(name)
    page = panel.findChild(QWidget, "lessonPage")
    qtbot.waitUntil(lambda: page.height() == page.heightForWidth(page.width()))
    below = page.height() - page.childrenRect().bottom()
    assert below < 100
