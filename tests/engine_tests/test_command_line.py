"""Every command does what its help says, and every mistake is one sentence and an exit code."""

import csv
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine import (
    BatchNormalizationSpec,
    Choice,
    DenseSpec,
    EarlyStopping,
    Trainer,
    load_example,
    load_project,
    save_project,
)
from engine.command_line import COMMAND_NAMES, main
from tests.engine_tests.trained_projects import (
    HANGUL,
    assert_same_moment,
    small_project,
    trained,
)

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs a command in a folder of its own."""
    monkeypatch.chdir(tmp_path)

    def run_in_folder(*words: str) -> tuple[int, str, str]:
        code = main(words)
        out, err = capsys.readouterr()
        return code, out, err

    return run_in_folder


def sentence(err: str) -> str:
    """Return the one line on stderr, a progress bar left out."""
    lines = [line.rpartition("\r")[2] for line in err.splitlines() if "layerloom:" in line]
    assert len(lines) == 1, err
    assert "Traceback" not in err
    return lines[0].removeprefix("layerloom: ")


def test_the_commands_are_those_of_the_help(run: Run) -> None:
    code, out, _ = run("--help")
    assert code == 0
    assert COMMAND_NAMES == (
        "example",
        "summary",
        "check",
        "train",
        "evaluate",
        "predict",
        "trace",
        "export",
        "import",
    )
    for name in COMMAND_NAMES:
        assert name in out
        code, own, _ = run(name, "--help")
        assert code == 0
        assert f"layerloom {name}" in own.partition("examples:")[2]


def test_examples_are_listed_and_written(run: Run) -> None:
    code, out, _ = run("example")
    assert code == 0
    assert out.splitlines()[0].startswith("mnist-784-50-10  ")
    _, out, _ = run("example", "--json")
    assert [one["name"] for one in json.loads(out)][1] == "xor-mlp"
    assert run("example", "xor-mlp")[:2] == (0, "xor-mlp.layerloom\n")
    assert run("example", "xor-mlp", "-o", "한글.layerloom")[0] == 0
    assert load_project(Path("한글.layerloom")).network == load_example("xor-mlp").network


def test_summary(run: Run) -> None:
    run("example", "xor-mlp", "-o", "x.layerloom")
    code, out, _ = run("summary", "x.layerloom")
    assert code == 0
    assert "hidden_1 (dense)  (None, 4)          12" in out
    _, out, _ = run("summary", "x.layerloom", "--json")
    plain = json.loads(out)
    assert plain["parameters"] == 17
    assert plain["layers"][2]["output_shape"] == [None, 1]


def test_summary_names_the_problems_of_an_unfinished_network(run: Run) -> None:
    project = small_project()
    save_project(replace(project, network=project.network.removing([3])), Path("x.layerloom"))
    code, out, _ = run("summary", "x.layerloom")
    assert code == 0
    assert "Problem: " not in out
    network = project.network.unlinking(1, 2)
    save_project(replace(project, network=network), Path("x.layerloom"))
    _, out, _ = run("summary", "x.layerloom")
    assert "Problem: " in out


def test_train_evaluate_predict_export(run: Run) -> None:
    run("example", "xor-mlp", "-o", "x.layerloom")
    code, out, err = run("train", "x.layerloom", "-o", "t.layerloom")
    assert code == 0
    assert out.startswith("Stopped after epoch 500, ")
    assert "500/500" in err
    _, out, _ = run("evaluate", "t.layerloom")
    assert out.startswith("all set, 4 samples: loss 0.00")
    assert out.endswith("accuracy 1.0\n")
    _, out, _ = run("evaluate", "t.layerloom", "--json")
    result = json.loads(out)
    assert list(result) == ["set", "samples", "loss", "accuracy"]
    assert (result["set"], result["samples"], result["accuracy"]) == ("all", 4, 1.0)
    _, out, _ = run("predict", "t.layerloom")
    table = list(csv.DictReader(out.splitlines()))
    assert [row["class"] for row in table] == ["0", "1", "1", "0"]
    _, out, _ = run("predict", "t.layerloom", "--json")
    plain = json.loads(out)
    assert plain["classes"] == [0, 1, 1, 0]
    assert [float(row["output_1"]) for row in table] == [row[0] for row in plain["outputs"]]
    assert run("export", "t.layerloom", "w.npz") == (0, "w.npz\n", "")
    assert np.load("w.npz")["hidden_1.weights"].shape == (2, 4)


def test_train_without_a_target_replaces_the_project_and_keeps_the_old_one(run: Run) -> None:
    run("example", "xor-mlp", "-o", "x.layerloom")
    assert run("train", "x.layerloom", "--epochs", "3")[0] == 0
    state, before = load_project(Path("x.layerloom")).state, load_project(Path("x.layerloom.bak"))
    assert state is not None
    assert state.position.epoch == 3
    assert before.state is None


def test_training_in_parts_is_training_straight_through(run: Run) -> None:
    save_project(small_project(), Path("x.layerloom"))
    run("train", "x.layerloom", "--epochs", "7", "-o", "straight.layerloom")
    for epochs in ("2", "5"):
        run("train", "x.layerloom", "--epochs", epochs)
    assert_same_moment(load_project(Path("x.layerloom")), load_project(Path("straight.layerloom")))


def test_a_seed_begins_anew(run: Run) -> None:
    save_project(trained(small_project(), 5), Path("x.layerloom"))
    run("train", "x.layerloom", "--epochs", "2", "--seed", "9")
    opened = load_project(Path("x.layerloom"))
    straight = trained(small_project(seed=9), 6)
    assert opened.training.seed == 9
    assert_same_moment(opened, straight)


def test_the_data_named_are_recorded(run: Run) -> None:
    run("example", "xor-mlp", "-o", "x.layerloom")
    assert run("train", "x.layerloom", "--epochs", "1", "--data", "and")[0] == 0
    data = load_project(Path("x.layerloom")).data
    assert data is not None
    assert data.source.name == "and"


def test_new_data_are_predicted_with_the_project_s_scaling_and_need_no_targets(run: Run) -> None:
    run("example", "xor-mlp", "-o", "x.layerloom")
    run("train", "x.layerloom")
    np.save("new.npy", np.array([[1.0, 0.0], [1.0, 1.0], [0.0, 0.0]]))
    code, out, _ = run("predict", "x.layerloom", "--data", "new.npy", "-o", "p.npz")
    assert (code, out) == (0, "p.npz: 3 samples\n")
    with np.load("p.npz") as found:
        assert sorted(found) == ["classes", "outputs"]
        assert found["classes"].tolist() == [1, 0, 0]
        assert found["outputs"].shape == (3, 1)


def test_values_have_no_classes(run: Run) -> None:
    run("example", "mazur-2-2-2", "-o", "x.layerloom")
    run("predict", "x.layerloom", "-o", "p.npz")
    assert np.load("p.npz").files == ["outputs"]
    run("predict", "x.layerloom", "-o", "p.csv")
    assert Path("p.csv").read_text().splitlines()[0] == "o1,o2"
    _, out, _ = run("evaluate", "x.layerloom")
    assert "accuracy" not in out


@pytest.mark.parametrize(
    ("name", "loss"),
    [("mazur-2-2-2", 0.29102777369359933), ("wikidocs-2-2-2", 0.023236338872291772)],
)
def test_one_step_of_a_worked_example(run: Run, name: str, loss: float) -> None:
    run("example", name, "-o", "x.layerloom")
    run("train", "x.layerloom", "--epochs", "1")
    _, out, _ = run("evaluate", "x.layerloom", "--json")
    assert json.loads(out)["loss"] == pytest.approx(loss, abs=1e-12)


def test_the_measured_set_is_the_validation_set_where_there_is_no_test_set(run: Run) -> None:
    save_project(trained(small_project(validation_fraction=0.3), 4), Path("x.layerloom"))
    _, out, _ = run("evaluate", "x.layerloom", "--json")
    plain = json.loads(out)
    assert (plain["set"], plain["samples"], plain["accuracy"]) == ("validation", 3, None)
    _, out, _ = run("predict", "x.layerloom", "--json")
    assert len(json.loads(out)["outputs"]) == 3


def test_trace_is_the_step_that_comes_next(run: Run) -> None:
    project = trained(small_project(), 4)
    save_project(project, Path("x.layerloom"))
    code, out, _ = run("trace", "x.layerloom", "--json")
    assert code == 0
    updates = {
        (one["layer"], one["parameter"]): one["after"]
        for one in json.loads(out)
        if one["phase"] == "update"
    }
    after = trained(project, 5).state
    assert after is not None
    assert load_project(Path("x.layerloom")).state is not None
    for name, values in after.network.named_parameters():
        layer, _, parameter = name.rpartition(".")
        np.testing.assert_array_equal(updates[layer, parameter], values)


def test_trace_of_one_sample_in_the_data_s_own_order(run: Run) -> None:
    project = small_project(validation_fraction=0.3)
    save_project(project, Path("x.layerloom"))
    assert project.dataset is not None
    for number in (0, 10):
        _, out, _ = run("trace", "x.layerloom", "--sample", str(number), "--json")
        assert json.loads(out)[0]["inputs"] == [project.dataset.inputs[number].tolist()]
    code, _, err = run("trace", "x.layerloom", "--sample", "11")
    assert code == 2
    assert sentence(err) == "--sample must be from 0 to 10. Received: 11."


def test_trace_for_reading(run: Run) -> None:
    run("example", "mazur-2-2-2", "-o", "x.layerloom")
    _, out, _ = run("trace", "x.layerloom")
    assert "FORWARD  hidden_1 (dense)" in out
    assert "UPDATE  output (dense) bias, frozen" in out
    assert "  grad_weights (2, 2)" in out
    assert "0.2983711087600026" in out
    assert "0.29102777369359933 after it" in out


def test_trace_of_one_sample_says_whose_statistics_it_used(run: Run) -> None:
    project = small_project()
    network = project.network.inserting(BatchNormalizationSpec(id=0), project.network.links[1])
    save_project(replace(project, network=network), Path("x.layerloom"))
    _, out, _ = run("trace", "x.layerloom", "--sample", "2")
    assert "statistics: the running ones" in out
    _, out, _ = run("trace", "x.layerloom")
    assert "statistics:" not in out


def test_divergence_saves_the_best_state_and_exits_with_1(run: Run) -> None:
    project = small_project()
    steep = replace(project.training, learning_rate=1e5, optimizer=Choice("sgd"))
    save_project(replace(project, training=steep), Path("x.layerloom"))
    code, _, err = run("train", "x.layerloom", "--epochs", "400", "-o", "t.layerloom")
    assert code == 1
    said = sentence(err)
    assert said.startswith("Training diverged in epoch ")
    assert "smaller than 100000" in said
    assert "The best state was after epoch " in said
    assert said.endswith("Saved in t.layerloom.")
    best = load_project(Path("t.layerloom"))
    assert best.state is not None
    assert np.isfinite(best.state.network.parameters).all()
    assert best.history is not None
    losses = best.history.views()["epoch_loss"].mean
    assert best.state.position.epoch == len(losses)
    assert len(losses) == 0 or losses[-1] == losses.min()


def test_an_interrupt_pauses_between_two_steps_and_saves(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_project(small_project(), Path("x.layerloom"))
    run_epoch, before = Trainer.run, signal.getsignal(signal.SIGINT)

    def interrupted(trainer: Trainer, until_epoch: int | None = None) -> Any:
        if until_epoch == 3:
            os.kill(os.getpid(), signal.SIGINT)
        return run_epoch(trainer, until_epoch)

    with monkeypatch.context() as patch:
        patch.setattr(Trainer, "run", interrupted)
        code, _, err = run("train", "x.layerloom", "-o", "t.layerloom", "--epochs", "9")
    assert code == 130
    assert sentence(err) == "Interrupted after epoch 2. Saved in t.layerloom."
    assert_same_moment(load_project(Path("t.layerloom")), trained(small_project(), 6))
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT to another process")
def test_control_c_in_a_terminal(tmp_path: Path, project_root: Path) -> None:
    save_project(small_project(), tmp_path / "x.layerloom")
    words = [
        sys.executable,
        "-c",
        "import sys; from engine.command_line import main; sys.exit(main())",
    ]
    command = [*words, "train", str(tmp_path / "x.layerloom"), "--epochs", "100000000"]
    with subprocess.Popen(command, cwd=project_root, stderr=subprocess.PIPE, text=True) as child:
        assert child.stderr is not None
        assert child.stderr.read(3) is not None  # the bar is there, so training has begun
        child.send_signal(signal.SIGINT)
        rest = child.stderr.read()
    assert child.returncode == 130, rest
    assert "Interrupted in epoch" in rest or "Interrupted after epoch" in rest
    state = load_project(tmp_path / "x.layerloom").state
    assert state is not None


def test_early_stopping_says_so(run: Run) -> None:
    project = small_project(early_stopping=EarlyStopping(patience=1, minimum_change=10.0))
    save_project(project, Path("x.layerloom"))
    code, out, _ = run("train", "x.layerloom", "--epochs", "50")
    assert code == 0
    assert out.startswith("Stopped early after epoch 2, ")


MNIST_MISSING = (
    "MNIST is not on this machine. Give its folder with --data FOLDER, "
    "or download it with --data mnist."
)


@pytest.mark.parametrize("command", ["train", "evaluate", "trace", "predict"])
def test_data_that_are_not_here(run: Run, command: str) -> None:
    run("example", "mnist-784-50-10", "-o", "m.layerloom")
    code, out, err = run(command, "m.layerloom")
    assert (code, out, sentence(err)) == (2, "", MNIST_MISSING)
    assert not Path("m.layerloom.bak").exists()


def test_without_its_data_a_project_is_summarised_and_exported(run: Run) -> None:
    run("example", "mnist-784-50-10", "-o", "m.layerloom")
    assert run("summary", "m.layerloom")[0] == 0
    assert run("export", "m.layerloom", "w.npz")[0] == 0
    assert np.load("w.npz")["hidden_1.weights"].shape == (784, 50)


MISTAKES: dict[str, tuple[tuple[str, ...], str]] = {
    "no command": ((), "required: COMMAND"),
    "an unknown command": (("tarin", "x.layerloom"), "invalid choice: 'tarin'"),
    "no project": (("train",), "required: PROJECT"),
    "a project that is not there": (("train", "no.layerloom"), "no.layerloom: No such file"),
    "a folder": (("summary", "."), "Is a directory"),
    "a project that is none": (("summary", "text.layerloom"), "expected a Layerloom project"),
    "no epochs": (
        ("train", "x.layerloom", "--epochs", "0"),
        "must be a whole number from 1, not '0'",
    ),
    "epochs of words": (
        ("train", "x.layerloom", "--epochs", "many"),
        "must be a whole number from 1, not 'many'",
    ),
    "an unknown example": (("example", "lenet"), "one of mnist-784-50-10"),
    "unknown data": (("evaluate", "x.layerloom", "--data", "nowhere"), "built-in name"),
    "data that do not fit": (("evaluate", "x.layerloom", "--data", "wide.npy"), "wide.npy"),
    "an unknown format": (("export", "x.layerloom", "w.doc"), "Choose one of .npz"),
    "a folder that is not there": (("export", "x.layerloom", "no/w.npz"), "No such file"),
    "predictions of another format": (
        ("predict", "x.layerloom", "-o", "p.txt"),
        "Choose one of .csv, .npz",
    ),
    "an option that is none": (
        ("summary", "x.layerloom", "--yaml"),
        "Unrecognized arguments: --yaml",
    ),
    "a network with a fault": (("train", "faulty.layerloom"), "softmax with one unit"),
    "no data": (("train", "bare.layerloom"), "Name some with --data SOURCE"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_one_sentence_and_2(run: Run, mistake: str) -> None:
    run("example", "xor-mlp", "-o", "x.layerloom")
    Path("text.layerloom").write_text("신경망", encoding="utf-8")
    np.save("wide.npy", np.zeros((4, 9)))
    project = load_example("xor-mlp")
    faulty = DenseSpec(id=3, units=1, activation=Choice("softmax"))
    network = project.network.changing(3, activation=faulty.activation)
    save_project(replace(project, network=network), Path("faulty.layerloom"))
    save_project(replace(project, dataset=None, data=None), Path("bare.layerloom"))
    words, expected = MISTAKES[mistake]
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert expected in sentence(err)


def test_a_folder_of_hangul(run: Run) -> None:
    Path(HANGUL).mkdir(parents=True)
    place = f"{HANGUL}/신경망.layerloom"
    for words in (("example", "xor-mlp", "-o", place), ("train", place, "--epochs", "1")):
        assert run(*words)[0] == 0
    assert run("export", place, f"{HANGUL}/가중치.npz")[0] == 0


def test_training_works_in_another_thread_too(run: Run) -> None:
    save_project(small_project(), Path("x.layerloom"))
    codes: list[int] = []
    words = ["train", "x.layerloom", "--epochs", "2"]
    thread = threading.Thread(target=lambda: codes.append(main(words)))
    thread.start()
    thread.join()
    assert codes == [0]


def test_a_reader_that_has_seen_enough_is_no_fault(tmp_path: Path, project_root: Path) -> None:
    save_project(load_example("mnist-784-50-10"), tmp_path / "m.layerloom")
    code = (
        "import sys; from engine.command_line import main;"
        "sys.exit(main(['predict', sys.argv[1], '--data', 'x.npy']))"
    )
    np.save(tmp_path / "x.npy", np.zeros((3000, 784)))
    command = [sys.executable, "-c", code, str(tmp_path / "m.layerloom")]
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(project_root)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.readline()
        child.stdout.close()
        assert child.stderr.read() == ""
    assert child.returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="the shell closes no streams there")
@pytest.mark.parametrize(("closing", "code"), [(">&-", 0), (">&- 2>&-", 0), ("none 2>&-", 2)])
def test_closed_outputs_change_no_exit_code(closing: str, code: int, project_root: Path) -> None:
    command = f'"$0" -m gui example {closing}'
    done = subprocess.run(
        ["/bin/sh", "-c", command, sys.executable],
        cwd=project_root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (code, "", "")


def test_the_engine_alone_has_the_commands(project_root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "engine", "example"],
        cwd=project_root,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "xor-mlp" in done.stdout


def test_no_command_imports_qt(tmp_path: Path, project_root: Path) -> None:
    code = """
import sys
from gui.__main__ import main
for words in (["example", "xor-mlp", "-o", "x.layerloom"], ["summary", "x.layerloom"],
              ["train", "x.layerloom", "--epochs", "1"], ["evaluate", "x.layerloom"],
              ["predict", "x.layerloom"], ["trace", "x.layerloom"],
              ["export", "x.layerloom", "w.npz"]):
    assert main(words) == 0, words
loaded = {name.partition(".")[0] for name in sys.modules}
assert not loaded & {"PySide6", "shiboken6", "pyqtgraph"}, loaded
"""
    environment = {**os.environ, "PYTHONPATH": str(project_root)}
    result = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr.decode()


def test_only_what_is_used_is_imported(project_root: Path) -> None:
    code = (
        "import sys; from engine.command_line import main; main(['example']);"
        "sys.exit(any(name in sys.modules for name in ('tqdm', 'h5py', 'onnx')))"
    )
    command = [sys.executable, "-c", code]
    assert subprocess.run(command, cwd=project_root, stdout=subprocess.DEVNULL).returncode == 0
