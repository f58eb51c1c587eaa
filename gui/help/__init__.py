"""Help: the manual, the shortcuts, and what the program is."""
