"""The loss plot compares runs, smooths, goes back to a clicked moment, and saves what it shows."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QFontMetricsF, QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine import History, TrainingSpec
from gui.document import edits
from gui.looks.fonts import number_font
from gui.plots.decimation import smoothed
from gui.plots.earlier_runs import MOST_SHOWN, EarlierRun
from gui.plots.loss_plot import LossPlot
from gui.training.runs import RunBook, RunRecord
from gui.window.main_window import MainWindow


def history(epochs: int = 20, scale: float = 1.0) -> History:
    result = History()
    for epoch in range(epochs):
        for batch in range(4):
            result.steps.add(scale / (1 + epoch + batch / 4))
        result.add_epoch(scale / (1 + epoch), np.nan, np.nan, np.nan)
    return result


@pytest.fixture
def plot(qtbot: QtBot) -> LossPlot:
    plot = LossPlot()
    qtbot.addWidget(plot)
    plot.resize(700, 300)
    with qtbot.waitExposed(plot):
        plot.show()
    plot.set_history(history().views(), 20.0)
    return plot


def test_smoothing_begins_at_the_first_value_and_follows_slowly() -> None:
    y = np.array([1.0, 0.0, 0.0])
    np.testing.assert_array_equal(smoothed(y, 0.0), y)
    np.testing.assert_allclose(smoothed(y, 0.5), [1.0, 1 / 3, 1 / 7])
    np.testing.assert_allclose(smoothed(np.full(50, 2.0), 0.9), 2.0)


def test_the_slider_smooths_the_epochs_and_leaves_the_batches(plot: LossPlot) -> None:
    raw = plot._curves["epoch_loss"].getData()[1].copy()
    batches = plot._curves["steps"].getData()[1].copy()
    plot.controls.smoothing.setValue(80)
    np.testing.assert_allclose(plot._curves["epoch_loss"].getData()[1], smoothed(raw, 0.8))
    np.testing.assert_array_equal(plot._curves["steps"].getData()[1], batches)


def test_earlier_runs_are_thin_lines_with_their_settings(plot: LossPlot) -> None:
    runs = [EarlierRun(f"run {k}", history(5, k).views()["epoch_loss"]) for k in range(1, 8)]
    plot.set_earlier(runs)
    titles = [entry.text for entry in plot.legend.entries]
    assert titles[-MOST_SHOWN:] == ["run 4", "run 5", "run 6", "run 7"]
    drawn = [curve.getData()[1] for curve in plot._earlier._curves]
    np.testing.assert_allclose(drawn[-1], 7.0 / np.arange(1, 6))
    plot.set_logarithmic(True)
    np.testing.assert_allclose(
        plot._earlier._curves[-1].getData()[1], np.log10(7.0 / np.arange(1, 6))
    )
    plot.set_earlier([])
    assert all(len(curve.getData()[0]) == 0 for curve in plot._earlier._curves)


def test_a_better_earlier_run_is_inside_the_logarithmic_axis(plot: LossPlot) -> None:
    plot.set_earlier([EarlierRun("run 1", history(20, 1e-3).views()["epoch_loss"])])
    plot.set_logarithmic(True)
    low, high = plot.area.view.viewRange()[1]
    assert low <= np.log10(1e-3 / 20)
    assert high >= 0.0


def uneven_history(even: int = 10, halved: int = 20) -> History:
    """Return a history whose batches became half as large after `even` epochs."""
    result = History()
    for epoch in range(even + halved):
        for _ in range(2 if epoch < even else 4):
            result.steps.add(1.0 + epoch)
        result.add_epoch(1.0 + epoch, np.nan, np.nan, np.nan)
    return result


@pytest.mark.parametrize("crowded", [False, True])
def test_batches_stand_in_their_epochs_where_their_size_was_changed(
    plot: LossPlot, crowded: bool
) -> None:
    factor = 100 if crowded else 1
    made = uneven_history(10 * factor, 20 * factor)
    plot.set_history(made.views(), 30.0 * factor)
    if crowded:
        columns = len(plot._band._least)
        middle = plot._band._greatest[columns // 3]  # after the epochs of two batches
        assert middle == pytest.approx(1.0 + 10 * factor, rel=0.02)
    else:
        x, y = plot._curves["steps"].getData()
        np.testing.assert_allclose(np.floor(x - 1e-9), y - 1.0)
    with_place = plot._places
    assert with_place.step(10.0 * factor) == 20 * factor
    assert with_place.step(11.0 * factor) == 24 * factor


def test_a_click_goes_back_to_its_epoch_where_the_batch_size_was_changed(
    plot: LossPlot, qtbot: QtBot
) -> None:
    plot.set_history(uneven_history().views(), 30.0)
    with qtbot.waitSignal(plot.step_chosen) as chosen:
        plot._on_clicked((20.0, 20.0))
    assert chosen.args == [60]


@pytest.mark.parametrize(("scale", "top"), [(1.5, 1.5), (1e9, 2.0)])
def test_a_worse_earlier_run_is_seen_and_one_that_diverged_presses_nothing_flat(
    plot: LossPlot, scale: float, top: float
) -> None:
    plot.set_earlier([EarlierRun("run 1", history(20, scale).views()["epoch_loss"])])
    assert plot.area.view.viewRange()[1][1] == pytest.approx(1.05 * top)


@pytest.mark.parametrize("width", [500, 620, 700, 900])
def test_the_place_under_the_pointer_never_covers_a_run(plot: LossPlot, width: int) -> None:
    title = "run 1: 2-4-1 · Adam · η 0.02 · batch 4"
    plot.set_earlier([EarlierRun(title, history(5).views()["epoch_loss"])])
    plot.legend.set_note("epoch 12,345.67 · step 1,234,567")
    metrics = QFontMetricsF(number_font(plot.legend.font()))
    note = metrics.horizontalAdvance(plot.legend.note)
    last = plot.legend._places(width)[-1]
    height = plot.legend.heightForWidth(width)
    assert last.right() + note < width or last.bottom() <= height - last.height() + 1


def test_a_click_on_a_curve_chooses_its_step_and_one_beside_it_none(
    qtbot: QtBot, plot: LossPlot
) -> None:
    chosen: list[int] = []
    plot.step_chosen.connect(chosen.append)
    plot.area.clicked.emit((10.0, 0.1))
    plot.area.clicked.emit((10.0, 0.9))
    plot.area.clicked.emit((25.0, 0.05))
    assert chosen == [40]


@pytest.mark.parametrize("suffix", [".png", ".svg"])
def test_a_picture_holds_legend_and_curves(plot: LossPlot, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"손실{suffix}"
    plot.area.saving.save_picture(path)
    if suffix == ".svg":
        assert QSvgRenderer(str(path)).isValid()
        assert "Training" in path.read_text(encoding="utf-8")
        return
    image = QImage(str(path))
    assert image.width() == 2 * plot.area.width()
    assert image.height() > 2 * plot.area.height()
    colours = {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, 400, 3)}
    assert len(colours) > 5


def test_the_numbers_are_those_of_the_history(plot: LossPlot, tmp_path: Path) -> None:
    path = tmp_path / "loss.csv"
    plot.area.saving.save_numbers(path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    training = [(float(r["x"]), float(r["y"])) for r in rows if r["curve"] == "Training"]
    assert training == [(float(k + 1), 1.0 / (k + 1)) for k in range(20)]
    assert sum(r["curve"] == "Batch" for r in rows) == 80


def test_a_right_click_offers_to_save(plot: LossPlot) -> None:
    names = [action.objectName() for action in plot.area.saving.menu().actions()]
    assert {"savePlotPicture", "savePlotNumbers"} <= set(names)


def record(steps: int, loss: float = 0.5) -> RunRecord:
    views = history(2).views()
    return RunRecord("2-1", TrainingSpec(), "xor", steps, 1.0, loss, 0.0, 0.0, 0.0, views)


def test_fewer_steps_than_before_are_another_run() -> None:
    book = RunBook()
    for steps in (0, 10, 20):
        book.note(record(steps))
    book.note(record(0))
    assert [run.steps for run in book.earlier] == [20]
    assert book.present is None
    book.note(record(7, 0.4))
    assert [(run.number, run.steps) for run in book.all] == [(1, 20), (2, 7)]


def test_a_run_that_is_redone_is_no_earlier_run() -> None:
    book = RunBook()
    book.note(record(20))
    book.note(record(0))
    book.note(record(20))
    assert book.earlier == ()
    assert book.present.number == 1
    book.note(replace(record(30), training=TrainingSpec(learning_rate=1.0)))
    assert [run.number for run in book.all] == [1]


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    window.show()
    qtbot.waitUntil(lambda: window.findChild(QWidget, "lossPlot") is not None)
    yield window
    window.session.pause_now()


def test_going_back_restores_every_bit_and_keeps_the_run_as_an_earlier_one(
    window: MainWindow, qtbot: QtBot
) -> None:
    trainer = window.trainer.trainer
    with qtbot.waitSignal(window.session.run_ended):
        window.session.start(trainer, until_step=300)
    middle = trainer.state.network.parameters.tobytes()
    with qtbot.waitSignal(window.session.run_ended):
        window.session.start(trainer, until_step=700)
    end = trainer.state.network.parameters.tobytes()
    plot = window.findChild(LossPlot)
    plot.step_chosen.emit(300)
    assert window.trainer.trainer.state.position.step == 300
    assert window.trainer.trainer.state.network.parameters.tobytes() == middle
    assert [run.steps for run in window.plots.runs.book.earlier] == [700]
    assert len(plot._earlier.runs) == 1
    window.document.undo()
    assert window.trainer.trainer.state.network.parameters.tobytes() == end
    assert plot._earlier.runs == ()


def test_a_moment_before_the_training_was_loaded_is_refused_in_a_sentence(
    window: MainWindow, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.session.run_ended):
        window.session.start(window.trainer.trainer, until_step=50)
    edits.set_training(window.document, "seed", 5)  # another trainer, made of the present state
    with qtbot.waitSignal(window.plots.runs.failed) as failed:
        window.plots.runs.go_back(20)
    assert "20" in failed.args[0]
    assert window.trainer.trainer.state.position.step == 50
