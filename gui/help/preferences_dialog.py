"""The preferences: every choice applies at once, and is found again at the next start."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from gui import preferences
from gui.looks.theme import GRID, MODES, current_theme
from gui.words.field_advice import explain_fields
from gui.words.translation import LANGUAGES, QT_TR_NOOP, current_translator, tr

_LANGUAGE_NAMES: Final = {"ko": "한국어", "en": "English"}
_THEME_NAMES: Final = {
    "system": QT_TR_NOOP("Follow the system"),
    "light": QT_TR_NOOP("Light"),
    "dark": QT_TR_NOOP("Dark"),
}


@dataclass(frozen=True, eq=False)
class NumberChoice:
    """The formats of numbers, which belong to the stepper.

    Parameters
    ----------
    formats : sequence
        What there is to choose from.
    standard : object
        The format at the first start.
    text : callable
        Returns what a format is called.
    current : callable
        Returns the format in use.
    choose : callable
        Takes a format into use.
    """

    formats: Sequence[object]
    standard: object
    text: Callable[[Any], str]
    current: Callable[[], object]
    choose: Callable[[Any], None]


class PreferencesDialog(QDialog):
    """Shows the choices and changes them; it has nothing to confirm.

    Parameters
    ----------
    numbers : NumberChoice
    parent : QWidget, optional
    """

    autosave_chosen = Signal(int)
    """Unsaved work is to be kept aside after so many seconds."""

    def __init__(self, numbers: NumberChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preferencesDialog")
        self._numbers = numbers
        self._labels: dict[str, QLabel] = {}
        self._make_fields()
        self._lay_out()
        current_theme().changed.connect(self.refresh)
        self.retranslate()

    def _make_fields(self) -> None:
        self.language = self._combo("preferencesLanguage", self._on_language)
        self.theme = self._combo("preferencesTheme", self._on_theme)
        self.text_size = self._combo("preferencesTextSize", self._on_text_size)
        self.number_format = self._combo("preferencesNumbers", self._on_numbers)
        self.autosave = QSpinBox(self)
        self.autosave.setObjectName("preferencesAutosave")
        self.autosave.setRange(*preferences.AUTOSAVE_SECONDS)
        self.autosave.valueChanged.connect(self._on_autosave)
        self.reduced_motion = QCheckBox(self)
        self.reduced_motion.setObjectName("preferencesReducedMotion")
        self.reduced_motion.toggled.connect(preferences.choose_reduced_motion)
        self._hint = QLabel(self)
        self._hint.setWordWrap(True)
        self._hint.setForegroundRole(self.palette().ColorRole.PlaceholderText)

    def _combo(self, name: str, chosen: Callable[[int], None]) -> QComboBox:
        combo = QComboBox(self)
        combo.setObjectName(name)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        combo.activated.connect(chosen)
        return combo

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(2 * GRID)
        form.setVerticalSpacing(GRID)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for name, field in (
            ("language", self.language),
            ("theme", self.theme),
            ("text_size", self.text_size),
            ("numbers", self.number_format),
            ("autosave", self.autosave),
        ):
            label = QLabel(self)
            label.setBuddy(field)
            self._labels[name] = label
            form.addRow(label, field)
        form.addRow("", self.reduced_motion)
        roles = QDialogButtonBox.ButtonRole
        self.buttons = QDialogButtonBox(self)
        self.restore = self.buttons.addButton("", roles.ResetRole)
        self.restore.setObjectName("preferencesRestore")
        self.restore.setAutoDefault(False)
        self.restore.clicked.connect(self.restore_defaults)
        self.close_button = self.buttons.addButton("", roles.AcceptRole)
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addLayout(form)
        column.addWidget(self._hint)
        column.addStretch(1)
        column.addWidget(self.buttons)

    # What is chosen

    @Slot(int)
    def _on_language(self, place: int) -> None:
        preferences.choose_language(self.language.itemData(place))

    @Slot(int)
    def _on_theme(self, place: int) -> None:
        preferences.choose_theme(self.theme.itemData(place))

    @Slot(int)
    def _on_text_size(self, place: int) -> None:
        preferences.choose_text_size(self.text_size.itemData(place))
        self.adjustSize()

    @Slot(int)
    def _on_numbers(self, place: int) -> None:
        self._numbers.choose(self._numbers.formats[place])

    @Slot(int)
    def _on_autosave(self, seconds: int) -> None:
        preferences.choose_autosave(seconds)
        self.autosave_chosen.emit(seconds)

    @Slot()
    def restore_defaults(self) -> None:
        """Forget every choice."""
        preferences.forget_choices()
        self._numbers.choose(self._numbers.standard)
        self.autosave_chosen.emit(preferences.autosave_seconds())
        self.retranslate()
        self.adjustSize()

    # What is shown

    @Slot()
    def refresh(self) -> None:
        """Show the choices as they are now, wherever they were made."""
        _show(self.language, [(_LANGUAGE_NAMES[code], code) for code in LANGUAGES])
        _point(self.language, current_translator().language)
        _show(self.theme, [(tr(_THEME_NAMES[mode]), mode) for mode in MODES])
        _point(self.theme, current_theme().mode)
        _show(self.text_size, [(size_text(points), points) for points in preferences.TEXT_SIZES])
        _point(self.text_size, preferences.text_size())
        formats = self._numbers.formats
        _show(self.number_format, [(self._numbers.text(f), n) for n, f in enumerate(formats)])
        _point(self.number_format, formats.index(self._numbers.current()))
        with QSignalBlocker(self.autosave), QSignalBlocker(self.reduced_motion):
            self.autosave.setValue(preferences.autosave_seconds())
            self.reduced_motion.setChecked(preferences.has_reduced_motion())

    def retranslate(self) -> None:
        """Set every word."""
        explain_fields(self)
        self.setWindowTitle(tr("Preferences"))
        words = {
            "language": tr("Language"),
            "theme": tr("Theme"),
            "text_size": tr("Text size"),
            "numbers": tr("Numbers in the stepper"),
            "autosave": tr("Keep unsaved work aside after"),
        }
        for name, label in self._labels.items():
            label.setText(words[name])
            label.buddy().setAccessibleName(words[name])
        self.autosave.setSuffix(tr(" seconds"))
        self.autosave.setToolTip(tr("After a crash, work that was kept aside is offered again."))
        self.reduced_motion.setText(tr("Reduce motion"))
        self.reduced_motion.setToolTip(tr("Panels, menus and the tour move without sliding."))
        self._hint.setText(tr("Choices apply at once and are found again at the next start."))
        self.restore.setText(tr("Restore defaults"))
        self.close_button.setText(tr("Close"))
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def size_text(points: int) -> str:
    """Return what a size of text is called."""
    if points == 0:
        return tr("Follow the system")
    if points < 0:
        return tr("{n} {n:point|points} smaller", n=-points)
    return tr("{n} {n:point|points} larger", n=points)


def _show(combo: QComboBox, entries: Sequence[tuple[str, object]]) -> None:
    with QSignalBlocker(combo):
        combo.clear()
        for text, data in entries:
            combo.addItem(text, data)


def _point(combo: QComboBox, data: object) -> None:
    with QSignalBlocker(combo):
        combo.setCurrentIndex(combo.findData(data))
