"""Puts a picture together from network, numbers and selection, and remembers what is unchanged."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine import NetworkSpec
from gui.diagram.diagram_texts import Moment, diagram_words
from gui.diagram.drawn_links import LinkLines, complete_lines, heat_maps, link_lines
from gui.diagram.label_places import label_places
from gui.diagram.layout_parts import Group, Layout
from gui.diagram.link_names import LinkNaming
from gui.diagram.neuron_layout import lay_out
from gui.diagram.picture import Camera, Highlight, Picture, letters
from gui.diagram.pointing import LayerName, Target
from gui.diagram.shown_numbers import ShownNumbers
from gui.document.selection import Neuron, Weight
from gui.looks.theme import current_theme

LabelPlaces = dict[tuple[int, str, tuple[int, ...]], tuple[float, float]]

_SHORT: Final = 3
"""Letters of a name that has room beside an output anyway."""
_NAMES: Final = 30.0
"""Height of a layer's name and the line below it, at the normal text size."""

MOST_ENLARGED: Final = 1.5
"""A network that needs less room than there is grows at most so much."""


class Composition:
    """Everything the diagram was told; `picture` makes plain data of it.

    The layout is computed anew only for another network, size or way of drawing biases; lines
    only after `forget`.
    """

    def __init__(self) -> None:
        self.spec = NetworkSpec()
        self.numbers = ShownNumbers()
        self.highlight: Highlight | None = None
        self.selected: Neuron | Weight | None = None
        self.selected_layers: frozenset[int] = frozenset()
        self.output_names: tuple[str, ...] = ()
        self.naming = LinkNaming()
        self.bias_as_number = False
        self.maps: Mapping[int, NDArray[np.uint8]] = {}
        self.shows_maps = True
        self.text = 1.0
        self.size = (0, 0)
        self._laid_out: tuple[NetworkSpec, tuple[int, int], bool, bool, bool, float] | None = None
        self._layout = lay_out(self.spec, 0, 0)
        self._label_places: LabelPlaces = {}
        self._picture: Picture | None = None

    def give(self, **numbers: Any) -> None:
        """Replace fields of the numbers."""
        self.numbers = replace(self.numbers, **numbers)

    def forget(self) -> None:
        """Compute everything but the layout anew for the next picture."""
        self._picture = None

    def picture(
        self,
        camera: Camera | None,
        size: tuple[int, int],
        ratio: float,
        families: tuple[str, ...],
    ) -> Picture:
        """Return the picture; without a camera the whole network is seen."""
        layout = self._current_layout()
        camera = camera or fitting(layout, *self.size, self.text)
        if self._picture is None or self._picture.layout is not layout:
            self._picture = self._composed(layout, camera, size, ratio, families)
        known = self._picture
        if (known.camera, known.size, known.ratio) != (camera, size, ratio):
            self._picture = replace(known, camera=camera, size=size, ratio=ratio)
        return self._picture

    def _current_layout(self) -> Layout:
        has_maps = self.shows_maps and bool(self.maps)
        names_behind = any(len(name) > _SHORT for name in self.output_names)
        wanted = (self.spec, self.size, self.bias_as_number, has_maps, names_behind, self.text)
        if self._laid_out != wanted:
            switches = self.bias_as_number, has_maps, names_behind
            self._layout = lay_out(self.spec, *self.size, *switches)
            self._label_places = _placed_labels(self._layout, self.text)
            self._laid_out = wanted
        return self._layout

    def _composed(
        self,
        layout: Layout,
        camera: Camera,
        size: tuple[int, int],
        ratio: float,
        families: tuple[str, ...],
    ) -> Picture:
        shown = self.numbers.links(self.highlight)
        selected = self.selected if self._exists(layout) else None
        focus = selected if isinstance(selected, Neuron) else None
        links = link_lines(layout, shown, focus)
        moment = Moment(self.highlight, self.gradient_layer, focus, self.output_names, self.naming)
        return Picture(
            layout,
            links,
            heat_maps(layout, shown),
            self._label_places,
            self.numbers.neurons(self.highlight, self._input_layer),
            self._biases() if self.bias_as_number else {},
            self.maps if self.shows_maps and self.highlight is None else {},
            self.highlight,
            selected,
            self.selected_layers,
            diagram_words(self.spec, layout, links, moment),
            current_theme().palette,
            families,
            camera,
            size,
            ratio,
            self.text,
        )

    @property
    def _input_layer(self) -> int | None:
        return None if self.spec.input is None else self.spec.input.id

    @property
    def gradient_layer(self) -> int | None:
        """The layer that shows gradients, or None."""
        return self.numbers.layer_of_gradients(self.highlight)

    def _biases(self) -> dict[int, Any]:
        """Return the biases that can stand in a neuron: one for each (a Maxout's are several)."""
        numbers = self.numbers.links(self.highlight)
        return {
            layer: np.asarray(found["bias"], dtype=np.float64)
            for layer, found in numbers.items()
            if "bias" in found and found["bias"].size == self.spec.units.get(layer)
        }

    def _exists(self, layout: Layout) -> bool:
        selected = self.selected
        group = None if selected is None else layout.groups.get(selected.layer)
        if group is None or not isinstance(selected, Neuron):
            return group is not None
        return selected.index < group.units

    # Questions about one neuron or weight.

    def value_of(self, target: Target) -> float | None:
        """Return what a neuron or weight shows."""
        if isinstance(target, LayerName):
            return None
        if isinstance(target, Weight):
            return self.numbers.weight_value(target, self.highlight)
        return self.numbers.neuron_value(target, self.highlight, self._input_layer)

    def number_of(self, target: Target | None) -> tuple[Weight, float] | None:
        """Return the number that is edited at a target: the weight, or the neuron's bias."""
        if isinstance(target, Neuron):
            target = Weight(target.layer, "bias", (target.index,))
            bias = self.numbers.parameters.get(target.layer, {}).get("bias")
            if bias is None or bias.size != self.spec.units.get(target.layer):
                return None
        if not isinstance(target, Weight) or self.highlight is not None:
            return None
        value = self.numbers.weight_value(target, None)
        return None if value is None else (target, value)

    def pre_activation_of(self, target: Target) -> float | None:
        """Return z of a neuron."""
        return self.numbers.pre_activation(target) if isinstance(target, Neuron) else None

    def neighbour(self, columns: int, rows: int) -> Neuron | None:
        """Return the neuron so many columns and rows from the selected one, or the first of all."""
        groups = [group for group in self._layout.groups.values() if group.units]
        if not groups:
            return None
        selected = self.selected
        own = None if selected is None else self._layout.groups.get(selected.layer)
        if own is None or not own.units or not isinstance(selected, Neuron):
            return Neuron(min(groups, key=lambda group: group.x).layer, 0)
        group = _beside(own, groups, columns)
        return Neuron(group.layer, min(max(selected.index + rows, 0), group.units - 1))


