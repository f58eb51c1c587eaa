"""Why a network cannot be written as a script: one class per cause."""

from typing import Any

from engine.errors import FormatUnsupportedError


class UnknownStyleError(FormatUnsupportedError):
    """There is no such style of script."""

    template = "Code must be in one of the styles {styles}. Received: {style!r}."


class LayerNotInStyleError(FormatUnsupportedError):
    """A style has nothing that computes what this layer does.

    `layer` is its name, `function` its kind or its activation, `choices` are the styles and
    formats that take it.
    """

    template = (
        "A script in the style {style} cannot hold the layer {layer!r} ({function}). "
        "Choose {choices}."
    )


class SettingNotInStyleError(FormatUnsupportedError):
    """A style cannot train with a setting.

    `setting` is a field of the training (``loss``, ``optimizer``, ``clip_norm``), `value` what
    was chosen; `option` is the option or other setting that cannot be had with it, or empty.
    """

    template = (
        "A script in the style {style} cannot train with {setting} {value}{with_option}. "
        "Choose {choices}."
    )

    def __init__(self, **fields: Any) -> None:
        option = fields["option"]
        super().__init__(**{**fields, "with_option": f" with {option}" if option else ""})
