"""Edits, runs, steps back, hand-set weights and undo in any order: every moment comes back whole.

The model remembers what the document was, to the byte, after every entry of the history.
"""

import json
import tempfile
from dataclasses import fields
from pathlib import Path

import numpy as np
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from PySide6.QtCore import QObject

from engine import (
    Choice,
    ParameterChange,
    PastUnreachableError,
    TrainingState,
    built_in,
    load_example,
    load_project,
    network_to_plain,
    save_project,
    training_to_plain,
)
from gui.document import edits, part_edits
from gui.document.document import DocumentState, NetworkDocument
from gui.document.document_trainer import DocumentTrainer, TrainedMoment, project_of, state_of
from gui.document.reordering import line_of, place_later, reorder

picks = st.integers(0, 50)


def weights(state: TrainingState) -> bytes:
    """Return all that decides how training goes on."""
    kept = state.capture()
    parts = [np.asarray(state.network.parameters).tobytes(), repr(state.position).encode()]
    for one in fields(kept):
        value = getattr(kept, one.name)
        parts.append(value.tobytes() if isinstance(value, np.ndarray) else repr(value).encode())
    return b"|".join(parts)


def to_bytes(state: DocumentState) -> bytes:
    """Return everything that undo has to bring back."""
    layout = {str(i): list(place) for i, place in sorted(state.layout.items())}
    plain = [network_to_plain(state.network), training_to_plain(state.training), layout]
    data = "" if state.data is None else state.data.name
    moment = state.training_state
    learned = b""
    if isinstance(moment, TrainedMoment):
        curves = moment.history.all_series()
        losses = [(name, series.to_plain()) for name, series in sorted(curves.items())]
        learned = weights(moment.state) + repr(losses).encode()
    return json.dumps([*plain, data], sort_keys=True).encode() + learned


