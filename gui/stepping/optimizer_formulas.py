"""Optimizers as formulas, as formulas with numbers, and as lines of NumPy."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np


@dataclass(frozen=True)
class Moment:
    """What an optimizer remembers of the past.

    Parameters
    ----------
    slot : str
        Its name in the optimizer's state.
    letter : str
        Its letter.
    formula : str
        Its new value in letters, with ``{g}`` for the gradient.
    numbers : str
        The same with numbers: ``{g}``, ``{<slot>_before}`` and the optimizer's options.
    code : str
        The line of NumPy, with ``{g}``.
    """

    slot: str
    letter: str
    formula: str
    numbers: str
    code: str


@dataclass(frozen=True)
class OptimizerFormula:
    """How an optimizer is written.

    Parameters
    ----------
    step, step_code : str
        What is subtracted, in letters and in NumPy, with ``{g}`` for the gradient.
    step_numbers : str
        The same with numbers: ``{eta}``, ``{g}``, ``{t}``, ``{<slot>}`` and options.
    moments : tuple of Moment
        In the order in which they are updated.
    uses_gradient : bool
        Whether the gradient itself stands in the step.
    notes : tuple of str
        Which sentences say what it remembers.
    """

    step: str
    step_code: str
    step_numbers: str
    moments: tuple[Moment, ...] = ()
    uses_gradient: bool = False
    notes: tuple[str, ...] = ()


_M: Final = Moment(
    "first_moment",
    "m",
    "β_1 m + (1 − β_1) {g}",
    "{beta_1}·{first_moment_before} + (1 − {beta_1})·{g}",
    "m = beta_1 * m + (1 - beta_1) * {g}",
)
_V: Final = Moment(
    "second_moment",
    "v",
    "β_2 v + (1 − β_2) {g}^2",
    "{beta_2}·{second_moment_before} + (1 − {beta_2})·{g}^2",
    "v = beta_2 * v + (1 - beta_2) * {g}**2",
)
_LARGEST: Final = Moment(
    "largest_second_moment",
    "v_{{max}}",
    "max(v_{{max}}, v)",
    "max({largest_second_moment_before}, {second_moment})",
    "v_max = np.maximum(v_max, v)",
)
_VELOCITY: Final = Moment(
    "velocity",
    "v",
    "μ v + {g}",
    "{momentum}·{velocity_before} + {g}",
    "v = momentum * v + {g}",
)
_SQUARES: Final = Moment(
    "square_average",
    "s",
    "α s + (1 − α) {g}^2",
    "{alpha}·{square_average_before} + (1 − {alpha})·{g}^2",
    "s = alpha * s + (1 - alpha) * {g}**2",
)
_MEAN: Final = Moment(
    "gradient_average",
    "m",
    "α m + (1 − α) {g}",
    "{alpha}·{gradient_average_before} + (1 − {alpha})·{g}",
    "m = alpha * m + (1 - alpha) * {g}",
)

_ADAM: Final = OptimizerFormula(
    "η m̂ / (√v̂ + ε),  m̂ = m / (1 − β_1^t),  v̂ = v / (1 − β_2^t)",
    "lr * (m / (1 - beta_1**t)) / (np.sqrt(v / (1 - beta_2**t)) + epsilon)",
    "{eta}·({first_moment} / (1 − {beta_1}^{{{t}}}))"
    " / (√({second_moment} / (1 − {beta_2}^{{{t}}})) + {epsilon})",
    (_M, _V),
    notes=("note_adam",),
)

_FORMULAS: Final[Mapping[str, OptimizerFormula]] = {
    "sgd": OptimizerFormula("η {g}", "lr * {g}", "{eta}·{g}", uses_gradient=True),
    "momentum": OptimizerFormula(
        "η v", "lr * v", "{eta}·{velocity}", (_VELOCITY,), notes=("note_velocity",)
    ),
    "nesterov": OptimizerFormula(
        "η ({g} + μ v)",
        "lr * ({g} + momentum * v)",
        "{eta}·({g} + {momentum}·{velocity})",
        (_VELOCITY,),
        uses_gradient=True,
        notes=("note_velocity",),
    ),
    "adagrad": OptimizerFormula(
        "η {g} / (√s + ε)",
        "lr * {g} / (np.sqrt(s) + epsilon)",
        "{eta}·{g} / (√{sum_of_squares} + {epsilon})",
        (
            Moment(
                "sum_of_squares",
                "s",
                "s + {g}^2",
                "{sum_of_squares_before} + {g}^2",
                "s = s + {g}**2",
            ),
        ),
        uses_gradient=True,
        notes=("note_squares",),
    ),
    "adadelta": OptimizerFormula(
        "η {g} √(u + ε) / √(s + ε)",
        "lr * {g} * np.sqrt(u_before + epsilon) / np.sqrt(s + epsilon)",
        "{eta}·{g}·√({update_average_before} + {epsilon}) / √({square_average} + {epsilon})",
        (
            replace(
                _SQUARES,
                formula="ρ s + (1 − ρ) {g}^2",
                numbers="{rho}·{square_average_before} + (1 − {rho})·{g}^2",
                code="s = rho * s + (1 - rho) * {g}**2",
            ),
            Moment(
                "update_average",
                "u",
                "ρ u + (1 − ρ) d^2,  d = {g} √(u + ε) / √(s + ε)",
                "{rho}·{update_average_before} + (1 − {rho})·({g}·√({update_average_before}"
                " + {epsilon}) / √({square_average} + {epsilon}))^2",
                "d = {g} * np.sqrt(u + epsilon) / np.sqrt(s + epsilon)\n"
                "u_before, u = u, rho * u + (1 - rho) * d**2",
            ),
        ),
        uses_gradient=True,
        notes=("note_squares", "note_updates"),
    ),
    "rmsprop": OptimizerFormula(
        "η {g} / (√s + ε)",
        "lr * {g} / (np.sqrt(s) + epsilon)",
        "{eta}·{g} / (√{square_average} + {epsilon})",
        (_SQUARES,),
        uses_gradient=True,
        notes=("note_squares",),
    ),
    "adam": _ADAM,
    "adamw": replace(
        _ADAM,
        step=f"η λ w − {_ADAM.step}",
        step_code=f"(lr * weight_decay * {{p}} + {_ADAM.step_code})",
        step_numbers=f"{{eta}}·{{weight_decay}}·{{w}} − {_ADAM.step_numbers}",
        notes=(*_ADAM.notes, "note_decay"),
    ),
    "adamax": OptimizerFormula(
        "η m / ((1 − β_1^t) u)",
        "lr * m / ((1 - beta_1**t) * u)",
        "{eta}·{first_moment} / ((1 − {beta_1}^{{{t}}})·{infinity_norm})",
        (
            _M,
            Moment(
                "infinity_norm",
                "u",
                "max(β_2 u, |{g}| + ε)",
                "max({beta_2}·{infinity_norm_before}, |{g}| + {epsilon})",
                "u = np.maximum(beta_2 * u, np.abs({g}) + epsilon)",
            ),
        ),
        notes=("note_adamax",),
    ),
    "nadam": OptimizerFormula(
        "η ((1 − μ_t) {g} / (1 − M_t) + μ_{{t+1}} m / (1 − M_t μ_{{t+1}})) / (√v̂ + ε)",
        "lr * ((1 - mu) * {g} / (1 - mu_product) + mu_next * m / (1 - mu_product * mu_next))"
        " / (np.sqrt(v / (1 - beta_2**t)) + epsilon)",
        "{eta}·((1 − {mu})·{g} / (1 − {mu_product}) + {mu_next}·{first_moment}"
        " / (1 − {mu_product}·{mu_next}))"
        " / (√({second_moment} / (1 − {beta_2}^{{{t}}})) + {epsilon})",
        (_M, _V),
        uses_gradient=True,
        notes=("note_adam",),
    ),
}

#: An optimizer without a formula here: only that something is subtracted.
_UNKNOWN: Final = OptimizerFormula("step({g})", "step({g})", "step({g})")


def step_constants(name: str, options: Mapping[str, float], step: int) -> dict[str, float]:
    """Return the numbers that hold for one step of an optimizer only: NAdam's momenta."""
    if name != "nadam":
        return {}
    momenta = options["beta_1"] * (
        1.0 - 0.5 * 0.96 ** (np.arange(1, step + 2) * options["momentum_decay"])
    )
    now, following = float(momenta[-2]), float(momenta[-1])
    return {"mu": now, "mu_next": following, "mu_product": float(np.prod(momenta[:-1]))}


