"""The Korean catalogues: complete, natural, compiled."""

import ast
import re
import runpy
import string
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox, QPushButton, QTreeView
from pytestqt.qtbot import QtBot

from gui.words.translation import current_translator

ROOT = Path(__file__).resolve().parent.parent
TOOL: dict[str, Any] = runpy.run_path(str(ROOT / "tests" / "update_translations.py"))
NAMES: list[str] = TOOL["names"]()
REMEDY = "run: python tests/update_translations.py"
#: Words that say the same as the one beside them; the glossaries alone name both.
ONE_WORD = {
    "임곗값": "임계값",
    "초기값": "초깃값",
    "초기 가중치": "가중치 초깃값",
    "에폭": "에포크",
    "옵티마이저": "최적화 기법",
    "유닛": "뉴런",
    "과대적합": "과적합",
    "훈련 세트": "훈련 데이터",
    "학습 데이터": "훈련 데이터",
    "검증 세트": "검증 데이터",
    "테스트 데이터": "시험 데이터",
    "학습 손실": "훈련 손실",
    "완전 연결": "완전연결",
    "리키ReLU": "리키 ReLU",
    "Leaky ReLU": "리키 ReLU",
    "기울기 자르기": "기울기 클리핑",
    "정칙화": "규제",
    "단추": "버튼",
    "일시정지": "일시 정지",
    "Markdown": "마크다운",
}
BARE_PARTICLE = re.compile(r"\}(?:은|는|을|를|과|와|이|가)(?=[\s.,:;?!]|$)")

Key = tuple[str, str]


def korean(name: str) -> dict[Key, str | None]:
    return {TOOL["key"](m): TOOL["finished"](m) for m in TOOL["messages"](TOOL["catalogue"](name))}


def calls(name: str) -> Iterator[tuple[Path, ast.Call]]:
    """Give each call of ``tr`` and ``QT_TR_NOOP`` in a catalogue's modules."""
    for path in TOOL["modules"](name):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("tr", "QT_TR_NOOP")
            ):
                yield path, node


def literals(call: ast.Call) -> list[str]:
    return [argument.value for argument in call.args if isinstance(argument, ast.Constant)]


def sentences(name: str) -> set[Key]:
    found = (literals(call) for _, call in calls(name))
    return {(words[0], words[1] if len(words) > 1 else "") for words in found if words}


def placeholders(sentence: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(sentence) if field}


@pytest.mark.parametrize("name", NAMES)
def test_the_catalogue_holds_the_sentences_of_its_modules(name: str) -> None:
    assert set(korean(name)) == sentences(name), REMEDY


@pytest.mark.parametrize("name", NAMES)
def test_every_sentence_is_finished_in_korean(name: str) -> None:
    unfinished = [source for (source, _), text in korean(name).items() if not text]
    assert not unfinished


@pytest.mark.parametrize("name", NAMES)
def test_translations_keep_the_values(name: str) -> None:
    wrong = {
        source: text
        for (source, _), text in korean(name).items()
        if text and placeholders(text) != placeholders(source)
    }
    assert not wrong


@pytest.mark.parametrize("name", NAMES)
def test_particles_after_a_value_follow_its_sound(name: str) -> None:
    """Write ``{layer:을/를}``: the value decides which of the two is right."""
    bare = [text for text in korean(name).values() if text and BARE_PARTICLE.search(text)]
    assert not bare


@pytest.mark.parametrize("name", NAMES)
def test_sentences_can_be_gathered(name: str) -> None:
    """Qt's lupdate reads literals only: no f-string, no sum, no formatted string."""
    unreadable = [
        f"{path.name}:{call.lineno}"
        for path, call in calls(name)
        if not call.args or isinstance(call.args[0], ast.JoinedStr | ast.BinOp | ast.Call)
    ]
    assert not unreadable


@pytest.mark.parametrize("name", NAMES)
def test_the_compiled_catalogue_is_up_to_date(name: str, tmp_path: Path) -> None:
    source = TOOL["catalogue"](name)
    if not sentences(name):
        assert not source.exists(), REMEDY
        return
    compiled = tmp_path / "compiled.qm"
    TOOL["compile_catalogue"](source, compiled)
    assert source.with_suffix(".qm").read_bytes() == compiled.read_bytes(), REMEDY


def test_the_compiled_catalogue_of_qts_sentences_is_up_to_date(tmp_path: Path) -> None:
    source, compiled = TOOL["catalogue"](TOOL["QT"]), tmp_path / "compiled.qm"
    TOOL["compile_catalogue"](source, compiled)
    assert source.with_suffix(".qm").read_bytes() == compiled.read_bytes(), REMEDY


