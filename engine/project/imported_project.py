"""A project from a file of others, or one that takes the numbers of such a file."""

from dataclasses import replace

from engine.formats.importing import ImportedNetwork
from engine.network.network import Network
from engine.project.project import Project
from engine.specification import TrainingSpec
from engine.training.training_state import TrainingState


def imported_project(imported: ImportedNetwork) -> Project:
    """Return a new project of an imported network, with a loss that fits its output."""
    network = imported.network
    training = TrainingSpec(loss=imported.loss, dtype=network.dtype.name)
    return Project(network.spec, training, state=_beginning(network, training))


def project_with_weights_of(project: Project, imported: ImportedNetwork) -> Project:
    """Return a project with imported weights; its training begins anew with them.

    Parameters
    ----------
    project : Project
        It is not changed.
    imported : ImportedNetwork
        Weights that were put into this project's network.
    """
    state = _beginning(imported.network, project.training)
    return replace(project, state=state, history=None)


def _beginning(network: Network, training: TrainingSpec) -> TrainingState:
    state = TrainingState(network.copy(), training, samples=0)
    state.begin_here()
    return state
