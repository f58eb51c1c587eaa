"""Where every neuron, bias and link of a network stands; pure geometry, without Qt."""

from dataclasses import replace
from typing import Final

import numpy as np

from engine import LinkSpec, NetworkSpec
from gui.diagram.columns import WEIGHTED_KINDS, Columns, arrange
from gui.diagram.layout_parts import BiasNode, Group, Lane, Layout, Wires
from gui.diagram.level_of_detail import (
    LABELLED_LINKS,
    PairDetail,
    details,
)

HEADER: Final = 42.0
"""Height of a layer's name and what stands below it."""
FOOTER: Final = 22.0
"""Height of the line below a pair of layers that says how much of it is drawn, where not all is."""
SIDE: Final = 60.0
"""Free space left and right: half of a layer's name."""
NAMES: Final = 104.0
"""Free space on the left if the inputs have names, and on the right for long ones."""

_FEWEST_SLOTS, _MOST_SLOTS, _SLOT = 12, 40, 13.0
# Least and most; with labels on the links everything is wider apart.
_SPACING, _SPACING_LABELLED = (9.0, 64.0), (24.0, 112.0)
_RADIUS, _RADIUS_LABELLED = (2.5, 20.0), (2.5, 26.0)
_PITCH, _PITCH_LABELLED, _PITCH_WIRES = (120.0, 300.0), (190.0, 330.0), (92.0, 140.0)
_WIRES_SHARE: Final = 0.5
_LEAST_HEIGHT, _LINK_HEIGHT = 60.0, 11.0
_BIAS_GAP, _BIAS_GAP_OF_MAPS = 34.0, 14.0
_RADIUS_SHARE, _RADIUS_SHARE_OF_MAPS = 0.38, 0.44
_LANE: Final = 34.0
_LANE_WIRES: Final = 8
_MOST_WIRES: Final = 40


def lay_out(
    spec: NetworkSpec,
    width: float,
    height: float,
    bias_as_number: bool = False,
    has_maps: bool = False,
    has_names_behind: bool = False,
) -> Layout:
    """Return the picture of a network, made to fill a window of this size where it can.

    With maps in the neurons, these are as large as they can be. With names behind the outputs,
    there is room for them.

    Any spec has a picture, also an empty or unfinished one. What does not fit becomes larger
    than the window, never smaller than readable.
    """
    columns = arrange(spec)
    pairs = details(spec, columns, biases=not bias_as_number)
    arranger = _Arranger(spec, columns, pairs, width, height, bias_as_number, has_maps)
    arranger.right = NAMES if has_names_behind else SIDE
    return arranger.layout()


