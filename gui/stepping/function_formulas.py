"""Activation functions as formulas, as formulas with numbers, and as lines of NumPy."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import erf, exp, log1p, pi, sqrt, tanh
from typing import Final

from engine import ACTIVATIONS, Choice, option_values
from gui.stepping.writing import Writing


@dataclass(frozen=True)
class FunctionFormula:
    """How an activation function ``a = f(z)`` is written.

    Parameters
    ----------
    letter : str
        What stands before the brackets: σ, tanh, ReLU.
    value, derivative : str
        f(z) and f′(z) in letters.
    value_code, derivative_code : str
        The same in NumPy.
    value_numbers, derivative_numbers : str
        Templates with ``{z}`` and ``{a}`` for the numbers; where z > 0 decides, for z > 0.
    value_below, derivative_below : str
        The templates for z ≤ 0, where they differ.
    derivative_setup : str
        A line of NumPy that the derivative's needs before it.
    """

    letter: str
    value: str
    derivative: str
    value_code: str
    derivative_code: str
    value_numbers: str
    derivative_numbers: str
    value_below: str = ""
    derivative_below: str = ""
    derivative_setup: str = ""


#: From here on tanh(ln(1 + e^z)) is 1.
_LARGE: Final = 40.0
#: SELU's two constants, Klambauer and others (2017), arXiv:1706.02515.
SELU: Final[Mapping[str, float]] = {"scale": 1.0507009873554805, "alpha": 1.6732632423543772}

FUNCTIONS: Final[Mapping[str, FunctionFormula]] = {
    "linear": FunctionFormula("", "z", "1", "a = z", "1", "{z}", "1"),
    "step": FunctionFormula(
        "step",
        "1 if z > 0, else 0",
        "0",
        "a = np.where(z > 0, 1.0, 0.0)",
        "np.zeros_like(z)",
        "1  ({z} > 0)",
        "0",
        value_below="0  ({z} ≤ 0)",
    ),
    "sigmoid": FunctionFormula(
        "σ",
        "1 / (1 + e^{−z})",
        "a · (1 − a)",
        "a = 1 / (1 + np.exp(-z))",
        "a * (1 - a)",
        "1 / (1 + e^{{−{z}}})",
        "{a}·(1 − {a})",
    ),
    "tanh": FunctionFormula(
        "tanh",
        "tanh z",
        "1 − a^2",
        "a = np.tanh(z)",
        "1 - a**2",
        "tanh({z})",
        "1 − {a}^2",
    ),
    "relu": FunctionFormula(
        "ReLU",
        "max(0, z)",
        "1 if z > 0, else 0",
        "a = np.maximum(0, z)",
        "np.where(z > 0, 1.0, 0.0)",
        "max(0, {z})",
        "1  ({z} > 0)",
        derivative_below="0  ({z} ≤ 0)",
    ),
    "leaky_relu": FunctionFormula(
        "LeakyReLU",
        "z if z > 0, else s · z",
        "1 if z > 0, else s",
        "a = np.where(z > 0, z, slope * z)",
        "np.where(z > 0, 1.0, slope)",
        "{z}",
        "1  ({z} > 0)",
        value_below="{slope}·{factor}",
        derivative_below="{slope}  ({z} ≤ 0)",
    ),
    "prelu": FunctionFormula(
        "PReLU",
        "z if z > 0, else s · z",
        "1 if z > 0, else s",
        "a = np.where(z > 0, z, slope * z)",
        "np.where(z > 0, 1.0, slope)",
        "{z}",
        "1  ({z} > 0)",
        value_below="{slope}·{factor}",
        derivative_below="{slope}  ({z} ≤ 0)",
    ),
    "elu": FunctionFormula(
        "ELU",
        "z if z > 0, else α (e^z − 1)",
        "1 if z > 0, else α e^z",
        "a = np.where(z > 0, z, alpha * np.expm1(z))",
        "np.where(z > 0, 1.0, alpha * np.exp(z))",
        "{z}",
        "1  ({z} > 0)",
        value_below="{alpha}·(e^{{{z}}} − 1)",
        derivative_below="{alpha}·e^{{{z}}}",
    ),
    "selu": FunctionFormula(
        "SELU",
        "λ z if z > 0, else λ α (e^z − 1)",
        "λ if z > 0, else λ α e^z",
        "a = scale * np.where(z > 0, z, alpha * np.expm1(z))",
        "scale * np.where(z > 0, 1.0, alpha * np.exp(z))",
        "{scale}·{factor}",
        "{scale}  ({z} > 0)",
        value_below="{scale}·{alpha}·(e^{{{z}}} − 1)",
        derivative_below="{scale}·{alpha}·e^{{{z}}}",
    ),
    "swish": FunctionFormula(
        "swish",
        "z / (1 + e^{−z})",
        "s + a · (1 − s),  s = σ(z)",
        "a = z / (1 + np.exp(-z))",
        "s + a * (1 - s)",
        "{z} / (1 + e^{{−{z}}})",
        "σ({z}) + {a}·(1 − σ({z})) = {sigma} + {a}·(1 − {sigma})",
        derivative_setup="s = 1 / (1 + np.exp(-z))",
    ),
    "gelu": FunctionFormula(
        "GELU",
        "z · Φ(z)",
        "Φ(z) + z · φ(z)",
        "a = z * Phi(z)",
        "Phi(z) + z * np.exp(-z**2 / 2) / np.sqrt(2 * np.pi)",
        "{z}·Φ({z}) = {z}·{big_phi}",
        "Φ({z}) + {factor}·φ({z}) = {big_phi} + {factor}·{small_phi}",
    ),
    "softplus": FunctionFormula(
        "softplus",
        "ln(1 + e^z)",
        "1 / (1 + e^{−z})",
        "a = np.logaddexp(0, z)",
        "1 / (1 + np.exp(-z))",
        "ln(1 + e^{{{z}}})",
        "1 / (1 + e^{{−{z}}})",
    ),
    "softsign": FunctionFormula(
        "softsign",
        "z / (1 + |z|)",
        "1 / (1 + |z|)^2",
        "a = z / (1 + np.abs(z))",
        "1 / (1 + np.abs(z))**2",
        "{z} / (1 + |{z}|)",
        "1 / (1 + |{z}|)^2",
    ),
    "hard_sigmoid": FunctionFormula(
        "hard σ",
        "min(max(z + 3, 0), 6) / 6",
        "1/6 if −3 < z < 3, else 0",
        "a = np.clip(z + 3, 0, 6) / 6",
        "np.where(np.abs(z) < 3, 1 / 6, 0.0)",
        "min(max({z} + 3, 0), 6) / 6",
        "1/6 if −3 < {z} < 3, else 0",
    ),
    "mish": FunctionFormula(
        "mish",
        "z · tanh(ln(1 + e^z))",
        "u + z (1 − u^2) σ(z),  u = tanh(ln(1 + e^z))",
        "a = z * np.tanh(np.logaddexp(0, z))",
        "u + z * (1 - u**2) / (1 + np.exp(-z))",
        "{z}·tanh(ln(1 + e^{{{z}}}))",
        "u + {factor}·(1 − u^2)·σ({z}) = {u} + {factor}·(1 − {u}^2)·{sigma}",
        derivative_setup="u = np.tanh(np.logaddexp(0, z))",
    ),
    "softmax": FunctionFormula(
        "softmax",
        "e^{z_j} / (Σ_k e^{z_k})",
        "",
        "a = np.exp(z - np.logaddexp.reduce(z, axis=1, keepdims=True))",
        "",
        "",
        "",
    ),
}


def function_formula(name: str) -> FunctionFormula:
    """Return how a function is written; one without a formula here by its name alone."""
    known = FUNCTIONS.get(name)
    if known is not None:
        return known
    value, slope = f"{name}(z)", f"{name}′(z)"
    filled = (text.replace("z", "{z}") for text in ("(z)", "′(z)"))
    numbers, slope_numbers = (name + text for text in filled)
    code = (f"a = {name}(z)", f"{name}_derivative(z)")
    return FunctionFormula(name, value, slope, *code, numbers, slope_numbers)


def function_options(choice: Choice) -> dict[str, float]:
    """Return the numbers in a function's formula, by their names in NumPy."""
    own = option_values(ACTIVATIONS, choice)
    return {**SELU, **own} if choice.name == "selu" else dict(own)


