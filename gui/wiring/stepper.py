"""The stepper: the panel that walks, who leads it, and all that can be laid into it."""

from typing import TYPE_CHECKING

from gui.stepping.panel import StepPanel
from gui.wiring.gradient_check_wiring import GradientCheckWiring
from gui.wiring.layer_jumps import LayerJumps
from gui.wiring.loss_along_wiring import LossAlongWiring
from gui.wiring.stepping_wiring import SteppingWiring
from gui.wiring.what_if_wiring import WhatIfWiring

if TYPE_CHECKING:  # the corner has this made
    from gui.wiring.stepper_corner import StepperCorner


class Stepper:
    """Introduces the panel and its parts to one another, and to the window.

    Parameters
    ----------
    corner : StepperCorner
        Where it stands, and with what.
    """

    def __init__(self, corner: "StepperCorner") -> None:
        controller, selection = corner.controller, corner.selection
        self.panel = StepPanel(controller, corner.slot)
        self.stepping = SteppingWiring(
            *(corner.document, corner.trainer, controller, self.panel),
            *(corner.training, corner.views, corner),
        )
        self.what_if = WhatIfWiring(
            *(corner.document, corner.trainer, self.stepping, corner.neurons),
            *(corner.plots, selection, corner.what_if_action, corner),
        )
        self.loss_along = LossAlongWiring(
            *(self.stepping, self.what_if, selection, corner.loss_along_action, corner)
        )
        self.gradient_check = GradientCheckWiring(
            *(self.stepping, self.what_if, selection, corner.check_all_action, corner)
        )
        LayerJumps(controller, selection, corner)
        self.panel.neuron_clicked.connect(selection.select_neuron)
        self.panel.weight_clicked.connect(selection.select_weight)
        for part in (self.stepping, self.what_if, self.gradient_check):
            part.failed.connect(corner.failed)

    def retranslate(self) -> None:
        """Word everything anew; the panel hears of it by itself."""
        self.what_if.retranslate()
        self.loss_along.retranslate()

    def shut_down(self) -> None:
        """End what is being worked out because the window closes."""
        self.stepping.shut_down()
        self.loss_along.shut_down()
        self.gradient_check.shut_down()
