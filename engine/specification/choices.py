"""Named choices with numbers: which functions exist, and the legal ranges of their options."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Option:
    """One number that belongs to a choice: its default and its legal range.

    Validation, documentation and the window's spin boxes all read this.

    Parameters
    ----------
    default : float
        The value used where nothing was chosen.
    low, high : float
        The legal range, both ends included unless the matching flag is set.
    open_low, open_high : bool
        Whether the end itself is excluded.
    whole : bool
        Whether only whole numbers are legal.
    """

    default: float
    low: float = -math.inf
    high: float = math.inf
    open_low: bool = False
    open_high: bool = False
    whole: bool = False

    def allows(self, value: float) -> bool:
        """Tell whether `value` is inside the legal range (never for NaN or infinity)."""
        if not math.isfinite(value) or (self.whole and value != int(value)):
            return False
        above = value > self.low if self.open_low else value >= self.low
        below = value < self.high if self.open_high else value <= self.high
        return above and below

    def text(self) -> str:
        """Return the range as an interval, such as ``(0, 1]``."""
        left = "(" if self.open_low or math.isinf(self.low) else "["
        right = ")" if self.open_high or math.isinf(self.high) else "]"
        return f"{left}{self.low:g}, {self.high:g}{right}"


@dataclass(frozen=True, slots=True)
class Choice:
    """A function chosen by name, with the options that differ from their defaults.

    Parameters
    ----------
    name : str
        A key of the table the choice belongs to, such as `ACTIVATIONS`.
    options : tuple of (str, float)
        Sorted by name, so that equal choices compare equal.
    """

    name: str
    options: tuple[tuple[str, float], ...] = ()

    @classmethod
    def of(cls, name: str, **options: float) -> "Choice":
        """Build a choice from keywords: ``Choice.of("leaky_relu", slope=0.2)``."""
        return cls(name, tuple(sorted(options.items())))

    def with_option(self, name: str, value: float) -> "Choice":
        """Return the choice with one option set."""
        return Choice.of(self.name, **{**dict(self.options), name: value})


Table = Mapping[str, Mapping[str, Option]]


def _positive(default: float) -> Option:
    return Option(default, 0.0, open_low=True)


def _fraction(default: float) -> Option:
    return Option(default, 0.0, 1.0, open_high=True)


def _small(default: float) -> Option:
    return Option(default, 0.0, 1.0, open_low=True)


def _count(default: int, low: int = 1) -> Option:
    return Option(default, low, 1_000_000, whole=True)


_SWITCH: Final = Option(0, 0, 1, whole=True)

#: PyTorch's defaults: leaky ReLU 0.01, PReLU 0.25, ELU 1.
ACTIVATIONS: Final[Table] = {
    "linear": {},
    "step": {},
    "sigmoid": {},
    "tanh": {},
    "relu": {},
    "leaky_relu": {"slope": Option(0.01, 0.0, 1.0)},
    "prelu": {"slope": Option(0.25, -1.0, 1.0)},
    "elu": {"alpha": Option(1.0, 0.0, 100.0, open_low=True)},
    "selu": {},
    "swish": {},
    "gelu": {},
    "softplus": {},
    "softsign": {},
    "hard_sigmoid": {},
    "mish": {},
    "softmax": {},
}

INITIALIZERS: Final[Table] = {
    "automatic": {},
    "zeros": {},
    "constant": {"value": Option(0.1)},
    "uniform": {"low": Option(-0.5), "high": Option(0.5)},
    "normal": {"mean": Option(0.0), "deviation": Option(1.0, 0.0)},
    "glorot_uniform": {},
    "glorot_normal": {},
    "he_uniform": {},
    "he_normal": {},
    "lecun_uniform": {},
    "lecun_normal": {},
    "orthogonal": {"gain": _positive(1.0)},
}

_SMOOTHING: Final = _fraction(0.0)

LOSSES: Final[Table] = {
    "mean_squared_error": {},
    "sum_of_squares": {},
    "half_sum_of_squares": {},
    "mean_absolute_error": {},
    "huber": {"delta": _positive(1.0)},
    "binary_cross_entropy": {"label_smoothing": _SMOOTHING},
    "categorical_cross_entropy": {"label_smoothing": _SMOOTHING},
    "hinge": {},
    "perceptron": {},
}

#: Losses that ask for particular output activations; the others follow anything.
LOSS_OUTPUTS: Final[Mapping[str, tuple[str, ...]]] = {
    "categorical_cross_entropy": ("softmax",),
    "binary_cross_entropy": ("sigmoid",),
    "hinge": ("linear", "tanh"),
    "perceptron": ("step",),
}

#: Losses whose gradient is taken with respect to the pre-activation, in one formula with the
#: output activation (`p - y` and its kin).
LOSSES_COMPUTED_TOGETHER: Final[Mapping[str, str]] = {
    "categorical_cross_entropy": "softmax",
    "binary_cross_entropy": "sigmoid",
    "perceptron": "step",
}

#: PyTorch's names and defaults, except that `beta_1` is spelt as in the papers. Every optimizer
#: has a learning rate besides; DEFAULT_LEARNING_RATES holds PyTorch's.
OPTIMIZERS: Final[Table] = {
    "sgd": {},
    "momentum": {"momentum": _fraction(0.9), "dampening": Option(0.0, 0.0, 1.0)},
    "nesterov": {"momentum": Option(0.9, 0.0, 1.0, open_low=True, open_high=True)},
    "adagrad": {
        "learning_rate_decay": Option(0.0, 0.0),
        "initial_accumulator": Option(0.0, 0.0),
        "epsilon": _small(1e-10),
    },
    "adadelta": {"rho": _fraction(0.9), "epsilon": _small(1e-6)},
    "rmsprop": {
        "alpha": _fraction(0.99),
        "epsilon": _small(1e-8),
        "momentum": _fraction(0.0),
        "centered": _SWITCH,
    },
    "adam": {
        "beta_1": _fraction(0.9),
        "beta_2": _fraction(0.999),
        "epsilon": _small(1e-8),
        "amsgrad": _SWITCH,
    },
    "adamw": {
        "beta_1": _fraction(0.9),
        "beta_2": _fraction(0.999),
        "epsilon": _small(1e-8),
        "weight_decay": Option(0.01, 0.0),
        "amsgrad": _SWITCH,
    },
    "adamax": {
        "beta_1": _fraction(0.9),
        "beta_2": _fraction(0.999),
        "epsilon": _small(1e-8),
    },
    "nadam": {
        "beta_1": _fraction(0.9),
        "beta_2": _fraction(0.999),
        "epsilon": _small(1e-8),
        "momentum_decay": Option(0.004, 0.0),
    },
}

DEFAULT_LEARNING_RATES: Final[Mapping[str, float]] = {
    "sgd": 0.01,
    "momentum": 0.01,
    "nesterov": 0.01,
    "adagrad": 0.01,
    "adadelta": 1.0,
    "rmsprop": 0.01,
    "adam": 0.001,
    "adamw": 0.001,
    "adamax": 0.002,
    "nadam": 0.002,
}

SCHEDULES: Final[Table] = {
    "constant": {},
    "step": {
        "every": _count(10),
        "factor": _small(0.1),
    },
    "exponential": {"factor": _small(0.95)},
    "cosine": {"epochs": _count(100), "final": Option(0.0, 0.0, 1.0)},
    "warm_up": {
        "epochs": _count(5),
        "start": _small(0.1),
    },
    "reduce_on_plateau": {
        "factor": Option(0.1, 0.0, 1.0, open_low=True, open_high=True),
        "patience": _count(10, low=0),
        "threshold": Option(1e-4, 0.0, 1.0),
    },
}


def option_value(table: Table, choice: Choice, name: str) -> float:
    """Return an option of `choice`: the chosen number, or the table's default.

    Raises
    ------
    KeyError
        If the table has no such choice or the choice no such option.
    """
    default = table[choice.name][name].default
    return dict(choice.options).get(name, default)


def option_values(table: Table, choice: Choice) -> dict[str, float]:
    """Return every option of `choice`, defaults filled in."""
    defaults = {name: option.default for name, option in table[choice.name].items()}
    return {**defaults, **dict(choice.options)}


def illegal_options(table: Table, choice: Choice) -> Iterable[tuple[str, float, Option | None]]:
    """Yield the options of `choice` that its table does not allow: name, value, legal range."""
    known = table.get(choice.name, {})
    for name, value in choice.options:
        option = known.get(name)
        if option is None or not option.allows(value):
            yield name, value, option
