"""The loss and accuracy plots show every peak of the history, in every language and theme."""

import math

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from engine import History
from gui.looks.theme import current_theme
from gui.plots.accuracy_plot import AccuracyPlot
from gui.plots.decimation import known_points, outline, value_at
from gui.plots.history_plot import HistoryPlot
from gui.plots.loss_plot import LossPlot
from gui.words.translation import current_translator


def new_history(epochs: int = 5, batches: int = 20, validated: bool = True) -> History:
    """Return a history whose loss falls from 2 and whose accuracy rises to 0.9."""
    history = History()
    for epoch in range(epochs):
        for batch in range(batches):
            history.steps.add(2.0 / (1 + epoch * batches + batch))
        share = (epoch + 1) / epochs
        validation = (1.2 / (1 + epoch), 0.8 * share) if validated else (math.nan, math.nan)
        history.add_epoch(1.0 / (1 + epoch), 0.9 * share, *validation)
    return history


def shown(qtbot: QtBot, plot: HistoryPlot) -> None:
    qtbot.addWidget(plot)
    plot.resize(600, 260)
    with qtbot.waitExposed(plot):
        plot.show()


@pytest.fixture
def loss_plot(qtbot: QtBot) -> LossPlot:
    plot = LossPlot()
    shown(qtbot, plot)
    return plot


def drawn(plot: HistoryPlot, series: str) -> tuple[np.ndarray, np.ndarray]:
    x, y = plot._curves[series].getData()
    return x, y


def test_training_and_validation_stand_at_the_ends_of_their_epochs(loss_plot: LossPlot) -> None:
    loss_plot.set_history(new_history().views(), 5.0)
    x, y = drawn(loss_plot, "epoch_loss")
    np.testing.assert_array_equal(x, [1, 2, 3, 4, 5])
    np.testing.assert_allclose(y, [1, 1 / 2, 1 / 3, 1 / 4, 1 / 5])
    assert len(drawn(loss_plot, "validation_loss")[0]) == 5


def test_the_batches_end_where_the_training_stands(loss_plot: LossPlot) -> None:
    loss_plot.set_history(new_history().views(), 5.0)
    x, y = drawn(loss_plot, "steps")
    assert x[-1] == 5.0
    assert len(y) == 100


def test_one_batch_an_epoch_is_not_drawn_twice(loss_plot: LossPlot) -> None:
    loss_plot.set_history(new_history(batches=1).views(), 5.0)
    assert len(drawn(loss_plot, "steps")[0]) == 0
    assert len(drawn(loss_plot, "epoch_loss")[0]) == 5


def test_the_curves_are_the_same_objects_for_ever(loss_plot: LossPlot) -> None:
    before = dict(loss_plot._curves)
    items = len(loss_plot.area.getPlotItem().items)
    for epochs in (1, 3, 6):
        loss_plot.set_history(new_history(epochs).views(), float(epochs))
    assert loss_plot._curves == before
    assert len(loss_plot.area.getPlotItem().items) == items


def test_nothing_is_drawn_while_nobody_can_see_it(qtbot: QtBot, loss_plot: LossPlot) -> None:
    loss_plot.hide()
    loss_plot.set_history(new_history().views(), 5.0)
    assert len(drawn(loss_plot, "epoch_loss")[0]) == 0
    loss_plot.show()
    assert len(drawn(loss_plot, "epoch_loss")[0]) == 5


def test_a_logarithmic_axis_shows_decades_and_leaves_out_zeros(loss_plot: LossPlot) -> None:
    history = new_history()
    history.steps.add(0.0)
    loss_plot.set_logarithmic(True)
    loss_plot.set_history(history.views(), 5.05)
    np.testing.assert_allclose(drawn(loss_plot, "epoch_loss")[1][0], 0.0, atol=1e-12)
    assert np.isfinite(drawn(loss_plot, "steps")[1]).all()


