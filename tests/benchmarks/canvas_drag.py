"""How long a frame takes while one block of a canvas of 200 layers is dragged.

    python tests/benchmarks/canvas_drag.py [--json] [--layers 200]

A frame is a mouse move, all that follows from it, and the painting of what it changed. The
budget is one of processor time, which others on the machine do not lengthen; the time on the
clock is shown beside it. Exit code 1 if one frame in twenty takes longer than the budget.
"""

import argparse
import os
import statistics
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QEvent, QPointF, QStandardPaths, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from engine import DenseSpec, InputSpec, NetworkSpec
from gui.application import create_application
from gui.canvas.view import CanvasView
from gui.document.document import DocumentState, NetworkDocument
from gui.document.selection import Selection
from tests.benchmarks.budgets import Row, as_json

_BUDGET = 16.0
_FRAMES = 240
_WARM_UP = 20
_SIZE = (1280, 720)
_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


def send(view: CanvasView, kind: QEvent.Type, place: QPointF, button: Qt.MouseButton) -> None:
    """Send a mouse event at a place of the viewport."""
    held = _NONE if kind == QEvent.Type.MouseButtonRelease else _LEFT
    at = view.viewport().mapToGlobal(place)
    event = QMouseEvent(kind, place, at, button, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view.viewport(), event)


def open_view(layers: int) -> CanvasView:
    """Show a canvas with so many layers, all of them in view."""
    stack = (InputSpec(id=0), *(DenseSpec(id=0) for _ in range(layers - 1)))
    document = NetworkDocument()
    per_row = 20
    layout = {i + 1: (216.0 * (i % per_row), 176.0 * (i // per_row)) for i in range(layers)}
    document.open(DocumentState(NetworkSpec.stack(*stack), layout=layout))
    view = CanvasView(document, Selection(document))
    document.setParent(view)
    view.resize(*_SIZE)
    view.show()
    QApplication.processEvents()
    return view


def frame_times(view: CanvasView, layer_id: int) -> tuple[list[float], list[float]]:
    """Drag one block about; return every frame's milliseconds on the clock and of the processor."""
    item = view.canvas_scene.layer_items[layer_id]
    start = QPointF(view.mapFromScene(item.block_rect.center() + QPointF(30, 20)))
    send(view, QEvent.Type.MouseButtonPress, start, _LEFT)
    clock: list[float] = []
    processor: list[float] = []
    for frame in range(_FRAMES):
        place = start + QPointF(frame % 60 * 3, frame % 40 * 2)
        began, spent = time.perf_counter(), time.thread_time()
        send(view, QEvent.Type.MouseMove, place, _NONE)
        QApplication.processEvents()
        clock.append(1000 * (time.perf_counter() - began))
        processor.append(1000 * (time.thread_time() - spent))
    send(view, QEvent.Type.MouseButtonRelease, start, _LEFT)
    return clock[_WARM_UP:], processor[_WARM_UP:]


def rows(layers: int) -> list[Row]:
    """Measure."""
    view = open_view(layers)
    clock, processor = frame_times(view, layers // 2)
    view.close()
    name = f"frame while one of {layers} blocks is dragged, milliseconds"
    return [
        Row(f"{name} on the clock, median", statistics.median(clock)),
        Row(f"{name} on the clock, 95th percentile", statistics.quantiles(clock, n=20)[-1]),
        Row(f"{name}, 95th percentile", statistics.quantiles(processor, n=20)[-1], _BUDGET),
    ]


def main() -> int:
    """Print the rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--layers", type=int, default=200)
    arguments = parser.parse_args()
    QStandardPaths.setTestModeEnabled(True)
    application = create_application()
    measured = rows(arguments.layers)
    print(as_json(measured) if arguments.json else "\n".join(str(row) for row in measured))
    application.processEvents()
    return 0 if all(row.holds for row in measured) else 1


if __name__ == "__main__":
    raise SystemExit(main())
