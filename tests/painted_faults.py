"""Look for painted words that are faint, covered or cut off, and print them as JSON.

    QT_SCALE_FACTOR=1.5 python tests/painted_faults.py --language ko --theme dark --text-size 2

The window is brought into every state in which something of its own is painted; see
`tests/painted_texts.py` for how words are measured.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings, QStandardPaths, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from gui.application import create_application
from gui.lessons.library import library
from gui.preferences import choose_language, choose_text_size, choose_theme
from gui.window.main_window import MainWindow
from tests.clipped_texts import SIZE, place_of, settle, wait
from tests.gui_tests.every_dialog import each_dialog
from tests.gui_tests.painted_scenes import each_scene
from tests.painted_texts import Written, faint_titles

#: Where steps and lessons go on below what is seen of them.
LONG = ("operationCards", "lessonPage")


def lessons(window: MainWindow) -> Iterator[str]:
    """Show every lesson."""
    window.lessons.action.trigger()
    settle()
    panel = window.lessons.panel
    assert panel is not None
    for shelved in library("en"):
        panel.choose(shelved.name)
        settle()
        yield shelved.name


def scrolled_to(window: MainWindow) -> Iterator[QWidget]:
    """Yield the pages of which a part is beyond the edge of the window."""
    for area in window.findChildren(QScrollArea):
        page = area.widget()
        is_long = page is not None and page.height() > area.viewport().height()
        if area.isVisible() and is_long and page.objectName() in LONG:
            yield page


def tops(window: MainWindow, folder: Path) -> Iterator[tuple[str, QWidget]]:
    """Bring the window and every dialog into every state."""
    for scene in each_scene(window, wait):
        yield scene, window
        yield from ((scene, page) for page in scrolled_to(window))
    for lesson in lessons(window):
        yield from ((lesson, page) for page in scrolled_to(window))
    yield "lesson", window
    for name, dialog in each_dialog(window, folder, wait):
        settle()
        yield name, dialog


def report(folder: Path, pictures: Path | None) -> list[dict[str, str]]:
    """Return everything that cannot be read."""
    window = MainWindow()
    window.resize(*SIZE)
    window.show()
    wait(lambda: window.findChild(QWidget, "lossPlot") is not None)
    found: dict[tuple[str, str, str], dict[str, str]] = {}
    for state, top in tops(window, folder):
        written = Written(top)
        faults = [(text.text, fault, text.owner) for text, fault in written.faults()]
        faults += [(text, fault, view) for text, fault, view in faint_titles(top)]
        for text, fault, owner in faults:
            place = "" if owner is None else place_of(owner)
            fresh = {"text": text[:80], "fault": fault, "place": place, "state": state}
            found.setdefault((text, fault, place), fresh)
        if pictures is not None and faults:
            top.grab().save(str(pictures / f"{state}.png"))
    window.session.pause_now()
    window.document.set_clean()
    window.close()
    return list(found.values())


def main() -> int:
    """Look at one language, theme and size of text; print what cannot be read."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--language", choices=("ko", "en"), default="en")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--text-size", type=int, default=0)
    parser.add_argument("--pictures", type=Path)
    chosen = parser.parse_args()
    QStandardPaths.setTestModeEnabled(True)
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    application = create_application()
    with tempfile.TemporaryDirectory() as folder:
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, folder)
        choose_language(chosen.language)
        choose_theme(chosen.theme)
        choose_text_size(chosen.text_size)
        if chosen.pictures is not None:
            chosen.pictures.mkdir(parents=True, exist_ok=True)
        found = report(Path(folder), chosen.pictures)
    sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
    del application
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
