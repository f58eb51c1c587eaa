"""What keeps a window from opening is said in a sentence, in both languages; nothing aborts."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from gui.startup_checks import PACKAGES, find_obstacle

ON_X = {"DISPLAY": ":0"}
ON_WAYLAND = {"WAYLAND_DISPLAY": "wayland-0"}
LINUX_ONLY = pytest.mark.skipif(sys.platform != "linux", reason="Linux's libraries and displays")


class System:
    """A system whose libraries are there, but for those that a test takes away."""

    def __init__(self, *missing: str, answers: bool = True) -> None:
        self.missing = missing
        self.answers = answers

    def __call__(self, library: str) -> Any:
        """Load a library, or say which one is missing, as the dynamic linker does."""
        absent = [name for name in self.missing if name == library or library.endswith(".so")]
        if absent:
            raise OSError(f"{absent[0]}: cannot open shared object file: No such file or directory")
        return self

    class xcb_connect:  # noqa: N801  (the C function's name)
        """Stands for the C function of this name."""

        restype: Any = None

        def __new__(cls, display: None, screen: None) -> int:  # type: ignore[misc]
            """Return a pointer."""
            return 1

    def xcb_connection_has_error(self, connection: Any) -> int:
        """Return what the C function of this name would."""
        return 0 if self.answers else 1

    def xcb_disconnect(self, connection: Any) -> None:
        """Stand for the C function of this name."""


def test_a_complete_system_is_no_obstacle() -> None:
    assert find_obstacle(ON_X, "linux", System()) is None
    assert find_obstacle(ON_WAYLAND, "linux", System()) is None


def test_other_systems_need_no_x_display() -> None:
    assert find_obstacle({}, "darwin", System("libxcb-cursor.so.0")) is None
    assert find_obstacle({}, "win32", System("libxcb-cursor.so.0")) is None


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "vnc:size=800x600", "linuxfb"])
def test_a_platform_without_display_needs_none(platform: str) -> None:
    assert find_obstacle({"QT_QPA_PLATFORM": platform}, "linux", System()) is None


@LINUX_ONLY
@pytest.mark.parametrize(
    "environment",
    [{}, {"DISPLAY": ""}, {"QT_QPA_PLATFORM": "xcb"}, ON_WAYLAND | {"QT_QPA_PLATFORM": "xcb"}],
)
def test_no_display_is_named_in_both_languages(environment: dict[str, str]) -> None:
    obstacle = find_obstacle(environment, "linux", System())
    assert obstacle is not None
    assert "neither DISPLAY nor WAYLAND_DISPLAY is set" in obstacle.english
    assert "화면이 없습니다" in obstacle.korean


@LINUX_ONLY
def test_a_display_that_does_not_answer_is_named() -> None:
    obstacle = find_obstacle({"DISPLAY": ":77"}, "linux", System(answers=False))
    assert obstacle is not None
    assert "the display :77 (DISPLAY) does not answer" in obstacle.english
    assert "화면 :77(DISPLAY)이 응답하지 않습니다" in obstacle.korean


@LINUX_ONLY
@pytest.mark.parametrize("library", sorted(PACKAGES))
def test_a_missing_library_is_named_with_its_package(library: str) -> None:
    obstacle = find_obstacle(ON_X, "linux", System(library))
    assert obstacle is not None
    for sentence in (obstacle.english, obstacle.korean):
        assert library in sentence
        assert sentence.endswith(f"sudo apt-get install -y {PACKAGES[library]}")


@LINUX_ONLY
def test_one_command_installs_all_that_is_missing() -> None:
    system = System("libxcb-cursor.so.0", "libxcb-icccm.so.4", "libxkbcommon-x11.so.0")
    obstacle = find_obstacle(ON_X, "linux", system)
    assert obstacle is not None
    assert obstacle.english.endswith("-y libxcb-cursor0 libxcb-icccm4 libxkbcommon-x11-0")


@LINUX_ONLY
def test_a_wayland_session_falls_back_on_x() -> None:
    without_wayland = System("libwayland-cursor.so.0")
    obstacle = find_obstacle(ON_WAYLAND, "linux", without_wayland)
    assert obstacle is not None
    assert "libwayland-cursor0" in obstacle.english


@LINUX_ONLY
def test_a_failure_of_another_kind_is_passed_on() -> None:
    obstacle = find_obstacle(ON_X, "linux", System("libodd.so.3"))
    assert obstacle is not None
    assert "libodd.so.3: cannot open shared object file" in obstacle.english


def run_layerloom(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    return subprocess.run(
        [sys.executable, "-m", "gui", *arguments],
        cwd=Path(__file__).parent.parent.parent,
        env=kept | {"PYTHONIOENCODING": "utf-8"} | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@LINUX_ONLY
def test_the_program_ends_with_a_sentence_without_a_display() -> None:
    done = run_layerloom()
    assert done.returncode == 1
    english, korean = done.stderr.splitlines()
    assert "there is no display" in english
    assert "화면이 없습니다" in korean
    assert done.stdout == ""


@LINUX_ONLY
def test_the_program_ends_with_a_sentence_on_a_dead_display() -> None:
    done = run_layerloom(DISPLAY=":7777")
    assert done.returncode == 1
    assert "does not answer" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("failure", "sentence"),
    [
        (
            "raise ImportError('libEGL.so.1: cannot open shared object file: No such file')",
            "the system library libEGL.so.1 is missing",
        ),
        ("raise ModuleNotFoundError('No module named PySide6')", "pip install PySide6-Essentials"),
        ("raise ImportError('DLL load failed')", "Qt could not be loaded (DLL load failed)"),
    ],
)
def test_the_program_ends_with_a_sentence_where_qt_does_not_load(
    tmp_path: Path, failure: str, sentence: str
) -> None:
    (tmp_path / "PySide6").mkdir()
    (tmp_path / "PySide6" / "__init__.py").write_text(failure, encoding="utf-8")
    done = run_layerloom(PYTHONPATH=str(tmp_path), DISPLAY=":0")
    assert done.returncode == 1
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_the_version_is_told_without_qt() -> None:
    done = run_layerloom("--version", PYTHONPATH=os.devnull)
    assert done.returncode == 0
    assert done.stdout.startswith("layerloom 0.")
