"""The document: one state, one history, and signals that say what became another."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from engine import Choice, DataShape, DenseSpec, InputSpec, NetworkSpec, TrainingSpec, built_in
from gui.document.document import DocumentState, NetworkDocument

SIGNALS = (
    "spec_changed",
    "layout_changed",
    "training_changed",
    "data_changed",
    "training_state_changed",
    "problems_changed",
)


class FixedData:
    """Data of which only the shape matters."""

    image_shape = None
    input_names: tuple[str, ...] = ()

    def __init__(self, shape: DataShape) -> None:
        self.shape = shape


def xor_state() -> DocumentState:
    network = NetworkSpec.stack(
        InputSpec(id=0, units=2), DenseSpec(id=0, units=2), DenseSpec(id=0, units=1)
    )
    training = TrainingSpec(loss=Choice("binary_cross_entropy"), learning_rate=0.5)
    return DocumentState(network, training)


@pytest.fixture
def document(qapp: QObject) -> NetworkDocument:
    document = NetworkDocument()
    document.open(xor_state())
    return document


def heard(document: NetworkDocument) -> list[str]:
    calls: list[str] = []
    for name in SIGNALS:
        getattr(document, name).connect(lambda name=name: calls.append(name))
    return calls


def with_units(state: DocumentState, units: int) -> DocumentState:
    return replace(state, network=state.network.changing(2, units=units))


def test_every_block_of_an_opened_network_has_a_place(document: NetworkDocument) -> None:
    assert document.state.layout.keys() == {1, 2, 3}
    assert len(set(document.state.layout.values())) == 3


def test_undo_and_redo_bring_back_the_very_states(document: NetworkDocument) -> None:
    first = document.state
    document.apply(with_units(first, 3), "more units")
    second = document.state
    document.undo_stack.undo()
    assert document.state is first
    document.undo_stack.redo()
    assert document.state is second


def test_whoever_works_on_the_state_is_asked_before_it_changes(document: NetworkDocument) -> None:
    seen: list[DocumentState] = []
    document.about_to_change.connect(lambda: seen.append(document.state))
    first = document.state
    document.apply(with_units(first, 3), "more units")
    second = document.state
    document.undo()
    document.redo()
    assert [state is own for state, own in zip(seen, (first, second, first), strict=True)] == [
        True
    ] * 3


def test_what_is_handed_in_before_an_edit_survives_its_undo(document: NetworkDocument) -> None:
    trained = object()

    def hand_in() -> None:
        document.about_to_change.disconnect(hand_in)
        document.apply(replace(document.state, training_state=trained), "train")

    document.about_to_change.connect(hand_in)
    document.apply(with_units(document.state, 3), "more units")
    assert document.state.training_state is trained
    document.undo()
    assert document.state.training_state is trained
    document.undo()
    assert document.state.training_state is None


def test_only_what_changed_is_announced(document: NetworkDocument) -> None:
    calls = heard(document)
    document.apply(replace(document.state, training=TrainingSpec(seed=7)), "seed")
    assert calls == ["training_changed"]
    calls.clear()
    document.apply(replace(document.state, layout={1: (5, 5), 2: (9, 9), 3: (0, 0)}), "move")
    assert calls == ["layout_changed"]


def test_a_listener_sees_the_whole_new_state(document: NetworkDocument) -> None:
    data = FixedData(DataShape(inputs=3, outputs=1, classes=2))
    seen: list[tuple[int, int]] = []
    document.spec_changed.connect(
        lambda: seen.append((document.state.training.seed, len(document.problems)))
    )
    document.apply(
        replace(with_units(document.state, 3), training=TrainingSpec(seed=5), data=data), "all"
    )
    assert seen == [(5, 1)]


def test_nothing_is_pushed_for_an_edit_that_changes_nothing(document: NetworkDocument) -> None:
    document.apply(with_units(document.state, 2), "the same units")
    assert document.undo_stack.count() == 0


def test_a_run_of_one_key_is_one_entry(document: NetworkDocument) -> None:
    first = document.state
    for units in (3, 4, 5):
        document.apply(with_units(document.state, units), f"{units} units", ("units", 2))
    assert document.undo_stack.count() == 1
    assert document.undo_stack.undoText() == "5 units"
    document.undo_stack.undo()
    assert document.state is first


def test_a_finished_run_is_not_continued(document: NetworkDocument) -> None:
    document.apply(with_units(document.state, 3), "three", ("units", 2))
    document.finish_entry()
    document.apply(with_units(document.state, 4), "four", ("units", 2))
    assert document.undo_stack.count() == 2


def test_another_key_begins_another_entry(document: NetworkDocument) -> None:
    document.apply(with_units(document.state, 3), "three", ("units", 2))
    document.apply(replace(document.state, training=TrainingSpec(seed=1)), "seed", ("seed",))
    assert document.undo_stack.count() == 2


def test_a_run_that_leads_back_leaves_no_entry(document: NetworkDocument) -> None:
    document.apply(with_units(document.state, 3), "three", ("units", 2))
    document.apply(with_units(document.state, 2), "two", ("units", 2))
    assert document.undo_stack.count() == 0
    assert document.state.network == xor_state().network


def test_an_edit_after_undo_does_not_join_the_entry_before(document: NetworkDocument) -> None:
    document.apply(with_units(document.state, 3), "three", ("units", 2))
    document.finish_entry()
    document.apply(with_units(document.state, 4), "four", ("units", 2))
    document.undo_stack.undo()
    document.apply(with_units(document.state, 9), "nine", ("units", 2))
    document.undo_stack.undo()
    assert document.state.network.units[2] == 3


def test_problems_follow_network_training_and_data(document: NetworkDocument) -> None:
    assert document.problems == ()
    calls = heard(document)
    data = FixedData(DataShape(inputs=784, outputs=1, classes=10))
    document.apply(replace(document.state, data=data), "data")
    assert {problem.kind for problem in document.problems} == {"input_units", "output_units"}
    assert calls == ["data_changed", "problems_changed"]


def test_a_problem_whose_numbers_change_is_announced_again(document: NetworkDocument) -> None:
    data = FixedData(DataShape(inputs=784, outputs=1, classes=2))
    document.apply(replace(document.state, data=data), "data")
    calls = heard(document)
    network = document.state.network.changing(1, units=3)
    document.apply(replace(document.state, network=network), "units")
    assert calls == ["spec_changed", "problems_changed"]


def test_training_is_possible_with_data_and_without_faults(document: NetworkDocument) -> None:
    assert not document.can_train
    document.apply(replace(document.state, data=built_in("xor")), "data")
    assert document.can_train


def test_data_that_are_not_on_this_machine_are_not_trained_on(document: NetworkDocument) -> None:
    document.apply(replace(document.state, data=built_in("xor").description), "data")
    assert document.problems == ()
    assert not document.can_train


def test_a_warning_does_not_stand_in_the_way(document: NetworkDocument) -> None:
    network = document.state.network.changing(2, activation=Choice("step"))
    data = built_in("xor")
    document.apply(replace(document.state, network=network, data=data), "step")
    assert [problem.kind for problem in document.problems] == ["hidden_step"]
    assert document.can_train


def test_clean_until_changed_and_clean_again_when_undone(document: NetworkDocument) -> None:
    changes: list[bool] = []
    document.clean_changed.connect(changes.append)
    document.apply(with_units(document.state, 3), "three")
    document.undo_stack.undo()
    assert changes == [False, True]
    assert document.is_clean


def test_saving_in_the_middle_of_a_run_keeps_the_saved_state_reachable(
    document: NetworkDocument,
) -> None:
    document.apply(with_units(document.state, 3), "three", ("units", 2))
    document.set_clean()
    document.apply(with_units(document.state, 4), "four", ("units", 2))
    assert not document.is_clean
    document.undo_stack.undo()
    assert document.is_clean
    assert document.state.network.units[2] == 3


def test_opening_forgets_the_history_and_says_so_last(document: NetworkDocument) -> None:
    document.apply(with_units(document.state, 3), "three")
    calls = heard(document)
    document.opened.connect(lambda: calls.append("opened"))
    document.open(DocumentState(), Path("empty.layerloom"))
    assert document.undo_stack.count() == 0
    assert document.is_clean
    assert document.path == Path("empty.layerloom")
    assert calls[-1] == "opened"
    assert calls[0] == "spec_changed"


def test_the_history_is_said_anew_in_another_language(document: NetworkDocument) -> None:
    words = ["Change"]
    document.apply(with_units(document.state, 3), lambda: words[0])
    heard_texts: list[str] = []
    document.undo_stack.undoTextChanged.connect(heard_texts.append)
    words[0] = "바꾸기"
    document.retranslate()
    assert heard_texts == ["바꾸기"]


def test_going_to_an_entry_tells_the_views_once(document: NetworkDocument) -> None:
    first = document.state
    for units in (3, 4, 5):
        document.apply(with_units(document.state, units), f"{units} units")
    asked: list[DocumentState] = []
    document.about_to_change.connect(lambda: asked.append(document.state))
    calls = heard(document)
    document.go_to(0)
    assert document.state is first
    assert len(asked) == 1
    assert calls.count("spec_changed") == 1
    document.go_to(2)
    assert document.state.network.layer(2).units == 4
    document.go_to(9)
    assert document.undo_stack.index() == 2


def test_a_recovered_document_counts_as_changed_until_it_is_saved(
    document: NetworkDocument,
) -> None:
    document.reset_clean()
    assert not document.is_clean
    document.apply(with_units(document.state, 3), "more units")
    document.undo()
    assert not document.is_clean
    document.set_clean()
    assert document.is_clean
