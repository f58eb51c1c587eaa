"""An ONNX graph as a network: nodes become layers, chains of element-wise ones activations."""

import math
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

import numpy as np

from engine.formats.import_report import ReportWriter
from engine.formats.network_builder import NetworkBuilder
from engine.formats.onnx_flows import Flow, FlowReader, Refused
from engine.formats.onnx_ml_operators import SECOND_OUTPUT
from engine.formats.onnx_node import OnnxNode, Operand
from engine.formats.onnx_operators import OPERATORS
from engine.formats.raw_file import RawFile
from engine.formats.sample_tensor import SampleTensor
from engine.network.network import Network
from engine.specification import InputSpec

Plain = Mapping[str, Any]
#: As many numbers as all that is computed ahead may have, and times the file's own.
_FEW_NUMBERS: Final = 2**22
_TIMES_FOLDED: Final = 4
_WITH_WEIGHTS: Final = ("Gemm", "MatMul")


def network_from_onnx(raw: RawFile, report: ReportWriter) -> Network | None:
    """Return the network that a graph computes; None where it is refused."""
    reader = _GraphReader(raw, report)
    outputs = raw.plain["outputs"]
    reader.read(outputs)
    return reader.network(outputs)


class _GraphReader:
    def __init__(self, raw: RawFile, report: ReportWriter) -> None:
        self._plain, self._arrays = raw.plain, raw.arrays
        self._report = report
        self._builder = NetworkBuilder(report)
        self._flows = FlowReader(self._builder)
        self._made: dict[str, Operand | None] = {
            **raw.arrays,
            **dict.fromkeys(self._plain["texts"]),
        }
        self._folded = 0
        own = sum(one.size for one in raw.arrays.values())
        self._most_folded = _FEW_NUMBERS + _TIMES_FOLDED * own
        self._makers = {
            output: node for node in self._plain["nodes"] for output in node["outputs"] if output
        }

    def read(self, outputs: list[str]) -> None:
        """Read every node that an output needs, in the order of the file."""
        needed = self._needed(outputs)
        self._inputs(needed)
        if any(one.dtype == np.float16 for one in self._arrays.values()):
            self._report.approximate("half_precision")
        for number, node in enumerate(self._plain["nodes"]):
            if any(output in needed for output in node["outputs"]):
                self._node(number, node)

    def network(self, outputs: list[str]) -> Network | None:
        """Return the network up to the one output that is understood."""
        found = [name for name in outputs if isinstance(self._made.get(name), Flow)]
        if len(found) != 1 or (len(outputs) == 1 and self._report.report.refused):
            if len(outputs) != 1:
                self._report.refuse("several_outputs", received=", ".join(outputs))
            return None
        for name in outputs:
            if name not in found:
                self._report.approximate("output_left_out", received=name)
        return self._up_to(found[0])

    def _up_to(self, output: str) -> Network | None:
        flow = self._made[output]
        assert isinstance(flow, Flow)
        try:
            end = self._flows.row(self._flows.settled(flow, output), output)
        except Refused:
            return None
        return self._builder.finish(end)

    def _needed(self, outputs: list[str]) -> set[str]:
        needed: set[str] = set()
        waiting = list(outputs)
        while waiting:
            name = waiting.pop()
            if name not in needed:
                needed.add(name)
                waiting.extend(self._makers.get(name, {}).get("inputs", ()))
        return needed

    def _inputs(self, needed: set[str]) -> None:
        inputs = [one for one in self._plain["inputs"] if one["name"] in needed]
        if len(inputs) != 1:
            self._report.refuse("several_inputs", received=len(inputs))
            return
        name = inputs[0]["name"]
        shape = self._sample_shape(name, inputs[0]["shape"])
        if shape is None:
            self._report.refuse("input_unknown")
            return
        picture = _picture(shape)
        spec = InputSpec(id=0, units=math.prod(shape), image_shape=picture)
        self._made[name] = Flow(SampleTensor(self._builder.add(spec, name), shape))

    def _sample_shape(self, name: str, shape: list[int | None] | None) -> tuple[int, ...] | None:
        """Return the shape of a sample, of a row of open length from the first weights."""
        lengths = (shape or [None, None])[1:]
        if lengths == [None]:
            lengths = [self._rows_of_first_weights(name)]
        known = tuple(one for one in lengths if type(one) is int and one > 0)
        return known if known and len(known) == len(lengths) else None

    def _rows_of_first_weights(self, name: str) -> int | None:
        for node in self._plain["nodes"]:
            if node["operator"] in _WITH_WEIGHTS and node["inputs"][:1] == [name]:
                weights = self._arrays.get(node["inputs"][1])
                if weights is not None and weights.ndim == 2:
                    transposed = node["attributes"].get("transB") == 1
                    return int(weights.shape[1 if transposed else 0])
        return None

    def _node(self, number: int, plain: Plain) -> None:
        node = OnnxNode(self._layer_name(number, plain), plain, self._arrays, self._plain["opset"])
        names = [name for name in plain["inputs"] if name]
        known = [one for one in map(self._made.get, names) if one is not None]
        made: Operand | None = None
        if node.operator not in OPERATORS:
            self._report.refuse("unknown_operator", layer=node.name, received=node.operator)
        elif len(known) == len(names):
            made = self._read(node, known)
        for name in names:
            if name not in self._made:
                self._report.refuse("weights_missing", layer=node.name, array=name)
        place = 1 if node.operator in SECOND_OUTPUT else 0
        for output in plain["outputs"][place : place + 1]:
            self._made[output] = made

    def _read(self, node: OnnxNode, inputs: list[Operand]) -> Operand | None:
        """Return what a node makes; None where it, or something before it, is refused."""
        try:
            made = OPERATORS[node.operator](self._flows, node, inputs)
        except Refused:
            return None
        except (KeyError, IndexError, TypeError, ValueError, OverflowError):
            self._report.refuse("unknown_use", layer=node.name, received=node.operator)
            return None
        self._settle_inputs(node)
        if isinstance(made, np.ndarray):
            self._folded += made.size
            if self._folded > self._most_folded:
                self._report.refuse("unknown_use", layer=node.name, received=node.operator)
                return None
        return made

    def _settle_inputs(self, node: OnnxNode) -> None:
        """Keep what an operator made of its inputs, so that no second layer is made of them."""
        for name in node.inputs:
            flow = self._made.get(name)
            if isinstance(flow, Flow) and flow in self._flows.settled_flows:
                self._made[name] = Flow(self._flows.settled_flows[flow])

    def _layer_name(self, number: int, plain: Plain) -> str:
        return next(_names(number, plain))


def _names(number: int, plain: Plain) -> Iterator[str]:
    """Yield what a layer may be called after: its weights, its node's scope, its output."""
    for name in plain["inputs"][1:]:
        found = re.fullmatch(r"(?:.*/)?([^/]+)\.(?:weights?|bias|gamma|slope|running_mean)", name)
        if found:
            yield found[1]
    scope = [part for part in plain["name"].split("/") if part]
    if len(scope) > 1:
        yield scope[-2]
    for output in plain["outputs"][:1]:
        stem = output.partition("/")[0] or output.strip("/")
        if re.search(r"[^\W\d]", stem):
            yield stem
    yield plain["name"] or f"{plain['operator']} {number + 1}"


def _picture(shape: tuple[int, ...]) -> tuple[int, ...] | None:
    """Return a picture's shape where its numbers are in our order: one channel, channels first."""
    if len(shape) == 3 and shape[0] == 1:
        return shape[1:]
    return shape if len(shape) == 2 else None
