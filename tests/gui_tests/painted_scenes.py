"""The window in every state in which something of its own is painted, one after another."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDockWidget

from engine import Choice, InputSpec, NetworkSpec
from gui.canvas.layer_item import Part
from gui.canvas.scene import CanvasScene
from gui.document import edits
from gui.document.document import DocumentState
from gui.stepping.typesetting import typesetter
from gui.stepping.what_if import Place
from gui.window.main_window import MainWindow

Wait = Callable[[Callable[[], bool]], None]

WATCHED = ("loss", "accuracy", "gradients", "weights", "confusion", "functions", "runs")
BESIDE = ("regions", "activation", "neuron", "data")
TRAINED = ("spiral-2-8-8-1", "dense-4-8-8-3", "digits-8x8")
STEPS = 40
#: Two steps of two layers: in the second one the panel of the stops has its full height.
WIDE_STOPS = 14
KINDS = ("activation", "dropout", "maxout")


def each_scene(window: MainWindow, wait: Wait) -> Iterator[str]:
    """Bring the window into one state after another; say which it is in.

    Parameters
    ----------
    window : MainWindow
    wait : callable
        Waits for a condition while events are worked off.
    """
    for scene in _scenes(window, wait):
        _set_formulas(window, wait)
        yield scene


def _scenes(window: MainWindow, wait: Wait) -> Iterator[str]:
    yield from _building(window)
    yield from _stepping(window)
    yield from _wide(window)
    yield from _sandbox(window)
    for example in TRAINED:
        yield from _panels(window, example, wait)
    _open(window, "mnist-784-50-10")
    yield "mnist without its data"


def _set_formulas(window: MainWindow, wait: Wait) -> None:
    """Let every formula in sight be set and given its room."""
    QApplication.processEvents()
    window.grab()
    wait(lambda: not typesetter()._wanted)
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    QApplication.processEvents()


def _open(window: MainWindow, example: str) -> None:
    window.session.pause_now()
    window.document.set_clean()
    window.files.open_example(example)
    QApplication.processEvents()


def _show(window: MainWindow, dock: str) -> None:
    place = window.findChild(QDockWidget, f"{dock}Dock")
    place.show()
    place.raise_()
    QApplication.processEvents()


def _building(window: MainWindow) -> Iterator[str]:
    """Build a network with a branch, a block of every kind, and faults."""
    window.document.set_clean()
    window.document.open(DocumentState(NetworkSpec.stack(InputSpec(id=0, units=4))))
    first = edits.append_layer(window.document, "hidden", 1)
    twin = edits.append_layer(window.document, "hidden", 1, (220.0, 170.0))
    last = edits.append_layer(window.document, "add", first)
    edits.connect(window.document, twin, last)
    for kind in KINDS:
        last = edits.append_layer(window.document, kind, last)
    last = edits.append_layer(window.document, "output", last)
    edits.set_activation(window.document, last, Choice("softmax"))
    edits.add_layer(window.document, "batch_normalization", (300.0, 300.0))
    edits.tidy_up(window.document)
    scene = window.canvas.scene()
    assert isinstance(scene, CanvasScene)
    window.selection.clear()
    window.canvas.fit()
    QApplication.processEvents()
    yield "building"
    for _ in range(4):
        window.canvas.zoom_in()
    yield "building, near"
    for part in Part:
        for item in scene.layer_items.values():
            item._set_hovered(part)
        yield f"pointer on {part.value}"
    for item in scene.layer_items.values():
        item._set_hovered(None)
        item.set_selected(True)
        item.set_target(True)
    for link in scene.link_items.values():
        link.set_selected(True)
    yield "all selected"


def _stepping(window: MainWindow) -> Iterator[str]:
    _open(window, "mazur-2-2-2")
    forward = window.stepper.action("stepForwardAction")
    for number in range(9):
        forward.trigger()
        QApplication.processEvents()
        yield f"stop {number + 1} of a step"
    _open(window, "spiral-2-8-8-1")
    forward.trigger()
    window.selection.select_neuron(2, 1)
    QApplication.processEvents()
    yield "a step of a neuron"
    window.stepper.action("stepLastAction").trigger()
    QApplication.processEvents()
    yield "the last stop"


def _wide(window: MainWindow) -> Iterator[str]:
    """Step through layers of which not every weight is drawn, each with a note of it below."""
    _open(window, "forward-backward-1000-100-10")
    for number in range(WIDE_STOPS):
        window.stepper.action("stepForwardAction").trigger()
        QApplication.processEvents()
        while window.stepper.is_waiting:
            QApplication.processEvents()
        if number >= WIDE_STOPS // 2:
            yield f"stop {number + 1} of wide layers"


def _sandbox(window: MainWindow) -> Iterator[str]:
    _open(window, "xor-mlp")
    window.stepper.action("stepForwardAction").trigger()
    window.what_if.try_out(Place("weights", 2, (0, 1)), 1.5)
    window.what_if.try_out(Place("bias", 2, (2,)), -0.5)
    window.what_if.try_out(Place("inputs", None, (1, 0)), 0.25)
    QApplication.processEvents()
    yield "sandbox"
    window.loss_along.action.trigger()
    window.selection.select_weight(2, "weights", (0, 1))
    QApplication.processEvents()
    yield "loss along a weight"
    window.loss_along.action.trigger()


def _panels(window: MainWindow, example: str, wait: Wait) -> Iterator[str]:
    """Train a network a little and show every panel of it."""
    _open(window, example)
    _show(window, "loss")
    seen: list[int] = []
    window.session.snapshot_arrived.connect(lambda snapshot: seen.append(snapshot.step))
    window.controls.train_action.trigger()
    wait(lambda: bool(seen) and seen[-1] >= STEPS)
    window.session.pause_now()
    output = window.document.state.network.output
    assert output is not None
    for dock in WATCHED:
        _show(window, dock)
        yield f"{example} {dock}"
    window.selection.select_layer(output.id)
    for dock in BESIDE:
        if dock == "neuron":
            window.selection.select_neuron(output.id, 0)
        _show(window, dock)
        yield f"{example} {dock}"
    window.diagram.set_bias_as_number(True)
    QApplication.processEvents()
    yield f"{example} biases as numbers"
    window.diagram.set_bias_as_number(False)
