"""Optimizers: PyTorch's trajectories, the same bits whatever the blocks, nothing forgotten."""

import numpy as np
import pytest

from engine.optimizers import BLOCK_SIZE, OPTIMIZER_CLASSES, make_optimizer
from engine.specification import DEFAULT_LEARNING_RATES, OPTIMIZERS, Choice
from tests.engine_tests.allocations import allocated_bytes

#: Choice, PyTorch's class and arguments, and where PyTorch 2.13.0 (float64, one thread) arrives
#: after `STEPS` steps from `START` with the gradients of `_gradients`; η is 0.05 for ten steps,
#: then 0.02. `test_pytorch_itself_takes_the_same_path` makes these numbers again.
TRAJECTORIES = [
    (Choice("sgd"), "SGD", {}, (0.807232231088208, -0.719486730765811, 0.05233898877960561)),
    (
        Choice("momentum"),
        "SGD",
        {"momentum": 0.9},
        (0.26860499032226826, 0.34936792901283187, 0.1295946069978127),
    ),
    (
        Choice.of("momentum", dampening=0.3, momentum=0.8),
        "SGD",
        {"momentum": 0.8, "dampening": 0.3},
        (0.5623177113727839, 0.2673196380252297, 0.0011615506522587036),
    ),
    (
        Choice("nesterov"),
        "SGD",
        {"momentum": 0.9, "nesterov": True},
        (0.2724567303760401, 0.29824302960837806, 0.03899765277270682),
    ),
    (
        Choice("adagrad"),
        "Adagrad",
        {},
        (0.7377322774753761, -1.7143392105337536, 0.23897505548879017),
    ),
    (
        Choice.of("adagrad", epsilon=0.001, initial_accumulator=0.2, learning_rate_decay=0.1),
        "Adagrad",
        {"lr_decay": 0.1, "initial_accumulator_value": 0.2, "eps": 0.001},
        (0.8438042194676715, -1.7923389244249799, 0.3063879376032284),
    ),
    (
        Choice("adadelta"),
        "Adadelta",
        {},
        (0.9975947720675313, -1.9975918974308706, 0.4975940052299759),
    ),
    (
        Choice.of("adadelta", epsilon=0.0001, rho=0.8),
        "Adadelta",
        {"rho": 0.8, "eps": 0.0001},
        (0.9814688269889397, -1.9812775592266383, 0.48139293353018253),
    ),
    (
        Choice("rmsprop"),
        "RMSprop",
        {},
        (0.05231820140280915, -0.3163022344662683, -1.9965192607979223e-29),
    ),
    (
        Choice.of("rmsprop", centered=1),
        "RMSprop",
        {"centered": True},
        (0.05065577902089481, -0.3020258126679722, -3.569095725151314e-24),
    ),
    (
        Choice.of("rmsprop", momentum=0.5),
        "RMSprop",
        {"momentum": 0.5},
        (-0.006561159443861895, 0.013963739095838779, 0.00027699087845705527),
    ),
    (
        Choice.of("rmsprop", alpha=0.9, centered=1, epsilon=1e-05, momentum=0.7),
        "RMSprop",
        {"alpha": 0.9, "eps": 1e-05, "centered": True, "momentum": 0.7},
        (-0.059414364129277475, -0.03222826859325932, -0.010769414501613082),
    ),
    (
        Choice("adam"),
        "Adam",
        {},
        (0.39292276047668034, -1.3312100105804412, -0.05223190919877826),
    ),
    (
        Choice.of("adam", beta_1=0.3, beta_2=0.8, epsilon=0.01),
        "Adam",
        {"betas": (0.3, 0.8), "eps": 0.01},
        (0.46080353192584805, -1.3561026690353128, 0.019642168613861984),
    ),
    (
        Choice.of("adam", amsgrad=1, beta_2=0.8),
        "Adam",
        {"betas": (0.9, 0.8), "amsgrad": True},
        (0.41082250426938943, -1.3242177863859237, -0.03524660121930816),
    ),
    (
        Choice("adamw"),
        "AdamW",
        {},
        (0.3890299591488593, -1.3201859569593044, -0.05276994422770456),
    ),
    (
        Choice.of("adamw", amsgrad=1, weight_decay=0.2),
        "AdamW",
        {"amsgrad": True, "weight_decay": 0.2},
        (0.3206989255528405, -1.1255493616935774, -0.06115194743720254),
    ),
    (
        Choice("adamax"),
        "Adamax",
        {},
        (0.5256786105876429, -1.415638681664199, 0.0443158413067984),
    ),
    (
        Choice.of("adamax", beta_1=0.7, beta_2=0.6, epsilon=0.001),
        "Adamax",
        {"betas": (0.7, 0.6), "eps": 0.001},
        (-0.10054907893329275, -1.2415415502957923, 0.043732887469825205),
    ),
    (
        Choice("nadam"),
        "NAdam",
        {},
        (0.5397068929693417, -1.4682955009293532, 0.06762080088930247),
    ),
    (
        Choice.of("nadam", beta_1=0.8, epsilon=0.001, momentum_decay=0.1),
        "NAdam",
        {"momentum_decay": 0.1, "betas": (0.8, 0.999), "eps": 0.001},
        (0.5098493468458659, -1.4163226173640462, 0.051271241113351324),
    ),
]
STEPS, START = 20, (1.0, -2.0, 0.5)
NAMES = list(OPTIMIZERS)
CHOICES = list(dict.fromkeys(choice for choice, *_ in TRAJECTORIES))


