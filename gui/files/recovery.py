"""Keeps unsaved work where a crash cannot reach it, while nobody waits for it."""

import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal, Slot
from PySide6.QtGui import QImage
from shiboken6 import isValid

from engine import Project, TrainingSnapshot
from gui.document.document import NetworkDocument
from gui.files.recovery_folder import About, RecoveryFolder, recovery_root
from gui.training.session import TrainingSession
from gui.words.any_error import error_text
from gui.words.translation import tr

DELAY: Final = 15_000
"""Milliseconds from a change until it is written; writing must not take as long again."""
PICTURE_WIDTH: Final = 480
"""Pixels of the picture that is offered with the work."""

_log = logging.getLogger(__name__)

Drawing = Callable[[], QImage]
"""Paints what the window shows; called on another thread."""


@dataclass(eq=False)
class _Place:
    """Where one document's work is kept, once there is some; the writing thread changes it."""

    folder: RecoveryFolder | None = None


@dataclass(frozen=True, eq=False)
class _Job:
    """Something to be done with the folder; only the last of several versions is written."""

    act: Callable[[], object]
    is_version: bool


class Recovery(QObject):
    """Writes the document to its recovery folder some seconds after every change.

    The project is frozen data: it is taken in the window's thread, which costs nothing, and
    written in another. A running training is asked for a copy of its state between two steps.
    The folder exists while there is unsaved work, and goes when that is saved or given up.

    Parameters
    ----------
    document : NetworkDocument
        Whose changes are kept.
    session : TrainingSession
        Whose runs are kept.
    present : callable
        Returns the document as the project that would be saved.
    drawing : callable
        Returns what paints the present picture, from data that stay as they are.
    """

    failed = Signal(str)
    """The work could not be kept; with the sentence to be shown, once until it works again."""
    written = Signal()
    """The work was kept."""

    def __init__(
        self,
        document: NetworkDocument,
        session: TrainingSession,
        present: Callable[[], Project],
        drawing: Callable[[], Drawing],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._session = session
        self._present = present
        self._drawing = drawing
        self._place = _Place()
        self._jobs: deque[_Job] = deque()
        self._writer: _Writer | None = None
        self._has_failed = False
        self._is_over = False
        self._timer = QTimer(self)
        self._timer.setObjectName("recoveryDelay")
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY)
        self._timer.timeout.connect(self._on_due)
        document.undo_stack.indexChanged.connect(self._on_changed)
        document.clean_changed.connect(self._on_clean_changed)
        document.opened.connect(self._on_opened)
        session.state_changed.connect(self._on_changed)
        session.snapshot_arrived.connect(self._on_snapshot)

    def set_delay(self, milliseconds: int) -> None:
        """Wait so long from a change until it is written."""
        self._timer.setInterval(milliseconds)

    def adopt(self, folder: RecoveryFolder) -> None:
        """Go on in the folder of work that was just opened from it: it stays until it is saved."""
        self._forget()
        self._place = _Place(folder)
        self._document.reset_clean()

    def do_aside(self, act: Callable[[], object]) -> None:
        """Have something done to files on the writing thread."""
        self._queue(_Job(act, is_version=False))

    def shut_down(self) -> None:
        """Give up what is kept, because the window closes with everything saved or discarded."""
        self._is_over = True
        self._timer.stop()
        self._drop_versions()
        self._let_go()
        if self._writer is not None:
            self._writer.wait()
            self._take_leave()
        while self._jobs:
            self._jobs.popleft().act()

    # When to write

    @property
    def _has_unsaved_work(self) -> bool:
        return not self._document.is_clean or self._session.state == "running"

    @Slot()
    def _on_changed(self) -> None:
        if self._is_over or not isValid(self._document.undo_stack):
            return  # the history says good-bye while it is destroyed
        if self._has_unsaved_work and not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _on_opened(self) -> None:
        """Begin anew, unless what was there before can still be brought back by undo."""
        if self._document.is_clean:
            self._forget()

    @Slot(bool)
    def _on_clean_changed(self, is_clean: bool) -> None:
        if is_clean:
            self._forget()
        else:
            self._on_changed()

    @Slot()
    def _on_due(self) -> None:
        if self._session.state == "running":
            self._session.request_state()
        elif self._has_unsaved_work:
            self._write(self._present())

    @Slot(object)
    def _on_snapshot(self, snapshot: TrainingSnapshot) -> None:
        if snapshot.state is None or self._is_over:
            return
        present = self._present()
        self._write(replace(present, state=snapshot.state, history=snapshot.history))
        self._on_changed()

    # What is written

    def _write(self, project: Project) -> None:
        about = About(self._document.path, datetime.now().astimezone())
        drawing, place = self._drawing(), self._place

        def act() -> None:
            if place.folder is None:
                place.folder = RecoveryFolder.create(recovery_root())
            place.folder.write(project, about, _small(drawing()))

        self._drop_versions()
        self._queue(_Job(act, is_version=True))

    @Slot()
    def _forget(self) -> None:
        """Take the work out of the folder: the document's file has it, or nobody wants it."""
        self._timer.stop()
        self._drop_versions()
        self._let_go()

    def _let_go(self) -> None:
        place, self._place = self._place, _Place()

        def act() -> None:
            if place.folder is not None:
                place.folder.remove()

        if place.folder is not None or self._writer is not None:
            self._queue(_Job(act, is_version=False))

    def _drop_versions(self) -> None:
        self._jobs = deque(job for job in self._jobs if not job.is_version)

    # The writing thread

    def _queue(self, job: _Job) -> None:
        self._jobs.append(job)
        if not self._is_over:
            self._work_on()

    def _work_on(self) -> None:
        if self._writer is None and self._jobs:
            self._writer = _Writer(self._jobs.popleft(), self)
            self._writer.finished.connect(self._on_writer_finished)
            self._writer.start()

    @Slot()
    def _on_writer_finished(self) -> None:
        """Hear of an end; it may be an old one that `shut_down` has dealt with."""
        if self._writer is not None and self._writer.isFinished():
            self._take_leave()
            if not self._is_over:
                self._work_on()

    def _take_leave(self) -> None:
        writer, self._writer = self._writer, None
        assert writer is not None
        writer.wait()
        writer.deleteLater()
        if writer.error is not None:
            self._tell(writer.error)
        elif writer.job.is_version:
            self._has_failed = False
            self.written.emit()

    def _tell(self, error: Exception) -> None:
        if not self._has_failed:
            reason = error_text(error)
            self.failed.emit(
                tr("Unsaved work cannot be kept safe from a crash: {reason}", reason=reason)
            )
        self._has_failed = True
        self._on_changed()


class _Writer(QThread):
    """Does one job; whatever happens, the thread ends and says how."""

    def __init__(self, job: _Job, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("recovery")
        self.job = job
        self.error: Exception | None = None

    def run(self) -> None:
        """Do the job."""
        try:
            self.job.act()
        except OSError as error:
            self.error = error
        except Exception as error:
            _log.exception("the recovery folder could not be written")
            self.error = error


def _small(image: QImage) -> QImage:
    if image.width() <= PICTURE_WIDTH:
        return image
    return image.scaledToWidth(PICTURE_WIDTH, Qt.TransformationMode.SmoothTransformation)
