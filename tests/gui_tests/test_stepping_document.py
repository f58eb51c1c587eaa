"""The whole step as a document: every stop, every number, in the reader's language."""

from html.parser import HTMLParser
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QGuiApplication
from pytestqt.qtbot import QtBot

from gui.stepping.controller import StepController
from gui.stepping.formula_text import plain
from gui.stepping.number_format import NumberFormat
from gui.stepping.panel import StepPanel
from gui.words.translation import current_translator
from tests.gui_tests.stepping_traces import mazur_trace


@pytest.fixture
def panel(qtbot: QtBot, golden_folder: Path) -> StepPanel:
    controller = StepController()
    panel = StepPanel(controller)
    qtbot.addWidget(panel)
    controller.setParent(panel)
    panel.show()
    controller.set_trace(mazur_trace(golden_folder))
    panel.set_number_format(NumberFormat("decimals", 9))
    return panel


class Page(HTMLParser):
    """Collects tags and texts, and whether every tag is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.texts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@pytest.mark.parametrize(("language", "sentence"), [("en", "the way back"), ("ko", "역전파")])
def test_the_copied_step_holds_every_matrix_of_every_stop(
    panel: StepPanel, language: str, sentence: str
) -> None:
    current_translator().speak(language)
    action = panel.findChild(QAction, "copyStepAction")
    assert action is not None
    action.trigger()
    text = QGuiApplication.clipboard().text()
    assert sentence in text
    stops = panel._controller.stops
    assert text.count("\n## ") == len(stops) + 1  # the script
    for stop in stops:
        for operation in stop.operations:
            assert f"**{plain(operation.formula)}**" in text
            assert operation.code in text
            for matrix in operation.matrices:
                row = " | ".join(f"{value:.9f}" for value in matrix.values[0])
                assert f"| {row} |".replace("-", "−") in text
    assert "w₅ = 0.400000000 − 0.500000000·0.082167041 = 0.358916480" in text


def test_the_saved_page_is_whole_and_readable(panel: StepPanel, tmp_path: Path) -> None:
    folder = tmp_path / "한글 폴더"
    folder.mkdir()
    panel.save_step(folder / "step.html")
    page = Page((folder / "step.html").read_text(encoding="utf-8"))
    assert page.open == []
    assert "0.751365070" in page.texts
    assert any("∂L/∂w₁ = " in text for text in page.texts)
    panel.save_step(folder / "step.md")
    assert (folder / "step.md").read_text(encoding="utf-8").startswith("# Training step")


def test_a_page_that_cannot_be_written_is_said(
    qtbot: QtBot, panel: StepPanel, tmp_path: Path
) -> None:
    with qtbot.waitSignal(panel.refused) as refused:
        panel.save_step(tmp_path / "no such folder" / "step.html")
    assert "step.html" in refused.args[0] or "no such folder" in refused.args[0]
