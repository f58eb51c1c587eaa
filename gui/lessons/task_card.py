"""A task on a card: what to do, whether it is done, a field for the answer, hints, "show me"."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine import LayerloomError, Project
from gui.lessons.answers import Judgement, expected_numbers, judged, shown
from gui.lessons.checks import Moment, holds
from gui.lessons.data_offer import DataOffer
from gui.lessons.example_data import is_on_this_machine, missing_files, network_of
from gui.lessons.glossary import Glossary
from gui.lessons.helped_choice import HelpedChoice, verdict_sentence
from gui.lessons.lesson import Task, TracePlace
from gui.lessons.number_fields import NumberFields
from gui.lessons.prose import Prose
from gui.lessons.shape_boxes import ShapeBoxes
from gui.lessons.surroundings import Surroundings
from gui.lessons.truth_table import TruthTable, truth_rows
from gui.lessons.what_helped import changed_settings, judged_settings
from gui.lessons.what_is_missing import missing_text
from gui.looks.resource_files import icon
from gui.looks.theme import GRID, current_theme
from gui.words.example_texts import example_title
from gui.words.field_advice import explain_fields
from gui.words.translation import tr

_MARK: Final = 3 * GRID
#: What can be looked at without an example: it stands beside the project.
_BESIDE: Final = ("curves", "range", "boxes")


class TaskCard(QFrame):
    """Shows one task and judges it.

    Parameters
    ----------
    task : Task
    number : int
        Its place in the lesson, from 1.
    words : Glossary
    is_done : bool
        Whether it was done before.
    """

    done = Signal()
    """The task was done, for the first time."""
    example_wanted = Signal(str)
    """The learner wants to open the example of this name."""
    show_wanted = Signal(object)
    """The learner wants to be shown the solution of this task."""
    number_set = Signal(str, str, tuple, float)
    """A number was typed: layer, parameter, index, value."""
    data_wanted = Signal(str)
    """The learner wants to get the data of the example of this name."""
    answered = Signal()
    """A typed answer was judged, and what is said to it stands on the card."""
    hint_shown = Signal()
    """One hint more stands on the card."""

    def __init__(
        self,
        task: Task,
        number: int,
        words: Glossary,
        is_done: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"task:{number}")
        self.setProperty("card", True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._task = task
        self._number = number
        self._words = words
        self._is_done = is_done
        self._hints_shown = 0
        self._judgement: Judgement | None = None
        self._project: Project | None = None
        self._surroundings = Surroundings()
        self.boxes: ShapeBoxes | None = None
        self.helped: HelpedChoice | None = None
        self.offer: DataOffer | None = None
        self._make()
        current_theme().changed.connect(self._show_mark)
        self.retranslate()

    @property
    def is_done(self) -> bool:
        """Whether the task is, or was once, done."""
        return self._is_done

    @property
    def task(self) -> Task:
        """The task on the card."""
        return self._task

    def _make(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        head = QHBoxLayout()
        head.setSpacing(GRID)
        self._mark = QLabel(self)
        self._mark.setObjectName("taskMark")
        # As high as a line: the number stands beside the first line of the task.
        self._mark.setFixedWidth(_MARK)
        self._mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        head.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Prose(self._task.text, self._words, self), 1)
        column.addLayout(head)
        self.fields = NumberFields(self)
        self.fields.number_set.connect(self._on_number_set)
        self.fields.hide()
        column.addWidget(self.fields)
        self.table = TruthTable(self)
        self.table.hide()
        column.addWidget(self.table)
        self._make_extras(column)
        self._make_answer(column)
        self.said = QLabel(self)
        self.said.setObjectName("judgement")
        self.said.setWordWrap(True)
        self.said.hide()
        column.addWidget(self.said)
        self._missing = QLabel(self)
        self._missing.setObjectName("stillMissing")
        self._missing.setWordWrap(True)
        self._missing.hide()
        column.addWidget(self._missing)
        self._hints = QVBoxLayout()
        self._hints.setSpacing(GRID // 2)
        column.addLayout(self._hints)
        self._make_buttons(column)

    def _make_extras(self, column: QVBoxLayout) -> None:
        task = self._task
        if task.boxes:
            self.boxes = ShapeBoxes(task.boxes, self)
            self.boxes.shape_changed.connect(self._judge)
            column.addWidget(self.boxes)
        if missing_files(task.example) is not None:
            self.offer = DataOffer(bool(task.instead), self)
            self.offer.data_wanted.connect(lambda: self.data_wanted.emit(task.example))
            self.offer.instead_wanted.connect(lambda: self.example_wanted.emit(task.instead))
            self.offer.hide()
            column.addWidget(self.offer)
        if task.helped:
            self.helped = HelpedChoice(task.helped, self)
            column.addWidget(self.helped)

    def _make_answer(self, column: QVBoxLayout) -> None:
        self.answer = QLineEdit(self)
        self.answer.setObjectName("answer")
        self.judge = QPushButton(self)
        self.judge.setObjectName("checkAnswerButton")
        self.answer.returnPressed.connect(self._on_answered)
        self.judge.clicked.connect(self._on_answered)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.answer, 1)
        row.addWidget(self.judge)
        column.addLayout(row)
        self.answer.setVisible(self._task.answer is not None)
        self.judge.setVisible(self._task.answer is not None or bool(self._task.helped))

    def _make_buttons(self, column: QVBoxLayout) -> None:
        self.open_example = QPushButton(self)
        self.open_example.setObjectName("openTaskExampleButton")
        self.open_example.clicked.connect(
            lambda _checked=False: self.example_wanted.emit(self._task.example)
        )
        self.hint = QPushButton(self)
        self.hint.setObjectName("hintButton")
        self.hint.clicked.connect(self._on_hint)
        self.show_me = QPushButton(self)
        self.show_me.setObjectName("showMeButton")
        self.show_me.clicked.connect(self._on_show_me)
        row = QHBoxLayout()
        row.setSpacing(GRID // 2)
        for button in (self.hint, self.show_me):
            row.addWidget(button)
        row.addStretch(1)
        if self._task.hints:
            # A row of its own: three buttons would ask for a wider panel.
            column.addWidget(self.open_example, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            row.insertWidget(0, self.open_example)
        column.addLayout(row)
        self.open_example.setVisible(bool(self._task.example and self._asks_for_example))
        self.hint.setVisible(bool(self._task.hints))
        self.show_me.setVisible(bool(self._task.show) or self._task.answer is not None)

    @property
    def _asks_for_example(self) -> bool:
        task = self._task
        if task.names_example:
            return True
        if task.checks and all(check.subject in _BESIDE for check in task.checks):
            return False
        return bool(task.checks or task.numbers) or isinstance(task.answer, TracePlace)

    def look_at(
        self,
        project: Project,
        is_example_open: bool,
        surroundings: Surroundings,
        is_judged: bool = True,
        is_worked_on: bool = False,
    ) -> None:
        """Show the numbers of the project as they are now, and judge them if that is wanted.

        A task that is worked on says what it still lacks.
        """
        self._project, self._surroundings = project, surroundings
        self._show_numbers(project, is_example_open)
        self._show_table(project, is_example_open)
        self._show_offer(project)
        if is_judged:
            self._judge()
        self._say_missing(is_worked_on)

    @Slot()
    def _judge(self) -> None:
        task = self._task
        if self._is_done or not task.checks or task.helped or self._project is None:
            return
        around = self._surroundings
        if self.boxes is not None:
            around = replace(around, boxes=self.boxes.shape)
        moment = Moment(self._project, around)
        if all(holds(check, moment) for check in task.checks):
            self._finish()

    def _show_offer(self, project: Project) -> None:
        """Offer to get the data while the task's example is open without them, or not open."""
        if self.offer is None:
            return
        data = missing_files(self._task.example)
        assert data is not None
        networks = [network_of(one) for one in (self._task.example, self._task.instead) if one]
        is_at_hand = project.dataset is not None and project.network in networks
        self.offer.set_data(data.name)
        is_missing = not is_at_hand and not is_on_this_machine(data)
        self.offer.setVisible(is_missing)
        self.open_example.setVisible(not is_missing)

    def _show_numbers(self, project: Project, is_example_open: bool) -> None:
        if not self._task.numbers:
            return
        focused = QApplication.focusWidget()
        if not is_example_open and focused is not None and self.fields.isAncestorOf(focused):
            # Else the focus goes to the next task, and the page with it.
            self.open_example.setFocus()
        self.fields.setVisible(is_example_open)
        if not is_example_open:
            return
        try:
            network = project.with_weights()
            layer = project.network.layer_named(self._task.numbers).id
        except LayerloomError:
            self.fields.hide()
            return
        self.fields.show_numbers(network.views.get(layer, {}))

    def _show_table(self, project: Project, is_example_open: bool) -> None:
        """Show what comes out for every input while the numbers can be set by hand."""
        if self._task.numbers:
            rows = truth_rows(self._task, Moment(project)) if is_example_open else ()
            self.table.show_rows(rows)

    def _say_missing(self, is_worked_on: bool) -> None:
        task, project = self._task, self._project
        is_asked = is_worked_on and not self._is_done and not task.helped and task.answer is None
        moment = None if project is None else Moment(project, self._surroundings)
        text = missing_text(task, moment) if is_asked and moment is not None else ""
        self._missing.setText(text)
        self._missing.setVisible(bool(text))

    def _finish(self) -> None:
        self._is_done = True
        self._show_mark()
        self.done.emit()

    @Slot(str, tuple, float)
    def _on_number_set(self, parameter: str, index: tuple[int, ...], value: float) -> None:
        self.number_set.emit(self._task.numbers, parameter, index, value)

    @Slot()
    def _on_answered(self) -> None:
        if self.helped is not None:
            self._judge_helped(self.helped)
            return
        if not self.answer.text().strip():
            return
        self._judgement = judged(self._task, self.answer.text())
        self._say()
        self.answered.emit()
        if self._judgement.is_right and not self._is_done:
            self._finish()

    def _judge_helped(self, helped: HelpedChoice) -> None:
        if self._project is None:
            return
        verdict = judged_settings(self._task, self._project, helped.ticked)
        why = "" if verdict.is_right else verdict_sentence(verdict)
        self._judgement = Judgement(verdict.is_right, sentence=why)
        self._say()
        if verdict.is_right and not self._is_done:
            self._finish()

    def tick_changed(self, project: Project) -> None:
        """Tick what was changed, and have it judged."""
        if self.helped is not None:
            self._project = project
            self.helped.tick(changed_settings(self._task, project))
            self._judge_helped(self.helped)

    @Slot()
    def _on_hint(self) -> None:
        text = self._task.hints[self._hints_shown]
        self._hints_shown += 1
        head = tr("Hint")
        hint = Prose(f"**{head}** {text}", self._words, self)
        hint.setObjectName(f"hint:{self._hints_shown}")
        self._hints.addWidget(hint)
        self.retranslate()
        self.hint_shown.emit()

    @Slot()
    def _on_show_me(self) -> None:
        if self._task.answer is not None:
            self.answer.setText(shown(expected_numbers(self._task)))
            self._on_answered()
        elif self.boxes is not None:
            self._show_boxes(self.boxes)
        else:
            self.show_wanted.emit(self._task)

    def _show_boxes(self, boxes: ShapeBoxes) -> None:
        for action in self._task.show:
            if action.kind == "boxes":
                rows, columns = (int(number) for number in action.values)
                boxes.set_shape(rows, columns)

    # Words and colours

    @Slot()
    def _show_mark(self) -> None:
        if self._is_done:
            self._mark.setPixmap(icon("check", "success").pixmap(2 * GRID, 2 * GRID))
        else:
            self._mark.setText(str(self._number))
        state = tr("Done") if self._is_done else tr("To do")
        self._mark.setAccessibleName(f"{self._number}: {state}")
        self._mark.setToolTip(state)

    def _say(self) -> None:
        judgement = self._judgement
        self.said.setVisible(judgement is not None)
        if judgement is None:
            return
        if judgement.is_right:
            text = tr("Right.")
        elif not judgement.is_number:
            text = tr("Type a number, or several separated by commas.")
        else:
            text = tr("Not yet. {why}", why=judgement.sentence).strip()
        self.said.setText(text)
        self.said.setAccessibleName(text)

    def retranslate(self) -> None:
        """Word the buttons in the language of the moment."""
        explain_fields(self)
        self.open_example.setText(tr("Open example"))
        self.open_example.setToolTip(
            tr("Begin with the example {name}", name=example_title(self._task.example))
        )
        left = len(self._task.hints) - self._hints_shown
        self.hint.setText(tr("Hint") if self._hints_shown == 0 else tr("Next hint"))
        self.hint.setEnabled(left > 0)
        self.show_me.setText(tr("Show me"))
        self.judge.setText(tr("Check"))
        self.answer.setPlaceholderText(tr("Your answer"))
        self.answer.setAccessibleName(tr("Your answer"))
        for extra in (self.boxes, self.helped, self.offer):
            if extra is not None:
                extra.retranslate()
        self.table.retranslate()
        self._show_mark()
        self._say()
