"""What an empty canvas offers beside an empty sheet: the examples."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from gui.document.document import NetworkDocument
from gui.looks.resource_files import icon
from gui.looks.theme import GRID
from gui.words.translation import tr


class EmptyCanvasOffer(QPushButton):
    """A button in the middle of the canvas, there while the document has no layers.

    Parameters
    ----------
    document : NetworkDocument
        Whose layers are looked for.
    ground : QWidget
        The canvas's own surface, on which the button lies.
    """

    examples_wanted = Signal()
    """The user wants to see the examples."""

    def __init__(self, document: NetworkDocument, ground: QWidget) -> None:
        super().__init__(ground)
        self.setObjectName("emptyCanvasOffer")
        self.setIcon(icon("examples"))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._document = document
        self._ground = ground
        self.clicked.connect(self.examples_wanted)
        document.spec_changed.connect(self.refresh)
        document.opened.connect(self.refresh)
        ground.installEventFilter(self)
        self.retranslate()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Come and go with the layers."""
        self.setVisible(not self._document.state.network.layers)
        self._lie_in_the_middle()

    def retranslate(self) -> None:
        """Set every word."""
        self.setText(tr("Start from an example…"))
        self._lie_in_the_middle()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle while the canvas is resized."""
        if event.type() == QEvent.Type.Resize:
            self._lie_in_the_middle()
        return super().eventFilter(watched, event)

    def _lie_in_the_middle(self) -> None:
        """Lie just below the sentence that the canvas writes in its middle."""
        self.adjustSize()
        centre = self._ground.rect().center()
        self.move(centre + QPoint(-self.width() // 2, 3 * GRID))
