"""The generators follow TensorFlow Playground's formulas, the gates their truth tables."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.datasets import (
    BUILT_IN,
    built_in,
    derived_names,
    is_planar,
    reload,
    with_derived,
)
from engine.datasets.data_errors import OptionRangeError, UnknownOptionError, UnknownSourceError
from engine.errors import DataMissingError

TOYS = ["spiral", "circle", "xor_cloud", "gauss", "reg_plane", "reg_gauss", "cs231n_spiral"]
TWO_CLASSES = ["spiral", "circle", "xor_cloud", "gauss"]


@pytest.fixture(scope="module")
def published(golden_folder: Path) -> Any:
    return json.loads((golden_folder / "playground.json").read_text(encoding="utf-8"))


def invariants(published: Any, name: str) -> Any:
    return published["noise0_invariants"][name]


def test_sizes_are_the_playgrounds(published: Any) -> None:
    assert len(built_in("spiral")) == published["samples"]["classify"]
    assert len(built_in("reg_plane")) == published["samples"]["regress"]


def test_gauss_without_noise(published: Any) -> None:
    facts, data = invariants(published, "gauss"), built_in("gauss")
    assert np.bincount(data.targets).tolist() == facts["class_counts"]
    for number, centre in ((1, 2.0), (0, -2.0)):
        cloud = data.inputs[data.targets == number]
        assert np.abs(cloud.mean(axis=0) - centre).max() < 3 * np.sqrt(0.5 / 250)
        assert cloud.var(axis=0) == pytest.approx(facts["variance"], rel=0.3)


def test_gauss_variance_is_linear_in_the_noise() -> None:
    data = built_in("gauss", {"noise": 0.5, "samples": 40_000})
    cloud = data.inputs[data.targets == 1]
    assert cloud.var(axis=0) == pytest.approx(4.0, rel=0.05)


def test_circle_without_noise(published: Any) -> None:
    facts, data = invariants(published, "circle"), built_in("circle", {"samples": 2000})
    radius = np.hypot(*data.inputs.T)
    inner, outer = radius[data.targets == 1], radius[data.targets == 0]
    assert len(inner) == len(outer) == 1000
    assert inner.max() < facts["pos_r_max"]
    assert outer.min() >= facts["neg_r_range"][0]
    assert outer.max() <= facts["neg_r_range"][1]
    assert inner.mean() == pytest.approx(facts["pos_mean_r"], abs=0.07)
    assert outer.mean() == pytest.approx(facts["neg_mean_r"], abs=0.05)


def test_xor_cloud_without_noise(published: Any) -> None:
    facts, data = invariants(published, "xor"), built_in("xor_cloud")
    low, high = facts["abs_range"]
    assert np.abs(data.inputs).min() >= low
    assert np.abs(data.inputs).max() <= high
    assert np.array_equal(data.targets, data.inputs.prod(axis=1) > 0)
    assert data.targets.mean() == pytest.approx(0.5, abs=0.067)


def test_spiral_without_noise_is_exact(published: Any) -> None:
    facts, data = invariants(published, "spiral"), built_in("spiral")
    arms = data.inputs[data.targets == 1], data.inputs[data.targets == 0]
    for i in (0, 1, 100, 249):
        r, t = i / 250 * 5, 1.75 * i / 250 * 2 * np.pi
        assert arms[0][i] == pytest.approx([r * np.sin(t), r * np.cos(t)], abs=1e-12)
    assert arms[0] == pytest.approx(-arms[1], abs=1e-12)
    assert np.hypot(*data.inputs.T).max() < facts["max_radius_below"]


def test_plane_without_noise(published: Any) -> None:
    low, high = invariants(published, "reg_plane")["label_range"]
    data = built_in("reg_plane")
    assert data.targets[:, 0] == pytest.approx(data.inputs.sum(axis=1) / 10, abs=1e-15)
    assert low <= data.targets.min() < data.targets.max() <= high


def test_six_hills_without_noise(published: Any) -> None:
    low, high = invariants(published, "reg_gauss")["label_range"]
    data = built_in("reg_gauss", {"samples": 5000})
    assert low <= data.targets.min() < -0.9
    assert 0.9 < data.targets.max() <= high
    near_first = np.hypot(data.inputs[:, 0] + 4, data.inputs[:, 1] - 2.5)
    inside = near_first < 1.0
    assert data.targets[inside, 0] == pytest.approx(1 - near_first[inside] / 2, abs=1e-12)


@pytest.mark.parametrize("name", ["circle", "xor_cloud"])
def test_noise_flips_classes_and_moves_no_point(name: str) -> None:
    clean, noisy = built_in(name), built_in(name, {"noise": 0.3})
    assert np.array_equal(clean.inputs, noisy.inputs)
    flipped = np.mean(clean.targets != noisy.targets)
    assert 0.02 < flipped < 0.4


def test_noise_moves_the_points_of_the_spiral_at_most_by_itself() -> None:
    clean, noisy = built_in("spiral"), built_in("spiral", {"noise": 0.4})
    assert np.array_equal(clean.targets, noisy.targets)
    moved = np.abs(clean.inputs - noisy.inputs)
    assert 0.35 < moved.max() <= 0.4


def test_cs231n_spiral_has_a_hundred_points_in_each_of_three_arms() -> None:
    data = built_in("cs231n_spiral", {"noise": 0.0})
    assert np.bincount(data.targets).tolist() == [100, 100, 100]
    j, i = 2, 50
    r, t = i / 99, 8 + 4 * i / 99
    assert data.inputs[100 * j + i] == pytest.approx([r * np.sin(t), r * np.cos(t)], abs=1e-12)
    assert data.class_names == ("0", "1", "2")


@pytest.mark.parametrize("name", TOYS)
def test_the_same_seed_gives_the_same_bits_and_another_seed_others(name: str) -> None:
    first, again = (built_in(name, {"noise": 0.2, "seed": 7}) for _ in range(2))
    other = built_in(name, {"noise": 0.2, "seed": 8})
    assert first.inputs.tobytes() == again.inputs.tobytes()
    assert first.targets.tobytes() == again.targets.tobytes()
    assert first.inputs.tobytes() != other.inputs.tobytes()


@given(name=st.sampled_from(TOYS), samples=st.integers(3, 60), noise=st.floats(0, 0.5))
def test_every_size_gives_exactly_that_many_finite_points(
    name: str, samples: int, noise: float
) -> None:
    data = built_in(name, {"samples": samples, "noise": noise})
    assert data.inputs.shape == (samples, 2)
    assert np.isfinite(data.inputs).all()
    assert len(data.targets) == samples
    assert data.description.samples == samples


@pytest.mark.parametrize(
    ("gate", "truth"),
    [("and", [0, 0, 0, 1]), ("or", [0, 1, 1, 1]), ("nand", [1, 1, 1, 0]), ("xor", [0, 1, 1, 0])],
)
def test_gates_are_their_truth_tables(gate: str, truth: list[int]) -> None:
    data = built_in(gate)
    assert data.inputs.tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]
    assert data.targets.tolist() == truth
    assert data.input_names == ("x1", "x2")


def test_gates_of_four_inputs() -> None:
    tables = {gate: built_in(gate, {"inputs": 4}) for gate in ("and", "or", "nand", "xor")}
    assert all(len(data) == 16 for data in tables.values())
    ones = {gate: int(data.targets.sum()) for gate, data in tables.items()}
    assert ones == {"and": 1, "or": 15, "nand": 15, "xor": 8}


@pytest.mark.parametrize("name", [name for name, entry in BUILT_IN.items() if entry.make])
def test_a_source_says_every_option_so_that_it_makes_the_same_data_again(name: str) -> None:
    data = built_in(name)
    assert set(dict(data.source.options)) == set(BUILT_IN[name].options)
    again = built_in(data.source.name, dict(data.source.options))
    assert np.array_equal(data.inputs, again.inputs)
    assert again.description == data.description


@pytest.mark.parametrize("name", TWO_CLASSES)
def test_classes_are_named_as_in_the_playground(name: str) -> None:
    assert built_in(name).class_names == ("-1", "+1")


@pytest.mark.parametrize(
    ("name", "options", "error", "word"),
    [
        ("spirals", {}, UnknownSourceError, "spiral, circle"),
        ("spiral", {"turns": 3}, UnknownOptionError, "turns"),
        ("and", {"noise": 0.1}, UnknownOptionError, "noise"),
        ("spiral", {"noise": 0.6}, OptionRangeError, "[0, 0.5]"),
        ("spiral", {"noise": float("nan")}, OptionRangeError, "nan"),
        ("spiral", {"samples": 2.5}, OptionRangeError, "2.5"),
        ("spiral", {"samples": 10**9}, OptionRangeError, "1000000000"),
        ("spiral", {"noise": "much"}, OptionRangeError, "much"),
        ("xor", {"inputs": 5}, OptionRangeError, "[2, 4]"),
        ("mnist", {}, DataMissingError, "--data FOLDER"),
    ],
)
def test_what_is_not_there_is_refused(
    name: str, options: dict[str, Any], error: type[Exception], word: str
) -> None:
    with pytest.raises(error) as caught:
        built_in(name, options)
    assert word in str(caught.value)


def test_moons_without_noise_are_half_circles() -> None:
    data = built_in("moons", {"noise": 0, "samples": 101})
    outer, inner = (data.inputs[data.targets == number] for number in (1, 0))
    assert np.hypot(*outer.T) == pytest.approx(1.0)
    assert np.hypot(*(inner - [1.0, 0.5]).T) == pytest.approx(1.0)
    assert outer[:, 1].min() == pytest.approx(0.0, abs=1e-12)
    assert inner[:, 1].max() == pytest.approx(0.5)


@pytest.mark.parametrize("classes", [2, 5, 10])
def test_blobs_lie_around_their_centres(classes: int) -> None:
    data = built_in("blobs", {"classes": classes, "samples": 500 * classes, "noise": 0.5})
    assert data.shape.classes == classes
    for number in range(classes):
        blob = data.inputs[data.targets == number]
        angle = 2 * np.pi * number / classes
        assert blob.mean(axis=0) == pytest.approx([4 * np.sin(angle), 4 * np.cos(angle)], abs=0.1)
        assert blob.std(axis=0) == pytest.approx(0.5, rel=0.15)


def test_curves_without_noise_are_exact() -> None:
    sine, line = built_in("sine", {"noise": 0}), built_in("linear", {"noise": 0})
    assert sine.targets == pytest.approx(np.sin(sine.inputs))
    assert line.targets == pytest.approx(2 * line.inputs + 1)
    assert sine.shape.inputs == line.shape.inputs == 1


@pytest.mark.parametrize(("gate", "opposite"), [("nor", "or"), ("xnor", "xor"), ("nand", "and")])
@pytest.mark.parametrize("inputs", [2, 3, 4])
def test_negated_gates_are_the_opposite(gate: str, opposite: str, inputs: int) -> None:
    truth, negated = (built_in(name, {"inputs": inputs}).targets for name in (opposite, gate))
    assert truth is not None
    np.testing.assert_array_equal(negated, 1 - truth)


def test_derived_inputs_follow_the_coordinates() -> None:
    plain = built_in("circle", {"seed": 4})
    data = built_in("circle", {"seed": 4, "derived": "sin(x1), x1^2,x1*x2"})
    x1, x2 = plain.inputs.T
    assert data.input_names == ("x1", "x2", "x1²", "x1·x2", "sin x1")
    np.testing.assert_array_equal(
        data.inputs, np.column_stack([x1, x2, x1 * x1, x1 * x2, np.sin(x1)])
    )
    np.testing.assert_array_equal(data.targets, plain.targets)
    assert dict(data.source.options)["derived"] == "x1^2,x1*x2,sin(x1)"
    np.testing.assert_array_equal(reload(data.description).inputs, data.inputs)
    names = derived_names(data.description)
    np.testing.assert_array_equal(with_derived(plain.inputs, names), data.inputs)
    assert is_planar(data.description)
    assert not is_planar(built_in("and", {"inputs": 3}).description)


def test_without_derived_inputs_the_reference_is_the_old_one() -> None:
    assert "derived" not in dict(built_in("circle", {"derived": ""}).source.options)


def test_unknown_derived_inputs_are_refused() -> None:
    with pytest.raises(OptionRangeError, match=r"x1\^3"):
        built_in("circle", {"derived": "x1^3"})
    with pytest.raises(UnknownOptionError):
        built_in("sine", {"derived": "x1^2"})
