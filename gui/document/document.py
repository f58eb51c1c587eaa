"""The one current project: its state, its undo stack, its path, and whether it is saved."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final, Protocol

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoCommand, QUndoStack

from engine import Dataset, DataShape, NetworkSpec, Problem, TrainingSpec, find_problems
from gui.document.block_layout import Layout, Position, completed
from gui.document.undo_memory import MEMORY_LIMIT, entries_too_many

Text = str | Callable[[], str]
"""What an entry of the history says: a callable says it in the language of the moment."""

MergeKey = tuple[str | int, ...]
"""Entries with the same key that follow one another become one, until `finish_entry`."""

_NO_LAYOUT: Final[Mapping[int, Position]] = MappingProxyType({})


class ProjectData(Protocol):
    """What the document asks of the data, whatever their kind; compared by identity."""

    @property
    def name(self) -> str:
        """What the data are called."""

    @property
    def shape(self) -> DataShape:
        """How wide the data are, and what their targets ask of the output."""

    @property
    def image_shape(self) -> tuple[int, ...] | None:
        """Height and width (and channels) where a sample is a picture."""

    @property
    def input_names(self) -> tuple[str, ...]:
        """Names of the inputs, or nothing."""


@dataclass(frozen=True, eq=False)
class DocumentState:
    """Everything undo restores; frozen, and shared between the entries of the history.

    Parameters
    ----------
    network : NetworkSpec
        Layers and links.
    training : TrainingSpec
        How the network is to be trained.
    layout : mapping of int to (float, float)
        Where each block stands: its left and top edge.
    data : ProjectData, optional
        What the network is trained on.
    training_state : TrainingState, optional
        The trained parameters and all that decides how training goes on. Nobody changes it: a
        run works on a copy and hands in a new one.
    """

    network: NetworkSpec = field(default_factory=NetworkSpec)
    training: TrainingSpec = field(default_factory=TrainingSpec)
    layout: Layout = field(default_factory=lambda: _NO_LAYOUT)
    data: ProjectData | None = None
    training_state: object | None = None


class NetworkDocument(QObject):
    """Holds the current state; whoever shows it draws it anew when a signal says it changed.

    By the time the first signal of a change is out, the whole state is the new one.
    """

    about_to_change = Signal()
    """An edit, undo or redo comes next: who works on the state hands in now what it has."""
    spec_changed = Signal()
    """Layers or links are others."""
    layout_changed = Signal()
    """Blocks stand elsewhere."""
    training_changed = Signal()
    """The training settings are others."""
    data_changed = Signal()
    """The data are others, or there are none any more."""
    training_state_changed = Signal()
    """Weights, optimizer state or the place in the training are others."""
    problems_changed = Signal()
    """`problems` are others."""
    clean_changed = Signal(bool)
    """The document was saved, or changed since; with whether it is as saved."""
    path_changed = Signal()
    """The document has another file."""
    opened = Signal()
    """Another project took the place of the old one; sent after all the others."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = DocumentState()
        self._path: Path | None = None
        self._problems = _problems_of(self._state)
        self._run = 0
        self._is_travelling = False
        self._is_repeating = False
        self._dropped = 0
        #: Bytes that the history may take; its oldest entries go when it takes more.
        self.memory_limit = MEMORY_LIMIT
        self._undo_stack = QUndoStack(self)
        self._undo_stack.cleanChanged.connect(self._on_clean_changed)

    @property
    def state(self) -> DocumentState:
        """The one current state."""
        return self._state

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every fault of network, training settings and data together."""
        return self._problems

    @property
    def can_train(self) -> bool:
        """Whether nothing stands in the way of training, the data included."""
        data = self._state.data
        has_data = isinstance(data, Dataset) and data.targets is not None
        return has_data and all(fault.is_warning for fault in self._problems)

    @property
    def path(self) -> Path | None:
        """The project's file, or None for one that was never saved."""
        return self._path

    @property
    def is_clean(self) -> bool:
        """Whether the file holds what the window shows."""
        return self._undo_stack.isClean()

    @property
    def undo_stack(self) -> QUndoStack:
        """The history, for undo and redo actions and the history list."""
        return self._undo_stack

    @property
    def dropped_entries(self) -> int:
        """How many old entries of the history went, because it took too much memory."""
        return self._dropped

    def apply(self, after: DocumentState, text: Text, merge_key: MergeKey | None = None) -> None:
        """Make `after` the current state, as one entry of the history.

        Parameters
        ----------
        after : DocumentState
            The new state; blocks without a position get one.
        text : str or callable
            What the history says: "Add Hidden 1".
        merge_key : tuple, optional
            Joins this entry with the last one if that has the same key and no `finish_entry`
            came between.
        """
        base = self._state
        self.about_to_change.emit()
        if after.training_state is base.training_state:
            # What was handed in just now is part of this edit too, not undone by it.
            after = replace(after, training_state=self._state.training_state)
        after = _with_layout(after)
        if _same(self._state, after):
            return
        key = None if merge_key is None else (*merge_key, self._run)
        self._undo_stack.push(_Edit(self, self._state, after, text, key))
        self._keep_to_memory_limit()

    def _keep_to_memory_limit(self) -> None:
        """Let the oldest entries go that the limit has no room for."""
        stack = self._undo_stack
        entries = [stack.command(number) for number in range(stack.count())]
        edits = [entry for entry in entries if isinstance(entry, _Edit)]
        count = entries_too_many([edit.memory for edit in edits], self.memory_limit)
        if count:
            self._drop_entries(count, [edit.copy() for edit in edits[count:]])

    def _drop_entries(self, count: int, kept: "list[_Edit]") -> None:
        """Fill the history anew with what stays: a QUndoStack lets go of nothing by itself."""
        stack = self._undo_stack
        clean = stack.cleanIndex() - count
        stack.blockSignals(True)
        self._is_repeating = True
        try:
            stack.clear()
            stack.resetClean()
            for number, edit in enumerate(kept):
                if number == clean:
                    stack.setClean()
                stack.push(edit)
            if clean == len(kept):
                stack.setClean()
        finally:
            self._is_repeating = False
            stack.blockSignals(False)
        self._dropped += count
        stack.indexChanged.emit(stack.index())

    @Slot()
    def undo(self) -> None:
        """Go back by one entry of the history."""
        self.about_to_change.emit()
        self._undo_stack.undo()

    @Slot()
    def redo(self) -> None:
        """Go forward by one entry of the history."""
        self.about_to_change.emit()
        self._undo_stack.redo()

    def go_to(self, entry: int) -> None:
        """Go to where the history stood after so many entries; the views are told once.

        A run that is handed in on the way takes the place of what was undone.
        """
        self.about_to_change.emit()
        if not 0 <= entry <= self._undo_stack.count():
            return
        before = self._state
        self._is_travelling = True
        try:
            self._undo_stack.setIndex(entry)
        finally:
            self._is_travelling = False
        after, self._state = self._state, before
        self._take(after)

    def finish_entry(self) -> None:
        """End a run of merged entries: a drag was released, a spin box left."""
        self._run += 1

    def open(self, state: DocumentState, path: Path | None = None) -> None:
        """Put another project in the place of this one; its history begins empty."""
        self.about_to_change.emit()
        self._undo_stack.clear()
        self._dropped = 0
        self._take(_with_layout(state))
        self.set_path(path)
        self.opened.emit()

    def exchange(self, state: DocumentState, text: Text) -> None:
        """Put another project in the place of this one, as one entry of the history.

        Parameters
        ----------
        state : DocumentState
            The other project.
        text : str or callable
            What the history says, as for `apply`.
        """
        was_clean = self.is_clean
        self.finish_entry()
        self.apply(state, text)
        if was_clean:
            self.set_clean()
        self.opened.emit()

    def set_path(self, path: Path | None) -> None:
        """Say which file the project has."""
        if path != self._path:
            self._path = path
            self.path_changed.emit()

    def set_clean(self) -> None:
        """Say that the file holds the current state."""
        self.finish_entry()
        self._undo_stack.setClean()

    def reset_clean(self) -> None:
        """Say that no file holds the current state, as after a crash."""
        self._undo_stack.resetClean()

    def retranslate(self) -> None:
        """Say every entry of the history in the language of the moment."""
        for number in range(self._undo_stack.count()):
            entry = self._undo_stack.command(number)
            if isinstance(entry, _Edit):
                entry.retranslate()
        self._undo_stack.undoTextChanged.emit(self._undo_stack.undoText())
        self._undo_stack.redoTextChanged.emit(self._undo_stack.redoText())

    def _take(self, state: DocumentState) -> None:
        if self._is_repeating:
            return
        if self._is_travelling:
            self._state = state
            return
        before, self._state = self._state, state
        old_problems = self._problems
        if _judged(before) != _judged(state):
            self._problems = _problems_of(state)
        self._announce(before, state)
        if _facts(old_problems) != _facts(self._problems):
            self.problems_changed.emit()

    def _announce(self, before: DocumentState, after: DocumentState) -> None:
        if before.network != after.network:
            self.spec_changed.emit()
        if before.layout != after.layout:
            self.layout_changed.emit()
        if before.training != after.training:
            self.training_changed.emit()
        if before.data is not after.data:
            self.data_changed.emit()
        if before.training_state is not after.training_state:
            self.training_state_changed.emit()

    @Slot(bool)
    def _on_clean_changed(self, is_clean: bool) -> None:
        self.clean_changed.emit(is_clean)


