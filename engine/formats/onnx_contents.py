"""ONNX files as plain data and arrays; runs in the helper process only."""

import math
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.errors import FileDamagedError
from engine.files.file_errors import (
    PartDamagedError,
    PartMissingError,
    PartTypeError,
    TooManyPartsError,
)
from engine.formats.import_errors import ExternalDataError
from engine.formats.raw_file import RawFile

_MOST_NODES: Final = 50_000


def onnx_contents(contents: bytes, path: Path, kind: str) -> RawFile:
    """Return the nodes of a model as plain data, and its constants as arrays by name.

    Raises
    ------
    FileDamagedError
        If it declares what is not there, or keeps data elsewhere.
    google.protobuf.message.DecodeError
        If it is no protobuf message.
    """
    import onnx

    model = onnx.ModelProto()
    model.ParseFromString(contents)
    return _Reader(path, kind).model(model)


class _Reader:
    def __init__(self, path: Path, kind: str) -> None:
        self._path, self._kind = path, kind
        self._arrays: dict[str, NDArray[Any]] = {}

    def model(self, model: Any) -> RawFile:
        """Return the graph's nodes, constants, inputs and outputs."""
        graph = model.graph
        if len(graph.node) > _MOST_NODES:
            raise self._damaged(TooManyPartsError, count=len(graph.node))
        if not graph.output:
            raise self._damaged(PartMissingError, part="output")
        if graph.sparse_initializer:
            raise self._damaged(PartTypeError, part="sparse_initializer", dtype="sparse")
        for tensor in graph.initializer:
            if not _is_text(tensor):
                self._arrays[tensor.name] = self._array(tensor)
        constants = {tensor.name for tensor in graph.initializer}
        plain = {
            "opset": max((one.version for one in model.opset_import if not one.domain), default=1),
            "inputs": [_described(one) for one in graph.input if one.name not in constants],
            "texts": sorted(constants - self._arrays.keys()),
            "outputs": [one.name for one in graph.output],
            "nodes": [self._node(number, node) for number, node in enumerate(graph.node)],
        }
        return RawFile(plain, self._arrays)

    def _node(self, number: int, node: Any) -> dict[str, Any]:
        own = {one.name: self._attribute(number, one) for one in node.attribute}
        return {
            "name": node.name,
            "operator": _operator(node),
            "inputs": list(node.input),
            "outputs": list(node.output),
            "attributes": {name: value for name, value in own.items() if value is not None},
        }

    def _attribute(self, number: int, attribute: Any) -> Any:
        """Return a number, text or list; of a tensor the name under which it is in the arrays."""
        from onnx import AttributeProto as Proto

        if attribute.type == Proto.TENSOR and not _is_text(attribute.t):
            name = f"/attribute/{number}/{attribute.name}"
            self._arrays[name] = self._array(attribute.t)
            return {"array": name}
        if attribute.type == Proto.STRING:
            return attribute.s.decode("utf-8", "replace")
        if attribute.type == Proto.FLOAT:
            return _number(attribute.f)
        if attribute.type == Proto.INT:
            return attribute.i
        if attribute.type == Proto.FLOATS:
            return [_number(value) for value in attribute.floats]
        return list(attribute.ints) if attribute.type == Proto.INTS else None

    def _array(self, tensor: Any) -> NDArray[Any]:
        from onnx import TensorProto, helper, numpy_helper

        plain = (
            *(TensorProto.FLOAT, TensorProto.DOUBLE, TensorProto.FLOAT16, TensorProto.BOOL),
            *(TensorProto.INT32, TensorProto.INT64, TensorProto.INT8, TensorProto.UINT8),
        )
        if tensor.data_location == TensorProto.EXTERNAL or tensor.external_data:
            raise self._damaged(ExternalDataError)
        if tensor.data_type not in plain:
            raise self._damaged(PartTypeError, part=tensor.name, dtype=str(tensor.data_type))
        count = math.prod(tensor.dims)
        dtype = np.dtype(helper.tensor_dtype_to_np_dtype(tensor.data_type))
        if min(tensor.dims, default=0) < 0 or _numbers_there(tensor, dtype) != count:
            raise self._damaged(PartDamagedError, part=tensor.name)
        return np.array(numpy_helper.to_array(tensor))

    def _damaged(self, cause: type[FileDamagedError], **fields: Any) -> FileDamagedError:
        return cause(path=self._path, kind=self._kind, **fields)


def _is_text(tensor: Any) -> bool:
    """Tell whether it holds words, such as the names of classes; they are none of a network's."""
    from onnx import TensorProto

    return bool(tensor.data_type == TensorProto.STRING)


def _operator(node: Any) -> str:
    name: str = node.op_type
    return name if node.domain in ("", "ai.onnx") else f"{node.domain}.{name}"


def _numbers_there(tensor: Any, dtype: np.dtype[Any]) -> float:
    if tensor.HasField("raw_data"):
        return len(tensor.raw_data) / dtype.itemsize
    return max(
        len(tensor.float_data),
        len(tensor.double_data),
        len(tensor.int32_data),
        len(tensor.int64_data),
    )


def _number(value: float) -> float | str:
    return value if math.isfinite(value) else str(value)


def _described(value: Any) -> dict[str, Any]:
    """Return name and shape of an input; None for a length that is not fixed."""
    tensor = value.type.tensor_type
    shape = [one.dim_value if one.HasField("dim_value") else None for one in tensor.shape.dim]
    return {"name": value.name, "shape": shape if tensor.HasField("shape") else None}
