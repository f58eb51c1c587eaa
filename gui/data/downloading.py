"""A download on another thread: how far it is, and whether anybody still wants it."""

from functools import partial
from typing import Final

from engine import REMOTE_SETS, Dataset, built_in, download_set, seems_cached
from gui.background_task import Progress

MEGABYTE: Final = 1_000_000


def megabytes(name: str) -> str:
    """Return how large a set is, for a button."""
    return f"{REMOTE_SETS[name].size / MEGABYTE:.0f}"


class Downloading:
    """Fetches a set and reads it; the window looks at `progress` whenever it likes.

    Parameters
    ----------
    name : str
        A key of `REMOTE_SETS`.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.progress = (0, 0 if seems_cached(name) else REMOTE_SETS[name].size)
        """Bytes done and in all; equal where nothing is left to fetch."""

    def read(self, task: Progress) -> Dataset:
        """Fetch what is missing and return the data set.

        Parameters
        ----------
        task : Progress
            Is cancelled when nobody wants it any more; whole files are left alone.

        Raises
        ------
        CancelledError
            If it is cancelled, at the next piece.
        DownloadFailedError
            If no mirror gave a file.
        """
        download_set(self.name, partial(self._tell, task))
        return built_in(self.name)

    def _tell(self, task: Progress, done: int, total: int) -> None:
        task.advance(0)
        self.progress = (done, total)
