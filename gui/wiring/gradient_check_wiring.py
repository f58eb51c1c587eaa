"""Checks one gradient of the step at hand, or all of them, against differences of the loss."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from engine import GradientCheck, check_element
from gui.document.selection import Selection
from gui.looks.resource_files import icon
from gui.stepping.gradient_room import CheckedArray, GradientRoom
from gui.stepping.what_if import Moment, Place
from gui.wiring.gradient_check_work import PATIENCE, GradientCheckWork
from gui.wiring.stepping_wiring import SteppingWiring
from gui.wiring.what_if_wiring import WhatIfWiring
from gui.words.layer_texts import layer_name, parameter_text
from gui.words.problem_texts import error_text
from gui.words.translation import tr

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
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._stepping = stepping
        self._what_if = what_if
        self._selection = selection
        self._panel = stepping.panel
        self._work: GradientCheckWork | None = None
        self._moment: Moment | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self._on_tick)
        self.room = GradientRoom(self._panel)
        self._panel.room.add(self.room, self.room.tools)
        self._make_actions()
        self._panel.check_wanted.connect(self._on_check_wanted)
        self.room.check_wanted.connect(self.check_all)
        self.room.cancel_wanted.connect(self.give_up)
        self.room.element_chosen.connect(self._on_element_chosen)
        self._panel.room.view_changed.connect(self._on_view_changed)
        stepping.controller.stop_changed.connect(self._on_stop_changed)
        stepping.what_if.changed.connect(self._forget)
        self.retranslate()

    def _make_actions(self) -> None:
        self.action = QAction(icon("table"), "", self)
        self.action.setObjectName("checkAllGradientsAction")
        self.action.triggered.connect(self._on_action)
        button = self._panel.head.check_button
        button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        button.setMenu(QMenu(button))
        button.menu().addAction(self.action)

    def retranslate(self) -> None:
        """Word everything anew."""
        self.action.setText(tr("Check all gradients…"))
        sentence = tr("Compare every gradient of this step with central differences of the loss.")
        self.action.setToolTip(sentence)

    def shut_down(self) -> None:
        """End the check because the window closes."""
        self._timer.stop()
        if self._work is not None:
            self._work.blockSignals(True)
            self._work.give_up()
            self._work.wait(PATIENCE)
            self._work = None

    # All of them

    @Slot()
    def _on_action(self) -> None:
        if not self._stepping.controller.stops:
            self._stepping.controller.next()
        self._panel.room.show_view(self.room)
        self.check_all()

    @Slot()
    def check_all(self) -> None:
        """Begin to check every gradient of the step, on another thread."""
        base = self._stepping.base
        if base is None or self._work is not None:
            return
        state, inputs, targets = self._stepping.what_if.applied(base)
        # The training's own state is not for another thread: it may go on.
        own = (state.copy(), inputs, targets)
        self._moment = base
        self._work = GradientCheckWork(own, state.training.seed, self)
        self._work.finished.connect(self._on_finished)
        self.room.begin()
        self._work.start()
        self._timer.start()

    @Slot()
    def give_up(self) -> None:
        """Cancel the check at hand."""
        if self._work is not None:
            self._work.give_up()

    @Slot()
    def _on_tick(self) -> None:
        if self._work is not None and self._work.total:
            self.room.set_progress(self._work.done, self._work.total)

    @Slot()
    def _on_finished(self) -> None:
        work = self._work
        if work is None or not work.isFinished():
            return
        work.wait()
        work.deleteLater()
        self._work = None
        self._timer.stop()
        if self._moment is None:
            self.room.forget()
        elif work.checks is not None:
            self._show(work.checks)
        else:
            self.room.give_up()
        if work.error is not None:
            self.failed.emit(error_text(work.error))

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
