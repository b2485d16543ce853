"""How applications fare: who is reviewed when, moved where, and for which reason.

A funnel comes out of two things: the fit of a candidate, and the pace at which people work. Moves
follow the default workflow (applied, screening, interview, offer, hired; rejected from any of them;
withdrawn until hired) and fall within working hours; a withdrawal comes when the candidate likes.
"""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from rolecall.entrypoints.seed.catalog import Job, Stage
from rolecall.entrypoints.seed.dice import skewed
from rolecall.entrypoints.seed.shapes import Step
from rolecall.entrypoints.seed.working_time import HOURS_A_DAY, add_working_hours


@dataclass(frozen=True, slots=True)
class Pace:
    """How a stage ends: after a median of so many working days, forward with this chance.

    The chance is `base + slope * fit`; `withdraw` is the share of those who leave by themselves.
    """

    days: float
    base: float
    slope: float
    withdraw: float
    onward: Stage


PACE: dict[Stage, Pace] = {
    "applied": Pace(3.4, 0.38, 0.60, 0.01, "screening"),
    "screening": Pace(7.0, 0.36, 0.48, 0.05, "interview"),
    "interview": Pace(9.0, 0.24, 0.52, 0.05, "offer"),
    "offer": Pace(8.0, 0.80, 0.10, 0.08, "hired"),
}
TERMINAL: frozenset[Stage] = frozenset({"hired", "rejected", "withdrawn"})

_REASONS: dict[Stage, dict[str, float]] = {
    "applied": {
        "experience": 5,
        "missing_skills": 4,
        "location": 1,
        "more_qualified": 2,
    },
    "screening": {
        "pay_expectations": 3,
        "missing_skills": 3,
        "location": 2,
        "more_qualified": 4,
    },
    "interview": {"interview_feedback": 6, "more_qualified": 4},
    "offer": {"offer_declined": 1},
}
_BY_ADMIN = 0.3
_STRAIGHT = 0.36
_STRAIGHT_SPREAD = 0.2


@dataclass(frozen=True, slots=True)
class Course:
    """What decides how one application fares.

    `failed` says that a knock-out answer was given. With a `destiny` the application goes straight
    and quickly to that stage and stays there; chance decides only the hours.
    """

    applied_at: datetime
    fit: float
    failed: bool
    destiny: Stage | None = None


def run(
    rng: random.Random, course: Course, job: Job, withdrawals: Sequence[str], zone: ZoneInfo
) -> tuple[Step, ...]:
    """Return all moves of one application up to its end, whenever that would be."""
    stage: Stage = "applied"
    moment = course.applied_at
    steps: list[Step] = []
    while stage not in TERMINAL and stage != course.destiny:
        rule = PACE[stage]
        hours = skewed(rng, rule.days * HOURS_A_DAY)
        if course.destiny is not None:
            hours = skewed(rng, rule.days * HOURS_A_DAY * _STRAIGHT, _STRAIGHT_SPREAD)
        if course.failed:
            hours = rng.uniform(0.5, HOURS_A_DAY)
        due = add_working_hours(moment, hours, zone)
        step = _next(rng, stage, rule, due, course, job)
        if step.to_stage == "withdrawn":
            away = moment + (due - moment) * rng.uniform(0.2, 0.95)
            step = Step(
                away.replace(microsecond=0), "withdrawn", "candidate", rng.choice(withdrawals)
            )
        steps.append(replace(step, at=step.at.replace(microsecond=0)))
        stage, moment = step.to_stage, step.at
    return tuple(steps)


def _next(
    rng: random.Random, stage: Stage, rule: Pace, due: datetime, course: Course, job: Job
) -> Step:
    # Hiring managers read and write notes; cards are moved by recruiters and admins.
    by = "admin" if stage == "offer" and rng.random() < _BY_ADMIN else job.team.recruiter
    if course.failed:
        return Step(due, "rejected", by, "failed_screening")
    if course.destiny is not None and course.destiny != "rejected":
        return Step(due, rule.onward, by)
    luck = rng.random()
    if course.destiny is None and luck < rule.withdraw:
        return Step(due, "withdrawn", "candidate")
    forward = rule.base + rule.slope * course.fit
    if course.destiny is None and luck < rule.withdraw + (1 - rule.withdraw) * forward:
        return Step(due, rule.onward, by)
    reasons = _REASONS[stage]
    return Step(due, "rejected", by, rng.choices(list(reasons), list(reasons.values()))[0])


def until(steps: Iterable[Step], moment: datetime) -> tuple[Step, ...]:
    """Return the moves that had happened by `moment`."""
    return tuple(step for step in steps if step.at <= moment)


def fill_openings(histories: dict[str, tuple[Step, ...]], openings: int, recruiter: str) -> None:
    """Let the first `openings` hires of a job stand; later ones are told at the offer's time.

    Histories are changed in place.
    """
    hires = sorted(
        (steps[-1].at, key)
        for key, steps in histories.items()
        if steps and steps[-1].to_stage == "hired"
    )
    for _, key in hires[openings:]:
        steps = histories[key]
        before = tuple(step for step in steps if step.to_stage not in {"offer", "hired"})
        offered = next(step.at for step in steps if step.to_stage == "offer")
        histories[key] = (*before, Step(offered, "rejected", recruiter, "more_qualified"))


def close_out(
    histories: dict[str, tuple[Step, ...]],
    applied: dict[str, datetime],
    closed_at: datetime,
    recruiter: str,
) -> None:
    """Tell all who were still waiting when the job closed that the position is filled."""
    minute = 0
    for key, all_steps in histories.items():
        steps = until(all_steps, closed_at)
        last: Stage = steps[-1].to_stage if steps else "applied"
        if last not in TERMINAL and applied[key] <= closed_at:
            minute += 1
            told = closed_at + timedelta(minutes=minute)
            steps = (*steps, Step(told, "rejected", recruiter, "position_closed"))
        histories[key] = steps
