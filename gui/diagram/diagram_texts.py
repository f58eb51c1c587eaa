"""What the diagram says, in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from engine import InputSpec, NetworkSpec, activation_of
from gui.diagram.drawn_links import LinkLines
from gui.diagram.layout_parts import Layout
from gui.diagram.level_of_detail import PairDetail
from gui.diagram.link_names import LinkKey, LinkNaming, link_names
from gui.diagram.picture import Highlight, Words
from gui.diagram.pointing import LayerName, Target
from gui.document.selection import Neuron, Weight
from gui.words.layer_texts import activation_text, layer_name, parameter_text
from gui.words.number_text import short_number
from gui.words.translation import QT_TR_NOOP, tr

_PHASES: Final[Mapping[str, str]] = {
    "forward": QT_TR_NOOP("Forward →"),
    "loss": QT_TR_NOOP("Loss"),
    "backward": QT_TR_NOOP("← Backward"),
    "update": QT_TR_NOOP("Update"),
}
_LETTERS: Final = {"input": "x", "hidden": "h", "output": "o"}


@dataclass(frozen=True)
class Moment:
    """What decides the words beside the network itself.

    Parameters
    ----------
    highlight : Highlight, optional
        What a step is at.
    gradients : int, optional
        The layer that shows gradients instead of weights and outputs.
    focus : Neuron, optional
        The neuron whose links alone are bright.
    output_names : tuple of str
        What the data call the outputs.
    naming : LinkNaming
        How the indices of weights are written.
    """

    highlight: Highlight | None = None
    gradients: int | None = None
    focus: Neuron | None = None
    output_names: tuple[str, ...] = ()
    naming: LinkNaming = field(default_factory=LinkNaming)


def diagram_words(
    spec: NetworkSpec, layout: Layout, links: tuple[LinkLines, ...], moment: Moment
) -> Words:
    """Return everything that is written in the picture."""
    highlight = moment.highlight
    return Words(
        titles={layer.id: _title(spec, layout, layer.id) for layer in spec.layers},
        folded={
            group.layer: tr("… +{count}", count=f"{group.folded:,}")
            for group in layout.groups.values()
            if group.folded
        },
        notes=_pair_notes(layout, links, moment.focus),
        short_notes=_short_notes(layout, links),
        symbols=_symbols_shown(spec, moment.gradients),
        link_names=_link_names_shown(layout, moment),
        inputs=_input_names(spec),
        outputs=moment.output_names,
        phase="" if highlight is None else tr(_PHASES[highlight.phase]),
        note=_note(spec, layout, links, moment),
    )


def _symbols_shown(spec: NetworkSpec, gradients: int | None) -> dict[int, tuple[str, str]]:
    symbols = neuron_symbols(spec)
    if gradients in symbols:
        symbols[gradients] = ("δ", symbols[gradients][1])
    return symbols


def _link_names_shown(layout: Layout, moment: Moment) -> dict[LinkKey, tuple[str, str]]:
    names = link_names(layout, moment.naming) if layout.labelled else {}
    return {
        key: ("∂" + letter if key[0] == moment.gradients else letter, subscript)
        for key, (letter, subscript) in names.items()
    }


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


def _pair_notes(
    layout: Layout, links: tuple[LinkLines, ...], focus: Neuron | None
) -> dict[int, str]:
    drawn = {lines.layer: lines.values.size for lines in links if lines.parameter == "weights"}
    return {
        pair.layer: _pair_note(pair, drawn.get(pair.layer, 0), focus)
        for pair in layout.pairs
        if not pair.complete
    }


def _short_notes(layout: Layout, links: tuple[LinkLines, ...]) -> dict[int, str]:
    """Return how many of each pair's weights are drawn, in figures alone."""
    drawn = {lines.layer: lines.values.size for lines in links if lines.parameter == "weights"}
    return {
        pair.layer: f"{pair.inputs} × {pair.outputs}"
        if pair.as_heat_map
        else f"{drawn.get(pair.layer, 0):,} / {pair.weights:,}"
        for pair in layout.pairs
        if not pair.complete
    }


def _pair_note(pair: PairDetail, drawn: int, focus: Neuron | None) -> str:
    if focus is not None:
        return _focus_note(pair, drawn, focus)
    if pair.as_heat_map:
        return tr("Heat map of {inputs} × {outputs}", inputs=pair.inputs, outputs=pair.outputs)
    return tr("Strongest {shown} of {all} weights", shown=f"{drawn:,}", all=f"{pair.weights:,}")


