"""Opens the dialogs about the document as a whole; each is imported when it is first wanted."""

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QWidget

from gui.document.document import NetworkDocument
from gui.files.project_files import ProjectFiles
from gui.window.empty_canvas_offer import EmptyCanvasOffer
from gui.wiring.exporting_wiring import ExportingWiring


class DocumentDialogs(QObject):
    """Introduces the dialogs to the document and its files.

    Parameters
    ----------
    document : NetworkDocument
        What the summary is of.
    files : ProjectFiles
        Opens the example that was chosen.
    exporting : ExportingWiring
        Saves the summary.
    offer : EmptyCanvasOffer
        Asks for the examples.
    window : QWidget
        The parent of the dialogs.
    """

    def __init__(
        self,
        document: NetworkDocument,
        files: ProjectFiles,
        exporting: ExportingWiring,
        offer: EmptyCanvasOffer,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._document = document
        self._exporting = exporting
        self._files = files
        self._window = window
        offer.examples_wanted.connect(self.show_examples)

    @Slot()
    def show_examples(self) -> None:
        """Open the gallery."""
        from gui.window.examples_dialog import ExamplesDialog

        dialog = ExamplesDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.example_wanted.connect(self._files.open_example)
        dialog.open()

    @Slot()
    def show_summary(self) -> None:
        """Open the table of layers."""
        from gui.window.summary_dialog import SummaryDialog

        dialog = SummaryDialog(self._document.state.network, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.save_wanted.connect(self._exporting.save_summary)
        dialog.open()