def fitting(layout: Layout, width: float, height: float, text: float = 1.0) -> Camera:
    """Return the camera that shows the whole layout in the middle, a small one a bit enlarged.

    Above it there is room for names with letters `text` times as large as usual, which become no
    smaller than can be read.
    """
    if layout.width <= 0 or layout.height <= 0 or width <= 0 or height <= 0:
        return Camera()
    scale = min(width / layout.width, height / layout.height, MOST_ENLARGED)
    first = min((group.header for group in layout.groups.values()), default=0.0)
    names = _NAMES * letters(scale, text)
    if first * scale < names:
        scale = min(scale, max(height - names, 1.0) / max(layout.height - first, 1.0))
    above = max(names - first * scale, 0.0)
    dx = (width - layout.width * scale) / 2
    return Camera(scale, dx, above + (height - above - layout.height * scale) / 2)


def _beside(own: Group, groups: list[Group], columns: int) -> Group:
    """Return the nearest group in the next column on that side, or the same one at the end."""
    there = [group for group in groups if (group.x - own.x) * columns > 0]
    if not there:
        return own
    return min(there, key=lambda group: (abs(group.x - own.x), abs(group.middle - own.middle)))


def _placed_labels(layout: Layout, text: float) -> LabelPlaces:
    """Place the labels by the order of the tensors: they stay put while the weights change."""
    lines: tuple[LinkLines, ...] = complete_lines(layout) if layout.labelled else ()
    if not lines:
        return {}
    starts = np.concatenate([one.starts for one in lines])
    ends = np.concatenate([one.ends for one in lines])
    keys = [(one.layer, one.parameter, one.index(k)) for one in lines for k in range(len(one.rows))]
    places = label_places(layout, starts, ends, text).tolist()
    return {key: (place[0], place[1]) for key, place in zip(keys, places, strict=True)}
