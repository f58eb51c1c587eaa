"""The bundled letters: Hangul everywhere, and figures that stand in columns."""

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication

from gui.looks.resource_files import resource

BUNDLED_FAMILY = "Pretendard"

#: Names of properties of the application: the size of the system's text, and the choice.
_STANDARD_SIZE, _ENLARGEMENT = "standardPointSize", "textEnlargement"
_FONT_FILES = ("Pretendard-Regular.otf", "Pretendard-Bold.otf")


def install_fonts(application: QApplication) -> None:
    """Put Pretendard behind the system's font: a fresh Debian has no Hangul of its own.

    Raises
    ------
    RuntimeError
        If Qt cannot read a bundled font file.
    """
    for name in _FONT_FILES:
        if QFontDatabase.addApplicationFont(str(resource("fonts", name))) < 0:
            raise RuntimeError(f"{name} must be a readable font file")
    font = application.font()
    font.setFamilies([*_system_families(font), BUNDLED_FAMILY])
    application.setFont(font)
    application.setProperty(_STANDARD_SIZE, None)


def enlarge_text(points: int) -> None:
    """Write everything by so many points larger than the system does; smaller if negative."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return
    standard = application.property(_STANDARD_SIZE) or application.font().pointSizeF()
    application.setProperty(_STANDARD_SIZE, standard)
    application.setProperty(_ENLARGEMENT, points)
    font = application.font()
    font.setPointSizeF(standard + points)
    if font != application.font():
        application.setFont(font)
        # Widgets under a style sheet keep the font they were polished with until it is set anew.
        application.setStyleSheet(application.styleSheet())


def text_enlargement() -> int:
    """Return by how many points text is larger than the system's."""
    application = QApplication.instance()
    return 0 if application is None else int(application.property(_ENLARGEMENT) or 0)


def text_scale() -> float:
    """Return how many times as large as the system's text is."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return 1.0
    standard = application.property(_STANDARD_SIZE)
    return application.font().pointSizeF() / standard if standard else 1.0


def fixed_family() -> str:
    """Return the family of the system's font for code.

    The system may call it "monospace", which is the name of no font: with a family behind it in a
    list, Qt passes over it.
    """
    fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    return QFontInfo(fixed).family()


def number_font(font: QFont) -> QFont:
    """Return ``font`` with figures of equal width, so that changing numbers do not tremble."""
    tabular = QFont(font)
    tabular.setFeature(QFont.Tag("tnum"), 1)
    return tabular


def _system_families(font: QFont) -> list[str]:
    return [family for family in font.families() if family != BUNDLED_FAMILY]
