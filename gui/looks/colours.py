"""The named colours of both themes; every pair of text and ground is legible (4.5 to 1)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Palette:
    """Named colours as ``#rrggbb``; blue and orange mean sign and nothing else."""

    background: str
    surface: str
    raised: str
    border: str
    text: str
    muted_text: str
    accent: str
    accent_text: str
    selection: str
    focus: str
    error: str
    warning: str
    success: str
    positive: str
    negative: str
    neutral: str
    sandbox: str
    input_layer: str
    hidden_layer: str
    output_layer: str
    activation_layer: str
    dropout_layer: str
    batch_normalization_layer: str
    maxout_layer: str
    add_layer: str
    concatenate_layer: str
    series: tuple[str, ...]

    def layer(self, kind: str) -> str:
        """Return the hue of a layer kind, as ``input``, ``hidden``, ``output`` or ``dropout``.

        A kind without a hue of its own has that of a hidden layer.
        """
        hue: str = getattr(self, f"{kind}_layer", self.hidden_layer)
        return hue


LIGHT = Palette(
    background="#f4f5f6",
    surface="#ffffff",
    raised="#ffffff",
    border="#d5d8dc",
    text="#1c1f23",
    muted_text="#5b636d",
    accent="#0b7a6f",
    accent_text="#ffffff",
    selection="#d3ebe7",
    focus="#0b7a6f",
    error="#b3261e",
    warning="#855400",
    success="#2a7134",
    positive="#1c64b4",
    negative="#b45309",
    neutral="#747c86",
    sandbox="#8224a8",
    input_layer="#4b5a6b",
    hidden_layer="#5d4aa8",
    output_layer="#a0306c",
    activation_layer="#0f7285",
    dropout_layer="#6b6b1d",
    batch_normalization_layer="#3f7033",
    maxout_layer="#8a3f8f",
    add_layer="#6b5b4f",
    concatenate_layer="#8f3d3d",
    series=("#0b7a6f", "#a0306c", "#5d4aa8", "#6b6b1d", "#4b5a6b", "#8f3d3d", "#3f7033"),
)

DARK = Palette(
    background="#17191c",
    surface="#1f2226",
    raised="#282c31",
    border="#3b4047",
    text="#e8eaed",
    muted_text="#a3abb5",
    accent="#4fc3b2",
    accent_text="#0c201d",
    selection="#1b413c",
    focus="#4fc3b2",
    error="#ff8a80",
    warning="#e8b45a",
    success="#7fcf8a",
    positive="#6aaef5",
    negative="#f29b4b",
    neutral="#878f99",
    sandbox="#d59df5",
    input_layer="#9fb0c3",
    hidden_layer="#b3a3f2",
    output_layer="#ee8fbf",
    activation_layer="#6cc7da",
    dropout_layer="#c9c86a",
    batch_normalization_layer="#96cf88",
    maxout_layer="#dd9be2",
    add_layer="#d0b08f",
    concatenate_layer="#ea9a9a",
    series=("#4fc3b2", "#ee8fbf", "#b3a3f2", "#c9c86a", "#9fb0c3", "#ea9a9a", "#96cf88"),
)
