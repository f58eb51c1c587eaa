"""Gather the sentences of ``gui`` into the Korean catalogues and compile them.

    python tests/update_translations.py            every catalogue
    python tests/update_translations.py canvas     the one of gui/canvas
    python tests/update_translations.py window     the one of gui/window and the few in gui itself
    python tests/update_translations.py qt         what Qt's own Korean lacks: compiled only

New sentences arrive as ``type="unfinished"``, filled in where another catalogue has them already.
Write the Korean between the tags, remove the attribute, and run the command again.
"""

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as Xml

import PySide6

ROOT = Path(__file__).resolve().parent.parent
CATALOGUES = ROOT / "resources" / "translations"
WINDOW = "window"
#: Written by hand: its sentences are Qt's.
QT = "qt"

Key = tuple[str, str]


def names() -> list[str]:
    """Return the catalogues there are: one for each folder of gui."""
    folders = (entry for entry in (ROOT / "gui").iterdir() if (entry / "__init__.py").is_file())
    return sorted(folder.name for folder in folders)


def modules(name: str) -> list[Path]:
    """Return the modules whose sentences stand in the catalogue ``name``."""
    if name == WINDOW:
        return sorted([*(ROOT / "gui").glob("*.py"), *(ROOT / "gui" / WINDOW).rglob("*.py")])
    return sorted((ROOT / "gui" / name).rglob("*.py"))


def catalogue(name: str) -> Path:
    """Return the path of a catalogue's source."""
    return CATALOGUES / f"{name}_ko.ts"


def messages(path: Path) -> list[Xml.Element]:
    """Return the message elements of a catalogue; none if there is no such file."""
    return list(Xml.parse(path).iter("message")) if path.is_file() else []


def key(message: Xml.Element) -> Key:
    """Return a message's sentence and its disambiguation."""
    return message.findtext("source", ""), message.findtext("comment", "")


def finished(message: Xml.Element) -> str | None:
    """Return a message's Korean, or None while it is unfinished or empty."""
    translation = message.find("translation")
    if translation is None or translation.get("type") is not None:
        return None
    return translation.text or None


def run_qt_tool(tool: str, *arguments: str | Path) -> None:
    """Run ``lupdate`` or ``lrelease`` as they come with PySide6."""
    program = Path(PySide6.__file__).parent / tool
    command = [str(program), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} failed: {done.stdout}{done.stderr}")


def gather(name: str) -> None:
    """Bring a catalogue's source up to date with its modules."""
    path = catalogue(name)
    options = ["-no-obsolete", "-locations", "none"]
    languages = ["-source-language", "en_US", "-target-language", "ko_KR"]
    run_qt_tool("lupdate", *modules(name), *options, *languages, "-ts", path)
    if not messages(path):
        path.unlink()
        path.with_suffix(".qm").unlink(missing_ok=True)
    elif _fill_from_others(path):
        run_qt_tool("lupdate", *modules(name), *options, *languages, "-ts", path)


def _fill_from_others(path: Path) -> bool:
    known = {
        key(message): korean
        for other in sorted(CATALOGUES.glob("*_ko.ts"))
        for message in messages(other)
        if other != path and (korean := finished(message))
    }
    tree = Xml.parse(path)
    todo = [m for m in tree.iter("message") if finished(m) is None and key(m) in known]
    for message in todo:
        translation = message.find("translation")
        if translation is not None:
            translation.attrib.pop("type", None)
            translation.text = known[key(message)]
    if todo:
        tree.write(path, encoding="utf-8", xml_declaration=True)
    return bool(todo)


def compile_catalogue(path: Path, compiled: Path) -> None:
    """Write the compiled form of one catalogue."""
    run_qt_tool("lrelease", "-silent", path, "-qm", compiled)


def main(chosen: list[str]) -> None:
    """Update and compile the chosen catalogues, or all."""
    every = [*names(), QT]
    unknown = set(chosen) - set(every)
    if unknown:
        sys.exit(f"A catalogue must be one of {', '.join(every)}; received {sorted(unknown)}")
    for name in chosen or every:
        if name != QT:
            gather(name)
        path = catalogue(name)
        if path.is_file():
            compile_catalogue(path, path.with_suffix(".qm"))
            open_ends = [key(m)[0] for m in messages(path) if finished(m) is None]
            print(f"{name}: {len(messages(path))} sentences, {len(open_ends)} without Korean")
            print("".join(f"  {sentence}\n" for sentence in open_ends), end="")


if __name__ == "__main__":
    main(sys.argv[1:])
