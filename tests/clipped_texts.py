"""Look for words that are cut off, in every panel, dialog and lesson, and print them as JSON.

    QT_SCALE_FACTOR=1.5 python tests/clipped_texts.py [--pictures FOLDER] [--text-size 2]

Every label, button, field, tab and header is asked how much room its words need.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QElapsedTimer, QEvent, QEventLoop, QSettings, QStandardPaths, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDockWidget,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSlider,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QWidget,
)

from gui.application import create_application
from gui.canvas.record_form import RecordForm
from gui.lessons.library import library
from gui.preferences import choose_language, choose_text_size
from gui.window.main_window import MainWindow
from tests.gui_tests.every_dialog import each_dialog

SIZE = (1280, 720)
#: Rounding at broken scales costs a pixel here and there.
SLACK = 2
#: The least that a tab keeps free beside its words.
PADDING = 16
_LONGEST_WAIT = 20_000


def wait(condition: Callable[[], bool]) -> None:
    """Work off events until a condition holds."""
    clock = QElapsedTimer()
    clock.start()
    while not condition() and clock.elapsed() < _LONGEST_WAIT:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)


def settle() -> None:
    """Let everything that is laid out later be laid out."""
    for _ in range(4):
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        QApplication.processEvents()


def place_of(widget: QWidget) -> str:
    """Return where a widget is, for whoever has to mend it."""
    names = []
    at: QWidget | None = widget
    while at is not None and len(names) < 4:
        names.append(at.objectName() or type(at).__name__)
        at = at.parentWidget()
    return " < ".join(names)


def width_of(metrics: QFontMetrics, text: str) -> int:
    """Return how wide a text is, without the marks of its keys."""
    plain = text.replace("&&", "\0").replace("&", "").replace("\0", "&")
    return max((metrics.horizontalAdvance(line) for line in plain.splitlines()), default=0)


def label_fault(label: QLabel) -> str:
    """Return what is cut off a label."""
    if not label.text() or label.pixmap().isNull() is False:
        return ""
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        return f"height {label.height()} of {needed}" if needed > label.height() + SLACK else ""
    hint = label.sizeHint()
    if hint.width() > label.width() + SLACK:
        return f"width {label.width()} of {hint.width()}"
    return (
        f"height {label.height()} of {hint.height()}"
        if hint.height() > label.height() + SLACK
        else ""
    )


def button_fault(button: QAbstractButton) -> str:
    """Return what is cut off a button's words."""
    shows_text = not hasattr(button, "toolButtonStyle") or (
        button.toolButtonStyle() != Qt.ToolButtonStyle.ToolButtonIconOnly
        and (button.icon().isNull() or button.toolButtonStyle().value > 1)
    )
    if not button.text() or not shows_text:
        return ""
    metrics = button.fontMetrics()
    needed = width_of(metrics, button.text())
    if not button.icon().isNull():
        needed += button.iconSize().width() + 4
    hint = button.sizeHint()
    # What the style puts around the words is its own affair; half of it may go.
    around = max(hint.width() - needed, 0) // 2
    if needed + around > button.width() + SLACK:
        return f"width {button.width()} of {needed + around}"
    height = metrics.lineSpacing() * (button.text().count("\n") + 1)
    if height > button.height() + SLACK:
        return f"height {button.height()} of {height}"
    return ""


def combo_fault(combo: QComboBox) -> str:
    """Return what is cut off the choice that is shown."""
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    room = combo.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, combo
    )
    needed = width_of(combo.fontMetrics(), combo.currentText())
    return f"width {room.width()} of {needed}" if needed > room.width() + SLACK else ""


def field_fault(line: QLineEdit) -> str:
    """Return what is cut off a field's own words; what was typed may be longer."""
    is_number = isinstance(line.parentWidget(), QAbstractSpinBox)
    text = line.text() if is_number else "" if line.text() else line.placeholderText()
    needed = width_of(line.fontMetrics(), text)
    room = line.width() - (0 if is_number else 4)
    return f"width {room} of {needed}" if needed > room + SLACK else ""


def tab_faults(tabs: QTabBar) -> Iterator[tuple[str, str]]:
    """Yield the tabs whose words are cut off or replaced by dots."""
    for number in range(tabs.count()):
        if tabs.isTabVisible(number):
            needed = width_of(tabs.fontMetrics(), tabs.tabText(number))
            room = tabs.tabRect(number).width() - PADDING
            if needed > room + SLACK:
                yield tabs.tabText(number), f"width {room} of {needed}"


def header_faults(header: QHeaderView) -> Iterator[tuple[str, str]]:
    """Yield the titles of columns that are cut off."""
    model = header.model()
    if model is None or header.orientation() == Qt.Orientation.Vertical:
        return
    for section in range(header.count()):
        title = str(model.headerData(section, header.orientation()) or "")
        needed = width_of(header.fontMetrics(), title)
        if title and not header.isSectionHidden(section):
            room = header.sectionSize(section)
            if needed > room + SLACK:
                yield title, f"width {room} of {needed}"


