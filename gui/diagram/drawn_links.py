"""Which weights are drawn as lines, from where to where and how strong; and heat maps' cells."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from gui.diagram.layout_parts import BiasNode, FloatArray, Group, IndexArray, Layout
from gui.diagram.level_of_detail import OWN_BUDGET, PairDetail
from gui.document.selection import Neuron

Numbers = Mapping[str, NDArray[Any]]
"""The parameters of one layer, or their gradients, by name."""

ZERO_LEVEL: Final = 127
"""The cell of a heat map that stands for 0; 0 is the most negative, 254 the most positive."""
HEAT_MAP_CELLS: Final = 256
"""At most so many cells across and down: each then shows the strongest of its weights."""


@dataclass(frozen=True, eq=False)
class LinkLines:
    """The links of one parameter tensor that are drawn, weakest first.

    Parameters
    ----------
    layer : int
        Whose parameter it is.
    parameter : str
        ``weights`` or ``bias``.
    rows, columns : array (L,)
        Index of each in its tensor; all rows are 0 for a bias.
    values : array (L,)
        The numbers, NaN where there are none yet.
    strength : array (L,)
        From 0 to 1: size relative to the layer's largest; where only the strongest are drawn,
        from the weakest of these to the largest.
    starts, ends : array (L, 2)
        Where each line begins and ends.
    """

    layer: int
    parameter: str
    rows: IndexArray
    columns: IndexArray
    values: FloatArray
    strength: FloatArray
    starts: FloatArray
    ends: FloatArray

    def index(self, line: int) -> tuple[int, ...]:
        """Return the index of one line's number in its tensor."""
        row, column = int(self.rows[line]), int(self.columns[line])
        return (column,) if self.parameter == "bias" else (row, column)

    def number(self, index: tuple[int, ...]) -> int | None:
        """Return which line shows the number at this index, or None if none does."""
        row = index[0] if len(index) > 1 else 0
        found = np.flatnonzero((self.rows == row) & (self.columns == index[-1]))
        return int(found[0]) if found.size else None


@dataclass(frozen=True, eq=False)
class HeatMap:
    """The weights of one layer as a matrix, inputs downwards, neurons to the right; or its biases.

    Parameters
    ----------
    layer, parameter : int, str
        Whose weights or bias.
    inputs, outputs : int
        The shape; a bias is one row.
    box : (float, float, float, float)
        Left, top, width and height.
    levels : array (R, C) of uint8
        A level for every cell; None where there are no numbers yet.
    """

    layer: int
    parameter: str
    inputs: int
    outputs: int
    box: tuple[float, float, float, float]
    levels: NDArray[np.uint8] | None

    def index_at(self, x: float, y: float) -> tuple[int, ...] | None:
        """Return the index of the weight or bias at a point."""
        left, top, width, height = self.box
        across, down = (x - left) / width, (y - top) / height
        if not (0 <= across < 1 and 0 <= down < 1):
            return None
        column = _index_at(across, self.outputs)
        return (column,) if self.parameter == "bias" else (_index_at(down, self.inputs), column)


def complete_lines(layout: Layout) -> tuple[LinkLines, ...]:
    """Return every line in the order of the tensors: what a layout with labels places them by."""
    return link_lines(layout, {})


def link_lines(
    layout: Layout, numbers: Mapping[int, Numbers], focus: Neuron | None = None
) -> tuple[LinkLines, ...]:
    """Return the lines of every layer with weights.

    With a neuron in focus, of a layer that is not drawn completely only the neuron's own
    links remain, all of them up to the budget.
    """
    lines: list[LinkLines] = []
    for pair in layout.pairs:
        found = numbers.get(pair.layer, {})
        weights = _fitting(found.get("weights"), (pair.inputs, pair.outputs))
        bias = _fitting(found.get("bias"), (pair.outputs,))
        scale, bias_scale = _scales(layout, weights, bias)
        flat = _chosen(pair, weights, focus)
        lines.append(_weight_lines(layout, pair, weights, flat, scale))
        if pair.layer in layout.bias_nodes:
            flat = _chosen_biases(pair, bias, focus)
            lines.append(_bias_lines(layout, pair, bias, flat, bias_scale))
    return tuple(lines)


def _scales(
    layout: Layout, weights: NDArray[Any] | None, bias: NDArray[Any] | None
) -> tuple[float, float]:
    """Return the sizes that are drawn widest: of weights, of biases.

    Where every number is written they are one, so that widths compare; in a large layer biases
    would leave nothing to see of its weights.
    """
    one, other = _largest(weights), _largest(bias)
    if layout.labelled:
        one = other = max(one, other)
    return one or 1.0, other or 1.0


