"""One selection for all views: what it says, and that it lets go of what is removed."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject

from engine import DenseSpec, InputSpec, LinkSpec, MaxoutSpec, NetworkSpec
from gui.document import edits
from gui.document.document import DocumentState, NetworkDocument
from gui.document.selection import Neuron, Selection, Weight


@pytest.fixture
def document(qapp: QObject) -> NetworkDocument:
    document = NetworkDocument()
    layers = (InputSpec(id=0, units=3), MaxoutSpec(id=0, units=2, pieces=2), DenseSpec(id=0))
    document.open(DocumentState(NetworkSpec.stack(*layers)))
    return document


@pytest.fixture
def selection(document: NetworkDocument) -> Selection:
    return Selection(document)


def test_a_neuron_is_selected_with_its_layer(selection: Selection) -> None:
    selection.select_neuron(3, 1)
    assert (selection.layer, selection.neuron, selection.weight) == (3, Neuron(3, 1), None)


def test_a_weight_is_selected_with_its_neuron(selection: Selection) -> None:
    selection.select_weight(3, "weights", (0, 2))
    assert selection.weight == Weight(3, "weights", (0, 2))
    assert selection.neuron == Neuron(3, 2)


def test_a_piece_of_maxout_belongs_to_its_neuron(selection: Selection) -> None:
    selection.select_weight(2, "weights", (0, 3))
    assert selection.neuron == Neuron(2, 1)


def test_several_layers_are_no_single_one(selection: Selection) -> None:
    selection.select_layers([1, 2], [LinkSpec(1, 2)])
    assert selection.layer is None
    assert selection.links == {LinkSpec(1, 2)}


def test_the_same_selection_again_is_no_change(selection: Selection) -> None:
    selection.select_layer(2)
    changes: list[int] = []
    selection.changed.connect(lambda: changes.append(1))
    selection.select_layer(2)
    assert changes == []
    selection.clear()
    assert changes == [1]


def test_what_is_removed_is_no_longer_selected(
    document: NetworkDocument, selection: Selection
) -> None:
    selection.select_layers([1, 2], [LinkSpec(1, 2)])
    edits.remove(document, [2])
    assert selection.layers == {1}
    assert selection.links == frozenset()


def test_a_neuron_goes_when_its_layer_becomes_too_narrow(
    document: NetworkDocument, selection: Selection
) -> None:
    selection.select_neuron(3, 3)
    edits.set_units(document, 3, 3)
    assert (selection.layer, selection.neuron) == (3, None)


def test_a_bias_goes_when_the_layer_has_none_any_more(
    document: NetworkDocument, selection: Selection
) -> None:
    selection.select_weight(3, "bias", (0,))
    edits.set_property(document, 3, "use_bias", False)
    assert selection.weight is None


def test_the_selection_survives_what_does_not_touch_it(
    document: NetworkDocument, selection: Selection
) -> None:
    selection.select_weight(3, "weights", (1, 2))
    document.apply(replace(document.state, layout={1: (5, 5)}), "move")
    edits.rename(document, 3, "top")
    assert selection.weight == Weight(3, "weights", (1, 2))
