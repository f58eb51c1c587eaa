"""Kill the program at random instants, and look what the next start finds.

    python tests/kills.py --saves 200 --edits 50
    python tests/kills.py --saves 0 --edits 5 --delay 15000      with the program's own delay

Saving: a process saves one project over another without end until it is killed. The file must
open, hold one of the two whole, and the next save leaves nothing else in the folder.

Editing: the program edits, trains and saves in a window until it is killed. Before each edit it
writes down what it is about to do, so that it is known what had been done and when. The next
start restores what is offered, else opens the project's file, and must find a state that was
there, no older than the promised time; then it goes on until it is killed in turn.
"""

import argparse
import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
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

DELAY = 1000
"""Milliseconds from a change to its copy in the runs here; the program's own are 15,000."""
PROMISED = 2.0
"""How many delays of work may be lost: 30 seconds at the program's own delay."""
SAVE_EVERY = 16.0
"""Actions between two saves, for each second of the delay."""
SLACK = 2.0
"""Seconds for the disk and a machine with little else to do."""
START = 600.0
"""Seconds that a start may take."""
EXPECTED_LITTER = {"work.layerloom", "work.layerloom.bak"}


@dataclass
class Report:
    """What the kills came to."""

    kills: int = 0
    lost: list[float] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    findings: list[str] = field(default_factory=list)

    def count(self, what: str) -> None:
        """Note how often something was the case."""
        self.counts[what] = self.counts.get(what, 0) + 1

    def __str__(self) -> str:
        counts = ", ".join(f"{what} {n}" for what, n in sorted(self.counts.items()))
        lost = f", at most {max(self.lost):.2f} s of work lost" if self.lost else ""
        return f"{self.kills} kills: {counts}{lost}, {len(self.findings)} findings"


# Killed while saving


def save_without_end(path: Path) -> None:
    """Save two projects over each other until this process is killed."""
    from engine import save_project

    projects = [saved_project(seed) for seed in (1, 2)]
    print("ready", flush=True)
    while True:
        for project in projects:
            save_project(project, path)


def saved_project(seed: int) -> Any:
    """Return a trained project of half a megabyte whose every part tells its seed."""
    from engine import (
        Choice,
        DenseSpec,
        History,
        InputSpec,
        NetworkSpec,
        Project,
        TrainingSpec,
        TrainingState,
    )

    network = NetworkSpec.stack(
        InputSpec(id=0, units=100 + seed),
        DenseSpec(id=0, units=200),
        DenseSpec(id=0, units=10, activation=Choice("softmax")),
    )
    training = TrainingSpec(seed=seed, loss=Choice("categorical_cross_entropy"))
    return Project(
        network, training, state=TrainingState.start(network, training, 0), history=History()
    )


def kill_saves(count: int, rng: random.Random, report: Report, folder: Path) -> None:
    """Kill a saving process so many times."""
    from engine import load_project, sweep_orphans

    path = folder / "work.layerloom"
    weights = {seed: _weights(saved_project(seed)) for seed in (1, 2)}
    for _ in range(count):
        child = subprocess.Popen(
            [sys.executable, __file__, "--save-to", str(path)], stdout=subprocess.PIPE, text=True
        )
        with child:
            assert child.stdout is not None
            child.stdout.readline()
            time.sleep(rng.random() * 0.05)
            child.kill()
        report.kills += 1
        for place in (path, path.with_name(path.name + ".bak")):
            if not place.exists():
                report.count(f"no {place.suffix} yet")
                continue
            try:
                project = load_project(place)
                if _weights(project) != weights[project.training.seed]:
                    report.findings.append(f"{place.name} is a mixture of two projects")
            except Exception as error:
                report.findings.append(f"{place.name} does not open: {error}")
        if {file.name for file in folder.iterdir()} - EXPECTED_LITTER:
            report.count("in the middle of a save")
        sweep_orphans(folder)
        left = {file.name for file in folder.iterdir()} - EXPECTED_LITTER
        if left:
            report.findings.append(f"left behind: {left}")


