"""What is installed is what is here: proved from a built wheel, not from the source tree."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

SOURCES = ("engine", "gui", "resources", "pyproject.toml", "README.md", "LICENSE")
PACKAGES = ("engine", "gui", "resources")
NEVER_PACKED = shutil.ignore_patterns("__pycache__", "*.egg-info")


@pytest.fixture(scope="module")
def wheel(project_root: Path, tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """Build the wheel from a copy: setuptools writes into the tree it builds from."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    source.mkdir()
    for name in SOURCES:
        if (project_root / name).is_dir():
            shutil.copytree(project_root / name, source / name, ignore=NEVER_PACKED)
        else:
            shutil.copy(project_root / name, source)
    offline = ["--no-deps", "--no-build-isolation", "--disable-pip-version-check"]
    done = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", *offline, "-w", str(folder), str(source)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (path,) = folder.glob("*.whl")
    return zipfile.ZipFile(path)


@pytest.fixture(scope="module")
def installed(wheel: zipfile.ZipFile, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that holds what an installation would, and nothing else."""
    folder = tmp_path_factory.mktemp("installed")
    wheel.extractall(folder)
    return folder


def test_every_file_of_the_packages_is_in_the_wheel(
    project_root: Path, wheel: zipfile.ZipFile
) -> None:
    files = {
        path.relative_to(project_root).as_posix()
        for package in PACKAGES
        for path in (project_root / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert files - set(wheel.namelist()) == set()


def test_nothing_else_is_in_the_wheel(wheel: zipfile.ZipFile) -> None:
    folders = {name.split("/")[0] for name in wheel.namelist()}
    assert {name for name in folders if not name.endswith(".dist-info")} == set(PACKAGES)


def test_every_licence_is_in_the_wheel(wheel: zipfile.ZipFile) -> None:
    licences = [name for name in wheel.namelist() if "LICENSE" in name and "dist-info" in name]
    assert len(licences) == 3


def test_the_script_is_the_window_or_a_command(wheel: zipfile.ZipFile) -> None:
    (entry_points,) = [name for name in wheel.namelist() if name.endswith("entry_points.txt")]
    assert "layerloom = gui.__main__:main" in wheel.read(entry_points).decode()


READS_ITS_RESOURCES = """
from pathlib import Path
from PySide6.QtWidgets import QApplication
import engine, gui, resources
from gui.looks.fonts import install_fonts
from gui.looks.resource_files import icon
from gui.words.translation import current_translator, tr

application = QApplication([])
install_fonts(application)
current_translator().speak("ko")
assert tr("Close") == "닫기", tr("Close")
assert not icon("play").pixmap(20, 20).isNull()
assert [len(engine.built_in(name)) for name in ("iris", "wine", "digits")] == [150, 178, 1797]
print(Path(gui.__file__).parent.parent)
print(Path(resources.__file__).parent.parent)
"""


def test_an_installation_finds_its_resources(installed: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", READS_ITS_RESOURCES],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(installed), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert {Path(line) for line in done.stdout.splitlines()} == {installed}
