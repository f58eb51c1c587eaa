"""The confusion matrix counts what the network takes for what; the gallery shows the worst."""

import math
from itertools import groupby, pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine import (
    DataDescription,
    Dataset,
    DataSource,
    Samples,
    binary_accuracy,
    built_in,
    classes_of,
    mean_absolute_error,
    r_squared,
    top_k,
    typed_data,
)
from gui.looks.theme import GRID
from gui.plots import mistakes as mistakes_module
from gui.plots.confusion_matrix_view import ConfusionMatrixView
from gui.plots.confusion_panel import ConfusionPanel
from gui.plots.further_metrics_line import FurtherMetricsLine
from gui.plots.mistakes import MistakeFinder
from gui.plots.subject import Subject
from gui.words.translation import current_translator
from tests.gui_tests.plots_subjects import (
    initial,
    settled,
    shown,
    sine,
    subject_of,
    three_classes,
    xor,
)


@pytest.fixture
def panel(qtbot: QtBot) -> ConfusionPanel:
    panel = ConfusionPanel()
    shown(qtbot, panel)
    return panel


def show(qtbot: QtBot, panel: ConfusionPanel, subject: Subject) -> None:
    panel.set_subject(subject)
    panel.set_parameters(initial(subject))
    settled(qtbot, panel)


def outputs_of(subject: Subject) -> np.ndarray:
    network = subject.new_network()
    network.parameters[:] = initial(subject)
    return network.predict(subject.sets.inputs)


def found(subject: Subject) -> mistakes_module.Mistakes:
    return MistakeFinder(subject).task(initial(subject), "training", is_live=False)()


def test_each_cell_counts_its_pair_of_classes() -> None:
    subject = three_classes()
    given = outputs_of(subject).argmax(axis=1)
    matrix = found(subject).matrix
    for wanted in range(3):
        for taken in range(3):
            pairs = (subject.dataset.targets == wanted) & (given == taken)
            assert matrix[wanted, taken] == pairs.sum()


def test_the_worst_mistake_is_the_surest_one() -> None:
    subject = three_classes()
    outputs, worst = outputs_of(subject), found(subject).worst
    sizes = [mistake.size for mistake in worst]
    assert sizes == sorted(sizes, reverse=True)
    first = worst[0]
    assert subject.dataset.targets[first.row] == first.wanted
    lead = outputs[first.row, int(first.given)] - outputs[first.row, int(first.wanted)]
    assert first.size == pytest.approx(lead)
    wrong = classes_of(outputs, "argmax") != subject.dataset.targets
    assert len(worst) == wrong.sum()


def test_every_column_of_a_mistake_is_painted(qtbot: QtBot, panel: ConfusionPanel) -> None:
    """A column with a short name once ended the row, and with it all that came after."""
    show(qtbot, panel, three_classes())
    gallery = panel.gallery
    assert gallery.mistakes
    picture = gallery.grab().toImage()
    ground = picture.pixel(picture.width() - 1, picture.height() - 1)
    inked = [x for x in range(picture.width()) if _has_ink(picture, x, ground)]
    columns = len(gallery.table(6)[0])
    assert columns == 5
    assert sum(b - a > GRID for a, b in pairwise(inked)) >= columns - 1


def _has_ink(picture: QImage, x: int, ground: int) -> bool:
    return any(picture.pixel(x, y) != ground for y in range(picture.height()))


def test_names_that_fit_stand_over_their_own_columns(qtbot: QtBot) -> None:
    view = ConfusionMatrixView()
    qtbot.addWidget(view)
    view.set_matrix(np.full((10, 10), 7), ["8"] * 10)
    view.resize(480, 110)
    picture, grid = view.grab().toImage(), view._grid()
    rows = range(int(grid.top()) - QFontMetrics(view.font()).height(), int(grid.top()) - 2)
    ground = picture.pixel(int(grid.right()) + 2, rows[0])
    for column in range(10):
        left = int(grid.left() + column * grid.width() / 10)
        inked = [
            x
            for x in range(left, left + int(grid.width() / 10))
            if any(picture.pixel(x, y) != ground for y in rows)
        ]
        assert inked
        assert abs(sum(inked) / len(inked) - left - grid.width() / 20) < 2


def test_one_sigmoid_has_two_classes() -> None:
    result = found(xor())
    assert result.matrix.shape == (2, 2)
    assert result.matrix.sum() == result.measured == 4


