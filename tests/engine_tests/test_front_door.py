"""Everything that stands in ``__all__`` is behind the front door; what is heavy comes late."""

import subprocess
import sys

import pytest

import engine


@pytest.mark.parametrize("name", engine.__all__)
def test_every_name_of_the_front_door_is_there(name: str) -> None:
    assert getattr(engine, name) is not None


def test_a_name_that_does_not_exist_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'no_such_name'"):
        _ = engine.no_such_name  # type: ignore[attr-defined]


def test_the_formats_are_imported_when_something_of_them_is_asked_for() -> None:
    program = (
        "import sys, engine\n"
        "assert 'engine.formats' not in sys.modules\n"
        "engine.export_weights\n"
        "assert 'engine.formats' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=600)
