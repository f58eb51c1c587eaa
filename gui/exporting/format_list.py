"""The list of formats: what each is called, its suffix, and who opens it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gui.exporting.format_texts import opened_by_text, title_text
from gui.looks.theme import GRID, current_theme
from gui.words.translation import tr

_SUFFIX: Final = Qt.ItemDataRole.UserRole
_OPENED_BY: Final = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex


class FormatList(QListWidget):
    """One entry for each format; arrows choose."""

    chosen = Signal(str)
    """Another format is chosen; carries its suffix."""

    def __init__(self, suffixes: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("exportFormats")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setItemDelegate(_FormatDelegate(self))
        for suffix in suffixes:
            QListWidgetItem(self).setData(_SUFFIX, suffix)
        self.setCurrentRow(0)
        self.currentItemChanged.connect(self._on_current_changed)
        self.retranslate()

    @property
    def suffix(self) -> str:
        """The chosen format."""
        return str(self.currentItem().data(_SUFFIX))

    def choose(self, suffix: str) -> None:
        """Choose a format as the user would."""
        for row in range(self.count()):
            if self.item(row).data(_SUFFIX) == suffix:
                self.setCurrentRow(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the lines anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    @Slot()
    def _on_current_changed(self) -> None:
        self.chosen.emit(self.suffix)

    def retranslate(self) -> None:
        """Set the words."""
        self.setAccessibleName(tr("Formats"))
        for row in range(self.count()):
            entry = self.item(row)
            suffix = entry.data(_SUFFIX)
            entry.setText(title_text(suffix))
            entry.setData(_OPENED_BY, opened_by_text(suffix))
            entry.setData(Qt.ItemDataRole.AccessibleDescriptionRole, opened_by_text(suffix))


class _FormatDelegate(QStyledItemDelegate):
    """Paints title and suffix in one line and, small below them, who opens the format."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one entry."""
        palette = current_theme().palette
        rect: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(palette.selection))
            painter.setPen(QColor(palette.accent))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        inside = rect.adjusted(GRID, GRID // 2, -GRID, -GRID // 2)
        font = option.font
        enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
        small = QColor(palette.muted_text if enabled else palette.neutral)
        ink = QColor(palette.text if enabled else palette.neutral)
        painter.setFont(font)
        painter.setPen(small)
        painter.drawText(inside, Qt.AlignmentFlag.AlignRight, str(index.data(_SUFFIX)))
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(inside, Qt.AlignmentFlag.AlignLeft, str(index.data()))
        below = inside.adjusted(0, QFontMetrics(font).lineSpacing() + 2, 0, 0)
        font.setBold(False)
        painter.setFont(font)
        painter.setPen(small)
        painter.drawText(below, Qt.TextFlag.TextWordWrap, str(index.data(_OPENED_BY)))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the size of both lines, the second one wrapped."""
        metrics: QFontMetrics = option.fontMetrics
        view: FormatList = self.parent()  # type: ignore[assignment]
        width = max(view.viewport().width() - 2 * GRID, 20 * GRID)
        room = QRect(0, 0, width, 1000)
        text = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, str(index.data(_OPENED_BY)))
        return QSize(0, metrics.lineSpacing() + 2 + text.height() + GRID)
