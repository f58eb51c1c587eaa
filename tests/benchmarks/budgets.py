"""What must hold, and whether it does; every benchmark prints its rows this way."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Row:
    """One measured number.

    Parameters
    ----------
    name : str
        What was measured.
    measured : float
    budget : float or None
        None for a number that is only shown; it always holds.
    at_least : bool
        Whether the budget is the least that `measured` may be, else it is the most.
    """

    name: str
    measured: float
    budget: float | None = None
    at_least: bool = False

    @property
    def holds(self) -> bool:
        """Whether the budget holds."""
        if self.budget is None:
            return True
        return self.measured >= self.budget if self.at_least else self.measured <= self.budget

    def to_plain(self) -> dict[str, Any]:
        """Return name, measured, budget and holds."""
        plain = {key: value for key, value in asdict(self).items() if key != "at_least"}
        return plain | {"measured": round(self.measured, 4), "holds": self.holds}

    def __str__(self) -> str:
        if self.budget is None:
            return f"          {self.name}: {self.measured:.3g}"
        sign = "at least" if self.at_least else "at most"
        verdict = "holds" if self.holds else "NOT MET"
        return f"{verdict:9} {self.name}: {self.measured:.3g} ({sign} {self.budget:g})"


def as_json(rows: Iterable[Row]) -> str:
    """Return a list of objects with name, measured, budget and holds."""
    return json.dumps([row.to_plain() for row in rows], indent=1)
