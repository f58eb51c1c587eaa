"""Has the maps of the neurons worked out: from the numbers shown, and only while seen."""

from time import monotonic
from typing import Final

from PySide6.QtCore import QObject, Slot

from engine import LayerloomError, NetworkSpec
from gui.diagram.neuron_card import NeuronCard
from gui.diagram.response_maps import Responder
from gui.document.document import NetworkDocument
from gui.document.selection import Selection
from gui.wiring.network_views import NetworkViews, dataset_of
from gui.wiring.training_wiring import TrainingWiring

#: Seconds between two looks while training: maps are dear beside a tiny network's steps.
_PAUSE: Final = 0.19


class ResponseWiring(QObject):
    """Introduces document, views and training to the diagram's and the card's maps."""

    def __init__(
        self,
        document: NetworkDocument,
        training: TrainingWiring,
        views: NetworkViews,
        selection: Selection,
        card: NeuronCard,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._training = training
        self._views = views
        self._selection = selection
        self._diagram = diagram = views.diagram
        self._card = card
        self._responder: Responder | None = None
        self._known: tuple[NetworkSpec, str, object] | None = None
        self._begun = 0.0
        views.shown.connect(self._on_shown)
        diagram.maps_wanted.connect(self.refresh)
        card.seen.connect(self.refresh)
        selection.changed.connect(self._show_on_card)

    @Slot()
    def _on_shown(self) -> None:
        now = monotonic()
        if self._training.is_running and now - self._begun < _PAUSE:
            return
        self._begun = now
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Work out the maps of what is shown, where somebody sees them."""
        responder = self._current_responder()
        if responder is None:
            self._diagram.set_maps({})
        elif self._diagram.wants_maps:
            self._diagram.set_maps(responder.maps(self._views.parameters))
        self._show_on_card()

    @Slot()
    def _show_on_card(self) -> None:
        if not self._card.sight.is_seen:
            return
        neuron, responder = self._selection.neuron, self._current_responder()
        if neuron is None or responder is None:
            self._card.set_map(None)
            return
        found = responder.map_of(self._views.parameters, neuron.layer, neuron.index)
        self._card.set_map(found)

    def _current_responder(self) -> Responder | None:
        """Return who works the maps out for the present network and data; the same while it can."""
        state = self._document.state
        wanted = (state.network, state.training.dtype, state.data)
        if self._known is None or any(
            now is not before for now, before in zip(wanted, self._known, strict=True)
        ):
            self._known = wanted
            self._responder = self._new_responder()
        return self._responder

    def _new_responder(self) -> Responder | None:
        state = self._document.state
        try:
            return Responder.of(state.network, state.training.dtype, dataset_of(self._document))
        except LayerloomError:  # an unfinished network has no numbers yet
            return None
