"""The history keeps to a limit of memory: the oldest entries go, and it is said."""

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from engine import TrainingSpec, load_example
from gui.document import edits
from gui.document.document import DocumentState, NetworkDocument
from gui.document.document_trainer import DocumentTrainer
from gui.document.undo_memory import MEMORY_LIMIT, entries_too_many
from gui.window.history_panel import HistoryPanel

MB = 2**20


@dataclass(frozen=True, eq=False)
class Weights:
    """Something that takes so much memory."""

    nbytes: int


@pytest.fixture
def document() -> NetworkDocument:
    document = NetworkDocument()
    project = load_example("xor-mlp")
    document.open(DocumentState(project.network, project.training, data=project.dataset))
    return document


def train(document: NetworkDocument, megabytes: int) -> Weights:
    """Hand in weights of this size, as a run does."""
    weights = Weights(megabytes * MB)
    edits.set_training_state(document, weights, lambda: f"Train {megabytes}")
    return weights


def test_the_limit_is_what_was_promised(document: NetworkDocument) -> None:
    assert MEMORY_LIMIT == 256 * MB == document.memory_limit


def test_what_entries_share_is_counted_once() -> None:
    a, b, c = (Weights(100 * MB) for _ in range(3))
    assert entries_too_many([(None, a), (a, b)]) == 0
    # The last entry needs b and c, the one before it a as well.
    assert entries_too_many([(None, a), (a, b), (b, c)]) == 2
    assert entries_too_many([(None, a), (a, a), (a, a)]) == 0


def test_the_newest_entry_stays_however_large() -> None:
    assert entries_too_many([(None, Weights(900 * MB))]) == 0
    assert entries_too_many([(None, None), (None, Weights(900 * MB))]) == 1


def test_the_oldest_runs_go_and_undo_reaches_back_to_the_rest(
    document: NetworkDocument,
) -> None:
    weights = [train(document, 100) for _ in range(5)]
    assert document.undo_stack.count() == 1
    assert document.dropped_entries == 4
    assert document.state.training_state is weights[-1]
    document.undo()
    assert document.state.training_state is weights[-2]
    assert not document.undo_stack.canUndo()
    document.redo()
    assert document.state.training_state is weights[-1]


def test_small_entries_are_never_dropped(document: NetworkDocument) -> None:
    for epochs in range(2, 60):
        edits.set_training(document, "epochs", epochs)
        document.finish_entry()
    assert document.undo_stack.count() == 58
    assert document.dropped_entries == 0


def test_entries_between_keep_their_words_and_order(document: NetworkDocument) -> None:
    train(document, 60)
    train(document, 61)
    train(document, 62)
    edits.set_training(document, "epochs", 3)
    between = document.undo_stack.undoText()
    train(document, 120)
    texts = [document.undo_stack.text(k) for k in range(document.undo_stack.count())]
    assert texts == ["Train 62", between, "Train 120"]
    document.undo()
    document.undo()
    document.redo()
    assert document.state.training.epochs == 3


def test_dropping_does_not_change_what_is_shown_nor_tell_the_views(
    document: NetworkDocument, qtbot: QtBot
) -> None:
    train(document, 200)
    train(document, 30)
    seen: list[object] = []
    document.training_state_changed.connect(lambda: seen.append(document.state.training_state))
    document.spec_changed.connect(lambda: seen.append("spec"))
    newest = train(document, 40)
    assert document.dropped_entries == 2
    assert seen == [newest]


@pytest.mark.parametrize(("saved_after", "is_clean_after_undo"), [(1, False), (2, True)])
def test_the_saved_moment_is_found_again_unless_it_went(
    document: NetworkDocument, saved_after: int, is_clean_after_undo: bool
) -> None:
    for run in range(1, 4):
        train(document, 100)
        if run == saved_after:
            document.set_clean()
    assert document.dropped_entries == 2
    assert not document.is_clean
    document.undo()
    assert document.is_clean is is_clean_after_undo


def test_an_edit_after_dropping_still_joins_its_run(document: NetworkDocument) -> None:
    for _ in range(3):
        train(document, 120)
    assert document.dropped_entries == 2
    count = document.undo_stack.count()
    edits.set_training(document, "epochs", 3)
    edits.set_training(document, "epochs", 4)
    assert document.undo_stack.count() == count + 1


def test_the_history_says_so_and_another_project_begins_anew(
    document: NetworkDocument, qtbot: QtBot
) -> None:
    panel = HistoryPanel(document)
    qtbot.addWidget(panel)
    train(document, 200)
    train(document, 200)
    panel.refresh()
    rows = panel.findChild(QListView, "historyList").model()
    said = rows.data(rows.index(0, 0), Qt.ItemDataRole.DisplayRole)
    assert said == "1 older entry dropped: the history keeps to 256 MB"
    document.open(replace(document.state, training=TrainingSpec(), training_state=None))
    panel.refresh()
    assert document.dropped_entries == 0
    assert rows.data(rows.index(0, 0), Qt.ItemDataRole.DisplayRole) == "New project"


def test_a_real_run_is_weighed(document: NetworkDocument) -> None:
    trainer = DocumentTrainer(document)
    trainer.trainer.run(until_step=50)
    trainer.hand_in(lambda: "Train")
    moment = document.state.training_state
    network = moment.state.network
    # Weights, gradients and Adam's two moments, and three numbers for each of 50 steps.
    assert moment.nbytes > 4 * network.parameters.nbytes + 50 * 24
    assert moment.nbytes < 20 * network.parameters.nbytes + 50 * 24 * 8