def _gradients(p):
    """Return the gradient of Σ c p²/2 + p⁴/16 with curvatures c of 0.1, 1 and 3."""
    return np.array([0.1, 1.0, 3.0]) * p + p**3 / 4.0


def _bound(choice, size, dtype=np.float64, rate=0.05, segments=None):
    p, g = np.random.default_rng(2).standard_normal((2, size)).astype(dtype)
    return p, g, make_optimizer(choice, p, g, segments or [slice(0, size)], rate)


def _draw_gradients(optimizer, g, steps, seed=4):
    generator = np.random.default_rng(seed)
    for _ in range(steps):
        g[:] = generator.standard_normal(g.size)
        optimizer.update()


def test_every_specified_optimizer_has_a_class():
    assert list(OPTIMIZER_CLASSES) == NAMES == list(DEFAULT_LEARNING_RATES)


def _trajectory(choice, dtype):
    p, g = np.array(START, dtype), np.zeros(3, dtype)
    optimizer = make_optimizer(choice, p, g, [slice(0, 3)], 0.05)
    for step in range(STEPS):
        g[:] = _gradients(p)
        if step == 10:
            optimizer.learning_rate = 0.02
        optimizer.update()
    return p


@pytest.mark.parametrize(("choice", "kind", "arguments", "end"), TRAJECTORIES, ids=str)
def test_trajectories_are_those_of_pytorch(choice, kind, arguments, end):
    np.testing.assert_allclose(_trajectory(choice, np.float64), end, rtol=1e-12)
    np.testing.assert_allclose(_trajectory(choice, np.float32), end, rtol=2e-5, atol=1e-6)


@pytest.mark.parametrize(("choice", "kind", "arguments", "end"), TRAJECTORIES, ids=str)
def test_pytorch_itself_takes_the_same_path(choice, kind, arguments, end):
    torch = pytest.importorskip("torch", reason="PyTorch is not installed (extra [parity])")
    p = torch.tensor(START, dtype=torch.float64, requires_grad=True)
    optimizer = getattr(torch.optim, kind)([p], lr=0.05, **arguments)
    for step in range(STEPS):
        p.grad = torch.tensor(_gradients(p.detach().numpy()))
        if step == 10:
            optimizer.param_groups[0]["lr"] = 0.02
        optimizer.step()
    # PyTorch keeps NAdam's momentum product in float32 unless told otherwise.
    tolerance = 1e-5 if kind == "NAdam" else 1e-12
    np.testing.assert_allclose(p.detach().numpy(), end, rtol=tolerance)


