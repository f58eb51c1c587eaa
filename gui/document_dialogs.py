"""Opens the dialogs about the document as a whole: the examples to begin with."""

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QWidget

from gui.empty_canvas_offer import EmptyCanvasOffer
from gui.examples_dialog import ExamplesDialog
from gui.project_files import ProjectFiles


class DocumentDialogs(QObject):
    """Introduces the dialogs to the files.

    Parameters
    ----------
    files : ProjectFiles
        Opens the example that was chosen.
    offer : EmptyCanvasOffer
        Asks for the examples.
    window : QWidget
        The parent of the dialogs.
    """

    def __init__(self, files: ProjectFiles, offer: EmptyCanvasOffer, window: QWidget) -> None:
        super().__init__(window)
        self._files = files
        self._window = window
        offer.examples_wanted.connect(self.show_examples)

    @Slot()
    def show_examples(self) -> None:
        """Open the gallery."""
        dialog = ExamplesDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.example_wanted.connect(self._files.open_example)
        dialog.open()
