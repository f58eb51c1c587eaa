"""A project and its file: network, training settings, data, weights, optimizer state, history."""

from engine.project.project import Layout, Project
from engine.project.project_file import (
    FILE_FORMAT,
    MOST_DATA_INSIDE,
    load_project,
    save_project,
)
from engine.project.salvage import PARTS, Salvage, salvage_project

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
