"""The labels of an axis keep their distance, in the narrowest plot and with the longest numbers."""

import itertools

import pytest
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

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
