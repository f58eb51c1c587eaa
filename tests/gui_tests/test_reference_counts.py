"""The installed PySide6 must not lose references to None.

PySide6 6.12.0 drops one in each call of a function without result; before Python 3.12, where None
is not immortal, the process dies after a few thousand of them.
"""

import sys

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

CALLS = 500
NOISE = 50


def test_calls_without_result_keep_their_references_to_none(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        label.setText("0.0311")
    assert abs(sys.getrefcount(None) - before) < NOISE


def test_emitting_keeps_its_references_to_true(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(True)
    for _ in range(CALLS):
        label.linkActivated.emit("x")
    assert abs(sys.getrefcount(True) - before) < NOISE
