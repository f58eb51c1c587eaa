"""Every fault and every error has its sentence, in both languages."""

import string

import pytest
from PySide6.QtWidgets import QApplication

from engine import (
    ACTIVATIONS,
    INITIALIZERS,
    LAYER_KINDS,
    LOSSES,
    OPTIMIZERS,
    PROBLEM_SENTENCES,
    SCHEDULES,
    Choice,
    DenseSpec,
    DivergedError,
    EditRefusedError,
    FileTooNewError,
    InputSpec,
    LayerloomError,
    NetworkSpec,
    Problem,
    TrainingSpec,
    find_problems,
)
from gui.words.any_error import error_text
from gui.words.layer_texts import choice_text, default_name_text, layer_name, option_text
from gui.words.number_range import NumberRange
from gui.words.problem_texts import (
    PROBLEM_TEXTS,
    problem_line,
    problem_text,
)
from gui.words.translation import current_translator

TABLES = {
    "activation": ACTIVATIONS,
    "weights_initializer": INITIALIZERS,
    "loss": LOSSES,
    "optimizer": OPTIMIZERS,
    "schedule": SCHEDULES,
}


@pytest.fixture
def korean(qapp: QApplication) -> None:
    current_translator().speak("ko")


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_every_fault_of_the_engine_has_a_sentence() -> None:
    assert PROBLEM_TEXTS.keys() == PROBLEM_SENTENCES.keys()


def test_no_sentence_asks_for_a_value_the_engine_does_not_give() -> None:
    for kind, sentence in PROBLEM_TEXTS.items():
        given = placeholders(PROBLEM_SENTENCES[kind]) | {"layer_name"}
        assert placeholders(sentence) <= given, kind


def test_every_choice_and_option_has_a_word_in_korean(korean: None) -> None:
    for field, table in TABLES.items():
        for name, options in table.items():
            assert choice_text(field, name) != name or name in ("tanh",)
            assert all(option_text(option) != option for option in options)


def test_every_default_name_is_translated(korean: None) -> None:
    for kind, layer in LAYER_KINDS.items():
        network = NetworkSpec.stack(InputSpec(id=0), layer(id=0), DenseSpec(id=0))
        name = layer_name(network, 2)
        assert name != network.names[2]
        assert any("가" <= letter <= "힣" for letter in name), kind


def test_a_typed_name_stays_as_it_is(korean: None) -> None:
    network = NetworkSpec.stack(InputSpec(id=0, name="hidden_1"), DenseSpec(id=0))
    assert layer_name(network, 1) == "hidden_1"
    assert default_name_text("my layer") == "my layer"


def test_a_pair_that_does_not_fit_is_named_in_words(korean: None) -> None:
    network = NetworkSpec.stack(InputSpec(id=0), DenseSpec(id=0, activation=Choice("relu")))
    (fault,) = find_problems(network, TrainingSpec(loss=Choice("hinge")))
    assert problem_text(fault, network) == (
        "손실 함수 힌지에는 항등 또는 tanh 출력이 필요한데 이 층은 ReLU입니다."
    )
    assert problem_line(fault, network).startswith("출력층: ")


def test_an_option_out_of_range_is_named_in_words(qapp: QApplication) -> None:
    wrong = Choice.of("leaky_relu", slope=2)
    network = NetworkSpec.stack(InputSpec(id=0), DenseSpec(id=0, activation=wrong))
    (fault,) = find_problems(network)
    assert problem_text(fault, network) == "Slope below 0 must be from 0 to 1; it is 2."


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        ("[1, 1e+06]", "from 1 to 1,000,000"),
        ("[0, 1)", "from 0 to below 1"),
        ("(0, 1]", "above 0 and at most 1"),
        ("(0, 0.5)", "above 0 and below 0.5"),
        ("[1, inf)", "at least 1"),
        ("(0, inf)", "above 0"),
        ("(-inf, inf)", "a number"),
    ],
)
def test_a_range_is_said_in_words(qapp: QApplication, interval: str, words: str) -> None:
    legal = NumberRange.parse(interval)
    assert legal is not None
    assert legal.text == words


def test_what_a_damaged_file_says_is_shortened(qapp: QApplication) -> None:
    faults = find_problems(NetworkSpec(), TrainingSpec(dtype="가" * 5000))
    sentence = problem_text(faults[-1], NetworkSpec())
    assert "가" * 70 + "…" in sentence
    assert len(sentence) < 200


def test_what_is_no_range_is_none() -> None:
    assert NumberRange.parse("relu, tanh") is None
    assert NumberRange.parse("[1, some]") is None


def test_a_network_too_large_for_memory_is_a_fault_of_its_largest_layer(
    qapp: QApplication,
) -> None:
    million = (DenseSpec(id=0, units=10**6) for _ in range(2))
    network = NetworkSpec.stack(InputSpec(id=0), *million, DenseSpec(id=0))
    fault = next(one for one in find_problems(network) if one.kind == "too_large")
    assert fault.layer == 3
    assert "8 GB" in problem_text(fault, network)


def test_an_error_about_a_fault_says_the_fault(korean: None) -> None:
    network = NetworkSpec.stack(InputSpec(id=0), DenseSpec(id=0), DenseSpec(id=0))
    with pytest.raises(EditRefusedError) as refusal:
        network.linking(3, 2)
    assert error_text(refusal.value, network) == (
        "은닉층 1: 이 연결은 순환을 만듭니다. 값은 앞으로만 흐릅니다."
    )


def test_an_error_says_what_was_expected_and_what_came(korean: None) -> None:
    too_new = FileTooNewError(path="a.layerloom", received=3, expected=1)
    assert error_text(too_new) == (
        "a.layerloom 파일은 더 새로운 버전에서 저장했습니다(파일 형식 3). "
        "이 버전은 형식 1까지 읽습니다."
    )


@pytest.mark.parametrize(
    ("what", "words"), [("pre-activation", "활성화 함수의 입력값"), ("weights", "가중치")]
)
def test_divergence_says_where_it_began(what: str, words: str, korean: None) -> None:
    place = {"epoch": 2, "batch": 7, "layer": "hidden_1", "layer_id": 2}
    diverged = DivergedError(**place, what=what, value=float("inf"), learning_rate=10.0)
    assert error_text(diverged) == (
        f"에포크 2, 배치 7, 은닉층 1에서 학습이 발산했습니다({words}: inf). "
        "학습률을 10보다 작게 하거나 입력의 크기를 맞춰 보세요."
    )


def test_an_error_unknown_to_the_table_speaks_for_itself(qapp: QApplication) -> None:
    assert error_text(LayerloomError(message="plain words")) == "plain words"


def test_a_fault_of_the_whole_network_names_no_layer(qapp: QApplication) -> None:
    assert problem_line(Problem(None, "no_input"), NetworkSpec()) == (
        "The network needs an input layer."
    )
