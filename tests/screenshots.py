"""Render the window in its main states to PNG, in both languages and themes, to be looked at.

    python tests/screenshots.py OUT [--scale 2] [--only stepping] [--language ko] [--theme light]

The pictures are called ``<state>-<language>-<theme>.png``; those of dialogs, menus and whole
lessons, which stand in the state too, end in a number. Every plot and panel is shown on XOR, a
spiral, Iris, digits and a regression, and what is said of networks that do not learn. With the
folder of test data in LAYERLOOM_DATA (default ``../shared/data``) MNIST is shown too.
"""

import argparse
import gc
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QSettings, QStandardPaths, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget
from screenshot_states import bring_up, settle, train
from screenshot_texts import scenes
from screenshot_watching import watching_scenes

from engine import (
    Choice,
    InputSpec,
    LayerloomError,
    NetworkSpec,
    load_example,
    load_source,
    save_project,
)
from gui.application import create_application
from gui.document import edits
from gui.document.document import DocumentState
from gui.exporting.export_dialog import ExportDialog
from gui.exporting.import_dialog import ImportDialog
from gui.plots.history_plot import HistoryPlot
from gui.preferences import choose_language, choose_text_size, choose_theme
from gui.stepping.what_if import Place
from gui.window.main_window import MainWindow
from gui.wiring.file_drops import DATA as DATA_FILE
from gui.wiring.file_drops import DroppedFile
from tests.troubled_networks import TROUBLED

DATA = Path(os.environ.get("LAYERLOOM_DATA", Path(__file__).parents[2] / "shared" / "data"))
SIZE = (1280, 720)

Scene = Callable[[MainWindow], None]


def example(name: str, steps: int = 0) -> Scene:
    """Open an example and train it for some steps."""

    def show(window: MainWindow) -> None:
        window.files.open_example(name)
        if steps:
            train(window, steps)

    return show


def empty(window: MainWindow) -> None:
    """Show an empty canvas."""
    window.files.new()


def building(window: MainWindow) -> None:
    """Show a network with branches and faults, a block selected."""
    window.document.open(DocumentState(NetworkSpec.stack(InputSpec(id=0, units=4))))
    hidden = edits.append_layer(window.document, "hidden", 1)
    twin = edits.append_layer(window.document, "hidden", 1, (220.0, 170.0))
    joined = edits.append_layer(window.document, "add", hidden)
    edits.connect(window.document, twin, joined)
    edits.append_layer(window.document, "dropout", joined)
    last = edits.append_layer(window.document, "output", window.document.state.network.next_id - 1)
    edits.set_activation(window.document, last, Choice("softmax"))
    edits.tidy_up(window.document)
    window.canvas.fit()
    window.selection.select_layer(hidden)


def mnist(window: MainWindow, steps: int = 400) -> None:
    """Show a network trained on MNIST, an output neuron selected."""
    window.files.open_example("mnist-784-50-10")
    dataset = load_source(str(DATA / "mnist"))
    edits.set_data(window.document, dataset, dataset.name)
    train(window, steps)
    window.session.pause_now()
    window.selection.select_neuron(3, 7)


def stopped_at(name: str, presses: int) -> Scene:
    """Open an example and press F10 so many times."""

    def show(window: MainWindow) -> None:
        window.files.open_example(name)
        for _ in range(presses):
            window.stepper.action("stepForwardAction").trigger()
            while window.stepper.is_waiting:
                settle(10)

    return show


def mnist_stop(presses: int) -> Scene:
    """Train a little on MNIST and press F10 so many times."""

    def show(window: MainWindow) -> None:
        mnist(window, 50)
        for _ in range(presses):
            window.stepper.action("stepForwardAction").trigger()
            while window.stepper.is_waiting:
                settle(10)

    return show


def on_data(source: str) -> Scene:
    """Show the data panel with a source."""

    def show(window: MainWindow) -> None:
        window.files.open_example("xor-mlp")
        dataset = load_source(source)
        edits.set_data(window.document, dataset, dataset.name)
        window.findChild(QDockWidget, "dataDock").raise_()

    return show


def exporting(suffix: str, wanted: bool = False) -> Scene:
    """Open the export dialog at a format; write the file if wanted."""

    def show(window: MainWindow) -> None:
        window.document.set_path(Path(tempfile.gettempdir()) / "xor.layerloom")
        window.exporting.export()
        dialog = window.findChild(ExportDialog)
        dialog.choose(suffix)
        if wanted:
            loop = QEventLoop()
            dialog.exported.connect(loop.quit)
            dialog.export.click()
            loop.exec()

    return show


