"""Networks of books and courses, trained as they say, come out as good as they say.

Each is trained once with one seed. Further seeds and float64 are marked `slow`.
"""

import json
import os

import numpy as np
import pytest

from engine import (
    FULL_BATCH,
    Choice,
    DenseSpec,
    InputSpec,
    NetworkSpec,
    Scaling,
    Trainer,
    TrainingSpec,
    TrainingState,
    built_in,
    evaluate,
    load_source,
    read_mnist,
    training_sets,
)

slow = [
    pytest.mark.slow,
    pytest.mark.skipif(
        os.environ.get("LAYERLOOM_SLOW") != "1", reason="takes a minute: set LAYERLOOM_SLOW=1"
    ),
]


def seeds(first, *others):
    return [first, *(pytest.param(seed, marks=slow) for seed in others)]


DTYPES = ["float32", pytest.param("float64", marks=slow)]


def published(golden_folder):
    text = (golden_folder / "published_accuracies.json").read_text(encoding="utf-8")
    return json.loads(text)


def stack(inputs, *layers, start):
    dense = [
        DenseSpec(id=0, units=units, activation=Choice(function), **start)
        for units, function in layers
    ]
    return NetworkSpec.stack(InputSpec(id=0, units=inputs), *dense)


def assert_within(band, value):
    low, high = band
    assert low <= value <= high


# MNIST


@pytest.fixture(scope="module")
def mnist(data_folder):
    return read_mnist(data_folder / "mnist")


@pytest.fixture(scope="module")
def mnist_by_256(data_folder):
    return read_mnist(data_folder / "mnist", Scaling.divided_by(256))


def nielsen(dataset, seed, dtype):
    """Return the test accuracy after each epoch of chapter 1's network on 50,000 pictures."""
    start = {"weights_initializer": Choice("normal"), "bias_initializer": Choice("normal")}
    spec = stack(784, (30, "sigmoid"), (10, "sigmoid"), start=start)
    training = TrainingSpec(
        loss=Choice("half_sum_of_squares"),
        learning_rate=3.0,
        batch_size=10,
        seed=seed,
        dtype=dtype,
    )
    sets = training_sets(dataset, spec, training)
    state = TrainingState.start(spec, training, samples=50_000)
    trainer = Trainer(state, sets.inputs[:50_000], sets.targets[:50_000], sets.test, sets.rule)
    trainer.run(until_epoch=30)
    return trainer.history.validation_accuracy.view().mean


@pytest.mark.parametrize("dtype", DTYPES)
def test_nielsen_s_first_network(dtype, mnist_by_256, golden_folder):
    band = published(golden_folder)["nielsen_ch1"]["proposed_pass_band"]
    accuracy = nielsen(mnist_by_256, 0, dtype)
    assert_within(band["784-30-10 best of 30 epochs"], accuracy.max())


@pytest.mark.parametrize("seed", [pytest.param(seed, marks=slow) for seed in (1, 2, 3)])
def test_nielsen_s_first_network_from_other_starts(seed, mnist_by_256, golden_folder):
    """Not from every one: with squares a saturated output may never learn its class."""
    band = published(golden_folder)["nielsen_ch1"]["proposed_pass_band"]
    accuracy = nielsen(mnist_by_256, seed, "float32")
    assert_within(band["784-30-10 best of 30 epochs"], accuracy.max())


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("seed", seeds(0, 1, 2))
@pytest.mark.parametrize("hidden", ["sigmoid", "relu"])
def test_the_network_of_the_book_after_10000_batches(hidden, seed, dtype, mnist, golden_folder):
    start = {"weights_initializer": Choice.of("normal", deviation=0.01)}
    spec = stack(784, (50, hidden), (10, "softmax"), start=start)
    training = TrainingSpec(
        loss=Choice("categorical_cross_entropy"),
        learning_rate=0.1,
        batch_size=100,
        seed=seed,
        dtype=dtype,
    )
    sets = training_sets(mnist, spec, training)
    state = TrainingState.start(spec, training, samples=60_000)
    Trainer(state, sets.inputs, sets.targets).run(until_step=10_000)
    measured = evaluate(state.network, training, *sets.test, sets.rule)
    book = published(golden_folder)["dlfs"][f"{hidden}_784_50_10_after_10000_iterations"]
    assert_within(book["pass_band"], measured.accuracy)


# CS231n


def spiral_of_the_course():
    """Return the very points of the case study, from NumPy's old generator with seed 0."""
    random = np.random.RandomState(0)
    radius = np.linspace(0.0, 1.0, 100)
    arms = []
    for j in range(3):
        angle = np.linspace(4.0 * j, 4.0 * (j + 1), 100) + random.randn(100) * 0.2
        arms.append(np.column_stack([radius * np.sin(angle), radius * np.cos(angle)]))
    return np.concatenate(arms), np.repeat(np.arange(3), 100)


def trained_on_spiral(points, classes, hidden, steps, seed=0):
    """Return the loss with its penalty after so many steps, and the accuracy after the last.

    The course's regularisation ½·0.001·Σw² is our L2.
    """
    start = {"weights_initializer": Choice.of("normal", deviation=0.01)}
    spec = stack(2, *hidden, (3, "softmax"), start=start)
    training = TrainingSpec(
        loss=Choice("categorical_cross_entropy"),
        learning_rate=1.0,
        batch_size=FULL_BATCH,
        l2=1e-3,
        seed=seed,
    )
    samples = points, np.eye(3)[classes]
    trainer = Trainer(TrainingState.start(spec, training, 300), *samples)
    losses = {}
    for step in steps:
        trainer.run(until_step=step)
        measured = evaluate(trainer.state.network, training, *samples, "argmax")
        losses[step] = measured.loss + trainer.state.penalty()
    return losses, measured.accuracy


