"""The program without its window: one command per job, nothing of Qt imported."""

from engine.command_line.program import COMMAND_NAMES, main

__all__ = ["COMMAND_NAMES", "main"]
