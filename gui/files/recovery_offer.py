"""The strip that offers back what a crash left unsaved: a picture, when it was, and two buttons."""

from typing import Final

from PySide6.QtCore import QDateTime, QEvent, QLocale, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPalette, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.files.recovery_folder import About, RecoveryFolder
from gui.looks.resource_files import icon
from gui.looks.theme import GRID, current_theme
from gui.words.translation import current_translator, tr

_PICTURE_WIDTH, _PICTURE_HEIGHT = 9 * GRID, 5 * GRID
#: Rows seen at once; more are scrolled to.
_MOST_ROWS: Final = 2
#: Where a row is narrower, its words need the room of its picture.
_WIDE: Final = 60 * GRID


class RecoveryOffer(QFrame):
    """Offers works back; one that is neither restored nor discarded waits for the next start."""

    restore_wanted = Signal(object)
    """The work in this `RecoveryFolder` should be opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recoveryOffer")
        self.setAutoFillBackground(True)
        self._rows: list[_Row] = []
        self.hide()

    def _make_parts(self) -> None:
        """Lay the strip out; most starts have nothing to offer."""
        self._title = QLabel(self)
        self._title.setObjectName("recoveryTitle")
        self._title.setWordWrap(True)
        self._close = QToolButton(self)
        self._close.setObjectName("recoverLaterButton")
        self._close.setIcon(icon("close"))
        self._close.setAutoRaise(True)
        self._close.clicked.connect(self.release)
        self._make_list()
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.addWidget(self._title)
        self._column.addWidget(self._area)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID // 2, GRID, GRID // 2)
        row.setSpacing(GRID)
        row.addLayout(self._column, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        current_theme().changed.connect(self._colour)
        self._colour()

    def _make_list(self) -> None:
        self._list = QWidget(self)
        self._list_column = QVBoxLayout(self._list)
        self._list_column.setContentsMargins(0, 0, GRID, 0)
        self._list_column.setSpacing(0)
        self._area = QScrollArea(self)
        self._area.setObjectName("recoveryList")
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidgetResizable(True)
        self._area.setWidget(self._list)
        self._area.viewport().setAutoFillBackground(False)
        self._list.setAutoFillBackground(False)

    def offer(self, works: list[RecoveryFolder]) -> None:
        """Offer these works, the newest first; the strip lets go of them when it is closed."""
        if not works:
            return
        if self.layout() is None:
            self._make_parts()
        for work in works:
            row = _Row(work, self._list)
            row.restore_wanted.connect(self._on_restore_wanted)
            row.discarded.connect(self._on_discarded)
            self._rows.append(row)
        self._fit()

    @property
    def works(self) -> list[RecoveryFolder]:
        """What is offered."""
        return [row.work for row in self._rows]

    def take(self, work: RecoveryFolder) -> None:
        """Offer this one no longer: it was opened."""
        row = next(row for row in self._rows if row.work is work)
        self._rows.remove(row)
        row.hide()
        row.deleteLater()
        self._fit()

    @Slot()
    def release(self) -> None:
        """Keep what is still offered for the next start."""
        for work in self.works:
            work.release()
            self.take(work)

    @Slot(object)
    def _on_restore_wanted(self, work: RecoveryFolder) -> None:
        self.restore_wanted.emit(work)

    @Slot(object)
    def _on_discarded(self, work: RecoveryFolder) -> None:
        work.remove()
        self.take(work)

    def _fit(self) -> None:
        """Say the sentence beside a single work, above a list of several."""
        several = len(self._rows) > 1
        self.retranslate()
        for row in self._rows:
            (self._list_column if several else self._column).addWidget(row)
            row.show()
        self._title.setVisible(several)
        self._area.setVisible(several)
        if several:
            high = max(row.sizeHint().height() for row in self._rows)
            # A low window shows one row rather than grow beyond the screen.
            self._area.setMinimumHeight(high)
            self._area.setMaximumHeight(min(len(self._rows), _MOST_ROWS) * high)
        self.setVisible(bool(self._rows))

    @Slot()
    def _colour(self) -> None:
        colours = self.palette()
        raised = QColor(current_theme().palette.raised)
        colours.setColor(QPalette.ColorRole.Window, raised)
        self.setPalette(colours)

    def retranslate(self) -> None:
        """Set every word."""
        sentence = tr("Layerloom ended before this was saved. Nothing is lost yet.")
        self._title.setText(sentence)
        self._close.setToolTip(tr("Later: offer it again at the next start"))
        self._close.setAccessibleName(tr("Later: offer it again at the next start"))
        for row in self._rows:
            row.retranslate(sentence if len(self._rows) == 1 else "")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange and self.layout() is not None:
            self.retranslate()
        super().changeEvent(event)


class _Row(QWidget):
    """One work."""

    restore_wanted = Signal(object)
    discarded = Signal(object)

    def __init__(self, work: RecoveryFolder, parent: QWidget) -> None:
        super().__init__(parent)
        self.work = work
        self._about = work.about
        self._picture = _framed_picture(work, self)
        self._words = QLabel(self)
        self._words.setObjectName("recoveryWork")
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._restore = QPushButton(self)
        self._restore.setObjectName("restoreButton")
        self._restore.setDefault(True)
        self._restore.clicked.connect(self._on_restore)
        self._discard = QPushButton(self)
        self._discard.setObjectName("discardButton")
        self._discard.clicked.connect(self._on_discard)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, GRID // 2, 0, GRID // 2)
        row.setSpacing(2 * GRID)
        row.addWidget(self._picture)
        row.addWidget(self._words, 1)
        row.addWidget(self._discard)
        row.addWidget(self._restore)

    def retranslate(self, sentence: str) -> None:
        """Set every word; ``sentence`` is what is said above the name, if anything is."""
        from html import escape  # only after a crash: its table of names takes milliseconds

        path = self._about.path
        name = tr("Untitled") if path is None else path.stem
        time = _said(self._about)
        called = f"<b>{escape(name)}</b>"
        when = tr("as it was on {time}", time=time)
        self._words.setText(
            f"{escape(sentence)}<br>{called} · {when}" if sentence else f"{called}<br>{time}"
        )
        # A single work has the width of the strip: its lines are broken rather than cut.
        self._words.setWordWrap(bool(sentence))
        self._words.setToolTip("" if path is None else escape(str(path)))
        self._restore.setText(tr("Restore"))
        self._discard.setText(tr("Discard"))
        self._restore.setAccessibleName(tr("Restore: {name}", name=name))
        self._discard.setAccessibleName(tr("Discard: {name}", name=name))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the words of a narrow row the room of its picture."""
        super().resizeEvent(event)
        self._picture.setVisible(event.size().width() >= _WIDE)

    @Slot()
    def _on_restore(self) -> None:
        self.restore_wanted.emit(self.work)

    @Slot()
    def _on_discard(self) -> None:
        buttons = QMessageBox.StandardButton
        box = QMessageBox(self.window())
        box.setObjectName("discardRecovered")
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(tr("Discard the work that was not saved?"))
        box.setInformativeText(tr("It cannot be brought back."))
        box.setStandardButtons(buttons.Discard | buttons.Cancel)
        box.setDefaultButton(buttons.Cancel)
        answer = box.exec()
        box.deleteLater()
        if answer == buttons.Discard:
            self.discarded.emit(self.work)


def _framed_picture(work: RecoveryFolder, parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setFixedSize(_PICTURE_WIDTH, _PICTURE_HEIGHT)
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    image = work.picture
    if image.isNull():
        label.setPixmap(icon("neurons").pixmap(4 * GRID, 4 * GRID))
        return label
    ratio = parent.devicePixelRatioF()
    image = image.scaled(
        round(_PICTURE_WIDTH * ratio),
        round(_PICTURE_HEIGHT * ratio),
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(ratio)
    label.setPixmap(pixmap)
    return label


def _said(about: About) -> str:
    """Return day and time in the language of the window."""
    languages = QLocale.Language
    korean = current_translator().language == "ko"
    locale = QLocale(languages.Korean if korean else languages.English)
    local = QDateTime.fromSecsSinceEpoch(round(about.time.timestamp()))
    return locale.toString(local, "yyyy년 M월 d일 AP h:mm" if korean else "d MMM yyyy, HH:mm")
