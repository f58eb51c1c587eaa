"""What the window costs the training, and the training the window.

    python tests/benchmarks/live_window.py [--json] [--minutes M] [--rounds R]

Training speed with the window live against headless, in turns; the interval of a timer of 33 ms
while training; start-up against a window with three empty plots; with ``--minutes`` above 10 the
slope of memory too. Exit code 1 if a budget does not hold.
"""

import argparse
import gc
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

import numpy as np
from PySide6.QtCore import QEventLoop, QSettings, QStandardPaths, Qt, QTimer

from engine import (
    Choice,
    Dataset,
    DenseSpec,
    InputSpec,
    NetworkSpec,
    Trainer,
    TrainingSpec,
    built_in,
    training_sets,
    typed_data,
)
from gui.application import create_application
from gui.document.document import DocumentState
from gui.document.document_trainer import project_of
from gui.window.main_window import MainWindow
from tests.benchmarks.budgets import Row, as_json

Case = tuple[str, DocumentState, float]

_START_UP = {
    "layerloom": (
        "import gc\n"
        "gc.disable()  # as gui.__main__ does\n"
        "from gui.application import create_application, open_first_window\n"
        "application = create_application()\n"
        "window = open_first_window(application)\n"
        "window.grab()\n"
        "window.document.set_clean()\n"
    ),
    "three empty plots": (
        "from PySide6.QtWidgets import QApplication, QMainWindow, QWidget, QVBoxLayout\n"
        "import pyqtgraph\n"
        "application = QApplication([])\n"
        "window = QMainWindow()\n"
        "middle = QWidget()\n"
        "column = QVBoxLayout(middle)\n"
        "for _ in range(3):\n"
        "    column.addWidget(pyqtgraph.PlotWidget())\n"
        "window.setCentralWidget(middle)\n"
        "window.resize(1280, 720)\n"
        "window.show()\n"
        "window.grab()\n"
    ),
}


def network(units: tuple[int, ...], hidden: str, output: str) -> NetworkSpec:
    """Return a stack."""
    inner = [DenseSpec(id=0, units=n, activation=Choice(hidden)) for n in units[1:-1]]
    last = DenseSpec(id=0, units=units[-1], activation=Choice(output))
    return NetworkSpec.stack(InputSpec(id=0, units=units[0]), *inner, last)


def random_pictures() -> Dataset:
    """Return 4,096 samples of MNIST's shape: what is in them does not change the speed."""
    generator = np.random.default_rng(0)
    pictures = generator.random((4096, 784)).astype(np.float32)
    classes = [str(digit) for digit in range(10)]
    return typed_data(pictures, generator.integers(10, size=4096), class_names=classes)


def cases() -> Iterator[Case]:
    """Yield name, document and the least ratio of live to headless speed."""
    tiny = TrainingSpec(
        loss=Choice("half_sum_of_squares"), learning_rate=0.03, batch_size=10, epochs=10**8
    )
    spiral = built_in("spiral", {"samples": 250})
    yield "2-8-8-1", DocumentState(network((2, 8, 8, 1), "tanh", "tanh"), tiny, data=spiral), 0.8
    large = TrainingSpec(
        loss=Choice("categorical_cross_entropy"),
        optimizer=Choice("adam"),
        learning_rate=1e-3,
        batch_size=128,
        dtype="float32",
        epochs=10**8,
    )
    units = (784, 512, 512, 10)
    document = DocumentState(network(units, "relu", "softmax"), large, data=random_pictures())
    yield "784-512-512-10", document, 0.9


def pass_time(seconds: float) -> None:
    """Let the window live."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def headless_trainer(window: MainWindow) -> Trainer:
    """Return a trainer of the document's network that no window looks at."""
    project = project_of(window.document.state)
    assert project.dataset is not None
    sets = training_sets(project.dataset, project.network, project.training)
    state = project.state_for(len(sets.inputs))
    return Trainer(state, sets.inputs, sets.targets, sets.validation, sets.rule)


def headless_speed(trainer: Trainer, seconds: float) -> float:
    """Return steps per second without a window in the way."""
    chunk = 1
    begin, first = time.perf_counter(), trainer.state.position.step
    while (passed := time.perf_counter() - begin) < seconds:
        trainer.run(until_step=trainer.state.position.step + chunk)
        if passed < seconds / 20:
            chunk *= 2
    return (trainer.state.position.step - first) / (time.perf_counter() - begin)


