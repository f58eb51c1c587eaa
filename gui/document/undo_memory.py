"""How much memory the history of a document takes, and how many old entries are too many."""

from collections.abc import Iterator, Sequence
from typing import Final, Protocol, runtime_checkable

MEMORY_LIMIT: Final = 256 * 2**20
"""Bytes that trained states and data of the history may take together."""


@runtime_checkable
class Weighty(Protocol):
    """Something of the history that takes memory worth counting."""

    @property
    def nbytes(self) -> int:
        """How many bytes it takes."""


Entry = Sequence[object]
"""What one entry keeps, before and after; neighbours share what they have in common."""


def entries_too_many(entries: Sequence[Entry], limit: int = MEMORY_LIMIT) -> int:
    """Return how many of the oldest entries must go, so that the others keep to the limit.

    What several entries share is counted once. The newest entry always stays.

    Parameters
    ----------
    entries : sequence of Entry
        The oldest first.
    limit : int
        Bytes.
    """
    known: set[int] = set()
    total = 0
    for kept, entry in enumerate(reversed(entries)):
        total += sum(one.nbytes for one in _new(entry, known))
        if total > limit and kept > 0:
            return len(entries) - kept
    return 0


def _new(entry: Entry, known: set[int]) -> Iterator[Weighty]:
    for one in entry:
        if isinstance(one, Weighty) and id(one) not in known:
            known.add(id(one))
            yield one
