"""Worked examples of others, number by number: what they printed is what our records hold."""

import json
from dataclasses import replace

import numpy as np
import pytest

from engine import (
    Choice,
    DenseSpec,
    InputSpec,
    Network,
    NetworkSpec,
    Trainer,
    TrainingSpec,
    TrainingState,
    trace_step,
)
from engine.tracing.gradient_check import LossFunction

HALVES = TrainingSpec(loss=Choice("half_sum_of_squares"), learning_rate=0.5, batch_size=1)
#: Its value is the output itself and the gradient that comes in is 1, where the target is 0.
OUTPUT_ITSELF = TrainingSpec(loss=Choice("mean_absolute_error"), batch_size=1)


def golden(folder, file):
    return json.loads((folder / file).read_text(encoding="utf-8"))


def stack(inputs, *layers, **options):
    """Return a stack of dense layers from their units and activations."""
    dense = [DenseSpec(id=0, units=n, activation=Choice(f), **options) for n, f in layers]
    return NetworkSpec.stack(InputSpec(id=0, units=inputs), *dense)


def started(spec, training, *parameters):
    """Return a state for one sample whose layers start with the given weights and biases."""
    state = TrainingState.start(spec, training, samples=1)
    for layer_id, values in enumerate(parameters, start=2):
        for name, numbers in values.items():
            state.network.views[layer_id][name][...] = numbers
    return state


def trained(state, sample, steps):
    """Return the state after so many steps on the one sample."""
    trainer = Trainer(state, *sample)
    trainer.run(until_step=steps)
    return trainer.state


def loss_of(state, sample):
    """Return half the sum of squares and the outputs of the one sample."""
    outputs = state.network.predict(sample[0])
    return float(np.square(outputs - sample[1]).sum() / 2), outputs[0]


def assert_every_number(named, computed, tolerance):
    """Compare what we name with what was computed: no number may be left out on either side."""
    assert set(named) == set(computed)
    for name, value in computed.items():
        np.testing.assert_allclose(named[name], value, rtol=0, atol=tolerance, err_msg=name)


def assert_printed(named, published, tolerance, misprints=()):
    """Compare with the digits that were printed, but for those that are known to be wrong."""
    for name in set(published) - set(misprints):
        np.testing.assert_allclose(named[name], published[name], rtol=0, atol=tolerance)


# Mazur: A Step by Step Backpropagation Example


def mazur(book, bias_trainable=False):
    config = book["config"]
    spec = stack(2, (2, "sigmoid"), (2, "sigmoid"), bias_trainable=bias_trainable)
    hidden = {"weights": np.transpose(config["W1_rows_per_hidden"]), "bias": config["b1"]}
    output = {"weights": np.transpose(config["W2_rows_per_output"]), "bias": config["b2"]}
    sample = np.array([config["inputs"]]), np.array([config["targets"]])
    return started(spec, HALVES, hidden, output), sample


def numbers_of_mazur(state, sample):
    """Return every number of the article, read out of one traced step."""
    trace = trace_step(state, *sample)
    f1, f2, loss, b2, b1, *updates = trace.records
    new = {(u.name, u.parameter): u.after for u in updates}
    w1, w2 = new["hidden_1", "weights"], new["output", "weights"]
    delta = b2.grad_pre_activation[0]
    return {
        "net_h1": f1.pre_activation[0, 0],
        "net_h2": f1.pre_activation[0, 1],
        "out_h1": f1.output[0, 0],
        "out_h2": f1.output[0, 1],
        "net_o1": f2.pre_activation[0, 0],
        "net_o2": f2.pre_activation[0, 1],
        "out_o1": f2.output[0, 0],
        "out_o2": f2.output[0, 1],
        "E_o1": loss.terms[0, 0],
        "E_o2": loss.terms[0, 1],
        "E_total": loss.loss,
        "dE_dout_o1": b2.grad_output[0, 0],
        "dout_o1_dnet_o1": b2.activation_derivative[0, 0],
        "delta_o1": delta[0],
        "delta_o2": delta[1],
        "dE_dw5": b2.grad_weights[0, 0],
        "dE_dw6": b2.grad_weights[1, 0],
        "dE_dw7": b2.grad_weights[0, 1],
        "dE_dw8": b2.grad_weights[1, 1],
        # A view multiplies two recorded numbers: delta and the weight before its update.
        "dEo1_dout_h1": delta[0] * f2.weights[0, 0],
        "dEo2_dout_h1": delta[1] * f2.weights[0, 1],
        "dE_dout_h1": b1.grad_output[0, 0],
        "dE_dout_h2": b1.grad_output[0, 1],
        "dout_h1_dnet_h1": b1.activation_derivative[0, 0],
        "delta_h1": b1.grad_pre_activation[0, 0],
        "delta_h2": b1.grad_pre_activation[0, 1],
        "dE_dw1": b1.grad_weights[0, 0],
        "dE_dw2": b1.grad_weights[1, 0],
        "dE_dw3": b1.grad_weights[0, 1],
        "dE_dw4": b1.grad_weights[1, 1],
        "w1": w1[0, 0],
        "w2": w1[1, 0],
        "w3": w1[0, 1],
        "w4": w1[1, 1],
        "w5": w2[0, 0],
        "w6": w2[1, 0],
        "w7": w2[0, 1],
        "w8": w2[1, 1],
        "E_total_after_1_update": trace.loss_after,
    }


