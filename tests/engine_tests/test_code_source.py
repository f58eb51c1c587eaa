"""The source of every style: formatted, free of faults, with names that stay between quotes."""

import ast
import subprocess
import sys
import sysconfig
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

import numpy as np
import pytest
from hypothesis import given, settings

from engine import (
    LOSS_OUTPUTS,
    LOSSES,
    OPTIMIZERS,
    SCHEDULES,
    Choice,
    DenseSpec,
    InputSpec,
    LayerSpec,
    Network,
    NetworkSpec,
    Scaling,
    SpecificationError,
    TrainingSpec,
    typed_data,
)
from engine.formats.code import CODE_STYLES, check_arrays, code_for, export_code
from engine.formats.code.code_errors import LayerNotInStyleError, UnknownStyleError
from engine.formats.code.source_layout import WIDTH, Brackets, laid_out, quoted
from tests.engine_tests.exported_scripts import (
    EVIL_NAMES,
    every_activation,
    every_layer,
    named,
)
from tests.engine_tests.strategies import trained_networks

CROSS_ENTROPY = TrainingSpec(loss=Choice("categorical_cross_entropy"))
LONG_NAME = "아주 긴 이름을 가진 층 " * 4


def stack(*layers: LayerSpec) -> NetworkSpec:
    return NetworkSpec.stack(InputSpec(id=0, units=3), *layers)


def small(activation: str = "linear", name: str = "") -> NetworkSpec:
    hidden = DenseSpec(id=0, units=4, activation=Choice.of("leaky_relu", slope=0.123), name=name)
    return stack(hidden, DenseSpec(id=0, units=2, activation=Choice(activation)))


def all_kinds() -> list[tuple[NetworkSpec, TrainingSpec]]:
    """Return networks and settings in which every line of every table is used."""
    found = [
        (every_layer(), CROSS_ENTROPY),
        (every_activation(), TrainingSpec(dtype="float32", batch_size=0)),
        (small(name=LONG_NAME[:64].strip()), TrainingSpec(l1=0.1, l2=0.1, penalize_biases=True)),
        (named(small()), TrainingSpec(clip_value=0.1, shuffle=False)),
        (stack(DenseSpec(id=0, bias_trainable=False)), TrainingSpec(clip_norm=0.1, l2=0.1)),
        (stack(DenseSpec(id=0, weights_trainable=False, use_bias=False)), TrainingSpec()),
    ]
    for loss in LOSSES:
        output = small(LOSS_OUTPUTS.get(loss, ("linear",))[0])
        smooth = {"label_smoothing": 0.1} if "label_smoothing" in LOSSES[loss] else {}
        found.append((output, TrainingSpec(loss=Choice.of(loss, **smooth), reduction="sum")))
    found += [(small(), TrainingSpec(optimizer=Choice(name))) for name in OPTIMIZERS]
    found += [(small(), TrainingSpec(schedule=Choice(name))) for name in SCHEDULES]
    options = [
        Choice.of("momentum", dampening=0.1),
        Choice.of("adagrad", learning_rate_decay=0.1, initial_accumulator=0.123456789),
        Choice.of("rmsprop", centered=1, momentum=0.9),
        Choice.of("adamw", amsgrad=1, epsilon=1e-7, beta_1=0.987654321, beta_2=0.123456789),
    ]
    return found + [(small(), TrainingSpec(optimizer=choice)) for choice in options]


