"""Several windows of one process, and a second process beside it, leave one another alone."""

import gc
import subprocess
import sys
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from engine import Dataset, load_example, load_project, save_project
from gui.document import edits
from gui.files import recovery, recovery_folder
from gui.files.recovery_folder import RecoveryFolder, abandoned
from gui.preferences import choose_language, choose_theme
from gui.window.main_window import MainWindow
from gui.window.windows import Windows

SOON = 20
BUTTONS = QMessageBox.StandardButton


@pytest.fixture(autouse=True)
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "복구"
    for module in (recovery, recovery_folder):
        monkeypatch.setattr(module, "recovery_root", lambda: root)
    monkeypatch.setattr("gui.window.main_window.recovery_root", lambda: root)
    return root


@pytest.fixture
def windows(qtbot: QtBot) -> Iterator[Windows]:
    windows = Windows()
    yield windows
    for window in windows.open_windows:
        window.session.pause_now()
        window.document.set_clean()
        window.close()
    settle(qtbot)


def settle(qtbot: QtBot) -> None:
    """Let closed windows be deleted."""
    qtbot.waitUntil(
        lambda: not [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
    )


@pytest.fixture
def pair(windows: Windows, qtbot: QtBot) -> tuple[MainWindow, MainWindow]:
    first = windows.open()
    with qtbot.waitActive(first):
        first.activateWindow()
    QTest.keyClick(
        first, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert len(windows.open_windows) == 2
    second = windows.open_windows[1]
    for window in (first, second):
        window.recovery.set_delay(SOON)
    return first, second


def edited(window: MainWindow, qtbot: QtBot) -> Path:
    """Change a window's document, wait until that is kept, and return the folder."""
    with qtbot.waitSignal(window.recovery.written):
        if not window.document.state.network.layers:
            window.files.open_example("xor-mlp")
        edits.set_units(window.document, 2, 7)
    assert window.recovery._place.folder is not None
    return window.recovery._place.folder.place


def answering(
    monkeypatch: pytest.MonkeyPatch, answer: Callable[[QMessageBox], int]
) -> list[MainWindow]:
    """Answer the question about unsaved changes; return in which windows it was asked."""
    asked: list[MainWindow] = []

    def execute(box: QMessageBox) -> int:
        asked.append(box.parentWidget())
        return answer(box)

    monkeypatch.setattr(QMessageBox, "exec", execute)
    return asked


def test_a_new_window_is_empty_and_apart_and_its_edits_are_its_own(
    pair: tuple[MainWindow, MainWindow],
) -> None:
    first, second = pair
    before = first.document.state
    assert second.document.state.network.layers == ()
    assert second.pos() != first.pos()
    second.files.open_example("mazur-2-2-2")
    edits.set_training(second.document, "epochs", 3)
    assert first.document.state is before
    assert first.document.is_clean
    assert not second.document.is_clean
    assert second.isWindowModified()
    assert not first.isWindowModified()


def test_each_document_has_a_recovery_folder_and_saving_one_leaves_the_other_s(
    pair: tuple[MainWindow, MainWindow], qtbot: QtBot, tmp_path: Path, root: Path
) -> None:
    first, second = pair
    one, other = edited(first, qtbot), edited(second, qtbot)
    assert one != other
    assert abandoned(root) == [], "a living window's work was offered"
    assert first.files.save_to(tmp_path / "a.layerloom")
    qtbot.waitUntil(lambda: not one.exists())
    assert load_project(other / "project.layerloom").network.layer(2).units == 7


def test_closing_one_window_with_discard_leaves_the_other_and_its_work(
    pair: tuple[MainWindow, MainWindow],
    windows: Windows,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first, second = pair
    one, other = edited(first, qtbot), edited(second, qtbot)
    asked = answering(monkeypatch, lambda _box: BUTTONS.Discard)
    first.actions_of_window.close_window.trigger()
    assert asked == [first]
    assert windows.open_windows == (second,)
    assert not one.exists()
    assert other.is_dir()
    assert second.isVisible()


def opened_and_closed(windows: Windows) -> "weakref.ref[Dataset]":
    """Open a second window with data, close it, and return a hold on its data that keeps none."""
    window = windows.open()
    window.files.open_example("xor-mlp")
    data = window.document.state.data
    assert data is not None
    window.document.set_clean()
    window.close()
    return weakref.ref(data)


def test_a_closed_window_leaves_none_of_its_data_in_memory(windows: Windows, qtbot: QtBot) -> None:
    windows.open()
    gc.disable()  # or they would go by chance, sooner or later
    try:
        data = opened_and_closed(windows)
        assert data() is not None
        qtbot.waitUntil(lambda: data() is None)
    finally:
        gc.enable()


def test_training_in_one_window_goes_on_while_the_other_closes(
    pair: tuple[MainWindow, MainWindow], qtbot: QtBot
) -> None:
    first, second = pair
    edits.set_training(first.document, "epochs", 10**8)
    with qtbot.waitSignal(first.session.snapshot_arrived):
        first.controls.train_action.trigger()
    second.close()
    with qtbot.waitSignal(first.session.snapshot_arrived):
        pass
    assert first.session.state == "running"


def test_quitting_closes_all_and_asks_in_each_that_has_changes(
    pair: tuple[MainWindow, MainWindow],
    windows: Windows,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    root: Path,
) -> None:
    first, second = pair
    edited(first, qtbot)
    edited(second, qtbot)
    asked = answering(monkeypatch, lambda _box: BUTTONS.Discard)
    first.actions_of_window.quit.trigger()
    assert set(asked) == {first, second}
    assert windows.open_windows == ()
    assert list(root.iterdir()) == []


def test_cancel_in_one_window_ends_the_quitting_and_loses_nothing(
    pair: tuple[MainWindow, MainWindow],
    windows: Windows,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first, second = pair
    edited(second, qtbot)
    asked = answering(monkeypatch, lambda _box: BUTTONS.Cancel)
    first.actions_of_window.quit.trigger()
    assert asked == [second]
    assert second in windows.open_windows
    assert second.document.state.network.layer(2).units == 7


def test_a_file_that_another_window_has_comes_forward_there(
    pair: tuple[MainWindow, MainWindow], tmp_path: Path
) -> None:
    first, second = pair
    path = tmp_path / "하나.layerloom"
    save_project(load_example("mazur-2-2-2"), path)
    assert first.files.open_path(path)
    before = second.document.state
    assert second.files.open_path(tmp_path / "." / "하나.layerloom")
    assert second.document.state is before
    assert second.document.path is None


def test_language_and_theme_are_checked_in_the_menus_of_both_windows(
    pair: tuple[MainWindow, MainWindow],
) -> None:
    choose_language("ko")
    choose_theme("dark")
    QApplication.processEvents()
    for window in pair:
        choices = window.actions_of_window._choices
        checked = {name for name, action in choices.items() if action.isChecked()}
        assert checked == {"language:ko", "theme:dark"}
    choose_language("en")
    choose_theme("system")


SECOND_PROCESS = """
import sys
from pathlib import Path
from PySide6.QtCore import QStandardPaths
QStandardPaths.setTestModeEnabled(True)
root = Path(sys.argv[1])
from gui.document import edits
from gui.files import recovery
from gui.files import recovery_folder
recovery.recovery_root = lambda: root
from gui.application import create_application
application = create_application()
from gui.window import main_window
main_window.recovery_root = lambda: root
from gui.window.windows import Windows
windows = Windows(application)
window = windows.open()
window.recovery.set_delay(0)
window.recovery.written.connect(lambda: print("kept", flush=True))
window.offer_recovered()
print("offered", len(window.recovery_offer.works), flush=True)
edits.set_units(window.document, 2, 9)
application.exec()
"""


def test_a_second_process_takes_nothing_from_the_first_and_leaves_its_own_when_killed(
    pair: tuple[MainWindow, MainWindow], qtbot: QtBot, root: Path
) -> None:
    first, _ = pair
    own = edited(first, qtbot)
    program = subprocess.Popen(
        [sys.executable, "-c", SECOND_PROCESS, str(root)], stdout=subprocess.PIPE, text=True
    )
    with program:
        assert program.stdout is not None
        assert program.stdout.readline() == "offered 0\n"
        assert program.stdout.readline() == "kept\n"
        assert abandoned(root) == []
        assert len(list(root.iterdir())) == 2
        program.kill()
    (work,) = abandoned(root)
    assert work.place != own
    assert work.read().network.layer(2).units == 9
    assert load_project(own / "project.layerloom").network.layer(2).units == 7
    assert RecoveryFolder.take(own) is None, "the first process still has its own"
    work.remove()
