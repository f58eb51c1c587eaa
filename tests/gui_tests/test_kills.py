"""A small size of `tests/kills.py`: no instant at which a kill loses a project."""

import random
from math import inf

from gui.files import recovery
from tests.kills import DELAY, PROMISED, run


def test_kills_lose_nothing_of_which_there_was_a_copy() -> None:
    """How many seconds are lost is asked by the script alone: machines that run tests are busy."""
    said: list[str] = []
    while_saving, while_editing = run(8, 4, random.Random(3), DELAY, said.append, slack=inf)
    assert while_saving.findings == while_editing.findings == [], "\n".join(said)
    assert while_saving.kills == 8
    assert while_editing.kills == 4
    assert while_editing.lost
    assert while_editing.counts["after a copy"] > 0


def test_the_promise_is_half_a_minute_at_the_programs_own_delay() -> None:
    assert PROMISED * recovery.DELAY <= 30_000
