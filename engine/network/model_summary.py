"""A network as a table of layers, output shapes and parameter counts, as Keras prints it."""

from dataclasses import dataclass
from math import prod
from typing import Any, Final
from unicodedata import east_asian_width

from engine.specification import NetworkSpec, activation_of

_HEADERS: Final = ("Layer (type)", "Output Shape", "Param #")


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """One layer of the table.

    Parameters
    ----------
    name, kind : str
    activation : str or None
        None for a layer that has none.
    units : int or None
        The width of its output; None where no link decides it yet.
    parameters : int
        How many numbers it keeps.
    sources : tuple of str
        The names of the layers that feed it.
    layer : int
        Its id.
    """

    name: str
    kind: str
    activation: str | None
    units: int | None
    parameters: int
    sources: tuple[str, ...]
    layer: int

    @property
    def output_shape(self) -> str:
        """The shape of the output; None stands for the samples, as Keras writes it."""
        return f"(None, {'?' if self.units is None else self.units})"


@dataclass(frozen=True, slots=True)
class ModelSummary:
    """The table and its sums."""

    rows: tuple[SummaryRow, ...]
    parameters: int
    trainable: int

    def to_plain(self) -> dict[str, Any]:
        """Return the table for JSON; the batch's length in an output shape is null."""
        return {
            "layers": [
                {
                    "name": row.name,
                    "kind": row.kind,
                    "activation": row.activation,
                    "output_shape": [None, row.units],
                    "parameters": row.parameters,
                    "sources": list(row.sources),
                }
                for row in self.rows
            ],
            "parameters": self.parameters,
            "trainable": self.trainable,
            "not_trainable": self.parameters - self.trainable,
        }

    def to_text(self) -> str:
        """Return the table in letters, wide ones counted double."""
        return "\n".join([*_table([_HEADERS, *self._cells()]), *self._sums()])

    def to_markdown(self) -> str:
        """Return the table as Markdown, as documents and issues show it."""
        rows = [_HEADERS, ("---", "---", "---:"), *self._cells()]
        table = [f"| {' | '.join(cells)} |" for cells in rows]
        return "\n".join([*table, "", *(f"- {line}" for line in self._sums())])

    def _cells(self) -> list[tuple[str, ...]]:
        return [
            (f"{row.name} ({row.kind})", row.output_shape, f"{row.parameters:,}")
            for row in self.rows
        ]

    def _sums(self) -> list[str]:
        return [
            f"Total params: {self.parameters:,}",
            f"Trainable params: {self.trainable:,}",
            f"Non-trainable params: {self.parameters - self.trainable:,}",
        ]


def summarize(spec: NetworkSpec) -> ModelSummary:
    """Return the table of a network, which may still have problems."""
    order = tuple(spec.by_id) if spec.in_cycle else spec.order
    rows = tuple(_row(spec, layer_id) for layer_id in order)
    return ModelSummary(rows, sum(row.parameters for row in rows), _trainable(spec))


def _row(spec: NetworkSpec, layer_id: int) -> SummaryRow:
    layer = spec.by_id[layer_id]
    activation = activation_of(layer)
    return SummaryRow(
        name=spec.names[layer_id],
        kind=layer.kind,
        activation=None if activation is None else activation.name,
        units=spec.units.get(layer_id),
        parameters=spec.parameter_count(layer_id),
        sources=tuple(spec.names[source] for source in spec.sources(layer_id)),
        layer=layer_id,
    )


def _trainable(spec: NetworkSpec) -> int:
    total = 0
    for layer in spec.layers:
        inputs = spec.input_units(layer.id)
        shapes = layer.parameter_shapes(inputs) if inputs else {}
        total += sum(prod(shape) for name, shape in shapes.items() if layer.trainable(name))
    return total


def _table(rows: list[tuple[str, ...]]) -> list[str]:
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    rule = "─" * (sum(widths) + 2 * (len(widths) - 1))
    lines = [_line(row, widths) for row in rows]
    return [lines[0], rule, *lines[1:], rule]


def _line(row: tuple[str, ...], widths: list[int]) -> str:
    *left, last = row
    cells = [cell + " " * (width - _width(cell)) for cell, width in zip(left, widths, strict=False)]
    return "  ".join([*cells, " " * (widths[-1] - _width(last)) + last])


def _width(text: str) -> int:
    """Return how many columns a terminal gives a text: Hangul takes two each."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)