def _focus_note(pair: PairDetail, drawn: int, focus: Neuron) -> str:
    """Return how many weights of the selected neuron are drawn."""
    own = {pair.layer: pair.inputs * pair.pieces, pair.source: pair.outputs}.get(focus.layer, 0)
    if not own:
        return ""
    if drawn == own:
        return tr("All {all} weights of the neuron", all=f"{own:,}")
    return tr("Strongest {shown} of the neuron's {all} weights", shown=f"{drawn:,}", all=f"{own:,}")


def _note(spec: NetworkSpec, layout: Layout, links: tuple[LinkLines, ...], moment: Moment) -> str:
    """Return the line that says what is shown."""
    if not layout.groups:
        return tr("Drag layers onto the canvas: their neurons and weights appear here.")
    if moment.gradients is not None and moment.gradients in spec.by_id:
        name = layer_name(spec, moment.gradients)
        return tr("{layer}: gradients instead of values", layer=name)
    if moment.focus is not None:
        return tr("Links of one neuron: {neuron}", neuron=_neuron_text(spec, moment.focus))
    return _count_note(layout, sum(lines.values.size for lines in links))


def _count_note(layout: Layout, drawn: int) -> str:
    every = sum(pair.links for pair in layout.pairs)
    heat = sum(pair.links for pair in layout.pairs if pair.as_heat_map)
    biased = any(pair.bias_links for pair in layout.pairs)
    if every == drawn:
        if not biased:
            return tr("All {all} weights", all=f"{every:,}")
        return tr("All {all} weights and biases", all=f"{every:,}")
    shown, rest = f"{drawn:,}", f"{every - heat:,}"
    if not heat and not biased:
        return tr("Strongest {shown} of {all} weights", shown=shown, all=rest)
    if not heat:
        return tr("Strongest {shown} of {all} weights and biases", shown=shown, all=rest)
    if not biased:
        return tr(
            "Heat maps: {heat} weights. Lines: {shown} of {all}.",
            heat=f"{heat:,}",
            shown=shown,
            all=rest,
        )
    return tr(
        "Heat maps: {heat} weights and biases. Lines: {shown} of {all}.",
        heat=f"{heat:,}",
        shown=shown,
        all=rest,
    )


def target_text(
    spec: NetworkSpec,
    target: Target,
    value: float | None,
    pre_activation: float | None = None,
    gradients: int | None = None,
) -> str:
    """Return what the pointer is on, and its value."""
    if isinstance(target, LayerName):
        return layer_name(spec, target.layer)
    lines = [part_text(spec, target)]
    if pre_activation is not None:
        lines.append(f"z = {short_number(pre_activation, 6)}")
    if value is not None:
        letter = _value_letter(spec, target, target.layer == gradients)
        lines.append(f"{letter} = {short_number(value, 6)}")
    return "\n".join(lines)


def _value_letter(spec: NetworkSpec, target: Neuron | Weight, gradient: bool) -> str:
    """Return the letter of what a neuron or weight shows."""
    if isinstance(target, Neuron):
        if gradient:
            return "δ"
        return "x" if spec.role(target.layer) == "input" else "a"
    letter = "b" if target.parameter == "bias" else "w"
    return f"∂L/∂{letter}" if gradient else letter


def part_text(spec: NetworkSpec, part: Neuron | Weight) -> str:
    """Return what a neuron is called, or where a weight leads from and to."""
    return _neuron_text(spec, part) if isinstance(part, Neuron) else _weight_text(spec, part)


def _neuron_text(spec: NetworkSpec, neuron: Neuron) -> str:
    name, number = layer_name(spec, neuron.layer), neuron.index + 1
    names = _input_names(spec)
    if spec.role(neuron.layer) == "input":
        if neuron.index < len(names):
            return tr(
                "{layer} {number}: {name}", layer=name, number=number, name=names[neuron.index]
            )
        return tr("{layer} {number}", layer=name, number=number)
    return tr("{layer}, neuron {number}", layer=name, number=number)


def _weight_text(spec: NetworkSpec, weight: Weight) -> str:
    """Return where a weight leads from and to; for a bias, whose it is."""
    pieces = int(getattr(spec.layer(weight.layer), "pieces", 1))
    neuron = _neuron_text(spec, Neuron(weight.layer, weight.index[-1] // pieces))
    if len(weight.index) == 1:
        return f"{neuron}\n{parameter_text(weight.parameter)}"
    sources = spec.sources(weight.layer)
    source = _neuron_text(spec, Neuron(sources[0], weight.index[0])) if sources else "?"
    return f"{source}\n→ {neuron}"


def description(spec: NetworkSpec, layout: Layout, note: str) -> str:
    """Return the picture in words, for those who do not see it."""
    layers = ", ".join(
        " ".join(_title(spec, layout, layer_id))
        for layer_id in (tuple(spec.by_id) if spec.in_cycle else spec.order)
    )
    return tr("Layers: {layers}. {note}.", layers=layers, note=note.rstrip("."))
