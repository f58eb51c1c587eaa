"""Exporting a network as a script, and running it: in this process, or as its owner would."""

import json
import os
import runpy
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from engine import (
    ACTIVATIONS,
    ActivationSpec,
    AddSpec,
    BatchNormalizationSpec,
    Choice,
    ConcatenateSpec,
    Dataset,
    DenseSpec,
    DropoutSpec,
    InputSpec,
    MaxoutSpec,
    Network,
    NetworkSpec,
    Trainer,
    TrainingSpec,
    TrainingState,
    typed_data,
)
from engine.formats.code import export_code
from tests.engine_tests.samples import random_samples

#: Names that are words of Python, of NumPy or of a framework, and no names of variables.
EVIL_NAMES = ("import os", "params", "1-2-3", "은닉층 하나", "self", "None", "train", "__class__")


def dataset_for(spec: NetworkSpec, training: TrainingSpec, rows: int = 11) -> Dataset:
    """Return random data that fit the network and its loss."""
    return typed_data(*random_samples(spec, training, rows, seed=3))


def exported(
    spec: NetworkSpec, training: TrainingSpec, folder: Path, style: str, rows: int = 11
) -> tuple[Path, Network, Dataset]:
    """Export a network with weights that are all random, biases too; return the script."""
    network = Network.build(spec, training.seed, training.dtype)
    values = np.random.default_rng(7).uniform(0.1, 0.9, network.parameters.size)
    trainable = np.zeros(network.parameters.size, bool)
    for parameter in network.table:
        trainable[parameter.place] = parameter.name != "weights"
    network.parameters[trainable] = values[trainable]
    dataset = dataset_for(spec, training, rows)
    path = folder / "net.py"
    written = export_code(network, training, path, style, dataset)
    assert [one.name for one in written] == ["net.py", "net.npz", "net.check.npz"]
    return path, network, dataset


def run(path: Path, *words: str, **environment: str) -> str:
    """Run a script as its owner would, and return what it printed."""
    done = subprocess.run(
        [sys.executable, str(path), *words],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def opened(path: Path) -> dict[str, Any]:
    """Return the names of a script that was loaded here, without its main part."""
    return runpy.run_path(str(path))


def app_trained(
    network: Network, training: TrainingSpec, dataset: Dataset, epochs: int
) -> dict[str, np.ndarray]:
    """Return the parameters after the app has trained the network, by name."""
    assert dataset.targets is not None
    state = TrainingState(network.copy(), training, len(dataset))
    Trainer(state, dataset.inputs, dataset.targets).run(until_epoch=epochs)
    return dict(state.network.named_parameters())


def assert_close(one: dict[str, Any], other: dict[str, Any], tolerance: float) -> None:
    """Compare two sets of parameters by name."""
    assert one.keys() == other.keys()
    for name, values in one.items():
        np.testing.assert_allclose(
            values, other[name], rtol=tolerance, atol=tolerance, err_msg=name
        )


def architecture_of(path: Path) -> Any:
    """Return the spec that an .npz of weights holds."""
    with np.load(path, allow_pickle=False) as arrays:
        return json.loads(str(arrays["architecture"]))


def small(activation: str = "linear", units: int = 3) -> NetworkSpec:
    """Return a network of one hidden layer, whose name is no word of Python's."""
    return NetworkSpec.stack(
        InputSpec(id=0, units=2),
        DenseSpec(id=0, units=4, activation=Choice("tanh"), name="은닉층"),
        DenseSpec(id=0, units=units, activation=Choice(activation)),
    )


def run_by_its_owner(training: TrainingSpec, folder: Path, style: str) -> Path:
    """Run a script of every layer: it checks itself, then trains on; return what it saved."""
    path, _, dataset = exported(every_layer(), training, folder, style)
    out = run(path)
    assert "The outputs of 8 samples are those of Layerloom." in out
    assert "The loss is that of Layerloom" in out
    np.savez(folder / "mine.npz", inputs=dataset.inputs, targets=dataset.targets)
    saved = folder / "w.npz"
    out = run(path, "--train", str(folder / "mine.npz"), "--save", str(saved))
    assert f"Loss after {training.epochs} epochs: " in out
    with np.load(saved) as after, np.load(folder / "net.npz") as before:
        for name in before:
            if before[name].dtype.kind == "f":
                assert after[name].shape == before[name].shape
    return saved


def every_activation(skipped: tuple[str, ...] = ()) -> NetworkSpec:
    """Return a stack in which every activation function is used, in dense layers and alone."""
    layers: list[Any] = [InputSpec(id=0, units=3)]
    for name in ACTIVATIONS:
        if name not in skipped:
            layers += [
                DenseSpec(id=0, units=4, activation=Choice(name)),
                ActivationSpec(id=0, activation=Choice(name)),
            ]
    return NetworkSpec.stack(*layers, DenseSpec(id=0, units=2, activation=Choice("linear")))


def every_layer() -> NetworkSpec:
    """Return a network with branches and every layer kind, and names that nobody should trust."""
    options = {"elu": {"alpha": 1.5}, "leaky_relu": {"slope": 0.2}}
    spec = NetworkSpec.stack(
        InputSpec(id=0, units=3),
        DenseSpec(id=0, units=4, activation=Choice.of("leaky_relu", slope=0.2)),
        BatchNormalizationSpec(id=0, momentum=0.3, epsilon=1e-3),
    )
    for branch in (
        MaxoutSpec(id=0, units=4, pieces=3),
        DenseSpec(id=0, units=4, activation=Choice.of("elu", **options["elu"]), use_bias=False),
    ):
        new = spec.next_id
        spec = spec.adding(branch).linking(3, new)
    spec = spec.adding(AddSpec(id=0)).linking(4, 6).linking(5, 6)
    spec = spec.adding(ConcatenateSpec(id=0)).linking(6, 7).linking(3, 7).linking(1, 7)
    spec = spec.adding(DropoutSpec(id=0, rate=0.25)).linking(7, 8)
    end = DenseSpec(id=0, units=3, activation=Choice("softmax"))
    return named(spec.adding(end).linking(8, 9))


def named(spec: NetworkSpec) -> NetworkSpec:
    """Return a network whose layers have names that are no names of variables."""
    names = dict(zip([layer.id for layer in spec.layers], EVIL_NAMES, strict=False))
    layers = tuple(replace(layer, name=names.get(layer.id, "")) for layer in spec.layers)
    return NetworkSpec(layers, spec.links, spec.next_id)
