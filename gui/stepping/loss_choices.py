"""Mean, sum or half sum: the training's own loss, offered where textbooks write it differently."""

from typing import Any, Final

from PySide6.QtCore import QT_TR_NOOP, QObject, Signal, Slot
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from engine import TrainingSpec
from gui.words.layer_texts import choice_text
from gui.words.translation import tr

#: Losses that differ in a factor only.
SQUARED: Final = ("mean_squared_error", "sum_of_squares", "half_sum_of_squares")
_REDUCTIONS: Final[dict[str, Any]] = {
    "mean": QT_TR_NOOP("Mean over the samples"),
    "sum": QT_TR_NOOP("Sum over the samples"),
}


class LossChoices(QObject):
    """A menu that edits the training: what is shown is always what is trained with.

    Parameters
    ----------
    menu : QMenu
        To be filled.
    """

    wanted = Signal(str, str)
    """A training setting is to be changed; carries ``loss`` or ``reduction``, and its name."""

    def __init__(self, menu: QMenu) -> None:
        super().__init__(menu)
        self._menu = menu
        self._training: TrainingSpec | None = None

    def set_training(self, training: TrainingSpec | None) -> None:
        """Offer the ways to write the loss of a training; none without one."""
        known = self._training
        self._training = training
        if known is None or training is None or _shown(known) != _shown(training):
            self.retranslate()

    def retranslate(self) -> None:
        """Word everything anew."""
        self._menu.setTitle(tr("Loss of this training"))
        self._menu.setEnabled(self._training is not None)
        self._menu.clear()
        if self._training is None:
            return
        chosen = self._training.loss.name
        if chosen in SQUARED:
            self._group("loss", {name: choice_text("loss", name) for name in SQUARED}, chosen)
            self._menu.addSeparator()
        texts = {name: tr(text) for name, text in _REDUCTIONS.items()}
        self._group("reduction", texts, self._training.reduction)

    def _group(self, field: str, texts: dict[str, str], chosen: str) -> None:
        group = QActionGroup(self._menu)
        for name, text in texts.items():
            action = self._menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(name == chosen)
            action.setData((field, name))
            action.triggered.connect(self._on_chosen)
            group.addAction(action)

    @Slot()
    def _on_chosen(self) -> None:
        field, name = self.sender().data()  # type: ignore[attr-defined]
        training = self._training
        if training is not None and name not in _shown(training):
            self.wanted.emit(field, name)


def _shown(training: TrainingSpec) -> tuple[str, str]:
    return training.loss.name, training.reduction
