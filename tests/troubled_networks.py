"""Networks that do not learn, one for each reason, small and the same every time."""

from typing import Any

from engine import Choice, DenseSpec, InputSpec, NetworkSpec, TrainingSpec, built_in
from gui.document.document import DocumentState

_CROSS_ENTROPY = Choice("binary_cross_entropy")
_SQUARES = Choice("mean_squared_error")


def stack(hidden: int, activation: str, output: str, deviation: float = 0.0) -> NetworkSpec:
    """Return two inputs, hidden layers of eight units and one output."""
    initial = Choice("normal", (("deviation", deviation),)) if deviation else Choice("automatic")
    layers = [(8, activation)] * hidden + [(1, output)]
    dense = [
        DenseSpec(id=0, units=units, activation=Choice(name), weights_initializer=initial)
        for units, name in layers
    ]
    return NetworkSpec.stack(InputSpec(id=0, units=2), *dense)


def _troubled(network: NetworkSpec, data: str, **settings: Any) -> DocumentState:
    training = TrainingSpec(**({"batch_size": 10, "epochs": 10} | settings))
    return DocumentState(network=network, training=training, data=built_in(data))


#: What is wrong, and a document that shows it when it is trained to the end (F5).
TROUBLED: dict[str, DocumentState] = {
    "vanishing": _troubled(
        stack(7, "sigmoid", "sigmoid"), "spiral", loss=_CROSS_ENTROPY, learning_rate=0.1
    ),
    "exploding": _troubled(
        stack(5, "linear", "linear", 2.0), "reg_plane", loss=_SQUARES, learning_rate=1e-15
    ),
    "dead": _troubled(
        stack(2, "relu", "sigmoid"), "spiral", loss=_CROSS_ENTROPY, learning_rate=10.0
    ),
    "saturated": _troubled(
        stack(2, "sigmoid", "sigmoid", 500.0), "spiral", loss=_CROSS_ENTROPY, learning_rate=1e-3
    ),
    "diverging": _troubled(
        stack(0, "linear", "linear"),
        "reg_plane",
        loss=_SQUARES,
        learning_rate=0.13,
        batch_size=0,
        epochs=8,
    ),
    "not_learning": _troubled(
        stack(1, "tanh", "sigmoid"),
        "xor",
        loss=_CROSS_ENTROPY,
        learning_rate=1e-7,
        batch_size=0,
        epochs=60,
    ),
}
