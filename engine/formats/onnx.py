"""ONNX: a network that onnxruntime and others run, in float32."""

from pathlib import Path
from typing import Any

from engine.files.atomic_writing import atomic_write
from engine.formats.format_errors import unsupported_layer
from engine.formats.onnx_nodes import IR_VERSION, OPSET, GraphNodes, add_layer, is_known
from engine.formats.weights_format import Contents, Options, single_precision_arrays
from engine.network.network import Network
from engine.specification import InputSpec, LayerSpec

SUFFIX = ".onnx"


def write_onnx(network: Network, path: Path, options: Options = ()) -> tuple[Path, ...]:
    """Write a network for ``onnxruntime.InferenceSession``, as the trained network is used.

    The input is (N, I) and the output (N, O), both named after their layers; the parameters are
    float32 and bear our names and orientation.

    Raises
    ------
    LayerUnsupportedError
        For a layer or an activation of which `engine.formats.onnx_nodes` knows no operators.
    SinglePrecisionError
        If a number is beyond float32.
    OSError
        If the folder cannot be written to; a file that was there is as it was.
    """
    import onnx

    contents = onnx_model(network).SerializeToString(deterministic=True)
    onnx.checker.check_model(contents, full_check=True)
    with atomic_write(path) as file:
        file.write(contents)
    return (path,)


def onnx_model(network: Network) -> Any:
    """Return the network as an ``onnx.ModelProto``."""
    import onnx

    graph = _graph(network)
    spec = network.spec
    assert spec.input is not None
    assert spec.output is not None
    proto = onnx.helper.make_graph(
        graph.nodes,
        "Layerloom",
        [_rows_of(spec.names[spec.input.id], spec.input.units)],
        [_rows_of(spec.names[spec.output.id], network.output_units)],
        graph.initializers(),
    )
    opsets = [onnx.helper.make_opsetid("", OPSET)]
    return onnx.helper.make_model(
        proto, producer_name="Layerloom", ir_version=IR_VERSION, opset_imports=opsets
    )


def _graph(network: Network) -> GraphNodes:
    arrays = single_precision_arrays(network, SUFFIX)
    spec, graph = network.spec, GraphNodes()
    for layer_id in spec.order:
        layer: LayerSpec = spec.by_id[layer_id]
        if not isinstance(layer, InputSpec):
            if not is_known(layer):
                raise unsupported_layer(spec, layer, SUFFIX)
            inputs = [spec.names[source] for source in spec.sources(layer_id)]
            add_layer(graph, layer, spec.names[layer_id], inputs, arrays.get(layer_id, {}))
    return graph


def _rows_of(name: str, units: int) -> Any:
    from onnx import TensorProto, helper

    return helper.make_tensor_value_info(name, TensorProto.FLOAT, ["N", units])


def onnx_contents(network: Network, path: Path, options: Options) -> Contents:
    """Return the names and shapes of the initializers."""
    constants = _graph(network).constants
    return tuple((name, values.shape) for name, values in constants.items())


def onnx_lines(network: Network, path: Path, options: Options) -> tuple[str, ...]:
    """Return the lines that load the file and run it on a row of zeros."""
    first = network.spec.input
    assert first is not None
    feed = f"{{{network.spec.names[first.id]!r}: numpy.zeros((1, {first.units}), 'float32')}}"
    return (
        "import numpy, onnxruntime",
        f"session = onnxruntime.InferenceSession({str(path)!r})",
        f"outputs = session.run(None, {feed})[0]",
    )