def test_one_step_of_adam_by_hand():
    # g = 4, b1 = 0.9, b2 = 0.999: m = 0.1·4 = 0.4 and v = 0.001·16 = 0.016. Corrected,
    # m' = 0.4 / (1 − 0.9) = 4 and v' = 0.016 / (1 − 0.999) = 16, so that
    # p = 1 − 0.01 · 4 / (√16 + 1e-8) = 0.99 (and 2.5e-11 more): the first step is always η long.
    p, g = np.array([1.0]), np.array([4.0])
    optimizer = make_optimizer(Choice("adam"), p, g, [slice(0, 1)], 0.01)
    optimizer.update()
    assert optimizer.state["first_moment"][0] == pytest.approx(0.4, rel=1e-15)
    assert optimizer.state["second_moment"][0] == pytest.approx(0.016, rel=1e-13)
    assert p[0] == pytest.approx(0.99 + 2.5e-11, rel=1e-14)


def test_three_steps_of_momentum_by_hand():
    # v: 1, 0.5·1 + 2 = 2.5, 0.5·2.5 + 4 = 5.25; p: −0.1, −0.35, −0.875.
    p, g = np.zeros(1), np.zeros(1)
    choice = Choice.of("momentum", momentum=0.5)
    optimizer = make_optimizer(choice, p, g, [slice(0, 1)], 0.1)
    path = []
    for gradient in (1.0, 2.0, 4.0):
        g[0] = gradient
        optimizer.update()
        path.append(p[0])
    assert path == pytest.approx([-0.1, -0.35, -0.875], rel=1e-14)


@pytest.mark.parametrize("choice", CHOICES, ids=str)
def test_frozen_parts_are_never_touched(choice):
    p, g, optimizer = _bound(choice, 20, segments=[slice(2, 5), slice(9, 20)])
    before = p.copy()
    _draw_gradients(optimizer, g, 3)
    frozen = np.r_[0:2, 5:9]
    np.testing.assert_array_equal(p[frozen], before[frozen])
    assert (np.delete(p, frozen) != np.delete(before, frozen)).all()


def test_a_network_without_trainable_parameters_stays_as_it_is():
    p, g, optimizer = _bound(Choice("adam"), 5, segments=[slice(0, 0)])
    before = p.copy()
    _draw_gradients(optimizer, g, 20)
    np.testing.assert_array_equal(p, before)


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("choice", CHOICES, ids=str)
def test_blocks_and_segments_do_not_change_the_bits(choice, dtype):
    size = 2 * BLOCK_SIZE + 77
    whole, whole_g, in_blocks = _bound(choice, size, dtype)
    cuts = [slice(0, 1000), slice(1000, BLOCK_SIZE + 3), slice(BLOCK_SIZE + 3, size)]
    parts, parts_g, in_segments = _bound(choice, size, dtype, segments=cuts)
    _draw_gradients(in_blocks, whole_g, 4)
    _draw_gradients(in_segments, parts_g, 4)
    np.testing.assert_array_equal(whole, parts)
    assert in_blocks.state.keys() == in_segments.state.keys()
    for name, array in in_blocks.state.items():
        np.testing.assert_array_equal(array, in_segments.state[name])


@pytest.mark.parametrize("choice", CHOICES, ids=str)
def test_a_restored_optimizer_goes_on_to_the_bit(choice):
    straight, straight_g, uninterrupted = _bound(choice, 30)
    _draw_gradients(uninterrupted, straight_g, 25)
    saved = {name: array.copy() for name, array in uninterrupted.state.items()}
    scalars, steps = dict(uninterrupted.scalars), uninterrupted.steps
    resumed, resumed_g, restored = _bound(choice, 30)
    resumed[:] = straight
    restored.restore(saved, scalars, steps)
    _draw_gradients(uninterrupted, straight_g, 25, seed=5)
    _draw_gradients(restored, resumed_g, 25, seed=5)
    np.testing.assert_array_equal(resumed, straight)
    assert restored.steps == 50
    assert restored.scalars == uninterrupted.scalars


