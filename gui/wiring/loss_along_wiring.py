"""Works out the loss along the selected weight, off the window's thread, for the step at hand."""

from dataclasses import dataclass, replace
from functools import partial
from math import nan
from typing import Final

import numpy as np
from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton, QWidget

from engine import Array, UpdateRecord, loss_along
from gui.document.selection import Selection
from gui.plots.latest_work import LatestWork
from gui.stepping.loss_along_plot import WeightCourse
from gui.stepping.loss_along_room import LossAlongRoom
from gui.stepping.what_if import Moment, Place
from gui.wiring.stepping_wiring import SteppingWiring
from gui.wiring.what_if_wiring import WhatIfWiring

_POINTS: Final = 61
_FEW_POINTS: Final = 25
#: Parameters times samples from which fewer points are worked out.
_LARGE: Final = 20_000_000
_REACH: Final = 1.0
#: The curve reaches so many times as far as the step of the optimizer, where that is farther.
_STEPS: Final = 1.5
_FITTED: Final = 2.5
_LEAST_REACH: Final = 1e-9
_MOST_REACH: Final = 1e6


@dataclass(frozen=True, eq=False)
class _Question:
    """What a curve is worked out for."""

    place: Place
    name: str
    own: float
    after: float | None
    values: Array


class LossAlongWiring(QObject):
    """Introduces the step at hand, the selection and the sandbox to the curve beside the cards."""

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
        self._place: Place | None = None
        #: What the curve that is shown, or is worked out, was asked for.
        self._key: tuple[object, ...] | None = None
        self._update: UpdateRecord | None = None
        self._centre = self._reach = 0.0
        self._work = LatestWork(self)
        self._work.done.connect(self._on_done)
        self.room = LossAlongRoom(self._panel)
        self._panel.room.add(self.room, self.room.tools)
        self.action = action
        self._add_button()
        self.room.zoom_wanted.connect(self._on_zoom_wanted)
        self.room.fit_wanted.connect(self._on_fit_wanted)
        self.room.plot.value_wanted.connect(self._on_value_wanted)
        self._panel.room.view_changed.connect(self._on_view_changed)
        self._panel.number_format_changed.connect(self._on_asked_for)
        stepping.controller.stop_changed.connect(self._on_asked_for)
        selection.changed.connect(self._on_asked_for)
        self._ask()

    def _add_button(self) -> None:
        button = QToolButton(self._panel)
        button.setObjectName("lossAlongButton")
        button.setDefaultAction(self.action)
        self._panel.head.insert_tool(button)

    def retranslate(self) -> None:
        """Word everything anew."""
        self._ask()

    def shut_down(self) -> None:
        """End what is being worked out because the window closes."""
        self._work.shut_down()

    def toggle(self) -> None:
        """Show the curve beside the cards, or close it."""
        room = self._panel.room
        if room.view is self.room:
            room.close_view()
            return
        self._stepping.begin()
        room.show_view(self.room)

    @Slot(object)
    def _on_view_changed(self, view: QWidget | None) -> None:
        self.action.setChecked(view is self.room)
        self._ask()

    @Slot()
    def _on_asked_for(self) -> None:
        self._ask()

    @property
    def is_seen(self) -> bool:
        """Whether the room shows the curve, and there is a step to show one of."""
        return self._panel.room.view is self.room and bool(self._stepping.controller.stops)

    def _ask(self) -> None:
        """Have the curve worked out anew, if it is seen and there is a weight to go along."""
        base, place = self._stepping.base, self._chosen()
        if not self.is_seen or base is None or place is None or not self._is_there(place):
            self._place = self._key = None
            self._work.forget()
            self.room.set_course(None, self._panel.number_format)
            return
        moment = self._stepping.what_if.applied(base)
        update = self._update_of(place)
        value = _number(moment, place)
        after = float(update.after[place.index]) if update.trainable else None
        self._aim(place, value, after)
        asked = _Question(
            place,
            self._what_if.names().name(place),
            _number(base, place),
            after,
            self._values(moment),
        )
        key = (place, self._centre, self._reach, self._panel.number_format)
        if update is not self._update or key != self._key:
            self._update, self._key = update, key
            # The training's own state is not for another thread: it may go on.
            state = moment[0].copy() if moment is base else moment[0]
            self._work.do(partial(_answer, (state, *moment[1:]), asked))

    def _is_there(self, place: Place) -> bool:
        """Tell whether the layer is there: an edit may be on its way that ends the step."""
        return place.layer in self._what_if.names().network.by_id

    def _chosen(self) -> Place | None:
        """Return the selected weight; of a neuron or a layer its first number that is trained."""
        updates = {(u.layer, u.parameter): u for u in self._updates()}
        weight, neuron = self._selection.weight, self._selection.neuron
        if weight is not None and (weight.layer, weight.parameter) in updates:
            return Place(weight.parameter, weight.layer, tuple(weight.index))
        stop = self._stepping.controller.stop
        layer = self._selection.layer if stop is None or stop.layer is None else stop.layer
        own = [u for u in updates.values() if u.layer == layer] or list(updates.values())
        if not own or own[0].layer is None:
            return None
        first = own[0]
        column = neuron.index if neuron is not None and neuron.layer == first.layer else 0
        column = min(column, first.before.shape[-1] - 1)
        return Place(first.parameter, first.layer, (*(0,) * (first.before.ndim - 1), column))

    def _updates(self) -> list[UpdateRecord]:
        stops = self._stepping.controller.stops
        records = [record for stop in stops for record in stop.records]
        return [record for record in records if isinstance(record, UpdateRecord)]

    def _update_of(self, place: Place) -> UpdateRecord:
        own = (u for u in self._updates() if (u.layer, u.parameter) == (place.layer, place.what))
        return next(own)

    def _aim(self, place: Place, value: float, after: float | None) -> None:
        """Keep the part of the curve that is seen while the point moves on it."""
        if place == self._place and abs(value - self._centre) <= self._reach:
            return
        step = 0.0 if after is None else abs(after - value)
        self._place, self._centre = place, value
        self._reach = max(_REACH, _STEPS * step)

    def _values(self, moment: Moment) -> Array:
        """Return where the loss is evaluated."""
        state, inputs, _ = moment
        is_large = state.network.parameters.size * len(inputs) > _LARGE
        low, high = self._centre - self._reach, self._centre + self._reach
        return np.linspace(low, high, _FEW_POINTS if is_large else _POINTS)

    @Slot(object)
    def _on_done(self, course: WeightCourse) -> None:
        if self._place is not None:
            self.room.set_course(course, self._panel.number_format)

    # What the user does

    @Slot(float)
    def _on_value_wanted(self, value: float) -> None:
        if self._place is not None:
            self._what_if.try_out(self._place, value)

    @Slot(float)
    def _on_zoom_wanted(self, factor: float) -> None:
        self._look(self._reach * factor)

    @Slot()
    def _on_fit_wanted(self) -> None:
        course = self.room.plot.course
        if course is not None:
            after = course.curve.value if course.after is None else course.after
            self._look(_FITTED * abs(after - course.curve.value) or _REACH)

    def _look(self, reach: float) -> None:
        """See so much of the curve, the present point in its middle."""
        course = self.room.plot.course
        if course is not None:
            self._centre = course.curve.value
            self._reach = min(max(reach, _LEAST_REACH), _MOST_REACH)
            self._ask()


def _number(moment: Moment, place: Place) -> float:
    state = moment[0]
    assert place.layer is not None
    return float(state.network.views[place.layer][place.what][place.index])


def _answer(moment: Moment, asked: _Question) -> WeightCourse:
    """Work out a curve; on another thread."""
    state, inputs, targets = moment
    place = asked.place
    assert place.layer is not None
    values = asked.values if asked.after is None else np.append(asked.values, asked.after)
    curve = loss_along(state, inputs, targets, place.layer, place.what, place.index, values)
    count = len(asked.values)
    loss_after = nan if asked.after is None else float(curve.losses[-1])
    shown = replace(curve, values=curve.values[:count], losses=curve.losses[:count])
    return WeightCourse(asked.name, shown, asked.after, loss_after, asked.own)
