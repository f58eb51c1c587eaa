"""A training state as plain data and named arrays, and back."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.errors import SpecificationError
from engine.files.array_archive import WHOLE_NUMBERS, ArchiveReader
from engine.files.file_values import FileValueError, wrong_value
from engine.network.network import Network
from engine.network.parameters import ParameterTable
from engine.project.checked_values import (
    number_at,
    number_to_plain,
    numbers,
    object_at,
    whole_at,
)
from engine.specification import (
    NetworkSpec,
    TrainingSpec,
    find_problems,
    training_from_plain,
    training_to_plain,
)
from engine.training.capture import Capture, Position
from engine.training.early_stopping import StoppingWatch
from engine.training.training_state import TrainingState

Arrays = dict[str, NDArray[Any]]
PlainData = dict[str, Any]

_MOST_THREADS: Final = 1024
_PCG64: Final = "PCG64"
_HEXADECIMAL: Final = re.compile("[0-9a-f]{1,32}")


def state_to_plain(state: TrainingState) -> tuple[PlainData, Arrays]:
    """Return a state as plain data and arrays.

    The arrays are named by the layer's id, which stays when a layer is renamed and is safe in a
    zip: ``parameters/3.weights``, ``moments/first_moment/3.weights``.
    """
    capture, table = state.capture(), state.network.table
    arrays = dict(_by_parameter("parameters", capture.parameters, table))
    for slot, moments in capture.optimizer.items():
        arrays |= _by_parameter(f"moments/{slot}", moments, table)
    if capture.watch.best_parameters is not None:
        arrays |= _by_parameter("best", capture.watch.best_parameters, table)
    if state.initial is not None:
        arrays |= _by_parameter("initial", state.initial_network().parameters, table)
    arrays["order"] = capture.order.astype("<i8")
    position = capture.position
    plain = {
        "training": training_to_plain(state.training),
        "samples": state.samples,
        "has_initial": state.initial is not None,
        "threads": capture.threads,
        "position": {
            "step": position.step,
            "epoch": position.epoch,
            "start": position.start,
            "loss_sum": number_to_plain(position.loss_sum),
        },
        "optimizer": {
            "steps": capture.optimizer_steps,
            "scalars": _numbers_to_plain(capture.optimizer_scalars),
        },
        "schedule": _numbers_to_plain(capture.schedule),
        "watch": {
            "best": number_to_plain(capture.watch.best),
            "waited": capture.watch.waited,
            "has_parameters": capture.watch.best_parameters is not None,
        },
        "shuffling": _generator_to_plain(capture.shuffling),
        "generators": {str(i): _generator_to_plain(g) for i, g in capture.generators.items()},
    }
    return plain, arrays


def _by_parameter(
    folder: str, vector: NDArray[Any], table: ParameterTable
) -> Iterator[tuple[str, NDArray[Any]]]:
    for parameter in table:
        values = vector[parameter.place].reshape(parameter.shape)
        yield f"{folder}/{parameter.layer}.{parameter.name}", values


def _numbers_to_plain(values: Mapping[str, float]) -> PlainData:
    return {name: number_to_plain(value) for name, value in values.items()}


def _generator_to_plain(state: Mapping[str, Any]) -> PlainData:
    """Return a PCG64's state; its 128-bit numbers as text, which no JSON reader rounds."""
    return {
        "kind": state["bit_generator"],
        "state": f"{state['state']['state']:x}",
        "increment": f"{state['state']['inc']:x}",
        "has_uint32": state["has_uint32"],
        "uinteger": state["uinteger"],
    }


def state_from_plain(plain: Any, spec: NetworkSpec, arrays: ArchiveReader) -> TrainingState:
    """Return the state that `state_to_plain` wrote.

    Every size is known from the network before anything is read.

    Raises
    ------
    LayerloomError
        If a part is missing or does not fit.
    """
    training = training_from_plain(object_at(plain, "training"))
    _refuse_problems(spec, training)
    samples = whole_at(plain, "samples")
    order = _order(arrays, samples)
    table = ParameterTable.of(spec)
    parameters = _vector("parameters", table, arrays, training)
    if not np.isfinite(parameters).all():
        wrong = parameters[~np.isfinite(parameters)]
        raise wrong_value("parameters", "finite", float(wrong[0]))
    state = TrainingState(Network(spec, training.dtype), training, samples)
    fresh = state.capture()
    state.restore(
        Capture(
            parameters=parameters,
            optimizer={
                slot: _vector(f"moments/{slot}", table, arrays, training)
                for slot in fresh.optimizer
            },
            optimizer_scalars=_scalars(object_at(plain, "optimizer"), fresh),
            optimizer_steps=whole_at(object_at(plain, "optimizer"), "steps"),
            schedule=numbers(object_at(plain, "schedule")),
            generators=_generators(object_at(plain, "generators"), fresh),
            shuffling=_generator(object_at(plain, "shuffling")),
            order=order,
            position=_position(object_at(plain, "position"), samples),
            watch=_watch(object_at(plain, "watch"), table, arrays, training),
            threads=whole_at(plain, "threads", 1, _MOST_THREADS),
        )
    )
    if plain.get("has_initial", False) is True:
        state.initial = Network(spec, training.dtype)
        state.initial.parameters[:] = _vector("initial", table, arrays, training)
    return state


