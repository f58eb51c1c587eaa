"""Values in plain data that anybody may have written: which were wanted, and what came instead."""

from typing import Any, Final

from engine.errors import SpecificationError

WANTED_VALUES: Final = {
    "object": "an object",
    "list": "a list",
    "text": "text",
    "texts": "a list of texts",
    "whole": "a whole number",
    "whole_in": "a whole number from {low} to {high}",
    "number": "a number",
    "finite": "finite numbers",
    "flag": "true or false",
    "one_of": "one of {names}",
    "at_most": "at most {most} entries",
    "choice": "a name, or an object of a name and numbers",
    "layer_ids": "layer ids that differ, from 1",
    "above_ids": "a number above every layer's id",
    "layer_links": "links between the layers",
    "link": "two layer ids",
    "picture_shape": "two or three whole numbers from 1",
    "point": "two finite numbers, x and y",
    "permutation": "every number from 0 to {last} once",
    "curve": "a curve of the length it says",
    "same_keys": "the entries {names}",
    "hexadecimal": "a hexadecimal number of at most 128 bits",
    "scalars": "numbers and texts",
    "right": "a value that it can have",
    "class_names": "names exactly where the targets are classes",
    "name_per_input": "a name for each of the {inputs} inputs",
    "picture_of": "a picture of {inputs} numbers",
    "scaling": "one number, or one for each of the {inputs} inputs",
}
"""What can be wanted of a value; the window has its own words for each."""

_LONGEST: Final = 80


class FileValueError(SpecificationError):
    """A value is not of the kind that its place needs.

    `place` is the key under which it stands, `wanted` a key of `WANTED_VALUES`, `value` what came,
    as text.
    """

    template = "A file must have {wanted_text} for {place!r}. Received: {value}."


def wrong_value(place: str, wanted: str, value: Any, **limits: Any) -> FileValueError:
    """Return the error that says what was wanted at a place, and what came."""
    return FileValueError(**value_fields(place, wanted, value, **limits))


def value_fields(place: str, wanted: str, value: Any, **limits: Any) -> dict[str, Any]:
    """Return the fields of an error about a value; a long one is cut off."""
    text = repr(value)
    return {
        **limits,
        "place": place,
        "wanted": wanted,
        "wanted_text": WANTED_VALUES[wanted].format(**limits),
        "value": text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "...",
    }
