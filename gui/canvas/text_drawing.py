"""Fonts, text fitting and the mark of a fault, for what is painted on the canvas."""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPainter, QPen

from gui.looks.fonts import number_font, text_scale
from gui.looks.theme import current_theme

NAME_SIZE, TEXT_SIZE, SMALL_SIZE = 13, 12, 11

WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap

_MOST_ON_BLOCK: Final = 1.3
"""How many times as large the words on a block may become: it has no room for more."""

_WORD_JOINER = "\u2060"


def font(size: int, bold: bool = False) -> QFont:
    """Return the application's font, all digits equally wide.

    `size` is in pixels at the system's size of text, and follows the size that was chosen.
    """
    return _font(QGuiApplication.font().key(), round(size * text_scale()), bold)


def block_font(size: int, bold: bool = False) -> QFont:
    """Return the font for what stands on blocks and links, as large as there is room for."""
    scale = min(text_scale(), _MOST_ON_BLOCK)
    return _font(QGuiApplication.font().key(), round(size * scale), bold)


@lru_cache(maxsize=32)
def _font(application_font: str, size: int, bold: bool) -> QFont:
    made = number_font(QGuiApplication.font())
    made.setPixelSize(size)
    made.setBold(bold)
    return made


def fitting_font(size: int, text: str, width: float, bold: bool = False) -> QFont:
    """Return a line's font on a block, at the system's size where a larger one is too wide."""
    large = block_font(size, bold)
    if text_width(text, large) <= width or large.pixelSize() <= size:
        return large
    return _font(QGuiApplication.font().key(), size, bold)


def text_width(text: str, own: QFont) -> float:
    """Return how wide a line of text is."""
    return QFontMetricsF(own).horizontalAdvance(text)


def draw_line(
    painter: QPainter,
    rect: QRectF,
    text: str,
    own: QFont,
    alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Draw one line, centred in height, with … where it is too long."""
    painter.setFont(own)
    shown = QFontMetricsF(own).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, int(alignment | Qt.AlignmentFlag.AlignVCenter), shown)


def paint_mark(painter: QPainter, middle: QPointF, colour: QColor) -> None:
    """Paint an exclamation mark in a disc, so that colour is not alone in saying it."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(middle, 6, 6)
    painter.setPen(QPen(QColor(current_theme().palette.background), 1.6))
    painter.drawLine(middle + QPointF(0, -3.2), middle + QPointF(0, 0.6))
    painter.drawPoint(middle + QPointF(0, 3.2))


def unbroken_words(text: str) -> str:
    """Return the text with Korean words kept whole: by default any syllable may start a line."""
    letters: list[str] = []
    for before, letter in zip(" " + text, text, strict=False):
        if _is_hangul(letter) and (_is_hangul(before) or before.isalnum()):
            letters.append(_WORD_JOINER)
        letters.append(letter)
    return "".join(letters)


def wrapped_height(text: str, own: QFont, width: float) -> float:
    """Return how high a text becomes when its lines are broken to fit the width."""
    room = QRectF(0, 0, width, 10_000)
    return QFontMetricsF(own).boundingRect(room, int(WRAPPED), text).height()


def _is_hangul(letter: str) -> bool:
    return "가" <= letter <= "힣"
