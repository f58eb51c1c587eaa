"""A progress bar beside a run, and Ctrl-C as a request to pause."""

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, Final

from engine.training.trainer import Trainer

_INTERVAL: Final = 0.1
#: Into a file or a pipe nobody needs ten lines a second.
_INTERVAL_UNWATCHED: Final = 5.0


@contextmanager
def pausing_on_interrupt(trainer: Trainer) -> Iterator[None]:
    """Let Ctrl-C end the run between two steps; nothing in the block is cut short by it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    asked = False

    def pause(number: int, frame: FrameType | None) -> None:
        nonlocal asked
        # Only once: the handler runs in the trainer's thread, which may hold the event's lock.
        if not asked:
            asked = True
            trainer.pause()

    previous = signal.signal(signal.SIGINT, pause)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, previous)


@contextmanager
def progress(trainer: Trainer, epochs: int) -> Iterator[None]:
    """Show a bar on stderr while the block runs; it looks at the trainer, never the other way."""
    from tqdm import tqdm  # on use: it costs a tenth of the start-up time

    tqdm.monitor_interval = 0
    state = trainer.state
    begin = state.position.step
    total = epochs * state.batches_per_epoch - state.batch
    bar = tqdm(total=total, unit="step", file=sys.stderr, dynamic_ncols=True)
    done = threading.Event()
    watcher = threading.Thread(target=_watch, args=(trainer, bar, begin, done), daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()
        _show(trainer, bar, begin)
        bar.close()


def _watch(trainer: Trainer, bar: Any, begin: int, done: threading.Event) -> None:
    interval = _INTERVAL if sys.stderr.isatty() else _INTERVAL_UNWATCHED
    while not done.wait(interval):
        _show(trainer, bar, begin)


def _show(trainer: Trainer, bar: Any, begin: int) -> None:
    position = trainer.state.position
    bar.n = position.step - begin
    running = position.epoch + (bar.n < bar.total)
    bar.set_description(f"epoch {running}", refresh=False)
    bar.set_postfix(loss=f"{trainer.history.steps.last:.4g}", refresh=False)
    bar.refresh()
