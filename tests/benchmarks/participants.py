"""One process for each participant, so that no library's threads or memory disturb another's.

The parent asks one process at a time; the others wait for a line on their standard input. Run as
a script, this file is such a process.
"""

import importlib
import importlib.util
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from nets import ALL, Net

ROOT: Final = Path(__file__).resolve().parents[2]

#: Seconds of each burst that are not measured: threads wake up, caches fill.
_WARM_UP: Final = 0.02


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who trains networks.

    Parameters
    ----------
    name : str
        On the screen.
    module : str
        In `peers`.
    needs : tuple of str
        The packages that must be installed.
    """

    name: str
    module: str
    needs: tuple[str, ...] = ()

    @property
    def is_installed(self) -> bool:
        """Whether its packages are there."""
        return all(importlib.util.find_spec(name) for name in self.needs)


LAYERLOOM: Final = Participant("Layerloom", "our_engine")
PRODUCTS: Final = Participant("matrix products", "bare_products")
PYTORCH: Final = Participant("PyTorch", "pytorch", ("torch",))
JAX: Final = Participant("JAX", "jax_jit", ("jax",))
KERAS: Final = Participant("Keras", "keras_fit", ("keras", "tensorflow"))
SCIKIT_LEARN: Final = Participant("scikit-learn", "scikit_learn", ("sklearn",))
PEERS: Final = (PYTORCH, JAX, KERAS, SCIKIT_LEARN)


class ParticipantProcess:
    """A participant at work; close it, or use it in a ``with`` statement."""

    def __init__(self, participant: Participant) -> None:
        self.participant = participant
        paths = [str(ROOT), os.environ.get("PYTHONPATH", "")]
        self._process = subprocess.Popen(
            [sys.executable, __file__, participant.module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))},
        )

    def version(self) -> str:
        """Return the version of its library; waits until it is imported."""
        return self._read()

    def prepare(self, net: Net, dtype: str) -> list[str]:
        """Set up a network and return the names of what can be timed."""
        return self._ask("prepare", [net.position, dtype])

    def burst(self, row: str, seconds: float) -> float:
        """Repeat a piece of work for a while and return the least seconds for one step."""
        return self._ask("burst", [row, seconds])

    def _ask(self, what: str, arguments: list[Any]) -> Any:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps([what, arguments]) + "\n")
        self._process.stdin.flush()
        return self._read()

    def _read(self) -> Any:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.participant.name} ended early; see its message above")
        return json.loads(line)

    def close(self) -> None:
        """End the process."""
        self._process.communicate()


class _Work:
    """The child's side: a network made ready, repeated on demand."""

    def __init__(self, module: Any) -> None:
        self._module = module
        self._runners: Any = {}

    def prepare(self, net: int, dtype: str) -> list[str]:
        self._runners = self._module.prepare(ALL[net], dtype)
        return list(self._runners)

    def burst(self, row: str, seconds: float) -> float:
        runner = self._runners[row]
        _repeat(runner.run, _WARM_UP)
        return min(_repeat(runner.run, seconds)) / runner.steps


def _repeat(run: Any, seconds: float) -> list[float]:
    clock = time.perf_counter
    times: list[float] = []
    begin = clock()
    while not times or times[-1] < seconds:
        run()
        times.append(clock() - begin)
    return [now - before for before, now in zip([0.0, *times], times, strict=False)]


def _questions() -> Iterator[tuple[str, list[Any]]]:
    for line in sys.stdin:
        yield json.loads(line)


def _serve(module_name: str) -> None:
    answers = os.fdopen(os.dup(1), "w")
    # Whatever a library prints goes to standard error.
    os.dup2(2, 1)

    def answer(value: Any) -> None:
        answers.write(json.dumps(value) + "\n")
        answers.flush()

    module = importlib.import_module(f"peers.{module_name}")
    work = _Work(module)
    answer(module.VERSION)
    for what, arguments in _questions():
        answer(getattr(work, what)(*arguments))


if __name__ == "__main__":
    _serve(sys.argv[1])
