"""The training's part of the toolbar: train and pause, reset, epochs, learning rate, status."""

from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSpinBox,
    QToolBar,
    QToolButton,
    QWidget,
)

from engine import TrainingSnapshot, TrainingSpec
from gui.looks.fonts import number_font
from gui.looks.resource_files import icon
from gui.looks.theme import GRID
from gui.training.status import TrainingStatus
from gui.training.stop_conditions import StopConditions
from gui.words.number_text import short_number
from gui.words.parameter_advice import panel_advice
from gui.words.translation import tr

_MOST_EPOCHS: Final = 100_000_000
_EPOCHS_WIDTH: Final = 14 * GRID
PORTIONS: Final = ("epoch", "batch", "sample")
SPEEDS: Final = (1, 2, 5, 10, 30, 100, 0)
"""Batches a second; 0 for as fast as possible."""


class TrainingControls(QWidget):
    """Actions and fields; they ask, and show what they are told, but train nothing themselves."""

    train_requested = Signal()
    """Start, or go on."""
    pause_requested = Signal()
    """Pause the run."""
    reset_requested = Signal()
    """Go back to the initial weights."""
    portion_requested = Signal(str)
    """Train one ``epoch``, ``batch`` or ``sample``."""
    new_weights_requested = Signal()
    """Begin anew from other initial weights."""
    speed_chosen = Signal(float)
    """The user wants so many batches a second; 0 for as fast as possible."""
    setting_chosen = Signal(str, object)
    """The user set a field of the training's settings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trainingControls")
        self._state = "idle"
        self._can_train = True
        self._obstacle = ""
        self._learning_rate: float | None = None
        self.train_action = self._action("trainAction")
        self.train_action.triggered.connect(self._on_train_triggered)
        self.train_action.setShortcut(QKeySequence("F5"))
        self.reset_action = self._action("resetAction")
        self.reset_action.triggered.connect(self.reset_requested)
        self.reset_action.setIcon(icon("reset"))
        self.new_weights_action = self._action("newWeightsAction")
        self.new_weights_action.triggered.connect(self.new_weights_requested)
        self.portion_actions = {name: self._portion(name) for name in PORTIONS}
        self.speed = QComboBox(self)
        self.speed.setObjectName("trainingSpeed")
        for speed in SPEEDS:
            self.speed.addItem("", speed)
        self.speed.setCurrentIndex(len(SPEEDS) - 1)
        self.speed.currentIndexChanged.connect(self._on_speed_chosen)
        self.epochs = QSpinBox(self)
        self.epochs.setObjectName("epochs")
        self.epochs.setRange(1, _MOST_EPOCHS)
        self.epochs.setGroupSeparatorShown(True)
        self.epochs.setFixedWidth(_EPOCHS_WIDTH)
        self.epochs.setKeyboardTracking(False)
        self.epochs.setFont(number_font(self.font()))
        self.epochs.valueChanged.connect(self._on_epochs_chosen)
        self.stop_conditions = StopConditions(self)
        self.stop_conditions.setting_chosen.connect(self.setting_chosen)
        self.status = TrainingStatus(self)
        self._epochs_label = QLabel(self)
        self._epochs_label.setBuddy(self.epochs)
        self._rate_label = QLabel(self)
        self._rate_label.setObjectName("learningRate")
        self._rate_label.setFont(number_font(self.font()))
        self._lay_out()
        self._update_actions()
        self.retranslate()

    def _action(self, name: str) -> QAction:
        action = QAction(self)
        action.setObjectName(name)
        return action

    def _portion(self, name: str) -> QAction:
        action = self._action(f"trainOne{name.capitalize()}Action")
        action.triggered.connect(lambda: self.portion_requested.emit(name))
        return action

    def _portion_button(self, toolbar: QToolBar) -> QToolButton:
        """Return the button that trains one epoch, with a menu of smaller portions."""
        button = QToolButton(toolbar)
        button.setObjectName("trainPortion")
        button.setDefaultAction(self.portion_actions["epoch"])
        button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        menu = QMenu(button)
        menu.addActions(list(self.portion_actions.values()))
        button.setMenu(menu)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, 0, GRID, 0)
        row.setSpacing(GRID)
        row.addWidget(self._epochs_label)
        row.addWidget(self.epochs)
        row.addWidget(self.stop_conditions)
        row.addSpacing(GRID)
        row.addWidget(self.speed)
        row.addWidget(self._rate_label)
        row.addSpacing(GRID)
        row.addWidget(self.status, 1)
        row.addStretch()

    def add_to(self, toolbar: QToolBar) -> None:
        """Put the actions, the fields and the status into a toolbar."""
        toolbar.addAction(self.reset_action)
        toolbar.addAction(self.train_action)
        toolbar.addWidget(self._portion_button(toolbar))
        toolbar.addWidget(self)

    # What is shown

    def set_state(self, state: str, until_epoch: int | None = None, ending: str = "") -> None:
        """Follow the session's state, and say how its last run ended; see `TrainingSession`."""
        self._state = state
        self.status.set_state(state, until_epoch, ending)
        self._update_actions()

    def set_can_train(self, can_train: bool, obstacle: str = "") -> None:
        """Offer training only when it can work; `obstacle` says in a sentence why it cannot."""
        self._can_train, self._obstacle = can_train, obstacle
        self._update_actions()

    def set_snapshot(self, snapshot: TrainingSnapshot) -> None:
        """Show where the training is."""
        self.status.set_snapshot(snapshot)
        self.set_learning_rate(snapshot.learning_rate)

    def clear_snapshot(self, learning_rate: float) -> None:
        """Show a network that was not trained, and the η it would begin with."""
        self.status.clear_snapshot()
        self.set_learning_rate(learning_rate)

    def set_settings(self, training: TrainingSpec) -> None:
        """Show the number of epochs of a run, and what else ends it; nobody is told."""
        with QSignalBlocker(self.epochs):
            self.epochs.setValue(training.epochs)
        self.stop_conditions.set_settings(training)

    def set_learning_rate(self, rate: float) -> None:
        """Show η as it is now."""
        if rate != self._learning_rate:
            self._learning_rate = rate
            self._rate_label.setText(f"η {short_number(rate, 4)}")

    @property
    def is_running(self) -> bool:
        """Whether the train action pauses."""
        return self._state == "running"

    def _update_actions(self) -> None:
        self.train_action.setIcon(icon("pause" if self.is_running else "play"))
        self.train_action.setEnabled(self.is_running or self._can_train)
        self.reset_action.setEnabled(self._can_train or self._state != "idle")
        self.new_weights_action.setEnabled(self.reset_action.isEnabled())
        for action in self.portion_actions.values():
            action.setEnabled(self._can_train and not self.is_running)
        self._say()

    def _say(self) -> None:
        self.train_action.setText(_TRAIN_TEXTS[self._state]())
        tip = tr("Pause the training (F5)") if self.is_running else tr("Train the network (F5)")
        stuck = not self._can_train and not self.is_running
        self.train_action.setToolTip(self._obstacle if stuck and self._obstacle else tip)

    @Slot()
    def _on_train_triggered(self) -> None:
        if self.is_running:
            self.pause_requested.emit()
        else:
            self.train_requested.emit()

    @Slot(int)
    def _on_epochs_chosen(self, epochs: int) -> None:
        self.setting_chosen.emit("epochs", epochs)

    @Slot()
    def _on_speed_chosen(self) -> None:
        self.speed_chosen.emit(float(self.speed.currentData()))

    def retranslate(self) -> None:
        """Set every word in the language of the moment."""
        self._say()
        self._word_portions()
        self.new_weights_action.setText(tr("New weights"))
        self.new_weights_action.setToolTip(tr("Start again with the next seed's weights"))
        for number, speed in enumerate(SPEEDS):
            text = tr("{count} batches/s", count=speed) if speed else tr("full speed")
            self.speed.setItemText(number, text)
        self.speed.setToolTip(tr("Speed of the training; it can be changed while it runs"))
        self.speed.setAccessibleName(tr("Speed"))
        self.speed.setWhatsThis(panel_advice("speed"))
        self.epochs.setWhatsThis(panel_advice("run"))
        self.reset_action.setText(tr("Reset weights"))
        self.reset_action.setToolTip(tr("Back to the initial weights of this seed"))
        self._epochs_label.setText(tr("Epochs"))
        self.epochs.setToolTip(tr("How often a run goes through the training set"))
        self._rate_label.setToolTip(tr("Current learning rate η"))

    def _word_portions(self) -> None:
        texts = {
            "epoch": (tr("One epoch"), tr("Train one epoch")),
            "batch": (tr("One batch"), tr("Train one batch")),
            "sample": (tr("One sample"), tr("Train one sample: sets the batch size to 1")),
        }
        for name, (text, tip) in texts.items():
            self.portion_actions[name].setText(text)
            self.portion_actions[name].setToolTip(tip)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


_TRAIN_TEXTS: Final = {
    "idle": lambda: tr("Train"),
    "running": lambda: tr("Pause"),
    "paused": lambda: tr("Resume"),
    "finished": lambda: tr("Keep training"),
    "failed": lambda: tr("Train"),
}
