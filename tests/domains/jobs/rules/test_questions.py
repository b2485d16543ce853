from typing import Any

import pytest

from rolecall.domains.jobs.contracts import (
    Knockout,
    KnockoutOperator,
    Option,
    Question,
    QuestionKind,
    ShownIf,
)
from rolecall.domains.jobs.rules.questions import MAX_QUESTIONS, checked_questions
from rolecall.kernel.errors import InvalidInput

SHIFT = Question(
    id="shift",
    kind=QuestionKind.SINGLE_CHOICE,
    label="Which shift?",
    options=(Option("day", "Day"), Option("night", "Night")),
)


def text(question_id: str, **rest: Any) -> Question:
    return Question(id=question_id, kind=QuestionKind.TEXT, label="Why?", **rest)


def number(value: Any, operator: str = "at_most") -> Question:
    rule = Knockout(KnockoutOperator(operator), value)
    return Question(id="years", kind=QuestionKind.NUMBER, label="Years?", knockout=rule)


def fields(*questions: Question) -> list[str]:
    with pytest.raises(InvalidInput) as refused:
        checked_questions(questions)
    return [error.field for error in refused.value.errors]


def test_takes_questions_that_can_be_asked() -> None:
    asked = (SHIFT, text("why", shown_if=ShownIf("shift", "night")), number(2))
    assert checked_questions(asked) == asked


def test_the_value_of_a_knockout_becomes_an_answer() -> None:
    (clean,) = checked_questions([number("2")])
    assert clean.knockout == Knockout(KnockoutOperator.AT_MOST, 2)
    several = Question(
        id="shifts",
        kind=QuestionKind.MULTIPLE_CHOICE,
        label="Which?",
        options=SHIFT.options,
        knockout=Knockout(KnockoutOperator.INCLUDES, ["night"]),
    )
    (clean,) = checked_questions([several])
    assert clean.knockout == Knockout(KnockoutOperator.INCLUDES, "night")


@pytest.mark.parametrize("bad", ["", "a b", "a.b", "é", "x" * 65, "a\n"])
def test_refuses_ids_that_cannot_name_a_field(bad: str) -> None:
    assert fields(text(bad)) == ["questions.0.id"]


def test_refuses_an_id_twice() -> None:
    assert fields(text("a"), text("a")) == ["questions.1.id"]


def test_refuses_choices_without_and_others_with_options() -> None:
    bare = Question(id="a", kind=QuestionKind.MULTIPLE_CHOICE, label="?")
    assert fields(bare) == ["questions.0.options"]
    assert fields(text("b", options=SHIFT.options)) == ["questions.0.options"]


def test_refuses_bad_and_repeated_option_keys() -> None:
    options = (Option("a", "A"), Option("a", "B"), Option("c d", "C"))
    asked = Question(id="x", kind=QuestionKind.SINGLE_CHOICE, label="?", options=options)
    assert fields(asked) == ["questions.0.options.1.key", "questions.0.options.2.key"]


@pytest.mark.parametrize(
    "condition",
    [
        ShownIf("later", "day"),
        ShownIf("why", "day"),
        ShownIf("shift", "evening"),
        ShownIf("shift", True),
        ShownIf("plain", "day"),
    ],
)
def test_refuses_conditions_that_cannot_come_true(condition: ShownIf) -> None:
    questions = (SHIFT, text("plain"), text("why", shown_if=condition), text("later"))
    assert fields(*questions) == ["questions.2.shown_if"]


def test_a_yes_or_no_condition_asks_for_yes_or_no() -> None:
    permit = Question(id="permit", kind=QuestionKind.YES_NO, label="?")
    assert checked_questions([permit, text("why", shown_if=ShownIf("permit", False))])
    assert fields(permit, text("why", shown_if=ShownIf("permit", "no"))) == ["questions.1.shown_if"]


@pytest.mark.parametrize(
    "rule",
    [
        Knockout(KnockoutOperator.AT_LEAST, "day"),
        Knockout(KnockoutOperator.EQUALS, "evening"),
        Knockout(KnockoutOperator.INCLUDES, "day"),
    ],
)
def test_refuses_knockouts_that_do_not_fit_a_choice(rule: Knockout) -> None:
    asked = Question(
        id="shift",
        kind=QuestionKind.SINGLE_CHOICE,
        label="?",
        options=SHIFT.options,
        knockout=rule,
    )
    assert fields(asked) == ["questions.0.knockout"]


def test_refuses_knockouts_on_text_and_by_nonsense() -> None:
    rule = Knockout(KnockoutOperator.EQUALS, "x")
    assert fields(text("why", knockout=rule)) == ["questions.0.knockout"]
    assert fields(number("many")) == ["questions.0.knockout"]
    assert fields(number(1, "includes")) == ["questions.0.knockout"]


def test_refuses_too_many_questions() -> None:
    many = [text(f"q{index}") for index in range(MAX_QUESTIONS + 1)]
    assert fields(*many) == ["questions"]