def test_every_number_of_mazur(golden_folder):
    book = golden(golden_folder, "mazur.json")
    state, sample = mazur(book)
    named = numbers_of_mazur(state, sample)
    error, outputs = loss_of(trained(state, sample, 10_000), sample)
    named["E_total_after_10000"] = error
    named["out_o1_after_10000"], named["out_o2_after_10000"] = outputs
    assert_every_number(named, book["computed_float64"], 1e-9)
    misprints = book["mismatches_published_vs_computed"]
    assert_printed(named, book["published"], book["tolerance_abs"], misprints)


def assert_mazur_has_come_to(state, sample, end):
    named = {f"W{i}": state.network.views[i + 1]["weights"].T for i in (1, 2)}
    named |= {f"b{i}": state.network.views[i + 1]["bias"] for i in (1, 2)}
    named["E"], named["o"] = loss_of(state, sample)
    assert_every_number(named, end, 1e-9)


@pytest.mark.parametrize(
    ("steps", "key"), [(9_999, "after_9999_no_bias"), (10_000, "after_10000_no_bias")]
)
def test_mazur_trained_on_with_biases_that_stay(steps, key, golden_folder):
    book = golden(golden_folder, "mazur.json")
    state, sample = mazur(book)
    assert_mazur_has_come_to(trained(state, sample, steps), sample, book[key])


@pytest.mark.parametrize(("steps", "key"), [(1, "after_1"), (10_000, "after_10000")])
def test_mazur_with_biases_that_learn(steps, key, golden_folder):
    book = golden(golden_folder, "mazur.json")
    state, sample = mazur(book, bias_trainable=True)
    end = book["variant_with_bias_updates"][key]
    assert_mazur_has_come_to(trained(state, sample, steps), sample, end)


# wikidocs 37406: 딥 러닝을 이용한 자연어 처리 입문, 역전파 이해하기


def wikidocs(book):
    config = book["config"]
    spec = stack(2, (2, "sigmoid"), (2, "sigmoid"), use_bias=False)
    hidden = np.transpose([config["W1_W2_to_h1"], config["W3_W4_to_h2"]])
    output = np.transpose([config["W5_W6_to_o1"], config["W7_W8_to_o2"]])
    sample = np.array([config["x"]]), np.array([config["t"]])
    return started(spec, HALVES, {"weights": hidden}, {"weights": output}), sample


def numbers_of_wikidocs(state, sample):
    """Return every number of the chapter, read out of one traced step and the next."""
    trace = trace_step(state, *sample)
    f1, f2, loss, b2, b1, update1, update2 = trace.records
    after = trace_step(trace.next_state, *sample).records[2]
    delta = b2.grad_pre_activation[0]
    named = {
        "z1": f1.pre_activation[0, 0],
        "z2": f1.pre_activation[0, 1],
        "h1": f1.output[0, 0],
        "h2": f1.output[0, 1],
        "z3": f2.pre_activation[0, 0],
        "z4": f2.pre_activation[0, 1],
        "o1": f2.output[0, 0],
        "o2": f2.output[0, 1],
        "E_o1": loss.terms[0, 0],
        "E_o2": loss.terms[0, 1],
        "E_total": loss.loss,
        "dE_do1": b2.grad_output[0, 0],
        "do1_dz3": b2.activation_derivative[0, 0],
        "dE_dh1": b1.grad_output[0, 0],
        "dh1_dz1": b1.activation_derivative[0, 0],
        "dEo1_dh1": delta[0] * f2.weights[0, 0],
        "dEo2_dh1": delta[1] * f2.weights[0, 1],
        "delta_o1": delta[0],
        "delta_o2": delta[1],
        "delta_h1": b1.grad_pre_activation[0, 0],
        "delta_h2": b1.grad_pre_activation[0, 1],
        "E_total_after": trace.loss_after,
        "E_o1_after": after.terms[0, 0],
        "E_o2_after": after.terms[0, 1],
        "o1_after": after.predictions[0, 0],
        "o2_after": after.predictions[0, 1],
    }
    # The chapter counts the weights neuron by neuron: the columns of the matrices.
    new = np.concatenate([update1.after.T.ravel(), update2.after.T.ravel()])
    gradients = np.concatenate([b1.grad_weights.T.ravel(), b2.grad_weights.T.ravel()])
    named |= {f"W{number}": value for number, value in enumerate(new, start=1)}
    return named | {f"dE_dW{number}": value for number, value in enumerate(gradients, start=1)}


