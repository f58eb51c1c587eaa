"""The table of layers, output shapes and parameters that Keras users know, to look at and copy."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from engine import NetworkSpec, SummaryRow, summarize
from gui.looks.fonts import number_font
from gui.looks.theme import GRID
from gui.words.layer_texts import choice_text, layer_name, layer_titles, shape_text
from gui.words.network_name import network_name
from gui.words.translation import tr

_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_NUMBERS: Final = (2, 3)
"""Columns of figures."""
_COLUMNS: Final = 5
_LAST: Final = 4


class SummaryDialog(QDialog):
    """Shows the table of one network; what is copied has the names as files have them."""

    save_wanted = Signal()
    """The user wants the table in a file."""

    def __init__(self, network: NetworkSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("summaryDialog")
        self._network = network
        self._summary = summarize(network)
        self._title = QLabel(self)
        self._title.setObjectName("summaryTitle")
        bold = self._title.font()
        bold.setBold(True)
        self._title.setFont(bold)
        self.table = QTableWidget(len(self._summary.rows), _COLUMNS, self)
        self.table.setObjectName("summaryTable")
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_LAST, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        self._sums = QLabel(self)
        self._sums.setObjectName("summarySums")
        self._sums.setFont(number_font(self.font()))
        self._sums.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._copied = QLabel(self)
        self._copied.setObjectName("summaryCopied")
        self.copy_text = self._button("copySummaryText", self._on_copy_text)
        self.copy_markdown = self._button("copySummaryMarkdown", self._on_copy_markdown)
        self._save = self._button("saveSummaryButton", self.save_wanted.emit)
        self._close = self._button("closeSummary", self.accept)
        self._close.setDefault(True)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self)
        keys.activated.connect(self._on_copy_text)
        self._lay_out()
        self.retranslate()
        self.resize(80 * GRID, 56 * GRID)

    def _button(self, name: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self.copy_text)
        buttons.addWidget(self.copy_markdown)
        buttons.addWidget(self._save)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        below = QHBoxLayout()
        below.addWidget(self._sums, 1)
        below.addWidget(self._copied, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(self._title)
        column.addWidget(self.table, 1)
        column.addLayout(below)
        column.addLayout(buttons)

    def _fill(self) -> None:
        for number, row in enumerate(self._summary.rows):
            for place, words in enumerate(self._cells(row)):
                item = QTableWidgetItem(words)
                if place in _NUMBERS:
                    item.setTextAlignment(_RIGHT)
                    item.setFont(number_font(self.font()))
                self.table.setItem(number, place, item)

    def _cells(self, row: SummaryRow) -> tuple[str, ...]:
        activation = "" if row.activation is None else choice_text("activation", row.activation)
        sources = self._network.sources(row.layer)
        feeding = ", ".join(layer_name(self._network, source) for source in sources)
        return (
            layer_name(self._network, row.layer),
            " · ".join(part for part in (_kind_text(row.kind), activation) if part),
            shape_text(row.units),
            f"{row.parameters:,}",
            feeding,
        )

    @Slot()
    def _on_copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self._summary.to_text())
        self._copied.setText(tr("Summary copied as text."))

    @Slot()
    def _on_copy_markdown(self) -> None:
        QGuiApplication.clipboard().setText(self._summary.to_markdown())
        self._copied.setText(tr("Summary copied as Markdown."))

    def retranslate(self) -> None:
        """Set every word."""
        self.setWindowTitle(tr("Summary"))
        self._title.setText(network_name(self._network) or tr("Unfinished network"))
        self.table.setAccessibleName(tr("Layers, output shapes and parameters"))
        columns = [tr("Layer"), tr("Kind"), tr("Output shape"), tr("Parameters"), tr("Fed by")]
        for place, words in enumerate(columns):
            item = QTableWidgetItem(words)
            item.setTextAlignment(_RIGHT if place in _NUMBERS else _LEFT)
            self.table.setHorizontalHeaderItem(place, item)
        self._fill()
        summary = self._summary
        self._sums.setText(
            tr(
                "Parameters: {total} · trainable: {trainable} · not trainable: {rest}",
                total=f"{summary.parameters:,}",
                trainable=f"{summary.trainable:,}",
                rest=f"{summary.parameters - summary.trainable:,}",
            )
        )
        self._copied.clear()
        self.copy_text.setText(tr("Copy as text"))
        self.copy_markdown.setText(tr("Copy as Markdown"))
        self._save.setText(tr("Save…"))
        self._close.setText(tr("Close"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _kind_text(kind: str) -> str:
    """Return what a kind of layer is called; Dense as Keras and its books call it."""
    return tr("Dense") if kind == "dense" else layer_titles()[kind]
