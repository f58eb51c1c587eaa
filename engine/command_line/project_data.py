"""The data a command works on: those named on the command line, else the project's own."""

from pathlib import Path
from typing import ClassVar

from engine.command_line.downloading import download_missing
from engine.datasets import Dataset, built_in_name, load_source, reload
from engine.errors import LayerloomError
from engine.project import Project


class NoDataError(LayerloomError):
    """A project has no data and none were named."""

    template: ClassVar[str] = "{path} has no data. Name some with --data SOURCE."


def data_of(project: Project, path: Path, source: str | None) -> Dataset:
    """Return the data named by `source`, read as the project's are; else the project's own.

    MNIST, asked for by its name, is downloaded if it was not yet.

    Raises
    ------
    DataError, DataMissingError, DownloadFailedError
        If they are not on this machine, or not what they were.
    NoDataError
        If there are none.
    """
    if source is not None:
        name = built_in_name(source)
        if name is not None:
            download_missing(name)
        return load_source(source, like=project.data)
    if project.dataset is not None:
        return project.dataset
    if project.data is None:
        raise NoDataError(path=path)
    return reload(project.data, path.parent)