def _weights(project: Any) -> str:
    return hashlib.sha256(project.state.network.parameters.tobytes()).hexdigest()


# Killed while editing and training: the program


def edit_without_end(folder: Path, seed: int, delay: int) -> None:
    """Start as the program does, take up what is there, and work on until this is killed."""
    from PySide6.QtCore import QSettings, QStandardPaths
    from PySide6.QtWidgets import QMessageBox

    QStandardPaths.setTestModeEnabled(True)
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    settings = str(folder / "settings")
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, settings)
    QMessageBox.exec = lambda box: QMessageBox.StandardButton.Discard
    from gui.application import create_application

    application = create_application()
    _keep_recovery_in(folder / "recovery")
    from gui.window.main_window import MainWindow

    path = folder / "project" / "work.layerloom"
    window = MainWindow(path if path.exists() else None)
    window.recovery.set_delay(delay)
    window.show()
    window.offer_recovered()
    worker = Worker(window, path, random.Random(seed), folder / "journal")
    worker.save_every = delay / 1000 * SAVE_EVERY
    worker.take_up()
    application.processEvents()
    print("working", flush=True)
    while True:
        worker.work()


def _keep_recovery_in(root: Path) -> None:
    from gui.files import recovery
    from gui.window import main_window

    main_window.recovery_root = recovery.recovery_root = lambda: root


