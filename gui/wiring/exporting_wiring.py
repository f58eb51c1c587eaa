"""Introduces the document to what is taken away of it, and to files of others taken in."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QFileDialog, QWidget

from engine import (
    History,
    LayerloomError,
    Network,
    Project,
    TrainingSpec,
    TrainingState,
    atomic_write,
)
from gui.canvas.scene import CanvasScene
from gui.diagram.painting import paint_picture
from gui.diagram.picture import Picture
from gui.document.document import NetworkDocument
from gui.document.document_trainer import TrainedMoment
from gui.document.edits import set_training_state
from gui.document.selection import Selection
from gui.files.project_files import ProjectFiles
from gui.looks.theme import GRID, current_theme
from gui.words.any_error import error_text
from gui.words.translation import tr

if TYPE_CHECKING:  # imported, with every format, when something is first taken away or in
    from engine import ImportedNetwork, ModelSummary
    from gui.exporting.export_dialog import ExportDialog
    from gui.exporting.pictures import Drawing

_MARGIN: Final = 3 * GRID
_CODE: Final = ".py"


class ExportingWiring(QObject):
    """Opens the dialogs that take something away, and says what they did.

    Parameters
    ----------
    document : NetworkDocument
        What is taken away.
    files : ProjectFiles
        Makes a project of the document.
    picture : callable
        Returns what the diagram shows.
    window : QWidget
        The parent of the dialogs.
    """

    failed = Signal(str)
    """Something could not be taken away; with the sentence to be shown."""
    noted = Signal(str)
    """Something was; with the sentence to be shown."""
    _closing = Signal()
    """The window closes: dialogs that work give up."""

    def __init__(
        self,
        document: NetworkDocument,
        files: ProjectFiles,
        picture: Callable[[], Picture],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._document = document
        self._files = files
        self._picture = picture
        self._window = window

    # Weights and code

    @Slot()
    def export(self) -> None:
        """Open the export dialog."""
        self._open_export()

    @Slot(str)
    def export_code(self, style: str) -> None:
        """Open the export dialog at a style of code."""
        dialog = self._open_export()
        if dialog is not None:
            dialog.choose(_CODE, style)

    def _open_export(self) -> "ExportDialog | None":
        from gui.exporting.export_dialog import ExportDialog
        from gui.exporting.targets import targets_of

        self._document.about_to_change.emit()
        network = self._document.state.network
        try:
            targets = targets_of(self._files.present())
        except LayerloomError as error:
            self.failed.emit(error_text(error, network))
            return None
        dialog = ExportDialog(targets, network, self._document.path, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.exported.connect(self._on_saved)
        self._closing.connect(dialog.shut_down)
        dialog.open()
        return dialog

    # Files of others

    @Slot()
    def import_file(self) -> None:
        """Ask for a file and take it in."""
        from engine import IMPORT_SUFFIXES
        from gui.exporting.path_row import first_path

        patterns = " ".join(f"*{suffix}" for suffix in IMPORT_SUFFIXES)
        words = tr("Networks and weights ({patterns})", patterns=patterns)
        name, _ = QFileDialog.getOpenFileName(
            self._window, tr("Import"), str(first_path(self._document.path, "").parent), words
        )
        if name:
            self.take_in(Path(name))

    def take_in(self, path: Path) -> None:
        """Read a file of others and ask where to put it; nothing is changed before."""
        from gui.exporting.import_dialog import ImportDialog

        try:
            present = self._files.present().with_weights()
        except LayerloomError:
            present = None
        dialog = ImportDialog(path, present, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.weights_wanted.connect(partial(self._put, path.name))
        dialog.network_wanted.connect(self._open_network)
        self._closing.connect(dialog.shut_down)
        dialog.open()

    def _put(self, name: str, imported: "ImportedNetwork") -> None:
        """Put weights into the present network, as one entry of the history."""
        state = self._document.state
        try:
            moment = _begun_with(imported.network, state.training)
        except LayerloomError as error:
            self.failed.emit(error_text(error, state.network))
            return
        set_training_state(self._document, moment, lambda: tr("Import {file}", file=name))
        self.noted.emit(tr("The weights of {file} are in the network.", file=name))

    @Slot(object)
    def _open_network(self, imported: "ImportedNetwork") -> None:
        """Open a network of others as a project that was not saved yet."""
        network = imported.network
        training = TrainingSpec(loss=imported.loss, dtype=network.dtype.name)
        moment = _begun_with(network, training)
        project = Project(network=network.spec, training=training, state=moment.state)
        self._files.open_new(project)

    # Pictures

    @Slot()
    def save_picture(self) -> None:
        """Open the dialog that saves canvas or diagram as a picture."""
        from gui.exporting.picture_dialog import PictureDialog

        scene = CanvasScene(self._document, Selection(self._document), self._window)
        drawings = [_diagram_drawing(self._picture())]
        if self._document.state.network.layers:
            drawings.insert(0, _canvas_drawing(scene))
        dialog = PictureDialog(drawings, self._document.path, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.saved.connect(self._on_saved)
        dialog.finished.connect(scene.deleteLater)
        dialog.open()

    # The summary

    @property
    def _summary(self) -> "ModelSummary":
        from engine import summarize

        return summarize(self._document.state.network)

    @Slot()
    def copy_summary(self) -> None:
        """Copy the table of layers as text."""
        QGuiApplication.clipboard().setText(self._summary.to_text())
        self.noted.emit(tr("Summary copied as text."))

    @Slot()
    def copy_summary_as_markdown(self) -> None:
        """Copy the table of layers as Markdown."""
        QGuiApplication.clipboard().setText(self._summary.to_markdown())
        self.noted.emit(tr("Summary copied as Markdown."))

    @Slot()
    def save_summary(self) -> None:
        """Ask for a file and write the table of layers to it, as its suffix says."""
        from gui.exporting.path_row import first_path

        filters = ";;".join((tr("Text (*.txt)"), tr("Markdown (*.md)")))
        offered = str(first_path(self._document.path, ".txt"))
        name, chosen = QFileDialog.getSaveFileName(
            self._window, tr("Save summary"), offered, filters
        )
        if name:
            suffix = ".md" if ".md" in chosen else ".txt"
            path = Path(name)
            self._save_summary(path if path.suffix else path.with_name(path.name + suffix))

    def _save_summary(self, path: Path) -> None:
        summary = self._summary
        is_markdown = path.suffix.lower() == ".md"
        text = summary.to_markdown() if is_markdown else summary.to_text()
        try:
            with atomic_write(path) as file:
                file.write(f"{text}\n".encode())
        except OSError as error:
            self.failed.emit(error_text(error))
            return
        from gui.exporting.path_row import remember_folder

        remember_folder(path)
        self._on_saved([path])

    @Slot(list)
    def _on_saved(self, paths: list[Path]) -> None:
        names = ", ".join(path.name for path in paths)
        folder = str(paths[0].parent) if paths else ""
        self.noted.emit(tr("Saved: {names} in {folder}", names=names, folder=folder))

    def shut_down(self) -> None:
        """Close what is open, because the window closes."""
        self._closing.emit()


def _begun_with(network: Network, training: TrainingSpec) -> TrainedMoment:
    """Return the moment before the first step with weights that were given."""
    state = TrainingState(network, training, 0)
    state.begin_here()
    return TrainedMoment(state, History())


def _canvas_drawing(scene: CanvasScene) -> "Drawing":
    """Return the whole canvas at its natural size, nothing selected."""
    from gui.exporting.pictures import Drawing

    source = scene.itemsBoundingRect().adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)

    def paint(painter: QPainter, _scale: float) -> None:
        target = source.translated(-source.topLeft())
        scene.render(painter, target, source)

    return Drawing(
        "canvas", source.toAlignedRect().size(), current_theme().palette.background, paint
    )


def _diagram_drawing(picture: Picture) -> "Drawing":
    """Return the part of the diagram that is seen."""
    from gui.exporting.pictures import Drawing

    def paint(painter: QPainter, scale: float) -> None:
        paint_picture(painter, replace(picture, ratio=scale))

    return Drawing("diagram", QSize(*picture.size), picture.palette.surface, paint)
