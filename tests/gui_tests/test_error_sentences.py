"""Whatever fails, a Korean window says so in Korean, and names what was expected and what came."""

import errno
import importlib
import json
import pkgutil
import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

import engine
from engine import (
    DataError,
    DropoutSpec,
    EditRefusedError,
    FileDamagedError,
    FormatUnsupportedError,
    LayerloomError,
    Problem,
    SpecificationError,
    data_errors,
    load_project,
    load_source,
    read_mnist,
    save_project,
    table_errors,
)
from engine.errors import FILE_KINDS, AnyOf, ExpectedReceivedError
from engine.files.file_errors import NotAnArchiveError, PartMissingError, WrongContentsError
from engine.files.file_values import WANTED_VALUES, FileValueError, value_fields, wrong_value
from engine.files.npy_format import NPY_FAULTS
from engine.formats.code.code_errors import SettingsTogetherError
from gui.words.any_error import error_text
from gui.words.data_error_sentences import NPY_FAULT_TEXTS
from gui.words.error_sentences import (
    ERROR_TEXTS,
    FILE_KIND_TEXTS,
    SUBJECT_TEXTS,
    SYSTEM_TEXTS,
    WANTED_TEXTS,
)
from gui.words.translation import current_translator
from tests.engine_tests.test_datasets_files import BAD_ARRAYS, BAD_TABLES
from tests.engine_tests.test_datasets_mnist import DAMAGED, SMALL
from tests.engine_tests.test_project_damage import (
    BYTES,
    MEMBER_CHANGES,
    PLAIN_CHANGES,
    packed,
    unpacked,
)
from tests.engine_tests.trained_projects import small_project, trained

#: Said by another table: by the problem, by the cause, by the system's number.
SAID_ELSEWHERE = {
    SpecificationError,
    EditRefusedError,
    data_errors.NotNpyError,
    data_errors.FileUnreadableError,
}
#: Never raised themselves; their sentences are there for a subclass that has none yet.
BASES = {DataError, FileDamagedError, FormatUnsupportedError}
TWO_ENGLISH_WORDS = re.compile(r"[A-Za-z]{2,} [A-Za-z]{2,}")
LIMITS = {"low": 1, "high": 9, "names": "x, y", "most": 5, "last": 3, "inputs": 2}


def engine_modules() -> Iterator[str]:
    """Yield every module that a window can meet; the command line speaks English alone."""
    for module in pkgutil.walk_packages(engine.__path__, "engine."):
        if not module.name.startswith("engine.command_line"):
            yield module.name


def subclasses(kind: type[LayerloomError]) -> Iterator[type[LayerloomError]]:
    for subclass in kind.__subclasses__():
        yield subclass
        yield from subclasses(subclass)


def error_classes() -> list[type[LayerloomError]]:
    modules = set(engine_modules())
    for name in modules:
        importlib.import_module(name)
    found = {kind for kind in subclasses(LayerloomError) if kind.__module__ in modules}
    return sorted(found - {ExpectedReceivedError}, key=lambda kind: kind.__name__)


ERROR_CLASSES = error_classes()
RAISED = [kind for kind in ERROR_CLASSES if kind not in BASES]

SAMPLES: dict[str, Any] = {
    "path": Path("모델.layerloom"),
    "source": "꽃.csv",
    "kind": "project",
    "fault": wrong_value("units", "whole", "ten"),
    "cause": "no_npy",
    "what": "inputs",
    "units": AnyOf((1, 2, 3)),
    "layer": "hidden_1",
    "layers": ["input", "hidden_1"],
    "function": "maxout",
    "setting": "optimizer",
    "names": "column 1, column 2",
    "column": "column 3",
    "learning_rate": 0.5,
    "problem": Problem(None, "no_input"),
    "code": errno.EACCES,
    **value_fields("units", "whole", None),
}


def sample(kind: type[LayerloomError]) -> LayerloomError:
    """Return an error of a class with those fields alone that the class itself speaks of."""
    own = [kind.template, *(getattr(kind, f"{half}_text", "") for half in ("expected", "received"))]
    found = {name for text in own for _, name, _, _ in string.Formatter().parse(text) if name}
    given = {"kind_text": "kind", "fault_text": "fault"}
    names = {given.get(name, name) for name in found}
    if "wanted_text" in names:
        names |= {"wanted"}
    if kind in (data_errors.NotNpyError, data_errors.FileUnreadableError):
        names |= {"cause", "code"}
    fields = {name: SAMPLES.get(name, 7) for name in names}
    return kind(**(fields | {"value": "adagrad"} if "setting" in names else fields))


