"""Lessons: text to read, tasks that the program checks itself, hints, and a way to be shown."""