def importing(name: str) -> Scene:
    """Open the import dialog on a file of Keras's."""

    def show(window: MainWindow) -> None:
        window.exporting.take_in(DATA / "keras" / name)
        dialog = window.findChild(ImportDialog)
        while dialog.progress.isVisible():
            settle()

    return show


def examples(window: MainWindow) -> None:
    """Open the gallery of examples."""
    window.dialogs.show_examples()


def summary(window: MainWindow) -> None:
    """Show the summary of a network with a branch."""
    window.files.open_example("residual-2-6-6-1")
    window.dialogs.show_summary()


def dropping(window: MainWindow) -> None:
    """Hold a table over the window."""
    window.opening.drops.hint.show_for(DroppedFile(DATA_FILE, Path("붓꽃.csv")))


def damaged(window: MainWindow) -> None:
    """Open a project that was cut off within its weights."""
    path = Path(tempfile.mkdtemp()) / "과제.layerloom"
    save_project(load_example("mazur-2-2-2"), path)
    contents = path.read_bytes()
    path.write_bytes(contents[: contents.index(b"parameters/3.bias") - 30])
    window.files.open_path(path)


def saving_picture(window: MainWindow) -> None:
    """Open the dialog that saves a picture."""
    window.exporting.save_picture()


def code(window: MainWindow) -> None:
    """Show the network as code."""
    window.findChild(QDockWidget, "codeDock").raise_()


def failing(window: MainWindow) -> None:
    """Show what is said when a file cannot be opened."""
    window.files.open_path(Path(__file__))


def panel(dock: str, name: str, steps: int = 60) -> Scene:
    """Train an example a little and show one panel, the output layer selected."""

    def show(window: MainWindow) -> None:
        window.files.open_example(name)
        train(window, steps)
        bring_up(window, dock)

    return show


def mnist_panel(dock: str) -> Scene:
    """Train a little on MNIST and show one panel."""

    def show(window: MainWindow) -> None:
        mnist(window)
        bring_up(window, dock)

    return show


def choosing(dock: str, name: str) -> Scene:
    """Show a plot of a training's course on its logarithmic scale, smoothed, with two runs."""

    def show(window: MainWindow) -> None:
        window.files.open_example(name)
        train(window, 60)
        window.training.reset()
        train(window, 300)
        bring_up(window, dock)
        settle()
        plot = window.findChild(HistoryPlot, f"{dock}Plot")
        plot.controls.smoothing.setValue(60)
        plot.set_logarithmic(True)

    return show


def troubled(name: str) -> Scene:
    """Train a network that does not learn to the end."""

    def show(window: MainWindow) -> None:
        window.document.open(TROUBLED[name])
        loop = QEventLoop()
        window.session.run_ended.connect(loop.quit)
        window.controls.train_action.trigger()
        loop.exec()
        bring_up(window, "gradients")

    return show


def opened(action: str) -> Scene:
    """Open what an action opens, by its object name."""

    def show(window: MainWindow) -> None:
        window.findChild(QAction, action).trigger()

    return show


def sandbox(window: MainWindow) -> None:
    """Try out an input, a target and two weights of a step."""
    stopped_at("xor-mlp", 1)(window)
    window.what_if.try_out(Place("weights", 2, (0, 1)), 1.5)
    window.what_if.try_out(Place("bias", 2, (2,)), -0.5)
    window.what_if.try_out(Place("inputs", None, (1, 0)), 0.25)
    window.what_if.try_out(Place("targets", None, (0, 0)), 0.5)


def along_a_weight(window: MainWindow) -> None:
    """Show the loss along a weight that is tried out."""
    stopped_at("xor-mlp", 4)(window)
    window.loss_along.action.trigger()
    window.selection.select_weight(2, "weights", (0, 1))
    window.what_if.try_out(Place("weights", 2, (0, 1)), 0.6)
    settle()


def all_gradients(window: MainWindow) -> None:
    """Check every gradient of a step."""
    stopped_at("xor-mlp", 4)(window)
    window.gradient_check.action.trigger()
    settle(600)


PANELS = (
    "loss",
    "accuracy",
    "gradients",
    "weights",
    "confusion",
    "functions",
    "runs",
    "regions",
    "activation",
    "neuron",
    "inspector",
    "data",
    "step",
    "layerList",
    "lessons",
    "history",
    "code",
)
WATCHED = PANELS[:-4]
"""The panels that show a training."""
EXAMPLES = ("xor-mlp", "spiral-2-8-8-1", "dense-4-8-8-3", "digits-8x8", "regression-2-8-1")

