"""Activation functions laid over one another, and what a weight and a bias do to them."""

import math
from collections.abc import Sequence
from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine import ACTIVATIONS, Choice, activation_derivative, activation_facts, activation_value
from gui.looks.fonts import number_font
from gui.looks.theme import GRID, current_theme
from gui.plots.function_curves import Floats
from gui.plots.legend import Legend, LegendEntry
from gui.plots.plot_area import PlotArea, thin_pen
from gui.plots.saving import PlotSaving
from gui.words.field_advice import explain_fields
from gui.words.layer_texts import activation_text
from gui.words.number_text import short_number, with_minus
from gui.words.parameter_advice import panel_advice
from gui.words.translation import tr

CLASSIC: Final = ("step", "sigmoid", "relu")
"""The picture of the textbooks."""
NAMES: Final = (*ACTIVATIONS, "maxout")
"""Of softmax one of three units is drawn, the two others held at 0; of Maxout two pieces."""
_POINTS: Final = 401
#: log Σ exp of two units at 0: e^z / (e^z + 2) is a sigmoid shifted by it.
_OTHERS: Final = math.log(2.0)
_TENTH: Final = 10.0
_WEIGHT_REACH: Final = 50
_BIAS_REACH: Final = 100
#: Stands for an end that follows the curves.
_BY_ITSELF: Final = -1000.1
_CONTROLS_WIDTH: Final = 34 * GRID
_NOTHING: Final = np.empty(0)


