"""Finding a layer by typing: in either language, by any of its names, with keys alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from gui.canvas.palette import LayerPalette
from gui.canvas.palette_search import PaletteSearch
from gui.document.edits import palette_kinds
from gui.window.main_window import MainWindow
from gui.words.translation import current_translator


@pytest.fixture
def palette(qtbot: QtBot) -> LayerPalette:
    return LayerPalette()


@pytest.fixture
def search(qtbot: QtBot, palette: LayerPalette) -> PaletteSearch:
    search = PaletteSearch(palette)
    qtbot.addWidget(search)
    search.show()
    search.field.setFocus()
    return search


def shown(palette: LayerPalette) -> list[str]:
    return [kind for kind in palette_kinds() if not palette.entry(kind).isHidden()]


def headings(palette: LayerPalette) -> list[str]:
    rows = [palette.item(row) for row in range(palette.count())]
    flags = Qt.ItemFlag.NoItemFlags
    return [row.text() for row in rows if row.flags() == flags and not row.isHidden()]


@pytest.mark.parametrize(
    ("typed", "kinds"),
    [
        ("", list(palette_kinds())),
        ("drop", ["dropout"]),
        ("DENSE", ["hidden", "output"]),
        ("residual", ["add"]),
        ("batch norm", ["batch_normalization"]),
        ("완전연결", ["hidden", "output"]),
        ("overfitting", ["dropout"]),
    ],
)
def test_a_layer_is_found_by_any_of_its_names(
    search: PaletteSearch, palette: LayerPalette, typed: str, kinds: list[str]
) -> None:
    search.field.setText(typed)
    assert shown(palette) == kinds


def test_groups_without_a_find_have_no_heading(
    search: PaletteSearch, palette: LayerPalette
) -> None:
    assert headings(palette) == ["Basic layers", "More layers", "Joining branches"]
    QTest.keyClicks(search.field, "drop")
    assert headings(palette) == ["More layers"]


def test_enter_takes_the_first_and_shows_all_again(
    qtbot: QtBot, search: PaletteSearch, palette: LayerPalette
) -> None:
    QTest.keyClicks(search.field, "con")
    with qtbot.waitSignal(palette.layer_chosen) as chosen:
        QTest.keyClick(search.field, Qt.Key.Key_Return)
    assert chosen.args == [shown_first("con", palette)]
    assert search.field.text() == ""
    assert shown(palette) == list(palette_kinds())


def shown_first(typed: str, palette: LayerPalette) -> str:
    palette.show_matching(typed)
    first = shown(palette)[0]
    palette.show_matching("")
    return first


def test_down_leads_into_the_list_and_enter_there_chooses(
    qtbot: QtBot, search: PaletteSearch, palette: LayerPalette
) -> None:
    QTest.keyClicks(search.field, "dense")
    QTest.keyClick(search.field, Qt.Key.Key_Down)
    assert palette.hasFocus()
    QTest.keyClick(palette, Qt.Key.Key_Down)
    with qtbot.waitSignal(palette.layer_chosen) as chosen:
        QTest.keyClick(palette, Qt.Key.Key_Return)
    assert chosen.args == ["output"]


def test_nothing_found_is_said_and_enter_does_nothing(
    qtbot: QtBot, search: PaletteSearch, palette: LayerPalette
) -> None:
    QTest.keyClicks(search.field, "zzz")
    said = [label.text() for label in search.findChildren(QLabel) if label.isVisible()]
    assert said == ["No layer has this name."]
    with qtbot.assertNotEmitted(palette.layer_chosen):
        QTest.keyClick(search.field, Qt.Key.Key_Return)
    QTest.keyClick(search.field, Qt.Key.Key_Escape)
    assert shown(palette) == list(palette_kinds())


def test_what_was_found_stays_found_in_the_other_language(
    search: PaletteSearch, palette: LayerPalette
) -> None:
    QTest.keyClicks(search.field, "dropout")
    current_translator().speak("ko")
    QApplication.processEvents()
    assert shown(palette) == ["dropout"]
    assert search.field.placeholderText() == "층 검색"


def test_from_anywhere_two_keys_and_a_word_insert_behind_the_selection(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    window.selection.select_layer(2)
    before = window.document.undo_stack.count()
    window.building.search.action.trigger()
    assert window.building.search.field.hasFocus()
    QTest.keyClicks(window.building.search.field, "dropout")
    QTest.keyClick(window.building.search.field, Qt.Key.Key_Return)
    network = window.document.state.network
    assert network.layer(network.targets(2)[0]).kind == "dropout"
    assert window.document.undo_stack.count() == before + 1
    assert window.canvas.hasFocus()
