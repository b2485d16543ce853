"""What the provider tells: texts that came in, and what became of those that left.

Guarantees: nothing counts that is not signed with the organization's own secret; what is told twice
counts once; STOP holds from the commit on, whoever the number belongs to; a text that belongs to no
record is kept and shown to administrators.
"""

from dataclasses import dataclass, field
from uuid import UUID

from rolecall.domains.messaging.contracts import Direction, RecordRef, SignatureRefused
from rolecall.domains.messaging.contracts.texts import (
    ConsentSource,
    ConsentState,
    Standing,
    TextStatus,
)
from rolecall.domains.messaging.events import TextConsentChanged, TextReceived
from rolecall.domains.messaging.queries import texts as queries
from rolecall.domains.messaging.repository import texts as repository
from rolecall.domains.messaging.rules.keywords import (
    HANDLED_BY_PROVIDER,
    Keyword,
    bare,
    keyword_of,
)
from rolecall.domains.messaging.rules.segments import measure
from rolecall.domains.messaging.rules.text_reports import after_report
from rolecall.domains.messaging.rules.text_words import help_words, stopped_words
from rolecall.domains.messaging.service.texts.account import (
    Account,
    inbound_url,
    read_account,
    report_url,
)
from rolecall.domains.messaging.service.texts.consent import add_entry, standing_of
from rolecall.domains.messaging.service.texts.queueing import tell_changed
from rolecall.infra.db import Database, UnitOfWork
from rolecall.infra.providers.sms import is_opt_out, is_signed, words_of
from rolecall.kernel import clock, ids
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import PLATFORM_ORG, Tenant

_MAX_BODY = 4_000
_MAX_NUMBER = 40
_MAX_SEGMENTS = 1_000
_CODE_DIGITS = 8
_STATES = {Keyword.STOP: ConsentState.WITHDRAWN, Keyword.START: ConsentState.GIVEN}


@dataclass(frozen=True, slots=True)
class SignedForm:
    """A form that the provider posts: its fields in any order, and the signature over them."""

    fields: tuple[tuple[str, str], ...] = field(repr=False)
    signature: str

    def value(self, name: str) -> str:
        """Return a field without NUL characters, which cannot be stored; empty if it is missing."""
        return dict(self.fields).get(name, "").replace("\x00", "")


async def take_text(db: Database, org_id: UUID, form: SignedForm) -> str:
    """Keep a text that came in; returns what it is to be answered with, empty for nothing.

    Raises:
        SignatureRefused: the form is not signed with the organization's secret.
    """
    async with db.transaction(Tenant(org_id)) as uow:
        account = await _require_signed(uow, form, inbound_url(db.runtime, org_id))
        number, body = form.value("From")[:_MAX_NUMBER], form.value("Body")[:_MAX_BODY]
        if not number or not await _keep(uow, number, body, form.value("MessageSid")):
            return ""
        keyword = keyword_of(body)
        if keyword in _STATES:
            await _note_keyword(uow, number, body, _STATES[keyword])
        # The provider says so where it has answered already (Advanced Opt-Out).
        answered = bool(form.value("OptOutType")) or bare(body) in HANDLED_BY_PROVIDER
        return "" if answered else _answer(keyword, account)


async def take_report(db: Database, org_id: UUID, text_id: UUID, form: SignedForm) -> None:
    """Note what became of a text; one that is unknown, or was settled before, is left alone.

    Raises:
        SignatureRefused: as for `take_text`.
    """
    async with db.transaction(Tenant(org_id)) as uow:
        await _require_signed(uow, form, report_url(db.runtime, org_id, text_id))
        row = await repository.find_for_update(uow, text_id)
        if row is None or row["direction"] != Direction.OUT.value:
            return
        status = after_report(TextStatus(row["status"]), form.value("MessageStatus"))
        if status is None:
            return
        code = _code(form.value("ErrorCode"))
        failed = status is TextStatus.FAILED
        await repository.update_text(
            uow,
            text_id,
            {
                "status": status.value,
                "error": words_of(code) if failed else "",
                "provider_id": form.value("MessageSid")[:_MAX_NUMBER] or row["provider_id"],
                "lease_until": None,
                "finished_at": clock.now(),
            },
        )
        if failed and is_opt_out(code):
            await _stop(uow, row["number"], ConsentSource.PROVIDER)
        record = RecordRef(row["record_type"], row["record_id"]) if row["record_id"] else None
        tell_changed(uow, text_id, record)


async def _require_signed(uow: UnitOfWork, form: SignedForm, url: str) -> Account:
    settings = await queries.get_settings(uow) if uow.org_id != PLATFORM_ORG else None
    if settings is not None and settings.has_secret:
        account = await read_account(uow, settings)
        if is_signed(account.access.secret, url, form.fields, form.signature):
            return account
    raise SignatureRefused(say("The request is not signed with the secret of this account."))


async def _keep(uow: UnitOfWork, number: str, body: str, provider_id: str) -> bool:
    """Keep a text with what its number was last written to about; False if it is known."""
    records = await queries.last_written_to(uow, number)
    about = records[0] if records else None
    text_id, now = ids.uuid7(), clock.now()
    kept = await repository.insert_text(
        uow,
        {
            "id": text_id,
            "direction": Direction.IN.value,
            "number": number,
            "name": about["name"] if about else "",
            "candidate_id": about["candidate_id"] if about else None,
            "record_type": about["record_type"] if about else None,
            "record_id": about["record_id"] if about else None,
            "elsewhere": len({row["record_id"] for row in records}) > 1,
            "body": body,
            "segments": min(measure(body).segments, _MAX_SEGMENTS),
            "dedupe_key": f"in:{provider_id or text_id}",
            "status": TextStatus.RECEIVED.value,
            "available_at": now,
            "provider_id": provider_id,
            "created_at": now,
            "finished_at": now,
        },
    )
    if kept and about is not None:
        uow.emit(
            TextReceived(
                text_id=text_id, record_type=about["record_type"], record_id=about["record_id"]
            )
        )
    return kept


async def _note_keyword(uow: UnitOfWork, number: str, body: str, state: ConsentState) -> None:
    stopped = await standing_of(uow, number, None) is Standing.STOPPED
    if stopped == (state is ConsentState.WITHDRAWN):
        return
    if state is ConsentState.WITHDRAWN:
        await _stop(uow, number, ConsentSource.KEYWORD, body)
        return
    entry_id = await add_entry(
        uow, number=number, candidate_id=None, state=state, source=ConsentSource.KEYWORD, note=body
    )
    await _tell(uow, number, entry_id)


async def _stop(uow: UnitOfWork, number: str, source: ConsentSource, body: str = "") -> None:
    entry_id = await add_entry(
        uow,
        number=number,
        candidate_id=None,
        state=ConsentState.WITHDRAWN,
        source=source,
        note=body,
    )
    await _tell(uow, number, entry_id)


async def _tell(uow: UnitOfWork, number: str, entry_id: UUID) -> None:
    """Let the screens follow that show the number."""
    for row in await queries.last_written_to(uow, number):
        uow.emit(
            TextConsentChanged(
                consent_id=entry_id, record_type=row["record_type"], record_id=row["record_id"]
            )
        )


def _answer(keyword: Keyword | None, account: Account) -> str:
    if keyword is Keyword.HELP:
        return help_words(account.organization, account.settings.contact)
    if keyword is Keyword.STOP:
        return stopped_words(account.organization)
    return ""


def _code(written: str) -> int | None:
    known = written.isascii() and written.isdigit() and len(written) <= _CODE_DIGITS
    return int(written) if known else None
