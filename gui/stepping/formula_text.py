"""The small notation of formulas, and its forms: pieces to draw, and plain text to read and copy.

A formula is Unicode text in which ``_`` lowers and ``^`` raises the next character or the next
group in braces, as in LaTeX: ``z_1``, ``w_{12}``, ``e^{−z_{j}}``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_LOWERED: Final = str.maketrans(
    "0123456789+−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ"
)
_RAISED: Final = str.maketrans("0123456789+−=()nilTxz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱˡᵀˣᶻ")
_SIGNS: Final = {"_": -1, "^": 1}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a formula on one level.

    Parameters
    ----------
    text : str
        What is written.
    level : float
        0 on the line, below it negative, above it positive, in steps of one script.
    depth : int
        How often it is a script of a script; each makes it smaller.
    """

    text: str
    level: float = 0.0
    depth: int = 0


@lru_cache(maxsize=4096)
def pieces(formula: str) -> tuple[Piece, ...]:
    """Return the formula as stretches, in reading order."""
    return tuple(_pieces(formula, 0.0, 0))


@lru_cache(maxsize=4096)
def plain(formula: str) -> str:
    """Return the formula as text without markup, scripts as Unicode has them."""
    written = []
    for sign, text in _split(formula):
        written.append(text if sign == 0 else _script(plain(text), sign))
    return "".join(written)


def _pieces(formula: str, level: float, depth: int) -> Iterator[Piece]:
    for sign, text in _split(formula):
        if sign == 0:
            yield Piece(text, level, depth)
        else:
            yield from _pieces(text, level + sign * 0.7**depth, depth + 1)


def _split(formula: str) -> Iterator[tuple[int, str]]:
    """Yield (0, text on this level) and (±1, what is raised or lowered)."""
    position, start = 0, 0
    while position < len(formula):
        sign = _SIGNS.get(formula[position], 0)
        if sign == 0 or position + 1 == len(formula):
            position += 1
            continue
        if position > start:
            yield 0, formula[start:position]
        group, start = script_group(formula, position + 1)
        yield sign, group
        position = start
    if start < len(formula):
        yield 0, formula[start:]


def script_group(formula: str, start: int) -> tuple[str, int]:
    """Return the character or braced group at `start`, and where it ends."""
    if formula[start] != "{":
        return formula[start], start + 1
    depth = 0
    for end in range(start, len(formula)):
        depth += (formula[end] == "{") - (formula[end] == "}")
        if depth == 0:
            return formula[start + 1 : end], end + 1
    return formula[start + 1 :], len(formula)


def _script(text: str, sign: int) -> str:
    table = _RAISED if sign > 0 else _LOWERED
    if all(ord(letter) in table or letter == "," for letter in text):
        return text.translate(table)
    mark = "^" if sign > 0 else "_"
    if text[0] in "[(" and text[-1] in "])":
        return f"{mark}{text}"
    return f"{mark}{text}" if text.isalpha() or len(text) == 1 else f"{mark}({text})"
