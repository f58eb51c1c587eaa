"""The window with layers, functions and optimizers that only the engine's tables know."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine import Choice, Trace
from gui.document import edits
from gui.stepping.step_script import step_script
from gui.window.main_window import MainWindow
from tests.engine_tests.new_kinds import NEW, make_functions_known, make_known

HIDDEN = 2
"""The hidden layer of the example, by its id."""


@pytest.fixture(params=NEW)
def kind(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    make_known(request.param, monkeypatch)
    return str(request.param)


@pytest.fixture
def window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    make_functions_known(monkeypatch)
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    window.show()
    window.files.open_example("xor-mlp")
    qtbot.waitUntil(lambda: window.findChild(QWidget, "lossPlot") is not None)
    yield window
    window.session.pause_now()


def test_the_palette_offers_a_new_kind(kind: str, window: MainWindow) -> None:
    palette = window.building.palette
    title = kind.replace("_", " ").capitalize()
    assert palette.entry(kind).text() == title
    assert not palette.entry(kind).icon().isNull()
    assert palette.show_matching(title) == 1


def walk(window: MainWindow) -> set[tuple[str, int | None]]:
    """Go through a step; return the phase and layer of every stop that was shown."""
    forward = window.stepper.action("stepForwardAction")
    stops = set()
    while not window.stepper.at_end:
        forward.trigger()
        assert window.step_panel.as_text()
        stop = window.stepper.stop
        assert stop is not None
        stops.add((stop.phase, stop.layer))
    return stops


def test_a_new_kind_is_built_and_every_stop_of_its_step_is_shown(
    kind: str, window: MainWindow
) -> None:
    new = edits.insert_behind(window.document, kind, HIDDEN)
    assert window.document.problems == ()
    window.grab()
    stops = walk(window)
    assert {("forward", new), ("backward", new)} <= stops
    assert (("update", new) in stops) == (kind == "scale")
    assert isinstance(window.stepper.trace, Trace)
    exec(compile(step_script(window.stepper.trace, "Step"), "step.py", "exec"), {})


def test_a_step_with_new_functions_and_a_new_optimizer_is_shown(window: MainWindow) -> None:
    edits.set_property(window.document, HIDDEN, "activation", Choice("cube"))
    edits.set_training(window.document, "loss", Choice("quartic"))
    edits.set_training(window.document, "optimizer", Choice("sign_descent"))
    window.selection.select_layer(HIDDEN)
    window.grab()
    assert {"forward", "loss", "backward", "update"} == {phase for phase, _ in walk(window)}
