"""Leads what is dropped on the window, and what was saved from damaged files, to where it opens."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from gui.document.document import NetworkDocument
from gui.files.project_files import ProjectFiles
from gui.files.salvage_offer import SalvageOffer
from gui.wiring.exporting_wiring import ExportingWiring
from gui.wiring.file_drops import DATA, NETWORK, DroppedFile, FileDrops


class OpeningWiring(QObject):
    """Introduces files from outside to the document.

    Parameters
    ----------
    document : NetworkDocument
        Whose opening ends an offer.
    files : ProjectFiles
        Opens projects.
    exporting : ExportingWiring
        Takes in networks and weights of others.
    window : QWidget
        Files are dropped on it.
    """

    data_dropped = Signal(Path)
    """A file or folder of data was dropped."""

    def __init__(
        self,
        document: NetworkDocument,
        files: ProjectFiles,
        exporting: ExportingWiring,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._files = files
        self._exporting = exporting
        self.salvage_offer = SalvageOffer(window)
        self.drops = FileDrops(window)
        self.drops.dropped.connect(self._on_dropped)
        files.rescued.connect(self.salvage_offer.offer)
        self.salvage_offer.salvage_wanted.connect(files.open_salvage)
        self.salvage_offer.earlier_wanted.connect(files.open_earlier)
        document.opened.connect(self.salvage_offer.hide)

    @Slot(object)
    def _on_dropped(self, found: DroppedFile) -> None:
        if found.kind == NETWORK:
            self._exporting.take_in(found.path)
        elif found.kind == DATA:
            self.data_dropped.emit(found.path)
        else:
            self._files.open_recent(found.path)
