"""Whatever painters write can be read: against what is really behind it, whole, in its place."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.painted_texts import Written

ROOT = Path(__file__).parents[2]
PATIENCE = 1_200


def looked_for(language: str, theme: str, scale: str, size: int) -> list[dict[str, Any]]:
    """Return what cannot be read, in a process with the program's own fonts and style."""
    environment = {
        **os.environ,
        "QT_SCALE_FACTOR": scale,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
    }
    script = [sys.executable, "-W", "ignore", str(ROOT / "tests" / "painted_faults.py")]
    chosen = ["--language", language, "--theme", theme, "--text-size", str(size)]
    done = subprocess.run(
        [*script, *chosen], env=environment, capture_output=True, timeout=PATIENCE, check=False
    )
    assert done.stdout, done.stderr.decode()[-2000:]
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


@pytest.mark.slow
@pytest.mark.skipif(os.environ.get("LAYERLOOM_SLOW") != "1", reason="takes some minutes")
@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("scale", ["1", "1.5", "2"])
@pytest.mark.parametrize("size", [0, 2])
def test_everything_painted_can_be_read(language: str, theme: str, scale: str, size: int) -> None:
    assert looked_for(language, theme, scale, size) == []


@pytest.mark.parametrize(
    ("language", "theme", "scale", "size"), [("en", "light", "1", 0), ("ko", "dark", "1.5", 2)]
)
def test_everything_painted_can_be_read_as_it_comes_and_where_it_has_least_room(
    language: str, theme: str, scale: str, size: int
) -> None:
    """Two of the twenty-four that differ in everything; all run where LAYERLOOM_SLOW is 1."""
    assert looked_for(language, theme, scale, size) == []


class Sheet(QWidget):
    """Writes one word that is easy to read and six that are not."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("white"))
        painter.fillRect(0, 60, 200, 30, QColor("#888888"))
        for y, colour, text in (
            (20, "black", "plain"),
            (50, "#aaaaaa", "faint"),
            (80, "#777777", "grey on grey"),
            (110, "black", "written over"),
            (112, "black", "written under"),
            (135, "black", "too lo…"),
        ):
            painter.setPen(QColor(colour))
            painter.drawText(5, y, text)
        painter.drawText(170, 165, "beyond the edge")
        painter.drawText(5, 165, "covered")
        painter.fillRect(0, 150, 30, 25, QColor("white"))
        painter.end()


def test_words_that_cannot_be_read_are_found(qtbot: QtBot) -> None:
    """The search itself."""
    sheet = Sheet()
    qtbot.addWidget(sheet)
    sheet.resize(200, 180)
    sheet.show()
    written = Written(sheet)
    found = {text.text for text, _ in written.faults()}
    bad = {"faint", "grey on grey", "written under", "too lo…", "beyond the edge", "covered"}
    assert found == bad
    plain = next(text for text in written.texts if text.text == "plain")
    assert written.contrast(plain) == pytest.approx(21.0)
    assert np.count_nonzero(plain.ink) > 20
