"""A low window shows every strip and panel whole, and does not grow beyond a small screen."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDockWidget, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from engine import load_example
from gui.files import recovery_folder
from gui.files.recovery_folder import About, RecoveryFolder
from gui.looks.theme import GRID, current_theme
from gui.preferences import choose_text_size
from gui.stepping.what_if import Place
from gui.window.main_window import MainWindow
from gui.words.translation import current_translator

SMALL = QSize(1024, 700)


@pytest.fixture(autouse=True)
def _dressed() -> Iterator[None]:
    """Dress the program as it is: the style sheet decides how high things are."""
    current_theme().set_mode("light")
    yield
    choose_text_size(0)


def shown(qtbot: QtBot, size: QSize) -> MainWindow:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    window.resize(size)
    window.show()
    qtbot.waitUntil(lambda: window.findChild(QWidget, "lossPlot") is not None)
    return window


def works(folder: Path, count: int) -> list[RecoveryFolder]:
    """Return so many works that a crash left, the newest first."""
    found = []
    for _ in range(count):
        work = RecoveryFolder.create(folder)
        about = About(None, recovery_folder.datetime.now().astimezone())
        work.write(load_example("xor-mlp"), about, recovery_folder.QImage())
        found.append(work)
    return found


def heights(window: MainWindow) -> list[int]:
    """Return where canvas, diagram and bottom panel begin, and where the last one ends."""
    parts = (window.canvas, window.diagram, window.steps.slot)
    tops = [part.mapTo(window, part.rect().topLeft()).y() for part in parts]
    return [*tops, tops[-1] + parts[-1].height()]


def is_whole(label: QLabel) -> bool:
    """Tell whether a label is as high as its lines."""
    return label.height() >= label.heightForWidth(label.width())


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_single_work_is_offered_in_one_row(qtbot: QtBot, tmp_path: Path, language: str) -> None:
    current_translator().speak(language)
    window = shown(qtbot, QSize(1280, 720))
    offer = window.recovery_offer
    offer.offer(works(tmp_path, 1))
    qtbot.waitUntil(lambda: offer.isVisible() and 0 < offer.height() <= 8 * GRID)
    area = offer.findChild(QScrollArea, "recoveryList")
    assert area is not None
    assert not area.isVisible()
    assert offer.findChild(QLabel, "recoveryTitle").isHidden()


def test_several_works_are_a_short_list_under_their_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    window = shown(qtbot, QSize(1280, 720))
    offer = window.recovery_offer
    offered = works(tmp_path, 5)
    offer.offer(offered)
    area = offer.findChild(QScrollArea, "recoveryList")
    title = offer.findChild(QLabel, "recoveryTitle")
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    qtbot.waitUntil(lambda: offer.height() <= 18 * GRID)
    assert title.isVisible()
    for work in offered[:4]:
        offer.take(work)
        work.remove()
    qtbot.waitUntil(lambda: not area.isVisible() and offer.height() <= 8 * GRID)
    assert not title.isVisible()


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("points", [0, 2])
def test_sandbox_loss_along_and_a_message_fit_a_small_screen(
    qtbot: QtBot, language: str, points: int
) -> None:
    current_translator().speak(language)
    choose_text_size(points)
    window = shown(qtbot, SMALL)
    for _ in range(4):
        window.stepper.action("stepForwardAction").trigger()
    window.loss_along.action.trigger()
    window.selection.select_weight(2, "weights", (0, 1))
    window.what_if.try_out(Place("weights", 2, (0, 1)), 0.6)
    window.messages.show_error("The file could not be saved. " * 3)
    plot = window.loss_along.room.plot
    qtbot.waitUntil(lambda: plot.course is not None)
    text = window.loss_along.room.findChild(QLabel, "lossAlongText")
    qtbot.waitUntil(lambda: is_whole(text))
    assert window.size() == SMALL
    qtbot.waitUntil(lambda: window.minimumSizeHint().height() <= SMALL.height())
    qtbot.waitUntil(
        lambda: all(below - above >= 10 * GRID for above, below in pairwise(heights(window)))
    )
    assert window.size() == SMALL


def test_sentences_of_a_low_stepper_are_scrolled_rather_than_cut(qtbot: QtBot) -> None:
    choose_text_size(2)
    window = shown(qtbot, QSize(1024, 600))
    for _ in range(4):
        window.stepper.action("stepForwardAction").trigger()
    panel = window.step_panel
    notes = panel.findChild(QLabel, "stepNotes")
    window.what_if.toggle()
    qtbot.waitUntil(lambda: panel.cards.isAncestorOf(notes))
    qtbot.waitUntil(lambda: is_whole(notes))
    qtbot.waitUntil(
        lambda: panel.cards.cards[0].y() >= notes.mapTo(panel.cards, notes.rect().bottomLeft()).y()
    )
    window.resize(1400, 1100)
    dock = window.findChild(QDockWidget, "stepDock")
    window.resizeDocks([dock], [600], Qt.Orientation.Vertical)
    qtbot.waitUntil(lambda: not panel.cards.isAncestorOf(notes))
    qtbot.waitUntil(lambda: is_whole(notes) and panel.cards.cards[0].y() == 0)


def test_a_strip_of_many_lines_takes_nothing_of_the_diagram(qtbot: QtBot) -> None:
    window = shown(qtbot, QSize(1024, 500))
    window.messages.show_error("A sentence that is long. " * 24)
    least = window.diagram.minimumSizeHint().height()
    qtbot.waitUntil(lambda: window.messages.height() > 8 * GRID)
    qtbot.waitUntil(lambda: window.diagram.height() >= least)
    qtbot.waitUntil(lambda: window.canvas.height() >= window.canvas.minimumHeight())


def test_a_lesson_in_large_text_is_as_wide_as_its_cards(qtbot: QtBot) -> None:
    choose_text_size(2)
    window = shown(qtbot, SMALL)
    window.lessons.action.trigger()
    panel = window.lessons.panel
    assert panel is not None
    panel.choose("08-backpropagation")
    page = panel.findChild(QWidget, "lessonPage")
    qtbot.waitUntil(
        lambda: page.minimumSizeHint().width() <= page.width() <= page.parentWidget().width()
    )
    assert window.size() == SMALL


def test_a_title_longer_than_its_plot_ends_in_dots_not_within_a_number(qtbot: QtBot) -> None:
    from gui.plots.plot_area import PlotArea

    area = PlotArea()
    qtbot.addWidget(area)
    area.resize(160, 120)
    area.show()
    title = "Gradients · σ 1.9e-05"
    area.set_titles(title, "Value")
    bottom = area.axis("bottom")
    qtbot.waitUntil(lambda: bottom.labelText.endswith("…"))
    assert title in area.accessibleName()
    area.resize(600, 300)
    qtbot.waitUntil(lambda: bottom.labelText == title)