def heat_maps(layout: Layout, numbers: Mapping[int, Numbers]) -> tuple[HeatMap, ...]:
    """Return the heat map of every layer that has one, and of its biases beside the "1"."""
    maps: list[HeatMap] = []
    for pair in layout.pairs:
        if not pair.as_heat_map:
            continue
        found, shape, box = (
            numbers.get(pair.layer, {}),
            (pair.inputs, pair.outputs),
            _box(layout, pair),
        )
        levels = _levels(found.get("weights"), shape)
        maps.append(HeatMap(pair.layer, "weights", *shape, box, levels))
        node = layout.bias_nodes.get(pair.layer)
        if node is not None:
            row = (box[0], node.y - 5.0, box[2], 10.0)
            levels = _levels(found.get("bias"), (pair.outputs,))
            maps.append(HeatMap(pair.layer, "bias", 1, pair.outputs, row, levels))
    return tuple(maps)


def heat_levels(weights: NDArray[Any]) -> NDArray[np.uint8]:
    """Return a heat map's cells: the strongest weight of each block, relative to the largest."""
    cells = _strongest_of_blocks(_strongest_of_blocks(weights, 0), 1)
    cells = np.nan_to_num(cells, nan=0.0, posinf=0.0, neginf=0.0)
    largest = _largest(cells) or 1.0
    levels: NDArray[np.uint8] = np.rint(cells / largest * ZERO_LEVEL + ZERO_LEVEL).astype(np.uint8)
    return levels


def _strongest_of_blocks(weights: NDArray[Any], axis: int) -> NDArray[Any]:
    block = block_length(weights.shape[axis])
    lines = np.moveaxis(weights, axis, 0)
    most: NDArray[Any] = lines[::block].copy()
    least = most.copy()
    for offset in range(1, block):
        others = lines[offset::block]
        np.fmax(most[: len(others)], others, out=most[: len(others)])
        np.fmin(least[: len(others)], others, out=least[: len(others)])
    return np.moveaxis(np.where(most >= -least, most, least), 0, axis)


