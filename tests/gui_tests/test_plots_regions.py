"""Decision regions show the class the network really chooses, and ring what it gets wrong."""

import threading

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine import Network, built_in, typed_data
from gui.input_plane import middles
from gui.looks.class_marks import class_form
from gui.looks.theme import DARK, LIGHT, current_theme
from gui.plots.decision_regions_plot import MOST_INPUTS, DecisionRegionsPlot
from gui.plots.latest_work import LatestWork
from gui.plots.plane_pixels import class_pixels, value_pixels
from gui.plots.response import LINE, Responder, margin_of
from gui.plots.subject import Subject
from gui.words.translation import current_translator
from tests.gui_tests.plots_subjects import (
    initial,
    plane,
    settled,
    shown,
    sine,
    subject_of,
    three_classes,
    xor,
)


@pytest.fixture
def plot(qtbot: QtBot) -> DecisionRegionsPlot:
    plot = DecisionRegionsPlot()
    shown(qtbot, plot)
    return plot


def show(qtbot: QtBot, plot: DecisionRegionsPlot, subject: Subject) -> None:
    plot.set_subject(subject)
    plot.set_parameters(initial(subject))
    settled(qtbot, plot)


def network_of(subject: Subject) -> Network:
    network = subject.new_network()
    network.parameters[:] = initial(subject)
    return network


@pytest.mark.parametrize("make", [xor, three_classes])
def test_every_point_has_the_class_that_the_network_predicts(make) -> None:
    subject = make()
    place = (-2.0, 3.0, -1.0, 4.0)
    response = Responder(subject).task(initial(subject), place, is_live=True)()
    edge = len(response.classes)
    x, y = middles(-2.0, 3.0, edge), middles(-1.0, 4.0, edge)
    network = network_of(subject)
    for row, column in ((0, 0), (edge - 1, 3), (7, edge - 2)):
        outputs = network.predict(np.array([[x[column], y[row]]]))
        wanted = int(outputs[0, 0] > 0.5) if outputs.shape[1] == 1 else int(outputs.argmax())
        assert response.classes[row, column] == wanted
        np.testing.assert_allclose(response.outputs[row, column], outputs[0], rtol=1e-12)


def test_the_plane_is_in_the_units_of_the_data_before_scaling() -> None:
    points = np.array([[0.0, 0.0], [1000.0, 0.0], [0.0, 1000.0], [1000.0, 1000.0]])
    subject = subject_of(
        typed_data(points, [0, 1, 1, 0], class_names=("a", "b")), "sigmoid", "binary_cross_entropy"
    )
    response = Responder(subject).task(initial(subject), (0.0, 1000.0, 0.0, 1000.0), True)()
    np.testing.assert_array_equal(response.sample_outputs, network_of(subject).predict(points))


def test_weights_that_diverged_are_no_reason_to_fail(
    qtbot: QtBot, plot: DecisionRegionsPlot
) -> None:
    subject = sine()
    plot.set_subject(subject)
    for value in (1e300, np.inf, np.nan):
        plot.set_parameters(np.full_like(initial(subject), value))
        settled(qtbot, plot)
        assert plot.response is not None


def test_the_margin_is_the_lead_of_the_first_class() -> None:
    np.testing.assert_allclose(margin_of(np.array([[0.5], [0.9], [0.1]]), "half"), [0, 0.8, 0.8])
    np.testing.assert_allclose(margin_of(np.array([[0.0], [-3.0]]), "zero"), [0, 1])
    np.testing.assert_allclose(margin_of(np.array([[0.1, 0.6, 0.3]]), "argmax"), [0.3])
    assert margin_of(np.array([[np.nan]]), "half") == [0.0]


