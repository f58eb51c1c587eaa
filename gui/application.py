"""The program with a window: fonts, language, theme, error log, then the window itself."""

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication

from gui.error_report import ErrorReport
from gui.looks.fonts import install_fonts
from gui.looks.resource_files import application_icon
from gui.looks.theme import current_theme
from gui.preferences import restore_choices

if TYPE_CHECKING:  # imported after the application is there
    from gui.window.main_window import MainWindow

#: Milliseconds after the start at which everything has been painted.
_CALM: Final = 1500


def run(project_path: Path | None = None) -> int:
    """Show a window, with a project in it if a path is given, until all windows are closed.

    Returns
    -------
    int
        The exit code: 0 after a normal end.
    """
    application = create_application()
    report = ErrorReport(application)
    report.install()
    window = open_first_window(application, project_path)
    QTimer.singleShot(_CALM, application, _read_ahead)
    QTimer.singleShot(_CALM, window.steps, window.steps.read_ahead)
    exit_code = application.exec()
    report.uninstall()
    from gui.background_task import wait_for_the_rest  # imported long since, by the window

    if not wait_for_the_rest():
        os._exit(exit_code)  # a file on a disk that does not answer; all windows are closed
    return exit_code


def _read_ahead() -> None:
    from gui.stepping.typesetting import read_ahead

    read_ahead()


def open_first_window(application: QApplication, project_path: Path | None = None) -> "MainWindow":
    """Show the window, and leave to its first painting what can wait until then."""
    # The window's modules are read only now: NumPy and the panels cost more than Qt itself.
    from gui.window.windows import Windows

    gc.freeze()  # modules, classes and functions are never garbage: no need to look at them
    window = Windows(application).open(project_path)
    QTimer.singleShot(0, application, gc.enable)
    QTimer.singleShot(0, window, window.offer_recovered)
    if project_path is None:
        QTimer.singleShot(0, window, window.help.offer_tour)
    return window


def create_application() -> QApplication:
    """Return the one QApplication, in the user's language and theme."""
    name_application()
    # As an option, not by `setStyle`: that returns a style, and Python would be told of them all.
    application = QApplication([*sys.argv[:1], "-style", "Fusion"])
    application.setWindowIcon(application_icon())
    install_fonts(application)
    restore_choices()
    current_theme().follow_system()
    return application


def name_application() -> None:
    """Give settings, log and recovery files their folder."""
    QCoreApplication.setOrganizationName("Layerloom")
    QCoreApplication.setApplicationName("Layerloom")
