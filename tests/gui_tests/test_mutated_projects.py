"""A small size of `tests/mutated_projects.py`: damaged files are a sentence each."""

from pathlib import Path

import pytest

from tests.mutated_data import SAMPLES_AND_OPENERS
from tests.mutated_projects import READERS, is_sentence, judge


@pytest.mark.parametrize("kind", READERS)
def test_damaged_files_are_opened_or_refused_in_a_sentence(kind: str) -> None:
    tally = judge(kind, seed=11, first=0, count=150)
    assert tally.findings is None
    assert tally.refused > 40
    assert tally.refused + tally.opened == 150


@pytest.mark.parametrize("kind", SAMPLES_AND_OPENERS)
def test_files_of_data_are_opened_before_they_are_damaged(kind: str, tmp_path: Path) -> None:
    suffix, samples, opener = SAMPLES_AND_OPENERS[kind]
    open_ = opener()
    folder = tmp_path / "whole"
    folder.mkdir()
    for path in samples(folder):
        whole = path.rename(tmp_path / f"mutant{suffix}")
        assert open_(whole) is None, path.name


def test_what_counts_as_a_sentence() -> None:
    assert is_sentence("m.layerloom cannot be read as a Layerloom project.")
    assert not is_sentence("")
    assert not is_sentence("Traceback (most recent call last):")
    assert not is_sentence("one\ntwo")