def test_wrong_samples_are_ringed_and_counted(qtbot: QtBot, plot: DecisionRegionsPlot) -> None:
    subject = three_classes()
    show(qtbot, plot, subject)
    chosen = network_of(subject).predict(subject.shown_raw).argmax(axis=1)
    wrong = chosen != subject.shown_classes
    assert 0 < wrong.sum() < 60
    ringed = np.column_stack(plot._rings.getData())
    np.testing.assert_array_equal(ringed, subject.shown_raw[wrong])
    assert plot.legend.note == f"{wrong.sum()} of 60 wrong"


def test_the_samples_keep_class_and_place(qtbot: QtBot, plot: DecisionRegionsPlot) -> None:
    subject = three_classes()
    show(qtbot, plot, subject)
    np.testing.assert_array_equal(np.column_stack(plot._points.getData()), subject.shown_raw)
    assert [point.symbol() for point in plot._points.points()[:3]] == [
        class_form(number) for number in range(3)
    ]
    assert [entry.text for entry in plot.legend.entries] == ["a", "b", "c"]


def test_the_picture_fills_what_is_visible(qtbot: QtBot, plot: DecisionRegionsPlot) -> None:
    show(qtbot, plot, xor())
    place = plot._picture.place
    (left, right), (low, high) = plot.area.view.viewRange()
    assert place.left() == pytest.approx(left)
    assert place.right() == pytest.approx(right)
    assert (place.top(), place.bottom()) == (pytest.approx(low), pytest.approx(high))
    assert left < 0
    assert right > 1


def test_one_input_is_a_curve_through_the_samples(qtbot: QtBot, plot: DecisionRegionsPlot) -> None:
    subject = sine()
    show(qtbot, plot, subject)
    x, y = plot._lines[0].getData()
    assert len(x) == LINE
    np.testing.assert_allclose(y, network_of(subject).predict(x[:, np.newaxis])[:, 0])
    np.testing.assert_allclose(plot._points.getData()[1], subject.shown_values[:, 0])
    assert plot.legend.note.startswith("mean squared error ")


def test_the_curve_of_one_input_can_be_seen_from_the_start(
    qtbot: QtBot, plot: DecisionRegionsPlot
) -> None:
    """Until the theme was changed it was white on white."""
    pen = plot._lines[0].opts["pen"]
    assert pen.color().name() == current_theme().palette.series[0]


def test_the_curve_runs_over_the_samples_and_is_darker(
    qtbot: QtBot, plot: DecisionRegionsPlot
) -> None:
    """Three hundred points of its own colour covered it."""
    show(qtbot, plot, sine())
    line = plot._lines[0]
    assert line.zValue() > plot._points.zValue()
    brushes = {point.brush().color().alpha() for point in plot._points.points()}
    assert max(brushes) < line.opts["pen"].color().alpha()


def test_values_of_two_inputs_are_coloured_by_sign(qtbot: QtBot, plot: DecisionRegionsPlot) -> None:
    show(qtbot, plot, plane())
    assert not plot._picture.place.isEmpty()
    assert plot.legend.entries == ()
    negative, none, positive = value_pixels(LIGHT, np.array([-1.0, 0.0, 1.0]), 1.0)
    assert none == 0xFFFFFFFF
    assert (negative & 0xFF) < (negative >> 16 & 0xFF)  # orange: more red than blue
    assert (positive & 0xFF) > (positive >> 16 & 0xFF)


def test_of_more_inputs_two_are_chosen_and_the_others_held(
    qtbot: QtBot, plot: DecisionRegionsPlot
) -> None:
    subject = three_classes(inputs=4)
    show(qtbot, plot, subject)
    assert plot.axes.isVisible()
    assert plot.legend.note.endswith("rest: mean")
    plot.axes._boxes[0].setCurrentIndex(3)
    settled(qtbot, plot)
    x, y = middles(*plot.response.place[:2], 140), middles(*plot.response.place[2:], 140)
    sample = subject.shown_raw.mean(axis=0)
    sample[3], sample[1] = x[5], y[9]
    wanted = network_of(subject).predict(sample[np.newaxis])[0]
    np.testing.assert_allclose(plot.response.outputs[9, 5], wanted)
    plot.axes._boxes[1].setCurrentIndex(3)
    assert plot.axes.across != plot.axes.up


