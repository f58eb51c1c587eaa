"""The field for the folder of MNIST or Fashion-MNIST."""

from PySide6.QtCore import QDir, Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.looks.resource_files import icon
from gui.looks.theme import GRID
from gui.words.field_advice import explain_fields
from gui.words.translation import tr


class MnistFolder(QWidget):
    """A line to type or paste a folder into, and a button that opens a dialog for it."""

    edited = Signal()
    """The text changed."""
    chosen = Signal()
    """The user settled on a folder: in the dialog, or by Enter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit(self)
        self.line.setObjectName("mnistFolder")
        self.line.setClearButtonEnabled(True)
        self.browse = QToolButton(self)
        self.browse.setObjectName("mnistBrowse")
        self.browse.setIcon(icon("folder"))
        self._label = QLabel(self)
        self._label.setBuddy(self.line)
        self._hint = QLabel(self)
        self._hint.setWordWrap(True)
        self._hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._lay_out()
        self.line.textChanged.connect(self.edited)
        self.line.returnPressed.connect(self._on_return_pressed)
        self.browse.clicked.connect(self.open_dialog)
        self.retranslate()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GRID // 2)
        row.addWidget(self.line, 1)
        row.addWidget(self.browse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self._label)
        column.addLayout(row)
        column.addWidget(self._hint)

    @property
    def path(self) -> str:
        """The folder as it was typed, without blanks around it; empty for none."""
        return self.line.text().strip()

    def set_path(self, path: str) -> None:
        """Show a folder."""
        self.line.setText(QDir.toNativeSeparators(path))

    @Slot()
    def open_dialog(self) -> QFileDialog:
        """Open the dialog and return it; it deletes itself when it is closed."""
        dialog = QFileDialog(self, tr("Folder with the files"), self.path)
        dialog.setObjectName("mnistFolderDialog")
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_folder_selected)
        dialog.open()
        return dialog

    @Slot(str)
    def _on_folder_selected(self, path: str) -> None:
        self.set_path(path)
        self.chosen.emit()

    @Slot()
    def _on_return_pressed(self) -> None:
        if self.path:
            self.chosen.emit()

    def retranslate(self) -> None:
        """Set every word in the language of the moment."""
        explain_fields(self)
        self._label.setText(tr("Folder with the files"))
        self._hint.setText(
            tr(
                "The four IDX files, plain or .gz, or Keras's mnist.npz. "
                "Leave it empty for those that are downloaded."
            )
        )
        self.browse.setToolTip(tr("Choose the folder …"))
        self.browse.setAccessibleName(tr("Choose the folder …"))
