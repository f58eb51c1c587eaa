"""Formulas set by ziamath, one by one while nothing else happens, and kept."""

from collections import OrderedDict
from functools import cache, partial
from importlib import import_module
from threading import Thread
from typing import Final, NamedTuple

from PySide6.QtCore import QByteArray, QObject, QRectF, QSizeF, QTimer, Signal, Slot
from PySide6.QtGui import QFontInfo, QPainter, QPaintEvent, QPalette
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from gui.stepping.formula_label import FormulaLabel
from gui.stepping.formula_latex import latex

#: Formulas kept, in every size and colour they were needed in.
_KEPT: Final = 512
#: The mathematical letters are smaller than those of the window's font.
_ENLARGED: Final = 1.08


class Setting(NamedTuple):
    """A formula as it is to be set."""

    formula: str
    size: float
    colour: str


class Typesetter(QObject):
    """Sets the formulas that were asked for, and remembers them.

    One takes some 20 ms: who asks is answered at once with what is there, and told later.
    """

    typeset = Signal()
    """Everything that was asked for is there now."""

    def __init__(self) -> None:
        super().__init__()
        self._pictures: OrderedDict[Setting, QSvgRenderer | None] = OrderedDict()
        self._wanted: OrderedDict[Setting, None] = OrderedDict()

    def picture(self, setting: Setting) -> QSvgRenderer | None:
        """Return the formula's picture; None as long as there is none."""
        if setting in self._pictures:
            self._pictures.move_to_end(setting)
            return self._pictures[setting]
        if setting not in self._wanted:
            if not self._wanted:
                QTimer.singleShot(0, self, self._set_next)
            self._wanted[setting] = None
        return None

    @Slot()
    def _set_next(self) -> None:
        setting, _ = self._wanted.popitem(last=False)
        self._pictures[setting] = None
        try:
            self._pictures[setting] = _set(setting)
        finally:
            self._go_on()

    def _go_on(self) -> None:
        if len(self._pictures) > _KEPT:
            self._pictures.popitem(last=False)
        if self._wanted:
            QTimer.singleShot(0, self, self._set_next)
        else:
            self.typeset.emit()


@cache
def typesetter() -> Typesetter:
    """Return the application's one typesetter."""
    return Typesetter()


def read_ahead() -> Thread:
    """Import ziamath on a thread of its own: the first step would wait for it a third of a second.

    Returns
    -------
    Thread
        Already started.
    """
    thread = Thread(target=partial(import_module, "ziamath.zmath"), name="reading ahead")
    thread.start()
    return thread


def _set(setting: Setting) -> QSvgRenderer | None:
    """Return a formula as vectors; None for what is not mathematics."""
    source = latex(setting.formula)
    if source is None:
        return None
    from ziafont.config import config as font_config  # only who steps needs them, and
    from ziamath.config import config  # they take a while
    from ziamath.zmath import Latex

    config.svg2 = font_config.svg2 = False  # Qt draws SVG 1.1 only
    svg = Latex(source, size=setting.size, color=setting.colour).svg()
    return QSvgRenderer(QByteArray(svg.encode()))


class TypesetLabel(FormulaLabel):
    """Shows one formula in letters, set with fractions and roots as soon as that is done.

    Until then, and where there is no room for it on one line, it is written out as by its parent.
    """

    def __init__(self, parent: QWidget | None = None, scale: float = 1.0) -> None:
        super().__init__(parent, scale)
        self._enlarged = scale * _ENLARGED
        typesetter().typeset.connect(self._on_typeset)

    @Slot()
    def _on_typeset(self) -> None:
        self._forget_layout()
        self.update()

    def _picture(self) -> QSvgRenderer | None:
        if len(self._formulas) != 1 or not self._formulas[0]:
            return None
        colour = self.palette().color(QPalette.ColorRole.WindowText).name()
        size = round(QFontInfo(self.font()).pixelSize() * self._enlarged, 1)
        return typesetter().picture(Setting(self._formulas[0], size, colour))

    def _picture_size(self) -> QSizeF | None:
        picture = self._picture()
        return None if picture is None else QSizeF(picture.viewBoxF().size())

    def natural_width(self) -> float:
        """Return the width of the picture, or in which nothing is wrapped."""
        size = self._picture_size()
        return super().natural_width() if size is None else size.width()

    def heightForWidth(self, width: int) -> int:
        """Return the height of the picture, or of the wrapped formula."""
        size = self._picture_size()
        if size is None or size.width() > width:
            return super().heightForWidth(width)
        return round(size.height())

    def _has_room(self, size: QSizeF) -> bool:
        """Tell whether a picture fits: one that has just come waits for the cards' arrangement."""
        return size.width() <= self.width() + 1 and round(size.height()) <= self.height() + 1

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, or the formula as it is written out."""
        picture, size = self._picture(), self._picture_size()
        if picture is None or size is None or not self._has_room(size):
            super().paintEvent(event)
            return
        painter = QPainter(self)
        top = max(0.0, (self.height() - size.height()) / 2)
        picture.render(painter, QRectF(0.0, top, size.width(), size.height()))
        painter.end()
