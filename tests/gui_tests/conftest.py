"""Fixtures for every test of the window."""

import pytest
from PySide6.QtCore import QStandardPaths


@pytest.fixture(scope="session", autouse=True)
def _test_mode() -> None:
    QStandardPaths.setTestModeEnabled(True)