class TrainingMachine(RuleBasedStateMachine):
    """Builds, trains and undoes as the window does."""

    def __init__(self) -> None:
        super().__init__()
        self.document = NetworkDocument()
        self.trainer = DocumentTrainer(self.document)
        self.folder = tempfile.TemporaryDirectory()
        self.file = Path(self.folder.name) / "학습.layerloom"
        self.kept: list[bytes] = []
        self.at = 0
        self.in_file = b""

    def teardown(self) -> None:
        self.folder.cleanup()

    @initialize(name=st.sampled_from(["xor-mlp", "mazur-2-2-2"]))
    def open_example(self, name: str) -> None:
        self.document.open(state_of(load_example(name)))
        self._begin()

    def _begin(self) -> None:
        self.kept, self.at = [to_bytes(self.document.state)], 0

    def _note(self) -> None:
        """Remember the document after what may have been one entry more."""
        self.document.finish_entry()
        if to_bytes(self.document.state) != self.kept[self.at]:
            self.kept = [*self.kept[: self.at + 1], to_bytes(self.document.state)]
            self.at += 1
        assert self.document.undo_stack.index() == self.at

    def _layer(self, pick: int) -> int:
        layers = sorted(self.document.state.network.by_id)
        return layers[pick % len(layers)]

    @property
    def can_train(self) -> bool:
        return self.trainer.trainer is not None

    # Training

    @precondition(lambda self: self.can_train)
    @rule(steps=st.integers(1, 6))
    def train(self, steps: int) -> None:
        trainer = self.trainer.trainer
        assert trainer is not None
        trainer.run(until_step=trainer.state.position.step + steps)
        self.trainer.hand_in(lambda: "Train")
        self._note()

    @precondition(lambda self: self.can_train)
    @rule(pick=picks, value=st.sampled_from([0.0, -1.5, 2.25]))
    def set_a_weight(self, pick: int, value: float) -> None:
        trainer = self.trainer.trainer
        assert trainer is not None
        views = trainer.state.network.views
        with_weights = sorted(key for key, own in views.items() if "weights" in own)
        layer = with_weights[pick % len(with_weights)]
        if views[layer]["weights"][0, 0] == value:
            return
        trainer.post(ParameterChange(layer, "weights", (0, 0), value))
        trainer.next_batch()
        self.trainer.hand_in(lambda: "Weight", ("number", layer, "weights", 0, 0))
        self._note()

    @precondition(lambda self: self.can_train)
    @rule(pick=picks)
    def go_back(self, pick: int) -> None:
        trainer = self.trainer.trainer
        assert trainer is not None
        here = trainer.state.position.step
        if here <= trainer.earliest_step:
            return
        try:
            trainer.go_to_step(trainer.earliest_step + pick % (here - trainer.earliest_step))
        except PastUnreachableError:  # other data since: the window says so, and nothing changed
            return
        self.trainer.hand_in(lambda: "Back")
        self._note()

    @rule()
    def reset(self) -> None:
        self.trainer.reset(lambda: "Reset")
        self._note()

    # Building and settings

    @rule(pick=picks, units=st.integers(1, 4))
    def set_units(self, pick: int, units: int) -> None:
        layer = self._layer(pick)
        if hasattr(self.document.state.network.layer(layer), "units"):
            edits.set_units(self.document, layer, units)
            self._note()

    @rule(pick=picks)
    def set_activation(self, pick: int) -> None:
        edits.set_activations(self.document, [self._layer(pick)], Choice("tanh"))
        self._note()

    @rule(rate=st.sampled_from([0.01, 0.1, 0.5]))
    def set_rate(self, rate: float) -> None:
        edits.set_training(self.document, "learning_rate", rate)
        self._note()

    @rule(name=st.sampled_from(["and", "xor", "reg_plane"]))
    def choose_data(self, name: str) -> None:
        data = built_in(name)
        held = self.document.state.data
        if held is None or held.name != data.name:
            edits.set_data(self.document, data, data.name)
            self._note()

    @rule(pick=picks)
    def duplicate(self, pick: int) -> None:
        if len(self.document.state.network.layers) < 8:
            part_edits.duplicate(self.document, [self._layer(pick)])
            self._note()

    @rule(pick=picks)
    def remove(self, pick: int) -> None:
        if len(self.document.state.network.layers) > 2:
            edits.remove(self.document, [self._layer(pick)])
            self._note()

    @rule(pick=picks)
    def move_later(self, pick: int) -> None:
        network = self.document.state.network
        line = line_of(network, [self._layer(pick)])
        place = place_later(network, line)
        if place is not None:
            reorder(self.document, line, place)
            self._note()

    @rule(pick=picks, x=st.integers(-200, 200))
    def move_block(self, pick: int, x: int) -> None:
        edits.move_blocks(self.document, {self._layer(pick): (float(x), 0.0)})
        self._note()

    # The history and the file

    @rule()
    def undo(self) -> None:
        self.document.undo()
        self.at = max(self.at - 1, 0)

    @rule()
    def redo(self) -> None:
        self.document.redo()
        self.at = min(self.at + 1, len(self.kept) - 1)

    @rule(pick=picks)
    def go_to(self, pick: int) -> None:
        self.at = pick % len(self.kept)
        self.document.go_to(self.at)

    @rule()
    def undo_everything(self) -> None:
        while self.document.undo_stack.canUndo():
            self.document.undo()
        self.at = 0

    @rule()
    def save(self) -> None:
        save_project(project_of(self.document.state), self.file)
        self.document.set_clean()
        self.in_file = to_bytes(self.document.state)

    @precondition(lambda self: bool(self.in_file))
    @rule()
    def load(self) -> None:
        self.document.open(state_of(load_project(self.file)), self.file)
        assert to_bytes(self.document.state) == self.in_file
        self._begin()

    @invariant()
    def every_byte_is_as_it_was(self) -> None:
        if self.kept:
            assert to_bytes(self.document.state) == self.kept[self.at]
            assert self.document.undo_stack.count() == len(self.kept) - 1

    @invariant()
    def the_trainer_stands_where_the_document_does(self) -> None:
        trainer, moment = self.trainer.trainer, self.document.state.training_state
        if trainer is not None:
            network = self.document.state.network
            assert trainer.state.network.spec == network
            if isinstance(moment, TrainedMoment) and moment.state.network.spec == network:
                assert trainer.state.position == moment.state.position
                assert np.array_equal(
                    trainer.state.network.parameters, moment.state.network.parameters
                )


def test_every_moment_of_building_and_training_comes_back(qapp: QObject) -> None:
    run_state_machine_as_test(
        TrainingMachine,
        settings=settings(
            max_examples=15,
            stateful_step_count=25,
            suppress_health_check=list(HealthCheck),
        ),
    )
