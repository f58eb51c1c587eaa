"""Use the window at random, as nobody would, and check after every action that it holds together.

    python tests/random_actions.py --actions 10000 --seed 1
    python tests/random_actions.py --actions 2000 --seed 7 --verbose

No exception on any thread, no Qt warning, and the invariants in `random_checks` after each
action. Ends with exit code 1 and the last actions where one does not hold. The same seed does the
same actions; how far a run has come in between depends on the machine.
"""

import argparse
import gc
import os
import random
import sys
import tempfile
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYQTGRAPH_QT_LIB", "PySide6")

from PySide6.QtCore import (  # noqa: E402
    QMessageLogContext,
    QSettings,
    QStandardPaths,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QAction  # noqa: E402
from PySide6.QtWidgets import QDialog, QFileDialog, QMenu, QMessageBox  # noqa: E402

from gui.window.main_window import MainWindow  # noqa: E402
from tests.random_checks import broken  # noqa: E402
from tests.random_gestures import LEFT_OUT  # noqa: E402
from tests.random_user import RandomUser  # noqa: E402

#: The offscreen platform has no window manager.
HARMLESS = ("This plugin does not support ",)


@dataclass
class FindingError(Exception):
    """What must not be, and what was done before."""

    what: str
    actions: list[str]

    def __str__(self) -> str:
        done = "\n".join(f"  {action}" for action in self.actions)
        return f"{self.what}\n\nafter\n{done}"


class Ear:
    """Hears exceptions of every thread, and what Qt complains of."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def __enter__(self) -> "Ear":
        self._hooks = sys.excepthook, threading.excepthook
        sys.excepthook = self._on_exception
        threading.excepthook = lambda told: self._on_exception(
            told.exc_type, told.exc_value, told.exc_traceback
        )
        self._handler = qInstallMessageHandler(self._on_message)
        return self

    def __exit__(self, *_: object) -> None:
        sys.excepthook, threading.excepthook = self._hooks
        qInstallMessageHandler(self._handler)

    def _on_exception(self, kind: Any, error: Any, trace: Any) -> None:
        self.heard.append("".join(traceback.format_exception(kind, error, trace)))

    def _on_message(self, kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
        if kind != QtMsgType.QtDebugMsg and not any(known in text for known in HARMLESS):
            self.heard.append(f"Qt says: {text}")


# The answers to what would stop the program


@contextmanager
def answered(rng: random.Random, folder: Path) -> Iterator[None]:
    """Answer every modal box and dialog at random."""

    def box(it: QMessageBox) -> int:
        buttons = [it.standardButton(button) for button in it.buttons()]
        chosen = [b for b in buttons if b != QMessageBox.StandardButton.Save] or buttons
        return rng.choice(chosen)

    def menu(it: QMenu, *_: object) -> QAction | None:
        actions = [a for a in it.actions() if a.isEnabled() and a.objectName() not in LEFT_OUT]
        chosen = rng.choice(actions) if actions else None
        if chosen is not None and chosen.menu() is None:
            chosen.trigger()
        return chosen

    def path(*_: object) -> tuple[str, str]:
        name = rng.choice(("", str(folder / "exported.npz"), str(folder / "absent" / "a.npz")))
        return name, ""

    with ExitStack() as stack:
        for owner, name, answer in (
            (QMessageBox, "exec", box),
            (QMessageBox, "about", lambda *_: None),
            (QMenu, "exec", menu),
            (QFileDialog, "getOpenFileName", path),
            (QFileDialog, "getSaveFileName", path),
            (QFileDialog, "getExistingDirectory", lambda *_: ""),
            (QDialog, "exec", lambda it: 0),
        ):
            stack.enter_context(patch.object(owner, name, answer))
        yield


def isolate(folder: Path) -> None:
    """Keep settings and recovery folders away from the user's."""
    QStandardPaths.setTestModeEnabled(True)
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))


def run(
    window: MainWindow, count: int, seed: int, folder: Path, say: Callable[[str], None]
) -> Counter[str]:
    """Do so many random actions to a window.

    Raises
    ------
    FindingError
        At the first thing that must not be.
    """
    rng = random.Random(seed)
    with answered(rng, folder), Ear() as ear:
        user = RandomUser(window, rng, folder)
        for number in range(count):
            try:
                user.act()
                wrong = broken(window)
            except Exception:
                wrong = [traceback.format_exc()]
            say(f"{number} {user.done[-1]}")
            if ear.heard or wrong:
                what = "\n".join([*ear.heard, *wrong])
                raise FindingError(f"action {number} of seed {seed}: {what}", list(user.done))
        window.session.pause_now()
        window.document.set_clean()
        return user.counts


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--actions", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--verbose", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        isolate(folder)
        from gui.application import create_application

        application = create_application()
        window = MainWindow()
        window.show()
        application.processEvents()
        began = time.perf_counter()
        try:
            say = print if asked.verbose else lambda _: None
            counts = run(window, asked.actions, asked.seed, folder, say)
        except FindingError as finding:
            print(finding, flush=True)
            window.session.pause_now()
            os._exit(1)  # what is broken need not close well
        print(f"{asked.actions} actions in {time.perf_counter() - began:.0f} s")
        print(", ".join(f"{name} {count}" for name, count in counts.most_common()))
        window.close()
        del window
        gc.collect()
    return 0


if __name__ == "__main__":
    sys.exit(main())
