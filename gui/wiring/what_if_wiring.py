"""Lets numbers of a step be tried out: every view follows, and the training feels nothing."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QToolButton, QWidget

from engine import DivergedError, LossRecord, ParameterChange
from gui.document.document import NetworkDocument
from gui.document.document_trainer import DocumentTrainer
from gui.document.selection import Neuron, Selection
from gui.stepping.controller import StepController
from gui.stepping.matrix_view import MatrixView
from gui.stepping.number_editor import NumberEditor
from gui.stepping.operation_card import OperationCard
from gui.stepping.panel import StepPanel
from gui.stepping.sandbox_frame import SandboxFrame
from gui.stepping.stops import Stop
from gui.stepping.what_if import BATCH_ARRAYS, Place, TriedNumber
from gui.stepping.what_if_texts import PlaceNames, loss_text
from gui.wiring.neuron_wiring import NeuronWiring
from gui.wiring.plots_wiring import PlotsWiring
from gui.wiring.stepping_wiring import SteppingWiring
from gui.wiring.what_if_diagram import DiagramNumbers
from gui.wiring.what_if_keeping import WhatIfKeeping
from gui.words.translation import tr


class WhatIfWiring(QObject):
    """Introduces the stepper's sandbox to the views in which its numbers are edited and seen."""

    failed = Signal(str)
    """A number cannot be tried out; with the sentence to be shown."""

    def __init__(
        self,
        document: NetworkDocument,
        trainer: DocumentTrainer,
        stepping: SteppingWiring,
        neurons: NeuronWiring,
        plots: PlotsWiring,
        selection: Selection,
        action: QAction,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._trainer = trainer
        self._stepping = stepping
        self._plots = plots
        self._controller: StepController = stepping.controller
        self._panel: StepPanel = stepping.panel
        self._what_if = stepping.what_if
        self._keeping = WhatIfKeeping(document, trainer)
        self._sound: Mapping[Place, TriedNumber] = {}
        self._loss_before = 0.0
        self._editor: NumberEditor | None = None
        #: The number of the stop at which it was opened.
        self._edited_at: int | None = None
        self._is_leaving = False
        #: Whether the plots show the weights of the sandbox.
        self._has_regions = False
        self.action = action
        self._add_button()
        diagram = stepping.diagram
        self._frames = [SandboxFrame(view) for view in (diagram, neurons.card)]
        self._numbers = DiagramNumbers(diagram, selection)
        self._make_shortcuts(self._panel, diagram, neurons.card)
        neurons.divert = self.try_parameter
        self._connect()
        self._show()

    def _add_button(self) -> None:
        button = QToolButton(self._panel)
        button.setObjectName("whatIfButton")
        button.setDefaultAction(self.action)
        self._panel.head.insert_tool(button)

    def _make_shortcuts(self, *views: QWidget) -> None:
        self._escapes = []
        for view in views:
            escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), view)
            escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            escape.setEnabled(False)
            escape.activated.connect(self.drop)
            self._escapes.append(escape)

    def _connect(self) -> None:
        self._what_if.changed.connect(self._on_changed)
        self._controller.stop_changed.connect(self._on_stop_changed)
        self._controller.left.connect(self._on_left)
        self._panel.cards.edit_wanted.connect(self._on_cell_edit_wanted)
        self._numbers.edit_wanted.connect(self._on_diagram_edit_wanted)
        strip = self._panel.sandbox_strip
        strip.keep_wanted.connect(self.keep)
        strip.drop_wanted.connect(self.drop)
        strip.take_back_wanted.connect(self._on_take_back_wanted)
        strip.bring_back_wanted.connect(self._on_bring_back_wanted)
        self._document.about_to_change.connect(self._on_about_to_change)

    def retranslate(self) -> None:
        """Word everything anew."""
        self._show()

    # In and out

    def toggle(self) -> None:
        """Open the sandbox, or leave it."""
        if self._what_if.is_active:
            self.drop()
        else:
            self.open()
        self.action.setChecked(self._what_if.is_active)

    def open(self) -> bool:
        """Open the sandbox over the step at hand, or over the next one; tell whether it is."""
        if not self._stepping.begin():
            return False
        if not self._what_if.is_active:
            self._loss_before = self._loss()
            self._controller.set_held(True)
            assert self._stepping.base is not None
            self._what_if.begin(self._stepping.base)
        return True

    @Slot()
    def drop(self) -> None:
        """Leave the sandbox; the numbers are the training's again, to the bit."""
        self._what_if.end()

    @Slot()
    def _on_left(self) -> None:
        self._is_leaving = True
        self._what_if.end()
        self._is_leaving = False

    @Slot()
    def _on_about_to_change(self) -> None:
        """Let go of a field that lies over a number: the document is about to be another one."""
        if self._editor is not None:
            self._editor.discard()

    # Trying out

    def try_out(self, place: Place, value: float) -> None:
        """Set a number in the sandbox, which is opened if need be; every view follows."""
        if not self._controller.stops or not self.open():
            return
        stop = self._controller.stop
        if stop is not None and stop.phase == "update" and place.layer is not None:
            # What is tried out are the weights before the update.
            self._controller.first()
        self._what_if.try_out(place, value)

    def try_parameter(self, change: ParameterChange) -> bool:
        """Take an edit of a weight or bias into the sandbox if a step is walked; tell whether."""
        if not self._controller.is_active:
            return False
        self.try_out(Place(change.parameter, change.layer, change.index), change.value)
        return True

    @Slot(int)
    def _on_take_back_wanted(self, number: int) -> None:
        self._what_if.take_back(self._what_if.tried[number].place)

    @Slot()
    def _on_bring_back_wanted(self) -> None:
        self._what_if.restore(self._what_if.dropped)

    @Slot()
    def _on_changed(self) -> None:
        if not self._is_leaving and self._controller.stops:
            try:
                self._walk_again()
            except DivergedError:
                self.failed.emit(
                    tr("With this number the step has no finite result: it was taken back.")
                )
                self._what_if.restore(self._sound)
                return
        self._sound = self._what_if.snapshot()
        self._show()

    def _walk_again(self) -> None:
        """Trace the step anew, and leave the cards where they are."""
        self._controller.set_held(self._what_if.is_active)
        bar = self._panel.scroll_bar
        place = bar.value()
        self._stepping.walk_again()
        bar.setValue(place)

    # Editing in place

    @Slot(object, int, int)
    def _on_cell_edit_wanted(self, view: MatrixView, row: int, column: int) -> None:
        card, matrix = view.parent(), view.matrix
        if not isinstance(card, OperationCard) or card.operation is None:
            return
        layer = None if matrix.tried_as in BATCH_ARRAYS else card.operation.layer
        place = Place(matrix.tried_as, layer, matrix.recorded_index(row, column))
        if self.open():
            self._edit(view, view.cell_rect(row, column), place)

    @Slot(object, QRect)
    def _on_diagram_edit_wanted(self, neuron: Neuron, field: QRect) -> None:
        spec = self._document.state.network
        if spec.input is not None and neuron.layer == spec.input.id and self.open():
            place = Place("inputs", None, (self._panel.sample, neuron.index))
            self._edit(self._numbers.diagram, field, place)

    def _edit(self, view: QWidget, field: QRect, place: Place) -> None:
        if self._editor is not None:
            self._editor.finish()
        value = self._what_if.value(place)
        stop = self._controller.stop
        self._edited_at = None if stop is None else stop.number
        editor = self._editor = NumberEditor(view, field, value, self.names().name(place))

        def give(number: float) -> None:
            if self._editor is editor:
                self.try_out(place, number)

        editor.value_given.connect(give)
        editor.ended.connect(self._on_editor_ended)

    @Slot()
    def _on_editor_ended(self) -> None:
        self._editor = None

    # Keeping

    @Slot()
    def keep(self) -> None:
        """Make what is tried out an edit of the project, as one entry of the history."""
        step, stop = self._stepping.step, self._controller.stop
        tried, dataset = self._what_if.tried, self._keeping.dataset(self._what_if)
        has_parameters = any(one.place.layer is not None for one in tried)
        if step is None or stop is None or not (has_parameters or dataset):
            return
        self._end_quietly()
        self._keeping.keep(step, tried, dataset)
        self._stepping.resume(stop.number)

    def _end_quietly(self) -> None:
        """Leave the sandbox without showing the numbers before it once more."""
        self._is_leaving = True
        self._what_if.end()
        self._is_leaving = False

    # What is seen

    @Slot(object)
    def _on_stop_changed(self, stop: Stop | None) -> None:
        self._numbers.is_offered = stop is not None
        editor = self._editor
        if editor is not None and stop is None:
            editor.discard()
        elif editor is not None and stop is not None and stop.number != self._edited_at:
            # Not now: others still hear of the stop, and taking the number shows it anew.
            QTimer.singleShot(0, editor, editor.finish)
        self._mark()

    def _show(self) -> None:
        is_open = self._what_if.is_active
        self._controller.set_held(is_open)
        self._numbers.is_open = is_open
        self.action.setChecked(is_open)
        for escape in self._escapes:
            escape.setEnabled(is_open)
        for frame in self._frames:
            frame.set_shown(is_open)
        self._panel.moments.setEnabled(not is_open)
        self._show_strip()
        self._mark()
        self._show_regions()

    def _show_strip(self) -> None:
        strip, base = self._panel.sandbox_strip, self._what_if.base
        if base is None:
            strip.hide()
            return
        tried, names, numbers = self._what_if.tried, self.names(), self._panel.number_format
        obstacle = self._keeping.obstacle(self._what_if)
        keepable = [one for one in tried if one.place.layer is not None or not obstacle]
        note = [loss_text(self._loss_before, self._loss(), numbers), obstacle]
        strip.open()
        strip.offer_dropped(len(self._what_if.dropped))
        strip.set_state(
            [names.change(one, numbers) for one in tried],
            "  ".join(filter(None, [tr("The training stays as it is."), *note])),
            bool(keepable),
        )

    def _loss(self) -> float:
        records = (record for stop in self._controller.stops for record in stop.records)
        return next((r.loss for r in records if isinstance(r, LossRecord)), 0.0)

    def names(self) -> PlaceNames:
        """Return what the numbers of the step at hand are called."""
        stops = self._controller.stops
        operations = [operation for stop in stops for operation in stop.operations]
        counted = bool(stops) and stops[0].counts_weights
        numberings = {
            operation.layer: operation.numbering
            for operation in operations
            if counted and operation.layer is not None and operation.numbering is not None
        }
        samples = stops[0].samples if stops else 1
        network, notation = self._document.state.network, self._controller.notation
        return PlaceNames(network, samples, numberings, notation)

    def _mark(self) -> None:
        """Mark on the cards what is tried out."""
        is_open = self._what_if.is_active
        places = [one.place for one in self._what_if.tried]
        for card in self._panel.cards.cards:
            layer = None if card.operation is None else card.operation.layer
            for view in card.views():
                own = view.matrix.tried_as
                wanted = None if own in BATCH_ARRAYS else layer
                cells = [p.index for p in places if own and (p.what, p.layer) == (own, wanted)]
                view.mark_tried(frozenset(map(view.matrix.cell_of, cells)), is_open)

    def _show_regions(self) -> None:
        """Draw decision regions and mistakes for the weights that are tried out."""
        base, trainer = self._what_if.base, self._trainer.trainer
        if base is not None:
            self._plots.show_parameters(self._what_if.applied(base)[0].network.parameters.copy())
        elif trainer is not None and self._has_regions:
            self._plots.show_parameters(trainer.state.network.parameters.copy())
        self._has_regions = base is not None
