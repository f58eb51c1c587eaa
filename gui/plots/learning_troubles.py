"""What goes wrong in a training, found in its log and its losses, and what to try about it."""

from dataclasses import dataclass
from sys import float_info
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine import NetworkSpec, SeriesView, TrainingSpec
from gui.plots.learning_log import LearningLog
from gui.words.layer_texts import layer_name
from gui.words.number_text import short_number
from gui.words.translation import tr

RECENT: Final = 8
"""Moments that must agree: one batch alone proves nothing."""
_SILENT: Final = 0.6
_VANISHED: Final = 1e-3
_EXPLODED: Final = 1e3
_TINY_STEP: Final = 1e-6
_RISEN: Final = 2.0
_FALLEN: Final = 4
_PATIENCE: Final = 30
_PROGRESS: Final = 0.01
_NOTHING_LEFT: Final = 1e-3
_LEARNED: Final = 0.05
"""Of the loss it began with: a network that has come so far is sure, and its units may be."""
_PLAIN: Final = 1e6
_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Trouble:
    """Something that goes wrong.

    Parameters
    ----------
    kind : str
        ``diverging``, ``exploding``, ``dead``, ``vanishing``, ``saturated`` or ``not_learning``.
    layer : int or None
        Where.
    value : float
        The share, or how many times smaller or greater.
    """

    kind: str
    layer: int | None = None
    value: float = 0.0


def find_trouble(
    log: LearningLog, losses: SeriesView | None, training: TrainingSpec
) -> Trouble | None:
    """Return the worst that goes wrong now; None where nothing does.

    Parameters
    ----------
    log : LearningLog
    losses : SeriesView, optional
        The loss of every epoch.
    training : TrainingSpec
    """
    known = np.empty(0) if losses is None else losses.mean[np.isfinite(losses.mean)]
    return _doing_harm(log, known) or (
        None if _has_learned(known) else _keeping_from_learning(log, known, training)
    )


def _doing_harm(log: LearningLog, losses: Floats) -> Trouble | None:
    explosion = None if _falls(losses) else _exploding(log)
    return _diverging(losses) or explosion or _silent(log, "dead")


def _keeping_from_learning(
    log: LearningLog, losses: Floats, training: TrainingSpec
) -> Trouble | None:
    vanishing = _vanishing(log)
    return (
        (vanishing and (_silent(log, "saturated") or vanishing))  # the cause, where it is known
        or _not_learning(losses, training)
        or _silent(log, "saturated")
    )


def _has_learned(losses: Floats) -> bool:
    """Tell whether there is little left to learn."""
    return len(losses) > 3 and float(losses[-3:].max()) < _LEARNED * float(losses[:3].mean())


def _diverging(losses: Floats) -> Trouble | None:
    """Look for a loss that has risen well above its best and goes on rising."""
    if len(losses) < 5:
        return None
    best, last = float(losses.min()), losses[-3:]
    rises = bool((np.diff(losses[-4:]) > 0).all())
    risen = float(last[-1]) > _RISEN * max(best, 1e-12) and float(last.min()) > losses[0] * 0.5
    if not (rises and risen):
        return None
    # As Python's floats: a loss near the largest number may become inf without a warning.
    times = float(last[-1]) / max(best, 1e-12)
    return Trouble("diverging", None, min(times, float_info.max))


def _falls(losses: Floats) -> bool:
    """Tell whether the loss goes well down: a sum over many samples has large gradients."""
    last = losses[-_FALLEN:]
    return len(last) == _FALLEN and bool(
        (np.diff(last) < 0).all() and last[-1] < (1.0 - _PROGRESS) * last[0]
    )


def _exploding(log: LearningLog) -> Trouble | None:
    for layer in log.layers:
        norms = log.recent(layer, "gradient_norm", RECENT)
        if len(norms) >= RECENT and norms.min() > _EXPLODED:
            return Trouble("exploding", layer, float(norms[-1]))
    return None


