"""Keeping an application while it is being written.

Guarantees: what was typed is sealed under the organization's key and opens for whoever holds the
draft's token, for nobody else; a draft goes, with its files, a week after its last change, when its
author discards it, and when it is sent; what was typed is never replaced by what was read.
"""

import hmac
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from uuid import UUID

import msgspec

from rolecall.domains.applications.contracts.drafts import (
    ADDRESS_INDEX,
    LIFETIME,
    MOST_READINGS,
    RECORD,
    Draft,
    DraftContent,
    DraftOrigin,
    KeptFile,
    ReadValue,
)
from rolecall.domains.applications.events import DraftAged
from rolecall.domains.applications.repository import drafts as repository
from rolecall.domains.applications.rules import drafts as rules
from rolecall.domains.files import api as files
from rolecall.domains.files.contracts import FileRef
from rolecall.domains.jobs import api as jobs
from rolecall.infra.crypto import KeyRing, Place
from rolecall.infra.db import Row, UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.email_addresses import normalise_email
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import say

_SECRET_BYTES = 24
_ID_DIGITS = 32


async def begin_draft(
    uow: UnitOfWork,
    job_id: UUID,
    *,
    origin: DraftOrigin = DraftOrigin.FORM,
    is_proved: bool,
    draft_id: UUID | None = None,
) -> tuple[Draft, str]:
    """Begin an empty draft; returns it and the token that opens it, which is kept nowhere.

    `draft_id` is given where the same beginning must make the same draft.

    Raises:
        NotFound, Conflict: the job takes no applications now.
    """
    await jobs.get_open_job_for_application(uow, job_id)
    draft_id, secret = draft_id or ids.uuid7(), secrets.token_urlsafe(_SECRET_BYTES)
    at = clock.now()
    body, key_id, _ = await _sealed(uow, draft_id, DraftContent())
    await repository.insert_draft(
        uow,
        {
            "id": draft_id,
            "job_id": job_id,
            "token_hash": _hash(secret),
            "mail_token_hash": None,
            "origin": origin.value,
            "is_proved": is_proved,
            "readings": 0,
            "address_index": None,
            "body": body,
            "key_id": key_id,
            "created_at": at,
            "expires_at": at + LIFETIME,
            "version": 1,
        },
    )
    uow.emit(DraftAged(draft_id=draft_id), available_at=at + LIFETIME)
    found = await repository.find_draft(uow, draft_id)
    if found is None:
        raise _gone()
    return await _draft(uow, found), draft_id.hex + secret


async def open_draft(uow: UnitOfWork, job_id: UUID, token: str) -> Draft:
    """Return the draft of a job that a token opens.

    Whoever has the token of a mail has proved that the address in the draft is theirs.

    Raises:
        NotFound: the token opens none, or its time is over.
    """
    try:
        draft_id = UUID(hex=token[:_ID_DIGITS])
    except ValueError:
        raise _gone() from None
    row = await repository.find_draft(uow, draft_id)
    if row is None or row["job_id"] != job_id or row["expires_at"] <= clock.now():
        raise _gone()
    offered = _hash(token[_ID_DIGITS:])
    by_mail = hmac.compare_digest(row["mail_token_hash"] or b"", offered)
    if not (by_mail or hmac.compare_digest(row["token_hash"], offered)):
        raise _gone()
    draft = await _draft(uow, row)
    return replace(draft, is_confirmed=by_mail)


async def find_by_id(uow: UnitOfWork, draft_id: UUID) -> Draft | None:
    """Return a draft for work that its author is to see the result of, None if there is none."""
    row = await repository.find_draft(uow, draft_id)
    return await _draft(uow, row) if row else None


async def was_mailed(uow: UnitOfWork, draft_id: UUID) -> bool:
    """Tell whether a link to a draft was mailed, or the draft is gone; it is locked then."""
    row = await repository.lock_draft(uow, draft_id)
    return row is None or row["mail_token_hash"] is not None


async def keep_typed(
    uow: UnitOfWork, draft_id: UUID, values: Mapping[str, str], answers: Mapping[str, Sequence[str]]
) -> Draft:
    """Keep what the form holds now.

    Raises:
        NotFound: the draft is gone.
    """
    before = await _locked(uow, draft_id)
    return await _write(uow, before, rules.typed(before.content, values, answers))


async def keep_file(uow: UnitOfWork, draft_id: UUID, name: str, file: FileRef) -> Draft:
    """Keep a stored file in a field of the form; one that was there goes.

    Raises:
        NotFound: the draft or the file is gone.
    """
    before = await _locked(uow, draft_id)
    await files.attach(uow, file.id, RECORD, draft_id)
    replaced = before.content.files.get(name)
    if replaced is not None and replaced.id != file.id:
        await files.let_go(uow, RECORD, [replaced.id])
    kept = KeptFile(file.id, file.filename, file.size)
    return await _write(uow, before, rules.with_file(before.content, name, kept))


async def remove_file(uow: UnitOfWork, draft_id: UUID, name: str) -> Draft:
    """Remove the file of a field; none there is no error.

    Raises:
        NotFound: the draft is gone.
    """
    before = await _locked(uow, draft_id)
    there = before.content.files.get(name)
    if there is None:
        return before
    await files.let_go(uow, RECORD, [there.id])
    return await _write(uow, before, rules.without_file(before.content, name))


