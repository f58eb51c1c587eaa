"""Samples are clicked onto a plane, typed into a table, and become data of the project."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine import Dataset, built_in
from gui.data.panel import DataPanel
from gui.data.sample_sheet import is_editable
from gui.data.samples_dialog import SamplesDialog
from gui.words.translation import current_translator

Open = Callable[[Dataset | None], SamplesDialog]


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Open]:
    kept = []  # a dialog without a parent is Python's, and may go in the midst of its painting

    def open_samples(dataset: Dataset | None) -> SamplesDialog:
        dialog = SamplesDialog(dataset)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(dialog)
        kept.append(dialog)
        dialog.show()
        return dialog

    return open_samples


def click(qtbot: QtBot, dialog: SamplesDialog, x1: float, x2: float, right: bool = False) -> None:
    assert dialog.plane is not None
    button = Qt.MouseButton.RightButton if right else Qt.MouseButton.LeftButton
    qtbot.mouseClick(dialog.plane, button, pos=dialog.plane.place_of(x1, x2).toPoint())


def used(qtbot: QtBot, dialog: SamplesDialog) -> Dataset:
    with qtbot.waitSignal(dialog.data_made) as made:
        dialog.use.click()
    dataset = made.args[0]
    assert isinstance(dataset, Dataset)
    return dataset


def test_points_are_clicked_for_one_class_after_the_other(qtbot: QtBot, opened: Open) -> None:
    dialog = opened(None)
    click(qtbot, dialog, 2, 3)
    dialog.classes.buttons()[1].click()
    click(qtbot, dialog, -1, -2)
    dialog.add_class.click()
    click(qtbot, dialog, 4, -4)
    data = used(qtbot, dialog)
    assert data.class_names == ("A", "B", "C")
    assert data.targets.tolist() == [0, 1, 2]
    for sample, wanted in zip(data.inputs, ((2, 3), (-1, -2), (4, -4)), strict=True):
        assert sample.tolist() == pytest.approx(wanted, abs=0.05)
    assert data.source.kind == "typed"


def test_a_right_click_removes_the_point_under_it_and_no_other(qtbot: QtBot, opened: Open) -> None:
    dialog = opened(None)
    for place in ((1, 1), (-3, 2), (4, -4)):
        click(qtbot, dialog, *place)
    click(qtbot, dialog, -3, 2, right=True)
    click(qtbot, dialog, 0, -2, right=True)
    assert [round(row[0]) for row in dialog.sheet.points] == [1, 4]


def test_a_data_set_is_changed_in_the_table_and_stays_as_it_was(qtbot: QtBot, opened: Open) -> None:
    gate = built_in("and")
    dialog = opened(gate)
    model = dialog.table.model()
    assert [model.index(3, column).data() for column in range(3)] == ["1", "1", "1"]
    assert model.setData(model.index(3, 0), "0.25")
    assert model.setData(model.index(0, 2), "1")
    dialog.table.selectRow(1)
    dialog.remove_rows.click()
    data = used(qtbot, dialog)
    assert data.inputs.tolist() == [[0, 0], [1, 0], [0.25, 1]]
    assert data.targets.tolist() == [1, 0, 1]
    assert gate.inputs.tolist()[3] == [1, 1]


@pytest.mark.parametrize("text", ["", "word", "nan", "inf", "1e999"])
def test_what_is_no_number_is_not_taken(opened: Open, text: str) -> None:
    dialog = opened(built_in("xor"))
    index = dialog.sheet.index(1, 1)
    assert not dialog.sheet.setData(index, text)
    assert index.data() == "1"
    assert not dialog.sheet.setData(dialog.sheet.index(1, 2), text)


def test_scaled_data_stay_scaled_and_are_edited_unscaled(qtbot: QtBot, opened: Open) -> None:
    iris = built_in("iris")
    dialog = opened(iris)
    assert dialog.plane is None
    assert dialog.sheet.index(0, 0).data() == "5.1"
    dialog.add_row.click()
    data = used(qtbot, dialog)
    assert len(data) == 151
    assert data.scaling == iris.scaling
    assert data.inputs[0].tolist() == iris.inputs[0].tolist()


def test_values_are_edited_too(qtbot: QtBot, opened: Open) -> None:
    dialog = opened(built_in("linear", {"samples": 5}))
    assert dialog.sheet.setData(dialog.sheet.index(2, 1), "7.5")
    assert used(qtbot, dialog).targets.tolist()[2] == [7.5]


def test_derived_inputs_are_not_typed(opened: Open) -> None:
    dialog = opened(built_in("circle", {"derived": "x1^2", "samples": 10}))
    assert dialog.sheet.columnCount() == 3
    assert dialog.plane is not None


def test_no_samples_are_no_data(opened: Open) -> None:
    dialog = opened(None)
    dialog.use.click()
    assert dialog.isVisible()
    assert "at least one sample" in dialog.error.sentence


def test_large_sets_and_pictures_are_not_edited() -> None:
    assert not is_editable(built_in("digits"))
    assert not is_editable(built_in("spiral", {"samples": 2001}))
    assert is_editable(built_in("wine"))


def test_the_panel_uses_what_was_clicked(qtbot: QtBot) -> None:
    panel = DataPanel()
    qtbot.addWidget(panel)
    panel.show()
    panel.select_source("digits")
    dialog = panel.open_samples()
    click(qtbot, dialog, 1, 1)
    dialog.classes.buttons()[1].click()
    click(qtbot, dialog, -1, -1)
    with qtbot.waitSignal(panel.data_chosen) as chosen:
        dialog.use.click()
    panel.set_data(chosen.args[0])
    assert panel.use.text() == "In use"
    assert panel.preview.dataset is chosen.args[0]
    assert panel.shut_down()


def test_every_word_follows_the_language(opened: Open) -> None:
    dialog = opened(None)
    current_translator().speak("ko")
    dialog.retranslate()
    assert dialog.windowTitle() == "표본 직접 만들기"
    assert dialog.add_class.text() == "클래스 추가"
