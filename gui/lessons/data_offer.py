"""What a task offers where its data are not on this machine."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from gui.looks.theme import GRID
from gui.words.translation import tr


class DataOffer(QWidget):
    """Says which data are missing; gets them, or goes on with others.

    Parameters
    ----------
    has_instead : bool
        Whether there is another example for the task.
    """

    data_wanted = Signal()
    """The learner wants to get the data."""
    instead_wanted = Signal()
    """The learner goes on with the other example."""

    def __init__(self, has_instead: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data = ""
        self._said = QLabel(self)
        self._said.setWordWrap(True)
        self.get = QPushButton(self)
        self.get.setObjectName("getDataButton")
        self.get.clicked.connect(self.data_wanted)
        self.instead = QPushButton(self)
        self.instead.setObjectName("openInsteadButton")
        self.instead.clicked.connect(self.instead_wanted)
        self.instead.setVisible(has_instead)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        for widget in (self._said, self.get, self.instead):
            column.addWidget(widget)

    def set_data(self, name: str) -> None:
        """Say which data are missing."""
        self._data = name
        self.retranslate()

    def retranslate(self) -> None:
        """Word the offer in the language of the moment."""
        self._said.setText(tr("{data} is not on this computer yet.", data=self._data))
        self.get.setText(tr("Get {data}", data=self._data))
        self.get.setToolTip(tr("Opens the data panel, which downloads them or reads a folder"))
        self.instead.setText(tr("Use the small digits"))
        self.instead.setToolTip(tr("Do the task with data that come with the program"))
