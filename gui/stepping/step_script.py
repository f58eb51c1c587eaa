"""A whole step as a script: the very lines of NumPy of its stops, with its numbers, ready to run.

Every line is the one shown at a stop; only the names are made distinct, layer by layer: ``W1``,
``z1``. At the end the script compares its loss and its new parameters with the recorded ones.
"""

import re
import zlib
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import numpy as np

from engine import (
    LOSSES,
    OPTIMIZERS,
    BackwardRecord,
    Choice,
    ForwardRecord,
    LossRecord,
    NetworkSpec,
    Trace,
    TrainingSpec,
    UpdateRecord,
    activation_of,
    option_values,
)
from gui.stepping.forward_operations import is_explained
from gui.stepping.function_formulas import function_options
from gui.stepping.matrix import Array
from gui.stepping.operations import Operation
from gui.stepping.optimizer_formulas import step_constants
from gui.stepping.stops import Stop, stops_of
from gui.stepping.timeline import stop_title

#: Arrays with more numbers are written as compressed bytes.
_WRITTEN_OUT: Final = 1_000
_LINE: Final = 96
#: So close are loss and parameters to the recorded ones: the order of additions may differ.
_TOLERANCES: Final = {"float64": 1e-9, "float32": 1e-4}
_NAME: Final = re.compile(r"(?<![\w.])[A-Za-z_]\w*(?!\w)(?!=[^=])")
_PHI: Final = "Phi = np.vectorize(lambda z: (1 + math.erf(z / math.sqrt(2))) / 2)"
_BYTES: Final = '''
def unpacked(text, shape, dtype):
    """Return an array from its compressed bytes."""
    return np.frombuffer(zlib.decompress(base64.b64decode(text)), dtype).reshape(shape).copy()
'''
_EXPLANATIONS: Final = ("chain_rule", "samples")


def step_script(trace: Trace, title: str) -> str:
    """Return a traced step as a script that needs NumPy only and checks itself.

    Parameters
    ----------
    trace : Trace
    title : str
        Its first comment.
    """
    return _Script(trace).text(title)