def optimizer_formula(name: str, options: Mapping[str, float], step: int = 1) -> OptimizerFormula:
    """Return how an optimizer with these options is written in step number `step`."""
    formula = _FORMULAS.get(name, _UNKNOWN)
    if options.get("amsgrad"):
        return _with_largest(formula)
    if name == "rmsprop":
        return _rmsprop(formula, options)
    if name == "adagrad" and options["learning_rate_decay"]:
        return replace(
            formula,
            step=f"η / (1 + (t − 1) d) · {formula.step.removeprefix('η ')}",
            step_code=formula.step_code.replace("lr", "lr / (1 + (t - 1) * learning_rate_decay)"),
            step_numbers=formula.step_numbers.replace(
                "{eta}", "({eta} / (1 + ({t} − 1)·{learning_rate_decay}))"
            ),
        )
    if name == "momentum" and options["dampening"] and step > 1:
        return replace(formula, moments=(_dampened(),))
    return formula


def memory_notes(name: str) -> tuple[str, ...]:
    """Return which sentences say what an optimizer remembers."""
    return _FORMULAS.get(name, _UNKNOWN).notes


def _with_largest(formula: OptimizerFormula) -> OptimizerFormula:
    return replace(
        formula,
        step=formula.step.replace("v̂ = v /", "v̂ = v_{{max}} /"),
        step_code=formula.step_code.replace("np.sqrt(v ", "np.sqrt(v_max "),
        step_numbers=formula.step_numbers.replace("{second_moment}", "{largest_second_moment}"),
        moments=(*formula.moments, _LARGEST),
    )


