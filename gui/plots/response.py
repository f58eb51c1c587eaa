"""What a network answers all over the plane of two inputs, or along the line of one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine import Array, classes_of
from gui.input_plane import InputPlane, Rectangle, middles
from gui.plots.subject import Subject, predicted

LIVE: Final = 56
"""Points along each edge of the plane while training."""
SHARP: Final = 140
"""Points along each edge of the plane at rest."""
LINE: Final = 240
"""Points along a line."""
_LEAST: Final = 20
#: Multiplications that one picture may take: some 20 ms.
_MOST_WORK: Final = 2e8

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Response:
    """What the network answers.

    Parameters
    ----------
    place : tuple of float
        The rectangle, or for a line its left and right end twice.
    outputs : array (rows, columns, O) or (points, O)
        Row 0 is the lowest.
    classes : array of int, or None
        The class of each point; None where the targets are values.
    margin : array, or None
        How far the chosen class is ahead of the next, cut to 0 … 1.
    sample_outputs : array (N, O)
        For the subject's shown samples.
    wrong : array of bool (N,), or None
        Which of them are put into a wrong class.
    error : float
        Mean of the squares by which they miss their targets.
    """

    place: Rectangle
    outputs: Floats
    classes: NDArray[np.intp] | None
    margin: Floats | None
    sample_outputs: Floats
    wrong: NDArray[np.bool_] | None
    error: float


class Responder:
    """Works out responses of one subject; to be used by one thread at a time.

    Parameters
    ----------
    subject : Subject
    across, up : int
        The inputs along the axes. The others are held at their means, but for those derived
        from the two of a plane, which follow them. The same one twice for a line.
    """

    def __init__(self, subject: Subject, across: int = 0, up: int = 1) -> None:
        self._subject = subject
        self._across, self._up = across, up
        self._network = subject.new_network()
        self._held = subject.shown_raw.mean(axis=0)
        self._plane = InputPlane.of(subject.dataset)

    def task(self, parameters: Array, place: Rectangle, is_live: bool) -> Callable[[], Response]:
        """Return the work that answers for parameters (P,) and a part of the plane."""

        def work() -> Response:
            with np.errstate(all="ignore"):  # weights that diverge answer with anything
                return self._respond(parameters, place, is_live)

        return work

    def _respond(self, parameters: Array, place: Rectangle, is_live: bool) -> Response:
        grid, shape = self._grid(place, self.edge(is_live))
        outputs = self._outputs(parameters, grid)
        samples = self._outputs(parameters, self._subject.shown_raw)
        rule = self._subject.rule
        classes = margin = wrong = None
        if rule is not None:
            classes = classes_of(outputs, rule).reshape(shape)
            margin = margin_of(outputs, rule).reshape(shape)
            wrong = classes_of(samples, rule) != self._subject.shown_classes
        error = float(np.mean(np.square(samples - self._subject.shown_values)))
        return Response(place, outputs.reshape(*shape, -1), classes, margin, samples, wrong, error)

    def edge(self, is_live: bool) -> int:
        """Return how many points an edge has: fewer for a large network."""
        wanted = LIVE if is_live else SHARP
        affordable = int(np.sqrt(_MOST_WORK / max(self._network.parameters.size, 1)))
        return min(wanted, max(affordable, _LEAST))

    def _grid(self, place: Rectangle, edge: int) -> tuple[Floats, tuple[int, ...]]:
        left, right, low, high = place
        if self._across == self._up:
            line = np.repeat(self._held[np.newaxis], LINE, axis=0)
            line[:, self._across] = np.linspace(left, right, LINE)
            return line, (LINE,)
        x, y = middles(left, right, edge), middles(low, high, edge)
        across, up = np.tile(x, edge), np.repeat(y, edge)
        if self._plane is not None and (self._across, self._up) == (0, 1):
            return self._plane.raw(across, up), (edge, edge)
        grid = np.repeat(self._held[np.newaxis], edge * edge, axis=0)
        grid[:, self._across], grid[:, self._up] = across, up
        return grid, (edge, edge)

    def _outputs(self, parameters: Array, raw: Floats) -> Floats:
        inputs = self._subject.dataset.scaling.apply(raw, self._network.dtype)
        return np.asarray(predicted(self._network, parameters, inputs), np.float64)


def margin_of(outputs: NDArray[Any], rule: str) -> Floats:
    """Return how far the chosen class is ahead of the next, cut to 0 … 1, for outputs (N, O).

    For probabilities it is their difference: p − (1 − p) for one sigmoid, the largest less the
    second of a softmax; for one unit between −1 and 1 its distance from 0.
    """
    if rule == "half":
        ahead = np.abs(2.0 * outputs[:, 0] - 1.0)
    elif rule == "zero":
        ahead = np.abs(outputs[:, 0])
    else:
        two = np.partition(outputs, -2, axis=1)[:, -2:]
        ahead = two[:, 1] - two[:, 0]
    cut: Floats = np.nan_to_num(np.clip(ahead, 0.0, 1.0))
    return cut
