"""Memory that was freed is kept for the next time, because a page from the system is dear."""

from functools import cache
from typing import Final

import numpy as np

#: Just under the largest block by which glibc's allocator adapts itself (32 MB).
_BLOCK: Final = 31 * 2**20


@cache
def keep_freed_memory() -> None:
    """Let the C library keep up to 62 MB of freed memory instead of giving it back at once.

    A traced step, a snapshot or a checkpoint copies whole networks and drops them again. glibc
    returns the end of its heap to the system as soon as twice the largest block that was ever
    freed lies idle there, and each page of 4 KB asked for again is a page fault, which costs more
    than filling it. Freeing one large block, never touched, raises that bound for the process
    (mallopt(3), M_MMAP_THRESHOLD and M_TRIM_THRESHOLD); with other C libraries it does nothing.
    """
    np.empty(_BLOCK, np.uint8)
