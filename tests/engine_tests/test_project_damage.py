"""A project file that is none, or damaged, or made with bad intent, is one sentence."""

import io
import json
import random
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine import (
    DropoutSpec,
    EarlyStopping,
    FileDamagedError,
    FileTooNewError,
    LayerloomError,
    SpecificationError,
    load_example,
    load_project,
    save_project,
)
from tests.engine_tests.trained_projects import small_project, trained

Members = dict[str, bytes]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the bytes of a project with everything that a project can hold."""
    project = small_project(early_stopping=EarlyStopping(), validation_fraction=0.2)
    network = project.network.inserting(DropoutSpec(id=0), project.network.links[1])
    path = tmp_path_factory.mktemp("whole") / "m.layerloom"
    save_project(
        trained(type(project)(network, project.training, dataset=project.dataset), 8), path
    )
    return path.read_bytes()


def opened(contents: bytes, folder: Path) -> Any:
    path = folder / "m.layerloom"
    path.write_bytes(contents)
    return load_project(path)


def packed(members: Members, compression: int = zipfile.ZIP_STORED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, contents in members.items():
            archive.writestr(name, contents)
    return stream.getvalue()


def unpacked(contents: bytes) -> Members:
    with zipfile.ZipFile(io.BytesIO(contents)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def npy(array: Any) -> bytes:
    stream = io.BytesIO()
    np.save(stream, np.asarray(array), allow_pickle=True)
    return stream.getvalue()


def npy_that_declares(shape: str, kind: str = "<f8") -> bytes:
    header = f"{{'descr': '{kind}', 'fortran_order': False, 'shape': {shape}, }}".ljust(117) + "\n"
    return b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header.encode()


PLAIN_CHANGES: dict[str, Callable[[dict[str, Any]], Any]] = {
    "no network": lambda plain: plain.pop("network"),
    "network of text": lambda plain: plain.update(network="784-50-10"),
    "unknown layer kind": lambda plain: plain["network"]["layers"][1].update(kind="lambda"),
    "a link to nowhere": lambda plain: plain["network"]["links"].append([1, 99]),
    "two layers of one id": lambda plain: plain["network"]["layers"][1].update(id=1),
    "layers beyond number": lambda plain: plain["network"].update(layers=[{}] * 20_000),
    "units beyond the floats": lambda plain: plain["network"]["layers"][1].update(units=10**4000),
    "rate beyond the floats": lambda plain: plain["training"].update(learning_rate=10**400),
    "a name with half a character": lambda plain: plain["network"]["layers"][1].update(
        name="\ud800"
    ),
    "half a character where nobody looks": lambda plain: plain.update(later="\ud800"),
    "settings of text": lambda plain: plain.update(training="fast"),
    "layout of text": lambda plain: plain.update(layout={"1": "left"}),
    "layout nowhere": lambda plain: plain.update(layout={"1": [1e400, 0.0]}),
    "samples beyond memory": lambda plain: plain["state"].update(samples=10**12),
    "negative step": lambda plain: plain["state"]["position"].update(step=-1),
    "start behind the end": lambda plain: plain["state"]["position"].update(start=10**6),
    "no threads": lambda plain: plain["state"].update(threads=0),
    "a million threads": lambda plain: plain["state"].update(threads=10**6),
    "another generator": lambda plain: plain["state"]["shuffling"].update(kind="MT19937"),
    "generator of words": lambda plain: plain["state"]["shuffling"].update(state="hello"),
    "generator too long": lambda plain: plain["state"]["shuffling"].update(state="f" * 33),
    "no generators": lambda plain: plain["state"].update(generators={}),
    "state without moments": lambda plain: plain["state"].pop("optimizer"),
    "another network's state": lambda plain: plain["network"]["layers"][1].update(units=7),
    "history of text": lambda plain: plain.update(history="long"),
    "history of other length": lambda plain: plain["history"]["steps"].update(count=3),
    "data of text": lambda plain: plain.update(data="mnist"),
    "data without a name": lambda plain: plain["data"].pop("name"),
    "data of other width": lambda plain: plain["data"].update(inputs=3, input_names=[]),
    "format of text": lambda plain: plain.update(format="1"),
    "no format": lambda plain: plain.pop("format"),
    "format 0": lambda plain: plain.update(format=0),
    "format true": lambda plain: plain.update(format=True),
}

MEMBER_CHANGES: dict[str, Callable[[Members], Any]] = {
    "no project.json": lambda members: members.pop("project.json"),
    "JSON cut off": lambda members: members.update({"project.json": b'{"format": 1'}),
    "JSON of another encoding": lambda members: members.update({"project.json": b"\xff\xfe{"}),
    "JSON that is a list": lambda members: members.update({"project.json": b"[]"}),
    "JSON nested without end": lambda members: members.update({"project.json": b"[" * 200_000}),
    "JSON with NaN": lambda members: members.update({"project.json": b'{"format": NaN}'}),
    "JSON too long": lambda members: members.update({"project.json": b" " * (16 * 2**20 + 1)}),
    "no weights": lambda members: members.pop("parameters/2.weights.npy"),
    "weights transposed": lambda members: members.update(
        {"parameters/2.weights.npy": npy(np.zeros((3, 2)))}
    ),
    "weights of another type": lambda members: members.update(
        {"parameters/2.weights.npy": npy(np.zeros((2, 3), np.float32))}
    ),
    "weights that are objects": lambda members: members.update(
        {"parameters/2.weights.npy": npy(np.array([[{}, {}, {}]] * 2, dtype=object))}
    ),
    "weights that are not numbers": lambda members: members.update(
        {"parameters/2.weights.npy": npy(np.full((2, 3), np.nan))}
    ),
    "weights of 745 GiB": lambda members: members.update(
        {"parameters/2.weights.npy": npy_that_declares("(100000, 1000000)")}
    ),
    "weights of negative size": lambda members: members.update(
        {"parameters/2.weights.npy": npy_that_declares("(-2, -3)")}
    ),
    "weights that run code": lambda members: members.update(
        {"parameters/2.weights.npy": npy_that_declares("(2, 3)", "__import__('os').abort()")}
    ),
    "a sample twice": lambda members: members.update({"order.npy": npy(np.zeros(9, np.int64))}),
    "no order": lambda members: members.pop("order.npy"),
    "data that are objects": lambda members: members.update(
        {"data/inputs.npy": npy(np.array([[{}, {}]] * 11, dtype=object))}
    ),
    "data without inputs": lambda members: members.pop("data/inputs.npy"),
    "targets of other length": lambda members: members.update(
        {"data/targets.npy": npy(np.zeros((3, 2)))}
    ),
    "curves of words": lambda members: members.update(
        {"history/steps/points.npy": npy(np.array(["a", "b", "c"]))}
    ),
}

BYTES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "text": lambda _: "신경망".encode(),
    "a picture": lambda _: b"\x89PNG\r\n\x1a\n" + bytes(100),
    "an empty archive": lambda _: packed({}),
    "cut off at the end": lambda contents: contents[:-1],
    "cut in half": lambda contents: contents[: len(contents) // 2],
    "first half missing": lambda contents: contents[len(contents) // 2 :],
    "a bomb": lambda contents: packed(
        {**unpacked(contents), "parameters/2.weights.npy": bytes(80 * 2**20)}, zipfile.ZIP_DEFLATED
    ),
    # Behind the signature stand four bytes of versions, which differ between Pythons, then flags.
    "locked": lambda contents: re.sub(
        rb"PK\x01\x02.{4}\x00",
        lambda header: header[0][:-1] + b"\x01",
        contents,
        flags=re.DOTALL,
    ),
}


@pytest.mark.parametrize("fault", PLAIN_CHANGES)
def test_a_project_json_that_is_wrong(fault: str, whole: bytes, tmp_path: Path) -> None:
    members = unpacked(whole)
    plain = json.loads(members["project.json"])
    PLAIN_CHANGES[fault](plain)
    members["project.json"] = json.dumps(plain).encode()
    refuse(packed(members), tmp_path)


@pytest.mark.parametrize("fault", MEMBER_CHANGES)
def test_members_that_are_wrong(fault: str, whole: bytes, tmp_path: Path) -> None:
    members = unpacked(whole)
    MEMBER_CHANGES[fault](members)
    refuse(packed(members), tmp_path)


@pytest.mark.parametrize("fault", BYTES)
def test_bytes_that_are_no_project(fault: str, whole: bytes, tmp_path: Path) -> None:
    changed = BYTES[fault](whole)
    assert changed != whole
    refuse(changed, tmp_path)


@pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning")
def test_two_members_of_one_name(whole: bytes, tmp_path: Path) -> None:
    stream = io.BytesIO(whole)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("project.json", "{}")
    refuse(stream.getvalue(), tmp_path)


def refuse(contents: bytes, folder: Path) -> None:
    with pytest.raises(FileDamagedError) as caught:
        opened(contents, folder)
    sentence = str(caught.value)
    assert "m.layerloom cannot be read: expected a Layerloom project. Received: " in sentence
    assert len(sentence) < 400 + len(str(folder))
    assert sentence.endswith(".")


def test_a_newer_format_says_so(whole: bytes, tmp_path: Path) -> None:
    members = unpacked(whole)
    members["project.json"] = b'{"format": 2, "network": {"something": "else"}}'
    with pytest.raises(FileTooNewError, match=r"newer version \(file format 2\).*up to format 1"):
        opened(packed(members), tmp_path)


def test_members_that_nobody_knows_are_not_touched(whole: bytes, tmp_path: Path) -> None:
    members = {**unpacked(whole), "../../evil": b"x", "/etc/passwd": b"x", "thumbnail.png": b"x"}
    assert opened(packed(members), tmp_path).state is not None
    assert [path.name for path in tmp_path.iterdir()] == ["m.layerloom"]


def test_contents_packed_anew_open(whole: bytes, tmp_path: Path) -> None:
    assert opened(packed(unpacked(whole), zipfile.ZIP_DEFLATED), tmp_path).state is not None


def test_a_file_that_is_not_there_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load_project(tmp_path / "m.layerloom")


@pytest.mark.parametrize("seed", range(4))
def test_mutants_are_refused_or_opened_and_nothing_else(
    seed: int, whole: bytes, tmp_path: Path
) -> None:
    draw = random.Random(seed)
    outcomes = set()
    for _ in range(100):
        mutant = bytearray(whole)
        for _ in range(draw.choice([1, 3, 30])):
            mutant[draw.randrange(len(mutant))] = draw.randrange(256)
        try:
            opened(bytes(mutant), tmp_path)
            outcomes.add("opened")
        except LayerloomError:
            outcomes.add("refused")
    assert "refused" in outcomes


@pytest.mark.parametrize("setting", [{"dtype": "nonsense"}, {"seed": -1}])
def test_settings_that_no_weights_can_be_drawn_with_are_a_sentence(
    setting: dict[str, Any],
) -> None:
    project = load_example("xor-mlp")
    damaged = replace(project, training=replace(project.training, **setting))
    with pytest.raises(SpecificationError):
        replace(damaged, state=None).with_weights()
