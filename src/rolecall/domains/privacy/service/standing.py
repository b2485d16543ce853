"""Where a person stands: their applications, what of them is open, and what may hold them."""

from collections.abc import Sequence
from uuid import UUID

from rolecall.domains.applications import api as applications
from rolecall.domains.applications.contracts import ApplicationRow, ApplicationStatus
from rolecall.domains.candidates.contracts import ErasableRecord
from rolecall.infra import erasure as erasing
from rolecall.infra.db import UnitOfWork
from rolecall.infra.erasure import Person


def whole_person(person: ErasableRecord) -> Person:
    """Return a person by all records and addresses."""
    return Person({"candidate": frozenset(person.record_ids)}, person.emails)


async def applications_of(uow: UnitOfWork, person: ErasableRecord) -> list[ApplicationRow]:
    """Return all applications of a person in this organization."""
    found = await erasing.find_records(uow, whole_person(person))
    return list((await applications.read_applications(uow, found.of("application"))).values())


def open_among(found: Sequence[ApplicationRow]) -> list[ApplicationRow]:
    """Return the applications that nobody has decided."""
    return [one for one in found if one.status is ApplicationStatus.ACTIVE]


def is_hired(found: Sequence[ApplicationRow]) -> bool:
    """Tell whether the person was hired by one of them."""
    return any(one.status is ApplicationStatus.HIRED for one in found)


def held_subjects(person: ErasableRecord, found: Sequence[ApplicationRow]) -> set[UUID]:
    """Return what a hold may be on: the person's records and the jobs that they applied for."""
    return {*person.record_ids, *(one.job_id for one in found)}
