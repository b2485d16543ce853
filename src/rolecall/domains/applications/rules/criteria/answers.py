"""Answers to screening questions."""

from collections.abc import Sequence
from typing import Any

from rolecall.domains.applications.contracts import Answer
from rolecall.domains.applications.contracts.findings import (
    CriterionVerdict,
    Evidence,
    Finding,
    Why,
)
from rolecall.domains.jobs.contracts import QuestionKind
from rolecall.domains.jobs.contracts.criteria import Criterion
from rolecall.kernel.sentences import say


def compare_answer(criterion: Criterion, answers: Sequence[Answer]) -> Finding:
    """Compare an answer with those that meet the criterion."""
    answer = next((one for one in answers if one.question_id == criterion.question_id), None)
    if answer is None:
        return Finding(
            criterion.id,
            CriterionVerdict.CANNOT_TELL,
            Why.NOT_ANSWERED,
            say("The question was not answered."),
        )
    fits = _fits(criterion, answer.kind, answer.value)
    if fits is None:
        return Finding(
            criterion.id, CriterionVerdict.CANNOT_TELL, Why.NOT_ASKED,
            say("The question was another one when it was answered."), (_quoted(answer),),
        )  # fmt: skip
    verdict = CriterionVerdict.MET if fits else CriterionVerdict.NOT_MET
    said = say("Answered: {answer}", answer=_spoken(answer))
    return Finding(criterion.id, verdict, Why.ANSWERED, said, (_quoted(answer),))


def _spoken(answer: Answer) -> str:
    """Return an answer in words: yes and no in the reader's language, everything else as given."""
    if answer.kind == QuestionKind.YES_NO:
        return say("Yes") if answer.value else say("No")
    return answer.display


def _fits(criterion: Criterion, kind: str, value: Any) -> bool | None:
    match kind:
        case QuestionKind.YES_NO:
            return ("yes" if value else "no") in criterion.accepted
        case QuestionKind.SINGLE_CHOICE:
            return value in criterion.accepted
        case QuestionKind.MULTIPLE_CHOICE:
            return bool(set(value) & set(criterion.accepted))
        case QuestionKind.NUMBER if criterion.at_least is not None:
            return bool(value >= criterion.at_least)
    return None


def _quoted(answer: Answer) -> Evidence:
    whole = len(answer.display)
    return Evidence(answer.question_id, answer.display, 0, whole, 0, whole)
