"""The words of the field: what they are called, and what they mean."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from gui.looks.resource_files import resource

SCHEME: Final = "term:"
_TERM: Final = re.compile(r"\[\[([^\[\]]+)\]\]")


@dataclass(frozen=True, slots=True)
class Term:
    """A word with its meaning.

    Parameters
    ----------
    word : str
        As it is shown: ``weight``, or ``가중치`` with the English word beside it.
    meaning : str
        One or two sentences.
    """

    word: str
    meaning: str


class Glossary(Mapping[str, Term]):
    """Terms by their English key; ``[[weight]]`` in a text stands for the term.

    Parameters
    ----------
    terms : mapping of str to Term
    """

    def __init__(self, terms: Mapping[str, Term]) -> None:
        self._terms = dict(terms)

    def __getitem__(self, key: str) -> Term:
        """Return a term."""
        return self._terms[key]

    def __iter__(self) -> Iterator[str]:
        """Give the keys in the order of the file."""
        return iter(self._terms)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._terms)

    @staticmethod
    def keys_in(text: str) -> list[str]:
        """Return the keys of the terms that a text marks."""
        return [found.strip() for found in _TERM.findall(text)]

    def linked(self, text: str) -> str:
        """Return the text with every mark as a Markdown link that names the term.

        A mark of a word that is not known stays as it is.
        """

        def link(match: re.Match[str]) -> str:
            key = match.group(1).strip()
            if key not in self._terms:
                return match.group()
            return f"[{self._terms[key].word}]({SCHEME}{key.replace(' ', '-')})"

        return _TERM.sub(link, text)

    def plain(self, text: str) -> str:
        """Return the text with the words alone."""

        def word(match: re.Match[str]) -> str:
            term = self._terms.get(match.group(1).strip())
            return match.group() if term is None else term.word

        return _TERM.sub(word, text)

    def of_link(self, target: str) -> Term | None:
        """Return the term that a link of `linked` leads to."""
        return self._terms.get(target.removeprefix(SCHEME).replace("-", " "))


@cache
def glossary(language: str) -> Glossary:
    """Return the glossary that comes with the program.

    Every line is ``key | word | meaning``; empty lines and lines beginning with # are left out.
    """
    text = resource("lessons", language, "glossary.txt").read_text(encoding="utf-8")
    terms: dict[str, Term] = {}
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            key, word, meaning = (part.strip() for part in line.split("|", 2))
            shown = word if word.casefold() == key.casefold() else f"{word}({key})"
            terms[key] = Term(shown, meaning)
    return Glossary(terms)
