"""A progress bar beside a download."""

import sys
from typing import Final

from engine.datasets import BUILT_IN, cached_folder, download_set

_INTERVAL: Final = 0.1
#: Into a file or a pipe nobody needs ten lines a second.
_INTERVAL_UNWATCHED: Final = 5.0


def download_missing(name: str) -> None:
    """Fetch a built-in set of files unless it is in the cache.

    Raises
    ------
    DownloadFailedError
        If no mirror gave a file.
    """
    if not BUILT_IN[name].needs_files or cached_folder(name) is not None:
        return
    from tqdm import tqdm  # on use: it costs a tenth of the start-up time

    tqdm.monitor_interval = 0
    interval = _INTERVAL if sys.stderr.isatty() else _INTERVAL_UNWATCHED
    title = BUILT_IN[name].title
    with tqdm(desc=title, unit="B", unit_scale=True, mininterval=interval, file=sys.stderr) as bar:

        def show(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        download_set(name, show)
