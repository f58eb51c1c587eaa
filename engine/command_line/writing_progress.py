"""A progress bar beside the writing of a large file."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from engine.atomic_writing import watched_writing

#: What is written before anybody looks up.
_AT_ONCE: Final = 16 * 2**20


@contextmanager
def writing_progress(size: int) -> Iterator[None]:
    """Show on stderr what the block writes with `atomic_write`, where somebody watches.

    Parameters
    ----------
    size : int
        Bytes of the numbers; formats in letters write more.
    """
    if size < _AT_ONCE or not sys.stderr.isatty():
        yield
        return
    from tqdm import tqdm  # on use: it costs a tenth of the start-up time

    tqdm.monitor_interval = 0
    bar = tqdm(desc="writing", unit="B", unit_scale=True, leave=False, file=sys.stderr)
    with bar, watched_writing(bar.update):
        yield
