"""A network is tried on a drawing, on typed numbers and on a file of new samples."""

import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine import DenseSpec, InputSpec, Network, NetworkSpec, TrainingSpec, built_in, load_example
from engine import predict as predicted
from engine.specification import Choice
from gui.data.centred_pixels import centred_pixels
from gui.data.predict_dialog import PredictDialog
from gui.window.main_window import MainWindow
from gui.words.translation import current_translator


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    window.show()
    qtbot.waitUntil(lambda: window.findChild(QWidget, "lossPlot") is not None)
    yield window
    window.session.pause_now()


def dialog_for(qtbot: QtBot, name: str, **options: object) -> PredictDialog:
    """Return the dialog for an untrained network and a built-in data set."""
    data = built_in(name, options)  # type: ignore[arg-type]
    classes = data.shape.classes or 1
    units = 1 if classes == 2 else classes
    activation = Choice("softmax" if units > 1 else "sigmoid")
    loss = Choice("categorical_cross_entropy" if units > 1 else "binary_cross_entropy")
    spec = NetworkSpec.stack(
        InputSpec(id=1, units=data.shape.inputs),
        DenseSpec(id=2, units=units, activation=activation),
    )
    network, training = Network.build(spec), TrainingSpec(loss=loss)
    dialog = PredictDialog(
        data.description,
        data.samples.raw[0],
        lambda inputs: predicted(network, training, data.description, inputs),
    )
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    # The reference: a dialog without a parent is Python's, and may go in the midst of its painting.
    qtbot.addWidget(dialog, before_close_func=lambda _: dialog.show())
    dialog.show()
    return dialog


def test_typed_numbers_go_the_way_of_the_data(qtbot: QtBot) -> None:
    dialog = dialog_for(qtbot, "iris")
    assert dialog.form is not None
    assert dialog.form.boxes[0].accessibleName() == "sepal length (cm)"
    assert dialog.form.boxes[0].value() == 5.1
    before = dialog.bars._found
    dialog.form.boxes[2].setValue(6.0)
    after = dialog.bars._found
    assert before is not None
    assert after is not None
    assert not np.array_equal(before.outputs, after.outputs)
    assert dialog.answer.text().startswith("Class: ")


def test_derived_inputs_follow_from_the_typed_ones(qtbot: QtBot) -> None:
    dialog = dialog_for(qtbot, "circle", derived="x1^2,x2^2")
    assert dialog.form is not None
    assert len(dialog.form.boxes) == 2
    dialog.form.boxes[0].setValue(3.0)
    dialog.form.boxes[1].setValue(-2.0)
    raw = dialog._raw_sample()
    assert raw is not None
    assert raw.tolist() == [[3.0, -2.0, 9.0, 4.0]]


#: Paper and its edge.
_SHADES_OF_A_FRAME = 2


def _shades(widget: QWidget) -> int:
    image = widget.grab().toImage()
    across, down = range(image.width()), range(image.height())
    return len({image.pixel(x, y) for x in across for y in down})


def test_a_drawing_is_classified_as_it_grows_and_cleared(qtbot: QtBot) -> None:
    dialog = dialog_for(qtbot, "digits")
    assert dialog.pad is not None
    assert dialog.answer.text() == ""
    assert _shades(dialog.pad) > _SHADES_OF_A_FRAME  # words: an empty square says nothing
    qtbot.mousePress(dialog.pad, Qt.MouseButton.LeftButton, pos=QPoint(100, 40))
    qtbot.mouseMove(dialog.pad, QPoint(100, 180))
    qtbot.mouseRelease(dialog.pad, Qt.MouseButton.LeftButton, pos=QPoint(100, 180))
    assert dialog.answer.text().startswith("Class: ")
    raw = dialog._raw_sample()
    assert raw is not None
    assert raw.shape == (1, 64)
    assert 8 < raw.max() <= 16
    dialog.clear.click()
    assert dialog.pad.is_empty
    assert dialog.answer.text() == ""


