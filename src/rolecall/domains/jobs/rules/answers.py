"""Whether answers fit their questions, and which of them knock out. Pure.

Guarantees: `check_answers` returns only values of the kind that the question asks for, only for
questions that are shown given the other answers, and something for each of those that is required.
Answers may come from JSON (`QuestionKind` says how) or from an HTML form, where all is text: `"12"`
for a number, `"yes"` and `"no"`, and a lone key where several could be chosen.
"""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from rolecall.domains.jobs.contracts import (
    AnswerValue,
    CheckedAnswers,
    Question,
    QuestionKind,
    ShownIf,
)
from rolecall.kernel.errors import FieldError, InvalidInput
from rolecall.kernel.sentences import said_by, say

MAX_TEXT: Final = 1_000
MAX_LONG_TEXT: Final = 10_000
MAX_NUMBER: Final = 1e15
_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,16}(\.[0-9]{1,10})?")
_TRUE: Final = frozenset({"yes", "true", "1", "on"})
_FALSE: Final = frozenset({"no", "false", "0", "off"})
_YEARS: Final = range(1900, 2201)


class _Refused(Exception):
    """An answer does not fit; it is raised with a sentence for people."""


def check_answers(
    questions: Sequence[Question], answers: Mapping[str, Any], *, field: str = "answers"
) -> CheckedAnswers:
    """Return the clean answers of a job's questions.

    An answer to a question that is not shown is left out; blank text counts as no answer.

    Raises:
        InvalidInput: with one field error `answers.<question id>` per question in need of
            attention.
    """
    known = {question.id for question in questions}
    faults = [
        FieldError(f"{field}.{name}", say("This job asks no such question."), "unknown_question")
        for name in answers
        if name not in known
    ]
    values: dict[str, AnswerValue] = {}
    for question in questions:
        if not is_shown(question.shown_if, values):
            continue
        given = _without_blanks(answers.get(question.id))
        if given is None:
            if question.required:
                faults.append(
                    FieldError(
                        f"{field}.{question.id}", say("Please answer this question."), "required"
                    )
                )
            continue
        try:
            values[question.id] = _READERS[question.kind](question, given)
        except _Refused as refusal:
            faults.append(FieldError(f"{field}.{question.id}", said_by(refusal), "invalid_answer"))
    if faults:
        raise InvalidInput(
            (
                faults[0].message
                if len(faults) == 1
                else say("{faults} answers need attention.", faults=len(faults))
            ),
            code="invalid_answers",
            errors=faults,
        )
    return CheckedAnswers(values, knocked_out(questions, values))


def is_shown(condition: ShownIf | None, values: Mapping[str, AnswerValue]) -> bool:
    """Tell whether a question is asked, given the clean answers to the questions before it."""
    if condition is None:
        return True
    answer = values.get(condition.question_id)
    if isinstance(answer, list):
        return condition.equals in answer
    return answer is not None and answer == condition.equals


def knocked_out(questions: Sequence[Question], values: Mapping[str, AnswerValue]) -> frozenset[str]:
    """Return the ids of the questions whose knock-out rule fits the answer that was given."""
    return frozenset(
        question.id
        for question in questions
        if question.knockout is not None
        and question.id in values
        and question.knockout.fits(values[question.id])
    )


def answer_text(question: Question, value: AnswerValue) -> str:
    """Return an answer as people read it."""
    labels = {option.key: option.label for option in question.options}
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, list):
        return ", ".join(labels.get(key, key) for key in value)
    if question.kind is QuestionKind.SINGLE_CHOICE:
        return labels.get(str(value), str(value))
    return str(value)


def _without_blanks(given: Any) -> Any:
    if isinstance(given, str):
        return given.strip() or None
    if isinstance(given, list | tuple):
        return [item for item in given if item is not None and item != ""] or None
    return given


def _text(question: Question, given: Any) -> AnswerValue:
    limit = MAX_TEXT if question.kind is QuestionKind.TEXT else MAX_LONG_TEXT
    if not isinstance(given, str) or "\x00" in given:
        raise _Refused(say("Answer with text."))
    if len(given) > limit:
        raise _Refused(
            say(
                "Please keep it under {limit} characters; these are {given}.",
                limit=limit,
                given=len(given),
            )
        )
    return given


def _single_choice(question: Question, given: Any) -> AnswerValue:
    if isinstance(given, list) and len(given) == 1:
        given = given[0]
    if not isinstance(given, str) or given not in {option.key for option in question.options}:
        raise _Refused(say("Choose one of the options."))
    return given


def _multiple_choice(question: Question, given: Any) -> AnswerValue:
    keys = [given] if isinstance(given, str) else given
    if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
        raise _Refused(say("Choose among the options."))
    known = [option.key for option in question.options]
    if any(key not in known for key in keys):
        raise _Refused(say("Choose among the options."))
    return [key for key in known if key in keys]


def _number(_: Question, given: Any) -> AnswerValue:
    if isinstance(given, str):
        if not _NUMBER.fullmatch(given):
            raise _Refused(say("Answer with a number, such as 3 or 2.5."))
        given = float(given) if "." in given else int(given)
    if isinstance(given, bool) or not isinstance(given, int | float):
        raise _Refused(say("Answer with a number, such as 3 or 2.5."))
    if abs(given) > MAX_NUMBER or not math.isfinite(given):
        raise _Refused(say("This number is out of range."))
    return int(given) if given == int(given) else given


def _date(_: Question, given: Any) -> AnswerValue:
    try:
        parsed = date.fromisoformat(given)
    except (TypeError, ValueError):
        raise _Refused(say("Answer with a date, such as 2025-03-01.")) from None
    if parsed.year not in _YEARS:
        raise _Refused(say("This date is out of range."))
    return parsed.isoformat()


def _yes_no(_: Question, given: Any) -> AnswerValue:
    if isinstance(given, bool):
        return given
    word = given.casefold() if isinstance(given, str) else ""
    if word not in _TRUE | _FALSE:
        raise _Refused(say("Answer yes or no."))
    return word in _TRUE


def _file(_: Question, given: Any) -> AnswerValue:
    try:
        return str(UUID(given))
    except (AttributeError, TypeError, ValueError):
        raise _Refused(say("Upload a file, and answer with its id.")) from None


_READERS: Final[dict[QuestionKind, Callable[[Question, Any], AnswerValue]]] = {
    QuestionKind.TEXT: _text,
    QuestionKind.LONG_TEXT: _text,
    QuestionKind.SINGLE_CHOICE: _single_choice,
    QuestionKind.MULTIPLE_CHOICE: _multiple_choice,
    QuestionKind.NUMBER: _number,
    QuestionKind.DATE: _date,
    QuestionKind.YES_NO: _yes_no,
    QuestionKind.FILE: _file,
}
