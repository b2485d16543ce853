"""What applicants answer and write, and what the team notes about them."""

import random
from collections.abc import Mapping
from datetime import date, timedelta

from rolecall.entrypoints.seed.catalog import Job, Question, Writing, writing
from rolecall.entrypoints.seed.dice import fill, skewed, weighted
from rolecall.entrypoints.seed.people import plain
from rolecall.entrypoints.seed.shapes import Answer, Candidate, Note, Step

_OPTIONAL_ANSWERED = 0.65
_BAD_CHOICE = 0.06
_COVER_NOTE = 0.62
_CENTS = 100
_ROUND_TO = 1000

SOURCES = {
    "careers_page": 38, "job_board": 26, "referral": 13, "social": 9, "search_engine": 8,
    "agency": 3, "campus": 3,
}  # fmt: skip


def answers(rng: random.Random, job: Job, candidate: Candidate, today: date) -> dict[str, Answer]:
    """Return the answers by question key; optional questions are left out at times."""
    given: dict[str, Answer] = {}
    for question in job.questions:
        if question.required or rng.random() < _OPTIONAL_ANSWERED:
            given[question.key] = _answer(rng, question, job, candidate, today)
    return given


def passing(job: Job, given: Mapping[str, Answer]) -> dict[str, Answer]:
    """Return the same answers, with those that would rule the candidate out turned around."""
    return {
        question.key: _redeemed(question, given[question.key])
        for question in job.questions
        if question.key in given
    }


def failed_knock_out(job: Job, given: Mapping[str, Answer]) -> bool:
    """Say whether an answer rules the candidate out."""
    return any(
        question.knock_out is not None
        and question.key in given
        and not question.knock_out.passed(given[question.key])
        for question in job.questions
    )


def cover_note(rng: random.Random, job: Job, candidate: Candidate, organization: str) -> str | None:
    """Return a short letter, or None: many people write none."""
    if rng.random() > _COVER_NOTE:
        return None
    cover = writing().cover
    words = {
        "role": job.title,
        "org": organization,
        "years": max(1, candidate.career.years),
        "employer": candidate.career.posts[0].employer,
        "skill": rng.choice(candidate.career.skills),
    }
    parts = [rng.choice(cover.openings), rng.choice(cover.middles), rng.choice(cover.closings)]
    if rng.random() < 0.3:  # noqa: PLR2004
        parts.insert(2, rng.choice([text for text in cover.middles if text != parts[1]]))
    letter = "\n\n".join(fill(rng, part, **words) for part in parts)
    return f"{letter}\n\n{candidate.person.name}"


def source(rng: random.Random) -> str:
    """Return where an application came from."""
    return weighted(rng, SOURCES)


def notes(
    rng: random.Random,
    job: Job,
    candidate: Candidate,
    steps: tuple[Step, ...],
    assigned: tuple[str, ...],
) -> tuple[Note, ...]:
    """Return what the team wrote, each a little after the move that it belongs to.

    Those who were asked to assess write before the offer is decided.
    """
    texts: Writing = writing()
    pools = {
        "screening": (texts.notes.screening, job.team.recruiter, 0.55),
        "interview": (texts.notes.interview, job.team.managers[0], 0.5),
        "offer": (texts.notes.offer, job.team.recruiter, 0.8),
    }
    written: list[Note] = []
    for step in steps:
        if step.to_stage not in pools:
            continue
        pool, author, chance = pools[step.to_stage]
        words = {"skill": rng.choice(candidate.career.skills), "given": candidate.person.given}
        if rng.random() < chance:
            at = step.at + timedelta(minutes=rng.randint(3, 50))
            written.append(Note(at, author, fill(rng, rng.choice(pool), **words)))
        for author in assigned if step.to_stage == "offer" else ():
            before = step.at - timedelta(minutes=rng.randint(5, 25))
            text = fill(rng, rng.choice(texts.notes.interviewer), **words)
            written.append(Note(before, author, text))
    return tuple(sorted(written, key=lambda note: note.at))


def _redeemed(question: Question, answer: Answer) -> Answer:
    rule = question.knock_out
    if rule is None or rule.passed(answer):
        return answer
    if rule.operator == "not_equals":
        return next(option for option in question.options if option != rule.value)
    return rule.value


def _answer(
    rng: random.Random, question: Question, job: Job, candidate: Candidate, today: date
) -> Answer:
    match question.kind:
        case "yes_no":
            return rng.random() < question.likely
        case "choice":
            return _choice(rng, question)
        case "number":
            return _number(rng, question, job, candidate)
        case "date":
            return (today + timedelta(days=rng.randint(14, 75))).isoformat()
        case _:
            return _text(rng, question, candidate)


def _choice(rng: random.Random, question: Question) -> str:
    rule = question.knock_out
    if rule is None or rule.operator != "not_equals":
        return rng.choice(question.options)
    if rng.random() < _BAD_CHOICE:
        return str(rule.value)
    return rng.choice([option for option in question.options if option != rule.value])


def _number(rng: random.Random, question: Question, job: Job, candidate: Candidate) -> int:
    years = candidate.career.years
    match question.sample:
        case "weekly_hours":
            number = rng.choice([16, 20, 24, 24, 28, 32, 32, 36])
        case "salary":
            middle = (job.pay.minimum + job.pay.maximum) / 2 / _CENTS
            number = round(skewed(rng, middle, 0.12) / _ROUND_TO) * _ROUND_TO
        case "reports":
            number = rng.choice([0, 3, 5, 6, 8, 9, 12, 14])
        case _:
            number = max(0, years - rng.choice([0, 0, 0, 1, 2]))
    low = question.minimum if question.minimum is not None else number
    high = question.maximum if question.maximum is not None else number
    return min(max(number, low), high)


def _text(rng: random.Random, question: Question, candidate: Candidate) -> str:
    if question.sample == "portfolio":
        person = candidate.person
        return person.link or f"https://{plain(person.given)}{plain(person.family)}.example.org"
    return rng.choice(writing().samples[question.sample or "proud_digital"])
