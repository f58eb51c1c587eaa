"""What the diagram says, in the reader's language."""

from collections.abc import Mapping
from typing import Final

from engine import InputSpec, NetworkSpec, activation_of
from gui.diagram.level_of_detail import PairDetail
from gui.diagram.neuron_layout import Layout
from gui.diagram.number_text import short_number
from gui.diagram.picture import Highlight, Words
from gui.diagram.pointing import LayerName, Target
from gui.layer_texts import activation_text, layer_name, parameter_text
from gui.selection import Neuron, Weight
from gui.translation import QT_TR_NOOP, tr

LinkKey = tuple[int, str, tuple[int, ...]]

_PHASES: Final[Mapping[str, str]] = {
    "forward": QT_TR_NOOP("Forward →"),
    "loss": QT_TR_NOOP("Loss"),
    "backward": QT_TR_NOOP("← Backward"),
    "update": QT_TR_NOOP("Update"),
}
_LETTERS: Final = {"input": "x", "hidden": "h", "output": "o"}


def diagram_words(
    spec: NetworkSpec,
    layout: Layout,
    highlight: Highlight | None,
    gradients_shown: bool,
    output_names: tuple[str, ...] = (),
) -> Words:
    """Return everything that is written in the picture."""
    return Words(
        titles={layer.id: _title(spec, layout, layer.id) for layer in spec.layers},
        folded={
            group.layer: tr("… +{count}", count=f"{group.folded:,}")
            for group in layout.groups.values()
            if group.folded
        },
        notes={pair.layer: _pair_note(pair) for pair in layout.pairs if not pair.complete},
        symbols=neuron_symbols(spec),
        link_names=link_names(layout) if layout.labelled else {},
        inputs=_input_names(spec),
        outputs=output_names,
        phase="" if highlight is None else tr(_PHASES[highlight.phase]),
        note=_note(spec, layout, highlight, gradients_shown),
    )


def _title(spec: NetworkSpec, layout: Layout, layer_id: int) -> tuple[str, str]:
    units = layout.groups[layer_id].units
    activation = activation_of(spec.layer(layer_id))
    count = f"{units:,}" if units else "?"
    subtitle = count if activation is None else f"{count} · {activation_text(activation)}"
    return layer_name(spec, layer_id), subtitle


def _input_names(spec: NetworkSpec) -> tuple[str, ...]:
    return spec.input.names if isinstance(spec.input, InputSpec) else ()


def neuron_symbols(spec: NetworkSpec) -> dict[int, tuple[str, str]]:
    """Return letter and superscript of each layer's neurons: x, h and o.

    With several hidden layers a superscript in brackets counts them, as in h₁⁽²⁾.
    """
    order = tuple(spec.by_id) if spec.in_cycle else spec.order
    roles = {layer_id: spec.role(layer_id) for layer_id in order}
    hidden = [layer_id for layer_id in order if roles[layer_id] == "hidden"]
    numbers = {layer_id: f"({number})" for number, layer_id in enumerate(hidden, start=1)}
    several = len(hidden) > 1
    return {
        layer_id: (_LETTERS[role], numbers.get(layer_id, "") if several else "")
        for layer_id, role in roles.items()
        if role in _LETTERS
    }


def link_names(layout: Layout) -> dict[LinkKey, tuple[str, str]]:
    """Return letter and subscript of every link, counted through as in worked examples.

    Neuron by neuron, the weights of one in the order of its inputs: w₁ … w₈, b₁ … b₄.
    """
    names: dict[LinkKey, tuple[str, str]] = {}
    weights = biases = 0
    for pair in layout.pairs:
        for column in range(pair.outputs):
            for row in range(pair.inputs):
                weights += 1
                names[pair.layer, "weights", (row, column)] = ("w", str(weights))
            biases += 1 if pair.bias_links else 0
            names[pair.layer, "bias", (column,)] = ("b", str(biases))
    return names


