"""The line for a path, with a button that opens a file dialog."""

from pathlib import Path

from PySide6.QtCore import QDir, QSettings, QStandardPaths, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from gui.looks.theme import GRID
from gui.words.translation import tr

_LAST_FOLDER = "exportFolder"


class PathRow(QWidget):
    """A path to write to: typed, or chosen in a dialog."""

    edited = Signal(str)
    """The text is another one."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit(self)
        self.line.setObjectName(f"{name}Path")
        self.browse = QPushButton(self)
        self.browse.setObjectName(f"{name}Browse")
        self.browse.setAutoDefault(False)
        self.label = QLabel(self)
        self.label.setBuddy(self.line)
        self._folder = Path()
        self._filter = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.label)
        row.addWidget(self.line, 1)
        row.addWidget(self.browse)
        self.line.textChanged.connect(self.edited)
        self.browse.clicked.connect(self.open_dialog)
        self.retranslate()

    @property
    def path(self) -> Path:
        """The whole path; a bare name lies in the folder where the row began."""
        typed = Path(self.line.text().strip())
        return self._folder / (typed.expanduser() if typed.parts[:1] == ("~",) else typed)

    @property
    def is_empty(self) -> bool:
        """Whether there is no file name."""
        text = self.line.text().strip()
        return not text or text.endswith(("/", "\\")) or self.path.is_dir()

    def set_path(self, path: Path) -> None:
        """Show a path."""
        self._folder = path.parent
        self.line.setText(QDir.toNativeSeparators(str(path)))

    def select_stem(self, suffix: str) -> None:
        """Select the file's name without its suffix, to be typed over."""
        text = self.line.text()
        stem = len(self.path.name) - len(suffix)
        self.line.setSelection(len(text) - len(self.path.name), max(stem, 0))

    def set_name(self, name: str) -> None:
        """Give the file another name; the folder stays as it was typed."""
        text = self.line.text().strip()
        if text.endswith(self.path.name):
            self.line.setText(text[: len(text) - len(self.path.name)] + name)

    def set_filter(self, words: str) -> None:
        """Say what the dialog offers, as ``NumPy arrays (*.npz)``."""
        self._filter = words

    @Slot()
    def open_dialog(self) -> None:
        """Open the dialog; what is chosen there becomes the path."""
        dialog = QFileDialog(self, tr("Export as"), str(self.path), self._filter)
        dialog.setObjectName("exportFileDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.open()

    @Slot(str)
    def _on_file_selected(self, name: str) -> None:
        self.set_path(Path(name))

    def retranslate(self) -> None:
        """Set the words."""
        self.label.setText(tr("File"))
        self.browse.setText(tr("Browse…"))


def first_path(document_path: Path | None, name: str) -> Path:
    """Return the path to offer: where the last export went, else beside the project."""
    stem = tr("network") if document_path is None else document_path.stem
    stored = QSettings().value(_LAST_FOLDER)
    if isinstance(stored, str) and stored and Path(stored).is_dir():
        return Path(stored) / (stem + name)
    if document_path is not None:
        return document_path.with_name(stem + name)
    places = QStandardPaths.standardLocations(QStandardPaths.StandardLocation.DocumentsLocation)
    there = [Path(place) for place in places if Path(place).is_dir()]
    return (there[0] if there else Path.home()) / (stem + name)


def remember_folder(path: Path) -> None:
    """Offer this path's folder next time."""
    QSettings().setValue(_LAST_FOLDER, str(path.resolve().parent))
