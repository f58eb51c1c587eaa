"""How a page of the manual looks: what Markdown cannot say, laid over the parsed document."""

import re
from itertools import groupby
from typing import Final

from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextOption,
    QTextTable,
)

from gui.looks.fonts import BUNDLED_FAMILY, fixed_family
from gui.looks.theme import GRID, Palette

_LINE_HEIGHT: Final = 145.0
_CELL_HEIGHT: Final = 120.0
_HEADING_SCALES: Final = {1: 1.7, 2: 1.25, 3: 1.05}
_LEADS: Final = {1: 0, 2: 3 * GRID, 3: 2 * GRID}
#: What is written with three blanks or more stands in columns.
_GAP: Final = re.compile(r" {3,}")
_HANGUL: Final = re.compile("[가-힣]")
_PROPORTIONAL: Final = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value


def dress(document: QTextDocument, font: QFont, palette: Palette) -> None:
    """Give a page its letters, distances and colours, in place.

    As one edit: a page that is shown is laid out anew after every other, which took the glossary
    a second.
    """
    document.setDefaultFont(font)
    document.setDocumentMargin(3 * GRID)
    document.setIndentWidth(3 * GRID)
    edit = QTextCursor(document)
    edit.beginEditBlock()
    _dress_blocks(document, font, palette)
    edit.endEditBlock()


def _dress_blocks(document: QTextDocument, font: QFont, palette: Palette) -> None:
    for is_code, group in groupby(_blocks(document), key=_is_code):
        if is_code:
            _dress_code(list(group), font, palette)
        else:
            for block in group:
                _dress_text(block, font, palette)
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _dress_table(frame, palette)


def _blocks(document: QTextDocument) -> list[QTextBlock]:
    blocks, block = [], document.begin()
    while block.isValid():
        blocks.append(block)
        block = block.next()
    return blocks


def _is_code(block: QTextBlock) -> bool:
    return block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence)


def _dress_text(block: QTextBlock, font: QFont, palette: Palette) -> None:
    level = block.blockFormat().headingLevel()
    if level:
        _dress_heading(block, level, font, palette)
    else:
        _dress_paragraph(block, font, palette)


def _dress_heading(block: QTextBlock, level: int, font: QFont, palette: Palette) -> None:
    shape = QTextBlockFormat()
    shape.setTopMargin(_LEADS.get(level, GRID))
    shape.setBottomMargin(GRID)
    cursor = _whole(block)
    cursor.mergeBlockFormat(shape)
    letters = QTextCharFormat()
    letters.setFontPointSize(font.pointSizeF() * _HEADING_SCALES.get(level, 1.0))
    letters.setFontWeight(QFont.Weight.Bold)
    letters.setForeground(QColor(palette.text))
    letters.clearProperty(QTextFormat.Property.FontSizeAdjustment)
    cursor.mergeCharFormat(letters)


def _dress_code(blocks: list[QTextBlock], font: QFont, palette: Palette) -> None:
    """Set lines of code or formulas, what stands in columns in columns.

    Columns are set by tabs: Hangul is not as wide as two letters in every font, and a system
    without a font of fixed width has columns all the same.
    """
    letters = _code_letters(font)
    for block in blocks:
        cursor = _whole(block)
        cursor.insertText("\t".join(_GAP.split(block.text())), letters)
    tabs = _column_places([block.text().split("\t") for block in blocks], letters.font())
    for number, block in enumerate(blocks):
        shape = QTextBlockFormat()
        shape.setBackground(QColor(palette.background))
        shape.setLeftMargin(GRID)
        shape.setTopMargin(GRID // 2 if number == 0 else 0)
        shape.setBottomMargin(2 * GRID if number == len(blocks) - 1 else 0)
        shape.setLineHeight(100.0, _PROPORTIONAL)
        shape.setTabPositions(tabs)
        _whole(block).mergeBlockFormat(shape)


def _column_places(rows: list[list[str]], font: QFont) -> list[QTextOption.Tab]:
    """Return where the second and later columns begin."""
    metrics = QFontMetricsF(font)
    columns = max(len(row) for row in rows)
    place, tabs = 0.0, []
    for column in range(columns - 1):
        cells = [row[column] for row in rows if len(row) > column + 1]
        place += max(metrics.horizontalAdvance(cell) for cell in cells) + 3 * GRID
        tabs.append(QTextOption.Tab(place, QTextOption.TabType.LeftTab))
    return tabs


def _dress_paragraph(block: QTextBlock, font: QFont, palette: Palette) -> None:
    cursor = _whole(block)
    shape = QTextBlockFormat()
    is_cell = cursor.currentTable() is not None
    shape.setLineHeight(_CELL_HEIGHT if is_cell else _LINE_HEIGHT, _PROPORTIONAL)
    if not is_cell:
        shape.setBottomMargin(GRID if block.textList() is None else GRID // 2)
    cursor.mergeBlockFormat(shape)
    fragments = block.begin()
    while not fragments.atEnd():
        fragment = fragments.fragment()
        piece = QTextCursor(block)
        piece.setPosition(fragment.position())
        piece.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
        if fragment.charFormat().fontFixedPitch():
            letters = _code_letters(font)
            letters.setBackground(QColor(palette.background))
            piece.mergeCharFormat(letters)
        elif fragment.charFormat().isAnchor():
            link = QTextCharFormat()
            link.setForeground(QColor(palette.accent))
            piece.mergeCharFormat(link)
        elif fragment.charFormat().fontItalic() and _HANGUL.search(fragment.text()):
            piece.mergeCharFormat(_named())
        fragments += 1


def _named() -> QTextCharFormat:
    """Return how a name in Hangul stands out: there are no italics to write it in."""
    letters = QTextCharFormat()
    letters.setFontItalic(False)
    letters.setFontWeight(QFont.Weight.Bold)
    return letters


def _code_letters(font: QFont) -> QTextCharFormat:
    letters = QTextCharFormat()
    letters.setFontFamilies([fixed_family(), BUNDLED_FAMILY])
    letters.setFontPointSize(font.pointSizeF() * 0.95)
    return letters


def _dress_table(table: QTextTable, palette: Palette) -> None:
    shape = table.format()
    shape.setBorder(1)
    shape.setBorderCollapse(True)
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderBrush(QColor(palette.border))
    shape.setCellPadding(GRID - 2)
    shape.setCellSpacing(0)
    shape.setTopMargin(GRID // 2)
    shape.setBottomMargin(GRID)
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(shape)
    for column in range(table.columns()):
        cell = table.cellAt(0, column)
        ground = cell.format().toTableCellFormat()
        ground.setBackground(QColor(palette.background))
        cell.setFormat(ground)


def _whole(block: QTextBlock) -> QTextCursor:
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    return cursor
