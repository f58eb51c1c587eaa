"""How the learning rate changes with the epochs."""

from collections.abc import Callable, Mapping
from math import cos, inf, pi
from typing import Final

from engine.specification.choices import SCHEDULES, Choice, option_values

_Options = Mapping[str, float]

#: A reduction on a plateau that changes the rate by less is left out, as in PyTorch.
_SMALLEST_CHANGE: Final = 1e-8


class Schedule:
    """The learning rate of every epoch.

    Parameters
    ----------
    choice : Choice
        Name and options, see `engine.specification.SCHEDULES`.
    base_rate : float
        η before the schedule.
    state : dict of str to float, optional
        What an earlier schedule remembered.

    Attributes
    ----------
    state : dict of str to float
        What decides the future besides the epoch: empty, but on a plateau ``best`` (loss),
        ``bad_epochs`` since then and ``reduction`` (factor so far).

    Raises
    ------
    KeyError
        If there is no schedule of that name.
    """

    def __init__(
        self, choice: Choice, base_rate: float, state: Mapping[str, float] | None = None
    ) -> None:
        self.choice = choice
        self.base_rate = base_rate
        self.options = option_values(SCHEDULES, choice)
        self.state: dict[str, float] = dict(state or {})
        self._factor = SCHEDULE_FACTORS[choice.name]

    def rate(self, epoch: int) -> float:
        """Return η for an epoch; the first is 0."""
        return self.base_rate * self._factor(self.options, self.state, epoch)

    def after_epoch(self, loss: float) -> None:
        """Take note of the loss of an epoch that is over; NaN is no improvement."""
        if self.choice.name == "reduce_on_plateau":
            self._watch(loss)

    def _watch(self, loss: float) -> None:
        """Follow PyTorch's `ReduceLROnPlateau` with a relative threshold and no cooldown."""
        best = self.state.get("best", inf)
        bad_epochs = self.state.get("bad_epochs", 0.0) + 1.0
        if loss < best * (1.0 - self.options["threshold"]):
            best, bad_epochs = loss, 0.0
        if bad_epochs > self.options["patience"]:
            bad_epochs = 0.0
            self._reduce()
        self.state.update(best=best, bad_epochs=bad_epochs)

    def _reduce(self) -> None:
        before = self.state.get("reduction", 1.0)
        after = before * self.options["factor"]
        if self.base_rate * (before - after) > _SMALLEST_CHANGE:
            self.state["reduction"] = after


def _constant(options: _Options, state: _Options, epoch: int) -> float:
    return 1.0


def _step(options: _Options, state: _Options, epoch: int) -> float:
    """``factor^(epoch // every)``: PyTorch's StepLR."""
    return float(options["factor"] ** (epoch // int(options["every"])))


def _exponential(options: _Options, state: _Options, epoch: int) -> float:
    """``factor^epoch``: PyTorch's ExponentialLR."""
    return float(options["factor"] ** epoch)


def _cosine(options: _Options, state: _Options, epoch: int) -> float:
    """Fall from 1 to `final` along half a cosine and stay there.

    ``final + (1 - final) * (1 + cos(pi * epoch / epochs)) / 2``. Loshchilov & Hutter
    (2017), without restarts; PyTorch's CosineAnnealingLR would rise again after `epochs`.
    """
    final = options["final"]
    done = min(epoch / options["epochs"], 1.0)
    return final + (1.0 - final) * (1.0 + cos(pi * done)) / 2.0


def _warm_up(options: _Options, state: _Options, epoch: int) -> float:
    """``start + (1 - start) * epoch / epochs``, then 1: PyTorch's LinearLR."""
    done = min(epoch / options["epochs"], 1.0)
    return options["start"] + (1.0 - options["start"]) * done


def _on_plateau(options: _Options, state: _Options, epoch: int) -> float:
    return state.get("reduction", 1.0)


#: What η is multiplied by in an epoch, for each of `engine.specification.SCHEDULES`.
SCHEDULE_FACTORS: Final[Mapping[str, Callable[[_Options, _Options, int], float]]] = {
    "constant": _constant,
    "step": _step,
    "exponential": _exponential,
    "cosine": _cosine,
    "warm_up": _warm_up,
    "reduce_on_plateau": _on_plateau,
}