def value_text(choice: Choice, z: float, slope: float | None, writing: Writing) -> str:
    """Return f(z) with its numbers, as ``1 / (1 + e^{−0.3775})``; not for softmax."""
    formula = function_formula(choice.name)
    below = formula.value_below if z <= 0 else ""
    return _filled(below or formula.value_numbers, choice, z, None, slope, writing)


def derivative_text(
    choice: Choice, z: float, a: float, slope: float | None, writing: Writing
) -> str:
    """Return f′(z) with its numbers, as ``0.7514·(1 − 0.7514)``; not for softmax."""
    formula = function_formula(choice.name)
    below = formula.derivative_below if z <= 0 else ""
    return _filled(below or formula.derivative_numbers, choice, z, a, slope, writing)


def _parts_of(template: str, z: float) -> dict[str, float]:
    """Return what a template names besides z: σ(z), Φ(z) and its slope, Mish's tanh."""
    parts = {
        "sigma": 0.5 * (1.0 + tanh(z / 2.0)),
        "big_phi": 0.5 * (1.0 + erf(z / sqrt(2.0))),
        "small_phi": exp(-z * z / 2.0) / sqrt(2.0 * pi),
        "u": tanh(log1p(exp(min(z, _LARGE)))),
    }
    return {name: part for name, part in parts.items() if f"{{{name}}}" in template}


def _filled(
    template: str,
    choice: Choice,
    z: float,
    a: float | None,
    slope: float | None,
    writing: Writing,
) -> str:
    options = function_options(choice)
    if slope is not None:
        options["slope"] = slope
    options |= _parts_of(template, z)
    values = {name: writing.text(number) for name, number in options.items()}
    text_of_a = "" if a is None else writing.factor(a)
    text = template.format(z=writing.text(z), factor=writing.factor(z), a=text_of_a, **values)
    # e to the minus a negative number.
    return text.replace("−−", "")