class LiveRun:
    """A window that trains, and what its thread and its timer say."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.intervals: list[float] = []
        self.busy: list[float] = []
        self._last = 0.0
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(33)
        self._timer.timeout.connect(self._on_tick)

    def _on_tick(self) -> None:
        now = time.perf_counter()
        if self._last:
            self.intervals.append((now - self._last) * 1000)
        self._last = now

    def speed(self, seconds: float) -> float:
        """Train for a while and return steps per second."""
        trainer = self._window.trainer.trainer
        assert trainer is not None
        self._window.controls.train_action.trigger()
        pass_time(0.3)
        self._last = 0.0
        self._timer.start()
        begin, first, busy = time.perf_counter(), trainer.state.position.step, time.thread_time()
        pass_time(seconds)
        passed = time.perf_counter() - begin
        steps = trainer.state.position.step - first
        self.busy.append((time.thread_time() - busy) / passed * 33)
        self._timer.stop()
        self._window.session.pause_now(10_000)
        return steps / passed


def live_rows(window: MainWindow, case: Case, rounds: int, seconds: float) -> Iterator[Row]:
    """Measure one network, headless and live in turns.

    Each live run is compared with the headless ones before and after it, so that a machine that
    becomes slower or faster meanwhile does not count for either.
    """
    name, document, least = case
    window.document.open(document)
    pass_time(0.3)
    headless, live = headless_trainer(window), LiveRun(window)
    headless_speed(headless, 0.5)
    alone, speeds = [headless_speed(headless, seconds)], []
    for _ in range(rounds):
        speeds.append(live.speed(seconds))
        alone.append(headless_speed(headless, seconds))
    ratios = [
        2 * speed / sum(around) for speed, around in zip(speeds, pairwise(alone), strict=True)
    ]
    yield Row(f"{name}: speed live / headless", median(ratios), least, at_least=True)
    late = float(np.percentile(live.intervals, 99))
    yield Row(f"{name}: 99th percentile of a 33 ms timer, ms", late, 45)
    yield Row(f"{name}: median of a 33 ms timer, ms", median(live.intervals))
    yield Row(f"{name}: longest interval, ms", max(live.intervals))
    yield Row(f"{name}: the window's thread busy per tick, ms", median(live.busy))
    if name == "2-8-8-1":
        yield Row(
            "spiral of 250 points: epochs per second", median(speeds) / 25, 500, at_least=True
        )


def start_up_seconds(program: str, folder: str) -> tuple[float, float]:
    """Return wall and processor time of a process from its start to its first painted window.

    Modules are compiled once, into `folder`, as installing a package does.
    """
    environment = os.environ | {"PYTHONPYCACHEPREFIX": folder, "PYTHONDONTWRITEBYTECODE": ""}
    begin, before = time.perf_counter(), _children_seconds()
    subprocess.run(
        [sys.executable, "-c", program], check=True, stderr=subprocess.DEVNULL, env=environment
    )
    return time.perf_counter() - begin, _children_seconds() - before


def _children_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def start_up_rows(rounds: int) -> Iterator[Row]:
    """Compare start-up with a window that holds three empty plots, in turns."""
    programs = _START_UP.values()
    with TemporaryDirectory() as folder:
        for program in programs:
            start_up_seconds(program, folder)
        pairs = [[start_up_seconds(program, folder) for program in programs] for _ in range(rounds)]
    ratio = median(ours[0] / plots[0] for ours, plots in pairs)
    yield Row("start-up against a window with three empty plots", ratio, 1.0)
    busy = median(ours[1] / plots[1] for ours, plots in pairs)
    yield Row("the same in processor time, which other programs do not lengthen", busy)


def resident_megabytes() -> float:
    """Return the memory this process holds."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def memory_row(window: MainWindow, minutes: float) -> Row:
    """Train on and return the slope of memory after the first ten minutes, in MB an hour."""
    window.document.open(next(cases())[1])
    window.controls.train_action.trigger()
    pass_time(600)
    hours, held = [], []
    end = time.monotonic() + (minutes - 10) * 60
    while time.monotonic() < end:
        pass_time(10)
        gc.collect()
        hours.append(time.monotonic() / 3600)
        held.append(resident_megabytes())
    window.session.pause_now(10_000)
    slope = float(np.polyfit(np.array(hours) - hours[0], held, 1)[0])
    return Row("memory while training, MB an hour", slope, 1.0)


def measure(chosen: argparse.Namespace, tell: Callable[[Row], None]) -> list[Row]:
    """Measure everything that was asked for, and tell each row as it is known."""
    rows: list[Row] = []

    def note(row: Row) -> None:
        rows.append(row)
        tell(row)

    for row in start_up_rows(chosen.rounds):
        note(row)
    QStandardPaths.setTestModeEnabled(True)
    application = create_application()
    QSettings().clear()
    window = MainWindow()
    window.show()
    pass_time(1)
    seconds = chosen.minutes * 60 / (4 * chosen.rounds)
    for case in cases():
        for row in live_rows(window, case, chosen.rounds, min(seconds, 5)):
            note(row)
    if chosen.minutes > 10:
        note(memory_row(window, chosen.minutes))
    window.document.set_clean()
    window.close()
    del application
    return rows


def main() -> int:
    """Print the rows; return 1 if a budget does not hold."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--rounds", type=int, default=9)
    chosen = parser.parse_args()
    rows = measure(
        chosen, (lambda row: None) if chosen.json else (lambda row: print(row, flush=True))
    )
    if chosen.json:
        print(as_json(rows))
    return 0 if all(row.holds for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
