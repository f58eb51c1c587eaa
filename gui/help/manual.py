"""The manual as text: its chapters in both languages, their sections, and the search in them."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from gui.looks.resource_files import resource

CHAPTERS: Final = (
    "first-minute",
    "building",
    "data",
    "training",
    "stepping",
    "taking-away",
    "command-line",
    "shortcuts",
    "glossary",
)
"""The names of the chapters' files, in the order of reading."""

SHORTCUTS_PLACE: Final = "<!-- the window's own table -->"
"""The line in the chapter of shortcuts that gives way to the table made from the actions."""

GLOSSARY: Final = "glossary"
TERM_LEVEL: Final = 4
"""The level of a word of the glossary, below those of headings."""

_NAMES_APART: Final = " · "
_HEADING: Final = re.compile(r"^(#{1,3}) (.+)$")
_MARKUP: Final = re.compile(r"[*`|]|\[([^\]]*)\]\([^)]*\)")
_REACH: Final = 48


@dataclass(frozen=True)
class Section:
    """A heading and the plain text below it.

    Parameters
    ----------
    chapter : str
        One of `CHAPTERS`.
    number : int
        Which heading of its chapter it is, from 0: the chapter's title.
    level : int
        1 for the title of the chapter, 2 and 3 below; `TERM_LEVEL` for a word of the glossary.
    title : str
    text : str
        Without marks of Markdown.
    index : tuple of str
        The words under which it stands in the index, as they are compared.
    """

    chapter: str
    number: int
    level: int
    title: str
    text: str
    index: tuple[str, ...] = ()

    @property
    def is_term(self) -> bool:
        """Whether this is a word of the glossary rather than a heading."""
        return self.level == TERM_LEVEL


@dataclass(frozen=True)
class Hit:
    """A section in which a search found something, and the words around it."""

    section: Section
    excerpt: str


@dataclass(frozen=True)
class Manual:
    """All chapters in one language.

    Parameters
    ----------
    texts : dict of str to str
        Each chapter's Markdown.
    index : str
        Lines of ``words, between, commas | chapter | title of the section``.
    """

    texts: dict[str, str]
    index: str = ""

    def sections(self, chapter: str) -> tuple[Section, ...]:
        """Return the sections of a chapter; the first bears its title."""
        return _sections(chapter, self.texts[chapter])

    def title(self, chapter: str) -> str:
        """Return the title of a chapter."""
        return self.sections(chapter)[0].title

    def with_chapter(self, chapter: str, text: str) -> "Manual":
        """Return a manual in which one chapter reads otherwise."""
        return Manual(self.texts | {chapter: text}, self.index)

    def entries(self) -> tuple[Section, ...]:
        """Return what can be found: the sections with their index, and the glossary's words."""
        indexed = _indexed(self.index)
        sections = [section for chapter in CHAPTERS for section in self.sections(chapter)]
        headed = (
            replace(section, index=indexed.get((section.chapter, section.title), ()))
            for section in sections
        )
        terms = _terms(self.texts.get(GLOSSARY, ""))
        # The words of the glossary stand for themselves; their whole table would hold every word.
        return *(replace(one, text="") if _is_table(one) else one for one in headed), *terms

    def search(self, words: str) -> list[Hit]:
        """Return the sections that hold every word, those that are about them first.

        First comes what stands in the index under just these words, then their meaning, then
        titles and the index where they occur, then all the rest.
        """
        wanted = folded(words).split()
        if not wanted:
            return []
        ranked = [(_rank(section, wanted), section) for section in self.entries()]
        found = [(rank, section) for rank, section in ranked if rank is not None]
        found.sort(key=lambda each: each[0])
        return [Hit(section, _excerpt(section.text, wanted)) for _, section in found]


def _rank(section: Section, wanted: Sequence[str]) -> int | None:
    """Return how far behind a section comes among what was found; None where it was not."""
    query, title = " ".join(wanted), folded(section.title)
    index = " ".join(section.index)
    orders = (
        query in section.index,
        section.is_term and query in _names(title),
        query == title,
        all(word in title for word in wanted),
        all(word in index for word in wanted),
        all(word in f"{title} {index} {folded(section.text)}" for word in wanted),
    )
    return next((order for order, holds in enumerate(orders) if holds), None)


def _names(title: str) -> set[str]:
    """Return what a word of the glossary is called, also without its letter and as a plural."""
    names = {name.strip() for name in re.split(r"[,()·]", title)}
    names |= {re.sub(r" \w$", "", name) for name in names}
    return names | {f"{name}s" for name in names}


def folded(text: str) -> str:
    """Return text as it is compared: without case, its Hangul composed."""
    return unicodedata.normalize("NFC", text).casefold()


@cache
def manual(language: str) -> Manual:
    """Return the manual in ``"ko"`` or ``"en"``."""
    texts = {name: _read(language, f"{name}.md") for name in CHAPTERS}
    return Manual(texts, _read(language, "index.txt"))


def _read(language: str, file: str) -> str:
    return resource("help", language, file).read_text(encoding="utf-8")


@cache
def _indexed(index: str) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the words of the index for each chapter and title of a section."""
    found = {}
    for line in index.splitlines():
        words, chapter, title = (part.strip() for part in line.split("|"))
        found[chapter, title] = tuple(folded(word).strip() for word in words.split(","))
    return found


@cache
def _terms(glossary: str) -> tuple[Section, ...]:
    rows = [
        [cell.strip() for cell in line.strip("| ").split("|")]
        for line in glossary.splitlines()
        if line.startswith("| ")
    ]
    return tuple(
        Section(GLOSSARY, 0, TERM_LEVEL, f"{word}{_NAMES_APART}{other}", _plain([meaning]))
        for word, other, meaning in rows[1:]
    )


def _is_table(section: Section) -> bool:
    """Tell whether a section is the one that holds the glossary's words."""
    return section.chapter == GLOSSARY and section.number == 0


def first_name(term: Section) -> str:
    """Return how a word of the glossary is written where it stands."""
    return term.title.split(_NAMES_APART)[0]


@cache
def _sections(chapter: str, markdown: str) -> tuple[Section, ...]:
    parts: list[tuple[int, str, list[str]]] = []
    is_code = False
    for line in markdown.splitlines():
        is_code ^= line.startswith("```")
        heading = None if is_code else _HEADING.match(line)
        if heading:
            parts.append((len(heading[1]), _plain([heading[2]]), []))
        elif parts:
            parts[-1][2].append(line)
    return tuple(
        Section(chapter, number, level, title, _plain(lines))
        for number, (level, title, lines) in enumerate(parts)
    )


def _plain(lines: Sequence[str]) -> str:
    kept = (line for line in lines if not line.startswith(("```", "|--", "| --", "<!--")))
    return " ".join(_MARKUP.sub(lambda mark: mark[1] or "", " ".join(kept)).split())


def _excerpt(text: str, wanted: Sequence[str]) -> str:
    """Return the text around the first word that was found."""
    places = [place for word in wanted if (place := folded(text).find(word)) >= 0]
    start = max(min(places, default=0) - _REACH, 0)
    end = start + 3 * _REACH
    cut = text[start:end].strip()
    return f"{'… ' if start else ''}{cut}{' …' if end < len(text) else ''}"
