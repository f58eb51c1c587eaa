"""The stops of a step as a list: by name, for who would rather read than look for a cell."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from gui.stepping.stops import Stop
from gui.stepping.timeline import stop_title
from gui.words.field_advice import explain_fields
from gui.words.translation import tr


class StopList(QComboBox):
    """Names the stop at hand; opened, it lists all others."""

    stop_chosen = Signal(int)
    """A stop was chosen; carries its number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stepStopBox")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(13)
        self._stops: Sequence[Stop] = ()
        self._current = 0
        self.activated.connect(self._on_activated)

    def set_stops(self, stops: Sequence[Stop], current: int) -> None:
        """Name this stop of these; the rest is written when the list is opened."""
        self._stops, self._current = stops, current
        self.clear()
        if stops:
            self.addItem(stop_title(stops[current]), current)

    def retranslate(self) -> None:
        """Word everything anew."""
        explain_fields(self)
        name = tr("All stops of this step")
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.set_stops(self._stops, self._current)

    def showPopup(self) -> None:
        """Write the names of all stops, and open."""
        self._write_all()
        super().showPopup()

    def _write_all(self) -> None:
        self.clear()
        for stop in self._stops:
            self.addItem(stop_title(stop), stop.number)
        self.setCurrentIndex(self._current)

    @Slot(int)
    def _on_activated(self, place: int) -> None:
        number = self.itemData(place)
        if number != self._current:
            self.stop_chosen.emit(number)
