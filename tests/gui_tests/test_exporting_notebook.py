"""As a new user would: export by the dialog, paste the lines that it shows, and they work."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from engine import Array, Network, load_example
from gui.exporting.export_dialog import ExportDialog
from gui.exporting.targets import targets_of

#: What the lines of a format need, and what they have made at their end.
MADE = {
    ".npz": ("numpy", "weights['hidden_1.weights']"),
    ".safetensors": ("safetensors", "weights['hidden_1.weights']"),
    ".json": ("json", "weights['hidden_1.weights']"),
    ".csv": ("numpy", "weights"),
    ".onnx": ("onnxruntime", "outputs"),
    ".keras": ("keras", "outputs"),
    ".weights.h5": ("keras", "model.predict(__import__('numpy').zeros((1, 2)))"),
    ".py numpy": ("numpy", "net['predict'](__import__('numpy').zeros((1, 2)))"),
    ".py keras": ("keras", "(net['check'](), 0)[1]"),
    ".py pytorch": ("torch", "net['predict'](network, __import__('torch').zeros(1, 2).double())"),
    ".py torchrun": ("torch", "net['predict'](network, __import__('torch').zeros(1, 2).double())"),
}
SECONDS = 600
MARK = "made: "


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "나의 'network' 1"
    folder.mkdir()
    return folder


def copied_lines(choice: str, folder: Path, qtbot: QtBot) -> str:
    """Export by the dialog and copy the lines of its last page."""
    project = load_example("xor-mlp")
    suffix, _, style = choice.partition(" ")
    dialog = ExportDialog(targets_of(project), project.network, folder / "my net.layerloom")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.choose(suffix, style)
    with qtbot.waitSignal(dialog.exported):
        dialog.export.click()
    dialog.written.copy.click()
    return QGuiApplication.clipboard().text()


def pasted(lines: str, made: str, folder: Path) -> Any:
    """Run the lines in a Python of their own, and return what they have made."""
    show = (
        f"print({MARK!r} + __import__('json').dumps(__import__('numpy').asarray({made}).tolist()))"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", f"{lines}\n{show}"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=folder.parent,
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 0, f"{lines}\n{done.stderr}"
    return json.loads(done.stdout.rpartition(MARK)[2])


def expected(network: Network, made: str) -> Array | None:
    """Return what the app has for it; None for a check that only has to hold."""
    if "weights" in made:
        return network.views[network.spec.order[1]]["weights"]
    return None if "check" in made else network.predict(np.zeros((1, 2)))


@pytest.mark.parametrize("choice", MADE)
def test_the_lines_work_where_they_are_pasted(choice: str, folder: Path, qtbot: QtBot) -> None:
    needed, made = MADE[choice]
    if importlib.util.find_spec(needed) is None:
        pytest.skip(f"{needed} is not installed: pip install -e '.[parity]' to paste its lines")
    lines = copied_lines(choice, folder, qtbot)
    assert 3 <= len(lines.splitlines()) <= 4
    found = pasted(lines, made, folder)
    wanted = expected(load_example("xor-mlp").with_weights(), made)
    if wanted is not None:
        np.testing.assert_allclose(found, wanted, rtol=0, atol=1e-6)
