"""The stepper's three notations and its other settings: what is written, and which way round."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from engine import Choice, DenseSpec, MaxoutSpec, Trace, TrainingSpec
from gui.stepping.controller import StepController
from gui.stepping.formula_latex import latex
from gui.stepping.formula_text import plain
from gui.stepping.matrix import Focus, Matrix
from gui.stepping.notation import COLUMNS, ERRORS, NOTATIONS, ROWS, Notation
from gui.stepping.number_format import NumberFormat
from gui.stepping.operation_card import OperationCard
from gui.stepping.operations import Operation
from gui.stepping.panel import StepPanel
from gui.stepping.stops import stops_of
from gui.stepping.writing import Writing
from gui.words.translation import current_translator
from tests.gui_tests.stepping_traces import mazur_trace, small_trace

EVERY_NOTATION = pytest.mark.parametrize("notation", NOTATIONS.values(), ids=NOTATIONS)


def two_layers() -> Trace:
    return small_trace(
        DenseSpec(id=2, units=4, activation=Choice("sigmoid")),
        DenseSpec(id=3, units=2, activation=Choice("softmax")),
        training=TrainingSpec(loss=Choice("categorical_cross_entropy")),
    )


def with_maxout() -> Trace:
    layers = MaxoutSpec(id=2, units=2), DenseSpec(id=3, units=2, activation=Choice("tanh"))
    return small_trace(*layers, training=TrainingSpec())


def operations(trace: Trace, notation: Notation = ROWS) -> Iterator[Operation]:
    for stop in stops_of(trace, notation):
        yield from stop.operations


@EVERY_NOTATION
@pytest.mark.parametrize("make", [two_layers, with_maxout])
def test_products_multiply_out_as_they_are_shown(
    notation: Notation, make: Callable[[], Trace]
) -> None:
    products = [own for own in operations(make(), notation) if own.is_product]
    assert {"affine", "grad_weights", "grad_inputs"} <= {own.name for own in products}
    for own in products:
        left, right, *others = (matrix.values for matrix in own.matrices)
        shown = left @ right
        if own.name == "affine":
            shown = shown + others[0]
        elif own.name == "delta":
            shown = shown * others[0]
        np.testing.assert_allclose(shown, own.result.values, rtol=1e-12, atol=1e-15)


@EVERY_NOTATION
def test_the_line_of_numpy_is_the_engines_in_every_notation(notation: Notation) -> None:
    pairs = zip(operations(two_layers()), operations(two_layers(), notation), strict=True)
    assert all(rows.code == other.code for rows, other in pairs)


@EVERY_NOTATION
def test_every_formula_can_be_set(notation: Notation) -> None:
    from ziamath.zmath import Latex

    for own in operations(two_layers(), notation):
        source = latex(own.formula)
        assert source is not None
        assert "^{T}^" not in source
        assert "}^{T}" not in source.replace(r"\right)^{T}", "")
        assert Latex(source).svg()


def written(notation: Notation, name: str, layer: int = 2) -> str:
    found = (o for o in operations(two_layers(), notation) if (o.name, o.layer) == (name, layer))
    return plain(next(found).formula)


def test_each_notation_has_its_textbooks_letters() -> None:
    assert written(ROWS, "affine") == "Z = X · W + b"
    assert written(ROWS, "grad_weights") == "dW = Xᵀ · δ"
    assert written(ROWS, "grad_inputs", 3) == "dX = δ · Wᵀ"
    assert written(COLUMNS, "affine") == "Z = W · X + b"
    assert written(COLUMNS, "grad_weights") == "dW = dZ · Xᵀ"
    assert written(COLUMNS, "grad_inputs", 3) == "dX = Wᵀ · dZ"
    assert written(COLUMNS, "delta").startswith("dZ = dA ⊙ g′(Z)")
    assert written(ERRORS, "affine") == "zˡ = wˡ · aˡ⁻¹ + bˡ"
    assert written(ERRORS, "delta").startswith("δˡ = (wˡ⁺¹)ᵀ · δˡ⁺¹ ⊙ σ′(zˡ)")
    assert written(ERRORS, "grad_weights") == "∂C/∂wˡ = δˡ · (aˡ⁻¹)ᵀ"
    assert written(ERRORS, "grad_bias") == "∂C/∂bˡ = Σₙ δₙˡ"


def test_softmax_divides_by_the_whole_sum() -> None:
    formula = next(o.formula for o in operations(two_layers()) if o.formula.startswith("a_j"))
    assert latex(formula) == r"a_{j}=\frac{e^{z_{j}}}{\sum_{k}\,e^{z_{k}}}"


def test_indices_of_weights_follow_the_notation() -> None:
    for notation, name in ((ROWS, "w₁₂"), (COLUMNS, "w₂₁"), (ERRORS, "w₂₁ˡ")):
        own = next(o for o in operations(two_layers(), notation) if o.name == "affine")
        lines = own.numbers(Focus(output=1), own.own_writing(Writing()))
        assert f"{name}" in plain(lines[0])


def test_the_sum_from_above_stands_in_nielsens_error() -> None:
    own = next(o for o in operations(two_layers(), ERRORS) if (o.name, o.layer) == ("delta", 2))
    lines = [plain(line) for line in own.numbers(Focus(), own.own_writing(Writing()))]
    assert lines[0] == "∂C/∂a₁ˡ = w₁₁ˡ⁺¹·δ₁ˡ⁺¹ + w₂₁ˡ⁺¹·δ₂ˡ⁺¹"
    assert lines[-1].startswith("δ₁ˡ = ")


@pytest.fixture
def controller(qtbot: QtBot) -> StepController:
    return StepController()


@pytest.fixture
def panel(qtbot: QtBot, controller: StepController) -> StepPanel:
    panel = StepPanel(controller)
    qtbot.addWidget(panel)
    panel.resize(1280, 400)
    panel.show()
    controller.set_trace(two_layers())
    return panel


def card(panel: StepPanel, name: str) -> OperationCard:
    cards = panel.findChildren(OperationCard)
    return next(c for c in cards if c.operation is not None and c.operation.name == name)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_another_notation_rewrites_the_stop_at_hand(
    panel: StepPanel, controller: StepController, language: str
) -> None:
    current_translator().speak(language)
    controller.go_to(3)
    before = controller.stop
    assert before is not None
    assert "δ = (p − t) / N" in panel.as_text()
    panel.settings.set_notation(COLUMNS)
    assert controller.stop is not None
    assert controller.stop.number == before.number
    text = panel.as_text()
    assert "dZ = (p − t) / N" in text
    assert "dZ" in text.splitlines()[1]
    assert "δ" not in text
    assert "delta = (p - t) / len(p)" in text


def test_the_document_follows_the_notation(panel: StepPanel) -> None:
    from gui.stepping.step_document import step_as_html, step_as_markdown

    panel.settings.set_notation(ERRORS)
    for make in (step_as_html, step_as_markdown):
        page = panel.step_as_document(make)
        assert "zˡ = wˡ · aˡ⁻¹ + bˡ" in page
        assert "dout =" not in page.replace("delta = dout", "").replace("dout = ", "")


@EVERY_NOTATION
@pytest.mark.parametrize("name", ["affine", "grad_inputs"])
def test_a_click_on_a_weight_chooses_that_weight(
    qtbot: QtBot, panel: StepPanel, controller: StepController, notation: Notation, name: str
) -> None:
    """A transposed W used to choose the weight at the mirrored place."""
    panel.settings.set_notation(notation)
    controller.go_to({"affine": 1, "grad_inputs": 3}[name])
    views = card(panel, name).views()
    view = next(v for v in views if v.matrix.parameter == "weights")
    row, column = (1, 0) if view.matrix.axes == ("output", "input") else (0, 1)
    with qtbot.waitSignal(panel.weight_clicked) as chosen:
        place = view.cell_place(row, column)
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [3, "weights", (0, 1)]


def test_settings_are_remembered(qtbot: QtBot, panel: StepPanel) -> None:
    panel.settings.set_notation(ERRORS)
    panel.settings.set_full(False)
    panel.settings.set_large(True)
    panel.set_number_format(NumberFormat("fractions"))
    another = StepPanel(StepController())
    qtbot.addWidget(another)
    own = another.settings
    assert (own.notation, own.is_full, own.is_large) == (ERRORS, False, True)
    assert own.number_format == NumberFormat("fractions")


def test_an_unknown_stored_notation_is_forgotten(qtbot: QtBot) -> None:
    QSettings().setValue("stepping/notation", "hieroglyphs")
    panel = StepPanel(StepController())
    qtbot.addWidget(panel)
    assert panel.settings.notation == ROWS


def test_light_explanations_leave_sentence_formulas_and_numbers(
    panel: StepPanel, controller: StepController
) -> None:
    controller.go_to(4)
    full = panel.as_text()
    action = panel.findChild(QAction, "fullExplanationsAction")
    assert action is not None
    action.trigger()
    light = panel.as_text()
    assert "x.T @ delta" in full
    assert "x.T @ delta" not in light
    assert "∂L/∂w" in full
    assert "∂L/∂w" not in light
    assert "dW = Xᵀ · δ" in light
    assert all(label.isHidden() for label in panel.findChildren(QLabel, "stepNotes"))


def test_letters_for_a_projector_reach_everything(
    panel: StepPanel, controller: StepController
) -> None:
    def heights() -> list[int]:
        parts = [card(panel, "affine"), card(panel, "affine").views()[0]]
        label = panel.findChild(QLabel, "stepSentence")
        assert label is not None
        return [part.fontMetrics().height() for part in (*parts, label)]

    before = heights()
    size = card(panel, "affine").views()[0].size_for(3, 3)
    panel.settings.set_large(True)
    assert all(new > 1.4 * old for old, new in zip(before, heights(), strict=True))
    assert card(panel, "affine").views()[0].size_for(3, 3).height() > 1.25 * size.height()
    panel.settings.set_large(False)
    assert heights() == before


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0.5, "1/2"),
        (-0.75, "−3/4"),
        (1 / 3, "1/3"),
        (0.1 + 0.2, "3/10"),
        (2.0, "2"),
        (0.0, "0"),
        (-0.0, "0"),
        (997 / 1000, "997/1000"),
        (1 / 1001, "0.000999"),
        (0.3333333, "0.33333"),
        (1e-30, "1e−30"),
        (float("inf"), "∞"),
    ],
)
def test_fractions_stand_only_where_they_are_the_number(number: float, text: str) -> None:
    assert NumberFormat("fractions").text(number) == text


def test_a_fraction_is_bracketed_as_a_factor() -> None:
    writing = Writing(NumberFormat("fractions"))
    assert writing.product(0.5, 0.25) == "1/2·(1/4)"


def test_the_shapes_of_a_product_and_of_a_sum_stand_in_its_lane(
    panel: StepPanel, controller: StepController
) -> None:
    controller.go_to(4)
    assert "(I, N) · (N, O) → (I, O)  (3, 4) · (4, 4) → (3, 4)" in panel.as_text()
    assert "(N, O) Σ → (O,)  (4, 4) Σ → (4,)" in panel.as_text()
    elementwise = card(panel, "delta").operation
    assert elementwise is not None
    assert elementwise.shape_parts == ()
    product = card(panel, "grad_weights").operation
    assert product is not None
    first = product.shape_parts[0]
    assert isinstance(first, Matrix)
    assert first.is_transposed


def test_one_neuron_alone_has_one_index_as_in_the_diagram() -> None:
    layers = (
        DenseSpec(id=2, units=3, activation=Choice("tanh")),
        DenseSpec(id=3, units=1, activation=Choice("sigmoid")),
    )
    trace = small_trace(*layers, training=TrainingSpec())
    for notation in (ROWS, COLUMNS):
        stops = stops_of(trace, notation)
        own = next(o for o in stops[1].operations if o.name == "affine")
        line = plain(own.numbers(Focus(), own.own_writing(Writing()))[0])
        assert line.endswith("+ b")
        assert "w₃" in line
        assert "w₃₁" not in line
        above = next(o for o in stops[-3].operations if o.name == "chain_rule")
        lines = above.numbers(Focus(output=2), above.own_writing(Writing()))
        assert any("w₃⁽²⁾·δ₁⁽²⁾" in plain(one) or "w₃^[2]·dz₁^[2]" in plain(one) for one in lines)


def test_mazurs_own_numbering_stays_in_every_notation(golden_folder: Path) -> None:
    for notation in NOTATIONS.values():
        stops = stops_of(mazur_trace(golden_folder), notation)
        own = stops[0].operations[0]
        writing = own.own_writing(Writing().for_stop(stops[0].counts_weights))
        assert "w₂" in plain(own.numbers(Focus(), writing)[0])
        assert "w₁₂" not in plain(own.numbers(Focus(), writing)[0])
