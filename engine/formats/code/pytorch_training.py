"""The losses and optimizers of a PyTorch script."""

from collections.abc import Mapping
from typing import Final

from engine.formats.code.exported_network import ExportedNetwork, setting_refusal
from engine.formats.code.source_layout import Brackets, laid_out, number
from engine.formats.code.training_settings import filled_in_loss
from engine.specification.choices import OPTIMIZERS, option_values

_LOSSES: Final[Mapping[str, str]] = {
    "mean_squared_error": '''
def sample_losses(y, t):
    """Mean squared error: of every sample the mean of (y - t)^2."""
    return ((y - t) ** 2).mean(dim=1)
''',
    "sum_of_squares": '''
def sample_losses(y, t):
    """Sum of squares: of every sample the sum of (y - t)^2."""
    return ((y - t) ** 2).sum(dim=1)
''',
    "half_sum_of_squares": '''
def sample_losses(y, t):
    """Half sum of squares: the half makes the gradient simply y - t."""
    return ((y - t) ** 2).sum(dim=1) / 2
''',
    "mean_absolute_error": '''
def sample_losses(y, t):
    """Mean absolute error: of every sample the mean of |y - t|."""
    return (y - t).abs().mean(dim=1)
''',
    "huber": '''
def sample_losses(y, t):
    """Huber's loss: squared for differences up to delta, straight beyond."""
    return F.huber_loss(y, t, reduction="none", delta={delta}).mean(dim=1)
''',
    "binary_cross_entropy": '''
def sample_losses(z, t):
    """Sigmoid and binary cross-entropy together, from the logits z."""
#? label_smoothing|    t = t * (1.0 - {label_smoothing}) + {label_smoothing} / 2
    return F.binary_cross_entropy_with_logits(z, t, reduction="none").mean(dim=1)
''',
    "categorical_cross_entropy": '''
def sample_losses(z, t):
    """Softmax and cross-entropy together, from the logits z."""
#? label_smoothing|    t = t * (1.0 - {label_smoothing}) + {label_smoothing} / t.shape[1]
    return F.cross_entropy(z, t, reduction="none")
''',
    "hinge": '''
def sample_losses(y, t):
    """Hinge loss: max(0, 1 - t y), with targets -1 and +1."""
    return torch.relu(1 - t * y).mean(dim=1)
''',
    "perceptron": '''
def sample_losses(z, t):
    """Step and the perceptron's criterion together; y - t is the perceptron rule."""
    y = (z > 0).to(z.dtype)
    return ((y - t) * z).sum(dim=1)
''',
}

#: PyTorch's class and its arguments; the definitions are the same.
_OPTIMIZERS: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "sgd": ("SGD", ()),
    "momentum": ("SGD", ("momentum={momentum}", "dampening={dampening}")),
    "nesterov": ("SGD", ("momentum={momentum}", "nesterov=True")),
    "adagrad": (
        "Adagrad",
        (
            "lr_decay={learning_rate_decay}",
            "initial_accumulator_value={initial_accumulator}",
            "eps={epsilon}",
        ),
    ),
    "adadelta": ("Adadelta", ("rho={rho}", "eps={epsilon}")),
    "rmsprop": (
        "RMSprop",
        ("alpha={alpha}", "eps={epsilon}", "momentum={momentum}", "centered={centered}"),
    ),
    "adam": ("Adam", ("betas=({beta_1}, {beta_2})", "eps={epsilon}", "amsgrad={amsgrad}")),
    "adamw": (
        "AdamW",
        (
            "betas=({beta_1}, {beta_2})",
            "eps={epsilon}",
            "weight_decay={weight_decay}",
            "amsgrad={amsgrad}",
        ),
    ),
    "adamax": ("Adamax", ("betas=({beta_1}, {beta_2})", "eps={epsilon}")),
    "nadam": (
        "NAdam",
        ("betas=({beta_1}, {beta_2})", "eps={epsilon}", "momentum_decay={momentum_decay}"),
    ),
}
_SWITCHES: Final = ("amsgrad", "centered")


def loss_source(net: ExportedNetwork) -> str:
    """Return ``sample_losses``, the loss of every sample.

    Raises
    ------
    FormatUnsupportedError
        For a loss that this style does not know.
    """
    if net.training.loss.name not in _LOSSES:
        raise setting_refusal("pytorch", "loss", net.training.loss.name, ("numpy",))
    return filled_in_loss(_LOSSES[net.training.loss.name], net)


def optimizer_made(net: ExportedNetwork) -> str:
    """Return the line that makes the optimizer, indented as in a function.

    Raises
    ------
    FormatUnsupportedError
        For an optimizer that this style does not know.
    """
    choice = net.training.optimizer
    if choice.name not in _OPTIMIZERS:
        raise setting_refusal("pytorch", "optimizer", choice.name, ("numpy",))
    class_name, arguments = _OPTIMIZERS[choice.name]
    options = {
        name: str(value != 0) if name in _SWITCHES else number(value)
        for name, value in option_values(OPTIMIZERS, choice).items()
    }
    own = tuple(argument.format(**options) for argument in arguments)
    made = Brackets(f"optimizer = torch.optim.{class_name}(", ("learning", *own))
    return laid_out(made, 4)
