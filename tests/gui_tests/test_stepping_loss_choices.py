"""Mean, sum or half sum of squares: an undoable edit of the training, offered in the stepper."""

import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from gui.window.main_window import MainWindow


@pytest.fixture
def mazur(qtbot: QtBot) -> MainWindow:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda window: window.document.set_clean())
    window.show()
    window.files.open_example("mazur-2-2-2")
    window.stepper.action("stepForwardAction").trigger()
    window.stepper.go_to(2)
    return window


def choose(window: MainWindow, field: str, name: str) -> None:
    actions = window.step_panel.settings.menu.findChildren(QAction)
    own = [action for action in actions if action.data() == (field, name)]
    menus = [menu.menu() for menu in window.step_panel.settings.menu.actions() if menu.menu()]
    own += [a for menu in menus for a in menu.actions() if a.data() == (field, name)]
    own[0].trigger()


def loss_of(window: MainWindow) -> float:
    stop = window.stepper.stop
    assert stop is not None
    assert stop.phase == "loss"
    return float(stop.records[0].loss)  # type: ignore[attr-defined]


def test_the_loss_is_the_trainings_own_and_the_walk_stays(mazur: MainWindow) -> None:
    before = loss_of(mazur)
    choose(mazur, "loss", "sum_of_squares")
    assert mazur.document.state.training.loss.name == "sum_of_squares"
    assert loss_of(mazur) == pytest.approx(2 * before, rel=1e-12)
    choose(mazur, "loss", "mean_squared_error")
    assert loss_of(mazur) == pytest.approx(before, rel=1e-12)
    assert "/ O" in mazur.step_panel.as_text()


def test_undo_brings_the_loss_back(mazur: MainWindow) -> None:
    choose(mazur, "loss", "mean_squared_error")
    mazur.document.undo_stack.undo()
    assert mazur.document.state.training.loss.name == "half_sum_of_squares"


def test_the_reduction_can_be_chosen(mazur: MainWindow) -> None:
    choose(mazur, "reduction", "mean")
    assert mazur.document.state.training.reduction == "mean"
    assert mazur.stepper.stop is not None


def test_choosing_what_is_chosen_changes_nothing(mazur: MainWindow) -> None:
    count = mazur.document.undo_stack.count()
    choose(mazur, "loss", "half_sum_of_squares")
    assert mazur.document.undo_stack.count() == count
