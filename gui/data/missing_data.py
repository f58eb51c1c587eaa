"""Asks for data that are no longer where a project left them; never takes others in their place."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QPushButton, QVBoxLayout, QWidget

from engine import DataDescription, Dataset, reload, relocated
from gui.background_task import BackgroundTask, unwatched
from gui.data.data_files import file_dialog, folder_dialog
from gui.fault_strip import FaultStrip
from gui.looks.theme import GRID
from gui.words.any_error import error_text
from gui.words.translation import tr


class MissingData(QWidget):
    """Says what is wrong with a project's files, and takes the same ones from another place.

    Size and SHA-256 of what the user finds are compared with what the project recorded.
    """

    found = Signal(object)
    """The project's data, as a `Dataset`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._description: DataDescription | None = None
        self._error: Exception | None = None
        self._task = BackgroundTask(self)
        self.error = FaultStrip("dataError", self)
        self.browse = QPushButton(self)
        self.browse.setObjectName("findData")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.error)
        column.addWidget(self.browse)
        self.browse.clicked.connect(self.choose)
        self._task.finished.connect(self._on_found)
        self._task.failed.connect(self._on_failed)
        self._task.busy_changed.connect(self._update)
        self.retranslate()
        self.hide()

    def ask_for(self, description: DataDescription | None) -> None:
        """Look once more where a project's files should be, and ask for them; None for nothing."""
        self._task.cancel()
        self._description = description
        self._show_error(None)
        self.setVisible(description is not None)
        if description is not None:
            self._task.start(unwatched(partial(reload, description)))

    @Slot()
    def choose(self) -> QFileDialog | None:
        """Ask for the file or folder and return the dialog; it deletes itself."""
        if self._description is None:
            return None
        is_file = Path(self._description.source.path).suffix != ""
        dialog = file_dialog(self) if is_file else folder_dialog(self)
        dialog.fileSelected.connect(self._on_selected)
        dialog.open()
        return dialog

    @Slot(str)
    def _on_selected(self, path: str) -> None:
        self.look_at(Path(path))

    def look_at(self, path: Path) -> None:
        """Take a file or folder, if it is the one that the project was made with."""
        if self._description is not None:
            self._show_error(None)
            self._task.start(unwatched(partial(relocated, self._description, path)))

    @Slot(object)
    def _on_found(self, dataset: Dataset) -> None:
        self.ask_for(None)
        self.found.emit(dataset)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._show_error(error)

    def shut_down(self) -> bool:
        """Stop reading because the window closes; tell whether no thread is left."""
        return self._task.shut_down()

    def _show_error(self, error: Exception | None) -> None:
        self._error = error
        self.error.show_sentence("" if error is None else error_text(error))

    @Slot()
    def _update(self) -> None:
        self.browse.setEnabled(not self._task.is_busy)

    def retranslate(self) -> None:
        """Set every word in the language of the moment."""
        self.browse.setText(tr("Find the data …"))
        self.browse.setToolTip(tr("Say where the file or folder is now; its contents are compared"))
        self._show_error(self._error)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
