"""Unsaved work outlives the program: it is kept aside, and offered back at the next start."""

import subprocess
import sys
import threading
import time
from dataclasses import replace
from math import floor
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QAbstractButton, QMessageBox
from pytestqt.qtbot import QtBot

from engine import load_project
from gui.document import edits
from gui.files import recovery, recovery_folder
from gui.files.recovery import Recovery
from gui.files.recovery_folder import RecoveryFolder, abandoned, recovery_root
from gui.window.main_window import MainWindow

SOON = 20


@pytest.fixture(autouse=True)
def _own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "복구"
    for module in (recovery, recovery_folder):
        monkeypatch.setattr(module, "recovery_root", lambda: root)
    monkeypatch.setattr("gui.window.main_window.recovery_root", lambda: root)


def root() -> Path:
    return recovery.recovery_root()


def new_window(qtbot: QtBot) -> MainWindow:
    window = MainWindow()
    window.recovery.set_delay(SOON)
    qtbot.addWidget(window, before_close_func=give_up)
    window.show()
    qtbot.waitUntil(lambda: window.curves.slots["loss"].panel)
    return window


def give_up(window: MainWindow) -> None:
    window.session.pause_now()
    window.document.set_clean()


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    return new_window(qtbot)


def folders() -> list[Path]:
    return sorted(root().iterdir()) if root().is_dir() else []


def edited(window: MainWindow, qtbot: QtBot, units: int = 7) -> Path:
    """Change the document, wait until that is kept, and return the folder."""
    with qtbot.waitSignal(window.recovery.written):
        edits.set_units(window.document, 2, units)
    (folder,) = folders()
    return folder


def crashed(folder: Path, copy: Path) -> None:
    """Leave behind what a killed program would: the same files, locked by nobody alive."""
    copy.mkdir(parents=True)
    for file in folder.iterdir():
        (copy / file.name).write_bytes(file.read_bytes())
    (copy / "lock").unlink()


@pytest.fixture
def left_behind(qtbot: QtBot, window: MainWindow) -> Path:
    """Return the folder of work that a crash left, beside an open window without changes."""
    folder = edited(window, qtbot)
    crashed(folder, root() / "crashed")
    window.document.undo()
    qtbot.waitUntil(lambda: not folder.exists())
    return root() / "crashed"


def press(window: MainWindow, name: str) -> None:
    button = window.recovery_offer.findChild(QAbstractButton, name)
    assert isinstance(button, QAbstractButton)
    button.click()


def test_a_change_is_written_within_half_of_the_promised_time() -> None:
    assert recovery.DELAY <= 15_000


def test_a_document_that_was_not_changed_leaves_no_folder(window: MainWindow) -> None:
    window.close()
    assert folders() == []


