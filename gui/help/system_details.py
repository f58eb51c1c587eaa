"""What a report of a fault needs to know about the system, as plain text."""

import os
import platform
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, distribution, version
from typing import Final, NamedTuple

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from gui.looks.resource_files import resource
from gui.looks.theme import current_theme
from gui.preferences import text_size
from gui.words.translation import current_translator


class Component(NamedTuple):
    """A part of the program, its version and its licence."""

    name: str
    version: str
    licence: str


_PACKAGES: Final = (
    ("Layerloom", "layerloom", "MIT"),
    ("NumPy", "numpy", "BSD-3-Clause"),
    ("PySide6 (Qt)", "PySide6-Essentials", "LGPL-3.0"),
    ("pyqtgraph", "pyqtgraph", "MIT"),
    ("threadpoolctl", "threadpoolctl", "BSD-3-Clause"),
    ("h5py", "h5py", "BSD-3-Clause"),
    ("onnx", "onnx", "Apache-2.0"),
    ("safetensors", "safetensors", "Apache-2.0"),
    ("Pillow", "pillow", "MIT-CMU"),
    ("pooch", "pooch", "BSD-3-Clause"),
    ("requests", "requests", "Apache-2.0"),
    ("tqdm", "tqdm", "MPL-2.0, MIT"),
    ("ziamath", "ziamath", "MIT"),
)
_PYTHON_LICENCE: Final = "PSF-2.0"
_FONT: Final = Component("Pretendard", "1.3", "OFL-1.1")
_SHOWN_FIRST: Final = 4


def components() -> list[Component]:
    """Return what the program consists of, itself first, Python second."""
    packages = [Component(name, _version(package), own) for name, package, own in _PACKAGES]
    python = Component("Python", platform.python_version(), _PYTHON_LICENCE)
    return [packages[0], python, *packages[1:], _FONT]


def system_details() -> str:
    """Return versions, system and screen, a line for each; in English, for whoever mends."""
    screen = QGuiApplication.primaryScreen()
    size = screen.size()
    lines: Sequence[tuple[str, str]] = (
        *((part.name, part.version) for part in components()[: _SHOWN_FIRST + 1]),
        ("Qt", qVersion()),
        ("System", platform.platform()),
        ("Processors", str(os.cpu_count())),
        ("Qt platform", QGuiApplication.platformName()),
        ("Screen", f"{size.width()} × {size.height()} at {screen.devicePixelRatio():g}"),
        ("Language", current_translator().language),
        ("Theme", current_theme().mode),
        ("Text size", f"{text_size():+d} pt"),
    )
    return "".join(f"{name}: {value}\n" for name, value in lines)


def licence_texts() -> str:
    """Return the licences of the program and of what is bundled with it, in full."""
    texts = (
        ("Layerloom", _own_licence()),
        ("Pretendard", resource("fonts", "LICENSE.txt").read_text(encoding="utf-8")),
        ("Iris, Wine, Digits", resource("datasets", "LICENSE.txt").read_text(encoding="utf-8")),
    )
    return "\n\n".join(f"{name}\n{'─' * len(name)}\n\n{text.strip()}" for name, text in texts)


def _own_licence() -> str:
    """Return the licence that was installed with the program; its name where there is none."""
    try:
        text = distribution("layerloom").read_text("licenses/LICENSE")
    except PackageNotFoundError:
        text = None
    return text or _PACKAGES[0][2]


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "–"
