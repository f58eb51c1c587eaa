"""When training should stop because the watched loss no longer becomes smaller."""

from dataclasses import dataclass, replace
from math import inf

from engine.array_types import Array
from engine.specification import EarlyStopping


@dataclass(slots=True)
class StoppingWatch:
    """The best watched loss so far, how long ago it was, and the parameters of that moment."""

    best: float = inf
    waited: int = 0
    best_parameters: Array | None = None

    def after_epoch(self, loss: float, rule: EarlyStopping, parameters: Array) -> bool:
        """Note an epoch's watched loss and tell whether training should stop."""
        if loss < self.best - rule.minimum_change:
            self.best = loss
            self.waited = 0
            self.best_parameters = parameters.copy() if rule.restore_best else None
            return False
        self.waited += 1
        return self.waited >= rule.patience

    def copy(self) -> "StoppingWatch":
        """Return a watch that goes on independently; the parameters are only ever replaced."""
        return replace(self)
