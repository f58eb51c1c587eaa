"""Keras's description of a model, of any generation, as a list of layer calls in order.

The description is read as data: no class named in it is ever looked up outside a table here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from engine.formats.import_report import ReportWriter
from engine.formats.keras_layers import class_path

Plain = Mapping[str, Any]
TensorKey = tuple[str, int]
"""The scoped name of a layer, and which of its calls made the tensor."""

_MODELS: Final = ("Sequential", "Functional", "Model")
_OWN_MODULES: Final = ("keras", "tf_keras", "tensorflow", "builtins")
_DEEPEST: Final = 8


class ConfigError(ValueError):
    """The description is not one that Keras writes."""


@dataclass(frozen=True)
class KerasCall:
    """A layer applied to tensors.

    Parameters
    ----------
    class_name, name : str
        Its class and its own name.
    config : mapping
        The arguments that made it.
    key : TensorKey
        What it makes.
    inputs : tuple of TensorKey
        What it is applied to.
    group : tuple of str
        Where its weights stand: the classes' counted names from the outermost model inwards.
    names : tuple of str
        The same by layer names.
    node : object
        The call as it is written, with the constants among its arguments.
    """

    class_name: str
    name: str
    config: Plain
    key: TensorKey
    inputs: tuple[TensorKey, ...]
    group: tuple[str, ...]
    names: tuple[str, ...]
    node: Any = None


@dataclass
class KerasGraph:
    """The calls of a model in an order in which each input is there before it is used."""

    calls: list[KerasCall] = field(default_factory=list)
    output: TensorKey | None = None


def read_model(config: Any, report: ReportWriter) -> KerasGraph:
    """Return the calls of a model, models inside it unfolded.

    Raises
    ------
    ConfigError
        If this is no description of a model.
    """
    return _Model(config, (), (), report).graph(None)


def class_of(described: Any) -> str:
    """Return the class name of a described object; with its module where that is not Keras's."""
    name = _text(described.get("class_name"))
    module, registered = described.get("module"), described.get("registered_name")
    if isinstance(registered, str) and ">" in registered:
        return registered
    if isinstance(module, str) and module.split(".")[0] not in _OWN_MODULES:
        return f"{module}.{name}"
    return name


