"""The gradients panel draws what the engine diagnosed, and names what goes wrong by its cause."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtWidgets import QDockWidget, QWidget
from pytestqt.qtbot import QtBot

from engine import (
    Choice,
    DenseSpec,
    InputSpec,
    LayerDiagnosis,
    NetworkSpec,
    Series,
    SeriesView,
    TrainingSpec,
    built_in,
)
from gui.document import edits
from gui.document.document import DocumentState
from gui.looks.theme import current_theme
from gui.plots.decimation import averaged
from gui.plots.gradients_plot import GradientsPlot
from gui.plots.learning_log import MOST_MOMENTS, LearningLog
from gui.plots.learning_troubles import RECENT, Trouble, _diverging, find_trouble, trouble_text
from gui.window.main_window import MainWindow
from gui.words.translation import current_translator

TRAINING = TrainingSpec()


def deep(activation: str = "sigmoid") -> NetworkSpec:
    hidden = [DenseSpec(id=0, units=4, activation=Choice(activation)) for _ in range(3)]
    output = DenseSpec(id=0, units=1, activation=Choice("sigmoid"))
    return NetworkSpec.stack(InputSpec(id=0, units=2), *hidden, output)


def log_of(*layers: LayerDiagnosis, moments: int = RECENT) -> LearningLog:
    log = LearningLog()
    for moment in range(moments):
        log.add(float(moment + 1), dict(enumerate(layers, start=2)))
    return log


def losses(*values: float) -> SeriesView:
    series = Series()
    for value in values:
        series.add(value)
    return series.view()


def kind(log: LearningLog, *values: float) -> str | None:
    trouble = find_trouble(log, losses(*values), TRAINING)
    return None if trouble is None else trouble.kind


WELL = log_of(LayerDiagnosis(0.1), LayerDiagnosis(0.2), LayerDiagnosis(0.3))


def test_a_network_that_has_learned_is_not_told_that_its_units_are_sure() -> None:
    sure = log_of(LayerDiagnosis(1e-9, saturated=0.9), LayerDiagnosis(1e-7), LayerDiagnosis(1e-3))
    assert kind(sure, 0.7, 0.7, 0.69, 0.68) == "saturated"
    assert kind(sure, 0.7, 0.7, 0.69, 0.01, 0.01, 0.01) is None
    harmed = log_of(LayerDiagnosis(0.1, dead=0.9), LayerDiagnosis(0.2), LayerDiagnosis(0.3))
    assert kind(harmed, 0.7, 0.7, 0.69, 0.01, 0.01, 0.01) == "dead"


def test_a_long_log_stays_bounded_even_and_ends_where_the_training_stands() -> None:
    log = LearningLog()
    for moment in range(1, 10 * MOST_MOMENTS):
        log.add(moment, {2: LayerDiagnosis(float(moment))})
    places, norms = log.course(2, "gradient_norm")
    assert len(log) < MOST_MOMENTS
    np.testing.assert_array_equal(places, norms)
    assert places[-1] > 9.9 * MOST_MOMENTS
    assert np.ptp(np.diff(places)) <= np.diff(places).max() / 2


def test_going_back_forgets_what_came_later() -> None:
    log = log_of(LayerDiagnosis(1.0))
    log.truncate(3.0)
    assert log.last_place == 3.0
    assert not log.add(3.0, {2: LayerDiagnosis(2.0)})
    assert log.add(3.5, {2: LayerDiagnosis(2.0)})


@pytest.mark.parametrize(
    ("log", "curve", "wanted"),
    [
        (WELL, [0.7, 0.5, 0.3], None),
        (WELL, [0.7, 0.2, 0.4, 0.9, 2.0], "diverging"),
        (WELL, [0.7] * 40, "not_learning"),
        (WELL, [0.7] * 20, None),
        (WELL, [0.0001] * 40, None),
        (log_of(LayerDiagnosis(1e5), LayerDiagnosis(1e4)), [1.0], "exploding"),
        (log_of(LayerDiagnosis(1e5), LayerDiagnosis(1e4)), [9.0, 8.0, 8.5, 8.1], "exploding"),
        (log_of(LayerDiagnosis(1e5), LayerDiagnosis(1e4)), [9.0, 8.999, 8.998, 8.997], "exploding"),
        # The lesson's 1000-100-10 has a sum of squares over 64 samples, and learns well.
        (log_of(LayerDiagnosis(2e3), LayerDiagnosis(1e4)), [131.0, 128.0, 126.0, 123.0], None),
        (
            log_of(LayerDiagnosis(1e-7), LayerDiagnosis(1e-4), LayerDiagnosis(0.1)),
            [1.0],
            "vanishing",
        ),
        (log_of(LayerDiagnosis(1e-7), LayerDiagnosis(0.1)), [1.0], None),
        (log_of(LayerDiagnosis(0.1, dead=0.9), LayerDiagnosis(0.1)), [1.0], "dead"),
        (log_of(LayerDiagnosis(0.1, dead=0.9), LayerDiagnosis(0.1), moments=3), [1.0], None),
        (log_of(LayerDiagnosis(0.1), LayerDiagnosis(0.1, saturated=1.0)), [1.0], None),
        (log_of(LayerDiagnosis(0.1, saturated=1.0), LayerDiagnosis(0.1)), [1.0], "saturated"),
    ],
)
def test_each_trouble_is_found_by_its_own_signs(
    log: LearningLog, curve: list[float], wanted: str | None
) -> None:
    assert kind(log, *curve) == wanted


def test_a_batch_whose_errors_cancel_does_not_hide_a_vanishing_gradient() -> None:
    """The output has hardly a gradient there, so that the first layer's looks large beside it."""
    log = LearningLog()
    for moment in range(1, 9):
        output = 1e-5 if moment == 5 else 0.1
        norms = {2: 1e-7, 3: 1e-4, 4: output}
        log.add(moment, {layer: LayerDiagnosis(norm) for layer, norm in norms.items()})
    assert kind(log, 1.0) == "vanishing"


