"""What a job may say, and what about it deserves a look. Pure.

Guarantees: content that passed `checked_content` has no blank places, no skill twice, country codes
of ISO 3166-1, a pay range in a currency of ISO 4217 whose ends are in order, a description that is
safe to show, and questions that can be asked.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Final

from rolecall.domains.jobs.contracts import (
    Job,
    JobContent,
    JobStatus,
    JobWarning,
    Location,
    Pay,
    RemotePolicy,
    Skill,
)
from rolecall.domains.jobs.rules.countries import country_code, currencies
from rolecall.domains.jobs.rules.description import clean_html, plain_text, without_controls
from rolecall.domains.jobs.rules.inclusive import findings
from rolecall.domains.jobs.rules.pay import jurisdictions
from rolecall.domains.jobs.rules.questions import checked_questions
from rolecall.kernel.errors import FieldError, InvalidInput
from rolecall.kernel.sentences import say
from rolecall.kernel.terms import fold

MAX_MINOR: Final = 10**15
YEARS: Final = range(2000, 2201)
MAX_NAMED: Final = 6
"""How many jurisdictions a warning names before it says “and others”."""


def checked_content(content: JobContent, *, openings_filled: int = 0) -> JobContent:
    """Return the content in clean form.

    Raises:
        InvalidInput: with one field error per fault.
    """
    faults = list(_faults(content, openings_filled))
    if faults:
        raise InvalidInput(
            (
                faults[0].message
                if len(faults) == 1
                else say("{faults} fields need attention.", faults=len(faults))
            ),
            errors=faults,
        )
    return replace(
        content,
        title=_line(content.title),
        department=_line(content.department),
        locations=_locations(content.locations),
        description_html=clean_html(content.description_html),
        skills=_skills(content.skills),
        questions=checked_questions(content.questions),
    )


def warnings(job: Job, at: datetime) -> tuple[JobWarning, ...]:
    """Return what about a job deserves a look at this instant. Nothing of it stops anybody."""
    return (*content_warnings(job), *_state_warnings(job, at))


def content_warnings(content: JobContent) -> tuple[JobWarning, ...]:
    """Return what about the words of a job deserves a look, also while they are being typed."""
    typed = replace(
        content,
        locations=_locations(content.locations),
        description_html=clean_html(content.description_html),
    )
    return (*_missing(typed), *_wording(typed))


def _faults(content: JobContent, openings_filled: int) -> Iterator[FieldError]:
    if not _line(content.title):
        yield FieldError("title", say("A job needs a title."), "required")
    for index, location in enumerate(content.locations):
        if location.country.strip() and country_code(location.country) is None:
            yield FieldError(
                f"locations.{index}.country",
                say(
                    "Use a country's two-letter code (ISO 3166-1), such as US or DE, or "
                    "its English name."
                ),
                "unknown_country",
            )
    if content.pay is not None:
        yield from _faulty_pay(content.pay)
    if content.valid_through is not None and content.valid_through.year not in YEARS:
        yield FieldError("valid_through", say("This date is out of range."))
    if content.openings < max(1, openings_filled):
        yield FieldError(
            "openings",
            (
                say(
                    "{openings_filled} openings are filled already; keep at least as many.",
                    openings_filled=openings_filled,
                )
                if openings_filled
                else say("A job has at least one opening.")
            ),
        )


def _faulty_pay(pay: Pay) -> Iterator[FieldError]:
    if pay.currency not in currencies():
        yield FieldError(
            "pay.currency",
            say("Use the three-letter code of a currency (ISO 4217), such as USD or EUR."),
            "unknown_currency",
        )
    ends = {"min_minor": pay.min_minor, "max_minor": pay.max_minor}
    if all(value is None for value in ends.values()):
        yield FieldError("pay.min_minor", say("Give at least one end of the range."), "required")
    for name, value in ends.items():
        if value is not None and not 0 <= value <= MAX_MINOR:
            yield FieldError(f"pay.{name}", say("This amount is out of range."))
    if pay.min_minor is not None and pay.max_minor is not None and pay.min_minor > pay.max_minor:
        yield FieldError(
            "pay.max_minor",
            say("The upper end is below the lower one; swap them."),
            "range_reversed",
        )


def _missing(job: JobContent) -> Iterator[JobWarning]:
    if job.pay is None or job.pay.min_minor is None or job.pay.max_minor is None:
        named = jurisdictions(job.locations, job.remote_policy)
        if named:
            listed = ", ".join(named[:MAX_NAMED])
            more = " and others" if len(named) > MAX_NAMED else ""
            yield JobWarning(
                "pay_range_missing",
                say(
                    "There is no pay range with both ends. Where this job is done, the law "
                    "asks for one in postings: {listed}{more}.",
                    listed=listed,
                    more=more,
                ),
            )
        elif job.pay is None:
            yield JobWarning(
                "pay_range_missing",
                say("There is no pay range. More people apply where they know what is paid."),
            )
    if not job.description_html:
        yield JobWarning("description_missing", say("There is no description yet."))
    if not job.locations and job.remote_policy is not RemotePolicy.REMOTE:
        yield JobWarning(
            "location_missing", say("There is no place of work; job search engines ask for one.")
        )


def _state_warnings(job: Job, at: datetime) -> Iterator[JobWarning]:
    if job.openings_filled >= job.openings and job.status is JobStatus.OPEN:
        yield JobWarning(
            "openings_filled", say("All openings are filled. Close the job, or add an opening.")
        )
    if job.valid_through is not None and job.valid_through <= at and job.status is JobStatus.OPEN:
        yield JobWarning(
            "deadline_passed", say("The last day to apply has passed: nobody can apply any more.")
        )


def _wording(content: JobContent) -> Iterator[JobWarning]:
    written = ". ".join(
        [
            content.title,
            plain_text(content.description_html),
            *(skill.name for skill in content.skills),
            *(question.label for question in content.questions),
        ]
    )
    for finding in findings(written):
        yield JobWarning(
            "wording",
            say(
                "“{found}”: {reason} Say instead: {instead}.",
                found=finding.found,
                reason=finding.reason,
                instead=finding.instead,
            ),
        )


def _locations(locations: tuple[Location, ...]) -> tuple[Location, ...]:
    cleaned = (
        Location(_line(item.city), _line(item.region), country_code(item.country) or "")
        for item in locations
    )
    return tuple(dict.fromkeys(item for item in cleaned if item != Location()))


def _skills(skills: tuple[Skill, ...]) -> tuple[Skill, ...]:
    kept: dict[str, Skill] = {}
    for skill in skills:
        name = _line(skill.name)
        if name and fold(name) not in kept:
            kept[fold(name)] = Skill(name, skill.required)
    return tuple(kept.values())


def _line(text: str) -> str:
    return " ".join(without_controls(text).split())
