"""The words for layers, functions and settings, as the reader's language has them."""

from typing import Final

from engine import LAYER_KINDS, Choice, NetworkSpec
from gui.words.translation import QT_TR_NOOP, tr

_NUMBERED_NAMES: Final = {
    "hidden": QT_TR_NOOP("Hidden {number}"),
    "activation": QT_TR_NOOP("Activation {number}"),
    "dropout": QT_TR_NOOP("Dropout {number}"),
    "batch_normalization": QT_TR_NOOP("Batch norm {number}"),
    "maxout": QT_TR_NOOP("Maxout {number}"),
    "add": QT_TR_NOOP("Add {number}"),
    "concatenate": QT_TR_NOOP("Concatenate {number}"),
    "input": QT_TR_NOOP("Input {number}"),
    "output": QT_TR_NOOP("Output {number}"),
}

_ACTIVATIONS: Final = {
    "linear": QT_TR_NOOP("linear"),
    "step": QT_TR_NOOP("step"),
    "sigmoid": QT_TR_NOOP("sigmoid"),
    "tanh": QT_TR_NOOP("tanh"),
    "relu": QT_TR_NOOP("ReLU"),
    "leaky_relu": QT_TR_NOOP("leaky ReLU"),
    "prelu": QT_TR_NOOP("PReLU"),
    "elu": QT_TR_NOOP("ELU"),
    "selu": QT_TR_NOOP("SELU"),
    "swish": QT_TR_NOOP("swish"),
    "gelu": QT_TR_NOOP("GELU"),
    "softplus": QT_TR_NOOP("softplus"),
    "softsign": QT_TR_NOOP("softsign"),
    "hard_sigmoid": QT_TR_NOOP("hard sigmoid"),
    "mish": QT_TR_NOOP("mish"),
    "softmax": QT_TR_NOOP("softmax"),
}

_INITIALIZERS: Final = {
    "automatic": QT_TR_NOOP("automatic"),
    "zeros": QT_TR_NOOP("zeros"),
    "constant": QT_TR_NOOP("constant"),
    "uniform": QT_TR_NOOP("uniform"),
    "normal": QT_TR_NOOP("normal"),
    "glorot_uniform": QT_TR_NOOP("Glorot uniform"),
    "glorot_normal": QT_TR_NOOP("Glorot normal"),
    "he_uniform": QT_TR_NOOP("He uniform"),
    "he_normal": QT_TR_NOOP("He normal"),
    "lecun_uniform": QT_TR_NOOP("LeCun uniform"),
    "lecun_normal": QT_TR_NOOP("LeCun normal"),
    "orthogonal": QT_TR_NOOP("orthogonal"),
}

_LOSSES: Final = {
    "mean_squared_error": QT_TR_NOOP("mean squared error"),
    "sum_of_squares": QT_TR_NOOP("sum of squares"),
    "half_sum_of_squares": QT_TR_NOOP("half sum of squares"),
    "mean_absolute_error": QT_TR_NOOP("mean absolute error"),
    "huber": QT_TR_NOOP("Huber"),
    "binary_cross_entropy": QT_TR_NOOP("binary cross-entropy"),
    "categorical_cross_entropy": QT_TR_NOOP("categorical cross-entropy"),
    "hinge": QT_TR_NOOP("hinge"),
    "perceptron": QT_TR_NOOP("perceptron rule"),
}

_OPTIMIZERS: Final = {
    "sgd": QT_TR_NOOP("SGD"),
    "momentum": QT_TR_NOOP("momentum"),
    "nesterov": QT_TR_NOOP("Nesterov"),
    "adagrad": QT_TR_NOOP("AdaGrad"),
    "adadelta": QT_TR_NOOP("AdaDelta"),
    "rmsprop": QT_TR_NOOP("RMSProp"),
    "adam": QT_TR_NOOP("Adam"),
    "adamw": QT_TR_NOOP("AdamW"),
    "adamax": QT_TR_NOOP("AdaMax"),
    "nadam": QT_TR_NOOP("NAdam"),
}

