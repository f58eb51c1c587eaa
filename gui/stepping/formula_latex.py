"""Formulas of the small notation as LaTeX, with real fractions, roots and sums."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from gui.stepping.formula_text import script_group

_SYMBOLS: Final = {
    "·": r"\cdot ", "⊙": r"\odot ", "−": "-", "≤": r"\leq ", "<": "<", ">": ">", "=": "=",
    "Σ": r"\sum", "∂": r"\partial ", "½": r"\frac{1}{2}", "′": "'", "+": "+", "⋯": r"\cdots ",
    "α": r"\alpha ", "β": r"\beta ", "γ": r"\gamma ", "δ": r"\delta ", "ε": r"\varepsilon ",
    "η": r"\eta ", "λ": r"\lambda ", "μ": r"\mu ", "ρ": r"\rho ", "σ": r"\sigma ",
    "φ": r"\varphi ", "Φ": r"\Phi ", "‖": r"\Vert ", "∇": r"\nabla ",
}  # fmt: skip
_FUNCTIONS: Final = {"max": r"\max ", "min": r"\min ", "ln": r"\ln ", "tanh": r"\tanh "}
_HAT: Final = "\u0302"
#: Letters that count: each is an index of its own.
_INDICES: Final = re.compile("[a-z]{2,3}")
_BETWEEN_TERMS: Final = ("=", "+", "−", "if", "else", "≤", "<", ">")


@lru_cache(maxsize=1024)
def latex(formula: str) -> str | None:
    """Return a formula as LaTeX; None for what is code rather than mathematics."""
    return None if ":" in formula else _line(formula)


def _line(text: str, comma: str = r",\;\; ") -> str:
    """Return a line of terms; a slash between spaces puts the whole product before it above."""
    written: list[str] = []
    product: list[str] = []
    below: list[str] = []
    is_below = False
    for word in _words(text):
        if word == "/":
            is_below = True
        elif word in _BETWEEN_TERMS or word.endswith(","):
            bare = word.removesuffix(",")
            if bare in _BETWEEN_TERMS:
                written += [_fraction(product, below), _between(bare)]
            else:
                (below if is_below else product).append(bare)
                written.append(_fraction(product, below))
            written.append(comma if word.endswith(",") else "")
            product, below, is_below = [], [], False
        elif is_below:
            below.append(word)
            is_below = False
        else:
            product.append(word)
    return "".join([*written, _fraction(product, below)])


def _between(word: str) -> str:
    return rf"\text{{ {word} }}" if word in ("if", "else") else _SYMBOLS[word]


def _fraction(product: list[str], below: list[str]) -> str:
    if not below:
        return r"\,".join(map(_word, product))
    above = [_bare(product[0])] if len(product) == 1 else [*map(_word, product)]
    under = [_bare(below[0])] if len(below) == 1 else [*map(_word, below)]
    return _over(r"\,".join(above), r"\,".join(under))


def _over(above: str, below: str) -> str:
    return rf"\frac{{{above}}}{{{below}}}"


def _bare(word: str) -> str:
    """Return a word without the brackets around all of it: the bar of a fraction groups too."""
    if word.startswith("(") and _end_of_group(word, 0) == len(word):
        return _line(word[1:-1])
    return _word(word)


def _words(text: str) -> Iterator[str]:
    """Yield what stands between spaces outside of brackets."""
    depth, start = 0, 0
    for place, letter in enumerate(text):
        depth += (letter in "({[") - (letter in ")}]")
        if letter == " " and depth == 0:
            if place > start:
                yield text[start:place]
            start = place + 1
    if start < len(text):
        yield text[start:]


def _word(word: str) -> str:
    """Return one factor: letters, functions, scripts and groups in a row."""
    if (slash := _slash(word)) > 0:
        return _over(_word(word[:slash]), _word(word[slash + 1 :]))
    return _plain(word)


def _slash(word: str) -> int:
    """Return where a slash stands outside of brackets; 0 if nowhere."""
    depth = 0
    for place, letter in enumerate(word):
        depth += (letter in "({[") - (letter in ")}]")
        if letter == "/" and depth == 0:
            return place
    return 0


def _script(text: str) -> str:
    if text == "new":
        return r"\mathrm{new}"
    word, comma, rest = text.partition(", ")
    if comma and word.isalpha():
        return rf"\mathrm{{{word}}},\,{_script(rest)}"
    return text if _INDICES.fullmatch(text) else _line(text)


def _plain(text: str) -> str:
    """Return identifiers, symbols, groups, roots and scripts in a row."""
    written, place = [], 0
    while place < len(text):
        letter = text[place]
        if letter in "_^":
            script, end = script_group(text, place + 1)
            written.append(f"{letter}{{{_script(script)}}}")
        elif letter == "√":
            end = _end_of_factor(text, place + 1)
            written.append(rf"\sqrt{{{_bare(text[place + 1 : end])}}}")
        elif letter in "([":
            end = _end_of_group(text, place)
            written.append(_group(text[place:end]))
        elif match := re.compile(r"[A-Za-z]+").match(text, place):
            end = match.end()
            written.append(_identifier(match.group(), text[end : end + 1] == _HAT))
            end += text[end : end + 1] == _HAT
        else:
            end = place + 1
            written.append(_SYMBOLS.get(letter, letter))
        place = end
    return "".join(written)


def _group(text: str) -> str:
    inside = text[1:-1]
    if _slash(inside) and " " not in inside:
        return _word(inside)
    return rf"\left{text[0]}{_line(inside, ', ')}\right{text[-1]}"


def _end_of_factor(text: str, start: int) -> int:
    if text[start] == "(":
        return _end_of_group(text, start)
    return start + 1 + (text[start + 1 : start + 2] == _HAT)


def _end_of_group(text: str, start: int) -> int:
    """Return where the bracket at `start` is closed; the end where the rest is a script's."""
    depth = 0
    for place in range(start, len(text)):
        depth += (text[place] in "([{") - (text[place] in ")]}")
        if depth == 0:
            return place + 1
    return len(text)


def _identifier(name: str, has_hat: bool) -> str:
    if name in _FUNCTIONS:
        return _FUNCTIONS[name]
    if len(name) == 1:
        return rf"\hat{{{name}}}" if has_hat else name
    if len(name) == 2 and name[0] == "d":
        return rf"\mathrm{{d}}{name[1]}"
    return rf"\mathrm{{{name}}}"
