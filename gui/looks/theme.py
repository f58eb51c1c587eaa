"""The colours, light and dark, and the one place that hands them to Qt.

Widgets style themselves from Qt's palette and need nothing. What paints with its own pens asks
``current_theme().palette`` while painting, and connects ``current_theme().changed`` to
``update``.
"""

from functools import cache

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from gui.looks.colours import DARK, LIGHT, Palette
from gui.looks.style_sheet import style_sheet

__all__ = ["DARK", "GRID", "LIGHT", "MODES", "Palette", "Theme", "current_theme", "qt_palette"]

GRID = 8
"""Distances are multiples of this many logical pixels (or its half)."""

MODES = ("system", "light", "dark")


class Theme(QObject):
    """Says which palette is in force and lays it over the application."""

    changed = Signal()
    """The palette in force became another one."""

    def __init__(self) -> None:
        super().__init__()
        self._mode = "light"
        self._palette = LIGHT

    @property
    def mode(self) -> str:
        """``"system"``, ``"light"`` or ``"dark"``, as chosen by the user."""
        return self._mode

    @property
    def palette(self) -> Palette:
        """The colours in force."""
        return self._palette

    @property
    def is_dark(self) -> bool:
        """Whether the colours in force are the dark ones."""
        return self._palette is DARK

    def set_mode(self, mode: str) -> None:
        """Choose light, dark, or whatever the system says; windows are restyled at once."""
        if mode not in MODES:
            raise ValueError(f"mode must be one of {MODES}, received {mode!r}")
        self._mode = mode
        self._apply()

    def follow_system(self) -> None:
        """Watch the system's colour scheme from now on (once per application)."""
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    @Slot()
    def _on_scheme_changed(self) -> None:
        if self._mode == "system":
            self._apply()

    def _apply(self) -> None:
        self._palette = DARK if self._wants_dark() else LIGHT
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setPalette(qt_palette(self._palette))
            application.setStyleSheet(style_sheet(self._palette))
        self.changed.emit()

    def _wants_dark(self) -> bool:
        if self._mode == "system":
            return self._system_scheme() == Qt.ColorScheme.Dark
        return self._mode == "dark"

    def _system_scheme(self) -> Qt.ColorScheme:
        return QGuiApplication.styleHints().colorScheme()


@cache
def current_theme() -> Theme:
    """Return the application's one theme."""
    return Theme()


def qt_palette(palette: Palette) -> QPalette:
    """Return Qt's palette in our colours."""
    roles = QPalette.ColorRole
    colours = {
        roles.Window: palette.background,
        roles.WindowText: palette.text,
        roles.Base: palette.surface,
        roles.AlternateBase: palette.background,
        roles.ToolTipBase: palette.raised,
        roles.ToolTipText: palette.text,
        roles.Text: palette.text,
        roles.PlaceholderText: palette.muted_text,
        roles.Button: palette.raised,
        roles.ButtonText: palette.text,
        roles.Highlight: palette.accent,
        roles.HighlightedText: palette.accent_text,
        roles.Link: palette.accent,
    }
    result = QPalette()
    for role, colour in colours.items():
        result.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(palette.neutral))
    return result
