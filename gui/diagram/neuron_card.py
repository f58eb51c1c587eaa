"""The card of one neuron: its numbers for a sample, its bias, the weights that lead to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QFormLayout,
    QFrame,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gui.diagram.response_maps import ResponseMap
from gui.diagram.response_view import ResponseView
from gui.diagram.weight_bars import MOST_BARS, WeightBars
from gui.looks.fonts import number_font
from gui.looks.theme import GRID
from gui.sight import Sight
from gui.words.field_advice import explain_fields
from gui.words.number_text import short_number
from gui.words.translation import tr

_REACH: Final = 1e6


@dataclass(frozen=True, eq=False)
class NeuronNumbers:
    """What is known of one neuron.

    Parameters
    ----------
    title : str
        The layer's name and the neuron's number.
    z, a, slope : float or None
        For the sample that the diagram shows; None where not known.
    bias : float or None
    weights : array (I,)
        Those that lead to it; empty for a layer without.
    names : tuple of str
        Of the inputs, one for each weight.
    image_shape : (int, int), optional
        Where the inputs are the pixels of a picture.
    chosen : int, optional
        The weight that is selected.
    piece : int, optional
        Of a Maxout unit, the piece whose bias is shown: that of the chosen weight.
    """

    title: str
    z: float | None
    a: float | None
    slope: float | None
    bias: float | None
    weights: NDArray[Any]
    names: Sequence[str] = ()
    image_shape: tuple[int, int] | None = None
    chosen: int | None = None
    piece: int | None = None


class NeuronCard(QWidget):
    """Shows the selected neuron; bias and weights are edited in place."""

    seen = Signal()
    """The card was shown."""
    weight_chosen = Signal(int)
    """A weight of the neuron was clicked, by its row."""
    weight_edited = Signal(int, float)
    """The user gave a weight, by its row, another value."""
    bias_edited = Signal(float)
    """The user gave the bias another value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("neuronCard")
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._numbers: NeuronNumbers | None = None
        self._can_edit = True
        self.sight = Sight(self)
        self.sight.changed.connect(self._on_sight_changed)
        self._title, self._values, self._note = QLabel(self), QLabel(self), QLabel(self)
        self._values.setFont(number_font(self.font()))
        self._values.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._note.setWordWrap(True)
        self._note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.bias, self.weight = self._field("neuronBias"), self._field("neuronWeight")
        self._bias_label, self._weight_label = QLabel(self), QLabel(self)
        self.bars, self.map = WeightBars(self), ResponseView(self)
        self._lay_out()
        self.bars.weight_clicked.connect(self.weight_chosen)
        self.bars.edit_wanted.connect(self._on_edit_wanted)
        self.bias.valueChanged.connect(self.bias_edited)
        self.weight.valueChanged.connect(self._on_weight_edited)
        self.retranslate()

    def _field(self, name: str) -> QDoubleSpinBox:
        field = QDoubleSpinBox(self)
        field.setObjectName(name)
        field.setRange(-_REACH, _REACH)
        field.setDecimals(4)
        field.setSingleStep(0.1)
        field.setKeyboardTracking(False)
        return field

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(GRID // 2)
        form.addRow(self._bias_label, self.bias)
        form.addRow(self._weight_label, self.weight)
        self._bias_label.setBuddy(self.bias)
        self._weight_label.setBuddy(self.weight)
        scroll = self._scroll = QScrollArea(self)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the weights in it have the keys
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(_column(self.map, self.bars))
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self._title)
        column.addWidget(self._values)
        column.addLayout(form)
        column.addWidget(self._note)
        column.addWidget(scroll, 1)

    @property
    def numbers(self) -> NeuronNumbers | None:
        """What is shown; None while no neuron is selected."""
        return self._numbers

    @property
    def values_text(self) -> str:
        """The line with z, a and f′."""
        return self._values.text()

    def set_numbers(self, numbers: NeuronNumbers | None, can_edit: bool = True) -> None:
        """Show a neuron, or what would be shown of one."""
        self._numbers, self._can_edit = numbers, can_edit
        self._title.setText("" if numbers is None else f"<b>{numbers.title}</b>")
        self._values.setText("" if numbers is None else _values_text(numbers))
        self._values.setVisible(bool(self._values.text()))
        self._show_field(self.bias, self._bias_label, None if numbers is None else numbers.bias)
        self._show_field(self.weight, self._weight_label, self._chosen_value())
        self._show_weights(numbers)
        self._say()

    def set_map(self, answers: ResponseMap | None) -> None:
        """Show what the neuron answers over the plane of two inputs; None where there is none."""
        self.map.set_map(None if self._numbers is None else answers)

    def _show_field(self, field: QDoubleSpinBox, label: QLabel, value: float | None) -> None:
        field.setVisible(value is not None)
        label.setVisible(value is not None)
        field.setEnabled(self._can_edit)
        if value is not None and not field.lineEdit().isModified():
            with QSignalBlocker(field):
                field.setValue(float(np.nan_to_num(value)))

    @property
    def _chosen(self) -> int | None:
        numbers = self._numbers
        if numbers is None or len(numbers.weights) == 0:
            return None
        return numbers.chosen or 0

    def _chosen_value(self) -> float | None:
        chosen, numbers = self._chosen, self._numbers
        return None if chosen is None or numbers is None else float(numbers.weights[chosen])

    def _show_weights(self, numbers: NeuronNumbers | None) -> None:
        if numbers is None:
            self.bars.set_weights(np.empty(0), ())
            return
        self.bars.set_weights(numbers.weights, numbers.names, numbers.image_shape, self._chosen)
        if self.bars.hasFocus() and self._chosen is not None:
            place = self.bars.place_of(self._chosen).translated(self.bars.pos()).center().toPoint()
            self._scroll.ensureVisible(place.x(), place.y(), 0, 2 * GRID)

    def _say(self) -> None:
        numbers, chosen = self._numbers, self._chosen
        if numbers is None:
            self._note.setText(tr("Click a neuron in the diagram to see its numbers."))
            self._note.show()
            return
        piece = numbers.piece
        self._bias_label.setText(
            tr("Bias b") if piece is None else tr("Bias of piece {number}", number=piece + 1)
        )
        if chosen is not None:
            name = numbers.names[chosen] if chosen < len(numbers.names) else str(chosen + 1)
            self._weight_label.setText(tr("Weight from {input}", input=name))
        hidden = len(numbers.weights) - MOST_BARS
        is_cut = numbers.image_shape is None and hidden > 0
        sentence = tr(
            "The first {shown} of {count} weights.", shown=MOST_BARS, count=hidden + MOST_BARS
        )
        self._note.setText(sentence if is_cut else "")
        self._note.setVisible(is_cut)

    @Slot()
    def _on_edit_wanted(self) -> None:
        self.weight.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.weight.selectAll()

    @Slot(float)
    def _on_weight_edited(self, value: float) -> None:
        if self._chosen is not None:
            self.weight_edited.emit(self._chosen, value)

    def retranslate(self) -> None:
        """Set every word in the language of the moment."""
        explain_fields(self)
        self._bias_label.setText(tr("Bias b"))
        self.setAccessibleName(tr("Neuron"))
        for part in (self.weight, self._scroll, self.bars):
            part.setAccessibleName(tr("Incoming weights"))
        self.set_numbers(self._numbers, self._can_edit)
        self._note.setVisible(bool(self._note.text()))

    @Slot(bool)
    def _on_sight_changed(self, is_seen: bool) -> None:
        """Ask for the numbers of the moment."""
        if is_seen:
            self.seen.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _column(*widgets: QWidget) -> QWidget:
    """Return what the card scrolls: these, one below the other."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GRID)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch()
    return holder


def _values_text(numbers: NeuronNumbers) -> str:
    parts = (("z", numbers.z), ("a", numbers.a), ("f′(z)", numbers.slope))
    return "   ".join(f"{name} = {short_number(x)}" for name, x in parts if x is not None)
