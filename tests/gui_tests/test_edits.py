"""Every user action: what it makes of the document, and that undo takes all of it back."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QObject

from engine import (
    Choice,
    DataShape,
    DenseSpec,
    EditRefusedError,
    InputSpec,
    LinkSpec,
    NetworkSpec,
    TrainingSpec,
)
from gui.document import edits
from gui.document.block_layout import BLOCK_WIDTH, COLUMN, tidy
from gui.document.document import DocumentState, NetworkDocument

DIGITS = DataShape(inputs=784, outputs=1, classes=10)
TWO_CLASSES = DataShape(inputs=2, outputs=1, classes=2)
VALUES = DataShape(inputs=3, outputs=2)


class FixedData:
    """Data of which only the shape matters."""

    def __init__(
        self,
        shape: DataShape,
        image_shape: tuple[int, ...] | None = None,
        input_names: tuple[str, ...] = (),
    ) -> None:
        self.name = "data"
        self.shape = shape
        self.image_shape = image_shape
        self.input_names = input_names


@pytest.fixture
def document(qapp: QObject) -> NetworkDocument:
    document = NetworkDocument()
    layers = (InputSpec(id=0, units=2), DenseSpec(id=0, units=2), DenseSpec(id=0, units=1))
    document.open(DocumentState(NetworkSpec.stack(*layers)))
    return document


def dense(document: NetworkDocument, layer_id: int) -> DenseSpec:
    layer = document.state.network.layer(layer_id)
    assert isinstance(layer, DenseSpec)
    return layer


def links(document: NetworkDocument) -> set[tuple[int, int]]:
    return {(link.source, link.target) for link in document.state.network.links}


def test_a_network_grows_by_appending(qapp: QObject) -> None:
    document = NetworkDocument()
    first = edits.add_layer(document, "input", (0, 0))
    hidden = edits.append_layer(document, "hidden", first)
    output = edits.append_layer(document, "output", hidden)
    network = document.state.network
    assert [network.names[i] for i in (first, hidden, output)] == ["input", "hidden_1", "output"]
    assert document.state.layout[output] == (2 * COLUMN, 0)
    assert document.problems == ()


def test_a_layer_dropped_elsewhere_stands_alone_and_is_marked(document: NetworkDocument) -> None:
    new = edits.add_layer(document, "dropout", (40, 400))
    assert document.state.layout[new] == (40, 400)
    assert [(fault.layer, fault.kind) for fault in document.problems] == [(new, "unconnected")]


def test_a_layer_behind_the_output_makes_it_a_hidden_one(document: NetworkDocument) -> None:
    new = edits.append_layer(document, "hidden", 3)
    assert document.state.network.role(3) == "hidden"
    assert document.state.network.role(new) == "output"


def test_insertion_on_a_link_makes_room_and_joins_both_ends(document: NetworkDocument) -> None:
    new = edits.insert_on_link(document, "hidden", LinkSpec(1, 2))
    assert links(document) == {(1, new), (new, 2), (2, 3)}
    columns = [document.state.layout[layer_id][0] for layer_id in (1, new, 2, 3)]
    assert all(b - a > BLOCK_WIDTH for a, b in pairwise(columns))


def test_no_input_goes_on_a_link(document: NetworkDocument) -> None:
    before = document.state
    with pytest.raises(EditRefusedError):
        edits.insert_on_link(document, "input", LinkSpec(1, 2))
    assert document.state is before


def test_a_layer_behind_another_takes_over_all_it_fed(document: NetworkDocument) -> None:
    side = edits.append_layer(document, "hidden", 1)
    new = edits.insert_behind(document, "dropout", 1)
    assert links(document) == {(1, new), (new, 2), (new, side), (2, 3)}


def test_removal_joins_the_neighbours_of_a_chain(document: NetworkDocument) -> None:
    edits.remove(document, [2])
    assert links(document) == {(1, 3)}
    assert document.state.layout.keys() == {1, 3}


def test_removal_of_several_is_one_entry(document: NetworkDocument) -> None:
    edits.remove(document, [2, 3], [LinkSpec(1, 2)])
    assert links(document) == set()
    assert document.undo_stack.count() == 1


def test_a_refused_link_changes_nothing(document: NetworkDocument) -> None:
    before = document.state
    with pytest.raises(EditRefusedError) as refusal:
        edits.connect(document, 3, 2)
    assert refusal.value.problem.kind == "cycle"
    assert document.state is before
    assert document.undo_stack.count() == 0


def test_links_come_and_go(document: NetworkDocument) -> None:
    edits.disconnect(document, LinkSpec(2, 3))
    assert links(document) == {(1, 2)}
    edits.connect(document, 2, 3)
    assert links(document) == {(1, 2), (2, 3)}


def test_nudges_of_the_same_blocks_are_one_entry(document: NetworkDocument) -> None:
    x, y = document.state.layout[2]
    for _ in range(3):
        edits.nudge_blocks(document, [2], 8, 0)
    assert document.state.layout[2] == (x + 24, y)
    assert document.undo_stack.count() == 1


def test_tidying_up_puts_blocks_back_into_columns(document: NetworkDocument) -> None:
    edits.move_blocks(document, {2: (900, 900)})
    edits.tidy_up(document)
    assert document.state.layout == tidy(document.state.network)


def test_a_typed_name_stays_and_the_default_one_comes_back(document: NetworkDocument) -> None:
    edits.rename(document, 2, " 특징 추출 ")
    assert document.state.network.names[2] == "특징 추출"
    edits.rename(document, 2, "")
    assert document.state.network.names[2] == "hidden_1"


def test_the_shown_default_name_is_no_typed_name(document: NetworkDocument) -> None:
    edits.rename(document, 2, "Hidden 1")
    assert document.state.network.layer(2).name == ""


@pytest.mark.parametrize(
    ("name", "kind"),
    [("output", "duplicate_name"), ("a" * 65, "bad_name"), ("a/b", "bad_name")],
)
def test_an_unusable_name_is_refused(document: NetworkDocument, name: str, kind: str) -> None:
    with pytest.raises(EditRefusedError) as refusal:
        edits.rename(document, 2, name)
    assert refusal.value.problem.kind == kind
    assert document.undo_stack.count() == 0


def test_a_spin_box_run_of_units_is_one_entry(document: NetworkDocument) -> None:
    for units in (3, 4, 5):
        edits.set_units(document, 2, units)
    assert dense(document, 2).units == 5
    assert document.undo_stack.count() == 1


def test_other_units_end_a_picture(document: NetworkDocument) -> None:
    edits.set_property(document, 1, "units", 784)
    edits.set_property(document, 1, "image_shape", (28, 28))
    edits.set_units(document, 1, 10)
    layer = document.state.network.layer(1)
    assert isinstance(layer, InputSpec)
    assert layer.image_shape is None


def test_properties_are_set_by_name(document: NetworkDocument) -> None:
    edits.set_property(document, 2, "use_bias", False)
    edits.set_activation(document, 2, Choice.of("leaky_relu", slope=0.2))
    assert not dense(document, 2).use_bias
    assert dense(document, 2).activation == Choice.of("leaky_relu", slope=0.2)


def test_a_default_learning_rate_follows_the_optimizer(document: NetworkDocument) -> None:
    edits.set_training(document, "learning_rate", 0.01)
    edits.set_training(document, "optimizer", Choice("adam"))
    assert document.state.training.learning_rate == 0.001


def test_a_chosen_learning_rate_stays(document: NetworkDocument) -> None:
    edits.set_training(document, "learning_rate", 0.3)
    edits.set_training(document, "optimizer", Choice("adam"))
    assert document.state.training.learning_rate == 0.3


@pytest.mark.parametrize(
    ("shape", "units", "activation", "loss"),
    [
        (DIGITS, 10, "softmax", "categorical_cross_entropy"),
        (TWO_CLASSES, 1, "sigmoid", "binary_cross_entropy"),
        (VALUES, 2, "linear", "mean_squared_error"),
    ],
)
def test_a_new_output_fits_the_data(
    qapp: QObject, shape: DataShape, units: int, activation: str, loss: str
) -> None:
    document = NetworkDocument()
    document.open(DocumentState(data=FixedData(shape)))
    first = edits.add_layer(document, "input", (0, 0))
    output = edits.append_layer(document, "output", first)
    assert document.state.network.units[first] == shape.inputs
    assert dense(document, output).units == units
    assert dense(document, output).activation.name == activation
    assert document.state.training.loss.name == loss
    assert document.problems == ()


def test_chosen_data_fit_the_network_in_one_entry(document: NetworkDocument) -> None:
    edits.set_data(document, FixedData(DIGITS, (28, 28)), "MNIST")
    network = document.state.network
    assert network.input is not None
    assert (network.input.units, network.input.image_shape) == (784, (28, 28))
    assert (dense(document, 3).units, dense(document, 3).activation.name) == (10, "softmax")
    assert document.state.training.loss.name == "categorical_cross_entropy"
    assert document.problems == ()
    assert document.undo_stack.count() == 1


def test_an_output_that_works_with_the_data_is_left_alone(document: NetworkDocument) -> None:
    before = document.state
    edits.set_data(document, FixedData(TWO_CLASSES), "XOR")
    assert document.state.network == before.network
    assert document.state.training == before.training


def test_data_of_values_keep_a_loss_for_values(document: NetworkDocument) -> None:
    edits.set_training(document, "loss", Choice("half_sum_of_squares"))
    edits.set_data(document, FixedData(VALUES), "values")
    assert document.state.training.loss.name == "half_sum_of_squares"
    assert dense(document, 3).units == 2


def test_data_reach_the_width_through_a_separate_activation(qapp: QObject) -> None:
    document = NetworkDocument()
    first = edits.add_layer(document, "input", (0, 0))
    wide = edits.append_layer(document, "hidden", first)
    last = edits.append_layer(document, "activation", wide)
    edits.set_data(document, FixedData(DIGITS), "MNIST")
    assert document.state.network.units[last] == 10
    assert document.problems == ()


def test_data_can_be_chosen_for_a_network_that_has_no_end_yet(document: NetworkDocument) -> None:
    """Data of the same kind, chosen while a link was missing, were not taken at all."""
    shape = DataShape(inputs=2, outputs=1)
    for name in ("a", "b"):
        edits.set_data(document, FixedData(shape, None, ()), name)  # type: ignore[arg-type]
        for link in document.state.network.links:
            edits.disconnect(document, link)
    assert document.state.data is not None
    assert not document.state.network.ends


def test_data_can_be_put_away(document: NetworkDocument) -> None:
    edits.set_data(document, FixedData(TWO_CLASSES), "XOR")
    edits.set_data(document, None, "none")
    assert document.state.data is None


ACTIONS: tuple[Callable[[NetworkDocument], object], ...] = (
    lambda document: edits.add_layer(document, "dropout", (0, 300)),
    lambda document: edits.append_layer(document, "output", 3),
    lambda document: edits.prepend_layer(document, "hidden", 4),
    lambda document: edits.insert_on_link(document, "dropout", LinkSpec(1, 2)),
    lambda document: edits.insert_behind(document, "batch_normalization", 2),
    lambda document: edits.disconnect(document, LinkSpec(3, 5)),
    lambda document: edits.connect(document, 3, 5),
    lambda document: edits.rename(document, 2, "features"),
    lambda document: edits.set_units(document, 2, 40),
    lambda document: edits.set_activation(document, 2, Choice("tanh")),
    lambda document: edits.set_property(document, 2, "weights_trainable", False),
    lambda document: edits.set_training(document, "seed", 9),
    lambda document: edits.set_data(document, FixedData(DIGITS), "MNIST"),
    lambda document: edits.move_blocks(document, {1: (-80, 16)}),
    lambda document: edits.nudge_blocks(document, [1, 2], 0, 8),
    lambda document: edits.remove(document, [3, 4]),
    lambda document: edits.tidy_up(document),
    lambda document: edits.set_training_state(document, object(), lambda: "Train"),
)


def test_undo_of_everything_gives_back_the_first_state(document: NetworkDocument) -> None:
    states = [document.state]
    for action in ACTIONS:
        action(document)
        states.append(document.state)
    assert document.undo_stack.count() == len(ACTIONS)
    for state in reversed(states[:-1]):
        document.undo_stack.undo()
        assert document.state is state
    for state in states[1:]:
        document.undo_stack.redo()
        assert document.state is state


def test_every_entry_says_what_it_does(document: NetworkDocument) -> None:
    for action in ACTIONS:
        action(document)
    texts = [document.undo_stack.text(i) for i in range(document.undo_stack.count())]
    assert all(texts)
    assert texts[:2] == ["Add layer: Dropout", "Add layer: Output"]


def test_tidy_gives_branches_rows_and_a_long_link_a_lane() -> None:
    network = NetworkSpec.stack(*(DenseSpec(id=0) for _ in range(4)))
    network = replace(network, links=(*network.links, LinkSpec(1, 4)))
    places = tidy(network)
    assert [places[i][0] for i in (1, 2, 3, 4)] == [0, COLUMN, 2 * COLUMN, 3 * COLUMN]
    assert places[1][1] == places[4][1] == 0
    assert places[2][1] == places[3][1] != 0


def test_tidy_places_blocks_of_a_cycle_and_of_no_network() -> None:
    network = NetworkSpec.stack(DenseSpec(id=0), DenseSpec(id=0))
    looped = replace(network, links=(*network.links, LinkSpec(2, 1)))
    assert tidy(looped).keys() == {1, 2}
    assert tidy(NetworkSpec()) == {}


def test_training_settings_survive_an_output_that_suits_them(qapp: QObject) -> None:
    document = NetworkDocument()
    document.open(DocumentState(training=TrainingSpec(loss=Choice("binary_cross_entropy"))))
    first = edits.add_layer(document, "input", (0, 0))
    edits.append_layer(document, "output", first)
    assert document.state.training.loss.name == "binary_cross_entropy"
