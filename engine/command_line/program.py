"""From the words on the command line to an exit code and, on a fault, one sentence on stderr."""

import argparse
import os
import sys
from collections.abc import Sequence
from textwrap import fill
from typing import Final, NoReturn

from engine.command_line import (
    check,
    example,
    export,
    import_file,
    measure,
    summary,
    trace,
    train,
)
from engine.command_line.output import (
    DONE,
    INTERRUPTED,
    MISTAKE,
    complain,
    say,
    write_plainly,
)
from engine.datasets import BUILT_IN
from engine.errors import LayerloomError
from engine.formats import IMPORT_SUFFIXES, WEIGHTS_FORMATS

_COMMANDS: Final = (example, summary, check, train, measure, trace, export, import_file)

COMMAND_NAMES: Final = tuple(name for group in _COMMANDS for name in group.NAMES)

_USAGE: Final = """\
layerloom [PROJECT]            open the window, with a project in it
       layerloom COMMAND ...          work without a window
       layerloom COMMAND --help       what a command takes, with examples
       layerloom --version"""

_DESCRIPTION: Final = """\
Layerloom: build neural networks, train them, walk through every number of a training step, and
take the trained weights away.

Without a command, or with a project alone, the window opens. Commands work without a window and
without Qt. A project named like a command is opened with its folder: layerloom ./train"""

_EPILOG: Final = f"""\
data:
  SOURCE is a built-in name, a folder with MNIST's four files or with images by class, or a .npz,
  .npy, .csv or .tsv file, read with the project's columns and scaling. MNIST is downloaded if it
  is asked for by its name. The built-in names:
{fill(", ".join(BUILT_IN), 96, initial_indent="  ", subsequent_indent="  ")}

files:
  *.layerloom        projects; what a project is saved over stays beside it as .bak
  out                {", ".join(WEIGHTS_FORMATS)} and .py
  in                 {", ".join(IMPORT_SUFFIXES)}

environment:
  LAYERLOOM_CACHE    the folder for downloads, in place of the platform's own

exit status:
  0                  done
  1                  training diverged (the best state was saved), check found problems,
                     or the window cannot start
  2                  a mistake in the request: one sentence on the standard error says which
  130                interrupted by Ctrl-C; training was saved

  Results go to the standard output, faults and progress to the standard error. Every command
  takes --json, for programs.

examples:
  layerloom example mnist-784-50-10 -o m.layerloom
  layerloom train m.layerloom --data FOLDER --epochs 5 -o t.layerloom
  layerloom evaluate t.layerloom
  layerloom trace t.layerloom --sample 0 --json
  layerloom export t.layerloom w.npz
  layerloom import model.keras -o k.layerloom"""


class _Version(argparse.Action):
    """Say the version; it is looked up only when somebody asks."""

    def __call__(self, *arguments: object, **named: object) -> None:
        """Say it and exit."""
        from importlib.metadata import version

        say(f"layerloom {version('layerloom')}")
        raise SystemExit(DONE)


class _Parser(argparse.ArgumentParser):
    """A parser whose complaint is one sentence."""

    def error(self, message: str) -> NoReturn:
        complain(f"{message[:1].upper()}{message[1:]}. Try: {self.prog} --help")
        raise SystemExit(MISTAKE)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    Parameters
    ----------
    argv : sequence of str, optional
        The words behind the program's name; ``sys.argv[1:]`` where None.
    """
    write_plainly()
    try:
        arguments = _parser().parse_args(argv)
    except SystemExit as error:
        return int(error.code or 0)
    return _run(arguments)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="layerloom",
        usage=_USAGE,
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "-V", "--version", action=_Version, nargs=0, help="show the version and exit"
    )
    commands = parser.add_subparsers(
        title="commands", metavar="COMMAND", required=True, prog="layerloom"
    )
    for group in _COMMANDS:
        group.add_to(commands)
    return parser


def _run(arguments: argparse.Namespace) -> int:
    try:
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except LayerloomError as error:
        complain(str(error))
        return MISTAKE
    except OSError as error:
        complain(f"{error.filename or 'A file'}: {error.strerror or error}.")
        return MISTAKE
    except MemoryError:
        complain("This needs more memory than the machine has.")
        return MISTAKE
    except KeyboardInterrupt:
        complain("Interrupted.")
        return INTERRUPTED
    return code
