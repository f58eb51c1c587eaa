"""The lessons: one to choose, its text and tasks from top to bottom."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSettings, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine import Project
from gui.lessons.curves_card import CurvesCard
from gui.lessons.descent_picture import DescentPicture
from gui.lessons.example_data import network_of, source_of
from gui.lessons.glossary import Glossary, glossary
from gui.lessons.lesson import Curves, Descent, Lesson, Part, Task
from gui.lessons.lesson_file import SUFFIX, read_lesson
from gui.lessons.library import done_tasks, library, remember_done
from gui.lessons.prose import Prose
from gui.lessons.refusal import LessonRefusedError
from gui.lessons.surroundings import Surroundings
from gui.lessons.task_card import TaskCard
from gui.looks.resource_files import icon, resource
from gui.looks.theme import GRID
from gui.words.example_texts import example_title
from gui.words.field_advice import explain_fields
from gui.words.translation import current_translator, tr

_LAST: Final = "lessons/last"
#: Leaves room for the bottom panels and the properties in a window of 1280 pixels.
_LEAST_WIDTH: Final = 32 * GRID
_NO_TERMS: Final = Glossary({})


class _Page(QWidget):
    """Text and cards of a lesson, as high as they are at the width that there is.

    The texts' own least height is that of a narrow column: below the lesson it would leave empty
    space several times as long as the lesson.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("lessonPage")

    def minimumSizeHint(self) -> QSize:
        """Ask for no height: the layout tells it for every width."""
        return QSize(super().minimumSizeHint().width(), 0)


class _PageScroll(QScrollArea):
    """Scrolls a page up and down; as wide as its cards need, in whatever size of text."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Widen with the page."""
        page = self.widget()
        if event.type() == QEvent.Type.LayoutRequest and watched is page:
            bar = self.verticalScrollBar().sizeHint().width()
            border = GRID // 2  # of the style sheet, which the frame's width leaves out
            needed = page.minimumSizeHint().width() + bar + border
            self.setMinimumWidth(max(_LEAST_WIDTH, needed))
        return super().eventFilter(watched, event)


