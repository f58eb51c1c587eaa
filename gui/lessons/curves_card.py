"""A picture of functions in a lesson, one click away from the panel in which they can be tried."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from engine import Choice
from gui.lessons.lesson import Curves
from gui.words.layer_texts import activation_text
from gui.words.translation import tr


class CurvesCard(QWidget):
    """A button that lays the functions over one another.

    Parameters
    ----------
    curves : Curves
    """

    wanted = Signal(object)
    """The learner wants to see these `Curves`."""

    def __init__(self, curves: Curves, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curves = curves
        self.button = QPushButton(self)
        self.button.setObjectName("drawCurvesButton")
        self.button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.button.clicked.connect(self._on_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.button)
        self.retranslate()

    @Slot()
    def _on_clicked(self) -> None:
        self.wanted.emit(self._curves)

    def retranslate(self) -> None:
        """Name the functions in the language of the moment."""
        names = ", ".join(activation_text(Choice(name)) for name in self._curves.functions)
        self.button.setText(tr("Draw {names}", names=names))
        self.button.setToolTip(
            tr("Draws them in the Functions panel, for x from {ends}", ends=_ends(self._curves.x))
        )


def _ends(ends: tuple[float, float]) -> str:
    return " … ".join(f"{end:g}".replace("-", "−") for end in ends)
