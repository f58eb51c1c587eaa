"""What the plots of a network on its data share: drawn only while seen, worked out elsewhere."""

from time import monotonic
from typing import Any, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from engine import Array
from gui.looks.theme import current_theme
from gui.plots.latest_work import LatestWork
from gui.plots.seen_panel import SeenPanel
from gui.plots.subject import Subject


class NetworkPanel(SeenPanel):
    """Shows something of a network that must be worked out for each state of its parameters.

    Nothing is worked out while nobody can see it; what came last is kept until somebody can.
    """

    PAUSE: ClassVar[float] = 0.0
    """Seconds between two works while training: what takes long must not hold the training up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._subject: Subject | None = None
        self._parameters: Array | None = None
        self._is_live = False
        self._begun = 0.0
        self._work = LatestWork(self)
        self._work.done.connect(self._on_done)
        current_theme().changed.connect(self._on_theme_changed)

    @property
    def subject(self) -> Subject | None:
        """The network on its data; None while there is nothing to show."""
        return self._subject

    def set_subject(self, subject: Subject | None) -> None:
        """Look at another network or other data; their parameters follow."""
        if subject is not self._subject:
            self._subject, self._parameters = subject, None
            self._work.forget()
            self._take_subject()

    def set_parameters(self, parameters: Array, is_live: bool = False) -> None:
        """Show the network with these parameters (P,), which nobody changes any more.

        Parameters
        ----------
        parameters : array (P,)
        is_live : bool
            Whether others will follow at once: then quick is better than sharp.
        """
        self._parameters, self._is_live = parameters, is_live
        self._begin_if_visible()

    def _begin_if_visible(self) -> None:
        if self._may_draw() and self._subject is not None and self._parameters is not None:
            now = monotonic()
            if self._is_live and now - self._begun < self.PAUSE:
                return
            self._begun = now
            self._begin(self._subject, self._parameters, self._is_live)

    def shut_down(self) -> None:
        """End what is being worked out because the window closes."""
        self._work.shut_down()

    @property
    def is_busy(self) -> bool:
        """Whether something is being worked out."""
        return self._work.is_busy

    # What each panel does in its own way

    def _take_subject(self) -> None:
        """Prepare for another subject, or clear."""
        raise NotImplementedError

    def _begin(self, subject: Subject, parameters: Array, is_live: bool) -> None:
        """Have the work done, through `self._work`."""
        raise NotImplementedError

    def _show(self, result: Any) -> None:
        """Draw what was worked out."""
        raise NotImplementedError

    def restyle(self) -> None:
        """Take over the theme's colours."""

    # Following worker and theme

    @Slot(object)
    def _on_done(self, result: Any) -> None:
        if self._subject is not None:
            self._show(result)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.restyle()

    def _catch_up(self) -> None:
        self._begin_if_visible()
