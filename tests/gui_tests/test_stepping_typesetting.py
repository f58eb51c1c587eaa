"""Formulas in letters become LaTeX that ziamath sets, and the label shows them when they are."""

import pytest
from pytestqt.qtbot import QtBot

from engine import (
    ACTIVATIONS,
    LOSSES,
    OPTIMIZERS,
    BatchNormalizationSpec,
    Choice,
    DenseSpec,
    DropoutSpec,
    LayerloomError,
    LayerSpec,
    MaxoutSpec,
    TrainingSpec,
)
from gui.stepping.formula_latex import latex
from gui.stepping.stops import stops_of
from gui.stepping.typesetting import Setting, TypesetLabel, typesetter
from tests.gui_tests.stepping_traces import small_trace


@pytest.mark.parametrize(
    ("formula", "written"),
    [
        ("Z = X · W + b", r"Z=X\,\cdot \,W+b"),
        ("a = 1 / (1 + e^{−z})", r"a=\frac{1}{1+e^{-z}}"),
        ("μ = (1/N) Σ_n x_n", r"\mu =\frac{1}{N}\,\sum_{n}\,x_{n}"),
        ("E = ½ (p − t)^2", r"E=\frac{1}{2}\,\left(p-t\right)^{2}"),
        ("y = m̂ / (√v̂ + ε)", r"y=\frac{\hat{m}}{\sqrt{\hat{v}}+\varepsilon }"),
        ("s = d / O / N", r"s=\frac{d}{O\,N}"),
        ("f = 1 if z > 0, else s", r"f=1\text{ if }z>0,\;\; \text{ else }s"),
    ],
)
def test_fractions_roots_and_sums_are_real_ones(formula: str, written: str) -> None:
    assert latex(formula) == written


def test_code_stays_code() -> None:
    assert latex("dX_{1} = dout[:, 0:2]") is None


def every_formula() -> set[str]:
    def dense(layer: int, activation: str) -> DenseSpec:
        return DenseSpec(id=layer, units=2, activation=Choice(activation))

    walks: list[tuple[tuple[LayerSpec, ...], TrainingSpec]] = [
        ((dense(2, name), dense(3, "sigmoid")), TrainingSpec()) for name in ACTIVATIONS
    ]
    layers = (dense(2, "tanh"), dense(3, "sigmoid"))
    walks += [(layers, TrainingSpec(optimizer=Choice(name))) for name in OPTIMIZERS]
    variants = (
        Choice.of("adam", amsgrad=1),
        Choice.of("momentum", dampening=0.5),
        Choice.of("rmsprop", momentum=0.5, centered=1),
        Choice.of("adagrad", learning_rate_decay=0.1),
    )
    walks += [(layers, TrainingSpec(optimizer=optimizer)) for optimizer in variants]
    for loss in LOSSES:
        for output in ("softmax", "sigmoid", "linear", "step"):
            walks.append(((layers[0], dense(3, output)), TrainingSpec(loss=Choice(loss))))
    kinds = (BatchNormalizationSpec(id=3), DropoutSpec(id=4), MaxoutSpec(id=5, units=2))
    walks.append(((layers[0], *kinds, dense(6, "sigmoid")), TrainingSpec()))
    formulas = set()
    for stack, training in walks:
        try:
            stops = stops_of(small_trace(*stack, training=training))
        except LayerloomError:
            continue  # a loss that does not go with this output
        formulas |= {operation.formula for stop in stops for operation in stop.operations}
    return formulas


def test_ziamath_sets_every_formula_of_the_stepper(qtbot: QtBot) -> None:
    formulas = every_formula()
    assert len(formulas) > 80
    settings = [Setting(formula, 16.0, "#123456") for formula in formulas]
    with qtbot.waitSignal(typesetter().typeset):
        for setting in settings:
            assert typesetter().picture(setting) is None
    for setting in settings:
        picture = typesetter().picture(setting)
        assert picture is not None, setting.formula
        assert picture.isValid()
        assert picture.viewBoxF().width() > 10


def test_the_label_is_written_out_until_it_is_set(qtbot: QtBot) -> None:
    label = TypesetLabel()
    qtbot.addWidget(label)
    label.set_formulas("q = 1 / (1 + e^{−q})")
    label.resize(300, 60)
    label.show()
    flat = label.heightForWidth(300)
    qtbot.waitUntil(lambda: label.heightForWidth(300) > flat)
    assert label.heightForWidth(20) != label.heightForWidth(300)
    assert label.text().startswith("q = 1 / (1 + e")
