"""Files of others taken in: reported, put into the network or opened, and nothing else changed."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import h5py
import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from engine import (
    REPORT_SENTENCES,
    Choice,
    DenseSpec,
    InputSpec,
    Network,
    NetworkSpec,
    TrainingSpec,
    built_in,
    export_weights,
)
from gui.background_task import nothing_is_left
from gui.document.document import DocumentState
from gui.exporting.import_dialog import ImportDialog
from gui.exporting.report_texts import REPORT_TEXTS
from gui.preferences import choose_language
from gui.window.main_window import MainWindow


def stack(*units: int, name: str = "") -> NetworkSpec:
    hidden = [
        DenseSpec(id=0, units=u, activation=Choice("tanh"), name=name and f"{name}{k}")
        for k, u in enumerate(units[1:-1])
    ]
    output = DenseSpec(id=0, units=units[-1], activation=Choice("sigmoid"))
    return NetworkSpec.stack(InputSpec(id=0, units=units[0]), *hidden, output)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    window.document.open(
        DocumentState(
            stack(2, 4, 1), TrainingSpec(loss=Choice("binary_cross_entropy")), data=built_in("xor")
        )
    )
    window.show()
    qtbot.waitUntil(lambda: window.findChild(object, "lossPlot") is not None)
    yield window
    for dialog in window.findChildren(ImportDialog):
        dialog.done(0)


Read = Callable[[Path], ImportDialog]
Put = Callable[[ImportDialog], None]


@pytest.fixture
def read(window: MainWindow, qtbot: QtBot) -> Read:
    """Take a file in and wait until it is read."""

    def act(path: Path) -> ImportDialog:
        window.exporting.take_in(path)
        dialog = window.findChildren(ImportDialog)[-1]
        qtbot.waitUntil(lambda: not dialog._task.is_busy)
        return dialog

    return act


@pytest.fixture
def put(qtbot: QtBot) -> Put:
    """Press the button that puts the weights in, and wait until they are."""

    def act(dialog: ImportDialog) -> None:
        with qtbot.waitSignal(dialog.weights_wanted):
            dialog.put.click()

    return act


@pytest.fixture
def weights_file(tmp_path: Path) -> Path:
    path = tmp_path / "가중치.npz"
    export_weights(Network.build(stack(2, 4, 1), seed=7), path)
    return path


def parameters(window: MainWindow) -> bytes:
    return window.trainer.trainer.state.network.parameters.tobytes()


def test_every_fact_of_a_report_has_a_sentence() -> None:
    assert set(REPORT_SENTENCES) - {"problem"} == set(REPORT_TEXTS)


def test_weights_are_put_into_the_network_as_one_entry(
    window: MainWindow, read: Read, put: Put, weights_file: Path
) -> None:
    before, entries = parameters(window), window.document.undo_stack.count()
    dialog = read(weights_file)
    assert dialog.put.isDefault()
    put(dialog)
    imported = Network.build(stack(2, 4, 1), seed=7).parameters.tobytes()
    assert parameters(window) == imported
    assert window.document.undo_stack.count() == entries + 1
    assert weights_file.name in window.document.undo_stack.undoText()
    window.document.undo()
    assert parameters(window) == before
    window.document.redo()
    assert parameters(window) == imported


def test_reset_goes_back_to_the_weights_that_were_imported(
    window: MainWindow, read: Read, put: Put, weights_file: Path
) -> None:
    put(read(weights_file))
    imported = parameters(window)
    window.trainer.trainer.run(until_step=3)
    window.trainer.hand_in(lambda: "steps")
    assert parameters(window) != imported
    window.controls.reset_action.trigger()
    assert parameters(window) == imported


def test_a_file_with_its_structure_opens_as_a_new_network(
    window: MainWindow, read: Read, tmp_path: Path
) -> None:
    path = tmp_path / "other.safetensors"
    other = Network.build(stack(3, 5, 2, 3), seed=1)
    export_weights(other, path)
    dialog = read(path)
    assert not dialog.put.isEnabled()
    assert "(2, 4)" in dialog.obstacle.text()
    assert dialog.open_new.isDefault()
    dialog.open_new.click()
    state = window.document.state
    assert state.network == other.spec
    assert state.training.loss == Choice("binary_cross_entropy")
    shown = window.files.present().with_weights()
    assert shown.parameters.tobytes() == other.parameters.tobytes()


def test_opening_as_new_asks_for_unsaved_changes_first(
    window: MainWindow, read: Read, weights_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.document.reset_clean()
    state = window.document.state
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: QMessageBox.StandardButton.Cancel)
    read(weights_file).open_new.click()
    assert window.document.state is state


BAD_FILES = {
    "empty.npz": b"",
    "text.safetensors": b"not weights",
    "cut off.keras": b"PK\x03\x04",
    "junk.onnx": bytes(range(256)),
    "array.json": b"[1, 2",
}


@pytest.mark.parametrize("name", sorted(BAD_FILES))
def test_a_bad_file_is_one_sentence_and_the_project_is_untouched(
    window: MainWindow, read: Read, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(BAD_FILES[name])
    state, entries = window.document.state, window.document.undo_stack.count()
    dialog = read(path)
    assert name in dialog.fault.sentence
    assert "Traceback" not in dialog.fault.sentence
    assert not dialog.put.isVisible()
    assert not dialog.open_new.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.document.state is state
    assert window.document.undo_stack.count() == entries


def test_a_file_that_is_gone_is_said(read: Read, tmp_path: Path) -> None:
    assert "gone.npz" in read(tmp_path / "gone.npz").fault.sentence


def test_escape_while_reading_leaves_everything(
    window: MainWindow, weights_file: Path, qtbot: QtBot
) -> None:
    state = window.document.state
    window.exporting.take_in(weights_file)
    [dialog] = window.findChildren(ImportDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(ImportDialog))
    qtbot.waitUntil(nothing_is_left)
    assert window.document.state is state


def other_names(tmp_path: Path) -> tuple[Path, dict[str, np.ndarray]]:
    """Return weights of a 2-2-2-2 network whose order tells nothing."""
    generator = np.random.default_rng(3)
    arrays = {name: generator.normal(size=(2, 2)) for name in ("c", "a", "b")}
    arrays |= {f"{name}_bias": generator.normal(size=2) for name in ("c", "a", "b")}
    path = tmp_path / "theirs.npz"
    np.savez(path, **arrays)
    return path, arrays


def test_arrays_of_other_names_are_matched_by_hand(
    window: MainWindow, read: Read, put: Put, tmp_path: Path
) -> None:
    path, arrays = other_names(tmp_path)
    window.document.open(DocumentState(stack(2, 2, 2, 2)))
    dialog = read(path)
    assert dialog.matches.isVisible()
    assert dialog.put.isEnabled()
    choices = {"hidden_1": "a", "hidden_2": "b", "output": "c"}
    for layer, name in choices.items():
        for parameter, array in ((f"{layer}.weights", name), (f"{layer}.bias", f"{name}_bias")):
            box = dialog.matches.box(parameter)
            box.setCurrentIndex(box.findText(array, Qt.MatchFlag.MatchStartsWith))
    box = dialog.matches.box("output.weights")
    box.setCurrentIndex(box.findText("c (2, 2), transposed"))
    put(dialog)
    network = window.files.present().with_weights()
    np.testing.assert_array_equal(network.views[2]["weights"], arrays["a"])
    np.testing.assert_array_equal(network.views[4]["weights"], arrays["c"].T)
    np.testing.assert_array_equal(network.views[3]["bias"], arrays["b_bias"])


def test_a_parameter_without_an_array_keeps_the_button_off(
    window: MainWindow, read: Read, tmp_path: Path
) -> None:
    window.document.open(DocumentState(stack(2, 2, 2, 2)))
    dialog = read(other_names(tmp_path)[0])
    dialog.matches.box("hidden_1.bias").setCurrentIndex(0)
    assert not dialog.put.isEnabled()
    dialog.match.click()
    assert dialog.report.isVisible()
    assert dialog.put.isEnabled()
    dialog.match.click()
    assert dialog.matches.isVisible()


def test_a_file_is_read_once_to_be_shown_and_put_in(
    window: MainWindow,
    read: Read,
    put: Put,
    data_folder: Path,
    tmp_path: Path,
) -> None:
    path = tmp_path / "w.weights.h5"
    window.document.open(DocumentState(stack(4, 6, 5, 3)))
    source = data_folder / "keras" / "keras_3_15_1_mlp_relu_softmax.weights.h5"
    path.write_bytes(source.read_bytes())
    dialog = read(path)
    path.unlink()
    put(dialog)


def test_a_problem_of_a_file_s_network_is_said_in_korean(
    window: MainWindow, read: Read, tmp_path: Path
) -> None:
    layers = [
        {"class_name": "InputLayer", "config": {"batch_shape": [None, 3], "name": "in"}},
        {"class_name": "Dropout", "config": {"name": "빼기", "rate": 1.0}},
    ]
    model = {"class_name": "Sequential", "config": {"name": "m", "layers": layers}}
    with h5py.File(tmp_path / "w.h5", "w") as file:
        file.attrs["model_config"] = json.dumps(model)
    dialog = read(tmp_path / "w.h5")
    assert any(one.startswith("빼기: ") and "must be" in one for one in dialog.report.sentences)
    choose_language("ko")
    QApplication.processEvents()
    said = next(one for one in dialog.report.sentences if one.startswith("빼기: "))
    choose_language("en")
    QApplication.processEvents()
    assert not re.search("[A-Za-z]", said)


def test_arrays_that_find_no_place_are_told(read: Read, tmp_path: Path) -> None:
    network = Network.build(stack(2, 4, 1), seed=7)
    arrays = dict(network.named_parameters()) | {"extra": np.ones(3)}
    np.savez(tmp_path / "more.npz", **arrays)
    dialog = read(tmp_path / "more.npz")
    assert dialog.put.isEnabled()
    assert any("extra has no place" in one for one in dialog.report.sentences)


def test_matching_is_not_offered_where_it_cannot_work(read: Read, tmp_path: Path) -> None:
    assert not read(other_names(tmp_path)[0]).match.isVisible()


def test_nothing_is_put_into_a_network_with_faults(
    window: MainWindow, read: Read, weights_file: Path
) -> None:
    window.document.open(DocumentState())
    dialog = read(weights_file)
    assert not dialog.put.isEnabled()
    assert "problems" in dialog.obstacle.text()
    assert dialog.open_new.isEnabled()


def test_the_report_speaks_korean_at_once(
    window: MainWindow, read: Read, weights_file: Path
) -> None:
    state = window.document.state
    dialog = read(weights_file)
    assert dialog.report.sentences[0].startswith("Understood")
    choose_language("ko")
    QApplication.processEvents()
    assert dialog.windowTitle() == "가져오기"
    assert dialog.report.sentences[0].startswith("그대로")
    choose_language("en")
    QApplication.processEvents()
    dialog.reject()
    assert window.document.state is state


def drop(window: MainWindow, path: Path) -> bool:
    """Drop a file on the window; tell whether it was taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    actions, place = Qt.DropAction.CopyAction, QPoint(300, 200)
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, actions, data, buttons, keys)
    enter.setAccepted(False)
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(place), actions, data, buttons, keys))
    return enter.isAccepted()


