"""Start the program, train, and close it at a random moment: it must end cleanly and at once.

    python tests/closings.py --cycles 300 --seed 1

Each cycle is a process of its own. It opens a small, a large or a stepped network, starts to
train, perhaps pauses and goes on, and closes its window at a random moment. The process must end
with exit code 0, within two seconds of the wish to close, without a warning of Qt, and with no
thread that still runs.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYQTGRAPH_QT_LIB", "PySide6")

LONGEST = 2.0
"""Seconds from the wish to close to the end of the process."""
PATIENCE = 600.0
"""Seconds after which a process is taken to hang."""
LATEST = 1500
"""Milliseconds after the start at which a window is closed at the latest."""
KINDS = ("xor-mlp", "large", "stepping")
HARMLESS = ("This plugin does not support propagateSizeHints()",)


@dataclass
class Report:
    """What the closings came to."""

    longest: float = LONGEST
    cycles: int = 0
    running: int = 0
    seconds: list[float] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.cycles} closings, {self.running} of them while training, "
            f"at most {max(self.seconds, default=0.0):.2f} s, {len(self.findings)} findings"
        )


# The program, in a process of its own


def live(kind: str, after: int, pauses: bool, folder: Path) -> int:
    """Open a window, train, and close it after so many milliseconds; return its exit code."""
    from PySide6.QtCore import QSettings, QStandardPaths, QThread, QTimer
    from PySide6.QtWidgets import QMessageBox

    QStandardPaths.setTestModeEnabled(True)
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
    # What was learned is not saved: the question is answered at once.
    QMessageBox.exec = lambda box: QMessageBox.StandardButton.Discard
    from gui.application import create_application

    application = create_application()
    from gui.background_task import wait_for_the_rest
    from gui.files import recovery
    from gui.window import main_window
    from gui.window.main_window import MainWindow

    main_window.recovery_root = recovery.recovery_root = lambda: folder / "recovery"
    window = MainWindow(None)
    begin(window, kind)
    window.show()
    train = window.controls.train_action
    QTimer.singleShot(0, window, train.trigger)
    if pauses:
        for moment in (after // 3, after // 2):
            QTimer.singleShot(moment, window, train.trigger)
    if kind == "stepping":
        QTimer.singleShot(after // 2, window, window.stepper.action("stepForwardAction").trigger)
    closing: list[dict[str, Any]] = []

    def close() -> None:
        closing.append({"at": time.time(), "was": window.session.state})
        window.close()

    QTimer.singleShot(after, window, close)
    code = application.exec()
    wait_for_the_rest(round(1000 * PATIENCE))
    left = [thread.name for thread in threading.enumerate() if not thread.daemon]
    left.remove(threading.main_thread().name)
    qt = [thread for thread in window.findChildren(QThread) if thread.isRunning()]
    print(json.dumps({**closing[0], "left": left, "running": len(qt)}), flush=True)
    return code


def begin(window: Any, kind: str) -> None:
    """Open what is to be trained."""
    from engine import Choice, DenseSpec, InputSpec, NetworkSpec, built_in
    from gui.document import edits

    if kind != "large":
        window.files.open_example("xor-mlp")
        edits.set_training(window.document, "epochs", 10**8)
        return
    data = built_in("spiral")
    wide = [DenseSpec(id=0, units=700, activation=Choice("relu")) for _ in range(3)]
    output = DenseSpec(id=0, units=1, activation=Choice("sigmoid"))
    state = window.document.state
    from dataclasses import replace

    network = NetworkSpec.stack(InputSpec(id=0, units=2), *wide, output)
    training = replace(
        state.training, loss=Choice("binary_cross_entropy"), epochs=1_000_000, batch_size=250
    )
    window.document.open(replace(state, network=network, training=training, data=data, layout={}))


# The one who watches


def run(
    cycles: int, rng: random.Random, say: Callable[[str], None], longest: float = LONGEST
) -> Report:
    """Close so many windows, each at a moment of its own."""
    report = Report(longest=longest)
    for number in range(cycles):
        kind, after = KINDS[number % len(KINDS)], rng.randrange(LATEST)
        with tempfile.TemporaryDirectory() as folder:
            found = one_cycle(kind, after, rng.random() < 0.5, Path(folder), report)
        for finding in found:
            report.findings.append(f"{kind} closed after {after} ms: {finding}")
            say(report.findings[-1])
        if (number + 1) % 25 == 0:
            say(str(report))
    return report


def one_cycle(kind: str, after: int, pauses: bool, folder: Path, report: Report) -> list[str]:
    """Let one process live, and return what is wrong about its end."""
    command = [sys.executable, __file__, "--live", kind, str(after), str(int(pauses)), str(folder)]
    report.cycles += 1
    try:
        ended = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return ["it hangs"]
    end = time.time()
    found = [line for line in ended.stderr.splitlines() if line and line not in HARMLESS]
    if ended.returncode != 0:
        return [*found, f"exit code {ended.returncode}"]
    said = json.loads(ended.stdout)
    report.seconds.append(end - said["at"])
    report.running += said["was"] == "running"
    if report.seconds[-1] > report.longest:
        found.append(f"it took {report.seconds[-1]:.2f} s to end")
    if said["left"] or said["running"]:
        found.append(f"threads are left: {said['left']}, {said['running']} of Qt")
    return found


def main() -> int:
    """Run as the command line says; 1 if something was found."""
    parser = argparse.ArgumentParser(description="Close the program at random moments")
    parser.add_argument("--cycles", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--live", nargs=4, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.live:
        kind, after, pauses, folder = options.live
        return live(kind, int(after), pauses == "1", Path(folder))
    report = run(options.cycles, random.Random(options.seed), print)
    print(report)
    return 1 if report.findings else 0


if __name__ == "__main__":
    raise SystemExit(main())
