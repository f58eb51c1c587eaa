"""Two processes that torchrun starts end where one process ends with the same batches."""

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine import (
    Choice,
    DenseSpec,
    InputSpec,
    MaxoutSpec,
    NetworkSpec,
    TrainingSpec,
)
from tests.engine_tests.exported_scripts import exported, run

pytest.importorskip("torch", reason="PyTorch is not installed (the extra is `parity`)")

NETWORK = NetworkSpec.stack(
    InputSpec(id=0, units=3),
    DenseSpec(id=0, units=5, activation=Choice("tanh"), name="은닉층 하나"),
    MaxoutSpec(id=0, units=4),
    DenseSpec(id=0, units=3, activation=Choice("softmax")),
)
#: 11 samples: the last batch of an epoch is one sample, and one of two processes has none of it.
TRAINING = TrainingSpec(
    loss=Choice("categorical_cross_entropy"),
    optimizer=Choice("adam"),
    learning_rate=0.05,
    batch_size=5,
    epochs=6,
    l2=0.01,
    clip_norm=0.5,
)


def final_loss(out: str) -> float:
    (found,) = re.findall(r"Loss after 6 epochs: (\S+)", out)
    return float(found)


def run_by_torchrun(path: Path, processes: int, *words: str) -> str:
    program = [sys.executable, "-m", "torch.distributed.run", "--standalone"]
    done = subprocess.run(
        [*program, "--nproc-per-node", str(processes), str(path), *words],
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("reduction", ["mean", "sum"])
def test_two_processes_end_with_the_loss_of_one(tmp_path: Path, reduction: str) -> None:
    training = replace(TRAINING, reduction=reduction)
    path, _, dataset = exported(NETWORK, training, tmp_path, "torchrun")
    np.savez(tmp_path / "mine.npz", inputs=dataset.inputs, targets=dataset.targets)
    mine = ("--train", str(tmp_path / "mine.npz"))
    alone = final_loss(run(path, *mine))
    together = final_loss(run_by_torchrun(path, 2, *mine))
    assert together == pytest.approx(alone, rel=1e-9, abs=1e-9)
    single, _, _ = exported(NETWORK, training, tmp_path, "pytorch")
    assert final_loss(run(single, *mine)) == pytest.approx(alone, rel=1e-9, abs=1e-9)


def test_it_trains_without_being_told_on_the_samples_of_the_check(tmp_path: Path) -> None:
    path, _, _ = exported(NETWORK, TRAINING, tmp_path, "torchrun")
    assert final_loss(run_by_torchrun(path, 2)) == pytest.approx(final_loss(run(path)), abs=1e-9)