_SCHEDULES: Final = {
    "constant": QT_TR_NOOP("constant rate"),
    "step": QT_TR_NOOP("stepwise"),
    "exponential": QT_TR_NOOP("exponential"),
    "cosine": QT_TR_NOOP("cosine"),
    "warm_up": QT_TR_NOOP("warm-up"),
    "reduce_on_plateau": QT_TR_NOOP("reduce on plateau"),
}

_REDUCTIONS: Final = {
    "mean": QT_TR_NOOP("mean"),
    "sum": QT_TR_NOOP("sum"),
}

_DTYPES: Final = {"float64": QT_TR_NOOP("float64"), "float32": QT_TR_NOOP("float32")}

_CHOICES: Final = {
    "activation": _ACTIVATIONS,
    "weights_initializer": _INITIALIZERS,
    "bias_initializer": _INITIALIZERS,
    "loss": _LOSSES,
    "optimizer": _OPTIMIZERS,
    "schedule": _SCHEDULES,
    "reduction": _REDUCTIONS,
    "dtype": _DTYPES,
}

_FIELDS: Final = {
    "name": QT_TR_NOOP("Name"),
    "units": QT_TR_NOOP("Units"),
    "image_shape": QT_TR_NOOP("Picture"),
    "activation": QT_TR_NOOP("Activation"),
    "use_bias": QT_TR_NOOP("Use bias"),
    "weights_initializer": QT_TR_NOOP("Initial weights"),
    "bias_initializer": QT_TR_NOOP("Initial bias"),
    "weights_trainable": QT_TR_NOOP("Train weights"),
    "bias_trainable": QT_TR_NOOP("Train bias"),
    "rate": QT_TR_NOOP("Drop rate"),
    "momentum": QT_TR_NOOP("Momentum"),
    "epsilon": QT_TR_NOOP("Epsilon ε"),
    "pieces": QT_TR_NOOP("Pieces per unit"),
    "loss": QT_TR_NOOP("Loss"),
    "reduction": QT_TR_NOOP("Reduction"),
    "optimizer": QT_TR_NOOP("Optimizer"),
    "learning_rate": QT_TR_NOOP("Learning rate η"),
    "schedule": QT_TR_NOOP("Rate schedule"),
    "batch_size": QT_TR_NOOP("Batch size"),
    "epochs": QT_TR_NOOP("Epochs"),
    "shuffle": QT_TR_NOOP("Shuffle"),
    "validation_fraction": QT_TR_NOOP("Validation share"),
    "seed": QT_TR_NOOP("Seed"),
    "dtype": QT_TR_NOOP("Number type"),
    "l1": QT_TR_NOOP("L1 penalty λ"),
    "l2": QT_TR_NOOP("L2 penalty λ"),
    "penalize_biases": QT_TR_NOOP("Penalize biases"),
    "clip_value": QT_TR_NOOP("Clip each gradient"),
    "clip_norm": QT_TR_NOOP("Clip gradient norm"),
    "early_stopping": QT_TR_NOOP("Stop early"),
    "stop_loss": QT_TR_NOOP("Stop at loss"),
    "stop_accuracy": QT_TR_NOOP("Stop at accuracy"),
    "patience": QT_TR_NOOP("Patience"),
    "minimum_change": QT_TR_NOOP("Least improvement"),
    "restore_best": QT_TR_NOOP("Restore best weights"),
}

