"""What is saved is what is opened, and training goes on as if nothing had happened."""

import json
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import (
    MNIST,
    BatchNormalizationSpec,
    Choice,
    DropoutSpec,
    EarlyStopping,
    Network,
    NetworkSpec,
    Project,
    TrainingState,
    built_in,
    dataset_arrays,
    load_project,
    load_source,
    reload,
    save_project,
)
from tests.engine_tests.strategies import trained_networks
from tests.engine_tests.trained_projects import (
    HANGUL,
    assert_same,
    assert_same_moment,
    digits_of_two,
    small_project,
    trained,
    trainer_of,
)

OFTEN = settings(max_examples=40)


def through_a_file(project: Project, folder: Path) -> Project:
    path = folder / "m.layerloom"
    save_project(project, path)
    return load_project(path)


def rewritten(path: Path, change: Any) -> None:
    """Let `change` alter the plain data of a project file."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    plain = json.loads(members["project.json"])
    change(plain)
    members["project.json"] = json.dumps(plain).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, contents in members.items():
            archive.writestr(name, contents)


@OFTEN
@given(drawn=trained_networks(), steps=st.integers(0, 9), rest=st.integers(0, 7))
def test_saved_and_loaded_it_trains_on_to_the_same_bits(
    drawn: Any, steps: int, rest: int, tmp_path: Path
) -> None:
    network, training = drawn
    assert network.input is not None
    assert network.output is not None
    data = digits_of_two(7, network.input.units, network.units[network.output.id])
    project = trained(Project(network, training, dataset=data), steps)
    opened = through_a_file(project, tmp_path)
    assert opened.network == project.network
    assert opened.training == project.training
    assert_same_moment(opened, project)
    straight = trained(project, steps + rest)
    assert_same_moment(trained(opened, steps + rest), straight)


@OFTEN
@given(drawn=trained_networks())
def test_an_untrained_project_is_the_same_after_a_file(drawn: Any, tmp_path: Path) -> None:
    network, training = drawn
    layout = {layer.id: (layer.id * 10.5, -3.0) for layer in network.layers}
    opened = through_a_file(Project(network, training, layout), tmp_path)
    assert (opened.network, opened.training, opened.layout) == (network, training, layout)
    assert (opened.state, opened.history, opened.data, opened.unknown) == (None, None, None, {})


def test_equal_projects_make_equal_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        save_project(trained(small_project(), 5), tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_streams_moments_schedule_and_best_weights_go_on(tmp_path: Path) -> None:
    project = small_project(
        shuffle=True,
        schedule=Choice("reduce_on_plateau"),
        early_stopping=EarlyStopping(patience=3),
        validation_fraction=0.3,
    )
    spec = project.network
    for layer in (DropoutSpec(id=0), BatchNormalizationSpec(id=0)):
        spec = spec.inserting(layer, spec.links[1])
    project = trained(replace(project, network=spec), 7)
    opened = through_a_file(project, tmp_path)
    assert opened.state is not None
    assert opened.state.watch.best_parameters is not None
    assert_same_moment(opened, project)
    assert_same_moment(trained(opened, 12), trained(project, 12))


def test_hangul_folders_and_names(tmp_path: Path) -> None:
    path = tmp_path / HANGUL / "신경망.layerloom"
    path.parent.mkdir(parents=True)
    project = trained(small_project(), 2)
    save_project(project, path)
    assert load_project(path).network.names[2] == "은닉층"


def test_the_version_before_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "m.layerloom"
    save_project(small_project(), path)
    save_project(trained(small_project(), 3), path)
    assert load_project(path).state is not None
    assert load_project(tmp_path / "m.layerloom.bak").state is None


def test_a_renamed_layer_keeps_what_it_learned_and_goes_on(tmp_path: Path) -> None:
    project = trained(small_project(), 5)
    renamed = replace(project, network=project.network.changing(2, name="Hidden"))
    opened = through_a_file(renamed, tmp_path)
    assert opened.network.names[2] == "Hidden"
    on, straight = trained(opened, 9).state, trained(project, 9).state
    assert on is not None
    assert straight is not None
    assert_same(on.capture(), straight.capture())


def test_a_network_that_cannot_work_is_saved_with_the_weights_it_had(tmp_path: Path) -> None:
    project = trained(small_project(), 5)
    broken = replace(project, network=project.network.removing([3]))
    opened = through_a_file(broken, tmp_path)
    assert opened.network == broken.network
    mended = replace(opened, network=project.network)
    assert_same_moment(mended, project)


def test_a_wider_layer_loses_its_own_weights_alone_and_steps_go_on_counting() -> None:
    project = trained(small_project(), 5)
    wider = replace(project, network=project.network.changing(2, units=4))
    network, state = wider.with_weights(), wider.state_for(11)
    assert network.views[2]["weights"].shape == (2, 4)
    assert state.position.step == 5
    assert project.state is not None
    np.testing.assert_array_equal(network.views[3]["bias"], project.state.network.views[3]["bias"])


def test_other_samples_begin_an_epoch_with_the_moments_gathered() -> None:
    project = trained(small_project(), 5)
    state = project.state_for(20)
    assert project.state is not None
    assert (state.position.step, state.position.epoch, state.position.start) == (5, 1, 0)
    assert len(state.order) == 20
    assert_same(state.capture().optimizer, project.state.capture().optimizer)


def test_another_rate_in_the_middle_of_an_epoch_keeps_the_place() -> None:
    project = trained(small_project(), 4)
    slower = replace(project, training=replace(project.training, learning_rate=0.001))
    state = slower.state_for(11)
    assert project.state is not None
    assert state.learning_rate == 0.001
    assert state.position == project.state.position
    assert state.position.start > 0
    np.testing.assert_array_equal(state.next_rows(), project.state.next_rows())


def test_training_a_project_s_state_leaves_the_project_as_it_was() -> None:
    project = trained(small_project(), 4)
    assert project.state is not None
    before = project.state.capture()
    trained(project, 9)
    assert_same(project.state.capture(), before)


def test_weights_without_training_are_a_state_without_samples(tmp_path: Path) -> None:
    project = small_project()
    network = Network.build(project.network, seed=9)
    bare = Project(project.network, state=TrainingState(network, project.training, 0))
    opened = through_a_file(bare, tmp_path)
    np.testing.assert_array_equal(opened.with_weights().parameters, network.parameters)


def test_small_and_typed_data_are_inside(tmp_path: Path) -> None:
    project = replace(small_project(), dataset=built_in("spiral", {"samples": 30}))
    opened = through_a_file(project, tmp_path)
    assert project.dataset is not None
    assert opened.dataset is not None
    assert opened.data == project.data
    assert_same(dataset_arrays(opened.dataset), dataset_arrays(project.dataset))


def test_large_data_are_a_path_relative_to_the_project(tmp_path: Path) -> None:
    folder = tmp_path / "first"
    (folder / "data").mkdir(parents=True)
    table = folder / "data" / "large.npy"
    np.save(table, np.random.default_rng(0).normal(size=(400_000, 3)))
    path = folder / "m.layerloom"
    save_project(replace(small_project(), dataset=load_source(str(table))), path)
    assert path.stat().st_size < 100_000
    moved = tmp_path / "second"
    folder.rename(moved)
    opened = load_project(moved / "m.layerloom")
    assert opened.dataset is None
    assert opened.data is not None
    assert len(reload(opened.data, moved)) == 400_000


def test_a_project_saved_elsewhere_still_finds_its_data(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    table = tmp_path / "table.npy"
    np.save(table, np.random.default_rng(0).normal(size=(400_000, 3)))
    project = replace(small_project(), dataset=load_source(str(table)))
    save_project(project, tmp_path / "m.layerloom")
    save_project(load_project(tmp_path / "m.layerloom"), tmp_path / "deep" / "m.layerloom")
    opened = load_project(tmp_path / "deep" / "m.layerloom")
    assert opened.data is not None
    assert len(reload(opened.data, tmp_path / "deep")) == 400_000


def test_data_that_are_not_here_are_known_all_the_same(tmp_path: Path) -> None:
    opened = through_a_file(replace(small_project(), dataset=None, data=MNIST), tmp_path)
    assert opened.data == MNIST


def test_what_a_newer_version_wrote_survives(tmp_path: Path) -> None:
    path = tmp_path / "m.layerloom"
    save_project(trained(small_project(), 3), path)

    def add(plain: dict[str, Any]) -> None:
        plain["notes"] = {"text": "메모"}
        plain["training"]["gradient_noise"] = 0.25
        plain["network"]["layers"][1]["colour"] = "#123456"
        plain["network"]["layers"][2]["colour"] = "#654321"
        plain["data"]["source"]["licence"] = "CC0"

    rewritten(path, add)
    opened = load_project(path)
    without_the_last = replace(opened, network=opened.network.removing([3]))
    save_project(without_the_last, path)
    with zipfile.ZipFile(path) as archive:
        plain = json.loads(archive.read("project.json"))
    assert plain["notes"] == {"text": "메모"}
    assert plain["training"]["gradient_noise"] == 0.25
    assert [layer.get("colour") for layer in plain["network"]["layers"]] == [None, "#123456"]
    assert plain["data"]["source"]["licence"] == "CC0"


def test_infinite_numbers_in_the_state_survive(tmp_path: Path) -> None:
    project = trained(small_project(early_stopping=EarlyStopping()), 1)
    assert project.state is not None
    assert project.state.watch.best == float("inf")
    assert_same_moment(through_a_file(project, tmp_path), project)


def test_a_failed_save_leaves_the_file_and_no_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "m.layerloom"
    save_project(small_project(), path)
    before = path.read_bytes()

    def full(*_: Any, **__: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(np.lib.format, "write_array", full)
    with pytest.raises(OSError, match="No space left"):
        save_project(trained(small_project(), 3), path)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["m.layerloom"]


def test_an_empty_project_is_a_project(tmp_path: Path) -> None:
    assert through_a_file(Project(NetworkSpec()), tmp_path).network == NetworkSpec()


def test_trainers_go_on_where_the_project_stands() -> None:
    assert trainer_of(trained(small_project(), 4)).state.position.step == 4