@pytest.fixture
def korean(qapp: QApplication) -> None:
    current_translator().speak("ko")


def refuse_english(sentence: str) -> None:
    assert any("가" <= letter <= "힣" for letter in sentence), sentence
    assert not TWO_ENGLISH_WORDS.search(sentence), sentence
    assert "None" not in sentence
    assert "{" not in re.sub(r"\{(…|'.*)", "", sentence)


def test_every_error_that_can_reach_the_window_has_a_sentence_of_its_own() -> None:
    missing = [kind.__qualname__ for kind in ERROR_CLASSES if kind not in ERROR_TEXTS]
    assert set(missing) == {kind.__qualname__ for kind in SAID_ELSEWHERE}
    assert not ERROR_TEXTS.keys() - set(ERROR_CLASSES)


@pytest.mark.parametrize("kind", RAISED)
def test_every_error_is_said_in_korean_with_the_fields_it_has(
    kind: type[LayerloomError], korean: None
) -> None:
    refuse_english(error_text(sample(kind)))


@pytest.mark.parametrize("kind", RAISED)
def test_every_error_is_said_in_english_too(kind: type[LayerloomError], qapp: QApplication) -> None:
    sentence = error_text(sample(kind))
    assert not any(
        "가" <= letter <= "힣" for letter in sentence.replace("모델", "").replace("꽃", "")
    )
    assert "{" not in sentence


def test_every_key_has_words() -> None:
    assert NPY_FAULT_TEXTS.keys() == NPY_FAULTS.keys()
    assert WANTED_TEXTS.keys() == WANTED_VALUES.keys()
    assert FILE_KIND_TEXTS.keys() >= FILE_KINDS.keys()


@pytest.mark.parametrize("cause", NPY_FAULTS)
def test_every_fault_of_an_array_file_is_said_in_korean(cause: str, korean: None) -> None:
    values = {name: 7 for _, name, _, _ in string.Formatter().parse(NPY_FAULTS[cause]) if name}
    refuse_english(error_text(data_errors.NotNpyError(source="꽃.npy", cause=cause, **values)))


@pytest.mark.parametrize("wanted", WANTED_VALUES)
def test_every_wanted_value_is_said_in_korean(wanted: str, korean: None) -> None:
    refuse_english(error_text(wrong_value("units", wanted, None, **LIMITS)))


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_every_kind_of_file_is_said_in_korean(kind: str, korean: None) -> None:
    refuse_english(error_text(NotAnArchiveError(path="a.zip", kind=kind)))


@pytest.mark.parametrize("what", SUBJECT_TEXTS)
def test_every_subject_is_said_in_korean(what: str, korean: None) -> None:
    refuse_english(error_text(data_errors.RaggedRowsError(source="꽃.csv", what=what)))


@pytest.mark.parametrize("code", [*SYSTEM_TEXTS, 9999, None])
def test_what_the_system_refuses_is_said_in_korean(code: int | None, korean: None) -> None:
    refuse_english(error_text(OSError(code, "No such file or directory", "꽃.csv")))


def test_a_file_that_is_no_project_is_said_in_one_sentence(korean: None) -> None:
    error = NotAnArchiveError(path="모델.layerloom", kind="project")
    assert error_text(error) == (
        "모델.layerloom 파일은 Layerloom 프로젝트가 아니거나, 중간에 끊겼습니다."
    )


def test_a_fault_inside_a_file_is_said_after_the_files_name(korean: None) -> None:
    fault = SpecificationError(
        problem=Problem(3, "missing_link", {"layer_name": "add_1", "expected": "2", "received": 1})
    )
    error = WrongContentsError(path="모델.layerloom", kind="project", fault=fault)
    assert error_text(error) == (
        "모델.layerloom 파일을 Layerloom 프로젝트로 읽을 수 없습니다. "
        "더하기 1: 들어오는 연결이 2개 이상이어야 하는데 1개입니다."
    )


def test_alternatives_and_numbered_columns_are_said_in_korean(korean: None) -> None:
    units = data_errors.UnfitOutputError(source="붓꽃", units=AnyOf((1, 3)), now=2)
    assert error_text(units) == "붓꽃: 이 정답에는 출력 뉴런이 1 또는 3개 필요한데 2개입니다."
    gap = table_errors.GapError(source="꽃.csv", column="column 4", line=2)
    assert "“4번” 열" in error_text(gap)


