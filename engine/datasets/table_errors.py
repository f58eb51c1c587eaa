"""Why a table cannot be used: its lines, its fields and its columns; one class per cause."""

from engine.datasets.data_errors import WidthError
from engine.errors import DataError


class TableWidthError(WidthError):
    """A table has neither the columns of the inputs nor those and the targets'."""

    expected_text = "{width} columns, or {both} with the target"
    received_text = "{now}"


class NotTextError(DataError):
    """A table is in no encoding that we know."""

    expected_text = "text in UTF-8, UTF-16 or CP949"
    received_text = "bytes that are none of them"


class TableDamagedError(DataError):
    """The lines of a table cannot be taken apart."""

    expected_text = "a table with one sample in each line"
    received_text = "{reason} in line {line}"


class FieldTooLongError(TableDamagedError):
    """A field of a table has more letters than any number or word."""

    expected_text = "fields of at most {most} letters"
    received_text = "a longer one in line {line}"


class NoRowsError(DataError):
    """A table has no line of data."""

    expected_text = "at least one row of numbers"
    received_text = "{rows} rows"


class RaggedRowError(DataError):
    """A line of a table has another number of fields than the first."""

    expected_text = "{columns} fields in every line"
    received_text = "{now} in line {line}"


class NotANumberError(DataError):
    """A field of a column of inputs cannot be read as a number."""

    expected_text = "a number in column {column!r}"
    received_text = "{text!r} in line {line}"


class GapError(DataError):
    """A field of a table is empty."""

    expected_text = "a value in column {column!r}"
    received_text = "an empty field in line {line}"


class UnknownColumnError(DataError):
    """A table does not have a column that is asked for."""

    expected_text = "a column {column!r}"
    received_text = "the columns {names}"


class ColumnMissingError(UnknownColumnError):
    """A table of new data lacks a column that the project's table had."""


class UnknownCategoryError(DataError):
    """A word stands in a column of categories that is none of them."""

    expected_text = "one of the categories {names} in column {column!r}"
    received_text = "{text!r} in line {line}"


class TooManyCategoriesError(DataError):
    """A column of words has too many different ones to be categories."""

    expected_text = "at most {most} categories in column {column!r}"
    received_text = "{now}; leave the column out"


class NoInputsError(DataError):
    """All columns of a table are targets or left out."""

    expected_text = "at least one column as an input"
    received_text = "none"


class NoTargetError(DataError):
    """No column of a table is the target."""

    expected_text = "at least one column as the target"
    received_text = "none"


class OneColumnError(DataError):
    """A table has no column left for the inputs."""

    expected_text = "at least two columns, inputs and target"
    received_text = "{columns}"