def test_every_trouble_says_what_to_try(qtbot: QtBot) -> None:
    kinds = ("diverging", "exploding", "vanishing", "dead", "saturated", "not_learning")
    for language, word in (("en", "Try"), ("ko", "보세요")):
        current_translator().speak(language)
        sentences = {trouble_text(Trouble(name, 2, 0.75), deep()) for name in kinds}
        assert len(sentences) == len(kinds)
        assert all(word in sentence for sentence in sentences)


@pytest.fixture
def plot(qtbot: QtBot) -> GradientsPlot:
    plot = GradientsPlot()
    qtbot.addWidget(plot)
    plot.resize(900, 220)
    with qtbot.waitExposed(plot):
        plot.show()
    return plot


def test_norms_are_drawn_logarithmically_and_shares_in_percent(plot: GradientsPlot) -> None:
    plot.set_log(log_of(LayerDiagnosis(0.01, dead=0.25), LayerDiagnosis(1.0)), deep())
    np.testing.assert_allclose(plot._curves[0][0].getData()[1], -2.0)
    np.testing.assert_allclose(plot._curves[0][1].getData()[1], 0.0)
    np.testing.assert_allclose(plot._curves[2][0].getData()[1], 25.0)
    assert [entry.text for entry in plot.legend.entries] == ["Hidden 1", "Hidden 2"]
    assert plot.legend.values["2"] == "0.01"


def test_a_gradient_of_zero_or_infinity_leaves_a_gap(plot: GradientsPlot) -> None:
    plot.set_log(log_of(LayerDiagnosis(0.0), LayerDiagnosis(np.inf)), deep())
    assert np.isnan(plot._curves[0][0].getData()[1]).all()
    assert np.isfinite(plot.areas[0].view.viewRange()).all()


