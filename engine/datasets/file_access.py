"""Opening files that nobody has vouched for: packed or plain, whole, cut off or something else."""

import gzip
import hashlib
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final, cast

from engine.datasets.data_errors import (
    FileEmptyError,
    FileTooLargeError,
    FileUnreadableError,
    GzipDamagedError,
    NotGzipError,
    WebPageError,
)
from engine.datasets.description import FileRecord
from engine.files.special_files import open_file

#: No file may bring more bytes into memory than this.
MOST_BYTES: Final = 2 * 2**30
_GZIP_START: Final = b"\x1f\x8b"
_START: Final = 512


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turn what the system says about a forbidden or broken file into our error.

    Raises
    ------
    FileUnreadableError
        If the block fails because of the file.
    """
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        place = error.filename if isinstance(error.filename, str) else str(path)
        raise FileUnreadableError(source=place, reason=reason, code=error.errno) from error


@contextmanager
def unpacked(path: Path, plain_start: bytes) -> Iterator[BinaryIO]:
    """Open a file for reading its bytes, unpacked if it is packed with gzip.

    The bytes decide, not the name: browsers unpack downloads and leave the suffix. What goes
    wrong while the block reads is turned into our errors too.

    Parameters
    ----------
    path : Path
    plain_start : bytes
        How the unpacked file begins.

    Raises
    ------
    FileEmptyError, WebPageError, NotGzipError, GzipDamagedError, FileUnreadableError
        If it is not such a file.
    """
    with reading(path), open_file(path) as plain:
        start = plain.read(_START)
        plain.seek(0)
        refuse_web_page(path, start)
        if not start:
            raise FileEmptyError(source=str(path))
        if start.startswith(_GZIP_START):
            with _unpacking(path), gzip.open(plain, "rb") as packed:
                yield cast(BinaryIO, packed)
            return
        if path.suffix == ".gz" and not start.startswith(plain_start):
            raise NotGzipError(source=str(path), start=start_text(start))
        yield plain


@contextmanager
def _unpacking(path: Path) -> Iterator[None]:
    try:
        yield
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise GzipDamagedError(source=str(path)) from error


def refuse_web_page(path: Path, start: bytes) -> None:
    """Raise WebPageError if these first bytes of a file are HTML."""
    if is_web_page(start):
        raise WebPageError(source=str(path))


def is_web_page(start: bytes) -> bool:
    """Tell whether these first bytes of a file are HTML."""
    text = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return text.startswith((b"<!doctype html", b"<html", b"<head", b"<?xml"))


def refuse_too_large(path: Path, size: int, most: int = MOST_BYTES) -> None:
    """Raise FileTooLargeError if `size` bytes are more than we load."""
    if size > most:
        # Rounded up, so that a size just above the limit does not read as the limit.
        megabytes = -(-size // 2**20)
        raise FileTooLargeError(source=str(path), most=most // 2**20, megabytes=megabytes)


def start_text(start: bytes) -> str:
    """Return the first four bytes of a file in hexadecimal, for a sentence."""
    return start[:4].hex(" ")


def file_record(path: Path) -> FileRecord:
    """Return name, size and SHA-256 of a file.

    Raises
    ------
    FileUnreadableError
        If it cannot be read.
    """
    with reading(path), open_file(path) as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
        return FileRecord(path.name, stream.tell(), digest)
