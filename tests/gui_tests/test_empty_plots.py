"""A plot that stays empty says why, and what to do or where to look instead."""

from typing import TypeVar

import pytest
from PySide6.QtWidgets import QDockWidget, QLabel, QWidget
from pytestqt.qtbot import QtBot

from gui.document import edits
from gui.plots.accuracy_plot import AccuracyPlot
from gui.plots.activation_plot import ActivationPlot
from gui.plots.distributions_panel import DistributionsPanel
from gui.plots.plot_area import PlotArea
from gui.window.main_window import MainWindow
from gui.words.translation import current_translator

Plot = TypeVar("Plot", bound=QWidget)


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    window.show()
    qtbot.waitUntil(lambda: window.findChild(QWidget, "lossPlot") is not None)
    return window


def seen(window: MainWindow, qtbot: QtBot, name: str, kind: type[Plot]) -> Plot:
    """Bring a panel forward and return its plot."""
    dock = window.findChild(QDockWidget, f"{name}Dock")
    assert dock is not None
    dock.raise_()
    qtbot.waitUntil(lambda: dock.findChild(kind) is not None)
    plot = dock.findChild(kind)
    assert plot is not None
    qtbot.waitUntil(plot.isVisible)
    return plot


def said(plot: QWidget) -> str:
    """Return what a plot or its areas say over their axes."""
    areas = [plot] if isinstance(plot, PlotArea) else plot.findChildren(PlotArea)
    messages = [area.findChild(QLabel) for area in areas]
    return " ".join(label.text() for label in messages if label and not label.isHidden())


@pytest.mark.parametrize(("language", "word"), [("en", "R²"), ("ko", "회귀")])
def test_the_accuracy_of_a_regression_points_to_its_loss(
    window: MainWindow, qtbot: QtBot, language: str, word: str
) -> None:
    current_translator().speak(language)
    window.files.open_example("regression-2-8-1")
    plot = seen(window, qtbot, "accuracy", AccuracyPlot)
    qtbot.waitUntil(lambda: word in said(plot))
    edits.set_training(window.document, "epochs", 2)
    with qtbot.waitSignal(window.session.run_ended):
        window.controls.train_action.trigger()
    qtbot.waitUntil(lambda: plot._epochs_done == 2.0)
    assert word in said(plot)
    window.document.set_clean()
    window.files.open_example("xor-mlp")
    qtbot.waitUntil(lambda: word not in said(plot))
    assert said(plot)


def test_histograms_before_a_training_promise_no_less_than_they_will_show(
    window: MainWindow, qtbot: QtBot
) -> None:
    panel = seen(window, qtbot, "weights", DistributionsPanel)
    qtbot.waitUntil(lambda: "Gradients come with the training" in said(panel))
    assert "Activations come with the training" in said(panel)
    assert "This layer has none" not in said(panel)


def test_without_a_network_every_plot_has_a_word(window: MainWindow, qtbot: QtBot) -> None:
    window.files.new()
    kinds = {"weights": DistributionsPanel, "activation": ActivationPlot}
    for name, kind in kinds.items():
        plot = seen(window, qtbot, name, kind)
        qtbot.waitUntil(lambda plot=plot: bool(said(plot)))
    for name in ("loss", "accuracy", "gradients", "regions"):
        window.findChild(QDockWidget, f"{name}Dock").raise_()
        dock = window.findChild(QDockWidget, f"{name}Dock")
        qtbot.waitUntil(lambda dock=dock: bool(said(dock)))
