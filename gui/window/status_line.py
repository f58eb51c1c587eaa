"""The status bar: what is wrong, what books call the network, and its numbers."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QStatusBar, QToolButton, QWidget

from engine import Dataset, chosen_threads, data_errors
from gui.data.source_texts import dataset_name
from gui.document.document import NetworkDocument
from gui.looks.fonts import number_font
from gui.looks.resource_files import icon
from gui.looks.theme import GRID
from gui.window.problem_list import ProblemList
from gui.wiring.training_wiring import data_missing_text
from gui.words.any_error import error_text
from gui.words.network_name import network_name
from gui.words.problem_texts import problem_line
from gui.words.translation import tr

_BESIDE = Qt.ToolButtonStyle.ToolButtonTextBesideIcon

_AROUND: Final = 8 * GRID
"""What the icon and the gaps between the words take."""

_SHARE_OF_NAME: Final = 0.35
"""How much of the room the network's name keeps where there is not enough for all."""


class StatusLine(QStatusBar):
    """Follows the document."""

    settings_wanted = Signal()
    """The user wants to see the training settings."""
    layer_wanted = Signal(int)
    """The user wants to see a layer with a fault."""

    def __init__(self, document: NetworkDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        self.setSizeGripEnabled(False)
        self._document = document
        self._said, self._called = "", ""
        self._problems = QToolButton(self)
        self._problems.setObjectName("problemsButton")
        self._problems.setAutoRaise(True)
        self._problems.setToolButtonStyle(_BESIDE)
        self._problems.clicked.connect(self._on_problems_clicked)
        self._list = ProblemList(document, self)
        self._list.layer_wanted.connect(self.layer_wanted)
        self._list.settings_wanted.connect(self.settings_wanted)
        self._name = QLabel(self)
        self._name.setObjectName("networkName")
        self._name.setContentsMargins(0, 0, 2 * GRID, 0)
        self._facts = QLabel(self)
        self._facts.setObjectName("networkFacts")
        self._facts.setFont(number_font(self.font()))
        self._facts.setContentsMargins(0, 0, 2 * GRID, 0)
        for shortened in (self._problems, self._name):
            # However long a sentence is, the window may be narrower.
            shortened.setMinimumWidth(1)
        self.addWidget(self._problems)
        self.addPermanentWidget(self._name)
        self.addPermanentWidget(self._facts)
        document.problems_changed.connect(self.refresh)
        document.spec_changed.connect(self.refresh)
        document.training_changed.connect(self.refresh)
        document.data_changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Say everything anew."""
        self._say_problems()
        state = self._document.state
        network, training = state.network, state.training
        parameters = sum(network.parameter_count(layer.id) for layer in network.layers)
        threads = chosen_threads(network, training.batch_size or 1)
        self._called = network_name(network)
        self._facts.setText(
            tr(
                "{parameters} {n:parameter|parameters} · seed {seed} · {threads} "
                "{threads:thread|threads}",
                parameters=f"{parameters:,}",
                n=parameters,
                seed=training.seed,
                threads=threads,
            )
        )
        self._fit()

    def _fit(self) -> None:
        """Write as much as there is room for; pointer and screen reader get the whole."""
        metrics = self.fontMetrics()
        room = self.width() - self._facts.sizeHint().width() - _AROUND
        wanted = metrics.horizontalAdvance(self._said)
        for_name = max(room - wanted, round(room * _SHARE_OF_NAME))
        called = metrics.elidedText(self._called, Qt.TextElideMode.ElideRight, for_name)
        room -= metrics.horizontalAdvance(called)
        said = metrics.elidedText(self._said, Qt.TextElideMode.ElideRight, room)
        self._name.setText(called)
        self._name.setToolTip(self._called if called != self._called else "")
        self._name.setAccessibleName(self._called)
        self._problems.setText(said)
        self._problems.setAccessibleName(self._said)
        if not self._document.problems:
            self._problems.setToolTip(self._said if said != self._said else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find out how much has room."""
        super().resizeEvent(event)
        self._fit()

    def _say_data(self) -> None:
        data = self._document.state.data
        if data is None:
            self._said = tr("No data chosen yet")
            self._problems.setIcon(icon("data"))
        elif isinstance(data, Dataset) and data.targets is None:
            error = data_errors.TargetsMissingError(source=dataset_name(data))
            self._said = error_text(error)
            self._problems.setIcon(icon("warning", "warning"))
        elif isinstance(data, Dataset):
            self._said = tr("Ready to train on {data}", data=dataset_name(data))
            self._problems.setIcon(icon("check", "success"))
        else:
            self._said = data_missing_text(data.name)
            self._problems.setIcon(icon("warning", "warning"))

    def _say_problems(self) -> None:
        problems = sorted(self._document.problems, key=lambda problem: problem.is_warning)
        if not problems:
            self._say_data()
            return
        lines = [problem_line(problem, self._document.state.network) for problem in problems]
        more = tr("and {n} more", n=len(lines) - 1) if len(lines) > 1 else ""
        self._said = f"{lines[0]} {more}".strip()
        self._problems.setToolTip("\n".join(lines))
        warning = all(problem.is_warning for problem in problems)
        self._problems.setIcon(icon("warning", "warning") if warning else icon("error", "error"))

    @Slot()
    def _on_problems_clicked(self) -> None:
        if self._document.problems:
            self._list.open_above(self._problems.mapToGlobal(QPoint()))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            self.refresh()
        super().changeEvent(event)
