"""The sentences for errors and the words in them: tables alone, looked up by `error_text`.

What is required comes first, then what was received, then a remedy where there is one. Every
sentence is filled in with the fields of its error.
"""

import errno
from collections.abc import Mapping
from typing import Final

from engine import (
    DivergedError,
    FileDamagedError,
    FileTooNewError,
    FileValueError,
    FormatUnsupportedError,
    LayerloomError,
    PastUnreachableError,
    ShapeMismatchError,
    UnknownExampleError,
    UnknownLayerError,
    UnknownSuffixError,
    code_errors,
    file_errors,
    format_errors,
    import_errors,
)
from gui.words.data_error_sentences import DATA_ERROR_TEXTS
from gui.words.translation import QT_TR_NOOP

ERROR_TEXTS: Final[Mapping[type[LayerloomError], str]] = {
    UnknownLayerError: QT_TR_NOOP("There is no layer {layer}. The layers are {layers}."),
    ShapeMismatchError: QT_TR_NOOP("The {what} must have the shape {expected}; it is {received}."),
    DivergedError: QT_TR_NOOP(
        "Training diverged in epoch {epoch}, batch {batch}, at {layer}: its {what} became {value}. "
        "Try a learning rate smaller than {learning_rate:g}, or scale the inputs."
    ),
    PastUnreachableError: QT_TR_NOOP(
        "The steps before step {step} came out differently on this machine, so they cannot be "
        "gone back to exactly. Training goes on from step {step} as before."
    ),
    FileValueError: QT_TR_NOOP("“{place}” must be {wanted}; it is {value}."),
    UnknownExampleError: QT_TR_NOOP("An example must be one of {names}; there is no {received}."),
    **DATA_ERROR_TEXTS,
    FileDamagedError: QT_TR_NOOP("{path} cannot be read as {kind}."),
    file_errors.NotAnArchiveError: QT_TR_NOOP("{path} is not {kind}, or it is cut off."),
    file_errors.TooManyPartsError: QT_TR_NOOP(
        "{path} cannot be read as {kind}: it holds {count} parts."
    ),
    file_errors.DuplicatePartsError: QT_TR_NOOP(
        "{path} cannot be read as {kind}: two of its parts have the same name."
    ),
    file_errors.UnpacksTooLargeError: QT_TR_NOOP(
        "{path} cannot be read as {kind}: its {size} bytes claim to hold {declared}."
    ),
    file_errors.PartMissingError: QT_TR_NOOP("{path} cannot be read as {kind}: it lacks “{part}”."),
    file_errors.PartTooLongError: QT_TR_NOOP(
        "{path} cannot be read as {kind}: “{part}” in it is longer than {most} MB."
    ),
    file_errors.PartDamagedError: QT_TR_NOOP(
        "{path} cannot be read as {kind}: “{part}” in it is damaged."
    ),
    file_errors.PartTypeError: QT_TR_NOOP(
        "{path} cannot be read as {kind}: “{part}” in it holds the type {dtype}."
    ),
    file_errors.PartShapeError: QT_TR_NOOP(
        "{path} cannot be read as {kind}: “{part}” in it must have the shape {wanted}; it is "
        "{shape}."
    ),
    file_errors.TooLargeError: QT_TR_NOOP(
        "{path} cannot be read as {kind}: it asks for more than this machine can hold."
    ),
    file_errors.WrongContentsError: QT_TR_NOOP("{path} cannot be read as {kind}. {fault}"),
    FileTooNewError: QT_TR_NOOP(
        "{path} was saved by a newer version (file format {received}); this one reads up to format "
        "{expected}."
    ),
    FormatUnsupportedError: QT_TR_NOOP("The format that was chosen cannot hold this network."),
    UnknownSuffixError: QT_TR_NOOP(
        "The {what} cannot be written as “{format}”. Choose one of {suffixes}."
    ),
    format_errors.LayerUnsupportedError: QT_TR_NOOP(
        "{format} cannot hold {layer} ({function}). Choose {choices}."
    ),
    format_errors.BranchUnsupportedError: QT_TR_NOOP(
        "{format} cannot hold branches, as behind {layer}. Choose {choices}."
    ),
    format_errors.SinglePrecisionError: QT_TR_NOOP(
        "{format} holds float32 alone, and “{parameter}” has numbers beyond 3.4e38. Choose .npz."
    ),
    import_errors.UnknownImportError: QT_TR_NOOP(
        "A file to import must end in one of {suffixes}; this one ends in “{received}”."
    ),
    import_errors.ImportRefusedError: QT_TR_NOOP(
        "{path} cannot be imported: {count} {count:thing|things} in it cannot be had here."
    ),
    import_errors.StructureUnknownError: QT_TR_NOOP(
        "{path} holds weights alone, neither the order of the layers nor their activations: put "
        "them into a network of the same shapes."
    ),
    import_errors.WeightsMismatchError: QT_TR_NOOP(
        "{path} does not fit the network: there is no array of the shape {shape} for {parameter}."
    ),
    import_errors.ReadingTimeError: QT_TR_NOOP(
        "{path} should be {kind}, but could not be read in {seconds} seconds: it is damaged."
    ),
    import_errors.UnreadableError: QT_TR_NOOP(
        "{path} should be {kind}, but the library for such files cannot read it."
    ),
    import_errors.ExternalDataError: QT_TR_NOOP(
        "{path} should be {kind} with all its numbers in it; they are in another file, which "
        "is not opened."
    ),
    format_errors.UnknownOptionError: QT_TR_NOOP(
        "{format} has no option “{option}”. Its options: {options}."
    ),
    code_errors.UnknownStyleError: QT_TR_NOOP(
        "Code must be in one of the styles {styles}; there is no {style}."
    ),
    code_errors.LayerNotInStyleError: QT_TR_NOOP(
        "A script for {style} cannot hold {layer} ({function}). Choose {choices}."
    ),
    code_errors.SettingNotInStyleError: QT_TR_NOOP(
        "A script for {style} cannot train with {setting}: {value}. Choose {choices}."
    ),
    code_errors.SettingsTogetherError: QT_TR_NOOP(
        "A script for {style} cannot train with {setting}: {value} and {option} together. "
        "Choose {choices}."
    ),
}
"""By class. An error that is about a `Problem` has that problem's sentence; `FileUnreadableError`
has one for each of its causes, below."""

