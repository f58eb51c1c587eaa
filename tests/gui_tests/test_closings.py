"""A small size of `tests/closings.py`: no moment at which closing the window fails."""

import random

from tests.closings import KINDS, PATIENCE, run


def test_a_window_closed_at_any_moment_ends_cleanly() -> None:
    """How soon it ends is asked by the script alone: machines that run tests are busy."""
    said: list[str] = []
    report = run(2 * len(KINDS), random.Random(2), said.append, longest=PATIENCE)
    assert report.findings == [], "\n".join(said)
    assert report.cycles == len(report.seconds) == 2 * len(KINDS)
    assert report.running > 0
