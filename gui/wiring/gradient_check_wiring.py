"""Checks one gradient of the step at hand, or all of them, against differences of the loss."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from numpy.random import default_rng
from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from engine import GradientCheck, blas_threads, check_element, check_gradients
from gui.background_task import BackgroundTask, Progress
from gui.document.selection import Selection
from gui.stepping.gradient_room import CheckedArray, GradientRoom
from gui.stepping.what_if import Moment, Place
from gui.wiring.stepping_wiring import SteppingWiring
from gui.wiring.what_if_wiring import WhatIfWiring
from gui.words.any_error import error_text
from gui.words.layer_texts import layer_name, parameter_text

_TICK: Final = 100
"""Milliseconds between two looks at how far the check has come."""


class GradientCheckWiring(QObject):
    """Introduces the step at hand to the check of its gradients."""

    failed = Signal(str)
    """The check could not be made; with the sentence to be shown."""

    def __init__(
        self,
        stepping: SteppingWiring,
        what_if: WhatIfWiring,
        selection: Selection,
        action: QAction,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._stepping = stepping
        self._what_if = what_if
        self._selection = selection
        self._panel = stepping.panel
        self._task = BackgroundTask(self)
        self._moment: Moment | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self._on_tick)
        self.room = GradientRoom(self._panel)
        self._panel.room.add(self.room, self.room.tools)
        self.action = action
        self._add_to_menu()
        self._task.finished.connect(self._on_finished)
        self._task.failed.connect(self._on_failed)
        self._panel.check_wanted.connect(self._on_check_wanted)
        self.room.check_wanted.connect(self.check_all)
        self.room.cancel_wanted.connect(self.give_up)
        self.room.element_chosen.connect(self._on_element_chosen)
        self._panel.room.view_changed.connect(self._on_view_changed)
        stepping.controller.stop_changed.connect(self._on_stop_changed)
        stepping.what_if.changed.connect(self._forget)

    def _add_to_menu(self) -> None:
        button = self._panel.head.check_button
        button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        button.setMenu(QMenu(button))
        button.menu().addAction(self.action)

    def shut_down(self) -> None:
        """End the check because the window closes."""
        self._timer.stop()
        self._task.shut_down()

    # All of them

    def open(self) -> None:
        """Show the room for the check beside the cards, and begin."""
        self._stepping.begin()
        self._panel.room.show_view(self.room)
        self.check_all()

    @Slot()
    def check_all(self) -> None:
        """Begin to check every gradient of the step, on another thread."""
        base = self._stepping.base
        if base is None or self._task.is_busy:
            return
        state, inputs, targets = self._stepping.what_if.applied(base)
        # The training's own state is not for another thread: it may go on.
        own = (state.copy(), inputs, targets)
        self._moment = base
        self.room.begin()
        self._task.start(partial(checked_gradients, own, state.training.seed))
        self._timer.start()

    @Slot()
    def give_up(self) -> None:
        """Cancel the check at hand."""
        if self._task.is_busy:
            self._task.cancel()
            self._timer.stop()
            self.room.give_up()

    @Slot()
    def _on_tick(self) -> None:
        if self._task.total:
            self.room.set_progress(self._task.done, self._task.total)

    @Slot(object)
    def _on_finished(self, checks: Sequence[GradientCheck]) -> None:
        self._timer.stop()
        self._show(checks)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._timer.stop()
        self.room.give_up()
        self.failed.emit(error_text(error))

    def _show(self, checks: Sequence[GradientCheck]) -> None:
        assert self._moment is not None
        state = self._moment[0]
        spec, table, names = state.network.spec, state.network.table, self._what_if.names()
        rows = []
        for check in checks:
            place = None if check.worst is None else check.worst.index
            worst = "" if place is None else names.name(Place(check.parameter, check.layer, place))
            # The layer is named in the first column already.
            own = worst.rsplit(": ", 1)[-1]
            name = f"{layer_name(spec, check.layer)}: {parameter_text(check.parameter)}"
            size = table.by_key[check.layer, check.parameter].size
            rows.append(CheckedArray(name, size, check, own))
        is_drawn = any(row.check.checked < row.size for row in rows)
        self.room.end(rows, state.training.seed if is_drawn else None)

    @Slot(object)
    def _on_stop_changed(self) -> None:
        """Forget an outcome that is about another step."""
        if self._moment is not None and self._stepping.base is not self._moment:
            self._forget()

    @Slot()
    def _forget(self) -> None:
        self._moment = None
        self.give_up()
        self.room.forget()

    @Slot(object)
    def _on_view_changed(self, view: QWidget | None) -> None:
        if view is not self.room:
            self.give_up()

    @Slot(int, str, tuple)
    def _on_element_chosen(self, layer: int, parameter: str, index: tuple[int, ...]) -> None:
        """Go where a gradient is made, and show both evaluations of its loss."""
        controller = self._stepping.controller
        stops = [s for s in controller.stops if s.phase == "backward"]
        number = next((s.number for s in stops if s.layer == layer), None)
        if number is not None:
            controller.go_to(number)
        self._selection.select_weight(layer, parameter, index)
        self._panel.show_weight(layer, index)
        self._check(layer, parameter, index)

    # One of them

    @Slot(int, str, tuple)
    def _on_check_wanted(self, layer: int, parameter: str, index: tuple[int, ...]) -> None:
        weight = self._selection.weight
        if weight is not None and weight.layer == layer and weight.parameter != parameter:
            # A bias, say: its gradient was clicked last.
            parameter, index = weight.parameter, weight.index
        self._check(layer, parameter, index)

    def _check(self, layer: int, parameter: str, index: tuple[int, ...]) -> None:
        base = self._stepping.base
        if base is not None:
            moment = self._stepping.what_if.applied(base)
            self._panel.show_check(check_element(*moment, layer, parameter, tuple(index)))


def checked_gradients(moment: Moment, seed: int, progress: Progress) -> Sequence[GradientCheck]:
    """Check every gradient, on any thread; it can be given up at each comparison.

    Parameters
    ----------
    moment : tuple of TrainingState, inputs and targets
        Nobody else's.
    seed : int
        By which entries of large arrays are drawn.
    progress : Progress
        Counts comparisons.

    Raises
    ------
    CancelledError
        If the check was given up.
    """
    state, inputs, targets = moment

    def count(done: int, total: int) -> None:
        progress.total = total
        progress.advance(done - progress.done)

    with blas_threads(state.threads):
        return check_gradients(state, inputs, targets, default_rng(seed), progress=count)
