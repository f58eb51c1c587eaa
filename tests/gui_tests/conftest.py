"""Fixtures for every test of the window: private settings, English, and nothing left behind."""

import gc
import threading
import traceback
import weakref
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, QStandardPaths, QThread, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.looks.theme import current_theme
from gui.training import session
from gui.words.translation import current_translator

PATIENCE: Final = 120_000
"""Milliseconds after which what is waited for is taken never to come, on any machine."""

_FAILED = pytest.StashKey[bool]()
_LENT_BY_QT = ("QTipLabel",)


@pytest.fixture
def qtbot(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QtBot:
    """Return the hand of pytest-qt, which waits however slow and busy the machine is.

    A shorter limit that a test names is none.
    """

    def patiently(wait: Callable[..., Any], *what: Any, timeout: int = 0, **named: Any) -> Any:
        # What need not come (`assertNotEmitted`) is waited for no longer than the test says.
        most = max(timeout, PATIENCE) if named.get("raising", True) is not False else timeout
        return wait(*what, timeout=most, **named)

    for name in ("waitUntil", "waitSignal", "waitSignals", "waitActive", "waitExposed"):
        monkeypatch.setattr(qtbot, name, partial(patiently, getattr(qtbot, name)))
    return qtbot


@pytest.fixture(autouse=True)
def _patient_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the program, too, wait for its threads as long as a busy machine may need."""
    wait = QThread.wait

    def waited(thread: QThread, *limit: Any) -> bool:
        is_long = bool(limit) and limit[0] >= session.PATIENCE
        return wait(thread, PATIENCE) if is_long else wait(thread, *limit)

    monkeypatch.setattr(QThread, "wait", waited)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[Any]:
    """Remember whether the test failed: its traceback keeps windows alive, which is no leak."""
    report = yield
    if report.when == "call":
        item.stash[_FAILED] = report.failed
    return report


@pytest.fixture(scope="session", autouse=True)
def _test_mode() -> None:
    QStandardPaths.setTestModeEnabled(True)


@pytest.fixture(autouse=True)
def _private_settings(tmp_path: Path) -> None:
    QCoreApplication.setOrganizationName("Layerloom")
    QCoreApplication.setApplicationName("Layerloom")
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(
        QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings")
    )


@pytest.fixture(autouse=True)
def _english_and_light() -> Iterator[None]:
    yield
    if current_translator().language != "en":
        current_translator().speak("en")
    if current_theme().mode != "light":
        current_theme().set_mode("light")


class Watch:
    """Notes where threads, timers and windows are started, and which are still there later."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._started: list[tuple[weakref.ref[Any], str]] = []
        self._threads_before = set(threading.enumerate())
        self._windows_before = set(_windows())
        for owner, method in (
            (QThread, "start"),
            (QTimer, "start"),
            (threading.Thread, "start"),
            (QWidget, "show"),
        ):
            monkeypatch.setattr(owner, method, self._noting(getattr(owner, method)))

    def findings(self) -> list[str]:
        """End whatever was left behind, and return a sentence for each."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return [
            *(self._ended_qthread(thread) for thread in self._left(QThread, "isRunning")),
            *(self._described_thread(thread) for thread in self._python_threads()),
            *(self._stopped_timer(timer) for timer in self._left(QTimer, "isActive")),
            *(self._closed_window(window) for window in self._left_windows()),
        ]

    def _noting(self, start: Callable[..., Any]) -> Callable[..., Any]:
        def noted(started: Any, *arguments: Any, **named: Any) -> Any:
            place = "".join(traceback.format_stack(limit=12)[:-1])
            self._started.append((weakref.ref(started), place))
            return start(started, *arguments, **named)

        return noted

    def _left(self, kind: type, question: str) -> list[Any]:
        started = {id(it): it for reference, _ in self._started if (it := reference())}
        alive = (it for it in started.values() if isinstance(it, kind) and shiboken6.isValid(it))
        return [it for it in alive if getattr(it, question)()]

    def _python_threads(self) -> list[threading.Thread]:
        # Qt's own threads appear as dummies while they run Python; they are found as QThreads.
        return [
            thread
            for thread in threading.enumerate()
            if thread not in self._threads_before and not isinstance(thread, threading._DummyThread)
        ]

    def _left_windows(self) -> list[QWidget]:
        if _windows() - self._windows_before:
            gc.collect()
        left = (it for it in _windows() - self._windows_before if shiboken6.isValid(it))
        return sorted(left, key=lambda window: type(window).__name__)

    def _place(self, it: object) -> str:
        places = [place for reference, place in self._started if reference() is it]
        return f"started here:\n{places[-1]}" if places else "never started or shown by the test"

    def _ended_qthread(self, thread: QThread) -> str:
        thread.requestInterruption()
        thread.quit()
        thread.wait(2000)
        name = thread.objectName() or type(thread).__name__
        return (
            f"A QThread is still running ({name}). Set its stop flag, then quit(), then wait(), "
            f"as its owner does on close; {self._place(thread)}"
        )

    def _described_thread(self, thread: threading.Thread) -> str:
        return f"The thread {thread.name} is still running. Join it; {self._place(thread)}"

    def _stopped_timer(self, timer: QTimer) -> str:
        timer.stop()
        name = timer.objectName() or f"{timer.interval()} ms"
        return (
            f"A QTimer is still active ({name}). Stop it when its owner closes; "
            f"{self._place(timer)}"
        )

    def _closed_window(self, window: QWidget) -> str:
        name = f"{type(window).__name__} {window.windowTitle()!r}"
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
        return (
            f"A window is still there ({name}). Give it a parent, or hand it to qtbot.addWidget; "
            f"{self._place(window)}"
        )


def _windows() -> set[QWidget]:
    if not isinstance(QApplication.instance(), QApplication):
        return set()
    return {
        widget
        for widget in QApplication.topLevelWidgets()
        if widget.metaObject().className() not in _LENT_BY_QT
    }


@pytest.fixture
def new_watch(monkeypatch: pytest.MonkeyPatch) -> Callable[[], Watch]:
    """Return a maker of watches, for the tests of the watch itself."""
    return lambda: Watch(monkeypatch)


@pytest.fixture(autouse=True)
def _nothing_left_behind(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    watch = Watch(monkeypatch)
    yield
    findings = watch.findings()
    if findings and not request.node.stash.get(_FAILED, False):
        pytest.fail("\n\n".join(findings), pytrace=False)
