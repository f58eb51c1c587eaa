"""A small size of `tests/closings.py`: no moment at which closing the window fails."""

import random

from tests.closings import KINDS, LONGEST, run

#: Machines that run tests are busy; the script itself holds the program to `LONGEST`.
ON_A_BUSY_MACHINE = 5 * LONGEST


def test_a_window_closed_at_any_moment_ends_cleanly() -> None:
    said: list[str] = []
    report = run(2 * len(KINDS), random.Random(2), said.append, ON_A_BUSY_MACHINE)
    assert report.findings == [], "\n".join(said)
    assert report.cycles == len(report.seconds) == 2 * len(KINDS)
    assert report.running > 0
