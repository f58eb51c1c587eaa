"""Every dialog of the program, one after another, for whoever looks at all of them."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

import gui
from engine import built_in, export_weights, load_example
from gui.data.names_dialog import NamesDialog
from gui.data.samples_dialog import SamplesDialog
from gui.data.table_dialog import TableDialog
from gui.exporting.export_dialog import ExportDialog
from gui.exporting.import_dialog import ImportDialog
from gui.exporting.picture_dialog import PictureDialog
from gui.help.about_dialog import AboutDialog
from gui.window.examples_dialog import ExamplesDialog
from gui.window.main_window import MainWindow
from gui.window.summary_dialog import SummaryDialog

Wait = Callable[[Callable[[], bool]], None]
Open = Callable[[], QWidget]

TABLE = "height,width,kind\n1.5,2,red\n2.5,3,blue\n3.5,1,red\n4.5,2,blue\n"


def dialog_classes() -> set[type[QWidget]]:
    """Return every class of a dialog that the program has."""
    found: set[type[QWidget]] = set()
    for module in pkgutil.walk_packages(gui.__path__, "gui."):
        if module.name.endswith("__main__"):
            continue
        for one in vars(importlib.import_module(module.name)).values():
            if inspect.isclass(one) and one.__module__.startswith("gui."):
                found |= {one} if issubclass(one, QDialog) else set()
    return found


def each_dialog(window: MainWindow, folder: Path, wait: Wait) -> Iterator[tuple[str, QWidget]]:
    """Open every dialog over a window, and close each before the next.

    Parameters
    ----------
    window : MainWindow
    folder : Path
        For the files that some are about.
    wait : callable
        Waits for a condition while events are worked off.
    """
    for name, opened in _openers(window, folder, wait).items():
        dialog = opened()
        dialog.show()
        wait(dialog.isVisible)
        yield name, dialog
        dialog.close()


def _openers(window: MainWindow, folder: Path, wait: Wait) -> dict[str, Open]:
    def trying(example: str) -> Open:
        def open_it() -> QWidget:
            window.document.set_clean()
            window.files.open_example(example)
            window.data_wiring.try_network()
            dialog = window.data_wiring.predict_dialog
            assert dialog is not None
            return dialog

        return open_it

    def found(act: Callable[[], object], kind: type[QDialog]) -> Open:
        def open_it() -> QWidget:
            act()
            dialog: QWidget = window.findChildren(kind)[-1]
            return dialog

        return open_it

    def help_window(act: Callable[[], object], name: str) -> Open:
        def open_it() -> QWidget:
            act()
            shown: QWidget = getattr(window.help, name)
            return shown

        return open_it

    return {
        "predict-picture": trying("digits-8x8"),
        "predict-numbers": trying("dense-4-8-8-3"),
        "examples": found(window.dialogs.show_examples, ExamplesDialog),
        "summary": found(window.dialogs.show_summary, SummaryDialog),
        "export": found(window.exporting.export, ExportDialog),
        "picture": found(window.exporting.save_picture, PictureDialog),
        "samples": lambda: SamplesDialog(built_in("spiral"), window),
        "names": lambda: NamesDialog(built_in("iris"), window),
        "import": lambda: _importing(window, folder, wait),
        "table": lambda: _reading(window, folder, wait),
        "about": lambda: AboutDialog(window),
        "preferences": help_window(window.help.show_preferences, "preferences"),
        "manual": help_window(lambda: window.help.show_manual("first-minute"), "manual"),
    }


def _importing(window: MainWindow, folder: Path, wait: Wait) -> QWidget:
    path = folder / "weights.npz"
    network = load_example("dense-4-8-8-3").with_weights()
    export_weights(network, path)
    dialog = ImportDialog(path, network, window)
    dialog.show()
    wait(lambda: not dialog.progress.isVisible())
    return dialog


def _reading(window: MainWindow, folder: Path, wait: Wait) -> QWidget:
    path = folder / "flowers.csv"
    path.write_text(TABLE, encoding="utf-8")
    dialog = TableDialog(path, window)
    dialog.show()
    wait(dialog.use.isEnabled)
    return dialog
