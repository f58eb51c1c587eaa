"""One exception class per cause, with the facts as fields; the window writes its own sentences."""

import re
from typing import Any, ClassVar, Final

MOST_LETTERS: Final = 80
"""As much of a file's own words stands in a sentence."""
_GAP: Final = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")


class LayerloomError(Exception):
    """Something the user can understand and mend.

    Every subclass has a `template`: one English sentence in which its fields stand in braces,
    what is required first, then what was received. ``str(error)`` fills it in; the window looks
    its own translated sentence up by class and fills it in with `fields`.
    """

    template: ClassVar[str] = "{message}"

    def __init__(self, **fields: Any) -> None:
        self.fields = fields
        super().__init__(self.template.format(**fields))

    def __getattr__(self, name: str) -> Any:
        """Give a field as an attribute."""
        try:
            return self.__dict__["fields"][name]
        except KeyError:
            raise AttributeError(name) from None

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel between threads and processes with the fields intact."""
        return _rebuilt, (type(self), self.fields)


class ExpectedReceivedError(LayerloomError):
    """An error whose class says what was expected and what came.

    A subclass has `expected_text` and `received_text`, in which its fields stand in braces. Filled
    in, they are the fields `expected` and `received`, so that one template serves many causes.
    """

    template = "expected {expected}. Received: {received}."
    expected_text: ClassVar[str]
    received_text: ClassVar[str]

    def __init__(self, **fields: Any) -> None:
        halves = {
            "expected": self.expected_text.format(**fields),
            "received": self.received_text.format(**fields),
        }
        super().__init__(**{**fields, **halves})


class AnyOf(tuple[Any, ...]):
    """Values of which one is wanted; the command line says ``1 or 2``."""

    __slots__ = ()

    def __str__(self) -> str:
        return " or ".join(map(str, self))

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


def as_line(text: str) -> str:
    """Return text from a file as a sentence can bear it: in one line, not long, only letters."""
    line = _GAP.sub(" ", text).strip()
    return line if len(line) <= MOST_LETTERS else line[: MOST_LETTERS - 3] + "..."


def _rebuilt(kind: type[LayerloomError], fields: dict[str, Any]) -> LayerloomError:
    return kind(**fields)


class SpecificationError(LayerloomError):
    """The network or its training cannot work; `problem` says where and why."""

    template = "{problem}"


class EditRefusedError(LayerloomError):
    """An edit would make something that is not a network; nothing was changed."""

    template = "{problem}"


class UnknownLayerError(LayerloomError):
    """No layer has this id or name."""

    template = "The network must have a layer {layer!r}. Its layers: {layers}."


class ShapeMismatchError(LayerloomError):
    """An array does not have the shape that the network needs."""

    template = "The {what} must have the shape {expected}. Received: {received}."


class DivergedError(LayerloomError):
    """A loss or a weight became infinite or not a number; the step was not kept.

    `layer` (its name) and `layer_id` say where the first such number was, `what` which of the
    layer's numbers it was.
    """

    template = (
        "Training diverged in epoch {epoch}, batch {batch}, at {layer}: its {what} became {value}. "
        "Try a learning rate smaller than {learning_rate:g}, or scale the inputs."
    )


class PastUnreachableError(LayerloomError):
    """The steps before an opened moment, done again, did not end in its bits.

    Another processor or another version of the libraries rounds otherwise; so would a past that
    was edited by hand.
    """

    template = (
        "The steps before step {step} came out differently on this machine, so they cannot be "
        "gone back to exactly. Training goes on from step {step} as before."
    )


class DataError(ExpectedReceivedError):
    """A data source cannot be used; each cause is a subclass."""

    template = "{source}: expected {expected}. Received: {received}."


class DataMissingError(LayerloomError):
    """The data of a project are not on this machine."""

    template = (
        "{name} is not on this machine. Give its folder with --data FOLDER, "
        "or download it with --data {source}."
    )


FILE_KINDS: Final = {
    "project": "a Layerloom project",
    "npz": "a NumPy archive",
    "safetensors": "a safetensors file",
    "json": "weights as JSON",
    "csv": "a table of weights",
    "hdf5": "a Keras file in HDF5",
    "keras": "a Keras model",
    "onnx": "an ONNX model",
}
"""What a file can be expected to be; the window has a word for each."""


class FileDamagedError(ExpectedReceivedError):
    """A file is not what its name says, or is cut off, or was changed; each cause is a subclass.

    `kind` is what it should be, a key of `FILE_KINDS`; `part` is what the file calls a part of
    it, as a line of at most `MOST_LETTERS`.
    """

    template = "{path} cannot be read: expected {expected}. Received: {received}."
    expected_text = "{kind_text}"

    def __init__(self, **fields: Any) -> None:
        if "part" in fields:
            fields["part"] = as_line(str(fields["part"]))
        super().__init__(**{**fields, "kind_text": FILE_KINDS[fields["kind"]]})


class FileTooNewError(LayerloomError):
    """A project was written by a newer version of the program."""

    template = (
        "{path} was saved by a newer version (file format {received}); "
        "this one reads up to format {expected}."
    )


class FormatUnsupportedError(LayerloomError):
    """A format cannot hold this, or is not known; each cause is a subclass."""

    template = "This cannot be written as {format}."


class UnknownSuffixError(FormatUnsupportedError):
    """A suffix names no format for this; `what` is ``network`` or ``predictions``."""

    template = "The {what} cannot be written as {format!r}. Choose one of {suffixes}."
