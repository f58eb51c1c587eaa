"""Where the columns of a table are aligned, their heads as the cells below them."""

from PySide6.QtCore import Qt


def column_side(is_number: bool) -> Qt.AlignmentFlag:
    """Return how a column and its head stand: numbers at the right, words at the left."""
    side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
