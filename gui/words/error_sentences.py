"""The sentences for errors and the words in them: tables alone, looked up by `error_text`.

What is required comes first, then what was received, then a remedy where there is one. Every
sentence is filled in with the fields of its error.
"""

import errno
from collections.abc import Mapping
from typing import Final

from engine import (
    DataError,
    DataMissingError,
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
    data_errors,
    download_errors,
    file_errors,
    format_errors,
    import_errors,
)
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
    DataError: QT_TR_NOOP("{source}: these data cannot be used."),
    DataMissingError: QT_TR_NOOP("{name} is not on this machine. Choose its folder."),
    data_errors.DataMovedError: QT_TR_NOOP(
        "{name} is no longer at {path}. Choose its file or folder."
    ),
    data_errors.DataChangedError: QT_TR_NOOP(
        "{source} has other contents than the file that the project was made with ({now} bytes "
        "instead of {size}). Choose the original file, or open this one as other data."
    ),
    data_errors.PicturesChangedError: QT_TR_NOOP(
        "{source} no longer holds the {size} pictures that the project was made with. Choose the "
        "original folder."
    ),
    data_errors.PictureSizeError: QT_TR_NOOP(
        "{source} should be a picture of {size} pixels like the others; it is {now}. Resize it or "
        "take it out of the folder."
    ),
    data_errors.PictureTooLargeError: QT_TR_NOOP(
        "{source} has {width} × {height} pixels, more than {most} million: make it smaller."
    ),
    data_errors.NotAPictureError: QT_TR_NOOP(
        "{source} cannot be read as a picture. Replace it or take it out of the folder."
    ),
    data_errors.NoPicturesError: QT_TR_NOOP(
        "{source} should have a folder for each class with pictures in it ({suffixes}), or MNIST's "
        "four files. Choose another folder."
    ),
    data_errors.LoosePicturesError: QT_TR_NOOP(
        "{source} has {count} {count:picture|pictures} beside one another: put those of each class "
        "into a folder of its own."
    ),
    data_errors.UnknownSourceError: QT_TR_NOOP(
        "{source} is neither a file nor a folder, nor one of the built-in data: {names}."
    ),
    data_errors.UnsupportedFileError: QT_TR_NOOP(
        "{source} should be a {suffixes} file, or a folder with MNIST's files."
    ),
    data_errors.FileTooLargeError: QT_TR_NOOP(
        "{source}: at most {most} MB can be loaded; it has {megabytes} MB. Keep fewer samples."
    ),
    download_errors.DownloadFailedError: QT_TR_NOOP(
        "{name} could not be downloaded ({attempts}). Choose its folder."
    ),
    download_errors.MirrorFailedError: QT_TR_NOOP("{url}: no useful answer"),
    download_errors.NoConnectionError: QT_TR_NOOP("{url}: no connection"),
    download_errors.AnswerRefusedError: QT_TR_NOOP("{url}: HTTP status {status}"),
    download_errors.DownloadCutOffError: QT_TR_NOOP("{url}: cut off after {now} of {size} bytes"),
    download_errors.DownloadedPageError: QT_TR_NOOP("{url}: a web page instead of the file"),
    download_errors.DownloadedOtherError: QT_TR_NOOP("{url}: a file with other contents"),
    data_errors.UnknownOptionError: QT_TR_NOOP(
        "{source} has no option {option}. Its options: {names}."
    ),
    data_errors.OptionRangeError: QT_TR_NOOP(
        "{source}: {option} must be in {legal}; it is {value}."
    ),
    data_errors.WebPageError: QT_TR_NOOP(
        "{source} should hold data but is a web page: download the file again."
    ),
    data_errors.FileEmptyError: QT_TR_NOOP(
        "{source} should hold data but is empty: download the file again."
    ),
    data_errors.NotGzipError: QT_TR_NOOP(
        "{source} should be a gzip file (bytes 1f 8b) but begins with {start}."
    ),
    data_errors.GzipDamagedError: QT_TR_NOOP(
        "{source} should be a whole gzip file but is damaged or cut off: download it again."
    ),
    data_errors.MnistFilesMissingError: QT_TR_NOOP(
        "{source} should hold MNIST's four files, plain or .gz, or mnist.npz. Not found: {missing}."
    ),
    data_errors.NotIdxError: QT_TR_NOOP(
        "{source} should be an IDX file that begins with {magic}, but begins with {start}."
    ),
    data_errors.LabelsForImagesError: QT_TR_NOOP("{source} should hold images but holds labels."),
    data_errors.ImagesForLabelsError: QT_TR_NOOP("{source} should hold labels but holds images."),
    data_errors.FileCutOffError: QT_TR_NOOP(
        "{source} should have {size} bytes by its own header but has {now}: it is cut off. "
        "Download or copy it again."
    ),
    data_errors.FileTooLongError: QT_TR_NOOP(
        "{source} should have {size} bytes by its own header but has more. Download or copy it "
        "again."
    ),
    data_errors.LabelRangeError: QT_TR_NOOP(
        "{source}: labels must be from 0 to {most}; number {position} is {label}. Is this the file "
        "of another set?"
    ),
    data_errors.CountMismatchError: QT_TR_NOOP(
        "{source}: {samples} samples need {samples} targets; there are {targets}. Save it again "
        "with one target for each sample."
    ),
    data_errors.ImageSizeError: QT_TR_NOOP(
        "{source}: test pictures must be {size} like those for training; they are {now}. Take both "
        "from the same set."
    ),
    data_errors.WidthError: QT_TR_NOOP(
        "{source}: every sample must have {width} numbers; these have {now}."
    ),
    data_errors.TableWidthError: QT_TR_NOOP(
        "{source} should have {width} columns, or {both} with the target; it has {now}."
    ),
    data_errors.NoSamplesError: QT_TR_NOOP(
        "{source} should have at least one sample; its array has the shape {shape}."
    ),
    data_errors.NotNumbersError: QT_TR_NOOP(
        "{source}: the {what} must be real numbers; their type is {dtype}. Save them as numbers."
    ),
    data_errors.RaggedRowsError: QT_TR_NOOP(
        "{source}: all rows of the {what} must have the same length."
    ),
    data_errors.NotFiniteError: QT_TR_NOOP(
        "{source}: the {what} must be finite numbers; there is {value} in row {row}, column "
        "{column}, counted from 0. Replace it, or leave that row out."
    ),
    data_errors.TargetsShapeError: QT_TR_NOOP(
        "{source}: the targets must have the shape {wanted}; it is {shape}."
    ),
    data_errors.TargetsRankError: QT_TR_NOOP(
        "{source}: the targets must have the shape (N,) or (N, O); it is {shape}."
    ),
    data_errors.NotOneHotError: QT_TR_NOOP(
        "{source}: targets of classes must have the shape ({count},) or one-hot rows; the shape is "
        "{shape}."
    ),
    data_errors.TestTargetsError: QT_TR_NOOP(
        "{source}: targets for testing must be like those for training ({wanted_dtype}, shape "
        "{wanted}); they are {dtype}, shape {shape}."
    ),
    data_errors.TargetsMissingError: QT_TR_NOOP(
        "{source} has inputs only: choose data with targets."
    ),
    data_errors.OneClassError: QT_TR_NOOP(
        "{source} should have targets of at least two classes; all are “{label}”. Choose another "
        "target."
    ),
    data_errors.OneFolderError: QT_TR_NOOP(
        "{source} should have a folder for each of at least two classes; there is only “{label}”. "
        "Add another folder with pictures."
    ),
    data_errors.UnknownClassError: QT_TR_NOOP(
        "{source}: sample {row}, counted from 0, is of the class “{label}”; the classes are "
        "{names}."
    ),
    data_errors.NamesCountError: QT_TR_NOOP(
        "{source}: the {what} need {wanted} names; there are {now}."
    ),
    data_errors.NameLengthError: QT_TR_NOOP(
        "{source}: names of the {what} must have 1 to {most} letters; one is “{name}”."
    ),
    data_errors.NameTwiceError: QT_TR_NOOP(
        "{source}: names of the {what} must differ; “{name}” is there twice."
    ),
    data_errors.NotPlanarError: QT_TR_NOOP(
        "{source}: inputs are derived from two coordinates; these samples have {inputs}."
    ),
    data_errors.UnfitOutputError: QT_TR_NOOP(
        "{source}: these targets need an output of {units} units; it has {now}."
    ),
    data_errors.ArraysMissingError: QT_TR_NOOP(
        "{source} should hold an array named {names}; it holds {received_names}."
    ),
    data_errors.NoArraysError: QT_TR_NOOP(
        "{source} should hold an array named {names}; there is none."
    ),
    data_errors.NotTextError: QT_TR_NOOP(
        "{source} should be text in UTF-8, UTF-16 or CP949 but is not: save the table as CSV "
        "(UTF-8)."
    ),
    data_errors.TableDamagedError: QT_TR_NOOP(
        "{source}: line {line} cannot be taken apart. Is there a quotation mark too many, or one "
        "missing?"
    ),
    data_errors.FieldTooLongError: QT_TR_NOOP(
        "{source}: a field in line {line} has more than {most:,} letters. Is a quotation mark "
        "missing, or is this no table?"
    ),
    data_errors.NoRowsError: QT_TR_NOOP(
        "{source} should have at least one row of numbers; it has none. Add rows, or choose "
        "another file."
    ),
    data_errors.RaggedRowError: QT_TR_NOOP(
        "{source}: every line must have {columns} fields; line {line} has {now}. Mend that line, "
        "or choose another separator."
    ),
    data_errors.NotANumberError: QT_TR_NOOP(
        "{source}: the column “{column}” must hold numbers; line {line} has “{text}”. Take the "
        "column as categories, or leave it out."
    ),
    data_errors.GapError: QT_TR_NOOP(
        "{source}: the column “{column}” must have a value in every line; in line {line} it is "
        "empty. Fill the gaps, or leave their rows out."
    ),
    data_errors.UnknownColumnError: QT_TR_NOOP(
        "{source} should have a column “{column}”; its columns are {names}."
    ),
    data_errors.ColumnMissingError: QT_TR_NOOP(
        "{source} should have the column “{column}” that the project's data have; its columns are "
        "{names}."
    ),
    data_errors.UnknownCategoryError: QT_TR_NOOP(
        "{source}, line {line}: “{text}” is none of the categories of column “{column}” ({names})."
    ),
    data_errors.TooManyCategoriesError: QT_TR_NOOP(
        "{source}: column “{column}” has {now} different words, more than {most}: leave it out."
    ),
    data_errors.NoInputsError: QT_TR_NOOP("{source}: make at least one column an input."),
    data_errors.NoTargetError: QT_TR_NOOP("{source}: make at least one column the target."),
    data_errors.OneColumnError: QT_TR_NOOP(
        "{source} should have at least two columns, inputs and target; it has {columns}. Choose "
        "another separator, or add a column."
    ),
    data_errors.DescriptionDamagedError: QT_TR_NOOP(
        "In the project's record of its data, “{place}” must be {wanted}; it is {value}."
    ),
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
"""By class. An error that is about a `Problem` has that problem's sentence; `NotNpyError` and
`FileUnreadableError` have one for each of their causes, below."""

