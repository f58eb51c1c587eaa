"""The losses and optimizers of a Keras script."""

from collections.abc import Iterator, Mapping
from typing import Final

from engine.formats.code.exported_network import ExportedNetwork, setting_refusal
from engine.formats.code.source_layout import Brackets, chosen_lines, laid_out, number
from engine.specification.choices import LOSSES, OPTIMIZERS, option_values

_OTHERS: Final = ("numpy", "pytorch")
#: Keras's class and its arguments.
_LOSSES: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "mean_squared_error": ("MeanSquaredError", ()),
    "mean_absolute_error": ("MeanAbsoluteError", ()),
    "huber": ("Huber", ("delta={delta}",)),
    "binary_cross_entropy": (
        "BinaryCrossentropy",
        ("from_logits=True", "label_smoothing={label_smoothing}"),
    ),
    "categorical_cross_entropy": (
        "CategoricalCrossentropy",
        ("from_logits=True", "label_smoothing={label_smoothing}"),
    ),
    "hinge": ("Hinge", ()),
}

#: What Keras has not.
_WRITTEN_LOSSES: Final[Mapping[str, tuple[str, str]]] = {
    "sum_of_squares": (
        "SumOfSquares",
        '''
class SumOfSquares(keras.losses.Loss):
    """Of every sample the sum of (y - t)^2."""

    def call(self, t, y):
        return ops.sum(ops.square(y - t), axis=-1)
''',
    ),
    "half_sum_of_squares": (
        "HalfSumOfSquares",
        '''
class HalfSumOfSquares(keras.losses.Loss):
    """Of every sample half the sum of (y - t)^2, whose gradient is simply y - t."""

    def call(self, t, y):
        return ops.sum(ops.square(y - t), axis=-1) / 2
''',
    ),
    "perceptron": (
        "Perceptron",
        '''
class Perceptron(keras.losses.Loss):
    """Step and the perceptron's criterion together; y - t is the perceptron rule."""

    def call(self, t, z):
        y = ops.cast(z > 0, z.dtype)
        return ops.sum((y - t) * z, axis=-1)
''',
    ),
}

#: Keras's class and its arguments. Where Keras adds epsilon under the root, it is squared.
_OPTIMIZERS: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "sgd": ("SGD", ()),
    "momentum": ("SGD", ("momentum={momentum}",)),
    "nesterov": ("SGD", ("momentum={momentum}", "nesterov=True")),
    "adagrad": (
        "Adagrad",
        ("initial_accumulator_value={initial_accumulator}", "epsilon={epsilon}**2"),
    ),
    "adadelta": ("Adadelta", ("rho={rho}", "epsilon={epsilon}")),
    "rmsprop": (
        "RMSprop",
        ("rho={alpha}", "epsilon={epsilon}**2", "momentum={momentum}", "centered={centered}"),
    ),
    "adam": (
        "Adam",
        ("beta_1={beta_1}", "beta_2={beta_2}", "epsilon={epsilon}", "amsgrad={amsgrad}"),
    ),
    "adamw": (
        "AdamW",
        (
            "beta_1={beta_1}",
            "beta_2={beta_2}",
            "epsilon={epsilon}",
            "amsgrad={amsgrad}",
            "weight_decay={weight_decay}",
        ),
    ),
    "adamax": ("Adamax", ("beta_1={beta_1}", "beta_2={beta_2}", "epsilon={epsilon}")),
}
_SWITCHES: Final = ("amsgrad", "centered")

