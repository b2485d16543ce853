"""Sending one text: claim, hand over, record; three short steps and no transaction around them.

Guarantees: as for mails (`service.sending`), and: nothing leaves in quiet hours, nor after the
consent was withdrawn.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from rolecall.domains.messaging.contracts import MessageStatus, RecordRef
from rolecall.domains.messaging.contracts.texts import (
    ConsentSource,
    ConsentState,
    Standing,
    TextsAreOff,
    TextStatus,
)
from rolecall.domains.messaging.events import TextSettingsChanged
from rolecall.domains.messaging.repository import texts as repository
from rolecall.domains.messaging.rules import delivery
from rolecall.domains.messaging.rules.delivery import Progress, Step
from rolecall.domains.messaging.service.recording import persistently
from rolecall.domains.messaging.service.texts.account import (
    Account,
    open_account,
    provider_of,
    report_url,
)
from rolecall.domains.messaging.service.texts.consent import add_entry, standing_of
from rolecall.domains.messaging.service.texts.queueing import opens_at, tell_changed
from rolecall.infra.db import Database, Row, UnitOfWork
from rolecall.infra.outbox.delivery import RetryLater
from rolecall.infra.providers.sms import (
    AccountRefused,
    NotTaken,
    OutgoingText,
    Refused,
    TextProvider,
    Unanswered,
)
from rolecall.kernel import clock
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import Tenant

_UNFINISHED = frozenset({TextStatus.HELD, TextStatus.QUEUED, TextStatus.SENDING})
_INTERRUPTED = say("The sender was interrupted while the text was on its way.")


class _ClaimLost(Exception):
    """The text was taken back, or another worker has it."""


class _NotMarked(Exception):
    """Whether the mark was committed is unknown; that nothing was sent is certain."""


@dataclass(frozen=True, slots=True)
class _Claimed:
    """A text that this attempt holds, and who takes it."""

    row: Row
    attempt: int
    provider: TextProvider

    @property
    def id(self) -> UUID:
        """Return the text's id."""
        found: UUID = self.row["id"]
        return found

    @property
    def record(self) -> RecordRef | None:
        """Return what the text is about."""
        return _record_of(self.row)


async def send_text(db: Database, org_id: UUID, text_id: UUID) -> None:
    """Send a text if it is due.

    Raises:
        RetryLater: it is not due, someone else has it, or the provider asked to come back.
    """
    tenant = Tenant(org_id)
    async with db.transaction(tenant) as uow:
        claimed = await _claim(uow, text_id)
    if claimed is None:
        return
    try:
        await _attempt(db, tenant, claimed)
    except _ClaimLost:
        return


async def _attempt(db: Database, tenant: Tenant, claimed: _Claimed) -> None:
    try:
        provider_id = await _hand_over(db, tenant, claimed)
    except _NotMarked as failure:
        await _put_back(db, tenant, claimed, f"The hand-over could not be noted: {failure}")
    except NotTaken as failure:
        await _after_not_taken(db, tenant, claimed, failure)
    except Refused as failure:
        await _record(db, tenant, claimed, TextStatus.FAILED, failure.reason)
        if failure.opted_out:
            await _note_opt_out(db, tenant, claimed.row["number"])
    except Unanswered as doubt:
        await _record(db, tenant, claimed, TextStatus.UNCERTAIN, doubt.reason)
    else:
        await _record(db, tenant, claimed, TextStatus.SENT, "", provider_id)
        await _note_account(db, tenant, "")


async def _claim(uow: UnitOfWork, text_id: UUID) -> _Claimed | None:
    row = await repository.find_for_update(uow, text_id)
    if row is None or TextStatus(row["status"]) not in _UNFINISHED:
        return None
    try:
        account = await open_account(uow)
    except TextsAreOff as off:
        await _end(uow, row, TextStatus.FAILED, off.detail)
        return None
    provider = provider_of(uow.runtime, account.access)
    now = clock.now()
    progress = Progress(
        MessageStatus(row["status"]),
        row["available_at"],
        row["lease_until"],
        row["handed_over_at"] is not None,
    )
    found = delivery.next_step(progress, now, repeatable=provider.repeatable)
    if found.step is Step.WAIT and found.until is not None:
        raise RetryLater("not due, or being sent", after=found.until - now)
    if found.step is Step.CALL_UNCERTAIN:
        await _end(uow, row, TextStatus.UNCERTAIN, _INTERRUPTED)
        return None
    if not await _may_leave(uow, row, account):
        return None
    attempt = row["attempts"] + 1
    await repository.update_text(
        uow,
        text_id,
        {
            "status": TextStatus.SENDING.value,
            "attempts": attempt,
            "lease_until": now + delivery.CLAIM_LEASE,
            "handed_over_at": None,
        },
    )
    return _Claimed(row, attempt, provider)