def ruff(folder: Path, *words: str) -> str:
    script = Path(sysconfig.get_path("scripts")) / "ruff"
    program = [str(script)] if script.exists() else [sys.executable, "-m", "ruff"]
    done = subprocess.run(
        [*program, *words, "--isolated", str(folder)], capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr if done.returncode else ""


@pytest.mark.parametrize("style", CODE_STYLES)
def test_ruff_has_nothing_to_format_or_to_find(style: str, tmp_path: Path) -> None:
    scaling = Scaling(offset=tuple(np.arange(3) / 7), divisor=(0.1, 2.5e20, 3.0))
    for number, (spec, training) in enumerate(all_kinds()):
        source = code_for(spec, training, style, scaling if number % 2 else None)
        (tmp_path / f"net_{number}.py").write_text(source, encoding="utf-8")
        # Nothing can break the line of a long name.
        long = [line for line in source.splitlines() if len(line) > WIDTH]
        assert [line for line in long if "아주 긴" not in line] == []
    assert ruff(tmp_path, "format", "--diff") == ""
    assert ruff(tmp_path, "check") == ""
    assert (
        ruff(tmp_path, "check", "--select", "E,F,W,I,B,C4,SIM,PTH,UP,D2", "--line-length", "140")
        == ""
    )


@pytest.mark.parametrize("style", CODE_STYLES)
def test_nothing_a_user_typed_is_more_than_a_string(style: str) -> None:
    """Names may spell code; all names of variables are the script's own, whatever they are."""
    plain, evil = small(), named(small())
    assert {layer.name for layer in evil.layers} < set(EVIL_NAMES)

    def without_strings(spec: NetworkSpec) -> str:
        tree = ast.parse(code_for(spec, TrainingSpec(), style))
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                node.value = ""
        return ast.dump(tree)

    assert without_strings(plain) == without_strings(evil)


@pytest.mark.parametrize("text", ['"', "'", "\"'", "\\", "a\n", '"""', "은닉층", "{x}", "\u202e"])
def test_a_quoted_text_is_that_text(text: str) -> None:
    assert ast.literal_eval(quoted(text)) == text
    assert "\n" not in quoted(text)


@settings(max_examples=25)
@given(built=trained_networks())
def test_every_style_writes_python_for_random_networks(
    built: tuple[NetworkSpec, TrainingSpec],
) -> None:
    for style in CODE_STYLES:
        ast.parse(code_for(*built, style))


def test_calls_break_where_they_do_not_fit() -> None:
    short = Brackets("f(", ("a", "b"))
    assert laid_out(short, 4) == "    f(a, b)"
    long = Brackets("f(", ("a" * 50, Brackets("[", ("b" * 20, "c" * 20), "]")), ").g")
    assert laid_out(long).splitlines() == [
        "f(",
        f"    {'a' * 50},",
        f"    [{'b' * 20}, {'c' * 20}],",
        ").g",
    ]
    hangul = Brackets("f(", (f'"{"가" * (WIDTH // 2 - 2)}"',))
    assert len(laid_out(hangul).splitlines()) == 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unheard(LayerSpec):
    kind: ClassVar[str] = "unheard_of"


@pytest.mark.parametrize("style", CODE_STYLES)
def test_an_unknown_layer_is_refused_by_name(style: str) -> None:
    spec = stack(_Unheard(id=0, name="새 층"), DenseSpec(id=0))
    with pytest.raises(LayerNotInStyleError, match=r"새 층.*unheard_of.*\.npz"):
        code_for(spec, TrainingSpec(), style)


def test_an_unknown_style_says_which_there_are() -> None:
    with pytest.raises(UnknownStyleError, match="numpy, keras, pytorch, torchrun"):
        code_for(small(), TrainingSpec(), "fortran")


def test_a_network_with_a_problem_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SpecificationError, match="loss"):
        code_for(small("relu"), TrainingSpec(loss=Choice("hinge")))
    network = Network.build(small("relu"))
    with pytest.raises(SpecificationError):
        export_code(network, TrainingSpec(loss=Choice("hinge")), tmp_path / "net.py")
    assert list(tmp_path.iterdir()) == []


def test_without_data_the_samples_are_drawn_and_always_the_same() -> None:
    network = Network.build(small())
    one, other = (check_arrays(network, TrainingSpec(seed=5)) for _ in range(2))
    assert sorted(one) == ["inputs", "outputs"]
    np.testing.assert_array_equal(one["inputs"], other["inputs"])
    np.testing.assert_array_equal(one["outputs"], network.predict(one["inputs"]))


def test_of_data_eight_samples_are_taken_evenly() -> None:
    network, training = Network.build(small()), TrainingSpec(reduction="sum")
    inputs = np.arange(60.0).reshape(20, 3) / 60
    found = check_arrays(network, training, typed_data(inputs, inputs[:, :2]))
    np.testing.assert_array_equal(found["inputs"], inputs[[0, 2, 5, 7, 10, 12, 15, 17]])
    squares = (found["outputs"] - found["targets"]) ** 2
    assert found["loss"] == pytest.approx(squares.mean(axis=1).sum())


def test_data_that_do_not_fit_are_left_out() -> None:
    network, inputs = Network.build(small()), np.ones((9, 3))
    assert "loss" not in check_arrays(network, TrainingSpec(), typed_data(inputs, np.ones((9, 5))))
    assert "loss" not in check_arrays(network, TrainingSpec(), typed_data(inputs))
    drawn = check_arrays(network, TrainingSpec(), typed_data(np.ones((9, 2)), np.ones((9, 2))))
    assert drawn["inputs"].shape == (8, 3)


def test_the_type_is_the_network_s() -> None:
    training = replace(TrainingSpec(), dtype="float32")
    network = Network.build(small(), dtype="float32")
    found = check_arrays(network, training, typed_data(np.ones((9, 3)), np.ones((9, 2))))
    assert {found[name].dtype for name in ("inputs", "outputs", "targets")} == {np.dtype("f4")}
