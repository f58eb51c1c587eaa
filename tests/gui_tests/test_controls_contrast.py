"""What is needed to recognise a control, and its state, stands out 3 to 1 (WCAG 2.2, 1.4.11)."""

import re
from importlib.resources import files

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from gui.looks.colours import DARK, LIGHT, Palette
from gui.looks.contrast import VISIBLE, contrast
from gui.looks.style_sheet import style_sheet
from gui.looks.theme import current_theme
from gui.plots.earlier_runs import EarlierCurves
from gui.plots.plot_area import PlotArea

PALETTES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
GROUNDS = ("background", "surface", "raised")
COLOUR = re.compile("#[0-9a-f]{6}")

OUTLINES = (
    ("QPushButton", "border"),
    ('QToolButton[isChoice="true"]', "border"),
    ("QLineEdit", "border"),
    ("QAbstractSpinBox", "border"),
    ("QComboBox", "border"),
    ("QPlainTextEdit", "border"),
    ("QTextEdit", "border"),
    ("QCheckBox::indicator", "border"),
    ("QRadioButton::indicator", "border"),
    ("QAbstractItemView::indicator", "border"),
    ("QSlider::groove:horizontal", "background"),
    ("QSlider::handle:horizontal", "border"),
    ("QScrollBar::handle", "background"),
)
STATES = (
    ("QPushButton:checked", "border-color"),
    ("QToolButton:checked", "border-color"),
    ('QToolButton[isChoice="true"]:checked', "border-color"),
    ("QPushButton:pressed", "border-color"),
    ("QPushButton:hover", "border-color"),
    ("QCheckBox::indicator:checked", "background"),
    ("QAbstractItemView::indicator:checked", "background"),
    ("QCheckBox::indicator:indeterminate", "background"),
    ("QRadioButton::indicator:checked", "border"),
    ("QTabBar::tab:selected", "border-bottom-color"),
    ("QMenu::item:selected", "border-color"),
    ("QMenuBar::item:selected", "border-color"),
    ("QAbstractItemView::item:selected", "border-top"),
    ("QSlider::sub-page:horizontal", "background"),
    ("QSlider::handle:horizontal:focus", "background"),
    ("QProgressBar::chunk", "background"),
)
FOCUSED = (
    ("QPushButton:focus", "border"),
    ("QToolButton:focus", "border"),
    ("QLineEdit:focus", "border"),
    ("QAbstractSpinBox:focus", "border"),
    ("QComboBox:focus", "border"),
    ("QTextEdit:focus", "border"),
    ("QPlainTextEdit:focus", "border"),
    ("QCheckBox::indicator:focus", "border"),
    ("QRadioButton::indicator:focus", "border"),
    ("QTabBar::tab:selected:focus", "border"),
    ("QAbstractItemView:focus", "border-color"),
    ("QGraphicsView:focus", "border"),
    ("QScrollArea:focus", "border"),
)


def declared(palette: Palette, selector: str, name: str) -> str:
    """Return what the style sheet says last of one property of one selector."""
    found = ""
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", style_sheet(palette)):
        if selector in (one.strip() for one in selectors.split(",")):
            for declaration in body.split(";"):
                key, _, value = declaration.partition(":")
                found = value.strip() if key.strip() == name else found
    assert found, f"{selector} has no {name}"
    return found


def ratios(palette: Palette, colour: QColor) -> dict[str, float]:
    return {ground: contrast(colour, QColor(getattr(palette, ground))) for ground in GROUNDS}


@PALETTES
@pytest.mark.parametrize(("selector", "name"), [*OUTLINES, *STATES, *FOCUSED])
def test_a_control_and_its_state_stand_out(palette: Palette, selector: str, name: str) -> None:
    colours = COLOUR.findall(declared(palette, selector, name))
    assert len(colours) == 1
    assert min(ratios(palette, QColor(colours[0])).values()) >= VISIBLE


@PALETTES
def test_the_part_done_of_a_bar_stands_out_from_the_rest(palette: Palette) -> None:
    done, rest = (
        COLOUR.findall(declared(palette, selector, "background"))[0]
        for selector in ("QProgressBar::chunk", "QProgressBar")
    )
    assert contrast(QColor(done), QColor(rest)) >= VISIBLE


@PALETTES
@pytest.mark.parametrize("name", ["arrow-down", "arrow-up", "dock-close", "dock-float"])
def test_the_signs_that_no_theme_colours_stand_out(palette: Palette, name: str) -> None:
    sign = (files("resources") / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    assert min(ratios(palette, QColor(COLOUR.findall(sign)[0])).values()) >= VISIBLE


@PALETTES
def test_the_tick_of_a_check_box_stands_out(palette: Palette) -> None:
    brightness = "dark" if palette is DARK else "light"
    tick = (files("resources") / "icons" / f"tick-{brightness}.svg").read_text(encoding="utf-8")
    assert contrast(QColor(COLOUR.findall(tick)[0]), QColor(palette.accent)) >= VISIBLE


@PALETTES
def test_curves_of_earlier_runs_stand_out(qtbot: QtBot, palette: Palette) -> None:
    area = PlotArea()
    qtbot.addWidget(area)
    curves = EarlierCurves(area)
    curves.restyle(palette)
    ground = QColor(palette.surface)
    for curve in curves._curves:
        pen = curve.opts["pen"].color()
        share = pen.alphaF()
        seen = QColor.fromRgbF(
            *(
                share * ink + (1 - share) * behind
                for ink, behind in zip(pen.getRgbF()[:3], ground.getRgbF()[:3], strict=True)
            )
        )
        assert contrast(seen, ground) >= VISIBLE


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_axes_and_their_ticks_stand_out_and_the_grid_does_not(qtbot: QtBot, mode: str) -> None:
    """The grid is not needed to read a plot; where its numbers stand is."""
    current_theme().set_mode(mode)
    area = PlotArea()
    qtbot.addWidget(area)
    area.resize(400, 300)
    area.show_range(0.0, 10.0, 0.0, 1.0)
    with qtbot.waitExposed(area):
        area.show()
    image = area.grab().toImage()
    ground = QColor(current_theme().palette.surface)
    frame = area.mapFromScene(area.view.sceneBoundingRect()).boundingRect()

    def strong(x: int, y: int) -> bool:
        return contrast(image.pixelColor(x, y), ground) >= VISIBLE

    rows = range(frame.top() + 8, frame.bottom() - 8)
    columns = range(frame.left() + 8, frame.right() - 8)
    left = max(
        range(frame.left() - 3, frame.left() + 3),
        key=lambda x: sum(strong(x, y) for y in rows),
    )
    assert all(strong(left, y) for y in rows)
    assert sum(strong(left + 3, y) for y in rows) >= 3
    assert any(image.pixelColor(x, y) != ground for x in columns for y in rows)
    assert not any(strong(x, y) for x in columns for y in rows)