class Worker:
    """Edits, trains and saves, and writes down what it does before it does it."""

    def __init__(self, window: Any, path: Path, rng: random.Random, journal: Path) -> None:
        self.window, self.path, self.rng = window, path, rng
        self.journal = os.open(journal, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        self.save_every = SAVE_EVERY
        self.has_kept = False
        window.document.undo_stack.indexChanged.connect(lambda _: self._note())
        window.session.snapshot_arrived.connect(self._on_snapshot)
        self._note_what_is_kept()

    def take_up(self) -> None:
        """Restore what is offered, and say what was found."""
        works = self.window.recovery_offer.works
        for work in works[:1]:
            self.window.recovery_offer.restore_wanted.emit(work)
        document = self.window.document
        state = document.state.training_state
        step = 0 if state is None else state.state.position.step
        said = {
            "found": mark(document.state),
            "step": step,
            "offered": len(works),
            "restored": bool(works) and not self.window.recovery_offer.works,
            "message": self.window.messages.text if self.window.messages.isVisible() else "",
            "file": self.path.exists(),
        }
        print(json.dumps(said), flush=True)
        self._note()

    def work(self) -> None:
        """Do one thing, and let the window live for a moment."""
        from PySide6.QtWidgets import QApplication

        from gui.document import edits

        document, rng = self.window.document, self.rng
        chance = rng.random()
        if chance < 0.10:
            self.window.canvas_actions.undo.trigger()
        elif chance < 0.10 + 1 / self.save_every:
            self.window.files.save_to(self.path)
        elif chance < 0.30:
            edits.set_training(document, "epochs", 10_000_000)
            self.window.controls.train_action.trigger()
        elif chance < 0.40:
            edits.move_blocks(document, {2: (rng.randrange(900), rng.randrange(300))})
        elif chance < 0.75:
            edits.set_units(document, 2, rng.randrange(1, 2000))
        else:
            edits.set_training(document, "seed", rng.randrange(2**31))
        document.finish_entry()
        until = time.monotonic() + rng.random() * 0.4
        while time.monotonic() < until:
            QApplication.processEvents()
            time.sleep(0.002)

    def _on_snapshot(self, snapshot: Any) -> None:
        self._write({"step": snapshot.step})

    def _note_what_is_kept(self) -> None:
        """Write down every copy for the case of a crash as soon as it is whole."""
        from gui.files.recovery_folder import RecoveryFolder

        write = RecoveryFolder.write

        def noted(folder: Any, project: Any, *rest: Any) -> None:
            write(folder, project, *rest)
            self._write({"kept": mark(project)})
            if not self.has_kept:
                print("kept", flush=True)
            self.has_kept = True

        RecoveryFolder.write = noted

    def _note(self) -> None:
        self._write({"mark": mark(self.window.document.state)})

    def _write(self, line: dict[str, Any]) -> None:
        plain = json.dumps({"time": time.time(), **line}) + "\n"
        os.write(self.journal, plain.encode())


def mark(state: Any) -> str:
    """Return what tells one state of the document from all others, weights left out."""
    from engine import network_to_plain, training_to_plain

    layout = sorted((i, float(x), float(y)) for i, (x, y) in state.layout.items())
    plain = [network_to_plain(state.network), training_to_plain(state.training), layout]
    return hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()[:16]


# Killed while editing and training: the judge


@dataclass
class Judge:
    """Starts the program, kills it, and holds what the next start finds against the journal."""

    folder: Path
    rng: random.Random
    report: Report
    delay: int
    slack: float = SLACK
    killed: float | None = None

    @property
    def most_lost(self) -> float:
        """Seconds of work that may be lost."""
        return PROMISED * self.delay / 1000 + self.slack

    def start_and_kill(self, seed: int) -> None:
        """Start, hear what was found, and kill after a random time, perhaps at once."""
        command = [sys.executable, __file__, "--work-in", str(self.folder)]
        command += ["--seed", str(seed), "--delay", str(self.delay)]
        with (self.folder / "errors").open("w+") as errors:
            child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True)
            with child:
                self._live(child)
                child.kill()
            self.killed = time.time()
            self.report.kills += 1
            errors.seek(0)
            text = errors.read()
            if "Traceback" in text:
                self.report.findings.append(text)

    def _live(self, child: "subprocess.Popen[str]") -> None:
        if self.killed is not None and self.rng.random() < 0.15:
            # In the middle of a start or a recovery, which must lose nothing either.
            self.report.count("while starting")
            time.sleep(self.rng.random() * 2)
            return
        assert child.stdout is not None
        line = child.stdout.readline()
        if not line:
            self.report.findings.append("the program did not start")
            return
        self._judge(json.loads(line))
        child.stdout.readline()
        if self.rng.random() < 0.5:
            self.report.count("after a copy")
            child.stdout.readline()
        time.sleep(self.rng.uniform(0.0, 5 * self.delay / 1000))

    def _judge(self, said: dict[str, Any]) -> None:
        self.report.count("restored" if said["restored"] else "from the file")
        if said["message"]:
            self.report.findings.append(f"the next start says: {said['message']}")
        if said["offered"] > 1:
            self.report.findings.append(f"{said['offered']} works were offered for one window")
        self._look_for_litter()
        if self.killed is not None:
            self._compare(said)

    def _compare(self, said: dict[str, Any]) -> None:
        """Find what was found in the journal, and when it was first left behind for good."""
        lines = self._journal()
        there = [i for i, line in enumerate(lines) if line.get("mark") == said["found"]]
        if not there:
            if any("mark" in line for line in lines):
                self.report.findings.append(f"a state was found that never was: {said}")
            return
        if there[-1] < self._last_kept(lines):
            self.report.findings.append(f"a whole copy was not found: {said}")
        lost = self._seconds_lost(lines, there[-1], said["step"])
        self.report.lost.append(lost)
        if lost > self.most_lost:
            self.report.findings.append(f"{lost:.1f} s of work are lost: {said}")

    def _last_kept(self, lines: list[dict[str, Any]]) -> int:
        """Return the line at which the state of the last whole copy was written down, or -1."""
        copies = [i for i, line in enumerate(lines) if "kept" in line]
        if not copies:
            return -1
        kept = lines[copies[-1]]["kept"]
        same = [i for i, line in enumerate(lines[: copies[-1]]) if line.get("mark") == kept]
        return same[-1] if same else -1

    def _seconds_lost(self, lines: list[dict[str, Any]], at: int, step: int) -> float:
        """Return the time from the first thing lost to the last one."""
        later = [line for line in lines[at + 1 :] if "mark" in line]
        steps = [line for line in lines[at:] if line.get("step", 0) > step]
        times = [line["time"] for line in (*later, *steps)]
        return lines[-1]["time"] - min(times) if times else 0.0

    def _journal(self) -> list[dict[str, Any]]:
        path = self.folder / "journal"
        text = path.read_text() if path.exists() else ""
        lines = text[: text.rfind("\n") + 1].splitlines()
        plain = [json.loads(line) for line in lines]
        return [line for line in plain if self.killed is None or line["time"] <= self.killed]

    def _look_for_litter(self) -> None:
        """Hold what lies about against what a start may leave there: one folder for a window."""
        root = self.folder / "recovery"
        works = list(root.iterdir()) if root.exists() else []
        if len(works) > 1:
            self.report.findings.append(f"{len(works)} recovery folders for one window")


