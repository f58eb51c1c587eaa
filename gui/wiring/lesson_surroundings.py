"""What stands in the window beside the project, for the lessons: read, watched, and set up."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Signal, Slot
from PySide6.QtWidgets import QDockWidget, QMainWindow

from gui.document.selection import Selection
from gui.wiring.data_wiring import DataWiring
from gui.wiring.plots_wiring import PlotsWiring

if TYPE_CHECKING:  # made when a lesson is first seen
    from gui.lessons.lesson import Curves
    from gui.lessons.surroundings import Surroundings


class LessonSurroundings(QObject):
    """Knows the functions that are drawn, the neuron that is selected, the digit that is seen."""

    changed = Signal()
    """Something of it is another thing now."""

    def __init__(
        self, plots: PlotsWiring, selection: Selection, data: DataWiring, window: QMainWindow
    ) -> None:
        super().__init__(window)
        self._plots, self._selection, self._data = plots, selection, data
        self._window = window
        self._drawn: int | None = None
        selection.changed.connect(self.changed)
        plots.functions_changed.connect(self.changed)
        data.predicted.connect(self._on_predicted)

    def now(self) -> "Surroundings":
        """Return how things stand."""
        from gui.lessons.surroundings import Surroundings

        neuron = self._selection.neuron
        plot = self._plots.functions
        return Surroundings(
            curves=() if plot is None else plot.chosen,
            x=None if plot is None else plot.x_ends,
            y=None if plot is None else plot.y_ends,
            neuron=None if neuron is None else (neuron.layer, neuron.index + 1),
            drawn=self._drawn,
        )

    def set_up(self, wanted: "Surroundings") -> None:
        """Have the window show what is wanted, as far as it is another thing than now."""
        now = self.now()
        if (wanted.curves, wanted.x, wanted.y) != (now.curves, now.x, now.y) and wanted.x:
            self._draw(wanted.curves, wanted.x, wanted.y)
        if wanted.neuron is not None and wanted.neuron != now.neuron:
            layer, number = wanted.neuron
            self._selection.select_neuron(layer, number - 1)
            self.show_panel("neuron")
        if wanted.drawn is not None:
            self._draw_digit(wanted.drawn)

    @Slot(object)
    def draw_curves(self, curves: "Curves") -> None:
        """Lay functions over one another."""
        self._draw(curves.functions, curves.x, curves.y)

    def _draw(
        self,
        functions: tuple[str, ...],
        x: tuple[float, float],
        y: tuple[float, float] | None,
    ) -> None:
        self.show_panel("functions")
        self._plots.make_functions().draw(functions, x, y)

    def show_panel(self, name: str) -> None:
        """Bring a dock before the others."""
        dock = self._window.findChild(QDockWidget, f"{name}Dock")
        if isinstance(dock, QDockWidget):
            dock.show()
            dock.raise_()

    def _draw_digit(self, digit: int) -> None:
        from gui.lessons.digit_strokes import digit_strokes

        self._data.try_network()
        dialog = self._data.predict_dialog
        if dialog is not None and dialog.pad is not None:
            dialog.pad.clear()
            for stroke in digit_strokes(digit):
                dialog.pad.draw([QPointF(x, y) for x, y in stroke])

    @Slot(object)
    def _on_predicted(self, found: object) -> None:
        """Keep what is seen in a drawing; it holds as long as the drawing does."""
        from engine import Predictions  # imported long since, if anything was found

        drawn = None
        if isinstance(found, Predictions) and found.classes is not None and len(found) == 1:
            drawn = int(found.classes[0])
        if drawn != self._drawn:
            self._drawn = drawn
            self.changed.emit()
