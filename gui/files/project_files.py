"""Opening and saving: the document on one side, files on the other."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from engine import FileDamagedError, LayerloomError, Project, backup_path, load_example
from gui.background_task import CancelledError, wait_for
from gui.document.document import DocumentState, NetworkDocument
from gui.document.document_trainer import project_of, state_of
from gui.files.changed_elsewhere import Stamp, ask_to_replace, stamp_of
from gui.files.recovery_folder import RecoveryFolder
from gui.files.salvage_offer import Rescue
from gui.words.any_error import error_text
from gui.words.example_texts import in_words
from gui.words.translation import tr

SUFFIX: Final = ".layerloom"
_MOST_RECENT: Final = 8
_SAVED_IN: Final = "savedIn"


class ProjectFiles(QObject):
    """Every action on files; whatever fails, what was open stays open.

    Parameters
    ----------
    document : NetworkDocument
        What is saved, and what an opened project takes the place of.
    window : QWidget
        The parent of the dialogs.
    """

    failed = Signal(str)
    """A file could not be read or written; with the sentence to be shown."""
    rescued = Signal(object)
    """A project is damaged, but something is there in its place: a `Rescue`; after `failed`."""
    saved = Signal()
    """The project was saved."""
    recent_changed = Signal()
    """The list of recent files is another one."""

    def __init__(self, document: NetworkDocument, window: QWidget) -> None:
        super().__init__(window)
        self._document = document
        self._window = window
        self._project: Project | None = None
        #: What the document's file was like when it was last read or written here.
        self._stamp: Stamp | None = None
        #: Pauses a running training and returns what lets it go on; set by who trains.
        self.set_aside: Callable[[], Callable[[], None]] = lambda: _nothing
        #: Brings another window forward that shows a file; set by who knows the windows.
        self.shown_elsewhere: Callable[[Path], bool] = lambda _path: False

    def new(self) -> None:
        """Begin with an empty canvas, after asking for unsaved changes."""
        if self.may_leave():
            self._project = None
            self._document.open(DocumentState())

    def open_example(self, name: str) -> None:
        """Open an example as a project that was not saved yet."""
        if self.may_leave():
            self._show(in_words(load_example(name)), None)

    def open_new(self, project: Project) -> None:
        """Open a project that has no file yet, after asking for unsaved changes."""
        if self.may_leave():
            self._show(project, None)

    def open_to_try(self, project: Project, text: Callable[[], str]) -> None:
        """Open a project that has no file yet, without a question where undo can bring all back.

        In the place of a project without a file it is an entry of the history, which says `text`.
        One with a file is left as for `open_new`: saving must not write over it.
        """
        if self._document.path is not None:
            self.open_new(project)
            return
        self.set_aside()
        self._project = project
        self._document.exchange(state_of(project), text)

    def open(self) -> None:
        """Ask for a project file and open it."""
        if not self.may_leave():
            return
        path, _ = QFileDialog.getOpenFileName(
            self._window, tr("Open project"), self._folder(), _project_filter()
        )
        if path:
            self.open_path(Path(path))

    def open_recent(self, path: Path) -> None:
        """Open a project again, after asking for unsaved changes."""
        if self.may_leave():
            self.open_path(path)

    def open_path(self, path: Path) -> bool:
        """Open a project file; tell whether that worked.

        A file that another window has comes forward there, and this document stays.
        """
        if self.shown_elsewhere(path):
            return True

        def read() -> None:
            sentence = tr("Opening {file}…", file=path.name)
            project = wait_for(lambda: _opened(path), sentence, self._window)
            self._show(project, path)
            self._remember(path)

        try:
            return self._attempt(read)
        except FileDamagedError as error:
            self.failed.emit(error_text(error, self._document.state.network))
            self._try(lambda: self._rescue(path))
            return False

    def _rescue(self, path: Path) -> None:
        """Look for what there is in place of a damaged project, and offer it."""
        sentence = tr("Looking for what can be saved from {file}…", file=path.name)
        rescue = wait_for(lambda: _found_in_place_of(path), sentence, self._window)
        if rescue.salvage is not None or rescue.earlier is not None:
            self.rescued.emit(rescue)

    def open_salvage(self, rescue: Rescue) -> None:
        """Open what was saved as a project without a file, after asking for unsaved changes."""
        if rescue.salvage is not None and self.may_leave():
            self._show(rescue.salvage.project, None)
            self._document.reset_clean()

    def open_earlier(self, rescue: Rescue) -> None:
        """Open the version before in the damaged one's place, after asking for unsaved changes."""
        if rescue.earlier is not None and self.may_leave():
            self._show(rescue.earlier, rescue.path)
            self._document.reset_clean()

    def restore(self, work: RecoveryFolder) -> bool:
        """Open what a crash left unsaved, after asking for changes; tell whether that worked."""

        def read() -> None:
            project, path = work.read(), work.about.path
            self._show(_with_data(project, work.place), path)

        return self.may_leave() and self._try(read)

    def save(self) -> bool:
        """Save to the project's file, or ask for one; tell whether it was saved."""
        path = self._document.path
        if path is None:
            return self.save_as()
        if not self._is_changed_elsewhere(path):
            return self.save_to(path)
        answer, buttons = ask_to_replace(path, self._window), QMessageBox.StandardButton
        if answer == buttons.Yes:
            return self.save_as()
        return answer == buttons.Save and self.save_to(path)

    def _is_changed_elsewhere(self, path: Path) -> bool:
        """Tell whether somebody else has written the file; one that is gone is written anew."""
        found = stamp_of(path)
        return found is not None and found != self._stamp

    def save_as(self) -> bool:
        """Ask for a file and save to it; tell whether it was saved."""
        path, _ = QFileDialog.getSaveFileName(
            self._window, tr("Save project"), self._folder(), _project_filter()
        )
        return bool(path) and self.save_to(_with_suffix(Path(path), SUFFIX))

    def save_to(self, path: Path) -> bool:
        """Save to a file; tell whether it was saved."""
        go_on = self.set_aside()
        try:
            return self._save(path)
        finally:
            go_on()

    def _save(self, path: Path) -> bool:
        project = self.present()
        from engine import save_project  # not before the window stands

        QSettings().setValue(_SAVED_IN, str(path.resolve().parent))
        if not self._try(lambda: save_project(project, path)):
            return False
        self._project = project
        self._stamp = stamp_of(path)
        self._document.set_path(path)
        self._document.set_clean()
        self._remember(path)
        self.saved.emit()
        return True

    def may_leave(self) -> bool:
        """Ask Save, Discard or Cancel where something is not saved; tell whether to go on."""
        go_on = self.set_aside()
        if self._document.is_clean:
            return True
        answer = self._ask()
        buttons = QMessageBox.StandardButton
        if answer == buttons.Discard or (answer == buttons.Save and self.save()):
            return True
        go_on()
        return False

    def _ask(self) -> int:
        buttons = QMessageBox.StandardButton
        box = QMessageBox(self._window)
        box.setObjectName("unsavedChanges")
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(tr("Save the changes to this project?"))
        box.setInformativeText(tr("Without saving they are lost."))
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        box.setDefaultButton(buttons.Save)
        # "Discard" does not say of what.
        box.button(buttons.Discard).setText(tr("Don't save"))
        return box.exec()

    @property
    def recent(self) -> list[Path]:
        """Projects opened or saved lately, the last one first."""
        stored = QSettings().value("recentFiles", [])
        names = stored if isinstance(stored, list) else [stored]
        return [Path(name) for name in names if isinstance(name, str)]

    @property
    def folders(self) -> set[Path]:
        """Folders in which a save may have been cut off."""
        saved_in = QSettings().value(_SAVED_IN)
        known = {path.parent for path in self.recent}
        return known | {Path(saved_in)} if isinstance(saved_in, str) and saved_in else known

    def _remember(self, path: Path) -> None:
        others = [known for known in self.recent if known != path.resolve()]
        names = [str(known) for known in (path.resolve(), *others)][:_MOST_RECENT]
        QSettings().setValue("recentFiles", names)
        self.recent_changed.emit()

    def present(self) -> Project:
        """Return the document as a project, with what a newer version had written into it."""
        unknown = {} if self._project is None else self._project.unknown
        return project_of(self._document.state, unknown)

    def _show(self, project: Project, path: Path | None) -> None:
        self._project = project
        self._stamp = None if path is None else stamp_of(path)
        self._document.open(state_of(project), path)

    def _folder(self) -> str:
        path = self._document.path
        return "" if path is None else str(path.parent)

    def _try(self, action: Callable[[], None]) -> bool:
        try:
            return self._attempt(action)
        except FileDamagedError as error:
            self.failed.emit(error_text(error, self._document.state.network))
            return False

    def _attempt(self, action: Callable[[], None]) -> bool:
        """Do something with files; say what was wrong unless a file is damaged, which is raised."""
        try:
            action()
        except FileDamagedError:
            raise
        except (LayerloomError, OSError) as error:
            self.failed.emit(error_text(error, self._document.state.network))
        except CancelledError:
            pass
        else:
            return True
        return False


