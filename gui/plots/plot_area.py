"""A pyqtgraph plot in the theme's colours: two titled axes, a grid, a line under the pointer."""

from typing import Any, Final

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFontMetricsF,
    QGuiApplication,
    QMouseEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QGraphicsItem, QLabel, QVBoxLayout, QWidget

from gui.looks.fonts import number_font
from gui.looks.theme import GRID, current_theme
from gui.plots.bottom_axis import BottomAxis
from gui.plots.log_axis import LogAxis
from gui.plots.saving import PlotSaving

_GRID_ALPHA = 56
_TITLE_MARGIN: Final = GRID
_LEAST_TITLE: Final = 3 * GRID
#: In less, words have no room between the axes.
_NARROW: Final = 30 * GRID


class PlotArea(pg.PlotWidget):
    """The drawing surface of a plot; curves are added once and then only given other data.

    Until the user pans or zooms, the owner decides what is visible (`follow`).
    """

    pointer_moved = Signal(object)
    """The place under the pointer as (x, y) in data coordinates; None when it left."""
    following_changed = Signal(bool)
    """The user took the view in hand, or gave it back."""
    clicked = Signal(object)
    """The left button was pressed and released on one place, (x, y) in data coordinates."""
    restyled = Signal()
    """The theme changed; pens must be set anew."""

    _over: QVBoxLayout | None = None

    def __init__(self, parent: QWidget | None = None, left: LogAxis | None = None) -> None:
        axes = {"left": left or LogAxis("left"), "bottom": BottomAxis()}
        super().__init__(parent, axisItems=axes, enableMenu=False)
        #: What a right click offers to save; None where there is nothing.
        self.saving: PlotSaving | None = PlotSaving(self)
        self._following = True
        self._range: tuple[float, float, float, float] | None = None
        self.setAntialiasing(True)
        self.setMinimumSize(120, 80)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        plot = self.getPlotItem()
        # pyqtgraph makes its English menu anyway, as a window without a parent.
        plot.ctrlMenu.setParent(self, plot.ctrlMenu.windowFlags())
        plot.hideButtons()
        plot.disableAutoRange()
        plot.layout.setContentsMargins(4, 8, 16, 4)
        for name in ("bottom", "left"):
            # Ticks, labels and grid change rarely and take 3 ms each to draw; the curves do not.
            self.axis(name).setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
            # "Epoch (x0.001)" would have to be multiplied out by the reader.
            self.axis(name).enableAutoSIPrefix(False)
        self._message = QLabel(self)
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._message.setWordWrap(True)
        self._message.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._message.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._over = QVBoxLayout(self)
        self._over.addWidget(self._message)
        self._pointer_line = pg.InfiniteLine(angle=90, movable=False)
        self._pointer_line.setZValue(20)
        self._pointer_line.hide()
        self.addItem(self._pointer_line, ignoreBounds=True)
        self._titles: dict[str, str] = {}
        self.view.sigResized.connect(self._fit_titles)
        self.view.sigRangeChangedManually.connect(self._on_taken_in_hand)
        self.scene().sigMouseMoved.connect(self._on_mouse_moved)
        self.scene().sigMouseClicked.connect(self._on_mouse_clicked)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Give the sentence of a narrow plot the room of its axes too: a word needs it."""
        super().resizeEvent(event)
        if self._over is not None:  # pyqtgraph sizes itself while it is made
            narrow = self.width() < _NARROW
            self._over.setContentsMargins(*((4, 4, 4, 4) if narrow else (64, 16, 32, 48)))

    @property
    def view(self) -> Any:
        """The rectangle inside the axes."""
        return self.getPlotItem().getViewBox()

    def axis(self, name: str) -> Any:
        """Return the axis ``"bottom"``, ``"left"`` or ``"right"``."""
        return self.getPlotItem().getAxis(name)

    @property
    def columns(self) -> int:
        """How many pixels wide the rectangle inside the axes is."""
        return max(int(self.view.width()), 64)

    def set_titles(self, bottom: str, left: str) -> None:
        """Say what the axes measure."""
        self._titles = {"bottom": bottom, "left": left}
        self._fit_titles()
        self.setAccessibleName(f"{left} – {bottom}")

    @Slot()
    def _fit_titles(self) -> None:
        """Shorten titles that are longer than their plot: half a number would be another one."""
        # An axis that keeps its picture draws nothing beside its own length.
        rooms = {
            "bottom": self.view.boundingRect().width(),
            "left": self.view.boundingRect().height(),
        }
        metrics = QFontMetricsF(self.font())
        for name, title in self._titles.items():
            room = max(rooms[name] - _TITLE_MARGIN, _LEAST_TITLE)
            shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room)
            if shown != self.axis(name).labelText:
                self.axis(name).setLabel(shown)
                # An axis centres its title only when it is resized: a title that had been
                # shorter would begin where it began and lose its end.
                self.axis(name).resizeEvent()

    def add_curve(self, **options: Any) -> Any:
        """Add a curve without points and return it; it lives as long as the plot."""
        curve = ThinCurve(**options)
        self.addItem(curve)
        return curve

    def set_message(self, sentence: str) -> None:
        """Say over the empty axes what would fill them; an empty sentence takes it away."""
        self._message.setText(sentence)
        self._message.setVisible(bool(sentence))

    def follow(self) -> None:
        """Let what is visible follow the data again."""
        if not self._following:
            self._following = True
            self._range = None
            self.following_changed.emit(True)

    def show_range(self, left: float, right: float, low: float, high: float) -> None:
        """Make this rectangle visible unless the user has the view in hand."""
        wanted = (left, right, low, high)
        if self._following and wanted != self._range:
            self._range = wanted
            self.view.setRange(xRange=(left, right), yRange=(low, high), padding=0)

    @Slot()
    def restyle(self) -> None:
        """Take over the theme's colours and the widget's font."""
        palette = current_theme().palette
        self.setBackground(QColor(palette.surface))
        font = number_font(self.font())
        for name in ("bottom", "left"):
            axis = self.axis(name)
            axis.setPen(thin_pen(palette.neutral))
            axis.setTickPen(thin_pen(palette.border))  # of the grid
            axis.setTextPen(QColor(palette.muted_text))
            axis.setTickFont(font)
            axis.setGrid(_GRID_ALPHA)
            axis.label.setFont(self.font())
        self._pointer_line.setPen(thin_pen(palette.neutral))
        self.restyled.emit()

    @Slot()
    def _on_taken_in_hand(self) -> None:
        if self._following:
            self._following = False
            self.following_changed.emit(False)

    @Slot(object)
    def _on_mouse_moved(self, place: QPointF) -> None:
        inside = self.view.sceneBoundingRect().contains(place)
        self._pointer_line.setVisible(inside)
        if not inside:
            self.pointer_moved.emit(None)
            return
        at = self.view.mapSceneToView(place)
        self._pointer_line.setPos(at.x())
        self.pointer_moved.emit((at.x(), at.y()))

    @Slot(object)
    def _on_mouse_clicked(self, event: Any) -> None:
        if event.button() == Qt.MouseButton.RightButton and self.saving is not None:
            self.saving.offer(event.screenPos().toPoint())
        elif event.button() == Qt.MouseButton.LeftButton and not event.double():
            at = self.view.mapSceneToView(event.scenePos())
            if self.view.sceneBoundingRect().contains(event.scenePos()):
                self.clicked.emit((at.x(), at.y()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer by the keyboard what a right click offers."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self.saving is not None:
            self.saving.offer(self.mapToGlobal(self.rect().center()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Let the view follow the data again."""
        self.follow()
        super().mouseDoubleClickEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Take the line under the pointer away."""
        self._pointer_line.hide()
        self.pointer_moved.emit(None)
        super().leaveEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the application's font."""
        if event.type() == QEvent.Type.FontChange and self.plotItem is not None:
            self.restyle()
        super().changeEvent(event)


