"""What's This of the fields in panels and dialogs, by their object names."""

from typing import Final

from PySide6.QtWidgets import QWidget

from gui.words.translation import QT_TR_NOOP, tr

#: What the field does, a usual value, and what is too much, where it has such values.
_FIELDS: Final = {
    "exportPath": QT_TR_NOOP(
        "The file that is written, with its folder. A file of that name is asked about before it "
        "is replaced."
    ),
    "picturePath": QT_TR_NOOP(
        "The picture's file, with its folder. Its ending follows the kind of picture."
    ),
    "manualSearch": QT_TR_NOOP(
        "Words to look for in every page of the manual. One or two are usually enough; the more "
        "words, the fewer pages hold them all."
    ),
    "paletteSearch": QT_TR_NOOP(
        "Part of a layer's name, in Korean or English. Enter adds the first layer that is found."
    ),
    "picture.png": QT_TR_NOOP(
        "A picture of pixels, for slides and web pages. Enlarged a lot it becomes coarse: take "
        "SVG then."
    ),
    "picture.svg": QT_TR_NOOP(
        "A picture of lines and letters, sharp at every size. Of networks with many links the "
        "file becomes large: take PNG then."
    ),
    "picture:canvas": QT_TR_NOOP(
        "Takes the picture of the blocks and their links, all of them, whatever part is in view."
    ),
    "picture:diagram": QT_TR_NOOP(
        "Takes the picture of the neurons and weights, with the numbers of this moment."
    ),
    "preferencesLanguage": QT_TR_NOOP(
        "The language of the whole window; it changes at once. Files and formulas stay as they are."
    ),
    "preferencesTheme": QT_TR_NOOP(
        "Light or dark colours; by default as the system has them. Dark is easier on the eyes in "
        "a dark room, light in a bright one."
    ),
    "preferencesTextSize": QT_TR_NOOP(
        "How large all letters are. Larger letters leave less room: panels scroll then, and long "
        "names on blocks are shortened."
    ),
    "preferencesNumbers": QT_TR_NOOP(
        "How the stepper writes numbers: usually five significant digits. Fewer are easier to "
        "read; more show small changes. Nothing is rounded when calculating."
    ),
    "preferencesAutosave": QT_TR_NOOP(
        "After how many seconds unsaved work is kept aside for a crash. Usually 15. Too few: a "
        "large project is written all the time. Too many: a crash costs more work."
    ),
    "preferencesReducedMotion": QT_TR_NOOP(
        "Shows changes at once instead of moving there, for whom motion on the screen is "
        "unpleasant. No number changes by it."
    ),
    "lossLogScale": QT_TR_NOOP(
        "Draws equal ratios equally high. Good for a loss that falls from 1 to 0.001; without "
        "it, the small values lie flat on the axis."
    ),
    "accuracyLogScale": QT_TR_NOOP(
        "Draws the share of mistakes with equal ratios equally high, so that 99 and 99.9 % can "
        "be told apart."
    ),
    "functionSlopes": QT_TR_NOOP(
        "Draws the derivatives f′ as dashed curves too. Where f′ is near 0, hardly any gradient "
        "gets through."
    ),
    "functionsLeft": QT_TR_NOOP(
        "Where the horizontal axis begins. Usually −5. Too far left: the interesting part around "
        "0 becomes narrow."
    ),
    "functionsRight": QT_TR_NOOP(
        "Where the horizontal axis ends. Usually 5. Too far right: the interesting part around 0 "
        "becomes narrow."
    ),
    "functionsLow": QT_TR_NOOP(
        "The lowest value that is shown; by itself it fits the curves. Textbooks draw −1.1 or "
        "−0.1. Too low: the curves become flat."
    ),
    "functionsHigh": QT_TR_NOOP(
        "The highest value that is shown; by itself it fits the curves. Textbooks draw up to 1.1 "
        "or 5.1. Too high: the curves become flat. Too low: they leave the picture."
    ),
    "codePanelStyle": QT_TR_NOOP(
        "In which library's words the network is written: NumPy shows every formula, Keras and "
        "PyTorch are what projects use."
    ),
    "confusionSet": QT_TR_NOOP(
        "Which samples are counted. Usually validation or test: the network was not trained on "
        "them. On training samples it looks better than it is."
    ),
    "distributionLayer": QT_TR_NOOP(
        "Whose weights, activations and gradients are counted. Look at the first layer first: "
        "gradients vanish there."
    ),
    "distributionTime": QT_TR_NOOP(
        "Goes back to how the numbers were spread earlier in the training; at the right end it "
        "is now."
    ),
    "lessonChooser": QT_TR_NOOP(
        "Which lesson is open. They build on one another; each can be left and taken up again."
    ),
    "answer": QT_TR_NOOP(
        "Your number or word. Four digits are usually enough: rounded ones count as right, with "
        "a point or as a fraction."
    ),
    "regionsAcross": QT_TR_NOOP(
        "Which input runs along the horizontal axis; the others are held where they are. With "
        "two inputs there is nothing to choose."
    ),
    "regionsUp": QT_TR_NOOP(
        "Which input runs along the vertical axis; take another one than along the horizontal, "
        "or the plane is a line."
    ),
    "runAgainField": QT_TR_NOOP(
        "The one setting that differs in the new run. Change one at a time: then you know what "
        "made the difference."
    ),
    "runAgain:learning_rate": QT_TR_NOOP(
        "How far each step goes along the gradient. Often 0.1 for SGD and 0.001 for Adam. Too "
        "large: the loss jumps or grows. Too small: it hardly falls."
    ),
    "runAgain:batch_size": QT_TR_NOOP(
        "How many samples one step looks at. Often 10 to 128; 0 is the whole set. Too small: the "
        "loss trembles. Too large: few steps in each epoch."
    ),
    "runAgain:optimizer": QT_TR_NOOP(
        "How a gradient becomes a step. SGD follows it, Momentum gathers speed, Adam sizes the "
        "step for every weight. Most begin with SGD or Adam."
    ),
    "runAgain:l2": QT_TR_NOOP(
        "How strongly large weights are punished. Often 0.0001 to 0.01; 0 is none. Too large: "
        "the network cannot learn. Too small: it may overfit."
    ),
    "runAgain:seed": QT_TR_NOOP(
        "The number all randomness starts from. Any whole number: another one shows whether a "
        "result was luck."
    ),
    "runAgain:epochs": QT_TR_NOOP(
        "How often the run goes through the training set. Often 10 to 500. Too few: it stops "
        "while still learning. Too many: it may overfit."
    ),
    "stepGranularityBox": QT_TR_NOOP(
        "Where the walk stops. Begin with layers; phases are quicker, operations show every "
        "formula, neurons every single sum."
    ),
    "stepStopBox": QT_TR_NOOP(
        "Every stop of this step, in order: choose one to go there. Going back restores every "
        "number exactly."
    ),
    "stepSampleSpin": QT_TR_NOOP(
        "Which row of the batch is shown in the neurons and worked out in the formulas. The "
        "others are computed all the same."
    ),
    "stepNumberSlider": QT_TR_NOOP(
        "Which step of the training is walked through; at the right end it is the next one. "
        "Weights are those of that moment."
    ),
    "stepNumberSpin": QT_TR_NOOP(
        "The number of the step that is walked through, from 1. Steps before are worked out "
        "again, exactly."
    ),
    "diagramNumber": QT_TR_NOOP(
        "A weight or bias of the network; Enter takes it, Esc leaves it. Usually −2 to 2. Far "
        "from 0, sigmoid and tanh saturate; at 0 nothing gets through."
    ),
    "neuronBias": QT_TR_NOOP(
        "What is added to the weighted sum: it shifts the neuron's threshold. Usually −2 to 2. "
        "Too large: the neuron is always on. Too small: always off."
    ),
    "neuronWeight": QT_TR_NOOP(
        "How strongly the chosen input counts; below 0 it counts against. Usually −2 to 2. Too "
        "large: the neuron saturates. At 0 the input is ignored."
    ),
    "mnistFolder": QT_TR_NOOP(
        "The folder with the four files of MNIST or Fashion-MNIST, as they are or as .gz."
    ),
    "match": QT_TR_NOOP(
        "Which array of the file becomes this parameter. Only arrays of its shape are listed; "
        "one that is turned over says so."
    ),
    "input": QT_TR_NOOP(
        "What the network is given for this input. Take a value like those of the data: far "
        "outside them it can only guess."
    ),
}


def field_advice(name: str) -> str:
    """Return what the field of an object name is for."""
    return tr(_FIELDS[name])


def explain_fields(top: QWidget) -> None:
    """Let every field in a part of the window, and the part itself, say what it is for."""
    for field in (top, *top.findChildren(QWidget)):
        if field.objectName() in _FIELDS:
            field.setWhatsThis(field_advice(field.objectName()))
