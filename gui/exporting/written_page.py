"""What an export made: the files, their folder, and the lines that load them."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui.exporting.code_view import CodeView
from gui.looks.resource_files import icon
from gui.looks.theme import GRID
from gui.words.translation import tr

_MOST_NAMES = 6
_MOST_LINES = 6


class WrittenPage(QWidget):
    """Says where the files are, and how to open them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paths: Sequence[Path] = ()
        self._sign = QLabel(self)
        self._title = QLabel(self)
        bold = self._title.font()
        bold.setBold(True)
        self._title.setFont(bold)
        self._names = QLabel(self)
        self._names.setObjectName("exportedNames")
        self._names.setWordWrap(True)
        self._folder = QLabel(self)
        self._folder.setWordWrap(True)
        self._folder.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._how = QLabel(self)
        self.code = CodeView(self)
        self.code.setObjectName("loadingLines")
        self._how.setBuddy(self.code)
        self.open_folder = self._button("openFolderButton", "folder")
        self.copy = self._button("copyLinesButton", "copy")
        self.open_folder.clicked.connect(self._on_open_folder)
        self.copy.clicked.connect(self._on_copy)
        self._lay_out()
        self.retranslate()

    def _button(self, name: str, picture: str) -> QPushButton:
        button = QPushButton(icon(picture), "", self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self._sign)
        head.addWidget(self._title, 1)
        head.addWidget(self.open_folder)
        below = QHBoxLayout()
        below.addWidget(self._how, 1)
        below.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self._names)
        column.addWidget(self._folder)
        column.addSpacing(2 * GRID)
        column.addLayout(below)
        column.addWidget(self.code)
        column.addStretch(1)
        self.setTabOrder(self.open_folder, self.copy)
        self.setTabOrder(self.copy, self.code)

    def show_files(self, paths: Sequence[Path], lines: Sequence[str]) -> None:
        """Show what was written."""
        self._paths = tuple(paths)
        self.code.set_code("\n".join(lines))
        self.code.fit_lines(_MOST_LINES)
        self.copy.setText(tr("Copy"))
        self._describe()

    def _describe(self) -> None:
        names = [path.name for path in self._paths]
        shown = "\n".join(names[:_MOST_NAMES])
        more = len(names) - _MOST_NAMES
        if more > 0:
            shown = tr("{names}\nand {n} more", names=shown, n=more)
        self._title.setText(tr("{n} {n:file|files} written", n=len(names)))
        self._names.setText(shown)
        self._folder.setText(str(self._paths[0].parent) if self._paths else "")

    @Slot()
    def _on_open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._paths[0].parent)))

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.code.toPlainText())
        self.copy.setText(tr("Copied"))

    def retranslate(self) -> None:
        """Set the words."""
        self._sign.setPixmap(icon("check", "success").pixmap(2 * GRID, 2 * GRID))
        self.open_folder.setText(tr("Open folder"))
        self._how.setText(tr("To load it in Python:"))
        self.copy.setText(tr("Copy"))
        self._describe()
