"""What criteria may look like, and which a job suggests. Pure.

Guarantees: ids are unique; each criterion has what its kind is looked for by and nothing else; one
about an answer accepts something that the question can be answered with.
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from rolecall.domains.jobs.contracts import CHOICES, Question, QuestionKind, Skill
from rolecall.domains.jobs.contracts.criteria import Criterion, CriterionKind
from rolecall.domains.jobs.contracts.languages import LANGUAGES
from rolecall.kernel.errors import FieldError, InvalidInput
from rolecall.kernel.sentences import say

MAX_CRITERIA: Final = 40
MAX_PHRASES: Final = 20
MAX_YEARS: Final = 50
ANSWERABLE: Final = CHOICES | {QuestionKind.YES_NO, QuestionKind.NUMBER}
"""Kinds of questions whose answers can be compared."""
_YES_NO: Final = frozenset({"yes", "no"})
_PHRASES: Final = frozenset({CriterionKind.SKILL, CriterionKind.LICENCE})


def checked_criteria(
    items: Sequence[Criterion], questions: Sequence[Question]
) -> tuple[Criterion, ...]:
    """Return the criteria, each with what belongs to its kind and nothing else.

    Raises:
        InvalidInput: with one field error per fault, `items.2.phrases`.
    """
    faults = list(_faults(items, {question.id: question for question in questions}))
    if faults:
        raise InvalidInput(
            (
                faults[0].message
                if len(faults) == 1
                else say("{faults} criteria need attention.", faults=len(faults))
            ),
            errors=faults,
        )
    return tuple(_only_of_its_kind(item) for item in items)


def suggested(skills: Sequence[Skill], items: Sequence[Criterion]) -> tuple[Criterion, ...]:
    """Return the job's skills as criteria, but those that a criterion looks for already."""
    known = {_key(item.label) for item in items}
    known |= {_key(phrase) for item in items for phrase in item.phrases}
    return tuple(
        Criterion(
            id=f"skill-{number}",
            kind=CriterionKind.SKILL,
            label=skill.name,
            required=skill.required,
            phrases=(skill.name,),
        )
        for number, skill in enumerate(skills, 1)
        if _key(skill.name) not in known
    )


def _faults(items: Sequence[Criterion], questions: Mapping[str, Question]) -> Iterator[FieldError]:
    if len(items) > MAX_CRITERIA:
        yield FieldError(
            "items",
            say("A job has at most {max_criteria} criteria.", max_criteria=MAX_CRITERIA),
            "too_many",
        )
    seen: set[str] = set()
    for index, item in enumerate(items):
        at = f"items.{index}"
        if item.id in seen:
            yield FieldError(f"{at}.id", say("Two criteria have this id."), "duplicate")
        seen.add(item.id)
        if item.kind in _PHRASES and not any(_key(phrase) for phrase in item.phrases):
            yield FieldError(
                f"{at}.phrases", say("Write at least one word to look for."), "required"
            )
        if item.kind is CriterionKind.EXPERIENCE and item.years is None:
            yield FieldError(f"{at}.years", say("Say how many years."), "required")
        if item.kind is CriterionKind.LANGUAGE and item.language not in LANGUAGES:
            yield FieldError(f"{at}.language", say("Choose a language from the list."))
        if item.kind is CriterionKind.ANSWER:
            yield from _faulty_answer(item, questions.get(item.question_id), at)


def _faulty_answer(item: Criterion, question: Question | None, at: str) -> Iterator[FieldError]:
    if question is None:
        yield FieldError(f"{at}.question_id", say("The job asks no such question. Choose another."))
    elif question.kind not in ANSWERABLE:
        yield FieldError(
            f"{at}.question_id",
            say("Only answers that are chosen, counted, or yes or no can be compared."),
        )
    elif question.kind is QuestionKind.NUMBER:
        if item.at_least is None:
            yield FieldError(
                f"{at}.at_least", say("Say from which number on it is met."), "required"
            )
    else:
        possible = (
            _YES_NO
            if question.kind is QuestionKind.YES_NO
            else {option.key for option in question.options}
        )
        if not item.accepted or not possible.issuperset(item.accepted):
            yield FieldError(f"{at}.accepted", say("Choose which answers meet it."), "required")


def _only_of_its_kind(item: Criterion) -> Criterion:
    kind = item.kind
    answer = kind is CriterionKind.ANSWER
    phrases = {_key(phrase): phrase for phrase in item.phrases if _key(phrase)}
    return Criterion(
        id=item.id,
        kind=kind,
        label=item.label,
        required=item.required,
        phrases=tuple(phrases.values()) if kind in _PHRASES else (),
        years=item.years if kind is CriterionKind.EXPERIENCE else None,
        language=item.language if kind is CriterionKind.LANGUAGE else "",
        level=item.level if kind is CriterionKind.LANGUAGE else None,
        question_id=item.question_id if answer else "",
        accepted=tuple(dict.fromkeys(item.accepted)) if answer else (),
        at_least=item.at_least if answer else None,
    )


def _key(words: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", words).casefold().split())