def test_every_number_of_wikidocs(golden_folder):
    book = golden(golden_folder, "wikidocs_37406.json")
    named = numbers_of_wikidocs(*wikidocs(book))
    assert_every_number(named, book["computed_float64"], 1e-9)
    assert_printed(named, book["published"], book["tolerance_abs"])


# 밑바닥부터 시작하는 딥러닝 1


def test_the_three_layer_network_of_the_book(golden_folder):
    book = golden(golden_folder, "dlfs.json")["three_layer_network"]
    spec = stack(2, (3, "sigmoid"), (2, "sigmoid"), (2, "linear"))
    network = Network(spec)
    for number in (1, 2, 3):
        network.views[number + 1]["weights"][...] = book[f"W{number}"]
        network.views[number + 1]["bias"][...] = book[f"b{number}"]
    values = network.layer_values(np.array([book["x"]]))
    named = {
        "A1": values[2].pre_activation[0],
        "Z1": values[2].output[0],
        "A2": values[3].pre_activation[0],
        "Z2": values[3].output[0],
        "Y": network.predict(np.array([book["x"]]))[0],
    }
    assert_every_number(named, book["computed"], 1e-8)
    assert_printed(named, book["published"], 1e-8)


def test_the_simple_net_of_the_book_has_its_exact_loss(golden_folder):
    """The book adds 1e-7 inside the logarithm; the loss without it is the right one."""
    book = golden(golden_folder, "dlfs.json")["simple_net"]
    training = TrainingSpec(loss=Choice("categorical_cross_entropy"), batch_size=1)
    state = started(stack(2, (3, "softmax"), use_bias=False), training, {"weights": book["W"]})
    trace = trace_step(state, np.array([book["x"]]), np.array([book["t"]]))
    _, loss, backward, _ = trace.records
    named = {
        "p": loss.logits[0],
        "softmax": loss.predictions[0],
        "loss_without_eps": loss.loss,
        "dW": backward.grad_weights,
    }
    computed = {name: book["computed"][name] for name in named}
    assert_every_number(named, computed, 1e-10)
    np.testing.assert_allclose(backward.grad_weights, book["published"]["dW"], rtol=0, atol=1e-8)


def squares_of_weights(weights, inputs=1.0, targets=0.0):
    """Return Σ(w x − t)² as the loss of one sample, and the state that minimises it."""
    training = TrainingSpec(loss=Choice("sum_of_squares"), batch_size=1)
    state = started(
        stack(1, (len(weights), "linear"), use_bias=False), training, {"weights": [weights]}
    )
    sample = np.array([[inputs]]), np.full((1, len(weights)), targets)
    return LossFunction(state, *sample), state, sample


@pytest.mark.parametrize("x", ["5", "10"])
def test_the_numerical_derivative_of_the_book(x, golden_folder):
    """0.01x² + 0.1x is (0.1x + 0.5)² less 0.25: one weight x, the input 0.1, the target −0.5."""
    book = golden(golden_folder, "dlfs.json")["numerical_diff"]
    function, _, _ = squares_of_weights([float(x)], inputs=0.1, targets=-0.5)
    assert function.value() == pytest.approx(0.01 * float(x) ** 2 + 0.1 * float(x) + 0.25)
    assert function.difference_at(0) == pytest.approx(book["computed"][x], abs=1e-8)
    assert function.gradient()[0] == pytest.approx(book["computed"][x], abs=1e-8)


@pytest.mark.parametrize("point", ["(3,4)", "(0,2)", "(3,0)"])
def test_the_numerical_gradient_of_the_book(point, golden_folder):
    book = golden(golden_folder, "dlfs.json")["numerical_gradient"]["published"]
    function, _, _ = squares_of_weights([float(x) for x in point.strip("()").split(",")])
    differences = [function.difference_at(place) for place in (0, 1)]
    np.testing.assert_allclose(differences, book[point], rtol=0, atol=1e-8)
    np.testing.assert_allclose(function.gradient(), book[point], rtol=0, atol=1e-12)


