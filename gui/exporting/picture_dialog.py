"""The dialog that saves a view as a picture."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from gui.exporting.path_row import PathRow, first_path, remember_folder
from gui.exporting.pictures import SUFFIXES, Drawing, image, write_picture
from gui.fault_strip import FaultStrip
from gui.looks.theme import GRID, current_theme
from gui.words.any_error import error_text
from gui.words.field_advice import explain_fields
from gui.words.translation import QT_TR_NOOP, tr

DRAWING_TEXTS: Final = {
    "canvas": QT_TR_NOOP("Canvas"),
    "diagram": QT_TR_NOOP("Neurons and weights"),
}
FORMAT_TEXTS: Final = {
    ".svg": QT_TR_NOOP("SVG: sharp at every size"),
    ".png": QT_TR_NOOP("PNG: pixels, twice as fine as the screen"),
}
_PREVIEW: Final = QSize(70 * GRID, 36 * GRID)


class PictureDialog(QDialog):
    """Shows the drawings there are and writes the chosen one.

    Parameters
    ----------
    drawings : sequence of Drawing
        What can be saved.
    document_path : Path, optional
        The project's file, after which the picture is called.
    """

    saved = Signal(list)
    """A picture was written; with its path."""

    def __init__(
        self,
        drawings: Sequence[Drawing],
        document_path: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("pictureDialog")
        self._drawings = {drawing.name: drawing for drawing in drawings}
        self._error: OSError | None = None
        self._what = QButtonGroup(self)
        self._formats = QButtonGroup(self)
        self._whats = {name: self._radio(self._what, f"picture:{name}") for name in self._drawings}
        self._suffixes = {one: self._radio(self._formats, f"picture{one}") for one in SUFFIXES}
        self.preview = QLabel(self)
        self.preview.setObjectName("picturePreview")
        self.preview.setFixedSize(_PREVIEW)
        self.preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.path_row = PathRow("picture", self)
        self.fault = FaultStrip("exportFault", self)
        self.save = QPushButton(self)
        self.save.setObjectName("savePictureButton")
        self.save.setDefault(True)
        self.cancel = QPushButton(self)
        self.cancel.setObjectName("cancelPictureButton")
        self.cancel.setAutoDefault(False)
        self._lay_out()
        self.path_row.set_path(first_path(document_path, SUFFIXES[0]))
        self._connect()
        next(iter(self._whats.values())).setChecked(True)
        self._suffixes[SUFFIXES[0]].setChecked(True)
        self.retranslate()
        self.path_row.line.setFocus()
        self.path_row.select_stem(SUFFIXES[0])

    def _radio(self, group: QButtonGroup, name: str) -> QRadioButton:
        button = QRadioButton(self)
        button.setObjectName(name)
        group.addButton(button)
        return button

    def _lay_out(self) -> None:
        whats = QHBoxLayout()
        whats.setSpacing(2 * GRID)
        for button in self._whats.values():
            whats.addWidget(button)
        whats.addStretch(1)
        formats = QHBoxLayout()
        formats.setSpacing(2 * GRID)
        for button in self._suffixes.values():
            formats.addWidget(button)
        formats.addStretch(1)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.save, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.cancel, QDialogButtonBox.ButtonRole.RejectRole)
        page = QVBoxLayout(self)
        page.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        page.setSpacing(2 * GRID)
        page.addLayout(whats)
        page.addWidget(self.preview)
        page.addLayout(formats)
        page.addWidget(self.fault)
        page.addWidget(self.path_row)
        page.addWidget(buttons)
        page.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)

    def _connect(self) -> None:
        self._what.buttonToggled.connect(self._show_preview)
        self._formats.buttonToggled.connect(self._on_format_chosen)
        self.path_row.edited.connect(self._on_path_edited)
        self.save.clicked.connect(self._on_save)
        self.cancel.clicked.connect(self.reject)

    @property
    def drawing(self) -> Drawing:
        """What is to be saved."""
        return next(self._drawings[name] for name, it in self._whats.items() if it.isChecked())

    @property
    def suffix(self) -> str:
        """The chosen format."""
        return next(suffix for suffix, button in self._suffixes.items() if button.isChecked())

    @property
    def path(self) -> Path:
        """The file to write."""
        path = self.path_row.path
        return path if path.suffix.lower() in SUFFIXES else path.with_name(path.name + self.suffix)

    @Slot()
    def _show_preview(self) -> None:
        ratio = self.devicePixelRatioF()
        picture = image(self.drawing, ratio)
        room = _PREVIEW * ratio
        if picture.width() > room.width() or picture.height() > room.height():
            picture = picture.scaled(
                room,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        picture.setDevicePixelRatio(ratio)
        _frame(picture)
        self.preview.setPixmap(QPixmap.fromImage(picture))

    @Slot()
    def _on_format_chosen(self) -> None:
        path = self.path_row.path
        if not self.path_row.is_empty and path.suffix.lower() in SUFFIXES:
            self.path_row.set_name(path.stem + self.suffix)
        self.path_row.set_filter(f"{self.suffix[1:].upper()} (*{self.suffix})")

    @Slot()
    def _on_path_edited(self) -> None:
        typed = self.path_row.path.suffix.lower()
        if typed in SUFFIXES and typed != self.suffix:
            self._formats.blockSignals(True)
            self._suffixes[typed].setChecked(True)
            self._formats.blockSignals(False)
        self._show_error(None)
        self.save.setEnabled(not self.path_row.is_empty)

    @Slot()
    def _on_save(self) -> None:
        if self.path_row.is_empty:
            return
        path = self.path
        try:
            write_picture(self.drawing, path)
        except OSError as error:
            self._show_error(error)
            return
        remember_folder(path)
        self.saved.emit([path])
        self.accept()

    def _show_error(self, error: OSError | None) -> None:
        self._error = error
        self.fault.show_sentence("" if error is None else error_text(error))

    def retranslate(self) -> None:
        """Set every word in the language of the moment."""
        explain_fields(self)
        self.setWindowTitle(tr("Save picture"))
        for name, button in self._whats.items():
            button.setText(tr(DRAWING_TEXTS[name]))
        for suffix, button in self._suffixes.items():
            button.setText(tr(FORMAT_TEXTS[suffix]))
        self.save.setText(tr("Save"))
        self.cancel.setText(tr("Cancel"))
        self.preview.setAccessibleName(tr("Preview"))
        self.path_row.retranslate()
        self._show_error(self._error)
        self._show_preview()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _frame(picture: QImage) -> None:
    """Draw an edge: the picture's ground may be the dialog's."""
    painter = QPainter(picture)
    painter.setPen(QColor(current_theme().palette.border))
    ratio = picture.devicePixelRatio()
    width, height = picture.width() / ratio, picture.height() / ratio
    painter.drawRect(QRectF(0.5, 0.5, width - 1, height - 1))
    painter.end()