def _refuse_problems(spec: NetworkSpec, training: TrainingSpec) -> None:
    """Refuse before sizes are worked out from a network that has none."""
    for problem in find_problems(spec, training):
        if not problem.is_warning:
            raise SpecificationError(problem=problem)


def _order(arrays: ArchiveReader, samples: int) -> NDArray[np.intp]:
    order = arrays.array("order", WHOLE_NUMBERS, (samples,)).astype(np.intp)
    if not np.array_equal(np.sort(order), np.arange(samples)):
        raise wrong_value("order", "permutation", order[:10].tolist(), last=samples - 1)
    return order


def _vector(
    folder: str, table: ParameterTable, arrays: ArchiveReader, training: TrainingSpec
) -> NDArray[Any]:
    dtype = np.dtype(training.dtype)
    # All are read, and with that checked, before the vector is allocated.
    read = [
        arrays.array(f"{folder}/{own.layer}.{own.name}", (dtype.str,), own.shape) for own in table
    ]
    vector = np.empty(table.size, dtype)
    for parameter, values in zip(table, read, strict=True):
        vector[parameter.place] = values.ravel()
    return vector


def _scalars(plain: Mapping[str, Any], fresh: Capture) -> dict[str, float]:
    scalars = numbers(object_at(plain, "scalars"))
    if scalars.keys() != fresh.optimizer_scalars.keys():
        raise _other_keys("scalars", fresh.optimizer_scalars, scalars)
    return scalars


def _position(plain: Mapping[str, Any], samples: int) -> Position:
    return Position(
        step=whole_at(plain, "step"),
        epoch=whole_at(plain, "epoch"),
        start=whole_at(plain, "start", 0, samples),
        loss_sum=number_at(plain, "loss_sum"),
    )


def _watch(
    plain: Mapping[str, Any], table: ParameterTable, arrays: ArchiveReader, training: TrainingSpec
) -> StoppingWatch:
    kept = plain.get("has_parameters") is True
    best = _vector("best", table, arrays, training) if kept else None
    return StoppingWatch(number_at(plain, "best"), whole_at(plain, "waited"), best)


def _generators(plain: Mapping[str, Any], fresh: Capture) -> dict[int, dict[str, Any]]:
    wanted = [str(layer_id) for layer_id in fresh.generators]
    if set(plain) != set(wanted):
        raise _other_keys("generators", wanted, plain)
    return {layer_id: _generator(object_at(plain, str(layer_id))) for layer_id in fresh.generators}


def _other_keys(place: str, wanted: Collection[str], received: Mapping[str, Any]) -> FileValueError:
    names = ", ".join(sorted(wanted)) or "{}"
    return wrong_value(place, "same_keys", sorted(received), names=names)


def _generator(plain: Mapping[str, Any]) -> dict[str, Any]:
    if plain.get("kind") != _PCG64:
        raise wrong_value("kind", "one_of", plain.get("kind"), names=_PCG64)
    numbers_of_128_bits = {
        "state": _hexadecimal(plain.get("state")),
        "inc": _hexadecimal(plain.get("increment")),
    }
    return {
        "bit_generator": _PCG64,
        "state": numbers_of_128_bits,
        "has_uint32": whole_at(plain, "has_uint32", 0, 1),
        "uinteger": whole_at(plain, "uinteger", 0, 2**32 - 1),
    }


def _hexadecimal(text: Any) -> int:
    if not isinstance(text, str) or not _HEXADECIMAL.fullmatch(text):
        raise wrong_value("generators", "hexadecimal", text)
    return int(text, 16)
