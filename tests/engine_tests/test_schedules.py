"""Schedules: the rates PyTorch 2.13.0 gives, and a memory that can be saved."""

import math

import pytest

from engine.specification import SCHEDULES, Choice
from engine.training.schedules import SCHEDULE_FACTORS, Schedule


def _rates(choice, epochs, base=0.2):
    schedule = Schedule(choice, base)
    return [schedule.rate(epoch) for epoch in range(epochs)]


def test_every_specified_schedule_exists():
    assert list(SCHEDULE_FACTORS) == list(SCHEDULES)


def test_constant_keeps_the_rate():
    assert _rates(Choice("constant"), 3) == [0.2, 0.2, 0.2]


def test_step_falls_every_few_epochs():
    rates = _rates(Choice.of("step", every=4, factor=0.5), 9)
    assert rates == [0.2] * 4 + [0.1] * 4 + [0.05]


def test_exponential_falls_by_the_same_factor_each_epoch():
    expected = [0.2, 0.18, 0.162, 0.1458, 0.13122]
    assert _rates(Choice.of("exponential", factor=0.9), 5) == pytest.approx(expected, rel=1e-14)


def test_cosine_falls_to_its_final_share_and_stays():
    # torch.optim.lr_scheduler.CosineAnnealingLR(T_max=8, eta_min=0.02)
    expected = [
        0.2,
        0.1931491579260158,
        0.17363961030678926,
        0.1444415089128581,
        0.11,
        0.07555849108714192,
        0.04636038969321073,
        0.026850842073984194,
        0.02,
    ]
    rates = _rates(Choice.of("cosine", epochs=8, final=0.1), 12)
    assert rates == pytest.approx([*expected, 0.02, 0.02, 0.02], rel=1e-13)


def test_warm_up_rises_in_a_straight_line():
    # torch.optim.lr_scheduler.LinearLR(start_factor=0.1, total_iters=5)
    expected = [0.02, 0.056, 0.092, 0.128, 0.164, 0.2, 0.2]
    assert _rates(Choice("warm_up"), 7) == pytest.approx(expected, rel=1e-14)


#: torch.optim.lr_scheduler.ReduceLROnPlateau(factor=0.5, patience=2, threshold=1e-3): the loss
#: after each epoch, and the rate it had.
PLATEAU = Choice.of("reduce_on_plateau", factor=0.5, patience=2, threshold=1e-3)
LOSSES = [5, 4, 4.5, 3.9999, 4.1, 4.2, 3.0, 3.1, 3.2, 3.3, math.nan, 2.9, 2.9, 2.9, 2.9, 2.9]
PLATEAU_RATES = [0.2] * 5 + [0.1] * 5 + [0.05] * 5 + [0.025]


def test_a_plateau_halves_the_rate_as_in_pytorch():
    schedule = Schedule(PLATEAU, 0.2)
    rates = []
    for epoch, loss in enumerate(LOSSES):
        rates.append(schedule.rate(epoch))
        schedule.after_epoch(loss)
    assert rates == PLATEAU_RATES


@pytest.mark.parametrize("pause", range(1, 15))
def test_a_plateau_saved_in_the_middle_goes_on(pause):
    schedule = Schedule(PLATEAU, 0.2)
    rates = []
    for epoch, loss in enumerate(LOSSES):
        if epoch == pause:
            schedule = Schedule(PLATEAU, 0.2, dict(schedule.state))
        rates.append(schedule.rate(epoch))
        schedule.after_epoch(loss)
    assert rates == PLATEAU_RATES


def test_a_plateau_never_reduces_the_rate_to_nothing():
    schedule = Schedule(Choice.of("reduce_on_plateau", patience=0), 0.1)
    for _ in range(1000):
        schedule.after_epoch(1.0)
    assert schedule.rate(1000) == pytest.approx(1e-8, rel=1e-9)


@pytest.mark.parametrize("name", [name for name in SCHEDULES if name != "reduce_on_plateau"])
def test_the_others_remember_nothing_and_depend_on_the_epoch_alone(name):
    schedule = Schedule(Choice(name), 0.3)
    before = [schedule.rate(epoch) for epoch in (7, 0, 250)]
    schedule.after_epoch(math.nan)
    assert schedule.state == {}
    assert [schedule.rate(epoch) for epoch in (7, 0, 250)] == before


@pytest.mark.parametrize("name", SCHEDULES)
def test_the_rate_stays_between_zero_and_the_base_rate(name):
    schedule = Schedule(Choice(name), 0.3)
    for epoch in range(300):
        assert 0.0 <= schedule.rate(epoch) <= 0.3
        schedule.after_epoch(1.0)


def test_a_state_is_copied():
    state = {"best": 1.0, "bad_epochs": 2.0, "reduction": 0.5}
    Schedule(PLATEAU, 0.2, state).after_epoch(9.0)
    assert state == {"best": 1.0, "bad_epochs": 2.0, "reduction": 0.5}
