"""Any data are scaled, and points get derived inputs, by a click that is undone and saved."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine import Dataset, built_in, typed_data, with_scaling
from gui.data.panel import DataPanel
from gui.data.source_texts import facts
from gui.window.main_window import MainWindow


@pytest.fixture
def panel(qtbot: QtBot) -> Iterator[DataPanel]:
    panel = DataPanel()
    qtbot.addWidget(panel)
    panel.resize(280, 600)
    with qtbot.waitExposed(panel):
        panel.show()
    yield panel
    assert panel.shut_down()


def chosen(qtbot: QtBot, panel: DataPanel) -> Dataset:
    with qtbot.waitSignal(panel.data_chosen) as heard:
        qtbot.mouseClick(panel.use, Qt.MouseButton.LeftButton)
    dataset = heard.args[0]
    assert isinstance(dataset, Dataset)
    return dataset


@pytest.mark.parametrize("name", ["spiral", "iris", "digits", "sine", "xor"])
@pytest.mark.parametrize("how", ["none", "standardize", "unit_range"])
def test_every_built_in_set_is_scaled_as_it_is_chosen(
    qtbot: QtBot, panel: DataPanel, name: str, how: str
) -> None:
    panel.select_source(name)
    panel.preparation.choose_scaling(how)
    data = chosen(qtbot, panel)
    assert data.scaling.way == how
    np.testing.assert_array_equal(data.inputs, with_scaling(built_in(name), how).inputs)


def test_the_box_shows_the_scaling_that_a_set_has(panel: DataPanel) -> None:
    panel.select_source("iris")
    assert panel.preparation.scaling.currentData() == "standardize"
    panel.select_source("spiral")
    assert panel.preparation.scaling.currentData() == "none"


def test_going_back_to_the_scaling_in_use_is_nothing_new(panel: DataPanel) -> None:
    panel.set_data(built_in("spiral"))
    panel.preparation.choose_scaling("standardize")
    assert panel.use.text() == "Use these data"
    panel.preparation.choose_scaling("none")
    assert panel.use.text() == "In use"


def test_other_options_keep_the_scaling(panel: DataPanel) -> None:
    panel.select_source("spiral")
    panel.preparation.choose_scaling("unit_range")
    panel.options.box("noise").setValue(0.3)
    assert panel.preview.dataset is not None
    assert panel.preview.dataset.scaling.way == "unit_range"


def test_typed_data_are_scaled_and_get_derived_inputs(qtbot: QtBot, panel: DataPanel) -> None:
    points = typed_data([[1.0, 2.0], [3.0, 5.0]], [0, 1], class_names=("A", "B"))
    panel.set_data(points)
    qtbot.mouseClick(panel.preparation.derived.buttons["x1*x2"], Qt.MouseButton.LeftButton)
    panel.preparation.choose_scaling("unit_range")
    data = chosen(qtbot, panel)
    np.testing.assert_array_equal(data.inputs, [[0, 0, 0], [1, 1, 1]])
    np.testing.assert_array_equal(data.samples.raw, [[1, 2, 2], [3, 5, 15]])
    assert dict(facts(data))["Preparation"] == "2 → 3 → from 0 to 1, each column"


def test_derived_inputs_are_offered_for_points_only(panel: DataPanel) -> None:
    panel.select_source("iris")
    assert not panel.preparation.derived.isVisible()
    panel.select_source("moons")
    assert panel.preparation.derived.isVisible()


def test_large_sets_are_scaled_on_another_thread(
    qtbot: QtBot, panel: DataPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.data.panel._AT_ONCE", 1000)
    panel.set_data(built_in("digits"))
    with qtbot.waitSignal(panel._task.finished):
        panel.preparation.choose_scaling("standardize")
        assert panel.cancel.isVisible()
    assert panel.preview.dataset is not None
    assert panel.preview.dataset.scaling.way == "standardize"
    assert panel.use.isEnabled()


@pytest.mark.parametrize("how", ["none", "standardize", "unit_range"])
def test_a_drawing_is_as_dark_as_the_data_whatever_their_scaling(qtbot: QtBot, how: str) -> None:
    """Ink was guessed from the divisor: 1 without scaling, 255 for pixels up to 16."""
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    window.data_wiring.panel.data_chosen.emit(with_scaling(built_in("digits"), how))
    window.data_wiring.try_network("draw")
    dialog = window.data_wiring.predict_dialog
    assert dialog is not None
    assert dialog.pad is not None
    qtbot.mouseClick(dialog.pad, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    raw = dialog._raw_sample()
    assert raw is not None
    assert 14 < raw.max() <= 16
    dialog.close()
    window.document.set_clean()
    window.close()


def test_scaling_is_an_entry_of_the_history_and_is_saved(qtbot: QtBot, tmp_path: Path) -> None:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    window.show()
    qtbot.waitUntil(lambda: window.findChild(QWidget, "lossPlot") is not None)
    window.data_wiring.choose_source("blobs")
    window.data_wiring.panel.preparation.choose_scaling("standardize")
    qtbot.mouseClick(window.data_wiring.panel.use, Qt.MouseButton.LeftButton)
    path = tmp_path / "점.layerloom"
    assert window.files.save_to(path)
    window.document.undo()
    assert window.data_wiring.panel.preparation.scaling.currentData() == "none"
    window.document.redo()
    assert window.data_wiring.panel.preparation.scaling.currentData() == "standardize"
    assert window.files.open_path(path)
    assert window.document.state.data.scaling.way == "standardize"
    assert window.data_wiring.panel.use.text() == "In use"


def test_the_share_to_validate_is_chosen_with_the_data(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    window.show()
    qtbot.waitUntil(lambda: window.findChild(QWidget, "lossPlot") is not None)
    window.data_wiring.choose_source("iris")
    split = window.data_wiring.panel.split
    split.percent.setValue(20)
    assert window.document.state.training.validation_fraction == 0.2
    assert split._counts.text() == "120 to learn from, 30 to validate"
    assert window.trainer.sets is not None
    assert len(window.trainer.sets.inputs) == 120
    window.document.undo()
    assert split.percent.value() == 0
    assert split._counts.isHidden()
