"""Everything one picture of a network is painted from: plain data that no thread changes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from gui.diagram.drawn_links import HeatMap, LinkLines
from gui.diagram.layout_parts import FloatArray, Layout
from gui.diagram.symbol_text import Families
from gui.document.selection import Neuron, Weight
from gui.looks.colours import Palette

_SMALLEST, _LARGEST = 0.85, 1.4


@dataclass(frozen=True)
class Camera:
    """How a point of the layout becomes one of the window: times `scale`, then moved."""

    scale: float = 1.0
    dx: float = 0.0
    dy: float = 0.0

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the layout is seen."""
        return x * self.scale + self.dx, y * self.scale + self.dy

    def layout_point(self, x: float, y: float) -> tuple[float, float]:
        """Return which point of the layout is seen here."""
        return (x - self.dx) / self.scale, (y - self.dy) / self.scale

    def zoomed(self, factor: float, x: float, y: float) -> "Camera":
        """Return the camera nearer by `factor`, the point seen at (x, y) staying where it is."""
        scale = self.scale * factor
        return Camera(scale, x - (x - self.dx) * factor, y - (y - self.dy) * factor)

    def moved(self, dx: float, dy: float) -> "Camera":
        """Return the camera with everything seen moved by so much."""
        return Camera(self.scale, self.dx + dx, self.dy + dy)


@dataclass(frozen=True)
class Highlight:
    """What a step is at: lit, while the rest is dimmed.

    Parameters
    ----------
    phase : str
        ``forward``, ``loss``, ``backward`` or ``update``.
    layer : int, optional
        The lit layer; None lights the output (the loss).
    neurons : frozenset of int
        Neurons of that layer that are lit; empty for all.
    weights : frozenset of tuple of int
        Indices into the lit layer's weights; empty for all.
    parameter : str, optional
        The one parameter that is lit, ``weights`` or ``bias``; None for both.
    path : frozenset of (int, int, int)
        Weights that alone are lit, whatever their layer: layer, row and column.
    path_neurons : frozenset of (int, int)
        The neurons on that path: layer and neuron.
    """

    phase: str
    layer: int | None = None
    neurons: frozenset[int] = frozenset()
    weights: frozenset[tuple[int, int]] = frozenset()
    parameter: str | None = None
    path: frozenset[tuple[int, int, int]] = frozenset()
    path_neurons: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True)
class Words:
    """What is written in the picture, in the language of the moment.

    Parameters
    ----------
    titles : mapping of int to (str, str)
        Name of each layer and the line below it.
    folded : mapping of int to str
        What stands on the strip of a folded layer.
    notes : mapping of int to str
        What stands below a layer's weights when not all are drawn.
    short_notes : mapping of int to str
        The same in fewer words, for where there is less room.
    symbols : mapping of int to (str, str)
        Letter and superscript of each layer's neurons: h and (2).
    link_names : mapping of (int, str, tuple of int) to (str, str)
        Letter and subscript of each link with a label, by layer, parameter and index.
    inputs, outputs : tuple of str
        Names of the inputs and outputs, or empty.
    phase : str
        What is happening in the lit layer.
    note : str
        What the picture shows and leaves out; without layers, how some come about.
    """

    titles: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    folded: Mapping[int, str] = field(default_factory=dict)
    notes: Mapping[int, str] = field(default_factory=dict)
    short_notes: Mapping[int, str] = field(default_factory=dict)
    symbols: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    link_names: Mapping[tuple[int, str, tuple[int, ...]], tuple[str, str]] = field(
        default_factory=dict
    )
    inputs: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    phase: str = ""
    note: str = ""


@dataclass(frozen=True, eq=False)
class Picture:
    """One picture.

    Parameters
    ----------
    layout : Layout
        Where everything stands.
    links, heat_maps : tuple
        The weights as they are drawn.
    label_places : mapping of (int, str, tuple of int) to (float, float)
        Where each link's label stands; empty unless the layout is labelled.
    neurons : mapping of int to array (O,)
        What the neurons of a layer are filled with; layers without have no numbers yet.
    biases : mapping of int to array (O,)
        Biases written at the neurons, where they are not links.
    maps : mapping of int to array (O, edge, edge)
        What the neurons of a layer answer over the plane of two inputs, as levels of a heat map;
        empty where circles are filled by value.
    highlight, selected, selected_layers : optional
        What is lit, which neuron or weight is selected, and which layers.
    words, palette, families : Words, Palette, tuple of str
        Language, colours and fonts.
    camera, size, ratio : Camera, (int, int), float
        What part is seen, in how many logical pixels, and device pixels to each.
    text : float
        How large letters are, relative to those of the normal text size.
    is_moving : bool
        Whether another picture follows at once, so that quick is better than smooth.
    """

    layout: Layout
    links: tuple[LinkLines, ...]
    heat_maps: tuple[HeatMap, ...]
    label_places: Mapping[tuple[int, str, tuple[int, ...]], tuple[float, float]]
    neurons: Mapping[int, FloatArray]
    biases: Mapping[int, FloatArray]
    maps: Mapping[int, NDArray[np.uint8]]
    highlight: Highlight | None
    selected: Neuron | Weight | None
    selected_layers: frozenset[int]
    words: Words
    palette: Palette
    families: Families
    camera: Camera
    size: tuple[int, int]
    ratio: float
    text: float = 1.0
    is_moving: bool = False

    @property
    def focus(self) -> Neuron | None:
        """The selected neuron, whose links alone stay bright."""
        return self.selected if isinstance(self.selected, Neuron) else None

    def is_lit(self, layer: int) -> bool:
        """Tell whether a layer is bright: all are, unless a step or a path is at others."""
        if self.highlight is not None and self.highlight.path:
            return layer in {own for own, _ in self.highlight.path_neurons}
        return self.highlight is None or self.lit_layer in (None, layer)

    @property
    def lit_layer(self) -> int | None:
        """The layer a step is at; for the loss the output."""
        if self.highlight is None or self.highlight.layer is not None:
            return None if self.highlight is None else self.highlight.layer
        roles = self.layout.groups.values()
        return next((group.layer for group in roles if group.role == "output"), None)


def letters(scale: float, text: float) -> float:
    """Return how large names are: they follow the zoom as far as they can be read."""
    return min(max(scale, _SMALLEST), _LARGEST) * text