@pytest.mark.parametrize("choice", CHOICES, ids=str)
def test_what_an_optimizer_is_given_to_remember_stays_the_givers(choice):
    p, g, first = _bound(choice, 6)
    _draw_gradients(first, g, 3)
    saved = {name: array.copy() for name, array in first.state.items()}
    kept = {name: array.copy() for name, array in saved.items()}
    second = make_optimizer(choice, p, g, [slice(0, 6)], 0.05, saved, 3)
    assert second.steps == 3
    _draw_gradients(second, g, 3)
    for name, array in saved.items():
        np.testing.assert_array_equal(array, kept[name])


def test_an_option_switched_on_later_starts_afresh():
    p, g, plain = _bound(Choice("adam"), 6)
    _draw_gradients(plain, g, 3)
    assert set(plain.state) == {"first_moment", "second_moment"}
    choice = Choice.of("adam", amsgrad=1)
    watching = make_optimizer(choice, p, g, [slice(0, 6)], 0.05, plain.state, plain.steps)
    np.testing.assert_array_equal(watching.state["first_moment"], plain.state["first_moment"])
    np.testing.assert_array_equal(watching.state["largest_second_moment"], 0.0)
    watching.update()
    assert (watching.state["largest_second_moment"] > 0.0).all()


@pytest.mark.parametrize("choice", CHOICES, ids=str)
def test_gradients_are_only_read(choice):
    _, g, optimizer = _bound(choice, 50)
    before = g.copy()
    g.flags.writeable = False
    for _ in range(20):
        optimizer.update()
    np.testing.assert_array_equal(g, before)


@pytest.mark.parametrize("choice", CHOICES, ids=str)
def test_a_gradient_that_stays_zero_leaves_no_subnormal_numbers(choice):
    p, g, optimizer = _bound(choice, 40, np.float32)
    _draw_gradients(optimizer, g, 5)
    g[:20] = 0.0
    tiny = np.finfo(np.float32).tiny
    for _ in range(3000):
        optimizer.update()
        if optimizer.steps % 100 == 50:
            for array in optimizer.state.values():
                assert not ((array != 0.0) & (np.abs(array) < tiny)).any()
    assert np.isfinite(p).all()


def test_setting_tiny_moments_to_zero_does_not_move_a_parameter():
    # The largest second moment that is set to zero beside the smallest epsilon that allows it.
    p, g, optimizer = _bound(Choice.of("adam", epsilon=2e-15), 1, np.float32)
    optimizer.state["second_moment"][:] = np.finfo(np.float32).tiny * 10.0
    optimizer.steps, g[0], before = 15, 0.0, p[0]
    optimizer.update()
    assert optimizer.state["second_moment"][0] == 0.0
    assert p[0] == before


@pytest.mark.parametrize(("epsilon", "moment"), [(1e-16, 10.0), (2e-15, 20.0)])
def test_tiny_moments_that_still_count_are_kept(epsilon, moment):
    _, g, optimizer = _bound(Choice.of("adam", epsilon=epsilon), 1, np.float32)
    optimizer.state["second_moment"][:] = np.finfo(np.float32).tiny * moment
    optimizer.steps, g[0] = 15, 0.0
    optimizer.update()
    assert optimizer.state["second_moment"][0] > 0.0


def test_a_constant_gradient_gives_centred_rmsprop_no_negative_variance():
    p, g, optimizer = _bound(Choice.of("rmsprop", centered=1, alpha=0.5), 100)
    g[:] = np.linspace(0.1, 3.0, 100)
    for _ in range(200):
        optimizer.update()
    assert np.isfinite(p).all()


@pytest.mark.parametrize("choice", CHOICES, ids=str)
def test_updates_allocate_nothing(choice):
    _, _, optimizer = _bound(choice, 100_000)
    # 32 updates, among them two that look for subnormal numbers.
    assert allocated_bytes(optimizer.update, 32) < 100_000
