"""The stepper's corner of the window: its place and its actions; the rest when it is wanted."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from gui.document.document import NetworkDocument
from gui.document.document_trainer import DocumentTrainer
from gui.document.selection import Selection
from gui.looks.resource_files import icon
from gui.panel_slot import PanelSlot
from gui.stepping.controller import StepController
from gui.wiring.network_views import NetworkViews
from gui.wiring.neuron_wiring import NeuronWiring
from gui.wiring.plots_wiring import PlotsWiring
from gui.wiring.training_wiring import TrainingWiring
from gui.words.translation import tr

if TYPE_CHECKING:  # imported when a step is walked, or its place is seen
    from gui.wiring.stepper import Stepper


#: What the panel needs in a narrow window; a lesson beside it takes what is left of a small screen.
_LEAST: Final = QSize(400, 168)


#: What the stepper consists of, each after what it imports: none takes longer than a few
#: milliseconds then.
_MODULES: Final = (
    "gui.stepping.operations",
    "gui.stepping.forward_operations",
    "gui.stepping.backward_operations",
    "gui.stepping.update_operations",
    "gui.stepping.stops",
    "gui.stepping.granularity",
    "gui.stepping.matrix_view",
    "gui.stepping.operation_card",
    "gui.stepping.card_flow",
    "gui.stepping.step_head",
    "gui.stepping.panel",
    "gui.wiring.stepping_wiring",
    "gui.wiring.what_if_wiring",
    "gui.wiring.loss_along_wiring",
    "gui.wiring.gradient_check_wiring",
    "gui.wiring.stepper",
)


class StepperCorner(QObject):
    """Has the stepper made when a step is first walked, or when its place is first seen.

    Attributes
    ----------
    slot : PanelSlot
        The place of the panel.
    what_if_action, loss_along_action, check_all_action : QAction
        What can be laid into the panel; the first two are checked while it is.
    """

    failed = Signal(str)
    """Something that was asked for cannot be done; with the sentence to be shown."""

    def __init__(
        self,
        document: NetworkDocument,
        trainer: DocumentTrainer,
        controller: StepController,
        training: TrainingWiring,
        views: NetworkViews,
        neurons: NeuronWiring,
        plots: PlotsWiring,
        selection: Selection,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.document = document
        self.trainer = trainer
        self.controller = controller
        self.training = training
        self.views = views
        self.neurons = neurons
        self.plots = plots
        self.selection = selection
        self._stepper: Stepper | None = None
        self._unread = list(_MODULES)
        self.slot = PanelSlot(self._make, parent, _LEAST)
        self._make_actions()
        controller.step_requested.connect(self._on_step_requested)
        controller.notation_changed.connect(views.set_notation)
        views.set_notation(controller.notation)
        for changed in (training.started, trainer.replaced, trainer.adapted):
            changed.connect(controller.leave)
        for changed in (document.problems_changed, document.data_changed):
            changed.connect(self.offer)
        self.retranslate()

    def _make_actions(self) -> None:
        self.what_if_action = self._action("whatIfAction", "what-if", "F8", self._on_what_if)
        self.loss_along_action = self._action(
            "lossAlongAction", "loss-curve", "Shift+F8", self._on_loss_along
        )
        for action in (self.what_if_action, self.loss_along_action):
            action.setCheckable(True)
        self.check_all_action = self._action(
            "checkAllGradientsAction", "table", "", self._on_check_all
        )

    def _action(self, name: str, picture: str, keys: str, slot: Callable[[], None]) -> QAction:
        action = QAction(icon(picture), "", self)
        action.setObjectName(name)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(slot)
        return action

    @property
    def actions(self) -> tuple[QAction, ...]:
        """What can be laid into the panel."""
        return self.what_if_action, self.loss_along_action, self.check_all_action

    @property
    def stepper(self) -> "Stepper":
        """The stepper, made now if nobody wanted it before."""
        self.slot.fill()
        assert self._stepper is not None
        return self._stepper

    @Slot()
    def read_ahead(self) -> None:
        """Import what a first step would wait for, module by module, while nothing else happens.

        Not on another thread: PySide6 sets its classes up when they are first asked for.
        """
        if self._unread and self._stepper is None:
            import_module(self._unread.pop(0))
            QTimer.singleShot(0, self, self.read_ahead)

    def _make(self) -> QWidget:
        from gui.wiring.stepper import Stepper

        self._stepper = Stepper(self)
        return self._stepper.panel

    def retranslate(self) -> None:
        """Word everything anew."""
        self.what_if_action.setText(tr("What if…"))
        sentence = tr("Try out other numbers in a sandbox; the training stays as it is")
        self.what_if_action.setToolTip(f"{sentence} ({self.what_if_action.shortcut().toString()})")
        text = tr("Loss along one weight")
        self.loss_along_action.setText(text)
        keys = self.loss_along_action.shortcut().toString()
        self.loss_along_action.setToolTip(f"{text} ({keys})")
        self.check_all_action.setText(tr("Check all gradients…"))
        sentence = tr("Compare every gradient of this step with central differences of the loss.")
        self.check_all_action.setToolTip(sentence)
        if self._stepper is not None:
            self._stepper.retranslate()

    def shut_down(self) -> None:
        """End what is being worked out because the window closes."""
        if self._stepper is not None:
            self._stepper.shut_down()

    @Slot()
    def offer(self) -> None:
        """Offer stepping only when training can work."""
        self.controller.set_available(self.document.can_train)

    @Slot()
    def _on_step_requested(self) -> None:
        self.stepper.stepping.walk_on()

    @Slot()
    def _on_what_if(self) -> None:
        self.stepper.what_if.toggle()

    @Slot()
    def _on_loss_along(self) -> None:
        self.stepper.loss_along.toggle()

    @Slot()
    def _on_check_all(self) -> None:
        self.stepper.gradient_check.open()
