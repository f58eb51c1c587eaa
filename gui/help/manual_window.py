"""The manual in a window of its own: contents and search on the left, the page on the right."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSettings, QSize, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QDesktopServices,
    QKeyEvent,
    QKeySequence,
    QShortcut,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSplitter,
    QTextBrowser,
    QTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QVBoxLayout,
    QWidget,
)

from gui.help.manual import CHAPTERS, SHORTCUTS_PLACE, Manual, Section, first_name, manual
from gui.help.page_dress import dress
from gui.looks.resource_files import icon
from gui.looks.theme import GRID, current_theme
from gui.words.field_advice import explain_fields
from gui.words.translation import current_translator, tr

_SECTION_ROLE: Final = Qt.ItemDataRole.UserRole
_SIZE: Final = QSize(1040, 720)
_CONTENTS_WIDTH: Final = 34 * GRID
_GEOMETRY: Final = "manual/geometry"
_SEARCH_DELAY: Final = 120


class ManualWindow(QWidget):
    """Shows the manual; follows language, theme and text size while it is open.

    Parameters
    ----------
    shortcuts : callable
        Returns the table of shortcuts as Markdown, in the language of the moment.
    parent : QWidget, optional
    """

    def __init__(self, shortcuts: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("manualWindow")
        self._shortcuts = shortcuts
        self._shown: Section | None = None
        self._manual = self._written()
        self._make_contents()
        self._make_page()
        self._lay_out()
        self._make_keys()
        current_theme().changed.connect(self._show_again)
        self.resize(_SIZE.boundedTo(self.screen().availableSize()))
        geometry = QSettings().value(_GEOMETRY)
        if geometry is not None:
            self.restoreGeometry(geometry)
        self.retranslate()

    def _make_contents(self) -> None:
        self.search = QLineEdit(self)
        self.search.setObjectName("manualSearch")
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._search_delay = QTimer(self)
        self._search_delay.setSingleShot(True)
        self._search_delay.setInterval(_SEARCH_DELAY)
        self._search_delay.timeout.connect(self._list)
        self.search.textChanged.connect(self._on_words_changed)
        self.search.returnPressed.connect(self._go_to_first)
        self.search.installEventFilter(self)
        self.contents = QTreeWidget(self)
        self.contents.setObjectName("manualContents")
        self.contents.setHeaderHidden(True)
        self.contents.setUniformRowHeights(False)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.contents.currentItemChanged.connect(self._on_chosen)
        self._nothing = QLabel(self)
        self._nothing.setObjectName("manualNothingFound")
        self._nothing.setWordWrap(True)

    def _make_page(self) -> None:
        self.page = QTextBrowser(self)
        self.page.setObjectName("manualPage")
        self.page.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.page.setOpenLinks(False)
        self.page.anchorClicked.connect(self._follow)

    def _lay_out(self) -> None:
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(self.search)
        column.addWidget(self._nothing)
        column.addWidget(self.contents, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(side)
        splitter.addWidget(self.page)
        splitter.setSizes([_CONTENTS_WIDTH, _SIZE.width() - _CONTENTS_WIDTH])
        splitter.setStretchFactor(1, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(splitter)

    def _make_keys(self) -> None:
        keys = QKeySequence.StandardKey
        for sequence, act in (
            (QKeySequence(keys.Find), self._on_find),
            (QKeySequence(Qt.Key.Key_Escape), self._on_escape),
            (QKeySequence(keys.Close), self.close),
        ):
            shortcut = QShortcut(sequence, self)
            shortcut.activated.connect(act)

    # What is shown

    def show_chapter(self, chapter: str, number: int = 0) -> None:
        """Open a chapter at one of its sections, and bring the window forward."""
        self.show()  # first: where a heading stands depends on the width of the page
        self._show_section(self._manual.sections(chapter)[number])
        self.raise_()
        self.activateWindow()

    @property
    def section(self) -> Section | None:
        """The section at which the page was opened."""
        return self._shown

    def _written(self) -> Manual:
        """Return the manual with the shortcuts as they are now."""
        text = manual(current_translator().language)
        page = text.texts["shortcuts"].replace(SHORTCUTS_PLACE, self._shortcuts())
        return text.with_chapter("shortcuts", page)

    def _show_section(self, section: Section) -> None:
        is_other_page = self._shown is None or self._shown.chapter != section.chapter
        self._shown = section
        if is_other_page:
            self._set_page()
        self._scroll()
        self._mark_found()
        self._point_contents()

    def _set_page(self) -> None:
        assert self._shown is not None
        features = QTextDocument.MarkdownFeature.MarkdownDialectGitHub
        document = self.page.document()
        document.setMarkdown(self._manual.texts[self._shown.chapter], features)
        dress(document, self.font(), current_theme().palette)

    def _scroll(self) -> None:
        """Put the section's heading at the top of the page, and the keyboard's place there.

        A page keeps the keyboard's place in sight, which writing the page leaves at its end.
        """
        assert self._shown is not None
        block = self._place(self._shown)
        self.page.setTextCursor(QTextCursor(block))
        bar = self.page.verticalScrollBar()
        top = self.page.document().documentLayout().blockBoundingRect(block).top()
        is_title = self._shown.number == 0 and not self._shown.is_term
        bar.setValue(0 if is_title else round(top) - GRID)

    def _place(self, section: Section) -> QTextBlock:
        """Return the heading of a section, or the cell of a word of the glossary."""
        if not section.is_term:
            return self._heading(section.number)
        block, word = self.page.document().begin(), first_name(section)
        while block.isValid() and block.text() != word:
            block = block.next()
        return block

    def _heading(self, number: int) -> QTextBlock:
        block = self.page.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel():
                if number == 0:
                    break
                number -= 1
            block = block.next()
        return block

    def _mark_found(self) -> None:
        """Lay a ground under every word that was looked for."""
        marks = []
        shape = QTextCharFormat()
        shape.setBackground(QColor(current_theme().palette.selection))
        for word in self.search.text().split():
            cursor = self.page.document().find(word)
            while not cursor.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor, mark.format = cursor, shape
                marks.append(mark)
                cursor = self.page.document().find(word, cursor)
        self.page.setExtraSelections(marks)

    @Slot()
    def _show_again(self) -> None:
        """Draw the page anew: its colours, its letters or its words are others."""
        if self._shown is None:
            return
        place = self.page.verticalScrollBar().value()
        self._set_page()
        self._mark_found()
        self.page.verticalScrollBar().setValue(place)

    # Contents and search

    @Slot(str)
    def _on_words_changed(self, _words: str) -> None:
        self._search_delay.start()

    @Slot()
    def _list(self) -> None:
        """List the contents, or what was found."""
        self.contents.blockSignals(True)
        self.contents.clear()
        words = self.search.text().strip()
        if words:
            self._list_hits(words)
        else:
            self._list_chapters()
        self._nothing.setVisible(bool(words) and self.contents.topLevelItemCount() == 0)
        self.contents.blockSignals(False)
        self._mark_found()
        if not words:
            self._point_contents()

    def _list_chapters(self) -> None:
        for chapter in CHAPTERS:
            title, *sections = self._manual.sections(chapter)
            entry = _entry(title)
            self.contents.addTopLevelItem(entry)
            entry.addChildren([_entry(section) for section in sections if section.level == 2])
            entry.setExpanded(self._shown is not None and self._shown.chapter == chapter)

    def _list_hits(self, words: str) -> None:
        for hit in self._manual.search(words):
            chapter = self._manual.title(hit.section.chapter)
            entry = _entry(hit.section)
            if hit.section.number or hit.section.is_term:
                entry.setText(0, f"{chapter} › {hit.section.title}")
            entry.setToolTip(0, hit.excerpt)
            excerpt = QTreeWidgetItem([hit.excerpt])
            excerpt.setData(0, _SECTION_ROLE, hit.section)
            excerpt.setForeground(0, QColor(current_theme().palette.muted_text))
            excerpt.setToolTip(0, hit.excerpt)
            self.contents.addTopLevelItem(entry)
            entry.addChild(excerpt)
            entry.setExpanded(True)

    def _point_contents(self) -> None:
        """Let the contents say where the page is."""
        if self._shown is None or self.search.text().strip():
            return
        self.contents.blockSignals(True)
        for entry in _entries(self.contents):
            if entry.data(0, _SECTION_ROLE) == self._shown:
                self.contents.setCurrentItem(entry)
                entry.setExpanded(True)
        self.contents.blockSignals(False)

    @Slot(QTreeWidgetItem)
    def _on_chosen(self, entry: QTreeWidgetItem | None) -> None:
        if entry is not None:
            self._show_section(entry.data(0, _SECTION_ROLE))

    @Slot()
    def _go_to_first(self) -> None:
        self._search_delay.stop()
        self._list()
        first = self.contents.topLevelItem(0)
        if first is not None:
            self.contents.setCurrentItem(first)
            self._show_section(first.data(0, _SECTION_ROLE))
            self.contents.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Down go from the field into what was found."""
        is_down = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down
        if watched is self.search and is_down and event.type() == QEvent.Type.KeyPress:
            self._go_to_first()
            return True
        return super().eventFilter(watched, event)

    @Slot()
    def _on_find(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    @Slot()
    def _on_escape(self) -> None:
        if self.search.text():
            self.search.clear()
        else:
            self.close()

    @Slot(QUrl)
    def _follow(self, link: QUrl) -> None:
        """Open another chapter here, anything else in the browser."""
        chapter = link.path().removesuffix(".md")
        if link.scheme() == "" and chapter in CHAPTERS:
            self._show_section(self._manual.sections(chapter)[0])
        elif link.scheme() == "https":
            QDesktopServices.openUrl(link)

    # Words

    def retranslate(self) -> None:
        """Show everything in the language of the moment."""
        explain_fields(self)
        self.setWindowTitle(tr("Layerloom manual"))
        self.search.setPlaceholderText(tr("Search the manual"))
        self.search.setAccessibleName(tr("Search the manual"))
        self.contents.setAccessibleName(tr("Contents"))
        self.page.setAccessibleName(tr("Page of the manual"))
        self._nothing.setText(tr("Nothing found. Try another word, or a part of it."))
        self._manual = self._written()
        chapter, number = (self._shown.chapter, self._shown.number) if self._shown else ("", 0)
        sections = self._manual.sections(chapter or CHAPTERS[0])
        self._shown = None
        self._list()
        self._show_section(sections[min(number, len(sections) - 1)])

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the size of the text."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._show_again()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where the window stood."""
        self._search_delay.stop()
        QSettings().setValue(_GEOMETRY, self.saveGeometry())
        super().closeEvent(event)


def _entry(section: Section) -> QTreeWidgetItem:
    entry = QTreeWidgetItem([section.title])
    entry.setData(0, _SECTION_ROLE, section)
    entry.setToolTip(0, section.title)
    return entry


def _entries(tree: QTreeWidget) -> list[QTreeWidgetItem]:
    found = []
    iterator = QTreeWidgetItemIterator(tree)
    while entry := iterator.value():
        found.append(entry)
        iterator += 1
    return found
