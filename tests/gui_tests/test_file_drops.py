"""Files dropped anywhere on the window become a project, a network or data, and it is said."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDockWidget, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from engine import IMPORT_SUFFIXES, Dataset, export_weights, load_example, save_project
from gui.data.table_dialog import TableDialog
from gui.document import edits
from gui.exporting.import_dialog import ImportDialog
from gui.preferences import choose_language
from gui.window.main_window import MainWindow
from gui.wiring.file_drops import DATA, NETWORK, PROJECT, DroppedFile, RefusedFiles, dropped_file

COPY = Qt.DropAction.CopyAction
LEFT = Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    with qtbot.waitExposed(window):
        window.show()
    return window


class Drag:
    """Files held over a widget; the mime data must outlive the events."""

    def __init__(self, widget: QWidget, *paths: Path) -> None:
        self.widget = widget
        self.data = QMimeData()
        self.data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        self.place = widget.rect().center()

    def enter(self) -> bool:
        event = QDragEnterEvent(self.place, COPY, self.data, LEFT, NO_KEY)
        event.setAccepted(False)
        QApplication.sendEvent(self.widget, event)
        if event.isAccepted():  # Qt sends moves to whoever took the drag, and to nobody else
            move = QDragMoveEvent(self.place + QPoint(1, 1), COPY, self.data, LEFT, NO_KEY)
            QApplication.sendEvent(self.widget, move)
        return event.isAccepted()

    def would_be_taken(self) -> bool:
        """Tell what the pointer shows over the place."""
        move = QDragMoveEvent(self.place, COPY, self.data, LEFT, NO_KEY)
        QApplication.sendEvent(self.widget, move)
        return move.isAccepted()

    def leave(self) -> None:
        QApplication.sendEvent(self.widget, QDragLeaveEvent())

    def drop(self) -> None:
        place = QPointF(self.place)
        QApplication.sendEvent(self.widget, QDropEvent(place, COPY, self.data, LEFT, NO_KEY))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "나선 프로젝트.layerloom"
    save_project(load_example("spiral-2-8-8-1"), path)
    return path


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "점수.csv"
    rows = "\n".join(f"{k},{k % 3},{'yes' if k % 2 else 'no'}" for k in range(12))
    path.write_text(f"a,b,label\n{rows}\n", encoding="utf-8")
    return path


def test_a_project_dropped_on_the_canvas_opens_and_the_hint_goes(
    window: MainWindow, project: Path, qtbot: QtBot
) -> None:
    drag = Drag(window.canvas.viewport(), project)
    assert drag.enter()
    assert window.opening.drops.hint.isVisible()
    assert window.opening.drops.hint.sentence == "Drop to open this project"
    assert window.opening.drops.hint.geometry() == window.rect()
    with qtbot.waitSignal(window.document.opened):
        drag.drop()
    assert not window.opening.drops.hint.isVisible()
    assert window.document.path == project
    assert window.document.state.network == load_example("spiral-2-8-8-1").network


def test_unsaved_changes_are_asked_for_after_the_drag_is_over(
    window: MainWindow, project: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    asked: list[bool] = []

    def answer(_box: QMessageBox) -> int:
        asked.append(window.opening.drops.hint.isVisible())
        return QMessageBox.StandardButton.Cancel

    monkeypatch.setattr(QMessageBox, "exec", answer)
    edits.set_training(window.document, "epochs", 7)
    before = window.document.state
    drag = Drag(window, project)
    drag.enter()
    drag.drop()
    assert asked == []
    qtbot.waitUntil(lambda: asked == [False])
    assert window.document.state is before


def test_leaving_takes_the_hint_away(window: MainWindow, project: Path) -> None:
    drag = Drag(window.diagram, project)
    drag.enter()
    drag.leave()
    assert not window.opening.drops.hint.isVisible()


def test_a_table_becomes_the_data_as_one_entry_of_the_history(
    window: MainWindow, table: Path, qtbot: QtBot
) -> None:
    entries = window.document.undo_stack.count()
    drag = Drag(window.canvas.viewport(), table)
    assert drag.enter()
    assert window.opening.drops.hint.sentence == "Drop to train on these data"
    drag.drop()
    qtbot.waitUntil(lambda: window.findChild(TableDialog) is not None)
    dialog = window.findChild(TableDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.use.isEnabled)
    with qtbot.waitSignal(window.data_wiring.panel.data_chosen):
        dialog.use.click()
    data = window.document.state.data
    assert isinstance(data, Dataset)
    assert len(data) == 12
    assert window.document.undo_stack.count() == entries + 1
    assert window.document.can_train
    assert window.findChild(QDockWidget, "dataDock").isVisible()


def test_a_table_that_cannot_be_read_is_one_sentence(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "broken.npy"
    path.write_bytes(b"no array")
    before = window.document.state
    drag = Drag(window, path)
    drag.enter()
    drag.drop()
    qtbot.waitUntil(lambda: bool(window.data_wiring.panel.error.sentence))
    assert "broken.npy" in window.data_wiring.panel.error.sentence
    assert window.document.state is before


def test_weights_go_to_the_import_dialog(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "w.npz"
    export_weights(load_example("xor-mlp").with_weights(), path)
    drag = Drag(window, path)
    assert drag.enter()
    assert window.opening.drops.hint.sentence == "Drop to import this network or its weights"
    drag.drop()
    qtbot.waitUntil(lambda: window.findChild(ImportDialog) is not None)
    window.findChild(ImportDialog).reject()


def test_the_hint_speaks_korean(window: MainWindow, project: Path) -> None:
    choose_language("ko")
    drag = Drag(window, project)
    drag.enter()
    assert window.opening.drops.hint.sentence == "놓으면 이 프로젝트를 엽니다"
    drag.leave()


@pytest.mark.parametrize(
    "names", [["note.txt"], ["a.layerloom", "b.layerloom"], ["a.csv", "train-images-idx3-ubyte"]]
)
def test_what_the_window_cannot_use_is_refused_with_the_reason(
    window: MainWindow, tmp_path: Path, names: list[str]
) -> None:
    drag = Drag(window, *(tmp_path / name for name in names))
    assert drag.enter()
    assert not drag.would_be_taken()
    hint = window.opening.drops.hint
    assert hint.isVisible()
    expected = "This kind of file" if len(names) == 1 else "Drop one file at a time"
    assert expected in hint.sentence
    for suffix in (".layerloom", ".csv", ".onnx"):
        assert suffix in hint.detail
    before = window.document.state
    drag.drop()
    assert not hint.isVisible()
    assert window.document.state is before


def test_every_suffix_that_is_taken_is_named_where_one_is_refused(window: MainWindow) -> None:
    window.opening.drops.hint.show_for(RefusedFiles(("note.txt",)))
    detail = window.opening.drops.hint.detail
    for suffix in {*IMPORT_SUFFIXES} - {".hdf5", ".weights.h5"}:
        assert suffix in detail


def test_files_on_other_machines_are_refused_with_the_reason(window: MainWindow) -> None:
    drag = Drag(window)
    drag.data.setUrls([QUrl("https://example.org/a.layerloom")])
    assert drag.enter()
    assert not drag.would_be_taken()
    assert "your own machine" in window.opening.drops.hint.sentence
    drag.leave()
    assert not window.opening.drops.hint.isVisible()


def weights(folder: Path) -> Path:
    export_weights(load_example("xor-mlp").with_weights(), folder / "w.npz")
    return folder / "w.npz"


def samples(folder: Path) -> Path:
    np.savez(folder / "d.npz", x_train=np.zeros((3, 2)), y_train=np.zeros(3))
    return folder / "d.npz"


def torn(folder: Path) -> Path:
    (folder / "t.npz").write_bytes(b"PK\x03\x04 torn")
    return folder / "t.npz"


@pytest.mark.parametrize(("make", "kind"), [(weights, NETWORK), (samples, DATA), (torn, NETWORK)])
def test_a_npz_is_data_if_it_holds_samples(
    make: Callable[[Path], Path], kind: str, tmp_path: Path
) -> None:
    path = make(tmp_path)
    assert dropped_file([path]) == DroppedFile(kind, path)


def test_files_are_known_by_their_names(tmp_path: Path) -> None:
    folder = tmp_path / "mnist"
    folder.mkdir()
    idx = [folder / "train-images-idx3-ubyte.gz", folder / "t10k-labels.idx1-ubyte"]
    assert dropped_file(idx) == DroppedFile(DATA, folder)
    assert dropped_file(idx[:1]) == DroppedFile(DATA, folder)
    assert dropped_file([folder]) == DroppedFile(DATA, folder)
    assert dropped_file([tmp_path / "A.LAYERLOOM"]) == DroppedFile(
        PROJECT, tmp_path / "A.LAYERLOOM"
    )
    for name in ("a.onnx", "a.keras", "a.weights.h5", "a.h5", "a.safetensors"):
        assert dropped_file([tmp_path / name]) == DroppedFile(NETWORK, tmp_path / name)
    assert dropped_file([]) is None
