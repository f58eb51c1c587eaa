"""Loss functions as formulas, as formulas with numbers, and as lines of NumPy."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class LossFormula:
    """How the term of one output, and its derivative, are written.

    Parameters
    ----------
    term, gradient : str
        In letters; the gradient by the prediction, or by z where both are computed together.
    term_code, gradient_code : str
        In NumPy, of `p` and `t`.
    term_numbers, gradient_numbers : str
        Templates with ``{p}``, ``{t}`` (bracketed if negative) and ``{z}``.
    is_mean : bool
        Whether the terms of a sample are divided by the number of outputs.
    logit_code : str
        The term in NumPy of `z`, where the engine works it out from the logits.
    far_term_numbers, far_gradient_numbers : str
        The templates for a difference above the threshold ``{delta}``, where there is one.
    """

    term: str
    gradient: str
    term_code: str
    gradient_code: str
    term_numbers: str
    gradient_numbers: str
    is_mean: bool = False
    logit_code: str = ""
    far_term_numbers: str = ""
    far_gradient_numbers: str = ""


def loss_formula(name: str) -> LossFormula:
    """Return how a loss is written; one without a formula here by its name alone."""
    term, gradient = f"{name}(p, t)", f"{name}′(p, t)"
    unknown = LossFormula(
        term, gradient, term, f"{name}_gradient(p, t)",
        f"{name}({{p}}, {{t}})", f"{name}′({{p}}, {{t}})",
    )  # fmt: skip
    return LOSS_FORMULAS.get(name, unknown)


LOSS_FORMULAS: Final[Mapping[str, LossFormula]] = {
    "mean_squared_error": LossFormula(
        "(p − t)^2", "2 (p − t)", "(p - t)**2", "2 * (p - t)",
        "({p} − {t})^2", "2·({p} − {t})", is_mean=True,
    ),
    "sum_of_squares": LossFormula(
        "(p − t)^2", "2 (p − t)", "(p - t)**2", "2 * (p - t)",
        "({p} − {t})^2", "2·({p} − {t})",
    ),
    "half_sum_of_squares": LossFormula(
        "½ (p − t)^2", "p − t", "0.5 * (p - t)**2", "(p - t)",
        "½·({p} − {t})^2", "{p} − {t}",
    ),
    "mean_absolute_error": LossFormula(
        "|p − t|", "sign(p − t)", "np.abs(p - t)", "np.sign(p - t)",
        "|{p} − {t}|", "sign({p} − {t})", is_mean=True,
    ),
    "huber": LossFormula(
        "½ d^2 if |d| ≤ δ, else δ (|d| − ½ δ),  d = p − t",
        "d if |d| ≤ δ, else δ sign(d)",
        "np.where(np.abs(p - t) <= d, 0.5 * (p - t)**2, d * (np.abs(p - t) - 0.5 * d))",
        "np.clip(p - t, -d, d)",
        "½·({p} − {t})^2", "{p} − {t}", is_mean=True,
        far_term_numbers="{delta}·(|{p} − {t}| − ½·{delta})",
        far_gradient_numbers="{delta}·sign({p} − {t})",
    ),
    "binary_cross_entropy": LossFormula(
        "−(t ln p + (1 − t) ln(1 − p))", "p − t",
        "-(t * np.log(p) + (1 - t) * np.log(1 - p))", "(p - t)",
        "−({t}·ln {p} + (1 − {t})·ln(1 − {p}))", "{p} − {t}", is_mean=True,
        logit_code="(np.logaddexp(0, z) - t * z)",
    ),
    "categorical_cross_entropy": LossFormula(
        "−t ln p", "p − t", "-t * np.log(p)", "(p - t)",
        "−{t}·ln {p}", "{p} − {t}",
        logit_code="t * (np.logaddexp.reduce(z, axis=1, keepdims=True) - z)",
    ),
    "hinge": LossFormula(
        "max(0, 1 − t p)", "−t if t p < 1, else 0",
        "np.maximum(0, 1 - t * p)", "np.where(t * p < 1, -t, 0.0)",
        "max(0, 1 − {t}·{p})", "−{t}·[{t}·{p} < 1]", is_mean=True,
    ),
    "perceptron": LossFormula(
        "max(0, −(2t − 1) z)", "p − t",
        "np.maximum(0, -(2 * t - 1) * z)", "(p - t)",
        "max(0, −(2·{t} − 1)·{z})", "{p} − {t}",
    ),
}  # fmt: skip