async def _may_leave(uow: UnitOfWork, row: Row, account: Account) -> bool:
    """Tell whether the person still wants it; in quiet hours it comes back later."""
    if await standing_of(uow, row["number"], row["candidate_id"]) is not Standing.GIVEN:
        await _end(
            uow, row, TextStatus.SUPPRESSED, say("The consent was withdrawn before it left.")
        )
        return False
    now = clock.now()
    leaves = opens_at(account.settings, row["number"], account.time_zone, now)
    if leaves > now:
        raise RetryLater("quiet hours", after=leaves - now)
    return True


async def _hand_over(db: Database, tenant: Tenant, claimed: _Claimed) -> str:
    async def mark() -> None:
        now = clock.now()
        values = {"handed_over_at": now, "lease_until": now + delivery.HANDOVER_LEASE}
        try:
            async with db.transaction(tenant) as uow:
                held = await repository.update_held(uow, claimed.id, claimed.attempt, values)
        except Exception as error:
            raise _NotMarked(type(error).__name__) from error
        if not held:
            raise _ClaimLost

    text = OutgoingText(
        id=claimed.id,
        to=claimed.row["number"],
        body=claimed.row["body"],
        created_at=claimed.row["created_at"],
        status_url=report_url(db.runtime, tenant.org_id, claimed.id),
    )
    return await claimed.provider.send(text, before_handover=mark)


async def _after_not_taken(
    db: Database, tenant: Tenant, claimed: _Claimed, failure: NotTaken
) -> None:
    if isinstance(failure, AccountRefused):
        await _note_account(db, tenant, failure.reason)
    if delivery.should_give_up(claimed.row["available_at"], clock.now()):
        await _record(db, tenant, claimed, TextStatus.FAILED, failure.reason)
    else:
        await _put_back(db, tenant, claimed, failure.reason)


async def _put_back(db: Database, tenant: Tenant, claimed: _Claimed, reason: str) -> None:
    values = {
        "status": TextStatus.QUEUED.value,
        "lease_until": None,
        "handed_over_at": None,
        "error": reason,
    }

    async def write(uow: UnitOfWork) -> None:
        if await repository.update_held(uow, claimed.id, claimed.attempt, values):
            tell_changed(uow, claimed.id, claimed.record)

    await persistently(db, tenant, write)
    raise RetryLater(reason, after=delivery.pause_after(claimed.attempt))


async def _record(
    db: Database,
    tenant: Tenant,
    claimed: _Claimed,
    status: TextStatus,
    error: str,
    provider_id: str | None = None,
) -> None:
    async def write(uow: UnitOfWork) -> None:
        values = {**_ended(status, error), "provider_id": provider_id}
        if await repository.update_held(uow, claimed.id, claimed.attempt, values):
            tell_changed(uow, claimed.id, claimed.record)

    await persistently(db, tenant, write)


async def _end(uow: UnitOfWork, row: Row, status: TextStatus, error: str) -> None:
    await repository.update_text(uow, row["id"], _ended(status, error))
    tell_changed(uow, row["id"], _record_of(row))


def _ended(status: TextStatus, error: str) -> dict[str, Any]:
    return {
        "status": status.value,
        "error": error,
        "lease_until": None,
        "finished_at": clock.now(),
    }


async def _note_account(db: Database, tenant: Tenant, problem: str) -> None:
    """Note whether the account was accepted; administrators see it in the settings."""
    async with db.transaction(tenant) as uow:
        if await repository.note_account(uow, problem, clock.now()):
            uow.emit(TextSettingsChanged(organization_id=tenant.org_id))


async def _note_opt_out(db: Database, tenant: Tenant, number: str) -> None:
    async with db.transaction(tenant) as uow:
        if await standing_of(uow, number, None) is not Standing.STOPPED:
            await add_entry(
                uow,
                number=number,
                candidate_id=None,
                state=ConsentState.WITHDRAWN,
                source=ConsentSource.PROVIDER,
            )


def _record_of(row: Row) -> RecordRef | None:
    return RecordRef(row["record_type"], row["record_id"]) if row["record_id"] else None
