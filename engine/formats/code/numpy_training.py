"""The losses and optimizers of a NumPy script."""

from collections.abc import Mapping
from typing import Final

from engine.formats.code.exported_network import ExportedNetwork, setting_refusal
from engine.formats.code.source_layout import Brackets, Piece, chosen_lines, laid_out, number
from engine.formats.code.training_settings import filled_in_loss
from engine.optimizers import OPTIMIZER_CLASSES
from engine.specification.choices import OPTIMIZERS, option_values

#: Each gives the loss of every sample and its gradient, before mean or sum over the samples.
_LOSSES: Final[Mapping[str, str]] = {
    "mean_squared_error": '''
def loss_and_dout(y, t):
    """Mean squared error: of every sample the mean of (y - t)^2, and its gradient."""
    return ((y - t) ** 2).mean(axis=1), 2 * (y - t) / y.shape[1]
''',
    "sum_of_squares": '''
def loss_and_dout(y, t):
    """Sum of squares: of every sample the sum of (y - t)^2, and its gradient."""
    return ((y - t) ** 2).sum(axis=1), 2 * (y - t)
''',
    "half_sum_of_squares": '''
def loss_and_dout(y, t):
    """Half sum of squares: the half makes the gradient simply y - t."""
    return ((y - t) ** 2).sum(axis=1) / 2, y - t
''',
    "mean_absolute_error": '''
def loss_and_dout(y, t):
    """Mean absolute error: of every sample the mean of |y - t|, and its gradient."""
    return np.abs(y - t).mean(axis=1), np.sign(y - t) / y.shape[1]
''',
    "huber": '''
def loss_and_dout(y, t):
    """Huber's loss: squared for differences up to {delta}, straight beyond."""
    clipped = np.clip(y - t, -{delta}, {delta})
    return (clipped * (y - t - clipped / 2)).mean(axis=1), clipped / y.shape[1]
''',
    "binary_cross_entropy": '''
def loss_and_dout(z, t):
    """Sigmoid and binary cross-entropy together, from the logits z.

    Together the gradient is simply y - t, and no logarithm of 0 is taken.
    """
#? label_smoothing|    t = t * (1.0 - {label_smoothing}) + {label_smoothing} / 2
    small = np.exp(-np.abs(z))
    loss = np.maximum(z, 0) - z * t + np.log1p(small)
    y = np.where(z > 0, 1.0, small) / (1.0 + small)
    return loss.mean(axis=1), (y - t) / z.shape[1]
''',
    "categorical_cross_entropy": '''
def loss_and_dout(z, t):
    """Softmax and cross-entropy together, from the logits z.

    Together the gradient is simply y - t, and no logarithm of 0 is taken.
    """
#? label_smoothing|    t = t * (1.0 - {label_smoothing}) + {label_smoothing} / t.shape[1]
    z = z - z.max(axis=1, keepdims=True)
    log_y = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    # The sum of t is 1 for one class in each sample: then this is y - t.
    return -(t * log_y).sum(axis=1), np.exp(log_y) * t.sum(axis=1, keepdims=True) - t
''',
    "hinge": '''
def loss_and_dout(y, t):
    """Hinge loss: max(0, 1 - t y), with targets -1 and +1, and its gradient."""
    loss = np.maximum(0, 1 - t * y)
    return loss.mean(axis=1), -t * (loss > 0) / y.shape[1]
''',
    "perceptron": '''
def loss_and_dout(z, t):
    """Step and the perceptron's criterion together; y - t is the perceptron rule."""
    y = (z > 0).astype(DTYPE)
    return ((y - t) * z).sum(axis=1), y - t
''',
}

