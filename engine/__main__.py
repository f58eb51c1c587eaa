"""The commands without a window, where only the engine is at hand: ``python -m engine train …``."""

import sys

from engine.command_line import main

if __name__ == "__main__":
    sys.exit(main())
