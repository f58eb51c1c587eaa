"""The list of sources with what belongs to the selected one: its numbers, or its folder."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from engine import BUILT_IN, DataDescription, Dataset
from gui.data.mnist_folder import MnistFolder
from gui.data.source_options import SourceOptions
from gui.data.source_texts import SOURCE_GROUPS, built_in_key, dataset_name, source_text
from gui.looks.resource_files import icon
from gui.looks.theme import GRID
from gui.words.parameter_advice import panel_advice
from gui.words.translation import tr


class SourceChooser(QWidget):
    """Shows every built-in source; the buttons beside the list lead to files and folders."""

    selected = Signal()
    """The user selected another source."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data: Dataset | DataDescription | None = None
        self.sources = QComboBox(self)
        self.sources.setObjectName("dataSource")
        self.open_file = QToolButton(self)
        self.open_file.setObjectName("openData")
        self.open_file.setIcon(icon("table"))
        self.open_folder = QToolButton(self)
        self.open_folder.setObjectName("openPictures")
        self.open_folder.setIcon(icon("image"))
        self.options = SourceOptions(self)
        self.folder = MnistFolder(self)
        self._list_sources()
        self._lay_out()
        self.sources.currentIndexChanged.connect(self.selected)
        self.retranslate()

    def _list_sources(self) -> None:
        for group in SOURCE_GROUPS:
            if self.sources.count():
                self.sources.insertSeparator(self.sources.count())
            for name in group:
                self.sources.addItem("", name)
        self.sources.setMaxVisibleItems(30)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GRID // 2)
        top.addWidget(self.sources, 1)
        top.addWidget(self.open_file)
        top.addWidget(self.open_folder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(top)
        column.addWidget(self.options)
        column.addWidget(self.folder)

    @property
    def source(self) -> str:
        """The key of the selected source in `BUILT_IN`; empty for data from elsewhere."""
        return str(self.sources.currentData() or "")

    @property
    def needs_reading(self) -> bool:
        """Whether the selected source consists of files."""
        return self.source in BUILT_IN and BUILT_IN[self.source].needs_files

    def select(self, name: str) -> None:
        """Select a source as the user would."""
        self.sources.setCurrentIndex(self.sources.findData(name))

    def show_source_of(self, data: Dataset | DataDescription) -> None:
        """Show where data come from, without saying that it was selected."""
        name = built_in_key(data.source)
        self.sources.blockSignals(True)
        self.select(name)
        self.sources.blockSignals(False)
        self._data = data
        self._name_data()
        self.show_fields(data)
        if self.needs_reading:
            self.folder.set_path(data.source.path)

    def _name_data(self) -> None:
        """Name data that are none of the built-in ones, in place of a source."""
        if self._data is not None:
            self.sources.setPlaceholderText(dataset_name(self._data))

    @Slot()
    def show_fields(self, data: Dataset | DataDescription | None = None) -> None:
        """Show the fields of the selected source, with the numbers that data were made with."""
        self.options.set_source(self.source, {} if data is None else dict(data.source.options))
        self.folder.setVisible(self.needs_reading)
        self.options.setVisible(not self.needs_reading and self.options.has_any)

    def retranslate(self) -> None:
        """Set every word in the language of the moment."""
        for row in range(self.sources.count()):
            name = self.sources.itemData(row)
            if name:  # separators have none
                self.sources.setItemText(row, source_text(name))
        self._name_data()
        self.sources.setAccessibleName(tr("Data source"))
        self.sources.setWhatsThis(panel_advice("source"))
        self.sources.setToolTip(tr("Where the samples come from"))
        for button, text in (
            (self.open_file, tr("Open a file of data …")),
            (self.open_folder, tr("Open a folder of pictures …")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self.options.retranslate()
        self.folder.retranslate()
