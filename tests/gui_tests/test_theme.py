"""Both themes: everything legible, and one switch that reaches every window."""

from dataclasses import fields

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.looks.colours import DARK, LIGHT, Palette
from gui.looks.theme import Theme, current_theme

PALETTES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
LAYER_KINDS = (
    "input",
    "hidden",
    "output",
    "activation",
    "dropout",
    "batch_normalization",
    "maxout",
    "add",
    "concatenate",
)
LEGIBLE = 4.5
VISIBLE = 3.0


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    colour_parts = QColor(colour)
    red, green, blue = map(
        linear, (colour_parts.redF(), colour_parts.greenF(), colour_parts.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_of_contrast_is_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=1e-3)


@PALETTES
@pytest.mark.parametrize("ground", ["background", "surface", "raised", "selection"])
@pytest.mark.parametrize("ink", ["text", "muted_text"])
def test_words_are_legible_on_every_ground(palette: Palette, ink: str, ground: str) -> None:
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= LEGIBLE


@PALETTES
@pytest.mark.parametrize("ground", ["background", "surface", "raised"])
@pytest.mark.parametrize("ink", ["accent", "error", "warning", "success", "positive", "negative"])
def test_coloured_words_are_legible(palette: Palette, ink: str, ground: str) -> None:
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= LEGIBLE


@PALETTES
@pytest.mark.parametrize("ground", ["background", "surface", "raised"])
def test_the_focus_is_visible_on_every_ground(palette: Palette, ground: str) -> None:
    assert contrast(palette.focus, getattr(palette, ground)) >= VISIBLE


@PALETTES
def test_words_on_the_accent_are_legible(palette: Palette) -> None:
    assert contrast(palette.accent_text, palette.accent) >= LEGIBLE


@PALETTES
@pytest.mark.parametrize("kind", LAYER_KINDS)
def test_a_layer_name_is_legible_in_its_hue(palette: Palette, kind: str) -> None:
    assert contrast(palette.layer(kind), palette.surface) >= LEGIBLE


@PALETTES
def test_no_two_layer_kinds_share_a_hue(palette: Palette) -> None:
    assert len({palette.layer(kind) for kind in LAYER_KINDS}) == len(LAYER_KINDS)


@PALETTES
def test_a_dense_layer_is_hued_as_a_hidden_one(palette: Palette) -> None:
    assert palette.layer("dense") == palette.layer("hidden")


@PALETTES
def test_blue_and_orange_mean_sign_and_nothing_else(palette: Palette) -> None:
    signs = (QColor(palette.positive).hsvHueF(), QColor(palette.negative).hsvHueF())
    layers = [palette.layer(kind) for kind in LAYER_KINDS]
    others = [*layers, *palette.series, palette.accent]
    colourful = [c for colour in others if (c := QColor(colour)).hsvSaturationF() > 0.45]
    assert all(abs(c.hsvHueF() - sign) > 0.03 for c in colourful for sign in signs)


@PALETTES
def test_curves_are_visible(palette: Palette) -> None:
    assert len(set(palette.series)) == len(palette.series)
    assert all(contrast(colour, palette.surface) >= VISIBLE for colour in palette.series)


@PALETTES
def test_every_colour_is_one_qt_knows(palette: Palette) -> None:
    values = [getattr(palette, field.name) for field in fields(palette) if field.name != "series"]
    assert all(QColor(value).isValid() for value in (*values, *palette.series))


def test_the_dark_theme_reaches_the_application(qtbot: QtBot, qapp: QApplication) -> None:
    with qtbot.waitSignal(current_theme().changed):
        current_theme().set_mode("dark")
    assert current_theme().is_dark
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == DARK.background
    assert DARK.border in qapp.styleSheet()
    current_theme().set_mode("light")
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == LIGHT.background


def test_an_unknown_mode_is_refused_and_changes_nothing(qapp: QApplication) -> None:
    with pytest.raises(ValueError, match=r"must be one of .* received 'blue'"):
        current_theme().set_mode("blue")
    assert current_theme().mode == "light"


class DarkSystem(Theme):
    """A theme on a system whose colour scheme a test decides."""

    scheme = Qt.ColorScheme.Dark

    def _system_scheme(self) -> Qt.ColorScheme:
        return self.scheme


def test_the_system_mode_follows_the_system(qtbot: QtBot) -> None:
    theme = DarkSystem()
    theme.set_mode("system")
    assert theme.palette == DARK
    theme.scheme = Qt.ColorScheme.Light
    with qtbot.waitSignal(theme.changed):
        theme._on_scheme_changed()
    assert theme.palette == LIGHT


def test_a_chosen_mode_does_not_follow_the_system(qtbot: QtBot) -> None:
    theme = DarkSystem()
    theme.set_mode("light")
    with qtbot.assertNotEmitted(theme.changed):
        theme._on_scheme_changed()
    assert theme.palette == LIGHT
