"""Copy, cut, paste and duplicate: what arrives is a copy, and no text of others does harm."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from engine import AddSpec, DenseSpec, InputSpec, NetworkSpec
from gui.canvas.actions import CanvasActions
from gui.document import edits
from gui.document.document import DocumentState
from gui.document.network_part import FORMAT, part_from_text, part_of, part_to_text
from gui.words.translation import current_translator
from tests.gui_tests.canvas_hand import CONTROL, OpenCanvas, open_canvas, stack_of_three


@pytest.fixture
def canvas(qtbot: QtBot) -> OpenCanvas:
    canvas = open_canvas(qtbot, stack_of_three())
    CanvasActions(canvas.document, canvas.selection, canvas.view)
    QGuiApplication.clipboard().setText("nothing of ours")
    return canvas


def widths(canvas: OpenCanvas) -> dict[int, int]:
    return dict(canvas.document.state.network.units)


def test_copied_layers_come_back_with_the_links_among_them(canvas: OpenCanvas) -> None:
    first = canvas.document.state
    canvas.selection.select_layers([2, 3])
    canvas.key(Qt.Key.Key_C, CONTROL)
    assert canvas.document.state is first
    canvas.key(Qt.Key.Key_V, CONTROL)
    assert canvas.links() == {(1, 2), (2, 3), (4, 5)}
    assert widths(canvas) == {1: 2, 2: 2, 3: 1, 4: 2, 5: 1}
    assert canvas.selection.layers == {4, 5}
    assert canvas.document.undo_stack.undoText() == "Paste 2 layers"
    canvas.key(Qt.Key.Key_Z, CONTROL)
    assert canvas.document.state is first


def test_what_is_pasted_covers_no_block_and_is_in_view(canvas: OpenCanvas) -> None:
    canvas.selection.select_layer(2)
    canvas.key(Qt.Key.Key_C, CONTROL)
    for _ in range(3):
        canvas.key(Qt.Key.Key_V, CONTROL)
    rects = [item.block_rect for item in canvas.scene.layer_items.values()]
    assert len(rects) == 6
    assert not any(one.intersects(two) for one in rects for two in rects if one is not two)
    shown = canvas.view.mapToScene(canvas.view.viewport().rect()).boundingRect()
    assert all(shown.contains(rect) for rect in rects)


def test_cut_is_one_entry_and_paste_brings_the_layer_back(canvas: OpenCanvas) -> None:
    canvas.click(canvas.block(2))
    canvas.key(Qt.Key.Key_X, CONTROL)
    assert canvas.links() == {(1, 3)}
    assert canvas.document.undo_stack.undoText() == "Cut Hidden 1"
    canvas.key(Qt.Key.Key_V, CONTROL)
    assert canvas.document.undo_stack.count() == 2
    layer = canvas.document.state.network.layer(4)
    assert isinstance(layer, DenseSpec)


def test_duplicate_leaves_the_clipboard_alone(canvas: OpenCanvas) -> None:
    canvas.selection.select_layers([1, 2])
    canvas.key(Qt.Key.Key_D, CONTROL)
    assert canvas.links() == {(1, 2), (2, 3), (4, 5)}
    assert canvas.selection.layers == {4, 5}
    assert canvas.document.undo_stack.count() == 1
    assert canvas.document.undo_stack.undoText() == "Duplicate 2 layers"
    assert QGuiApplication.clipboard().text() == "nothing of ours"


def test_typed_names_are_numbered_and_default_ones_follow_the_place(canvas: OpenCanvas) -> None:
    edits.rename(canvas.document, 2, "은닉 가")
    canvas.selection.select_layers([2, 3])
    for _ in range(2):
        canvas.view.setFocus()
        canvas.selection.select_layers([2, 3])
        canvas.key(Qt.Key.Key_D, CONTROL)
    names = canvas.document.state.network.names
    assert [names[2], names[4], names[6]] == ["은닉 가", "은닉 가 2", "은닉 가 3"]
    assert names[3] == "output"
    assert len({name.casefold() for name in names.values()}) == 7


def test_a_name_of_64_letters_stays_within_64(canvas: OpenCanvas) -> None:
    edits.rename(canvas.document, 2, "n" * 64)
    canvas.selection.select_layer(2)
    canvas.key(Qt.Key.Key_D, CONTROL)
    assert canvas.document.state.network.names[4] == "n" * 62 + " 2"
    assert all(problem.kind != "bad_name" for problem in canvas.document.problems)


def test_layers_travel_to_another_window_with_all_their_settings(
    qtbot: QtBot, canvas: OpenCanvas
) -> None:
    edits.set_property(canvas.document, 2, "use_bias", False)
    canvas.selection.select_layers([1, 2, 3])
    canvas.key(Qt.Key.Key_C, CONTROL)
    other = open_canvas(qtbot, DocumentState())
    CanvasActions(other.document, other.selection, other.view)
    other.view.activateWindow()
    qtbot.waitUntil(other.view.isActiveWindow)
    other.key(Qt.Key.Key_V, CONTROL)
    assert other.links() == {(1, 2), (2, 3)}
    assert other.document.problems == ()
    layer = other.document.state.network.layer(2)
    assert isinstance(layer, DenseSpec)
    assert not layer.use_bias


def test_layers_from_far_away_arrive_in_the_middle_of_the_view(canvas: OpenCanvas) -> None:
    part = part_of(canvas.document.state, [2]).moved(50_000, 50_000)
    QGuiApplication.clipboard().setText(part_to_text(part))
    canvas.view.zoom_in()
    canvas.key(Qt.Key.Key_V, CONTROL)
    shown = canvas.view.mapToScene(canvas.view.viewport().rect()).boundingRect()
    assert shown.contains(canvas.scene.layer_items[4].block_rect)


def test_the_order_of_links_into_a_joining_layer_is_kept(canvas: OpenCanvas) -> None:
    layers = (InputSpec(id=1), DenseSpec(id=2), DenseSpec(id=3), AddSpec(id=4))
    network = NetworkSpec(layers, (), 5)
    for ends in ((1, 2), (1, 3), (3, 4), (2, 4)):
        network = network.linking(*ends)
    canvas.document.open(DocumentState(network))
    canvas.selection.select_layers([2, 3, 4])
    canvas.key(Qt.Key.Key_D, CONTROL)
    assert canvas.document.state.network.sources(7) == (6, 5)


def good_text() -> dict[str, Any]:
    return dict(json.loads(part_to_text(part_of(_with_layout(), [1, 2, 3]))))


def _with_layout() -> DocumentState:
    layout = {1: (0.0, 0.0), 2: (216.0, 0.0), 3: (432.0, 0.0)}
    return DocumentState(stack_of_three().network, layout=layout)


def _changed(change: Callable[[dict[str, Any]], object]) -> str:
    data = good_text()
    change(data)
    return json.dumps(data)


HOSTILE = {
    "prose": "hello",
    "only the word": FORMAT,
    "broken off": json.dumps(good_text())[:-9],
    "a list": json.dumps([FORMAT]),
    "a deep hole": '{"format": "' + FORMAT + '", "network": ' + "[" * 200_000,
    "no layers": _changed(lambda data: data["network"].update(layers=[], links=[])),
    "another kind": _changed(lambda data: data["network"]["layers"][0].update(kind="os.system")),
    "units beyond reason": _changed(lambda data: data["network"]["layers"][1].update(units=10**99)),
    "no units": _changed(lambda data: data["network"]["layers"][1].update(units=0)),
    "an unknown function": _changed(
        lambda data: data["network"]["layers"][1].update(activation="exec")
    ),
    "a name with markup": _changed(
        lambda data: data["network"]["layers"][1].update(name="<img src=x>")
    ),
    "a circle": _changed(lambda data: data["network"].update(links=[[2, 3], [3, 2]])),
    "a link to itself": _changed(lambda data: data["network"].update(links=[[2, 2]])),
    "a link into the input": _changed(lambda data: data["network"].update(links=[[2, 1]])),
    "a link twice": _changed(lambda data: data["network"].update(links=[[1, 2], [1, 2]])),
    "a link to nowhere": _changed(lambda data: data["network"].update(links=[[1, 9]])),
    "ids twice": _changed(lambda data: data["network"]["layers"][1].update(id=1)),
    "no place": _changed(lambda data: data.update(layout={})),
    "a place that is no number": _changed(lambda data: data["layout"].update({"1": [0, None]})),
    "a place out of the world": _changed(lambda data: data["layout"].update({"1": [0, 10**400]})),
    "a place at infinity": _changed(lambda data: data["layout"].update({"1": [0.0, float("inf")]})),
    "another form": _changed(lambda data: data.update(format=f"{FORMAT}0")),
    "megabytes": json.dumps({"format": FORMAT, "network": "x" * 5_000_000}),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_text_that_is_not_ours_is_refused_in_words_and_changes_nothing(
    qtbot: QtBot, canvas: OpenCanvas, text: str
) -> None:
    first = canvas.document.state
    QGuiApplication.clipboard().setText(text)
    with qtbot.waitSignal(canvas.view.refused) as refused:
        canvas.key(Qt.Key.Key_V, CONTROL)
    assert refused.args == ["There are no layers on the clipboard: copy some first."]
    assert canvas.document.state is first
    assert canvas.document.undo_stack.count() == 0


def test_a_thousand_and_one_layers_are_too_many() -> None:
    layers = [{"kind": "dense", "id": number} for number in range(1, 1_002)]
    layout = {str(number): [0, 0] for number in range(1, 1_002)}
    data = {"format": FORMAT, "network": {"layers": layers, "links": []}, "layout": layout}
    assert part_from_text(json.dumps(data)) is None


def test_the_text_of_a_part_reads_as_the_part() -> None:
    part = part_of(_with_layout(), [2, 3])
    again = part_from_text(part_to_text(part))
    assert again is not None
    assert (again.network, again.layout) == (part.network, part.layout)


def test_the_history_speaks_korean(canvas: OpenCanvas) -> None:
    current_translator().speak("ko")
    canvas.selection.select_layer(2)
    canvas.key(Qt.Key.Key_D, CONTROL)
    assert canvas.document.undo_stack.undoText() == "은닉층 1 복제"


def test_nothing_selected_means_nothing_to_copy(canvas: OpenCanvas) -> None:
    for key in (Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_D):
        canvas.key(key, CONTROL)
    assert QGuiApplication.clipboard().text() == "nothing of ours"
    assert canvas.document.undo_stack.count() == 0
