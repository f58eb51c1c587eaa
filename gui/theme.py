"""The colours, light and dark, and the one place that hands them to Qt.

Widgets style themselves from Qt's palette and need nothing. What paints with its own pens asks
``current_theme().palette`` while painting, and connects ``current_theme().changed`` to
``update``.
"""

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

GRID = 8
"""Distances are multiples of this many logical pixels (or its half)."""

MODES = ("system", "light", "dark")


@dataclass(frozen=True)
class Palette:
    """Named colours as ``#rrggbb``; blue and orange mean sign and nothing else."""

    background: str
    surface: str
    raised: str
    border: str
    text: str
    muted_text: str
    accent: str
    accent_text: str
    selection: str
    focus: str
    error: str
    warning: str
    success: str
    positive: str
    negative: str
    neutral: str
    input_layer: str
    hidden_layer: str
    output_layer: str
    activation_layer: str
    dropout_layer: str
    batch_normalization_layer: str
    maxout_layer: str
    add_layer: str
    concatenate_layer: str
    series: tuple[str, ...]

    def layer(self, kind: str) -> str:
        """Return the hue of a layer kind, as ``input``, ``hidden``, ``output`` or ``dropout``."""
        hue: str = getattr(self, f"{'hidden' if kind == 'dense' else kind}_layer")
        return hue


LIGHT = Palette(
    background="#f4f5f6",
    surface="#ffffff",
    raised="#ffffff",
    border="#d5d8dc",
    text="#1c1f23",
    muted_text="#5b636d",
    accent="#0b7a6f",
    accent_text="#ffffff",
    selection="#d3ebe7",
    focus="#0b7a6f",
    error="#b3261e",
    warning="#855400",
    success="#2a7134",
    positive="#1c64b4",
    negative="#b45309",
    neutral="#8a929b",
    input_layer="#4b5a6b",
    hidden_layer="#5d4aa8",
    output_layer="#a0306c",
    activation_layer="#0f7285",
    dropout_layer="#6b6b1d",
    batch_normalization_layer="#3f7033",
    maxout_layer="#8a3f8f",
    add_layer="#74583f",
    concatenate_layer="#8f3d3d",
    series=("#0b7a6f", "#a0306c", "#5d4aa8", "#6b6b1d", "#4b5a6b", "#8f3d3d", "#3f7033"),
)

DARK = Palette(
    background="#17191c",
    surface="#1f2226",
    raised="#282c31",
    border="#3b4047",
    text="#e8eaed",
    muted_text="#a3abb5",
    accent="#4fc3b2",
    accent_text="#0c201d",
    selection="#1f4a45",
    focus="#4fc3b2",
    error="#ff8a80",
    warning="#e8b45a",
    success="#7fcf8a",
    positive="#6aaef5",
    negative="#f29b4b",
    neutral="#7b838d",
    input_layer="#9fb0c3",
    hidden_layer="#b3a3f2",
    output_layer="#ee8fbf",
    activation_layer="#6cc7da",
    dropout_layer="#c9c86a",
    batch_normalization_layer="#96cf88",
    maxout_layer="#dd9be2",
    add_layer="#d0b08f",
    concatenate_layer="#ea9a9a",
    series=("#4fc3b2", "#ee8fbf", "#b3a3f2", "#c9c86a", "#9fb0c3", "#ea9a9a", "#96cf88"),
)


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
            return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._mode == "dark"


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


def style_sheet(palette: Palette) -> str:
    """Return the little that Qt's palette cannot say."""
    return f"""
    QToolTip {{ border: 1px solid {palette.border}; padding: 4px; }}
    """
