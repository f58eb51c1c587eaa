"""What every setting is: one sentence for tooltips, and advice on its value for What's This."""

from typing import Final

from gui.words.translation import QT_TR_NOOP, tr

_EXPLANATIONS: Final = {
    "name": QT_TR_NOOP("1 to 64 letters, digits, spaces, _ or -. Empty brings the default back."),
    "units": QT_TR_NOOP("How many neurons the layer has: the width of its output."),
    "activation": QT_TR_NOOP("The function that turns each weighted sum z into the output a."),
    "use_bias": QT_TR_NOOP("Whether a bias is added to each weighted sum."),
    "weights_initializer": QT_TR_NOOP(
        "How the first weights are drawn; automatic follows the activation function."
    ),
    "bias_initializer": QT_TR_NOOP("How the first biases are drawn; automatic sets them to 0."),
    "weights_trainable": QT_TR_NOOP("Whether training changes the weights, or leaves them frozen."),
    "bias_trainable": QT_TR_NOOP("Whether training changes the biases, or leaves them frozen."),
    "rate": QT_TR_NOOP("The probability with which each input is set to zero while training."),
    "momentum": QT_TR_NOOP("The share of the newest batch in the running mean and variance."),
    "epsilon": QT_TR_NOOP("A small number that keeps the division by the deviation possible."),
    "pieces": QT_TR_NOOP("How many weighted sums each unit takes the largest of."),
    "loss": QT_TR_NOOP("How the distance between output and target is measured."),
    "reduction": QT_TR_NOOP("How the losses of a batch's samples become one number."),
    "optimizer": QT_TR_NOOP("The rule by which a step changes weights from their gradients."),
    "learning_rate": QT_TR_NOOP("How far each step goes along the gradient."),
    "schedule": QT_TR_NOOP("How the learning rate changes with the epochs."),
    "batch_size": QT_TR_NOOP("How many samples one step looks at."),
    "epochs": QT_TR_NOOP("How often one run goes through the training set."),
    "shuffle": QT_TR_NOOP("Whether every epoch has an order of its own."),
    "validation_fraction": QT_TR_NOOP(
        "The share of the training set that is kept aside to measure the loss on."
    ),
    "seed": QT_TR_NOOP("The number all randomness starts from: the same seed, the same run."),
    "dtype": QT_TR_NOOP("How precisely numbers are kept: 64 or 32 bits."),
    "early_stopping": QT_TR_NOOP(
        "Ends a run when the validation loss, or the training loss where nothing is kept aside, "
        "no longer becomes smaller."
    ),
    "stop_loss": QT_TR_NOOP(
        "Ends a run after an epoch whose loss is below this; 0 for never. The validation loss "
        "counts, or the training loss where nothing is kept aside."
    ),
    "stop_accuracy": QT_TR_NOOP(
        "Ends a run after an epoch whose accuracy is at least this share, from 0 to 1; 0 for never."
    ),
    "patience": QT_TR_NOOP("How many epochs may pass without a smaller loss. Often 5 to 20."),
    "minimum_change": QT_TR_NOOP("How much smaller the loss must become to count."),
    "restore_best": QT_TR_NOOP("Whether the weights of the best epoch come back at the end."),
    "l1": QT_TR_NOOP("Adds λ‖W‖₁ to the loss, so that many weights become 0. Often 0.0001."),
    "penalize_biases": QT_TR_NOOP("Whether L1 and L2 reach the biases too; usually they do not."),
    "clip_norm": QT_TR_NOOP(
        "Shortens the gradient of all parameters together to this length; 0 leaves it as it is."
    ),
    "clip_value": QT_TR_NOOP(
        "Cuts every element of the gradient at this size; 0 leaves it as it is."
    ),
    "l2": QT_TR_NOOP("Adds ½λ‖W‖² to the loss, so that weights stay small."),
}

