"""A network that does not learn is told so in the window, with the reason and what to try."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QDockWidget, QLabel, QWidget
from pytestqt.qtbot import QtBot

from gui.preferences import choose_language
from gui.window.main_window import MainWindow
from tests.troubled_networks import TROUBLED

#: What the sentence of a trouble says, and what it proposes.
SAID = {
    "vanishing": ("vanishes", "Hidden 1", "ReLU"),
    "exploding": ("explode", "Hidden 1", "clipping"),
    "dead": ("100 %", "dead", "leaky ReLU"),
    "saturated": ("saturated", "scaled inputs"),
    "diverging": ("diverges", "smaller learning rate"),
    "not_learning": ("not learning", "now 1e−7"),
}


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    window.resize(1280, 720)
    window.show()
    qtbot.waitUntil(lambda: window.findChild(QWidget, "lossPlot") is not None)
    yield window
    window.session.pause_now()


def shown_sentence(window: MainWindow) -> str:
    """Return the advice that can be read now."""
    strips = window.findChildren(QLabel, "trainingAdvice")
    return " | ".join(strip.text() for strip in strips if strip.isVisible())


@pytest.mark.parametrize("trouble", sorted(TROUBLED))
def test_the_window_says_what_is_wrong_and_what_to_try(
    window: MainWindow, qtbot: QtBot, trouble: str
) -> None:
    window.document.open(TROUBLED[trouble])
    with qtbot.waitSignal(window.session.run_ended):
        window.controls.train_action.trigger()
    for language, words in (("en", SAID[trouble]), ("ko", ("보세요.",))):
        choose_language(language)
        for dock in ("lossDock", "gradientsDock"):
            window.findChild(QDockWidget, dock).raise_()
            qtbot.waitUntil(lambda words=words: all(w in shown_sentence(window) for w in words))
            assert shown_sentence(window) == window.plots.watch.advice
    window.document.undo()
    qtbot.waitUntil(lambda: shown_sentence(window) == "")