def test_the_level_of_chance_is_a_line(loss_plot: LossPlot) -> None:
    loss_plot.set_history(new_history().views(), 5.0)
    assert not loss_plot._chance.isVisible()
    loss_plot.set_classes(10)
    assert loss_plot._chance.isVisible()
    assert loss_plot.chance_level == pytest.approx(math.log(10))
    assert loss_plot._chance.value() == pytest.approx(math.log(10))
    loss_plot.set_logarithmic(True)
    assert loss_plot._chance.value() == pytest.approx(math.log10(math.log(10)))


def test_everything_is_inside_the_axes(loss_plot: LossPlot) -> None:
    loss_plot.set_classes(10)
    loss_plot.set_history(new_history().views(), 5.0)
    (left, right), (low, high) = loss_plot.area.view.viewRange()
    assert left <= 0 <= 5.0 <= right
    assert low <= 0
    assert high >= math.log(10)


def test_the_axes_stand_still_between_ticks(loss_plot: LossPlot) -> None:
    views = new_history().views()
    loss_plot.set_history(views, 5.0)
    before = loss_plot.area.view.viewRange()
    loss_plot.set_history(views, 5.1)
    assert loss_plot.area.view.viewRange() == before


def test_a_view_taken_in_hand_stays_until_it_is_given_back(loss_plot: LossPlot) -> None:
    loss_plot.set_history(new_history().views(), 5.0)
    loss_plot.area.view.scaleBy((0.5, 0.5))
    loss_plot.area.view.sigRangeChangedManually.emit([True, True])
    taken = loss_plot.area.view.viewRange()
    loss_plot.set_history(new_history(50).views(), 50.0)
    assert loss_plot.area.view.viewRange() == taken
    assert loss_plot._fit.isEnabled()
    loss_plot._fit.click()
    assert loss_plot.area.view.viewRange()[0][1] >= 50.0


def move_pointer(plot: HistoryPlot, x: float, y: float) -> None:
    """Move the mouse to a place in data coordinates."""
    area = plot.area
    scene = area.view.mapViewToScene(QPointF(x, y))
    place = area.mapFromScene(scene)
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(place),
        QPointF(area.viewport().mapToGlobal(QPoint(place))),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(area.viewport(), event)


def test_the_legend_says_the_values_under_the_pointer(loss_plot: LossPlot) -> None:
    loss_plot.set_history(new_history().views(), 5.0)
    assert loss_plot.legend.values["epoch_loss"] == "0.2"
    move_pointer(loss_plot, 2.02, 1.0)
    assert loss_plot.legend.values["epoch_loss"] == "0.5"
    assert loss_plot.legend.values["validation_loss"] == "0.6"
    assert loss_plot.legend.note.startswith("epoch 2.0")
    QApplication.sendEvent(loss_plot.area, QEvent(QEvent.Type.Leave))
    assert loss_plot.legend.values["epoch_loss"] == "0.2"
    assert loss_plot.legend.note == ""


def test_what_was_never_validated_has_no_value(loss_plot: LossPlot) -> None:
    loss_plot.set_history(new_history(validated=False).views(), 5.0)
    assert "validation_loss" not in loss_plot.legend.values
    assert len(drawn(loss_plot, "validation_loss")[0]) == 0
    assert [entry.key for entry in loss_plot.legend.entries] == ["steps", "epoch_loss"]
    loss_plot.set_history(new_history().views(), 5.0)
    assert "validation_loss" in [entry.key for entry in loss_plot.legend.entries]


def test_accuracy_is_in_percent(qtbot: QtBot) -> None:
    plot = AccuracyPlot()
    shown(qtbot, plot)
    plot.set_classes(4)
    plot.set_history(new_history().views(), 5.0)
    np.testing.assert_allclose(drawn(plot, "accuracy")[1][-1], 90.0)
    assert plot.legend.values["accuracy"] == "90.0 %"
    assert plot._chance.value() == pytest.approx(25.0)


