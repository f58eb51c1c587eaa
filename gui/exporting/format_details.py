"""What the chosen format would write: its options, its contents, the type of its numbers."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui.exporting.format_texts import option_text, size_text, style_text
from gui.exporting.shape_text import shape_text
from gui.exporting.targets import Choices, Preview, Target
from gui.looks.fonts import number_font
from gui.looks.theme import GRID
from gui.words.translation import tr

_LARGE: Final = 100_000
"""Bytes from which on the numbers tell how large a file becomes."""


class FormatDetails(QWidget):
    """Offers the options of one format and shows what comes of them."""

    changed = Signal()
    """Another option is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview: Preview | None = None
        self._options = QWidget(self)
        self._form = QFormLayout(self._options)
        self._form.setContentsMargins(0, 0, 0, GRID)
        self._form.setSpacing(GRID)
        self._style: QComboBox | None = None
        self._switches: dict[str, QCheckBox] = {}
        self._title = QLabel(self)
        self._note = QLabel(self)
        self._note.setObjectName("exportNote")
        self._note.setWordWrap(True)
        self._note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.contents = QTreeWidget(self)
        self.contents.setObjectName("exportPreview")
        self.contents.setRootIsDecorated(False)
        self.contents.setColumnCount(2)
        self.contents.setUniformRowHeights(True)
        header = self.contents.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self._options)
        column.addWidget(self._title)
        column.addWidget(self.contents, 1)
        column.addWidget(self._note)
        self.retranslate()

    @property
    def choices(self) -> Choices:
        """What is chosen."""
        on = frozenset(name for name, box in self._switches.items() if box.isChecked())
        return Choices(on, "" if self._style is None else str(self._style.currentData()))

    def set_target(self, target: Target) -> None:
        """Offer another format's options, each as it is by default."""
        while self._form.rowCount():
            self._form.removeRow(0)
        self._style, self._switches = None, {}
        if target.styles:
            self._style = QComboBox()
            self._style.setObjectName("codeStyle")
            for style in target.styles:
                self._style.addItem(style_text(style), style)
            self._style.currentIndexChanged.connect(self._on_changed)
            self._form.addRow(tr("Style"), self._style)
        for name in target.switches:
            box = QCheckBox(option_text(name))
            box.setObjectName(f"exportOption:{name}")
            box.toggled.connect(self._on_changed)
            self._switches[name] = box
            self._form.addRow(box)
        self._options.setVisible(self._form.rowCount() > 0)

    def choose_style(self, style: str) -> None:
        """Choose a style as the user would; none where the format has no such style."""
        if self._style is not None:
            self._style.setCurrentIndex(max(self._style.findData(style), 0))

    @Slot()
    def _on_changed(self) -> None:
        self.changed.emit()

    def show_preview(self, preview: Preview | None) -> None:
        """List what would be written; nothing where it cannot be."""
        self._preview = preview
        self.contents.clear()
        rows = () if preview is None else preview.rows
        for name, shape in rows:
            entry = QTreeWidgetItem([name, tr("text") if shape is None else shape_text(shape)])
            entry.setToolTip(0, name)
            entry.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            entry.setFont(1, number_font(self.font()))
            self.contents.addTopLevelItem(entry)
        self.contents.setColumnHidden(1, all(shape is None for _, shape in rows))
        self._describe()

    def _describe(self) -> None:
        preview = self._preview
        self._note.setVisible(preview is not None)
        if preview is None:
            self._title.setText("")
            return
        count, size = len(preview.rows), size_text(preview.size)
        if preview.are_files:
            contents = tr("{n} {n:file|files}", n=count)
        else:
            contents = tr("1 file with {n} {n:array|arrays}", n=count)
        is_large = preview.size >= _LARGE
        words = tr("{contents}, about {size}", contents=contents, size=size)
        self._title.setText(words if is_large else contents)
        self._note.setText(tr("The numbers are written as {dtype}.", dtype=preview.dtype))

    def retranslate(self) -> None:
        """Set the words."""
        self.contents.setHeaderLabels([tr("Name"), tr("Shape")])
        self.contents.setAccessibleName(tr("What is written"))
        for name, box in self._switches.items():
            box.setText(option_text(name))
        if self._style is not None:
            for row in range(self._style.count()):
                self._style.setItemText(row, style_text(self._style.itemData(row)))
        self._describe()
