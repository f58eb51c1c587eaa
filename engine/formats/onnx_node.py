"""A node of an ONNX graph, and what comes into it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from numpy.typing import NDArray

from engine.formats.onnx_flows import Flow, FlowReader

Values = NDArray[Any]
Operand = Flow | Values


class OnnxNode:
    """A node of the graph, and the constants in its attributes."""

    def __init__(
        self, name: str, plain: Mapping[str, Any], arrays: Mapping[str, Values], opset: int
    ) -> None:
        self.name, self.opset = name, opset
        self.operator: str = plain["operator"]
        self.inputs: list[str] = plain["inputs"]
        self.outputs: list[str] = plain["outputs"]
        self.attributes: Mapping[str, Any] = plain["attributes"]
        self._arrays = arrays

    def tensor(self, name: str) -> Values:
        """Return an attribute that is a tensor."""
        return self._arrays[self.attributes[name]["array"]]

    def whole(self, name: str, default: int) -> int:
        """Return an attribute that is a whole number."""
        value = self.attributes.get(name, default)
        if type(value) is not int:
            raise ValueError(name)
        return value


Reader = Callable[[FlowReader, OnnxNode, Sequence[Operand]], Operand]


def flow_of(operand: Operand) -> Flow:
    """Return an operand that is samples.

    Raises
    ------
    ValueError
        If it is a constant.
    """
    if not isinstance(operand, Flow):
        raise ValueError("a constant where samples belong")
    return operand


def constant_of(operand: Operand) -> Values:
    """Return an operand that is a constant.

    Raises
    ------
    ValueError
        If it is samples.
    """
    if isinstance(operand, Flow):
        raise ValueError("samples where a constant belongs")
    return operand
