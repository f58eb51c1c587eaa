"""One sentence about every setting, for tooltips and What's This."""

from typing import Final

from gui.translation import QT_TR_NOOP, tr

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


def explanation(field: str) -> str:
    """Return the sentence about a field of a layer or of the training settings."""
    return tr(_EXPLANATIONS[field])
