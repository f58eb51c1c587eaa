"""From the words on the command line to an exit code and, on a fault, one sentence on stderr."""

import argparse
import io
import os
import sys
from collections.abc import Sequence
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
from engine.command_line.output import INTERRUPTED, MISTAKE, complain
from engine.errors import LayerloomError

_COMMANDS: Final = (example, summary, check, train, measure, trace, export, import_file)

COMMAND_NAMES: Final = tuple(name for group in _COMMANDS for name in group.NAMES)

_EPILOG: Final = """\
An example from beginning to end:
  layerloom example mnist-784-50-10 -o m.layerloom
  layerloom train m.layerloom --data FOLDER --epochs 5 -o t.layerloom
  layerloom evaluate t.layerloom
  layerloom export t.layerloom w.npz
  layerloom import model.keras -o k.layerloom

SOURCE is a built-in name (xor, spiral, mnist ...), a folder with MNIST's four files, or a .npz,
.npy, .csv or .tsv file.

Exit codes: 0 done; 1 training diverged (the best state was saved) or check found problems;
2 a mistake in the request; 130 interrupted (training was saved)."""


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
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a console that cannot show every letter
            stream.reconfigure(errors="backslashreplace")
    try:
        arguments = _parser().parse_args(argv)
    except SystemExit as error:
        return int(error.code or 0)
    return _run(arguments)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="layerloom",
        usage="layerloom [PROJECT]\n       layerloom COMMAND ...",
        description="Build, train and step through neural networks. "
        "Without a command, or with a project alone, the window opens.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True, prog="layerloom")
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
