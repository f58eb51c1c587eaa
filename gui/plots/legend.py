"""The legend above a plot: each curve's line and name, and its value under the pointer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.looks.fonts import number_font
from gui.looks.theme import current_theme

_SWATCH: Final = 18
_GAP: Final = 6
_BETWEEN: Final = 18
_FORM: Final = 9
_WIDEST_VALUE: Final = "0.0000000"
_WIDEST_NOTE: Final = "unit 00: z = 0.0000"


@dataclass(frozen=True)
class LegendEntry:
    """One curve as the legend shows it.

    Parameters
    ----------
    key : str
        By which its value is set.
    text : str
        Its name, translated.
    colour : str
        ``#rrggbb``.
    style : Qt.PenStyle
        Solid or dashed, as the curve is.
    filled : bool
        Whether it is an area instead of a line.
    has_value : bool
        Whether to keep room for a value behind the name.
    form : QPainterPath, optional
        Around (0, 0) in a square of side 1, for points instead of a line.
    """

    key: str
    text: str
    colour: str
    style: Qt.PenStyle = Qt.PenStyle.SolidLine
    filled: bool = False
    has_value: bool = True
    form: QPainterPath | None = None


class Legend(QWidget):
    """Paints its entries side by side, in several rows where they do not fit into one.

    Painted, not laid out from labels: numbers that change thirty times a second must not make Qt
    lay out the window again.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[LegendEntry, ...] = ()
        self._values: dict[str, str] = {}
        self._note = ""
        self._widest_note = _WIDEST_NOTE
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        current_theme().changed.connect(self.update)

    @property
    def entries(self) -> tuple[LegendEntry, ...]:
        """The entries shown."""
        return self._entries

    @property
    def values(self) -> Mapping[str, str]:
        """The values shown, by key."""
        return self._values

    def set_entries(self, entries: Sequence[LegendEntry]) -> None:
        """Show these curves."""
        if self._entries != tuple(entries):
            self._entries = tuple(entries)
            self.setAccessibleName(", ".join(entry.text for entry in entries))
            self.updateGeometry()
            self.update()

    def set_values(self, values: Mapping[str, str]) -> None:
        """Show these values; a curve without one shows its name alone."""
        if self._values != values:
            self._values = dict(values)
            self._describe()
            self.update()

    def _describe(self) -> None:
        """Tell screen readers the values, which are only painted."""
        known = ((entry.text, self._values.get(entry.key, "")) for entry in self._entries)
        said = [f"{text} {value}" for text, value in known if value]
        self.setAccessibleDescription("; ".join([*said, self._note] if self._note else said))

    @property
    def note(self) -> str:
        """The sentence at the right end."""
        return self._note

    def set_note(self, note: str) -> None:
        """Say at the right end what the values belong to."""
        if self._note != note:
            self._note = note
            self._describe()
            self._make_room_for(note)
            self.update()

    def _make_room_for(self, note: str) -> None:
        """Keep as much room as the widest sentence so far took: it changes with the pointer."""
        if self._width_of(note) > self._note_room():
            self._widest_note = note
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the size of all entries in one row."""
        places = self._places(float("inf"))
        width = max((place.right() for place in places), default=0.0)
        width += _BETWEEN + self._note_room()
        return QSize(int(width) + 1, self.heightForWidth(int(width) + 1))

    def minimumSizeHint(self) -> QSize:
        """Return the size of the widest entry."""
        widest = max((place.width() for place in self._places(float("inf"))), default=0.0)
        return QSize(int(widest) + 1, int(self._row_height()))

    def heightForWidth(self, width: int) -> int:
        """Return the height of the rows that the entries need."""
        places = self._places(width)
        bottom = max((place.bottom() for place in places), default=self._row_height())
        if places and places[-1].right() + _GAP + self._note_room() > width:
            bottom += self._row_height()
        return int(bottom)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw every entry."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for entry, place in zip(self._entries, self._places(self.width()), strict=True):
            self._paint_entry(painter, entry, place)
        self._paint_note(painter)
        painter.end()

    def _paint_entry(self, painter: QPainter, entry: LegendEntry, place: QRectF) -> None:
        palette = current_theme().palette
        self._paint_swatch(painter, entry, place)
        words = place.adjusted(_SWATCH + _GAP, 0, 0, 0)
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self.font())
        painter.setPen(QColor(palette.muted_text))
        painter.drawText(words, middle, entry.text)
        value = self._values.get(entry.key)
        if value:
            advance = QFontMetricsF(self.font()).horizontalAdvance(entry.text)
            painter.setFont(number_font(self.font()))
            painter.setPen(QColor(palette.text))
            painter.drawText(words.adjusted(advance + _GAP, 0, 0, 0), middle, value)

    def _paint_note(self, painter: QPainter) -> None:
        if self._note:
            painter.setFont(number_font(self.font()))
            painter.setPen(QColor(current_theme().palette.text))
            row = QRectF(0, self.height() - self._row_height(), self.width(), self._row_height())
            painter.drawText(
                row, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._note
            )

    def _paint_swatch(self, painter: QPainter, entry: LegendEntry, place: QRectF) -> None:
        middle = place.center().y()
        if entry.form is not None:
            spot = QPointF(place.left() + _SWATCH - _FORM, middle)
            _paint_form(painter, entry.form, entry.colour, spot)
            return
        if entry.filled:
            area = QRectF(place.left(), middle - 4, _SWATCH, 8)
            painter.fillRect(area, QColor(entry.colour))
            return
        pen = QPen(QColor(entry.colour), 2, entry.style)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        end = place.left() + _SWATCH
        painter.drawLine(QPointF(place.left(), middle), QPointF(end, middle))

    def _row_height(self) -> float:
        return QFontMetricsF(self.font()).height() + 4

    def _note_room(self) -> float:
        return self._width_of(self._widest_note)

    def _width_of(self, note: str) -> float:
        return QFontMetricsF(number_font(self.font())).horizontalAdvance(note)

    def _places(self, width: float) -> list[QRectF]:
        metrics = QFontMetricsF(self.font())
        room = QFontMetricsF(number_font(self.font())).horizontalAdvance(_WIDEST_VALUE)
        places: list[QRectF] = []
        height, x, y = self._row_height(), 0.0, 0.0
        for entry in self._entries:
            wide = _SWATCH + _GAP + metrics.horizontalAdvance(entry.text)
            wide += _GAP + room if entry.has_value else 0
            if places and x + wide > width:
                x, y = 0.0, y + height
            places.append(QRectF(x, y, wide, height))
            x += wide + _BETWEEN
        return places


def _paint_form(painter: QPainter, form: QPainterPath, colour: str, middle: QPointF) -> None:
    painter.save()
    painter.translate(middle)
    painter.scale(_FORM, _FORM)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawPath(form)
    painter.restore()
