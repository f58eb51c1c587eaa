"""Files that are either the old version or the new one, whatever happens while they are written."""

import errno
import os
import secrets
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from io import BufferedWriter, FileIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from engine.files.special_files import refuse_special

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_PREFIX: Final = ".layerloom-"
_SUFFIX: Final = ".part"
_AT_ONCE: Final = 2**20
"""Bytes between two looks of whoever watches the writing."""

Watch = Callable[[int], None]
_watch: ContextVar[Watch | None] = ContextVar("watch", default=None)

if sys.platform != "win32":
    import fcntl


@contextmanager
def atomic_write(path: Path, keep_previous: bool = False) -> Iterator[BinaryIO]:
    """Open a file for writing that takes `path`'s place when the block ends without an error.

    The bytes go to a temporary file in the same folder, which is flushed to the disk and renamed;
    the folder is flushed too. What earlier crashes left behind in the folder is removed.

    Parameters
    ----------
    path : Path
        The file; where it is a symbolic link, the file that it points to.
    keep_previous : bool
        Whether the version before stays beside it, with ``.bak`` behind its name.

    Raises
    ------
    OSError
        If the folder cannot be written to, or what is there is write-protected or no file; it
        is then as it was.
    """
    target = Path(os.path.realpath(path))
    refuse_protected(path)
    sweep_orphans(target.parent)
    try:
        part = _new_part(target.parent)
    except OSError as error:  # say which file was wanted, not which temporary one
        raise OSError(error.errno, error.strerror, str(path)) from error
    place = Path(part.name)
    try:
        with part:
            yield part
            part.flush()
            os.fsync(part.fileno())
            if sys.platform != "win32":  # Windows cannot rename a file that is open
                _put_in_place(place, target, keep_previous)
        if sys.platform == "win32":
            _put_in_place(place, target, keep_previous)
    finally:
        place.unlink(missing_ok=True)
    _flush_folder(target.parent)


def refuse_protected(path: Path) -> None:
    """Raise where something is there that must not be replaced: renaming would not ask.

    Raises
    ------
    PermissionError
        If it is a write-protected file.
    OSError
        If it is a pipe or a device; a file would stand in its place.
    """
    if path.exists():
        refuse_special(path)
    if path.is_file() and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))


@contextmanager
def watched_writing(watch: Watch) -> Iterator[None]:
    """Have everything that this thread writes with `atomic_write` in the block watched.

    Parameters
    ----------
    watch : callable
        Told how many bytes come next, at most a megabyte. What it raises ends the writing, and
        the old file stays: so a long export is cancelled.
    """
    token = _watch.set(watch)
    try:
        yield
    finally:
        _watch.reset(token)


class _WatchedFile(FileIO):
    """A new file that tells how much is written to it."""

    def write(self, data: "ReadableBuffer", /) -> int:
        """Write the beginning of `data`, at most `_AT_ONCE` bytes; return how much it was."""
        piece = memoryview(data)[:_AT_ONCE]
        watch = _watch.get()
        if watch is not None:
            watch(len(piece))
        return super().write(piece)


def sweep_orphans(folder: Path) -> None:
    """Remove the temporary files in a folder that no running program writes to any more."""
    with suppress(OSError):
        for orphan in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
            _remove_if_orphaned(orphan)


def backup_path(path: Path) -> Path:
    """Return where `atomic_write` keeps the version before."""
    return path.with_name(path.name + ".bak")


def _new_part(folder: Path) -> BinaryIO:
    """Create and lock a temporary file; a sweep of another process may have been faster."""
    while True:
        name = folder / f"{_PREFIX}{secrets.token_hex(8)}{_SUFFIX}"
        part = BufferedWriter(_WatchedFile(str(name), "xb"))
        _lock(part)
        if os.fstat(part.fileno()).st_nlink > 0:
            return part
        part.close()


def _lock(part: BinaryIO) -> None:
    """Mark a file as in use; the system forgets the mark when the process dies."""
    if sys.platform != "win32":
        with suppress(OSError):  # a file system without locks: the sweep finds none to remove
            fcntl.flock(part, fcntl.LOCK_EX)


def _remove_if_orphaned(orphan: Path) -> None:
    """Remove a file unless somebody has it locked; Windows refuses where somebody has it open."""
    with suppress(OSError), orphan.open("rb") as file:
        if sys.platform != "win32":
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            orphan.unlink()
    if sys.platform == "win32":
        with suppress(OSError):
            orphan.unlink()


def _put_in_place(place: Path, target: Path, keep_previous: bool) -> None:
    if target.exists():
        shutil.copymode(target, place)
        if keep_previous:
            _keep(target)
    place.replace(target)


def _keep(target: Path) -> None:
    """Give the present version a second name, so that `target` is never missing for a moment."""
    spare = target.parent / f"{_PREFIX}{secrets.token_hex(8)}{_SUFFIX}"
    with target.open("rb") as present:
        _lock(present)  # the second name is the same file: no sweep removes it meanwhile
        try:
            os.link(target, spare)
        except OSError:  # a file system without hard links
            _keep_copy(target, present)
            return
        spare.replace(backup_path(target))


def _keep_copy(target: Path, present: BinaryIO) -> None:
    with _new_part(target.parent) as copy:
        shutil.copyfileobj(present, copy)
    Path(copy.name).replace(backup_path(target))


def _flush_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network file systems cannot flush a folder
            os.fsync(handle)
    finally:
        os.close(handle)
