"""What formats and code styles are called, and who opens them, in the reader's language."""

from typing import Final, NamedTuple

from gui.words.translation import QT_TR_NOOP, tr


class FormatText(NamedTuple):
    """The words of one format; who opens it is one line."""

    title: str
    opened_by: str


FORMAT_TEXTS: Final = {
    ".npz": FormatText(
        QT_TR_NOOP("NumPy arrays"),
        QT_TR_NOOP("NumPy opens it, and so does Layerloom, as a network."),
    ),
    ".safetensors": FormatText(
        QT_TR_NOOP("Safetensors"),
        QT_TR_NOOP("Hugging Face tools, PyTorch, JAX and NumPy open it; nothing in it can run."),
    ),
    ".onnx": FormatText(
        QT_TR_NOOP("ONNX model"),
        QT_TR_NOOP("ONNX Runtime and Netron open it: a network that runs in most languages."),
    ),
    ".keras": FormatText(
        QT_TR_NOOP("Keras model"),
        QT_TR_NOOP("Keras 3 opens it as a model, on TensorFlow, PyTorch or JAX."),
    ),
    ".weights.h5": FormatText(
        QT_TR_NOOP("Keras weights"),
        QT_TR_NOOP("Keras 3 loads it into a model of the same layers."),
    ),
    ".json": FormatText(
        QT_TR_NOOP("JSON"),
        QT_TR_NOOP("Any language opens it: lists of numbers under their names."),
    ),
    ".csv": FormatText(
        QT_TR_NOOP("CSV tables"),
        QT_TR_NOOP("Excel, LibreOffice and pandas open them: one table for each matrix."),
    ),
    ".py": FormatText(
        QT_TR_NOOP("Python script"),
        QT_TR_NOOP("Python runs it: the network as code, its weights and a check beside it."),
    ),
}
"""By suffix."""

OPTION_TEXTS: Final = {
    "pytorch": QT_TR_NOOP("Names and orientation of PyTorch: 0.weight (outputs, inputs)"),
}
"""By the name of a format's option."""

STYLE_TEXTS: Final = {
    "numpy": QT_TR_NOOP("NumPy"),
    "keras": QT_TR_NOOP("Keras 3"),
    "pytorch": QT_TR_NOOP("PyTorch"),
    "torchrun": QT_TR_NOOP("PyTorch on several machines (torchrun)"),
}
"""By code style."""


def title_text(suffix: str) -> str:
    """Return what a format is called."""
    return tr(FORMAT_TEXTS[suffix].title)


def opened_by_text(suffix: str) -> str:
    """Return one line on who opens a format."""
    return tr(FORMAT_TEXTS[suffix].opened_by)


def option_text(name: str) -> str:
    """Return what a format's option does."""
    return tr(OPTION_TEXTS[name])


def style_text(name: str) -> str:
    """Return what a code style is called."""
    return tr(STYLE_TEXTS[name])


def size_text(size: int) -> str:
    """Return a number of bytes as people say it."""
    if size < 1_000:
        return tr("{n} {n:byte|bytes}", n=size)
    if size < 1_000_000:
        return tr("{size} KB", size=f"{size / 1e3:.0f}")
    return tr("{size} MB", size=f"{size / 1e6:,.1f}")
