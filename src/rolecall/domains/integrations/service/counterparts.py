"""Our side of records: finding, making and changing jobs and candidates by their domains.

Guarantees: a person whose address, or whose name and number, a record has is that record's; a job
is made as a draft, which nobody outside sees; nothing is deleted, published or written to anybody.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Protocol
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.candidates import api as candidates
from rolecall.domains.candidates.contracts import (
    Candidate,
    ContactKind,
    ExistingPolicy,
    ImportedPerson,
    ImportOutcome,
)
from rolecall.domains.integrations.contracts.port import Entity
from rolecall.domains.integrations.rules.counterparts import html_of, settled
from rolecall.domains.integrations.rules.merging import Values
from rolecall.domains.integrations.rules.transforms import html_to_text
from rolecall.domains.jobs import api as jobs
from rolecall.domains.jobs.contracts import CreateJob, Job, JobContent, Location, UpdateJob
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.email_addresses import normalise_email
from rolecall.kernel.errors import NotFound

_PERSON: Final = ("full_name", "location", "headline", "employer")


class Ours(Protocol):
    """A record of ours, whatever it is."""

    @property
    def id(self) -> UUID:
        """Return its id, which is another one where it was merged."""
        ...

    @property
    def changed_at(self) -> datetime:
        """Return when it was changed last."""
        ...

    def says(self, name: str, likely: Iterable[str | None]) -> str | None:
        """Return the value of a field, as one of the likely ones where it means the same."""
        ...


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a record that had no counterpart: `is_new` is false where one was found."""

    id: UUID
    is_new: bool


class Counterparts(Protocol):
    """All records of ours of one kind."""

    async def owners(self, uow: UnitOfWork, wanted: Sequence[Values]) -> list[UUID | None]:
        """Return which of ours are the same as these, in their order."""
        ...

    async def find(self, uow: UnitOfWork, ids: Collection[UUID]) -> Mapping[UUID, Ours]:
        """Return records by the ids that were asked for; those that are gone are left out."""
        ...

    async def make(
        self, uow: UnitOfWork, actor: Actor, batch_id: UUID, wanted: Sequence[Values]
    ) -> list[Made]:
        """Make records, or fill those that are the same; no two of the wanted ones are."""
        ...

    async def change(self, uow: UnitOfWork, actor: Actor, id: UUID, take: Values) -> None:  # noqa: A002
        """Change a record of ours; nothing that is not named."""
        ...


@dataclass(frozen=True, slots=True)
class _Person:
    record: Candidate

    @property
    def id(self) -> UUID:
        return self.record.id

    @property
    def changed_at(self) -> datetime:
        return self.record.updated_at

    def says(self, name: str, likely: Iterable[str | None]) -> str | None:
        if name in _PERSON:
            return settled(getattr(self.record, name), likely) or None
        kind = ContactKind(name)
        known = {
            candidates.same_contact(kind, one.value)
            for one in self.record.contacts
            if one.kind is kind
        }
        there = next(
            (one for one in likely if one and candidates.same_contact(kind, one) in known), None
        )
        return there or getattr(self.record, name) or None


class People:
    """Candidates."""

    async def owners(self, uow: UnitOfWork, wanted: Sequence[Values]) -> list[UUID | None]:
        """Return whose records these people are."""
        judged = await candidates.judge_people(
            uow, [_imported(one) for one in wanted], ExistingPolicy.FILL
        )
        return [one.candidate_id for one in judged]

    async def find(self, uow: UnitOfWork, ids: Collection[UUID]) -> Mapping[UUID, Ours]:
        """Return records; of one that was merged the one that it went into."""
        found = await candidates.read_candidates(uow, ids)
        for one in set(ids) - found.keys():
            try:
                found[one] = await candidates.read_candidate(uow, one)
            except NotFound:
                continue
        return {asked: _Person(one) for asked, one in found.items()}

    async def make(
        self, uow: UnitOfWork, actor: Actor, batch_id: UUID, wanted: Sequence[Values]
    ) -> list[Made]:
        """Make records; one that is there is filled where it is empty."""
        done = await candidates.import_people(
            uow, actor, [_imported(one) for one in wanted], ExistingPolicy.FILL, batch_id
        )
        return [Made(one.candidate_id, one.outcome is ImportOutcome.CREATED) for one in done]

    async def change(self, uow: UnitOfWork, actor: Actor, id: UUID, take: Values) -> None:  # noqa: A002
        """Change a record; addresses and numbers are added beside those that are there."""
        await candidates.change_person(uow, actor, id, _imported(take))


