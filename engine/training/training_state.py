"""Everything that decides the future of a training, and the one step that moves it on."""

from collections.abc import Mapping
from dataclasses import replace
from math import isfinite
from typing import Any

import numpy as np

from engine.array_types import Array
from engine.blas_threads import chosen_threads
from engine.errors import DivergedError, ShapeMismatchError, SpecificationError
from engine.freed_memory import keep_freed_memory
from engine.network.network import Network
from engine.network.workspace import Workspace
from engine.optimizers import Optimizer, make_optimizer
from engine.random_streams import (
    Purpose,
    copied_generator,
    generator,
    generator_state,
    set_generator_state,
)
from engine.specification import NetworkSpec, TrainingSpec, find_problems
from engine.training.capture import Capture, Position, Rows
from engine.training.divergence import Origin, origin_of_loss, origin_of_parameters
from engine.training.early_stopping import StoppingWatch
from engine.training.penalties import GradientRules
from engine.training.schedules import Schedule
from engine.training.training_step import BoundStep


class TrainingState:
    """Network, loss, penalties, optimizer, running statistics, generators, place in the epoch.

    Two states with equal captures do the same steps, to the bit. `step` is the one training step
    there is: the trainer calls it, and `trace_step` runs its parts on a copy.

    Parameters
    ----------
    network : Network
        Changed by every step.
    training : TrainingSpec
        How it is trained.
    samples : int
        Size of the training set.

    Raises
    ------
    SpecificationError
        For the first problem of the training settings with this network.
    """

    def __init__(self, network: Network, training: TrainingSpec, samples: int) -> None:
        _refuse_problems(network.spec, training)
        self.network = network
        #: The weights before the first step where they were given; None where the seed draws them.
        self.initial: Network | None = None
        self.training = training
        self.samples = samples
        self.position = Position()
        self.watch = StoppingWatch()
        self.threads = chosen_threads(network.spec, self.batch_size)
        self._shuffling = generator(training.seed, Purpose.SHUFFLING)
        self._generators = {
            layer.id: generator(training.seed, Purpose.RANDOM_LAYER, layer.id)
            for layer in network.spec.layers
            if layer.is_random
        }
        self._schedule = Schedule(training.schedule, training.learning_rate)
        self._last_count = 0
        self._last_of_epoch: Rows | None = None
        self._bind()
        self._bind_optimizer(None)
        self.order = self._new_order()

    @classmethod
    def start(cls, spec: NetworkSpec, training: TrainingSpec, samples: int) -> "TrainingState":
        """Return an untrained state with initial weights from the training's seed."""
        return cls(Network.build(spec, training.seed, training.dtype), training, samples)

    @property
    def nbytes(self) -> int:
        """How many bytes weights, gradients, moments and the order of the samples take."""
        best = self.watch.best_parameters
        network, moments = self.network, self.optimizer.state.values()
        weights = network.parameters.nbytes + network.gradients.nbytes
        kept = self.order.nbytes + (0 if best is None else best.nbytes)
        return weights + kept + sum(array.nbytes for array in moments)

    def begin_here(self) -> None:
        """Take the present weights, which were given and not drawn, as the initial ones."""
        self.initial = self.network.copy()

    def initial_network(self) -> Network:
        """Return the network before the first step, also for layers that were changed since."""
        network = Network.build(self.network.spec, self.training.seed, self.training.dtype)
        if self.initial is not None:
            network.carry_over(self.initial)
        return network

    def _bind(self) -> None:
        keep_freed_memory()
        self._workspace: Workspace = self.network.workspace(self.batch_size, self._generators)
        self._steps: dict[int, BoundStep] = {}
        self._rules = GradientRules(self.network, self.training)
        #: Whether `apply_gradient_rules` does anything.
        self.has_gradient_rules = self._rules.change_something
        self._batch_size = self.batch_size
        self._means = self.training.reduction == "mean"

    def _bind_optimizer(self, old: Optimizer | None) -> None:
        network, training = self.network, self.training
        kept = old is not None and old.choice.name == training.optimizer.name
        self.optimizer: Optimizer = make_optimizer(
            training.optimizer,
            network.parameters,
            network.gradients,
            network.table.trainable_places,
            self._schedule.rate(self.position.epoch),
        )
        if kept and old is not None:
            self.optimizer.restore(old.state, old.scalars, old.steps)

    @property
    def batch_size(self) -> int:
        """Samples in a full batch."""
        return min(self.training.batch_size or self.samples, self.samples) or 1

    @property
    def batches_per_epoch(self) -> int:
        """Steps in an epoch, the last one perhaps shorter."""
        return -(-self.samples // self.batch_size)

    @property
    def batch(self) -> int:
        """The number of the next batch in its epoch, from 0."""
        return self.position.start // self.batch_size

    @property
    def learning_rate(self) -> float:
        """η as it is now, after the schedule."""
        return self.optimizer.learning_rate

    @property
    def epoch_is_over(self) -> bool:
        """Whether every sample of the present epoch was used; `begin_epoch` comes next."""
        return self.position.start >= self.samples

    def next_rows(self) -> Rows:
        """Return the numbers of the samples that the next step takes."""
        start = self.position.start
        return self.order[start : start + self._batch_size]

    def last_rows(self) -> Rows | None:
        """Return the numbers of the samples that the last step took; None before the first."""
        start, count = self.position.start, self._last_count
        if start >= count > 0:
            return self.order[start - count : start]
        return self._last_of_epoch

    def bound_step(self, rows: int) -> BoundStep:
        """Return the step for batches of this size, bound to this state's arrays."""
        step = self._steps.get(rows)
        if step is None:
            if rows > self._workspace.capacity:
                self._workspace = self.network.workspace(rows, self._generators)
                self._steps.clear()
            step = self._steps[rows] = BoundStep(self._workspace, self.training, rows)
        return step

    def step(self, inputs: Array, targets: Array) -> float:
        """Do one training step on these samples and return its loss.

        Parameters
        ----------
        inputs : array (N, I)
        targets : array (N, O)

        Raises
        ------
        ShapeMismatchError
            If the samples do not fit the network.
        DivergedError
            If the loss or a parameter is no longer finite.
        """
        step = self.step_holding(inputs, targets)
        return self._finish(step.run(), step.rows)

    def step_holding(self, inputs: Array, targets: Array) -> BoundStep:
        """Return the step bound for as many samples, with these in its arrays.

        Raises
        ------
        ShapeMismatchError
            If the samples do not fit the network.
        """
        step = self.bound_step(len(inputs) or 1)
        _fill("inputs", step.inputs, inputs)
        _fill("targets", step.targets, targets)
        return step

    def step_on_next_rows(self, inputs: Array, targets: Array) -> float:
        """Do the next step of the epoch, gathering its samples from the whole set."""
        rows = self.next_rows()
        step = self.bound_step(len(rows))
        inputs.take(rows, 0, step.inputs, "clip")
        targets.take(rows, 0, step.targets, "clip")
        return self._finish(step.run(), step.rows)

    def _finish(self, loss: float, rows: int) -> float:
        if self.has_gradient_rules:
            self._rules.apply()
        self.optimizer.update()
        self.advance(loss, rows)
        return loss

    def apply_gradient_rules(self) -> None:
        """Add the penalties' gradients and clip, as the training asks."""
        self._rules.apply()

    def penalty(self) -> float:
        """Return what L1 and L2 add to the loss with the present weights."""
        return self._rules.penalty()

    def advance(self, loss: float, rows: int) -> None:
        """Count a step that was done.

        Raises
        ------
        DivergedError
            If the loss or a parameter is no longer finite.
        """
        if not isfinite(loss):
            raise self._diverged(origin_of_loss(self.bound_step(rows), loss))
        parameters = self.network.parameters
        # The sum of squares is finite unless an element is not, or it overflowed: look closer.
        if not isfinite(parameters.dot(parameters)):
            origin = origin_of_parameters(self.network)
            if origin is not None:
                raise self._diverged(origin)
        position = self.position
        position.step += 1
        position.start += rows
        self._last_count = rows
        position.loss_sum += loss * rows if self._means else loss

    def _diverged(self, origin: Origin) -> DivergedError:
        return DivergedError(
            epoch=self.position.epoch + 1,
            batch=self.batch + 1,
            layer=self.network.spec.names[origin.layer],
            layer_id=origin.layer,
            what=origin.what,
            value=origin.value,
            learning_rate=self.learning_rate,
        )

    @property
    def epoch_loss(self) -> float:
        """The mean loss over the samples of the present epoch so far."""
        return self.position.loss_sum / max(self.position.start, 1)

    def begin_epoch(self, watched_loss: float | None = None) -> None:
        """Close the epoch that is over: count it, draw the next order, move the schedule on.

        Parameters
        ----------
        watched_loss : float, optional
            The loss by which a plateau is judged; the epoch's own where None.
        """
        watched = self.epoch_loss if watched_loss is None else watched_loss
        self._last_of_epoch = self.last_rows()
        position = self.position
        position.epoch += 1
        position.start = 0
        position.loss_sum = 0.0
        self._schedule.after_epoch(watched)
        self.optimizer.learning_rate = self._schedule.rate(position.epoch)
        self.order = self._new_order()

    def _new_order(self) -> Rows:
        if self.training.shuffle:
            return self._shuffling.permutation(self.samples)
        return np.arange(self.samples)

    def change_training(self, training: TrainingSpec) -> None:
        """Go on with other settings; the optimizer keeps its state unless it is another one.

        Raises
        ------
        SpecificationError
            If they do not fit the network; nothing was changed.
        """
        _refuse_problems(self.network.spec, training)
        self.training = replace(training, seed=self.training.seed, dtype=self.training.dtype)
        old_schedule = self._schedule.state
        self._schedule = Schedule(training.schedule, training.learning_rate, old_schedule)
        self._bind()
        self._bind_optimizer(self.optimizer)
        # The new arrays do not hold the last batch.
        self._last_count, self._last_of_epoch = 0, None

    def change_network(self, spec: NetworkSpec) -> None:
        """Go on with layers of other properties; parameters and optimizer keep their numbers.

        Raises
        ------
        ShapeMismatchError
            If the parameters are others; nothing was changed.
        SpecificationError
            If the network has a problem; nothing was changed.
        """
        _refuse_problems(spec, self.training)
        self.network = self.network.as_in(spec)
        self._bind()
        self._bind_optimizer(self.optimizer)
        self._last_count, self._last_of_epoch = 0, None

    def change_samples(self, samples: int) -> None:
        """Go on with a training set of another size; the present epoch begins again."""
        self.samples = samples
        self.position.start, self.position.loss_sum = 0, 0.0
        self._bind()
        self._last_count, self._last_of_epoch = 0, None
        self.order = self._new_order()

    def capture(self) -> Capture:
        """Return the state as plain arrays, independent of what happens next."""
        optimizer = self.optimizer
        return Capture(
            parameters=self.network.parameters.copy(),
            optimizer={name: array.copy() for name, array in optimizer.state.items()},
            optimizer_scalars=dict(optimizer.scalars),
            optimizer_steps=optimizer.steps,
            schedule=dict(self._schedule.state),
            generators=self.stream_states(),
            shuffling=generator_state(self._shuffling),
            order=self.order.copy(),
            position=replace(self.position),
            watch=self.watch.copy(),
            threads=self.threads,
        )

    def restore(self, capture: Capture) -> None:
        """Return to a captured moment of a state with the same specs."""
        np.copyto(self.network.parameters, capture.parameters)
        self._schedule = Schedule(
            self.training.schedule, self.training.learning_rate, dict(capture.schedule)
        )
        self.position = replace(capture.position)
        self.watch = capture.watch.copy()
        self.optimizer.restore(
            capture.optimizer, capture.optimizer_scalars, capture.optimizer_steps
        )
        self.optimizer.learning_rate = self._schedule.rate(self.position.epoch)
        self.restore_generators(capture)
        self.order = capture.order.copy()
        self._last_count = 0
        self._last_of_epoch = None
        self.threads = capture.threads

    def restore_generators(self, capture: Capture) -> None:
        """Let the streams of random numbers go on from a captured moment."""
        self.set_stream_states(capture.generators)
        set_generator_state(self._shuffling, capture.shuffling)

    def stream_states(self) -> Mapping[int, Mapping[str, Any]]:
        """Return where the layers' streams of random numbers stand, by layer id."""
        return {layer: generator_state(stream) for layer, stream in self._generators.items()}

    def set_stream_states(self, states: Mapping[int, Mapping[str, Any]]) -> None:
        """Let the layers' streams of random numbers go on from there."""
        for layer_id, state in states.items():
            set_generator_state(self._generators[layer_id], state)

    def copy(self) -> "TrainingState":
        """Return a state that does the same steps in memory of its own."""
        twin = TrainingState.__new__(TrainingState)
        twin._begin_as_copy_of(self)
        return twin

    def _begin_as_copy_of(self, other: "TrainingState") -> None:
        self.network = other.network.copy()
        self.initial = other.initial
        self.training = other.training
        self.samples = other.samples
        self.position = replace(other.position)
        self.watch = other.watch.copy()
        self.threads = other.threads
        self._shuffling = copied_generator(other._shuffling)
        self._generators = {i: copied_generator(g) for i, g in other._generators.items()}
        self._schedule = Schedule(
            other.training.schedule, other.training.learning_rate, dict(other._schedule.state)
        )
        # The last batch stays behind: the twin's arrays do not hold it.
        self._last_count, self._last_of_epoch = 0, None
        self._bind()
        self._bind_optimizer(other.optimizer)
        self.optimizer.learning_rate = other.optimizer.learning_rate
        # The order is only ever replaced, never written to.
        self.order = other.order


def _fill(what: str, held: Array, given: Array) -> None:
    """Copy samples, of exactly this shape: NumPy would spread a single column or row."""
    if held.shape != np.shape(given):
        raise ShapeMismatchError(what=what, expected=held.shape, received=np.shape(given))
    np.copyto(held, given)


def _refuse_problems(spec: NetworkSpec, training: TrainingSpec) -> None:
    for problem in find_problems(spec, training):
        if not problem.is_warning:
            raise SpecificationError(problem=problem)
