"""The actions of the help menu: their names, keys, icons and words."""

from typing import Final

from gui.words.translation import QT_TR_NOOP

HELP_ACTIONS: Final = (
    ("manualAction", "F1", "help", QT_TR_NOOP("Manual")),
    ("shortcutsAction", "Ctrl+F1", "", QT_TR_NOOP("Keyboard shortcuts")),
    ("whatsThisAction", "Shift+F1", "info", QT_TR_NOOP("What's this?")),
    ("tourAction", "", "", QT_TR_NOOP("Tour of the window")),
    ("preferencesAction", "Ctrl+,", "settings", QT_TR_NOOP("Preferences…")),
)
"""Object name, key, icon and words of each; none where empty."""
