"""The two real widgets laid over the canvas: a spin box over units, a line edit over a name."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from engine import EditRefusedError
from gui.document import edits
from gui.document.document import NetworkDocument
from gui.words.any_error import error_text
from gui.words.layer_texts import layer_name
from gui.words.translation import tr

MOST_UNITS: Final = 1_000_000

_SPIN_BOX_SIZE: Final = QSize(96, 28)
_LINE_HEIGHT: Final = 28


class UnitsEditor(QSpinBox):
    """Changes the number of units while it is open; one opening is one entry of the history.

    A number being typed counts once it is finished: 78 on the way to 784 would cost the weights.
    """

    closed = Signal()
    """The editor was left, by Enter, Esc or a press elsewhere."""

    def __init__(self, document: NetworkDocument, layer_id: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._document = document
        self._layer_id = layer_id
        self.setObjectName("unitsEditor")
        self.setAccessibleName(tr("Units"))
        self.setRange(1, MOST_UNITS)
        self.setKeyboardTracking(False)
        self.setGroupSeparatorShown(True)
        network = document.state.network
        # On a cycle, as a damaged file may have, a block has units of its own but no output.
        self.setValue(network.units.get(layer_id, getattr(network.layer(layer_id), "units", 1)))
        self.selectAll()
        self.valueChanged.connect(self._on_value_changed)

    @property
    def layer_id(self) -> int:
        """The layer whose units these are."""
        return self._layer_id

    def lay_over(self, chip: QRect) -> None:
        """Stand where the painted number is."""
        middle = QPoint(chip.left() + _SPIN_BOX_SIZE.width() // 2, chip.center().y())
        place = QRect(QPoint(), _SPIN_BOX_SIZE)
        place.moveCenter(middle)
        self.setGeometry(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Enter, and on Esc without what was being typed."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.interpretText()
            self.closed.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.setValue(self.value())
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close when the focus goes elsewhere."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.closed.emit()

    @Slot(int)
    def _on_value_changed(self, units: int) -> None:
        edits.set_units(self._document, self._layer_id, units)


class NameEditor(QLineEdit):
    """Renames a layer on Enter or when it is left; Esc keeps the old name."""

    closed = Signal()
    """The editor was left."""
    refused = Signal(str)
    """The name could not be taken; with the sentence that says why."""

    def __init__(self, document: NetworkDocument, layer_id: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._document = document
        self._layer_id = layer_id
        self._is_done = False
        self.setObjectName("nameEditor")
        self.setAccessibleName(tr("Name"))
        self.setMaxLength(64)
        self.setText(layer_name(document.state.network, layer_id))
        self.selectAll()

    @property
    def layer_id(self) -> int:
        """The layer whose name this is."""
        return self._layer_id

    def lay_over(self, name: QRect) -> None:
        """Stand where the painted name is."""
        place = QRect(0, 0, max(name.width() + 16, 120), _LINE_HEIGHT)
        place.moveCenter(name.center())
        self.setGeometry(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the name on Enter, leave it on Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif event.key() == Qt.Key.Key_Escape:
            self._finish()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the name when the focus goes elsewhere."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._take()

    def _take(self) -> None:
        if self._is_done or self._layer_id not in self._document.state.network.by_id:
            return
        try:
            edits.rename(self._document, self._layer_id, self.text())
        except EditRefusedError as refusal:
            self.refused.emit(error_text(refusal, self._document.state.network))
        self._finish()

    def _finish(self) -> None:
        if not self._is_done:
            self._is_done = True
            self.closed.emit()
