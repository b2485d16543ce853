"""A first template from a job's own text, by rules. Pure: the same job gives the same draft.

A competency is taken up when the posting has its signs: beginnings of words, which count more in
the title and among the skills than in the text, and little more when they are repeated. Four to six
are taken, weighed by how strongly the text asks for them. It is a proposal: a person approves it.
"""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from rolecall.domains.ai_interviews.contracts import (
    AskedQuestion,
    BankCompetency,
    Competency,
    Content,
    Fact,
    Knockout,
    KnockoutKind,
    KnockoutOption,
    Language,
    Settings,
    Standard,
    Texts,
)
from rolecall.domains.ai_interviews.rules.checking import (
    MAX_KNOCKOUTS,
    MINUTES,
    WEIGHTS,
    longest_seconds,
)
from rolecall.domains.jobs.contracts import (
    Job,
    KnockoutOperator,
    Question,
    QuestionKind,
    RemotePolicy,
)

FEWEST: Final = 4
MOST: Final = 6
SECONDS: Final = 120
"""For an answer; two minutes are what most people speak without a pause."""

_ALWAYS: Final = ("communication", "teamwork", "problem_solving", "ownership")
"""What every job needs something of; they fill up where the text says little."""
_IN_TITLE: Final = 4.0
_IN_SKILLS: Final = 2.0
_IN_TEXT: Final = 1.0
_STRONG: Final = 5.0
"""A score from which on a competency has the highest weight."""
_LEAST_WEIGHT: Final = 2
_SHORT: Final = 3
"""Characters up to which a sign is a whole word: `rn`, `api`."""
_STEP_MINUTES: Final = 5
_LONGEST_TEXT: Final = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class JobText:
    """What a draft is made from. `place` and `pay` are words for people, empty if not published."""

    title: str
    skills: tuple[str, ...]
    text: str
    questions: tuple[Question, ...]
    language: Language
    remote_policy: RemotePolicy
    place: str = ""
    pay: str = ""
    pay_period: str = ""
    contact: str = ""


def job_text_of(
    job: Job, text: str, language: Language, *, place: str, pay: str, contact: str
) -> JobText:
    """Return what of a job a draft is made from; `text` is its description without markup."""
    return JobText(
        title=job.title,
        skills=tuple(skill.name for skill in job.skills),
        text=text,
        questions=job.questions,
        language=language,
        remote_policy=job.remote_policy,
        place=place,
        pay=pay,
        pay_period=job.pay.period.value if job.pay else "",
        contact=contact,
    )


