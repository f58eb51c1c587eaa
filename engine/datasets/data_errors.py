"""Why data cannot be used: one class per cause, each naming the place."""

from collections.abc import Iterable
from typing import Any

from engine.errors import AnyOf, DataError, DataMissingError
from engine.files.npy_format import NPY_FAULTS


class UnknownSourceError(DataError):
    """A source is no built-in name, and nothing of that name exists."""

    expected_text = "a built-in name ({names}), or a folder or file that exists"
    received_text = "neither"


class UnsupportedFileError(DataError):
    """A file has a suffix that holds no data we can read."""

    expected_text = "a {suffixes} file, or a folder with MNIST's files"
    received_text = "a file with the suffix {suffix!r}"


class FileUnreadableError(DataError):
    """The system refuses to give us a file's bytes; `code` is its number for that, an errno."""

    expected_text = "a file that can be read"
    received_text = "{reason}"


class FileTooLargeError(DataError):
    """A file holds, or says that it holds, more than we try to load."""

    expected_text = "at most {most} MB of data"
    received_text = "{megabytes} MB"


class DataChangedError(DataError):
    """A file is no longer the one that a project was made with."""

    expected_text = "the file of {size} bytes that the project was made with"
    received_text = "a file of {now} bytes with other contents"


class PicturesChangedError(DataChangedError):
    """The pictures of a folder are no longer those that a project was made with."""

    expected_text = "the {size} pictures that the project was made with"
    received_text = "{now} pictures, not all the same"


class DataMovedError(DataMissingError):
    """The file or folder that a project names is not there."""

    template = (
        "{name} is not at {path} on this machine. Give its file or folder with --data SOURCE."
    )


class UnknownOptionError(DataError):
    """A source has no option of this name."""

    expected_text = "one of the options {names}"
    received_text = "{option!r}"


class OptionRangeError(DataError):
    """An option of a source is outside its legal range."""

    expected_text = "{option} in {legal}"
    received_text = "{value}"


class WebPageError(DataError):
    """A web page was saved under a data file's name, as failed downloads are."""

    expected_text = "data"
    received_text = "a web page (HTML); download the file again"


class FileEmptyError(DataError):
    """A file of no bytes, as interrupted downloads leave them."""

    expected_text = "data"
    received_text = "an empty file"


class NotGzipError(DataError):
    """A file named .gz is not packed with gzip, nor the plain file."""

    expected_text = "a gzip file (it begins with the bytes 1f 8b)"
    received_text = "a file that begins with {start}"


class GzipDamagedError(DataError):
    """A gzip file is cut off or was changed."""

    expected_text = "an undamaged gzip file"
    received_text = "one that is damaged or cut off; download it again"


class MnistFilesMissingError(DataError):
    """A folder does not hold the files of MNIST."""

    expected_text = "the four files of MNIST (train-images-idx3-ubyte …, plain or .gz) or mnist.npz"
    received_text = "a folder without {missing}"


class NotIdxError(DataError):
    """A file does not begin as IDX files of bytes do."""

    expected_text = "an IDX file of {what} (it begins with {magic})"
    received_text = "a file that begins with {start}"


class LabelsForImagesError(DataError):
    """A file of labels lies where images are expected."""

    expected_text = "images (IDX magic number 2051)"
    received_text = "labels (magic number 2049)"


class ImagesForLabelsError(DataError):
    """A file of images lies where labels are expected."""

    expected_text = "labels (IDX magic number 2049)"
    received_text = "images (magic number 2051)"


class FileCutOffError(DataError):
    """A file is shorter than its own header says."""

    expected_text = "{size} bytes, as its header says"
    received_text = "{now} bytes; the file is cut off"


class FileTooLongError(DataError):
    """A file goes on after the end that its own header gives."""

    expected_text = "{size} bytes, as its header says"
    received_text = "more than that"


class LabelRangeError(DataError):
    """A label is not the number of a class."""

    expected_text = "labels from 0 to {most}"
    received_text = "{label} at position {position}"


class CountMismatchError(DataError):
    """There is not one target for each sample."""

    expected_text = "as many targets as samples, {samples}"
    received_text = "{targets}"


class ImageSizeError(DataError):
    """The pictures of the test set have another size than those of the training set."""

    expected_text = "test pictures of {size}, as in the training set"
    received_text = "{now}"


class PictureSizeError(DataError):
    """A picture of a folder has another size than the first one, or than the project's."""

    expected_text = "a picture of {size} pixels like the others"
    received_text = "{now}"


class PictureTooLargeError(DataError):
    """A picture has more pixels than a network could be fed with."""

    expected_text = "a picture of at most {most} million pixels"
    received_text = "{width} x {height} pixels"


class NotAPictureError(DataError):
    """A file with a picture's suffix is damaged, or none."""

    expected_text = "a picture (PNG, JPEG, BMP, GIF, WebP, PGM or PPM)"
    received_text = "a file that cannot be read as one"


