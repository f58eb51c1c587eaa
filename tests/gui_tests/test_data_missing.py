"""A file that was moved or changed is asked for, compared, and never silently replaced."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from engine import DataDescription, Dataset, load_source
from engine.project import project_file
from gui.window.main_window import MainWindow
from gui.words.translation import current_translator


@pytest.fixture
def window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setattr(project_file, "MOST_DATA_INSIDE", 100)  # larger data are a path
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    window.show()
    qtbot.waitUntil(lambda: window.findChild(QWidget, "lossPlot") is not None)
    yield window
    window.session.pause_now()


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "원본" / "자료.csv"
    path.parent.mkdir()
    rows = [f"{k},{k * k % 11},{k % 2}" for k in range(60)]
    path.write_text("\n".join(["키,몸무게,답", *rows, ""]), encoding="utf-8")
    return path


def saved(qtbot: QtBot, window: MainWindow, table: Path) -> Path:
    """Train on the table, save the project, and return its path."""
    window.data_wiring.panel.data_chosen.emit(load_source(str(table)))
    window.controls.train_action.trigger()
    qtbot.waitUntil(lambda: window.trainer.trainer.state.position.step > 3)
    window.session.pause_now()
    project = table.parent.parent / "p.layerloom"
    assert window.files.save_to(project)
    return project


def opened(qtbot: QtBot, window: MainWindow, project: Path) -> None:
    assert window.files.open_path(project)
    assert isinstance(window.document.state.data, DataDescription)
    qtbot.waitUntil(lambda: window.data_wiring.panel.missing.error.sentence != "")


def test_a_moved_file_is_asked_for_and_training_goes_on_with_it(
    qtbot: QtBot, window: MainWindow, table: Path
) -> None:
    project = saved(qtbot, window, table)
    step = window.trainer.trainer.state.position.step
    moved = table.rename(table.parent / "다른 이름.csv")
    opened(qtbot, window, project)
    missing = window.data_wiring.panel.missing
    assert "자료 is no longer at" in missing.error.sentence
    assert "Choose its file" in missing.error.sentence
    assert not window.document.can_train
    assert "find it under Data" in window.controls.train_action.toolTip()
    with qtbot.waitSignal(missing.found):
        missing.look_at(moved)
    data = window.document.state.data
    assert isinstance(data, Dataset)
    assert data.source.path == str(moved)
    assert window.trainer.trainer.state.position.step == step
    assert missing.isHidden()
    assert window.document.undo_stack.undoText() == "Find data: 다른 이름"


def test_a_changed_file_is_refused_and_the_place_stays_empty(
    qtbot: QtBot, window: MainWindow, table: Path
) -> None:
    project = saved(qtbot, window, table)
    table.write_text(table.read_text("utf-8").replace("1,1,1", "1,1,0"), encoding="utf-8")
    opened(qtbot, window, project)
    missing = window.data_wiring.panel.missing
    assert "has other contents than the file that the project was made with" in (
        missing.error.sentence
    )
    assert "open this one as other data" in missing.error.sentence
    current_translator().speak("ko")
    QCoreApplication.processEvents()
    assert "내용이 다릅니다" in missing.error.sentence
    with qtbot.waitSignal(missing._task.failed):
        missing.look_at(table)
    assert isinstance(window.document.state.data, DataDescription)


def test_the_file_is_chosen_in_a_dialog(qtbot: QtBot, window: MainWindow, table: Path) -> None:
    project = saved(qtbot, window, table)
    moved = table.rename(table.parent.parent / "자료.csv")
    opened(qtbot, window, project)
    missing = window.data_wiring.panel.missing
    missing.browse.click()
    dialog = missing.findChild(QFileDialog, "dataFileDialog")
    assert dialog is not None
    with qtbot.waitSignal(missing.found):
        dialog.fileSelected.emit(str(moved))
        dialog.close()
    assert isinstance(window.document.state.data, Dataset)


def test_a_file_that_came_back_is_taken_without_asking(
    qtbot: QtBot, window: MainWindow, table: Path
) -> None:
    project = saved(qtbot, window, table)
    away = table.rename(table.parent / "weg.csv")
    opened(qtbot, window, project)
    away.rename(table)
    with qtbot.waitSignal(window.data_wiring.panel.missing.found):
        window.data_wiring.panel.set_data(window.document.state.data)
    data = window.document.state.data
    assert isinstance(data, Dataset)
    np.testing.assert_array_equal(data.samples.raw[:3, 0], [0, 1, 2])


def test_another_choice_ends_the_asking(qtbot: QtBot, window: MainWindow, table: Path) -> None:
    project = saved(qtbot, window, table)
    table.unlink()
    opened(qtbot, window, project)
    window.data_wiring.choose_source("xor")
    assert window.data_wiring.panel.missing.isHidden()
    window.document.undo()
    assert not window.data_wiring.panel.missing.isHidden()
    qtbot.waitUntil(lambda: window.data_wiring.panel.missing.error.sentence != "")
