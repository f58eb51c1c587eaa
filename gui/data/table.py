"""The first rows of a data set."""

from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from engine import Dataset
from gui.looks.theme import current_theme

_MOST_ROWS: Final = 16
_MOST_COLUMNS: Final = 6
_FIRST_COLUMNS: Final = 3
_ROW: Final = 22.0


class Table:
    """The first rows as a table, inputs left, target right: the whole truth of a logic gate."""

    def __init__(self, dataset: Dataset) -> None:
        self.shown = min(_MOST_ROWS, len(dataset))
        rows = np.asarray(dataset.samples.rows(slice(self.shown)))
        width = dataset.shape.inputs
        names = dataset.input_names or tuple(f"x{column + 1}" for column in range(width))
        columns = range(width if width <= _MOST_COLUMNS else _FIRST_COLUMNS)
        self._head = [names[column] for column in columns]
        self._rows = [
            [f"{rows[row, column]:.3g}" for column in columns] for row in range(self.shown)
        ]
        if width > _MOST_COLUMNS:
            self._add("…", ["…"] * self.shown)
        if dataset.targets is not None:
            self._add(
                (*dataset.description.target_names, dataset.name)[0], self._target_texts(dataset)
            )

    def _target_texts(self, dataset: Dataset) -> list[str]:
        assert dataset.targets is not None
        targets, names = dataset.targets[: self.shown], dataset.class_names
        if names:
            return [names[number] for number in targets.tolist()]
        return [f"{row[0]:.3g}" for row in targets.reshape(self.shown, -1).tolist()]

    def _add(self, head: str, texts: list[str]) -> None:
        self._head.append(head)
        for row, text in zip(self._rows, texts, strict=True):
            row.append(text)

    def __call__(self, painter: QPainter, area: QRectF) -> None:
        """Draw head, lines and rows."""
        palette = current_theme().palette
        wide = min(area.width() / len(self._head), 80.0)
        table = QRectF(area.left(), area.top(), wide * len(self._head), area.height())
        table.moveLeft(area.left() + (area.width() - table.width()) / 2)
        self._paint_row(painter, table, 0, self._head, palette.muted_text)
        painter.setPen(QColor(palette.border))
        below = table.top() + _ROW
        painter.drawLine(QPointF(table.left(), below), QPointF(table.right(), below))
        split = table.right() - wide
        rows = min(self.shown, int(area.height() // _ROW) - 1)
        bottom = table.top() + _ROW * (rows + 1)
        painter.drawLine(QPointF(split, table.top()), QPointF(split, bottom))
        for number in range(rows):
            self._paint_row(painter, table, number + 1, self._rows[number], palette.text)

    def _paint_row(
        self, painter: QPainter, table: QRectF, number: int, texts: list[str], colour: str
    ) -> None:
        wide = table.width() / len(texts)
        painter.setPen(QColor(colour))
        for column, text in enumerate(texts):
            cell = QRectF(table.left() + wide * column, table.top() + _ROW * number, wide, _ROW)
            shown = QFontMetricsF(painter.font()).elidedText(
                text, Qt.TextElideMode.ElideRight, wide - 4
            )
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, shown)
