"""Training settings in words, where they are others than those they are compared with."""

from collections.abc import Collection
from dataclasses import fields

from engine import Choice, EarlyStopping, TrainingSpec
from gui.words.layer_texts import choice_text, field_text, option_text
from gui.words.translation import tr


def changed_settings(
    training: TrainingSpec, usual: TrainingSpec, without: Collection[str] = ()
) -> tuple[str, ...]:
    """Return the name and the value of every setting that is not the usual one."""
    return tuple(
        f"{field_text(field.name)}: {_value_text(field.name, getattr(training, field.name))}"
        for field in fields(TrainingSpec)
        if field.name not in without and getattr(training, field.name) != getattr(usual, field.name)
    )


def _value_text(field: str, value: object) -> str:
    if isinstance(value, Choice):
        options = "".join(f", {option_text(name)} {number:g}" for name, number in value.options)
        return f"{choice_text(field, value.name)}{options}"
    if isinstance(value, EarlyStopping):
        return tr("no smaller loss for {n} {n:epoch|epochs}", n=value.patience)
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    return f"{value:g}" if isinstance(value, float) else str(value)
