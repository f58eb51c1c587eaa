"""The dialog in which a network is tried: on a drawing, on numbers typed by hand, on a file."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from engine import (
    DataDescription,
    LayerloomError,
    Predictions,
    derived_names,
    load_source,
    save_predictions,
    with_derived,
)
from gui.background_task import BackgroundTask, unwatched
from gui.data.data_files import file_dialog
from gui.data.drawing_pad import DrawingPad
from gui.data.output_bars import OutputBars
from gui.data.pictures import ink_picture
from gui.data.prediction_model import PredictionModel
from gui.data.sample_form import MOST_FIELDS, SampleForm
from gui.fault_strip import FaultStrip
from gui.looks.theme import GRID, current_theme
from gui.words.any_error import error_text
from gui.words.translation import tr

Floats = NDArray[np.floating[Any]]
Predictor = Callable[[Floats], Predictions]
"""From scaled inputs (N, I) to what the network of the moment says."""

_SEEN_SIDE: Final = 9 * GRID


class PredictDialog(QDialog):
    """Shows what the network says about samples that are in no data set.

    Parameters
    ----------
    data : DataDescription
        What the network was made for: its scaling is done to what is drawn, typed or read.
    example : array (I,)
        The sample that the fields begin with, unscaled.
    predict : callable
        From scaled inputs to predictions, on any thread; may raise a `LayerloomError`.
    ink : float, optional
        The number that the darkest pixel has in the data; guessed from their scaling otherwise.
    """

    def __init__(
        self,
        data: DataDescription,
        example: Floats,
        predict: Predictor,
        parent: QWidget | None = None,
        ink: float | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("predictDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._data, self._predict, self._ink = data, predict, ink
        self._found: Predictions | None = None
        self._error: Exception | None = None
        self._task = BackgroundTask(self)
        self.pad: DrawingPad | None = None
        self.form: SampleForm | None = None
        self.bars = OutputBars(self)
        self.answer = QLabel(self)
        self.error = FaultStrip("dataError", self)
        self.tabs = QTabWidget(self)
        self.model = PredictionModel()
        self.model.setParent(self)
        self.open_file, self.save, self.clear = (QPushButton(self) for _ in range(3))
        self._file = QLabel(self)
        self._seen_label = QLabel(self)
        self._seen = _SeenPicture(self)
        self._lay_out(example)
        self._task.finished.connect(self._on_loaded)
        self._task.failed.connect(self._show_error)
        self._task.busy_changed.connect(self._update)
        self.retranslate()
        self.resize(80 * GRID, 56 * GRID)
        self.refresh()

    # Layout

    def _lay_out(self, example: Floats) -> None:
        shape = self._data.image_shape
        can_draw = shape is not None and len(shape) == 2
        self.clear.setVisible(can_draw)
        self._seen_label.setVisible(can_draw)
        if can_draw:
            self.tabs.addTab(self._pad_page(), "")
        elif len(self._typed_names()) <= MOST_FIELDS:
            self.tabs.addTab(self._form_page(example), "")
        self.tabs.addTab(self._file_page(), "")
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.error)

    def _pad_page(self) -> QWidget:
        self.pad = DrawingPad(self)
        self.pad.drawn.connect(self.refresh)
        self.clear.setObjectName("clearPad")
        self.clear.clicked.connect(self.pad.clear)
        left = QVBoxLayout()
        left.setSpacing(GRID)
        left.addWidget(self.pad)
        left.addWidget(self.clear)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self._seen)
        row.addWidget(self._seen_label, 1)
        left.addLayout(row)
        left.addStretch()
        return self._page(left)

    def _form_page(self, example: Floats) -> QWidget:
        self.form = SampleForm(self)
        names = self._typed_names()
        self.form.set_inputs(names, example[: len(names)].tolist())
        self.form.edited.connect(self.refresh)
        left = QVBoxLayout()
        left.addWidget(self.form)
        return self._page(left)

    def _page(self, left: QVBoxLayout) -> QWidget:
        page = QWidget(self)
        bold = self.answer.font()
        bold.setBold(True)
        self.answer.setFont(bold)
        right = QVBoxLayout()
        right.addWidget(self.answer)
        right.addWidget(self.bars, 1)
        row = QHBoxLayout(page)
        row.setSpacing(3 * GRID)
        row.addLayout(left, 0 if self.pad is not None else 1)
        row.addLayout(right, 1)
        return page

    def _file_page(self) -> QWidget:
        page = QWidget(self)
        self.table = QTableView(page)
        self.table.setObjectName("predictionTable")
        self.table.setTabKeyNavigation(False)  # Tab leads on, to what is beside the table
        self.table.setModel(self.model)
        self.open_file.setObjectName("openPredicted")
        self.open_file.clicked.connect(self.choose_file)
        self.save.setObjectName("savePredictions")
        self.save.clicked.connect(self.choose_target)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.open_file)
        row.addWidget(self._file, 1)
        row.addWidget(self.save)
        column = QVBoxLayout(page)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        return page

    def _typed_names(self) -> tuple[str, ...]:
        """Return the inputs that are typed: derived ones follow from them."""
        typed = self._data.inputs - len(derived_names(self._data))
        names = self._data.input_names or tuple(f"x{i + 1}" for i in range(self._data.inputs))
        return names[:typed]

    def show_page(self, page: str) -> None:
        """Show the page ``file``, or the one for a single sample; the one shown stays else."""
        if page:
            self.tabs.setCurrentIndex(self.tabs.count() - 1 if page == "file" else 0)

    # One sample

    @Slot()
    def refresh(self) -> None:
        """Ask the network of the moment again."""
        self._show_error(None)
        raw = self._raw_sample()
        try:
            found = None if raw is None else self._predict(self._data.scaling.apply(raw))
        except LayerloomError as error:
            found = None
            self._show_error(error)
        self.bars.show_predictions(found)
        self.answer.setText(self.bars.sentence)

    def _raw_sample(self) -> Floats | None:
        if self.form is not None:
            return with_derived(self.form.values(), derived_names(self._data))
        if self.pad is None or self._data.image_shape is None:
            return None
        height, width = self._data.image_shape[:2]
        picture = self.pad.pixels(height, width)
        self._seen.show_picture(picture)
        return None if self.pad.is_empty else picture.reshape(1, -1) * self._brightest

    @property
    def _brightest(self) -> float:
        """What ink is in the data: their divisor where pixels become shares of it."""
        if self._ink is not None:
            return self._ink
        scaling = self._data.scaling
        is_divided = scaling.offset == (0.0,) and len(scaling.divisor) == 1
        return scaling.divisor[0] if is_divided else 255.0

    # A file

    @Slot()
    def choose_file(self) -> QFileDialog:
        """Ask for a file of new samples and return the dialog; it deletes itself."""
        dialog = file_dialog(self)
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.open()
        return dialog

    @Slot(str)
    def _on_file_selected(self, path: str) -> None:
        self.predict_file(Path(path))

    def predict_file(self, path: Path) -> None:
        """Read new samples as the data were read, and show what the network says about them."""
        self._show_error(None)
        self._found = None
        self.model.set_predictions(None)
        self._file.setText(path.name)
        self._task.start(unwatched(partial(_answers, path, self._data, self._predict)))

    @Slot(object)
    def _on_loaded(self, found: Predictions) -> None:
        self._found = found
        self.model.set_predictions(found)
        self._update()

    @Slot()
    def choose_target(self) -> QFileDialog:
        """Ask where to write the predictions and return the dialog; it deletes itself."""
        dialog = QFileDialog(self, tr("Save predictions"))
        dialog.setObjectName("predictionsFileDialog")
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(tr("Tables and arrays ({patterns})", patterns="*.csv *.npz"))
        dialog.setDefaultSuffix("csv")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_target_selected)
        dialog.open()
        return dialog

    @Slot(str)
    def _on_target_selected(self, path: str) -> None:
        if self._found is None:
            return
        try:
            save_predictions(self._found, Path(path))
            self._file.setText(tr("Saved: {path}", path=path))
        except (LayerloomError, OSError) as error:
            self._show_error(error)

    # What is shown

    @Slot(object)
    def _show_error(self, error: Exception | None) -> None:
        self._error = error
        self.error.show_sentence("" if error is None else error_text(error))
        self._update()

    @Slot()
    def _update(self) -> None:
        self.open_file.setEnabled(not self._task.is_busy)
        self.save.setEnabled(self._found is not None)

    def done(self, result: int) -> None:
        """Leave no thread behind."""
        self._task.shut_down()
        super().done(result)

    def retranslate(self) -> None:
        """Set every word in the language of the moment."""
        self.setWindowTitle(tr("Try the network"))
        if self.tabs.count() > 1:
            self.tabs.setTabText(0, tr("One sample") if self.pad is None else tr("Draw"))
        self.tabs.setTabText(self.tabs.count() - 1, tr("A file"))
        self.clear.setText(tr("Clear"))
        self.open_file.setText(tr("Open a file …"))
        self.save.setText(tr("Save predictions …"))
        self._seen_label.setText(tr("what the network sees"))
        self.bars.setAccessibleName(tr("Outputs"))
        self.table.setAccessibleName(tr("Predictions"))
        if self.form is not None:
            self.form.setAccessibleName(tr("One sample"))
        if self.pad is not None:
            self.pad.setToolTip(tr("Draw with the left button, wipe with the right one"))
            self.pad.setAccessibleName(tr("Drawing pad"))
        self.answer.setText(self.bars.sentence)
        self._show_error(self._error)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _answers(path: Path, data: DataDescription, predict: Predictor) -> Predictions:
    """Read new samples as the data were read, and ask the network about all of them."""
    dataset = load_source(str(path), data)
    samples = dataset.samples if dataset.test is None else dataset.test
    return predict(samples.inputs)


class _SeenPicture(QWidget):
    """The drawing as the network gets it, pixel by pixel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(_SEEN_SIDE, _SEEN_SIDE)
        self._picture: Floats | None = None
        self.hide()

    def show_picture(self, picture: Floats) -> None:
        """Show pixels (height, width) from 0 to 1."""
        self._picture = picture
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pixels as squares."""
        if self._picture is None:
            return
        palette = current_theme().palette
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(palette.surface))
        painter.drawImage(QRectF(self.rect()), ink_picture(self._picture, palette.text))
        painter.setPen(QColor(palette.border))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()
