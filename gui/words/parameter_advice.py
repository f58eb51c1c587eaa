"""What's This of the numbers that belong to a choice, to data and to a run."""

from typing import Final

from gui.words.translation import QT_TR_NOOP, tr

#: Numbers that belong to a choice: an activation, an optimizer, a loss, a schedule, first weights.
_OPTIONS: Final = {
    "slope": QT_TR_NOOP(
        "How steep the function is below 0. Often 0.01; PReLU learns it from 0.25 on. Too small: "
        "neurons may die. Close to 1: nearly a straight line, and layers are worth little."
    ),
    "alpha": QT_TR_NOOP(
        "How far the function goes down below 0. Usually 1. Too large: outputs far below 0 drag "
        "the mean down. At 0 it is ReLU."
    ),
    "value": QT_TR_NOOP(
        "What every number begins with. Usually 0 for biases, at most 0.1. Too large: neurons "
        "saturate or die at once. The same number for all weights: neurons learn the same."
    ),
    "low": QT_TR_NOOP(
        "The least of the first numbers. Often −0.05 to −1, the highest with its sign turned. "
        "Too far from 0: outputs saturate. Too near: little gets through."
    ),
    "high": QT_TR_NOOP(
        "The largest of the first numbers. Often 0.05 to 1. Too large: outputs saturate or "
        "explode. Too near to 0: little gets through."
    ),
    "mean": QT_TR_NOOP(
        "What the first numbers are spread around. Usually 0. Too far from 0: all neurons push "
        "to the same side at first."
    ),
    "deviation": QT_TR_NOOP(
        "How far the first numbers are spread. Often 0.01 to 1. Too large: outputs saturate or "
        "explode. Too small: the gradient vanishes, and neurons remain alike."
    ),
    "gain": QT_TR_NOOP(
        "What the first numbers are multiplied with. Usually 1; 1.41 before ReLU. Too large: "
        "outputs grow from layer to layer. Too small: they shrink."
    ),
    "delta": QT_TR_NOOP(
        "Up to which error the loss is a square; beyond it is a line. Usually 1. Too large: "
        "single targets far off count as much as with squares. Too small: nearly the absolute "
        "error."
    ),
    "label_smoothing": QT_TR_NOOP(
        "How much of the right class's 1 is shared out among all classes. Usually 0, often 0.1 "
        "for pictures. Too large: the network never becomes sure. At 0 it may become too sure."
    ),
    "momentum": QT_TR_NOOP(
        "How much of the last step's direction is kept. Often 0.9. Too large: it overshoots and "
        "swings. At 0 it is plain gradient descent."
    ),
    "dampening": QT_TR_NOOP(
        "How much of the new gradient is left out of the momentum. Usually 0. Near 1 hardly "
        "anything new is taken in; at 0 all of it counts."
    ),
    "learning_rate_decay": QT_TR_NOOP(
        "How quickly the rate falls with the steps. Usually 0. Too large: learning stops halfway. "
        "At 0 the rate stays as it is."
    ),
    "initial_accumulator": QT_TR_NOOP(
        "What the sum of squared gradients begins with. Usually 0. Too large: the first steps are "
        "short. At 0 the very first is as long as the learning rate, however small the gradient."
    ),
    "epsilon": QT_TR_NOOP(
        "A small number that keeps a division from being one by 0. Usually 0.00000001. Too large: "
        "steps become short where gradients are small. Too small: weights with hardly any gradient "
        "leap."
    ),
    "rho": QT_TR_NOOP(
        "How long squared gradients are remembered. Often 0.9. Too large: it adapts late. Too "
        "small: steps tremble with every batch."
    ),
    "centered": QT_TR_NOOP(
        "Whether the mean gradient is taken off before its square is. Usually off; on it may be "
        "steadier, and costs a little more."
    ),
    "beta_1": QT_TR_NOOP(
        "How much of the earlier gradients is kept in the direction. Usually 0.9. Too large: it "
        "overshoots. At 0 each batch decides alone."
    ),
    "beta_2": QT_TR_NOOP(
        "How much of the earlier squared gradients is kept in the length of a step. Usually "
        "0.999. Too small: steps tremble with every batch. Too near to 1: it adapts late."
    ),
    "amsgrad": QT_TR_NOOP(
        "Whether steps may never grow again once they became shorter. Usually off; on it is "
        "safer where Adam does not settle."
    ),
    "weight_decay": QT_TR_NOOP(
        "By how much every step shortens the weights. Often 0.01; 0 for none. Too large: the "
        "network cannot learn. Too small: no help against overfitting."
    ),
    "momentum_decay": QT_TR_NOOP(
        "How quickly the momentum comes up from half to its full value. Usually 0.004. Too large: "
        "it is full at once, and the first steps may overshoot. Too small: it stays at half for "
        "long."
    ),
    "every": QT_TR_NOOP(
        "After how many epochs the rate falls. Often a third of the run. Too few: it has fallen "
        "before anything is learned. Too many: it never falls."
    ),
    "factor": QT_TR_NOOP(
        "What the rate is multiplied with each time. Often 0.1 or 0.5. Too small: learning stops "
        "at once. At 1 nothing changes."
    ),
    "epochs": QT_TR_NOOP(
        "After how many epochs the rate has come to its end. Usually as many as the run has. Too "
        "few: the rest of the run hardly learns. Too many: it never comes to its end."
    ),
    "final": QT_TR_NOOP(
        "Which share of the rate is left at the end. Often 0 to 0.1. Too large: it does not calm "
        "down. At 0 the last steps change nothing."
    ),
    "start": QT_TR_NOOP(
        "With which share of the rate a run begins. Often 0.1. Too small: the first epochs are "
        "lost. At 1 there is no warming up."
    ),
    "patience": QT_TR_NOOP(
        "How many epochs may pass without a smaller loss before the rate falls. Often 5 to 10. "
        "Too few: it falls by chance. Too many: it comes too late."
    ),
    "threshold": QT_TR_NOOP(
        "By how much the loss must fall to count as smaller. Usually 0.0001. Too large: nothing "
        "counts. Too small: every tremble does."
    ),
}
#: Numbers of a generated data set.
_DATA: Final = {
    "samples": QT_TR_NOOP(
        "How many samples are made. Often 100 to 500. Too few: the network learns them by heart. "
        "Too many: an epoch takes longer, and little is gained."
    ),
    "noise": QT_TR_NOOP(
        "How far samples are strewn from their places. Often 0 to 0.2. Too much: the classes lie "
        "over one another, and nobody can tell them apart. At 0 the task is easier than any real "
        "one."
    ),
    "seed": QT_TR_NOOP(
        "The number from which the samples are drawn: the same seed, the same samples. Any number "
        "will do; neither large nor small is better."
    ),
    "inputs": QT_TR_NOOP(
        "How many inputs the gate has. Usually 2, so that it can be drawn; with 4 there are 16 "
        "samples. Another number needs another width of the input layer."
    ),
    "classes": QT_TR_NOOP(
        "How many groups of samples there are. Often 3. More need as many outputs, and lie closer "
        "together."
    ),
}
#: What stands in the toolbar and in panels.
_OTHERS: Final = {
    "stopLoss": QT_TR_NOOP(
        "Ends the run as soon as the loss is smaller. Often 0.01 for small tasks. Too small: it is "
        "never reached. Too large: the run ends before anything is learned."
    ),
    "stopAccuracy": QT_TR_NOOP(
        "Ends the run as soon as so many are right. Often 95 to 99 %. Too high: it is never "
        "reached. Too low: the run ends early."
    ),
    "stopPatience": QT_TR_NOOP(
        "Ends the run when the loss has not fallen for so many epochs. Often 5 to 20. Too few: a "
        "tremble ends it. Too many: it goes on in vain."
    ),
    "validationShare": QT_TR_NOOP(
        "The share of the samples that is kept aside to measure on. Often 10 to 20 %; 0 for tiny "
        "data. Too much: little is left to learn from. Too little: the measure is left to chance."
    ),
    "separator": QT_TR_NOOP(
        "What stands between two cells. Usually found out, a comma or a tab. The wrong one shows "
        "as one single column."
    ),
    "encoding": QT_TR_NOOP(
        "How letters are written in the file. Usually UTF-8; older Korean files are CP949. The "
        "wrong one shows as strange letters."
    ),
    "decimal": QT_TR_NOOP(
        "Whether 1.5 or 1,5 is meant. Usually a point. With the wrong one numbers are taken for "
        "words."
    ),
    "header": QT_TR_NOOP(
        "Whether the first line holds the names of the columns. Usually found out. Taken wrongly, "
        "a sample is missing, or there is one too many."
    ),
    "gaps": QT_TR_NOOP(
        "What becomes of rows with empty cells. Usually they are left out. Where many cells are "
        "empty, that leaves too few samples."
    ),
    "kind": QT_TR_NOOP(
        "Whether the targets are classes or values. Numbers with few different ones are usually "
        "classes. With the wrong kind the loss does not fit."
    ),
    "run": QT_TR_NOOP(
        "How often a run goes through the training set. From 5 for MNIST to some thousand for "
        "XOR. Too few: the loss is still falling. Too many: the validation loss rises again."
    ),
    "speed": QT_TR_NOOP(
        "How many batches are trained in a second. Usually full speed; slower to watch single "
        "steps. Too slow: nothing seems to happen. At full speed curves jump ahead."
    ),
    "weight": QT_TR_NOOP(
        "The weight w in f(w·x + b). Usually 1. Large: the curve is steep, and flat soon after. "
        "Small: it is nearly level. Below 0 it is turned over."
    ),
    "bias": QT_TR_NOOP(
        "The bias b in f(w·x + b). Usually 0. Larger: the curve moves to the left. Smaller: to "
        "the right."
    ),
    "scaling": QT_TR_NOOP(
        "What is done to every input before the network sees it. Usually mean 0 and deviation 1, "
        "or 0 to 1 for pixels. Inputs too large saturate the first layer, very small ones are "
        "hardly noticed."
    ),
    "source": QT_TR_NOOP(
        "Where the samples come from. A gate or points in a plane are learned in a moment and "
        "easy to see; pictures take longer. Too few samples are learned by heart."
    ),
    "smoothing": QT_TR_NOOP(
        "How much of each point of the curve comes from the epochs before it. Often in the "
        "middle. Too much: sudden changes are hidden, and the curve lags behind. Without it every "
        "epoch stands as it was measured."
    ),
}


def option_advice(option: str) -> str:
    """Return what a number that belongs to a choice is, a usual value, and what is too much."""
    return tr(_OPTIONS[option]) if option in _OPTIONS else ""


def data_advice(option: str) -> str:
    """Return the same of a number of a generated data set."""
    return tr(_DATA[option]) if option in _DATA else ""


def panel_advice(name: str) -> str:
    """Return the same of something in the toolbar or a panel."""
    return tr(_OTHERS[name])
