"""The house rules: style, types, who may know whom, and the size of things."""

import ast
import re
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("engine", "gui")
LONGEST_FUNCTION = 60
LONGEST_FILE = 500
MAY_PRINT = ("engine/command_line/", "gui/__main__.py")
FORBIDDEN_NAMES = {"utils", "helpers", "common", "misc", "manager", "base"}
# The script must reach the engine's command line before anything of Qt is imported.
BESIDE_THE_FRONT_DOOR = {"gui/__main__.py": {"engine.command_line"}}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def modules(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imported(tree: ast.Module) -> Iterator[str]:
    """Give the absolute name of every module imported anywhere in ``tree``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module or ""


def without_types(tree: ast.Module) -> ast.Module:
    """Drop what is imported for type checkers only."""
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            node.body = [ast.Pass()]
    return tree


def named_modules(tree: ast.Module) -> set[str]:
    """Return the modules that are imported, and the names taken from them, as modules."""
    taken = {
        f"{node.module}.{alias.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.level == 0
        for alias in node.names
    }
    return taken | set(imported(tree))


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def is_within(module: str, *packages: str) -> bool:
    return any(module == package or module.startswith(f"{package}.") for package in packages)


def run_tool(*command: str) -> None:
    script = Path(sysconfig.get_path("scripts")) / command[0]
    program = [str(script)] if script.exists() else [sys.executable, "-m", command[0]]
    done = subprocess.run(
        [*program, *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"


def test_ruff_finds_nothing() -> None:
    run_tool("ruff", "check", ".")


def test_the_code_is_formatted() -> None:
    run_tool("ruff", "format", "--check", "--diff", ".")


def test_every_type_is_strict() -> None:
    run_tool("mypy")


def test_the_layers_hold() -> None:
    run_tool("lint-imports", "--no-cache")


def offenders(paths: list[Path], faults: Callable[[Path], object]) -> dict[str, object]:
    """Return what ``faults`` finds in each file, by name, without the clean ones."""
    return {name_of(path): found for path in paths if (found := faults(path))}


def test_the_engine_imports_neither_qt_nor_the_window() -> None:
    def faults(path: Path) -> set[str]:
        return {m for m in imported(parsed(path)) if is_within(m, "gui", "PySide6", "pyqtgraph")}

    assert offenders(modules("engine"), faults) == {}


def test_the_engine_does_not_use_its_own_front_door() -> None:
    assert offenders(modules("engine"), lambda path: "engine" in imported(parsed(path))) == {}


def test_the_window_enters_the_engine_by_the_front_door() -> None:
    def faults(path: Path) -> set[str]:
        inner = {module for module in imported(parsed(path)) if module.startswith("engine.")}
        return inner - BESIDE_THE_FRONT_DOOR.get(name_of(path), set())

    assert offenders(modules("gui"), faults) == {}


def test_pyqtgraph_stays_in_the_plots() -> None:
    elsewhere = [path for path in modules("gui") if ROOT / "gui" / "plots" not in path.parents]

    def faults(path: Path) -> list[str]:
        return [module for module in imported(parsed(path)) if is_within(module, "pyqtgraph")]

    assert offenders(elsewhere, faults) == {}


def test_nothing_prints_in_the_library() -> None:
    def faults(path: Path) -> list[int]:
        calls = (node for node in ast.walk(parsed(path)) if isinstance(node, ast.Call))
        return [
            call.lineno
            for call in calls
            if isinstance(call.func, ast.Name) and call.func.id == "print"
        ]

    silent = [path for path in modules(*PACKAGES) if not name_of(path).startswith(MAY_PRINT)]
    assert offenders(silent, faults) == {}


def test_every_import_is_absolute() -> None:
    def faults(path: Path) -> list[int]:
        nodes = (node for node in ast.walk(parsed(path)) if isinstance(node, ast.ImportFrom))
        return [node.lineno for node in nodes if node.level]

    assert offenders(modules(*PACKAGES, "tests"), faults) == {}


def test_functions_are_short() -> None:
    def faults(path: Path) -> dict[str, int]:
        lengths = {function.name: code_lines(path, function) for function in functions(path)}
        return {name: lines for name, lines in lengths.items() if lines > LONGEST_FUNCTION}

    assert offenders(modules(*PACKAGES, "tests"), faults) == {}


def test_files_hold_one_noun() -> None:
    """A file longer than this is a reason to look for two nouns in it."""

    def faults(path: Path) -> int:
        lines = len(path.read_text(encoding="utf-8").splitlines())
        return lines if lines > LONGEST_FILE else 0

    assert offenders(modules(*PACKAGES, "tests"), faults) == {}


def test_names_say_what_a_file_holds() -> None:
    vague = [path for path in modules(*PACKAGES, "tests") if path.stem in FORBIDDEN_NAMES]
    assert not vague


def test_no_test_folder_bears_a_package_name() -> None:
    assert not {entry.name for entry in (ROOT / "tests").iterdir()} & {*PACKAGES, "resources"}


def functions(path: Path) -> Iterator[Function]:
    return (node for node in ast.walk(parsed(path)) if isinstance(node, Function))


def code_lines(path: Path, function: Function) -> int:
    """Return the length of a function without its docstring, blank lines and comments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    numbers = set(range(function.lineno, (function.end_lineno or function.lineno) + 1))
    first = function.body[0]
    if ast.get_docstring(function, clean=False) is not None:
        numbers -= set(range(first.lineno, (first.end_lineno or first.lineno) + 1))
    code = (lines[number - 1].strip() for number in numbers)
    return sum(1 for line in code if line and not line.startswith("#"))


def test_the_ruler_counts_code_only(tmp_path: Path) -> None:
    path = tmp_path / "ruler.py"
    path.write_text('def f():\n    """Say\n\n    more."""\n    # why\n\n    return 1\n')
    (function,) = functions(path)
    assert code_lines(path, function) == 2


def test_no_modules_import_one_another_in_a_circle() -> None:
    """Nor by imports inside functions: such a circle hides two nouns that are one, or three."""
    paths = {module_of(path): path for path in modules(*PACKAGES)}
    needs = {
        module: {name for name in named_modules(without_types(parsed(path))) if name in paths}
        - {module}
        for module, path in paths.items()
        if path.name != "__init__.py"
    }
    while free := {module for module, own in needs.items() if not own & needs.keys()}:
        needs = {module: own for module, own in needs.items() if module not in free}
    while idle := needs.keys() - {name for own in needs.values() for name in own}:
        needs = {module: own for module, own in needs.items() if module not in idle}
    assert sorted(needs) == []


def test_the_readme_names_only_what_there_is() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    spans = re.findall(r"`([^`\n]+)`", text)
    paths = [span for span in spans if re.fullmatch(r"(engine|gui|tests|resources)/[\w/*.]+", span)]
    assert paths
    assert [path for path in paths if not list(ROOT.glob(path.rstrip("/")))] == []
    tables = {span for span in spans if re.fullmatch(r"[A-Z]+(_[A-Z]+)+", span)}
    code = "\n".join(path.read_text(encoding="utf-8") for path in modules("engine", "gui", "tests"))
    assert {name for name in tables if not re.search(rf"\b{name}\b", code)} == set()
