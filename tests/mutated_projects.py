"""Feed the window damaged projects: each is opened or refused in a sentence, in little memory.

    python tests/mutated_projects.py --count 2000
    python tests/mutated_projects.py --count 2000 --kind layerloom --seed 7

A mutant is made from a whole file by its number, so a finding can be repeated:

    python tests/mutated_projects.py --kind layerloom --seed 7 --only 123

The files are read in a child process with a limit on its memory; one that hangs is ended.
To have another kind of file opened as the window does, add a `Reader` to `READERS`; the readers
of weights are fed by `tests/mutated_files.py`.
"""

import argparse
import io
import json
import os
import random
import subprocess
import sys
import tempfile
import time
import traceback
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.mutated_data import SAMPLES_AND_OPENERS  # noqa: E402

PATIENCE = 10.0
"""Seconds that one file may take."""
MOST_MEMORY = 256 * 2**20
"""Bytes that reading may add to the process."""
LIMIT = 6 * 2**30
"""Bytes of address space, so that a mistake ends the child and not the machine."""

Open = Callable[[Path], str | None]
"""Opens a file; the sentence with which it was refused, or None where it was opened."""


@dataclass(frozen=True)
class Reader:
    """One kind of file.

    Parameters
    ----------
    suffix : str
        With which its files end.
    samples : callable
        Writes whole files into a folder, and returns their paths.
    opener : callable
        Called once in the process that reads; returns what opens a file.
    """

    suffix: str
    samples: Callable[[Path], list[Path]]
    opener: Callable[[], Open]


# What is read


def project_samples(folder: Path) -> list[Path]:
    """Write projects that hold everything a project can hold."""
    from engine import DropoutSpec, EarlyStopping, Project, load_example, save_project
    from tests.engine_tests.trained_projects import small_project, trained

    small = small_project(early_stopping=EarlyStopping(), validation_fraction=0.2)
    network = small.network.inserting(DropoutSpec(id=0), small.network.links[1])
    full = trained(Project(network, small.training, dataset=small.dataset), 8)
    paths = []
    for name, project in (("full", full), ("example", load_example("xor-mlp"))):
        paths.append(folder / f"{name}.layerloom")
        save_project(project, paths[-1])
    return paths


def project_opener() -> Open:
    """Return what opens a project as the window does, into a document that must stay whole."""
    from PySide6.QtCore import QSettings, QStandardPaths
    from PySide6.QtWidgets import QApplication, QWidget

    from engine import load_project, save_project
    from gui.document.document import NetworkDocument
    from gui.files.project_files import ProjectFiles

    QStandardPaths.setTestModeEnabled(True)
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    settings = tempfile.mkdtemp()
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, settings)
    QApplication.instance() or QApplication([])
    document, window = NetworkDocument(), QWidget()
    files = ProjectFiles(document, window)
    said: list[str] = []
    files.failed.connect(said.append)

    def open_(path: Path) -> str | None:
        _ = window
        said.clear()
        before = document.state, document.path
        if files.open_path(path):
            again = path.with_name(f"again{path.suffix}")
            save_project(files.present(), again)
            assert load_project(again).network == document.state.network
            return None
        assert (document.state, document.path) == before, "the open document was touched"
        (sentence,) = said
        return sentence

    return open_


READERS: dict[str, Reader] = {
    "layerloom": Reader(".layerloom", project_samples, project_opener),
    **{name: Reader(*parts) for name, parts in SAMPLES_AND_OPENERS.items()},
}

# How files are damaged

WICKED: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2**31, 2**63, 10**30, -(10**12), 1e308, 1e-320, 0.5, "", "x",
    "1", "\ud800", "../../etc/passwd", "가" * 5000, [], {}, [[]], [1, 2, 3], {"a": 1},
    [[[[[[[[1]]]]]]]],
)  # fmt: skip


def mutant(whole: bytes, rng: random.Random) -> bytes:
    """Return a damaged version of a file."""
    is_zip = whole[:2] == b"PK"
    change = rng.choice(_INSIDE if is_zip and rng.random() < 0.7 else _BYTES)
    for _ in range(rng.choice((1, 1, 1, 2, 5))):
        whole = change(whole, rng) or whole
    return whole


def _place(whole: bytes, rng: random.Random) -> tuple[int, int]:
    start = rng.randrange(len(whole) + 1)
    return start, min(start + 2 ** rng.randrange(11), len(whole))


def _flip(whole: bytes, rng: random.Random) -> bytes:
    if not whole:
        return whole
    changed = bytearray(whole)
    for _ in range(rng.choice((1, 3, 20))):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def _cut(whole: bytes, rng: random.Random) -> bytes:
    return whole[: rng.randrange(len(whole) + 1)]


def _drop(whole: bytes, rng: random.Random) -> bytes:
    start, end = _place(whole, rng)
    return whole[:start] + whole[end:]


