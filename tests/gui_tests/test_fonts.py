"""The bundled letters."""

import pytest
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF
from PySide6.QtWidgets import QApplication

from gui.looks.fonts import BUNDLED_FAMILY, install_fonts, number_font


@pytest.mark.parametrize("weight", [QFont.Weight.Normal, QFont.Weight.Bold])
def test_the_bundled_letters_have_hangul_and_mathematics(
    qapp: QApplication, weight: QFont.Weight
) -> None:
    install_fonts(qapp)
    metrics = QFontMetrics(QFont(BUNDLED_FAMILY, 10, weight))
    assert all(metrics.inFontUcs4(ord(letter)) for letter in "가힣뷁·×−→")


def test_the_bundled_family_stands_behind_the_systems(qapp: QApplication) -> None:
    before = [family for family in qapp.font().families() if family != BUNDLED_FAMILY]
    install_fonts(qapp)
    install_fonts(qapp)
    assert qapp.font().families() == [*before, BUNDLED_FAMILY]


def test_figures_have_one_width(qapp: QApplication) -> None:
    install_fonts(qapp)
    metrics = QFontMetricsF(number_font(QFont(BUNDLED_FAMILY, 12)))
    assert len({metrics.horizontalAdvance(figure * 8) for figure in "0123456789"}) == 1
