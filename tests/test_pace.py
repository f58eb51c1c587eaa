"""No test asks how fast the machine is: what is waited for may come as late as it likes."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

#: Context managers, which do nothing without a block.
WAITS = ("waitActive", "waitExposed")
#: What lets time pass whether or not anything happens.
SLEEPS = ("sleep", "qWait", "qSleep", "wait_for_window_shown")
CLOCKS = ("monotonic", "perf_counter", "time_ns", "monotonic_ns", "perf_counter_ns")
ADVICE = {
    "sleep": "wait for what is to happen: qtbot.waitUntil, waitSignal, an Event",
    "clock": "put a clock forward by hand, and ask for what happened, not for how long it took",
    "idle": "write `with qtbot.waitExposed(window): window.show()`; alone it waits for nothing",
    "examples": "leave deadlines and health checks of Hypothesis to tests/conftest.py",
}


def faults(source: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the kind of everything that depends on the pace of a machine."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and _called(node.value) in WAITS:
            yield node.lineno, "idle"
        if not isinstance(node, ast.Call):
            continue
        name = _called(node)
        if name in SLEEPS or (name == "wait" and _owner(node) == "qtbot"):
            yield node.lineno, "sleep"
        if name in CLOCKS:
            yield node.lineno, "clock"
        if name == "settings" and "deadline" in {keyword.arg for keyword in node.keywords}:
            yield node.lineno, "examples"


def _called(node: ast.AST) -> str:
    function = node.func if isinstance(node, ast.Call) else None
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _owner(node: ast.Call) -> str:
    function = node.func
    value = function.value if isinstance(function, ast.Attribute) else None
    return value.id if isinstance(value, ast.Name) else ""


def test_no_test_depends_on_the_pace_of_the_machine(project_root: Path) -> None:
    found = [
        f"{path.relative_to(project_root)}:{line}: {ADVICE[kind]}"
        for path in sorted((project_root / "tests").glob("*_tests/*.py"))
        for line, kind in faults(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("time.sleep(0.1)", "sleep"),
        ("qtbot.wait(100)", "sleep"),
        ("assert monotonic() - begun < 1.0", "clock"),
        ("qtbot.waitExposed(window)", "idle"),
        ("settings(deadline=200)", "examples"),
    ],
)
def test_what_depends_on_the_pace_is_found(source: str, kind: str) -> None:
    assert [kind for _, kind in faults(source)] == [kind]


@pytest.mark.parametrize("source", ["with qtbot.waitExposed(w):\n    w.show()", "event.wait()"])
def test_waiting_for_what_happens_is_no_fault(source: str) -> None:
    assert list(faults(source)) == []