def test_to_discard_is_not_called_to_ignore(qtbot: QtBot) -> None:
    """Qt's own Korean has one word for both."""
    current_translator().speak("ko")
    try:
        box, kinds = QMessageBox(), QMessageBox.StandardButton
        qtbot.addWidget(box)
        texts = [box.addButton(kind).text() for kind in (kinds.Discard, kinds.Ignore)]
    finally:
        current_translator().speak("en")
    assert texts == ["버리기", "무시"]


@pytest.mark.parametrize("mode", [QFileDialog.FileMode.AnyFile, QFileDialog.FileMode.Directory])
def test_qts_own_file_dialog_has_no_english_left(
    qtbot: QtBot, tmp_path: Path, mode: QFileDialog.FileMode
) -> None:
    """Where no desktop lends its dialog, Qt shows one; its Korean catalogue is not complete."""
    (tmp_path / "folder").mkdir()
    current_translator().speak("ko")
    try:
        dialog = QFileDialog(None, "", str(tmp_path), "* (*)")
        qtbot.addWidget(dialog)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setFileMode(mode)
        dialog.show()
        model = dialog.findChild(QTreeView).model()
        qtbot.waitUntil(lambda: model.rowCount(dialog.findChild(QTreeView).rootIndex()) == 1)
        kind = model.index(0, 2, dialog.findChild(QTreeView).rootIndex()).data()
        titles = [model.headerData(i, Qt.Orientation.Horizontal) for i in range(4)]
        words = [label.text() for label in dialog.findChildren(QLabel)]
        words += [button.text() for button in dialog.findChildren(QPushButton)]
    finally:
        current_translator().speak("en")
    shown = [re.sub(r"\(&.\)", "", text) for text in (*words, *titles, kind)]
    assert [text for text in shown if re.search("[A-Za-z]", text)] == []


def test_one_english_sentence_has_one_korean() -> None:
    """Two words for one need a disambiguation: ``tr("Step", "activation function")``."""
    known: defaultdict[Key, set[str]] = defaultdict(set)
    for name in NAMES:
        for key, text in korean(name).items():
            known[key] |= {text} if text else set()
    assert {key: texts for key, texts in known.items() if len(texts) > 1} == {}


def test_every_sentence_is_found_in_korean(qapp: QCoreApplication) -> None:
    """A word without a disambiguation hides, from another catalogue, the same word with one."""
    current_translator().speak("ko")
    try:
        found = {
            key: (text, QCoreApplication.translate("", key[0], key[1] or None))
            for name in NAMES
            for key, text in korean(name).items()
        }
    finally:
        current_translator().speak("en")
    assert {key: texts for key, texts in found.items() if texts[0] != texts[1]} == {}


def korean_texts() -> Iterator[tuple[str, str]]:
    """Give every Korean text of the program, and where it stands."""
    for name in NAMES:
        for (source, _), text in korean(name).items():
            yield f"{name}: {source}", text or ""
    pages = [*(ROOT / "resources" / "help" / "ko").iterdir()]
    pages += [*(ROOT / "resources" / "lessons" / "ko").iterdir()]
    pages += [ROOT / "resources" / "lessons" / "guide" / "ko.md"]
    for page in pages:
        # The glossary and the index have the words of others too, for those who look for them.
        if page.stem not in ("glossary", "index"):
            yield page.name, page.read_text(encoding="utf-8")


def test_one_concept_has_one_korean_word() -> None:
    found = [
        f"{place}: {word}, where the others say {other}"
        for place, text in korean_texts()
        for word, other in ONE_WORD.items()
        if word in text
    ]
    assert found == []


def test_no_catalogue_outlived_its_folder() -> None:
    stems = {path.stem for path in (ROOT / "resources" / "translations").iterdir()}
    assert stems <= {f"{name}_ko" for name in (*NAMES, TOOL["QT"])}


def test_gathering_reads_what_the_window_says(tmp_path: Path) -> None:
    """The sentences found here and those lupdate finds are the same, also nested or split."""
    module = tmp_path / "panel.py"
    module.write_text(
        "from gui.words.translation import QT_TR_NOOP, tr\n"
        'A = QT_TR_NOOP("Mean")\n'
        "class Panel:\n"
        "    def retranslate(self):\n"
        '        self.say(tr("one " "sentence {a}", a=tr("Step", "activation function")))\n',
        encoding="utf-8",
    )
    gathered = tmp_path / "panel_ko.ts"
    run: Callable[..., None] = TOOL["run_qt_tool"]
    run("lupdate", module, "-locations", "none", "-ts", gathered)
    keys = {TOOL["key"](message) for message in TOOL["messages"](gathered)}
    assert keys == {("Mean", ""), ("one sentence {a}", ""), ("Step", "activation function")}