_NO_PERMISSION: Final = QT_TR_NOOP(
    "{path} cannot be opened: the permission to read or write there is missing."
)
_DISK_FULL: Final = QT_TR_NOOP("{path} cannot be written: the disk is full.")

SYSTEM_TEXTS: Final[Mapping[int, str]] = {
    errno.ENOENT: QT_TR_NOOP("{path} is not there."),
    errno.EACCES: _NO_PERMISSION,
    errno.EPERM: _NO_PERMISSION,
    errno.ESPIPE: QT_TR_NOOP("{path} is a pipe or a device, which may never end: choose a file."),
    errno.EISDIR: QT_TR_NOOP("{path} should be a file but is a folder."),
    errno.ENOTDIR: QT_TR_NOOP(
        "{path} cannot be reached: a part of the path is a file, not a folder."
    ),
    errno.EEXIST: QT_TR_NOOP("{path} is there already."),
    errno.ENOSPC: _DISK_FULL,
    errno.EDQUOT: _DISK_FULL,
    errno.EROFS: QT_TR_NOOP("{path} cannot be written: the disk only allows reading."),
    errno.ENAMETOOLONG: QT_TR_NOOP("The name is too long for this disk: {path}"),
    errno.ELOOP: QT_TR_NOOP("{path} is a link that leads to itself."),
    errno.EBUSY: QT_TR_NOOP("{path} is in use by another program."),
    errno.EIO: QT_TR_NOOP("{path} cannot be read or written: the disk reports an error."),
    errno.EMFILE: QT_TR_NOOP("{path} cannot be opened: too many files are open."),
}
"""What the system refuses, by its number for it."""

WANTED_TEXTS: Final[Mapping[str, str]] = {
    "object": QT_TR_NOOP("an object, {{…}} in JSON"),
    "list": QT_TR_NOOP("a list"),
    "text": QT_TR_NOOP("text"),
    "texts": QT_TR_NOOP("a list of texts"),
    "whole": QT_TR_NOOP("a whole number"),
    "whole_in": QT_TR_NOOP("a whole number from {low} to {high}"),
    "number": QT_TR_NOOP("a number"),
    "finite": QT_TR_NOOP("finite numbers"),
    "flag": QT_TR_NOOP("true or false"),
    "one_of": QT_TR_NOOP("one of {names}"),
    "at_most": QT_TR_NOOP("at most {most} entries"),
    "choice": QT_TR_NOOP("a name, or a name with numbers"),
    "layer_ids": QT_TR_NOOP("layer ids that differ, from 1"),
    "above_ids": QT_TR_NOOP("a number above every layer's id"),
    "layer_links": QT_TR_NOOP("links between the layers that there are"),
    "link": QT_TR_NOOP("two layer ids"),
    "picture_shape": QT_TR_NOOP("two or three whole numbers from 1"),
    "point": QT_TR_NOOP("two finite numbers, x and y"),
    "permutation": QT_TR_NOOP("every number from 0 to {last} once"),
    "curve": QT_TR_NOOP("a curve of the length that it says"),
    "same_keys": QT_TR_NOOP("the entries {names}"),
    "hexadecimal": QT_TR_NOOP("a hexadecimal number of at most 128 bits"),
    "scalars": QT_TR_NOOP("numbers and texts"),
    "right": QT_TR_NOOP("a value that fits there"),
    "class_names": QT_TR_NOOP("names exactly where the targets are classes"),
    "name_per_input": QT_TR_NOOP("a name for each of the {inputs} inputs"),
    "picture_of": QT_TR_NOOP("the size of a picture of {inputs} numbers"),
    "scaling": QT_TR_NOOP("one number, or one for each of the {inputs} inputs"),
}
"""What a value in a file must be, by the `wanted` of the error."""

FILE_KIND_TEXTS: Final[Mapping[str, str]] = {
    "project": QT_TR_NOOP("a Layerloom project"),
    "npz": QT_TR_NOOP("a NumPy archive"),
    "safetensors": QT_TR_NOOP("a safetensors file"),
    "json": QT_TR_NOOP("weights as JSON"),
    "csv": QT_TR_NOOP("a table of weights"),
    "hdf5": QT_TR_NOOP("a Keras file in HDF5"),
    "keras": QT_TR_NOOP("a Keras model"),
    "onnx": QT_TR_NOOP("an ONNX model"),
}
"""What a file should be, by the `kind` of a `FileDamagedError`."""

SUBJECT_TEXTS: Final[Mapping[str, str]] = {
    "inputs": QT_TR_NOOP("inputs"),
    "targets": QT_TR_NOOP("targets"),
    "output": QT_TR_NOOP("output"),
    "logits": QT_TR_NOOP("logits"),
    "class numbers": QT_TR_NOOP("class numbers"),
    "classes": QT_TR_NOOP("classes"),
    "network": QT_TR_NOOP("network"),
    "predictions": QT_TR_NOOP("predictions"),
    "pre-activation": QT_TR_NOOP("pre-activation"),
    "loss": QT_TR_NOOP("loss"),
}
"""What an error is about, by its `what`; the names of parameters are those of `parameter_text`."""
