"""Screening questions and what was answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class QuestionKind(StrEnum):
    """What an answer is.

    On the wire an answer is a string for `text`, `long_text`, `single_choice` (the option's key),
    `date` (ISO 8601, `2025-03-01`) and `file` (the id of an uploaded file), a list of option keys
    for `multiple_choice`, a number for `number`, and a boolean for `yes_no`.
    """

    TEXT = "text"
    LONG_TEXT = "long_text"
    SINGLE_CHOICE = "single_choice"
    MULTIPLE_CHOICE = "multiple_choice"
    NUMBER = "number"
    DATE = "date"
    YES_NO = "yes_no"
    FILE = "file"


CHOICES = frozenset({QuestionKind.SINGLE_CHOICE, QuestionKind.MULTIPLE_CHOICE})
"""Kinds whose answers come from the question's options."""

AnswerValue: TypeAlias = str | int | float | bool | list[str]
"""A clean answer, as `QuestionKind` says."""


class KnockoutOperator(StrEnum):
    """How an answer is compared with the value of a knock-out rule."""

    EQUALS = "equals"
    NOT_EQUALS = "not_equals"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    INCLUDES = "includes"


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a choice."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Knockout:
    """An answer that fits this rule marks the application as knocked out; it rejects nobody."""

    operator: KnockoutOperator
    value: AnswerValue

    def fits(self, answer: AnswerValue) -> bool:
        """Tell whether an answer fits the rule.

        For several chosen options, `includes` asks whether the option is among them, `not_equals`
        whether it is not. Numbers compare as numbers, dates by the calendar.
        """
        value = self.value
        if isinstance(answer, list):
            chosen = value in answer
            return not chosen if self.operator is KnockoutOperator.NOT_EQUALS else chosen
        match self.operator:
            case KnockoutOperator.EQUALS | KnockoutOperator.INCLUDES:
                return answer == value
            case KnockoutOperator.NOT_EQUALS:
                return answer != value
            case KnockoutOperator.AT_LEAST:
                return _not_below(answer, value)
            case KnockoutOperator.AT_MOST:
                return _not_below(value, answer)


def _not_below(one: AnswerValue, other: AnswerValue) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return one >= other  # ISO dates sort as text
    if isinstance(one, int | float) and isinstance(other, int | float):
        return one >= other
    return False


@dataclass(frozen=True, slots=True)
class ShownIf:
    """The question is only asked when another, earlier one has this answer."""

    question_id: str
    equals: str | bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One screening question. `id` is chosen by whoever writes the job and unique in it."""

    id: str
    kind: QuestionKind
    label: str
    help: str = ""
    required: bool = False
    options: tuple[Option, ...] = ()
    knockout: Knockout | None = None
    shown_if: ShownIf | None = None


@dataclass(frozen=True, slots=True)
class CheckedAnswers:
    """Answers that fit their questions.

    `values` holds an entry for each question that was shown and answered, by question id;
    `knocked_out` names the questions whose knock-out rule fits the answer.
    """

    values: Mapping[str, AnswerValue]
    knocked_out: frozenset[str]