def test_a_change_is_kept_with_time_path_and_picture(window: MainWindow, qtbot: QtBot) -> None:
    begun = time.time()
    folder = edited(window, qtbot)
    assert load_project(folder / "project.layerloom").network.layer(2).units == 7
    about = RecoveryFolder(folder, None).about  # type: ignore[arg-type]
    assert about.path is None
    assert floor(begun) <= about.time.timestamp() <= time.time()
    picture = RecoveryFolder(folder, None).picture  # type: ignore[arg-type]
    assert picture.width() > 100
    assert len({picture.pixel(x, picture.height() // 2) for x in range(picture.width())}) > 1


def test_the_window_does_not_wait_for_the_disk(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    edited(window, qtbot)
    disk_is_free, write = threading.Event(), RecoveryFolder.write

    def slow_write(*arguments: Any) -> None:
        assert disk_is_free.wait(120)
        write(*arguments)

    monkeypatch.setattr(RecoveryFolder, "write", slow_write)
    with qtbot.waitSignal(window.recovery.written):
        window.recovery._on_due()  # comes back although nothing is written yet
        edits.set_units(window.document, 2, 9)
        disk_is_free.set()


def test_a_running_training_is_kept_without_being_paused(window: MainWindow, qtbot: QtBot) -> None:
    edits.set_training(window.document, "epochs", 10**8)
    states: list[str] = []
    window.session.state_changed.connect(states.append)
    window.controls.train_action.trigger()
    with qtbot.waitSignals([window.recovery.written] * 3):
        pass
    (folder,) = folders()
    first = load_project(folder / "project.layerloom")
    assert first.state is not None
    assert first.history is not None
    assert first.state.position.step == first.history.steps.count > 0
    with qtbot.waitSignal(window.recovery.written):
        pass
    second = load_project(folder / "project.layerloom")
    assert second.state is not None
    assert second.state.position.step > first.state.position.step
    assert states == ["running"]


def test_saving_and_undoing_to_the_saved_state_remove_what_was_kept(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = edited(window, qtbot)
    window.files.save_to(tmp_path / "가.layerloom")
    qtbot.waitUntil(lambda: not folder.exists())
    edited(window, qtbot, 9)
    window.document.undo()
    qtbot.waitUntil(lambda: folders() == [])


def test_discarding_on_close_removes_what_was_kept(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    edited(window, qtbot)
    monkeypatch.setattr(QMessageBox, "exec", lambda box: QMessageBox.StandardButton.Discard)
    window.close()
    assert folders() == []


def test_a_close_while_writing_leaves_nothing(window: MainWindow, qtbot: QtBot) -> None:
    edited(window, qtbot)
    window.recovery._on_due()
    window.document.set_clean()
    window.close()
    assert folders() == []


def test_what_was_kept_of_an_open_window_is_not_offered(window: MainWindow, qtbot: QtBot) -> None:
    edited(window, qtbot)
    assert abandoned(root()) == []
    window.offer_recovered()
    assert not window.recovery_offer.isVisible()
    assert len(folders()) == 1


def test_two_windows_keep_their_work_apart(window: MainWindow, qtbot: QtBot) -> None:
    first = edited(window, qtbot, 5)
    other = new_window(qtbot)
    with qtbot.waitSignal(other.recovery.written):
        edits.set_units(other.document, 2, 6)
    (second,) = set(folders()) - {first}
    assert load_project(first / "project.layerloom").network.layer(2).units == 5
    assert load_project(second / "project.layerloom").network.layer(2).units == 6
    other.document.set_clean()
    other.close()
    assert folders() == [first]


def test_work_of_a_crash_is_offered_and_restored_as_changed(
    window: MainWindow, qtbot: QtBot, left_behind: Path
) -> None:
    window.offer_recovered()
    assert window.recovery_offer.isVisible()
    press(window, "restoreButton")
    assert not window.recovery_offer.isVisible()
    assert window.document.state.network.layer(2).units == 7
    assert not window.document.is_clean
    assert window.isWindowModified()


def test_a_second_crash_after_restoring_loses_nothing(
    window: MainWindow, qtbot: QtBot, left_behind: Path
) -> None:
    window.offer_recovered()
    press(window, "restoreButton")
    assert load_project(left_behind / "project.layerloom").network.layer(2).units == 7
    with qtbot.waitSignal(window.recovery.written):
        edits.set_units(window.document, 2, 8)
    assert folders() == [left_behind]
    assert load_project(left_behind / "project.layerloom").network.layer(2).units == 8


def test_restored_work_that_is_saved_or_given_up_leaves_no_folder(
    window: MainWindow, qtbot: QtBot, left_behind: Path, tmp_path: Path
) -> None:
    window.offer_recovered()
    press(window, "restoreButton")
    window.files.save_to(tmp_path / "saved.layerloom")
    qtbot.waitUntil(lambda: folders() == [])


def test_work_that_is_put_off_waits_for_the_next_start(
    window: MainWindow, left_behind: Path
) -> None:
    window.offer_recovered()
    press(window, "recoverLaterButton")
    assert not window.recovery_offer.isVisible()
    window.offer_recovered()
    assert window.recovery_offer.isVisible()
    window.close()
    assert [folder.place for folder in abandoned(root())] == [left_behind]


def test_discarding_asks_first(
    window: MainWindow, left_behind: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.offer_recovered()
    answers = iter((QMessageBox.StandardButton.Cancel, QMessageBox.StandardButton.Discard))
    monkeypatch.setattr(QMessageBox, "exec", lambda box: next(answers))
    press(window, "discardButton")
    assert left_behind.exists()
    press(window, "discardButton")
    assert not left_behind.exists()
    assert not window.recovery_offer.isVisible()


def test_a_damaged_work_is_restored_from_the_version_before(
    window: MainWindow, qtbot: QtBot, left_behind: Path
) -> None:
    kept = left_behind / "project.layerloom"
    kept.with_name(kept.name + ".bak").write_bytes(kept.read_bytes())
    kept.write_bytes(b"torn")
    window.offer_recovered()
    press(window, "restoreButton")
    assert window.document.state.network.layer(2).units == 7


def test_a_work_that_cannot_be_read_is_a_sentence_and_stays(
    window: MainWindow, left_behind: Path
) -> None:
    for file in left_behind.iterdir():
        file.write_bytes(b"torn")
    before = window.document.state
    window.offer_recovered()
    press(window, "restoreButton")
    assert window.messages.isVisible()
    assert window.document.state is before
    assert window.recovery_offer.isVisible()
    assert left_behind.exists()


def test_folders_without_work_are_swept(window: MainWindow) -> None:
    empty = root() / "empty"
    empty.mkdir(parents=True)
    (empty / "picture.png").write_bytes(b"")
    window.offer_recovered()
    assert folders() == []


def test_a_full_disk_is_said_once(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    window.recovery.failed.connect(said.append)

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(RecoveryFolder, "write", refuse)
    tries: list[bool] = []
    monkeypatch.setattr(
        Recovery, "_tell", lambda it, e, tell=Recovery._tell: (tries.append(True), tell(it, e))
    )
    edits.set_units(window.document, 2, 7)
    qtbot.waitUntil(lambda: len(tries) >= 3)
    assert len(said) == 1
    assert "the disk is full" in said[0]


def test_trained_weights_come_back_to_the_bit(window: MainWindow, qtbot: QtBot) -> None:
    edits.set_training(window.document, "epochs", 20)
    with qtbot.waitSignal(window.session.run_ended):
        window.controls.train_action.trigger()
    trainer = window.trainer.trainer
    assert trainer is not None
    learned = trainer.state.network.parameters.copy()
    with qtbot.waitSignal(window.recovery.written):
        window.recovery._on_due()
    (folder,) = folders()
    crashed(folder, root() / "crashed")
    window.document.open(replace(window.document.state, training_state=None))
    window.offer_recovered()
    press(window, "restoreButton")
    assert window.trainer.trainer is not None
    assert np.array_equal(window.trainer.trainer.state.network.parameters, learned)


KILLED = """
import os, sys
from pathlib import Path
from PySide6.QtGui import QImage
from datetime import datetime
from engine import load_example
from gui.files.recovery_folder import About, RecoveryFolder
folder = RecoveryFolder.create(Path(sys.argv[1]))
folder.write(load_example("xor-mlp"), About(None, datetime.now().astimezone()), QImage())
print("kept", flush=True)
sys.stdin.read()
"""


def test_a_killed_program_has_left_its_work_and_a_living_one_keeps_its_own() -> None:
    program = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(root())],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with program:
        assert program.stdout is not None
        assert program.stdout.readline() == "kept\n"
        assert abandoned(root()) == []
        program.kill()
    (work,) = abandoned(root())
    assert work.read().network.layers
    assert RecoveryFolder.take(work.place) is None
    work.release()


def test_the_folder_lies_in_the_applications_data(monkeypatch: pytest.MonkeyPatch) -> None:
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    assert recovery_root() == Path(place) / "recovery"
