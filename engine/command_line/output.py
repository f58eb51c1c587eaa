"""What the commands say: results on stdout, faults on stderr, in one voice."""

import json
import sys
from typing import Any, Final

DONE: Final = 0
DIVERGED: Final = 1
FOUND_PROBLEMS: Final = 1
MISTAKE: Final = 2
INTERRUPTED: Final = 130


def say(text: str) -> None:
    """Write a line of a result."""
    sys.stdout.write(text + "\n")


def say_json(plain: Any) -> None:
    """Write a result for machines; floats with every digit they need."""
    sys.stdout.write(json.dumps(plain, ensure_ascii=False, allow_nan=False) + "\n")


def complain(text: str) -> None:
    """Write one sentence about what went wrong."""
    sys.stderr.write(f"layerloom: {text}\n")
