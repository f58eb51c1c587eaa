"""Title and sentence of every example, in the reader's language."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from engine import Dataset, LayerloomError, Project, example_names, with_names
from gui.words.translation import QT_TR_NOOP, tr

_TITLES: Final = {
    "neuron": QT_TR_NOOP("One neuron"),
    "and-perceptron": QT_TR_NOOP("AND by hand"),
    "nand-perceptron": QT_TR_NOOP("NAND by hand"),
    "or-perceptron": QT_TR_NOOP("OR by hand"),
    "xor-impossible": QT_TR_NOOP("XOR with one neuron"),
    "xor-by-hand": QT_TR_NOOP("XOR by hand"),
    "perceptron-and": QT_TR_NOOP("Perceptron"),
    "xor-mlp": QT_TR_NOOP("XOR"),
    "wikidocs-2-2-2": QT_TR_NOOP("Backpropagation by hand"),
    "mazur-2-2-2": QT_TR_NOOP("Backpropagation, step by step"),
    "spiral-2-8-8-1": QT_TR_NOOP("Spiral"),
    "regression-2-8-1": QT_TR_NOOP("Six hills"),
    "vanishing-sigmoids": QT_TR_NOOP("Vanishing gradient"),
    "residual-2-6-6-1": QT_TR_NOOP("Around a layer"),
    "activations": QT_TR_NOOP("Three activation functions"),
    "bias-shift": QT_TR_NOOP("What a bias does"),
    "linear-collapse": QT_TR_NOOP("Linear layers collapse"),
    "two-layer-2-4-3": QT_TR_NOOP("Shapes of two layers"),
    "softmax-3-2": QT_TR_NOOP("One softmax layer"),
    "logistic-regression": QT_TR_NOOP("Logistic regression"),
    "softmax-regression": QT_TR_NOOP("Softmax regression"),
    "dense-4-8-8-3": QT_TR_NOOP("Iris"),
    "forward-backward-1000-100-10": QT_TR_NOOP("Forward and backward"),
    "vanishing-gradient": QT_TR_NOOP("Ten layers of sigmoids"),
    "vanishing-gradient-relu": QT_TR_NOOP("Ten layers of ReLU"),
    "dying-relu": QT_TR_NOOP("Dying ReLU"),
    "initial-values": QT_TR_NOOP("Initial values"),
    "loss-and-optimizers": QT_TR_NOOP("Ways down a bowl"),
    "overfitting-2-32-32-1": QT_TR_NOOP("Learned by heart"),
    "digits-8x8": QT_TR_NOOP("Small digits"),
    "mnist-784-50-10": QT_TR_NOOP("Handwritten digits"),
}
_SENTENCES: Final = {
    "neuron": QT_TR_NOOP("A weighted sum, a threshold, a bias: set the weights and watch it fire."),
    "and-perceptron": QT_TR_NOOP(
        "Weights 0.5, 0.5 and bias −0.7 fire only when both inputs are 1."
    ),
    "nand-perceptron": QT_TR_NOOP("AND with every sign turned: fires unless both inputs are 1."),
    "or-perceptron": QT_TR_NOOP("The same weights as AND; only the bias is another one."),
    "xor-impossible": QT_TR_NOOP("No line divides it: never more than three of four are right."),
    "xor-by-hand": QT_TR_NOOP("AND of NAND and OR: two layers do what one cannot."),
    "activations": QT_TR_NOOP("Step, sigmoid and ReLU of the same number, side by side."),
    "bias-shift": QT_TR_NOOP("A bias moves the sigmoid sideways, and it is learned like a weight."),
    "linear-collapse": QT_TR_NOOP("Three layers of 2x in a row are one layer of 8x."),
    "two-layer-2-4-3": QT_TR_NOOP(
        "Ten samples as one matrix: (10, 2) becomes (10, 4), then (10, 3)."
    ),
    "softmax-3-2": QT_TR_NOOP("Y = XW + B for four samples at once, with eight parameters."),
    "logistic-regression": QT_TR_NOOP("How likely a student passes after so many hours of study."),
    "softmax-regression": QT_TR_NOOP("Three kinds of Iris, told apart by a single layer."),
    "dense-4-8-8-3": QT_TR_NOOP("ReLU, ReLU and softmax: 139 parameters tell three flowers apart."),
    "forward-backward-1000-100-10": QT_TR_NOOP(
        "1000-100-10 as matrix products: 2(ŷ − y), hᵀδ, δWᵀ, xᵀδ."
    ),
    "vanishing-gradient": QT_TR_NOOP(
        "The gradient shrinks with every layer, and the first one hardly learns."
    ),
    "vanishing-gradient-relu": QT_TR_NOOP(
        "The same ten layers with ReLU: the gradient arrives, and they learn."
    ),
    "dying-relu": QT_TR_NOOP(
        "Biases so low that no sample wakes a neuron: nothing can be learned."
    ),
    "initial-values": QT_TR_NOOP(
        "Weights from N(0, 1) are too large for 32 inputs: draw them as He does, and it learns."
    ),
    "loss-and-optimizers": QT_TR_NOOP("The loss w1²/20 + w2²: see how each optimizer walks down."),
    "overfitting-2-32-32-1": QT_TR_NOOP(
        "Fifty noisy points and a wide network: it overfits, until L2 or dropout holds it back."
    ),
    "digits-8x8": QT_TR_NOOP("Digits of 8 × 8 pixels come with the program; nothing to download."),
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


#: What examples and the data that come with the program call their inputs, classes and targets.
_NAMES: Final = {
    "falling": QT_TR_NOOP("falling"),
    "rising": QT_TR_NOOP("rising"),
    "failed": QT_TR_NOOP("failed"),
    "passed": QT_TR_NOOP("passed"),
    "sum": QT_TR_NOOP("sum"),
    "difference": QT_TR_NOOP("difference"),
    "product": QT_TR_NOOP("product"),
    "sepal length (cm)": QT_TR_NOOP("sepal length (cm)"),
    "sepal width (cm)": QT_TR_NOOP("sepal width (cm)"),
    "petal length (cm)": QT_TR_NOOP("petal length (cm)"),
    "petal width (cm)": QT_TR_NOOP("petal width (cm)"),
    "species": QT_TR_NOOP("species"),
    "alcohol": QT_TR_NOOP("alcohol"),
    "malic acid": QT_TR_NOOP("malic acid"),
    "ash": QT_TR_NOOP("ash"),
    "alcalinity of ash": QT_TR_NOOP("alcalinity of ash"),
    "magnesium": QT_TR_NOOP("magnesium"),
    "total phenols": QT_TR_NOOP("total phenols"),
    "flavanoids": QT_TR_NOOP("flavanoids"),
    "nonflavanoid phenols": QT_TR_NOOP("nonflavanoid phenols"),
    "proanthocyanins": QT_TR_NOOP("proanthocyanins"),
    "color intensity": QT_TR_NOOP("color intensity"),
    "hue": QT_TR_NOOP("hue"),
    "od280/od315 of diluted wines": QT_TR_NOOP("od280/od315 of diluted wines"),
    "proline": QT_TR_NOOP("proline"),
    "cultivar": QT_TR_NOOP("cultivar"),
    "class 0": QT_TR_NOOP("class 0"),
    "class 1": QT_TR_NOOP("class 1"),
    "class 2": QT_TR_NOOP("class 2"),
}


def in_words(project: Project) -> Project:
    """Return an example whose classes and targets are called as the reader's language has it."""
    dataset = project.dataset
    named = None if dataset is None else data_in_words(dataset)
    if named is None or named is dataset:
        return project
    return replace(project, data=named.description, dataset=named)


def data_in_words(dataset: Dataset) -> Dataset:
    """Return data whose inputs, classes and targets are called as the reader's language has it."""
    known = dataset.description
    before = (known.input_names, known.target_names, known.class_names)
    names = [_worded(each) for each in before]
    if tuple(names) == before:
        return dataset
    try:
        return with_names(dataset, *(each or None for each in names))
    except LayerloomError:
        return dataset


def _worded(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(tr(_NAMES[name]) if name in _NAMES else name for name in names)
