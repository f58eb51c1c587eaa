"""Why data cannot be used, as one sentence in the reader's language that names the place."""

from collections.abc import Mapping
from typing import Final

from engine import LayerloomError, data_errors
from gui.problem_texts import error_text
from gui.translation import QT_TR_NOOP, tr

_SENTENCES: Final[Mapping[type[LayerloomError], str]] = {
    data_errors.FileUnreadableError: QT_TR_NOOP("{source} cannot be read: {reason}"),
    data_errors.FileTooLargeError: QT_TR_NOOP(
        "{source}: at most {most} MB can be loaded; it has {megabytes} MB."
    ),
    data_errors.WebPageError: QT_TR_NOOP(
        "{source} should hold data but is a web page: download the file again."
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
        "{source} should have {size} bytes by its own header but has {now}: it is cut off."
    ),
    data_errors.FileTooLongError: QT_TR_NOOP(
        "{source} should have {size} bytes by its own header but has more."
    ),
    data_errors.LabelRangeError: QT_TR_NOOP(
        "{source}: labels must be from 0 to {most}; number {position} is {label}."
    ),
    data_errors.CountMismatchError: QT_TR_NOOP(
        "{source}: {samples} samples need {samples} targets; there are {targets}."
    ),
    data_errors.ImageSizeError: QT_TR_NOOP(
        "{source}: test pictures must be {size} like those for training; they are {now}."
    ),
    data_errors.NoSamplesError: QT_TR_NOOP(
        "{source} should have at least one sample; its array has the shape {shape}."
    ),
    data_errors.OptionRangeError: QT_TR_NOOP(
        "{source}: {option} must be in {legal}; it is {value}."
    ),
}


def data_error_text(error: Exception) -> str:
    """Return the sentence for an error that came up with data."""
    for kind in type(error).__mro__:
        if kind in _SENTENCES and isinstance(error, LayerloomError):
            return tr(_SENTENCES[kind], **error.fields)
    if isinstance(error, LayerloomError):
        return error_text(error)
    return tr("The data could not be read: {reason}", reason=str(error) or type(error).__name__)
