"""The stepper's sentences, in the reader's language."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QT_TR_NOOP

from gui.stepping.explanations import Sentence, Word
from gui.stepping.number_format import NumberFormat
from gui.words.layer_texts import choice_text, default_name_text, parameter_text
from gui.words.translation import tr

SENTENCES: Final[Mapping[str, Any]] = {
    "forward_dense": QT_TR_NOOP(
        "{layer}: multiply the inputs by the weights, add the bias, then apply {activation}."
    ),
    "forward_dense_no_bias": QT_TR_NOOP(
        "{layer}: multiply the inputs by the weights, then apply {activation}."
    ),
    "forward_dense_linear": QT_TR_NOOP(
        "{layer}: multiply the inputs by the weights and add the bias."
    ),
    "forward_dense_linear_no_bias": QT_TR_NOOP("{layer}: multiply the inputs by the weights."),
    "forward_activation": QT_TR_NOOP("{layer}: apply {activation} to every value."),
    "forward_softmax": QT_TR_NOOP(
        "{layer}: softmax turns each sample's values into probabilities that add up to 1."
    ),
    "forward_dropout": QT_TR_NOOP(
        "{layer}: leave out {zeros} of {count} values at random; the others grow so that the "
        "expected sum stays the same."
    ),
    "forward_batch_normalization": QT_TR_NOOP(
        "{layer}: bring every column to mean 0 and variance 1, then stretch it by γ and shift it "
        "by β."
    ),
    "forward_maxout": QT_TR_NOOP(
        "{layer}: compute several pieces for each neuron and keep the largest."
    ),
    "forward_add": QT_TR_NOOP("{layer}: add the inputs element by element."),
    "forward_concatenate": QT_TR_NOOP("{layer}: put the inputs side by side."),
    "forward_unexplained": QT_TR_NOOP("{layer}: turn the inputs into the outputs."),
    "loss": QT_TR_NOOP("Loss: {loss} measures how far the predictions P are from the targets T."),
    "backward_together": QT_TR_NOOP(
        "{layer}: the way back begins. {delta} follows directly from the loss and gives the "
        "gradients of the layer's parameters."
    ),
    "backward_output": QT_TR_NOOP(
        "{layer}: the way back begins. The gradient of the loss, times {f}′({z}), is {delta}; "
        "it gives the gradients of the layer's parameters."
    ),
    "backward_hidden": QT_TR_NOOP(
        "{layer}: what came back from the layer behind it, times {f}′({z}), is {delta}; it "
        "gives the gradients of the layer's parameters."
    ),
    "backward_activation": QT_TR_NOOP("{layer}: what came back is multiplied by {f}′."),
    "backward_dropout": QT_TR_NOOP(
        "{layer}: the gradient passes only where a value was kept, with the same mask."
    ),
    "backward_batch_normalization": QT_TR_NOOP(
        "{layer}: the gradients of γ and β, and the gradient that passes through the batch's mean "
        "and variance."
    ),
    "backward_maxout": QT_TR_NOOP("{layer}: the gradient goes to the piece that was largest."),
    "backward_add": QT_TR_NOOP("{layer}: every input receives the same gradient."),
    "backward_unexplained": QT_TR_NOOP("{layer}: turn what came back into the inputs' gradient."),
    "backward_concatenate": QT_TR_NOOP("{layer}: every input receives its own columns."),
    "update_sgd": QT_TR_NOOP(
        "{layer}: every parameter moves against its gradient, by η = {rate} times the gradient."
    ),
    "update_optimizer": QT_TR_NOOP(
        "{layer}: {optimizer} moves every parameter against its gradient; η = {rate}."
    ),
    "update_frozen": QT_TR_NOOP("{layer}: the parameters are frozen and stay as they are."),
    "phase_forward": QT_TR_NOOP(
        "Forward: layer by layer, the inputs of this batch become predictions."
    ),
    "phase_backward": QT_TR_NOOP(
        "Backward: from the loss back to the first layer, every parameter gets its gradient."
    ),
    "phase_update": QT_TR_NOOP("Update: every parameter moves against its gradient."),
    "operation_affine": QT_TR_NOOP(
        "{layer}: inputs times weights, added up, plus the bias: that is {z}."
    ),
    "operation_affine_no_bias": QT_TR_NOOP("{layer}: inputs times weights, added up: that is {z}."),
    "operation_activation": QT_TR_NOOP("{layer}: {activation} turns {z} into the output {a}."),
    "operation_largest": QT_TR_NOOP("{layer}: of its pieces, each neuron keeps the largest."),
    "operation_mean": QT_TR_NOOP("{layer}: the mean of every column of the batch."),
    "operation_variance": QT_TR_NOOP("{layer}: the variance of every column of the batch."),
    "operation_normalized": QT_TR_NOOP("{layer}: every column is brought to mean 0, variance 1."),
    "operation_rescaled": QT_TR_NOOP("{layer}: every column is stretched by γ and shifted by β."),
    "operation_terms": QT_TR_NOOP("Loss: every output against its target gives one term E."),
    "operation_per_sample": QT_TR_NOOP("Loss: the terms of each sample are added up."),
    "operation_loss": QT_TR_NOOP("Loss: the samples are joined into the one number of the batch."),
    "operation_loss_gradient": QT_TR_NOOP(
        "{layer}: the gradient of the loss by the layer's output, {dout}."
    ),
    "operation_loss_gradient_together": QT_TR_NOOP(
        "{layer}: loss and activation together give {delta}, the gradient by {z}, at once."
    ),
    "operation_meeting": QT_TR_NOOP(
        "{layer}: the gradients that came back along several paths are added."
    ),
    "operation_delta": QT_TR_NOOP(
        "{layer}: what came back goes through the activation backwards; that is {delta}, the "
        "gradient by {z}."
    ),
    "operation_grad_slope": QT_TR_NOOP("{layer}: the gradients of the learned slopes."),
    "operation_grad_weights": QT_TR_NOOP(
        "{layer}: {dW}: for each weight, its input times the {delta} of its neuron, added up over "
        "the samples."
    ),
    "operation_grad_bias": QT_TR_NOOP(
        "{layer}: {db}: for each bias, {delta} added up over the samples."
    ),
    "operation_grad_inputs": QT_TR_NOOP("{layer}: {dX}: what goes back to the layer before."),
    "operation_grad_gamma": QT_TR_NOOP("{layer}: the gradients of γ."),
    "operation_grad_beta": QT_TR_NOOP("{layer}: the gradients of β."),
    "operation_chain_rule": QT_TR_NOOP(
        "{layer}: the chain rule for one weight, factor by factor; click another weight to see it."
    ),
    "operation_smoothed": QT_TR_NOOP("Loss: a share of every target is spread over the classes."),
    "operation_penalized": QT_TR_NOOP(
        "{layer}: the gradient of the penalty is added; the sum is G."
    ),
    "operation_bounded": QT_TR_NOOP("{layer}: no element of the gradient may be larger than c."),
    "operation_shortened": QT_TR_NOOP(
        "{layer}: the whole gradient is shortened until its norm is at most c."
    ),
    "operation_samples": QT_TR_NOOP(
        "{layer}: what each sample alone gives for one weight, and how the batch joins it."
    ),
    "operation_moment": QT_TR_NOOP("{layer}: {optimizer} takes this gradient into its memory."),
    "operation_moved": QT_TR_NOOP("{layer}: the values move against their gradient; η = {rate}."),
    "operation_kept": QT_TR_NOOP("{layer}: frozen values stay as they are."),
    "neuron_forward": QT_TR_NOOP("{layer}, neuron {neuron}: how its output comes about."),
    "neuron_backward": QT_TR_NOOP(
        "{layer}, neuron {neuron}: its {delta}, and the gradients that follow from it."
    ),
    "neuron_update": QT_TR_NOOP("{layer}, neuron {neuron}: its own weights and bias move."),
    "note_softmax": QT_TR_NOOP("Softmax: the outputs of a sample are positive and add up to 1."),
    "note_step_forward": QT_TR_NOOP(
        "A step unit fires (1) where {z} is above 0; at 0 itself it does not."
    ),
    "note_relu_forward": QT_TR_NOOP("ReLU sets {n} of {count} values to 0, because {z} ≤ 0."),
    "note_batch_statistics": QT_TR_NOOP(
        "Mean and variance come from the whole batch: the samples are not independent of each "
        "other."
    ),
    "note_running_statistics": QT_TR_NOOP(
        "A batch of one sample has no variance: the running mean and variance are used."
    ),
    "note_mean": QT_TR_NOOP("The loss is the mean over the {samples} samples of this batch."),
    "note_smoothing": QT_TR_NOOP(
        "Label smoothing: {smoothing} of every target is shared out among the classes."
    ),
    "note_penalty": QT_TR_NOOP("The penalty on the weights adds {penalty}."),
    "note_categorical_cross_entropy": QT_TR_NOOP(
        "Softmax and cross-entropy together: the derivative by {z} is simply p − t, so no {f}′ "
        "appears."
    ),
    "note_binary_cross_entropy": QT_TR_NOOP(
        "Sigmoid and cross-entropy together: p(1 − p) cancels, the derivative by {z} is p − t, and "
        "no {f}′ appears."
    ),
    "note_perceptron": QT_TR_NOOP(
        "Perceptron rule: the step has no usable derivative, so the error p − t itself is passed "
        "back."
    ),
    "note_meeting": QT_TR_NOOP("{n} paths begin here: the gradients that come back are added."),
    "note_mean_gradient": QT_TR_NOOP(
        "The 1/N (N = {samples}) comes from the mean over the samples."
    ),
    "note_batch_statistics_back": QT_TR_NOOP(
        "The mean and the variance depend on every sample, so each sample's gradient depends on "
        "the whole batch."
    ),
    "note_first_layer": QT_TR_NOOP(
        "Before this layer lie only the data: {dX} would be read by nobody and is not computed."
    ),
    "note_step_backward": QT_TR_NOOP(
        "The step function is flat: {f}′ is 0 everywhere, so nothing here or before it can learn. "
        "At the output the perceptron rule gets around that: it is a loss to choose."
    ),
    "note_relu_backward": QT_TR_NOOP(
        "At {n} of {count} places {z} ≤ 0: ReLU's {f}′ is 0 there and no gradient passes."
    ),
    "note_saturated": QT_TR_NOOP(
        "At {n} of {count} places {f}′ is below 0.01: the unit is saturated and hardly learns."
    ),
    "note_frozen": QT_TR_NOOP("Frozen and unchanged: {parameter}."),
    "note_adam": QT_TR_NOOP(
        "m and v are running means of the gradient and of its square; both start at 0."
    ),
    "note_penalty_gradient": QT_TR_NOOP(
        "The gradient here includes that of the penalty on the weights."
    ),
    "note_misprint": QT_TR_NOOP(
        "{source} prints {quantity} = {printed} here; the arithmetic gives {computed}."
    ),
    "note_clipped_value": QT_TR_NOOP(
        "Clipping: {n} of {count} elements of the gradient were beyond ±{bound}."
    ),
    "note_clipped_norm": QT_TR_NOOP(
        "Clipping: the norm of all gradients together, {norm}, was above {bound}; every one is "
        "multiplied by {scale}."
    ),
    "note_norm_kept": QT_TR_NOOP(
        "Clipping: the norm of all gradients together, {norm}, is not above {bound}; nothing "
        "changes."
    ),
    "note_velocity": QT_TR_NOOP(
        "v gathers the gradients of the steps before; each step keeps μ of it."
    ),
    "note_squares": QT_TR_NOOP(
        "s remembers the squares of the gradients: where they are large, steps are small."
    ),
    "note_updates": QT_TR_NOOP("u remembers the squares of the steps themselves."),
    "note_adamax": QT_TR_NOOP(
        "m is a running mean of the gradient, u the largest gradient of late, slowly forgotten."
    ),
    "note_decay": QT_TR_NOOP(
        "Weight decay takes η λ w off each value directly: it does not pass through m and v."
    ),
    "note_schedule": QT_TR_NOOP(
        "The schedule ({schedule}) makes η = {rate} here; it was set to {base}."
    ),
    "note_lens": QT_TR_NOOP(
        "Batch normalization joins the samples: what stands at one sample depends on the others."
    ),
    "note_columns": QT_TR_NOOP(
        "In this notation samples are columns. The engine keeps them as rows, as its lines of "
        "NumPy say: its arrays are these with rows and columns exchanged."
    ),
}


def sentence_text(sentence: Sentence, numbers: NumberFormat) -> str:
    """Return a sentence in the current language."""
    values = {name: _value_text(value, numbers) for name, value in sentence.values.items()}
    return tr(SENTENCES[sentence.key], **values)


def _value_text(value: Word | float | int | str, numbers: NumberFormat) -> str:
    if isinstance(value, Word):
        return word_text(value)
    if isinstance(value, str):
        return value
    return f"{value:,}" if isinstance(value, int) else numbers.text(value)


def word_text(word: Word) -> str:
    """Return a word of the program in the current language."""
    if word.kind == "layer":
        return default_name_text(word.name)
    if word.kind == "parameter":
        return parameter_text(word.name)
    return choice_text(word.kind, word.name)