def test_a_weights_file_dropped_on_the_window_is_read(
    window: MainWindow, weights_file: Path, tmp_path: Path
) -> None:
    assert drop(window, weights_file)
    QApplication.processEvents()
    assert len(window.findChildren(ImportDialog)) == 1
    drop(window, tmp_path / "picture.png")
    QApplication.processEvents()
    assert len(window.findChildren(ImportDialog)) == 1


def test_the_menu_asks_for_a_file(
    window: MainWindow, weights_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = (str(weights_file), "")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_rest: answer)
    window.actions_of_window.import_file.trigger()
    assert len(window.findChildren(ImportDialog)) == 1


@pytest.mark.parametrize("suffix", [".keras", ".h5"])
def test_models_of_keras_open_as_networks(
    window: MainWindow, read: Read, data_folder: Path, suffix: str
) -> None:
    dialog = read(data_folder / "keras" / f"keras_3_15_1_mlp_relu_softmax{suffix}")
    dialog.open_new.click()
    network = window.document.state.network
    assert [network.units[layer] for layer in network.order] == [4, 6, 5, 3]
    assert window.document.state.training.loss == Choice("categorical_cross_entropy")


def test_bare_weights_of_keras_go_into_a_network_of_their_shapes(
    window: MainWindow, read: Read, put: Put, data_folder: Path
) -> None:
    path = data_folder / "keras" / "keras_3_15_1_mlp_relu_softmax.weights.h5"
    dialog = read(path)
    assert "weights alone" in dialog.fault.sentence
    assert not dialog.put.isEnabled()
    dialog.reject()
    window.document.open(DocumentState(stack(4, 6, 5, 3)))
    dialog = read(path)
    assert dialog.fault.sentence == ""
    assert dialog.put.isDefault()
    put(dialog)
    assert path.name in window.messages.text
