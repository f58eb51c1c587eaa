"""What one press of F10 or F9 costs: 784-128-10, batches of 32.

    python tests/benchmarks/stepping.py [--json] [--rounds R]

Processor time of the window's thread from the key to the painted numbers, matrices and lit
diagram; then until everything is painted, curves too. Exit code 1 if a budget does not hold.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QCoreApplication, QEventLoop, QSettings, QStandardPaths, QTimer

from engine import Choice, TrainingSpec
from gui.application import create_application
from gui.document.document import DocumentState
from gui.window.main_window import MainWindow
from tests.benchmarks.budgets import Row, as_json
from tests.benchmarks.live_window import network, random_pictures

_BUDGET = 16.0


def document() -> DocumentState:
    """Return the network and its training."""
    training = TrainingSpec(
        loss=Choice("categorical_cross_entropy"), batch_size=32, dtype="float32"
    )
    return DocumentState(
        network((784, 128, 10), "relu", "softmax"), training, data=random_pictures()
    )


def pass_time(seconds: float) -> None:
    """Let the window live."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


class Steps:
    """Walks through a step, and notes what each stop cost."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.numbers: list[float] = []
        self.everything: list[float] = []

    def go(self, act: Callable[[], None]) -> None:
        """Go to another stop and paint it."""
        begin = time.thread_time()
        act()
        while self._window.stepper.is_waiting:  # a large step is taken apart on a thread
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self._window.step_panel.repaint()
        self._window.diagram.repaint()
        self.numbers.append((time.thread_time() - begin) * 1000)
        for _ in range(2):  # what a timer draws is painted in the next round
            QCoreApplication.processEvents()
        self.everything.append((time.thread_time() - begin) * 1000)

    def walk(self) -> None:
        """Go to the last stop of the step and back to the first."""
        stepper = self._window.stepper
        for _ in stepper.stops[1:]:
            self.go(stepper.next)
        for _ in stepper.stops[1:]:
            self.go(stepper.previous)


def rows(window: MainWindow, rounds: int) -> Iterator[Row]:
    """Measure the first press, then each stop by its best of several walks."""
    first = Steps(window)
    first.go(window.stepper.next)
    yield Row("first F10: numbers painted, ms", first.numbers[0])
    yield Row("first F10: everything painted, ms", first.everything[0])
    pass_time(2)  # the formulas are set
    walks = []
    for _ in range(rounds):
        walks.append(Steps(window))
        walks[-1].walk()
    numbers = [min(times) for times in zip(*(walk.numbers for walk in walks), strict=True)]
    everything = [min(times) for times in zip(*(walk.everything for walk in walks), strict=True)]
    yield Row("next and previous: numbers painted, median ms", median(numbers), _BUDGET)
    yield Row("next and previous: numbers painted, longest ms", max(numbers))
    yield Row("next and previous: everything painted, median ms", median(everything))


def main() -> int:
    """Print the rows; return 1 if a budget does not hold."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--rounds", type=int, default=7)
    chosen = parser.parse_args()
    QStandardPaths.setTestModeEnabled(True)
    application = create_application()
    QSettings().clear()
    window = MainWindow()
    window.show()
    pass_time(1)
    window.document.open(document())
    pass_time(0.5)
    measured = list(rows(window, chosen.rounds))
    print(as_json(measured) if chosen.json else "\n".join(map(str, measured)))
    window.document.set_clean()
    window.close()
    del application
    return 0 if all(row.holds for row in measured) else 1


if __name__ == "__main__":
    sys.exit(main())
