"""Which two of several inputs span the plane."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from gui.looks.theme import GRID
from gui.words.field_advice import explain_fields
from gui.words.translation import tr


class _Inputs(QComboBox):
    """A list whose choice ends in dots where there is no room for all of it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much of the choice as there is room for."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, field.width() - GRID // 2
        )
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()


class AxisChoosers(QWidget):
    """Two lists of the inputs; hidden where there is nothing to choose."""

    chosen = Signal()
    """The user wants other inputs along the axes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes = [self._box("regionsAcross"), self._box("regionsUp")]
        self._cross = QLabel("×", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, GRID // 2, GRID, 0)
        row.setSpacing(GRID)
        row.addWidget(self._boxes[0], 1)
        row.addWidget(self._cross)
        row.addWidget(self._boxes[1], 1)
        self.hide()
        self.retranslate()

    def _box(self, name: str) -> QComboBox:
        box = _Inputs(self)
        box.setObjectName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(5)
        box.currentIndexChanged.connect(self._on_chosen)
        return box

    @property
    def across(self) -> int:
        """The input along the bottom."""
        return max(self._boxes[0].currentIndex(), 0)

    @property
    def up(self) -> int:
        """The input along the left; the same one where there is only one."""
        return max(self._boxes[1].currentIndex(), 0)

    def set_inputs(self, names: Sequence[str], chosen: tuple[int, int] = (0, 1)) -> None:
        """Offer these inputs, of which two are chosen; nobody is told."""
        for place, box in zip(chosen, self._boxes, strict=True):
            with QSignalBlocker(box):
                box.clear()
                box.addItems(list(names))
                box.setCurrentIndex(min(place, len(names) - 1))
        self.setVisible(len(names) > 2)

    @Slot()
    def _on_chosen(self) -> None:
        if self.across == self.up:  # a plane needs two
            other = self._boxes[1 if self.sender() is self._boxes[0] else 0]
            with QSignalBlocker(other):
                other.setCurrentIndex((other.currentIndex() + 1) % other.count())
        self.chosen.emit()

    def retranslate(self) -> None:
        """Set every word in the language of the moment."""
        explain_fields(self)
        rest = tr("The other inputs are held at their mean")
        for box, name in zip(
            self._boxes, (tr("Horizontal axis"), tr("Vertical axis")), strict=True
        ):
            box.setToolTip(f"{name} · {rest}")
            box.setAccessibleName(name)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
