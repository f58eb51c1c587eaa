"""How far a run has come, and how long it will still take."""

from collections import deque
from dataclasses import dataclass
from math import ceil
from typing import Final

from engine import TrainingSnapshot
from gui.words.translation import tr

WINDOW: Final = 5.0
"""The pace is that of the last so many seconds."""
_LEAST: Final = 0.5
_MINUTE: Final = 60
_HOUR: Final = 3600


@dataclass(frozen=True)
class Progress:
    """How far a run has come.

    Parameters
    ----------
    share : float or None
        From 0 to 1; None for a run without an end.
    seconds_left : float or None
        None while the pace is not known.
    """

    share: float | None = None
    seconds_left: float | None = None


class Pace:
    """Measures the steps a second of the last few seconds."""

    def __init__(self) -> None:
        self._seen: deque[tuple[float, int]] = deque()

    def begin(self) -> None:
        """Forget an earlier run: the time it stood still does not count."""
        self._seen.clear()

    def saw(self, seconds: float, step: int) -> None:
        """Note which step was reached at a moment of a monotonic clock."""
        self._seen.append((seconds, step))
        while len(self._seen) > 2 and seconds - self._seen[1][0] >= WINDOW:
            self._seen.popleft()

    @property
    def steps_per_second(self) -> float | None:
        """The pace; None until it was watched for half a second."""
        if not self._seen:
            return None
        (began, first), (now, last) = self._seen[0], self._seen[-1]
        return (last - first) / (now - began) if now - began >= _LEAST and last > first else None

    def progress(self, snapshot: TrainingSnapshot, until_epoch: int | None) -> Progress:
        """Return the progress towards an epoch."""
        if not until_epoch:
            return Progress()
        done = snapshot.epoch * snapshot.batches_per_epoch + snapshot.batch
        wanted = until_epoch * snapshot.batches_per_epoch
        pace = self.steps_per_second
        left = None if pace is None else max(wanted - done, 0) / pace
        return Progress(min(done / wanted, 1.0), left)


def time_text(seconds: float) -> str:
    """Return a time as a person would say it: 40 s, 3 min 20 s, 2 h 5 min."""
    whole = ceil(seconds)
    if whole < _MINUTE:
        return tr("{seconds} s", seconds=whole)
    if whole < _HOUR:
        return tr("{minutes} min {seconds} s", minutes=whole // 60, seconds=whole % 60)
    return tr("{hours} h {minutes} min", hours=whole // _HOUR, minutes=whole % _HOUR // _MINUTE)
