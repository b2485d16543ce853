"""Who asked the demo organizations to be erased: one that a member has to look at, one done."""

import secrets
from datetime import timedelta
from typing import Final
from zoneinfo import ZoneInfo

from rolecall.access import Actor, ActorKind
from rolecall.domains.applications.api import read_application
from rolecall.domains.audit import api as audit
from rolecall.domains.candidates import service as candidates
from rolecall.domains.candidates.contracts import NewCandidate
from rolecall.domains.identity import api as identity
from rolecall.domains.privacy import repository
from rolecall.domains.privacy import service as privacy
from rolecall.domains.privacy.contracts import (
    CALL_OFF_WITHIN,
    CONFIRM_WITHIN,
    AskedBy,
    Cause,
    ErasePerson,
    Look,
    NewRequest,
    RequestStatus,
)
from rolecall.domains.privacy.rules.due import last_day
from rolecall.domains.privacy.rules.requesting import ALPHABET, number_of
from rolecall.domains.privacy.service.requesting.locking import again
from rolecall.domains.privacy.service.requesting.telling import notify_administrators
from rolecall.entrypoints.seed.dice import dice
from rolecall.entrypoints.seed.loading.content import Told
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.sentences import plain

_AGO: Final = timedelta(minutes=20)
"""Between asking for the mail and pressing its button."""
_GONE: Final = NewCandidate(full_name="Robin Ashdown", source="event")
"""Met at a fair, never applied; nothing of them is left in the demo but the receipt."""
_NOTE: Final = "Letter of the 3rd, ticket 4711"


async def tell_request(uow: UnitOfWork, told: Told) -> None:
    """Let somebody who was hired ask to be erased, which a member has to look at first.

    So it stays as it is however long the demo runs.
    """
    key = next(one.key for one in told.made.applications if one.stage == "hired")
    hired = await read_application(uow, told.applications[key])
    now = clock.now()
    asked_at = now - _AGO
    today = now.astimezone(ZoneInfo((await identity.get_organization(uow)).time_zone)).date()
    drawn = "".join(dice(0, "erasure", told.made.profile.key).choices(ALPHABET, k=8))
    new = NewRequest(
        id=ids.uuid7(),
        number=number_of(today.year, drawn),
        candidate_id=hired.candidate_id,
        asked_by=AskedBy.LINK,
        application_id=hired.id,
        address=hired.candidate_email,
        locale=hired.locale,
        requested_at=asked_at,
        due_on=last_day(today),
        confirm_until=asked_at + CONFIRM_WITHIN,
        mailed_at=asked_at,
        nonce=secrets.token_urlsafe(18),
    )
    await repository.insert_request(uow, new)
    await repository.update_request(
        uow, new.id, status=RequestStatus.REVIEW, look=Look.HIRED, confirmed_at=now,
        runs_at=now + CALL_OFF_WITHIN,
    )  # fmt: skip
    person = Actor(ActorKind.CANDIDATE, org_id=uow.org_id, name=hired.candidate_name)
    audit.record(
        uow, person, "privacy.erasure_confirmed", "candidate", hired.candidate_id,
        plain("Confirmed a request to be erased."),
    )  # fmt: skip
    await notify_administrators(uow, await again(uow, new.id))


async def tell_erasure(uow: UnitOfWork, administrator: Actor, recruiter: Actor) -> None:
    """Erase somebody who asked for it by letter; workers go through every part."""
    record = await candidates.create_candidate(uow, recruiter, _GONE)
    command = ErasePerson(record.id, _GONE.full_name, Cause.REQUEST, _NOTE)
    await privacy.erase_person(uow, administrator, command)