def _dampened() -> Moment:
    return replace(
        _VELOCITY,
        formula="μ v + (1 − τ) {g}",
        numbers="{momentum}·{velocity_before} + (1 − {dampening})·{g}",
        code="v = momentum * v + (1 - dampening) * {g}",
    )


def _rmsprop(formula: OptimizerFormula, options: Mapping[str, float]) -> OptimizerFormula:
    root, root_code, root_numbers = "√s", "np.sqrt(s)", "√{square_average}"
    moments: tuple[Moment, ...] = (_SQUARES,)
    if options["centered"]:
        root, root_code = "√(s − m^2)", "np.sqrt(s - m**2)"
        root_numbers = "√({square_average} − {gradient_average}^2)"
        moments = (_SQUARES, _MEAN)
    step = f"{{g}} / ({root} + ε)"
    code = f"{{g}} / ({root_code} + epsilon)"
    numbers = f"{{g}} / ({root_numbers} + {{epsilon}})"
    if not options["momentum"]:
        return replace(
            formula,
            step=f"η {step}",
            step_code=f"lr * {code}",
            step_numbers=f"{{eta}}·{numbers}",
            moments=moments,
        )
    velocity = replace(
        _VELOCITY,
        formula=f"μ v + {step}",
        numbers=f"{{momentum}}·{{velocity_before}} + {numbers}",
        code=f"v = momentum * v + {code}",
    )
    return OptimizerFormula("η v", "lr * v", "{eta}·{velocity}", (*moments, velocity))
