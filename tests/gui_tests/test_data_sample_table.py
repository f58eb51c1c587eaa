"""The table of samples: undo, copy and paste with a spreadsheet, rows added and deleted by key."""

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from engine import Dataset, built_in, typed_data, with_names, with_scaling
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
        with qtbot.waitExposed(dialog):
            dialog.show()
        return dialog

    return open_samples


def pasted(qtbot: QtBot, dialog: SamplesDialog, text: str, row: int = 0, column: int = 0) -> None:
    QGuiApplication.clipboard().setText(text)
    dialog.activateWindow()
    dialog.table.setFocus()
    dialog.table.setCurrentIndex(dialog.sheet.index(row, column))
    qtbot.keyClick(dialog.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def used(qtbot: QtBot, dialog: SamplesDialog) -> Dataset:
    with qtbot.waitSignal(dialog.data_made) as made:
        dialog.use.click()
    dataset = made.args[0]
    assert isinstance(dataset, Dataset)
    return dataset


def test_rows_of_a_spreadsheet_are_pasted_and_added(qtbot: QtBot, opened: Open) -> None:
    dialog = opened(built_in("xor"))
    pasted(qtbot, dialog, "x1\tx2\tClass\r\n0.5\t0.25\t1\r\n2\t-3e-1\t0\r\n", row=3)
    data = used(qtbot, dialog)
    assert data.inputs[3:].tolist() == [[0.5, 0.25], [2, -0.3]]
    assert data.targets[3:].tolist() == [1, 0]


def test_classes_that_are_new_come_with_the_pasted_rows(qtbot: QtBot, opened: Open) -> None:
    dialog = opened(None)
    pasted(qtbot, dialog, "1\t2\tA\n3\t4\t고양이\n")
    data = used(qtbot, dialog)
    assert data.class_names == ("A", "B", "고양이")
    assert data.targets.tolist() == [0, 2]
    assert [button.text() for button in dialog.classes.buttons()] == ["A", "B", "고양이"]


def test_a_cell_that_is_no_number_is_named_and_nothing_is_pasted(
    qtbot: QtBot, opened: Open
) -> None:
    dialog = opened(built_in("xor"))
    pasted(qtbot, dialog, "1\t2\t1\n3\tmany\t0\n")
    assert dialog.error.sentence == (
        "Row 2, column “x2”: a finite number belongs here, not “many”."
    )
    assert dialog.sheet.points[0] == [0, 0, 0]
    assert not dialog.undo.isEnabled()
    current_translator().speak("ko")
    dialog.retranslate()
    assert "유한한 수" in dialog.error.sentence


def test_a_class_that_there_is_not_is_named(opened: Open) -> None:
    dialog = opened(built_in("xor"))
    assert not dialog.sheet.setData(dialog.sheet.index(1, 2), "many")
    assert dialog.error.sentence.startswith("Row 2: “many” is none of the classes 0, 1.")


def test_every_change_is_undone_and_done_again(qtbot: QtBot, opened: Open) -> None:
    dialog = opened(built_in("xor"))
    states = [[list(row) for row in dialog.sheet.points]]
    for change in (
        lambda: dialog.sheet.setData(dialog.sheet.index(0, 0), "5"),
        dialog.add_row.click,
        lambda: pasted(qtbot, dialog, "7\t8\t1\n", row=1),
        lambda: (dialog.table.selectRow(0), dialog.remove_rows.click()),
        dialog.clear.click,
    ):
        change()
        states.append([list(row) for row in dialog.sheet.points])
    assert not dialog.redo.isEnabled()
    for before in reversed(states[:-1]):
        qtbot.keyClick(dialog.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert dialog.sheet.points == before
    assert not dialog.undo.isEnabled()
    for number, after in enumerate(states[1:]):
        if number % 2:
            qtbot.keyClick(dialog.table, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
        else:
            qtbot.mouseClick(dialog.redo, Qt.MouseButton.LeftButton)
        assert dialog.sheet.points == after


def test_a_class_that_was_added_is_undone_with_its_button(qtbot: QtBot, opened: Open) -> None:
    dialog = opened(None)
    qtbot.mouseClick(dialog.add_class, Qt.MouseButton.LeftButton)
    assert dialog.sheet.description.class_names == ("A", "B", "C")
    assert dialog.classes.checkedId() == 2
    qtbot.mouseClick(dialog.undo, Qt.MouseButton.LeftButton)
    assert [button.text() for button in dialog.classes.buttons()] == ["A", "B"]
    assert dialog.classes.checkedId() == 1
    assert dialog.plane is not None
    qtbot.mouseClick(dialog.plane, Qt.MouseButton.LeftButton, pos=QPoint(60, 60))
    assert dialog.sheet.points[0][2] == 1


def test_delete_takes_the_selected_rows_out(qtbot: QtBot, opened: Open) -> None:
    dialog = opened(built_in("xor"))
    dialog.table.selectRow(2)
    dialog.table.setFocus()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert [row[:2] for row in dialog.sheet.points] == [[0, 0], [0, 1], [1, 1]]


def test_rows_are_copied_as_a_spreadsheet_takes_them(qtbot: QtBot, opened: Open) -> None:
    dialog = opened(built_in("iris"))
    dialog.table.selectRow(149)
    dialog.table.setFocus()
    qtbot.keyClick(dialog.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "5.9\t3\t5.1\t1.8\tvirginica"


def test_what_is_prepared_stays_prepared(qtbot: QtBot, opened: Open) -> None:
    """Derived and scaled points were of another width than their scaling when they came back."""
    data = with_scaling(built_in("circle", {"derived": "x1^2", "samples": 10}), "standardize")
    data = with_names(data, ["가로", "세로", "제곱"])
    dialog = opened(data)
    assert dialog.plane is not None
    assert dialog.sheet.headerData(0, Qt.Orientation.Horizontal) == "가로"
    assert dialog.sheet.setData(dialog.sheet.index(0, 0), "3")
    made = used(qtbot, dialog)
    assert made.input_names == ("가로", "세로", "제곱")
    assert made.scaling == data.scaling
    assert made.samples.raw[0, [0, 2]].tolist() == [3, 9]
    np.testing.assert_array_equal(made.inputs[1:], data.inputs[1:])


def test_values_of_several_targets_are_edited(qtbot: QtBot, opened: Open) -> None:
    dialog = opened(typed_data([[1.0], [2.0]], [[3.0, 4.0], [5.0, 6.0]], target_names=("a", "b")))
    assert dialog.add_class.isHidden()
    pasted(qtbot, dialog, "9\t8\t7\n0\t0\t1\n", row=1)
    assert used(qtbot, dialog).targets.tolist() == [[3, 4], [8, 7], [0, 1]]
