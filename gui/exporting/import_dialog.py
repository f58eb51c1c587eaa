"""The import dialog: reads a file of others, says what was understood, and asks where to put it."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engine import (
    ImportedNetwork,
    LayerloomError,
    Network,
    NetworkSpec,
    StructureUnknownError,
)
from gui.background_task import BackgroundTask
from gui.exporting.file_reading import FileReading, fill_mapped, read_file
from gui.exporting.match_table import MatchTable
from gui.exporting.report_tree import ReportTree
from gui.exporting.shape_text import shape_text
from gui.fault_strip import FaultStrip
from gui.looks.theme import GRID
from gui.words.any_error import error_text
from gui.words.translation import tr

_WIDTH, _HEIGHT = 80 * GRID, 56 * GRID
_PATIENCE: Final = 300
"""Milliseconds that closing waits for the helper process to end."""


class ImportDialog(QDialog):
    """Reads one file on a thread; nothing is changed before the user says where it goes.

    Parameters
    ----------
    path : Path
        The file.
    present : Network, optional
        The network that may take the file's weights; None where the present one has problems.
    """

    weights_wanted = Signal(object)
    """The weights of this `ImportedNetwork` are to be put into the present network."""
    network_wanted = Signal(object)
    """This `ImportedNetwork` is to be opened as a new one."""

    def __init__(
        self, path: Path, present: Network | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("importDialog")
        self._path = path
        self._present = present
        self._reading: FileReading | None = None
        self._error: Exception | None = None
        self._task = BackgroundTask(self)
        self._make_parts()
        self._make_buttons()
        self._lay_out()
        self._connect()
        self.retranslate()
        self._task.start(partial(read_file, path, present))

    def _make_parts(self) -> None:
        self._title = QLabel(self)
        self._title.setObjectName("importTitle")
        bold = self._title.font()
        bold.setBold(True)
        self._title.setFont(bold)
        self._facts = QLabel(self)
        self._facts.setObjectName("importFacts")
        self._facts.setWordWrap(True)
        self._facts.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.fault = FaultStrip("exportFault", self)
        self.obstacle = QLabel(self)
        self.obstacle.setObjectName("importObstacle")
        self.obstacle.setWordWrap(True)
        self.obstacle.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.progress = QProgressBar(self)
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.report = ReportTree(self)
        self.matches = MatchTable(self)
        self.pages = QStackedWidget(self)

    def _make_buttons(self) -> None:
        self.match = self._button("matchByHandButton")
        self.cancel = self._button("cancelImportButton")
        self.put = self._button("putIntoNetworkButton")
        self.open_new = self._button("openAsNetworkButton")

    def _button(self, name: str) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        waiting = QWidget(self)
        middle = QVBoxLayout(waiting)
        middle.addStretch(1)
        middle.addWidget(self.progress)
        middle.addStretch(1)
        self._waiting = waiting
        for page in (waiting, self.report, self.matches):
            self.pages.addWidget(page)
        box, roles = QDialogButtonBox(self), QDialogButtonBox.ButtonRole
        for button in (self.put, self.open_new):
            box.addButton(button, roles.AcceptRole)
        box.addButton(self.cancel, roles.RejectRole)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self.match)
        buttons.addWidget(box, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(self._title)
        column.addWidget(self._facts)
        column.addWidget(self.fault)
        column.addWidget(self.pages, 1)
        column.addWidget(self.obstacle)
        column.addSpacing(GRID)
        column.addLayout(buttons)
        self.resize(_WIDTH, _HEIGHT)

    def _connect(self) -> None:
        self._task.finished.connect(self._on_finished)
        self._task.failed.connect(self._on_failed)
        self._task.busy_changed.connect(self._show)
        self.matches.changed.connect(self._show)
        self.match.clicked.connect(self._on_match_clicked)
        self.cancel.clicked.connect(self.reject)
        self.put.clicked.connect(self._on_put_clicked)
        self.open_new.clicked.connect(self._on_open_clicked)

    # What was read

    @Slot(object)
    def _on_finished(self, result: FileReading | ImportedNetwork) -> None:
        if isinstance(result, ImportedNetwork):
            self.weights_wanted.emit(result)
            self.accept()
            return
        self._reading = result
        self._error = self._error_of_reading
        if self._present is not None and result.proposal is not None:
            self.matches.set_arrays(self._present, result.shapes, result.proposal.mapping)
        self.report.set_report(result.report)
        self.pages.setCurrentWidget(self.matches if self._names_differ else self.report)
        self._show()
        self._focus_default()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._error = error
        self._show()

    @property
    def network(self) -> ImportedNetwork | None:
        """The file as a network of its own, if it is one."""
        made = None if self._reading is None else self._reading.network
        return made if isinstance(made, ImportedNetwork) else None

    @property
    def fits(self) -> bool:
        """Whether the file's weights fit the present network by themselves."""
        return self._reading is not None and self._reading.fits

    @property
    def _names_differ(self) -> bool:
        """Whether it is for the user to say which array of bare weights goes where."""
        reading = self._reading
        if reading is None or not isinstance(reading.network, StructureUnknownError):
            return False
        by_name = reading.proposal is not None and reading.proposal.by_name
        return self.matches.can_be_complete and not by_name

    @property
    def _is_matching(self) -> bool:
        return self.pages.currentWidget() is self.matches

    # What is shown

    @Slot()
    def _show(self) -> None:
        """Say how things stand, and offer what is possible now."""
        busy = self._task.is_busy
        self.progress.setVisible(busy)
        self.pages.setEnabled(not busy)
        self._facts.setText(self._facts_text())
        self._facts.setVisible(bool(self._facts.text()))
        self.fault.show_sentence("" if busy else self._fault_text())
        self._show_pages(busy)
        self.obstacle.setText("" if busy else self._obstacle())
        self.obstacle.setVisible(bool(self.obstacle.text()))
        self.match.setVisible(self.matches.can_be_complete and not busy)
        self.match.setText(tr("Back to the report") if self._is_matching else tr("Match by hand…"))
        ready = self.matches.is_complete if self._is_matching else self.fits
        self.put.setEnabled(ready and not busy)
        self.put.setVisible(self._reading is not None)
        self.open_new.setEnabled(self.network is not None and not busy)
        self.open_new.setVisible(self._reading is not None and not self._is_matching)
        over = not busy and self._reading is None
        self.cancel.setText(tr("Close") if over else tr("Cancel"))
        self._choose_default()

    def _show_pages(self, busy: bool) -> None:
        """Take no room for a report that says nothing."""
        shown = busy or self._is_matching or bool(self.report.sentences)
        if shown != self.pages.isVisibleTo(self):
            self.pages.setVisible(shown)
            self.resize(self.width(), _HEIGHT if shown else self.sizeHint().height())

    @property
    def _spec(self) -> NetworkSpec | None:
        return None if self._present is None else self._present.spec

    def _facts_text(self) -> str:
        if self._reading is None:
            return tr("Reading …") if self._task.is_busy else ""
        if self._is_matching:
            return tr("Choose which array of the file each parameter takes.")
        imported = self.network
        if imported is None:
            count = len(self._reading.shapes)
            return tr("Weights alone: {n} {n:array|arrays}", n=count)
        spec = imported.network.spec
        widths = "-".join(str(spec.units[layer]) for layer in spec.order)
        return tr(
            "A network of {n} {n:layer|layers} ({widths}), {parameters} parameters",
            n=len(spec.layers),
            widths=widths if len(spec.layers) <= 8 else "…",
            parameters=f"{imported.network.parameters.size:,}",
        )

    def _fault_text(self) -> str:
        """Return why the file is no network."""
        if self._error is None:
            return ""
        if isinstance(self._error, StructureUnknownError):
            return tr(
                "{file} holds weights alone: which layers they belong to, in which order and with "
                "which activations, is not in it. It can be put into a network of the same shapes.",
                file=self._path.name,
            )
        return error_text(self._error, self._spec)

    def _obstacle(self) -> str:
        """Return why the weights cannot be put into the present network."""
        if self._reading is None or self._is_matching:
            return ""
        if self._present is None:
            return tr("Nothing can be put into the network on the canvas while it has problems.")
        missing = () if self._reading.proposal is None else self._reading.proposal.missing
        if not missing:
            return ""
        return tr(
            "It does not fit the network on the canvas: no array of the file has the shape {shape} "
            "of {parameter}.",
            shape=shape_text(dict(self._present.named_parameters())[missing[0]].shape),
            parameter=missing[0],
        )

    def _choose_default(self) -> None:
        """Let Enter do what is most likely wanted: to put weights where they fit by name."""
        preferred = self.put if self._is_matching or self._fits_by_name() else self.open_new
        other = self.open_new if preferred is self.put else self.put
        chosen = preferred if preferred.isEnabled() else other
        for button in (self.put, self.open_new):
            button.setDefault(button is chosen and button.isEnabled())

    def _fits_by_name(self) -> bool:
        proposal = None if self._reading is None else self._reading.proposal
        return self.fits and proposal is not None and proposal.by_name

    def _focus_default(self) -> None:
        focused = [one for one in (self.put, self.open_new) if one.isDefault()]
        (focused[0] if focused else self.cancel).setFocus()

    # What the user does

    @Slot()
    def _on_match_clicked(self) -> None:
        """Turn to the table, or back to the report."""
        self.pages.setCurrentWidget(self.report if self._is_matching else self.matches)
        self._error = None if self._is_matching else self._error_of_reading
        self._show()

    @property
    def _error_of_reading(self) -> Exception | None:
        made = None if self._reading is None else self._reading.network
        return made if isinstance(made, LayerloomError) and not self.fits else None

    @Slot()
    def _on_put_clicked(self) -> None:
        if self._present is not None and self._reading is not None:
            file, mapping = self._reading.file, self.matches.mapping
            work = partial(fill_mapped, file, self._present, mapping)
            self._task.start(work)

    @Slot()
    def _on_open_clicked(self) -> None:
        self.network_wanted.emit(self.network)
        self.accept()

    def done(self, result: int) -> None:
        """Close, and leave no thread behind."""
        self.shut_down()
        super().done(result)

    def shut_down(self) -> bool:
        """Give up what is being read; tell whether no thread is left."""
        return self._task.shut_down(_PATIENCE)

    # Words

    def retranslate(self) -> None:
        """Set every word in the language of the moment."""
        self.setWindowTitle(tr("Import"))
        self._title.setText(self._path.name)
        self.put.setText(tr("Put into this network"))
        self.open_new.setText(tr("Open as a new network"))
        self.progress.setAccessibleName(tr("Reading …"))
        self.report.retranslate()
        self.matches.retranslate()
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
