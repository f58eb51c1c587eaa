"""The parts together: runs and steps as history, edits while training, bad files, closing."""

import os
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDockWidget,
    QGraphicsScene,
    QLabel,
    QMenu,
    QMessageBox,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from engine import (
    Choice,
    Dataset,
    DenseSpec,
    InputSpec,
    NetworkSpec,
    Project,
    TrainingSpec,
    built_in,
    load_project,
    save_project,
)
from gui.document import edits
from gui.document.document import DocumentState
from gui.plots.accuracy_plot import AccuracyPlot
from gui.plots.loss_plot import LossPlot
from gui.preferences import choose_language
from gui.window.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    window.show()
    qtbot.waitUntil(lambda: window.findChild(QWidget, "lossPlot") is not None)
    yield window
    window.session.pause_now()


def parameters(window: MainWindow) -> bytes:
    return window.trainer.trainer.state.network.parameters.tobytes()


def train_some(window: MainWindow, qtbot: QtBot, steps: int = 50) -> None:
    """Let a run go on until a snapshot shows so many steps more; it stays running."""
    goal = window.trainer.trainer.state.position.step + steps
    edits.set_training(window.document, "epochs", 10**8)
    with qtbot.waitSignal(
        window.session.snapshot_arrived, check_params_cb=lambda snapshot: snapshot.step >= goal
    ):
        window.controls.train_action.trigger()


def pause(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.session.run_ended):
        window.controls.train_action.trigger()


def test_the_window_opens_on_an_example_that_can_be_trained(window: MainWindow) -> None:
    assert window.document.can_train
    assert window.controls.train_action.isEnabled()
    assert window.document.is_clean


def test_a_run_is_one_entry_and_undo_brings_back_every_bit(
    window: MainWindow, qtbot: QtBot
) -> None:
    edits.set_training(window.document, "epochs", 10**8)
    entries = window.document.undo_stack.count()
    before = parameters(window)
    train_some(window, qtbot)
    pause(window, qtbot)
    after, steps = parameters(window), window.trainer.trainer.history.steps.count
    assert window.document.undo_stack.count() == entries + 1
    assert after != before
    window.document.undo()
    assert parameters(window) == before
    assert window.trainer.trainer.history.steps.count == 0
    window.document.redo()
    assert parameters(window) == after
    assert window.trainer.trainer.history.steps.count == steps


def test_an_edit_during_a_run_makes_three_entries(window: MainWindow, qtbot: QtBot) -> None:
    edits.set_training(window.document, "epochs", 10**8)
    window.document.finish_entry()
    entries = window.document.undo_stack.count()
    train_some(window, qtbot)
    edits.set_training(window.document, "learning_rate", 0.01)
    assert window.session.state != "running"
    learned = parameters(window)
    train_some(window, qtbot)
    pause(window, qtbot)
    assert window.document.undo_stack.count() == entries + 3
    window.document.undo()
    assert parameters(window) == learned
    assert window.document.state.training.learning_rate == 0.01


def test_undo_while_training_pauses_and_undoes_the_run(window: MainWindow, qtbot: QtBot) -> None:
    edits.set_training(window.document, "epochs", 10**8)
    before = parameters(window)
    train_some(window, qtbot)
    window.document.undo()
    assert window.session.state != "running"
    assert parameters(window) == before


def test_changing_one_layer_keeps_what_the_others_learned(window: MainWindow, qtbot: QtBot) -> None:
    window.document.open(
        DocumentState(
            NetworkSpec.stack(
                InputSpec(id=0, units=2),
                DenseSpec(id=0, units=4, activation=Choice("tanh")),
                DenseSpec(id=0, units=3, activation=Choice("tanh")),
                DenseSpec(id=0, units=1, activation=Choice("sigmoid")),
            ),
            TrainingSpec(loss=Choice("binary_cross_entropy"), learning_rate=0.5),
            data=built_in("xor"),
        )
    )
    train_some(window, qtbot)
    pause(window, qtbot)
    kept = window.trainer.trainer.state.network.views[2]["weights"].copy()
    whole = parameters(window)
    edits.set_units(window.document, 3, 5)
    np.testing.assert_array_equal(window.trainer.trainer.state.network.views[2]["weights"], kept)
    window.document.undo()
    assert parameters(window) == whole


