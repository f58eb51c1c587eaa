"""About: what program this is, what it is made of, under which licences."""

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui.help.system_details import components, licence_texts, system_details
from gui.looks.resource_files import application_icon
from gui.looks.theme import GRID
from gui.words.translation import tr

_PICTURE = 8 * GRID
_SIZE = QSize(560, 480)


class AboutDialog(QDialog):
    """Shows versions and licences, and copies what a report of a fault needs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("aboutDialog")
        self._make_head()
        self._make_pages()
        self._make_buttons()
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addLayout(self._head)
        column.addWidget(self.pages, 1)
        column.addWidget(self.buttons)
        self.resize(_SIZE)
        self.retranslate()

    def _make_head(self) -> None:
        picture = QLabel(self)
        picture.setPixmap(application_icon().pixmap(_PICTURE, _PICTURE))
        self._title = QLabel(f"Layerloom {components()[0].version}", self)
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._sentence = QLabel(self)
        self._sentence.setWordWrap(True)
        words = QVBoxLayout()
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._sentence)
        words.addStretch(1)
        self._head = QHBoxLayout()
        self._head.setSpacing(2 * GRID)
        self._head.addWidget(picture)
        self._head.addLayout(words, 1)

    def _make_pages(self) -> None:
        self.parts = QTreeWidget(self)
        self.parts.setObjectName("aboutComponents")
        self.parts.setRootIsDecorated(False)
        self.parts.setColumnCount(3)
        self.parts.addTopLevelItems([QTreeWidgetItem(list(part)) for part in components()])
        self.licences = QPlainTextEdit(licence_texts(), self)
        self.licences.setObjectName("aboutLicences")
        self.details = QPlainTextEdit(self)
        self.details.setObjectName("aboutSystemDetails")
        for text in (self.licences, self.details):
            text.setReadOnly(True)
            text.setTabChangesFocus(True)
        self.licences.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.pages = QTabWidget(self)
        self.pages.setObjectName("aboutPages")
        for page in (self.parts, self.licences, self.details):
            self.pages.addTab(page, "")

    def _make_buttons(self) -> None:
        roles = QDialogButtonBox.ButtonRole
        self.buttons = QDialogButtonBox(self)
        self.copy_button = self.buttons.addButton("", roles.ResetRole)
        self.copy_button.setObjectName("copySystemDetails")
        self.copy_button.setAutoDefault(False)
        self.copy_button.clicked.connect(self._on_copy)
        self.close_button = self.buttons.addButton("", roles.AcceptRole)
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.close)

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(system_details())
        self.copy_button.setText(tr("Copied"))

    def retranslate(self) -> None:
        """Set every word."""
        self.setWindowTitle(tr("About Layerloom"))
        self._sentence.setText(tr("Build, train and step through neural networks."))
        self.parts.setHeaderLabels([tr("Part"), tr("Version"), tr("Licence")])
        for column in range(3):
            self.parts.resizeColumnToContents(column)
        titles = (tr("Parts and licences"), tr("Licence texts"), tr("System details"))
        pages = (self.parts, self.licences, self.details)
        for number, (title, page) in enumerate(zip(titles, pages, strict=True)):
            self.pages.setTabText(number, title)
            page.setAccessibleName(title)
        self.pages.setAccessibleName(tr("About Layerloom"))
        self.details.setPlainText(system_details())
        self.copy_button.setText(tr("Copy system details"))
        self.close_button.setText(tr("Close"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
