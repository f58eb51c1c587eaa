"""Safetensors: the arrays under our names and, if wanted, under PyTorch's."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import numpy as np

from engine.array_types import Array
from engine.files.atomic_writing import atomic_write
from engine.formats.pytorch_modules import pytorch_arrays, pytorch_modules
from engine.formats.weights_format import (
    Contents,
    FormatOption,
    Options,
    first_weights_line,
    named_contents,
)
from engine.network.network import Network
from engine.specification import network_to_plain

#: The key of the metadata under which the spec stands, as JSON.
METADATA_KEY: Final = "layerloom"
PYTORCH: Final = FormatOption(
    "pytorch", "Names and orientation of PyTorch's nn.Sequential: 0.weight (outputs, inputs)"
)


def write_safetensors(network: Network, path: Path, options: Options = ()) -> tuple[Path, ...]:
    """Write a network's weights for ``safetensors.numpy.load_file``.

    Names, orientation and type are those of the .npz file, and the spec is in the metadata under
    ``layerloom``. With the option ``pytorch`` the names and orientation are those of an
    ``nn.Sequential``, and there is no spec.

    Raises
    ------
    FormatUnsupportedError
        With the option, for a network that no ``nn.Sequential`` can hold.
    OSError
        If the folder cannot be written to; a file that was there is as it was.
    """
    from safetensors.numpy import save

    if PYTORCH.name in options:
        contents = save(_contiguous(pytorch_arrays(network)))
    else:
        spec = json.dumps(network_to_plain(network.spec), ensure_ascii=False)
        arrays = _contiguous(dict(network.named_parameters()))
        contents = save(arrays, metadata={METADATA_KEY: spec})
    with atomic_write(path) as file:
        file.write(contents)
    return (path,)


def _contiguous(arrays: Mapping[str, Array]) -> dict[str, Array]:
    """Return arrays whose memory is in the order of their shape: the format writes it as it is."""
    return {name: np.ascontiguousarray(values) for name, values in arrays.items()}


def safetensors_contents(network: Network, path: Path, options: Options) -> Contents:
    """Return the names and shapes in the file."""
    if PYTORCH.name in options:
        return tuple((name, values.shape) for name, values in pytorch_arrays(network).items())
    return named_contents(network, path, options)


def safetensors_lines(network: Network, path: Path, options: Options) -> tuple[str, ...]:
    """Return the lines that load the file."""
    if PYTORCH.name in options:
        modules = ", ".join(f"torch.nn.{module.code}" for module in pytorch_modules(network))
        return (
            "import safetensors.torch, torch",
            f"model = torch.nn.Sequential({modules})",
            f"model.load_state_dict(safetensors.torch.load_file({str(path)!r}))",
        )
    return (
        "from safetensors.numpy import load_file",
        f"weights = load_file({str(path)!r})",
        *first_weights_line(network),
    )
