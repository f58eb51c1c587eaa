"""The inspector: the properties of the selected layer; of the training while none is selected."""

from dataclasses import fields
from typing import Any, Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from engine import LayerloomError, LayerSpec, Problem, TrainingSpec
from gui.canvas.fault_note import FaultNote
from gui.canvas.pages import Pages
from gui.canvas.record_form import RecordForm
from gui.document import edits
from gui.document.document import NetworkDocument
from gui.document.problem_fixes import apply_fix, fix_for
from gui.document.selection import Selection
from gui.document.unit_names import unit_names_text
from gui.looks.theme import GRID
from gui.words.any_error import error_text
from gui.words.layer_texts import layer_name, layer_titles, shape_text
from gui.words.problem_texts import problem_text
from gui.words.translation import tr

TRAINING_FIELDS: Final = (
    "loss",
    "learning_rate",
    "schedule",
    "optimizer",
    "batch_size",
    "epochs",
    "early_stopping",
    "stop_loss",
    "stop_accuracy",
    "reduction",
    "validation_fraction",
    "shuffle",
    "l2",
    "l1",
    "penalize_biases",
    "clip_norm",
    "clip_value",
    "seed",
    "dtype",
)
_HIDDEN_LAYER_FIELDS: Final = ("id", "image_shape", "names")