def _vanishing(log: LearningLog) -> Trouble | None:
    """Look for a first layer that hardly anything of the output's gradient reaches."""
    norms = {layer: log.recent(layer, "gradient_norm", RECENT) for layer in log.layers}
    full = [layer for layer, values in norms.items() if len(values) >= RECENT]
    if len(full) < 3:  # two layers have nothing between them to vanish in
        return None
    first, last = norms[full[0]], norms[full[-1]]
    with np.errstate(all="ignore"):
        # Half of the moments suffice: a batch whose errors cancel leaves the output no gradient.
        share = float(np.median(first / last))
    reaches = not np.isfinite(share) or share > _VANISHED or float(last.max()) < 1e-9
    return None if reaches else Trouble("vanishing", full[0], 1.0 / max(share, 1e-300))


def _silent(log: LearningLog, field: str) -> Trouble | None:
    """Look for a layer whose units are mostly silent; the output layer may be sure."""
    for layer in log.layers[:-1]:
        shares = log.recent(layer, field, RECENT)
        if len(shares) >= RECENT and shares.min() >= _SILENT:
            return Trouble(field, layer, float(shares[-1]))
    return None


def _not_learning(losses: Floats, training: TrainingSpec) -> Trouble | None:
    """Look for a loss that stands where it began, though there was time to learn."""
    if len(losses) < _PATIENCE:
        return None
    begun, now = float(losses[:3].mean()), float(losses[-_PATIENCE // 3 :].min())
    stands = begun > _NOTHING_LEFT and abs(begun - now) < _PROGRESS * begun
    return Trouble("not_learning", None, training.learning_rate) if stands else None


def trouble_text(trouble: Trouble, spec: NetworkSpec) -> str:
    """Return a sentence that says what is wrong, and one that says what to try."""
    layer = "" if trouble.layer is None else layer_name(spec, trouble.layer)
    percent = f"{100 * trouble.value:.0f}"
    if trouble.kind == "diverging":
        return tr(
            "The training diverges: the loss is {times} times its best and rising. Try a smaller "
            "learning rate, gradient clipping, or scaled inputs.",
            times=_rough(trouble.value),
        )
    if trouble.kind == "exploding":
        return tr(
            "The gradients explode: their norm in {layer} is {norm}. Try a smaller learning rate, "
            "gradient clipping, or smaller initial weights.",
            layer=layer,
            norm=_rough(trouble.value),
        )
    if trouble.kind == "vanishing":
        return tr(
            "The gradient vanishes: in {layer} it is {times} times smaller than at the output. "
            "Try ReLU in the hidden layers, He initialization, or batch normalization.",
            layer=layer,
            times=_rough(trouble.value),
        )
    return _unit_text(trouble, layer, percent)


def _unit_text(trouble: Trouble, layer: str, percent: str) -> str:
    if trouble.kind == "dead":
        return tr(
            "{percent} % of the units in {layer} are dead: ReLU passes no gradient to them. Try a "
            "smaller learning rate, leaky ReLU, or other initial weights (another seed).",
            percent=percent,
            layer=layer,
        )
    if trouble.kind == "saturated":
        return tr(
            "{percent} % of the units in {layer} are saturated: hardly any gradient passes them. "
            "Try smaller initial weights, scaled inputs, or ReLU.",
            percent=percent,
            layer=layer,
        )
    return tr(
        "The network is not learning: the loss stands where it began. Try another learning rate "
        "(now {rate}), more units, or another activation.",
        rate=short_number(trouble.value),
    )


def _rough(value: float) -> str:
    """Return two digits of a number that may be very large: 2.4, 190,000, 6.6 × 10⁷."""
    if value < _PLAIN:
        return f"{float(f'{value:.2g}'):,.10g}"
    digits, exponent = f"{value:.1e}".split("e")
    return f"{digits} × 10{str(int(exponent)).translate(_RAISED)}"
