"""Pages of which one is shown, in a place no higher than that one needs."""

from PySide6.QtWidgets import QVBoxLayout, QWidget


class Pages(QWidget):
    """Shows one of several widgets.

    A `QStackedWidget` is as high as its highest page: below a short one there would be nothing,
    to which one could scroll, and would be left after a longer one.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._current: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def current(self) -> QWidget | None:
        """The page that is shown."""
        return self._current

    def add(self, page: QWidget) -> None:
        """Take a page, without showing it."""
        page.hide()
        self._column.addWidget(page)

    def show_page(self, page: QWidget) -> None:
        """Show a page instead of the one before."""
        if page is self._current:
            return
        if self._current is not None:
            self._current.hide()
        self._current = page
        page.show()
