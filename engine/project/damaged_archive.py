"""What can still be read of a zip archive that was cut off or changed: member by member.

A zip's table of contents stands at its end, so a file that was cut off has none; but each member
also begins with a header of its own, with its name, its length and a checksum.
Source: PKWARE, "APPNOTE.TXT", 4.3.7 (local file header) and 4.5.3 (ZIP64 extra field).
"""

import io
import mmap
import struct
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from engine.files.special_files import open_file

#: The one member that is of use although its checksum is wrong: it is text.
_PLAN: Final = "project.json"
_SIGNATURE: Final = b"PK\x03\x04"
_HEADER: Final = struct.Struct("<4s5H3L2H")
_ZIP64: Final = 0x0001
_IN_ZIP64: Final = 0xFFFFFFFF
#: What is searched for headers, so that memory stays bounded.
_MOST_SEARCHED: Final = 2**28
#: How often the bytes of a file are read at most: members may be made to overlap.
_MOST_READ: Final = 4
#: Packed members are JSON; longer ones are bombs.
_MOST_UNPACKED: Final = 16 * 2**20


@dataclass(frozen=True, slots=True)
class FoundMember:
    """A member of a damaged archive.

    Parameters
    ----------
    contents : bytes
        Unpacked.
    is_whole : bool
        Whether its checksum is right.
    """

    contents: bytes
    is_whole: bool


def found_members(path: Path) -> dict[str, FoundMember]:
    """Return the members of an archive whose checksum is right, by name, and its JSON anyway.

    Raises
    ------
    OSError
        If the file may not be read.
    """
    with open_file(path) as file:
        try:
            view = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except ValueError:  # an empty file
            return {}
        with view:
            return _members_in(view)


def _members_in(view: mmap.mmap) -> dict[str, FoundMember]:
    found: dict[str, FoundMember] = {}
    budget = _MOST_READ * len(view) + _MOST_UNPACKED
    place, end = 0, min(len(view), _MOST_SEARCHED)
    while budget > 0 and (place := view.find(_SIGNATURE, place, end)) >= 0:
        member = _member_at(view, place)
        place += len(_SIGNATURE)
        if member is None:
            continue
        name, contents, stop = member
        budget -= len(contents.contents) + stop - place
        if contents.is_whole:
            place = stop
        if name not in found or contents.is_whole:
            found[name] = contents
    return {name: member for name, member in found.items() if member.is_whole or name == _PLAN}


def _member_at(view: mmap.mmap, place: int) -> tuple[str, FoundMember, int] | None:
    """Return name, contents and end of the member whose header is here, if its bytes are there."""
    if place + _HEADER.size > len(view):
        return None
    fields = _HEADER.unpack_from(view, place)
    method, checksum, packed, unpacked = fields[3], fields[6], fields[7], fields[8]
    start = place + _HEADER.size
    begin = start + fields[9] + fields[10]
    name, extra = view[start : start + fields[9]], view[start + fields[9] : begin]
    packed, unpacked = _sizes(extra, packed, unpacked)
    stop = begin + packed
    contents = _unpacked(view[begin:stop], method, unpacked) if stop <= len(view) else None
    if contents is None:
        return None
    member = FoundMember(contents, is_whole=zlib.crc32(contents) == checksum)
    return name.decode("utf-8", "replace"), member, stop


def _sizes(extra: bytes, packed: int, unpacked: int) -> tuple[int, int]:
    """Return packed and unpacked length; an extra field has them where a header is too short."""
    if _IN_ZIP64 not in (packed, unpacked) or len(extra) < 20:
        return packed, unpacked
    kind, _, long_unpacked, long_packed = struct.unpack_from("<2H2Q", extra)
    return (long_packed, long_unpacked) if kind == _ZIP64 else (packed, unpacked)


def _unpacked(contents: bytes, method: int, length: int) -> bytes | None:
    if method == zipfile.ZIP_STORED:
        return contents
    if method != zipfile.ZIP_DEFLATED or length > _MOST_UNPACKED:
        return None
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(contents, max(length, 1))
    except zlib.error:
        return None


def packed_anew(members: dict[str, FoundMember]) -> io.BytesIO:
    """Return an archive of these members, with a table of contents that is right."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, member in members.items():
            archive.writestr(zipfile.ZipInfo(name), member.contents)
    return stream
