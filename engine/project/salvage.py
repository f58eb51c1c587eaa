"""What can be saved from a damaged project: each part that is whole, and the weights one by one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, TypeVar

import numpy as np

from engine.errors import LayerloomError, SpecificationError
from engine.files.array_archive import ArchiveReader
from engine.network.network import Network
from engine.project.checked_values import object_at, whole_at
from engine.project.damaged_archive import FoundMember, found_members, packed_anew
from engine.project.project import Project
from engine.project.project_file import (
    FILE_FORMAT,
    JSON_PART,
    data_description_in,
    dataset_in,
    history_in,
    layout_in,
    network_in,
    state_in,
)
from engine.specification import (
    NetworkSpec,
    TrainingSpec,
    find_problems,
    training_from_plain,
)
from engine.training.training_state import TrainingState

PARTS: Final = ("network", "training", "layout", "weights", "progress", "history", "data")
"""The parts of a project, in the order in which they are told."""

Part = TypeVar("Part")

#: What no window lets anybody set: these settings were damaged.
_IMPOSSIBLE: Final = ("training_out_of_range", "training_unknown_choice")

#: What reading a part that is damaged can come to; never the disk's own errors.
_DAMAGE: Final = (LayerloomError, ValueError, OverflowError, MemoryError, KeyError, TypeError)


@dataclass(frozen=True, eq=False)
class Salvage:
    """What was saved from a damaged project file.

    Parameters
    ----------
    project : Project
        With what was saved; the rest is as in a new project.
    saved, damaged, lost : tuple of str
        Which of `PARTS` are whole, in part there, and gone; a part that the file never had is in
        none of them. ``progress`` is the optimizer's state and the place in the training.
    is_doubtful : bool
        Whether the checksum of network and settings is wrong, though they can be read: a number
        among them may be another one.
    """

    project: Project
    saved: tuple[str, ...]
    damaged: tuple[str, ...]
    lost: tuple[str, ...]
    is_doubtful: bool


def salvage_project(path: Path) -> Salvage | None:
    """Return what can be saved from a damaged project file; None without even its network.

    Raises
    ------
    OSError
        If the file may not be read.
    """
    members = found_members(path)
    plan = members.get(JSON_PART)
    if plan is None:
        return None
    archive = ArchiveReader(path, packed_anew(members), "project")
    try:
        plain = archive.json(JSON_PART)
        if whole_at(object_at({"project": plain}, "project"), "format", 1) > FILE_FORMAT:
            return None
        network = network_in(plain)
    except _DAMAGE:
        return None
    return _Salvager(path, plain, archive, network).salvage(plan)


class _Salvager:
    """Tries part after part, and notes what became of each."""

    def __init__(
        self, path: Path, plain: Mapping[str, Any], archive: ArchiveReader, network: NetworkSpec
    ) -> None:
        self._folder = path.parent
        self._plain = plain
        self._archive = archive
        self._network = network
        self._fates: dict[str, str] = {"network": "saved"}

    def salvage(self, plan: FoundMember) -> Salvage:
        """Return what could be saved."""
        training = self._try("training", self._training) or TrainingSpec()
        project = Project(self._network, training, layout=self._try("layout", self._layout) or {})
        project = self._with_data(project)
        project = self._with_weights(project)
        fates = {
            fate: tuple(part for part in PARTS if self._fates.get(part) == fate)
            for fate in ("saved", "damaged", "lost")
        }
        return Salvage(project, **fates, is_doubtful=not plan.is_whole)

    def _try(self, part: str, read: Callable[[], Part]) -> Part | None:
        try:
            found = read()
        except _DAMAGE:
            self._fates[part] = "lost"
            return None
        if found is not None:
            self._fates[part] = "saved"
        return found

    def _training(self) -> TrainingSpec:
        training = training_from_plain(object_at(self._plain, "training"))
        faults = find_problems(self._network, training)
        impossible = [fault for fault in faults if fault.kind in _IMPOSSIBLE]
        if impossible:
            raise SpecificationError(problem=impossible[0])
        return training

    def _layout(self) -> Any:
        return layout_in(self._plain, self._network)

    def _with_data(self, project: Project) -> Project:
        data = self._try("data", lambda: data_description_in(self._plain, self._folder))
        if data is None:
            return project
        try:
            dataset = dataset_in(data, self._archive)
        except _DAMAGE:
            dataset = None
            self._fates["data"] = "damaged"
        if dataset is None and data.source.kind == "typed":
            self._fates["data"] = "damaged"
        return replace(project, data=data, dataset=dataset)

    def _with_weights(self, project: Project) -> Project:
        """Return the project with its whole state, else with each tensor that is there."""
        if self._plain.get("state") is None:
            return project
        state = self._try("progress", lambda: state_in(self._plain, self._network, self._archive))
        if state is not None:
            self._fates["weights"] = "saved"
            history = self._try("history", lambda: history_in(self._plain, self._archive))
            return replace(project, state=state, history=history)
        # Curves belong to steps, and those are counted from the beginning again.
        if self._plain.get("history") is not None:
            self._fates["history"] = "lost"
        return replace(project, state=self._weights_alone(project))

    def _weights_alone(self, project: Project) -> TrainingState | None:
        self._fates["weights"] = "lost"
        training = project.training
        try:
            network = Network.build(project.network, training.seed, training.dtype)
            state = TrainingState(network, training, 0)
        except _DAMAGE:
            return None
        put = [self._put(view, name) for name, view in _arrays(network)]
        if not any(put):
            return None
        self._fates["weights"] = "saved" if all(put) else "damaged"
        state.begin_here()
        return state

    def _put(self, view: Any, name: str) -> bool:
        """Write a tensor of the file into the network, if it is there and fits."""
        try:
            values = self._archive.array(name, (view.dtype.newbyteorder("<").str,), view.shape)
        except _DAMAGE:
            return False
        if not np.isfinite(values).all():
            return False
        view[...] = values
        return True


def _arrays(network: Network) -> list[tuple[str, Any]]:
    return [
        (f"parameters/{layer}.{name}", view)
        for layer, own in network.views.items()
        for name, view in own.items()
    ]
