"""A project and its file: network, training settings, data, weights, optimizer state, history."""

from typing import TYPE_CHECKING

from engine.late_names import late_names
from engine.project.project import Layout, Project

if TYPE_CHECKING:  # needed by who reads or writes a file: imported then
    from engine.project.project_file import (
        FILE_FORMAT,
        MOST_DATA_INSIDE,
        load_project,
        save_project,
    )
    from engine.project.salvage import PARTS, Salvage, salvage_project
else:
    __getattr__ = late_names(__name__, ("engine.project.project_file", "engine.project.salvage"))

__all__ = [
    "FILE_FORMAT",
    "MOST_DATA_INSIDE",
    "PARTS",
    "Layout",
    "Project",
    "Salvage",
    "load_project",
    "salvage_project",
    "save_project",
]