def test_reset_goes_back_to_the_initial_weights(window: MainWindow, qtbot: QtBot) -> None:
    before = parameters(window)
    train_some(window, qtbot)
    window.controls.reset_action.trigger()
    assert window.session.state != "running"
    assert parameters(window) == before


def test_reset_brings_given_weights_back_also_after_saving(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.files.open_example("mazur-2-2-2")
    given = parameters(window)
    train_some(window, qtbot)
    edits.set_training(window.document, "learning_rate", 0.25)
    assert window.files.save_to(tmp_path / "mazur.layerloom")
    assert window.files.open_path(tmp_path / "mazur.layerloom")
    assert parameters(window) != given
    window.controls.reset_action.trigger()
    assert parameters(window) == given
    assert window.trainer.trainer.state.position.step == 0
    window.document.undo()
    assert parameters(window) != given


def test_steps_made_in_one_go_are_one_entry_and_equal_training(
    window: MainWindow, qtbot: QtBot
) -> None:
    entries = window.document.undo_stack.count()
    forward = window.stepper.action("stepForwardAction")
    for _ in range(3):
        forward.trigger()
        while not window.stepper.at_end:
            forward.trigger()
    forward.trigger()
    assert window.trainer.trainer.state.position.step == 3
    assert window.document.undo_stack.count() == entries + 1
    by_hand = parameters(window)
    window.document.undo()
    assert not window.stepper.is_active
    window.trainer.trainer.run(until_step=3)
    assert parameters(window) == by_hand


def test_training_leaves_the_stepper_and_goes_on_as_if_nothing_had_happened(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.stepper.action("stepForwardAction").trigger()
    assert window.stepper.is_active
    assert window.step_panel.isVisible()
    train_some(window, qtbot)
    assert not window.stepper.is_active
    pause(window, qtbot)


def test_closing_while_training_ends_it_and_asks(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    train_some(window, qtbot)
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: QMessageBox.StandardButton.Discard)
    assert window.close()
    assert window.session.state == "idle"


def test_saving_while_training_does_not_end_the_training(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    train_some(window, qtbot)
    assert window.files.save_to(tmp_path / "running.layerloom")
    assert window.session.state == "running"
    saved = load_project(tmp_path / "running.layerloom").state
    assert saved is not None
    reached = saved.position.step
    assert reached > 0
    qtbot.waitSignal(
        window.session.snapshot_arrived, check_params_cb=lambda snapshot: snapshot.step > reached
    ).wait()
    pause(window, qtbot)


def test_cancelling_the_question_before_closing_lets_training_go_on(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    train_some(window, qtbot)
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: QMessageBox.StandardButton.Cancel)
    assert not window.close()
    assert window.session.state == "running"
    pause(window, qtbot)


def test_a_panel_that_floats_has_a_title_to_move_it_by(window: MainWindow) -> None:
    dock = window.findChild(QDockWidget, "stepDock")
    assert dock.titleBarWidget() is not None
    dock.setFloating(True)
    assert dock.titleBarWidget() is None
    dock.setFloating(False)


def test_divergence_is_one_sentence_and_the_last_good_weights_stay(
    window: MainWindow, qtbot: QtBot
) -> None:
    network = NetworkSpec.stack(
        InputSpec(id=0, units=2), DenseSpec(id=0, units=1, activation=Choice("linear"))
    )
    training = TrainingSpec(loss=Choice("sum_of_squares"), learning_rate=1e6, batch_size=4)
    window.document.open(DocumentState(network, training, data=built_in("xor")))
    with qtbot.waitSignal(window.session.failed):
        window.controls.train_action.trigger()
    assert "diverged" in window.messages.text
    assert window.messages.isVisible()
    assert np.isfinite(window.trainer.trainer.state.network.parameters).all()
    assert window.controls.train_action.isEnabled()


BAD_FILES = {
    "empty": b"",
    "text": b"not a project",
    "cut off": None,
    "html": b"<html><body>404</body></html>",
}


@pytest.mark.parametrize("kind", sorted(BAD_FILES))
def test_a_bad_project_file_is_one_sentence_and_nothing_open_is_lost(
    window: MainWindow, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "깨진 파일.layerloom"
    content = BAD_FILES[kind]
    if content is None:
        save_project(Project(NetworkSpec.stack(InputSpec(id=0)), TrainingSpec()), path)
        content = path.read_bytes()[:-30]
    path.write_bytes(content)
    open_before = window.document.state
    assert not window.files.open_path(path)
    assert path.name in window.messages.text
    assert "Traceback" not in window.messages.text
    assert window.document.state is open_before


def test_a_project_that_is_missing_is_said(window: MainWindow, tmp_path: Path) -> None:
    assert not window.files.open_path(tmp_path / "gone.layerloom")
    assert "gone.layerloom" in window.messages.text


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes among the files")
def test_a_project_that_is_a_pipe_is_said_at_once(window: MainWindow, tmp_path: Path) -> None:
    """Opening a pipe waits for somebody to write into it, and nobody would."""
    pipe = tmp_path / "p.layerloom"
    os.mkfifo(pipe)
    assert not window.files.open_path(pipe)
    assert "p.layerloom is a pipe or a device" in window.messages.text
    assert not window.files.save_to(pipe)
    assert pipe.is_fifo()


def test_saving_where_nothing_can_be_written_is_said(window: MainWindow, tmp_path: Path) -> None:
    assert not window.files.save_to(tmp_path / "no such folder" / "a.layerloom")
    assert "no such folder" in window.messages.text
    assert window.document.path is None


def test_save_and_open_bring_back_network_weights_and_curves(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    train_some(window, qtbot)
    pause(window, qtbot)
    path = tmp_path / "프로젝트.layerloom"
    assert window.files.save_to(path)
    assert window.document.is_clean
    assert window.windowTitle().startswith("프로젝트")
    state, learned = window.document.state, parameters(window)
    steps = window.trainer.trainer.history.steps.view()
    window.files.open_example("mazur-2-2-2")
    assert window.files.open_path(path)
    assert window.document.state.network == state.network
    assert window.document.state.layout == state.layout
    assert parameters(window) == learned
    reopened = window.trainer.trainer.history.steps.view()
    np.testing.assert_array_equal(reopened.mean, steps.mean)


def test_a_project_whose_data_are_elsewhere_opens_and_says_so(window: MainWindow) -> None:
    window.files.open_example("mnist-784-50-10")
    assert not window.document.can_train
    assert not window.controls.train_action.isEnabled()
    assert "not on this machine" in window.controls.train_action.toolTip()
    hidden = window.document.state.network.order[1]
    edits.set_units(window.document, hidden, 30)
    assert window.document.state.network.units[hidden] == 30
    window.document.set_clean()


def test_what_a_newer_version_wrote_is_written_back(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "newer.layerloom"
    project = Project(
        NetworkSpec.stack(InputSpec(id=0), DenseSpec(id=0)), unknown={"from_later": [1, 2]}
    )
    save_project(project, path)
    assert window.files.open_path(path)
    edits.set_units(window.document, 2, 9)
    assert window.files.save_to(path)
    assert load_project(path).unknown == {"from_later": [1, 2]}


def test_a_damaged_weight_file_in_a_project_leaves_the_window_alone(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "odd.layerloom"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("project.json", "{" * 10_000)
    assert not window.files.open_path(path)
    assert window.messages.isVisible()


def ancestors(widget: QWidget) -> Iterator[QWidget]:
    while (widget := widget.parentWidget()) is not None:
        yield widget


def visible_words(window: MainWindow) -> Iterator[str]:
    for widget in window.findChildren(QWidget):
        if any(isinstance(parent, QMenu) for parent in ancestors(widget)):
            continue  # inside pyqtgraph's own menu, which is never shown
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        if isinstance(widget, QTabBar):
            yield from (widget.tabText(k) for k in range(widget.count()))
        yield widget.windowTitle()
        yield widget.toolTip()
    for action in window.findChildren(QAction):
        if isinstance(action.parent(), QGraphicsScene):
            continue  # pyqtgraph's own again
        yield action.text()
        yield action.toolTip()


def english_sentences(project_root: Path) -> set[str]:
    """Return every sentence whose Korean is another one."""
    found = set()
    for catalogue in (project_root / "resources" / "translations").glob("*_ko.ts"):
        for message in ElementTree.parse(catalogue).iter("message"):
            source, korean = message.findtext("source"), message.findtext("translation")
            if source and korean and source != korean:
                found.add(source)
    return found


def test_no_english_is_left_in_a_korean_window_and_back(
    window: MainWindow, project_root: Path
) -> None:
    window.stepper.action("stepForwardAction").trigger()
    english = english_sentences(project_root)
    assert english & set(visible_words(window))
    choose_language("ko")
    QApplication.processEvents()
    assert english & set(visible_words(window)) == set()
    choose_language("en")
    QApplication.processEvents()
    assert {"Data", "Train", "Loss"} <= set(visible_words(window))


def test_space_trains_where_it_does_not_pan(window: MainWindow, qtbot: QtBot) -> None:
    window.diagram.setFocus()
    with qtbot.waitSignal(window.session.run_ended):
        QTest.keyClick(window.diagram, Qt.Key.Key_Space)


def test_nothing_of_the_old_training_stays_on_screen_in_an_empty_project(
    window: MainWindow, qtbot: QtBot
) -> None:
    train_some(window, qtbot)
    pause(window, qtbot)
    window.document.set_clean()
    window.files.new()
    assert window.controls.status.text.startswith("Not trained yet")
    window.curves.slots["accuracy"].fill()
    for plot in (window.findChild(LossPlot), window.findChild(AccuracyPlot)):
        assert plot._series == {}


def test_the_learning_rate_of_a_project_without_its_data_is_its_own(window: MainWindow) -> None:
    window.files.open_example("mnist-784-50-10")
    assert not window.document.can_train
    assert window.findChild(QLabel, "learningRate").text() == "η 0.001"


def test_a_trained_project_without_its_data_shows_its_own_curves(
    window: MainWindow, qtbot: QtBot
) -> None:
    train_some(window, qtbot)
    pause(window, qtbot)
    trained = window.document.state
    missing = replace(trained, data=trained.data.description)
    window.document.set_clean()
    window.files.new()
    window.document.open(missing)
    assert window.trainer.trainer is None
    assert (
        window.findChild(LossPlot)._series["steps"].count
        == trained.training_state.history.steps.count
    )


def test_the_toolbar_counts_steps_made_by_hand(window: MainWindow) -> None:
    window.files.open_example("mazur-2-2-2")
    forward = window.stepper.action("stepForwardAction")
    forward.trigger()
    for _ in window.stepper.stops:
        forward.trigger()
    assert window.trainer.trainer.state.position.epoch == 1
    assert window.controls.status.text.startswith("epoch 1 ")


def test_data_without_targets_are_shown_and_refused_in_a_sentence(window: MainWindow) -> None:
    dataset = window.document.state.data
    assert isinstance(dataset, Dataset)
    bare = replace(dataset, samples=replace(dataset.samples, targets=None))
    window.document.open(replace(window.document.state, data=bare))
    assert not window.controls.train_action.isEnabled()
    assert "choose data with targets" in window.training.obstacle()
    assert "choose data with targets" in window.status_line._problems.text()
    assert not window.stepper.actions["stepForwardAction"].isEnabled()
