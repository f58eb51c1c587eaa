"""Points in the plane drawn by formulas: TensorFlow Playground's sets and the CS231n spiral.

The formulas are those of tensorflow/playground, src/dataset.ts (commit 02469bd); the random
numbers are our own. Each function draws from `random` and returns points (N, 2) with class
numbers (N,) or values (N,).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.random import PCG64, Generator
from numpy.typing import NDArray

from engine.array_types import Array
from engine.datasets.dataset import Dataset, Samples
from engine.datasets.description import DataDescription, DataSource

Drawn = tuple[Array, NDArray[Any]]

CIRCLE_RADIUS: Final = 5.0
PLANE_RADIUS: Final = 6.0
XOR_PADDING: Final = 0.3
#: Centre and sign of the Playground's six hills and hollows.
HILLS: Final = (
    (-4.0, 2.5, 1.0),
    (0.0, 2.5, -1.0),
    (4.0, 2.5, 1.0),
    (-4.0, -2.5, -1.0),
    (0.0, -2.5, 1.0),
    (4.0, -2.5, -1.0),
)


@dataclass(frozen=True, slots=True)
class ToySet:
    """A generator of points with what its targets are.

    Parameters
    ----------
    name : str
        What the set is called.
    draw : callable
        From generator, number of samples and noise to points and targets.
    class_names : tuple of str
        Empty where targets are values.
    """

    name: str
    draw: Callable[[Generator, int, float], Drawn]
    class_names: tuple[str, ...] = ()


def two_gaussians(random: Generator, samples: int, noise: float) -> Drawn:
    """Draw ``N((2, 2), v)`` (class 1) and ``N((-2, -2), v)`` (class 0), variance v = 0.5 + 7 noise.

    ``v`` grows from 0.5 without noise to 4 at noise 0.5, as in the Playground.
    """
    classes = _halves(samples)
    centres = np.where(classes == 1, 2.0, -2.0)[:, np.newaxis]
    deviation = np.sqrt(0.5 + 7.0 * noise)
    return centres + deviation * random.standard_normal((samples, 2)), classes


def circle(random: Generator, samples: int, noise: float) -> Drawn:
    """Draw a disc of radius 2.5 (class 1) inside a ring from 3.5 to 5 (class 0).

    Noise moves no point: a point's class is that of ``point + noise * U(-5, 5)``.
    """
    inner = _halves(samples) == 1
    low = np.where(inner, 0.0, 0.7 * CIRCLE_RADIUS)
    high = np.where(inner, 0.5 * CIRCLE_RADIUS, CIRCLE_RADIUS)
    radius = low + (high - low) * random.random(samples)
    points = _polar(radius, 2 * np.pi * random.random(samples))
    moved = points + noise * random.uniform(-CIRCLE_RADIUS, CIRCLE_RADIUS, (samples, 2))
    return points, (np.hypot(*moved.T) < 0.5 * CIRCLE_RADIUS).astype(np.int64)


def xor_cloud(random: Generator, samples: int, noise: float) -> Drawn:
    """Draw U(-5, 5) twice, pushed 0.3 away from the axes; class 1 where both have one sign.

    Noise moves no point: a point's class is that of ``point + noise * U(-5, 5)``.
    """
    points = random.uniform(-5.0, 5.0, (samples, 2))
    points += np.where(points > 0, XOR_PADDING, -XOR_PADDING)
    moved = points + noise * random.uniform(-5.0, 5.0, (samples, 2))
    return points, (moved.prod(axis=1) >= 0).astype(np.int64)


def spiral(random: Generator, samples: int, noise: float) -> Drawn:
    """Draw two arms: ``r = 5 i/n, t = 1.75 i/n 2π (+ π), (r sin t, r cos t) + noise * U(-1, 1)``.

    n is the number of points of one arm, i counts them from 0; the first arm is class 1.
    """
    classes = _halves(samples)
    arm = np.arange(samples, dtype=np.float64)
    arm[classes == 0] -= np.count_nonzero(classes)
    place = arm / (samples / 2)
    angle = 1.75 * place * 2 * np.pi + np.where(classes == 1, 0.0, np.pi)
    points = _polar(5.0 * place, angle)
    return points + noise * random.uniform(-1.0, 1.0, (samples, 2)), classes


def plane(random: Generator, samples: int, noise: float) -> Drawn:
    """Draw U(-6, 6) twice; the value is ``(x + y) / 10`` at ``point + noise * U(-6, 6)``."""
    points = random.uniform(-PLANE_RADIUS, PLANE_RADIUS, (samples, 2))
    moved = points + noise * random.uniform(-PLANE_RADIUS, PLANE_RADIUS, (samples, 2))
    return points, moved.sum(axis=1) / 10.0


def six_hills(random: Generator, samples: int, noise: float) -> Drawn:
    """Draw U(-6, 6) twice; the value is the greatest of ``± max(0, 1 - distance / 2)``.

    Measured at ``point + noise * U(-6, 6)``, from the centres `HILLS`.
    """
    points = random.uniform(-PLANE_RADIUS, PLANE_RADIUS, (samples, 2))
    moved = points + noise * random.uniform(-PLANE_RADIUS, PLANE_RADIUS, (samples, 2))
    heights = np.stack(
        [sign * np.maximum(0.0, 1.0 - np.hypot(*(moved - (x, y)).T) / 2.0) for x, y, sign in HILLS]
    )
    greatest = np.abs(heights).argmax(axis=0)
    return points, heights[greatest, np.arange(samples)]


def three_arm_spiral(random: Generator, samples: int, noise: float) -> Drawn:
    """Draw three arms: r from 0 to 1, t from 4 j to 4 (j + 1) + N(0, noise²), (r sin t, r cos t).

    Source: CS231n, "Putting it together: minimal neural network case study", where noise is 0.2
    and every arm j has 100 points.
    """
    sizes = [len(part) for part in np.array_split(np.arange(samples), 3)]
    radius = np.concatenate([np.linspace(0.0, 1.0, size) for size in sizes])
    angle = np.concatenate(
        [np.linspace(4.0 * j, 4.0 * (j + 1), size) for j, size in enumerate(sizes)]
    )
    angle += noise * random.standard_normal(samples)
    return _polar(radius, angle), np.repeat(np.arange(3), sizes)


_SIGNS: Final = ("-1", "+1")

TOY_SETS: Final[Mapping[str, ToySet]] = {
    "spiral": ToySet("Spiral", spiral, _SIGNS),
    "circle": ToySet("Circle", circle, _SIGNS),
    "xor_cloud": ToySet("XOR cloud", xor_cloud, _SIGNS),
    "gauss": ToySet("Two Gaussians", two_gaussians, _SIGNS),
    "reg_plane": ToySet("Plane", plane),
    "reg_gauss": ToySet("Six hills", six_hills),
    "cs231n_spiral": ToySet("CS231n spiral", three_arm_spiral, ("0", "1", "2")),
}


def toy_set(key: str, samples: int, noise: float, seed: int) -> Dataset:
    """Return a toy set; the same arguments give the same bits.

    Parameters
    ----------
    key : str
        A key of `TOY_SETS`.
    samples : int
        How many points.
    noise : float
        0 for none.
    seed : int
        The data set's own seed.
    """
    toy = TOY_SETS[key]
    points, targets = toy.draw(Generator(PCG64(seed)), samples, noise)
    description = DataDescription(
        name=toy.name,
        kind="classes" if toy.class_names else "values",
        source=DataSource.built_in(key, {"samples": samples, "noise": noise, "seed": seed}),
        inputs=2,
        class_names=toy.class_names,
        input_names=("x1", "x2"),
    )
    shaped = targets if toy.class_names else targets[:, np.newaxis]
    return Dataset(description, Samples(points, shaped))


def _halves(samples: int) -> NDArray[np.int64]:
    """Return class 1 for the first half of the samples, rounded up, then class 0."""
    first = (samples + 1) // 2
    return np.repeat(np.array([1, 0]), [first, samples - first])


def _polar(radius: Array, angle: Array) -> Array:
    return np.column_stack([radius * np.sin(angle), radius * np.cos(angle)])
