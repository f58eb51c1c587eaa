"""The strip that offers what could be saved from a damaged project, and the version before."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from engine import Project
from gui.looks.resource_files import icon
from gui.looks.theme import GRID, current_theme
from gui.words.translation import QT_TR_NOOP, tr

if TYPE_CHECKING:  # imported when a project is damaged
    from engine import Salvage

_PARTS: Final = {
    "network": QT_TR_NOOP("the network"),
    "training": QT_TR_NOOP("the training settings"),
    "layout": QT_TR_NOOP("where the blocks stand"),
    "weights": QT_TR_NOOP("the weights"),
    "progress": QT_TR_NOOP("how far training has come"),
    "history": QT_TR_NOOP("the curves"),
    "data": QT_TR_NOOP("the data"),
}


@dataclass(frozen=True, eq=False)
class Rescue:
    """What there is in place of a project that cannot be opened.

    Parameters
    ----------
    path : Path
        The damaged file.
    salvage : Salvage, optional
        What was saved from it.
    earlier : Project, optional
        The version before, where that can be opened.
    """

    path: Path
    salvage: "Salvage | None"
    earlier: Project | None


class SalvageOffer(QFrame):
    """Says what could be saved and what is lost; hidden until there is something to offer."""

    salvage_wanted = Signal(object)
    """The user wants what was saved, in this `Rescue`, opened."""
    earlier_wanted = Signal(object)
    """The user wants the version before, in this `Rescue`, opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("salvageOffer")
        self.setAutoFillBackground(True)
        self._rescue: Rescue | None = None
        self._sentence = QLabel(self)
        self._sentence.setObjectName("salvageText")
        self._sentence.setWordWrap(True)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.open_saved = QPushButton(self)
        self.open_saved.setObjectName("openSalvageButton")
        self.open_saved.clicked.connect(self._on_open_saved)
        self.open_earlier = QPushButton(self)
        self.open_earlier.setObjectName("openEarlierButton")
        self.open_earlier.clicked.connect(self._on_open_earlier)
        self._close = QToolButton(self)
        self._close.setObjectName("closeSalvageButton")
        self._close.setIcon(icon("close"))
        self._close.setAutoRaise(True)
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(5 * GRID, GRID // 2, GRID, GRID // 2)
        row.setSpacing(GRID)
        row.addWidget(self._sentence, 1)
        row.addWidget(self.open_earlier)
        row.addWidget(self.open_saved)
        row.addWidget(self._close)
        current_theme().changed.connect(self._colour)
        self._colour()
        self.retranslate()
        self.hide()

    @property
    def text(self) -> str:
        """What is said."""
        return self._sentence.text()

    @Slot(object)
    def offer(self, rescue: Rescue) -> None:
        """Offer this, in the place of what was offered before."""
        self._rescue = rescue
        self.retranslate()
        self.setVisible(rescue.salvage is not None or rescue.earlier is not None)

    @Slot()
    def _on_open_saved(self) -> None:
        self.salvage_wanted.emit(self._rescue)

    @Slot()
    def _on_open_earlier(self) -> None:
        self.earlier_wanted.emit(self._rescue)

    @Slot()
    def _colour(self) -> None:
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.Window, QColor(current_theme().palette.raised))
        self.setPalette(colours)

    def retranslate(self) -> None:
        """Set every word."""
        self.open_saved.setText(tr("Open what was saved"))
        self.open_earlier.setText(tr("Open the version before"))
        self._close.setToolTip(tr("Close"))
        self._close.setAccessibleName(tr("Close"))
        if self._rescue is None:
            return
        sentence = _sentence(self._rescue)
        self._sentence.setText(sentence)
        self._sentence.setAccessibleName(sentence)
        self.open_saved.setVisible(self._rescue.salvage is not None)
        self.open_earlier.setVisible(self._rescue.earlier is not None)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _sentence(rescue: Rescue) -> str:
    salvage, file = rescue.salvage, rescue.path.name
    if salvage is None:
        return tr("Nothing can be saved from {file}, but the version before is there.", file=file)
    worth_telling = _listed(part for part in salvage.saved if part != "layout")
    said = [tr("Saved from {file}: {parts}.", file=file, parts=worth_telling)]
    if salvage.damaged:
        said.append(tr("Only in part: {parts}.", parts=_listed(salvage.damaged)))
    if salvage.lost:
        said.append(tr("Lost: {parts}.", parts=_listed(salvage.lost)))
    if salvage.is_doubtful:
        said.append(tr("A number may be another one now: look over the settings."))
    return " ".join(said)


def _listed(parts: Iterable[str]) -> str:
    return ", ".join(tr(_PARTS[part]) for part in parts)
