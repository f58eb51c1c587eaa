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

    ``[[Weight]]`` stands for it where a sentence begins.

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

    def keys_in(self, text: str) -> list[str]:
        """Return the keys of the terms that a text marks."""
        return [self._key(found) for found in _TERM.findall(text)]

    def _key(self, mark: str) -> str:
        key = mark.strip()
        lowered = key[:1].lower() + key[1:]
        return lowered if key not in self._terms and lowered in self._terms else key

    def _word(self, mark: str) -> str:
        key = self._key(mark)
        word = self._terms[key].word
        return word if key == mark.strip() else word[:1].upper() + word[1:]

    def linked(self, text: str) -> str:
        """Return the text with every mark as a Markdown link that names the term.

        A mark of a word that is not known stays as it is.
        """

        def link(match: re.Match[str]) -> str:
            key = self._key(match.group(1))
            if key not in self._terms:
                return match.group()
            return f"[{self._word(match.group(1))}]({SCHEME}{key.replace(' ', '-')})"

        return _TERM.sub(link, text)

    def plain(self, text: str) -> str:
        """Return the text with the words alone."""

        def word(match: re.Match[str]) -> str:
            known = self._key(match.group(1)) in self._terms
            return self._word(match.group(1)) if known else match.group()

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