def test_a_reset_network_shows_empty_axes_and_says_what_fills_them(loss_plot: LossPlot) -> None:
    loss_plot.set_history(new_history().views(), 5.0)
    assert not loss_plot.area._message.isVisible()
    loss_plot.clear()
    assert len(drawn(loss_plot, "steps")[0]) == 0
    assert loss_plot.area._message.isVisible()
    assert "F5" in loss_plot.area._message.text()


@pytest.mark.parametrize("plot_class", [LossPlot, AccuracyPlot])
def test_colours_follow_the_theme_and_words_the_language(
    qtbot: QtBot, plot_class: type[HistoryPlot]
) -> None:
    plot = plot_class()
    shown(qtbot, plot)
    plot.set_classes(10)
    plot.set_history(new_history().views(), 5.0)
    light = plot.grab().toImage()
    current_theme().set_mode("dark")
    dark = plot.grab().toImage()
    corner = QPoint(plot.width() - 3, plot.height() - 3)
    assert light.pixelColor(corner).lightness() > 200
    assert dark.pixelColor(corner).lightness() < 60
    current_translator().speak("ko")
    QApplication.processEvents()
    assert [entry.text for entry in plot.legend.entries][-1] == "검증"
    assert plot.area.axis("bottom").labelText == "에포크"
    assert plot._chance.label.format.startswith("무작위 수준")


def test_long_curves_keep_their_peaks_however_few_columns_there_are() -> None:
    history = History()
    losses = np.full(50_000, 0.5)
    losses[31_337], losses[777] = 9.0, 0.1
    for loss in losses:
        history.steps.add(float(loss))
    series = history.steps.view()
    x, y = outline(series, 300)
    assert len(x) <= 600
    assert (y.max(), y.min()) == (9.0, 0.1)
    assert x[-1] == 50_000
    assert (np.diff(x) >= 0).all()


def test_a_crowd_of_batches_is_a_band_from_the_least_to_the_greatest(loss_plot: LossPlot) -> None:
    history = History()
    for step in range(5000):
        history.steps.add(0.5 + 0.25 * (-1) ** step)
    loss_plot.set_history(history.views(), 5.0)
    assert len(drawn(loss_plot, "steps")[0]) == 0
    place = loss_plot._band.boundingRect()
    assert (place.top(), place.bottom()) == (0.25, 0.75)
    assert place.right() == pytest.approx(5.0, rel=0.01)
    area, view = loss_plot.area, loss_plot.area.view
    image = area.grab().toImage()
    inside = area.mapFromScene(view.mapViewToScene(QPointF(2.5, 0.5)))
    outside = area.mapFromScene(view.mapViewToScene(QPointF(2.53, 0.1)))
    assert image.pixelColor(inside) != image.pixelColor(outside)


def test_pyqtgraphs_own_english_menu_is_never_seen(loss_plot: LossPlot) -> None:
    assert not any(menu.isVisible() for menu in loss_plot.findChildren(QMenu))


def test_short_curves_are_drawn_point_by_point() -> None:
    history = new_history()
    x, y = outline(history.steps.view(), 300)
    np.testing.assert_array_equal(x, np.arange(1, 101))
    np.testing.assert_array_equal(y, history.steps.view().mean)


def test_what_was_not_measured_is_no_point() -> None:
    history = History()
    for accuracy in (0.1, math.nan, 0.3):
        history.accuracy.add(accuracy)
    x, y = known_points(history.accuracy.view())
    np.testing.assert_array_equal(x, [1, 3])
    np.testing.assert_array_equal(y, [0.1, 0.3])


@pytest.mark.parametrize(("place", "value"), [(-5, 10.0), (1.4, 10.0), (1.6, 20.0), (99, 30.0)])
def test_the_nearest_point_is_read(place: float, value: float) -> None:
    assert value_at(np.array([1.0, 2.0, 3.0]), np.array([10.0, 20.0, 30.0]), place) == value


def test_of_nothing_nothing_is_read() -> None:
    assert value_at(np.empty(0), np.empty(0), 1.0) is None
