"""The ways on which the error came back to a neuron, to choose from and to be lit."""

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QWidget

from engine import NetworkSpec
from gui.looks.theme import GRID, current_theme
from gui.stepping.error_paths import Contribution, ErrorPaths, Path
from gui.stepping.matrix import Focus
from gui.stepping.writing import Writing
from gui.words.layer_texts import default_name_text
from gui.words.percentages import percentage
from gui.words.translation import tr

_MARGIN: Final = 12
_MOST_TERMS: Final = 8
_SHOWN: Final = 6
_WIDEST: Final = 560
_PATH: Final = Qt.ItemDataRole.UserRole


class ErrorPathCard(QWidget):
    """A list: first the walk with the largest share from the loss on, then every single term."""

    path_lit = Signal(object)
    """A path is pointed at or chosen; carries it, empty where none is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("errorPathCard")
        self._paths: ErrorPaths | None = None
        self._layer = 0
        self._title = QLabel(self)
        self._list = QListWidget(self)
        self._list.setObjectName("errorPathList")
        self._list.setMouseTracking(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.itemEntered.connect(self._on_pointed)
        self._list.currentItemChanged.connect(self._on_chosen)
        self._list.viewport().installEventFilter(self)
        current_theme().changed.connect(self.update)
        self.set_paths(None, None)

    @property
    def has_paths(self) -> bool:
        """Whether there is anything to show."""
        return self._list.count() > 0

    def set_paths(self, paths: ErrorPaths | None, layer: int | None) -> None:
        """Show the ways to neurons of a layer, once `set_focus` says to which one."""
        self._paths, self._layer = (paths, layer) if layer is not None else (None, 0)
        self._list.clear()
        self._list.setAccessibleName(tr("Paths of the error"))
        self.setVisible(False)

    def set_focus(self, focus: Focus, writing: Writing) -> None:
        """List the ways to the neuron in focus."""
        if self._paths is None:
            return
        neuron = min(focus.output, self._paths.forward[self._layer].output.shape[1] - 1)
        terms = self._paths.terms(self._layer, neuron, focus.sample)
        walk = self._paths.largest(self._layer, neuron, focus.sample)
        network = self._paths.network
        self._title.setText(
            tr("Paths of the error to {neuron}", neuron=neuron_text(network, self._layer, neuron))
        )
        self._list.setAccessibleName(self._title.text())
        self._fill(network, walk, terms, writing)
        self.setVisible(self.has_paths)

    def _fill(self, network: NetworkSpec, walk: Path, terms: Path, writing: Writing) -> None:
        self._list.blockSignals(True)
        self._list.clear()
        if walk:
            self._add(walk_text(network, walk), walk)
            self._list.item(0).setToolTip(self._list.item(0).text())
        for term in terms[:_MOST_TERMS]:
            self._add(_term_text(network, term, writing), (term,))
        if len(terms) > _MOST_TERMS:
            self._add(tr("… {count} more …", count=len(terms) - _MOST_TERMS), ())
        self._list.blockSignals(False)

    def _add(self, text: str, path: Path) -> None:
        item = QListWidgetItem(text, self._list)
        item.setData(_PATH, path)

    @Slot(QListWidgetItem)
    def _on_pointed(self, item: QListWidgetItem) -> None:
        self.path_lit.emit(item.data(_PATH))

    @Slot()
    def _on_chosen(self) -> None:
        item = self._list.currentItem()
        self.path_lit.emit(() if item is None else item.data(_PATH))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Light the chosen path again when the pointer leaves the list."""
        if event.type() == QEvent.Type.Leave:
            self._on_chosen()
        return False

    def text(self) -> str:
        """Return title and ways, one in a line."""
        if self.isHidden():
            return ""
        ways = [self._list.item(row).text() for row in range(self._list.count())]
        return "\n".join([self._title.text(), *ways])

    def arrange(self, width: int) -> QSize:
        """Place title and list for at most this width; return what the card needs."""
        inner = min(width - 2 * _MARGIN, _WIDEST, self._list.sizeHintForColumn(0) + 3 * GRID)
        inner = max(inner, self._title.sizeHint().width())
        title = self._title.sizeHint().height()
        rows = min(self._list.count(), _SHOWN)
        height = rows * max(self._list.sizeHintForRow(0), title) + GRID
        self._title.setGeometry(_MARGIN, GRID, inner, title)
        self._list.setGeometry(_MARGIN, 2 * GRID + title, inner, height)
        return QSize(inner + 2 * _MARGIN, 3 * GRID + title + height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        palette = current_theme().palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(palette.border))
        painter.setBrush(QColor(palette.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.end()


def neuron_text(network: NetworkSpec, layer: int, neuron: int) -> str:
    """Return ``Hidden 1, neuron 2``."""
    name = default_name_text(network.names[layer])
    return tr("{layer}, neuron {neuron}", layer=name, neuron=neuron + 1)


def walk_text(network: NetworkSpec, walk: Path) -> str:
    """Return the walk with the largest share, from the loss on, with its percentages."""
    first = walk[0]
    stations = [tr("Loss", "phase"), neuron_text(network, first.layer, first.neuron)]
    for step in walk:
        share = percentage(f"{100 * step.share:.0f}")
        stations.append(f"{neuron_text(network, step.to_layer, step.to_neuron)} ({share})")
    return tr("Largest share: {walk}", walk=" → ".join(stations))


def _term_text(network: NetworkSpec, term: Contribution, writing: Writing) -> str:
    product = writing.product(term.weight, term.delta)
    share = percentage(f"{100 * term.share:.0f}")
    total = writing.text(term.product)
    neuron = neuron_text(network, term.layer, term.neuron)
    return f"{neuron}: w·δ = {product} = {total} ({share})"
