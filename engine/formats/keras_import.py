"""Keras's .keras and .h5 as a network, whatever generation of Keras wrote them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

import numpy as np

from engine.formats.import_report import ReportWriter
from engine.formats.keras_classes import is_unknown, read_call
from engine.formats.keras_configs import KerasCall, TensorKey, read_model
from engine.formats.keras_reader import KerasLayerReader, RefusedError
from engine.formats.keras_weights import KerasWeights, layers_in_order
from engine.formats.network_builder import NetworkBuilder
from engine.formats.raw_file import RawFile
from engine.formats.sample_tensor import SampleTensor, add_dense
from engine.network.network import Network
from engine.specification import BatchNormalizationSpec, Choice, DenseSpec, InputSpec

_BN_SHAPES: Final = {
    "gamma": "gamma",
    "beta": "beta",
    "running_mean": "moving_mean",
    "running_variance": "moving_variance",
}
_STATISTICS: Final = ("moving_mean", "moving_variance")


def network_from_keras(config: Any, raw: RawFile, report: ReportWriter) -> Network | None:
    """Return the network that a description and its weights make; None where it is refused.

    Raises
    ------
    ConfigError
        If the description is none that Keras writes.
    """
    graph = read_model(config, report)
    builder = NetworkBuilder(report)
    reader = KerasLayerReader(builder, KerasWeights(raw), _version(raw))
    names = _own_names(raw)
    made: dict[TensorKey, SampleTensor | None] = {}
    for call in graph.calls:
        made[call.key] = _read(reader, _renamed(call, names), made)
    end = None if graph.output is None else made.get(graph.output)
    if report.report.refused or end is None:
        return None
    end = _plain(reader, graph.calls[-1], end)
    if end is None:
        return None
    if "training_config" in raw.plain["attributes"].get("", {}) or _was_compiled(config):
        report.approximate("training_left_out")
    return builder.finish(end.layer)


def _read(
    reader: KerasLayerReader, call: KerasCall, made: Mapping[TensorKey, SampleTensor | None]
) -> SampleTensor | None:
    """Return what a call makes; None where it, or something before it, is refused."""
    inputs = [made.get(key) for key in call.inputs]
    known = tuple(one for one in inputs if one is not None)
    if len(known) < len(inputs):
        is_unknown(reader, call)
        return None
    try:
        return read_call(reader, call, known)
    except RefusedError:
        return None


def _plain(reader: KerasLayerReader, last: KerasCall, end: SampleTensor) -> SampleTensor | None:
    """Return the output as a row of numbers; None where it is no such thing."""
    try:
        return reader.plain(last, end)
    except RefusedError:
        return None


def _version(raw: RawFile) -> str:
    """Return the version of Keras that wrote the file; .keras before 3 has it in its metadata."""
    attributes = raw.plain["attributes"]
    metadata = raw.plain.get("metadata")
    found = [attributes.get(place, {}).get("keras_version") for place in ("", "model_weights")]
    if isinstance(metadata, Mapping):
        found.append(metadata.get("keras_version"))
    return next((one for one in found if isinstance(one, str)), "3")


def _own_names(raw: RawFile) -> Mapping[str, str]:
    """Return what the layers of a file of ours were called before TensorFlow's letters."""
    metadata = raw.plain.get("metadata")
    ours = metadata.get("layerloom") if isinstance(metadata, Mapping) else None
    names = ours.get("names") if isinstance(ours, Mapping) else None
    if not isinstance(names, Mapping):
        return {}
    return {name: own for name, own in names.items() if isinstance(own, str)}


def _renamed(call: KerasCall, names: Mapping[str, str]) -> KerasCall:
    return replace(call, name=names[call.name]) if call.name in names else call


def _was_compiled(config: Any) -> bool:
    return bool(isinstance(config, Mapping) and config.get("compile_config"))


def network_from_layer_names(raw: RawFile, report: ReportWriter) -> Network | None:
    """Return the stack of a weights-only file that writes the order of its layers.

    Which activations stand between them is not in the file: they are linear, and the report
    says so.
    """
    builder = NetworkBuilder(report)
    x: SampleTensor | None = None
    for name, own in layers_in_order(raw):
        if own:
            x = _named_layer(builder, name, own, x)
            if x is None:
                return None
    if x is None:
        report.refuse("weights_missing", layer="input", array="kernel")
        return None
    return builder.finish(x.layer)


def _named_layer(
    builder: NetworkBuilder, name: str, own: Mapping[str, Any], x: SampleTensor | None
) -> SampleTensor | None:
    report = builder.report
    kernel = own.get("kernel")
    if kernel is not None and kernel.ndim == 2 and set(own) <= {"kernel", "bias"}:
        first = x or _input(builder, kernel.shape[0])
        if first.units == kernel.shape[0] and min(kernel.shape) > 0:
            report.approximate("activation_unknown", layer=name)
            linear = DenseSpec(id=0, activation=Choice("linear"))
            return add_dense(builder, first, name, kernel, own.get("bias"), linear)
        shapes = {"expected": f"({first.units}, outputs)", "received": kernel.shape}
        report.refuse("weights_shape", layer=name, array="kernel", **shapes)
        return None
    if set(_STATISTICS) <= set(own) <= set(_BN_SHAPES.values()):
        first = x or _input(builder, own["moving_mean"].size)
        plain = {"gamma": np.ones(first.units), "beta": np.zeros(first.units), **own}
        values = {ours: plain[theirs] for ours, theirs in _BN_SHAPES.items()}
        spec = BatchNormalizationSpec(id=0, epsilon=1e-3, momentum=0.01)
        number = builder.add(spec, name, [first.layer], values)
        return SampleTensor(number, first.shape)
    if set(own) == {"alpha"} and x is not None and own["alpha"].size in (1, x.units):
        slope = np.broadcast_to(own["alpha"].reshape(-1), (x.units,))
        return SampleTensor(builder.activate(x.layer, Choice("prelu"), name, slope), x.shape)
    report.refuse("unknown_layer", layer=name, received=", ".join(own))
    return None


def _input(builder: NetworkBuilder, units: int) -> SampleTensor:
    return SampleTensor(builder.add(InputSpec(id=0, units=units), "input"), (units,))