@dataclass(frozen=True, slots=True)
class _Position:
    job: Job

    @property
    def id(self) -> UUID:
        return self.job.id

    @property
    def changed_at(self) -> datetime:
        return self.job.updated_at

    def says(self, name: str, likely: Iterable[str | None]) -> str | None:
        if name == "description":
            mine = html_to_text(self.job.description_html, "", {}) or ""
        elif name == "location":
            mine = "; ".join(_place(one) for one in self.job.locations)
        else:
            mine = getattr(self.job, name)
        return settled(mine, likely) or None


class Positions:
    """Jobs. Two that are called the same are two jobs."""

    async def owners(self, _uow: UnitOfWork, wanted: Sequence[Values]) -> list[UUID | None]:
        """Return none: nothing but the reference tells that a job is the same."""
        return [None] * len(wanted)

    async def find(self, uow: UnitOfWork, ids: Collection[UUID]) -> Mapping[UUID, Ours]:
        """Return jobs, whatever their status."""
        found: dict[UUID, Ours] = {}
        for one in ids:
            try:
                found[one] = _Position(await jobs.get_job(uow, one))
            except NotFound:
                continue
        return found

    async def make(
        self, uow: UnitOfWork, actor: Actor, _batch_id: UUID, wanted: Sequence[Values]
    ) -> list[Made]:
        """Write drafts."""
        made = []
        for one in wanted:
            content = JobContent(**_content(one))
            job = await jobs.create_job(uow, actor, CreateJob(content=content))
            made.append(Made(job.id, is_new=True))
        return made

    async def change(self, uow: UnitOfWork, actor: Actor, id: UUID, take: Values) -> None:  # noqa: A002
        """Change a job."""
        await jobs.update_job(uow, actor, UpdateJob(job_id=id, changes=_content(take)))


COUNTERPARTS: Final[Mapping[Entity, Counterparts]] = {
    Entity.JOB: Positions(),
    Entity.CANDIDATE: People(),
}


def identity_of(entity: Entity, values: Values) -> frozenset[str]:
    """Return by what a record of theirs may be the same as another one of theirs."""
    if entity is not Entity.CANDIDATE:
        return frozenset()
    return frozenset(
        candidates.same_contact(kind, value)
        for kind in (ContactKind.EMAIL, ContactKind.PHONE)
        if (value := values.get(kind.value))
    )


def key_of(entity: Entity, values: Values) -> str | None:
    """Return by what a person without a record here is found when they are erased."""
    email = values.get("email") if entity is Entity.CANDIDATE else None
    return normalise_email(email) if email else None


def _imported(values: Values) -> ImportedPerson:
    email, phone = values.get("email"), values.get("phone")
    return ImportedPerson(
        full_name=values.get("full_name") or "",
        location=values.get("location") or "",
        headline=values.get("headline") or "",
        employer=values.get("employer") or "",
        emails=(email,) if email else (),
        phones=(phone,) if phone else (),
        source="integration",
    )


def _content(values: Values) -> dict[str, Any]:
    content: dict[str, Any] = {
        name: value for name in ("title", "department") if (value := values.get(name))
    }
    if description := values.get("description"):
        content["description_html"] = html_of(description)
    if location := values.get("location"):
        content["locations"] = (Location(city=location),)
    return content


def _place(one: Location) -> str:
    return ", ".join(part for part in (one.city, one.region, one.country) if part)
