"""Unforeseen errors: written to a log file, and said in one strip that stops nobody's work."""

import logging
import sys
import threading
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QObject, QStandardPaths, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from gui.looks.theme import GRID
from gui.words.translation import tr

_LOG = logging.getLogger("layerloom")
#: What is written to the log file: this module's findings, and what threads caught themselves.
_LOGGED = ("layerloom", "gui", "engine")
_LOG_BYTES, _LOG_COUNT = 1_000_000, 3


def log_file() -> Path:
    """Return where errors are written; the folder need not exist yet."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    return Path(folder) / "logs" / "layerloom.log"


class ErrorReport(QObject):
    """Catches what nobody caught, on any thread, while it is installed."""

    reported = Signal(str)
    """An error was logged; the text is its last line, as ``"ValueError: …"``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._handler = LogFile(log_file())
        self._hooks = (sys.excepthook, threading.excepthook)
        self.reported.connect(self._on_reported)

    def install(self) -> None:
        """Take the place of Python's hooks, which only write to a terminal nobody sees."""
        for name in _LOGGED:
            logging.getLogger(name).addHandler(self._handler)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def uninstall(self) -> None:
        """Give the hooks back and close the log file."""
        sys.excepthook, threading.excepthook = self._hooks
        for name in _LOGGED:
            logging.getLogger(name).removeHandler(self._handler)
        self._handler.close()

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        _LOG.error("Unforeseen error", exc_info=(kind, error, trace))
        self._hooks[0](kind, error, trace)
        self.reported.emit(f"{kind.__name__}: {error}")

    def _on_thread_exception(self, arguments: threading.ExceptHookArgs) -> None:
        error = arguments.exc_value or arguments.exc_type()
        self._on_exception(arguments.exc_type, error, arguments.exc_traceback)

    @Slot(str)
    def _on_reported(self, summary: str) -> None:
        window = QApplication.activeWindow() or _any_window()
        if window is not None:
            ErrorStrip.show_in(window, summary)


class LogFile(logging.Handler):
    """Opens the log file when there is something to write: most days nothing is."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._target: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record."""
        if self._target is None:
            self._target = _open_log(self._path)
        self._target.emit(record)

    def close(self) -> None:
        """Close the file, if it was opened."""
        if self._target is not None:
            self._target.close()
        super().close()


def _open_log(path: Path) -> logging.Handler:
    from logging.handlers import RotatingFileHandler  # with sockets, which no log here needs

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            path, maxBytes=_LOG_BYTES, backupCount=_LOG_COUNT, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    return handler


def _any_window() -> QWidget | None:
    visible = (widget for widget in QApplication.topLevelWidgets() if widget.isVisible())
    return next((widget for widget in visible if widget.isWindow()), None)


class ErrorStrip(QFrame):
    """One line along the lower edge of a window; it goes when it is closed."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("errorStrip")
        self.setAutoFillBackground(True)
        self._window = window
        self._summary = ""
        self._message = QLabel(self)
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._message.setWordWrap(True)
        self._open_log = QPushButton(self)
        self._open_log.clicked.connect(self._on_open_log)
        self._close = QPushButton(self)
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(GRID)
        row.addWidget(self._message, 1)
        row.addWidget(self._open_log)
        row.addWidget(self._close)
        window.installEventFilter(self)

    @classmethod
    def show_in(cls, window: QWidget, summary: str) -> None:
        """Say ``summary`` in the window's strip; a window has one."""
        strip = window.findChild(cls, "errorStrip") or cls(window)
        strip._summary = summary
        strip.retranslate()
        strip._lie_along_the_edge()
        strip.raise_()
        strip.show()

    def retranslate(self) -> None:
        """Set all words in the current language."""
        sentence = tr("Something went wrong. Your work is still open. {error}", error=self._summary)
        self._message.setText(sentence)
        self._message.setToolTip(str(log_file()))
        self._open_log.setText(tr("Open log folder"))
        self._close.setText(tr("Close"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the window's edge while it is resized."""
        if event.type() == QEvent.Type.Resize:
            self._lie_along_the_edge()
        return super().eventFilter(watched, event)

    def _lie_along_the_edge(self) -> None:
        window = self._window
        height = max(self.sizeHint().height(), self.heightForWidth(window.width()))
        self.setGeometry(0, window.height() - height, window.width(), height)

    @Slot()
    def _on_open_log(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_file().parent)))