SCENES: dict[str, Scene] = {
    "start": example("xor-mlp"),
    "empty": empty,
    "building": building,
    "training": example("xor-mlp", 200),
    "stepping-1-forward": stopped_at("mazur-2-2-2", 1),
    "stepping-2-loss": stopped_at("mazur-2-2-2", 3),
    "stepping-3-backward": stopped_at("mazur-2-2-2", 4),
    "stepping-4-update": stopped_at("mazur-2-2-2", 7),
    "stepping-5-sandbox": sandbox,
    "stepping-6-along-a-weight": along_a_weight,
    "stepping-7-all-gradients": all_gradients,
    "data-spiral": on_data("spiral"),
    "failing": failing,
    "code": code,
    "export-weights": exporting(".safetensors"),
    "export-script": exporting(".py"),
    "exported": exporting(".npz", wanted=True),
    "picture": saving_picture,
    "examples": examples,
    "summary": summary,
    "dropping": dropping,
    "damaged": damaged,
}
for _dock, _example in product(PANELS, EXAMPLES):
    SCENES[f"panel-{_dock}-{_example}"] = panel(_dock, _example)
SCENES |= scenes() | watching_scenes()
for _dock, _example in product(("loss", "accuracy"), EXAMPLES[:4]):
    SCENES[f"log-{_dock}-{_example}"] = choosing(_dock, _example)
for _trouble in TROUBLED:
    SCENES[f"advice-{_trouble}"] = troubled(_trouble)
if DATA.is_dir():
    SCENES["mnist-training"] = mnist
    for _dock in WATCHED:
        SCENES[f"panel-{_dock}-mnist"] = mnist_panel(_dock)
    SCENES["import-network"] = importing("keras_3_15_1_mlp_relu_softmax.keras")
    SCENES["import-weights"] = importing("keras_3_15_1_mlp_relu_softmax.weights.h5")
    SCENES["mnist-stepping"] = mnist_stop(2)
    SCENES["mnist-stepping-backward"] = mnist_stop(5)


def pictures(
    only: str, languages: list[str], themes: list[str]
) -> Iterator[tuple[str, Scene, str, str]]:
    """Yield every state with every language and theme."""
    for (name, scene), language, theme in product(SCENES.items(), languages, themes):
        if any(part in name for part in only.split(",")):
            yield f"{name}-{language}-{theme}", scene, language, theme


def beside(window: MainWindow) -> list[QWidget]:
    """Return what a picture of the window does not show: other windows, a lesson's whole page."""
    opened = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one != window]
    return [*opened, *window.findChildren(QWidget, "lessonPage")]


def take(name: str, scene: Scene, folder: Path) -> None:
    """Show one state in a new window and save its picture."""
    QSettings().remove("window")
    window = MainWindow()
    window.resize(*SIZE)
    window.show()
    settle()
    scene(window)
    settle()
    window.grab().save(str(folder / f"{name}.png"))
    for number, part in enumerate(beside(window), 1):
        part.grab().save(str(folder / f"{name}-{number}.png"))
        if part.isWindow():
            part.close()
    window.session.pause_now()
    window.document.set_clean()
    window.close()
    window.deleteLater()
    QCoreApplication.processEvents()
    # No event loop runs that would delete it: 250 windows with their data took 9 GB.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


def main() -> int:
    """Take every picture that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--only", default="", help="states whose name contains this, or one of these with commas"
    )
    parser.add_argument("--language", choices=("ko", "en"), action="append")
    parser.add_argument("--theme", choices=("light", "dark"), action="append")
    parser.add_argument("--scale", default="1", help="device pixels for each logical one")
    parser.add_argument("--text-size", type=int, default=0)
    chosen = parser.parse_args()
    os.environ["QT_SCALE_FACTOR"] = chosen.scale
    QStandardPaths.setTestModeEnabled(True)
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    application = create_application()
    with tempfile.TemporaryDirectory() as settings:
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, settings)
        chosen.folder.mkdir(parents=True, exist_ok=True)
        languages, themes = chosen.language or ["ko", "en"], chosen.theme or ["light", "dark"]
        for name, scene, language, theme in pictures(chosen.only, languages, themes):
            choose_language(language)
            choose_theme(theme)
            choose_text_size(chosen.text_size)
            try:
                take(name, scene, chosen.folder)
            except LayerloomError as error:
                print(f"{name}: {error}", file=sys.stderr)
                return 1
            print(chosen.folder / f"{name}.png")
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main())
