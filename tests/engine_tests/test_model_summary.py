"""The table of layers that Keras users know."""

from engine import AddSpec, DenseSpec, InputSpec, NetworkSpec, load_example
from engine.network.model_summary import summarize

MNIST = """\
Layer (type)      Output Shape  Param #
───────────────────────────────────────
input (input)     (None, 784)         0
hidden_1 (dense)  (None, 50)     39,250
output (dense)    (None, 10)        510
───────────────────────────────────────
Total params: 39,760
Trainable params: 39,760
Non-trainable params: 0"""


def test_the_table_of_a_stack() -> None:
    assert summarize(load_example("mnist-784-50-10").network).to_text() == MNIST


def test_hangul_takes_two_columns() -> None:
    spec = NetworkSpec.stack(InputSpec(id=0, name="입력"), DenseSpec(id=0, name="out"))
    lines = summarize(spec).to_text().splitlines()
    assert lines[2].startswith("입력 (input)  (None, 2)")
    assert lines[3].startswith("out (dense)   (None, 4)")


def test_frozen_parameters_and_running_statistics_are_not_trainable() -> None:
    summary = summarize(load_example("mazur-2-2-2").network)
    assert (summary.parameters, summary.trainable) == (12, 8)
    assert summary.to_plain()["not_trainable"] == 4


def test_an_unfinished_network_has_a_table_too() -> None:
    spec = NetworkSpec((InputSpec(id=1), AddSpec(id=2), DenseSpec(id=3)), (), 4)
    shapes = [row.output_shape for row in summarize(spec).rows]
    assert shapes == ["(None, 2)", "(None, ?)", "(None, 4)"]
    cyclic = NetworkSpec.stack(InputSpec(id=0), AddSpec(id=0), AddSpec(id=0))
    looped = NetworkSpec(cyclic.layers, (*cyclic.links, type(cyclic.links[0])(3, 2)), 4)
    assert len(summarize(looped).rows) == 3


def test_markdown_is_a_table_that_documents_show() -> None:
    spec = NetworkSpec.stack(InputSpec(id=0), DenseSpec(id=0, name="out_a"))
    lines = summarize(spec).to_markdown().splitlines()
    assert lines[:2] == ["| Layer (type) | Output Shape | Param # |", "| --- | --- | ---: |"]
    assert lines[3] == "| out_a (dense) | (None, 4) | 12 |"
    assert lines[-3:] == [
        "- Total params: 12",
        "- Trainable params: 12",
        "- Non-trainable params: 0",
    ]
