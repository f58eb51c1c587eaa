"""The export dialog: choose a format, see what it writes, write it, learn how to load it."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engine import LayerloomError, NetworkSpec, watched_writing
from gui.background_task import BackgroundTask, Progress
from gui.exporting.format_details import FormatDetails
from gui.exporting.format_list import FormatList
from gui.exporting.format_texts import size_text, title_text
from gui.exporting.path_row import PathRow, first_path, remember_folder
from gui.exporting.targets import Choices, Target, target_at, with_suffix_of
from gui.exporting.written_page import WrittenPage
from gui.fault_strip import FaultStrip
from gui.looks.theme import GRID
from gui.words.any_error import error_text
from gui.words.field_advice import explain_fields
from gui.words.translation import tr

_REFRESH: Final = 100
"""Milliseconds between two looks at how much is written."""
_PER_MILLE: Final = 1000
_MOST_NAMES: Final = 3
_WIDTH, _HEIGHT = 100 * GRID, 68 * GRID


class ExportDialog(QDialog):
    """Writes a network as other tools want it.

    Parameters
    ----------
    targets : sequence of Target
        The formats that are offered.
    network : NetworkSpec
        Whose layers an error may name.
    document_path : Path, optional
        The project's file, after which the export is called.
    """

    exported = Signal(list)
    """Files were written; with their paths."""

    def __init__(
        self,
        targets: Sequence[Target],
        network: NetworkSpec,
        document_path: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("exportDialog")
        self._targets = tuple(targets)
        self._network = network
        self._expected = 0
        self._names: tuple[str, ...] = ()
        self._error: Exception | None = None
        self._task = BackgroundTask(self)
        self._clock = QTimer(self)
        self._clock.setInterval(_REFRESH)
        self.formats = FormatList([one.suffix for one in self._targets], self)
        self.details = FormatDetails(self)
        self.path_row = PathRow("export", self)
        self.replacing = QLabel(self)
        self.replacing.setObjectName("exportReplaces")
        self.fault = FaultStrip("exportFault", self)
        self.progress = QProgressBar(self)
        self.progress.setTextVisible(False)
        self.progress_text = QLabel(self)
        self.written = WrittenPage(self)
        self._pages = QStackedWidget(self)
        self._make_buttons()
        self._lay_out()
        self._connect()
        self.path_row.set_path(first_path(document_path, self._targets[0].suffix))
        self.retranslate()
        self._on_format_chosen()
        self._on_busy_changed(False)
        self._turn_to(self._choosing)
        self.path_row.line.setFocus()
        self.path_row.select_stem(self.target.suffix)

    def _make_buttons(self) -> None:
        self.export = QPushButton(self)
        self.export.setObjectName("exportButton")
        self.export.setDefault(True)
        self.cancel = QPushButton(self)
        self.cancel.setObjectName("cancelExportButton")
        self.again = QPushButton(self)
        self.again.setObjectName("exportAgainButton")
        self.finish = QPushButton(self)
        self.finish.setObjectName("closeExportButton")
        for button in (self.cancel, self.again):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        self._choosing = QWidget(self)
        upper = QHBoxLayout()
        upper.setSpacing(2 * GRID)
        self.formats.setFixedWidth(38 * GRID)
        upper.addWidget(self.formats)
        upper.addWidget(self.details, 1)
        column = QVBoxLayout(self._choosing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(upper, 1)
        column.addWidget(self.fault)
        column.addWidget(self.path_row)
        column.addWidget(self.replacing)
        column.addWidget(self.progress)
        self._pages.addWidget(self._choosing)
        self._pages.addWidget(self.written)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self.progress_text)
        box, roles = QDialogButtonBox(self), QDialogButtonBox.ButtonRole
        box.addButton(self.export, roles.AcceptRole)
        box.addButton(self.again, roles.ActionRole)
        for button in (self.cancel, self.finish):
            box.addButton(button, roles.RejectRole)
        buttons.addWidget(box, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        page.setSpacing(2 * GRID)
        page.addWidget(self._pages, 1)
        page.addLayout(buttons)
        self.resize(_WIDTH, _HEIGHT)

    def _connect(self) -> None:
        self.formats.chosen.connect(self._on_format_chosen)
        self.details.changed.connect(self._show_preview)
        self.path_row.edited.connect(self._on_path_edited)
        self.export.clicked.connect(self._on_export_clicked)
        self.cancel.clicked.connect(self.reject)
        self.again.clicked.connect(self._on_again_clicked)
        self.finish.clicked.connect(self.accept)
        self._task.finished.connect(self._on_written)
        self._task.failed.connect(self._on_failed)
        self._task.busy_changed.connect(self._on_busy_changed)
        self._clock.timeout.connect(self._on_clock)

    # What is chosen

    @property
    def target(self) -> Target:
        """The chosen format."""
        suffix = self.formats.suffix
        return next(one for one in self._targets if one.suffix == suffix)

    @property
    def path(self) -> Path:
        """The file to write, with the suffix of the chosen format."""
        path = self.path_row.path
        return path.with_name(with_suffix_of(self.target, self._targets, path.name))

    def choose(self, suffix: str, style: str = "") -> None:
        """Choose a format, and a style of code, as the user would."""
        self.formats.choose(suffix)
        self.details.choose_style(style)

    @Slot()
    def _on_format_chosen(self) -> None:
        target = self.target
        self.details.set_target(target)
        if not self.path_row.is_empty:
            self.path_row.set_name(self.path.name)
        self.path_row.set_filter(f"{title_text(target.suffix)} (*{target.suffix})")
        self._show_preview()

    @Slot()
    def _on_path_edited(self) -> None:
        """Follow a suffix that was typed."""
        wanted = target_at(self._targets, self.path_row.line.text().strip())
        if wanted is not None and wanted is not self.target:
            self.formats.blockSignals(True)
            self.formats.choose(wanted.suffix)
            self.formats.blockSignals(False)
            self.details.set_target(wanted)
        self._show_preview()

    @Slot()
    def _show_preview(self) -> None:
        """Show what would be written, or why it cannot be."""
        self._error = None
        self._names = ()
        if self.path_row.is_empty:
            self.details.show_preview(None)
        else:
            self._preview_of(self.path, self.details.choices)
        self.fault.show_sentence("" if self._error is None else self._sentence(self._error))
        self._say_replacing()
        self._offer()

    def _preview_of(self, path: Path, choices: Choices) -> None:
        try:
            preview = self.target.preview(path, choices)
        except LayerloomError as error:
            self._error = error
            self._expected = 0
            self.details.show_preview(None)
        else:
            self._expected = preview.size
            rows = (name for name, _ in preview.rows)
            self._names = tuple(rows) if preview.are_files else (path.name,)
            self.details.show_preview(preview)

    def _say_replacing(self) -> None:
        there = [name for name in self._names if self.path.with_name(name).is_file()]
        self.replacing.setVisible(bool(there))
        if there:
            names = ", ".join(there[:_MOST_NAMES])
            more = " …" if there[_MOST_NAMES:] else ""
            sentence = tr("{file} is there and will be replaced.", file=names + more)
            self.replacing.setText(sentence)

    def _offer(self) -> None:
        possible = not self.path_row.is_empty and not isinstance(self._error, LayerloomError)
        self.export.setEnabled(possible and not self._task.is_busy)

    # Writing

    @Slot()
    def _on_export_clicked(self) -> None:
        if self.path_row.is_empty:
            return
        self.fault.show_sentence("")
        target, path, choices = self.target, self.path, self.details.choices
        self.progress.setRange(0, _PER_MILLE if self._expected else 0)
        self.progress.setValue(0)
        self._task.start(partial(_write, target, path, choices))

    @Slot(bool)
    def _on_busy_changed(self, busy: bool) -> None:
        for part in (self.formats, self.details, self.path_row):
            part.setEnabled(not busy)
        self.progress.setVisible(busy)
        self.progress_text.setVisible(busy)
        if busy:
            self._clock.start()
            self._on_clock()
        else:
            self._clock.stop()
        self._offer()

    @Slot()
    def _on_clock(self) -> None:
        done = self._task.done
        self.progress_text.setText(tr("{size} written", size=size_text(done)))
        if self._expected:
            self.progress.setValue(min(done * _PER_MILLE // self._expected, _PER_MILLE))

    @Slot(object)
    def _on_written(self, paths: Any) -> None:
        lines = self.target.loading_lines(self.path, self.details.choices)
        self.written.show_files(paths, lines)
        remember_folder(self.path)
        self._turn_to(self.written)
        self.exported.emit(list(paths))

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._error = error
        self.fault.show_sentence(self._sentence(error))
        self._offer()

    def _sentence(self, error: Exception) -> str:
        return error_text(error, self._network)

    @Slot()
    def _on_again_clicked(self) -> None:
        self._turn_to(self._choosing)
        self._show_preview()
        self.formats.setFocus()

    def _turn_to(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        for one in (self._choosing, self.written):
            fitting = QSizePolicy.Policy.Preferred if one is page else QSizePolicy.Policy.Ignored
            one.setSizePolicy(fitting, fitting)
        choosing = page is self._choosing
        for button in (self.export, self.cancel):
            button.setVisible(choosing)
        for button in (self.again, self.finish):
            button.setVisible(not choosing)
        (self.export if choosing else self.finish).setDefault(True)
        self._fit_to_page(choosing)
        if not choosing:
            self.finish.setFocus()

    def _fit_to_page(self, choosing: bool) -> None:
        """Be as high as the page: the lines that load a file need less than its contents."""
        if choosing:
            self.resize(self.width(), max(self.height(), _HEIGHT))
        else:
            self.resize(self.width(), self.sizeHint().height())

    # Leaving

    def reject(self) -> None:
        """Cancel the writing, or close where nothing is written."""
        if self._task.is_busy:
            self._task.cancel()
        else:
            super().reject()

    def done(self, result: int) -> None:
        """Close, and leave no thread behind."""
        self.shut_down()
        super().done(result)

    def shut_down(self) -> bool:
        """Give up what is being written; tell whether no thread is left."""
        self._clock.stop()
        return self._task.shut_down()

    # Words

    def retranslate(self) -> None:
        """Set every word in the language of the moment."""
        explain_fields(self)
        self.setWindowTitle(tr("Export"))
        self.export.setText(tr("Export"))
        self.cancel.setText(tr("Cancel"))
        self.again.setText(tr("Export another way"))
        self.finish.setText(tr("Close"))
        self.progress.setAccessibleName(tr("Progress of the export"))
        for part in (self.formats, self.details, self.path_row, self.written):
            part.retranslate()
        self._show_preview()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _write(target: Target, path: Path, choices: Choices, progress: Progress) -> tuple[Path, ...]:
    """Write on whatever thread this is, telling how much is written."""
    with watched_writing(progress.advance):
        return target.write(path, choices)
