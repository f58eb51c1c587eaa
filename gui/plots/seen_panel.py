"""What all panels of plots share: their ground, the language, and to rest while nobody looks."""

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget

from gui.sight import Sight


class SeenPanel(QWidget):
    """A panel that draws nothing while it cannot be seen, and catches up when it can.

    Attributes
    ----------
    sight : Sight
        Whether it can be seen.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._is_stale = False
        self.sight = Sight(self)
        self.sight.changed.connect(self._on_sight_changed)

    def _may_draw(self) -> bool:
        """Tell whether to draw what there is to draw; if not, it is caught up with later."""
        self._is_stale = not self.sight.is_seen
        return self.sight.is_seen

    # What each panel does in its own way

    def _catch_up(self) -> None:
        """Draw what came while nobody could see it."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Set every word in the language of the moment."""

    # Following language and sight

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    @Slot(bool)
    def _on_sight_changed(self, is_seen: bool) -> None:
        if is_seen and self._is_stale:
            self._catch_up()
