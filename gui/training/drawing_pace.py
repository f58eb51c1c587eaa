"""How often the views of a training are drawn: as often as the window has time for."""

from typing import Final

DRAWN_EVERY: Final = 3
"""Each view is drawn at every third tick at most, 10 times a second."""
SELDOMEST: Final = 12
"""And at every twelfth at least, however long it takes."""
#: Shares of the time: above the first it is drawn less often, below the second more often.
_BOUNDS: Final = 0.15, 0.06
#: Where the products take every core, whatever is drawn is taken from them.
_BOUNDS_WITHOUT_A_FREE_CORE: Final = 0.05, 0.02
_JUDGED_EVERY: Final = 1.0


class DrawingPace:
    """Watches how busy the window's thread is, and draws less often where that is too much.

    While the window computes, a small network does not train: they share one interpreter.
    """

    def __init__(self) -> None:
        self.every = DRAWN_EVERY
        self._bounds = _BOUNDS
        self._since: tuple[float, float] | None = None

    def begin(self, has_free_core: bool = True) -> None:
        """Begin a run, which leaves a core to the window or not; the last one's pace stays."""
        self._bounds = _BOUNDS if has_free_core else _BOUNDS_WITHOUT_A_FREE_CORE
        self._since = None

    def note(self, now: float, busy: float) -> None:
        """Judge the pace by two clocks.

        Parameters
        ----------
        now : float
            Seconds that have passed since any moment.
        busy : float
            Seconds that the window's thread has worked since any moment.
        """
        if self._since is None:
            self._since = now, busy
            return
        passed = now - self._since[0]
        if passed < _JUDGED_EVERY:
            return
        share = (busy - self._since[1]) / passed
        self._since = now, busy
        too_busy, idle = self._bounds
        if share > too_busy:
            self.every = min(self.every + DRAWN_EVERY, SELDOMEST)
        elif share < idle:
            self.every = max(self.every - DRAWN_EVERY, DRAWN_EVERY)