class Inspector(QScrollArea):
    """Shows and changes what is selected, through the document only."""

    refused = Signal(str)
    """A change could not be; with the sentence that says why."""

    def __init__(
        self, document: NetworkDocument, selection: Selection, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._selection = selection
        self._layer_forms: dict[str, RecordForm] = {}
        self._title = QLabel()
        self._summary = QLabel()
        self._faults = QVBoxLayout()
        self._shown_layer: int | None = None
        self._shown_faults: list[tuple[str, bool, str]] = []
        # In their places from the start: a form that moves is styled anew, field by field.
        self._body = QWidget()
        self.setWidget(self._body)
        self._pages = Pages(self._body)
        self._training_form = RecordForm(TrainingSpec, TRAINING_FIELDS, self._pages)
        self._several = QWidget()
        self._set_up()
        self._connect()
        self.retranslate()

    @property
    def form(self) -> RecordForm | None:
        """The form that is shown; None while several layers are selected."""
        page = self._pages.current
        return page if isinstance(page, RecordForm) else None

    def retranslate(self) -> None:
        """Write everything in the language of the moment."""
        self.setAccessibleName(tr("Properties"))
        for form in (self._training_form, *self._layer_forms.values()):
            form.retranslate()
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    @Slot()
    def refresh(self) -> None:
        """Show the selected layer, or the training settings, as the document has them."""
        layer_id = self._selection.layer
        network = self._document.state.network
        if layer_id is not None and layer_id in network.by_id:
            self._show_layer(network.layer(layer_id))
        elif self._selection.layers:
            self._show_several()
        else:
            self._show_training()

    def _set_up(self) -> None:
        self.setObjectName("inspector")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(240)
        bold = self._title.font()
        bold.setBold(True)
        self._title.setFont(bold)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._summary.setWordWrap(True)
        self._summary.setTextFormat(Qt.TextFormat.PlainText)
        self._summary.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self._faults.setSpacing(GRID // 2)
        self._pages.add(self._training_form)
        self._pages.add(self._several)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(self._title)
        column.addWidget(self._summary)
        column.addLayout(self._faults)
        column.addWidget(self._pages)
        column.addStretch(1)

    def _connect(self) -> None:
        for signal in (
            self._document.spec_changed,
            self._document.training_changed,
            self._document.data_changed,
            self._document.problems_changed,
            self._selection.changed,
        ):
            signal.connect(self.refresh)
        self._training_form.field_edited.connect(self._on_training_edited)
        self._training_form.entry_finished.connect(self._on_entry_finished)

    def _show_layer(self, layer: LayerSpec) -> None:
        network = self._document.state.network
        form = self._form_of(layer)
        form.show_record(layer, name=layer_name(network, layer.id))
        count = network.parameter_count(layer.id)
        self._title.setText(layer_name(network, layer.id))
        summary = tr(
            "{kind} · {shape} · {count:,} {number:parameter|parameters}",
            kind=layer_titles()[network.role(layer.id)],
            shape=shape_text(network.units.get(layer.id)),
            count=count,
            number=count,
        )
        names = unit_names_text(self._document.state, layer.id)
        self._summary.setText(f"{summary}\n{names}" if names else summary)
        self._show(form, layer.id)

    def _show_several(self) -> None:
        self._title.setText(tr("{count} layers selected", count=len(self._selection.layers)))
        self._summary.setText(tr("Select one to see its properties."))
        self._show(self._several, None)

    def _show_training(self) -> None:
        self._training_form.show_record(self._document.state.training)
        self._title.setText(tr("Training settings"))
        self._summary.setText(tr("Select a layer to see its properties instead."))
        self._show(self._training_form, None)

    def _show(self, page: QWidget, layer_id: int | None) -> None:
        shown, focused = self._pages.current, QApplication.focusWidget()
        if shown not in (None, page) and focused is not None and shown.isAncestorOf(focused):
            # Else it goes to the new page's first field, and the next key renames the layer.
            self.setFocus()
        self._show_page(page, layer_id)
        own = [problem for problem in self._document.problems if problem.layer == layer_id]
        self._show_faults(own)

    def _show_page(self, page: QWidget, layer_id: int | None) -> None:
        """Show a page; another layer's from its top."""
        self._pages.show_page(page)
        if layer_id != self._shown_layer:
            self._shown_layer = layer_id
            self.verticalScrollBar().setValue(0)

    def _show_faults(self, problems: list[Problem]) -> None:
        network = self._document.state.network
        fixes = [fix_for(self._document.state, problem) for problem in problems]
        faults = [
            (problem_text(problem, network), problem.is_warning, fix.text() if fix else "")
            for problem, fix in zip(problems, fixes, strict=True)
        ]
        if faults == self._shown_faults:
            return
        self._shown_faults = faults
        while (row := self._faults.takeAt(0)) is not None:
            note = row.widget()
            if note is not None:
                note.hide()
                note.deleteLater()
        for problem, (text, is_warning, remedy) in zip(problems, faults, strict=True):
            self._faults.addWidget(FaultNote(text, is_warning))
            if remedy:
                self._faults.addWidget(self._fix_button(remedy, problem))

    def _fix_button(self, text: str, problem: Problem) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(f"fix:{problem.kind}")
        button.clicked.connect(lambda: self._on_fix_clicked(problem))
        return button

    def _on_fix_clicked(self, problem: Problem) -> None:
        fix = fix_for(self._document.state, problem)
        if fix is not None:
            apply_fix(self._document, fix)

    def _form_of(self, layer: LayerSpec) -> RecordForm:
        form = self._layer_forms.get(layer.kind)
        if form is None:
            names = [own.name for own in fields(layer) if own.name not in _HIDDEN_LAYER_FIELDS]
            form = RecordForm(type(layer), tuple(names), self._pages)
            form.field_edited.connect(self._on_layer_edited)
            form.entry_finished.connect(self._on_entry_finished)
            self._layer_forms[layer.kind] = form
            self._pages.add(form)
        return form

    @Slot(str, object)
    def _on_layer_edited(self, field: str, value: Any) -> None:
        layer_id = self._selection.layer
        if layer_id is None:
            return
        try:
            edits.set_property(self._document, layer_id, field, value)
        except LayerloomError as refusal:
            self.refused.emit(error_text(refusal, self._document.state.network))
            self.refresh()

    @Slot(str, object)
    def _on_training_edited(self, field: str, value: Any) -> None:
        edits.set_training(self._document, field, value)

    @Slot()
    def _on_entry_finished(self) -> None:
        self._document.finish_entry()