def _double(whole: bytes, rng: random.Random) -> bytes:
    start, end = _place(whole, rng)
    return whole[:end] + whole[start:]


def _blank(whole: bytes, rng: random.Random) -> bytes:
    start, end = _place(whole, rng)
    return whole[:start] + rng.choice((b"\0", b"\xff")) * (end - start) + whole[end:]


def _insert(whole: bytes, rng: random.Random) -> bytes:
    start, _ = _place(whole, rng)
    return whole[:start] + rng.randbytes(2 ** rng.randrange(9)) + whole[start:]


_BYTES = (_flip, _cut, _drop, _double, _blank, _insert)


def _in_member(whole: bytes, rng: random.Random) -> bytes:
    """Damage a member of an archive, and pack it again so that its checksum fits."""
    members = _unpacked(whole)
    if not members:
        return whole
    name = rng.choice(sorted(members))
    contents = members[name]
    if name.endswith(".json") and rng.random() < 0.9:
        members[name] = _changed_json(contents, rng)
    elif name.endswith(".npy") and rng.random() < 0.5:
        members[name] = _changed_header(contents, rng)
    else:
        members[name] = rng.choice(_BYTES)(contents, rng)
    return _packed(members, rng)


def _in_json(whole: bytes, rng: random.Random) -> bytes:
    members = _unpacked(whole)
    names = [name for name in members if name.endswith(".json")]
    for name in names[:1]:
        members[name] = _changed_json(members[name], rng)
    return _packed(members, rng) if members else whole


def _in_members(whole: bytes, rng: random.Random) -> bytes:
    """Lose, swap or rename members."""
    members = _unpacked(whole)
    if len(members) < 2:
        return whole
    one, other = rng.sample(sorted(members), 2)
    what = rng.randrange(3)
    if what == 0:
        del members[one]
    elif what == 1:
        members[one], members[other] = members[other], members[one]
    else:
        members[rng.choice(("../up", "/root", "a" * 300, one.upper()))] = members.pop(one)
    return _packed(members, rng)


_INSIDE = (_in_member, _in_json, _in_json, _in_members)