_NADAM: Final = '''
class NAdam(keras.optimizers.Optimizer):
    """Adam whose momentum looks one step ahead; Keras's own has no momentum decay."""

    def __init__(self, beta_1, beta_2, epsilon, momentum_decay, **options):
        super().__init__(name="nadam", **options)
        self.beta_1, self.beta_2, self.epsilon = beta_1, beta_2, epsilon
        self.decay = momentum_decay

    def build(self, variables):
        if self.built:
            return
        super().build(variables)
        self.m = [self.add_variable_from_reference(v, name="m") for v in variables]
        self.v = [self.add_variable_from_reference(v, name="v") for v in variables]
        # The product of all momenta so far, one for each variable.
        scalar = {"shape": (), "initializer": "ones", "name": "product"}
        self.product = [self.add_variable(**scalar) for _ in variables]

    def momentum(self, t):
        return self.beta_1 * (1.0 - 0.5 * 0.96 ** (t * self.decay))

    def update_step(self, gradient, variable, learning_rate):
        g, dtype = gradient, variable.dtype
        i = self._get_variable_index(variable)
        lr, t = ops.cast(learning_rate, dtype), ops.cast(self.iterations + 1, dtype)
        m = self.beta_1 * self.m[i] + (1.0 - self.beta_1) * g
        v = self.beta_2 * self.v[i] + (1.0 - self.beta_2) * ops.square(g)
        now, following = self.momentum(t), self.momentum(t + 1)
        product = ops.cast(self.product[i], dtype) * now
        g_share = (1.0 - now) / (1.0 - product)
        m_share = following / (1.0 - product * following)
        root = ops.sqrt(v / (1.0 - self.beta_2**t)) + self.epsilon
        for kept, value in ((self.m[i], m), (self.v[i], v), (self.product[i], product)):
            self.assign(kept, value)
        self.assign_sub(variable, lr * (g_share * g + m_share * m) / root)
'''

_MOMENTUM: Final = '''
class Momentum(keras.optimizers.Optimizer):
#? dampened|    """Momentum with dampening, which Keras has not: v <- momentum * v + (1 - d) * g."""
#? !dampened|    """Momentum in which a new learning rate reaches the whole velocity at once.
#? !dampened|
#? !dampened|    v <- momentum * v + g, p <- p - lr * v; in Keras the velocity holds older rates.
#? !dampened|    """

#? dampened|    def __init__(self, momentum, dampening, **options):
#? !dampened|    def __init__(self, momentum, **options):
        super().__init__(name="momentum", **options)
#? dampened|        self.momentum, self.dampening = momentum, dampening
#? !dampened|        self.momentum = momentum

    def build(self, variables):
        if self.built:
            return
        super().build(variables)
        self.v = [self.add_variable_from_reference(v, name="v") for v in variables]

    def update_step(self, gradient, variable, learning_rate):
        velocity = self.v[self._get_variable_index(variable)]
#? dampened|        # The first step is not dampened.
#? dampened|        share = ops.where(self.iterations == 0, 1.0, 1.0 - self.dampening)
#? dampened|        moved = self.momentum * velocity + ops.cast(share, variable.dtype) * gradient
#? !dampened|        moved = self.momentum * velocity + gradient
        self.assign(velocity, moved)
#? nesterov|        moved = gradient + self.momentum * moved  # it looks ahead
        self.assign_sub(variable, ops.cast(learning_rate, variable.dtype) * moved)
'''

_RMSPROP: Final = '''
class RmsProp(keras.optimizers.Optimizer):
    """RMSprop in which a new learning rate reaches the whole velocity at once."""

    def __init__(self, alpha, epsilon, momentum, **options):
        super().__init__(name="rmsprop", **options)
        self.alpha, self.epsilon, self.momentum = alpha, epsilon, momentum

    def build(self, variables):
        if self.built:
            return
        super().build(variables)
        self.s = [self.add_variable_from_reference(v, name="s") for v in variables]
        self.v = [self.add_variable_from_reference(v, name="v") for v in variables]
#? centered|        self.m = [self.add_variable_from_reference(v, name="m") for v in variables]

    def update_step(self, gradient, variable, learning_rate):
        g, alpha = gradient, self.alpha
        i = self._get_variable_index(variable)
        s = alpha * self.s[i] + (1.0 - alpha) * ops.square(g)
        self.assign(self.s[i], s)
#? centered|        mean = alpha * self.m[i] + (1.0 - alpha) * g
#? centered|        self.assign(self.m[i], mean)
#? centered|        s = ops.maximum(s - ops.square(mean), 0.0)  # the variance of the gradient
        moved = self.momentum * self.v[i] + g / (ops.sqrt(s) + self.epsilon)
        self.assign(self.v[i], moved)
        self.assign_sub(variable, ops.cast(learning_rate, variable.dtype) * moved)
'''


