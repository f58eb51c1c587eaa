"""The choices of how a table is read: its form in the file, gaps, scaling, kind of target."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from engine import TableSettings
from gui.looks.theme import GRID
from gui.words.parameter_advice import panel_advice
from gui.words.translation import QT_TR_NOOP, tr

_FIELDS: Final[Mapping[str, str]] = {
    "separator": QT_TR_NOOP("Separator"),
    "encoding": QT_TR_NOOP("Encoding"),
    "decimal": QT_TR_NOOP("Decimal sign"),
    "header": QT_TR_NOOP("First line"),
    "gaps": QT_TR_NOOP("Gaps"),
    "scaling": QT_TR_NOOP("Scaling"),
    "kind": QT_TR_NOOP("Targets are"),
}
_CHOICES: Final[Mapping[str, Mapping[Any, str]]] = {
    "separator": {
        ",": QT_TR_NOOP("comma ,"),
        ";": QT_TR_NOOP("semicolon ;"),
        "\t": QT_TR_NOOP("tab"),
        "|": QT_TR_NOOP("vertical bar |"),
    },
    "encoding": {
        "utf-8": QT_TR_NOOP("UTF-8"),
        "utf-8-sig": QT_TR_NOOP("UTF-8 with mark (BOM)"),
        "cp949": QT_TR_NOOP("CP949 (Korean Excel)"),
        "utf-16": QT_TR_NOOP("UTF-16"),
        "utf-16-le": QT_TR_NOOP("UTF-16 LE without mark"),
        "utf-16-be": QT_TR_NOOP("UTF-16 BE without mark"),
    },
    "decimal": {".": QT_TR_NOOP("point 1.5"), ",": QT_TR_NOOP("comma 1,5")},
    "header": {1: QT_TR_NOOP("names of the columns"), 0: QT_TR_NOOP("a sample")},
    "gaps": {
        "refuse": QT_TR_NOOP("reject them"),
        "drop": QT_TR_NOOP("leave their rows out"),
        "fill": QT_TR_NOOP("fill in mean or most common"),
    },
    "scaling": {
        "none": QT_TR_NOOP("none"),
        "standardize": QT_TR_NOOP("mean 0, deviation 1"),
        "unit_range": QT_TR_NOOP("from 0 to 1"),
    },
    "kind": {
        "": QT_TR_NOOP("what they look like"),
        "classes": QT_TR_NOOP("classes"),
        "values": QT_TR_NOOP("values"),
    },
}
#: Those that are found out, where the first choice is to go on finding out.
FOUND_OUT: Final[Mapping[str, Any]] = {"separator": "", "encoding": "", "decimal": "", "header": -1}
_COLUMNS: Final = 2


class TableForm(QWidget):
    """One list for each choice; those that are found out say what was found."""

    form_changed = Signal()
    """The file must be looked through again: separator, encoding, decimal sign or first line."""
    changed = Signal()
    """Anything else was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[str, QComboBox] = {}
        self._labels: dict[str, QLabel] = {}
        self._found = TableSettings()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID // 2)
        for number, name in enumerate(_FIELDS):
            self._add(grid, name, number)
        for column in range(_COLUMNS):
            grid.setColumnStretch(2 * column + 1, 1)
        self.retranslate()

    def _add(self, grid: QGridLayout, name: str, number: int) -> None:
        box, label = QComboBox(self), QLabel(self)
        box.setObjectName(name)
        label.setBuddy(box)
        if name in FOUND_OUT:
            box.addItem("", FOUND_OUT[name])
        for value in _CHOICES[name]:
            box.addItem("", value)
        box.currentIndexChanged.connect(
            self._on_form_changed if name in FOUND_OUT else self.changed
        )
        row, column = divmod(number, _COLUMNS)
        grid.addWidget(label, row, 2 * column)
        grid.addWidget(box, row, 2 * column + 1)
        self.boxes[name], self._labels[name] = box, label

    @Slot()
    def _on_form_changed(self) -> None:
        self.form_changed.emit()

    def applied(self, settings: TableSettings) -> TableSettings:
        """Return the settings with what is chosen here."""
        chosen = {name: box.currentData() for name, box in self.boxes.items()}
        return replace(settings, **chosen)

    def choose(self, name: str, value: object) -> None:
        """Choose as the user would."""
        box = self.boxes[name]
        box.setCurrentIndex(box.findData(value))

    def show_found(self, found: TableSettings) -> None:
        """Say what was found out."""
        self._found = found
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word in the language of the moment."""
        for name, box in self.boxes.items():
            self._labels[name].setText(tr(_FIELDS[name]))
            box.setAccessibleName(tr(_FIELDS[name]))
            box.setWhatsThis(panel_advice(name))
            for row in range(box.count()):
                box.setItemText(row, self._text(name, box.itemData(row)))

    def _text(self, name: str, value: Any) -> str:
        if name in FOUND_OUT and value == FOUND_OUT[name]:
            found = _CHOICES[name].get(getattr(self._found, name))
            return tr("find out") if found is None else tr("found: {what}", what=tr(found))
        return tr(_CHOICES[name][value])
