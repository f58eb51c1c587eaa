"""The bundled letters: Hangul everywhere, and figures that stand in columns."""

from importlib.resources import as_file

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from gui.resource_files import resource

BUNDLED_FAMILY = "Pretendard"

_FONT_FILES = ("Pretendard-Regular.otf", "Pretendard-Bold.otf")


def install_fonts(application: QApplication) -> None:
    """Put Pretendard behind the system's font: a fresh Debian has no Hangul of its own.

    Raises
    ------
    RuntimeError
        If Qt cannot read a bundled font file.
    """
    for name in _FONT_FILES:
        with as_file(resource("fonts", name)) as path:
            if QFontDatabase.addApplicationFont(str(path)) < 0:
                raise RuntimeError(f"{name} must be a readable font file")
    font = application.font()
    font.setFamilies([*_system_families(font), BUNDLED_FAMILY])
    application.setFont(font)


def number_font(font: QFont) -> QFont:
    """Return ``font`` with figures of equal width, so that changing numbers do not tremble."""
    tabular = QFont(font)
    tabular.setFeature(QFont.Tag("tnum"), 1)
    return tabular


def _system_families(font: QFont) -> list[str]:
    return [family for family in font.families() if family != BUNDLED_FAMILY]
