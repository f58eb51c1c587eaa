"""The one gate for the number of BLAS threads: process-wide, so one place owns it.

The number of threads changes the last bits of a matrix product, so it is chosen once from the
shapes, kept with the project, and every run, trace and replay passes through `blas_threads`.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Final

from engine.specification import NetworkSpec

if TYPE_CHECKING:  # imported when something first computes
    from threadpoolctl import ThreadpoolController

#: Multiplications in the largest product of a step below which threads cost more than they give.
THREADING_PAYS_FROM: Final = 1_000_000


def chosen_threads(spec: NetworkSpec, batch_size: int) -> int:
    """Return how many BLAS threads suit a network's largest matrix product."""
    largest = max((spec.parameter_count(layer.id) for layer in spec.layers), default=0)
    return (os.cpu_count() or 1) if largest * batch_size >= THREADING_PAYS_FROM else 1


@cache
def _controller() -> "ThreadpoolController":
    """Return the libraries found; looking for them takes milliseconds, so once."""
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController().select(user_api="blas")


class _Gate:
    """Lets any number of holders of one count in, and makes holders of another wait."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._holders = 0
        self._count: int | None = None

    def enter(self, threads: int) -> None:
        """Wait until nobody runs with another count, then set this one."""
        with self._condition:
            while self._holders and self._count != threads:
                self._condition.wait()
            if self._count != threads:
                self._set(threads)
            self._holders += 1

    def leave(self) -> None:
        """Let those who wait have another look."""
        with self._condition:
            self._holders -= 1
            self._condition.notify_all()

    def _set(self, threads: int) -> None:
        for library in _controller().lib_controllers:
            library.set_num_threads(threads)
        self._count = threads


_GATE: Final = _Gate()


@contextmanager
def blas_threads(threads: int) -> Iterator[None]:
    """Run the block with this number of BLAS threads, once for a whole run, never per step."""
    _GATE.enter(threads)
    try:
        yield
    finally:
        _GATE.leave()
