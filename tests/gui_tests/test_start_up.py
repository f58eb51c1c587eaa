"""The window stands before what nobody sees yet is imported; then the plots come by themselves."""

import subprocess
import sys

import pytest

#: What the first painting does without: it would make a start half as long again.
LATE = (
    "pyqtgraph",
    "numpy.ma",
    "requests",
    "h5py",
    "onnx",
    "ziamath",
    "PIL",
    "safetensors",
    "logging.handlers",
    "importlib.metadata",
    "engine.datasets.csv_files",
    "engine.datasets.download",
    "engine.datasets.mnist",
    "engine.datasets.sources",
    "engine.formats",
    "engine.network.model_summary",
    "engine.project.project_file",
    "engine.project.salvage",
    "engine.tracing.trace",
    "gui.canvas.drop_gesture",
    "gui.canvas.layer_list",
    "gui.data.panel",
    "gui.data.predict_dialog",
    "gui.words.error_sentences",
    "gui.window.examples_dialog",
    "gui.exporting.code_panel",
    "gui.exporting.export_dialog",
    "gui.exporting.import_dialog",
    "gui.exporting.pictures",
    "gui.help.about_dialog",
    "gui.help.manual_window",
    "gui.help.tour",
    "gui.lessons.panel",
    "gui.plots.loss_plot",
    "gui.stepping.granularity",
    "gui.stepping.operations",
    "gui.stepping.panel",
    "gui.stepping.step_document",
    "gui.stepping.step_script",
    "gui.stepping.stops",
    "gui.training.runs_table",
    "gui.window.history_panel",
    "gui.window.summary_dialog",
    "gui.wiring.stepper",
    "gui.wiring.what_if_wiring",
)

_START = """
import gc, sys
from PySide6.QtCore import QCoreApplication, QEventLoop, QSettings, QTimer
from gui.application import create_application, open_first_window

application = create_application()
QSettings().setValue("tour/seen", True)
window = open_first_window(application)
window.grab()
early = set({late!r}) & set(sys.modules)
assert not early, early
loop = QEventLoop()
while window.curves.slots["loss"].panel is None:
    QTimer.singleShot(20, loop.quit)
    loop.exec()
assert "pyqtgraph" in sys.modules
assert gc.isenabled()
window.document.set_clean()
window.close()
"""


_FIRST_KEYS = """
from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from gui.application import create_application, open_first_window

application = create_application()
QSettings().setValue("tour/seen", True)
window = open_first_window(application)
window.grab()
window.findChild(QAction, {action!r}).trigger()
{then}
window.session.pause_now()
window.document.set_clean()
window.close()
"""


_IN_THE_CALM = """
import sys
from PySide6.QtCore import QSettings
from gui.application import create_application, open_first_window

application = create_application()
QSettings().setValue("tour/seen", True)
window = open_first_window(application)
assert "gui.wiring.stepper" not in sys.modules
window.steps.read_ahead()
for _ in range(10_000):
    if "gui.wiring.stepper" in sys.modules:
        break
    application.processEvents()
assert "gui.wiring.stepper" in sys.modules
assert window.steps.slot.panel is None
before = set(sys.modules)
window.step_panel
late = {name for name in set(sys.modules) - before if name.startswith(("gui.", "engine."))}
assert not late, late
window.document.set_clean()
window.close()
"""


@pytest.mark.parametrize(
    ("action", "then"),
    [
        ("stepForwardAction", "assert window.stepper.stop.number == 0, window.stepper.stop"),
        ("whatIfAction", "assert window.what_if.action.isChecked()"),
        ("lossAlongAction", "assert window.loss_along.is_seen"),
        ("checkAllGradientsAction", "assert window.gradient_check.room.isVisibleTo(window)"),
        ("trainAction", "assert window.session.state == 'running', window.session.state"),
    ],
)
def test_what_comes_later_is_there_for_the_very_first_key(action: str, then: str) -> None:
    program = (
        "from PySide6.QtCore import QStandardPaths\n"
        "QStandardPaths.setTestModeEnabled(True)\n" + _FIRST_KEYS.format(action=action, then=then)
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=120)


def test_what_the_first_step_needs_is_imported_beside_the_window() -> None:
    program = (
        "import sys\n"
        "from gui.stepping.typesetting import read_ahead\n"
        "assert 'ziamath' not in sys.modules\n"
        "read_ahead().join()\n"
        "assert 'ziamath.zmath' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=600)


def test_the_stepper_is_imported_while_nothing_else_happens_and_made_when_wanted() -> None:
    program = (
        "from PySide6.QtCore import QStandardPaths\n"
        "QStandardPaths.setTestModeEnabled(True)\n" + _IN_THE_CALM
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=120)


def test_what_nobody_sees_yet_is_imported_after_the_first_painting() -> None:
    program = (
        "from PySide6.QtCore import QStandardPaths\n"
        "QStandardPaths.setTestModeEnabled(True)\n" + _START.format(late=LATE)
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=600)