def block_length(length: int) -> int:
    """Return how many neighbours share a cell, so that there are at most `HEAT_MAP_CELLS`."""
    return -(-length // HEAT_MAP_CELLS)


def _index_at(share: float, length: int) -> int:
    """Return which of so many is at a share of the whole; the last cell may be less than full."""
    block = block_length(length)
    cells = -(-length // block)
    return min(int(share * cells * block), length - 1)


def _levels(numbers: NDArray[Any] | None, shape: tuple[int, ...]) -> NDArray[np.uint8] | None:
    fitting = _fitting(numbers, shape)
    return None if fitting is None else heat_levels(fitting.reshape(-1, shape[-1]))


def _box(layout: Layout, pair: PairDetail) -> tuple[float, float, float, float]:
    source, target = layout.groups[pair.source], layout.groups[pair.layer]
    left, right = source.x + _clearance(source), target.x - _clearance(target)
    top = min(source.top, target.top) - 4
    return left, top, right - left, max(source.bottom, target.bottom) + 4 - top


def _clearance(group: Group) -> float:
    """Return how far a heat map stays away: what is written on a strip is wider than a circle."""
    return max(group.radius + 14, 38.0 if group.folded else 0.0)


def _fitting(numbers: NDArray[Any] | None, shape: tuple[int, ...]) -> NDArray[Any] | None:
    """Return the numbers if they have the shape that is drawn (they may be of an older spec)."""
    return numbers if numbers is not None and numbers.shape == shape else None


def _largest(numbers: NDArray[Any] | None) -> float:
    if numbers is None or numbers.size == 0:
        return 0.0
    largest = max(float(numbers.max()), -float(numbers.min()))
    return largest if np.isfinite(largest) else float(np.abs(_finite(numbers)).max())


def _finite(numbers: NDArray[Any]) -> NDArray[Any]:
    finite: NDArray[Any] = np.nan_to_num(numbers, nan=0.0, posinf=0.0, neginf=0.0)
    return finite


def _chosen(pair: PairDetail, weights: NDArray[Any] | None, focus: Neuron | None) -> IndexArray:
    """Return the flat indices of the weights that are drawn, weakest first."""
    if focus is None or pair.complete:
        return _strongest(weights, pair.weights, pair.lines)
    own = _own_links(pair, focus)
    if weights is None or own.size == 0:
        return own[:OWN_BUDGET]
    return own[_strongest(weights.ravel()[own], own.size, OWN_BUDGET)]


def _own_links(pair: PairDetail, focus: Neuron) -> IndexArray:
    grid = np.arange(pair.weights, dtype=np.int64).reshape(pair.inputs, pair.outputs)
    if focus.layer == pair.layer:
        return grid[:, focus.index * pair.pieces : (focus.index + 1) * pair.pieces].ravel()
    if focus.layer == pair.source:
        return grid[focus.index : focus.index + 1].ravel()
    return grid.ravel()[:0]


def _chosen_biases(pair: PairDetail, bias: NDArray[Any] | None, focus: Neuron | None) -> IndexArray:
    if focus is None or pair.complete:
        return _strongest(bias, pair.bias_links, pair.bias_lines)
    first = focus.index * pair.pieces if focus.layer == pair.layer else 0
    count = pair.pieces if focus.layer == pair.layer else 0
    return np.arange(first, first + count, dtype=np.int64)


def _strongest(numbers: NDArray[Any] | None, count: int, most: int) -> IndexArray:
    """Return the flat indices of the largest absolute values, weakest first."""
    if numbers is None:
        spread = np.linspace(0, count - 1, min(most, count)).astype(np.int64)
        # In order already; np.unique would import numpy.ma, longer than a window takes to paint.
        return spread[np.diff(spread, prepend=-1) > 0]
    if most == 0:
        return np.arange(0)
    sizes = np.abs(_finite(numbers.ravel()))
    kept = np.arange(count) if most >= count else np.argpartition(sizes, count - most)[-most:]
    return kept[np.argsort(sizes[kept], kind="stable")].astype(np.int64)


def _weight_lines(
    layout: Layout, pair: PairDetail, weights: NDArray[Any] | None, flat: IndexArray, scale: float
) -> LinkLines:
    source, target = layout.groups[pair.source], layout.groups[pair.layer]
    rows, columns = np.divmod(flat, pair.outputs)
    starts = np.stack([np.full(flat.size, source.x), source.heights(rows)], axis=1)
    ends = _neuron_ends(target, pair, columns)
    starts, ends = _trimmed(starts, ends, source.radius, target.radius)
    values = _values(weights, flat)
    strength = _strength(values, scale)
    if flat.size < pair.weights:
        strength = _stretched(strength)
    return LinkLines(pair.layer, "weights", rows, columns, values, strength, starts, ends)


def _bias_lines(
    layout: Layout, pair: PairDetail, bias: NDArray[Any] | None, flat: IndexArray, scale: float
) -> LinkLines:
    node: BiasNode = layout.bias_nodes[pair.layer]
    target = layout.groups[pair.layer]
    starts = np.tile(np.array([[node.x, node.y]]), (flat.size, 1))
    ends = _neuron_ends(target, pair, flat)
    starts, ends = _trimmed(starts, ends, node.radius, target.radius)
    values = _values(bias, flat)
    rows, strength = np.zeros_like(flat), _strength(values, scale)
    return LinkLines(pair.layer, "bias", rows, flat, values, strength, starts, ends)


def _neuron_ends(target: Group, pair: PairDetail, columns: IndexArray) -> FloatArray:
    """Return where links arrive; the pieces of a Maxout neuron arrive side by side."""
    neurons, piece = np.divmod(columns, pair.pieces)
    apart = (piece - (pair.pieces - 1) / 2) * (target.radius / pair.pieces)
    return np.stack([np.full(columns.size, target.x), target.heights(neurons) + apart], axis=1)


def _values(numbers: NDArray[Any] | None, flat: IndexArray) -> FloatArray:
    if numbers is None:
        return np.full(flat.size, np.nan)
    return numbers.ravel()[flat].astype(np.float64)


def _strength(values: FloatArray, scale: float) -> FloatArray:
    return np.asarray(np.minimum(np.abs(_finite(values)) / scale, 1.0), dtype=np.float64)


def _stretched(strength: FloatArray) -> FloatArray:
    """Spread strengths that lie close together: the strongest of many differ by little."""
    least = float(strength.min(initial=1.0))
    return (strength - least) / max(1.0 - least, 1e-9)


def _trimmed(
    starts: FloatArray, ends: FloatArray, before: float, after: float
) -> tuple[FloatArray, FloatArray]:
    """Cut the lines where the circles begin."""
    along = ends - starts
    length = np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-9)[:, None]
    head, tail = np.minimum(before / length, 0.4), np.minimum(after / length, 0.4)
    return starts + along * head, ends - along * tail