class _Model:
    def __init__(
        self, described: Any, group: tuple[str, ...], names: tuple[str, ...], report: ReportWriter
    ) -> None:
        if not isinstance(described, Mapping) or len(group) > _DEEPEST:
            raise ConfigError("no model")
        self._class, self._group, self._names = class_of(described), group, names
        self._report = report
        config = described.get("config")
        # Keras before 2.2.3 wrote a stack as a bare list.
        self._config: Plain = {"layers": config} if isinstance(config, list) else _object(config)
        self._layers = (
            [_object(layer) for layer in _list(self._config.get("layers"))]
            if self._class in _MODELS
            else []
        )
        self._described = described

    def graph(self, given: TensorKey | None) -> KerasGraph:
        """Return the calls, the model applied to a tensor or beginning with an input of its own."""
        if self._class == "Sequential":
            return self._stack(given)
        if self._class in _MODELS:
            return self._functional(given)
        # A class of somebody's own has weights in the file, but its calls are in its code.
        self._report.refuse("own_class", received=self._class)
        return KerasGraph()

    def _places(self) -> Iterator[tuple[Plain, str, tuple[str, ...], tuple[str, ...]]]:
        """Yield every layer with its name and where its weights stand."""
        counts: dict[str, int] = {}
        for layer in self._layers:
            config = _object(layer.get("config"), bare_list=True)
            name = _text(layer.get("name", config.get("name", layer.get("class_name"))))
            path = class_path(_text(layer.get("class_name")), counts)
            yield layer, name, (*self._group, path), (*self._names, name)

    def _stack(self, given: TensorKey | None) -> KerasGraph:
        graph = KerasGraph(output=given)
        for number, (layer, name, group, names) in enumerate(self._places()):
            if number == 0 and given is None and class_of(layer) != "InputLayer":
                graph.calls.append(self._own_input(layer))
                graph.output = graph.calls[0].key
            if class_of(layer) == "InputLayer" and graph.output is not None:
                continue
            inputs = () if graph.output is None else (graph.output,)
            self._apply(graph, layer, name, group, names, (_scoped(names), 0), inputs)
            graph.output = graph.calls[-1].key if not _is_model(layer) else graph.output
        return graph

    def _own_input(self, first: Plain) -> KerasCall:
        """Return the input that a stack has although it names none."""
        config = _object(first.get("config"), bare_list=True)
        known = ("batch_input_shape", "batch_shape", "input_shape", "input_dim")
        shapes = {name: config[name] for name in known if name in config}
        for shape in (
            self._config.get("build_input_shape"),
            _object(self._described.get("build_config") or {}).get("input_shape"),
            _object(first.get("build_config") or {}).get("input_shape"),
        ):
            if not shapes and isinstance(shape, list):
                shapes = {"batch_shape": shape}
        key = (_scoped((*self._names, "input")), 0)
        return KerasCall("InputLayer", "input", shapes, key, (), (), ())

    def _functional(self, given: TensorKey | None) -> KerasGraph:
        graph = KerasGraph()
        made = self._ends("input_layers")
        if len(made) != 1:
            self._report.refuse("several_inputs", received=len(made))
        renamed = {made[0]: given} if given is not None and made else {}
        waiting = [one for one in self._nodes() if given is None or one[4] not in renamed]
        ready: dict[TensorKey, TensorKey] = dict(renamed)
        while waiting:
            left = [one for one in waiting if not self._applied(graph, one, ready)]
            if len(left) == len(waiting):
                raise ConfigError("layers that are applied to tensors which nothing makes")
            waiting = left
        ends = self._ends("output_layers")
        if len(ends) != 1:
            self._report.refuse("several_outputs", received=len(ends))
        graph.output = ready.get(ends[0]) if ends else None
        return graph

    def _nodes(
        self,
    ) -> Iterator[
        tuple[Plain, str, tuple[str, ...], tuple[str, ...], TensorKey, tuple[TensorKey, ...], Any]
    ]:
        for layer, name, group, names in self._places():
            nodes = _list(layer.get("inbound_nodes"))
            if len(nodes) > 1:
                self._report.approximate("separated", layer=name)
            for index, node in enumerate(nodes or [[]]):
                inputs = tuple(self._key(*one) for one in _tensors(node))
                yield layer, name, group, names, self._key(name, index), inputs, node

    def _applied(self, graph: KerasGraph, node: Any, ready: dict[TensorKey, TensorKey]) -> bool:
        layer, name, group, names, key, inputs, written = node
        if any(one not in ready for one in inputs):
            return False
        before = len(graph.calls)
        given = tuple(ready[one] for one in inputs)
        self._apply(graph, layer, name, group, names, key, given, written)
        made = graph.output if _is_model(layer) else graph.calls[before].key
        assert made is not None
        ready[key] = made
        if _is_model(layer):  # its first call has the number 1: the model's own is 0
            ready[key[0], key[1] + 1] = made
        return True

    def _apply(
        self,
        graph: KerasGraph,
        layer: Plain,
        name: str,
        group: tuple[str, ...],
        names: tuple[str, ...],
        key: TensorKey,
        inputs: tuple[TensorKey, ...],
        node: Any = None,
    ) -> None:
        if not _is_model(layer):
            config = _object(layer.get("config"))
            call = KerasCall(class_of(layer), name, config, key, inputs, group, names, node)
            graph.calls.append(call)
            return
        if len(inputs) != 1:
            raise ConfigError("a model inside that is not applied to one tensor")
        inner = _Model(layer, group, names, self._report).graph(inputs[0])
        scope = f"{key[0]}#{key[1]}"
        graph.calls.extend(_rescoped(call, scope, names) for call in inner.calls)
        end = inner.output
        graph.output = None if end is None else _rescoped_key(end, scope, names)

    def _key(self, name: str, index: int) -> TensorKey:
        return _scoped((*self._names, name)), index

    def _ends(self, which: str) -> list[TensorKey]:
        ends = self._config.get(which)
        ends = list(ends.values()) if isinstance(ends, Mapping) else _list(ends)
        if len(ends) == 3 and isinstance(ends[0], str):
            ends = [ends]
        return [self._key(_text(end[0]), _whole(end[1])) for end in map(_list, ends)]