async def keep_read(uow: UnitOfWork, draft_id: UUID, found: Mapping[str, ReadValue]) -> Draft:
    """Fill in what was read of the résumé; what was typed stays.

    Raises:
        NotFound: the draft is gone.
    """
    before = await _locked(uow, draft_id)
    return await _write(uow, before, rules.filled(before.content, found))


async def make_mail_token(uow: UnitOfWork, draft_id: UUID) -> str:
    """Return a token to be mailed to the address in the draft; an earlier mail's opens it no more.

    Raises:
        NotFound: the draft is gone.
    """
    await _locked(uow, draft_id)
    secret = secrets.token_urlsafe(_SECRET_BYTES)
    await repository.update_draft(uow, draft_id, {"mail_token_hash": _hash(secret)})
    return draft_id.hex + secret


async def count_reading(uow: UnitOfWork, draft_id: UUID) -> bool:
    """Count one more reading of a résumé; False when there were enough for this draft."""
    return await repository.count_reading(uow, draft_id, MOST_READINGS)


async def discard_draft(uow: UnitOfWork, draft_id: UUID) -> None:
    """Remove a draft with its files, those that are still coming too. Again does nothing."""
    row = await repository.lock_draft(uow, draft_id)
    if row is None:
        return
    draft = await _draft(uow, row)
    await files.let_go(uow, RECORD, [one.id for one in draft.content.files.values()])
    await files.end_incoming_of(uow, draft_id)
    await repository.delete_draft(uow, draft_id)


async def end_sent_draft(uow: UnitOfWork, draft: Draft) -> None:
    """Remove a draft that was just sent: the application has its files now."""
    sent = [one.id for one in draft.content.files.values()]
    await files.let_go(uow, RECORD, sent)
    await files.end_incoming_of(uow, draft.id)
    await repository.delete_draft(uow, draft.id)


async def expire_draft(uow: UnitOfWork, draft_id: UUID) -> None:
    """Remove a draft whose time is over; one that was changed since is looked at again then."""
    row = await repository.lock_draft(uow, draft_id)
    if row is None:
        return
    if row["expires_at"] > clock.now():
        uow.emit(DraftAged(draft_id=draft_id), available_at=row["expires_at"])
        return
    await discard_draft(uow, draft_id)


async def _locked(uow: UnitOfWork, draft_id: UUID) -> Draft:
    row = await repository.lock_draft(uow, draft_id)
    if row is None or row["expires_at"] <= clock.now():
        raise _gone()
    return await _draft(uow, row)


async def _write(uow: UnitOfWork, before: Draft, content: DraftContent) -> Draft:
    body, key_id, index = await _sealed(uow, before.id, content)
    await repository.update_draft(
        uow,
        before.id,
        {
            "body": body,
            "key_id": key_id,
            "address_index": index,
            "expires_at": clock.now() + LIFETIME,
        },
    )
    row = await repository.find_draft(uow, before.id)
    if row is None:
        raise _gone()
    return await _draft(uow, row)


async def _sealed(
    uow: UnitOfWork, draft_id: UUID, content: DraftContent
) -> tuple[str, str, bytes | None]:
    """Return the envelope, the id of its key, and the blind index of the address."""
    ring = await files.get_key_ring(uow)
    body = ring.encrypt(msgspec.json.encode(content), _place(uow.org_id, draft_id))
    return body, ring.current_id, _address_index(ring, content)


def _address_index(ring: KeyRing, content: DraftContent) -> bytes | None:
    address = normalise_email(content.values.get("email", ""))
    return ring.blind_index(address, name=ADDRESS_INDEX) if address else None


async def _draft(uow: UnitOfWork, row: Row) -> Draft:
    ring = await files.get_key_ring(uow)
    return Draft(
        id=row["id"],
        org_id=uow.org_id,
        job_id=row["job_id"],
        content=_content(ring, uow.org_id, row),
        is_proved=row["is_proved"],
        readings=row["readings"],
        is_confirmed=False,
        begun_at=row["created_at"],
        expires_at=row["expires_at"],
        version=row["version"],
    )


def _content(ring: KeyRing, org_id: UUID, row: Row) -> DraftContent:
    plain = ring.decrypt(row["body"], _place(org_id, row["id"]))
    return msgspec.json.decode(plain, type=DraftContent)


@files.reencrypts("application_drafts.body")
async def _reencrypt(uow: UnitOfWork, ring: KeyRing, limit: int) -> int:
    rows = await repository.lock_drafts_of_other_keys(uow, ring.current_id, limit)
    for row in rows:
        body = ring.reencrypt(row["body"], _place(uow.org_id, row["id"]))
        index = _address_index(ring, _content(ring, uow.org_id, row))
        await repository.reseal_draft(uow, row["id"], body, ring.current_id, index)
    return len(rows)


def _place(org_id: UUID, draft_id: UUID) -> Place:
    return Place(org_id, "application_drafts", "body", draft_id)


def _hash(secret: str) -> bytes:
    return sha256(secret.encode()).digest()


def _gone() -> NotFound:
    return NotFound(
        say("This draft is not there any more: it was sent or discarded, or a week has passed.")
    )