def test_one_tick_draws_one_of_the_three_plots(plot: GradientsPlot) -> None:
    log = log_of(LayerDiagnosis(1.0, saturated=0.5, update_ratio=0.1))
    plot.set_log(log, deep())
    log.add(99.0, {2: LayerDiagnosis(1.0, saturated=0.5, update_ratio=0.1)})
    ends = []
    for _ in range(3):
        plot.refresh_next()
        ends.append([curves[0].getData()[0][-1] for curves in plot._curves])
    assert [end.count(99.0) for end in ends] == [1, 2, 3]


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    window.show()
    qtbot.waitUntil(lambda: window.findChild(QWidget, "lossPlot") is not None)
    yield window
    window.session.pause_now()


def test_a_training_fills_the_log_and_says_that_a_deep_sigmoid_net_learns_nothing(
    window: MainWindow, qtbot: QtBot
) -> None:
    training = TrainingSpec(
        loss=Choice("binary_cross_entropy"), learning_rate=1e-9, batch_size=4, epochs=10**8
    )
    window.document.open(DocumentState(network=deep(), training=training, data=built_in("xor")))
    dock = window.findChild(QDockWidget, "gradientsDock")
    dock.raise_()
    qtbot.waitUntil(lambda: window.findChild(QWidget, "gradientsPlot") is not None)
    with qtbot.waitSignal(window.plots.watch.advice_changed) as said:
        window.controls.train_action.trigger()
    assert "not learning" in said.args[0]
    panel = window.findChild(GradientsPlot)
    assert panel.advice.isVisible()
    assert panel.advice.sentence == said.args[0]
    qtbot.waitUntil(lambda: len(window.plots.watch.log) > 3)
    window.session.pause_now()
    assert len(panel._curves[0][0].getData()[0]) > 3
    window.document.undo()
    assert len(window.plots.watch.log) == 0
    assert window.plots.watch.advice == ""
    edits.set_training(window.document, "epochs", 7)


def test_a_loss_near_the_largest_number_is_diverging_without_a_warning() -> None:
    """It once overflowed beside a best loss of almost nothing, and could not be told then."""
    trouble = _diverging(np.array([1e290, 1e-9, 1e295, 1e300, 1e305, 1e308]))
    assert trouble is not None
    assert trouble.kind == "diverging"
    assert "the loss is 1.8 × 10³⁰⁸ times its best" in trouble_text(trouble, NetworkSpec())


def test_moments_within_a_few_pixels_are_averaged_and_gaps_stay() -> None:
    x = np.array([0.1, 0.2, 0.3, 1.5, 2.5, 2.6])
    y = np.array([1.0, np.nan, 3.0, np.nan, 5.0, 7.0])
    places, means = averaged(x, y, 1.0)
    np.testing.assert_allclose(places, [0.2, 1.5, 2.55])
    np.testing.assert_array_equal(means, [2.0, np.nan, 6.0])
    np.testing.assert_array_equal(averaged(x, y, 0.01)[1], y)
    assert len(averaged(np.empty(0), np.empty(0), 1.0)[0]) == 0


def test_it_is_said_why_nothing_is_known_of_silent_units(plot: GradientsPlot) -> None:
    plot.set_log(log_of(LayerDiagnosis(1.0)), deep("linear").removing([5]))
    assert "no ReLU" in plot.areas[2]._message.text()
    plot.set_log(log_of(LayerDiagnosis(1.0)), deep("relu"))
    assert "fewer than 4 samples" in plot.areas[2]._message.text()
    plot.set_log(log_of(LayerDiagnosis(1.0, dead=0.0)), deep("relu"))
    assert plot.areas[2]._message.text() == ""


def test_a_single_point_has_the_colour_of_its_layer(plot: GradientsPlot) -> None:
    """It was a mark in the colour of the text, at the upper edge, that belonged to nobody."""
    log = log_of(LayerDiagnosis(0.1), LayerDiagnosis(0.2), LayerDiagnosis(0.3), moments=1)
    plot.set_log(log, deep())
    colours = [point.brush().color().name() for point in plot._dots[0].points()]
    assert colours == list(current_theme().palette.series[:3])
