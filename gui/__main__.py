"""The command ``layerloom``: one of the engine's commands without a window, else the window.

Nothing of Qt is imported until it is known that a window is wanted and can open.
"""

import gc
import sys
from pathlib import Path

from gui.startup_checks import find_obstacle

MISUSE = 2
CANNOT_START = 1
_ABOUT = ("-h", "--help", "-V", "--version")


def main(arguments: list[str] | None = None) -> int:
    """Run ``layerloom`` with ``arguments`` (those of the process by default).

    Returns
    -------
    int
        The exit code: 0, 1 if the window cannot start, 2 for a mistake in the request; a
        command's own otherwise.
    """
    arguments = sys.argv[1:] if arguments is None else arguments
    if not arguments:
        return _open_window(None)
    first, *rest = arguments
    return _run_command_or_open(first, rest)


def _run_command_or_open(first: str, rest: list[str]) -> int:
    from engine.command_line import COMMAND_NAMES
    from engine.command_line import main as run_command

    if first in COMMAND_NAMES or first in _ABOUT:
        return run_command([first, *rest])
    return _refusal(first, rest, tuple(COMMAND_NAMES)) or _open_window(Path(first))


def _refusal(first: str, rest: list[str], commands: tuple[str, ...]) -> int:
    """Say what is wrong with the arguments; 0 if nothing is."""
    if first.startswith("-"):
        sentence = f"Layerloom knows no option {first}; see layerloom --help."
    elif not Path(first).is_file():
        sentence = (
            f"The first argument must be a project file or a command ({', '.join(commands)}); "
            f"received: {first}"
        )
    elif rest:
        sentence = f"The window opens one project at a time; received {len(rest)} more arguments."
    else:
        return 0
    print(sentence, file=sys.stderr)
    return MISUSE


def _open_window(project_path: Path | None) -> int:
    obstacle = find_obstacle()
    if obstacle is not None:
        print(obstacle, file=sys.stderr)
        return CANNOT_START
    # Nothing made until the window stands is garbage; looking for it would take a tenth of
    # the time. `run` turns the search on.
    gc.disable()
    from gui.application import run

    return run(project_path)


if __name__ == "__main__":
    sys.exit(main())