_OPTIMIZERS: Final[Mapping[str, str]] = {
    "sgd": '''
class Sgd:
    """Stochastic gradient descent: p <- p - lr * g."""

    def update(self, lr):
        for key, g in grads.items():
            params[key] -= lr * g
''',
    "momentum": '''
class Momentum:
    """A velocity that gathers the gradients: v <- momentum * v + g, p <- p - lr * v."""

    def __init__(self, momentum, dampening):
        self.momentum, self.dampening = momentum, dampening
        self.v = {}

    def update(self, lr):
        for key, g in grads.items():
#? dampening|            if key in self.v:  # the first step is not dampened
#? dampening|                g = (1.0 - self.dampening) * g
            self.v[key] = self.momentum * self.v.get(key, 0.0) + g
            params[key] -= lr * self.v[key]
''',
    "nesterov": '''
class Nesterov:
    """Momentum that looks ahead.

    v <- momentum * v + g, p <- p - lr * (g + momentum * v).
    """

    def __init__(self, momentum):
        self.momentum = momentum
        self.v = {}

    def update(self, lr):
        for key, g in grads.items():
            self.v[key] = self.momentum * self.v.get(key, 0.0) + g
            params[key] -= lr * (g + self.momentum * self.v[key])
''',
    "adagrad": '''
class AdaGrad:
    """Smaller steps where gradients were large: p <- p - lr * g / (sqrt(s) + epsilon).

    s is the sum of all g^2 so far.
    """

    def __init__(self, learning_rate_decay, initial_accumulator, epsilon):
        self.decay, self.epsilon = learning_rate_decay, epsilon
        self.start = initial_accumulator
        self.t = 0
        self.s = {}

    def update(self, lr):
        lr = lr / (1.0 + self.t * self.decay)
        self.t += 1
        for key, g in grads.items():
            self.s[key] = self.s.get(key, self.start) + g**2
            params[key] -= lr * g / (np.sqrt(self.s[key]) + self.epsilon)
''',
    "adadelta": '''
class AdaDelta:
    """Steps as long as earlier ones were, measured by the gradients of the past."""

    def __init__(self, rho, epsilon):
        self.rho, self.epsilon = rho, epsilon
        self.s, self.u = {}, {}

    def update(self, lr):
        rho, epsilon = self.rho, self.epsilon
        for key, g in grads.items():
            u = self.u.get(key, 0.0)
            self.s[key] = rho * self.s.get(key, 0.0) + (1.0 - rho) * g**2
            change = np.sqrt(u + epsilon) / np.sqrt(self.s[key] + epsilon) * g
            self.u[key] = rho * u + (1.0 - rho) * change**2
            params[key] -= lr * change
''',
    "rmsprop": '''
class RmsProp:
    """Smaller steps where gradients are large: p <- p - lr * g / (sqrt(s) + epsilon).

    s is a running mean of g^2: s <- alpha * s + (1 - alpha) * g^2.
    """

    def __init__(self, alpha, epsilon, momentum):
        self.alpha, self.epsilon, self.momentum = alpha, epsilon, momentum
        self.s, self.mean, self.v = {}, {}, {}

    def update(self, lr):
        alpha = self.alpha
        for key, g in grads.items():
            s = self.s[key] = alpha * self.s.get(key, 0.0) + (1.0 - alpha) * g**2
#? centered|            mean = alpha * self.mean.get(key, 0.0) + (1.0 - alpha) * g
#? centered|            self.mean[key] = mean
#? centered|            s = np.maximum(s - mean**2, 0)  # the variance of the gradient
            change = g / (np.sqrt(s) + self.epsilon)
#? momentum|            change = self.v[key] = self.momentum * self.v.get(key, 0.0) + change
            params[key] -= lr * change
''',
    "adam": '''
#? !decays|class Adam:
#? !decays|    """Momentum, and a step size for every parameter, in one."""
#? decays|class AdamW:
#? decays|    """Adam whose parameters also shrink a little in every step."""

#? !decays|    def __init__(self, beta_1, beta_2, epsilon):
#? decays|    def __init__(self, beta_1, beta_2, epsilon, weight_decay):
        self.beta_1, self.beta_2, self.epsilon = beta_1, beta_2, epsilon
#? decays|        self.weight_decay = weight_decay
        self.t = 0
#? !amsgrad|        self.m, self.v = {}, {}
#? amsgrad|        self.m, self.v, self.largest = {}, {}, {}

    def update(self, lr):
        self.t += 1
        for key, g in grads.items():
#? decays|            params[key] *= 1.0 - lr * self.weight_decay
            m = self.beta_1 * self.m.get(key, 0.0) + (1.0 - self.beta_1) * g
            v = self.beta_2 * self.v.get(key, 0.0) + (1.0 - self.beta_2) * g**2
            self.m[key], self.v[key] = m, v
#? amsgrad|            v = self.largest[key] = np.maximum(self.largest.get(key, 0.0), v)
            # Both began at 0: early averages are too small, and are made larger.
            m = m / (1.0 - self.beta_1**self.t)
            v = v / (1.0 - self.beta_2**self.t)
            params[key] -= lr * m / (np.sqrt(v) + self.epsilon)
''',
    "adamax": '''
class Adamax:
    """Adam that measures gradients by the largest of late, not by their squares."""

    def __init__(self, beta_1, beta_2, epsilon):
        self.beta_1, self.beta_2, self.epsilon = beta_1, beta_2, epsilon
        self.t = 0
        self.m, self.u = {}, {}

    def update(self, lr):
        self.t += 1
        lr = lr / (1.0 - self.beta_1**self.t)
        for key, g in grads.items():
            m = self.beta_1 * self.m.get(key, 0.0) + (1.0 - self.beta_1) * g
            u = np.maximum(self.beta_2 * self.u.get(key, 0.0), np.abs(g) + self.epsilon)
            self.m[key], self.u[key] = m, u
            params[key] -= lr * m / u
''',
    "nadam": '''
class NAdam:
    """Adam whose momentum looks one step ahead."""

    def __init__(self, beta_1, beta_2, epsilon, momentum_decay):
        self.beta_1, self.beta_2, self.epsilon = beta_1, beta_2, epsilon
        self.decay = momentum_decay
        self.t, self.product = 0, 1.0
        self.m, self.v = {}, {}

    def momentum(self, t):
        return self.beta_1 * (1.0 - 0.5 * 0.96 ** (t * self.decay))

    def update(self, lr):
        self.t += 1
        now, following = self.momentum(self.t), self.momentum(self.t + 1)
        self.product *= now
        g_share = (1.0 - now) / (1.0 - self.product)
        m_share = following / (1.0 - self.product * following)
        for key, g in grads.items():
            m = self.beta_1 * self.m.get(key, 0.0) + (1.0 - self.beta_1) * g
            v = self.beta_2 * self.v.get(key, 0.0) + (1.0 - self.beta_2) * g**2
            self.m[key], self.v[key] = m, v
            root = np.sqrt(v / (1.0 - self.beta_2**self.t)) + self.epsilon
            params[key] -= lr * (g_share * g + m_share * m) / root
''',
}

