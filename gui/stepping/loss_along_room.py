"""The room with the loss along one weight: the curve, and the same in numbers."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from gui.looks.resource_files import icon
from gui.looks.theme import GRID
from gui.stepping.loss_along_plot import LossAlongPlot, WeightCourse
from gui.stepping.number_format import NumberFormat
from gui.stepping.wrapped_label import WrappedLabel
from gui.words.translation import tr

_NOTCH: Final = 1.5
#: So many lines of what the curve says are never given up for the curve.
_MOST_LINES: Final = 3


class LossAlongRoom(QWidget):
    """Shows a `WeightCourse`, or says what to do to see one."""

    zoom_wanted = Signal(float)
    """So many times as much is to be seen of the curve."""

    fit_wanted = Signal()
    """The step of the optimizer is to be seen large."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lossAlongRoom")
        self.plot = LossAlongPlot(self)
        self.plot.zoom_wanted.connect(self.zoom_wanted)
        self._numbers = NumberFormat()
        self._text = WrappedLabel("lossAlongText", self)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        names = ("zoom-in", "zoom-out", "fit")
        self._buttons = {name: self._button(name) for name in names}
        self._buttons["zoom-in"].clicked.connect(self._on_zoom_in)
        self._buttons["zoom-out"].clicked.connect(self._on_zoom_out)
        self._buttons["fit"].clicked.connect(self.fit_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.plot, 1)
        column.addWidget(self._text)
        self.retranslate()

    @property
    def tools(self) -> list[QToolButton]:
        """The buttons that stand above the curve."""
        return list(self._buttons.values())

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"lossAlong-{name}")
        button.setIcon(icon(name))
        return button

    def set_course(self, course: WeightCourse | None, numbers: NumberFormat) -> None:
        """Show another curve, or none."""
        self._numbers = numbers
        self.plot.set_course(course)
        for button in self._buttons.values():
            button.setEnabled(course is not None)
        self._say()

    def _say(self) -> None:
        course = self.plot.course
        if course is None:
            text = tr("Click a weight or a bias to see the loss along it.")
            self.setWindowTitle(tr("Loss along one weight"))
        else:
            self.setWindowTitle(tr("Loss along {name}", name=course.name))
            text = "\n".join(_sentences(course, self._numbers))
        self._text.setText(text)
        self._hold_lines()
        self.plot.setAccessibleDescription(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep every line of the sentences beside a curve that can be lower."""
        super().resizeEvent(event)
        self._hold_lines()

    def _hold_lines(self) -> None:
        most = _MOST_LINES * self._text.fontMetrics().lineSpacing()
        self._text.setMinimumHeight(min(most, self._text.heightForWidth(self.width())))

    def text(self) -> str:
        """Return what the curve says, in words and numbers."""
        return self._text.text()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.plot.setAccessibleName(tr("Loss along one weight"))
        self.plot.setToolTip(tr("Drag the point, or press the arrow keys, to try the weight out"))
        words = {
            "zoom-in": tr("See less of the curve, larger"),
            "zoom-out": tr("See more of the curve"),
            "fit": tr("Fit the curve to the step of the optimizer"),
        }
        for name, sentence in words.items():
            self._buttons[name].setToolTip(sentence)
            self._buttons[name].setAccessibleName(sentence)
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    @Slot()
    def _on_zoom_in(self) -> None:
        self.zoom_wanted.emit(1 / _NOTCH)

    @Slot()
    def _on_zoom_out(self) -> None:
        self.zoom_wanted.emit(_NOTCH)


def _sentences(course: WeightCourse, numbers: NumberFormat) -> list[str]:
    curve = course.curve
    told = [
        tr(
            "{name} = {value}: loss {loss}, slope {slope}.",
            name=course.name,
            value=numbers.text(curve.value),
            loss=numbers.text(curve.loss),
            slope=numbers.text(curve.slope),
        )
    ]
    if course.after is None:
        told.append(tr("It is frozen: the step leaves it as it is."))
    else:
        told.append(
            tr(
                "The step takes it to {after}: loss {loss}, if nothing else moved.",
                after=numbers.text(course.after),
                loss=numbers.text(course.loss_after),
            )
        )
    return told
