"""A Maxout unit as a curve: its pieces over one of its inputs, and the largest of them."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gui.plots.function_curves import POINTS, Floats, FunctionCurve


@dataclass(frozen=True, eq=False)
class Pieces:
    """The pieces of one unit over one input, the others held at a sample's values.

    Parameters
    ----------
    slopes : array (k,)
        The weight of every piece for this input.
    values : array (k,)
        z of every piece for the sample.
    at : float
        The input's value in the sample.
    """

    slopes: Floats
    values: Floats
    at: float

    def lines(self, x: Floats) -> Floats:
        """Return every piece (k, points) at x (points,)."""
        moved: Floats = self.values[:, None] + self.slopes[:, None] * (x - self.at)
        return moved

    def value(self, x: Floats) -> Floats:
        """Return the largest piece at x (points,)."""
        largest: Floats = self.lines(x).max(axis=0)
        return largest

    def derivative(self, x: Floats) -> Floats:
        """Return the slope of the largest piece, the first one of equals."""
        steep: Floats = self.slopes[self.lines(x).argmax(axis=0)]
        return steep

    def curve(self, reach: float) -> FunctionCurve:
        """Return the largest piece and its slope from ``-reach`` to ``reach``."""
        x = np.linspace(-reach, reach, POINTS)
        return FunctionCurve(x, self.value(x), self.derivative(x))


@dataclass(frozen=True, eq=False)
class ShownPieces:
    """What the plot was told of a Maxout unit.

    Parameters
    ----------
    pieces : Pieces
    unit, source : int
        The unit, and which of its inputs varies; counted from 0.
    inputs : array (N,)
        That input's values in the batch.
    """

    pieces: Pieces
    unit: int
    source: int
    inputs: Floats

    @classmethod
    def of(
        cls,
        weights: NDArray[Any],
        z: NDArray[Any],
        inputs: NDArray[Any],
        sample: int,
        unit: int,
        pieces: int,
        source: int = 0,
    ) -> "ShownPieces":
        """Read them out of a layer's weights (I, O k), z (N, O k) and inputs (N, I)."""
        columns = slice(unit * pieces, (unit + 1) * pieces)
        along = np.asarray(inputs[:, source], np.float64)
        own = Pieces(
            np.asarray(weights[source, columns], np.float64),
            np.asarray(z[sample, columns], np.float64),
            float(along[sample]),
        )
        return cls(own, unit, source, along)

    @property
    def shown_unit(self) -> int:
        """The unit whose pieces are shown."""
        return self.unit

    def batch(self) -> Floats:
        """Return the batch's values of the input."""
        return self.inputs

    def dots(self) -> tuple[Floats, Floats | None]:
        """Return the sample's input and the unit's answer."""
        return np.array([self.pieces.at]), np.array([self.pieces.values.max()])

    def function(self) -> Pieces:
        """Return what is drawn."""
        return self.pieces