class LessonPanel(QWidget):
    """Chooses, shows and judges lessons; what is open comes in by `look_at`."""

    example_wanted = Signal(str)
    """The learner wants to open the example of this name."""
    show_wanted = Signal(object)
    """The learner wants to be shown the solution of this task."""
    number_set = Signal(str, str, tuple, float)
    """A number was typed beside a task: layer, parameter, index, value."""
    curves_wanted = Signal(object)
    """The learner wants these `Curves` laid over one another."""
    data_wanted = Signal(str)
    """The learner wants to get the data of the example of this name."""
    refused = Signal(str)
    """A file is no lesson; with the sentence to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lessonPanel")
        self._cards: list[TaskCard] = []
        self._name = ""
        self._own: tuple[Path, Lesson] | None = None
        self._pictures: list[DescentPicture] = []
        self._turned: TaskCard | None = None
        self._project: Project | None = None
        self._surroundings = Surroundings()
        self._make()
        self.retranslate()

    def _make(self) -> None:
        self.chooser = QComboBox(self)
        self.chooser.setObjectName("lessonChooser")
        self.chooser.setMinimumContentsLength(8)
        self.chooser.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.chooser.activated.connect(self._on_chosen)
        self.open_file = self._button("openLessonButton", "folder", self._on_open_file)
        self.guide = self._button("lessonGuideButton", "help", self._on_guide)
        self._progress = QLabel(self)
        self._progress.setObjectName("lessonProgress")
        # Rows of their own: a title beside buttons would be cut off in a narrow panel.
        head, below = QHBoxLayout(), QHBoxLayout()
        head.setContentsMargins(GRID, GRID, GRID, 0)
        head.addWidget(self.chooser, 1)
        below.setContentsMargins(GRID, 0, GRID, 0)
        below.setSpacing(GRID // 2)
        below.addWidget(self._progress, 1)
        below.addWidget(self.open_file)
        below.addWidget(self.guide)
        self._scroll = _PageScroll(self)
        self._scroll.setMinimumWidth(_LEAST_WIDTH)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addLayout(head)
        column.addLayout(below)
        column.addWidget(self._scroll, 1)

    def _button(self, name: str, picture: str, slot: object) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setIcon(icon(picture))
        button.clicked.connect(slot)
        return button

    @property
    def cards(self) -> list[TaskCard]:
        """The cards of the lesson that is shown."""
        return self._cards

    @property
    def lesson_name(self) -> str:
        """The name of the lesson that is shown; empty for somebody's own file."""
        return self._name

    def choose(self, name: str) -> None:
        """Show a lesson of the program."""
        for place, shelved in enumerate(library(current_translator().language)):
            if shelved.name == name:
                self._own, self._name = None, name
                QSettings().setValue(_LAST, name)
                self.chooser.setCurrentIndex(place)
                self._show(shelved.lesson, done_tasks(name))

    def open_path(self, path: Path) -> None:
        """Show somebody's own lesson, or say why it is none."""
        try:
            lesson = read_lesson(path, self._words)
        except LessonRefusedError as error:
            self.refused.emit(error.sentence)
            return
        self._own, self._name = (path, lesson), ""
        self.chooser.setCurrentIndex(-1)
        self.chooser.setPlaceholderText(lesson.title)
        self._show(lesson, set())

    def look_at(self, project: Project, surroundings: Surroundings) -> None:
        """Judge the tasks by what is open now, and by what stands beside it."""
        self._project, self._surroundings = project, surroundings
        place = 0 if self._turned is None else self._turned.y() - self._bar.value()
        for card in self._cards:
            is_open = self._is_open(card.task.example)
            is_judged = not self._is_passed_by(card)
            card.look_at(project, is_open, surroundings, is_judged, card is self._turned)
        for picture in self._pictures:
            picture.look_at(project)
        self._stay_at(self._turned, place)

    @property
    def _bar(self) -> QScrollBar:
        return self._scroll.verticalScrollBar()

    def _stay_at(self, card: TaskCard | None, place: int) -> None:
        """Scroll along with a card when fields came or went above it."""
        if card is not None:
            self._settle()
            self._bar.setValue(card.y() - place)

    def _settle(self) -> None:
        """Lay the page out at once, so that it can be scrolled to what was just added."""
        page = self._scroll.widget()
        if page is None:
            return
        fields = [widget for card in self._cards for widget in (card.fields, card.table, card)]
        for widget in (*fields, page):  # what Qt would do a moment later, from inside to outside
            layout = widget.layout()
            if layout is not None:
                layout.activate()
        height = max(page.heightForWidth(page.width()), self._scroll.viewport().height())
        page.resize(page.width(), height)

    def say_what_helped(self, task: Task, project: Project) -> None:
        """Tick what the shown solution changed, where a task asks for it."""
        for card in self._cards:
            if card.task is task:
                card.tick_changed(project)

    def _is_open(self, example: str) -> bool:
        """Tell whether the open network is the example's, whatever its numbers are."""
        project = self._project
        if not example or project is None or project.network != network_of(example):
            return not example
        source = source_of(example)
        return not source or (project.data is not None and project.data.source.name == source)

    def _is_passed_by(self, card: TaskCard) -> bool:
        """Tell whether the learner is turning the numbers beside another task.

        On the way to AND there may be OR: that would be a task done that nobody was at.
        """
        turned = self._turned
        if turned is None or turned is card or turned.is_done:
            return False
        return bool(turned.task.numbers and card.task.numbers)

    @property
    def _words(self) -> Glossary:
        return glossary(current_translator().language)

    def _show(self, lesson: Lesson, done: set[int]) -> None:
        page, column = self._page()
        self._cards, self._pictures, self._turned = [], [], None
        if lesson.example:
            button = self._example_button(lesson.example, page)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        for part in lesson.parts:
            column.addWidget(self._made(part, done, page))
        self._add_way_on(column, page)
        column.addStretch(1)
        self._scroll.setWidget(page)
        self._say_progress()
        if self._project is not None:
            self.look_at(self._project, self._surroundings)
        QTimer.singleShot(0, page, lambda: self._go_to_first_undone(page))

    def _go_to_first_undone(self, page: QWidget) -> None:
        """Go on where somebody left a lesson half done."""
        undone = [card for card in self._cards if not card.is_done]
        if undone and len(undone) < len(self._cards) and self._scroll.widget() is page:
            self._bar.setValue(undone[0].y() - 2 * GRID)

    def _add_way_on(self, column: QVBoxLayout, page: QWidget) -> None:
        """Add what leads to the next lesson: the end of this one is far below the chooser."""
        shelf = library(current_translator().language)
        names = [shelved.name for shelved in shelf]
        place = names.index(self._name) + 1 if self._name else len(shelf)
        if place == len(shelf):
            return
        # In two lines: the larger the text, the less of a title has room beside other words.
        button = QPushButton(tr("Next lesson:\n{title}", title=shelf[place].lesson.title), page)
        button.setObjectName("nextLessonButton")
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self._go_on_to(names[place]))
        column.addWidget(button)

    def _go_on_to(self, name: str) -> None:
        self.choose(name)
        self.take_focus()

    def take_focus(self) -> None:
        """Take the focus to where the keys scroll the lesson and Tab goes to its tasks."""
        self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)

    def _example_button(self, example: str, page: QWidget) -> QPushButton:
        """Return what opens the lesson's example before any task asks for it."""
        button = QPushButton(tr("Open example"), page)
        button.setObjectName("openLessonExampleButton")
        button.setToolTip(tr("Begin with the example {name}", name=example_title(example)))
        button.clicked.connect(lambda: self.example_wanted.emit(example))
        return button

    def _made(self, part: Part, done: set[int], page: QWidget) -> QWidget:
        if isinstance(part, str):
            return Prose(part, self._words, page)
        if isinstance(part, Curves):
            button = CurvesCard(part, page)
            button.wanted.connect(self.curves_wanted)
            return button
        if isinstance(part, Descent):
            self._pictures.append(DescentPicture(page))
            return self._pictures[-1]
        return self._card(part, done, page)

    def _page(self) -> tuple[QWidget, QVBoxLayout]:
        page = _Page(self._scroll)
        column = QVBoxLayout(page)
        column.setContentsMargins(GRID, GRID // 2, GRID, 2 * GRID)
        column.setSpacing(3 * GRID // 2)
        return page, column

    def _card(self, task: Task, done: set[int], page: QWidget) -> TaskCard:
        place = len(self._cards)
        card = TaskCard(task, place + 1, self._words, place in done, page)
        card.done.connect(self._on_done)
        card.done.connect(lambda: self._go_on_from(card))
        card.example_wanted.connect(self.example_wanted)
        card.show_wanted.connect(self.show_wanted)
        card.number_set.connect(self.number_set)
        card.data_wanted.connect(self.data_wanted)
        card.answered.connect(lambda: self._show_reply(card))
        for signal in (card.example_wanted, card.show_wanted, card.number_set, card.hint_shown):
            signal.connect(lambda *_: self._turn(card))
        self._cards.append(card)
        return card

    def _turn(self, card: TaskCard) -> None:
        self._turned = card

    @Slot()
    def _on_done(self) -> None:
        self._say_progress()
        if self._name:
            done = {place for place, card in enumerate(self._cards) if card.is_done}
            remember_done(self._name, done)

    def _go_on_from(self, card: TaskCard) -> None:
        """Let whoever typed a right answer type the next one, without the mouse."""
        following = self._cards[self._cards.index(card) + 1 :][:1]
        for other in following:
            is_asked = not other.answer.isHidden() and not other.is_done
            if card.answer.hasFocus() and is_asked and not self._is_much_between(card, other):
                other.answer.setFocus(Qt.FocusReason.OtherFocusReason)
                self._scroll.ensureWidgetVisible(other, 0, GRID)

    def _is_much_between(self, card: TaskCard, other: TaskCard) -> bool:
        """Tell whether text would be passed over on the way from one task to the next."""
        return other.geometry().bottom() - card.geometry().bottom() > self._scroll.height()

    def _show_reply(self, card: TaskCard) -> None:
        """Scroll to what is said to an answer: it may stand below what is seen of the page."""
        self._settle()
        self._scroll.ensureWidgetVisible(card.said, 0, 2 * GRID)

    @Slot(int)
    def _on_chosen(self, place: int) -> None:
        self.choose(library(current_translator().language)[place].name)

    @Slot()
    def _on_open_file(self) -> None:
        pattern = tr("Lessons ({pattern})", pattern=f"*{SUFFIX}")
        path, _ = QFileDialog.getOpenFileName(self, tr("Open a lesson file"), "", pattern)
        if path:
            self.open_path(Path(path))

    @Slot()
    def _on_guide(self) -> None:
        """Show how to write a lesson, in the lesson's place."""
        language = current_translator().language
        text = resource("lessons", "guide", f"{language}.md").read_text(encoding="utf-8")
        page, column = self._page()
        column.addWidget(Prose(text, _NO_TERMS, page))
        column.addStretch(1)
        self._cards, self._pictures, self._turned = [], [], None
        self._name, self._own = "", None
        self.chooser.setCurrentIndex(-1)
        self.chooser.setPlaceholderText(tr("How to write a lesson"))
        self._scroll.setWidget(page)
        self._say_progress()

    # Words

    def _say_progress(self) -> None:
        done = sum(card.is_done for card in self._cards)
        count = len(self._cards)
        words = tr("{done} of {count} tasks done", done=done, count=count) if count else ""
        self._progress.setText(words)

    def retranslate(self) -> None:
        """Show the same lesson in the language of the moment."""
        explain_fields(self)
        self.setAccessibleName(tr("Lessons"))
        self.setWhatsThis(
            tr(
                "Read a lesson from top to bottom and do its tasks: each is ticked as soon as the "
                "program finds it done. Open example loads the network of a task; Ctrl+Z brings "
                "back what was there."
            )
        )
        for part in (self.chooser, self._scroll):
            part.setAccessibleName(tr("Lesson"))
        for button, words in (
            (self.open_file, tr("Open a lesson file")),
            (self.guide, tr("How to write a lesson")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
        shelf = library(current_translator().language)
        self.chooser.clear()
        self.chooser.addItems([shelved.lesson.title for shelved in shelf])
        if self._own is not None:
            self.open_path(self._own[0])
            return
        names = [shelved.name for shelved in shelf]
        last = self._name or str(QSettings().value(_LAST, ""))
        self.choose(last if last in names else names[0])

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
