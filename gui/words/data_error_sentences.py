"""The sentences for data that cannot be used: tables alone, looked up by `error_text`."""

from collections.abc import Mapping
from typing import Final

from engine import (
    DataError,
    DataMissingError,
    LayerloomError,
    data_errors,
    download_errors,
    table_errors,
)
from gui.words.translation import QT_TR_NOOP

DATA_ERROR_TEXTS: Final[Mapping[type[LayerloomError], str]] = {
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
        "{source} has {count} {count:picture|pictures} and no folder for a class: put the "
        "pictures of each class into a folder of its own."
    ),
    data_errors.UnknownSourceError: QT_TR_NOOP(
        "{source} is neither a file nor a folder, nor one of the built-in data: {names}."
    ),
    data_errors.UnsupportedFileError: QT_TR_NOOP(
        "{source} should be a {suffixes} file, or a folder with MNIST's files. Choose one of these."
    ),
    data_errors.FileTooLargeError: QT_TR_NOOP(
        "{source}: at most {most} MB can be loaded; it has {megabytes} MB. Keep fewer samples."
    ),
    download_errors.DownloadFailedError: QT_TR_NOOP(
        "{name} could not be downloaded ({attempts}). Try again later, or choose the folder with "
        "its files."
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
        "{source} should be a gzip file (bytes 1f 8b) but begins with {start}. Download it again."
    ),
    data_errors.GzipDamagedError: QT_TR_NOOP(
        "{source} should be a whole gzip file but is damaged or cut off: download it again."
    ),
    data_errors.MnistFilesMissingError: QT_TR_NOOP(
        "{source} should hold MNIST's four files, plain or .gz, or mnist.npz. Not found: "
        "{missing}. Put it there, or choose another folder."
    ),
    data_errors.NotIdxError: QT_TR_NOOP(
        "{source} should be an IDX file that begins with {magic}, but begins with {start}. "
        "Download it again."
    ),
    data_errors.LabelsForImagesError: QT_TR_NOOP(
        "{source} should hold images but holds labels. Give the files their own names back, or "
        "download them again."
    ),
    data_errors.ImagesForLabelsError: QT_TR_NOOP(
        "{source} should hold labels but holds images. Give the files their own names back, or "
        "download them again."
    ),
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
    table_errors.TableWidthError: QT_TR_NOOP(
        "{source} should have {width} columns, or {both} with the target; it has {now}. Add the "
        "missing columns, or take the others out."
    ),
    data_errors.NoSamplesError: QT_TR_NOOP(
        "{source} should have at least one sample; its array has the shape {shape}. Choose "
        "another file."
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
        "{source} should hold an array named {names}; it holds {received_names}. Save it again "
        "with such a name: numpy.savez(file, x=…, y=…)."
    ),
    data_errors.NoArraysError: QT_TR_NOOP(
        "{source} should hold an array named {names}; there is none. Save it again with such a "
        "name: numpy.savez(file, x=…, y=…)."
    ),
    table_errors.NotTextError: QT_TR_NOOP(
        "{source} should be text in UTF-8, UTF-16 or CP949 but is not: save the table as CSV "
        "(UTF-8)."
    ),
    table_errors.TableDamagedError: QT_TR_NOOP(
        "{source}: line {line} cannot be taken apart. Is there a quotation mark too many, or one "
        "missing?"
    ),
    table_errors.FieldTooLongError: QT_TR_NOOP(
        "{source}: a field in line {line} has more than {most:,} letters. Is a quotation mark "
        "missing, or is this no table?"
    ),
    table_errors.NoRowsError: QT_TR_NOOP(
        "{source} should have at least one row of numbers; it has none. Add rows, or choose "
        "another file."
    ),
    table_errors.RaggedRowError: QT_TR_NOOP(
        "{source}: every line must have {columns} fields; line {line} has {now}. Mend that line, "
        "or choose another separator."
    ),
    table_errors.NotANumberError: QT_TR_NOOP(
        "{source}: the column “{column}” must hold numbers; line {line} has “{text}”. Take the "
        "column as categories, or leave it out."
    ),
    table_errors.GapError: QT_TR_NOOP(
        "{source}: the column “{column}” must have a value in every line; in line {line} it is "
        "empty. Fill the gaps, or leave their rows out."
    ),
    table_errors.UnknownColumnError: QT_TR_NOOP(
        "{source} should have a column “{column}”; its columns are {names}."
    ),
    table_errors.ColumnMissingError: QT_TR_NOOP(
        "{source} should have the column “{column}” that the project's data have; its columns "
        "are {names}. Rename or add it."
    ),
    table_errors.UnknownCategoryError: QT_TR_NOOP(
        "{source}, line {line}: “{text}” is none of the categories of column “{column}” "
        "({names}). Mend it, or take the line out."
    ),
    table_errors.TooManyCategoriesError: QT_TR_NOOP(
        "{source}: column “{column}” has {now} different words, more than {most}: leave it out."
    ),
    table_errors.NoInputsError: QT_TR_NOOP("{source}: make at least one column an input."),
    table_errors.NoTargetError: QT_TR_NOOP("{source}: make at least one column the target."),
    table_errors.OneColumnError: QT_TR_NOOP(
        "{source} should have at least two columns, inputs and target; it has {columns}. Choose "
        "another separator, or add a column."
    ),
    data_errors.DescriptionDamagedError: QT_TR_NOOP(
        "In the project's record of its data, “{place}” must be {wanted}; it is {value}."
    ),
}
"""By class. `NotNpyError` has one for each of its causes, below."""

NPY_FAULT_TEXTS: Final[Mapping[str, str]] = {
    "other_size": QT_TR_NOOP(
        "{source} should have {declared} bytes of numbers by its own header but has {there}. "
        "Save or download it again."
    ),
    "cut_off": QT_TR_NOOP(
        "{source} should have {declared} bytes of numbers but has {there}: it is cut off. Save "
        "or download it again."
    ),
    "no_letters": QT_TR_NOOP("{source} holds words of characters that do not exist."),
    "odd_shape": QT_TR_NOOP(
        "{source} holds an array of the shape {shape}, which no memory can hold."
    ),
    "no_npy": QT_TR_NOOP(
        "{source} should be a NumPy array file but does not begin as one. Choose another file."
    ),
    "unknown_version": QT_TR_NOOP(
        "{source} should be a NumPy file of version 1 to 3 but is of version {version}. Save it "
        "again with numpy.save."
    ),
    "long_header": QT_TR_NOOP(
        "{source}: its header has {length} bytes, which is too long for an array of numbers. "
        "Save it again as numbers."
    ),
    "damaged_header": QT_TR_NOOP(
        "{source} should hold an array of numbers, but its header is damaged or speaks of "
        "records. Save it again as numbers."
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
