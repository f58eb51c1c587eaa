"""Why a network cannot be written as a script: one class per cause."""

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
    was chosen.
    """

    template = (
        "A script in the style {style} cannot train with {setting} {value}. Choose {choices}."
    )


class SettingsTogetherError(SettingNotInStyleError):
    """A style cannot train with a setting and `option`, another setting or one of its options."""

    template = (
        "A script in the style {style} cannot train with {setting} {value} and {option} together. "
        "Choose {choices}."
    )
