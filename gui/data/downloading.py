"""A download on another thread: how far it is, and whether anybody still wants it."""

import threading
from typing import Final

from engine import REMOTE_SETS, Dataset, built_in, download_set, seems_cached
from gui.data.loader import GivenUpError

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
        self._given_up = threading.Event()

    def read(self) -> Dataset:
        """Fetch what is missing and return the data set.

        Raises
        ------
        GivenUpError
            After `give_up`.
        DownloadFailedError
            If no mirror gave a file.
        """
        download_set(self.name, self._tell)
        return built_in(self.name)

    def give_up(self) -> None:
        """Have the download end at its next piece, leaving whole files alone."""
        self._given_up.set()

    def _tell(self, done: int, total: int) -> None:
        if self._given_up.is_set():
            raise GivenUpError
        self.progress = (done, total)
