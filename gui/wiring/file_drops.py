"""Files dropped on the window: what each would become is said while it hangs over the window."""

import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from gui.files.project_files import SUFFIX
from gui.looks.fonts import text_scale
from gui.looks.theme import GRID, current_theme
from gui.words.translation import QT_TR_NOOP, tr

PROJECT, NETWORK, DATA = "project", "network", "data"

_TABLES: Final = (".csv", ".tsv", ".npy")
#: One of MNIST's four files; all four lie in one folder.
_IDX: Final = re.compile(r"(train|t10k)-(images|labels)[-.]idx[13]-ubyte(\.gz)?", re.IGNORECASE)
#: What a .npz of samples calls its inputs; one of weights names layers.
_INPUTS: Final = {"inputs.npy", "x_train.npy", "x.npy", "X.npy"}
_SENTENCES: Final = {
    PROJECT: QT_TR_NOOP("Drop to open this project"),
    NETWORK: QT_TR_NOOP("Drop to import this network or its weights"),
    DATA: QT_TR_NOOP("Drop to train on these data"),
}
_TEXT_PIXELS, _NAME_PIXELS = 18, 13
_CARD_WIDTH: Final = 64.0 * GRID


@dataclass(frozen=True)
class DroppedFile:
    """A file or folder that the window can do something with.

    Parameters
    ----------
    kind : str
        ``project``, ``network`` or ``data``.
    path : Path
        Where it is; the folder of MNIST's files where one of them was meant.
    """

    kind: str
    path: Path


def dropped_file(paths: Sequence[Path]) -> DroppedFile | None:
    """Return what dropped files are for the window; None where it can do nothing with them."""
    folders = {path.parent for path in paths}
    if len(folders) == 1 and all(_IDX.fullmatch(path.name) for path in paths):
        return DroppedFile(DATA, folders.pop())
    if len(paths) != 1:
        return None
    path = paths[0]
    kind = DATA if path.is_dir() else _kind_of(path)
    return None if kind is None else DroppedFile(kind, path)


def _kind_of(path: Path) -> str | None:
    name = path.name.lower()
    if name.endswith(SUFFIX):
        return PROJECT
    if name.endswith(".npz"):
        return DATA if _holds_samples(path) else NETWORK
    if name.endswith(_TABLES):
        return DATA
    from engine import IMPORT_SUFFIXES  # with the readers of every format

    return NETWORK if name.endswith(IMPORT_SUFFIXES) else None


def _holds_samples(path: Path) -> bool:
    """Tell from the table of contents alone; what is damaged is told by whoever reads it."""
    if not path.is_file():  # opening a pipe would never end
        return True
    try:
        with zipfile.ZipFile(path) as archive:
            return bool(_INPUTS.intersection(archive.namelist()))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


@dataclass(frozen=True)
class RefusedFiles:
    """Files that the window can do nothing with.

    Parameters
    ----------
    names : tuple of str
        What they are called.
    are_elsewhere : bool
        Whether they lie on another machine.
    """

    names: tuple[str, ...]
    are_elsewhere: bool = False

    @property
    def sentence(self) -> str:
        """Why not."""
        if self.are_elsewhere:
            return tr("Save this on your own machine first, then drop it here.")
        if len(self.names) > 1:
            return tr("Drop one file at a time, or MNIST's files together")
        return tr("This kind of file cannot be opened")


class FileDrops(QObject):
    """Watches a window for files, shows the hint, and says what was dropped.

    Parameters
    ----------
    window : QWidget
        Files may be dropped anywhere on it.
    """

    dropped = Signal(object)
    """A `DroppedFile` the window can do something with; sent when the drag is over."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        self.hint = DropHint(window)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files; anything else that is dragged is none of this object's business."""
        if event.type() == QEvent.Type.DragEnter and isinstance(event, QDragEnterEvent):
            return self._enter(event)
        if event.type() == QEvent.Type.DragMove and isinstance(event, QDragMoveEvent):
            return self._move(event)
        if event.type() == QEvent.Type.DragLeave:
            self.hint.hide()
        elif event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            return self._drop(event)
        elif event.type() == QEvent.Type.Resize:
            self.hint.cover()
        return super().eventFilter(watched, event)

    def _enter(self, event: QDragEnterEvent) -> bool:
        """Take files, also refused ones: only who takes a drag is told where it goes."""
        found = _found(event.mimeData())
        if found is None:
            return False
        event.acceptProposedAction()
        self.hint.show_for(found)
        return True

    def _move(self, event: QDragMoveEvent) -> bool:
        """Show at the pointer whether letting go would do anything."""
        if isinstance(_found(event.mimeData()), DroppedFile):
            event.acceptProposedAction()
        else:
            event.ignore()
        return True

    def _drop(self, event: QDropEvent) -> bool:
        self.hint.hide()
        found = _found(event.mimeData())
        if not isinstance(found, DroppedFile):
            event.ignore()
            return found is not None
        event.acceptProposedAction()
        # Whoever drags waits for this event: a question to the user must not keep him.
        QTimer.singleShot(0, self, lambda: self.dropped.emit(found))
        return True


