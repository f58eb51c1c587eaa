"""Icons: all drawable, in the theme's ink of the moment."""

import gc

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPixmap
from PySide6.QtWidgets import QApplication

from gui.looks.colours import DARK, LIGHT
from gui.looks.resource_files import icon, render_icon, resource
from gui.looks.theme import current_theme

NAMES = sorted(entry.name.removesuffix(".svg") for entry in resource("icons").iterdir())
FOR_STYLE_SHEETS = ("arrow-", "tick-", "dock-", "layerloom")
SIZE = QSize(20, 20)


def inks(image: QImage) -> set[str]:
    """Return the colours of an image's opaque pixels."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {colour.name() for colour in pixels if colour.alpha() == 255}


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_draws_something(name: str) -> None:
    assert any(QColor(ink).isValid() for ink in inks(render_icon(name, "#123456", QSize(40, 40))))


@pytest.mark.parametrize("name", [n for n in NAMES if not n.startswith(FOR_STYLE_SHEETS)])
def test_every_icon_keeps_to_the_family(name: str) -> None:
    drawing = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    assert 'viewBox="0 0 20 20"' in drawing
    assert 'stroke-width="1.5"' in drawing
    assert inks(render_icon(name, "#123456", QSize(80, 80))) == {"#123456"}


def test_an_icon_handed_out_before_follows_the_theme(qapp: QApplication) -> None:
    play = icon("play")
    current_theme().set_mode("light")
    assert inks(play.pixmap(40, 40).toImage()) == {LIGHT.text}
    current_theme().set_mode("dark")
    assert inks(play.pixmap(40, 40).toImage()) == {DARK.text}


def test_a_disabled_icon_is_pale(qapp: QApplication) -> None:
    current_theme().set_mode("light")
    pale = icon("stop").pixmap(QSize(40, 40), QIcon.Mode.Disabled)
    assert inks(pale.toImage()) == {LIGHT.neutral}


def test_a_hue_is_a_colour_of_the_palette(qapp: QApplication) -> None:
    current_theme().set_mode("dark")
    assert inks(icon("warning", "warning").pixmap(40, 40).toImage()) == {DARK.warning}


def test_an_icon_that_does_not_exist_is_refused() -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


def test_copies_of_an_icon_may_be_altered_and_die(qapp: QApplication) -> None:
    """PySide6 frees engines cloned in Python too early: this crashed the process."""
    original = icon("play")
    for _ in range(20):
        copy = QIcon(original)
        copy.addPixmap(QPixmap(4, 4))
        assert not copy.pixmap(SIZE).isNull()
        del copy
        gc.collect()
    assert not original.pixmap(SIZE).isNull()
