"""A click on a layer while a step is walked goes to the stop of that layer."""

from PySide6.QtCore import QObject, Slot

from gui.document.selection import Selection
from gui.stepping.controller import StepController
from gui.stepping.stops import Stop


class LayerJumps(QObject):
    """Hears of layers that are selected: on the canvas, in the diagram, in the list."""

    def __init__(
        self, controller: StepController, selection: Selection, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._selection = selection
        selection.changed.connect(self._on_selected)

    @Slot()
    def _on_selected(self) -> None:
        here, chosen = self._controller.stop, self._selection
        if here is None or chosen.layer in (None, here.layer):
            return
        if chosen.neuron is not None or chosen.weight is not None:
            return  # somebody looks a number up, and does not want to leave
        stops = [stop for stop in self._controller.stops if stop.layer == chosen.layer]
        if stops:
            self._controller.go_to(_nearest(stops, here).number)


def _nearest(stops: list[Stop], here: Stop) -> Stop:
    """Return the stop in the same phase, else the one that is fewest stops away."""
    return min(stops, key=lambda stop: (stop.phase != here.phase, abs(stop.number - here.number)))
