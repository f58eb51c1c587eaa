"""The parts of a script that are the same in every style: settings, learning rate, scaling."""

from collections.abc import Mapping
from typing import Final

from engine.formats.code.exported_network import ExportedNetwork
from engine.formats.code.source_layout import (
    Brackets,
    Piece,
    chosen_lines,
    laid_out,
    number,
    numbers,
)
from engine.specification.choices import LOSSES, SCHEDULES, option_values

_SCHEDULES: Final[Mapping[str, str]] = {
    "constant": '''
def learning_rate(epoch):
    """Return the step size of an epoch, the first being 0: always the same."""
    return LEARNING_RATE
''',
    "step": '''
def learning_rate(epoch):
    """Return the step size of an epoch, the first being 0: it falls in steps."""
    return LEARNING_RATE * {factor} ** (epoch // {every})
''',
    "exponential": '''
def learning_rate(epoch):
    """Return the step size of an epoch, the first being 0: it shrinks every epoch."""
    return LEARNING_RATE * {factor}**epoch
''',
    "cosine": '''
def learning_rate(epoch):
    """Return the step size of an epoch, the first being 0: it falls along a cosine."""
    done = min(epoch / {epochs}, 1.0)
    fallen = (1.0 + math.cos(math.pi * done)) / 2.0
    return LEARNING_RATE * ({final} + (1.0 - {final}) * fallen)
''',
    "warm_up": '''
def learning_rate(epoch):
    """Return the step size of an epoch, the first being 0: it rises, then stays."""
    done = min(epoch / {epochs}, 1.0)
    return LEARNING_RATE * ({start} + (1.0 - {start}) * done)
''',
    "reduce_on_plateau": '''
class PlateauRate:
    """A step size that becomes smaller where the loss no longer does."""

    def __init__(self):
        self.best, self.bad_epochs, self.reduction = math.inf, 0, 1.0

    def __call__(self, epoch):
        """Return the step size of an epoch."""
        return LEARNING_RATE * self.reduction

    def watch(self, loss):
        """Take note of the loss of an epoch that is over."""
        self.bad_epochs += 1
        if loss < self.best * (1.0 - {threshold}):
            self.best, self.bad_epochs = loss, 0
        if self.bad_epochs > {patience}:
            self.reduction, self.bad_epochs = self.reduction * {factor}, 0


learning_rate = PlateauRate()
''',
}

#: The schedules that need `math`.
_WITH_MATH: Final = ("cosine", "reduce_on_plateau")


def schedule_source(net: ExportedNetwork) -> str:
    """Return ``learning_rate(epoch)``, the schedule of the training."""
    choice = net.training.schedule
    options = {
        name: number(value, SCHEDULES[choice.name][name].whole)
        for name, value in option_values(SCHEDULES, choice).items()
    }
    return _SCHEDULES[choice.name].format(**options)


def schedule_needs_math(net: ExportedNetwork) -> bool:
    """Tell whether the schedule uses the `math` module."""
    return net.training.schedule.name in _WITH_MATH


def settings_source(net: ExportedNetwork) -> str:
    """Return the settings of the training as constants."""
    training = net.training
    batch = str(training.batch_size or "0  # all samples at once")
    lines = [
        "# How it was trained in Layerloom.",
        f"LEARNING_RATE = {number(training.learning_rate)}",
        f"BATCH_SIZE = {batch}",
        f"EPOCHS = {training.epochs}",
        f"SEED = {training.seed}",
    ]
    if net.is_penalized:
        lines += [
            f"L1 = {number(training.l1)}  # the loss grows by L1 * sum |W|",
            f"L2 = {number(training.l2)}  # and by L2 / 2 * sum W^2",
        ]
    if training.clip_value > 0:
        lines.append(f"CLIP_VALUE = {number(training.clip_value)}")
    if training.clip_norm > 0:
        lines.append(f"CLIP_NORM = {number(training.clip_norm)}")
    return "\n".join(lines)


def scaling_source(net: ExportedNetwork, dtype: str) -> str:
    """Return ``scale(raw)``: what was done to the data before the network saw them."""
    scaling = net.scaling
    scaled = f"np.asarray(raw, np.{dtype})"
    if scaling.changes_nothing:
        said = "Return raw data as the network takes them: nothing is done to the numbers."
        return f'def scale(raw):\n    """{said}"""\n    return {scaled}'
    lines = ["def scale(raw):", '    """Return raw data as the network takes them, scaled."""']
    for name, values in (("offset", scaling.offset), ("divisor", scaling.divisor)):
        lines.append(laid_out(_constant(name, values), 4))
    return "\n".join([*lines, f"    return ({scaled} - offset) / divisor"])


def _constant(name: str, values: tuple[float, ...]) -> Piece:
    if len(values) == 1:
        return f"{name} = {number(values[0])}"
    return Brackets(f"{name} = np.array(", (numbers(values),))


def filled_in_loss(template: str, net: ExportedNetwork) -> str:
    """Return the source of a loss with its options filled in."""
    options = option_values(LOSSES, net.training.loss)
    smooths = options.get("label_smoothing", 0.0) > 0
    source = chosen_lines(template, {"label_smoothing": smooths})
    return source.format(**{name: number(value) for name, value in options.items()})


def tolerance_source(dtype: str) -> str:
    """Return how far numbers may be off: rounding, in the type in which a script computes."""
    if dtype == "float32":
        return 'TOLERANCE = {"rtol": 1e-4, "atol": 1e-5}'
    return 'TOLERANCE = {"rtol": 1e-9, "atol": 1e-9}'


_REPORT: Final = '''
def report(epoch, epochs, mean_loss):
    """Print about ten lines in all."""
    if (epoch + 1) % max(epochs // 10, 1) == 0:
        print(f"epoch {epoch + 1}: loss {mean_loss:.6g}")
'''

_SAMPLES: Final = '''
def samples(path):
    """Return inputs and targets of an .npz file."""
    with np.load(path, allow_pickle=False) as data:
        if "targets" not in data:
            raise SystemExit(f"{path.name} has no targets. Use: --train data.npz")
        return data["inputs"].astype(DTYPE), data["targets"].astype(DTYPE)
'''

_SAVE: Final = '''
#? numpy|def save(path):
#? !numpy|def save(network, path):
    """Write the weights in the form of the file they came from; Layerloom opens it."""
#? !numpy|    with np.load(WEIGHTS, allow_pickle=False) as before:
#? !numpy|        np.savez(path, **{**before, **weights_of(network)})
#? numpy|    np.savez(path, architecture=architecture, **params)
'''


def training_helpers(in_numpy: bool = False) -> list[str]:
    """Return the functions around a training: what is printed, read and saved."""
    return [_REPORT, _SAMPLES, chosen_lines(_SAVE, {"numpy": in_numpy})]
