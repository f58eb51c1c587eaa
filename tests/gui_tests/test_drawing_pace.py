"""Views are drawn less often where drawing takes too much of the window's time."""

import pytest

from gui.training.drawing_pace import DRAWN_EVERY, SELDOMEST, DrawingPace


def paced(shares: list[float], has_free_core: bool = True) -> DrawingPace:
    """Return the pace after seconds in which the window was busy for these shares."""
    pace = DrawingPace()
    pace.begin(has_free_core)
    now = busy = 0.0
    pace.note(now, busy)
    for share in shares:
        now, busy = now + 1.0, busy + share
        pace.note(now, busy)
    return pace


@pytest.mark.parametrize(
    ("shares", "every"),
    [
        ([0.12] * 5, DRAWN_EVERY),
        ([0.4], 2 * DRAWN_EVERY),
        ([0.4, 0.1], 2 * DRAWN_EVERY),
        ([0.4, 0.05], DRAWN_EVERY),
        ([0.9] * 9, SELDOMEST),
        ([0.01] * 3, DRAWN_EVERY),
    ],
)
def test_the_pace_follows_the_share_of_time_that_drawing_takes(
    shares: list[float], every: int
) -> None:
    assert paced(shares).every == every


def test_where_the_products_take_every_core_drawing_takes_less() -> None:
    assert paced([0.07], has_free_core=False).every == 2 * DRAWN_EVERY
    assert paced([0.07, 0.04, 0.04], has_free_core=False).every == 2 * DRAWN_EVERY
    assert paced([0.07, 0.01], has_free_core=False).every == DRAWN_EVERY


def test_a_pause_between_two_runs_is_not_judged() -> None:
    pace = paced([0.4])
    pace.begin()
    pace.note(100.0, 0.4)
    assert pace.every == 2 * DRAWN_EVERY
