"""Taking a passkey as proof, whatever for: is it known, is the signature its own, was it copied."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.identity.contracts import Assertion
from rolecall.domains.identity.events import PasskeySuspected
from rolecall.domains.identity.queries import passkeys as queries
from rolecall.domains.identity.repository import passkeys as repository
from rolecall.domains.identity.rules.passkeys import Counter, judge_counter
from rolecall.domains.identity.service.challenges import Challenge
from rolecall.domains.identity.service.webauthn import (
    RefusedCredentialError,
    read_credential_id,
    verify_use,
)
from rolecall.infra.db import Database, Row, UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import PLATFORM


class RefusedPasskeyError(Exception):
    """A passkey was not accepted. `user_id` is whose it would be, None for one that is unknown."""

    def __init__(self, user_id: UUID | None) -> None:
        super().__init__("the passkey was not accepted")
        self.user_id = user_id


async def verify_passkey(
    db: Database, credential: Mapping[str, Any], challenge: Challenge, *, names_login: bool
) -> tuple[Row, Assertion]:
    """Return the passkey that signed a challenge, and what it says of itself.

    `names_login`: nobody was named when it was asked for, so it has to say whose it is.

    Raises:
        RefusedPasskeyError: there is none, or it did not sign this.
    """
    try:
        credential_id = read_credential_id(credential)
    except RefusedCredentialError as error:
        raise RefusedPasskeyError(None) from error
    async with db.transaction(PLATFORM) as uow:
        passkey = await queries.find_by_credential(uow, credential_id)
    if passkey is None:
        raise RefusedPasskeyError(None)
    try:
        used = verify_use(
            credential,
            passkey,
            rp_id=challenge.rp_id,
            origin=challenge.origin,
            challenge=challenge.value,
            names_login=names_login,
        )
    except RefusedCredentialError as error:
        raise RefusedPasskeyError(passkey["user_id"]) from error
    return passkey, used


async def use_passkey(
    uow: UnitOfWork, actor: Actor, user_id: UUID, passkey_id: UUID, used: Assertion
) -> bool:
    """Count a use that was verified; False when the passkey is gone, or may have been copied.

    A counter that went back is told to the owner. One device has one counter, so a passkey that
    is bound to its device is refused then; of one that is copied by design each copy may count for
    itself (section 6.1.1), and it is accepted.
    """
    row = await repository.lock_passkey(uow, user_id, passkey_id)
    if row is None:
        return False
    went_back = judge_counter(before=row["sign_count"], now=used.sign_count) is Counter.WENT_BACK
    accepted = not went_back or row["backup_eligible"]
    if accepted:
        await repository.note_use(uow, passkey_id, used, suspected=went_back)
    else:
        await repository.suspect_passkey(uow, passkey_id)
    if went_back:
        audit.record(
            uow,
            actor,
            "identity.passkey_suspected",
            "passkey",
            passkey_id,
            say("The counter of a passkey went back: there may be a copy of it.")
            if accepted
            else say("Refused a passkey whose counter went back: there may be a copy of it."),
        )
        if row["suspected_at"] is None:
            uow.emit(
                PasskeySuspected(
                    user_id=user_id,
                    passkey_id=passkey_id,
                    name=row["name"],
                    organization_id=actor.org_id,
                    suspected_at=clock.now(),
                )
            )
    return accepted