def kill_edits(
    count: int,
    rng: random.Random,
    report: Report,
    folder: Path,
    delay: int,
    slack: float = SLACK,
) -> None:
    """Kill a working program so many times, each start taking up what the last one left."""
    (folder / "project").mkdir()
    judge = Judge(folder, rng, report, delay, slack)
    for _ in range(count):
        judge.start_and_kill(rng.randrange(2**31))
        if report.findings:
            return
    _look_at_the_end(folder, report)


def _look_at_the_end(folder: Path, report: Report) -> None:
    """Start once more, give everything up, close, and look what is left."""
    command = [sys.executable, __file__, "--finish-in", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=START, check=False)
    if done.returncode != 0:
        report.findings.append(f"the last start failed: {done.stderr}")
    left = list((folder / "recovery").iterdir())
    left += [p for p in (folder / "project").iterdir() if p.name not in EXPECTED_LITTER]
    if left:
        report.findings.append(f"left behind: {[str(path) for path in left]}")


def finish(folder: Path) -> None:
    """Start, restore, discard and close."""
    from PySide6.QtCore import QSettings, QStandardPaths
    from PySide6.QtWidgets import QMessageBox

    QStandardPaths.setTestModeEnabled(True)
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    settings = str(folder / "settings")
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, settings)
    QMessageBox.exec = lambda box: QMessageBox.StandardButton.Discard
    from gui.application import create_application

    application = create_application()
    _keep_recovery_in(folder / "recovery")
    from gui.window.main_window import MainWindow

    window = MainWindow()
    window.show()
    window.offer_recovered()
    for work in window.recovery_offer.works:
        window.recovery_offer.restore_wanted.emit(work)
    application.processEvents()
    window.close()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--saves", type=int, default=200)
    parser.add_argument("--edits", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--delay", type=int, default=DELAY)
    parser.add_argument("--save-to", type=Path)
    parser.add_argument("--work-in", type=Path)
    parser.add_argument("--finish-in", type=Path)
    asked = parser.parse_args()
    if asked.save_to:
        save_without_end(asked.save_to)
    if asked.work_in:
        edit_without_end(asked.work_in, asked.seed, asked.delay)
    if asked.finish_in:
        finish(asked.finish_in)
        return 0
    rng = random.Random(asked.seed)
    saves, edits = run(asked.saves, asked.edits, rng, asked.delay, print)
    return 1 if saves.findings or edits.findings else 0


def run(
    saves: int,
    edits: int,
    rng: random.Random,
    delay: int,
    say: Callable[[str], None],
    slack: float = SLACK,
) -> tuple[Report, Report]:
    """Kill while saving and while editing, and say what came of it."""
    while_saving, while_editing = Report(), Report()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "저장"
        folder.mkdir()
        kill_saves(saves, rng, while_saving, folder)
        say(f"saving: {while_saving}")
        work = Path(name) / "작업"
        work.mkdir()
        if edits:
            kill_edits(edits, rng, while_editing, work, delay, slack)
        say(f"editing: {while_editing}")
    for finding in (*while_saving.findings, *while_editing.findings):
        say(f"  {finding}")
    return while_saving, while_editing


if __name__ == "__main__":
    sys.exit(main())
