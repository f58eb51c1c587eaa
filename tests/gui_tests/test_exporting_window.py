"""Taking away from the window: weights, pictures and summary of what is open now."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDockWidget, QFileDialog
from pytestqt.qtbot import QtBot

from gui.document import edits
from gui.document.document import DocumentState
from gui.exporting.export_dialog import ExportDialog
from gui.exporting.picture_dialog import PictureDialog
from gui.exporting.pictures import image
from gui.window.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    window.show()
    qtbot.waitUntil(lambda: window.findChild(object, "lossPlot") is not None)
    yield window
    for dialog in (*window.findChildren(ExportDialog), *window.findChildren(PictureDialog)):
        dialog.done(0)


def test_exporting_pauses_a_run_and_takes_what_was_learned(
    window: MainWindow, qtbot: QtBot
) -> None:
    edits.set_training(window.document, "epochs", 10**8)
    with qtbot.waitSignal(window.session.snapshot_arrived):
        window.controls.train_action.trigger()
    window.actions_of_window.export.trigger()
    assert window.session.state != "running"
    [dialog] = window.findChildren(ExportDialog)
    assert dialog.isModal()
    exported = dialog.target.network.parameters
    assert exported.tobytes() == window.trainer.trainer.state.network.parameters.tobytes()


def test_a_network_with_faults_is_refused_in_the_strip(window: MainWindow) -> None:
    window.document.open(DocumentState())
    window.actions_of_window.export.trigger()
    assert window.findChildren(ExportDialog) == []
    assert "canvas is empty" in window.messages.text


def test_saving_code_opens_the_dialog_at_the_script(window: MainWindow) -> None:
    window.findChild(QDockWidget, "codeDock").raise_()
    window.code_slot.fill().save.click()
    [dialog] = window.findChildren(ExportDialog)
    assert dialog.formats.suffix == ".py"
    assert dialog.details.choices.style == "numpy"


def test_closing_the_dialog_with_escape_leaves_nothing(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_of_window.export.trigger()
    [dialog] = window.findChildren(ExportDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(ExportDialog))


def test_the_saved_canvas_shows_every_block_whatever_the_zoom(
    window: MainWindow, tmp_path: Path
) -> None:
    for _ in range(8):
        window.canvas.zoom_in()
    window.selection.select_layer(2)
    window.actions_of_window.save_picture.trigger()
    [dialog] = window.findChildren(PictureDialog)
    blocks = window.canvas.canvas_scene.blocks_rect
    assert dialog.drawing.size.width() >= blocks.width()
    dialog.path_row.line.setText(str(tmp_path / "canvas.png"))
    before = image(dialog.drawing)
    window.selection.clear()
    assert image(dialog.drawing) == before
    dialog.save.click()
    assert QImage(str(tmp_path / "canvas.png")).size() == before.size()
    assert "canvas.png" in window.messages.text


def test_the_saved_diagram_is_the_one_on_screen(window: MainWindow) -> None:
    window.actions_of_window.save_picture.trigger()
    [dialog] = window.findChildren(PictureDialog)
    dialog._whats["diagram"].click()
    assert dialog.drawing.size == window.diagram.size()


def test_the_summary_is_copied_as_text_and_as_markdown(window: MainWindow) -> None:
    window.actions_of_window.copy_summary.trigger()
    assert "hidden_1 (dense)" in QGuiApplication.clipboard().text()
    window.actions_of_window.copy_markdown.trigger()
    assert "| hidden_1 (dense) | (None, 4) | 12 |" in QGuiApplication.clipboard().text()
    assert "Markdown" in window.messages.text


@pytest.mark.parametrize(
    ("typed", "chosen", "expected", "first"),
    [
        ("요약.md", "Text (*.txt)", "요약.md", "| Layer"),
        ("요약", "Markdown (*.md)", "요약.md", "| Layer"),
        ("요약", "Text (*.txt)", "요약.txt", "Layer"),
    ],
)
def test_the_summary_is_saved_as_the_suffix_says(
    window: MainWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
    chosen: str,
    expected: str,
    first: str,
) -> None:
    answer = (str(tmp_path / typed), chosen)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_rest: answer)
    window.actions_of_window.save_summary.trigger()
    assert (tmp_path / expected).read_text(encoding="utf-8").startswith(first)


def test_a_summary_that_cannot_be_written_is_said(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = (str(tmp_path / "gone" / "s.txt"), "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_rest: answer)
    window.actions_of_window.save_summary.trigger()
    assert "gone" in window.messages.text