def loss_source(net: ExportedNetwork) -> str:
    """Return what makes ``LOSS``.

    Raises
    ------
    FormatUnsupportedError
        For a loss that this style does not know.
    """
    choice, reduction = net.training.loss, net.training.reduction
    reduced = f'reduction="{"sum" if reduction == "sum" else "sum_over_batch_size"}"'
    if choice.name in _WRITTEN_LOSSES:
        class_name, source = _WRITTEN_LOSSES[choice.name]
        return f"{source.strip()}\n\n\nLOSS = {class_name}({reduced})"
    if choice.name not in _LOSSES:
        raise setting_refusal("keras", "loss", choice.name, ("numpy",))
    class_name, arguments = _LOSSES[choice.name]
    options = {name: number(value) for name, value in option_values(LOSSES, choice).items()}
    own = tuple(argument.format(**options) for argument in arguments)
    return laid_out(Brackets(f"LOSS = keras.losses.{class_name}(", (*own, reduced)))


def written_optimizer_source(net: ExportedNetwork) -> str:
    """Return the class of an optimizer that Keras has not, or has in another form."""
    name = _written_class(net)
    if not name:
        return ""
    options = option_values(OPTIMIZERS, net.training.optimizer)
    wanted = {
        "dampened": options.get("dampening", 0.0) > 0,
        "nesterov": net.training.optimizer.name == "nesterov",
        "centered": options.get("centered", 0.0) > 0,
    }
    return chosen_lines(_WRITTEN_OPTIMIZERS[name], wanted)


_WRITTEN_OPTIMIZERS: Final = {"NAdam": _NADAM, "Momentum": _MOMENTUM, "RmsProp": _RMSPROP}


def _written_class(net: ExportedNetwork) -> str:
    """Return the name of the class that the script brings along, nothing where Keras's will do.

    Keras multiplies by the learning rate before the velocity gathers, so that after a change of
    the rate it goes another way.
    """
    choice = net.training.optimizer
    options = option_values(OPTIMIZERS, choice)
    changes = net.training.schedule.name != "constant"
    if choice.name == "nadam":
        return "NAdam"
    if options.get("dampening", 0.0) or (changes and choice.name in ("momentum", "nesterov")):
        return "Momentum"
    return "RmsProp" if changes and choice.name == "rmsprop" and options["momentum"] else ""


def optimizer_made(net: ExportedNetwork) -> str:
    """Return the line that makes the optimizer, indented as in a function.

    Raises
    ------
    FormatUnsupportedError
        For an optimizer that this style does not know, or options that Keras does not combine.
    """
    choice = net.training.optimizer
    options = option_values(OPTIMIZERS, choice)
    written = {name: number(value) for name, value in options.items() if name not in _SWITCHES}
    switches = {name: str(value != 0) for name, value in options.items() if name in _SWITCHES}
    rate = _learning_rate(net, options)
    class_name = _written_class(net)
    if class_name:
        used = {
            name: value for name, value in written.items() if options[name] or name != "dampening"
        }
        own = tuple(f"{name}={value}" for name, value in used.items())
    elif choice.name in _OPTIMIZERS:
        own_class, arguments = _OPTIMIZERS[choice.name]
        class_name = f"keras.optimizers.{own_class}"
        own = tuple(argument.format(**written, **switches) for argument in arguments)
    else:
        raise setting_refusal("keras", "optimizer", choice.name, _OTHERS)
    items = (rate, *own, *_clipping(net))
    return laid_out(Brackets(f"optimizer = {class_name}(", items), 4)


def _learning_rate(net: ExportedNetwork, options: Mapping[str, float]) -> Brackets | str:
    decay = options.get("learning_rate_decay", 0.0)
    if not decay:
        return "learning_rate=LEARNING_RATE"
    if net.training.schedule.name != "constant":
        # Keras takes a rate that depends on the step, or one that a callback sets.
        option, choices = "learning_rate_decay", _OTHERS
        raise setting_refusal("keras", "optimizer", "adagrad", choices, option)
    arguments = ("LEARNING_RATE", "decay_steps=1", f"decay_rate={number(decay)}")
    return Brackets("learning_rate=keras.optimizers.schedules.InverseTimeDecay(", arguments)


def _clipping(net: ExportedNetwork) -> Iterator[str]:
    training = net.training
    if training.clip_value > 0 and training.clip_norm > 0:
        value = f"{training.clip_norm:g}"
        raise setting_refusal("keras", "clip_norm", value, _OTHERS, "clip_value")
    if training.clip_value > 0:
        yield "clipvalue=CLIP_VALUE"
    if training.clip_norm > 0:
        yield "global_clipnorm=CLIP_NORM"
