"""The menu Data, and its button in the toolbar: every way to data by name and key."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar, QToolButton

from engine import BUILT_IN
from gui.data.source_texts import SOURCE_GROUPS, source_text
from gui.looks.resource_files import icon
from gui.wiring.data_wiring import DataWiring
from gui.words.translation import QT_TR_NOOP, tr

#: Object name, key, icon, words and tip of each action; a line where a name is empty.
_ACTIONS: Final = (
    (
        "openTable",
        "Ctrl+Shift+O",
        "table",
        QT_TR_NOOP("Open table…"),
        QT_TR_NOOP("Train on a CSV or TSV file, or on NumPy arrays"),
    ),
    (
        "openPictureFolder",
        "",
        "image",
        QT_TR_NOOP("Open image folder…"),
        QT_TR_NOOP("Train on pictures, a folder for each class"),
    ),
    (
        "downloadMnist",
        "",
        "",
        QT_TR_NOOP("Download MNIST…"),
        QT_TR_NOOP("Fetch 70,000 handwritten digits, or read them where they are already"),
    ),
    (
        "downloadFashionMnist",
        "",
        "",
        QT_TR_NOOP("Download Fashion-MNIST…"),
        QT_TR_NOOP("Fetch 70,000 pictures of clothing, or read them where they are already"),
    ),
    ("", "", "", "", ""),
    (
        "editSamples",
        "Ctrl+Shift+D",
        "table",
        QT_TR_NOOP("Samples table…"),
        QT_TR_NOOP("Change, add and delete samples in a table"),
    ),
    (
        "clickPoints",
        "",
        "",
        QT_TR_NOOP("Click points…"),
        QT_TR_NOOP("Click points of two or more classes onto a plane"),
    ),
    (
        "nameData",
        "",
        "",
        QT_TR_NOOP("Names of inputs and outputs…"),
        QT_TR_NOOP("Name the inputs, the targets and the classes"),
    ),
    ("", "", "", "", ""),
    (
        "drawDigit",
        "",
        "",
        QT_TR_NOOP("Drawing pad…"),
        QT_TR_NOOP("Draw a picture and see what the network says about it"),
    ),
    (
        "feedSample",
        "",
        "",
        QT_TR_NOOP("One sample by hand…"),
        QT_TR_NOOP("Type a sample and see what the network says about it"),
    ),
    (
        "predict",
        "Ctrl+Shift+P",
        "export",
        QT_TR_NOOP("Predict…"),
        QT_TR_NOOP(
            "Let the network predict the samples of a file, and save its answers as a table"
        ),
    ),
)


class DataActions(QObject):
    """Makes the actions, puts them into a menu of the window, and words them.

    Parameters
    ----------
    wiring : DataWiring
        Does what they say.
    window : QMainWindow
    """

    def __init__(self, wiring: DataWiring, window: QMainWindow) -> None:
        super().__init__(window)
        self._wiring, self._window = wiring, window
        self._acts: dict[str, Callable[[], object]] = {
            "openTable": wiring.open_table,
            "openPictureFolder": wiring.open_pictures,
            "downloadMnist": partial(wiring.download, "mnist"),
            "downloadFashionMnist": partial(wiring.download, "fashion_mnist"),
            "editSamples": wiring.edit_samples,
            "clickPoints": wiring.click_points,
            "nameData": wiring.name_data,
            "drawDigit": partial(wiring.try_network, "draw"),
            "feedSample": partial(wiring.try_network, "type"),
            "predict": partial(wiring.try_network, "file"),
        }
        self.actions: dict[str, QAction] = {}
        self.menu, self.sources = QMenu(window), QMenu(window)
        self.button = QToolButton()
        self._make_menu()
        wiring.offer_changed.connect(self.offer)
        self.offer()

    def _make_menu(self) -> None:
        self.menu.setObjectName("dataMenu")
        self.sources.setObjectName("builtInDataMenu")
        self.menu.setToolTipsVisible(True)
        self.menu.addMenu(self.sources)
        self.menu.addSeparator()
        for name, key, picture, *_ in _ACTIONS:
            if name:
                self.menu.addAction(self._action(name, key, picture))
            else:
                self.menu.addSeparator()
        for group in SOURCE_GROUPS:
            self.sources.addSeparator()
            for source in group:
                if not BUILT_IN[source].needs_files:
                    self.sources.addAction(self._source_action(source))

    def _action(self, name: str, key: str, picture: str) -> QAction:
        action = QAction(icon(picture) if picture else QIcon(), "", self)
        action.setObjectName(f"{name}Action")
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(self._on_triggered)
        self.actions[name] = action
        return action

    def _source_action(self, source: str) -> QAction:
        action = QAction(self)
        action.setObjectName(f"data:{source}")
        action.triggered.connect(self._on_source_triggered)
        return action

    def add_to(self, toolbar: QToolBar, before: QMenu, before_action: QAction) -> None:
        """Put the menu into the window's menu bar, and a button that opens it into the toolbar."""
        self._window.menuBar().insertMenu(before.menuAction(), self.menu)
        self.button.setObjectName("dataButton")
        self.button.setIcon(icon("data"))
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.setMenu(self.menu)
        toolbar.insertWidget(before_action, self.button)
        toolbar.insertSeparator(before_action)
        self.retranslate()

    @Slot()
    def _on_triggered(self) -> None:
        self._acts[self.sender().objectName().removesuffix("Action")]()

    @Slot()
    def _on_source_triggered(self) -> None:
        self._wiring.choose_source(self.sender().objectName().removeprefix("data:"))

    @Slot()
    def offer(self) -> None:
        """Offer only what can be done with the data and the network of the moment."""
        offered = self._wiring.offered
        for name in ("nameData", "drawDigit", "feedSample", "predict"):
            self.actions[name].setEnabled(name in offered)

    def retranslate(self) -> None:
        """Word everything in the language of the moment."""
        self.menu.setTitle(tr("&Data"))
        self.sources.setTitle(tr("Built-in data"))
        self.button.setToolTip(tr("Choose data"))
        self.button.setAccessibleName(tr("Choose data"))
        for name, _, _, words, tip in _ACTIONS:
            if name:
                self.actions[name].setText(tr(words))
                self.actions[name].setToolTip(tr(tip))
                self.actions[name].setStatusTip(tr(tip))
        for action in self.sources.actions():
            if not action.isSeparator():
                action.setText(source_text(action.objectName().removeprefix("data:")))
