"""The sentence for an error of the engine or the system, its values shown in the reader's words."""

import re
from collections.abc import Callable
from functools import reduce
from typing import Any, Final

from engine import AnyOf, LayerloomError, NetworkSpec, Problem, data_errors, download_errors
from gui.words.data_error_sentences import NPY_FAULT_TEXTS
from gui.words.error_sentences import (
    ERROR_TEXTS,
    FILE_KIND_TEXTS,
    SUBJECT_TEXTS,
    SYSTEM_TEXTS,
    WANTED_TEXTS,
)
from gui.words.layer_texts import choice_text, field_text, layer_titles, option_text, parameter_text
from gui.words.problem_texts import problem_line, shown_name
from gui.words.translation import tr


def engine_text(error: LayerloomError, network: NetworkSpec) -> str:
    """Return the sentence for an error of the engine."""
    problem = error.fields.get("problem")
    if isinstance(problem, Problem):
        return problem_line(problem, network)
    if isinstance(error, data_errors.FileUnreadableError):
        return system_text(error.code, error.source)
    shown = {key: _shown_field(key, error, network) for key in error.fields}
    if isinstance(error, data_errors.NotNpyError):
        return tr(NPY_FAULT_TEXTS[error.cause], **shown)
    known = next((kind for kind in type(error).__mro__ if kind in ERROR_TEXTS), None)
    return str(error) if known is None else tr(ERROR_TEXTS[known], **shown)


def system_text(code: int | None, path: object) -> str:
    """Return what the system refused, and where."""
    place = str(path) if path else tr("The file")
    if code is not None and code in SYSTEM_TEXTS:
        return tr(SYSTEM_TEXTS[code], path=place)
    return tr("{path}: the system refuses (error {code}).", path=place, code=code or "?")


def _shown_field(key: str, error: LayerloomError, network: NetworkSpec) -> Any:
    """Return a field's value as it stands in the sentence."""
    value = error.fields[key]
    if isinstance(value, LayerloomError):
        return engine_text(value, network)
    if isinstance(value, download_errors.Attempts):
        return "; ".join(engine_text(fault, network) for fault in value)
    if isinstance(value, AnyOf):
        return reduce(lambda one, other: tr("{one} or {other}", one=one, other=other), value)
    show = _SHOWN.get(key)
    return value if show is None else show(value, error, network)


_SHOWN: Final[dict[str, Callable[[Any, LayerloomError, NetworkSpec], Any]]] = {
    "layer": lambda value, _, network: shown_name(str(value), network),
    "layers": lambda value, _, network: ", ".join(shown_name(str(k), network) for k in value),
    "function": lambda value, *_: _function_text(str(value)),
    "what": lambda value, *_: _subject_text(value),
    "kind": lambda value, *_: tr(FILE_KIND_TEXTS[value]) if value in FILE_KIND_TEXTS else value,
    "wanted": lambda value, error, _: _wanted_text(value, error),
    "setting": lambda value, *_: field_text(value),
    "option": lambda value, error, _: _option_text(value, error),
    "value": lambda value, error, _: _value_text(value, error),
    "column": lambda value, *_: _shown_columns(value),
    "names": lambda value, *_: _shown_columns(value),
}
"""By the name of a field: how its value is shown."""


def _function_text(name: str) -> str:
    """Return what a kind of layer or an activation is called."""
    return layer_titles().get(name) or choice_text("activation", name)


def _option_text(option: str, error: LayerloomError) -> str:
    """Return what an option of a setting is called; options of files and formats stay as typed."""
    return option_text(field_text(option)) if "setting" in error.fields else option


def _value_text(value: Any, error: LayerloomError) -> Any:
    setting = error.fields.get("setting")
    if setting in ("loss", "optimizer", "schedule"):
        return choice_text(setting, value)
    return tr("nothing") if value == "None" else value


def _subject_text(what: str) -> str:
    return tr(SUBJECT_TEXTS[what]) if what in SUBJECT_TEXTS else parameter_text(what)


def _wanted_text(wanted: Any, error: LayerloomError) -> Any:
    """Return what a value must be; a shape that is wanted stands for itself."""
    known = isinstance(wanted, str) and wanted in WANTED_TEXTS
    return tr(WANTED_TEXTS[wanted], **error.fields) if known else wanted


def _shown_columns(names: Any) -> Any:
    """Return names of columns, those that the engine numbered in words."""
    if not isinstance(names, str):
        return names
    return _NUMBERED_COLUMN.sub(lambda found: tr("column {number}", number=found[1]), names)


_NUMBERED_COLUMN: Final = re.compile(r"\bcolumn (\d+)\b")
