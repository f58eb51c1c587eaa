"""The labels of an axis keep their distance, in the narrowest plot and with the longest numbers."""

import itertools

import pytest
from PySide6.QtGui import QFontMetricsF, QPainter, QPixmap
from pytestqt.qtbot import QtBot

from gui.plots.count_axis import CountAxis
from gui.plots.plot_area import PlotArea


@pytest.mark.parametrize("width", [130, 180, 400, 900])
@pytest.mark.parametrize(
    ("low", "high"), [(-0.00038, 0.00001), (0.0, 1.0), (-1e-7, 3e-7), (0.0, 20_000.0), (-5.0, 5.0)]
)
def test_labels_do_not_run_into_one_another(
    qtbot: QtBot, width: int, low: float, high: float
) -> None:
    area = PlotArea()
    qtbot.addWidget(area)
    area.resize(width, 160)
    with qtbot.waitExposed(area):
        area.show()
    area.show_range(low, high, 0.0, 1.0)
    axis = area.axis("bottom")
    gap, places = axis.tickValues(low, high, axis.width())[0]
    labels = axis.tickStrings(places, 1.0, gap)
    assert labels
    metrics = QFontMetricsF(axis.style["tickFont"])
    pixels = axis.width() / (high - low)
    ends = [
        (
            place * pixels - metrics.horizontalAdvance(text) / 2,
            place * pixels + metrics.horizontalAdvance(text) / 2,
        )
        for place, text in zip(places, labels, strict=True)
    ]
    assert all(right < left for (_, right), (left, _) in itertools.pairwise(ends))


@pytest.mark.parametrize("high", [4.0, 5.0, 6.02, 6.05, 6.1, 7.0])
def test_labels_end_where_the_axis_ends(qtbot: QtBot, high: float) -> None:
    area = PlotArea()
    qtbot.addWidget(area)
    area.resize(900, 160)
    with qtbot.waitExposed(area):
        area.show()
    area.show_range(0.0, high, 0.0, 1.0)
    axis = area.axis("bottom")
    picture = QPixmap(900, 160)
    painter = QPainter(picture)
    _, _, labels = axis.generateDrawSpecs(painter)
    painter.end()
    metrics = QFontMetricsF(axis.style["tickFont"])
    for place, _, text in labels:
        half = metrics.horizontalAdvance(text) / 2
        assert place.center().x() + half <= axis.boundingRect().right() + 0.01
        assert place.center().x() - half >= axis.boundingRect().left() - 0.01


@pytest.mark.parametrize("most", [1.06, 2.12, 3.2, 21.0, 400.0])
def test_counts_are_labelled_with_whole_numbers(qtbot: QtBot, most: float) -> None:
    area = PlotArea(left=CountAxis())
    qtbot.addWidget(area)
    area.resize(200, 160)
    with qtbot.waitExposed(area):
        area.show()
    area.show_range(0.0, 1.0, 0.0, most)
    axis = area.axis("left")
    levels = axis.tickValues(0.0, most, axis.height())
    labels = [text for gap, places in levels for text in axis.tickStrings(places, 1.0, gap)]
    assert "1" in labels or most > 20.0
    assert all(float(text).is_integer() and "." not in text for text in labels)


def test_a_title_that_got_room_stands_whole_beside_its_axis(qtbot: QtBot) -> None:
    """It had stayed where its shortened form began, and its last sign was cut off."""
    area = PlotArea()
    qtbot.addWidget(area)
    area.resize(300, 60)
    area.set_titles("epoch", "stuck neurons (%)")
    with qtbot.waitExposed(area):
        area.show()
    axis = area.axis("left")
    assert axis.labelText != "stuck neurons (%)"
    area.resize(300, 220)
    qtbot.waitUntil(lambda: axis.labelText == "stuck neurons (%)")
    title = axis.label.mapRectToParent(axis.label.boundingRect())
    assert title.top() >= 0.0
    assert abs(title.center().y() - axis.boundingRect().center().y()) < 12.0
