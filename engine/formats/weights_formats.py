"""The formats that weights are written in: one line each."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from engine.errors import UnknownSuffixError
from engine.formats.csv_tables import csv_contents, csv_lines, write_csv
from engine.formats.json_text import json_lines, write_json
from engine.formats.keras import (
    keras_contents,
    keras_lines,
    keras_weights_lines,
    write_keras,
    write_keras_weights,
)
from engine.formats.npz import npz_contents, npz_lines, write_npz
from engine.formats.onnx import onnx_contents, onnx_lines, write_onnx
from engine.formats.safetensors import (
    PYTORCH,
    safetensors_contents,
    safetensors_lines,
    write_safetensors,
)
from engine.formats.weights_format import Options, WeightsFormat, named_contents
from engine.network.network import Network

#: A new format is one module and one entry here.
WEIGHTS_FORMATS: Final[Mapping[str, WeightsFormat]] = {
    known.suffix: known
    for known in (
        WeightsFormat(
            suffix=".npz",
            title="NumPy arrays",
            opened_by="NumPy opens it, and so does Layerloom, as a network.",
            write=write_npz,
            contents=npz_contents,
            loading_lines=npz_lines,
        ),
        WeightsFormat(
            suffix=".safetensors",
            title="Safetensors",
            opened_by="Hugging Face tools, PyTorch, JAX and NumPy open it; nothing in it can run.",
            write=write_safetensors,
            contents=safetensors_contents,
            loading_lines=safetensors_lines,
            options=(PYTORCH,),
        ),
        WeightsFormat(
            suffix=".onnx",
            title="ONNX",
            opened_by="onnxruntime, Netron, OpenCV and many devices open and run it.",
            write=write_onnx,
            contents=onnx_contents,
            loading_lines=onnx_lines,
            single_precision=True,
        ),
        WeightsFormat(
            suffix=".keras",
            title="Keras model",
            opened_by="Keras 3 opens it as a model that runs and trains on.",
            write=write_keras,
            contents=keras_contents,
            loading_lines=keras_lines,
            single_precision=True,
        ),
        WeightsFormat(
            suffix=".weights.h5",
            title="Keras weights",
            opened_by="A Keras 3 model with the same layers loads it.",
            write=write_keras_weights,
            contents=keras_contents,
            loading_lines=keras_weights_lines,
            single_precision=True,
        ),
        WeightsFormat(
            suffix=".json",
            title="JSON",
            opened_by="Any language opens it: lists of numbers under their names.",
            write=write_json,
            contents=named_contents,
            loading_lines=json_lines,
        ),
        WeightsFormat(
            suffix=".csv",
            title="CSV tables",
            opened_by="Excel, LibreOffice and pandas open them: one table for each matrix.",
            write=write_csv,
            contents=csv_contents,
            loading_lines=csv_lines,
        ),
    )
}


def weights_format(path: Path) -> WeightsFormat:
    """Return the format that a file name's suffix names, in any case.

    Raises
    ------
    UnknownSuffixError
        For a suffix that is none of `WEIGHTS_FORMATS`.
    """
    fitting = [one for one in WEIGHTS_FORMATS if path.name.lower().endswith(one)]
    if fitting:
        return WEIGHTS_FORMATS[max(fitting, key=len)]
    suffixes = ", ".join(WEIGHTS_FORMATS)
    raise UnknownSuffixError(what="network", format=path.suffix, suffixes=suffixes)


def export_weights(network: Network, path: Path, options: Options = ()) -> tuple[Path, ...]:
    """Write a network's weights in the format that the suffix of `path` names.

    Parameters
    ----------
    network : Network
    path : Path
    options : collection of str
        Names of the format's options to switch on.

    Returns
    -------
    tuple of Path
        Every file that was written.

    Raises
    ------
    FormatUnsupportedError
        For a suffix that is none of `WEIGHTS_FORMATS`, or a layer that the format cannot hold.
    OSError
        If the folder cannot be written to; a file that was there is as it was.
    """
    known = weights_format(path)
    return known.write(network, path, known.checked_options(options))
