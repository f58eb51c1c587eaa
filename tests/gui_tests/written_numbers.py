"""Works out a formula with numbers as it stands on a card."""

import math
import re

_FUNCTIONS = {"sqrt": math.sqrt, "exp": math.exp, "ln": math.log, "tanh": math.tanh,
              "max": max, "min": min, "abs": abs}  # fmt: skip
_LETTERS = re.compile(r"[A-Za-zΑ-ω]")


def evaluated(side: str) -> float | None:
    """Return the value of one side of an equation; None where letters stand in it."""
    source = side.replace("−", "-").replace("·", "*").replace("½", "0.5")
    source = re.sub(r"\|([^|]+)\|", r"abs(\1)", source)
    source = re.sub(r"e\^\{([^{}]*)\}", r"exp(\1)", source)
    source = re.sub(r"√(\([^()]*(?:\([^()]*\)[^()]*)*\)|[\d.]+(?:e-?\d+)?)", r"sqrt(\1)", source)
    source = re.sub(r"\^\{([^{}]*)\}", r"**(\1)", source).replace("^", "**")
    bare = re.sub(r"\d(?:\.\d+)?e-?\d+|\b(?:sqrt|exp|ln|tanh|max|min|abs)\b", "", source)
    if _LETTERS.search(re.sub(r"(?<=\d)e[-+]?\d+", "", bare)) or "…" in source or "[" in source:
        return None
    try:
        return float(eval(source, {"__builtins__": {}}, _FUNCTIONS))
    except SyntaxError as error:
        raise AssertionError(f"{side!r} cannot be read: {source!r}") from error
