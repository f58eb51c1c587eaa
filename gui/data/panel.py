"""The data panel: choose a source, look at it, use it."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine import (
    BUILT_IN,
    DataDescription,
    Dataset,
    LayerloomError,
    built_in,
    seems_cached,
)
from gui.background_task import BackgroundTask, unwatched
from gui.data.data_files import TABLE_SUFFIXES, file_dialog, folder_dialog
from gui.data.data_work import Prepared, downloaded, opened, prepared, read_set
from gui.data.dataset_likeness import are_alike, named_like
from gui.data.dataset_view import DatasetView
from gui.data.downloading import Downloading, megabytes
from gui.data.missing_data import MissingData
from gui.data.names_dialog import NamesDialog
from gui.data.preparation_form import PreparationForm
from gui.data.preview import DataPreview
from gui.data.reading_progress import ReadingProgress
from gui.data.samples_dialog import SamplesDialog
from gui.data.source_chooser import SourceChooser
from gui.data.source_texts import built_in_key, dataset_name
from gui.data.split_box import SplitBox
from gui.data.table_dialog import TableDialog
from gui.fault_strip import FaultStrip
from gui.looks.theme import GRID
from gui.words.any_error import error_text
from gui.words.example_texts import data_in_words
from gui.words.translation import tr

_AT_ONCE: Final = 4 * 2**20
"""Bytes of data that are prepared while the window waits; more is done on another thread."""


class DataPanel(QWidget):
    """Offers data: the choice goes out by `data_chosen` and comes back by `set_data`.

    A generated set is shown as soon as its source is selected and chosen by a click; MNIST is
    read or downloaded on another thread and chosen when it has arrived.
    """

    data_chosen = Signal(object)
    """The user chose this `Dataset`."""

    data_named = Signal(object)
    """The user gave names to the data in use; the same `Dataset` with them."""

    data_found = Signal(object)
    """The project's own data were found where they are now; a `Dataset`."""

    try_wanted = Signal()
    """The user wants to try the network on samples of his own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dataPanel")
        self._used: Dataset | None = None
        self._error: Exception | None = None
        self._task = BackgroundTask(self)
        self.chooser = SourceChooser(self)
        self.sources, self.options = self.chooser.sources, self.chooser.options
        self.folder = self.chooser.folder
        self.use = QPushButton(self)
        self.use.setObjectName("useData")
        self.use.setDefault(True)
        self.cancel = QPushButton(self)
        self.cancel.setObjectName("cancelLoading")
        self.edit_samples = QPushButton(self)
        self.edit_samples.setObjectName("editSamples")
        self.names = QPushButton(self)
        self.names.setObjectName("dataNames")
        self.try_network = QPushButton(self)
        self.try_network.setObjectName("tryNetwork")
        self.progress = ReadingProgress(self)
        self.error = FaultStrip("dataError", self)
        self.missing = MissingData(self)
        self.preparation = PreparationForm(self)
        self.split = SplitBox(self)
        self.view = DatasetView(self)
        self._lay_out()
        self._connect()
        self.retranslate()
        self._on_source_selected()
        self._on_busy_changed(False)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self.use, 1)
        buttons.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(self.chooser)
        column.addWidget(self.missing)
        column.addWidget(self.preparation)
        column.addWidget(self.split)
        column.addLayout(buttons)
        column.addWidget(self.progress)
        column.addWidget(self.error)
        column.addWidget(self.view, 1)
        column.addWidget(self.names)
        column.addWidget(self.edit_samples)
        column.addWidget(self.try_network)

    def _connect(self) -> None:
        self.chooser.selected.connect(self._on_source_selected)
        self.options.changed.connect(self._on_options_changed)
        self.preparation.changed.connect(self._on_preparation_changed)
        self.folder.chosen.connect(self._on_use_clicked)
        self.folder.edited.connect(self._update_buttons)
        self.use.clicked.connect(self._on_use_clicked)
        self.try_network.clicked.connect(self.try_wanted)
        self.edit_samples.clicked.connect(self.open_samples)
        self.names.clicked.connect(self.open_names)
        self.chooser.open_file.clicked.connect(self.choose_file)
        self.chooser.open_folder.clicked.connect(self.choose_folder)
        self.cancel.clicked.connect(self._task.cancel)
        self.missing.found.connect(self.data_found)
        self._task.finished.connect(self._on_loaded)
        self._task.failed.connect(self._on_failed)
        self._task.busy_changed.connect(self._on_busy_changed)

    # What is shown

    @property
    def source(self) -> str:
        """The key of the selected source in `BUILT_IN`."""
        return self.chooser.source

    def select_source(self, name: str) -> None:
        """Select a source as the user would."""
        self.chooser.select(name)

    def set_data(self, data: object | None) -> None:
        """Show the data that the document uses now."""
        self._used = data if isinstance(data, Dataset) else None
        if self._used is not None:
            self.chooser.show_source_of(self._used)
            self._show_error(None)
            self._show(self._used)
        elif isinstance(data, DataDescription):  # not on this machine: ask for them, not others
            self.chooser.show_source_of(data)
            self._show_error(None)
            self._show(None)
        is_file = isinstance(data, DataDescription) and data.source.kind == "files"
        self.missing.ask_for(data if isinstance(data, DataDescription) and is_file else None)
        self._update_buttons()

    def shut_down(self) -> bool:
        """Stop reading because the window closes; tell whether no thread is left."""
        is_missing_done = self.missing.shut_down()
        return self._task.shut_down() and is_missing_done

    @property
    def preview(self) -> DataPreview:
        """The picture of the data."""
        return self.view.preview

    @property
    def _shown(self) -> Dataset | None:
        return self.view.preview.dataset

    def _show(self, dataset: Dataset | None) -> None:
        self.view.set_dataset(dataset)
        self.preparation.show_dataset(dataset)
        self.split.set_samples(0 if dataset is None else len(dataset))

    def _show_error(self, error: Exception | None) -> None:
        self._error = error
        self.error.show_sentence("" if error is None else error_text(error))

    @Slot()
    def _update_buttons(self) -> None:
        in_use = self._is_in_use()
        complete = self.chooser.needs_reading or self._shown is not None
        offers = not in_use and not self._task.is_busy and complete
        if self.use.hasFocus() and not offers:
            self.sources.setFocus()  # Qt would take the next button's place in view
        self.use.setEnabled(offers)
        self.use.setText(tr("In use") if in_use else self._offer())
        self.try_network.setEnabled(self._used is not None)
        self.names.setEnabled(self._shown is not None)

    def _offer(self) -> str:
        """Return what the button does."""
        if not self._wants_reading or self.folder.path or seems_cached(self.source):
            return tr("Use these data")
        name, size = BUILT_IN[self.source].title, megabytes(self.source)
        return tr("Download {name} ({size} MB)", name=name, size=size)

    def _is_in_use(self) -> bool:
        used, shown = self._used, self._shown
        if used is None or shown is None or self._wants_reading:
            return False
        return shown is used or are_alike(shown, used)

    @property
    def _wants_reading(self) -> bool:
        """Whether the data of the selected source are not the ones that are shown."""
        if not self.chooser.needs_reading:
            return False
        shown = self._shown
        return shown is None or Path(shown.source.path) != Path(self.folder.path)

    # What the user does

    @Slot()
    def _on_source_selected(self) -> None:
        self._task.cancel()
        self._show_error(None)
        used = self._used
        if used is not None and built_in_key(used.source) != self.source:
            used = None
        self.chooser.show_fields(used)
        if used is not None or self.chooser.needs_reading:
            self._show(used)
        else:
            self._generate(None)
        self._update_buttons()

    @Slot()
    def _on_options_changed(self) -> None:
        self._show_error(None)
        self._generate(self._shown)
        self._update_buttons()

    def _generate(self, like: Dataset | None) -> None:
        """Show what the source makes, prepared and named as the data shown before."""
        try:
            made = built_in(self.source, self.options.values)
            if like is None:
                made = data_in_words(made)
            else:
                made = named_like(self.preparation.applied(made), like)
        except LayerloomError as error:
            self._show(None)
            self._show_error(error)
            return
        used = self._used
        self._show(used if used is not None and are_alike(made, used) else made)

    @Slot()
    def _on_preparation_changed(self) -> None:
        shown = self._shown
        if shown is None:
            return
        self._show_error(None)
        prepare = partial(self.preparation.applied, shown)
        if shown.nbytes <= _AT_ONCE:
            self._on_prepared(prepare())
            return
        self._task.start(unwatched(partial(prepared, prepare)))
        self.progress.start(dataset_name(shown), None)

    @Slot(object)
    def _on_prepared(self, dataset: Dataset) -> None:
        used = self._used
        self._show(used if used is not None and are_alike(dataset, used) else dataset)
        self._update_buttons()

    @Slot()
    def open_names(self) -> NamesDialog | None:
        """Open the dialog in which the data shown get names, and return it."""
        if self._shown is None:
            return None
        dialog = NamesDialog(self._shown, self)
        dialog.named.connect(self._on_named)
        dialog.open()
        return dialog

    @Slot(object)
    def _on_named(self, dataset: Dataset) -> None:
        if self._is_in_use():
            self.data_named.emit(dataset)
        else:
            self._show(dataset)
        self._update_buttons()

    @Slot()
    def _on_use_clicked(self) -> None:
        self._show_error(None)
        if self._wants_reading:
            self._read()
        elif self._shown is not None:
            self.data_chosen.emit(self._shown)

    @Slot()
    def choose_file(self) -> QFileDialog:
        """Ask for a file of data and return the dialog; it deletes itself when it is closed."""
        dialog = file_dialog(self)
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.open()
        return dialog

    @Slot()
    def open_samples(self) -> SamplesDialog:
        """Open the dialog in which samples are clicked and typed, and return it."""
        dialog = SamplesDialog(self._shown, self)
        dialog.data_made.connect(self._on_loaded)
        dialog.open()
        return dialog

    def click_points(self) -> SamplesDialog:
        """Open an empty plane onto which points are clicked, and return its dialog."""
        dialog = SamplesDialog(None, self)
        dialog.data_made.connect(self._on_loaded)
        dialog.open()
        return dialog

    @Slot()
    def choose_folder(self) -> QFileDialog:
        """Ask for a folder of pictures and return the dialog; it deletes itself."""
        dialog = folder_dialog(self)
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.open()
        return dialog

    @Slot(str)
    def _on_file_selected(self, path: str) -> None:
        self.open_data_file(Path(path))

    def open_data_file(self, path: Path) -> TableDialog | None:
        """Open a file or folder of data; for a table open its dialog, and return it.

        What was read goes out by `data_chosen`; what is wrong is said in the panel's strip.
        """
        self._show_error(None)
        if path.suffix.lower() in TABLE_SUFFIXES:
            dialog = TableDialog(path, self)
            dialog.data_read.connect(self._on_loaded)
            dialog.open()
            return dialog
        self._task.start(unwatched(partial(opened, path)))
        self.progress.start(path.name, None)
        return None

    def _read(self) -> None:
        title = BUILT_IN[self.source].title
        if self.folder.path:
            self._task.start(unwatched(partial(read_set, self.source, Path(self.folder.path))))
            self.progress.start(title, None)
        else:
            downloading = Downloading(self.source)
            self._task.start(partial(downloaded, downloading))
            self.progress.start(title, downloading)

    @Slot(object)
    def _on_loaded(self, answer: Dataset | Prepared) -> None:
        if isinstance(answer, Prepared):
            self._on_prepared(answer.dataset)
            return
        self._show(answer)
        self.data_chosen.emit(answer)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._show_error(error)
        self._update_buttons()

    @Slot(bool)
    def _on_busy_changed(self, busy: bool) -> None:
        self.cancel.setVisible(busy)
        if not busy:
            self.progress.stop()
        self._update_buttons()

    # Language

    def retranslate(self) -> None:
        """Set every word in the language of the moment."""
        self.chooser.retranslate()
        self.cancel.setText(tr("Cancel"))
        self.names.setText(tr("Names …"))
        self.names.setToolTip(tr("Name the inputs, the targets and the classes"))
        self.edit_samples.setText(tr("Click or type samples …"))
        self.edit_samples.setToolTip(tr("Change these samples, or make new ones"))
        self.try_network.setText(tr("Try the network …"))
        self.try_network.setToolTip(tr("See what the network says about samples of your own"))
        self.progress.retranslate()
        self.preparation.retranslate()
        self.split.retranslate()
        self.view.retranslate()
        self._show_error(self._error)
        self._update_buttons()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave no thread behind."""
        self.shut_down()
        super().closeEvent(event)
