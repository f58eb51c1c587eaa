"""The manual as text: its chapters in both languages, their sections, and the search in them."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
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
        1 for the title of the chapter, 2 and 3 below.
    title : str
    text : str
        Without marks of Markdown.
    """

    chapter: str
    number: int
    level: int
    title: str
    text: str


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
    """

    texts: dict[str, str]

    def sections(self, chapter: str) -> tuple[Section, ...]:
        """Return the sections of a chapter; the first bears its title."""
        return _sections(chapter, self.texts[chapter])

    def title(self, chapter: str) -> str:
        """Return the title of a chapter."""
        return self.sections(chapter)[0].title

    def with_chapter(self, chapter: str, text: str) -> "Manual":
        """Return a manual in which one chapter reads otherwise."""
        return Manual(self.texts | {chapter: text})

    def search(self, words: str) -> list[Hit]:
        """Return the sections that hold every word; those that have them in the title first."""
        wanted = folded(words).split()
        if not wanted:
            return []
        sections = [section for chapter in CHAPTERS for section in self.sections(chapter)]
        found = [s for s in sections if all(w in folded(f"{s.title} {s.text}") for w in wanted)]
        found.sort(key=lambda section: not all(w in folded(section.title) for w in wanted))
        return [Hit(section, _excerpt(section.text, wanted)) for section in found]


def folded(text: str) -> str:
    """Return text as it is compared: without case, its Hangul composed."""
    return unicodedata.normalize("NFC", text).casefold()


@cache
def manual(language: str) -> Manual:
    """Return the manual in ``"ko"`` or ``"en"``."""
    return Manual({name: _read(language, name) for name in CHAPTERS})


def _read(language: str, chapter: str) -> str:
    return resource("help", language, f"{chapter}.md").read_text(encoding="utf-8")


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
