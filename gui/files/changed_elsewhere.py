"""A project's file that somebody else has written meanwhile: nobody's work is lost unasked."""

from pathlib import Path

from PySide6.QtWidgets import QMessageBox, QWidget

from engine import backup_path
from gui.words.translation import tr

Stamp = tuple[int, int, int]
"""What tells a file that was written again: its number, its size, its time in nanoseconds."""


def stamp_of(path: Path) -> Stamp | None:
    """Return what a file is like now, None where there is none that can be seen."""
    try:
        seen = path.stat()
    except OSError:
        return None
    return seen.st_ino, seen.st_size, seen.st_mtime_ns


def ask_to_replace(path: Path, window: QWidget) -> QMessageBox.StandardButton:
    """Ask what to do: ``Save`` replaces the file, ``Yes`` saves to another, ``Cancel`` waits."""
    buttons = QMessageBox.StandardButton
    box = QMessageBox(window)
    box.setObjectName("changedElsewhere")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(tr("{file} has changed on the disk since it was opened here.", file=path.name))
    backup = backup_path(path).name
    box.setInformativeText(tr("If you replace it, what is there now stays as {file}.", file=backup))
    box.setStandardButtons(buttons.Yes | buttons.Save | buttons.Cancel)
    box.setDefaultButton(buttons.Yes)
    box.button(buttons.Yes).setText(tr("Save as…"))
    box.button(buttons.Save).setText(tr("Replace"))
    return QMessageBox.StandardButton(box.exec())
