"""A stop or a whole step as text to copy, or as a page to save."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QToolButton, QWidget

from engine import atomic_write
from gui.looks.resource_files import icon
from gui.words.any_error import error_text
from gui.words.translation import tr

if TYPE_CHECKING:  # imported when something is copied or saved
    from gui.stepping.step_document import DocumentMaker


class StepCopies(QObject):
    """The copy button with its menu.

    Parameters
    ----------
    stop_text : callable
        Returns the stop as plain text.
    step_document : callable
        From the maker of a document to the document of the whole step.
    step_script : callable
        Returns the whole step as a script.
    parent : QWidget
        Where button and menu belong.
    """

    refused = Signal(str)
    """The page cannot be written; with the sentence to be shown."""

    def __init__(
        self,
        stop_text: Callable[[], str],
        step_document: Callable[["DocumentMaker"], str],
        step_script: Callable[[], str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._window = parent
        self._stop_text = stop_text
        self._step_document = step_document
        self._step_script = step_script
        self.button = QToolButton(parent)
        self.button.setObjectName("stepCopyButton")
        self.button.setIcon(icon("copy"))
        self.button.clicked.connect(self._on_copy)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        menu = QMenu(self.button)
        menu.setToolTipsVisible(True)
        self.button.setMenu(menu)
        self._copy_step = menu.addAction("")
        self._copy_step.setObjectName("copyStepAction")
        self._copy_step.triggered.connect(self._on_copy_step)
        self._copy_script = menu.addAction("")
        self._copy_script.setObjectName("copyStepScriptAction")
        self._copy_script.triggered.connect(self._on_copy_script)
        self._save_step = menu.addAction(icon("export"), "")
        self._save_step.setObjectName("saveStepAction")
        self._save_step.triggered.connect(self._on_save_step)

    def retranslate(self) -> None:
        """Word everything anew."""
        self.button.setToolTip(tr("Copy this stop as text"))
        self.button.setAccessibleName(tr("Copy this stop as text"))
        self._copy_step.setText(tr("Copy the whole step as Markdown"))
        self._copy_script.setText(tr("Copy the whole step as a NumPy script"))
        self._copy_script.setToolTip(
            tr("Runs by itself, and checks the loss and the new weights at its end")
        )
        self._save_step.setText(tr("Save the whole step as a page…"))

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._stop_text())

    @Slot()
    def _on_copy_step(self) -> None:
        from gui.stepping.step_document import step_as_markdown

        QGuiApplication.clipboard().setText(self._step_document(step_as_markdown))

    @Slot()
    def _on_copy_script(self) -> None:
        QGuiApplication.clipboard().setText(self._step_script())

    @Slot()
    def _on_save_step(self) -> None:
        """Ask where, and write the page."""
        filters = "HTML (*.html);;Markdown (*.md)"
        title = self._save_step.text()
        name, _ = QFileDialog.getSaveFileName(self._window, title, "step.html", filters)
        if name:
            self.save_step(Path(name))

    def save_step(self, path: Path) -> None:
        """Write the whole step to a file: Markdown where it is called ``.md``, else HTML."""
        from gui.stepping.step_document import step_as_html, step_as_markdown

        is_markdown = path.suffix.lower() == ".md"
        text = self._step_document(step_as_markdown if is_markdown else step_as_html)
        try:
            with atomic_write(path) as file:
                file.write(text.encode())
        except OSError as error:
            self.refused.emit(error_text(error))