class ThinCurve(pg.PlotCurveItem):
    """A curve drawn with `thin_pen`, piece by piece where that is quicker and looks the same.

    Qt outlines a wide antialiased line as a whole before it fills it, which takes up to four times
    as long. A dashed or translucent line must be drawn in one.
    """

    def setPen(self, *args: Any, **kargs: Any) -> None:
        """Take over a pen."""
        super().setPen(*args, **kargs)
        pen: QPen = self.opts["pen"]
        is_plain = pen.style() == Qt.PenStyle.SolidLine and pen.color().alpha() == 255
        self.setSegmentedLineMode("on" if is_plain and pen.widthF() > 1.0 else "off")


def thin_pen(colour: str, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """Return a pen of one logical pixel: wider antialiased ones cost twenty times as much.

    Its width does not follow the plot's scale, so Qt counts it in pixels of the screen.
    """
    pen = QPen(QColor(colour))
    application = QGuiApplication.instance()
    ratio = application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0
    pen.setWidthF(max(ratio, 1.0))
    pen.setCosmetic(True)
    pen.setStyle(style)
    return pen


def translucent(colour: str, alpha: int) -> QColor:
    """Return a colour through which the grid can be seen."""
    result = QColor(colour)
    result.setAlpha(alpha)
    return result
