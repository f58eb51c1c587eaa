"""The name of a network as books give it, in words."""

from typing import Final

from engine import NetworkFamily, NetworkSpec, family_of
from gui.words.translation import QT_TR_NOOP, tr

_FAMILIES: Final = {
    "mlp": QT_TR_NOOP("MLP"),
    "branched": QT_TR_NOOP("with branches"),
    "perceptron": QT_TR_NOOP("perceptron"),
    "linear_regression": QT_TR_NOOP("linear regression"),
    "logistic_regression": QT_TR_NOOP("logistic regression"),
    "softmax_regression": QT_TR_NOOP("softmax regression"),
    "single_layer": "",
}


def network_name(network: NetworkSpec) -> str:
    """Return what books call a network; an empty text for one that is unfinished."""
    family = family_of(network)
    if family is None:
        return ""
    parts = [_layers(family), _family(family)]
    if family.is_deep:
        parts.append(tr("deep neural network"))
    return " · ".join(part for part in parts if part)


def _layers(family: NetworkFamily) -> str:
    if family.hidden_layers == 0:
        return tr("Single-layer network")
    return tr(
        "{hidden}-hidden-layer network ({layers}-layer)",
        hidden=family.hidden_layers,
        layers=family.layers,
    )


def _family(family: NetworkFamily) -> str:
    words = _FAMILIES[family.name]
    return tr(words) if words else ""
