"""The ways of the error back to a neuron: their numbers, the largest share, the lit diagram."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QListWidget
from pytestqt.qtbot import QtBot

from engine import (
    ActivationSpec,
    AddSpec,
    BackwardRecord,
    BatchNormalizationSpec,
    Choice,
    ConcatenateSpec,
    DenseSpec,
    DropoutSpec,
    LayerSpec,
    MaxoutSpec,
    Trace,
    TrainingSpec,
)
from gui.stepping.controller import StepController
from gui.stepping.error_paths import ErrorPaths, light
from gui.stepping.panel import StepPanel
from gui.window.main_window import MainWindow
from gui.words.translation import current_translator
from tests.gui_tests.stepping_traces import joined_trace, mazur_trace, small_trace


def stack_trace(*between: LayerSpec) -> Trace:
    layers = (
        DenseSpec(id=2, units=3, activation=Choice("tanh")),
        *between,
        DenseSpec(id=4, units=2, activation=Choice("softmax")),
    )
    return small_trace(*layers, training=TrainingSpec(loss=Choice("categorical_cross_entropy")))


def paths_of(trace: Trace) -> ErrorPaths:
    return ErrorPaths.of(trace.records, trace.next_state.network.spec)


@pytest.mark.parametrize("sample", [0, 3])
@pytest.mark.parametrize("neuron", [0, 1, 2])
def test_the_terms_add_up_to_what_came_back(neuron: int, sample: int) -> None:
    trace = stack_trace(DenseSpec(id=3, units=4, activation=Choice("sigmoid")))
    terms = paths_of(trace).terms(2, neuron, sample)
    record = next(r for r in trace.records if isinstance(r, BackwardRecord) and r.layer == 2)
    assert record.grad_output is not None
    came = record.grad_output[sample, neuron]
    assert sum(term.product for term in terms) == pytest.approx(came, rel=1e-12)
    assert sum(term.share for term in terms) == pytest.approx(1.0)
    assert [abs(t.product) for t in terms] == sorted((abs(t.product) for t in terms), reverse=True)


def test_the_terms_of_maxout_and_of_joins_add_up_too() -> None:
    for trace in (stack_trace(MaxoutSpec(id=3, units=2, pieces=3)),):
        record = next(r for r in trace.records if isinstance(r, BackwardRecord) and r.layer == 2)
        assert record.grad_output is not None
        terms = paths_of(trace).terms(2, 1, 2)
        assert len(terms) == 6
        assert sum(t.product for t in terms) == pytest.approx(record.grad_output[2, 1], rel=1e-12)
    for join, rows in ((AddSpec(id=4), {0}), (ConcatenateSpec(id=4), {0, 2})):
        terms = paths_of(joined_trace(join)).terms(2, 0, 0)
        assert {t.row for t in terms if t.layer == 5} <= rows
        assert {t.layer for t in terms} == {3, 5}


@pytest.mark.parametrize(
    "between",
    [
        DropoutSpec(id=3, rate=0.3),
        BatchNormalizationSpec(id=3),
        ActivationSpec(id=3, activation=Choice("relu")),
    ],
    ids=lambda layer: layer.kind,
)
def test_layers_without_weights_are_looked_through(between: LayerSpec) -> None:
    terms = paths_of(stack_trace(between)).terms(2, 1, 0)
    assert {(term.layer, term.row) for term in terms} == {(4, 1)}


def test_the_largest_share_is_a_walk_along_the_largest_terms() -> None:
    trace = stack_trace(DenseSpec(id=3, units=4, activation=Choice("sigmoid")))
    paths = paths_of(trace)
    walk = paths.largest(2, 0, 1)
    assert [step.layer for step in walk] == [4, 3]
    assert (walk[-1].to_layer, walk[-1].to_neuron) == (2, 0)
    for above, below in pairwise(walk):
        assert (above.to_layer, above.to_neuron) == (below.layer, below.neuron)
    for step in walk:
        record = paths.forward[step.layer]
        back = paths.backward[step.layer]
        assert record.weights is not None
        assert back.grad_pre_activation is not None
        sizes = np.abs(record.weights[step.to_neuron] * back.grad_pre_activation[1])
        assert step.neuron == int(sizes.argmax())
        assert step.share == pytest.approx(sizes.max() / sizes.sum())


def test_no_way_leads_to_the_output() -> None:
    paths = paths_of(stack_trace())
    assert paths.terms(3, 0, 0) == ()
    assert paths.largest(3, 0, 0) == ()


@pytest.fixture
def panel(qtbot: QtBot, golden_folder: Path) -> StepPanel:
    controller = StepController()
    panel = StepPanel(controller)
    qtbot.addWidget(panel)
    panel.resize(1280, 600)
    panel.show()
    controller.set_trace(mazur_trace(golden_folder))
    controller.go_to(4)
    return panel


def ways(panel: StepPanel) -> QListWidget:
    found = panel.findChild(QListWidget, "errorPathList")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("language", "walk", "per_cent"),
    [
        ("en", "Largest share: Loss → Output, neuron 1 → Hidden 1, neuron 1 (74 %)", " %"),
        ("ko", "가장 큰 몫: 손실 → 출력층 뉴런 1 → 은닉층 1 뉴런 1 (74%)", "%"),
    ],
)
def test_mazurs_error_comes_mostly_over_the_first_output(
    qtbot: QtBot, panel: StepPanel, language: str, walk: str, per_cent: str
) -> None:
    current_translator().speak(language)
    qtbot.waitUntil(lambda: ways(panel).item(0).text() == walk)
    assert f"0.4·0.1385 = 0.055399 (74{per_cent})" in ways(panel).item(1).text()
    assert f"0.5·(−0.038098) = −0.019049 (26{per_cent})" in ways(panel).item(2).text()
    assert walk in panel.as_text()


def test_pointing_and_choosing_light_the_way(qtbot: QtBot, panel: StepPanel) -> None:
    listed = ways(panel)
    with qtbot.waitSignal(panel.path_lit) as pointed:
        listed.itemEntered.emit(listed.item(2))
    assert light(pointed.args[0])[0] == {(3, 0, 1)}
    with qtbot.waitSignal(panel.path_lit) as left:
        QApplication.sendEvent(listed.viewport(), QEvent(QEvent.Type.Leave))
    assert left.args[0] == ()
    with qtbot.waitSignal(panel.path_lit) as chosen:
        listed.setCurrentRow(1)
    assert light(chosen.args[0]) == ({(3, 0, 0)}, {(3, 0), (2, 0)})


def test_the_ways_are_listed_on_the_way_back_only(panel: StepPanel) -> None:
    shown = []
    for stop in panel._controller.stops:
        panel._controller.go_to(stop.number)
        shown.append((stop.phase, stop.layer, ways(panel).count() > 0))
    assert [(p, layer) for p, layer, is_shown in shown if is_shown] == [("backward", 2)]


def test_the_saved_page_names_the_largest_share(panel: StepPanel) -> None:
    from gui.stepping.step_document import step_as_html, step_as_markdown

    for make in (step_as_html, step_as_markdown):
        assert panel.step_as_document(make).count("Largest share: Loss → ") == 1


def test_the_diagram_lights_the_way_and_lets_go_of_it(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda window: window.document.set_clean())
    window.show()
    window.files.open_example("mazur-2-2-2")
    window.stepper.next()
    window.stepper.go_to(4)
    listed = ways(window.step_panel)
    listed.setCurrentRow(1)
    highlight = window.diagram._composition.highlight
    assert highlight is not None
    assert highlight.path == {(3, 0, 0)}
    window.stepper.next()
    highlight = window.diagram._composition.highlight
    assert highlight is not None
    assert not highlight.path