def test_of_values_the_largest_errors_are_shown(qtbot: QtBot, panel: ConfusionPanel) -> None:
    subject = sine()
    show(qtbot, panel, subject)
    errors = np.abs(outputs_of(subject) - subject.sets.targets)[:, 0]
    first = panel.gallery.mistakes[0]
    assert first.row == errors.argmax()
    assert first.size == pytest.approx(errors.max())
    assert not panel.matrix.isVisible()


def test_of_values_a_line_tells_r_squared_and_the_mean_absolute_error(
    qtbot: QtBot, panel: ConfusionPanel
) -> None:
    subject = sine()
    show(qtbot, panel, subject)
    outputs, targets = outputs_of(subject), subject.sets.targets
    worth, miss = r_squared(outputs, targets), mean_absolute_error(outputs, targets)
    line = panel.further
    assert line.isVisible()
    said = f"R² {worth:.4g}, Mean absolute error {miss:.4g}".replace("-", "−")
    assert line.accessibleName() == said
    assert line.text() == said.replace(", ", "  ·  ")
    for explained in (line.toolTip(), line.whatsThis(), line.accessibleDescription()):
        assert "1 is perfect" in explained
        assert "on average" in explained
    current_translator().speak("ko")
    qtbot.waitUntil(lambda: line.accessibleName().startswith("결정계수 R² "))
    assert "평균절대오차" in line.accessibleName()
    assert "정답의 변동" in line.whatsThis()


def test_of_four_sigmoids_a_line_tells_top_3_and_binary_accuracy(
    qtbot: QtBot, panel: ConfusionPanel
) -> None:
    targets = np.arange(60) % 4
    points = np.random.default_rng(0).normal(size=(60, 2))
    dataset = typed_data(points, targets, class_names=("a", "b", "c", "d"))
    subject = subject_of(dataset, "sigmoid", "binary_cross_entropy", 4)
    show(qtbot, panel, subject)
    outputs = outputs_of(subject)
    first = 100.0 * top_k(outputs, subject.sets.targets, 3)
    each = 100.0 * binary_accuracy(outputs, subject.sets.targets)
    said = f"Top-3 accuracy {first:.4g} %, Binary accuracy {each:.4g} %"
    assert panel.further.accessibleName() == said
    panel.set_subject(None)
    assert not panel.further.isVisible()


def test_where_nothing_further_fits_there_is_no_line(qtbot: QtBot, panel: ConfusionPanel) -> None:
    show(qtbot, panel, sine())
    assert panel.further.isVisible()
    show(qtbot, panel, three_classes())
    assert not panel.further.isVisible()
    assert panel.further.text() == panel.further.whatsThis() == ""


def test_metrics_of_a_network_that_diverged_are_written(qtbot: QtBot) -> None:
    line = FurtherMetricsLine()
    qtbot.addWidget(line)
    line.set_metrics({"r_squared": -math.inf, "mean_absolute_error": math.inf})
    assert line.text() == "R² −∞  ·  Mean absolute error ∞"
    line.set_metrics({"r_squared": math.nan, "mean_absolute_error": 0.00012345})
    assert line.text() == "R² NaN  ·  Mean absolute error 0.0001234"
    line.hide()