def test_class_numbers_taken_as_values_are_shown_as_values(
    qtbot: QtBot, plot: DecisionRegionsPlot
) -> None:
    show(qtbot, plot, subject_of(built_in("xor"), "linear", "mean_squared_error"))
    assert plot.response.classes is None
    assert plot.legend.note.startswith("mean squared error ")


def test_pictures_have_no_plane_and_the_plot_says_so(
    qtbot: QtBot, plot: DecisionRegionsPlot
) -> None:
    subject = three_classes(inputs=MOST_INPUTS + 1)
    show(qtbot, plot, subject)
    assert plot.response is None
    assert str(MOST_INPUTS + 1) in plot.area._message.text()


def test_without_data_the_plot_says_what_would_fill_it(
    qtbot: QtBot, plot: DecisionRegionsPlot
) -> None:
    current_translator().speak("ko")
    qtbot.waitUntil(lambda: "결정 경계" in plot.area._message.text())


def test_nothing_is_worked_out_while_nobody_can_see_it(
    qtbot: QtBot, plot: DecisionRegionsPlot
) -> None:
    plot.hide()
    show(qtbot, plot, xor())
    assert plot.response is None
    plot.show()
    settled(qtbot, plot)
    assert plot.response is not None


def test_zooming_answers_for_what_became_visible(qtbot: QtBot, plot: DecisionRegionsPlot) -> None:
    show(qtbot, plot, xor())
    before = plot.response.place
    plot.area.view.sigRangeChangedManually.emit([True, True])
    plot.area.view.scaleBy((0.25, 0.25))
    settled(qtbot, plot)
    assert plot.response.place[1] - plot.response.place[0] < (before[1] - before[0]) / 2
    plot._fit.click()
    settled(qtbot, plot)
    np.testing.assert_allclose(plot.response.place, before, atol=0.1)


def test_an_answer_for_data_that_are_gone_is_not_drawn(
    qtbot: QtBot, plot: DecisionRegionsPlot
) -> None:
    subject = xor()
    plot.set_subject(subject)
    plot.set_parameters(initial(subject))
    plot.set_subject(None)
    settled(qtbot, plot)
    assert plot.response is None
    assert plot._picture.place.isEmpty()


def test_colours_follow_the_theme(qtbot: QtBot, plot: DecisionRegionsPlot) -> None:
    show(qtbot, plot, xor())
    light = plot.grab().toImage()
    current_theme().set_mode("dark")
    assert plot.grab().toImage() != light
    unsure = class_pixels(DARK, np.array([0]), np.array([0.0]))[0]
    sure = class_pixels(DARK, np.array([0]), np.array([1.0]))[0]
    assert unsure != sure


def test_of_works_that_wait_only_the_newest_is_done(qtbot: QtBot) -> None:
    work, may_end, done = LatestWork(), threading.Event(), []
    work.done.connect(done.append)
    work.do(lambda: may_end.wait() and 1)
    for number in (2, 3, 4):
        work.do(lambda number=number: number)
    may_end.set()
    qtbot.waitUntil(lambda: not work.is_busy)
    assert done == [1, 4]


def test_a_work_that_fails_is_logged_and_the_next_one_is_done(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    work, done = LatestWork(), []
    work.done.connect(done.append)
    work.do(lambda: 1 / 0)
    work.do(lambda: "next")
    qtbot.waitUntil(lambda: not work.is_busy)
    assert done == ["next"]
    assert "ZeroDivisionError" in caplog.text


def test_a_large_network_gets_fewer_points() -> None:
    subject = subject_of(built_in("xor"), "sigmoid", "binary_cross_entropy")
    responder = Responder(subject)
    small = responder.edge(is_live=True)
    responder._network.parameters = np.zeros(10_000_000)
    assert responder.edge(is_live=True) < small
