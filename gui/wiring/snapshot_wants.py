"""Has the training tell what somebody looks at, and nothing else."""

from PySide6.QtCore import QObject, Slot

from gui.sight import Sight
from gui.training.session import TrainingSession


class SnapshotWants(QObject):
    """Knows which views need which part of a snapshot, and which of them are seen."""

    def __init__(self, session: TrainingSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._sights: list[tuple[Sight, tuple[str, ...]]] = []

    def add(self, sight: Sight, *parts: str) -> None:
        """Ask for these parts, of `SNAPSHOT_PARTS`, while somebody can see a view."""
        self._sights.append((sight, parts))
        sight.changed.connect(self._ask)
        self._ask()

    @Slot()
    def _ask(self) -> None:
        seen = (parts for sight, parts in self._sights if sight.is_seen)
        self._session.set_watched(frozenset(part for parts in seen for part in parts))