def test_settings_a_script_cannot_have_are_named_in_words(korean: None) -> None:
    both = {"style": "keras", "choices": AnyOf(("numpy", "pytorch"))}
    decay = SettingsTogetherError(
        **both, setting="optimizer", value="adagrad", option="learning_rate_decay"
    )
    clipping = SettingsTogetherError(**both, setting="clip_norm", value="1", option="clip_value")
    for error, words in ((decay, "최적화 기법: AdaGrad"), (clipping, "기울기 노름 클리핑: 1")):
        refuse_english(error_text(error))
        assert words in error_text(error)
        assert "numpy 또는 pytorch" in error_text(error)
        assert error.option not in error_text(error)


def test_the_command_line_still_says_the_whole_sentence() -> None:
    missing = PartMissingError(path="m.layerloom", kind="project", part="order.npy")
    assert str(missing) == (
        "m.layerloom cannot be read: expected a Layerloom project. "
        "Received: an archive without order.npy."
    )
    value = FileValueError(**value_fields("step", "whole_in", -1, low=0, high=9))
    assert str(value) == ("A file must have a whole number from 0 to 9 for 'step'. Received: -1.")


def test_memory_and_surprises_are_said_too(korean: None) -> None:
    assert error_text(MemoryError()) == "이 컴퓨터의 메모리로는 모자랍니다."
    assert error_text(KeyError("x")).startswith("예상하지 못한 오류가 났습니다")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the bytes of a trained project."""
    project = small_project(validation_fraction=0.2)
    network = project.network.inserting(DropoutSpec(id=0), project.network.links[1])
    made = type(project)(network, project.training, dataset=project.dataset)
    path = tmp_path_factory.mktemp("whole") / "m.layerloom"
    save_project(trained(made, 8), path)
    return path.read_bytes()


def damaged_projects(whole: bytes) -> Iterator[tuple[str, bytes]]:
    for fault, change in BYTES.items():
        yield fault, change(whole)
    for fault, change_members in MEMBER_CHANGES.items():
        members = unpacked(whole)
        change_members(members)
        yield fault, packed(members)
    for fault, change_plain in PLAIN_CHANGES.items():
        members = unpacked(whole)
        plain = json.loads(members["project.json"])
        change_plain(plain)
        yield fault, packed({**members, "project.json": json.dumps(plain).encode()})


def test_every_damaged_project_is_refused_in_korean(
    whole: bytes, tmp_path: Path, korean: None
) -> None:
    path = tmp_path / "m.layerloom"
    for fault, content in damaged_projects(whole):
        path.write_bytes(content)
        with pytest.raises(LayerloomError) as caught:
            load_project(path)
        assert "m.layerloom" in str(caught.value), fault
        refuse_english(error_text(caught.value))


def test_every_damaged_table_or_array_is_refused_in_korean(tmp_path: Path, korean: None) -> None:
    bad = [("bad.csv", content) for content, _, _ in BAD_TABLES]
    bad += [("bad.npy", content) for content, _ in BAD_ARRAYS]
    for name, content in bad:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        with pytest.raises(LayerloomError) as caught:
            load_source(str(path))
        refuse_english(error_text(caught.value))


@pytest.mark.parametrize(("name", "content"), [(name, content) for name, content, *_ in DAMAGED])
def test_every_damaged_file_of_mnist_is_refused_in_korean(
    name: str, content: bytes, tmp_path: Path, korean: None
) -> None:
    for own, whole_file in SMALL.items():
        (tmp_path / own).write_bytes(whole_file)
    (tmp_path / name.removesuffix(".gz")).unlink()
    (tmp_path / name).write_bytes(content)
    with pytest.raises(LayerloomError) as caught:
        read_mnist(tmp_path)
    refuse_english(error_text(caught.value))


def test_an_archive_without_inputs_is_refused_in_korean(tmp_path: Path, korean: None) -> None:
    np.savez(tmp_path / "a.npz", weights=np.eye(2))
    with pytest.raises(LayerloomError) as caught:
        load_source(str(tmp_path / "a.npz"))
    refuse_english(error_text(caught.value))
    assert "x_train 또는 inputs 또는 x" in error_text(caught.value)


def test_qts_own_buttons_are_korean(qtbot: QtBot, korean: None) -> None:
    buttons = QMessageBox.StandardButton
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
    words = {box.button(one).text() for one in (buttons.Save, buttons.Discard, buttons.Cancel)}
    assert len(words) == 3
    for word in words:
        assert any("가" <= letter <= "힣" for letter in word), word
        assert not re.search("[A-Za-z]{2}", word)