_OPTIONS: Final = {
    "slope": QT_TR_NOOP("Slope below 0"),
    "alpha": QT_TR_NOOP("Alpha α"),
    "value": QT_TR_NOOP("Value"),
    "low": QT_TR_NOOP("Lowest"),
    "high": QT_TR_NOOP("Highest"),
    "mean": QT_TR_NOOP("Mean"),
    "deviation": QT_TR_NOOP("Standard deviation"),
    "gain": QT_TR_NOOP("Gain"),
    "delta": QT_TR_NOOP("Delta δ"),
    "label_smoothing": QT_TR_NOOP("Label smoothing"),
    "momentum": QT_TR_NOOP("Momentum"),
    "dampening": QT_TR_NOOP("Dampening"),
    "learning_rate_decay": QT_TR_NOOP("Rate decay"),
    "initial_accumulator": QT_TR_NOOP("Initial accumulator"),
    "epsilon": QT_TR_NOOP("Epsilon ε"),
    "rho": QT_TR_NOOP("Rho ρ"),
    "centered": QT_TR_NOOP("Centered"),
    "beta_1": QT_TR_NOOP("Beta β₁"),
    "beta_2": QT_TR_NOOP("Beta β₂"),
    "amsgrad": QT_TR_NOOP("AMSGrad"),
    "weight_decay": QT_TR_NOOP("Weight decay"),
    "momentum_decay": QT_TR_NOOP("Momentum decay"),
    "every": QT_TR_NOOP("Every … epochs"),
    "factor": QT_TR_NOOP("Factor"),
    "epochs": QT_TR_NOOP("Epochs"),
    "final": QT_TR_NOOP("Final share"),
    "start": QT_TR_NOOP("Starting share"),
    "patience": QT_TR_NOOP("Patience"),
    "threshold": QT_TR_NOOP("Threshold"),
}

_PARAMETERS: Final = {
    "weights": QT_TR_NOOP("weights"),
    "bias": QT_TR_NOOP("bias"),
    "slope": QT_TR_NOOP("slope"),
    "gamma": QT_TR_NOOP("scale γ"),
    "beta": QT_TR_NOOP("shift β"),
    "running_mean": QT_TR_NOOP("running mean"),
    "running_variance": QT_TR_NOOP("running variance"),
}


def layer_titles() -> dict[str, str]:
    """Return the word for every role and for every kind in the palette: Hidden, 은닉층.

    A kind that has no word yet has its name in the engine: Gaussian noise.
    """
    unnamed = {kind: kind.replace("_", " ").capitalize() for kind in LAYER_KINDS}
    return unnamed | {
        "input": tr("Input", "layer"),
        "hidden": tr("Hidden", "layer"),
        "output": tr("Output", "layer"),
        "activation": tr("Activation", "layer"),
        "dropout": tr("Dropout", "layer"),
        "batch_normalization": tr("Batch norm", "layer"),
        "maxout": tr("Maxout", "layer"),
        "add": tr("Add", "layer"),
        "concatenate": tr("Concatenate", "layer"),
    }


def layer_name(network: NetworkSpec, layer_id: int) -> str:
    """Return a layer's name as shown: a typed one as it is, a default one translated."""
    layer = network.layer(layer_id)
    return layer.name or default_name_text(network.names[layer_id])


def default_name_text(name: str) -> str:
    """Return a default name such as ``hidden_1`` in words; any other name as it is."""
    if name in ("input", "output"):
        return layer_titles()[name]
    role, _, number = name.rpartition("_")
    if not number.isdigit():
        return name
    if role in _NUMBERED_NAMES:
        return tr(_NUMBERED_NAMES[role], number=int(number))
    return f"{layer_titles()[role]} {number}" if role in LAYER_KINDS else name


def choice_text(field: str, name: str) -> str:
    """Return what a choice of a field is called: ``choice_text("activation", "relu")`` is ReLU."""
    source = _CHOICES[field].get(name)
    return name if source is None else tr(source)


def activation_text(choice: Choice) -> str:
    """Return the name of an activation function."""
    return choice_text("activation", choice.name)


def field_text(field: str) -> str:
    """Return what a property of a layer or of the training is called."""
    return tr(_FIELDS[field]) if field in _FIELDS else field


def option_text(option: str) -> str:
    """Return what a number that belongs to a choice is called."""
    return tr(_OPTIONS[option]) if option in _OPTIONS else option


def parameter_text(parameter: str) -> str:
    """Return what a parameter tensor is called."""
    return tr(_PARAMETERS[parameter]) if parameter in _PARAMETERS else parameter


def shape_text(units: int | None) -> str:
    """Return the shape of a layer's output, ``(N, 50)``; N is the number of samples."""
    return "(N, ?)" if units is None else f"(N, {units})"