def test_at_most_ten_thousand_samples_are_looked_at_evenly(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(mistakes_module, "MOST_SAMPLES", 20)
    subject = three_classes(samples=60)
    result = found(subject)
    assert result.measured == 20
    assert {mistake.row % 3 for mistake in result.worst} == {0}


def test_a_click_on_a_cell_shows_its_own_mistakes_only(qtbot: QtBot, panel: ConfusionPanel) -> None:
    subject = three_classes()
    show(qtbot, panel, subject)
    counts = panel.matrix.matrix.copy()
    np.fill_diagonal(counts, 0)
    row, column = np.unravel_index(counts.argmax(), counts.shape)
    cell = panel.matrix._cell(panel.matrix._grid(), int(row), int(column)).center().toPoint()
    QTest.mouseClick(panel.matrix, Qt.MouseButton.LeftButton, pos=QPoint(cell))
    shown_pairs = {(mistake.wanted, mistake.given) for mistake in panel.gallery.mistakes}
    assert shown_pairs == {(row, column)}
    assert panel._all.isVisible()
    panel._all.click()
    assert len(panel.gallery.mistakes) == counts.sum()


def test_every_cell_is_said_in_words(qtbot: QtBot, panel: ConfusionPanel) -> None:
    show(qtbot, panel, three_classes())
    cell = panel.matrix._cell(panel.matrix._grid(), 0, 2).center()
    count = panel.matrix.matrix[0, 2]
    assert panel.matrix.text_at(cell.x(), cell.y()) == f"{count} of class a taken for c"
    assert "right" in panel.matrix.accessibleDescription()


def test_pictures_are_shown_as_pictures(qtbot: QtBot, panel: ConfusionPanel) -> None:
    stream = np.random.default_rng(0)
    description = DataDescription(
        name="pictures",
        kind="classes",
        source=DataSource("typed", "pictures"),
        inputs=16,
        outputs=1,
        class_names=("a", "b"),
        image_shape=(4, 4),
    )
    raw = stream.integers(0, 255, (40, 16)).astype(np.uint8)
    dataset = Dataset(
        description, Samples(raw, np.arange(40) % 2), Samples(raw[:30], np.arange(30) % 2)
    )
    subject = subject_of(dataset, "sigmoid", "binary_cross_entropy")
    show(qtbot, panel, subject)
    assert panel.which == "test"
    picture = panel.gallery._picture(0)
    assert (picture.width(), picture.height()) == (4, 4)
    pixels = raw[panel.gallery.mistakes[0].row].reshape(4, 4)
    darkest = np.unravel_index(pixels.argmax(), pixels.shape)
    assert picture.pixelColor(int(darkest[1]), int(darkest[0])).alpha() == 255
    panel.sets.setCurrentIndex(panel.sets.findData("training"))
    settled(qtbot, panel)
    assert panel.mistakes.matrix[1].sum() == 20


def test_a_network_without_mistakes_says_so(qtbot: QtBot, panel: ConfusionPanel) -> None:
    subject = subject_of(built_in("and"), "sigmoid", "binary_cross_entropy")
    parameters = np.zeros_like(initial(subject))
    network = subject.new_network()
    network.views[2]["weights"][:, 0] = 5.0
    network.views[3]["weights"][0, 0] = 50.0
    network.views[2]["bias"][0] = -7.0
    parameters[:] = network.parameters
    panel.set_subject(subject)
    panel.set_parameters(parameters)
    settled(qtbot, panel)
    assert panel.mistakes.wrong == 0
    current_translator().speak("ko")
    qtbot.waitUntil(lambda: panel.gallery.accessibleDescription() == "틀린 표본이 없습니다.")


def test_live_pictures_come_at_most_twice_a_second(
    qtbot: QtBot, panel: ConfusionPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [10.0]
    monkeypatch.setattr("gui.plots.panel.monotonic", lambda: clock[0])
    subject = three_classes()
    show(qtbot, panel, subject)
    before = panel.mistakes
    panel.set_parameters(initial(subject, 1), is_live=True)
    clock[0] += 0.4
    panel.set_parameters(initial(subject, 1), is_live=True)
    assert not panel.is_busy
    assert panel.mistakes is before
    clock[0] += 0.1
    panel.set_parameters(initial(subject, 1), is_live=True)
    settled(qtbot, panel)
    live = panel.mistakes
    assert live is not before
    panel.set_parameters(initial(subject, 2))
    settled(qtbot, panel)
    assert panel.mistakes is not live


def test_words_beside_low_rows_keep_their_heads_and_feet(qtbot: QtBot) -> None:
    """Ten digits in a low window: "0" and "100%" had been cut to half a line."""
    view = ConfusionMatrixView()
    qtbot.addWidget(view)
    view.set_matrix(np.eye(10, dtype=np.intp), ["I"] * 10)
    heights = []
    for height in (400, 110):
        view.resize(400, height)
        picture = view.grab().toImage()
        beside = view._grid().left() - GRID / 2
        ground = picture.pixel(1, 1)
        inked = [
            any(picture.pixel(x, y) != ground for x in range(2, int(beside)))
            for y in range(int(view._grid().top()), picture.height())
        ]
        heights.append(longest_run(inked))
    assert heights[1] >= heights[0]


def longest_run(marks: list[bool]) -> int:
    """Return how many marks in a row are set at most."""
    return max((len(list(run)) for is_set, run in groupby(marks) if is_set), default=0)