def _rescoped(call: KerasCall, scope: str, names: tuple[str, ...]) -> KerasCall:
    key = _rescoped_key(call.key, scope, names)
    inputs = tuple(_rescoped_key(one, scope, names) for one in call.inputs)
    return replace(call, key=key, inputs=inputs)


def _rescoped_key(key: TensorKey, scope: str, names: tuple[str, ...]) -> TensorKey:
    """Return a tensor's key with the number of the call of the model that it is in."""
    inside = _scoped(names) + "/"
    name = f"{scope}/{key[0].removeprefix(inside)}" if key[0].startswith(inside) else key[0]
    return name, key[1]


def _scoped(names: tuple[str, ...]) -> str:
    return "/".join(names)


def _is_model(layer: Plain) -> bool:
    return class_of(layer) in _MODELS


def _tensors(node: Any) -> Iterator[tuple[str, int]]:
    """Yield layer name and call number of the tensors of a call, Keras 3's or Keras 2's."""
    for operand in operands(node):
        if isinstance(operand, tuple):
            yield operand


Operand = tuple[str, int] | float | list[Any]
"""A tensor as layer name and call number, or a constant."""


def operands(node: Any) -> Iterator[Operand]:
    """Yield tensors and numbers that a layer or an operation is called with, in their order."""
    if isinstance(node, Mapping) and "config" in node:
        yield from _described_operand(_object(node["config"] or {}))
    elif isinstance(node, Mapping):
        yield from operands(node.get("args"))
        yield from _keyword_operands(node.get("kwargs"))
    elif isinstance(node, list) and len(node) in (3, 4) and isinstance(node[0], str):
        if node[0] == _CONSTANT:
            yield from operands(node[2])
        else:
            yield node[0], _whole(node[1])
        yield from _keyword_operands(node[3] if len(node) == 4 else None)
    elif isinstance(node, list) and node and all(_is_number(one) for one in node):
        yield node
    elif isinstance(node, list):
        for part in node:
            yield from operands(part)
    elif _is_number(node):
        yield node


#: What Keras 2 writes in the place of a layer's name.
_CONSTANT: Final = "_CONSTANT_VALUE"


def _described_operand(config: Plain) -> Iterator[Operand]:
    """Yield a tensor of Keras 3, or an array that it writes as an object."""
    if "keras_history" in config:
        history = _list(config["keras_history"])
        yield _text(history[0]), _whole(history[1])
    elif "value" in config:
        yield from operands(config["value"])


def _keyword_operands(arguments: Any) -> Iterator[Operand]:
    for name, value in _object(arguments or {}).items():
        if name in _OPERAND_NAMES:
            yield from operands(value)


#: The arguments of layers and operations that are tensors or constants beside them.
_OPERAND_NAMES: Final = ("inputs", "x", "y", "x1", "x2", "a", "b")


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _object(value: Any, bare_list: bool = False) -> Plain:
    if bare_list and isinstance(value, list):
        return {}
    if not isinstance(value, Mapping):
        raise ConfigError("no object where one belongs")
    return value


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise ConfigError("no list where one belongs")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ConfigError("no text where some belongs")
    return value


def _whole(value: Any) -> int:
    if type(value) is not int:
        raise ConfigError("no whole number where one belongs")
    return value