def draft_of(job: JobText, bank: Sequence[BankCompetency], standard: Standard) -> Content:
    """Return a first template in the language of the job's text."""
    chosen = chosen_competencies(job, bank)
    language = job.language
    made = Content(
        languages=(language,),
        opening=_only(standard.opening, language),
        closing=_only(standard.closing, language),
        competencies=tuple(
            competency_of(one, weight, (language,), questions=2 if place == 0 else 1)
            for place, (one, weight) in enumerate(chosen)
        ),
        knockouts=tuple(_knockouts(job))[:MAX_KNOCKOUTS],
        facts=tuple(_facts(job, standard)),
    )
    steps = -(-longest_seconds(made) // (60 * _STEP_MINUTES))
    minutes = min(MINUTES[1], steps * _STEP_MINUTES)
    return Content(
        languages=made.languages,
        opening=made.opening,
        closing=made.closing,
        competencies=made.competencies,
        knockouts=made.knockouts,
        facts=made.facts,
        settings=Settings(minutes=minutes, contact=job.contact),
    )


def chosen_competencies(
    job: JobText, bank: Sequence[BankCompetency]
) -> tuple[tuple[BankCompetency, int], ...]:
    """Return the competencies that a job's text asks for, the strongest first, with weights 1 to 5.

    Weights go by the root of the score, so that a trade that is named in the title does not crowd
    out the rest; what is asked for in passing, and what only fills up, has 2.
    """
    scores = {one.key: score_of(one, job) for one in bank}
    asked = sorted((one for one in bank if scores[one.key] > 0), key=lambda one: -scores[one.key])[
        :MOST
    ]
    top = scores[asked[0].key] if asked else 0.0
    top = max(top, _STRONG)
    weighed = [
        (one, max(_LEAST_WEIGHT, round(WEIGHTS[1] * math.sqrt(scores[one.key] / top))))
        for one in asked
    ]
    taken = {one.key for one in asked}
    by_key = {one.key: one for one in bank}
    for key in _ALWAYS:
        if len(weighed) >= FEWEST:
            break
        if key not in taken and key in by_key:
            weighed.append((by_key[key], _LEAST_WEIGHT))
    return tuple(weighed)


def score_of(competency: BankCompetency, job: JobText) -> float:
    """Return how strongly a job's text asks for a competency; 0 if it has none of its signs.

    A sign in the running text alone counts 1, and little more when it is repeated; one of the title
    4, one among the skills 2. A single mention in passing is not enough by itself.
    """
    skills = " \n ".join(job.skills)
    total = 0.0
    for sign in competency.signs[job.language]:
        expression = _expression(sign)
        for place, weight in ((job.title, _IN_TITLE), (skills, _IN_SKILLS), (job.text, _IN_TEXT)):
            count = sum(1 for _ in expression.finditer(place.casefold()))
            if count:
                total += weight * (1 + math.log(count))
    return total if total > _IN_TEXT else 0.0


def competency_of(
    one: BankCompetency, weight: int, languages: Iterable[Language], *, questions: int
) -> Competency:
    """Return a competency of the bank as a template holds it, with its first questions."""
    wanted = tuple(languages)
    follow_ups = tuple(_only(text, *wanted) for text in one.follow_ups)
    return Competency(
        key=one.key,
        bank_key=one.key,
        name=_only(one.name, *wanted),
        description=_only(one.description, *wanted),
        weight=weight,
        anchors=type(one.anchors)(
            low=_only(one.anchors.low, *wanted),
            medium=_only(one.anchors.medium, *wanted),
            high=_only(one.anchors.high, *wanted),
        ),
        questions=tuple(
            AskedQuestion(
                key=f"{one.key}-{number}",
                text=_only(text, *wanted),
                follow_ups=follow_ups,
                max_follow_ups=min(1, len(follow_ups)),
                seconds=SECONDS,
            )
            for number, text in enumerate(one.questions[:questions], 1)
        ),
    )


@cache
def _expression(sign: str) -> re.Pattern[str]:
    end = r"(?!\w)" if len(sign) <= _SHORT else ""
    return re.compile(rf"(?<!\w){re.escape(sign.casefold())}{end}")


def _only(texts: Texts, *languages: Language) -> Texts:
    return Texts(**{one.value: texts.of(one) for one in languages})


def _in(language: Language, text: str) -> Texts:
    return Texts(**{language.value: text})


def _knockouts(job: JobText) -> Iterable[Knockout]:
    """Yield the job's own questions that it knocks out by, as far as they are choices."""
    for question in job.questions:
        flagged = _flagged(question)
        if not flagged or question.shown_if is not None or len(question.label) > _LONGEST_TEXT:
            continue
        options = tuple(
            KnockoutOption(key=one.key, label=_in(job.language, one.label))
            for one in question.options
        )
        is_choice = question.kind is QuestionKind.SINGLE_CHOICE
        yield Knockout(
            key=question.id,
            kind=KnockoutKind.CHOICE if is_choice else KnockoutKind.YES_NO,
            text=_in(job.language, question.label),
            flagged=flagged,
            options=options if is_choice else (),
        )


def _flagged(question: Question) -> tuple[str, ...]:
    """Return the answers that the question's rule knocks out, empty if they are no choices."""
    rule = question.knockout
    if rule is None:
        return ()
    if question.kind is QuestionKind.YES_NO:
        answers: Mapping[str, str | bool] = {"yes": True, "no": False}
    elif question.kind is QuestionKind.SINGLE_CHOICE:
        answers = {one.key: one.key for one in question.options}
    else:
        return ()
    if rule.operator not in {KnockoutOperator.EQUALS, KnockoutOperator.NOT_EQUALS}:
        return ()
    return tuple(key for key, value in answers.items() if rule.fits(value))


def _facts(job: JobText, standard: Standard) -> Iterable[Fact]:
    language, words = job.language, standard.words[job.language]
    answers = {
        "place": f"{words[job.remote_policy.value]}: {job.place}." if job.place else "",
        "pay": f"{job.pay} {words[job.pay_period]}." if job.pay else "",
    }
    for fact in standard.facts:
        answer = answers.get(fact.key, "") or fact.answer.of(language)
        if answer:
            yield Fact(
                key=fact.key,
                question=_only(fact.question, language),
                answer=_in(language, answer),
            )
