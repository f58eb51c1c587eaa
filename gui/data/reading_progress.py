"""What is under way: a bar and a sentence, for reading and for downloads."""

from typing import Final

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget

from gui.data.downloading import MEGABYTE, Downloading
from gui.looks.fonts import number_font
from gui.looks.theme import GRID
from gui.words.translation import tr

_INTERVAL: Final = 100
"""Milliseconds between two looks at a download."""
_STEP: Final = 1000
"""Bytes per step of the bar, whose numbers are small ones."""


class ReadingProgress(QWidget):
    """Looks at a download while it runs; reading itself has no measure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.text = QLabel(self)
        self.text.setFont(number_font(self.text.font()))
        self.text.setWordWrap(True)
        self._title = ""
        self._downloading: Downloading | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_INTERVAL)
        self._timer.timeout.connect(self.retranslate)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.bar)
        column.addWidget(self.text)
        self.hide()

    def start(self, title: str, downloading: Downloading | None) -> None:
        """Show that a set is being read, or how far its download is."""
        self._title, self._downloading = title, downloading
        self.retranslate()
        self.show()
        if downloading is not None:
            self._timer.start()

    def stop(self) -> None:
        """Show nothing."""
        self._timer.stop()
        self.hide()

    @Slot()
    def retranslate(self) -> None:
        """Show what holds at the moment, in the language of the moment."""
        done, total = (0, 0) if self._downloading is None else self._downloading.progress
        if done == total:
            self.bar.setRange(0, 0)
            self.text.setText(tr("Reading {name} …", name=self._title))
            return
        self.bar.setRange(0, total // _STEP)
        self.bar.setValue(done // _STEP)
        amounts = {"done": f"{done / MEGABYTE:.1f}", "total": f"{total / MEGABYTE:.1f}"}
        self.text.setText(
            tr("Downloading {name}: {done} of {total} MB", name=self._title, **amounts)
        )
