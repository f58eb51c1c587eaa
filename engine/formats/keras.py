"""Keras 3: a whole model as .keras, its weights alone as .weights.h5, in float32."""

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, Final

import numpy as np
from numpy.typing import NDArray

from engine.files.atomic_writing import atomic_write
from engine.formats.keras_layers import (
    KerasLayer,
    KerasModel,
    class_path,
    keras_model,
    seed_state,
)
from engine.formats.weights_format import Contents, Options
from engine.network.network import Network

SUFFIX: Final = ".keras"
WEIGHTS_SUFFIX: Final = ".weights.h5"
CONFIG_MEMBER: Final = "config.json"
METADATA_MEMBER: Final = "metadata.json"
WEIGHTS_MEMBER: Final = "model.weights.h5"
#: The first version of the format that is written.
_KERAS_VERSION: Final = "3.0.0"


def write_keras(network: Network, path: Path, options: Options = ()) -> tuple[Path, ...]:
    """Write a network for ``keras.saving.load_model``.

    Layer names keep ASCII letters only, because TensorFlow refuses others; the names they had
    are in ``metadata.json`` under ``layerloom``, which Keras does not read.

    Raises
    ------
    LayerUnsupportedError
        For a layer or an activation that Keras does not know.
    SinglePrecisionError
        If a number is beyond float32.
    OSError
        If the folder cannot be written to; a file that was there is as it was.
    """
    model = keras_model(network, SUFFIX)
    metadata = {"keras_version": _KERAS_VERSION, "layerloom": {"names": dict(model.names)}}
    with atomic_write(path) as file, zipfile.ZipFile(file, "w") as archive:
        _add_member(archive, METADATA_MEMBER, json.dumps(metadata).encode())
        _add_member(archive, CONFIG_MEMBER, json.dumps(_model_config(model)).encode())
        _add_member(archive, WEIGHTS_MEMBER, _weights(model))
    return (path,)


def write_keras_weights(network: Network, path: Path, options: Options = ()) -> tuple[Path, ...]:
    """Write the weights for ``model.load_weights`` of a Keras model with the same layers.

    Raises
    ------
    LayerUnsupportedError
        For a layer or an activation that Keras does not know.
    SinglePrecisionError
        If a number is beyond float32.
    OSError
        If the folder cannot be written to; a file that was there is as it was.
    """
    contents = _weights(keras_model(network, WEIGHTS_SUFFIX))
    with atomic_write(path) as file:
        file.write(contents)
    return (path,)


def _add_member(archive: zipfile.ZipFile, name: str, contents: bytes) -> None:
    member = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    member.external_attr = 0o644 << 16
    archive.writestr(member, contents)


def _model_config(model: KerasModel) -> dict[str, Any]:
    first = next(layer for layer in model.layers if not layer.sources)
    shapes = {layer.name: [None, *layer.shape] for layer in model.layers}
    config = {
        "name": "layerloom",
        "trainable": True,
        "layers": [_layer_config(layer, shapes) for layer in model.layers],
        "input_layers": [[first.name, 0, 0]],
        "output_layers": [[model.output, 0, 0]],
    }
    return {
        "module": "keras.src.models.functional",
        "class_name": "Functional",
        "config": config,
        "registered_name": "Functional",
        "build_config": {"input_shape": None},
    }


def _layer_config(layer: KerasLayer, shapes: dict[str, list[Any]]) -> dict[str, Any]:
    tensors = [_tensor(source, shapes[source]) for source in layer.sources]
    arguments = [tensors] if layer.joins else tensors
    return {
        "module": "keras.layers",
        "class_name": layer.class_name,
        "config": {"name": layer.name, "dtype": "float32", **layer.config},
        "registered_name": None,
        "name": layer.name,
        "inbound_nodes": [{"args": arguments, "kwargs": {}}] if tensors else [],
    }


def _tensor(source: str, shape: list[Any]) -> dict[str, Any]:
    config = {"shape": shape, "dtype": "float32", "keras_history": [source, 0, 0]}
    return {"class_name": "__keras_tensor__", "config": config}


def _variables(model: KerasModel) -> Iterator[tuple[str, str, NDArray[Any]]]:
    """Yield the path of every variable, the layer it belongs to, and its values."""
    counts: dict[str, int] = {}
    for layer in model.layers:
        group = f"layers/{class_path(layer.class_name, counts)}"
        for index, (_, values) in enumerate(layer.variables):
            yield f"{group}/vars/{index}", layer.name, values
        if layer.seed is not None:
            yield f"{group}/seed_generator/vars/0", layer.name, seed_state(layer.seed)


def _weights(model: KerasModel) -> bytes:
    import h5py

    stream: BinaryIO = io.BytesIO()
    with h5py.File(stream, "w") as file:
        file.create_group("vars").attrs["name"] = "layerloom"
        for path, name, values in _variables(model):
            file.create_dataset(path, data=np.ascontiguousarray(values))
            if "seed_generator" not in path:
                file[path].parent.attrs["name"] = name
    stream.seek(0)
    return stream.read()


def keras_contents(network: Network, path: Path, options: Options) -> Contents:
    """Return the paths and shapes of the variables."""
    model = keras_model(network, SUFFIX)
    return tuple((name, values.shape) for name, _, values in _variables(model))


def keras_lines(network: Network, path: Path, options: Options) -> tuple[str, ...]:
    """Return the lines that load the model and run it on a row of zeros."""
    assert network.spec.input is not None
    return (
        "import keras, numpy",
        f"model = keras.saving.load_model({str(path)!r})",
        f"outputs = model.predict(numpy.zeros((1, {network.spec.input.units})))",
    )


def keras_weights_lines(network: Network, path: Path, options: Options) -> tuple[str, ...]:
    """Return the lines that build the same layers and load the weights."""
    model = keras_model(network, WEIGHTS_SUFFIX)
    calls = [_call(layer) for layer in model.layers]
    load = f"model.load_weights({str(path)!r})"
    if model.is_stack:
        return ("import keras", f"model = keras.Sequential([{', '.join(calls)}])", load)
    numbers = {layer.name: f"t{index}" for index, layer in enumerate(model.layers)}
    return (
        "import keras",
        *(
            f"{numbers[layer.name]} = {call}{_arguments(layer, numbers)}"
            for layer, call in zip(model.layers, calls, strict=True)
        ),
        f"model = keras.Model(t0, {numbers[model.output]})",
        load,
    )


def _call(layer: KerasLayer) -> str:
    if layer.class_name == "InputLayer":
        return f"keras.Input(({layer.config['batch_shape'][1]},), name={layer.name!r})"
    arguments = "".join(f"{name}={value!r}, " for name, value in layer.config.items())
    return f"keras.layers.{layer.class_name}({arguments}name={layer.name!r})"


def _arguments(layer: KerasLayer, numbers: dict[str, str]) -> str:
    tensors = ", ".join(numbers[source] for source in layer.sources)
    if layer.joins:
        return f"([{tensors}])"
    return f"({tensors})" if tensors else ""
