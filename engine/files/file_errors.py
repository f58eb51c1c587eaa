"""Why a file is not what it should be: one class per cause.

All have `path` and `kind` (a key of `FILE_KINDS`); `part` is the name of a member of an archive.
"""

from typing import Any

from engine.errors import FileDamagedError, LayerloomError


class NotAnArchiveError(FileDamagedError):
    """The file is not packed as archives are, or its end is missing."""

    received_text = "a file that is not an archive, or one that is cut off"


class TooManyPartsError(FileDamagedError):
    """An archive has more parts than we look at."""

    received_text = "an archive of {count} parts"


class DuplicatePartsError(FileDamagedError):
    """Two parts of an archive have one name."""

    received_text = "an archive in which parts have the same name"


class UnpacksTooLargeError(FileDamagedError):
    """An archive says that it holds far more than its bytes can."""

    received_text = "{size} bytes that say they hold {declared}"


class PartMissingError(FileDamagedError):
    """An archive lacks a part."""

    received_text = "an archive without {part}"


class PartTooLongError(FileDamagedError):
    """A part is longer than we read."""

    received_text = "{part} of more than {most} MB"


class PartDamagedError(FileDamagedError):
    """The bytes of a part cannot be read."""

    received_text = "{part} damaged"


class PartTypeError(FileDamagedError):
    """An array holds numbers of another type, or no numbers."""

    received_text = "{part} of the type {dtype}"


class PartShapeError(FileDamagedError):
    """An array has another shape than what it belongs to."""

    received_text = "{part} of the shape {shape} instead of {wanted}"


class TooLargeError(FileDamagedError):
    """The file asks for numbers or arrays beyond what this machine holds."""

    received_text = "one that is too large for this machine"


class WrongContentsError(FileDamagedError):
    """The file can be read, but says something that cannot be; `fault` is the error in it."""

    received_text = "one with a fault ({fault_text})"

    def __init__(self, *, fault: LayerloomError, **fields: Any) -> None:
        super().__init__(**{**fields, "fault": fault, "fault_text": str(fault).rstrip(".")})
