"""Straight to a stop: by the list of stops, and by a click on a layer."""

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from gui.stepping.stop_list import StopList
from gui.window.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda window: window.document.set_clean())
    window.show()
    window.files.open_example("xor-mlp")
    window.stepper.action("stepForwardAction").trigger()
    return window


def stop_list(window: MainWindow) -> QComboBox:
    found = window.findChild(StopList, "stepStopBox")
    assert found is not None
    return found


def test_the_list_names_every_stop_and_goes_there(qtbot: QtBot, window: MainWindow) -> None:
    chooser = stop_list(window)
    assert chooser.currentText() == "Forward · Hidden 1"
    chooser.showPopup()
    assert chooser.count() == len(window.stepper.stops)
    chooser.hidePopup()
    place = chooser.findText("Backward · Output")
    chooser.setCurrentIndex(place)
    chooser.activated.emit(place)
    assert window.stepper.stop is window.stepper.stops[place]
    assert chooser.currentText() == "Backward · Output"


def test_a_layer_that_is_clicked_is_gone_to_in_the_same_phase(window: MainWindow) -> None:
    hidden, output = window.document.state.network.order[1:]
    window.stepper.last()
    assert window.stepper.stop is not None
    assert window.stepper.stop.phase == "update"
    window.selection.select_layer(hidden)
    assert (window.stepper.stop.phase, window.stepper.stop.layer) == ("update", hidden)
    window.selection.select_layer(output)
    assert (window.stepper.stop.phase, window.stepper.stop.layer) == ("update", output)


def test_looking_up_a_weight_of_another_layer_does_not_leave_the_stop(window: MainWindow) -> None:
    stop = window.stepper.stop
    output = window.document.state.network.order[-1]
    window.selection.select_weight(output, "weights", (0, 0))
    assert window.stepper.stop is stop
    window.selection.select_neuron(output, 0)
    assert window.stepper.stop is stop


def test_the_input_has_no_stop_to_go_to(window: MainWindow) -> None:
    stop = window.stepper.stop
    window.selection.select_layer(window.document.state.network.order[0])
    assert window.stepper.stop is stop
