"""What must be there before Qt is touched, said in a sentence where Qt itself would abort.

Nothing of Qt is imported by this module, and no translation can be: each sentence is written in
English and in Korean.
"""

import ctypes
import importlib
import importlib.util
import os
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""The Debian and Ubuntu package of each system library that Qt needs for a window."""

WAYLAND_PACKAGES = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
"""The same for a Wayland session without X."""

_LIBRARY_NAME = re.compile(r"lib[\w.+-]+\.so(?:\.\d+)*")

Load = Callable[[str], Any]


@dataclass(frozen=True)
class Obstacle:
    """Why the window cannot open, and the remedy, in both languages."""

    english: str
    korean: str

    def __str__(self) -> str:
        return f"{self.english}\n{self.korean}"


def find_obstacle(
    environment: Mapping[str, str] = os.environ,
    platform: str = sys.platform,
    load: Load = ctypes.CDLL,
) -> Obstacle | None:
    """Return what keeps a window from opening, or None.

    Parameters
    ----------
    environment
        The environment variables Qt will see.
    platform
        ``sys.platform``.
    load
        Opens a shared library by name or path; raises OSError if it, or one it needs, is missing.
    """
    return _unimportable_qt(load) or (
        _unusable_display(environment, load) if platform.startswith("linux") else None
    )


def _unimportable_qt(load: Load) -> Obstacle | None:
    try:
        importlib.import_module("PySide6.QtWidgets")
    except ModuleNotFoundError:
        return Obstacle(
            "Layerloom cannot open its window: the Python package PySide6 is not installed. "
            "Install it with: pip install PySide6-Essentials",
            "Layerloom 창을 열 수 없습니다: 파이썬 패키지 PySide6이 설치되어 있지 않습니다. "
            "설치 명령: pip install PySide6-Essentials",
        )
    except ImportError as error:
        return _missing_library(str(error), load)
    return None


def _unusable_display(environment: Mapping[str, str], load: Load) -> Obstacle | None:
    wanted = environment.get("QT_QPA_PLATFORM", "").split(":")[0].split(";")[0]
    if wanted and wanted != "xcb" and not wanted.startswith("wayland"):
        return None
    display = environment.get("DISPLAY")
    obstacle = _NO_DISPLAY
    if wanted != "xcb" and environment.get("WAYLAND_DISPLAY"):
        found = _unloadable_plugin("libqwayland*.so", load)
        if found is None:
            return None
        obstacle = found
    if not display:
        return obstacle
    return _unloadable_plugin("libqxcb.so", load) or _silent_display(display, load)


_NO_DISPLAY = Obstacle(
    "Layerloom cannot open its window: there is no display (neither DISPLAY nor WAYLAND_DISPLAY "
    "is set). Start it from a desktop session; the commands of `layerloom --help` need no display.",
    "Layerloom 창을 열 수 없습니다: 화면이 없습니다(DISPLAY와 WAYLAND_DISPLAY가 모두 비어 "
    "있습니다). 데스크톱 환경에서 실행하세요. `layerloom --help`에 나오는 명령은 화면 없이도 "
    "쓸 수 있습니다.",
)


def _unloadable_plugin(pattern: str, load: Load) -> Obstacle | None:
    """Load Qt's own window plugin: unlike Qt, its OSError names the library really missing."""
    plugins = sorted((_qt_folder() / "plugins" / "platforms").glob(pattern))
    try:
        for plugin in plugins:
            load(str(plugin))
    except OSError as error:
        return _missing_library(str(error), load)
    return None


def _qt_folder() -> Path:
    specification = importlib.util.find_spec("PySide6")
    assert specification is not None
    assert specification.origin is not None
    return Path(specification.origin).parent / "Qt"


def _silent_display(display: str, load: Load) -> Obstacle | None:
    xcb = load("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    if not failed:
        return None
    return Obstacle(
        f"Layerloom cannot open its window: the display {display} (DISPLAY) does not answer. "
        "Set DISPLAY to the display of a running desktop session.",
        f"Layerloom 창을 열 수 없습니다: 화면 {display}(DISPLAY)이 응답하지 않습니다. "
        "실행 중인 데스크톱의 화면을 DISPLAY에 지정하세요.",
    )


def _missing_library(message: str, load: Load) -> Obstacle:
    found = _LIBRARY_NAME.search(message)
    if found is None:
        return _unknown_failure(message)
    library = found.group()
    known = PACKAGES | WAYLAND_PACKAGES
    if library not in known:
        return _unknown_failure(message)
    packages = sorted({known[name] for name in _missing(load) | {library}})
    command = f"sudo apt-get install -y {' '.join(packages)}"
    return Obstacle(
        f"Layerloom cannot open its window: the system library {library} is missing. "
        f"On Debian and Ubuntu, install it with: {command}",
        f"Layerloom 창을 열 수 없습니다: 시스템 라이브러리 {library} 파일이 없습니다. "
        f"데비안·우분투 설치 명령: {command}",
    )


def _missing(load: Load) -> set[str]:
    """Return all missing libraries at once, so that one command mends it."""
    missing = set()
    for library in PACKAGES:
        try:
            load(library)
        except OSError:
            missing.add(library)
    return missing


def _unknown_failure(message: str) -> Obstacle:
    return Obstacle(
        f"Layerloom cannot open its window: Qt could not be loaded ({message}). "
        "Install it anew with: pip install --force-reinstall PySide6-Essentials",
        f"Layerloom 창을 열 수 없습니다: Qt를 불러오지 못했습니다({message}). "
        "다시 설치하는 명령: pip install --force-reinstall PySide6-Essentials",
    )
