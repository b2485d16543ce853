"""Whether a question was asked before, and what the answer of then is to the one of now. Pure."""

from collections.abc import Iterable, Sequence
from typing import Any

from rolecall.domains.applications.contracts.again import AskedAgain, GivenAnswer
from rolecall.domains.applications.rules.answers import displayed
from rolecall.domains.jobs.contracts import CHOICES, Question, QuestionKind


def asked_again(
    questions: Iterable[Question], given: Sequence[GivenAnswer]
) -> tuple[AskedAgain, ...]:
    """Return the questions with what was answered last to the same one.

    The same is one of the same kind in the same words: ids are chosen job by job. A choice is taken
    over only if its options read as they did. A file is never taken over: it was made for then.
    """
    return tuple(AskedAgain(one, _before(one, given)) for one in questions)


def _before(question: Question, given: Sequence[GivenAnswer]) -> Any:
    if question.kind is QuestionKind.FILE:
        return None
    for one in given:
        if one.kind == question.kind.value and _folded(one.label) == _folded(question.label):
            return _value(question, one)
    return None


def _value(question: Question, given: GivenAnswer) -> Any:
    if question.kind not in CHOICES:
        return given.value
    keys = {option.key for option in question.options}
    chosen = given.value if isinstance(given.value, list) else [given.value]
    fits = keys.issuperset(chosen) and displayed(question, given.value) == given.display
    return given.value if fits else None


def _folded(label: str) -> str:
    return " ".join(label.casefold().split())
