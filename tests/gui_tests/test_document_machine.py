"""Any sequence of edits, undo, redo, save and load agrees with a plain model of the document."""

import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
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
    DenseSpec,
    EditRefusedError,
    InputSpec,
    LinkSpec,
    NetworkSpec,
    find_problems,
    load_project,
    network_to_plain,
    save_project,
    training_to_plain,
)
from gui.document import edits, part_edits
from gui.document.document import DocumentState, NetworkDocument
from gui.document.document_trainer import project_of, state_of
from gui.document.reordering import Place, line_of, place_earlier, place_later, reorder

ONE_INPUT = {"hidden", "output", "activation", "dropout", "batch_normalization", "maxout"}
places = st.tuples(st.integers(-500, 500).map(float), st.integers(-500, 500).map(float))
kinds = st.sampled_from(edits.palette_kinds())
picks = st.integers(0, 50)


@dataclass(frozen=True)
class Model:
    """What a document holds, as sets and dictionaries."""

    kinds: dict[int, str] = field(default_factory=dict)
    links: frozenset[tuple[int, int]] = frozenset()
    units: dict[int, int] = field(default_factory=dict)
    places: dict[int, tuple[float, float]] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    seed: int = 0
    next_id: int = 1

    def sources(self, layer: int) -> list[int]:
        return [source for source, target in self.links if target == layer]

    def targets(self, layer: int) -> list[int]:
        return [target for source, target in self.links if source == layer]

    def reaches(self, start: int, goal: int) -> bool:
        return start == goal or any(self.reaches(t, goal) for t in self.targets(start))

    def accepts(self, source: int, target: int) -> bool:
        kind = self.kinds[target]
        is_full = kind in ONE_INPUT and bool(self.sources(target))
        doubled = (source, target) in self.links
        return kind != "input" and not doubled and not self.reaches(target, source) and not is_full

    def without(self, layer: int) -> "Model":
        sources, targets = self.sources(layer), self.targets(layer)
        links = {link for link in self.links if layer not in link}
        if len(sources) == len(targets) == 1:
            links.add((sources[0], targets[0]))
        return replace(
            self,
            kinds={i: kind for i, kind in self.kinds.items() if i != layer},
            units={i: units for i, units in self.units.items() if i != layer},
            places={i: place for i, place in self.places.items() if i != layer},
            names={i: name for i, name in self.names.items() if i != layer},
            links=frozenset(links),
        )

    def lifted(self, layer: int) -> frozenset[tuple[int, int]]:
        """Return the links when a layer of one line is taken out and its neighbours joined."""
        sources, targets = self.sources(layer), self.targets(layer)
        joined = {(one, other) for one in sources for other in targets}
        return frozenset({link for link in self.links if layer not in link} | joined)


def to_bytes(state: DocumentState) -> bytes:
    """Return everything of a state that an edit changes, to be compared to the byte."""
    layout = {str(i): list(place) for i, place in sorted(state.layout.items())}
    plain = [network_to_plain(state.network), training_to_plain(state.training), layout]
    return json.dumps(plain, sort_keys=True).encode()


