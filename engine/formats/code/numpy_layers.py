"""The layers and activation functions of a NumPy script: one class each, forward and backward."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from engine.formats.code.exported_network import ExportedNetwork, layer_refusal
from engine.formats.code.numpy_activations import ACTIVATION_CLASSES
from engine.formats.code.source_layout import Brackets, Piece, number, quoted
from engine.specification import Choice, LayerSpec
from engine.specification.choices import ACTIVATIONS, option_values


@dataclass(frozen=True, slots=True)
class NumpyStage:
    """One line of the script's network: a name, what is computed, and from which values.

    Parameters
    ----------
    name : str
        The layer's; with ``.z`` behind it for what enters its activation function.
    class_name : str
        A key of `LAYER_CLASSES`.
    arguments : tuple of str
        Of the class.
    sources : tuple of str
        The names of the values it reads.
    """

    name: str
    class_name: str
    arguments: tuple[str, ...]
    sources: tuple[str, ...]

    @property
    def piece(self) -> Piece:
        """The line of the script."""
        made = Brackets(f"{self.class_name}(", self.arguments)
        reads = Brackets("[", tuple(quoted(source) for source in self.sources), "]")
        return Brackets("(", (quoted(self.name), made, reads))


def stages(net: ExportedNetwork) -> list[NumpyStage]:
    """Return the network, line by line, in the order of computing.

    Raises
    ------
    FormatUnsupportedError
        For a layer or an activation function that this style does not know.
    """
    found: list[NumpyStage] = []
    for layer in net.layers:
        make = _LAYERS.get(layer.kind)
        if make is None:
            raise layer_refusal(net, layer, "numpy")
        found.extend(make(net, layer))
    return found


def logits_name(net: ExportedNetwork) -> str:
    """Return the name of the value from which the loss starts: the output's, or its logits'."""
    if not net.is_fused:
        return net.name(net.output.id)
    if net.output_is_a_layer_of_its_own:
        return net.name(net.spec.sources(net.output.id)[0])
    return f"{net.name(net.output.id)}.z"


def layer_class_source(class_name: str) -> str:
    """Return the source of a class that a stage names."""
    return _CLASSES.get(class_name) or ACTIVATION_CLASSES[class_name]


def _sources(net: ExportedNetwork, layer: LayerSpec) -> tuple[str, ...]:
    return tuple(net.name(source) for source in net.spec.sources(layer.id))


def _activation(
    net: ExportedNetwork, layer: LayerSpec, choice: Choice, sources: tuple[str, ...]
) -> NumpyStage:
    name = net.name(layer.id)
    class_name = "".join(word.capitalize() for word in choice.name.split("_"))
    if class_name not in ACTIVATION_CLASSES:
        raise layer_refusal(net, layer, "numpy")
    if choice.name == "prelu":
        return NumpyStage(name, class_name, (quoted(name),), sources)
    options = option_values(ACTIVATIONS, choice)
    arguments = tuple(f"{key}={number(value)}" for key, value in options.items())
    return NumpyStage(name, class_name, arguments, sources)


def _dense(net: ExportedNetwork, layer: Any) -> Iterator[NumpyStage]:
    name = net.name(layer.id)
    linear = layer.activation.name == "linear"
    z = name if linear else f"{name}.z"
    yield NumpyStage(z, "Affine", (quoted(name),), _sources(net, layer))
    if not linear:
        yield _activation(net, layer, layer.activation, (z,))


def _activation_layer(net: ExportedNetwork, layer: Any) -> Iterator[NumpyStage]:
    yield _activation(net, layer, layer.activation, _sources(net, layer))


def _dropout(net: ExportedNetwork, layer: Any) -> Iterator[NumpyStage]:
    arguments = (f"rate={number(layer.rate)}", f"seed=[SEED, 2, {layer.id}]")
    yield NumpyStage(net.name(layer.id), "Dropout", arguments, _sources(net, layer))


def _batch_normalization(net: ExportedNetwork, layer: Any) -> Iterator[NumpyStage]:
    name = net.name(layer.id)
    arguments = (
        quoted(name),
        f"momentum={number(layer.momentum)}",
        f"epsilon={number(layer.epsilon)}",
    )
    yield NumpyStage(name, "BatchNormalization", arguments, _sources(net, layer))


def _maxout(net: ExportedNetwork, layer: Any) -> Iterator[NumpyStage]:
    name, sources = net.name(layer.id), _sources(net, layer)
    yield NumpyStage(f"{name}.z", "Affine", (quoted(name),), sources)
    yield NumpyStage(name, "Maxout", (f"pieces={layer.pieces}",), (f"{name}.z",))


def _join(class_name: str) -> Callable[[ExportedNetwork, Any], Iterator[NumpyStage]]:
    def make(net: ExportedNetwork, layer: Any) -> Iterator[NumpyStage]:
        yield NumpyStage(net.name(layer.id), class_name, (), _sources(net, layer))

    return make


_LAYERS: Final[Mapping[str, Callable[[ExportedNetwork, Any], Iterator[NumpyStage]]]] = {
    "dense": _dense,
    "activation": _activation_layer,
    "dropout": _dropout,
    "batch_normalization": _batch_normalization,
    "maxout": _maxout,
    "add": _join("Add"),
    "concatenate": _join("Concatenate"),
}

_CLASSES: Final[Mapping[str, str]] = {
    "Affine": '''
class Affine:
    """z = x W + b: every output is a weighted sum of all inputs, plus a bias."""

    def __init__(self, name):
        self.name = name
        self.W = params[f"{name}.weights"]
        self.b = params.get(f"{name}.bias")

    def forward(self, x, training):
        self.x = x
        z = x @ self.W
        return z if self.b is None else z + self.b

    def backward(self, dout):
        grads[f"{self.name}.weights"] = self.x.T @ dout
        if self.b is not None:
            grads[f"{self.name}.bias"] = dout.sum(axis=0)
        return [dout @ self.W.T]
''',
    "Dropout": '''
class Dropout:
    """While training, leaves out some inputs at random and enlarges the others."""

    def __init__(self, rate, seed):
        self.rate = rate
        self.rng = np.random.default_rng(seed)

    def forward(self, x, training):
        if not training:
            return x
        kept = self.rng.random(x.shape) >= self.rate
        self.mask = (kept / (1.0 - self.rate)).astype(DTYPE)
        return x * self.mask

    def backward(self, dout):
        return [dout * self.mask]
''',
    "BatchNormalization": '''
class BatchNormalization:
    """Brings every column to mean 0 and variance 1, then to beta and gamma.

    While training, mean and variance are those of the batch, and the running ones
    follow them; otherwise, and for a batch of one, they are the running ones.
    """

    def __init__(self, name, momentum, epsilon):
        self.name, self.momentum, self.epsilon = name, momentum, epsilon
        self.gamma, self.beta = params[f"{name}.gamma"], params[f"{name}.beta"]
        self.running_mean = params[f"{name}.running_mean"]
        self.running_variance = params[f"{name}.running_variance"]

    def forward(self, x, training):
        self.by_batch = training and len(x) > 1
        mean, variance = self.running_mean, self.running_variance
        if self.by_batch:
            mean, variance = x.mean(axis=0), x.var(axis=0)
            unbiased = variance * len(x) / (len(x) - 1)
            self.running_mean += self.momentum * (mean - self.running_mean)
            self.running_variance += self.momentum * (unbiased - self.running_variance)
        self.deviation = np.sqrt(variance + self.epsilon)
        self.x_hat = (x - mean) / self.deviation
        return self.gamma * self.x_hat + self.beta

    def backward(self, dout):
        grads[f"{self.name}.gamma"] = (dout * self.x_hat).sum(axis=0)
        grads[f"{self.name}.beta"] = dout.sum(axis=0)
        dx_hat = dout * self.gamma
        if self.by_batch:  # what flows through the mean and variance of the batch
            through_variance = self.x_hat * (dx_hat * self.x_hat).mean(axis=0)
            dx_hat = dx_hat - dx_hat.mean(axis=0) - through_variance
        return [dx_hat / self.deviation]
''',
    "Maxout": '''
class Maxout:
    """Each neuron is the largest of its pieces, which lie side by side in x."""

    def __init__(self, pieces):
        self.pieces = pieces

    def forward(self, x, training):
        x = x.reshape(len(x), -1, self.pieces)
        winner = x.argmax(axis=2)[:, :, np.newaxis]
        self.mask = winner == np.arange(self.pieces)
        return x.max(axis=2)

    def backward(self, dout):
        return [(self.mask * dout[:, :, np.newaxis]).reshape(len(dout), -1)]
''',
    "Add": '''
class Add:
    """The sum of its inputs; each of them gets the whole gradient."""

    def forward(self, *xs, training):
        self.count = len(xs)
        return sum(xs[1:], start=xs[0])

    def backward(self, dout):
        return [dout] * self.count
''',
    "Concatenate": '''
class Concatenate:
    """Its inputs side by side; each of them gets its columns of the gradient."""

    def forward(self, *xs, training):
        self.ends = np.cumsum([x.shape[1] for x in xs])[:-1]
        return np.concatenate(xs, axis=1)

    def backward(self, dout):
        return np.split(dout, self.ends, axis=1)
''',
}