@pytest.mark.parametrize("rate", ["0.1", "1e-10"])
def test_a_hundred_steps_of_gradient_descent_in_the_book(rate, golden_folder):
    book = golden(golden_folder, "dlfs.json")["gradient_descent"]["computed"][f"lr={rate}"]
    _, state, sample = squares_of_weights([-3.0, 4.0])
    state.change_training(replace(state.training, learning_rate=float(rate)))
    end = trained(state, sample, 100).network.parameters
    np.testing.assert_allclose(end, book, rtol=1e-6)


@pytest.mark.parametrize(
    ("graph", "prices", "counts"),
    [
        ("buy_apple", ["apple"], ["apple_num"]),
        ("buy_apple_orange", ["apple", "orange"], ["apple_num", "orange_num"]),
    ],
)
def test_the_shopping_graphs_of_the_book(graph, prices, counts, golden_folder):
    """Prices go in through a layer that changes nothing, so that their gradient is computed."""
    book = golden(golden_folder, "dlfs.json")["computational_graph"][graph]
    price, number = [book[name] for name in prices], [book[name] for name in counts]
    state = started(
        stack(len(price), (len(price), "linear"), (1, "linear"), (1, "linear"), use_bias=False),
        OUTPUT_ITSELF,
        {"weights": np.eye(len(price))},
        {"weights": np.transpose([number])},
        {"weights": [[book["tax"]]]},
    )
    records = trace_step(state, np.array([price], float), np.zeros((1, 1))).records
    loss = next(record for record in records if record.phase == "loss")
    tax, shopping, _ = (record for record in records if record.phase == "backward")
    named = {"price": loss.loss, "dTax": tax.grad_weights[0, 0]}
    named |= {
        f"d{name.capitalize()}": gradient
        for names, gradients in (
            (prices, shopping.grad_inputs[0]),
            (counts, shopping.grad_weights[:, 0]),
        )
        for name, gradient in zip(names, gradients, strict=True)
    }
    computed = {key: x for key, x in book.items() if key == "price" or key.startswith("d")}
    assert_every_number(named, computed, 1e-9)


# CS231n


def test_the_sigmoid_neuron_of_cs231n(golden_folder):
    course = golden(golden_folder, "cs231n.json")["sigmoid_neuron"]
    *weights, bias = course["w"]
    state = started(
        stack(2, (2, "linear"), (1, "sigmoid")),
        OUTPUT_ITSELF,
        {"weights": np.eye(2), "bias": 0.0},
        {"weights": np.transpose([weights]), "bias": bias},
    )
    records = trace_step(state, np.array([course["x"]]), np.zeros((1, 1))).records
    _, forward, _, backward, *_ = records
    named = {
        "dot": forward.pre_activation[0, 0],
        "f": forward.output[0, 0],
        "ddot": backward.grad_pre_activation[0, 0],
        "dx": backward.grad_inputs[0],
        "dw": [*backward.grad_weights[:, 0], backward.grad_bias[0]],
    }
    assert_every_number(named, course["computed"], 1e-12)


@pytest.mark.parametrize("classes", [3, 10])
def test_small_weights_lose_the_logarithm_of_the_number_of_classes(classes, golden_folder):
    course = golden(golden_folder, "cs231n.json")["initial_loss"]
    small = Choice.of("normal", deviation=1e-3)
    spec = stack(20, (50, "relu"), (classes, "softmax"), weights_initializer=small)
    training = TrainingSpec(loss=Choice("categorical_cross_entropy"), batch_size=0)
    state = TrainingState.start(spec, training, samples=200)
    inputs = np.random.default_rng(0).normal(size=(200, 20))
    loss = state.step(inputs, np.eye(classes)[np.arange(200) % classes])
    assert loss == pytest.approx(course[f"C{classes}"], abs=1e-4)
    assert loss == pytest.approx(course["published"][f"C={classes}"], abs=2e-3)


def test_the_softmax_of_cs231n(golden_folder):
    course = golden(golden_folder, "cs231n.json")["svm_vs_softmax"]
    training = TrainingSpec(loss=Choice("categorical_cross_entropy"), batch_size=1)
    weights = {"weights": np.eye(3)}
    state = started(stack(3, (3, "softmax"), use_bias=False), training, weights)
    loss = state.step(np.array([course["scores"]]), np.eye(3)[[course["y"]]])
    assert loss == pytest.approx(course["computed"]["softmax"], abs=1e-12)
