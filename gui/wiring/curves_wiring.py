"""Feeds loss, accuracy and the activation curve: what stands open while a network trains."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from engine import SeriesView
from gui.document.document import NetworkDocument
from gui.panel_slot import PanelSlot
from gui.wiring.network_views import NetworkViews
from gui.wiring.training_wiring import TrainingWiring

if TYPE_CHECKING:  # the plots are imported when they are first seen
    from gui.plots.accuracy_plot import AccuracyPlot
    from gui.plots.loss_plot import LossPlot

_CROSS_ENTROPIES: Final = ("categorical_cross_entropy", "binary_cross_entropy")


class CurvesWiring(QObject):
    """Introduces the document's training to the plots of its course."""

    loss_made = Signal(object)
    """The plot of the loss stands, a `LossPlot`."""
    accuracy_made = Signal(object)
    """The plot of the accuracy stands, an `AccuracyPlot`."""

    def __init__(
        self,
        document: NetworkDocument,
        training: TrainingWiring,
        views: NetworkViews,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._views = views
        self._loss: LossPlot | None = None
        self._accuracy: AccuracyPlot | None = None
        self._curves: Mapping[str, SeriesView] = {}
        self._epochs_done = 0.0
        self.slots = {
            "loss": PanelSlot(self._make_loss, parent),
            "accuracy": PanelSlot(self._make_accuracy, parent),
            "activation": PanelSlot(self._make_activation, parent),
        }
        training.curves_shown.connect(self._on_curves)
        for changed in (document.opened, document.data_changed, document.training_changed):
            changed.connect(self._tell_classes)

    def _make_loss(self) -> QWidget:
        from gui.plots.loss_plot import LossPlot

        self._loss = LossPlot()
        self._tell_classes()
        self._draw()
        self.loss_made.emit(self._loss)
        return self._loss

    def _make_accuracy(self) -> QWidget:
        from gui.plots.accuracy_plot import AccuracyPlot

        self._accuracy = AccuracyPlot()
        self._tell_classes()
        self._draw()
        self.accuracy_made.emit(self._accuracy)
        return self._accuracy

    def _make_activation(self) -> QWidget:
        from gui.plots.activation_plot import ActivationPlot

        plot = ActivationPlot()
        self._views.set_activation_plot(plot)
        return plot

    @Slot(object, float)
    def _on_curves(self, curves: Mapping[str, SeriesView], epochs_done: float) -> None:
        self._curves, self._epochs_done = curves, epochs_done
        self._draw()

    def _draw(self) -> None:
        for plot in (self._loss, self._accuracy):
            if plot is None:
                continue
            if self._curves:
                plot.set_history(self._curves, self._epochs_done)
            else:
                plot.clear()

    @Slot()
    def _tell_classes(self) -> None:
        state = self._document.state
        classes = None if state.data is None else state.data.shape.classes
        if self._accuracy is not None:
            self._accuracy.set_classes(classes)
            self._accuracy.set_regression(state.data is not None and classes is None)
        if self._loss is not None:
            # Guessing among C classes costs ln C only where the loss is a cross-entropy.
            is_entropy = state.training.loss.name in _CROSS_ENTROPIES
            self._loss.set_classes(classes if is_entropy else None)