def _pair_note(pair: PairDetail) -> str:
    if pair.as_heat_map:
        return tr("Heat map of {inputs} × {outputs}", inputs=pair.inputs, outputs=pair.outputs)
    return tr(
        "Strongest {shown} of {all} weights", shown=f"{pair.lines:,}", all=f"{pair.weights:,}"
    )


def _note(
    spec: NetworkSpec, layout: Layout, highlight: Highlight | None, gradients_shown: bool
) -> str:
    """Return the line that says what is shown."""
    if not layout.groups:
        return tr("Drag layers onto the canvas: their neurons and weights appear here.")
    lit = None if highlight is None else highlight.layer
    if gradients_shown and lit is not None and lit in spec.by_id:
        return tr("{layer}: gradients instead of values", layer=layer_name(spec, lit))
    lines = [pair for pair in layout.pairs if not pair.as_heat_map]
    every = sum(pair.links for pair in layout.pairs)
    shown = sum(pair.lines + pair.bias_lines for pair in layout.pairs)
    heat = sum(pair.weights for pair in layout.pairs if pair.as_heat_map)
    counts = {"shown": f"{shown:,}", "all": f"{every:,}", "heat": f"{heat:,}"}
    if heat:
        return tr(
            "Lines: strongest {shown} of {all} weights and biases. Heat maps: {heat}.", **counts
        )
    if all(pair.complete for pair in lines):
        return tr("All {all} weights and biases", all=f"{every:,}")
    return tr(
        "Strongest {shown} of {all} weights and biases", shown=counts["shown"], all=counts["all"]
    )


def target_text(
    spec: NetworkSpec, target: Target, value: float | None, pre_activation: float | None = None
) -> str:
    """Return what the pointer is on, and its value."""
    if isinstance(target, LayerName):
        return layer_name(spec, target.layer)
    lines = [
        _neuron_text(spec, target) if isinstance(target, Neuron) else _weight_text(spec, target)
    ]
    if pre_activation is not None:
        lines.append(f"z = {short_number(pre_activation, 6)}")
    if value is not None:
        letter = "a" if isinstance(target, Neuron) else {"bias": "b"}.get(target.parameter, "w")
        letter = "x" if spec.role(target.layer) == "input" else letter
        lines.append(f"{letter} = {short_number(value, 6)}")
    return "\n".join(lines)


def _neuron_text(spec: NetworkSpec, neuron: Neuron) -> str:
    name, number = layer_name(spec, neuron.layer), neuron.index + 1
    names = _input_names(spec)
    if spec.role(neuron.layer) == "input" and neuron.index < len(names):
        return tr("{layer} {number}: {name}", layer=name, number=number, name=names[neuron.index])
    return tr("{layer}, neuron {number}", layer=name, number=number)


def _weight_text(spec: NetworkSpec, weight: Weight) -> str:
    """Return where a weight leads from and to; of Maxout also which piece it is."""
    name = layer_name(spec, weight.layer)
    pieces = int(getattr(spec.layer(weight.layer), "pieces", 1))
    neuron = weight.index[-1] // pieces + 1
    if len(weight.index) == 1:
        return tr(
            "{layer}, neuron {number}: {parameter}",
            layer=name,
            number=neuron,
            parameter=parameter_text(weight.parameter),
        )
    sources = spec.sources(weight.layer)
    source = layer_name(spec, sources[0]) if sources else "?"
    return tr(
        "{source} {row} → {target} {column}",
        source=source,
        row=weight.index[0] + 1,
        target=name,
        column=neuron,
    )


def description(spec: NetworkSpec, layout: Layout, note: str) -> str:
    """Return the picture in words, for those who do not see it."""
    layers = ", ".join(
        " ".join(_title(spec, layout, layer_id))
        for layer_id in (tuple(spec.by_id) if spec.in_cycle else spec.order)
    )
    return tr("Layers: {layers}. {note}.", layers=layers, note=note.rstrip("."))
