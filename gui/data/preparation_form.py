"""What is done to data before a network sees them: scaling and derived inputs."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFormLayout, QVBoxLayout, QWidget

from engine import SCALINGS, Dataset, derived_names, is_planar, with_derived_inputs, with_scaling
from gui.data.derived_inputs import DerivedInputs
from gui.data.source_texts import SCALING_TEXTS
from gui.looks.theme import GRID
from gui.words.parameter_advice import panel_advice
from gui.words.translation import tr


class PreparationForm(QWidget):
    """Shows how a data set is prepared, and prepares it in another way."""

    changed = Signal()
    """The user chose another scaling, or other derived inputs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scaling = QComboBox(self)
        self.scaling.setObjectName("dataScaling")
        for how in SCALINGS:
            self.scaling.addItem("", how)
        self.derived = DerivedInputs(parent=self)
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(2 * GRID)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._form.addRow(" ", self.scaling)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(self._form)
        column.addWidget(self.derived)
        self.scaling.activated.connect(self._on_activated)
        self.derived.changed.connect(self.changed)
        self.show_dataset(None)
        self.retranslate()

    @Slot()
    def _on_activated(self) -> None:
        self.changed.emit()

    def choose_scaling(self, how: str) -> None:
        """Choose a scaling as the user would."""
        self.scaling.setCurrentIndex(self.scaling.findData(how))
        self.changed.emit()

    def show_dataset(self, dataset: Dataset | None) -> None:
        """Show how a data set is prepared; nothing can be chosen where there is none."""
        self.setVisible(dataset is not None)
        if dataset is None:
            return
        # A scaling of unknown origin is no choice, so that the box is empty.
        self.scaling.setCurrentIndex(self.scaling.findData(dataset.scaling.way))
        self.derived.setVisible(is_planar(dataset.description))
        self.derived.set_names(derived_names(dataset.description))

    def applied(self, dataset: Dataset) -> Dataset:
        """Return the data prepared as it is chosen here."""
        names = self.derived.names
        if is_planar(dataset.description) and names != ",".join(derived_names(dataset.description)):
            dataset = with_derived_inputs(dataset, names)
        how = self.scaling.currentData()
        return dataset if how in (None, dataset.scaling.way) else with_scaling(dataset, str(how))

    def retranslate(self) -> None:
        """Set every word in the language of the moment."""
        for row, how in enumerate(SCALINGS):
            self.scaling.setItemText(row, tr(SCALING_TEXTS[how]))
        self.scaling.setPlaceholderText(tr("each column by itself"))
        self._form.labelForField(self.scaling).setProperty("text", tr("Scaling"))
        self.scaling.setAccessibleName(tr("Scaling"))
        self.scaling.setWhatsThis(panel_advice("scaling"))
        self.scaling.setToolTip(
            tr("What is done to the inputs before the network sees them; saved with the project")
        )
        self.derived.retranslate()
