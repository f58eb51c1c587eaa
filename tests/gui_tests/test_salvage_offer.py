"""A damaged project: the window says what could be saved from it, and opens that part."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from engine import load_example, load_project, save_project
from gui.document import edits
from gui.files.salvage_offer import SalvageOffer
from gui.preferences import choose_language
from gui.window.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    with qtbot.waitExposed(window):
        window.show()
    return window


@pytest.fixture
def offer(window: MainWindow) -> SalvageOffer:
    return window.opening.salvage_offer


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "과제.layerloom"
    save_project(load_example("mazur-2-2-2"), path)
    return path


def tear(path: Path, member: str) -> None:
    """Cut a file off in front of a member's header."""
    contents = path.read_bytes()
    path.write_bytes(contents[: contents.index(member.encode()) - 30])


def test_the_part_that_was_saved_is_told_and_opened_without_a_file(
    window: MainWindow, offer: SalvageOffer, project: Path
) -> None:
    tear(project, "parameters/3.bias.npy")
    before = window.document.state
    assert not window.files.open_path(project)
    assert project.name in window.messages.text
    assert offer.isVisible()
    assert offer.text == (
        "Saved from 과제.layerloom: the network, the training settings. "
        "Only in part: the weights, the data. Lost: how far training has come."
    )
    assert not offer.open_earlier.isVisible()
    assert window.document.state is before
    QTest.mouseClick(offer.open_saved, LEFT)
    assert window.document.state.network == load_example("mazur-2-2-2").network
    assert window.document.path is None
    assert not window.document.is_clean
    assert not offer.isVisible()
    views = window.document.state.training_state.state.network.views
    np.testing.assert_array_equal(views[2]["weights"], [[0.15, 0.25], [0.20, 0.30]])


def test_the_version_before_is_offered_and_saved_in_the_damaged_one_s_place(
    window: MainWindow, offer: SalvageOffer, project: Path
) -> None:
    save_project(load_example("xor-mlp"), project)
    project.write_bytes(b"nothing of a project")
    assert not window.files.open_path(project)
    assert offer.text.startswith("Nothing can be saved from 과제.layerloom")
    assert not offer.open_saved.isVisible()
    QTest.mouseClick(offer.open_earlier, LEFT)
    assert window.document.path == project
    assert window.document.state.network == load_example("mazur-2-2-2").network
    assert not window.document.is_clean
    assert window.files.save()
    assert load_project(project).network == load_example("mazur-2-2-2").network


def test_where_nothing_is_left_nothing_is_offered(
    window: MainWindow, offer: SalvageOffer, tmp_path: Path
) -> None:
    path = tmp_path / "text.layerloom"
    path.write_text("신경망", encoding="utf-8")
    assert not window.files.open_path(path)
    assert window.messages.isVisible()
    assert not offer.isVisible()


def test_unsaved_changes_are_asked_for_before_the_saved_part_opens(
    window: MainWindow, offer: SalvageOffer, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tear(project, "PK\x01\x02")
    window.files.open_path(project)
    edits.set_training(window.document, "epochs", 7)
    before = window.document.state
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: QMessageBox.StandardButton.Cancel)
    QTest.mouseClick(offer.open_saved, LEFT)
    assert window.document.state is before
    assert offer.isVisible()


def test_the_offer_follows_the_language(
    window: MainWindow, offer: SalvageOffer, project: Path
) -> None:
    tear(project, "data/targets.npy")
    window.files.open_path(project)
    choose_language("ko")
    QApplication.processEvents()
    assert offer.text.startswith("과제.layerloom에서 건진 것: 신경망, 학습 설정")
    assert offer.open_saved.text() == "건진 부분 열기"