class _Script:
    def __init__(self, trace: Trace) -> None:
        self._trace = trace
        state = trace.next_state
        self._network: NetworkSpec = state.network.spec
        self._training: TrainingSpec = state.training
        self._steps = state.optimizer.steps
        self._forward = {r.layer: r for r in trace.records if isinstance(r, ForwardRecord)}
        self._updates = [r for r in trace.records if isinstance(r, UpdateRecord)]
        self._numbers = {layer: place for place, layer in enumerate(self._forward, start=1)}
        self._loss = next(r for r in trace.records if isinstance(r, LossRecord))

    def text(self, title: str) -> str:
        """Return the script."""
        body = [*self._given(), *self._walk(), *self._checks()]
        text = "\n".join(body)
        head = [f"# {line}" for line in title.splitlines()]
        imports = [("base64", "b64decode"), ("math", "math.erf"), ("zlib", "unpacked(")]
        shown = text + (_PHI if "Phi(" in text else "") + (_BYTES if "unpacked(" in text else "")
        head += [f"import {module}" for module, use in imports if use in shown]
        head += ["", "import numpy as np", ""]
        head += [_PHI, ""] if "Phi(" in text else []
        head += [_BYTES, ""] if "unpacked(" in text else []
        return "\n".join([*head, text, ""])

    def _given(self) -> Iterator[str]:
        """Yield what the step begins with: data, parameters, random choices, settings."""
        first = next(iter(self._forward.values()))
        assert isinstance(first.inputs, np.ndarray)
        yield f"x = {_written(first.inputs)}"
        yield f"t = {_written(self._loss.targets)}"
        for record in self._updates:
            yield f"{self._parameter(record)} = {_written(record.before)}"
            for slot, values in record.optimizer_before.items():
                yield f"{self._moment(record, slot)} = {_written(values)}"
            if not is_explained(record.kind):
                yield f"d{self._parameter(record)} = {_written(record.gradient)}  # recorded"
        for layer, forward in self._forward.items():
            yield from self._layer_constants(layer, forward)
        yield from self._settings()

    def _layer_constants(self, layer: int | None, record: ForwardRecord) -> Iterator[str]:
        assert layer is not None
        spec, number = self._network.layer(layer), self._numbers[layer]
        choice = activation_of(spec)
        options = {} if choice is None else function_options(choice)
        if "slope" in record.extras:
            options = {}
        if record.kind == "batch_normalization":
            options = {"epsilon": getattr(spec, "epsilon", 0.0)}
            if len(record.output) < 2:
                yield f"mean{number} = {_written(record.extras['mean'])}  # running"
                yield f"variance{number} = {_written(record.extras['variance'])}  # running"
        if record.kind == "dropout":
            yield f"mask{number} = {_written(record.extras['mask'])}"
        if not is_explained(record.kind):
            yield from self._recorded(layer, number)
        yield from (f"{name}{number} = {value!r}" for name, value in options.items())

    def _recorded(self, layer: int, number: int) -> Iterator[str]:
        """Yield what a layer without formulas gave: the script cannot work it out."""
        yield f"forward{number} = lambda x: {_written(self._forward[layer].output)}"
        backward = (r for r in self._trace.records if isinstance(r, BackwardRecord))
        sent = next(record.grad_inputs for record in backward if record.layer == layer)
        if isinstance(sent, np.ndarray):
            yield f"backward{number} = lambda dout: {_written(sent)}"

    def _settings(self) -> Iterator[str]:
        training, choice = self._training, self._training.optimizer
        loss_options = option_values(LOSSES, training.loss)
        if "delta" in loss_options:
            yield f"d = {loss_options['delta']!r}"
        yield f"lr = {self._updates[0].learning_rate!r}" if self._updates else "lr = 0.0"
        yield f"steps = {self._steps}"
        options = dict(option_values(OPTIMIZERS, choice))
        options |= step_constants(choice.name, options, self._steps)
        options |= {n: getattr(training, n) for n in ("l1", "l2", "clip_value", "clip_norm")}
        yield from (f"{name} = {value!r}" for name, value in options.items() if value)

    def _walk(self) -> Iterator[str]:
        stops = stops_of(self._trace)
        updates = [stop for stop in stops if stop.phase == "update"]
        for stop in stops:
            if stop.phase != "update":
                yield from self._stop(stop, stop.operations)
        if self._training.clip_norm:
            yield from self._norm(updates)
        for stop in updates:
            yield from self._stop(stop, stop.operations)

    def _norm(self, updates: Sequence[Stop]) -> Iterator[str]:
        """Yield the norm of all gradients together: clipping by it needs them all first."""
        yield ""
        yield "# ‖∇‖"
        names = []
        for stop in updates:
            for group in _by_tensor(stop.operations):
                if group[-1].name == "kept":
                    continue
                record = self._record_of(stop, group)
                before = [own for own in group if own.name in ("penalized", "bounded")]
                yield from self._lines(stop, before)
                names.append(f"{'g_' if before else 'd'}{self._parameter(record)}")
        squares = " + ".join(f"({name}**2).sum()" for name in names)
        yield f"norm = np.sqrt({squares or 0.0})"

    def _record_of(self, stop: Stop, group: Sequence[Operation]) -> UpdateRecord:
        parameter = group[-1].result.parameter
        updates = (r for r in stop.records if isinstance(r, UpdateRecord))
        return next(record for record in updates if record.parameter == parameter)

    def _stop(self, stop: Stop, operations: Sequence[Operation]) -> Iterator[str]:
        yield ""
        yield f"# {stop_title(stop)}"
        yield from self._lines(stop, operations)

    def _lines(self, stop: Stop, operations: Iterable[Operation]) -> Iterator[str]:
        for number, operation in enumerate(operations):
            if operation.name not in _EXPLANATIONS:
                names = self._names(stop, operation, number)
                yield _renamed(operation.code, names)

    def _names(self, stop: Stop, operation: Operation, place: int) -> Mapping[str, str]:
        """Return what the short names of a line are called in the script."""
        if stop.phase == "loss" or stop.layer is None:
            return self._loss_names()
        if stop.phase == "update":
            parameter = operation.result.parameter
            records = (r for r in stop.records if isinstance(r, UpdateRecord))
            return self._update_names(next(r for r in records if r.parameter == parameter))
        names = self._layer_names(stop.layer)
        if stop.phase == "backward":
            names |= self._backward_names(stop.layer)
        return names

    def _loss_names(self) -> dict[str, str]:
        output = self._network.output
        assert output is not None
        return {"p": self._output(output.id), "z": self._z(output.id)}

    def _output(self, layer: int) -> str:
        """Return the name of what goes out of a layer: x of the input, z where f(z) is z."""
        if layer not in self._numbers:
            return "x"
        choice = activation_of(self._network.layer(layer))
        is_linear = self._forward[layer].kind == "dense" and choice == Choice("linear")
        return f"{'z' if is_linear else 'a'}{self._numbers[layer]}"

    def _z(self, layer: int) -> str:
        """Return the name of z: what an activation layer is applied to came from its source."""
        if self._forward[layer].kind == "activation":
            return self._output(self._network.sources(layer)[0])
        return f"z{self._numbers[layer]}"

    def _layer_names(self, layer: int) -> dict[str, str]:
        number, sources = self._numbers[layer], self._network.sources(layer)
        own = ("W", "b", "gamma", "beta", "mean", "variance", "x_hat", "mask", "slope", "alpha")
        names = {
            name: f"{name}{number}"
            for name in (*own, "epsilon", "scale", "delta", "s", "u", "forward", "backward")
        }
        names |= {name: self._output(layer) for name in ("a", "y")}
        names |= {"x": self._output(sources[0]), "z": self._z(layer)}
        names |= {f"x{place}": self._output(own) for place, own in enumerate(sources, start=1)}
        return names

    def _backward_names(self, layer: int) -> dict[str, str]:
        number, sources = self._numbers[layer], self._network.sources(layer)
        own = ("dW", "db", "dgamma", "dbeta", "dslope")
        names = {name: f"{name}{number}" for name in own} | {"dout": f"da{number}"}
        for place, came in enumerate(self._arrivals(layer), start=1):
            names[f"dout{place}"] = came
        for place, source in enumerate(sources, start=1):
            names[f"dx{place}"] = self._sent(source, layer)
        names["dx"] = self._sent(sources[0], layer)
        if self._forward[layer].kind == "activation":
            names["delta"] = names["dx"]
        return names | self._loss_names() if self._is_output(layer) else names

    def _is_output(self, layer: int) -> bool:
        return self._network.output is not None and self._network.output.id == layer

    def _sent(self, source: int, layer: int) -> str:
        """Return the name of what a layer sends back to one of its sources."""
        if source not in self._numbers:
            return "dx"
        several = len(self._network.targets(source)) > 1
        name = f"da{self._numbers[source]}"
        return f"{name}_{self._numbers[layer]}" if several else name

    def _arrivals(self, layer: int) -> list[str]:
        """Return the names of what came back to a layer, in the order in which it came."""
        backward = [r.layer for r in self._trace.records if isinstance(r, BackwardRecord)]
        targets = sorted(self._network.targets(layer), key=backward.index)
        return [self._sent(layer, target) for target in targets]

    def _parameter(self, record: UpdateRecord) -> str:
        assert record.layer is not None
        name = {"weights": "W", "bias": "b"}.get(record.parameter, record.parameter)
        return f"{name}{self._numbers[record.layer]}"

    def _moment(self, record: UpdateRecord, slot: str) -> str:
        return f"{_SLOT_NAMES.get(slot, slot)}_{self._parameter(record)}"

    def _update_names(self, record: UpdateRecord) -> dict[str, str]:
        own = self._parameter(record)
        name = own.rstrip("0123456789")
        letters = ("m", "v", "s", "u", "v_max", "u_before", "d", "g")
        names = {letter: f"{letter}_{own}" for letter in letters}
        return names | {name: own, f"d{name}": f"d{own}", "t": "steps"}

    def _checks(self) -> Iterator[str]:
        """Yield the comparison with what the program recorded."""
        dtype = str(self._trace.next_state.network.dtype)
        tolerance = _TOLERANCES[dtype]
        yield ""
        yield f"np.testing.assert_allclose(loss, {self._loss.loss!r}, rtol={tolerance})"
        for record in self._updates:
            expected = _written(record.after)
            yield (
                f"np.testing.assert_allclose({self._parameter(record)}, {expected}, "
                f"rtol={tolerance}, atol={tolerance / 10})"
            )
        yield 'print("loss", loss)'


