"""Settings and folders every test may use; Qt's platform is chosen here, before Qt is imported."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYQTGRAPH_QT_LIB", "PySide6")

PROJECT_ROOT = Path(__file__).resolve().parent.parent

#: The same examples everywhere and every time, however slow and busy the machine is; others with
#: ``--hypothesis-profile=others``.
settings.register_profile(
    "same",
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile("others", settings.get_profile("same"), derandomize=False)
settings.load_profile("same")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep tests that need a real display for the run that test_under_xvfb.py starts."""
    if os.environ["QT_QPA_PLATFORM"] == "xcb":
        return
    reason = "needs a real display; test_under_xvfb.py runs it under Xvfb"
    for item in items:
        if item.get_closest_marker("xvfb"):
            item.add_marker(pytest.mark.skip(reason=reason))


def _shared_folder(name: str) -> Path:
    data = Path(os.environ.get("LAYERLOOM_DATA", PROJECT_ROOT.parent / "shared" / "data"))
    folder = data if name == "data" else data.parent / name
    if not folder.is_dir():
        pytest.skip(f"{folder} is missing: set LAYERLOOM_DATA to the folder of the test data")
    return folder


@pytest.fixture(autouse=True, scope="session")
def _empty_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Hide what was downloaded by whoever runs the tests, in the programs they start too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LAYERLOOM_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def project_root() -> Path:
    """Return the folder that holds pyproject.toml."""
    return PROJECT_ROOT


@pytest.fixture(scope="session")
def data_folder() -> Path:
    """Return the folder of real data sets (``csv``, ``keras``, ``mnist``)."""
    return _shared_folder("data")


@pytest.fixture(scope="session")
def golden_folder() -> Path:
    """Return the folder of published worked examples, beside the data folder."""
    return _shared_folder("golden")
