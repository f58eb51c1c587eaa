"""How the source of a script is laid out: quoted names, numbers, and calls that break over lines.

The result is what ``ruff format`` would make of it, so that nobody's formatter changes a script.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from unicodedata import east_asian_width

#: Columns of a line, the usual width of formatters.
WIDTH: Final = 88

_INDENT: Final = 4
_KEEP_IF: Final = "#? "


@dataclass(frozen=True, slots=True)
class Brackets:
    """A call or a list: on one line where it fits, else with an item on every line.

    Parameters
    ----------
    opening : str
        Everything up to the bracket: ``hidden_1 = nn.Linear(``.
    items : tuple of str or Brackets
        What stands between commas.
    closing : str
        The bracket and what follows it.
    """

    opening: str
    items: tuple["Piece", ...]
    closing: str = ")"


Piece = str | Brackets
"""A piece of source: words that stay on one line, or brackets."""


def flat(piece: Piece) -> str:
    """Return a piece on one line, however long."""
    if isinstance(piece, str):
        return piece
    return piece.opening + ", ".join(flat(item) for item in piece.items) + piece.closing


def laid_out(piece: Piece, indent: int = 0, after: str = "") -> str:
    """Return a piece in lines of at most `WIDTH` columns wherever brackets allow it."""
    margin = " " * indent
    line = margin + flat(piece) + after
    if isinstance(piece, str) or not piece.items or _columns(line) <= WIDTH:
        return line
    inner = [laid_out(item, indent + _INDENT, ",") for item in piece.items]
    return "\n".join([margin + piece.opening, *inner, margin + piece.closing + after])


def _columns(line: str) -> int:
    """Return how wide a line is; Hangul takes two columns a letter."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in line)


def listed(name: str, items: Iterable[Piece]) -> str:
    """Return ``name = [...]`` with every item on a line of its own."""
    lines = [laid_out(item, _INDENT, ",") for item in items]
    return "\n".join([f"{name} = [", *lines, "]"]) if lines else f"{name} = []"


def quoted(text: str) -> str:
    """Return text as a string literal: ``repr``, in double quotes where it holds no quotes.

    A name is what somebody typed; between the quotes it can do nothing.
    """
    literal = repr(text)
    if literal[0] == "'" and '"' not in literal and "\\'" not in literal:
        return f'"{literal[1:-1]}"'
    return literal


def number(value: float, whole: bool = False) -> str:
    """Return a number as Python writes it, with every digit that it needs."""
    return str(int(value)) if whole else repr(float(value)).replace("e+", "e")


def numbers(values: Iterable[float]) -> Brackets:
    """Return a list of numbers."""
    return Brackets("[", tuple(number(value) for value in values), "]")


def chosen_lines(source: str, wanted: Mapping[str, bool]) -> str:
    """Return source without the lines that nobody wants.

    A line ``#? name|...`` stays where `wanted` says yes to ``name``, ``#? !name|...`` where it
    says no; the mark itself goes.

    Raises
    ------
    KeyError
        For a name that `wanted` does not have.
    """
    kept: list[str] = []
    for line in source.splitlines():
        if line.startswith(_KEEP_IF):
            condition, _, own = line.removeprefix(_KEEP_IF).partition("|")
            if wanted[condition.removeprefix("!")] == condition.startswith("!"):
                continue
            kept.append(own)
        else:
            kept.append(line)
    return "\n".join(kept)


def joined(*parts: str) -> str:
    """Return parts of a module with two empty lines between them, as PEP 8 asks."""
    return "\n\n\n".join(part.strip("\n") for part in parts if part.strip()) + "\n"
