"""How long a frame takes while the diagram of 784-512-512-10 is panned and zoomed.

    python tests/benchmarks/diagram_frames.py [--json]

A frame is a mouse move or a notch of the wheel, all that follows from it, and the painting of
what it changed. The diagram has the size it has in a window of 1280 x 720, and the whole window's
(*View, Enlarge*). The budget is one of processor time, which others on the machine do not
lengthen; the time on the clock is shown beside it. Exit code 1 if one frame in twenty takes
longer than the budget.
"""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QStandardPaths, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from engine import Choice, DenseSpec, InputSpec, Network, NetworkSpec
from gui.application import create_application
from gui.diagram.view import DiagramView
from gui.document.document import DocumentState, NetworkDocument
from gui.document.selection import Selection
from tests.benchmarks.budgets import Row, as_json

_BUDGET = 16.0
_FRAMES = 240
_WARM_UP = 20
_SIZES = {"in its place": (770, 260), "enlarged": (1280, 620)}
_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
_NOTCH = 120


def open_view(size: tuple[int, int]) -> DiagramView:
    """Show the diagram of a network with weights and with values in its neurons."""
    relu, softmax = Choice("relu"), Choice("softmax")
    spec = NetworkSpec.stack(
        InputSpec(id=0, units=784, image_shape=(28, 28)),
        DenseSpec(id=0, units=512, activation=relu),
        DenseSpec(id=0, units=512, activation=relu),
        DenseSpec(id=0, units=10, activation=softmax),
    )
    document = NetworkDocument()
    document.open(DocumentState(spec))
    view = DiagramView(Selection(document))
    document.setParent(view)
    view.resize(*size)
    view.show()
    network = Network.build(spec)
    inputs = np.random.default_rng(0).random((8, 784))
    view.set_spec(spec)
    view.set_parameters(network.views)
    view.set_values(network.layer_values(inputs), 0, inputs)
    QApplication.processEvents()
    return view


def send(view: DiagramView, kind: QEvent.Type, place: QPointF, button: Qt.MouseButton) -> None:
    """Send an event of the middle of the mouse, which pans wherever it is pressed."""
    held = _NONE if kind == QEvent.Type.MouseButtonRelease else _LEFT
    plain = Qt.KeyboardModifier.NoModifier
    at = QPointF(view.mapToGlobal(place))
    QApplication.sendEvent(view, QMouseEvent(kind, place, at, button, held, plain))


def pan(view: DiagramView, frame: int) -> None:
    """Move the mouse that holds the ground."""
    place = QPointF(60 + frame % 60 * 5, 40 + frame % 40 * 3)
    send(view, QEvent.Type.MouseMove, place, _NONE)


def zoom(view: DiagramView, frame: int) -> None:
    """Turn the wheel, ten notches nearer, then ten farther."""
    up = _NOTCH if frame % 20 < 10 else -_NOTCH
    place = QPointF(view.width() / 3, view.height() / 2)
    event = QWheelEvent(
        place,
        QPointF(view.mapToGlobal(place)),
        QPoint(),
        QPoint(0, up),
        _NONE,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def frame_times(
    view: DiagramView, move: Callable[[DiagramView, int], None]
) -> tuple[list[float], list[float]]:
    """Return every frame's milliseconds on the clock and of the processor."""
    clock: list[float] = []
    processor: list[float] = []
    for frame in range(_FRAMES):
        began, spent = time.perf_counter(), time.thread_time()
        move(view, frame)
        QApplication.processEvents()
        clock.append(1000 * (time.perf_counter() - began))
        processor.append(1000 * (time.thread_time() - spent))
    return clock[_WARM_UP:], processor[_WARM_UP:]


def rows() -> list[Row]:
    """Measure both ways to move in both sizes."""
    found = []
    for where, size in _SIZES.items():
        for word, move in (("panned", pan), ("zoomed", zoom)):
            view = open_view(size)
            send(view, QEvent.Type.MouseButtonPress, QPointF(60, 40), Qt.MouseButton.MiddleButton)
            clock, processor = frame_times(view, move)
            send(view, QEvent.Type.MouseButtonRelease, QPointF(60, 40), _LEFT)
            view.close()
            name = f"frame while the diagram {where} is {word}, milliseconds"
            found += [
                Row(f"{name} on the clock, median", statistics.median(clock)),
                Row(f"{name}, median", statistics.median(processor)),
                Row(f"{name}, 95th percentile", statistics.quantiles(processor, n=20)[-1], _BUDGET),
            ]
    return found


def main() -> int:
    """Print the rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    QStandardPaths.setTestModeEnabled(True)
    application = create_application()
    measured = rows()
    print(as_json(measured) if arguments.json else "\n".join(str(row) for row in measured))
    application.processEvents()
    return 0 if all(row.holds for row in measured) else 1


if __name__ == "__main__":
    raise SystemExit(main())
