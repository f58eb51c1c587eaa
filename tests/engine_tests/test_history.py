"""Losses are kept one by one up to a bound, then in buckets; nothing grows without end."""

from math import isnan, nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.training.history import History, Series

values = st.lists(st.floats(-1e6, 1e6), max_size=200)


@given(values, st.integers(4, 16).map(lambda n: 2 * n))
def test_buckets_keep_mean_least_and_greatest_of_what_they_cover(numbers, capacity):
    series = Series(capacity)
    for number in numbers:
        series.add(number)
    view = series.view()
    assert view.count == len(numbers)
    assert len(view.mean) <= capacity
    for k in range(len(view.mean)):
        covered = numbers[k * view.width : (k + 1) * view.width]
        assert view.mean[k] == pytest.approx(np.mean(covered), abs=1e-6)
        assert view.least[k] == min(covered)
        assert view.greatest[k] == max(covered)
    if numbers:
        assert series.last == series.last_known == numbers[-1]


@given(values)
def test_a_series_survives_being_saved_and_goes_on_the_same(numbers):
    one = Series(16)
    for number in numbers:
        one.add(number)
    other = Series.from_plain(one.to_plain(), 16)
    for number in (1.0, 2.0, 3.0):
        one.add(number)
        other.add(number)
    np.testing.assert_array_equal(one.view().mean, other.view().mean)
    assert one.count == other.count


def test_twenty_thousand_points_are_kept_whole():
    series = Series()
    for number in range(19_999):
        series.add(float(number))
    assert series.view().width == 1
    series.add(0.0)
    assert series.view().width == 2
    assert series.view().count == 20_000


def test_nan_stands_for_not_measured():
    series = Series(4)
    for number in (1.0, nan, 3.0, nan, nan, 5.0):
        series.add(number)
    assert series.last_known == 5.0
    assert not isnan(series.view().mean[0])


def test_going_back_forgets_what_came_later():
    history = History()
    for number in range(10):
        history.steps.add(float(number))
    history.truncate(4, 0)
    assert history.steps.view().mean.tolist() == [0.0, 1.0, 2.0, 3.0]
    assert history.steps.last_known == 3.0


@pytest.mark.parametrize(
    "change",
    [{"count": 7}, {"width": 0}, {"points": np.zeros((2, 3))}, {"pending": np.zeros(9)}],
)
def test_a_damaged_series_is_refused(change):
    series = Series()
    series.add(1.0)
    with pytest.raises(ValueError, match="history"):
        Series.from_plain({**series.to_plain(), **change})


def test_the_end_of_every_epoch_is_kept_in_steps():
    history = History()
    for steps in (2, 2, 5):
        for _ in range(steps):
            history.steps.add(1.0)
        history.add_epoch(1.0, nan, nan, nan)
    assert history.epoch_ends.view().mean.tolist() == [2.0, 4.0, 9.0]
    history.truncate(4, 2)
    assert history.copy().epoch_ends.view().mean.tolist() == [2.0, 4.0]