def test_a_file_becomes_a_table_and_a_csv(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = dialog_for(qtbot, "iris")
    names = "sepal length (cm),sepal width (cm),petal length (cm),petal width (cm)"
    path = tmp_path / "새 꽃.csv"
    path.write_text(f"{names}\n5.1,3.5,1.4,0.2\n6.5,3,5.5,2\n", encoding="utf-8")
    with qtbot.waitSignal(dialog._task.finished):
        dialog.predict_file(path)
    assert dialog.model.rowCount() == 2
    headers = [dialog.model.headerData(i, Qt.Orientation.Horizontal) for i in range(4)]
    assert headers == ["Class", "setosa", "versicolor", "virginica"]
    shown = [dialog.model.index(row, 0).data() for row in range(2)]
    saving = dialog.choose_target()
    saving.selectFile(str(tmp_path / "out.csv"))
    saving.accept()
    lines = (tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "setosa,versicolor,virginica,class"
    assert [line.split(",")[-1] for line in lines[1:]] == shown


def test_a_file_that_does_not_fit_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = dialog_for(qtbot, "iris")
    path = tmp_path / "bad.csv"
    path.write_text("1,2\n3,4\n", encoding="utf-8")
    with qtbot.waitSignal(dialog._task.failed):
        dialog.predict_file(path)
    assert "bad.csv" in dialog.error.sentence
    assert not dialog.save.isEnabled()


def test_the_window_tries_the_network_of_the_moment(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.mouseClick(window.data_wiring.panel.try_network, Qt.MouseButton.LeftButton)
    dialog = window.data_wiring.predict_dialog
    assert dialog is not None
    assert dialog.isVisible()
    found = dialog.bars._found
    assert found is not None
    xor = load_example("xor-mlp").with_weights().predict(np.array([[0.0, 0.0]]))
    np.testing.assert_allclose(found.outputs, xor)
    window.data_wiring.panel.data_chosen.emit(built_in("iris"))
    assert window.data_wiring.predict_dialog is None


def test_every_word_follows_the_language(qtbot: QtBot) -> None:
    dialog = dialog_for(qtbot, "digits")
    current_translator().speak("ko")
    dialog.retranslate()
    assert dialog.windowTitle() == "신경망 써 보기"
    assert [dialog.tabs.tabText(i) for i in range(2)] == ["그리기", "파일"]


def test_a_figure_is_made_to_fill_its_box_and_centred() -> None:
    ink = np.zeros((224, 224))
    ink[10:60, 100:110] = 1.0
    picture = centred_pixels(ink, 28, 28)
    rows, columns = np.flatnonzero(picture.any(axis=1)), np.flatnonzero(picture.any(axis=0))
    assert len(rows) == 20
    assert len(columns) == 4
    assert abs(rows.mean() - 13.5) <= 0.5
    assert abs(columns.mean() - 13.5) <= 0.5
    assert picture.max() == pytest.approx(1.0)


@pytest.mark.parametrize("size", [(8, 8), (28, 28), (5, 9), (1, 1)])
def test_any_ink_fits_into_any_picture(size: tuple[int, int]) -> None:
    random = np.random.default_rng(0)
    for _ in range(20):
        ink = np.zeros((224, 224))
        top, left = random.integers(0, 220, 2)
        ink[top : top + random.integers(1, 224), left : left + random.integers(1, 224)] = 1.0
        picture = centred_pixels(ink, *size)
        assert picture.shape == size
        assert 0 < picture.max() <= 1
    assert not centred_pixels(np.zeros((224, 224)), *size).any()


def test_a_file_is_answered_on_another_thread(qtbot: QtBot, tmp_path: Path) -> None:
    """Ten thousand pictures through a large network would freeze the window."""
    dialog = dialog_for(qtbot, "iris")
    threads: list[bool] = []
    predict = dialog._predict

    def noting(inputs: np.ndarray) -> object:
        threads.append(threading.current_thread() is threading.main_thread())
        return predict(inputs)

    dialog._predict = noting
    path = tmp_path / "a.csv"
    path.write_text("5.1,3.5,1.4,0.2\n6.5,3,5.5,2\n", encoding="utf-8")
    with qtbot.waitSignal(dialog._task.finished):
        dialog.predict_file(path)
    assert threads == [False]
    assert dialog.model.rowCount() == 2
