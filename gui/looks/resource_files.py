"""The files that come with the program, wherever it is installed; icons in the theme's ink."""

from functools import cache, lru_cache
from math import hypot
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources
from gui.looks.theme import current_theme

#: importlib.resources also reads packages in archives, where no Qt library can lie; importing it,
#: and asking it for some fifty icons, takes longer than all the drawing before the first paint.
_FOLDER: Final = Path(resources.__file__).parent


def resource(*names: str) -> Path:
    """Return a file or folder below ``resources``, as ``resource("examples", "xor-mlp.json")``."""
    return _FOLDER.joinpath(*names)


def icon(name: str, hue: str | None = None) -> QIcon:
    """Return an icon of ``resources/icons`` that takes the theme's ink whenever it is drawn.

    Parameters
    ----------
    name
        File name without suffix, as ``"step-forward"``.
    hue
        Name of a :class:`~gui.looks.theme.Palette` colour, as ``"warning"``; the text's by default.

    Raises
    ------
    FileNotFoundError
        If there is no such icon.
    """
    _svg(name)
    return QIcon(_ThemedIconEngine(name, hue))


@cache
def layer_icon_name(kind: str) -> str:
    """Return the name of a layer kind's icon; a kind without one has that of a hidden layer."""
    name = f"{kind.replace('_', '-')}-layer"
    return name if resource("icons", f"{name}.svg").is_file() else "hidden-layer"


def layer_icon(kind: str) -> QIcon:
    """Return the icon of a layer kind, in its hue."""
    name = layer_icon_name(kind)
    return icon(name, name.replace("-", "_"))


def application_icon() -> QIcon:
    """Return the program's own icon, the same in both themes."""
    return QIcon(_ThemedIconEngine("layerloom", None))


def render_icon(name: str, colour: str, size: QSize) -> QImage:
    """Return the icon drawn in ``colour`` (``#rrggbb``) on ``size`` transparent pixels."""
    return _rendered(name, colour, size.width(), size.height())


@cache
def _svg(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def _rendered(name: str, colour: str, width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    drawing = _svg(name).replace("currentColor", colour).encode()
    painter = QPainter(image)
    QSvgRenderer(QByteArray(drawing)).render(painter, QRectF(0, 0, width, height))
    painter.end()
    return image


# PySide6 6.11 frees an engine that Python cloned for Qt unless somebody holds it. Qt clones only
# where an icon's copy is altered, which is rare, so the list stays short.
_CLONES: list[QIconEngine] = []


class _ThemedIconEngine(QIconEngine):
    """Draws with the colours of the moment: a change of theme needs no new icons."""

    def __init__(self, name: str, hue: str | None) -> None:
        super().__init__()
        self._name = name
        self._hue = hue

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        at = painter.deviceTransform()  # of the painter's device PySide6 knows no more than a kind
        ratio = hypot(at.m11(), at.m12())
        size = QSize(round(rect.width() * ratio), round(rect.height() * ratio))
        painter.drawImage(rect, render_icon(self._name, self._colour(mode), size))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return QPixmap.fromImage(render_icon(self._name, self._colour(mode), size))

    def clone(self) -> QIconEngine:
        twin = _ThemedIconEngine(self._name, self._hue)
        _CLONES.append(twin)
        return twin

    def _colour(self, mode: QIcon.Mode) -> str:
        palette = current_theme().palette
        if mode == QIcon.Mode.Disabled:
            return palette.neutral
        colour: str = getattr(palette, self._hue or "text")
        return colour