class NoPicturesError(DataError):
    """No folder inside a folder has pictures, nor are MNIST's files there."""

    expected_text = "a folder for each class with pictures in it ({suffixes}), or MNIST's files"
    received_text = "neither"


class LoosePicturesError(DataError):
    """Pictures lie in a folder itself, where nothing says of which class they are."""

    expected_text = "a folder for each class with pictures in it"
    received_text = "{count} pictures beside one another"


class WidthError(DataError):
    """Samples do not have the number of inputs they must have."""

    expected_text = "samples of {width} numbers"
    received_text = "{now}"


class NoSamplesError(DataError):
    """A source has no samples, or samples without numbers."""

    expected_text = "at least one sample of at least one number"
    received_text = "an array of shape {shape}"


class NotNumbersError(DataError):
    """An array holds something else than numbers."""

    expected_text = "{what} of real numbers"
    received_text = "an array of type {dtype}"


class RaggedRowsError(NotNumbersError):
    """Rows that were typed have different lengths."""

    expected_text = "{what} in rows of equal length"
    received_text = "rows of different lengths"


class NotFiniteError(DataError):
    """A value is infinite or not a number."""

    expected_text = "finite numbers"
    received_text = "{value} in row {row}, column {column} of the {what}"


class TargetsShapeError(DataError):
    """Targets are neither one class number per sample nor values in columns."""

    expected_text = "targets of shape {wanted}"
    received_text = "{shape}"


class TargetsRankError(TargetsShapeError):
    """Targets are neither a column nor a table."""

    expected_text = "targets of shape (N,) or (N, O)"


class NotOneHotError(TargetsShapeError):
    """Targets in columns are to be classes, and their rows do not name one each."""

    expected_text = "targets of shape ({count},), or one-hot rows"


class TestTargetsError(TargetsShapeError):
    """The targets of the test set are of another kind than those of the training set."""

    __test__ = False

    expected_text = "test targets of type {wanted_dtype} and shape {wanted} as in the training set"
    received_text = "type {dtype} and shape {shape}"


class TargetsMissingError(DataError):
    """Something was asked that needs targets, and the data have none."""

    expected_text = "data with targets"
    received_text = "inputs only"


class OneClassError(DataError):
    """All samples are of one class, so there is nothing to tell apart."""

    expected_text = "targets of at least two classes"
    received_text = "only {label!r}"


class OneFolderError(OneClassError):
    """A folder of pictures has the folder of one class only."""

    expected_text = "a folder for each of at least two classes"
    received_text = "only {label!r}"


class UnknownClassError(DataError):
    """A target names a class that is none of the known ones."""

    expected_text = "one of the classes {names}"
    received_text = "{label!r} in sample {row}"


class NamesCountError(DataError):
    """There is not one name for each input, target or class."""

    expected_text = "{wanted} names for the {what}"
    received_text = "{now}"


class NameLengthError(DataError):
    """A name of an input, a target or a class is empty, too long, or cannot be shown."""

    expected_text = "names of 1 to {most} letters for the {what}"
    received_text = "{name!r}"


class NameTwiceError(DataError):
    """Two inputs, targets or classes would have the same name."""

    expected_text = "different names for the {what}"
    received_text = "{name!r} twice"


class NotPlanarError(DataError):
    """Inputs are derived from the two coordinates of a point, and these samples are none."""

    expected_text = "samples of two inputs, from which others are derived"
    received_text = "{inputs} inputs"


class UnfitOutputError(DataError):
    """The output layer cannot express these targets."""

    expected_text = "an output of {units} units for these targets"
    received_text = "{now} units"


class NotNpyError(DataError):
    """A NumPy file or one of its arrays is damaged, or none; `cause` is a key of `NPY_FAULTS`."""

    expected_text = "a NumPy array file of numbers"
    received_text = "{fault_text}"

    def __init__(self, *, cause: str, **fields: Any) -> None:
        text = NPY_FAULTS[cause].format(**fields)
        super().__init__(**{**fields, "cause": cause, "fault_text": text})


class ArraysMissingError(DataError):
    """A .npz file has no array whose name says that it holds inputs."""

    expected_text = "an array named {names}"
    received_text = "{received_names}"


class NoArraysError(ArraysMissingError):
    """There is no array at all whose name says anything."""

    received_text = "no arrays of those names"


def arrays_missing(source: str, wanted: str | AnyOf, received: Iterable[str]) -> ArraysMissingError:
    """Return the error about a file or a project with these arrays alone."""
    names = ", ".join(received)
    if not names:
        return NoArraysError(source=source, names=wanted)
    return ArraysMissingError(source=source, names=wanted, received_names=names)


class DescriptionDamagedError(DataError):
    """The record of a project's data is not one that we wrote.

    `place`, `wanted` and `value` are those of a `FileValueError`.
    """

    expected_text = "a description of data with {wanted_text} for {place!r}"
    received_text = "{value}"
