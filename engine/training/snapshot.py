"""What the window is told about a running training: frozen copies, made between two steps."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.array_types import Array
from engine.network.workspace import LayerValues
from engine.training.capture import Rows
from engine.training.diagnosis import LayerDiagnosis, diagnose, norm
from engine.training.history import History, SeriesView
from engine.training.training_state import TrainingState


@dataclass(frozen=True, slots=True)
class SnapshotRequest:
    """What a snapshot should hold; nothing that nobody looks at is computed.

    Parameters
    ----------
    layers : bool
        What every layer computed for the last batch.
    parameters : bool
        A copy of the flat parameter vector.
    curves : bool
        The history's series.
    state : bool
        Copies of the whole training state and history: what a project file keeps.
    diagnosis : bool
        How every layer fared; asked of a running training, it waits for one more step.
    gradients : bool
        A copy of the flat gradient vector of the last step.
    """

    layers: bool = False
    parameters: bool = False
    curves: bool = True
    state: bool = False
    diagnosis: bool = False
    gradients: bool = False


@dataclass(frozen=True, slots=True)
class TrainingSnapshot:
    """A running training at one moment between two steps.

    Parameters
    ----------
    step, epoch, batch : int
        Updates done; epochs completed; batches done in the present epoch.
    batches_per_epoch : int
        Batches in an epoch.
    loss : float
        Of the last step; NaN before the first.
    epoch_loss : float
        Mean over the samples of the present epoch so far.
    learning_rate : float
        η now.
    accuracy, validation_loss, validation_accuracy : float
        As last measured; NaN where not.
    penalty : float
        What L1 and L2 add to the loss now.
    gradient_norms : mapping of layer id to float
        Euclidean norm of all gradients of a layer in the last step.
    parameters : array (P,) or None
    layers : mapping of layer id to LayerValues, or None
        Of the last batch.
    rows : array of int or None
        Which samples the last batch held.
    curves : mapping of name to SeriesView, or None
    state : TrainingState or None
        A copy: nobody changes it any more.
    history : History or None
        A copy, of the same moment.
    diagnosis : mapping of layer id to LayerDiagnosis, or None
        Of the last step; only layers of which there is something to say. While nothing runs, an
        `update_ratio` may be missing or that of an earlier step.
    gradients : array (P,) or None
        Of the last step.
    """

    step: int
    epoch: int
    batch: int
    batches_per_epoch: int
    loss: float
    epoch_loss: float
    learning_rate: float
    accuracy: float
    validation_loss: float
    validation_accuracy: float
    penalty: float
    gradient_norms: Mapping[int, float]
    parameters: Array | None
    layers: Mapping[int, LayerValues] | None
    rows: Rows | None
    curves: Mapping[str, SeriesView] | None
    state: TrainingState | None = None
    history: History | None = None
    diagnosis: Mapping[int, LayerDiagnosis] | None = None
    gradients: Array | None = None


def take_snapshot(
    state: TrainingState,
    history: History,
    request: SnapshotRequest,
    update_ratios: Mapping[int, float] | None = None,
) -> TrainingSnapshot:
    """Copy what the request asks for; call it between steps only.

    Parameters
    ----------
    state : TrainingState
    history : History
    request : SnapshotRequest
    update_ratios : mapping of layer id to float, optional
        For the diagnosis.
    """
    position = state.position
    last_rows = state.last_rows()
    bound = state.bound_step(len(last_rows)).bound if last_rows is not None else None
    norms = _gradient_norms(state)
    return TrainingSnapshot(
        step=position.step,
        epoch=position.epoch,
        batch=state.batch,
        batches_per_epoch=state.batches_per_epoch,
        loss=history.steps.last,
        epoch_loss=state.epoch_loss,
        learning_rate=state.learning_rate,
        accuracy=history.accuracy.last_known,
        validation_loss=history.validation_loss.last_known,
        validation_accuracy=history.validation_accuracy.last_known,
        penalty=state.penalty(),
        gradient_norms=norms,
        parameters=state.network.parameters.copy() if request.parameters else None,
        layers=bound.values() if request.layers and bound is not None else None,
        rows=last_rows,
        curves=history.views() if request.curves else None,
        state=state.copy() if request.state else None,
        history=history.copy() if request.state else None,
        diagnosis=diagnose(bound, norms, update_ratios or {}) if request.diagnosis else None,
        gradients=state.network.gradients.copy() if request.gradients else None,
    )


def _gradient_norms(state: TrainingState) -> dict[int, float]:
    return {
        layer_id: norm(gradients.values())
        for layer_id, gradients in state.network.gradient_views.items()
    }
