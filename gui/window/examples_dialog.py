"""The gallery of examples: a picture, a title and a sentence each; a click or Enter opens one."""

from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPen
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from engine import load_example
from gui.looks.theme import GRID, current_theme
from gui.window.example_picture import example_picture
from gui.words.example_texts import example_sentence, example_title, ordered_examples
from gui.words.translation import tr

_Index = QModelIndex | QPersistentModelIndex

_PICTURE: Final = QSize(27 * GRID, 15 * GRID)
_SPACE: Final = GRID
_MARGIN: Final = GRID + 4
_GAP: Final = 2
NAME_ROLE: Final = int(Qt.ItemDataRole.UserRole)
"""An item's name, as `load_example` takes it."""


class ExampleList(QAbstractListModel):
    """The examples by title; each draws its picture when it is first looked at."""

    def __init__(self, families: tuple[str, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = ordered_examples()
        self._families = families
        self._pictures: dict[tuple[str, float], QImage] = {}

    def rowCount(self, parent: _Index | None = None) -> int:
        """Return how many examples there are."""
        return 0 if parent is not None and parent.isValid() else len(self._names)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return title, sentence or name."""
        if not index.isValid():
            return None
        name = self._names[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return example_title(name)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return example_sentence(name)
        return name if role == NAME_ROLE else None

    def picture(self, row: int, ratio: float) -> QImage:
        """Return an example's picture, with so many device pixels to a logical one."""
        key = (self._names[row], ratio)
        if key not in self._pictures:
            project = load_example(key[0])
            self._pictures[key] = example_picture(project, _PICTURE, ratio, self._families)
        return self._pictures[key]

    @Slot()
    def draw_anew(self) -> None:
        """Forget the pictures: the colours are others."""
        self._pictures.clear()
        self.read_anew()

    def read_anew(self) -> None:
        """Tell the views that the words are others."""
        last = self.index(len(self._names) - 1)
        self.dataChanged.emit(self.index(0), last)


class _CardPainter(QStyledItemDelegate):
    """Paints an example as a card: picture above, title and sentence below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return room for the picture, the title and the longest of all sentences."""
        model = index.model()
        rows = range(model.rowCount())
        sentences = [str(model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole)) for row in rows]
        text = max(sentence_height(QFontMetrics(option.font), each) for each in sentences)
        title = QFontMetrics(_bold(option.font)).lineSpacing() + _GAP
        return QSize(_PICTURE.width() + 2, _PICTURE.height() + title + text + 2 * _SPACE + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        if not isinstance(model, ExampleList):
            return
        palette = current_theme().palette
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        card = option.rect.adjusted(0, 0, -1, -1)
        painter.save()
        painter.fillRect(card, QColor(palette.selection if chosen else palette.surface))
        ratio = option.widget.devicePixelRatioF()
        picture = QRect(card.topLeft(), _PICTURE).translated(1, 1)
        painter.drawImage(picture, model.picture(index.row(), ratio))
        painter.setPen(QPen(QColor(palette.border), 1))
        painter.drawLine(
            picture.left(), picture.bottom() + 1, picture.right(), picture.bottom() + 1
        )
        self._write(painter, option, index, card.adjusted(0, _PICTURE.height() + 1, 0, 0))
        painter.setPen(QPen(QColor(palette.focus if chosen else palette.border), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(card, 4, 4)
        painter.restore()

    def _write(
        self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, card: QRect
    ) -> None:
        palette = current_theme().palette
        room = card.adjusted(_MARGIN, _SPACE, -_MARGIN, -_SPACE)
        bold = _bold(option.font)
        line = QFontMetrics(bold).lineSpacing()
        painter.setFont(bold)
        painter.setPen(QColor(palette.text))
        painter.drawText(room, 0, str(index.data()))
        painter.setFont(option.font)
        painter.setPen(QColor(palette.muted_text))
        below = room.adjusted(0, line + _GAP, 0, 0)
        sentence = str(index.data(Qt.ItemDataRole.ToolTipRole))
        painter.drawText(below, int(Qt.TextFlag.TextWordWrap), sentence)


def sentence_height(metrics: QFontMetrics, sentence: str) -> int:
    """Return how much a sentence takes below the picture of a card."""
    room = QRect(0, 0, _PICTURE.width() + 1 - 2 * _MARGIN, 100 * GRID)
    return metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), sentence).height()


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold


class ExamplesDialog(QDialog):
    """Shows every example; the chosen one goes out by name."""

    example_wanted = Signal(str)
    """The user wants to open the example of this name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("examplesDialog")
        self._model = ExampleList(tuple(self.font().families()), self)
        self.list = QListView(self)
        self.list.setObjectName("exampleList")
        self.list.setViewMode(QListView.ViewMode.IconMode)
        self.list.setMovement(QListView.Movement.Static)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setSpacing(_SPACE)
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setItemDelegate(_CardPainter(self.list))
        self.list.setModel(self._model)
        self.list.setCurrentIndex(self._model.index(0))
        self._buttons = QDialogButtonBox(self)
        roles = QDialogButtonBox.ButtonRole
        self._open = self._buttons.addButton("", roles.AcceptRole)
        self._open.setObjectName("openExampleButton")
        self._open.setDefault(True)
        self._cancel = self._buttons.addButton("", roles.RejectRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(self.list, 1)
        column.addWidget(self._buttons)
        self._buttons.accepted.connect(self._on_chosen)
        self._buttons.rejected.connect(self.reject)
        self.list.doubleClicked.connect(self._on_chosen)
        current_theme().changed.connect(self._model.draw_anew)
        self.retranslate()
        self.list.setFocus()
        self.resize(92 * GRID, 72 * GRID)

    def choose(self, name: str) -> None:
        """Select an example as the user would."""
        rows = range(self._model.rowCount())
        row = next(k for k in rows if self._model.index(k).data(NAME_ROLE) == name)
        self.list.setCurrentIndex(self._model.index(row))

    @Slot()
    def _on_chosen(self) -> None:
        """Close first: opening may ask whether to save, and one question at a time is enough."""
        name = self.list.currentIndex().data(NAME_ROLE)
        self.accept()
        if name is not None:
            self.example_wanted.emit(name)

    def retranslate(self) -> None:
        """Set every word."""
        self.setWindowTitle(tr("Examples"))
        self.list.setAccessibleName(tr("Examples"))
        self._open.setText(tr("Open"))
        self._cancel.setText(tr("Cancel"))
        self._model.read_anew()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
