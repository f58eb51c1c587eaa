"""The card of the selected neuron shows what the diagram shows, and edits it as the training."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDockWidget, QWidget
from pytestqt.qtbot import QtBot

from gui.diagram.neuron_card import NeuronNumbers
from gui.diagram.weight_bars import MOST_BARS, WeightBars
from gui.document import edits
from gui.window.main_window import MainWindow
from gui.words.number_text import short_number
from gui.words.translation import current_translator


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    window.show()
    qtbot.waitUntil(lambda: window.findChild(QWidget, "lossPlot") is not None)
    window.findChild(QDockWidget, "neuronDock").raise_()
    qtbot.waitUntil(window.neurons.card.isVisible)
    yield window
    window.session.pause_now()


def views(window: MainWindow) -> dict[int, dict[str, np.ndarray]]:
    return window.trainer.trainer.state.network.views


def test_without_a_selection_the_card_says_what_to_do(window: MainWindow, qtbot: QtBot) -> None:
    assert "Click a neuron" in window.neurons.card._note.text()
    current_translator().speak("ko")
    qtbot.waitUntil(lambda: "뉴런을 누르면" in window.neurons.card._note.text())


def test_a_click_shows_value_bias_and_weights(window: MainWindow) -> None:
    layer = window.document.state.network.order[1]
    window.selection.select_neuron(layer, 1)
    card = window.neurons.card
    weights = views(window)[layer]["weights"][:, 1]
    np.testing.assert_array_equal(card.bars.weights, weights)
    assert card.numbers.names == ("x1", "x2")
    assert card.bias.value() == pytest.approx(views(window)[layer]["bias"][1], abs=1e-4)
    trainer = window.trainer.trainer
    inputs = trainer.inputs[trainer.state.next_rows()][0]
    z = float(inputs @ weights + views(window)[layer]["bias"][1])
    assert card.numbers.z == pytest.approx(z)
    assert f"z = {short_number(card.numbers.z)}" in card.values_text
    assert "f′(z)" in card.values_text


def test_an_edited_weight_is_one_entry_that_everything_follows(window: MainWindow) -> None:
    layer = window.document.state.network.order[1]
    window.selection.select_neuron(layer, 0)
    before = views(window)[layer]["weights"].copy()
    entries = window.document.undo_stack.count()
    QTest.mouseClick(window.neurons.card.bars, Qt.MouseButton.LeftButton, pos=QPoint(20, 25))
    assert window.selection.weight.index == (1, 0)
    window.neurons.card.weight.setValue(1.5)
    window.neurons.card.weight.setValue(2.5)
    assert views(window)[layer]["weights"][1, 0] == 2.5
    assert window.neurons.card.bars.weights[1] == 2.5
    assert window.document.undo_stack.count() == entries + 1
    assert "= 2.5" in window.document.undo_stack.undoText()
    window.document.undo()
    np.testing.assert_array_equal(views(window)[layer]["weights"], before)
    assert window.neurons.card.weight.value() == pytest.approx(before[1, 0], abs=1e-4)


def test_a_bias_edited_while_training_is_kept_and_the_run_goes_on(
    window: MainWindow, qtbot: QtBot
) -> None:
    edits.set_training(window.document, "epochs", 10**8)
    window.document.finish_entry()
    layer = window.document.state.network.order[1]
    window.selection.select_neuron(layer, 0)
    entries = window.document.undo_stack.count()
    window.controls.train_action.trigger()
    window.neurons.card.bias.setValue(7.25)
    assert window.session.state == "running"
    qtbot.waitUntil(lambda: window.neurons.card.numbers.bias > 5.0)
    window.session.pause_now()
    assert window.document.undo_stack.count() == entries + 3
    window.document.undo()
    assert views(window)[layer]["bias"][0] == 7.25


def test_weights_that_look_at_a_picture_are_a_picture(qtbot: QtBot) -> None:
    bars = WeightBars()
    qtbot.addWidget(bars)
    bars.resize(200, 200)
    weights = np.linspace(-1.0, 1.0, 16)
    bars.set_weights(weights, [], (4, 4), 5)
    assert bars.weight_at(1, 1) == 0
    assert bars.weight_at(199, 199) == 15
    assert bars.weight_at(75, 75) == 5
    image = bars.grab().toImage()
    first, last = image.pixelColor(20, 20), image.pixelColor(180, 180)
    assert first.red() > first.blue()
    assert last.blue() > last.red()


def test_of_very_many_weights_the_first_are_shown_and_it_says_so(window: MainWindow) -> None:
    weights = np.full(MOST_BARS + 50, np.nan)
    window.neurons.card.set_numbers(NeuronNumbers("h", None, 1.0, None, None, weights))
    assert str(MOST_BARS + 50) in window.neurons.card._note.text()
    window.neurons.card.grab()
    assert window.neurons.card.bars.weight_at(5, 20 * MOST_BARS + 5) is None


def test_a_neuron_brings_its_card_to_the_front_and_a_layer_its_properties(
    window: MainWindow, qtbot: QtBot
) -> None:
    layer = window.document.state.network.order[1]
    window.selection.select_neuron(layer, 0)
    window.selection.select_layer(layer)
    # A dock behind another tab counts as visible, but shows nothing.
    qtbot.waitUntil(lambda: window.neurons.card.visibleRegion().isEmpty())
    window.selection.select_weight(layer, "bias", (1,))
    qtbot.waitUntil(lambda: not window.neurons.card.visibleRegion().isEmpty())
    assert window.neurons.card.numbers.title == "Hidden 1 · 2"


def test_every_weight_of_a_neuron_is_reached_and_edited_by_key(
    window: MainWindow, qtbot: QtBot
) -> None:
    """Without a mouse only the first weight could be edited."""
    window.selection.select_neuron(2, 0)
    card = window.neurons.card
    qtbot.waitUntil(card.bars.isVisible)
    card.bars.setFocus()
    QTest.keyClick(card.bars, Qt.Key.Key_Down)
    assert window.selection.weight is not None
    assert window.selection.weight.index == (1, 0)
    assert card.bars.accessibleDescription().startswith("x2 = ")
    QTest.keyClick(card.bars, Qt.Key.Key_Down)  # there is no third
    assert window.selection.weight.index == (1, 0)
    QTest.keyClick(card.bars, Qt.Key.Key_Return)
    QTest.keyClicks(card.weight, "0.75")
    QTest.keyClick(card.weight, Qt.Key.Key_Return)
    assert views(window)[2]["weights"][1, 0] == 0.75


def test_a_neuron_of_the_input_has_neither_bias_nor_weights(window: MainWindow) -> None:
    window.selection.select_neuron(window.document.state.network.input.id, 0)
    assert not window.neurons.card.bias.isVisible()
    assert not window.neurons.card.weight.isVisible()


@pytest.fixture
def maxout(window: MainWindow) -> int:
    """Return the id of a Maxout layer in place of the hidden one of XOR."""
    hidden = window.document.state.network.order[1]
    return edits.replace_layer(window.document, hidden, "maxout")


def test_a_maxout_unit_shows_and_edits_the_weights_of_every_piece(
    window: MainWindow, maxout: int
) -> None:
    card, pieces = window.neurons.card, window.document.state.network.layer(maxout).pieces
    assert pieces == 2
    window.selection.select_neuron(maxout, 1)
    own = views(window)[maxout]
    np.testing.assert_array_equal(card.bars.weights, own["weights"][:, 2:4].T.ravel())
    assert card.numbers.names == ("x1 · 1", "x2 · 1", "x1 · 2", "x2 · 2")
    card.bars.weight_clicked.emit(3)
    assert window.selection.weight.index == (1, 3)
    assert "2" in card._bias_label.text()
    card.weight.setValue(4.5)
    card.bias.setValue(-1.25)
    own = views(window)[maxout]
    assert own["weights"][1, 3] == 4.5
    assert own["bias"][3] == -1.25
    assert card.numbers.bias == -1.25


def test_the_activation_plot_shows_a_maxout_units_pieces_and_their_maximum(
    window: MainWindow, qtbot: QtBot, maxout: int
) -> None:
    window.findChild(QDockWidget, "activationDock").raise_()
    plot = window.findChild(QWidget, "activationPlot")
    qtbot.waitUntil(plot.isVisible)
    window.selection.select_weight(maxout, "weights", (1, 2))
    network, trainer = window.trainer.trainer.state.network, window.trainer.trainer
    x, largest = plot._value.getData()
    sample = trainer.inputs[trainer.state.next_rows()][0]
    for place in (0, 123, 400):
        moved = np.array([[sample[0], x[place]]])
        z = (moved @ network.views[maxout]["weights"] + network.views[maxout]["bias"])[0, 2:4]
        assert [piece.getData()[1][place] for piece in plot._pieces[:2]] == pytest.approx(z)
        assert largest[place] == pytest.approx(z.max())
        slope = network.views[maxout]["weights"][1, 2 + int(z.argmax())]
        assert plot._derivative.getData()[1][place] == pytest.approx(slope)
    dot = plot._scatter.getData()
    assert dot[0].tolist() == [sample[1]]
    assert dot[1][0] == pytest.approx(network.layer_values(sample[None])[maxout].output[0, 1])
    assert "piece 2" in [entry.text for entry in plot.legend.entries]
    output = window.document.state.network.output.id
    window.selection.select_layer(output)
    assert plot._pieces[0].getData()[0] is None or len(plot._pieces[0].getData()[0]) == 0
