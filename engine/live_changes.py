"""What can be changed while a network trains: plain data, applied between steps, and replayed."""

from dataclasses import dataclass

from engine.specification import TrainingSpec
from engine.training_state import TrainingState


@dataclass(frozen=True, slots=True)
class TrainingChange:
    """Other training settings from here on: learning rate, schedule, batch size and so on."""

    training: TrainingSpec

    def apply_to(self, state: TrainingState) -> None:
        """Change the state."""
        state.change_training(self.training)


@dataclass(frozen=True, slots=True)
class ParameterChange:
    """One number of one parameter set by hand."""

    layer: int
    parameter: str
    index: tuple[int, ...]
    value: float

    def apply_to(self, state: TrainingState) -> None:
        """Change the state."""
        state.network.views[self.layer][self.parameter][self.index] = self.value


Change = TrainingChange | ParameterChange