def test_a_linear_classifier_of_the_spiral(golden_folder):
    course = json.loads((golden_folder / "cs231n.json").read_text(encoding="utf-8"))
    course = course["spiral_case_study"]["linear_softmax"]
    losses, accuracy = trained_on_spiral(*spiral_of_the_course(), (), (10, 20, 190, 200))
    # The first losses still depend on the weights at the start, which the course does not tell.
    assert losses[10] == pytest.approx(course["loss_curve_published"][1], abs=2e-3)
    assert losses[20] == pytest.approx(course["loss_curve_published"][2], abs=2e-3)
    assert losses[190] == pytest.approx(course["final"], abs=2e-5)
    assert round(accuracy, 2) == course["train_acc"]


def test_two_layers_learn_the_spiral(golden_folder):
    course = json.loads((golden_folder / "cs231n.json").read_text(encoding="utf-8"))
    course = course["spiral_case_study"]["two_layer_relu"]
    steps = (0, 1_000, 2_000, 9_000, 10_000)
    losses, accuracy = trained_on_spiral(*spiral_of_the_course(), [(100, "relu")], steps)
    for step, loss in course["loss_curve_published"].items():
        assert losses[int(step)] == pytest.approx(loss, rel=0.05)
    assert accuracy == pytest.approx(course["train_acc"], abs=0.0101)


@pytest.mark.parametrize("seed", seeds(0, 1, 2, 3, 4))
def test_our_own_spirals_are_as_hard(seed):
    data = built_in("cs231n_spiral", {"seed": seed})
    drawn = data.inputs, data.targets
    _, linear = trained_on_spiral(*drawn, (), (200,), seed)
    _, two_layers = trained_on_spiral(*drawn, [(100, "relu")], (10_000,), seed)
    assert_within((0.45, 0.57), linear)
    assert_within((0.97, 1.0), two_layers)


# Small tables, in five folds


def accuracy_of_fold(data, fold):
    """Return the accuracy on one fifth of a table after training on the rest, scaled by it."""
    order = np.random.default_rng(0).permutation(len(data))
    kept, left_out = order[fold::5], np.delete(order, np.s_[fold::5])
    mean, deviation = data.inputs[left_out].mean(axis=0), data.inputs[left_out].std(axis=0)
    scaled = (data.inputs - mean) / deviation
    spec = stack(data.inputs.shape[1], (16, "relu"), (3, "softmax"), start={})
    training = TrainingSpec(
        loss=Choice("categorical_cross_entropy"),
        optimizer=Choice("adam"),
        learning_rate=0.01,
        batch_size=16,
        seed=fold,
    )
    one_hot = np.eye(3)[data.targets]
    state = TrainingState.start(spec, training, samples=len(left_out))
    Trainer(state, scaled[left_out], one_hot[left_out]).run(until_epoch=60)
    return evaluate(state.network, training, scaled[kept], one_hot[kept], "argmax").accuracy


@pytest.mark.parametrize(
    ("table", "file"), [("iris", "mwaskom__iris"), ("wine", "jbrownlee__wine")]
)
def test_small_tables_in_five_folds(table, file, data_folder, golden_folder):
    others = published(golden_folder)["small_csv_sklearn_mlp_5fold"][table]
    data = load_source(str(data_folder / "csv" / f"{file}.csv"))
    assert list(data.inputs.shape) == others["shape"]
    folds = [accuracy_of_fold(data, fold) for fold in range(5)]
    assert np.mean(folds) == pytest.approx(others["cv5_mean"], abs=0.035)
    assert min(folds) >= others["cv5_min"] - 0.05


# TensorFlow Playground


def trained_as_in_the_playground(name, output, hidden, golden_folder):
    """Return a trainer after 200 epochs with the Playground's defaults; half the data validate."""
    text = (golden_folder / "playground.json").read_text(encoding="utf-8")
    rules = json.loads(text)["engine"]
    defaults = rules["defaults"]
    start = {
        "weights_initializer": Choice.of("uniform", low=-0.5, high=0.5),
        "bias_initializer": Choice.of("constant", value=rules["bias_init"]),
    }
    layers = [(units, defaults["activation"]) for units in defaults["networkShape"]]
    spec = stack(2, *(layers if hidden else ()), (1, output), start=start)
    training = TrainingSpec(
        loss=Choice("half_sum_of_squares"),
        learning_rate=defaults["learningRate"],
        batch_size=defaults["batchSize"],
        validation_fraction=defaults["percTrainData"] / 100,
    )
    sets = training_sets(built_in(name), spec, training)
    state = TrainingState.start(spec, training, len(sets.inputs))
    trainer = Trainer(state, sets.inputs, sets.targets, sets.validation, sets.rule)
    trainer.run(until_epoch=200)
    return trainer


@pytest.mark.parametrize(
    ("name", "output"), [("circle", "tanh"), ("gauss", "tanh"), ("reg_plane", "linear")]
)
def test_the_playground_s_first_network_learns_its_data(name, output, golden_folder):
    history = trained_as_in_the_playground(name, output, True, golden_folder).history
    assert history.validation_loss.last < 0.02
    assert history.validation_accuracy.last == 1.0 or output == "linear"


def test_no_line_parts_the_circle_from_its_ring(golden_folder):
    history = trained_as_in_the_playground("circle", "tanh", False, golden_folder).history
    assert history.validation_accuracy.last < 0.75
