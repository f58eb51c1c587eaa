"""The confusion matrix beside the worst mistakes, and below what else can be measured."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine import Array
from gui.looks.resource_files import icon
from gui.looks.theme import GRID
from gui.plots.confusion_matrix_view import ConfusionMatrixView
from gui.plots.further_metrics_line import FurtherMetricsLine
from gui.plots.mistake_gallery import MistakeGallery
from gui.plots.mistakes import Mistake, MistakeFinder, Mistakes
from gui.plots.panel import NetworkPanel
from gui.plots.subject import Subject
from gui.words.field_advice import explain_fields
from gui.words.translation import QT_TR_NOOP, tr

_SET_TEXTS: Final = {
    "training": QT_TR_NOOP("Training set"),
    "validation": QT_TR_NOOP("Validation set"),
    "test": QT_TR_NOOP("Test set"),
}


class ConfusionPanel(NetworkPanel):
    """What is taken for what; a click on a cell shows the mistakes it counts."""

    PAUSE = 0.5

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("confusionPanel")
        self._finder: MistakeFinder | None = None
        self._mistakes: Mistakes | None = None
        self._pair: tuple[int, int] | None = None
        self.sets = QComboBox(self)
        self.sets.setObjectName("confusionSet")
        self.matrix = ConfusionMatrixView(self)
        self.gallery = MistakeGallery(self)
        self._note, self._title = QLabel(self), QLabel(self)
        self.further = FurtherMetricsLine(self)
        self._all = QToolButton(self)
        self._all.setObjectName("allMistakes")
        self._all.setIcon(icon("close"))
        self._lay_out()
        self.sets.currentIndexChanged.connect(self._on_set_chosen)
        self.matrix.pair_clicked.connect(self._on_pair_clicked)
        self._all.clicked.connect(self._on_all_wanted)
        self._take_subject()
        self.retranslate()

    def _lay_out(self) -> None:
        tall = self.sets.sizeHint().height()
        self._both = QHBoxLayout()
        self._both.setSpacing(GRID)
        self._both.addLayout(_under([self.sets, self._note], tall, self.matrix))
        self._both.addLayout(_under([self._title, self._all], tall, self.gallery), 3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, GRID, GRID, 0)
        whole.setSpacing(0)
        whole.addLayout(self._both, 1)
        whole.addWidget(self.further)
        self.further.setContentsMargins(GRID, GRID // 2, 0, GRID // 2)
        self._note.setTextFormat(Qt.TextFormat.PlainText)

    @property
    def mistakes(self) -> Mistakes | None:
        """What is shown."""
        return self._mistakes

    @property
    def which(self) -> str:
        """The set that is looked at."""
        return str(self.sets.currentData() or "training")

    def _take_subject(self) -> None:
        subject = self._subject
        self._mistakes = self._pair = None
        self._finder = None if subject is None else MistakeFinder(subject)
        with QSignalBlocker(self.sets):
            self.sets.clear()
            for name in () if self._finder is None else self._finder.sets():
                self.sets.addItem(tr(_SET_TEXTS[name]), name)
            judged = "training" if subject is None else subject.sets.measured[0]
            self.sets.setCurrentIndex(max(self.sets.findData(judged), 0))
        has_classes = subject is not None and subject.rule is not None
        self.matrix.setVisible(has_classes)
        self._both.setStretch(0, 2 if has_classes else 0)
        self.sets.setVisible(subject is not None)
        self._show_mistakes()

    def _begin(self, subject: Subject, parameters: Array, is_live: bool) -> None:
        if self._finder is not None:
            self._work.do(self._finder.task(parameters, self.which, is_live))

    def _show(self, result: Mistakes) -> None:
        self._mistakes = result
        subject = self._subject
        if result.matrix is not None and subject is not None:
            self.matrix.set_matrix(result.matrix, subject.dataset.class_names)
        self._show_mistakes()

    def _show_mistakes(self) -> None:
        mistakes = self._mistakes
        shown: tuple[Mistake, ...] = ()
        if mistakes is not None:
            shown = mistakes.worst if self._pair is None else mistakes.of_pair(*self._pair)
        self.matrix.set_chosen(self._pair)
        self._all.setVisible(self._pair is not None)
        self._say()
        self.further.set_metrics({} if mistakes is None else mistakes.further)
        self.gallery.set_mistakes(self._subject, self.which, shown, self._empty_text())

    def _say(self) -> None:
        mistakes, subject = self._mistakes, self._subject
        self._title.setText("" if mistakes is None else tr("Worst mistakes: true → taken for"))
        if mistakes is None or subject is None:
            self._note.setText("")
        elif subject.rule is None:
            self._title.setText(tr("Largest errors"))
            self._note.setText(
                tr(
                    "{count} samples · values have no classes to confuse",
                    count=f"{mistakes.measured:,}",
                )
            )
        else:
            self._note.setText(
                tr(
                    "{wrong} of {count} wrong",
                    wrong=f"{mistakes.wrong:,}",
                    count=f"{mistakes.measured:,}",
                )
            )

    def _empty_text(self) -> str:
        if self._subject is None:
            return tr("Confusions appear here once the network has data to train on.")
        if self._mistakes is None:
            return ""
        if self._pair is not None:
            return tr("None of the worst mistakes is in this cell.")
        return tr("No mistakes.")

    @Slot()
    def _on_set_chosen(self) -> None:
        self._work.forget()
        self._mistakes = self._pair = None
        self._begin_if_visible()

    @Slot(int, int)
    def _on_pair_clicked(self, wanted: int, given: int) -> None:
        pair = (wanted, given)
        self._pair = None if wanted == given or pair == self._pair else pair
        self._show_mistakes()

    @Slot()
    def _on_all_wanted(self) -> None:
        self._pair = None
        self._show_mistakes()

    def retranslate(self) -> None:
        """Set every word in the language of the moment."""
        explain_fields(self)
        for number in range(self.sets.count()):
            self.sets.setItemText(number, tr(_SET_TEXTS[self.sets.itemData(number)]))
        self.sets.setToolTip(tr("Which samples are looked at"))
        self.sets.setAccessibleName(self.sets.toolTip())
        self._all.setToolTip(tr("Show the worst mistakes of all classes"))
        self._all.setAccessibleName(self._all.toolTip())
        self.matrix.setAccessibleName(tr("Confusion matrix"))
        self.gallery.setAccessibleName(tr("Worst mistakes"))
        self.matrix.update()
        self._show_mistakes()


def _under(words: Sequence[QWidget], tall: int, shown: QWidget) -> QVBoxLayout:
    """Return a column with a row of words, at least so tall, above what they speak of."""
    row = QHBoxLayout()
    row.setContentsMargins(GRID, 0, 0, 0)
    row.setSpacing(GRID)
    for word in words:
        row.addWidget(word)
    row.addStretch()
    head = QWidget()
    head.setLayout(row)
    head.setMinimumHeight(tall)
    column = QVBoxLayout()
    column.setSpacing(GRID)
    column.addWidget(head)
    column.addWidget(shown, 1)
    column.addStretch()  # where what is shown is hidden
    return column
