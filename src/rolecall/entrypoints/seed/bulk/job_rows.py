"""Rows of jobs for bulk data, made of the demo's jobs. Pure."""

from dataclasses import dataclass
from functools import cache
from uuid import UUID

import msgspec

from rolecall.domains.jobs.contracts import JobContent, Question
from rolecall.domains.jobs.contracts.board_numbers import job_number
from rolecall.domains.jobs.rules.content import checked_content
from rolecall.domains.jobs.rules.search import posting_terms, search_terms
from rolecall.entrypoints.seed.bulk.copy_text import NULL, escaped
from rolecall.entrypoints.seed.catalog import ORGANIZATIONS, organization
from rolecall.entrypoints.seed.loading.jobs import content_of
from rolecall.kernel.terms import fold


@dataclass(frozen=True, slots=True)
class JobTemplate:
    """A job's content as fields of rows."""

    title: str
    before_status: str
    """Fields between the id and the status."""
    before_openings: str
    """Fields between the status and the openings."""
    posting: str
    """Fields of a posting between what it belongs to and its times."""
    words: tuple[str, ...]
    posting_words: tuple[tuple[str, str], ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class JobRow:
    """What is one job's own. Instants are written out, `closed` is NULL for an open job."""

    id: str
    openings: int
    hired: int
    created: str
    published: str
    closed: str
    recruiter: str
    """The login of its recruiter, who wrote it."""


@cache
def templates() -> tuple[JobTemplate, ...]:
    """Return a template for each job of the demo that takes applications."""
    profiles = [organization(key) for key in ORGANIZATIONS]
    return tuple(
        _template(checked_content(content_of(profile, job)))
        for profile in profiles
        for job in profile.jobs
        if job.status != "draft"
    )


def job_fields(org: str, workflow: str, template: JobTemplate, job: JobRow) -> str:
    """Return a row of `jobs`."""
    is_open = job.closed == NULL
    return (
        f"{org}\t{job.id}\t{template.before_status}\t{'open' if is_open else 'closed'}\t"
        f"{template.before_openings}\t{job.openings}\t{job.hired}\t{workflow}\t1\t"
        f"{NULL if is_open else 'filled'}\t{2 if is_open else 3}\t{job.created}\t{job.recruiter}\t"
        f"{job.published if is_open else job.closed}\t{job.published}\t{job.closed}"
    )


def posting_fields(org: str, site: str, template: JobTemplate, job: JobRow) -> str:
    """Return a row of `public_postings`; `site` is slug and name of the organization."""
    is_open = job.closed == NULL
    number = job_number(UUID(job.id))
    return (
        f"{org}\t{job.id}\t{number}\t{site}\t{'t' if is_open else 'f'}\tt\t{template.posting}\t"
        f"{job.published}\t{job.published if is_open else job.closed}"
    )


def _template(content: JobContent) -> JobTemplate:
    pay = content.pay
    amounts = (
        (NULL,) * 4
        if pay is None
        else (str(pay.min_minor), str(pay.max_minor), pay.currency, pay.period.value)
    )
    places = _json(content.locations)
    policy, employment = content.remote_policy.value, content.employment_type.value
    title, department = escaped(content.title), escaped(content.department)
    description = escaped(content.description_html)
    return JobTemplate(
        title=title,
        before_status=f"{title}\t{escaped(fold(content.title))}",
        before_openings="\t".join(
            (
                department,
                escaped(fold(content.department)),
                places,
                policy,
                employment,
                *amounts,
                description,
                _json(content.skills),
                _json(content.questions),
            )
        ),
        posting="\t".join((title, department, places, policy, employment, _json(pay))),
        words=tuple(escaped(term) for term in sorted(search_terms(content))),
        posting_words=tuple(
            (kind, escaped(term)) for kind, term in sorted(set(posting_terms(content)))
        ),
        questions=content.questions,
    )


def _json(value: object) -> str:
    return escaped(msgspec.json.encode(value).decode())