class FunctionsPlot(QWidget):
    """Any set of functions f(w x + b) over a chosen range, with their slopes if wanted.

    A softmax depends on all the units of its layer: the others are held at 0. A Maxout is drawn
    with the pieces z and -z.
    """

    chosen_changed = Signal()
    """Other functions are drawn, or over another range."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("functionsPlot")
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._chosen: tuple[str, ...] = CLASSIC
        self._pointer: float | None = None
        self.area = PlotArea(self)
        self.legend = Legend(self)
        self.area.saving = PlotSaving(self.area, self.legend, self.numbers)
        self._values = {name: self.area.add_curve(connect="finite") for name in NAMES}
        self._slopes = {name: self.area.add_curve(connect="finite") for name in NAMES}
        self._make_choices()
        self._make_numbers()
        self._lay_out()
        self.area.pointer_moved.connect(self._on_pointer_moved)
        self.area.following_changed.connect(self._on_following_changed)
        current_theme().changed.connect(self._restyle)
        self._restyle()
        self.retranslate()

    def _make_choices(self) -> None:
        self.choices = QToolButton(self)
        self.choices.setObjectName("chooseFunctions")
        self.choices.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.choices)
        self._actions: dict[str, QAction] = {}
        for name in NAMES:
            action = menu.addAction(name)
            action.setObjectName(f"function:{name}")
            action.setCheckable(True)
            action.toggled.connect(self._on_toggled)
            self._actions[name] = action
        self.choices.setMenu(menu)
        self.classic = QPushButton(self)
        self.classic.setObjectName("classicFunctions")
        self.classic.clicked.connect(self.show_classic)
        self.slopes = QCheckBox(self)
        self.slopes.setObjectName("functionSlopes")
        self.slopes.toggled.connect(self.refresh)

    def _make_numbers(self) -> None:
        self.left, self.right = self._end("functionsLeft", -6.0), self._end("functionsRight", 6.0)
        self.low, self.high = self._end("functionsLow"), self._end("functionsHigh")
        self.weight, self.bias = (
            self._slider("functionsWeight", 10, _WEIGHT_REACH),
            self._slider("functionsBias", 0, _BIAS_REACH),
        )
        self._weight_text, self._bias_text = QLabel(self), QLabel(self)
        for label in (self._weight_text, self._bias_text):
            label.setFont(number_font(self.font()))
            label.setMinimumWidth(7 * GRID)

    def _end(self, name: str, value: float = _BY_ITSELF) -> QDoubleSpinBox:
        """Return a field for an end; one without a value may be left to the curves."""
        box = QDoubleSpinBox(self)
        box.setObjectName(name)
        box.setDecimals(1)
        box.setRange(_BY_ITSELF if value == _BY_ITSELF else -1000.0, 1000.0)
        box.setValue(value)
        box.setKeyboardTracking(False)
        box.valueChanged.connect(self.refresh)
        return box

    def _slider(self, name: str, value: int, reach: int) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal, self)
        slider.setObjectName(name)
        slider.setRange(-reach, reach)
        slider.setValue(value)
        slider.valueChanged.connect(self.refresh)
        return slider

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.addWidget(self.choices)
        first.addWidget(self.classic)
        first.addStretch()
        first.addWidget(self.slopes)
        ends = QGridLayout()
        for row, (low, letter, high) in enumerate(
            ((self.left, "x", self.right), (self.low, "y", self.high))
        ):
            ends.addWidget(low, row, 0)
            ends.addWidget(QLabel(f"≤ {letter} ≤", self), row, 1, Qt.AlignmentFlag.AlignCenter)
            ends.addWidget(high, row, 2)
        form = QFormLayout()
        form.addRow(self._weight_text, self.weight)
        form.addRow(self._bias_text, self.bias)
        controls = QWidget(self)
        controls.setMinimumWidth(_CONTROLS_WIDTH)
        controls.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        left = QVBoxLayout(controls)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(GRID)
        for part in (first, ends, form):
            part.setSpacing(GRID)
            left.addLayout(part)
        left.addStretch()
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.legend)
        right.addWidget(self.area, 1)
        both = QHBoxLayout(self)
        both.setContentsMargins(GRID, GRID, 0, 0)
        both.setSpacing(2 * GRID)
        both.addWidget(controls)
        both.addLayout(right, 1)

    # What is shown

    @property
    def x_ends(self) -> tuple[float, float]:
        """From where to where the functions are drawn."""
        left, right = sorted((self.left.value(), self.right.value()))
        return left, right

    @property
    def y_ends(self) -> tuple[float, float] | None:
        """What of the values is to be visible; None where the curves decide."""
        if _BY_ITSELF in (self.low.value(), self.high.value()):
            return None
        low, high = sorted((self.low.value(), self.high.value()))
        return low, high

    def draw(
        self,
        names: Sequence[str],
        x: tuple[float, float],
        y: tuple[float, float] | None = None,
    ) -> None:
        """Draw functions over a range, as they are: w = 1, b = 0, without slopes."""
        ends = (*x, *((_BY_ITSELF, _BY_ITSELF) if y is None else y))
        boxes = (self.left, self.right, self.low, self.high)
        for box, end in zip(boxes, ends, strict=True):
            with QSignalBlocker(box):
                box.setValue(end)
        for slider, value in ((self.weight, 10), (self.bias, 0)):
            with QSignalBlocker(slider):
                slider.setValue(value)
        with QSignalBlocker(self.slopes):
            self.slopes.setChecked(False)
        self.area.follow()
        self.set_chosen(names)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The functions drawn."""
        return self._chosen

    def set_chosen(self, names: Sequence[str]) -> None:
        """Draw these functions."""
        self._chosen = tuple(name for name in NAMES if name in names)
        for name, action in self._actions.items():
            with QSignalBlocker(action):
                action.setChecked(name in self._chosen)
        self._name()
        self.refresh()

    @Slot()
    def show_classic(self) -> None:
        """Draw step, sigmoid and ReLU from -6 to 6, as textbooks do."""
        slopes = self.slopes.isChecked()
        self.draw(CLASSIC, (-6.0, 6.0))
        self.slopes.setChecked(slopes)

    @property
    def w(self) -> float:
        """The weight."""
        return self.weight.value() / _TENTH

    @property
    def b(self) -> float:
        """The bias."""
        return self.bias.value() / _TENTH

    def numbers(self) -> dict[str, tuple[Floats, Floats]]:
        """Return the curves by name."""
        found: dict[str, tuple[Floats, Floats]] = {}
        for name in self._chosen:
            title = function_text(name)
            found[title] = self._curve(name)
            if self.slopes.isChecked():
                x, y = self._curve(name, slope=True)
                found[f"{title}′"] = x, y
        return found

    def _curve(self, name: str, slope: bool = False) -> tuple[Floats, Floats]:
        """Return x and f(w x + b), or its slope w f′(w x + b); NaN where it jumps."""
        low, high = sorted((self.left.value(), self.right.value()))
        x = np.linspace(low, max(high, low + 0.1), _POINTS)
        kinks = [] if self.w == 0 else [(k - self.b) / self.w for k in self._kinks(name)]
        near = 1e-9 * (abs(low) + abs(high))
        inside = [k for k in kinks if x[0] < k < x[-1]]
        x = np.unique(np.concatenate([x, *([k - near, k, k + near] for k in inside)]))
        y = self._slope(name, x) if slope else self._value(name, x)
        for place in np.searchsorted(x, inside):
            if 0 < place < len(x) - 1 and abs(y[place + 1] - y[place - 1]) > 1e-3:
                y[place] = np.nan
        return x, y

    @staticmethod
    def _kinks(name: str) -> tuple[float, ...]:
        return (0.0,) if name == "maxout" else tuple(activation_facts(name).kinks)

    def _value(self, name: str, x: Floats) -> Floats:
        return value_of(name, self.w * x + self.b)

    def _slope(self, name: str, x: Floats) -> Floats:
        return self.w * slope_of(name, self.w * x + self.b)

    @Slot()
    def refresh(self) -> None:
        """Draw the functions for the range, the weight and the bias of the moment."""
        heights = [np.array([0.0, 1.0])]
        for name in NAMES:
            for curves, slope in ((self._values, False), (self._slopes, True)):
                wanted = name in self._chosen and (self.slopes.isChecked() or not slope)
                x, y = self._curve(name, slope) if wanted else (_NOTHING, _NOTHING)
                curves[name].setData(x, y)
                heights.append(y[np.isfinite(y)])
        every = np.concatenate(heights)
        low, high = float(every.min()), float(every.max())
        room = 0.06 * (high - low)
        left, right = self.x_ends
        bottom = low - room if self.low.value() == _BY_ITSELF else self.low.value()
        top = high + room if self.high.value() == _BY_ITSELF else self.high.value()
        bottom, top = sorted((bottom, top))
        self.area.show_range(left, max(right, left + 0.1), bottom, max(top, bottom + 0.1))
        self._weight_text.setText(with_minus(f"w = {self.w:.1f}"))
        self._bias_text.setText(with_minus(f"b = {self.b:.1f}"))
        self._show_values()
        self.chosen_changed.emit()

    def _show_values(self) -> None:
        if self._pointer is None:
            self.legend.set_values({})
            self.legend.set_note("")
            return
        at = np.array([self._pointer])
        values = {name: short_number(float(self._value(name, at)[0]), 4) for name in self._chosen}
        self.legend.set_values(values)
        self.legend.set_note(f"x = {self._pointer:.2f}")

    # Following pointer, theme and language

    @Slot()
    def _on_toggled(self) -> None:
        self.set_chosen([name for name, action in self._actions.items() if action.isChecked()])

    @Slot(object)
    def _on_pointer_moved(self, place: tuple[float, float] | None) -> None:
        self._pointer = None if place is None else place[0]
        self._show_values()

    @Slot(bool)
    def _on_following_changed(self, following: bool) -> None:
        if following:
            self.refresh()

    @Slot()
    def _restyle(self) -> None:
        self._name()

    def _name(self) -> None:
        """Give every chosen function a colour of its own; its slope is dashed."""
        palette = current_theme().palette
        entries = []
        for number, name in enumerate(self._chosen):
            colour = palette.series[number % len(palette.series)]
            self._values[name].setPen(thin_pen(colour))
            self._slopes[name].setPen(thin_pen(colour, Qt.PenStyle.DashLine))
            entries.append(LegendEntry(name, function_text(name), colour))
        self.legend.set_entries(entries)

    def retranslate(self) -> None:
        """Set every word in the language of the moment."""
        explain_fields(self)
        self.choices.setText(tr("Functions"))
        self.choices.setToolTip(tr("Choose which functions are drawn"))
        self.classic.setText(tr("Classic"))
        self.classic.setToolTip(tr("Step, sigmoid and ReLU over one another, as in textbooks"))
        self.slopes.setText("f′")
        self.slopes.setToolTip(tr("Draw the slopes too, dashed"))
        self.weight.setToolTip(tr("The weight makes the curve steeper, or turns it over"))
        self.bias.setToolTip(tr("The bias shifts the curve"))
        self.weight.setWhatsThis(panel_advice("weight"))
        self.bias.setWhatsThis(panel_advice("bias"))
        for widget, name in (
            *((self.left, tr("From")), (self.right, tr("To"))),
            *((self.low, tr("Lowest value shown")), (self.high, tr("Highest value shown"))),
        ):
            widget.setAccessibleName(name)
        for box in (self.low, self.high):
            box.setSpecialValueText(tr("auto"))
            box.setToolTip(tr("What of the values is shown; auto: all of them"))
        for slider, name in ((self.weight, tr("Weight w")), (self.bias, tr("Bias b"))):
            slider.setAccessibleName(name)
        for name, action in self._actions.items():
            action.setText(function_text(name))
        self.area.set_titles("x", "f(w·x + b)")
        self.set_chosen(self._chosen)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def function_text(name: str) -> str:
    """Return what a function is called, and what of it is drawn where that is a part."""
    if name == "softmax":
        return tr("softmax, two others at 0")
    return tr("Maxout of z and −z") if name == "maxout" else activation_text(Choice(name))


def value_of(name: str, z: Floats) -> Floats:
    """Return f(z) for z (points,)."""
    if name == "softmax":
        z, name = z - _OTHERS, "sigmoid"
    found = np.maximum(z, -z) if name == "maxout" else activation_value(Choice(name), z)
    return np.array(found, np.float64)


def slope_of(name: str, z: Floats) -> Floats:
    """Return f′(z) for z (points,)."""
    if name == "softmax":
        z, name = z - _OTHERS, "sigmoid"
    if name == "maxout":
        return np.where(z >= 0, 1.0, -1.0)
    return np.array(activation_derivative(Choice(name), z), np.float64)