#: Options that choose lines of a class instead of being arguments.
_SWITCHES: Final = ("amsgrad", "centered")


def loss_source(net: ExportedNetwork) -> str:
    """Return ``loss_and_dout``, which gives the loss of every sample and its gradient.

    Raises
    ------
    FormatUnsupportedError
        For a loss that this style does not know.
    """
    if net.training.loss.name not in _LOSSES:
        raise setting_refusal("numpy", "loss", net.training.loss.name, (".npz",))
    return filled_in_loss(_LOSSES[net.training.loss.name], net)


def optimizer_source(net: ExportedNetwork) -> str:
    """Return the class of the optimizer.

    Raises
    ------
    FormatUnsupportedError
        For an optimizer that this style does not know.
    """
    choice = net.training.optimizer
    source = _OPTIMIZERS.get("adam" if choice.name == "adamw" else choice.name)
    if source is None:
        raise setting_refusal("numpy", "optimizer", choice.name, (".npz",))
    options = option_values(OPTIMIZERS, choice)
    wanted = {name: value != 0 for name, value in options.items()}
    return chosen_lines(source, {**wanted, "decays": choice.name == "adamw"})


def optimizer_made(net: ExportedNetwork) -> str:
    """Return the line that makes the optimizer, indented as in a function.

    Its class bears the name of ours.
    """
    choice = net.training.optimizer
    options = option_values(OPTIMIZERS, choice)
    arguments: tuple[Piece, ...] = tuple(
        f"{name}={number(value, OPTIMIZERS[choice.name][name].whole)}"
        for name, value in options.items()
        if name not in _SWITCHES
    )
    class_name = OPTIMIZER_CLASSES[choice.name].__name__
    return laid_out(Brackets(f"optimizer = {class_name}(", arguments), 4)