#: What the optimizers call their moments in a line of NumPy.
_SLOT_NAMES: Final[Mapping[str, str]] = {
    "first_moment": "m",
    "second_moment": "v",
    "largest_second_moment": "v_max",
    "velocity": "v",
    "square_average": "s",
    "gradient_average": "m",
    "sum_of_squares": "s",
    "update_average": "u",
    "infinity_norm": "u",
}


def _renamed(code: str, names: Mapping[str, str]) -> str:
    return _NAME.sub(lambda found: names.get(found[0], found[0]), code)


def _by_tensor(operations: Sequence[Operation]) -> Iterator[list[Operation]]:
    """Yield the operations of one tensor after the other."""
    group: list[Operation] = []
    for operation in operations:
        group.append(operation)
        if operation.name in ("moved", "kept"):
            yield group
            group = []


def _written(values: Array) -> str:
    """Return an array as Python: every digit, or compressed bytes where there are many."""
    if values.size > _WRITTEN_OUT:
        text = b64encode(zlib.compress(np.ascontiguousarray(values).tobytes())).decode()
        return f'unpacked("{text}", {values.shape}, "{values.dtype}")'
    text = np.array2string(
        values, separator=", ", threshold=values.size + 1, max_line_width=_LINE, prefix=" " * 12,
        formatter={"float_kind": lambda number: repr(float(number))},
    )  # fmt: skip
    dtype = "" if values.dtype == np.float64 else f', dtype="{values.dtype}"'
    return f"np.array({text}{dtype})"
