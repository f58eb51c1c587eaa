"""Which weights and biases a selection means: their names and places in the flat vector."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from engine import MaxoutSpec, NetworkSpec, Parameter, ParameterTable, find_problems
from gui.document.selection import Selection
from gui.plots.chosen_number import MOST_CHOSEN, ChosenNumber

_BIASES: Final = ("bias", "beta")


def chosen_numbers(selection: Selection, spec: NetworkSpec) -> tuple[ChosenNumber, ...]:
    """Return the selected weight; of a neuron its weights and bias; of a layer the first ones.

    Without a selection the first layer's that has any. A network with faults has no numbers yet.
    """
    if any(not fault.is_warning for fault in find_problems(spec)):
        return ()
    table = ParameterTable.of(spec)
    weight, neuron = selection.weight, selection.neuron
    if weight is not None:
        parameter = table.by_key.get((weight.layer, weight.parameter))
        return () if parameter is None else (_number(parameter, weight.index),)
    layer = selection.layer
    if layer is None:
        layer = next((parameter.layer for parameter in table), None)
    own = [parameter for parameter in table if parameter.layer == layer]
    if neuron is None:
        indices = ((parameter, index) for parameter in own for index in np.ndindex(parameter.shape))
        return tuple(_number(*pair) for pair, _ in zip(indices, range(MOST_CHOSEN), strict=False))
    pieces = getattr(spec.by_id[neuron.layer], "pieces", 1)
    is_maxout = isinstance(spec.by_id[neuron.layer], MaxoutSpec)
    column = neuron.index * pieces if is_maxout else neuron.index
    return tuple(_of_column(own, column))


def _of_column(own: list[Parameter], column: int) -> Iterator[ChosenNumber]:
    """Yield the bias and the first weights that lead to a neuron."""
    rest = MOST_CHOSEN
    for parameter in sorted(own, key=lambda p: p.name not in _BIASES):
        if column >= parameter.shape[-1]:
            continue
        for row in np.ndindex(parameter.shape[:-1]):
            if rest == 0:
                return
            rest -= 1
            yield _number(parameter, (*row, column))


def _number(parameter: Parameter, index: tuple[int, ...]) -> ChosenNumber:
    within = int(np.ravel_multi_index(index, parameter.shape))
    places = "→".join(str(place + 1) for place in index)
    letter = {"weights": "w", "bias": "b", "gamma": "γ", "beta": "β"}.get(
        parameter.name, parameter.name
    )
    return ChosenNumber(f"{letter} {places}", parameter.place.start + within)
