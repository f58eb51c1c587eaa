"""A table that says which array of a file each parameter of the network takes."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from engine import ArrayChoice, Network
from gui.exporting.shape_text import shape_text
from gui.looks.fonts import number_font
from gui.words.field_advice import field_advice
from gui.words.translation import tr

Shapes = Mapping[str, tuple[int, ...]]


class MatchTable(QTableWidget):
    """One row for each parameter, with the arrays that fit it to choose from."""

    changed = Signal()
    """Another array is chosen for a parameter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 3, parent)
        self.setObjectName("importMatches")
        self.verticalHeader().hide()
        self.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        header = self.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self._shapes: Shapes = {}
        self._boxes: dict[str, QComboBox] = {}
        self.retranslate()

    def set_arrays(
        self, network: Network, shapes: Shapes, proposal: Mapping[str, ArrayChoice]
    ) -> None:
        """Offer each parameter the arrays of its shape, also transposed; the proposed one first."""
        self._shapes, self._boxes = shapes, {}
        parameters = dict(network.named_parameters())
        self.setRowCount(len(parameters))
        for row, (name, view) in enumerate(parameters.items()):
            box = self._box(name, view.shape)
            box.setCurrentIndex(max(box.findData(_data(proposal.get(name))), 0))
            box.currentIndexChanged.connect(self._on_changed)
            self._boxes[name] = box
            self.setItem(row, 0, QTableWidgetItem(name))
            self.setItem(row, 1, self._shape_item(view.shape))
            self.setCellWidget(row, 2, box)
        self.resizeRowsToContents()

    def _shape_item(self, shape: tuple[int, ...]) -> QTableWidgetItem:
        item = QTableWidgetItem(shape_text(shape))
        item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setFont(number_font(self.font()))
        return item

    def _box(self, parameter: str, shape: tuple[int, ...]) -> QComboBox:
        box = QComboBox()
        box.setObjectName(f"match:{parameter}")
        box.setAccessibleName(parameter)
        box.addItem("", None)
        for name, own in self._shapes.items():
            if own == shape:
                box.addItem("", _data(ArrayChoice(name)))
            if len(shape) == 2 and own == shape[::-1]:
                box.addItem("", _data(ArrayChoice(name, transposed=True)))
        self._word(box)
        return box

    def _word(self, box: QComboBox) -> None:
        box.setWhatsThis(field_advice("match"))
        box.setItemText(0, tr("Choose an array") if box.count() > 1 else tr("No array fits"))
        for row in range(1, box.count()):
            choice = _choice(box.itemData(row))
            shape = shape_text(self._shapes[choice.array])
            words = tr("{name} {shape}, transposed", name=choice.array, shape=shape)
            box.setItemText(row, words if choice.transposed else f"{choice.array} {shape}")

    @Slot()
    def _on_changed(self) -> None:
        self.changed.emit()

    @property
    def mapping(self) -> dict[str, ArrayChoice]:
        """The chosen array of every parameter that has one."""
        chosen = {name: box.currentData() for name, box in self._boxes.items()}
        return {name: _choice(data) for name, data in chosen.items() if data is not None}

    @property
    def is_complete(self) -> bool:
        """Whether every parameter has an array."""
        return len(self.mapping) == len(self._boxes)

    @property
    def can_be_complete(self) -> bool:
        """Whether there is an array for every parameter."""
        return bool(self._boxes) and all(box.count() > 1 for box in self._boxes.values())

    def box(self, parameter: str) -> QComboBox:
        """Return the choice of a parameter."""
        return self._boxes[parameter]

    def retranslate(self) -> None:
        """Set the words."""
        self.setAccessibleName(tr("Arrays for the parameters"))
        self.setHorizontalHeaderLabels([tr("Parameter"), tr("Shape"), tr("Array in the file")])
        for box in self._boxes.values():
            self._word(box)


def _data(choice: ArrayChoice | None) -> str | None:
    """Return a choice as an item's data: Qt finds plain text, not objects."""
    return None if choice is None else f"{'T' if choice.transposed else ' '}{choice.array}"


def _choice(data: str) -> ArrayChoice:
    return ArrayChoice(data[1:], transposed=data[0] == "T")
