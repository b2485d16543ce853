"""What screening questions may look like. Pure.

Guarantees: ids are unique and fit to be names of form fields, choices have options and nothing else
has, a condition asks for a possible answer of an earlier question (so conditions cannot run in
circles), and a knock-out rule compares with a possible answer.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from rolecall.domains.jobs.contracts import (
    CHOICES,
    Knockout,
    KnockoutOperator,
    Question,
    QuestionKind,
    ShownIf,
)
from rolecall.domains.jobs.rules.answers import check_answers
from rolecall.kernel.errors import FieldError, InvalidInput
from rolecall.kernel.sentences import NOTHING, Sentence, say

MAX_QUESTIONS: Final = 50
MAX_OPTIONS: Final = 100
_KEY: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")
_KEY_RULE: Final = say("Use 1 to 64 letters, digits, hyphens and underscores.")

_COMPARABLE: Final = frozenset(
    {
        KnockoutOperator.EQUALS,
        KnockoutOperator.NOT_EQUALS,
        KnockoutOperator.AT_LEAST,
        KnockoutOperator.AT_MOST,
    }
)
_EQUAL: Final = frozenset({KnockoutOperator.EQUALS, KnockoutOperator.NOT_EQUALS})
OPERATORS: Final[dict[QuestionKind, frozenset[KnockoutOperator]]] = {
    QuestionKind.YES_NO: _EQUAL,
    QuestionKind.SINGLE_CHOICE: _EQUAL,
    QuestionKind.MULTIPLE_CHOICE: frozenset(
        {KnockoutOperator.INCLUDES, KnockoutOperator.NOT_EQUALS}
    ),
    QuestionKind.NUMBER: _COMPARABLE,
    QuestionKind.DATE: _COMPARABLE,
}
"""How an answer of each kind can be compared; a kind that is missing knows no knock-out."""
_CONDITIONAL_ON: Final = CHOICES | {QuestionKind.YES_NO}


def checked_questions(questions: Sequence[Question]) -> tuple[Question, ...]:
    """Return the questions with their knock-out values in clean form.

    Raises:
        InvalidInput: with one field error per fault, `questions.2.options`.
    """
    faults = list(_faults(questions))
    if faults:
        raise InvalidInput(
            (
                faults[0].message
                if len(faults) == 1
                else say("{faults} questions need attention.", faults=len(faults))
            ),
            errors=faults,
        )
    return tuple(_with_clean_knockout(question) for question in questions)


def _faults(questions: Sequence[Question]) -> Iterator[FieldError]:
    if len(questions) > MAX_QUESTIONS:
        yield FieldError(
            "questions",
            say("A job asks at most {max_questions} questions.", max_questions=MAX_QUESTIONS),
            "too_many",
        )
    earlier: dict[str, Question] = {}
    for index, question in enumerate(questions):
        at = f"questions.{index}"
        if not _KEY.fullmatch(question.id):
            yield FieldError(f"{at}.id", _KEY_RULE)
        if question.id in earlier:
            yield FieldError(f"{at}.id", say("Two questions have this id."), "duplicate")
        yield from _faulty_options(question, at)
        if question.shown_if and (fault := _fault_of_condition(question.shown_if, earlier)):
            yield FieldError(f"{at}.shown_if", fault)
        if question.knockout and (fault := fault_of_knockout(question, question.knockout)):
            yield FieldError(f"{at}.knockout", fault)
        earlier[question.id] = question


def _faulty_options(question: Question, at: str) -> Iterator[FieldError]:
    count = len(question.options)
    if question.kind not in CHOICES:
        if count:
            yield FieldError(f"{at}.options", say("Only choices have options; remove them."))
        return
    if not 1 <= count <= MAX_OPTIONS:
        yield FieldError(
            f"{at}.options",
            say("A choice needs 1 to {max_options} options.", max_options=MAX_OPTIONS),
        )
    keys = [option.key for option in question.options]
    for position, key in enumerate(keys):
        if not _KEY.fullmatch(key):
            yield FieldError(f"{at}.options.{position}.key", _KEY_RULE)
        if key in keys[:position]:
            yield FieldError(
                f"{at}.options.{position}.key", say("Two options have this key."), "duplicate"
            )


def _fault_of_condition(condition: ShownIf, earlier: dict[str, Question]) -> Sentence:
    asked = earlier.get(condition.question_id)
    if asked is None:
        return say("A condition refers to a question before this one.")
    if asked.kind not in _CONDITIONAL_ON:
        return say("A condition refers to a choice or a yes-or-no question.")
    if asked.kind is QuestionKind.YES_NO:
        possible = isinstance(condition.equals, bool)
    else:
        possible = condition.equals in {option.key for option in asked.options}
    return (
        NOTHING
        if possible
        else say("The condition asks for an answer that the question does not have.")
    )


def fault_of_knockout(question: Question, rule: Knockout) -> Sentence:
    """Return why answers to a question cannot be compared like this, "" if they can."""
    operators = OPERATORS.get(question.kind)
    if operators is None:
        return say("A question of kind {kind} cannot knock out.", kind=question.kind)
    if rule.operator not in operators:
        return say("Compare with one of: {operators}.", operators=sorted(operators))
    try:
        _clean_value(question, rule)
    except InvalidInput:
        return say("The rule compares with an answer that the question does not have.")
    return NOTHING


def _with_clean_knockout(question: Question) -> Question:
    if question.knockout is None:
        return question
    clean = _clean_value(question, question.knockout)
    return replace(question, knockout=replace(question.knockout, value=clean))


def _clean_value(question: Question, rule: Knockout) -> str | int | float | bool:
    """Return the rule's value as an answer to the question; one option where several could be."""
    plain = replace(question, required=True, shown_if=None, knockout=None)
    value = check_answers([plain], {question.id: rule.value}).values[question.id]
    if isinstance(value, list):
        if len(value) != 1:
            raise InvalidInput(say("Compare with one option."))
        return value[0]
    return value
