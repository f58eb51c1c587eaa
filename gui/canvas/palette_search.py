"""The palette with a search field above it: a few letters and Enter add a layer."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDockWidget, QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from gui.canvas.palette import LayerPalette
from gui.looks.resource_files import icon
from gui.looks.theme import GRID
from gui.words.field_advice import explain_fields
from gui.words.translation import tr

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PaletteSearch(QWidget):
    """Shows of a palette what the typed words find.

    Enter takes the first kind found, Down goes into the list, Esc shows everything again.
    """

    def __init__(self, palette: LayerPalette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self.field = QLineEdit(self)
        self.field.setObjectName("paletteSearch")
        self.field.setClearButtonEnabled(True)
        self.field.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.field.textChanged.connect(self._on_text_changed)
        self.field.installEventFilter(self)
        self._nothing = QLabel(self)
        self._nothing.setWordWrap(True)
        self._nothing.setMargin(GRID)
        self._nothing.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self._nothing.hide()
        self.action = QAction(self)
        self.action.setObjectName("searchLayersAction")
        self.action.setShortcut(QKeySequence(QKeySequence.StandardKey.Find))
        self.action.setIcon(icon("search"))
        self.action.triggered.connect(self.begin)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID // 2)
        inset = QVBoxLayout()
        inset.setContentsMargins(GRID, 0, GRID, 0)
        inset.addWidget(self.field)
        inset.addWidget(self._nothing)
        column.addLayout(inset)
        column.addWidget(palette, 1)
        column.addStretch(0)
        palette.setFrameShape(QFrame.Shape.NoFrame)
        palette.layer_chosen.connect(self.field.clear)
        self.retranslate()

    def retranslate(self) -> None:
        """Write everything in the language of the moment."""
        explain_fields(self)
        self.field.setPlaceholderText(tr("Search layers"))
        self.field.setAccessibleName(tr("Search layers"))
        self._nothing.setText(tr("No layer has this name."))
        self.action.setText(tr("Search layers"))
        self._on_text_changed(self.field.text())

    @Slot()
    def begin(self) -> None:
        """Bring the field to the front and type into it."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, QDockWidget):
            above = above.parentWidget()
        if isinstance(above, QDockWidget):
            above.show()
            above.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the field's keys reach the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._takes(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _takes(self, key: Qt.Key) -> bool:
        if key in _ENTER and not self._palette.isHidden():
            self._palette.choose_current()
        elif key == Qt.Key.Key_Down and not self._palette.isHidden():
            self._palette.setFocus()
        elif key == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
        else:
            return False
        return True

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        found = self._palette.show_matching(text)
        self._nothing.setVisible(not found)
        self._palette.setVisible(bool(found))