class DocumentMachine(RuleBasedStateMachine):
    """Does to a document and to the model the same."""

    def __init__(self) -> None:
        super().__init__()
        self.document = NetworkDocument()
        self.history: list[tuple[Model, bytes]] = []
        self.at = 0
        self.saved: int | None = 0
        self.folder = tempfile.TemporaryDirectory()
        self.file = Path(self.folder.name) / "기계.layerloom"
        self.in_file: Model | None = None

    def teardown(self) -> None:
        self.folder.cleanup()

    @initialize()
    def open_a_stack(self) -> None:
        layers = (InputSpec(id=0, units=2), DenseSpec(id=0, units=3), DenseSpec(id=0, units=1))
        self.document.open(DocumentState(NetworkSpec.stack(*layers)))
        kinds = {1: "input", 2: "hidden", 3: "output"}
        links = frozenset({(1, 2), (2, 3)})
        places = dict(self.document.state.layout)
        model = Model(kinds, links, {1: 2, 2: 3, 3: 1}, places, next_id=4)
        self._begin(model)

    def _begin(self, model: Model) -> None:
        self.history = [(model, to_bytes(self.document.state))]
        self.at = 0
        self.saved = 0

    @property
    def model(self) -> Model:
        return self.history[self.at][0]

    def _push(self, model: Model) -> None:
        """Expect one entry, or none where nothing changed."""
        self.document.finish_entry()
        if model == self.model:
            return
        self._forget_undone()
        self.history.append((model, to_bytes(self.document.state)))
        self.at += 1

    def _forget_undone(self) -> None:
        if self.saved is not None and self.saved > self.at:
            self.saved = None
        del self.history[self.at + 1 :]

    def _layer(self, pick: int) -> int:
        layers = sorted(self.model.kinds)
        return layers[pick % len(layers)]

    @property
    def has_layers(self) -> bool:
        return bool(self.model.kinds)

    def _added(self, kind: str, place: tuple[float, float], units: int | None) -> Model:
        model, new = self.model, self.model.next_id
        own = {} if units is None else {new: units}
        return replace(
            model,
            kinds={**model.kinds, new: kind},
            units={**model.units, **own},
            places={**model.places, new: place},
            next_id=new + 1,
        )

    def _units_of_new(self) -> int | None:
        layer = self.document.state.network.layer(self.model.next_id)
        return getattr(layer, "units", None)

    @rule(kind=kinds, place=places)
    def add(self, kind: str, place: tuple[float, float]) -> None:
        assert edits.add_layer(self.document, kind, place) == self.model.next_id
        self._push(self._added(kind, place, self._units_of_new()))

    @precondition(lambda self: self.has_layers)
    @rule(kind=kinds, place=places, pick=picks)
    def append(self, kind: str, place: tuple[float, float], pick: int) -> None:
        behind, new = self._layer(pick), self.model.next_id
        before = self.document.state
        try:
            edits.append_layer(self.document, kind, behind, place)
        except EditRefusedError:
            assert kind == "input"
            assert self.document.state is before
            return
        model = self._added(kind, place, self._units_of_new())
        self._push(replace(model, links=model.links | {(behind, new)}))

    @precondition(lambda self: self.has_layers)
    @rule(some=st.lists(picks, min_size=1, max_size=3))
    def remove(self, some: list[int]) -> None:
        layers = sorted({self._layer(pick) for pick in some})
        edits.remove(self.document, layers)
        model = self.model
        for layer in layers:
            model = model.without(layer)
        self._push(model)

    @precondition(lambda self: self.has_layers)
    @rule(one=picks, other=picks)
    def connect(self, one: int, other: int) -> None:
        source, target = self._layer(one), self._layer(other)
        before = self.document.state
        if not self.model.accepts(source, target):
            with pytest.raises(EditRefusedError):
                edits.connect(self.document, source, target)
            assert self.document.state is before
            return
        edits.connect(self.document, source, target)
        self._push(replace(self.model, links=self.model.links | {(source, target)}))

    @precondition(lambda self: bool(self.model.links))
    @rule(pick=picks)
    def disconnect(self, pick: int) -> None:
        links = sorted(self.model.links)
        gone = links[pick % len(links)]
        edits.disconnect(self.document, LinkSpec(*gone))
        self._push(replace(self.model, links=self.model.links - {gone}))

    @precondition(lambda self: bool(self.model.units))
    @rule(pick=picks, run=st.lists(st.integers(1, 9), min_size=1, max_size=4))
    def spin_units(self, pick: int, run: list[int]) -> None:
        """Expect one entry of a run of one spin box, and none if it led back."""
        layers = sorted(self.model.units)
        layer = layers[pick % len(layers)]
        if any(units != self.model.units[layer] for units in run):
            self._forget_undone()  # what was undone is gone, also where the run led back
        for units in run:
            edits.set_units(self.document, layer, units)
        self._push(replace(self.model, units={**self.model.units, layer: run[-1]}))

    @precondition(lambda self: self.has_layers)
    @rule(pick=picks, place=places)
    def move(self, pick: int, place: tuple[float, float]) -> None:
        layer = self._layer(pick)
        edits.move_blocks(self.document, {layer: place})
        self._push(replace(self.model, places={**self.model.places, layer: place}))

    @precondition(lambda self: bool(self.model.links))
    @rule(kind=kinds, pick=picks)
    def insert(self, kind: str, pick: int) -> None:
        links = sorted(self.model.links)
        link, new, before = links[pick % len(links)], self.model.next_id, self.document.state
        if kind == "input":
            with pytest.raises(EditRefusedError):
                edits.insert_on_link(self.document, kind, LinkSpec(*link))
            assert self.document.state is before
            return
        edits.insert_on_link(self.document, kind, LinkSpec(*link))
        model = self._added(kind, self._place_of(new), self._units_of_new())
        halves = {(link[0], new), (new, link[1])}
        self._push(self._where_they_stand(replace(model, links=model.links - {link} | halves)))

    @precondition(lambda self: bool(self.model.links))
    @rule(pick=picks, other=picks, at_target=st.booleans())
    def reroute(self, pick: int, other: int, at_target: bool) -> None:
        links = sorted(self.model.links)
        link, end = links[pick % len(links)], self._layer(other)
        new = (link[0], end) if at_target else (end, link[1])
        rest = replace(self.model, links=self.model.links - {link})
        if not rest.accepts(*new):
            with pytest.raises(EditRefusedError):
                edits.reroute(self.document, LinkSpec(*link), LinkSpec(*new))
            return
        edits.reroute(self.document, LinkSpec(*link), LinkSpec(*new))
        self._push(replace(rest, links=rest.links | {new}))

    @precondition(lambda self: 0 < len(self.model.kinds) < 12)
    @rule(some=st.lists(picks, min_size=1, max_size=3))
    def duplicate(self, some: list[int]) -> None:
        layers = sorted({self._layer(pick) for pick in some})
        new = part_edits.duplicate(self.document, layers)
        twin = dict(zip(layers, sorted(new), strict=True))
        model = self.model
        inner = {(twin[a], twin[b]) for a, b in model.links if a in twin and b in twin}
        model = replace(
            model,
            kinds=model.kinds | {twin[i]: model.kinds[i] for i in layers},
            units=model.units | {twin[i]: model.units[i] for i in layers if i in model.units},
            names=model.names
            | {twin[i]: self._name_of(twin[i]) for i in layers if i in model.names},
            links=model.links | inner,
            next_id=model.next_id + len(layers),
        )
        assert len(set(model.names.values())) == len(model.names)
        self._push(self._where_they_stand(model))

    @precondition(lambda self: self.has_layers)
    @rule(pick=picks, way=st.sampled_from([place_earlier, place_later]))
    def move_along(self, pick: int, way: Callable[..., Place | None]) -> None:
        layer, network = self._layer(pick), self.document.state.network
        model = self.model
        is_line = len(model.sources(layer)) <= 1 and len(model.targets(layer)) <= 1
        assert bool(line_of(network, [layer])) == (is_line and model.kinds[layer] != "input")
        place = way(network, line_of(network, [layer]))
        if place is None:
            return
        reorder(self.document, [layer], place)
        links = model.lifted(layer)
        fed = {b for a, b in links if a == place.behind and place.before in (None, b)}
        led = {(place.behind, layer)} | {(layer, b) for b in fed}
        rest = {link for link in links if not (link[0] == place.behind and link[1] in fed)}
        self._push(self._where_they_stand(replace(model, links=frozenset(rest | led))))

    @precondition(lambda self: self.has_layers)
    @rule(pick=picks, name=st.sampled_from(["", "은닉", "A b", "x" * 64]))
    def rename(self, pick: int, name: str) -> None:
        layer = self._layer(pick)
        taken = {own for i, own in self.model.names.items() if i != layer}
        if name in taken:
            with pytest.raises(EditRefusedError):
                edits.rename(self.document, layer, name)
            return
        edits.rename(self.document, layer, name)
        others = {i: own for i, own in self.model.names.items() if i != layer}
        self._push(replace(self.model, names=others | ({layer: name} if name else {})))

    def _place_of(self, layer: int) -> tuple[float, float]:
        return self.document.state.layout[layer]

    def _name_of(self, layer: int) -> str:
        return self.document.state.network.layer(layer).name

    def _where_they_stand(self, model: Model) -> Model:
        """Take the places over where the document makes room by itself."""
        return replace(model, places={i: self._place_of(i) for i in model.kinds})

    @rule(seed=st.integers(0, 5))
    def set_seed(self, seed: int) -> None:
        edits.set_training(self.document, "seed", seed)
        self._push(replace(self.model, seed=seed))

    @rule()
    def undo(self) -> None:
        self.document.undo()
        self.at = max(self.at - 1, 0)

    @rule()
    def redo(self) -> None:
        self.document.redo()
        self.at = min(self.at + 1, len(self.history) - 1)

    @rule(pick=picks)
    def go_to(self, pick: int) -> None:
        self.at = pick % len(self.history)
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
        self.saved, self.in_file = self.at, self.model

    @precondition(lambda self: self.in_file is not None)
    @rule()
    def load(self) -> None:
        assert self.in_file is not None
        self.document.open(state_of(load_project(self.file)), self.file)
        self._begin(self.in_file)

    @invariant()
    def the_document_is_what_the_model_says(self) -> None:
        if not self.history:
            return
        state, model = self.document.state, self.model
        network = state.network
        assert set(network.by_id) == model.kinds.keys()
        assert {(link.source, link.target) for link in network.links} == model.links
        sizes = {i: getattr(layer, "units", None) for i, layer in network.by_id.items()}
        assert {i: units for i, units in sizes.items() if units is not None} == model.units
        assert dict(state.layout) == model.places
        typed = {layer.id: layer.name for layer in network.layers if layer.name}
        assert typed == model.names
        assert state.training.seed == model.seed
        assert network.next_id == model.next_id

    @invariant()
    def undo_brings_back_every_byte(self) -> None:
        if self.history:
            assert to_bytes(self.document.state) == self.history[self.at][1]

    @invariant()
    def the_history_is_what_the_model_says(self) -> None:
        if not self.history:
            return
        stack = self.document.undo_stack
        assert (stack.count(), stack.index()) == (len(self.history) - 1, self.at)
        assert self.document.is_clean == (self.saved == self.at)

    @invariant()
    def the_problems_are_those_of_this_state(self) -> None:
        state = self.document.state
        assert self.document.problems == find_problems(state.network, state.training, None)


def test_the_document_agrees_with_a_plain_model(qapp: QObject) -> None:
    run_state_machine_as_test(
        DocumentMachine,
        settings=settings(
            max_examples=40,
            stateful_step_count=30,
            suppress_health_check=list(HealthCheck),
        ),
    )
