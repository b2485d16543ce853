"""Jobs of the demo: from the catalogue's words to the domain's commands."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.jobs import service as jobs
from rolecall.domains.jobs.contracts import (
    ChangeStatus,
    CloseJob,
    CloseReason,
    CreateJob,
    CreateShareLink,
    EmploymentType,
    JobContent,
    Knockout,
    KnockoutOperator,
    Location,
    Option,
    Pay,
    PayPeriod,
    Question,
    QuestionKind,
    RemotePolicy,
    SaveReason,
    SaveTemplate,
    Skill,
    TeamMember,
    TeamRole,
)
from rolecall.domains.jobs.service.share_links import create_share_link
from rolecall.entrypoints.seed import catalog
from rolecall.entrypoints.seed.shapes import Answer
from rolecall.entrypoints.seed.timeline import JobEvent
from rolecall.infra.db import UnitOfWork

_REMOTE = {
    "onsite": RemotePolicy.ON_SITE,
    "hybrid": RemotePolicy.HYBRID,
    "remote": RemotePolicy.REMOTE,
}
_KINDS = {
    "choice": QuestionKind.SINGLE_CHOICE,
    "number": QuestionKind.NUMBER,
    "yes_no": QuestionKind.YES_NO,
    "date": QuestionKind.DATE,
}
_SHORT_TEXTS = frozenset({"portfolio", "languages", "state"})
_NOT_IN_A_KEY = re.compile(r"[^a-z0-9]+")
_KEY_LENGTH = 60
SHARED = {"social": "{name}’s post", "referral": "Colleagues who know somebody"}
"""By which links jobs are handed out, by their sources."""


@dataclass
class JobsTold:
    """The organization's jobs and reasons, by their keys in the catalogue."""

    profile: catalog.Organization
    actors: Mapping[str, Actor]
    ids: dict[str, UUID] = field(default_factory=dict)
    reasons: dict[str, UUID] = field(default_factory=dict)
    codes: dict[tuple[str, str], str] = field(default_factory=dict)
    """The code of the share link of a job for a source."""

    async def prepare(self, uow: UnitOfWork) -> None:
        """Make the organization's own rejection reasons."""
        for label in catalog.writing().reasons.values():
            await jobs.save_reason(uow, self.actors["admin"], SaveReason(label=label))
        self.reasons = {reason.code: reason.id for reason in await jobs.list_reasons(uow)}

    async def tell(self, uow: UnitOfWork, event: JobEvent) -> None:
        """Do with a job what happened to it."""
        job = next(job for job in self.profile.jobs if job.key == event.job_key)
        actor = self.actors[job.team.recruiter]
        if event.act == "created":
            command = CreateJob(content=content_of(self.profile, job), hiring_team=self._team(job))
            self.ids[job.key] = (await jobs.create_job(uow, actor, command)).id
            return
        job_id = self.ids[job.key]
        if event.act == "opened":
            await jobs.publish_job(uow, actor, ChangeStatus(job_id=job_id))
            await self._share(uow, actor, job.key)
        elif event.act == "held":
            await jobs.hold_job(uow, actor, ChangeStatus(job_id=job_id))
        else:
            await jobs.close_job(uow, actor, CloseJob(job_id=job_id, reason=CloseReason.FILLED))

    async def _share(self, uow: UnitOfWork, actor: Actor, job_key: str) -> None:
        """Hand the job out by a link for each of two places, once."""
        for source, label in SHARED.items():
            if (job_key, source) not in self.codes:
                command = CreateShareLink(
                    job_id=self.ids[job_key], label=label.format(name=actor.name), source=source
                )
                link = await create_share_link(uow, actor, command)
                self.codes[job_key, source] = link.code

    async def keep_template(self, uow: UnitOfWork) -> None:
        """Keep the first open job as a template for the next ones like it."""
        job = next((one for one in self.profile.jobs if one.status == "open"), None)
        if job is not None:
            command = SaveTemplate(job_id=self.ids[job.key], name=job.title)
            await jobs.save_template(uow, self.actors[job.team.recruiter], command)

    def answers(self, job_key: str, given: Mapping[str, Answer]) -> dict[str, Answer]:
        """Return answers as the job's questions want them: choices by the keys of their options."""
        job = next(job for job in self.profile.jobs if job.key == job_key)
        choices = {question.key for question in job.questions if question.kind == "choice"}
        return {
            key: option_key(str(value)) if key in choices else value for key, value in given.items()
        }

    def _team(self, job: catalog.Job) -> tuple[TeamMember, ...]:
        roles = [
            (TeamRole.RECRUITER, (job.team.recruiter,)),
            (TeamRole.HIRING_MANAGER, job.team.managers),
            (TeamRole.INTERVIEWER, job.team.interviewers),
        ]
        return tuple(
            TeamMember(user_id, role)
            for role, keys in roles
            for key in keys
            if (user_id := self.actors[key].user_id) is not None
        )


def content_of(profile: catalog.Organization, job: catalog.Job) -> JobContent:
    """Return what the domain is told of a job."""
    places = {place.key: place for place in profile.locations}
    pay = job.pay
    return JobContent(
        title=job.title,
        department=job.department,
        locations=tuple(
            Location(places[key].locality, places[key].region, places[key].country)
            for key in job.locations
        ),
        remote_policy=_REMOTE[job.remote],
        employment_type=EmploymentType(job.employment),
        pay=Pay(pay.minimum, pay.maximum, pay.currency, PayPeriod(pay.period)),
        description_html=job.description,
        skills=(
            *(Skill(name) for name in job.required),
            *(Skill(name, required=False) for name in job.preferred),
        ),
        questions=tuple(question(asked) for asked in job.questions),
        openings=job.openings,
    )


def question(asked: catalog.Question) -> Question:
    """Return a question as the domain has it."""
    kind = _KINDS.get(asked.kind, QuestionKind.LONG_TEXT)
    if asked.kind == "text" and asked.sample in _SHORT_TEXTS:
        kind = QuestionKind.TEXT
    return Question(
        id=asked.key,
        kind=kind,
        label=asked.label,
        required=asked.required,
        options=tuple(Option(option_key(label), label) for label in asked.options),
        knockout=None if asked.knock_out is None else _knockout(asked.knock_out),
    )


def option_key(label: str) -> str:
    """Return the key of an option: its label in small letters, digits and hyphens."""
    return _NOT_IN_A_KEY.sub("-", label.lower()).strip("-")[:_KEY_LENGTH]


def _knockout(rule: catalog.KnockOut) -> Knockout:
    """Turn the answer that keeps someone in around: the domain names the one that does not."""
    if rule.operator == "at_least" and isinstance(rule.value, int):
        return Knockout(KnockoutOperator.AT_MOST, rule.value - 1)
    value = option_key(rule.value) if isinstance(rule.value, str) else rule.value
    if rule.operator == "equals":
        return Knockout(KnockoutOperator.NOT_EQUALS, value)
    return Knockout(KnockoutOperator.EQUALS, value)