class _Edit(QUndoCommand):
    """The only undo command: plain data before and after.

    It has no parent and no children: PySide6 frees a command's children while Python still holds
    them.
    """

    def __init__(
        self,
        document: NetworkDocument,
        before: DocumentState,
        after: DocumentState,
        text: Text,
        merge_key: MergeKey | None,
    ) -> None:
        super().__init__()
        self._document = document
        self._before = before
        self._after = after
        self._text = text
        self._merge_key = merge_key
        self.retranslate()

    def retranslate(self) -> None:
        """Set the entry's words."""
        self.setText(self._text if isinstance(self._text, str) else self._text())

    def redo(self) -> None:
        """Make the state after the edit current."""
        self._document._take(self._after)

    def undo(self) -> None:
        """Make the state before the edit current."""
        self._document.finish_entry()
        self._document._take(self._before)

    @property
    def memory(self) -> tuple[object, ...]:
        """What it keeps in memory, shared with the entries beside it."""
        states = (self._before, self._after)
        return tuple(one for state in states for one in (state.training_state, state.data))

    def copy(self) -> "_Edit":
        """Return the same entry once more; a stack that is cleared deletes its own."""
        return _Edit(self._document, self._before, self._after, self._text, self._merge_key)

    def id(self) -> int:
        """Offer every keyed entry for merging; -1 for never, and while entries are repeated."""
        never = self._merge_key is None or self._document._is_repeating
        return -1 if never else 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Swallow the next entry of the same run; a run that led back vanishes."""
        if not isinstance(other, _Edit) or other._merge_key != self._merge_key:
            return False
        self._after, self._text = other._after, other._text
        self.retranslate()
        self.setObsolete(_same(self._before, self._after))
        return True


def _with_layout(state: DocumentState) -> DocumentState:
    layout = completed(state.network, state.layout)
    return state if layout is state.layout else replace(state, layout=layout)


def _same(one: DocumentState, other: DocumentState) -> bool:
    """Tell whether two states show the same; data and weights are compared by identity."""
    return (
        one.network == other.network
        and one.training == other.training
        and one.layout == other.layout
        and one.data is other.data
        and one.training_state is other.training_state
    )


def _judged(state: DocumentState) -> tuple[NetworkSpec, TrainingSpec, DataShape | None]:
    return state.network, state.training, None if state.data is None else state.data.shape


def _problems_of(state: DocumentState) -> tuple[Problem, ...]:
    return find_problems(*_judged(state))


def _facts(problems: tuple[Problem, ...]) -> list[tuple[int | None, str, dict[str, object]]]:
    return [(problem.layer, problem.kind, problem.values) for problem in problems]
