"""A number that is tried out is the same one in every notation, however its matrix is turned."""

import numpy as np
import pytest

from engine import (
    AddSpec,
    BatchNormalizationSpec,
    Choice,
    DenseSpec,
    ForwardRecord,
    LossRecord,
    MaxoutSpec,
    Trace,
    TrainingSpec,
)
from gui.stepping.notation import NOTATIONS
from gui.stepping.stops import Stop, stops_of
from tests.gui_tests.stepping_traces import joined_trace, small_trace

ENTROPY = TrainingSpec(loss=Choice("categorical_cross_entropy"))
TRACES = {
    "dense": small_trace(
        DenseSpec(id=2, units=4, activation=Choice("prelu")),
        BatchNormalizationSpec(id=3),
        MaxoutSpec(id=4, units=3, pieces=2),
        DenseSpec(id=5, units=2, activation=Choice("softmax")),
        training=ENTROPY,
    ),
    "joined": joined_trace(AddSpec(id=4)),
}


def recorded(trace: Trace, stop: Stop, tried_as: str) -> np.ndarray:
    """Return the array of the trace that a matrix says it shows."""
    records = {r.layer: r for r in trace.records if isinstance(r, ForwardRecord)}
    if tried_as == "targets":
        return next(r for r in trace.records if isinstance(r, LossRecord)).targets
    record = records[stop.layer]
    if tried_as == "inputs":
        return record.inputs
    return record.extras[tried_as] if tried_as in record.extras else getattr(record, tried_as)


@pytest.mark.parametrize("notation", list(NOTATIONS))
@pytest.mark.parametrize("name", list(TRACES))
def test_every_cell_leads_to_its_number_and_back(name: str, notation: str) -> None:
    trace, found = TRACES[name], set()
    for stop in stops_of(trace, NOTATIONS[notation]):
        for matrix in (m for one in stop.operations for m in one.matrices if m.tried_as):
            found.add(matrix.tried_as)
            array = recorded(trace, stop, matrix.tried_as)
            for cell in np.ndindex(matrix.values.shape):
                index = matrix.recorded_index(*cell)
                assert array[index] == matrix.values[cell]
                assert matrix.cell_of(index) == cell
    assert {"inputs", "targets", "weights", "bias"} <= found
    if name == "dense":
        assert {"slope", "gamma", "beta"} <= found


@pytest.mark.parametrize("name", list(TRACES))
def test_gradients_and_results_cannot_be_tried_out(name: str) -> None:
    for stop in stops_of(TRACES[name]):
        for operation in stop.operations:
            assert not operation.result.tried_as or len(operation.parts) == 1
            assert stop.phase != "update" or not any(m.tried_as for m in operation.matrices)
