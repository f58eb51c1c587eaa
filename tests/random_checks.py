"""What must hold of the window whatever was done to it: every view shows the one document."""

from collections.abc import Iterator

from engine import find_problems
from gui.document.document_trainer import TrainedMoment
from gui.window.main_window import MainWindow


def broken(window: MainWindow) -> list[str]:
    """Return a sentence for everything that does not hold."""
    checks = (_document, _history, _canvas, _diagram, _selection, _training, _title)
    return [sentence for check in checks for sentence in check(window)]


def _document(window: MainWindow) -> Iterator[str]:
    document = window.document
    state = document.state
    if state.layout.keys() < state.network.by_id.keys():
        yield "a layer has no place"
    shape = None if state.data is None else state.data.shape
    if document.problems != find_problems(state.network, state.training, shape):
        yield "the problems are those of another state"
    moment = state.training_state
    if isinstance(moment, TrainedMoment):
        steps = moment.state.position.step
        if moment.history.steps.count != steps:
            yield f"{moment.history.steps.count} losses of {steps} steps"


def _history(window: MainWindow) -> Iterator[str]:
    stack, actions = window.document.undo_stack, window.canvas_actions
    if not 0 <= stack.index() <= stack.count():
        yield "the history stands nowhere"
    if stack.isClean() != window.document.is_clean:
        yield "document and history disagree on what is saved"
    if actions.undo.isEnabled() != stack.canUndo() or actions.redo.isEnabled() != stack.canRedo():
        yield "undo or redo offers what it cannot do"
    if any(not stack.text(entry) for entry in range(stack.count())):
        yield "an entry of the history says nothing"


def _canvas(window: MainWindow) -> Iterator[str]:
    state, scene = window.document.state, window.canvas.canvas_scene
    if scene.layer_items.keys() != state.network.by_id.keys():
        yield "the canvas shows other layers"
        return
    if scene.link_items.keys() != set(state.network.links):
        yield "the canvas shows other links"
    for layer_id, item in scene.layer_items.items():
        place = item.pos().x(), item.pos().y()
        if max(abs(a - b) for a, b in zip(place, state.layout[layer_id], strict=True)) > 1e-6:
            yield f"block {layer_id} stands at {place}, not {state.layout[layer_id]}"
    shown = {item for item in scene.items() if item in scene.layer_items.values()}
    if len(shown) != len(scene.layer_items):
        yield "a block is not in the scene"


def _diagram(window: MainWindow) -> Iterator[str]:
    composition, network = window.diagram._composition, window.document.state.network
    if composition.spec != network:
        yield "the diagram shows another network"


def _selection(window: MainWindow) -> Iterator[str]:
    selection, network = window.selection, window.document.state.network
    if not selection.layers <= network.by_id.keys():
        yield "a layer is selected that is no more"
    if not selection.links <= set(network.links):
        yield "a link is selected that is no more"
    neuron = selection.neuron
    if neuron is not None and neuron.index >= network.units.get(neuron.layer, 0):
        yield "a neuron is selected that is no more"


def _training(window: MainWindow) -> Iterator[str]:
    document, session = window.document, window.session
    running = session.state == "running"
    if running and not document.can_train:
        yield "training runs although it cannot"
    if (session._worker is not None) != running:
        yield f"the session is {session.state} but its thread says otherwise"
    trainer = window.trainer._trainer
    if trainer is None:
        return
    if trainer.state.network.spec != document.state.network:
        yield "another network is trained"
    if running and session.trainer is not trainer:
        yield "another trainer runs"
    moment = document.state.training_state
    at_rest = not running and isinstance(moment, TrainedMoment)
    if at_rest and trainer.state.position.step != moment.state.position.step:
        yield "the trainer stands elsewhere than the document"


def _title(window: MainWindow) -> Iterator[str]:
    if window.isWindowModified() != (not window.document.is_clean):
        yield "the title says something else about saving"
    path = window.document.path
    if path is not None and path.stem not in window.windowTitle():
        yield "the title names another project"
