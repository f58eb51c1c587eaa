"""A table is looked through, shown, decided on and read, without the window waiting for it."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from engine import Dataset, data_errors
from gui.data import table_dialog
from gui.data.panel import DataPanel
from gui.data.table_dialog import TableDialog
from gui.words.translation import current_translator

FLOWERS = "길이;너비;색;품종\n5,1;3,5;흰;붓꽃\n4,9;;흰;붓꽃\n6,5;2,8;붉은;장미\n6,4;2,9;붉은;장미\n"

Open = Callable[..., TableDialog]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Open]:
    dialogs = []

    def open_table(text: str, encoding: str = "cp949", name: str = "꽃 표.csv") -> TableDialog:
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        dialog = TableDialog(path)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(dialog)
        dialogs.append(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: not dialog._task.is_busy)
        return dialog

    yield open_table
    for dialog in dialogs:
        dialog.close()


def header(dialog: TableDialog, column: int) -> str:
    return str(dialog.model.headerData(column, Qt.Orientation.Horizontal))


def test_what_was_found_out_is_shown(opened: Open) -> None:
    dialog = opened(FLOWERS)
    shown = {name: box.currentText() for name, box in dialog.form.boxes.items()}
    assert shown["separator"] == "found: semicolon ;"
    assert shown["encoding"] == "found: CP949 (Korean Excel)"
    assert shown["decimal"] == "found: comma 1,5"
    assert shown["header"] == "found: names of the columns"
    assert [header(dialog, column) for column in range(4)] == [
        "길이\nInput",
        "너비\nInput",
        "색\nInput",
        "품종\nTarget",
    ]
    assert dialog.model.index(0, 1).data() == "numbers, 1 gap"
    assert dialog.model.index(1, 0).data() == "4.9 … 6.5"
    assert dialog.model.index(2, 0).data() == "5,1"


def test_roles_gaps_and_scaling_are_decided_and_the_data_come(qtbot: QtBot, opened: Open) -> None:
    dialog = opened(FLOWERS)
    dialog.select_columns("색")
    qtbot.mouseClick(dialog.role_buttons["ignore"], Qt.MouseButton.LeftButton)
    assert header(dialog, 2) == "색\nLeft out"
    dialog.form.choose("gaps", "drop")
    dialog.form.choose("scaling", "unit_range")
    with qtbot.waitSignal(dialog.data_read) as read:
        qtbot.mouseClick(dialog.use, Qt.MouseButton.LeftButton)
    dataset = read.args[0]
    assert isinstance(dataset, Dataset)
    assert dataset.input_names == ("길이", "너비")
    assert dataset.class_names == ("붓꽃", "장미")
    assert dataset.inputs.tolist()[1] == [1.0, 0.0]
    assert not dialog.isVisible()
    assert dict(dataset.source.options)["encoding"] == "cp949"


def test_what_is_wrong_is_said_and_can_be_mended(qtbot: QtBot, opened: Open) -> None:
    dialog = opened(FLOWERS)
    with qtbot.waitSignal(dialog._task.failed):
        dialog.use.click()
    assert "너비" in dialog.error.sentence
    assert "line 3" in dialog.error.sentence
    assert dialog.isVisible()
    dialog.form.choose("gaps", "fill")
    assert dialog.error.sentence == ""
    with qtbot.waitSignal(dialog.data_read) as read:
        dialog.use.click()
    assert len(read.args[0]) == 4


def test_another_separator_is_tried_at_once(qtbot: QtBot, opened: Open) -> None:
    dialog = opened("a;b,c\n1;2,0\n3;4,1\n", "utf-8")
    with qtbot.waitSignal(dialog._task.finished):
        dialog.form.choose("separator", ",")
    assert [header(dialog, column) for column in range(2)] == ["a;b\nInput", "c\nTarget"]


def test_numbers_can_be_taken_as_categories_but_words_not_as_numbers(opened: Open) -> None:
    dialog = opened("level,word,y\n1,a,0\n2,b,1\n1,b,0\n2,a,1\n", "utf-8")
    dialog.select_columns("level", "word")
    dialog.kind_buttons["category"].click()
    assert dialog.model.index(0, 0).data() == "2 categories"
    dialog.kind_buttons["number"].click()
    assert [column.kind for column in dialog.settings.columns[:2]] == ["number", "category"]


def test_a_file_that_is_no_table_is_refused_with_its_line(opened: Open) -> None:
    dialog = opened("a,b\n1,2\n1,2,3\n", "utf-8")
    assert "line 3" in dialog.error.sentence
    assert not dialog.use.isEnabled()


def test_a_large_table_is_never_read_on_the_windows_thread(
    qtbot: QtBot, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads = []

    def noting(name: str) -> Any:
        real = getattr(table_dialog, name)

        def noted(*arguments: Any, **named: Any) -> Any:
            threads.append(threading.current_thread())
            return real(*arguments, **named)

        return noted

    for name in ("inspect_table", "load_source"):
        monkeypatch.setattr(table_dialog, name, noting(name))
    rows = "".join(f"{row},{row % 2}\n" for row in range(100_000))
    dialog = opened("x,y\n" + rows, "utf-8")
    assert dialog.model.rowCount() == 102
    with qtbot.waitSignal(dialog.data_read) as read:
        dialog.use.click()
    assert len(read.args[0]) == 100_000
    assert len(threads) == 2
    assert threading.main_thread() not in threads


def test_closing_while_a_table_is_read_leaves_no_thread(opened: Open) -> None:
    dialog = opened("x,y\n" + "1,0\n2,1\n" * 1000, "utf-8")
    dialog.use.click()
    dialog.reject()
    assert not dialog._task.is_busy


def test_every_word_follows_the_language(opened: Open) -> None:
    dialog = opened(FLOWERS)
    current_translator().speak("ko")
    dialog.retranslate()
    assert dialog.windowTitle() == "표 열기: 꽃 표.csv"
    assert header(dialog, 3) == "품종\n정답"
    assert dialog.form.boxes["separator"].currentText() == "찾음: 세미콜론 ;"


@pytest.fixture
def panel(qtbot: QtBot) -> Iterator[DataPanel]:
    panel = DataPanel()
    qtbot.addWidget(panel)
    panel.show()
    yield panel
    assert panel.shut_down()


def test_the_panel_opens_a_table_from_a_file_dialog(
    qtbot: QtBot, panel: DataPanel, tmp_path: Path
) -> None:
    path = tmp_path / "xor.tsv"
    path.write_text("a\tb\ty\n0\t0\t0\n0\t1\t1\n1\t0\t1\n1\t1\t0\n", encoding="utf-8")
    files = panel.choose_file()
    assert panel.findChild(QFileDialog, "dataFileDialog") is files
    files.selectFile(str(path))
    files.accept()
    dialog = panel.findChild(TableDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.use.isEnabled)
    with qtbot.waitSignal(panel.data_chosen) as chosen:
        dialog.use.click()
    panel.set_data(chosen.args[0])
    assert panel.preview.dataset is chosen.args[0]
    assert panel.use.text() == "In use"


def test_the_panel_reads_other_files_at_once(
    qtbot: QtBot, panel: DataPanel, tmp_path: Path
) -> None:
    with qtbot.waitSignal(panel._task.failed) as failed:
        assert panel.open_data_file(tmp_path / "nothing.npz") is None
    assert isinstance(failed.args[0], data_errors.FileUnreadableError)
    assert "nothing.npz" in panel.error.sentence