class _Arranger:
    """Holds what the steps of one layout share."""

    def __init__(
        self,
        spec: NetworkSpec,
        columns: Columns,
        pairs: tuple[PairDetail, ...],
        width: float,
        height: float,
        bias_as_number: bool,
        has_maps: bool,
    ) -> None:
        self.spec = spec
        self.columns = columns
        self.pairs = pairs
        self.width = width
        self.height = height
        self.right = SIDE
        self.labelled = 0 < sum(pair.links for pair in pairs) <= LABELLED_LINKS
        self.bias_radius = 13.0 if self.labelled else 9.0
        biased = any(pair.bias_links for pair in pairs) and not bias_as_number
        gap = _BIAS_GAP_OF_MAPS if has_maps and not self.labelled else _BIAS_GAP
        self.bias_band = self.bias_radius * 2 + gap if biased else 0.0
        self.radius_share = _RADIUS_SHARE_OF_MAPS if has_maps else _RADIUS_SHARE
        self.footer = 8.0 if all(pair.complete for pair in pairs) else FOOTER
        self.least_height = _LEAST_HEIGHT
        if self.labelled:
            self.least_height = max(_LINK_HEIGHT * max(pair.links for pair in pairs), _LEAST_HEIGHT)
        self.top = 8.0 + _LANE * self._lane_rows()

    def _lane_rows(self) -> int:
        passing = [0] * len(self.columns.layers)
        for _, passed in self.columns.long_links():
            for depth in passed:
                passing[depth] += 1
        return max(passing, default=0)

    def layout(self) -> Layout:
        groups = self._levelled(self._groups())
        bottom = max((group.bottom + group.radius for group in groups.values()), default=0.0)
        xs = self._xs()
        return Layout(
            groups,
            self._bias_nodes(xs, bottom),
            self.pairs,
            self._wires(xs),
            (xs[-1] if xs else 0.0) + self.right,
            bottom + self.bias_band + self.footer,
            self.labelled,
        )

    # Across: one x for every column.

    def _xs(self) -> list[float]:
        named = self.spec.input is not None and bool(self.spec.input.names)
        left = NAMES if named else SIDE
        shares = [self._share(depth) for depth in range(1, len(self.columns.layers))]
        unit = (self.width - left - self.right) / max(sum(shares), 1.0)
        xs = [left] if self.columns.layers else []
        for share in shares:
            lowest, highest = self._pitch(share)
            xs.append(xs[-1] + min(max(unit * share, lowest), highest))
        return xs

    def _share(self, depth: int) -> float:
        kinds = {self.spec.layer(layer_id).kind for layer_id in self.columns.layers[depth]}
        return 1.0 if kinds & set(WEIGHTED_KINDS) else _WIRES_SHARE

    def _pitch(self, share: float) -> tuple[float, float]:
        if share < 1.0:
            return _PITCH_WIRES
        return _PITCH_LABELLED if self.labelled else _PITCH

    # Down: the groups of a column share its height.

    def _groups(self) -> dict[int, Group]:
        groups: dict[int, Group] = {}
        xs = self._xs()
        for depth, members in enumerate(self.columns.layers):
            for group in self._column(xs[depth], members):
                groups[group.layer] = group
        return {layer.id: groups[layer.id] for layer in self.spec.layers}

    def _column(self, x: float, members: tuple[int, ...]) -> list[Group]:
        gaps = (len(members) - 1) * (HEADER + 10.0)
        used = self.top + HEADER + self.bias_band + self.footer
        free = max(self.height - used - gaps, self.least_height)
        most = max(int(free / _SLOT / len(members)), _FEWEST_SLOTS)
        slots = [_slots(self.columns.units[layer], min(most, _MOST_SLOTS)) for layer in members]
        lowest, highest = _SPACING_LABELLED if self.labelled else _SPACING
        spacing = min(max(free / max(sum(map(sum, slots)), 1), lowest), highest)
        return self._stack(x, members, slots, spacing)

    def _stack(
        self, x: float, members: tuple[int, ...], slots: list[tuple[int, int, int]], spacing: float
    ) -> list[Group]:
        groups: list[Group] = []
        lowest, highest = _RADIUS_LABELLED if self.labelled else _RADIUS
        radius = min(max(spacing * self.radius_share, lowest), highest)
        y = 0.0
        for layer, (first, strip, last) in zip(members, slots, strict=True):
            y += HEADER + 10.0 if groups else 0.0
            top = y + spacing / 2
            units, role = self.columns.units[layer], self.spec.role(layer)
            groups.append(
                Group(layer, units, role, x, top, spacing, radius, first, last, strip, 0.0)
            )
            y += max(first + strip + last, 1) * spacing
        return [_moved(group, -y / 2) for group in groups]

    def _levelled(self, groups: dict[int, Group]) -> dict[int, Group]:
        """Move the groups, centred on 0 so far, below the names; and set the names."""
        if not groups:
            return groups
        radius = min(max(g.radius, 4.0) for g in groups.values()) * 2
        groups = {key: _shrunk(group, radius) for key, group in groups.items()}
        highest = min(group.top - group.radius for group in groups.values())
        shift = self.top + HEADER - highest
        moved = {key: _moved(group, shift) for key, group in groups.items()}
        return {key: self._named(group) for key, group in moved.items()}

    def _named(self, group: Group) -> Group:
        header = group.top - group.radius
        if self.columns.single:
            header = self.top + HEADER
        return replace(group, header=header - 12.0)

    # Biases below the column before, wires through their lanes.

    def _bias_nodes(self, xs: list[float], bottom: float) -> dict[int, BiasNode]:
        nodes: dict[int, BiasNode] = {}
        beside: dict[int, int] = {}
        for pair in self.pairs if self.bias_band else ():
            if not pair.bias_links:
                continue
            depth = self.columns.depths[pair.layer] - 1
            place = beside[depth] = beside.get(depth, -1) + 1
            x = xs[depth] + place * self.bias_radius * 3
            y = bottom + self.bias_band - self.bias_radius - 2.0
            nodes[pair.layer] = BiasNode(pair.layer, x, y, self.bias_radius)
        return nodes

    def _wires(self, xs: list[float]) -> tuple[Wires, ...]:
        lanes = self._lanes(xs)
        offsets: dict[int, int] = {}
        wires: list[Wires] = []
        for link in self.columns.links:
            target = self.spec.layer(link.target)
            if target.kind in WEIGHTED_KINDS:
                continue
            units = self.columns.units[link.source]
            offset = offsets.get(link.target, 0) if target.kind == "concatenate" else 0
            offsets[link.target] = offset + units
            drawn = min(units, max(self.columns.units[link.target] - offset, 0))
            lane = lanes.get(link)
            indices = _spread(drawn, _LANE_WIRES if lane else _MOST_WIRES)
            wires.append(Wires(link.source, link.target, indices, offset, lane))
        return tuple(wires)

    def _lanes(self, xs: list[float]) -> dict[LinkSpec, Lane]:
        rows = [0] * len(xs)
        lanes: dict[LinkSpec, Lane] = {}
        for link, passed in self.columns.long_links():
            row = max(rows[depth] for depth in passed)
            for depth in passed:
                rows[depth] = row + 1
            y = self.top - _LANE * (row + 0.5)
            lanes[link] = (xs[passed[0]] - 40, xs[passed[-1]] + 40, y)
        return lanes


def _slots(units: int, most: int) -> tuple[int, int, int]:
    """Return how many circles come first, how many places the strip takes, how many come last."""
    if units <= most:
        return units, 0, 0
    first, last = max(most // 5, 2), max(most // 8, 1)
    return first, most - first - last, last


def _spread(units: int, most: int) -> tuple[int, ...]:
    if units <= most:
        return tuple(range(units))
    return tuple(int(index) for index in np.linspace(0, units - 1, most).round())


def _moved(group: Group, by: float) -> Group:
    return replace(group, top=group.top + by)


def _shrunk(group: Group, radius: float) -> Group:
    return replace(group, radius=min(group.radius, radius))
