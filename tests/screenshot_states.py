"""Waiting for a window that is looked at: until it has trained, and until it is at rest."""

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtWidgets import QDockWidget, QWidget

from gui.panel_slot import PanelSlot
from gui.window.main_window import MainWindow

_LAYOUT_PASSES = 8


def settle(milliseconds: int = 250) -> None:
    """Let the window draw what it was given: pictures are taken of a window at rest.

    On a busy machine the time may be over before a layout has come to its end: what is posted is
    worked off in any case.
    """
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
    for _ in range(_LAYOUT_PASSES):
        QCoreApplication.processEvents()


def train(window: MainWindow, steps: int) -> None:
    """Train until the curves show so many steps more; the run goes on."""
    loop = QEventLoop()
    goal = window.trainer.trainer.state.position.step + steps
    window.session.snapshot_arrived.connect(
        lambda snapshot: loop.quit() if snapshot.step >= goal else None
    )
    window.controls.train_action.trigger()
    loop.exec()


def bring_up(window: MainWindow, dock: str) -> None:
    """Show one panel of a network that has trained, the output layer selected."""
    window.session.pause_now()
    output = window.document.state.network.output
    if output is not None:
        window.selection.select_layer(output.id)
        if dock == "neuron":
            window.selection.select_neuron(output.id, 0)
    if dock == "step":
        for _ in range(2):
            window.stepper.action("stepForwardAction").trigger()
    place = window.findChild(QDockWidget, f"{dock}Dock")
    place.show()
    place.raise_()
    while not is_settled(place.widget()):
        settle(50)
    settle()


def is_settled(panel: QWidget) -> bool:
    """Tell whether a panel has been made, and shows all that it works out."""
    parts = [panel, *panel.findChildren(QWidget)]
    waiting = any(isinstance(part, PanelSlot) and part.panel is None for part in parts)
    return not waiting and not any(getattr(part, "is_busy", False) for part in parts)