NPY_FAULT_TEXTS: Final[Mapping[str, str]] = {
    "other_size": QT_TR_NOOP(
        "{source} should have {declared} bytes of numbers by its own header but has {there}."
    ),
    "cut_off": QT_TR_NOOP(
        "{source} should have {declared} bytes of numbers but has {there}: it is cut off."
    ),
    "no_letters": QT_TR_NOOP("{source} holds words of characters that do not exist."),
    "odd_shape": QT_TR_NOOP(
        "{source} holds an array of the shape {shape}, which no memory can hold."
    ),
    "no_npy": QT_TR_NOOP(
        "{source} should be a NumPy array file but does not begin as one. Choose another file."
    ),
    "unknown_version": QT_TR_NOOP(
        "{source} should be a NumPy file of version 1 to 3 but is of version {version}."
    ),
    "long_header": QT_TR_NOOP(
        "{source}: its header has {length} bytes, which is too long for an array of numbers."
    ),
    "damaged_header": QT_TR_NOOP(
        "{source} should hold an array of numbers, but its header is damaged or speaks of records."
    ),
    "odd_type": QT_TR_NOOP(
        "{source} should hold an array of numbers but holds the type {dtype}. Save it again as "
        "numbers."
    ),
    "damaged_archive": QT_TR_NOOP(
        "{source} should be an .npz file but is damaged, or something else. Save or download it "
        "again."
    ),
    "odd_packing": QT_TR_NOOP(
        "{source} is packed in another way than NumPy's: save it again with numpy.savez."
    ),
}
"""By the `cause` of a `NotNpyError`."""

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