def _found(data: QMimeData) -> DroppedFile | RefusedFiles | None:
    """Return what is dragged; None where it is no file."""
    urls = data.urls()
    if not urls:
        return None
    if not all(url.isLocalFile() for url in urls):
        return RefusedFiles(tuple(url.fileName() for url in urls), are_elsewhere=True)
    paths = [Path(url.toLocalFile()) for url in urls]
    return dropped_file(paths) or RefusedFiles(tuple(path.name for path in paths))


class DropHint(QWidget):
    """Lies over the whole window and says what dropping would do; the mouse does not see it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("dropHint")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._found: DroppedFile | RefusedFiles | None = None
        self._window = window
        self.hide()

    @property
    def sentence(self) -> str:
        """What is said."""
        if isinstance(self._found, RefusedFiles):
            return self._found.sentence
        return "" if self._found is None else tr(_SENTENCES[self._found.kind])

    @property
    def detail(self) -> str:
        """Which file it is, and what would be taken instead of a refused one."""
        if isinstance(self._found, RefusedFiles):
            return tr(
                "Projects (.layerloom), data (.csv, .tsv, .npy, .npz, a folder of images or "
                "MNIST's files), and networks (.onnx, .keras, .h5, .npz, .safetensors, .json)"
            )
        return "" if self._found is None else self._found.path.name

    def show_for(self, found: DroppedFile | RefusedFiles) -> None:
        """Say what dropping would do."""
        self._found = found
        self.setAccessibleName(self.sentence)
        self.cover()
        self.raise_()
        self.show()

    def cover(self) -> None:
        """Lie over all of the window."""
        self.setGeometry(self._window.rect())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Veil the window and write in its middle."""
        palette = current_theme().palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(palette.background)
        veil.setAlphaF(0.88)
        painter.fillRect(self.rect(), veil)
        is_refused = isinstance(self._found, RefusedFiles)
        frame_colour = QColor(palette.error if is_refused else palette.accent)
        painter.setPen(QPen(frame_colour, 2, Qt.PenStyle.DashLine))
        frame = QRectF(self.rect()).adjusted(2 * GRID, 2 * GRID, -2 * GRID, -2 * GRID)
        painter.drawRoundedRect(frame, GRID, GRID)
        self._write(painter, frame)
        painter.end()

    def _write(self, painter: QPainter, frame: QRectF) -> None:
        palette = current_theme().palette
        title, text = self._font(_TEXT_PIXELS, True), self._font(_NAME_PIXELS, False)
        width = min(frame.width() - 4 * GRID, _CARD_WIDTH * text_scale())
        room = QRectF(0, 0, width - 6 * GRID, 0)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        flags |= Qt.TextFlag.TextWordWrap
        heights = [
            QFontMetricsF(own).boundingRect(room.adjusted(0, 0, 0, 1000), flags, words).height()
            for own, words in ((title, self.sentence), (text, self._shown_detail(room.width())))
        ]
        card = QRectF(0, 0, width, sum(heights) + 6 * GRID)
        card.moveCenter(frame.center())
        painter.setPen(QPen(QColor(palette.border), 1))
        painter.setBrush(QColor(palette.raised))
        painter.drawRoundedRect(card, GRID, GRID)
        line = QRectF(card.left() + 3 * GRID, card.top() + 2 * GRID, room.width(), heights[0])
        painter.setFont(title)
        painter.setPen(QColor(palette.text))
        painter.drawText(line, flags, self.sentence)
        painter.setFont(text)
        painter.setPen(QColor(palette.muted_text))
        line.moveTop(line.bottom() + 2 * GRID)
        line.setHeight(heights[1])
        painter.drawText(line, flags, self._shown_detail(room.width()))

    def _shown_detail(self, width: float) -> str:
        """Return the detail; a file's name on one line, with … in its middle if need be."""
        if isinstance(self._found, RefusedFiles):
            return self.detail
        metrics = QFontMetricsF(self._font(_NAME_PIXELS, False))
        return metrics.elidedText(self.detail, Qt.TextElideMode.ElideMiddle, width)

    def _font(self, pixels: int, is_bold: bool) -> QFont:
        own = self.font()
        own.setPixelSize(round(pixels * text_scale()))
        own.setBold(is_bold)
        return own
