"""A small size of `tests/mutated_projects.py`: damaged files are a sentence each."""

import pytest

from tests.mutated_projects import READERS, is_sentence, judge


@pytest.mark.parametrize("kind", READERS)
def test_damaged_files_are_opened_or_refused_in_a_sentence(kind: str) -> None:
    tally = judge(kind, seed=11, first=0, count=150)
    assert tally.findings is None
    assert tally.refused > 75
    assert tally.refused + tally.opened == 150


def test_what_counts_as_a_sentence() -> None:
    assert is_sentence("m.layerloom cannot be read as a Layerloom project.")
    assert not is_sentence("")
    assert not is_sentence("Traceback (most recent call last):")
    assert not is_sentence("one\ntwo")
