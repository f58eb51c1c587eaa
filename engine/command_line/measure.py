"""``layerloom evaluate`` and ``layerloom predict``: how good a network is, and what it says."""

import argparse
from pathlib import Path
from typing import Final

import numpy as np

from engine.array_types import Array
from engine.blas_threads import blas_threads, chosen_threads
from engine.command_line.arguments import (
    Commands,
    add_command,
    add_data,
    add_json,
    add_project,
)
from engine.command_line.output import DONE, say, say_json
from engine.command_line.progress_bars import rows_progress, writing_progress
from engine.command_line.project_data import data_of
from engine.datasets import Dataset, split
from engine.network.network import PREDICTION_ROWS
from engine.network.predictions import predict, save_predictions
from engine.project import Project, load_project
from engine.project.checked_values import number_to_plain
from engine.specification import output_activation
from engine.tracing.trace_json import array_to_plain
from engine.training.evaluation import evaluate
from engine.training.further_metrics import further_metrics
from engine.training.training_sets import training_sets

NAMES: Final = ("evaluate", "predict")

_EVALUATE: Final = """
layerloom evaluate t.layerloom
layerloom evaluate t.layerloom --data FOLDER --json    {"set", "samples", "loss", "accuracy"}
"""
_MEASURED: Final = """\
Of the data the test set is used, else the validation set, else all; the answer says which. A
second line tells R² and mean absolute error of values, top-3 accuracy of four classes or more, and
binary accuracy of several sigmoid outputs; --json leaves them out."""
_METRIC_WORDS: Final = {
    "r_squared": "R²",
    "mean_absolute_error": "mean absolute error",
    "top_3_accuracy": "top-3 accuracy",
    "binary_accuracy": "binary accuracy",
}
_PREDICT: Final = """
layerloom predict t.layerloom -o outputs.npz           outputs (N, O), classes (N,)
layerloom predict t.layerloom --data new.csv -o outputs.csv
"""
_PREDICTED: Final = """\
Named data need no targets; all of them are used, or their test set where they have one. Without
--data it is the set that evaluate measures."""


def add_to(commands: Commands) -> None:
    """Add both commands."""
    command = add_command(
        commands, "evaluate", "measure loss and accuracy", _evaluate, _EVALUATE, _MEASURED
    )
    add_project(command)
    add_data(command)
    add_json(command)
    what = "compute outputs, and classes, for data"
    command = add_command(commands, "predict", what, _predict, _PREDICT, _PREDICTED)
    add_project(command)
    add_data(command)
    command.add_argument(
        "-o", type=Path, dest="out", metavar="OUT", help="a .csv or .npz file (default: stdout)"
    )
    add_json(command)


def _threads(project: Project) -> int:
    """Return the threads the project was trained with, so that the numbers are the same."""
    if project.state is not None:
        return project.state.threads
    return chosen_threads(project.network, PREDICTION_ROWS)


def _evaluate(arguments: argparse.Namespace) -> int:
    project = load_project(arguments.project)
    dataset = data_of(project, arguments.project, arguments.data)
    sets = training_sets(dataset, project.network, project.training)
    name, (inputs, targets) = sets.measured
    network = project.with_weights()
    outputs = np.empty(targets.shape, network.dtype)
    bar = rows_progress(f"{name} set", len(inputs), quiet=arguments.json)
    with blas_threads(_threads(project)), bar as watch:
        result = evaluate(network, project.training, inputs, targets, sets.rule, watch, outputs)
    if arguments.json:
        loss = number_to_plain(result.loss)
        found = {"set": name, "samples": result.samples, "loss": loss, "accuracy": result.accuracy}
        say_json(found)
        return DONE
    accuracy = "" if result.accuracy is None else f", accuracy {result.accuracy!r}"
    say(f"{name} set, {result.samples:,} samples: loss {result.loss!r}{accuracy}")
    further = further_metrics(outputs, targets, sets.rule, output_activation(project.network))
    if further:
        say(", ".join(f"{_METRIC_WORDS[metric]} {value!r}" for metric, value in further.items()))
    return DONE


def _predict(arguments: argparse.Namespace) -> int:
    project = load_project(arguments.project)
    dataset = data_of(project, arguments.project, arguments.data)
    network = project.with_weights()
    inputs = _rows_to_predict(project, dataset, arguments.data is not None, network.dtype.name)
    bar = rows_progress("predicting", len(inputs), quiet=arguments.json)
    with blas_threads(_threads(project)), bar as watch:
        found = predict(network, project.training, dataset.description, inputs, watch)
    if arguments.out is not None:
        with writing_progress(found.outputs.nbytes, quiet=arguments.json):
            save_predictions(found, arguments.out)
    if arguments.json:
        plain = {"outputs": array_to_plain(found.outputs)}
        classes = found.classes
        say_json(plain if classes is None else {**plain, "classes": classes.tolist()})
    elif arguments.out is None:
        say(found.to_csv().rstrip("\n"))
    else:
        say(f"{arguments.out}: {len(found):,} samples")
    return DONE


def _rows_to_predict(project: Project, dataset: Dataset, is_new: bool, dtype: str) -> Array:
    """Return new data whole, or their own test set; of the project's data what is evaluated."""
    if dataset.test is not None:
        return dataset.test.inputs_as(dtype)
    inputs = dataset.inputs_as(dtype)
    fraction = project.training.validation_fraction
    if is_new or not fraction:
        return inputs
    return inputs[split(len(inputs), fraction, project.training.seed).validation]
