"""Every part has a name in the language of the moment, is reached by Tab, and shows its focus."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDockWidget,
    QLabel,
    QMenu,
    QRadioButton,
    QScrollBar,
    QTabBar,
    QToolBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.help.about_dialog import AboutDialog
from gui.plots.legend import Legend
from gui.preferences import choose_language, choose_theme
from gui.stepping.timeline import StepTimeline
from gui.window.examples_dialog import ExamplesDialog
from gui.window.main_window import MainWindow

HANGUL = re.compile("[가-힣]")
LATIN_WORD = re.compile("[A-Za-z]{3,}")
#: Names that are the same in both languages.
PROPER_NAMES = {"AMSGrad"}
#: Qt's own parts: whoever holds them has the name.
PARTS_OF_OTHERS = (QScrollBar, QTabBar)
LONGEST_WALK = 400


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    window.show()
    qtbot.waitUntil(lambda: window.findChild(QWidget, "lossPlot") is not None)
    with qtbot.waitActive(window):
        window.activateWindow()
    yield window
    window.session.pause_now()


def is_viewport(widget: QWidget) -> bool:
    holder = widget.parentWidget()
    return isinstance(holder, QAbstractScrollArea) and holder.viewport() is widget


def takes_focus(widget: QWidget) -> bool:
    """Return whether Tab stops here; popups of combo boxes and menus are other windows."""
    return bool(
        widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not is_viewport(widget)
        and not isinstance(widget, PARTS_OF_OTHERS)
        and not isinstance(widget.parentWidget(), QTabBar)
        and not widget.objectName().startswith("qt_")
    )


def stops(top: QWidget) -> list[QWidget]:
    return [w for w in top.findChildren(QWidget) if w.window() is top and takes_focus(w)]


def name_of(widget: QWidget) -> str:
    """Return what a screen reader calls a widget."""
    if widget.accessibleName():
        return widget.accessibleName()
    if isinstance(widget, QToolButton) and widget.defaultAction() is not None:
        return widget.defaultAction().text()
    if isinstance(widget, QAbstractButton):
        return widget.text()
    labels = (it for it in widget.window().findChildren(QLabel) if it.buddy() is widget)
    return next((label.text() for label in labels), "")


def place_of(widget: QWidget) -> str:
    """Return where a widget is, for whoever has to mend it."""
    names = []
    at: QWidget | None = widget
    while at is not None and len(names) < 4:
        names.append(f"{type(at).__name__} {at.objectName()}")
        at = at.parentWidget()
    return " in ".join(names)


def nameless(tops: list[QWidget]) -> list[str]:
    return [place_of(stop) for top in tops for stop in stops(top) if not name_of(stop)]


def tops_of(window: MainWindow) -> list[QWidget]:
    """Return the window and its dialogs."""
    window.help.show_preferences()
    window.help.show_manual("first-minute")
    dialogs = [AboutDialog(window), ExamplesDialog(window)]
    return [window, window.help.preferences, window.help.manual, *dialogs]


def docks(window: MainWindow) -> list[QDockWidget]:
    return [dock for dock in window.findChildren(QDockWidget) if not dock.isHidden()]


def test_everything_that_takes_the_focus_has_a_name(window: MainWindow) -> None:
    window.selection.select_layer(2)
    tops = tops_of(window)
    assert sum(len(stops(top)) for top in tops) > 60
    assert nameless(tops) == []


def test_the_names_are_korean_in_a_korean_window(window: MainWindow, qapp: QApplication) -> None:
    tops = tops_of(window)
    english = {place_of(s): name_of(s) for top in tops for s in stops(top)}
    choose_language("ko")
    qapp.processEvents()
    korean = {place_of(s): name_of(s) for top in tops for s in stops(top)}
    unchanged = {
        place: name
        for place, name in korean.items()
        if name not in PROPER_NAMES
        and english.get(place) == name
        and LATIN_WORD.search(name)
        and not HANGUL.search(name)
    }
    assert unchanged == {}
    assert nameless(tops) == []


def walked(top: QWidget) -> set[QWidget]:
    """Return where Tab stops, all the way round."""
    top.setFocus()
    found: list[QWidget] = []
    for _ in range(LONGEST_WALK):
        top.focusNextPrevChild(True)
        focused = top.focusWidget()
        if found and focused is found[0]:
            return set(found)
        found.append(focused)
    pytest.fail(f"Tab goes round without coming back to {place_of(found[0])}")


def is_in_sight(widget: QWidget, window: MainWindow) -> bool:
    """Return whether no other panel stands before the widget's own."""
    dock: QWidget | None = widget
    while dock is not None and not isinstance(dock, QDockWidget):
        dock = dock.parentWidget()
    return dock is None or window.rect().intersects(dock.geometry())


