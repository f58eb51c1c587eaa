"""From a damaged project everything that is whole is saved, and nothing else is."""

import json
import random
import struct
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine import (
    FileDamagedError,
    Project,
    Salvage,
    load_example,
    load_project,
    salvage_project,
    save_project,
)
from tests.engine_tests.trained_projects import assert_same, small_project, trained

EVERYTHING = ("network", "training", "layout", "weights", "progress", "history", "data")


@pytest.fixture(scope="module")
def project() -> Project:
    return trained(small_project(), 8)


@pytest.fixture
def path(project: Project, tmp_path: Path) -> Path:
    path = tmp_path / "과제.layerloom"
    save_project(project, path)
    return path


def salvaged(path: Path) -> Salvage:
    with pytest.raises(FileDamagedError):
        load_project(path)
    found = salvage_project(path)
    assert found is not None
    return found


def flip(path: Path, marker: bytes, behind: int) -> None:
    """Change one bit so many bytes behind the first place of `marker`."""
    contents = bytearray(path.read_bytes())
    contents[contents.index(marker) + len(marker) + behind] ^= 0x10
    path.write_bytes(contents)


def without_table_of_contents(path: Path) -> None:
    contents = path.read_bytes()
    path.write_bytes(contents[: contents.index(b"PK\x01\x02")])


def cut_before(path: Path, member: str) -> None:
    """Cut the file off in front of the local header of a member."""
    contents = path.read_bytes()
    name = contents.index(member.encode())
    path.write_bytes(contents[: name - 30])


def test_a_whole_file_without_its_table_of_contents_is_saved_to_the_bit(
    path: Path, project: Project
) -> None:
    without_table_of_contents(path)
    found = salvaged(path)
    assert (found.saved, found.damaged, found.lost) == (EVERYTHING, (), ())
    assert not found.is_doubtful
    assert found.project.network == project.network
    assert found.project.training == project.training
    assert found.project.layout == project.layout
    assert found.project.state is not None
    assert project.state is not None
    assert_same(found.project.state.capture(), project.state.capture())


def test_a_file_cut_off_behind_its_weights_keeps_them(path: Path, project: Project) -> None:
    cut_before(path, "moments/first_moment/2.weights.npy")
    found = salvaged(path)
    assert "weights" in found.saved
    assert {"progress", "history"} <= set(found.lost)
    assert found.project.history is None
    assert found.project.state is not None
    assert project.state is not None
    np.testing.assert_array_equal(
        found.project.state.network.parameters, project.state.network.parameters
    )


def test_a_file_cut_off_within_its_weights_keeps_those_before(path: Path, project: Project) -> None:
    cut_before(path, "parameters/3.weights.npy")
    found = salvaged(path)
    assert found.damaged == ("weights", "data")
    assert found.project.state is not None
    assert project.state is not None
    views, own = found.project.state.network.views, project.state.network.views
    np.testing.assert_array_equal(views[2]["weights"], own[2]["weights"])
    fresh = Project(project.network, project.training).with_weights().views
    np.testing.assert_array_equal(views[3]["weights"], fresh[3]["weights"])


def test_a_bit_in_one_tensor_costs_that_tensor(path: Path, project: Project) -> None:
    flip(path, b"parameters/2.weights.npy", 155)
    found = salvaged(path)
    assert found.damaged == ("weights",)
    assert found.lost == ("progress", "history")
    assert {"network", "training", "layout", "data"} == set(found.saved)
    assert found.project.dataset is not None
    assert found.project.state is not None
    assert project.state is not None
    np.testing.assert_array_equal(
        found.project.state.network.views[3]["weights"],
        project.state.network.views[3]["weights"],
    )


def test_a_bit_in_the_curves_costs_the_curves_alone(path: Path, project: Project) -> None:
    flip(path, b"history/steps/points.npy", 140)
    found = salvaged(path)
    assert found.lost == ("history",)
    assert found.damaged == ()
    assert found.project.state is not None
    assert project.state is not None
    assert found.project.state.position == project.state.position


def test_a_bit_in_the_data_costs_the_data_and_not_their_name(path: Path) -> None:
    flip(path, b"data/inputs.npy", 200)
    found = salvaged(path)
    assert found.damaged == ("data",)
    assert "weights" in found.saved
    assert found.project.dataset is None
    assert found.project.data is not None


def rewritten(path: Path, change: str, value: object) -> None:
    """Write the project anew with a part of its JSON replaced."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    plain = json.loads(members["project.json"])
    plain[change] = value
    members["project.json"] = json.dumps(plain).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, contents in members.items():
            archive.writestr(name, contents)


@pytest.mark.parametrize("part", ["training", "layout", "history", "data"])
def test_a_part_that_is_nonsense_is_lost_and_the_network_stays(
    path: Path, project: Project, part: str
) -> None:
    rewritten(path, part, "nonsense")
    found = salvaged(path)
    assert part in found.lost
    assert found.project.network == project.network


def test_without_a_network_there_is_nothing_to_save(path: Path) -> None:
    rewritten(path, "network", {"layers": "784-50-10"})
    assert salvage_project(path) is None


def test_a_newer_format_is_not_taken_apart(path: Path) -> None:
    rewritten(path, "format", 2)
    assert salvage_project(path) is None


@pytest.mark.parametrize("contents", [b"", b"PK\x03\x04", b"no project at all" * 50])
def test_what_is_no_project_has_nothing_to_save(tmp_path: Path, contents: bytes) -> None:
    path = tmp_path / "m.layerloom"
    path.write_bytes(contents)
    assert salvage_project(path) is None


def test_settings_with_a_wrong_checksum_are_doubtful(path: Path) -> None:
    contents = bytearray(path.read_bytes())
    contents[14] ^= 1  # the checksum in the header of project.json, the first member
    table = contents.index(b"PK\x01\x02")
    path.write_bytes(contents[:table])
    found = salvaged(path)
    assert found.is_doubtful
    assert found.project.network.units == {1: 2, 2: 3, 3: 2}


def test_members_made_to_overlap_cost_no_memory(tmp_path: Path) -> None:
    header = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 0, 0, 0, 1, 2**20, 2**20, 1, 0) + b"a"
    path = tmp_path / "bomb.layerloom"
    path.write_bytes(header * 20_000 + bytes(2**20))
    assert salvage_project(path) is None


def test_weights_that_were_never_trained_are_not_missed(tmp_path: Path) -> None:
    path = tmp_path / "m.layerloom"
    save_project(replace(load_example("xor-mlp"), layout={1: (0.0, 0.0)}), path)
    without_table_of_contents(path)
    found = salvaged(path)
    assert (found.damaged, found.lost) == ((), ())
    assert "weights" not in found.saved


@pytest.mark.parametrize("seed", range(4))
def test_mutants_are_saved_from_or_not_and_what_is_saved_can_be_saved_again(
    seed: int, path: Path, tmp_path: Path
) -> None:
    draw = random.Random(seed)
    whole = path.read_bytes()
    for _ in range(60):
        mutant = bytearray(whole[: draw.choice([len(whole), draw.randrange(len(whole))])])
        for _ in range(draw.choice([1, 3, 30])):
            mutant[draw.randrange(len(mutant))] ^= 1 << draw.randrange(8)
        path.write_bytes(mutant)
        found = salvage_project(path)
        if found is not None:
            save_project(found.project, tmp_path / "again.layerloom")
            assert load_project(tmp_path / "again.layerloom").network == found.project.network
