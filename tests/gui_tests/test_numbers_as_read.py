"""Numbers are written alike in every view: true minus signs, equal decimals, no needless powers."""

import numpy as np
import pytest
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from pytestqt.qtbot import QtBot

from gui.plots.plot_area import PlotArea
from gui.plots.tick_texts import equal_decimals
from gui.stepping.formula_text import plain
from gui.stepping.matrix import Matrix
from gui.stepping.matrix_cells import MatrixCells
from gui.stepping.writing import Numbering, Writing
from gui.training.runs_table import RunsTable
from gui.words.number_text import short_number


@pytest.mark.parametrize(
    ("value", "figures", "text"),
    [
        (862.0, 2, "862"),
        (-4404.4, 3, "−4404"),
        (86_200.0, 2, "86200"),
        (372_400.0, 4, "3.724e5"),
        (7.18e-5, 3, "7.18e−5"),
        (0.5, 4, "0.5"),
        (-0.0, 3, "0"),
    ],
)
def test_a_number_has_no_power_where_it_is_as_short_without(
    value: float, figures: int, text: str
) -> None:
    assert short_number(value, figures) == text


@pytest.mark.parametrize(
    ("ticks", "written"),
    [
        (["1", "2", "0.5", "1.5"], ["1.0", "2.0", "0.5", "1.5"]),
        (["0", "−1", "−0.5"], ["0", "−1.0", "−0.5"]),
        (["100", "200"], ["100", "200"]),
        (["1e6", "0.5", "1"], ["1e6", "0.5", "1"]),
        ([], []),
    ],
)
def test_ticks_of_every_level_have_equal_decimals(ticks: list[str], written: list[str]) -> None:
    """The loss of the digits had 0.5, 1, 1.5, 2 at its axis."""
    assert equal_decimals(ticks) == written


def _drawn_labels(qtbot: QtBot, low: float, high: float) -> list[str]:
    area = PlotArea()
    qtbot.addWidget(area)
    return _labels_of(qtbot, area, low, high)


def _labels_of(qtbot: QtBot, area: PlotArea, low: float, high: float) -> list[str]:
    area.resize(500, 200)
    with qtbot.waitExposed(area):
        area.show()
    area.show_range(0.0, 10.0, low, high)
    painter = QPainter(picture := QImage(500, 200, QImage.Format.Format_ARGB32))
    _, _, labels = area.axis("left").generateDrawSpecs(painter)
    painter.end()
    assert not picture.isNull()
    return [text for _, _, text in labels]


def test_the_zero_at_the_corner_is_written(qtbot: QtBot) -> None:
    """It extends beyond the axis by half its height, and was left out."""
    assert "0" in _drawn_labels(qtbot, 0.0, 2.3)


def test_decades_of_a_logarithmic_axis_keep_their_own_decimals(qtbot: QtBot) -> None:
    area = PlotArea()
    qtbot.addWidget(area)
    area.axis("left").setLogMode(False, True)
    labels = _labels_of(qtbot, area, -3.0, 0.0)
    assert {"0.01", "0.1", "1"} <= set(labels)


def test_ticks_have_true_minus_signs(qtbot: QtBot) -> None:
    labels = _drawn_labels(qtbot, -2.0, 2.0)
    assert any(text.startswith("−") for text in labels)
    assert not any("-" in text for text in labels)


def test_the_head_of_a_column_of_runs_stands_as_its_numbers(qtbot: QtBot) -> None:
    """Heads were centred over numbers at the right and words at the left."""
    table = RunsTable()
    qtbot.addWidget(table)
    sides = [
        table.table.horizontalHeaderItem(column).textAlignment()
        for column in range(table.table.columnCount())
    ]
    assert len(set(sides)) == 2
    assert sides[1] == sides[2] == sides[3]
    assert sides[0] == sides[4] == sides[-1] != sides[1]


def test_the_name_of_a_cell_does_not_touch_its_number(qtbot: QtBot) -> None:
    """The slanted dw₇ leant against the minus of −0.022603."""
    area = PlotArea()
    qtbot.addWidget(area)
    cells = MatrixCells(area.font())
    values = np.full((2, 2), -0.022603)
    matrix = Matrix("dW", values, ("input", "output"), parameter="weights", is_gradient=True)
    writing = Writing(numbering=Numbering(first=5, inputs=2))
    cells.set_matrix(matrix, writing)
    metrics = QFontMetricsF(area.font())
    name = metrics.horizontalAdvance(plain(writing.cell_name(matrix, 1, 1)))
    number = metrics.horizontalAdvance(cells.numbers.text(-0.022603))
    margins, apart = 10.0, 6.0
    assert cells.column_width >= name + number + margins + apart
