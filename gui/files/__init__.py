"""Projects on disk: opening, saving, recovery after a crash, salvage from damaged files."""