def _unpacked(whole: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(whole)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except Exception:  # already damaged by an earlier change
        return {}


def _packed(members: dict[str, bytes], rng: random.Random) -> bytes:
    stream = io.BytesIO()
    kind = rng.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
    with zipfile.ZipFile(stream, "w", kind) as archive:
        for name, contents in members.items():
            archive.writestr(name, contents)
    return stream.getvalue()


def _changed_json(contents: bytes, rng: random.Random) -> bytes:
    try:
        plain = json.loads(contents)
    except ValueError:
        return contents
    nodes = list(_nodes(plain))
    if not nodes:
        return contents
    for parent, key in rng.choices(nodes, k=rng.choice((1, 1, 2))):
        _change_node(parent, key, rng)
    return json.dumps(plain).encode()


def _nodes(plain: Any) -> Iterator[tuple[Any, Any]]:
    keys = plain.keys() if isinstance(plain, dict) else range(len(plain))
    for key in list(keys):
        yield plain, key
        if isinstance(plain[key], dict | list):
            yield from _nodes(plain[key])


def _change_node(parent: Any, key: Any, rng: random.Random) -> None:
    what = rng.randrange(4)
    if isinstance(parent, list) and key >= len(parent):
        return
    if isinstance(parent, dict) and key not in parent:
        return
    if what == 0:
        del parent[key]
    elif what == 1 and isinstance(parent, list):
        parent.extend([parent[key]] * rng.choice((1, 100)))
    elif what == 2 and type(parent[key]) in (int, float):
        parent[key] = rng.choice((parent[key] + 1, -parent[key], parent[key] * 1000))
    else:
        parent[key] = rng.choice(WICKED)


def _changed_header(contents: bytes, rng: random.Random) -> bytes:
    """Let an array's header say another shape, type or order."""
    for old, new in rng.sample(_HEADERS, len(_HEADERS)):
        if old in contents[:128]:
            return contents.replace(old, new, 1)
    return contents


_HEADERS = (
    (b"'shape': (", b"'shape': (9999999999, "),
    (b"'shape': (", b"'shape': (-1, "),
    (b"'shape': (", b"'shape': (0, "),
    (b"<f8", b"|O "),
    (b"<f8", b"<f4"),
    (b"<f8", b"<c8"),
    (b"<i8", b"<U9"),
    (b"False", b"True "),
)


# The process that reads


def read_mutants(kind: str, seed: int, first: int, count: int) -> None:
    """Read some mutants and say of each what became of it, one line of JSON each."""
    limit_memory()
    reader = READERS[kind]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wholes = [path.read_bytes() for path in reader.samples(folder)]
        open_ = reader.opener()
        base = peak_memory()
        for number in range(first, first + count):
            rng = random.Random(f"{kind} {seed} {number}")
            path = folder / f"mutant{reader.suffix}"
            path.write_bytes(mutant(rng.choice(wholes), rng))
            print(json.dumps({"number": number, **outcome(open_, path), "base": base}), flush=True)


def outcome(open_: Open, path: Path) -> dict[str, Any]:
    """Open a file and return what came of it."""
    began = time.perf_counter()
    trace = ""
    sentence: str | None = None
    try:
        sentence = open_(path)
    except BaseException:
        trace = traceback.format_exc()
    return {
        "sentence": sentence,
        "traceback": trace,
        "seconds": time.perf_counter() - began,
        "peak": peak_memory(),
    }


def peak_memory() -> int:
    """Return the most memory that this process has had, in bytes; 0 where that is unknown."""
    try:
        import resource
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def limit_memory() -> None:
    """Let this process fail before the machine does, where the system can."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (LIMIT, LIMIT))


# The process that judges


@dataclass
class Tally:
    """What came of the mutants of one kind."""

    opened: int = 0
    refused: int = 0
    slowest: float = 0.0
    memory: int = 0
    findings: list[str] | None = None

    def find(self, sentence: str) -> None:
        """Note what must not be."""
        self.findings = [*(self.findings or []), sentence]

    def count(self, line: dict[str, Any]) -> None:
        """Judge one mutant."""
        number, sentence = line["number"], line["sentence"]
        self.slowest = max(self.slowest, line["seconds"])
        grown = line["peak"] - line["base"]
        if grown > MOST_MEMORY and grown > self.memory + MOST_MEMORY:
            self.find(f"{number}: the process grew by {grown >> 20} MB")
        self.memory = max(self.memory, grown)
        if line["traceback"]:
            self.find(f"{number}: {line['traceback']}")
        elif sentence is None:
            self.opened += 1
        else:
            self.refused += 1
            if not is_sentence(sentence):
                self.find(f"{number}: no sentence: {sentence!r}")


def is_sentence(text: str) -> bool:
    """Tell whether a text is something to be shown to a person: one line, and no code."""
    plain = text.strip()
    return bool(plain) and "\n" not in plain and len(plain) < 1000 and "Traceback" not in plain


def judge(kind: str, seed: int, first: int, count: int) -> Tally:
    """Have mutants read, whatever happens to the process that reads them."""
    tally, last = Tally(), first + count
    while first < last:
        first = _judge_until_end(tally, kind, seed, first, last - first)
    return tally


def _judge_until_end(tally: Tally, kind: str, seed: int, first: int, count: int) -> int:
    """Judge until all are done, one hangs or the process dies; return the next number."""
    command = [sys.executable, __file__, "--child", "--kind", kind, "--seed", str(seed)]
    command += ["--first", str(first), "--count", str(count)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    lines: SimpleQueue[str] = SimpleQueue()
    listener = Thread(target=_listen, args=(child, lines))
    listener.start()
    number, end = first, first + count
    patience = PATIENCE + 60  # the imports
    while number < end:
        try:
            line = lines.get(timeout=patience)
        except Empty:
            tally.find(f"{number}: not done after {patience:.0f} s")
            break
        if not line:
            tally.find(f"{number}: the process ended")
            break
        tally.count(json.loads(line))
        number, patience = number + 1, PATIENCE
    child.kill()
    listener.join()
    errors = child.communicate()[1]
    if number == first and child.returncode == 1:
        raise RuntimeError(f"the process that reads did not start: {errors}")
    if number < end:
        tally.find(f"{number}: {errors[-2000:]}")
        number += 1
    return number


def _listen(child: "subprocess.Popen[str]", lines: "SimpleQueue[str]") -> None:
    assert child.stdout is not None
    for line in child.stdout:
        lines.put(line)
    lines.put("")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", choices=READERS)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--only", type=int)
    parser.add_argument("--child", action="store_true")
    asked = parser.parse_args()
    if asked.only is not None:
        asked.first, asked.count = asked.only, 1
    if asked.child:
        read_mutants(asked.kind, asked.seed, asked.first, asked.count)
        return 0
    kinds = [asked.kind] if asked.kind else list(READERS)
    return 0 if report(kinds, asked.seed, asked.first, asked.count) else 1


def report(kinds: list[str], seed: int, first: int, count: int) -> bool:
    """Say what came of the mutants of some kinds; tell whether all is as it must be."""
    holds = True
    for kind in kinds:
        tally = judge(kind, seed, first, count)
        print(
            f"{kind}: {tally.refused} refused, {tally.opened} opened, slowest "
            f"{tally.slowest:.2f} s, {tally.memory >> 20} MB more"
        )
        for finding in tally.findings or []:
            print(f"  {finding}")
            holds = False
    return holds


if __name__ == "__main__":
    sys.exit(main())
