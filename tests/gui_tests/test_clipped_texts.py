"""No word is cut off at 100, 150 and 200 %, nor with larger text, in both languages."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.clipped_texts import clipped
from tests.gui_tests.every_dialog import dialog_classes, each_dialog

ROOT = Path(__file__).parents[2]
PATIENCE = 600


def looked_for(scale: str, size: int) -> list[dict[str, Any]]:
    """Return what is cut off in a process of its own: the scale is chosen before it begins."""
    environment = {
        **os.environ,
        "QT_SCALE_FACTOR": scale,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
    }
    script = [sys.executable, "-W", "ignore", str(ROOT / "tests" / "clipped_texts.py")]
    done = subprocess.run(
        [*script, "--text-size", str(size)],
        env=environment,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.stdout, done.stderr.decode()[-2000:]
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


@pytest.mark.slow
@pytest.mark.skipif(os.environ.get("LAYERLOOM_SLOW") != "1", reason="takes a minute")
@pytest.mark.parametrize("scale", ["1", "1.5", "2"])
@pytest.mark.parametrize("size", [0, 2])
def test_no_word_is_cut_off(scale: str, size: int) -> None:
    assert looked_for(scale, size) == []


def test_no_word_is_cut_off_at_the_largest_of_them() -> None:
    """The one of the six that has least room; the others run where LAYERLOOM_SLOW is 1."""
    assert looked_for("1.5", 2) == []


def test_cut_off_words_are_found(qtbot: QtBot) -> None:
    """The search itself: a label and a button that are too narrow, and a paragraph too low."""
    top = QWidget()
    qtbot.addWidget(top)
    label, button = QLabel("정확도가 아주 높습니다", top), QPushButton("Check the answer", top)
    paragraph = QLabel("one two three four five six seven eight", top)
    paragraph.setWordWrap(True)
    for number, widget in enumerate((label, button, paragraph)):
        widget.setGeometry(0, 40 * number, 200, 30)
    top.resize(240, 140)
    top.show()
    assert [fault["text"][:5] for fault in clipped(top)] == []
    label.setFixedWidth(30)
    button.setFixedWidth(40)
    paragraph.setFixedSize(60, 20)
    assert [fault["text"][:5] for fault in clipped(top)] == ["정확도가 ", "Check", "one t"]


def test_every_dialog_is_looked_at(qtbot: QtBot, tmp_path: Path) -> None:
    from gui.window.main_window import MainWindow

    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    window.show()
    seen = {type(dialog) for _, dialog in each_dialog(window, tmp_path, qtbot.waitUntil)}
    assert dialog_classes() - {QDialog} <= seen