def beyond_edge(widget: QWidget) -> str:
    """Return how far a widget reaches beyond what can be scrolled to."""
    at = widget.parentWidget()
    while at is not None and not at.isWindow():
        holder = at.parentWidget()
        if isinstance(holder, QAbstractScrollArea) and holder.viewport() is at:
            if not isinstance(holder, QScrollArea):
                return ""
            off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            if holder.horizontalScrollBarPolicy() != off:
                return ""
        right = widget.mapTo(at, widget.rect().topRight()).x()
        if right > at.width() + SLACK:
            return f"reaches {right - at.width()} beyond {place_of(at)}"
        at = holder
    return ""


def beyond_parent(widget: QWidget) -> str:
    """Return how far a field reaches beyond what it stands in."""
    parent = widget.parentWidget()
    over = 0 if parent is None else widget.geometry().right() + 1 - parent.width()
    return f"reaches {over} beyond its place" if over > SLACK else ""


def faults_of(widget: QWidget) -> Iterator[tuple[str, str]]:
    """Yield words of a widget with what is cut off them."""
    found: list[tuple[str, str]] = []
    if isinstance(widget, QLabel):
        found.append((widget.text(), label_fault(widget)))
        if widget.text():
            found.append((widget.text(), beyond_edge(widget)))
    elif widget.objectName() == "qt_toolbar_ext_button":
        found.append(("»", "the toolbar has no room for all of it"))
    elif isinstance(widget, QAbstractButton):
        found.append((widget.text(), button_fault(widget)))
        found.append((widget.text(), beyond_edge(widget)))
    elif isinstance(widget, QComboBox):
        found.append((widget.currentText(), combo_fault(widget)))
        found.append((widget.currentText(), beyond_edge(widget)))
    elif isinstance(widget, QLineEdit):
        found.append((widget.text() or widget.placeholderText(), field_fault(widget)))
    elif isinstance(widget, (QAbstractSpinBox, QSlider)):
        found.append((widget.accessibleName(), beyond_parent(widget)))
    elif isinstance(widget, QTabBar):
        found.extend(tab_faults(widget))
    elif isinstance(widget, QHeaderView):
        found.extend(header_faults(widget))
    yield from ((text, fault) for text, fault in found if fault)


def clipped(top: QWidget) -> Iterator[dict[str, str]]:
    """Yield what is cut off in a window and its parts that can be seen."""
    for widget in top.findChildren(QWidget):
        if widget.window() is top and widget.isVisible() and widget.width() > 0:
            for text, fault in faults_of(widget):
                yield {"text": text[:80], "fault": fault, "place": place_of(widget)}


def choose_the_longest(window: MainWindow) -> None:
    """Show the longest of every choice in the forms of the inspector, which edits nothing."""
    for form in window.findChildren(RecordForm):
        for combo in form.findChildren(QComboBox):
            widths = [
                width_of(combo.fontMetrics(), combo.itemText(n)) for n in range(combo.count())
            ]
            combo.setCurrentIndex(widths.index(max(widths)))


def states(window: MainWindow, folder: Path) -> Iterator[tuple[str, QWidget]]:
    """Bring every panel, lesson and dialog forward, one after another."""
    docks = window.findChildren(QDockWidget)
    for dock in docks:
        dock.show()
        dock.raise_()
        settle()
        yield dock.objectName(), window
    window.selection.select_layer(2)
    window.findChild(QDockWidget, "inspectorDock").raise_()
    settle()
    yield "inspector-of-a-layer", window
    choose_the_longest(window)
    yield "inspector-with-the-longest-choices", window
    window.lessons.action.trigger()
    settle()
    panel = window.lessons.panel
    assert panel is not None
    for shelved in library("en"):
        panel.choose(shelved.name)
        for card in panel.cards:
            for _ in card.task.hints:
                card.hint.click()
        settle()
        yield shelved.name, window
    yield from each_dialog(window, folder, wait)


def report(language: str, size: int, folder: Path, pictures: Path | None) -> list[dict[str, str]]:
    """Return all that is cut off in a language and a size of text."""
    choose_language(language)
    choose_text_size(size)
    QSettings().remove("window")
    window = MainWindow()
    window.resize(*SIZE)
    window.show()
    wait(lambda: window.findChild(QWidget, "lossPlot") is not None)
    found: dict[tuple[str, ...], dict[str, str]] = {}
    for state, top in states(window, folder):
        settle()
        for fault in clipped(top):
            found.setdefault(tuple(fault.values()), {"language": language, "state": state, **fault})
        if pictures is not None:
            top.grab().save(str(pictures / f"{state}-{language}-{size}.png"))
    window.session.pause_now()
    window.document.set_clean()
    window.close()
    return list(found.values())


def main() -> int:
    """Look at both languages; print what is cut off."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pictures", type=Path)
    parser.add_argument("--text-size", type=int, default=0)
    parser.add_argument("--language", choices=("ko", "en"), action="append")
    chosen = parser.parse_args()
    QStandardPaths.setTestModeEnabled(True)
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    application = create_application()
    with tempfile.TemporaryDirectory() as folder:
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, folder)
        if chosen.pictures is not None:
            chosen.pictures.mkdir(parents=True, exist_ok=True)
        found = [
            fault
            for language in chosen.language or ("ko", "en")
            for fault in report(language, chosen.text_size, Path(folder), chosen.pictures)
        ]
    sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
    del application
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
