"""Every plot of the window can be taken away as a picture and as numbers."""

import csv
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDockWidget, QWidget
from pytestqt.qtbot import QtBot

from gui.looks.theme import current_theme
from gui.plots.plot_area import PlotArea
from gui.plots.saving import PlotSaving
from gui.window.main_window import MainWindow

PLACES = {
    "loss": ["lossPlot"],
    "accuracy": ["accuracyPlot"],
    "activation": ["activationPlot"],
    "functions": ["functionsPlot"],
    "regions": ["decisionRegionsPlot"],
    "gradients": ["gradientsPlot"],
    "weights": ["distributionsPanel"],
    "confusion": ["confusionMatrix", "mistakeGallery"],
}


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    window.resize(1280, 720)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: window.findChild(QWidget, "lossPlot") is not None)
    window.files.open_example("spiral-2-8-8-1")
    yield window
    window.session.pause_now()


def train(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.session.run_ended):
        window.controls.portion_actions["epoch"].trigger()


def shown(window: MainWindow, qtbot: QtBot, dock: str, name: str) -> QWidget:
    """Bring a panel to the front and return it as soon as it has drawn."""
    window.findChild(QDockWidget, f"{dock}Dock").raise_()
    qtbot.waitUntil(lambda: window.findChild(QWidget, name) is not None)
    panel = window.findChild(QWidget, name)
    qtbot.waitUntil(panel.isVisible)
    for holder in (panel, panel.parentWidget()):
        qtbot.waitUntil(lambda holder=holder: not getattr(holder, "is_busy", False))
    return panel


def savings(panel: QWidget) -> list[PlotSaving]:
    own = getattr(panel, "saving", None)
    if own is not None:
        return [own]
    areas = getattr(panel, "areas", None)
    if isinstance(areas, dict):
        return [area.saving for area in (*areas.values(), panel.course.area)]
    return [area.saving for area in areas] if areas is not None else [panel.area.saving]


def rows_of(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


@pytest.mark.parametrize(("dock", "names"), PLACES.items())
def test_every_plot_is_saved_as_picture_and_as_numbers(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, dock: str, names: list[str]
) -> None:
    shown(window, qtbot, dock, names[0])
    train(window, qtbot)
    for name in names:
        panel = shown(window, qtbot, dock, name)
        for number, saving in enumerate(savings(panel)):
            path = tmp_path / f"{name}{number}"
            saving.save_picture(path.with_suffix(".png"))
            assert QImage(str(path.with_suffix(".png"))).width() > 200
            saving.save_picture(path.with_suffix(".svg"))
            ElementTree.parse(path.with_suffix(".svg"))
            saving.save_numbers(path.with_suffix(".csv"))
            table = rows_of(path.with_suffix(".csv"))
            assert len(table) > 1, (name, number)
            assert not any(row[0].isdigit() and len(row) == 3 for row in table[1:]), name


def test_the_numbers_of_the_gradients_are_not_their_logarithms(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    plot = shown(window, qtbot, "gradients", "gradientsPlot")
    train(window, qtbot)
    plot.refresh()
    path = tmp_path / "norms.csv"
    plot.areas[0].saving.save_numbers(path)
    values = [float(row[2]) for row in rows_of(path)[1:]]
    assert min(values) > 0
    assert {row[0] for row in rows_of(path)[1:]} == {"Hidden 1", "Hidden 2", "Output"}


def test_the_confusion_matrix_is_saved_as_it_stands(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    matrix = shown(window, qtbot, "confusion", "confusionMatrix")
    train(window, qtbot)
    qtbot.waitUntil(lambda: matrix.matrix.sum() > 0)
    path = tmp_path / "확률.csv"
    matrix.saving.save_numbers(path)
    table = rows_of(path)
    assert table[0][1:] == ["-1", "+1"]
    counts = np.array([[int(count) for count in row[1:]] for row in table[1:]])
    np.testing.assert_array_equal(counts, matrix.matrix)


def test_an_svg_has_the_colour_behind_it_and_its_points_as_shapes(qtbot: QtBot) -> None:
    """Points were cut out of one embedded image, which other programs drew as crumbs."""
    area = PlotArea()
    qtbot.addWidget(area)
    area.resize(300, 200)
    area.addItem(pg.ScatterPlotItem([0.0, 1.0], [0.0, 1.0], symbol="t", brush="#123456"))
    with qtbot.waitExposed(area):
        area.show()
    assert area.saving is not None
    text = area.saving._svg().decode()
    assert text.count('fill="#123456"') >= 2
    assert current_theme().palette.surface in text
