"""Which files hold data, and the dialog that asks for one."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from engine import READERS
from gui.words.translation import tr

TABLE_SUFFIXES: Final = (".csv", ".tsv")
"""Tables in text files, which are opened in a dialog of their own."""


def file_dialog(parent: QWidget) -> QFileDialog:
    """Return a dialog for one file of data; it deletes itself when it is closed."""
    dialog = QFileDialog(parent, tr("Open data"))
    dialog.setObjectName("dataFileDialog")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    patterns = " ".join(f"*{suffix}" for suffix in READERS)
    dialog.setNameFilter(tr("Data ({patterns})", patterns=patterns))
    return _deleted_when_closed(dialog)


def folder_dialog(parent: QWidget) -> QFileDialog:
    """Return a dialog for a folder of pictures; it deletes itself when it is closed."""
    dialog = QFileDialog(parent, tr("Folder with a folder of pictures for each class"))
    dialog.setObjectName("pictureFolderDialog")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    return _deleted_when_closed(dialog)


def _deleted_when_closed(dialog: QFileDialog) -> QFileDialog:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog
