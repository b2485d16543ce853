from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolecall.domains.jobs.contracts import (
    AnswerValue,
    Knockout,
    KnockoutOperator,
    Option,
    Question,
    QuestionKind,
    ShownIf,
)
from rolecall.domains.jobs.rules.answers import answer_text, check_answers
from rolecall.kernel.errors import InvalidInput

OPTIONS = (Option("day", "Day shift"), Option("night", "Night shift"), Option("both", "Both"))


def question(kind: QuestionKind, **rest: Any) -> Question:
    rest.setdefault("id", "q")
    if kind in {QuestionKind.SINGLE_CHOICE, QuestionKind.MULTIPLE_CHOICE}:
        rest.setdefault("options", OPTIONS)
    return Question(kind=kind, label="Question", **rest)


def faults(questions: list[Question], answers: dict[str, Any]) -> dict[str, str]:
    with pytest.raises(InvalidInput) as refused:
        check_answers(questions, answers)
    assert refused.value.problem_code == "invalid_answers"
    return {error.field: error.code for error in refused.value.errors}


@pytest.mark.parametrize(
    ("kind", "given_value", "clean"),
    [
        ("text", "  Ada ", "Ada"),
        ("long_text", "line\nline", "line\nline"),
        ("single_choice", "night", "night"),
        ("single_choice", ["night"], "night"),
        ("multiple_choice", ["both", "day", "both"], ["day", "both"]),
        ("multiple_choice", "day", ["day"]),
        ("number", 3, 3),
        ("number", 2.5, 2.5),
        ("number", 4.0, 4),
        ("number", "12", 12),
        ("number", "-1.50", -1.5),
        ("date", "2025-03-01", "2025-03-01"),
        ("yes_no", True, True),
        ("yes_no", False, False),
        ("yes_no", "yes", True),
        ("yes_no", "No", False),
        (
            "file",
            "019A0D3C-6D9B-7B6A-8C33-1F8F2B1D0E4A",
            "019a0d3c-6d9b-7b6a-8c33-1f8f2b1d0e4a",
        ),
    ],
)
def test_takes_answers_of_json_and_of_forms(
    kind: str, given_value: Any, clean: AnswerValue
) -> None:
    checked = check_answers([question(QuestionKind(kind))], {"q": given_value})
    assert checked.values == {"q": clean}
    assert type(checked.values["q"]) is type(clean)
    assert checked.knocked_out == frozenset()


@pytest.mark.parametrize(
    ("kind", "given_value"),
    [
        ("text", 5),
        ("text", "x" * 1001),
        ("text", "a\x00b"),
        ("long_text", "x" * 10_001),
        ("long_text", {"a": 1}),
        ("single_choice", "evening"),
        ("single_choice", ["day", "night"]),
        ("single_choice", {"day": 1}),
        ("multiple_choice", ["evening"]),
        ("multiple_choice", [["day"]]),
        ("multiple_choice", True),
        ("number", "many"),
        ("number", "1e5"),
        ("number", "\u0663"),
        ("number", True),
        ("number", float("inf")),
        ("number", float("nan")),
        ("number", 10**400),
        ("number", [1]),
        ("date", "01/03/2025"),
        ("date", "2025-02-30"),
        ("date", "0001-01-01"),
        ("date", 20250301),
        ("yes_no", "maybe"),
        ("yes_no", 1),
        ("file", "résumé.pdf"),
        ("file", 7),
    ],
)
def test_refuses_answers_of_another_kind(kind: str, given_value: Any) -> None:
    assert faults([question(QuestionKind(kind))], {"q": given_value}) == {
        "answers.q": "invalid_answer"
    }


@pytest.mark.parametrize("blank", [None, "", "  ", [], [""], [None]])
def test_a_blank_answer_is_none(blank: Any) -> None:
    kind = QuestionKind.MULTIPLE_CHOICE
    assert check_answers([question(kind)], {"q": blank}).values == {}
    assert faults([question(kind, required=True)], {"q": blank}) == {"answers.q": "required"}


