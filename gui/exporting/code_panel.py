"""The network as a script, beside the canvas: it follows every edit."""

from typing import Final

from PySide6.QtCore import QEvent, QSettings, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from engine import CODE_STYLES, Dataset, LayerloomError, code_for
from gui.document.document import NetworkDocument
from gui.exporting.code_view import CodeView
from gui.exporting.format_texts import style_text
from gui.fault_strip import FaultStrip
from gui.looks.resource_files import icon
from gui.looks.theme import GRID
from gui.sight import Sight
from gui.words.any_error import error_text
from gui.words.field_advice import explain_fields
from gui.words.translation import tr

_DELAY: Final = 120
"""Milliseconds from an edit to the code: a dragged number is written once."""
_STYLE: Final = "codeStyle"


class CodePanel(QWidget):
    """Shows the document as code in the chosen style; written only while it can be seen."""

    save_wanted = Signal(str)
    """The code is to be saved with its weights; carries the style."""

    def __init__(self, document: NetworkDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("codePanel")
        self._document = document
        self._is_stale = True
        self._error: LayerloomError | None = None
        self.sight = Sight(self)
        self.sight.changed.connect(self._on_sight_changed)
        self._timer = QTimer(self)
        self._timer.setObjectName("codeDelay")
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY)
        self._timer.timeout.connect(self._write)
        self._make_parts()
        self._lay_out()
        for signal in (
            document.spec_changed,
            document.training_changed,
            document.data_changed,
            document.opened,
        ):
            signal.connect(self._on_document_changed)
        self.retranslate()

    def _make_parts(self) -> None:
        self._style_label = QLabel(self)
        self.styles = QComboBox(self)
        self.styles.setObjectName("codePanelStyle")
        self._style_label.setBuddy(self.styles)
        for name in CODE_STYLES:
            self.styles.addItem("", name)
        stored = self.styles.findData(QSettings().value(_STYLE))
        self.styles.setCurrentIndex(max(stored, 0))
        self.styles.currentIndexChanged.connect(self._on_style_chosen)
        self.copy = self._button("copyCodeButton", "copy")
        self.save = self._button("saveCodeButton", "save")
        self.copy.clicked.connect(self._on_copy)
        self.save.clicked.connect(self._on_save)
        self.fault = FaultStrip("exportFault", self)
        self.code = CodeView(self)
        self.code.setObjectName("code")

    def _button(self, name: str, picture: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setIcon(icon(picture))
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self._style_label)
        head.addWidget(self.styles)
        head.addStretch(1)
        head.addWidget(self.copy)
        head.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        column.setSpacing(GRID // 2)
        column.addLayout(head)
        column.addWidget(self.fault)
        column.addWidget(self.code, 1)

    @property
    def style_name(self) -> str:
        """The chosen style, a key of `CODE_STYLES`."""
        return str(self.styles.currentData())

    # When the code is written

    @Slot()
    def _on_document_changed(self) -> None:
        self._is_stale = True
        if self.sight.is_seen and not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _on_style_chosen(self) -> None:
        QSettings().setValue(_STYLE, self.style_name)
        self._is_stale = True
        if self.sight.is_seen:
            self._write()

    @Slot(bool)
    def _on_sight_changed(self, is_seen: bool) -> None:
        """Write what changed while nobody looked."""
        if is_seen and self._is_stale:
            self._write()

    @Slot()
    def _write(self) -> None:
        self._timer.stop()
        self._is_stale = False
        state = self._document.state
        scaling = state.data.scaling if isinstance(state.data, Dataset) else None
        try:
            code = code_for(state.network, state.training, self.style_name, scaling)
        except LayerloomError as error:
            code, self._error = "", error
        else:
            self._error = None
        self.code.set_code(code)
        self._say()

    def _say(self) -> None:
        error = self._error
        self.fault.show_sentence(
            "" if error is None else error_text(error, self._document.state.network)
        )
        for part in (self.copy, self.save):
            part.setEnabled(error is None)
        self.code.setVisible(error is None)

    @Slot()
    def _on_copy(self) -> None:
        if self._is_stale:
            self._write()
        QGuiApplication.clipboard().setText(self.code.toPlainText())

    @Slot()
    def _on_save(self) -> None:
        self.save_wanted.emit(self.style_name)

    # Words

    def retranslate(self) -> None:
        """Set every word in the language of the moment."""
        explain_fields(self)
        self._style_label.setText(tr("Style"))
        for row in range(self.styles.count()):
            self.styles.setItemText(row, style_text(self.styles.itemData(row)))
        for button, words in (
            (self.copy, tr("Copy the code")),
            (self.save, tr("Save the code with its weights…")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
        self.code.setAccessibleName(tr("Code of the network"))
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
