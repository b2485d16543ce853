"""All applications for one job, from the day it opened."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from rolecall.entrypoints.seed import answers, histories
from rolecall.entrypoints.seed.applicants import CANDIDATE_KEY, CANDIDATE_STORY
from rolecall.entrypoints.seed.catalog import Job, Organization, Stage, writing
from rolecall.entrypoints.seed.dice import dice
from rolecall.entrypoints.seed.shapes import Answer, Application, Candidate, JobDates, Step
from rolecall.entrypoints.seed.working_time import add_working_hours, applying_moment

_LAST_DAYS_WITHOUT_APPLICANTS = timedelta(days=6)
_EARLY = 0.35
_EAGERNESS = 0.3
_POPULAR = 20
_OFFERED_FROM, _OFFERED_UNTIL = timedelta(days=23), timedelta(days=15)
_JUST_APPLIED = 4
_FRESH = timedelta(days=3)
_REOPENED_A_JOB = 1
_REOPENED_SHARE = 0.1
_REOPENING = "A second look: an opening was added and the profile fits it."
_CAN_BE_REOPENED = frozenset({"more_qualified", "missing_skills"})


@dataclass(frozen=True, slots=True)
class Window:
    """When a job takes applications (`opens` to `shuts`) and until when moves are made."""

    opens: datetime
    shuts: datetime
    moves_until: datetime
    as_of: datetime
    closed: bool
    zone: ZoneInfo

    @classmethod
    def of(cls, dates: JobDates, as_of: datetime, zone: ZoneInfo) -> Self | None:
        """Return the window of a job, None for a draft."""
        if dates.opened_at is None:
            return None
        if dates.closed_at is not None:
            shuts, moves = dates.closed_at - _LAST_DAYS_WITHOUT_APPLICANTS, dates.closed_at
        else:
            shuts = moves = dates.held_at or as_of
        return cls(dates.opened_at, shuts, moves, as_of, dates.closed_at is not None, zone)

    @property
    def early(self) -> datetime:
        """The end of the time in which an applicant can still go all the way."""
        return self.opens + (self.shuts - self.opens) * _EARLY


@dataclass(frozen=True, slots=True)
class _Entry:
    """An application on the day it comes in."""

    candidate: Candidate
    applied_at: datetime
    given: Mapping[str, Answer]
    fit: float
    destiny: Stage | None


def applications(
    rng: random.Random,
    profile: Organization,
    job: Job,
    window: Window,
    taking_part: Sequence[Candidate],
) -> list[Application]:
    """Return the job's applications with their moves until now.

    No more people are hired than there are openings; an open job keeps one to fill, and a closed
    one has filled them all and told everybody else.
    """
    stories = {candidate.key: dice(rng.getrandbits(64), candidate.key) for candidate in taking_part}
    entries = {
        candidate.key: _entry(stories[candidate.key], profile, job, window, candidate)
        for candidate in taking_part
    }
    if window.closed:
        _choose_hires(stories, entries, job, window)
    elif job.popularity >= _POPULAR and job.status == "open":
        _fill_board(stories, entries, job, window)
    moves = {
        key: histories.run(
            stories[key],
            histories.Course(
                entry.applied_at,
                entry.fit,
                failed=answers.failed_knock_out(job, entry.given),
                destiny=entry.destiny,
            ),
            job,
            writing().withdrawals.reasons,
            window.zone,
        )
        for key, entry in entries.items()
    }
    recruiter = job.team.recruiter
    histories.fill_openings(moves, job.openings - (0 if window.closed else 1), recruiter)
    if window.closed:
        applied = {key: entry.applied_at for key, entry in entries.items()}
        histories.close_out(moves, applied, window.moves_until, recruiter)
    else:
        moves = {key: histories.until(steps, window.moves_until) for key, steps in moves.items()}
        _reopen_some(rng, job, moves, window)
    return [
        _application(stories[key], profile, job, entry, moves[key], window)
        for key, entry in entries.items()
    ]


def _entry(
    rng: random.Random, profile: Organization, job: Job, window: Window, candidate: Candidate
) -> _Entry:
    suited = candidate.career.family == job.family and candidate.career.years >= job.years[0]
    fit = rng.betavariate(2.6, 2.0) if suited else rng.betavariate(1.2, 5.0)
    given = answers.answers(rng, job, candidate, window.as_of.date())
    destiny: Stage | None = None
    latest = window.shuts
    if candidate.key == CANDIDATE_KEY:
        destiny, latest = CANDIDATE_STORY[profile.key][job.key], window.early
        given = answers.passing(job, given)
    applied_at = applying_moment(rng, window.opens, latest, _EAGERNESS, window.zone)
    return _Entry(candidate, applied_at, given, fit, destiny)


def _choose_hires(
    stories: Mapping[str, random.Random],
    entries: dict[str, _Entry],
    job: Job,
    window: Window,
) -> None:
    """Mark the best early applicants of a filled job as those who will be hired."""
    for entry in _best(entries, job)[: job.openings]:
        _send(stories, entries, entry, "hired", (window.opens, window.early), window)


def _fill_board(
    stories: Mapping[str, random.Random],
    entries: dict[str, _Entry],
    job: Job,
    window: Window,
) -> None:
    """Let every column of a popular job's board have somebody in it.

    The best early applicant is hired where that leaves an opening, two later ones have an offer,
    and the last four have just applied.
    """
    best = _best(entries, job)
    if job.openings > 1:
        _send(stories, entries, best.pop(0), "hired", (window.opens, window.early), window)
    lately = (
        max(window.opens, window.shuts - _OFFERED_FROM),
        window.shuts - _OFFERED_UNTIL,
    )
    for entry in best[:2]:
        _send(stories, entries, entry, "offer", lately, window)
    for entry in best[-_JUST_APPLIED:]:
        if entry.destiny is None:
            fresh = (window.shuts - _FRESH, window.shuts)
            _send(stories, entries, entry, None, fresh, window)


def _best(entries: Mapping[str, _Entry], job: Job) -> list[_Entry]:
    """Return those who meet the requirements and have no story yet, the fittest first."""
    return sorted(
        (
            entry
            for entry in entries.values()
            if entry.destiny is None and not answers.failed_knock_out(job, entry.given)
        ),
        key=lambda entry: (-entry.fit, entry.candidate.key),
    )


def _send(
    stories: Mapping[str, random.Random],
    entries: dict[str, _Entry],
    entry: _Entry,
    destiny: Stage | None,
    between: tuple[datetime, datetime],
    window: Window,
) -> None:
    """Let somebody apply in that time, and come as far as their destiny."""
    key = entry.candidate.key
    moment = applying_moment(stories[key], *between, 0.0, window.zone)
    entries[key] = replace(entry, applied_at=moment, destiny=destiny)


def _reopen_some(
    rng: random.Random, job: Job, moves: dict[str, tuple[Step, ...]], window: Window
) -> None:
    """Take up a rejected application again here and there, at the stage that it had left."""
    reopened = 0
    for key, steps in moves.items():
        if reopened == _REOPENED_A_JOB or not steps or steps[-1].reason not in _CAN_BE_REOPENED:
            continue
        at = add_working_hours(steps[-1].at, rng.uniform(12, 30), window.zone)
        at = at.replace(microsecond=0)
        unlucky = rng.random() > _REOPENED_SHARE or key == CANDIDATE_KEY
        if unlucky or at > window.moves_until:
            continue
        left: Stage = steps[-2].to_stage if len(steps) > 1 else "applied"
        moves[key] = (*steps, Step(at, left, job.team.recruiter, _REOPENING))
        reopened += 1


def _application(
    rng: random.Random,
    profile: Organization,
    job: Job,
    entry: _Entry,
    steps: tuple[Step, ...],
    window: Window,
) -> Application:
    interviewed = any(step.to_stage == "interview" for step in steps)
    assigned = (rng.choice(job.team.interviewers),) if interviewed else ()
    written = answers.notes(rng, job, entry.candidate, steps, assigned)
    return Application(
        key=f"{profile.key}/{job.key}/{entry.candidate.key}",
        candidate_key=entry.candidate.key,
        job_key=job.key,
        applied_at=entry.applied_at,
        source=answers.source(rng),
        cover_note=answers.cover_note(rng, job, entry.candidate, profile.name),
        answers=entry.given,
        fit=round(entry.fit, 3),
        steps=steps,
        notes=tuple(note for note in written if note.at <= window.as_of),
        assigned=assigned,
    )
