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
from engine.datasets.derived_inputs import DERIVED_INPUTS, parsed_names, with_derived
from engine.datasets.description import DataDescription, DataSource

Drawn = tuple[Array, NDArray[Any]]

CIRCLE_RADIUS: Final = 5.0
PLANE_RADIUS: Final = 6.0
XOR_PADDING: Final = 0.3
BLOBS_RADIUS: Final = 4.0
MOST_BLOBS: Final = 10
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
        From generator, number of samples and noise (blobs: and classes) to points and targets.
    class_names : tuple of str
        Empty where targets are values; blobs use as many as there are classes.
    """

    name: str
    draw: Callable[..., Drawn]
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


def two_moons(random: Generator, samples: int, noise: float) -> Drawn:
    """Draw ``(cos t, sin t)`` (class 1) and ``(1 - cos t, 1/2 - sin t)`` (class 0).

    To each coordinate N(0, noise²) is added; t goes from 0 to π in equal steps. Source:
    `make_moons` of scikit-learn, whose outer moon is class 0.
    """
    classes = _halves(samples)
    angle = np.concatenate(
        [np.linspace(0.0, np.pi, np.count_nonzero(classes == c)) for c in (1, 0)]
    )
    outer = np.column_stack([np.cos(angle), np.sin(angle)])
    inner = np.column_stack([1.0 - np.cos(angle), 0.5 - np.sin(angle)])
    points = np.where(classes[:, np.newaxis] == 1, outer, inner)
    return points + noise * random.standard_normal((samples, 2)), classes


def blobs(random: Generator, samples: int, noise: float, classes: int) -> Drawn:
    """Draw N(centre, noise²) around centres ``4 (sin 2πc/C, cos 2πc/C)``, one for each class c."""
    sizes = [len(part) for part in np.array_split(np.arange(samples), classes)]
    numbers = np.repeat(np.arange(classes), sizes)
    centres = _polar(np.full(samples, BLOBS_RADIUS), 2 * np.pi * numbers / classes)
    return centres + noise * random.standard_normal((samples, 2)), numbers


def sine(random: Generator, samples: int, noise: float) -> Drawn:
    """Draw x from U(-π, π); the value is ``sin x + N(0, noise²)``."""
    x = random.uniform(-np.pi, np.pi, (samples, 1))
    return x, np.sin(x[:, 0]) + noise * random.standard_normal(samples)


def line(random: Generator, samples: int, noise: float) -> Drawn:
    """Draw x from U(-1, 1); the value is ``2 x + 1 + N(0, noise²)``."""
    x = random.uniform(-1.0, 1.0, (samples, 1))
    return x, 2.0 * x[:, 0] + 1.0 + noise * random.standard_normal(samples)


_SIGNS: Final = ("-1", "+1")

TOY_SETS: Final[Mapping[str, ToySet]] = {
    "spiral": ToySet("Spiral", spiral, _SIGNS),
    "circle": ToySet("Circle", circle, _SIGNS),
    "xor_cloud": ToySet("XOR cloud", xor_cloud, _SIGNS),
    "gauss": ToySet("Two Gaussians", two_gaussians, _SIGNS),
    "reg_plane": ToySet("Plane", plane),
    "reg_gauss": ToySet("Six hills", six_hills),
    "cs231n_spiral": ToySet("CS231n spiral", three_arm_spiral, ("0", "1", "2")),
    "moons": ToySet("Two moons", two_moons, _SIGNS),
    "blobs": ToySet("Blobs", blobs, tuple(map(str, range(MOST_BLOBS)))),
    "sine": ToySet("Sine", sine),
    "linear": ToySet("Line", line),
}


_NAMES: Final[Mapping[int, tuple[str, ...]]] = {1: ("x",), 2: ("x1", "x2")}


def toy_set(
    key: str, samples: int, noise: float, seed: int, derived: str = "", **others: int
) -> Dataset:
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
    derived : str
        Inputs made from x1 and x2, keys of `DERIVED_INPUTS` with commas between them.
    **others : int
        ``classes`` of blobs.
    """
    toy = TOY_SETS[key]
    points, targets = toy.draw(Generator(PCG64(seed)), samples, noise, **others)
    class_names = toy.class_names[: others.get("classes", MOST_BLOBS)]
    names = parsed_names(derived)
    options = {"samples": samples, "noise": noise, "seed": seed, **others}
    description = DataDescription(
        name=toy.name,
        kind="classes" if class_names else "values",
        source=DataSource.built_in(key, {**options, **({"derived": derived} if names else {})}),
        inputs=points.shape[1] + len(names),
        class_names=class_names,
        input_names=(*_NAMES[points.shape[1]], *(DERIVED_INPUTS[name].title for name in names)),
    )
    shaped = targets if class_names else targets[:, np.newaxis]
    return Dataset(description, Samples(with_derived(points, names), shaped))


def _halves(samples: int) -> NDArray[np.int64]:
    """Return class 1 for the first half of the samples, rounded up, then class 0."""
    first = (samples + 1) // 2
    return np.repeat(np.array([1, 0]), [first, samples - first])


def _polar(radius: Array, angle: Array) -> Array:
    return np.column_stack([radius * np.sin(angle), radius * np.cos(angle)])
