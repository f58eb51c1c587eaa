"""Boxes to tick beside a task: which changes helped."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from gui.lessons.what_helped import Verdict
from gui.looks.theme import GRID
from gui.words.layer_texts import field_text
from gui.words.translation import tr


class HelpedChoice(QWidget):
    """One box for each setting that may have helped.

    Parameters
    ----------
    settings : tuple of str
    """

    ticked_changed = Signal()
    """Another box is ticked."""

    def __init__(self, settings: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = QLabel(self)
        self._question.setWordWrap(True)
        self.boxes = {name: QCheckBox(self) for name in settings}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self._question)
        for name, box in self.boxes.items():
            box.setObjectName(f"helped:{name}")
            box.toggled.connect(self.ticked_changed)
            column.addWidget(box)
        self.retranslate()

    @property
    def ticked(self) -> tuple[str, ...]:
        """The settings that are said to have helped."""
        return tuple(name for name, box in self.boxes.items() if box.isChecked())

    def tick(self, settings: tuple[str, ...]) -> None:
        """Tick these and no others."""
        for name, box in self.boxes.items():
            box.setChecked(name in settings)

    def retranslate(self) -> None:
        """Name the settings in the language of the moment."""
        self._question.setText(tr("What helped? Tick all that you changed."))
        for name, box in self.boxes.items():
            box.setText(setting_text(name))


def setting_text(name: str) -> str:
    """Return what a setting that may have helped is called."""
    return tr("Layers, neurons or functions") if name == "network" else field_text(name)


def verdict_sentence(verdict: Verdict) -> str:
    """Return what to say to a wrong choice."""
    if not verdict.is_reached:
        return tr("Train until the goal is reached, then say what helped.")
    if verdict.unchanged:
        names = ", ".join(map(setting_text, verdict.unchanged))
        return tr("This is as it was at first: {names}.", names=names)
    if verdict.untold:
        names = ", ".join(map(setting_text, verdict.untold))
        return tr("You changed this too, so it may have helped: {names}.", names=names)
    return tr("Nothing is changed yet.")
