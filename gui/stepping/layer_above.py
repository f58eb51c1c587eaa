"""The layer that a layer's outputs go to: what its neurons send back is a sum to unfold."""

from dataclasses import dataclass, replace

from engine import BackwardRecord, ForwardRecord
from gui.stepping.matrix import Array, Focus
from gui.stepping.notation import Letter
from gui.stepping.writing import Numbering, Writing, equation, index


@dataclass(frozen=True, eq=False)
class LayerAbove:
    """The one layer that a layer's outputs go to, where it has weights: its sum is unfolded.

    Parameters
    ----------
    forward : ForwardRecord
    backward : BackwardRecord
    numbering : Numbering
        Of its weights.
    place : int
        Its place among the layers with weights, from 1.
    """

    forward: ForwardRecord
    backward: BackwardRecord
    numbering: Numbering
    place: int = 0

    @property
    def weights(self) -> Array:
        """W (O, O'): from this layer's outputs to the layer above."""
        assert self.forward.weights is not None
        return self.forward.weights

    @property
    def delta(self) -> Array:
        """The gradient (N, O') by z of the layer above."""
        assert self.backward.grad_pre_activation is not None
        return self.backward.grad_pre_activation

    def letters(self, writing: Writing) -> tuple[Letter, Letter]:
        """Return w and δ of the layer above, marked as its own where they would be mistaken."""
        weights, delta = writing.notation.weights, writing.notation.delta
        if writing.numbering is not None:
            return weights, delta
        layer = writing.notation.above.format(self.place)
        return replace(weights, layer=layer), replace(delta, layer=layer)

    def term(self, writing: Writing, output: int, place: int) -> str:
        """Return one path in letters: the weight to a neuron above, times its δ."""
        weight, delta = self.letters(writing)
        if writing.numbering is None and self.weights.shape[1] == 1:
            own = index(output)
        elif writing.numbering is None:
            own = index(*writing.notation.ordered(output, place))
        else:
            own = str(self.numbering.number(output, place))
        return f"{weight.at(own)}·{delta.at(index(place))}"

    def sum_lines(self, writing: Writing, focus: Focus, total: float) -> tuple[str, str]:
        """Return the sum over the neurons above, in letters and in numbers."""
        factors = self.weights[focus.output], self.delta[focus.sample]
        name = writing.notation.grad_output.at(index(focus.output))
        count = self.weights.shape[1]
        letters = writing.letters(count, lambda place: self.term(writing, focus.output, place))
        terms, products = writing.dot(*factors), writing.products(*factors)
        return f"{name} = {letters}", equation(name, terms, products, writing.text(total))
