"""The tour: six balloons beside what they are about, by keyboard too, once by itself."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, QSettings, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from gui import preferences
from gui.help.tour import TOUR_TEXTS, Tour, balloon_place
from gui.window.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    preferences.choose_reduced_motion(True)
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    window.resize(1280, 720)
    window.show()
    yield window
    window.session.pause_now()


@pytest.fixture
def tour(window: MainWindow, qtbot: QtBot) -> Tour:
    with qtbot.waitActive(window):
        window.activateWindow()
    window.findChild(QAction, "tourAction").trigger()
    return window.help.tour


def balloon(tour: Tour) -> QRect:
    return QRect(tour.balloon.pos(), tour.balloon.size())


def test_it_has_six_balloons_and_ends_after_the_last(tour: Tour, window: MainWindow) -> None:
    titles = []
    while window.help.tour is not None:
        titles.append(tour.balloon.accessibleName())
        tour.next_button.click()
    assert titles == [title for title, _ in TOUR_TEXTS]
    assert len(titles) == 6


def test_every_balloon_stands_beside_a_visible_part(tour: Tour) -> None:
    for place in range(6):
        assert tour.place == place
        spot = tour._found()
        assert not spot.isEmpty()
        assert not balloon(tour).intersects(spot)
        assert tour.rect().contains(balloon(tour))
        tour.next()


def test_no_word_of_a_balloon_is_cut_off(tour: Tour) -> None:
    for language in ("en", "ko"):
        preferences.choose_language(language)
        QApplication.processEvents()
        for _ in range(6):
            for label in tour.balloon.findChildren(QLabel):
                needed = label.heightForWidth(label.width())
                assert label.height() >= needed
            tour.next() if tour.place < 5 else None
        while tour.place:
            tour.back()


def test_the_arrow_keys_walk_and_escape_leaves(tour: Tour, qtbot: QtBot) -> None:
    qtbot.keyClick(tour.next_button, Qt.Key.Key_Right)
    qtbot.keyClick(tour.next_button, Qt.Key.Key_Right)
    assert tour.place == 2
    qtbot.keyClick(tour.next_button, Qt.Key.Key_Left)
    assert tour.place == 1
    with qtbot.waitSignal(tour.finished):
        qtbot.keyClick(tour.next_button, Qt.Key.Key_Escape)


def test_tab_stays_among_the_buttons(tour: Tour, qtbot: QtBot) -> None:
    tour.next()
    seen = []
    for _ in range(3):
        seen.append(QApplication.focusWidget().objectName())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert sorted(seen) == ["tourBack", "tourNext", "tourSkip"]
    assert QApplication.focusWidget().objectName() == seen[0]


def test_a_screen_reader_hears_the_balloon(tour: Tour) -> None:
    assert QApplication.focusWidget() is tour.next_button
    assert TOUR_TEXTS[0][1] in tour.next_button.accessibleDescription()


def test_it_can_be_skipped_and_repeated(tour: Tour, window: MainWindow) -> None:
    tour.skip_button.click()
    assert window.help.tour is None
    window.findChild(QAction, "tourAction").trigger()
    assert window.help.tour.place == 0


def test_it_comes_by_itself_only_once(window: MainWindow) -> None:
    assert QSettings().value("tour/seen") is None
    window.help.offer_tour()
    assert window.help.tour is not None
    window.help.tour.leave()
    window.help.offer_tour()
    assert window.help.tour is None


def test_reduced_motion_lets_balloons_jump(tour: Tour) -> None:
    tour.next()
    assert tour._slide.state() == tour._slide.State.Stopped
    preferences.choose_reduced_motion(False)
    tour.next()
    assert tour._slide.state() == tour._slide.State.Running
    tour.leave()


def test_the_balloon_follows_the_size_of_the_window(tour: Tour, window: MainWindow) -> None:
    window.resize(1000, 640)
    QApplication.processEvents()
    assert tour.size() == window.size()
    assert tour.rect().contains(balloon(tour))


def test_a_step_that_is_walked_during_the_tour_lies_below_it(
    tour: Tour, window: MainWindow, qtbot: QtBot
) -> None:
    while tour.place < 3:
        tour.next()
    window.findChild(QAction, "stepForwardAction").trigger()
    diagram = window.findChild(QWidget, "diagram")

    def is_beside() -> bool:
        corner = diagram.mapTo(window, QPoint(0, 0))
        return tour._spot == QRect(corner, diagram.size()).intersected(tour.rect())

    def lies_above() -> bool:
        middle = tour.balloon.geometry().center()
        return window.childAt(middle) in (tour.balloon, *tour.balloon.findChildren(QWidget))

    qtbot.waitUntil(lambda: is_beside() and lies_above())
    panel = window.findChild(QWidget, "stepPanel")
    assert panel.isVisible()
    assert window.childAt(panel.mapTo(window, panel.rect().center())) is tour


def test_training_can_be_tried_during_the_tour(tour: Tour, window: MainWindow) -> None:
    assert window.controls.train_action.isEnabled()
    assert tour.next_button.isVisible()


@pytest.mark.parametrize(
    "spot",
    [
        QRect(0, 0, 200, 500),
        QRect(800, 0, 200, 600),
        QRect(0, 0, 1000, 60),
        QRect(0, 500, 1000, 100),
        QRect(400, 250, 30, 30),
    ],
)
def test_a_balloon_never_covers_its_spot_nor_leaves_the_window(spot: QRect) -> None:
    room, size = QRect(0, 0, 1000, 600), QSize(320, 160)
    place = QRect(balloon_place(spot, size, room), size)
    assert room.contains(place)
    assert not place.intersects(spot)


def test_without_a_spot_a_balloon_is_in_the_middle() -> None:
    room, size = QRect(0, 0, 1000, 600), QSize(320, 160)
    place = QRect(balloon_place(QRect(), size, room), size)
    assert (place.center() - room.center()).manhattanLength() <= 2
    assert isinstance(place.topLeft(), QPoint)
