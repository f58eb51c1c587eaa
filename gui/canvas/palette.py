"""The palette: every layer kind, to be dragged onto the canvas or put there with Enter."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QDrag, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from engine import LAYER_KINDS
from gui.document.edits import palette_kinds
from gui.looks.resource_files import layer_icon
from gui.words.layer_texts import layer_titles
from gui.words.translation import tr

LAYER_MIME: Final = "application/x-layerloom-layer"
"""Type of the data an entry is dragged as: the kind, in UTF-8."""

_BASIC: Final = ("input", "hidden", "output")

#: What people also call a kind, in either language, for the search.
_OTHER_WORDS: Final = {
    "input": "input data x 입력",
    "hidden": "hidden dense affine linear fully connected mlp 은닉 완전연결 밀집 선형",
    "output": "output dense affine linear prediction y 출력 완전연결 밀집 예측",
    "activation": "activation relu sigmoid tanh softmax 활성화 시그모이드 소프트맥스",
    "dropout": "dropout regularization 드롭아웃 정칙화 과적합",
    "batch_normalization": "batch normalization norm bn 배치 정규화",
    "maxout": "maxout 맥스아웃",
    "add": "add sum skip residual shortcut 더하기 합 잔차 스킵",
    "concatenate": "concatenate concat join merge 이어붙이기 병합 연결",
}

_KIND_ROLE: Final = Qt.ItemDataRole.UserRole
_ICON_SIZE: Final = 20
_ENTRY_HEIGHT: Final = 26
_HEADING_HEIGHT: Final = 22
_ENTRY_ROOM: Final = 8
_HEADING_ROOM: Final = 4


class LayerPalette(QListWidget):
    """Lists the layer kinds in groups."""

    layer_chosen = Signal(str)
    """A kind was chosen by Enter or a double click."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setIconSize(QSize(_ICON_SIZE, _ICON_SIZE))
        self._headings: list[QListWidgetItem] = []
        self._entries: dict[str, QListWidgetItem] = {}
        self._groups = _groups()
        for kinds in self._groups:
            self._add_group(kinds)
        self._set_heights()
        self.setCurrentItem(self._entries["input"])
        self.itemDoubleClicked.connect(self._on_double_clicked)
        self.retranslate()

    def entry(self, kind: str) -> QListWidgetItem:
        """Return the entry of a kind."""
        return self._entries[kind]

    def retranslate(self) -> None:
        """Write everything in the language of the moment."""
        self.setAccessibleName(tr("Layer palette"))
        for heading, text in zip(
            self._headings,
            (tr("Basic layers"), tr("More layers"), tr("Joining branches")),
            strict=True,
        ):
            heading.setText(text)
        titles, purposes = layer_titles(), _purposes()
        for kind, entry in self._entries.items():
            entry.setText(titles[kind])
            entry.setToolTip(
                tr(
                    "{purpose} Drag onto the canvas, or press Enter.",
                    purpose=purposes.get(kind, titles[kind]),
                )
            )

    def show_matching(self, text: str) -> int:
        """Show the kinds whose words contain every word of a text; return how many do.

        The first of them becomes the current one.
        """
        wanted = text.casefold().split()
        found = [kind for kind in self._entries if self._matches(kind, wanted)]
        for kind, entry in self._entries.items():
            entry.setHidden(kind not in found)
        for heading, kinds in zip(self._headings, self._groups, strict=True):
            heading.setHidden(not set(kinds) & set(found))
        if found:
            self.setCurrentItem(self._entries[found[0]])
        return len(found)

    def choose_current(self) -> None:
        """Put the current kind onto the canvas."""
        self._choose(self.currentItem())

    def _matches(self, kind: str, wanted: list[str]) -> bool:
        entry = self._entries[kind]
        others = (_OTHER_WORDS.get(kind, ""), _purposes().get(kind, ""))
        words = " ".join((entry.text(), kind, *others)).casefold()
        return all(word in words for word in wanted)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._set_heights()
        super().changeEvent(event)

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        """Return the dragged kind."""
        data = QMimeData()
        data.setData(LAYER_MIME, QByteArray(str(items[0].data(_KIND_ROLE)).encode()))
        return data

    def startDrag(self, supported_actions: Qt.DropAction) -> None:
        """Drag the current entry, with its icon at the pointer."""
        entry = self.currentItem()
        if entry is None or entry.data(_KIND_ROLE) is None:
            return
        drag = QDrag(self)
        drag.setMimeData(self.mimeData([entry]))
        drag.setPixmap(entry.icon().pixmap(QSize(_ICON_SIZE, _ICON_SIZE)))
        drag.setHotSpot(QPoint(_ICON_SIZE // 2, _ICON_SIZE // 2))
        drag.exec(Qt.DropAction.CopyAction)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the current kind onto the canvas on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose_current()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return the size that shows every entry."""
        rows = sum(self.sizeHintForRow(row) for row in range(self.count()))
        return QSize(self.sizeHintForColumn(0) + 24, rows + 2 * self.frameWidth())

    def _add_group(self, kinds: tuple[str, ...]) -> None:
        heading = QListWidgetItem(self)
        heading.setFlags(Qt.ItemFlag.NoItemFlags)
        heading.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        self._headings.append(heading)
        for kind in kinds:
            entry = QListWidgetItem(self)
            entry.setData(_KIND_ROLE, kind)
            entry.setIcon(layer_icon(kind))
            self._entries[kind] = entry

    def _set_heights(self) -> None:
        """Give every line the height of its letters: their size can be chosen."""
        letters = self.fontMetrics().height()
        for heading in self._headings:
            heading.setSizeHint(QSize(0, max(_HEADING_HEIGHT, letters + _HEADING_ROOM)))
        for entry in self._entries.values():
            entry.setSizeHint(QSize(0, max(_ENTRY_HEIGHT, letters + _ENTRY_ROOM)))

    def _choose(self, entry: QListWidgetItem | None) -> None:
        kind = None if entry is None else entry.data(_KIND_ROLE)
        if kind is not None:
            self.layer_chosen.emit(kind)

    @Slot(QListWidgetItem)
    def _on_double_clicked(self, entry: QListWidgetItem) -> None:
        self._choose(entry)


def _groups() -> tuple[tuple[str, ...], ...]:
    """Return what every network needs, what else there is, and what joins several inputs."""
    joining = [kind for kind, spec in LAYER_KINDS.items() if spec.inputs_wanted is None]
    more = [kind for kind in palette_kinds() if kind not in (*_BASIC, *joining)]
    return _BASIC, tuple(more), tuple(joining)


def _purposes() -> dict[str, str]:
    return {
        "input": tr("The layer through which the data come in."),
        "hidden": tr("A dense layer: every unit sums all inputs, weighted, and adds a bias."),
        "output": tr("A dense layer whose units and activation fit the data."),
        "activation": tr("An activation function as a layer of its own."),
        "dropout": tr("Sets random inputs to zero while training, against overfitting."),
        "batch_normalization": tr("Brings each input to mean 0 and variance 1 over the batch."),
        "maxout": tr("Each unit is the largest of several weighted sums."),
        "add": tr("Adds inputs of equal width, element by element."),
        "concatenate": tr("Puts its inputs side by side."),
    }
