"""What the numbers of the sandbox are called, and how their changes are told."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from engine import NetworkSpec
from gui.stepping.formula_text import plain
from gui.stepping.notation import ROWS, Notation
from gui.stepping.number_format import NumberFormat
from gui.stepping.what_if import Place, TriedNumber
from gui.stepping.writing import Numbering, index
from gui.words.layer_texts import layer_name
from gui.words.translation import tr

_LETTERS: Final = {
    "weights": "w", "bias": "b", "gamma": "γ", "beta": "β", "slope": "s", "inputs": "x",
    "targets": "t",
}  # fmt: skip


@dataclass(frozen=True)
class PlaceNames:
    """Names numbers as the cards beside them do.

    Parameters
    ----------
    network : NetworkSpec
    samples : int
        Of the batch: with one alone nobody needs to be told which.
    numberings : mapping of int to Numbering
        By layer, where the weights are counted on through the network.
    notation : Notation
        Which of a weight's two indices comes first.
    """

    network: NetworkSpec
    samples: int = 1
    numberings: Mapping[int, Numbering] | None = None
    notation: Notation = ROWS

    def name(self, place: Place) -> str:
        """Return what a number is called: ``w₅``, ``Hidden 1: b₂``, ``x₁ of sample 3``."""
        letter = _LETTERS.get(place.what, place.what)
        if place.layer is None:
            sample, column = place.index
            own = plain(f"{letter}_{{{index(column)}}}")
            if self.samples == 1:
                return own
            return tr("{name} of sample {sample}", name=own, sample=sample + 1)
        numbering = (self.numberings or {}).get(place.layer)
        if numbering is not None and place.what == "weights":
            source, target = place.index
            return plain(f"{letter}_{{{numbering.number(source, target)}}}")
        places = place.index
        if self._is_single(place.layer, place.what):
            places = places[:-1]
        elif len(places) == 2:
            places = self.notation.ordered(*places)
        own = plain(f"{letter}_{{{index(*places)}}}") if places else letter
        return f"{layer_name(self.network, place.layer)}: {own}"

    def _is_single(self, layer: int, what: str) -> bool:
        """Tell whether a parameter is one neuron's: its weights have one index, its bias none."""
        is_dense = self.network.layer(layer).kind == "dense"
        return is_dense and what in ("weights", "bias") and self.network.units[layer] == 1

    def change(self, tried: TriedNumber, numbers: NumberFormat) -> str:
        """Return a change: ``w₅ 0.4 → 0.55``."""
        return f"{self.name(tried.place)}  {numbers.text(tried.old)} → {numbers.text(tried.new)}"


def loss_text(before: float, now: float, numbers: NumberFormat) -> str:
    """Return what became of the batch's loss."""
    if before == now:
        return tr("Loss of this batch: {loss}.", loss=numbers.text(now))
    values = {"before": numbers.text(before), "now": numbers.text(now)}
    if now < before:
        return tr("Loss of this batch: {before} → {now}, smaller.", **values)
    return tr("Loss of this batch: {before} → {now}, larger.", **values)
