"""The gallery shows every example, is used by mouse or keyboard, and is offered on nothing."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from engine import DenseSpec, InputSpec, NetworkSpec, Project, example_names, load_example
from gui.data.source_texts import dataset_name
from gui.document import edits
from gui.document.document import DocumentState
from gui.looks.theme import current_theme
from gui.preferences import choose_language
from gui.window.empty_canvas_offer import EmptyCanvasOffer
from gui.window.example_picture import example_picture
from gui.window.examples_dialog import NAME_ROLE, ExamplesDialog
from gui.window.main_window import MainWindow
from gui.words.example_texts import example_sentence, example_title, in_words, ordered_examples

FAMILIES = ("Pretendard",)


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    with qtbot.waitExposed(window):
        window.show()
    return window


@pytest.fixture
def gallery(window: MainWindow) -> Iterator[ExamplesDialog]:
    window.actions_of_window.examples.trigger()
    dialog = window.findChild(ExamplesDialog)
    assert dialog is not None
    yield dialog
    if window.findChild(ExamplesDialog) is not None:
        dialog.close()


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_example_has_a_title_and_a_sentence(qapp: QApplication, language: str) -> None:
    choose_language(language)
    titles = [example_title(name) for name in example_names()]
    assert len(set(titles)) == len(titles)
    assert not set(titles) & set(example_names())
    assert all(example_sentence(name).endswith(".") for name in example_names())
    assert sorted(ordered_examples()) == sorted(example_names())


@pytest.mark.parametrize("name", example_names())
def test_a_picture_shows_the_network_s_own_weights(qapp: QApplication, name: str) -> None:
    project = load_example(name)
    picture = example_picture(project, QSize(216, 120), 2.0, FAMILIES)
    assert picture.size() == QSize(432, 240)
    ground = current_theme().palette.surface
    colours = {picture.pixelColor(x, y).name() for x in range(0, 432, 2) for y in range(0, 240, 2)}
    assert ground in colours
    assert {current_theme().palette.positive, current_theme().palette.layer("input")} & colours
    edge = [picture.pixelColor(x, y).name() for x in (0, 431) for y in range(240)]
    assert set(edge) == {ground}, "the network is cut off"


def test_pictures_of_other_weights_are_others(qapp: QApplication) -> None:
    network = NetworkSpec.stack(InputSpec(id=0, units=3), DenseSpec(id=0, units=2))
    pictures = []
    for seed in (0, 1):
        project = Project(network, load_example("xor-mlp").training)
        weights = project.with_weights().views[2]["weights"]
        assert weights.shape == (3, 2)
        training = type(project.training)(seed=seed)
        pictures.append(example_picture(Project(network, training), QSize(200, 100), 1.0, FAMILIES))
    assert pictures[0] != pictures[1]


def last_ink(gallery: ExamplesDialog, row: int) -> int:
    """Return the lowest line with ink of a card that is given more room than it asks for."""
    size = gallery.list.visualRect(gallery.list.model().index(row, 0)).size()
    sheet = QImage(size.width(), size.height() + 100, QImage.Format.Format_RGB32)
    option = QStyleOptionViewItem()
    option.initFrom(gallery.list)
    option.rect, option.widget = sheet.rect(), gallery.list
    painter = QPainter(sheet)
    gallery.list.itemDelegate().paint(painter, option, gallery.list.model().index(row, 0))
    painter.end()
    inside = range(8, sheet.width() - 8)
    grounds = {sheet.pixel(4, sheet.height() - 8)}
    lines = range(sheet.height() - 8, 0, -1)
    return next(y for y in lines if {sheet.pixel(x, y) for x in inside} - grounds)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_no_sentence_of_a_card_is_cut_off(
    gallery: ExamplesDialog, qapp: QApplication, language: str
) -> None:
    """The third line of the longest ones was cut in half."""
    choose_language(language)
    qapp.processEvents()
    model = gallery.list.model()
    for row in range(model.rowCount()):
        height = gallery.list.visualRect(model.index(row, 0)).height()
        assert last_ink(gallery, row) < height - 4, model.index(row, 0).data()


def test_enter_opens_the_example_the_arrows_led_to(
    window: MainWindow, gallery: ExamplesDialog, qtbot: QtBot
) -> None:
    assert gallery.list.hasFocus()
    QTest.keyClick(gallery.list, Qt.Key.Key_Right)
    wanted = gallery.list.currentIndex().data(NAME_ROLE)
    assert wanted == ordered_examples()[1]
    with qtbot.waitSignal(window.document.opened):
        QTest.keyClick(gallery.list, Qt.Key.Key_Return)
    assert window.document.state.network == load_example(wanted).network
    assert window.document.path is None


def test_a_double_click_opens_an_example(
    window: MainWindow, gallery: ExamplesDialog, qtbot: QtBot
) -> None:
    gallery.choose("spiral-2-8-8-1")
    place = gallery.list.visualRect(gallery.list.currentIndex()).center()
    QTest.mouseClick(gallery.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(window.document.opened):
        QTest.mouseDClick(gallery.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.document.state.network == load_example("spiral-2-8-8-1").network


def test_escape_leaves_what_is_open(window: MainWindow, gallery: ExamplesDialog) -> None:
    before = window.document.state
    QTest.keyClick(gallery.list, Qt.Key.Key_Escape)
    assert window.document.state is before


def test_unsaved_changes_are_asked_for_before_an_example_opens(
    window: MainWindow, gallery: ExamplesDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: QMessageBox.StandardButton.Cancel)
    edits.set_training(window.document, "epochs", 7)
    before = window.document.state
    gallery.choose("mazur-2-2-2")
    button = gallery.findChild(QPushButton, "openExampleButton")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.document.state is before


def test_an_empty_canvas_offers_the_examples_and_a_layer_takes_the_offer_away(
    window: MainWindow,
) -> None:
    offer = window.findChild(EmptyCanvasOffer)
    assert offer is not None
    assert not offer.isVisible()
    window.document.open(DocumentState())
    assert offer.isVisible()
    assert offer.parentWidget().rect().contains(offer.geometry())
    QTest.mouseClick(offer, Qt.MouseButton.LeftButton)
    dialog = window.findChild(ExamplesDialog)
    assert dialog is not None
    dialog.reject()
    window.canvas.insert("input")
    assert not offer.isVisible()
    window.document.undo()
    assert offer.isVisible()


def test_a_korean_window_opens_examples_in_korean(qtbot: QtBot) -> None:
    """Classes, targets and data are called in Korean; the numbers are the same."""
    choose_language("ko")
    opened = in_words(load_example("softmax-3-2"))
    assert opened.dataset is not None
    assert opened.dataset.description.class_names == ("작아짐", "커짐")
    assert dataset_name(opened.dataset) == "표본 네 개"
    assert in_words(load_example("two-layer-2-4-3")).data.target_names == ("합", "차", "곱")
    flowers = in_words(load_example("dense-4-8-8-3"))
    assert flowers.data is not None
    assert flowers.data.input_names[0] == "꽃받침 길이(cm)"
    choose_language("en")
    project = load_example("softmax-3-2")
    assert in_words(project) is project
    for name in example_names():
        assert in_words(load_example(name)).network == load_example(name).network