def test_no_is_an_answer() -> None:
    asked = question(QuestionKind.YES_NO, required=True)
    assert check_answers([asked], {"q": False}).values == {"q": False}
    zero = question(QuestionKind.NUMBER, required=True)
    assert check_answers([zero], {"q": 0}).values == {"q": 0}


def test_names_every_fault_at_once() -> None:
    questions = [
        question(QuestionKind.TEXT, id="name", required=True),
        question(QuestionKind.NUMBER, id="years"),
    ]
    assert faults(questions, {"years": "x", "shoe_size": 43}) == {
        "answers.shoe_size": "unknown_question",
        "answers.name": "required",
        "answers.years": "invalid_answer",
    }


def test_a_hidden_question_is_not_asked_and_its_answer_is_dropped() -> None:
    licence = question(QuestionKind.YES_NO, id="licence", required=True)
    number = question(
        QuestionKind.TEXT, id="number", required=True, shown_if=ShownIf("licence", True)
    )
    below = question(
        QuestionKind.MULTIPLE_CHOICE, id="shifts", required=True, shown_if=ShownIf("licence", True)
    )
    last = question(QuestionKind.TEXT, id="why", required=True, shown_if=ShownIf("shifts", "night"))
    questions = [licence, number, below, last]
    assert check_answers(questions, {"licence": False, "number": "RN-1", "why": "x"}).values == {
        "licence": False
    }
    assert faults(questions, {"licence": True, "shifts": ["night"]}) == {
        "answers.number": "required",
        "answers.why": "required",
    }
    whole = {"licence": "yes", "number": "RN-1", "shifts": ["day"]}
    assert check_answers(questions, whole).values == {
        "licence": True,
        "number": "RN-1",
        "shifts": ["day"],
    }


@pytest.mark.parametrize(
    ("operator", "value", "answer", "expected"),
    [
        ("equals", False, False, True),
        ("equals", False, True, False),
        ("not_equals", "night", "day", True),
        ("not_equals", "night", "night", False),
        ("at_least", 3, 3, True),
        ("at_least", 3, 2.5, False),
        ("at_most", 1, 0, True),
        ("at_most", 1, 2, False),
        ("at_least", "2025-06-01", "2025-07-01", True),
        ("at_most", "2025-06-01", "2025-07-01", False),
        ("includes", "night", ["day", "night"], True),
        ("includes", "night", ["day"], False),
        ("not_equals", "night", ["day"], True),
        ("at_least", 3, "three", False),
    ],
)
def test_knockout_rules(
    operator: str, value: AnswerValue, answer: AnswerValue, expected: bool
) -> None:
    assert Knockout(KnockoutOperator(operator), value).fits(answer) is expected


def test_names_the_questions_that_knock_out() -> None:
    permit = question(
        QuestionKind.YES_NO, id="permit", knockout=Knockout(KnockoutOperator.EQUALS, False)
    )
    years = question(
        QuestionKind.NUMBER, id="years", knockout=Knockout(KnockoutOperator.AT_MOST, 1)
    )
    checked = check_answers([permit, years], {"permit": "no", "years": 5})
    assert checked.knocked_out == {"permit"}
    assert check_answers([permit, years], {}).knocked_out == frozenset()


def test_answers_read_as_people_say_them() -> None:
    assert answer_text(question(QuestionKind.YES_NO), False) == "No"
    assert answer_text(question(QuestionKind.SINGLE_CHOICE), "night") == "Night shift"
    assert answer_text(question(QuestionKind.MULTIPLE_CHOICE), ["day", "gone"]) == "Day shift, gone"
    assert answer_text(question(QuestionKind.NUMBER), 2.5) == "2.5"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@given(st.sampled_from(QuestionKind), JSON)
def test_whatever_comes_is_taken_clean_or_refused_with_a_field(
    kind: QuestionKind, anything: Any
) -> None:
    asked = question(kind)
    refused: list[str] = []
    try:
        checked = check_answers([asked], {"q": anything})
    except InvalidInput as refusal:
        refused = [error.field for error in refusal.errors]
    else:
        assert check_answers([asked], dict(checked.values)) == checked
        assert all(answer_text(asked, value) for value in checked.values.values())
    assert refused in ([], ["answers.q"])
