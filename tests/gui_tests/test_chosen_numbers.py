"""Which numbers a selection means, also in a network that is not finished."""

from engine import DenseSpec, InputSpec, NetworkSpec
from gui.document.selection import Selection
from gui.wiring.chosen_numbers import chosen_numbers


def test_a_layer_that_nothing_leads_to_has_no_numbers_yet() -> None:
    network = NetworkSpec.stack(InputSpec(id=0, units=2), DenseSpec(id=0, units=1))
    selection = Selection()
    assert len(chosen_numbers(selection, network)) == 3
    unconnected = network.adding(DenseSpec(id=0, units=3))
    selection.select_layer(3)
    assert chosen_numbers(selection, unconnected) == ()
