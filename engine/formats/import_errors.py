"""Why a file of others cannot be taken in: one class per cause."""

from pathlib import Path

from engine.errors import FileDamagedError, LayerloomError
from engine.formats.import_report import ImportReport


class UnknownImportError(LayerloomError):
    """No reader knows this suffix."""

    template = "A file to import must end in one of {suffixes}. Received: {received!r}."


class ImportRefusedError(LayerloomError):
    """A file is what it says, but holds what this program has not.

    `report` says everything that was refused, `count` how much that is, and `reason` is the first
    of it.
    """

    template = "{path} cannot be imported. {reason} (1 of {count})"


class StructureUnknownError(LayerloomError):
    """A file holds weights alone: neither which layers follow each other nor their activations."""

    template = (
        "{path} holds weights only, neither the order of the layers nor their activations. "
        "Put them into a network of the same shapes with --into PROJECT."
    )


class WeightsMismatchError(LayerloomError):
    """The arrays of a file are not those that a network needs.

    `parameter` is the first that finds no array, `shape` its shape, and `missing` the names of
    all that find none.
    """

    template = (
        "{path} does not fit the network: there is no array of the shape {shape} for {parameter!r}."
    )


class ReadingTimeError(FileDamagedError):
    """Reading was given up; some damaged files keep their library busy for ever."""

    received_text = "one that is not read after {seconds} seconds"


class UnreadableError(FileDamagedError):
    """The format's own library cannot read it, or died of it."""

    received_text = "bytes that its own library cannot read"


class ExternalDataError(FileDamagedError):
    """Part of the data is said to be in other files, which are never opened."""

    received_text = "one whose numbers are in another file"


def refused(path: Path, report: ImportReport) -> ImportRefusedError:
    """Return the error of a report that refuses something."""
    count, reason = len(report.refused), str(report.refused[0])
    return ImportRefusedError(path=path, report=report, count=count, reason=reason)