def _nothing() -> None:
    """Do nothing: nothing was running."""


def _found_in_place_of(path: Path) -> Rescue:
    """Return what can be saved from a damaged project, and the version before."""
    from engine import salvage_project

    salvage, earlier = salvage_project(path), backup_path(path)
    if salvage is not None:
        salvage = replace(salvage, project=_with_data(salvage.project, path.parent))
    if not earlier.is_file():
        return Rescue(path, salvage, None)
    try:
        return Rescue(path, salvage, _opened(earlier))
    except (LayerloomError, OSError):
        return Rescue(path, salvage, None)


def _opened(path: Path) -> Project:
    from engine import load_project  # not before the window stands

    return _with_data(load_project(path), path.parent)


def _with_data(project: Project, folder: Path) -> Project:
    """Return the project with its data where they are on this machine.

    A project without its data is shown all the same: only training waits for them.
    """
    if project.dataset is not None or project.data is None:
        return project
    from engine import reload

    try:
        dataset = reload(project.data, folder)
    except (LayerloomError, OSError):
        return project
    # Scaled here, away from the window's thread, and kept for whoever trains.
    dataset.inputs_as(project.training.dtype)
    return replace(project, dataset=dataset)


def _project_filter() -> str:
    return tr("Layerloom projects ({pattern})", pattern=f"*{SUFFIX}")


def _with_suffix(path: Path, suffix: str) -> Path:
    return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)
