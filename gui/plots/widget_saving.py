"""A painted panel as a picture, and what it shows as a table."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QMenu, QWidget

from gui.plots.saving import PlotSaving

Table = Sequence[Sequence[str]]


class WidgetSaving(PlotSaving):
    """Saves what a widget paints, with the menu of a right click.

    Parameters
    ----------
    widget : QWidget
        What is saved; it gets the menu.
    table : callable
        Returns the head and the rows of what is shown.
    """

    def __init__(self, widget: QWidget, table: Callable[[], Table]) -> None:
        super().__init__(widget)
        self._widget = widget
        self._table = table
        widget.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        widget.customContextMenuRequested.connect(self._on_menu_wanted)

    def _on_menu_wanted(self, place: QPoint) -> None:
        self.offer(self._widget.mapToGlobal(place))

    def menu(self) -> QMenu:
        """Return the menu of a right click."""
        menu = self._empty_menu()
        self._add_savings(menu)
        return menu

    def _size(self) -> QSize:
        return self._widget.size()

    def _paint(self, painter: QPainter) -> None:
        try:
            self._widget.render(painter, QPoint(0, 0), renderFlags=QWidget.RenderFlag.DrawChildren)
        finally:
            painter.end()

    def _rows(self) -> Iterable[Sequence[object]]:
        return self._table()
