"""Pictures and the summary: what is seen, as files that other programs open."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.exporting.picture_dialog import PictureDialog
from gui.exporting.pictures import Drawing, image, svg, write_picture


def square(name: str, side: int = 40) -> Drawing:
    def paint(painter: QPainter, _scale: float) -> None:
        painter.fillRect(10, 10, side - 20, side - 20, QColor("#102030"))
        painter.drawText(10, 10, name)

    return Drawing(name, QSize(side, side), "#ffffff", paint)


def test_a_png_has_two_pixels_for_each_logical_one(tmp_path: Path) -> None:
    write_picture(square("canvas"), tmp_path / "그림.png")
    picture = QImage(str(tmp_path / "그림.png"))
    assert picture.size() == QSize(80, 80)
    assert picture.pixelColor(2, 2).name() == "#ffffff"
    assert picture.pixelColor(40, 40).name() == "#102030"


def test_an_svg_is_a_drawing_and_no_pixels(tmp_path: Path) -> None:
    write_picture(square("canvas"), tmp_path / "그림.svg")
    root = ElementTree.parse(tmp_path / "그림.svg").getroot()
    assert root.get("viewBox") == "0 0 40 40"
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert "text" in tags
    assert "image" not in tags
    assert b"#102030" in svg(square("canvas"))


def test_a_very_long_network_still_fits_into_a_picture() -> None:
    assert image(square("canvas", 6000)).width() == 8192


@pytest.fixture
def dialog(tmp_path: Path, qtbot: QtBot) -> PictureDialog:
    drawings = [square("canvas"), square("diagram", 60)]
    dialog = PictureDialog(drawings, tmp_path / "망.layerloom")
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_picture_is_saved_with_keys_alone(
    dialog: PictureDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(dialog.saved):
        QTest.keyClick(dialog.path_row.line, Qt.Key.Key_Return)
    assert (tmp_path / "망.svg").is_file()
    assert not dialog.isVisible()


def test_the_chosen_view_is_what_is_saved(dialog: PictureDialog, tmp_path: Path) -> None:
    dialog._whats["diagram"].click()
    dialog._suffixes[".png"].click()
    assert dialog.path == tmp_path / "망.png"
    dialog.save.click()
    assert QImage(str(tmp_path / "망.png")).size() == QSize(120, 120)


def test_a_typed_suffix_chooses_the_picture_format(dialog: PictureDialog) -> None:
    dialog.path_row.line.setText("x.png")
    assert dialog.suffix == ".png"


def test_a_picture_that_cannot_be_written_is_said(dialog: PictureDialog, tmp_path: Path) -> None:
    dialog.path_row.line.setText(str(tmp_path / "gone" / "x.svg"))
    dialog.save.click()
    assert dialog.isVisible()
    assert "gone" in dialog.fault.sentence
