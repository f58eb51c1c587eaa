"""One exception class per cause, with the facts as fields; the window writes its own sentences."""

from typing import Any, ClassVar


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


class DataError(LayerloomError):
    """A data source cannot be used."""

    template = "{source}: expected {expected}. Received: {received}."


class DataMissingError(LayerloomError):
    """The data of a project are not on this machine."""

    template = (
        "{name} is not on this machine. Give its folder with --data FOLDER, "
        "or download it with --data {source}."
    )


class FileDamagedError(LayerloomError):
    """A file is not what its name says, or is cut off, or was changed."""

    template = "{path} cannot be read: expected {expected}. Received: {received}."


class FileTooNewError(LayerloomError):
    """A project was written by a newer version of the program."""

    template = (
        "{path} was saved by a newer version (file format {received}); "
        "this one reads up to format {expected}."
    )


class FormatUnsupportedError(LayerloomError):
    """A format cannot hold this, or is not known."""

    template = "{what} cannot be written as {format}. {remedy}"
