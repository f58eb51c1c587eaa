"""The table of shortcuts, made from the actions that the window really has."""

import re
from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from gui.words.translation import tr


def shortcut_groups(window: QWidget) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return each menu's name with its actions and their keys; what is in no menu comes last."""
    groups = [(plain(menu.title()), list(_actions_of(menu))) for menu in _menus(window)]
    listed = {action for _, actions in groups for action in actions}
    others = [action for action in window.findChildren(QAction) if action not in listed]
    groups.append((tr("Elsewhere"), others))
    rows = ((name, list(_rows(actions))) for name, actions in groups)
    return [(name, found) for name, found in rows if found]


def shortcut_table(window: QWidget) -> str:
    """Return the shortcuts of a window as Markdown: a heading and a table for each menu."""
    what, how = tr("Action"), tr("Keys")
    head = (f"| {what} | {how} |", "|---|---|")
    lines: list[str] = []
    for name, rows in shortcut_groups(window):
        cells = (f"| {_cell(text)} | {_cell(keys)} |" for text, keys in rows)
        lines += [f"## {name}", "", *head, *cells, ""]
    return "\n".join(lines)


def plain(text: str) -> str:
    """Return an action's text without the marks of its mnemonic, its dots and its object."""
    bare = re.sub(r"\(&\w\)", "", text)  # 파일(&F)
    bare = bare.replace("&&", "\0").replace("&", "").replace("\0", "&")
    return bare.partition(": ")[0].rstrip("… ")


def key_text(action: QAction) -> str:
    """Return the keys of an action as the system writes them, joined by commas."""
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(keys.toString(native) for keys in action.shortcuts() if _is_common(keys))


def _is_common(keys: QKeySequence) -> bool:
    """Tell whether keyboards have these keys: few have one for redo alone, named "Redo"."""
    return not keys.isEmpty() and keys != QKeySequence(Qt.Key.Key_Redo)


def _menus(window: QWidget) -> Iterator[QMenu]:
    for bar in window.findChildren(QMenuBar):
        for action in bar.actions():
            menu = action.menu()
            if isinstance(menu, QMenu):
                yield menu


def _actions_of(menu: QMenu) -> Iterator[QAction]:
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from _actions_of(inner)
        else:
            yield action


def _rows(actions: Iterable[QAction]) -> Iterator[tuple[str, str]]:
    for action in actions:
        keys = key_text(action)
        if keys and action.text():
            yield plain(action.text()), keys


def _cell(text: str) -> str:
    """Return text that stays in its cell."""
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("*", "\\*")
