"""Where unsaved work waits for a crash: one folder for each document, locked while it is open."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QLockFile, QStandardPaths
from PySide6.QtGui import QImage

from engine import LayerloomError, Project, atomic_write, backup_path

_PROJECT: Final = "project.layerloom"
_PICTURE: Final = "picture.png"
_ABOUT: Final = "about.json"
_LOCK: Final = "lock"
_MOST_ABOUT: Final = 100_000
_MOST_TRIES: Final = 3


@dataclass(frozen=True)
class About:
    """What is said of work that is offered back.

    Parameters
    ----------
    path : Path or None
        The project's file; None if it was never saved.
    time : datetime
        When the work was as it is kept here; with its time zone.
    """

    path: Path | None
    time: datetime


def recovery_root() -> Path:
    """Return the folder that holds all recovery folders; it need not exist yet."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    return Path(place) / "recovery"


class RecoveryFolder:
    """One document's folder; whoever made or took it holds its lock until `remove` or `release`.

    Parameters
    ----------
    place : Path
        The folder.
    lock : QLockFile
        Held.
    """

    def __init__(self, place: Path, lock: QLockFile) -> None:
        self.place = place
        self._lock = lock

    @classmethod
    def create(cls, root: Path) -> "RecoveryFolder":
        """Make a new folder and lock it.

        Raises
        ------
        OSError
            If that cannot be done.
        """
        from uuid import uuid4  # not before there is something to keep

        for _ in range(_MOST_TRIES):
            place = root / str(uuid4())
            place.mkdir(parents=True)
            folder = cls.take(place)
            if folder is not None:
                return folder
            # A program that starts just now may have swept it away before it was locked.
            shutil.rmtree(place, ignore_errors=True)
        raise OSError(errno.EACCES, os.strerror(errno.EACCES), str(root))

    @classmethod
    def take(cls, place: Path) -> "RecoveryFolder | None":
        """Lock a folder; None where a running program has it."""
        lock = QLockFile(str(place / _LOCK))
        # Stale is what a dead process left, never what is merely old: windows stay open for days.
        lock.setStaleLockTime(0)
        return cls(place, lock) if lock.tryLock(0) else None

    def write(self, project: Project, about: About, picture: QImage) -> None:
        """Keep a project; at every instant the folder holds the work before or this one.

        Raises
        ------
        OSError
            If the disk refuses.
        """
        from json import dumps  # not before the window stands

        from engine import save_project

        save_project(project, self.place / _PROJECT)
        plain = {
            "path": None if about.path is None else str(about.path),
            "time": about.time.isoformat(),
        }
        with atomic_write(self.place / _ABOUT) as file:
            file.write(dumps(plain).encode())
        # A picture that is cut off by a crash is only a missing picture.
        picture.save(str(self.place / _PICTURE))

    def read(self) -> Project:
        """Return the work; where its last version is damaged, the one before.

        Raises
        ------
        LayerloomError, OSError
            If neither can be read.
        """
        from engine import load_project

        newest = self.place / _PROJECT
        try:
            return load_project(newest)
        except (LayerloomError, OSError):
            if not backup_path(newest).is_file():
                raise
            return load_project(backup_path(newest))

    @property
    def has_work(self) -> bool:
        """Whether there is something to be offered back."""
        return (self.place / _PROJECT).is_file()

    @property
    def about(self) -> About:
        """What is said of the work; from its file's date where nothing else is known."""
        plain = self._about_on_disk()
        path = plain.get("path")
        with suppress(ValueError):
            return About(_path(path), datetime.fromisoformat(str(plain.get("time"))).astimezone())
        written = (self.place / _PROJECT).stat().st_mtime
        return About(_path(path), datetime.fromtimestamp(written).astimezone())

    def _about_on_disk(self) -> dict[str, Any]:
        from json import loads

        with suppress(OSError, ValueError), (self.place / _ABOUT).open("rb") as file:
            plain = loads(file.read(_MOST_ABOUT))
            return plain if isinstance(plain, dict) else {}
        return {}

    @property
    def picture(self) -> QImage:
        """What the window showed; null if there is none."""
        place = self.place / _PICTURE
        return QImage(str(place)) if place.is_file() else QImage()

    def clear(self) -> None:
        """Forget the work and keep the folder: the document is as its file."""
        for name in (_PROJECT, f"{_PROJECT}.bak", _ABOUT, _PICTURE):
            with suppress(OSError):
                (self.place / name).unlink(missing_ok=True)

    def remove(self) -> None:
        """Forget the work and the folder, the project first: half a folder offers nothing."""
        self.clear()
        self._lock.unlock()
        shutil.rmtree(self.place, ignore_errors=True)

    def release(self) -> None:
        """Leave the work for the next start."""
        self._lock.unlock()


def abandoned(root: Path) -> list[RecoveryFolder]:
    """Take the folders of crashed programs, the newest work first; sweep those without work."""
    found = []
    for folder in _unheld(root):
        if folder.has_work:
            found.append(folder)
        else:
            folder.remove()
    return sorted(found, key=lambda folder: folder.about.time, reverse=True)


def _unheld(root: Path) -> Iterator[RecoveryFolder]:
    places = sorted(root.iterdir()) if root.is_dir() else []
    for place in places:
        folder = RecoveryFolder.take(place) if place.is_dir() else None
        if folder is not None:
            yield folder


def _path(plain: object) -> Path | None:
    return Path(plain) if isinstance(plain, str) and plain else None
