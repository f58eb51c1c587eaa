"""The code panel: the present network in the chosen style, written once for many edits."""

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from engine import code_for, load_example
from gui.document import edits
from gui.document.document import DocumentState, NetworkDocument
from gui.document.document_trainer import state_of
from gui.exporting.code_panel import CodePanel
from gui.exporting.code_view import CodeView
from gui.looks.theme import current_theme


@pytest.fixture
def document(qtbot: QtBot) -> NetworkDocument:
    document = NetworkDocument()
    document.open(state_of(load_example("xor-mlp")))
    return document


@pytest.fixture
def panel(document: NetworkDocument, qtbot: QtBot) -> CodePanel:
    panel = CodePanel(document)
    qtbot.addWidget(panel)
    panel.show()
    return panel


def expected(document: NetworkDocument) -> str:
    state = document.state
    return code_for(state.network, state.training, "numpy", state.data.scaling)


def test_the_code_follows_every_edit(
    document: NetworkDocument, panel: CodePanel, qtbot: QtBot
) -> None:
    assert panel.code.toPlainText() == expected(document).rstrip("\0")
    before = panel.code.toPlainText()
    edits.set_training(document, "learning_rate", 0.0123)
    qtbot.waitUntil(lambda: panel.code.toPlainText() != before)
    assert "0.0123" in panel.code.toPlainText()
    document.undo()
    qtbot.waitUntil(lambda: panel.code.toPlainText() == before)


def test_many_edits_are_written_once(
    document: NetworkDocument, panel: CodePanel, qtbot: QtBot
) -> None:
    changes: list[int] = []
    panel.code.textChanged.connect(lambda: changes.append(1))
    hidden = document.state.network.order[1]
    for units in range(5, 60):
        edits.set_units(document, hidden, units)
    qtbot.waitUntil(lambda: panel.code.toPlainText() == expected(document))
    assert sum(changes) <= 2


def test_nothing_is_written_while_nobody_looks(document: NetworkDocument, qtbot: QtBot) -> None:
    panel = CodePanel(document)
    qtbot.addWidget(panel)
    edits.set_training(document, "learning_rate", 0.0123)
    assert panel.code.toPlainText() == ""
    panel.show()
    assert "0.0123" in panel.code.toPlainText()


def test_a_network_with_a_fault_has_the_sentence_in_place_of_code(
    document: NetworkDocument, panel: CodePanel, qtbot: QtBot
) -> None:
    document.open(DocumentState())
    qtbot.waitUntil(panel.fault.isVisible)
    assert panel.fault.sentence
    assert not panel.copy.isEnabled()
    assert not panel.save.isEnabled()


def test_copying_right_after_an_edit_copies_the_new_code(
    document: NetworkDocument, panel: CodePanel
) -> None:
    edits.set_training(document, "learning_rate", 0.0123)
    panel.copy.click()
    assert QGuiApplication.clipboard().text() == expected(document)


def test_saving_asks_for_the_chosen_style(panel: CodePanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.save_wanted) as signal:
        panel.save.click()
    assert signal.args == ["numpy"]


def colours(view: CodeView, line: int) -> dict[str, str]:
    block = view.document().findBlockByNumber(line)
    return {
        block.text()[part.start : part.start + part.length]: part.format.foreground().color().name()
        for part in block.layout().formats()
    }


def test_strings_over_lines_and_quoted_names_keep_their_colour(qtbot: QtBot) -> None:
    view = CodeView()
    qtbot.addWidget(view)
    view.set_code('x = """a\nimport b  # c"""\nimport d  # "e"\nname = "# \\" def"')
    palette = current_theme().palette
    assert colours(view, 1) == {'import b  # c"""': palette.success}
    assert colours(view, 2) == {"import": palette.hidden_layer, '# "e"': palette.muted_text}
    assert colours(view, 3) == {'"# \\" def"': palette.success}


def test_no_colour_of_code_means_a_sign(qtbot: QtBot) -> None:
    view = CodeView()
    qtbot.addWidget(view)
    view.set_code("class A:\n    def f(self): return len('x') + 1  # y")
    used = {colour for line in range(2) for colour in colours(view, line).values()}
    palette = current_theme().palette
    assert len(used) >= 4
    assert not used & {palette.positive, palette.negative}