#: A usual value, and what happens when it is too big or too small.
_ADVICE: Final = {
    "name": QT_TR_NOOP("A name that says what the layer does is found again in exported files."),
    "units": QT_TR_NOOP(
        "Often 2 to 16 for points in a plane, 32 to 512 for pictures. Too few: the loss stays "
        "high, on the training set too. Too many: slow, and learned by heart."
    ),
    "activation": QT_TR_NOOP(
        "Often ReLU or tanh in hidden layers; at the output softmax for classes, sigmoid for "
        "yes or no, linear for values. Without one, several layers are no more than one."
    ),
    "use_bias": QT_TR_NOOP(
        "Usually on. Without it every boundary goes through the origin. Before batch "
        "normalization it can be left out, for the mean is taken away anyway."
    ),
    "weights_initializer": QT_TR_NOOP(
        "Usually automatic: He for ReLU, Xavier for sigmoid and tanh. Too large: outputs "
        "saturate or explode. Too small, or all alike: the neurons learn the same thing, or "
        "nothing."
    ),
    "bias_initializer": QT_TR_NOOP(
        "Usually 0. A small positive number keeps ReLU units from being dead at the start; a "
        "large one hides the inputs."
    ),
    "weights_trainable": QT_TR_NOOP(
        "Usually on. Off keeps what was learned or set by hand, while the other layers learn "
        "around it."
    ),
    "bias_trainable": QT_TR_NOOP(
        "Usually on. Off keeps the biases as they are, for example a threshold set by hand."
    ),
    "rate": QT_TR_NOOP(
        "Often 0.2 after inputs, 0.5 after wide hidden layers. Too high: too little gets "
        "through, and the network cannot learn. Too low: no help against overfitting."
    ),
    "momentum": QT_TR_NOOP(
        "Often 0.01 to 0.1. Too high: the running values tremble with every batch. Too low: "
        "they lag behind, and results outside training are off."
    ),
    "epsilon": QT_TR_NOOP(
        "Often 0.00001. Too high: columns with little variance are flattened. Too low: "
        "columns with none divide by almost 0."
    ),
    "pieces": QT_TR_NOOP(
        "Often 2 to 4. Too many: each costs as many weights as a whole dense layer, and the data "
        "may be learned by heart. One piece is no activation at all."
    ),
    "loss": QT_TR_NOOP(
        "Cross-entropy for classes, mean squared error for values; Huber where single targets "
        "are far off. It has to fit the output's activation: if not, the block says so."
    ),
    "reduction": QT_TR_NOOP(
        "Usually the mean: the step is then as long for large batches as for small ones. With "
        "the sum, gradients grow with the batch, and the learning rate has to be smaller."
    ),
    "optimizer": QT_TR_NOOP(
        "Adam learns quickly without much care; plain gradient descent is the one of the "
        "formulas, and with momentum it often ends a little better."
    ),
    "learning_rate": QT_TR_NOOP(
        "Often 0.001 with Adam, 0.01 to 0.5 with gradient descent. Too large: the loss jumps "
        "or becomes infinite. Too small: it falls, but hardly."
    ),
    "schedule": QT_TR_NOOP(
        "Often constant. A falling rate takes long steps at first and ends calmly; if it "
        "falls too soon, learning stops halfway."
    ),
    "batch_size": QT_TR_NOOP(
        "Often 32 to 128; all samples for a logic gate. Too small: the loss trembles, and an "
        "epoch takes long. Too large: few steps in an epoch, and much memory."
    ),
    "epochs": QT_TR_NOOP(
        "From 5 for MNIST to some thousand for XOR. Too few: the loss is still falling. Too "
        "many: the validation loss rises again."
    ),
    "shuffle": QT_TR_NOOP(
        "Usually on. Off, the same batches come again and again, and sorted data are "
        "forgotten class by class; useful to follow a calculation by hand."
    ),
    "validation_fraction": QT_TR_NOOP(
        "Often 0.1 to 0.2; 0 for tiny data. Too much: little is left to learn from. Too "
        "little: the measured loss trembles."
    ),
    "seed": QT_TR_NOOP("Any whole number. Another seed shows whether a result was luck."),
    "dtype": QT_TR_NOOP(
        "64 bits to follow numbers exactly, 32 bits for large networks: half the memory, up "
        "to twice the speed, and about 7 significant digits."
    ),
    "early_stopping": QT_TR_NOOP(
        "Useful with a validation set. Too impatient, it ends before a plateau is over; "
        "without it a run can go on into overfitting."
    ),
    "stop_loss": QT_TR_NOOP(
        "Often 0.01 for small tasks, to compare how many epochs two settings need. Too small: it "
        "is never reached, and the epochs end the run. Too large: the run ends before anything is "
        "learned."
    ),
    "stop_accuracy": QT_TR_NOOP(
        "Often 0.95 to 0.99. Too high: it is never reached, and the epochs end the run. Too low: "
        "the run ends early."
    ),
    "patience": QT_TR_NOOP("Too few: a short plateau ends the run. Too many: time is wasted."),
    "minimum_change": QT_TR_NOOP(
        "Often 0 or 0.0001. Too large: slow progress counts as none. 0: the smallest progress "
        "counts."
    ),
    "restore_best": QT_TR_NOOP(
        "Usually on. Off, the weights are those of the last epoch, which are a little worse."
    ),
    "l1": QT_TR_NOOP(
        "Too large: almost all weights become 0, and nothing is learned. Too small: hardly any "
        "become 0. At 0 it is off."
    ),
    "penalize_biases": QT_TR_NOOP(
        "A bias only shifts and does not overfit; held small, it keeps boundaries near the origin."
    ),
    "clip_norm": QT_TR_NOOP(
        "Often 1 to 5 where the loss jumps. Too small: every step is shortened, and learning "
        "crawls. Too large: nothing is ever shortened."
    ),
    "clip_value": QT_TR_NOOP(
        "Often 0.5 to 1. It bends the direction of the gradient. Too small: all elements count "
        "alike. Too large: nothing is ever cut."
    ),
    "l2": QT_TR_NOOP(
        "Often 0.0001 to 0.01. Too large: the weights shrink to nothing, and the loss stays "
        "high. Too small, or 0: no help against overfitting."
    ),
}


def explanation(field: str) -> str:
    """Return the sentence about a field of a layer or of the training; empty without one."""
    return tr(_EXPLANATIONS[field]) if field in _EXPLANATIONS else ""


def whats_this(field: str) -> str:
    """Return what a field is, a usual value, and what too much or too little of it does."""
    parts = [explanation(field), tr(_ADVICE[field]) if field in _ADVICE else ""]
    return "\n\n".join(filter(None, parts))
