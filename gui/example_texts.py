"""Title and sentence of every example, in the reader's language."""

from typing import Final

from engine import example_names
from gui.translation import QT_TR_NOOP, tr

_TITLES: Final = {
    "perceptron-and": QT_TR_NOOP("Perceptron"),
    "xor-mlp": QT_TR_NOOP("XOR"),
    "wikidocs-2-2-2": QT_TR_NOOP("Backpropagation by hand"),
    "mazur-2-2-2": QT_TR_NOOP("Backpropagation, step by step"),
    "spiral-2-8-8-1": QT_TR_NOOP("Spiral"),
    "regression-2-8-1": QT_TR_NOOP("Six hills"),
    "vanishing-sigmoids": QT_TR_NOOP("Vanishing gradient"),
    "residual-2-6-6-1": QT_TR_NOOP("Around a layer"),
    "mnist-784-50-10": QT_TR_NOOP("Handwritten digits"),
}
_SENTENCES: Final = {
    "perceptron-and": QT_TR_NOOP("One neuron with a step learns AND by Rosenblatt's rule."),
    "xor-mlp": QT_TR_NOOP("No single neuron learns it; four hidden ones do, in a moment."),
    "wikidocs-2-2-2": QT_TR_NOOP("The calculation of wikidocs 37406, without biases."),
    "mazur-2-2-2": QT_TR_NOOP("Matt Mazur's worked example, with every number of the article."),
    "spiral-2-8-8-1": QT_TR_NOOP("Two arms wound around one another, told apart by two layers."),
    "regression-2-8-1": QT_TR_NOOP("A surface of hills and hollows, learned as values."),
    "vanishing-sigmoids": QT_TR_NOOP(
        "Five layers of sigmoids: watch how little gradient reaches the first."
    ),
    "residual-2-6-6-1": QT_TR_NOOP("A link leads past a layer and is added behind it."),
    "mnist-784-50-10": QT_TR_NOOP(
        "The first network of many courses: 28 × 28 pixels in, ten digits out."
    ),
}


def ordered_examples() -> list[str]:
    """Return the names of the examples, the simplest first and unknown ones last."""
    places = {name: place for place, name in enumerate(_TITLES)}
    return sorted(example_names(), key=lambda name: places.get(name, len(places)))


def example_title(name: str) -> str:
    """Return what an example is called; an unknown one by its name."""
    return tr(_TITLES[name]) if name in _TITLES else name


def example_sentence(name: str) -> str:
    """Return what an example shows; nothing for an unknown one."""
    return tr(_SENTENCES[name]) if name in _SENTENCES else ""