def test_tab_reaches_everything_in_every_panel(window: MainWindow, qapp: QApplication) -> None:
    for dock in docks(window):
        dock.raise_()
        qapp.processEvents()
        reached = walked(window)
        wanted = [s for s in stops(window) if s.isVisible() and s.isEnabled()]
        wanted = [s for s in wanted if is_in_sight(s, window)]
        missed = [s for s in wanted if s not in reached and not isinstance(s, QRadioButton)]
        assert [place_of(stop) for stop in missed] == [], dock.objectName()


def test_tab_never_goes_into_a_panel_that_another_one_covers(window: MainWindow) -> None:
    assert all(is_in_sight(stop, window) for stop in walked(window))


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_focus_can_be_seen_wherever_it_is(
    window: MainWindow, qapp: QApplication, mode: str
) -> None:
    choose_theme(mode)
    window.stepper.next()
    qapp.processEvents()
    unmarked = []
    for dock in docks(window):
        dock.raise_()
        qapp.processEvents()
        for stop in [s for s in stops(window) if s.isVisible() and s.isEnabled()]:
            stop.clearFocus()
            qapp.processEvents()
            before = picture(stop)
            stop.setFocus(Qt.FocusReason.TabFocusReason)
            qapp.processEvents()
            if picture(stop) == before:
                unmarked.append(place_of(stop))
    assert sorted(set(unmarked)) == []


def menu_actions(menu: QMenu) -> Iterator[QAction]:
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from menu_actions(inner)
        else:
            yield action


def test_every_button_of_the_toolbar_has_its_key_or_its_place_in_a_menu(
    window: MainWindow,
) -> None:
    bar = window.menuBar().actions()
    listed = {action for top in bar for action in menu_actions(top.menu())}
    toolbar = window.findChild(QToolBar, "mainToolBar")
    shown = [a for a in toolbar.actions() if not a.isSeparator() and a.text()]
    assert len(shown) > 5
    unreachable = [a.objectName() for a in shown if a not in listed and a.shortcut().isEmpty()]
    assert unreachable == []


def test_a_combo_box_is_named_by_its_purpose_not_by_its_choice(window: MainWindow) -> None:
    named = [combo for combo in window.findChildren(QComboBox) if combo.window() is window]
    assert named
    assert all(name_of(combo) != combo.currentText() for combo in named)


def key_of(text: str) -> str:
    """Return the letter that, with Alt, leads to a menu or button: the one behind the &."""
    found = re.search(r"&(\w)", text.replace("&&", ""))
    return found[1].casefold() if found else ""


@pytest.mark.parametrize("language", ["ko", "en"])
def test_alt_and_a_letter_open_every_menu(
    window: MainWindow, qapp: QApplication, language: str
) -> None:
    """F10 steps and Alt alone does nothing in this style: without letters no key led there."""
    choose_language(language)
    qapp.processEvents()
    keys = [key_of(action.text()) for action in window.menuBar().actions()]
    assert "" not in keys
    assert len(set(keys)) == len(keys)
    taken = {
        sequence.toString().casefold()
        for action in window.findChildren(QAction)
        for sequence in action.shortcuts()
    }
    assert not taken & {f"alt+{key}" for key in keys}


def test_no_two_buttons_of_a_menu_share_a_letter(window: MainWindow) -> None:
    for menu in window.findChildren(QMenu):
        keys = [key for action in menu.actions() if (key := key_of(action.text()))]
        assert len(set(keys)) == len(keys), menu.title()


def said_of(widget: QWidget) -> str:
    """Return what a screen reader is told of a widget besides its name."""
    reader = QAccessible.queryAccessibleInterface(widget)
    return str(reader.text(QAccessible.Text.Description))


def test_screen_readers_hear_what_is_painted_just_now(window: MainWindow, qtbot: QtBot) -> None:
    """Values of curves, the stop of a step and the neurons' numbers exist as pixels only."""
    legend = window.findChild(QWidget, "lossPlot").findChild(Legend)
    legend.set_values({legend.entries[0].key: "0.25"})
    assert said_of(legend).endswith(" 0.25")
    legend.set_note("epoch 3")
    assert said_of(legend).endswith("epoch 3")
    forward = window.stepper.action("stepForwardAction")
    forward.trigger()
    timeline = window.findChild(StepTimeline)
    qtbot.waitUntil(lambda: "1/" in said_of(timeline))
    first = said_of(timeline)
    forward.trigger()
    qtbot.waitUntil(lambda: "2/" in said_of(timeline))
    assert said_of(timeline) != first
    window.diagram.grab()
    assert len(said_of(window.diagram)) > 20
