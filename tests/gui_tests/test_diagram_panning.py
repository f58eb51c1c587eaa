"""Panning shifts what was painted and shows the same as painting anew, with the note in place."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from engine import DenseSpec, InputSpec, Network, NetworkSpec
from gui.diagram import wide_image
from gui.diagram.view import DiagramView
from gui.document.document import DocumentState, NetworkDocument
from gui.document.selection import Selection

_LEFT = Qt.MouseButton.LeftButton
_GROUND = QPoint(8, 8)


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[DiagramView]:
    dense = (DenseSpec(id=0, units=units) for units in (40, 30, 3))
    spec = NetworkSpec.stack(InputSpec(id=0, units=50), *dense)
    document = NetworkDocument()
    document.open(DocumentState(spec))
    view = DiagramView(Selection(document))
    qtbot.addWidget(view)
    view.resize(640, 300)
    with qtbot.waitExposed(view):
        view.show()
    network = Network.build(spec)
    view.set_spec(spec)
    view.set_parameters(network.views)
    inputs = np.random.default_rng(0).random((4, 50))
    view.set_values(network.layer_values(inputs), 0, inputs)
    view.grab()
    yield view
    document.deleteLater()


def pixels(view: DiagramView) -> np.ndarray:
    """Return what is seen, without the frame that shows the focus."""
    image = view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    buffer = np.frombuffer(bytes(image.constBits()), np.uint8)
    return buffer.reshape(image.height(), image.width(), 4)[2:-2, 2:-2, :3].astype(int)


@pytest.mark.parametrize("by", [QPoint(37, -21), QPoint(-120, 64), QPoint(900, 5)])
def test_what_is_shifted_looks_as_if_it_were_painted_anew(
    view: DiagramView, qtbot: QtBot, by: QPoint
) -> None:
    before = pixels(view)
    qtbot.mousePress(view, _LEFT, pos=_GROUND)
    qtbot.mouseMove(view, _GROUND + QPoint(9, 9))
    pixels(view)
    qtbot.mouseMove(view, _GROUND + by)
    shifted = pixels(view)
    qtbot.mouseRelease(view, _LEFT, pos=_GROUND + by)
    anew = pixels(view)
    assert np.abs(shifted - anew).mean() < 1.5  # lines are cut at other places
    assert np.abs(before - anew).mean() > 2.0


def test_a_pan_paints_the_network_once_until_it_is_far_away(
    view: DiagramView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted = []
    render = wide_image.render_network
    monkeypatch.setattr(
        wide_image, "render_network", lambda picture: painted.append(1) or render(picture)
    )
    qtbot.mousePress(view, _LEFT, pos=_GROUND)
    for step in range(2, 40):
        qtbot.mouseMove(view, _GROUND + QPoint(4 * step, 2 * step))
        view.grab()
    assert len(painted) == 1
    qtbot.mouseMove(view, _GROUND + QPoint(4 * 40 + wide_image.MARGIN, 0))
    view.grab()
    assert len(painted) == 2
    qtbot.mouseRelease(view, _LEFT, pos=_GROUND)


def test_weights_that_change_during_a_pan_are_seen(view: DiagramView, qtbot: QtBot) -> None:
    qtbot.mousePress(view, _LEFT, pos=_GROUND)
    qtbot.mouseMove(view, _GROUND + QPoint(30, 20))
    before = pixels(view)
    spec = view._composition.spec
    view.set_parameters(Network.build(spec, seed=5).views)
    assert np.abs(pixels(view) - before).mean() > 1.0
    qtbot.mouseRelease(view, _LEFT, pos=_GROUND)


def test_after_a_zoom_everything_becomes_smooth(view: DiagramView, qtbot: QtBot) -> None:
    view.zoom(1.1, QPointF(100, 100))
    moving = pixels(view)
    qtbot.waitUntil(lambda: not view._settling.isActive(), timeout=30_000)
    smooth = pixels(view)
    assert np.abs(moving - smooth).mean() > 0.5
    assert np.abs(pixels(view) - smooth).max() == 0
