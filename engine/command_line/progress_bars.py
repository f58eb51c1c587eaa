"""Progress bars beside long work: rows through a network, a file read, a file written.

They are drawn on stderr where somebody watches it, and only once the work takes a moment.
"""

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from engine.files.atomic_writing import watched_writing

Watch = Callable[[int], object]
"""Told how much more of the work is done."""

#: Seconds before anything is drawn, and between two looks at a file being read.
_MOMENT: Final = 0.5
_INTERVAL: Final = 0.25
#: What is written before anybody looks up.
_AT_ONCE: Final = 16 * 2**20


@contextmanager
def rows_progress(title: str, rows: int, *, quiet: bool) -> Iterator[Watch | None]:
    """Show how many rows have gone through a network.

    Parameters
    ----------
    title : str
        What is being done to them.
    rows : int
        How many there are.
    quiet : bool
        Whether nothing is to be drawn, because a program reads the answer.

    Yields
    ------
    callable or None
        To be told of every further row that is done.
    """
    if quiet or not sys.stderr.isatty():
        yield None
        return
    with _bar(desc=title, total=rows, unit="row", unit_scale=True) as bar:
        yield bar.update


@contextmanager
def reading_progress(path: Path, *, quiet: bool) -> Iterator[None]:
    """Show that a file is being read, and for how long.

    It is read by libraries that do not say how far they have come.
    """
    if quiet or not sys.stderr.isatty():
        yield
        return
    done = threading.Event()
    with _bar(desc=f"reading {path.name}", bar_format="{desc}: {elapsed}") as bar:
        watcher = threading.Thread(target=_look, args=(bar, done), daemon=True)
        watcher.start()
        try:
            yield
        finally:
            done.set()
            watcher.join()


def _look(bar: Any, done: threading.Event) -> None:
    while not done.wait(_INTERVAL):
        bar.update()


@contextmanager
def writing_progress(size: int, *, quiet: bool) -> Iterator[None]:
    """Show what the block writes with `atomic_write`.

    Parameters
    ----------
    size : int
        Bytes of the numbers; formats in letters write more.
    quiet : bool
        Whether nothing is to be drawn, because a program reads the answer.
    """
    if quiet or size < _AT_ONCE or not sys.stderr.isatty():
        yield
        return
    with _bar(desc="writing", unit="B", unit_scale=True) as bar, watched_writing(bar.update):
        yield


def _bar(**settings: Any) -> Any:
    from tqdm import tqdm  # on use: it costs a tenth of the start-up time

    tqdm.monitor_interval = 0
    return tqdm(file=sys.stderr, leave=False, dynamic_ncols=True, delay=_MOMENT, **settings)
