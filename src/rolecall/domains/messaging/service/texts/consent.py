"""Who agreed to texts, and who took it back.

Guarantees: the log is never changed, only added to; an entry says in which words, when and by whom;
a consent that was withdrawn keeps texts from leaving that were written before.
"""

from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.messaging.contracts.texts import (
    ConsentSource,
    ConsentState,
    NoteConsent,
    NoTextConsent,
    Standing,
)
from rolecall.domains.messaging.events import TextConsentChanged
from rolecall.domains.messaging.queries import texts as queries
from rolecall.domains.messaging.repository import texts as repository
from rolecall.domains.messaging.rules.text_consent import standing
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock, ids


async def standing_of(uow: UnitOfWork, number: str, candidate_id: UUID | None) -> Standing:
    """Return whether a person may be texted at a number."""
    return standing(await queries.list_consents(uow, number), candidate_id)


async def note_consent(uow: UnitOfWork, actor: Actor, command: NoteConsent) -> None:
    """Add to the log what a person said about texts to a number; nothing if it stands so already.

    Raises:
        NoTextConsent: the number said STOP, so that it alone can open the way again.
    """
    state, record = command.state, command.record
    now_stands = await standing_of(uow, command.number, command.candidate_id)
    if now_stands is Standing.STOPPED and state is ConsentState.GIVEN:
        raise NoTextConsent(
            "This phone answered STOP. Only a text with START from it takes that back."
        )
    if now_stands.value == state.value:
        return
    entry_id = await add_entry(
        uow,
        number=command.number,
        candidate_id=command.candidate_id,
        state=state,
        source=command.source,
        shown=command.shown,
        note=command.note,
        by=actor,
    )
    said = "agreed to" if state is ConsentState.GIVEN else "took back the consent to"
    audit.record(
        uow, actor, f"messages.text_consent_{state.value}", record.type, record.id,
        f"Noted that the candidate {said} texts.",
    )  # fmt: skip
    uow.emit(TextConsentChanged(consent_id=entry_id, record_type=record.type, record_id=record.id))


async def add_entry(
    uow: UnitOfWork,
    *,
    number: str,
    candidate_id: UUID | None,
    state: ConsentState,
    source: ConsentSource,
    shown: str = "",
    note: str = "",
    by: Actor | None = None,
) -> UUID:
    """Add an entry to the log; returns its id."""
    entry_id = ids.uuid7()
    await repository.insert_consent(
        uow,
        {
            "id": entry_id,
            "number": number,
            "candidate_id": candidate_id,
            "state": state.value,
            "source": source.value,
            "shown": shown,
            "note": note,
            "by_id": by.user_id if by else None,
            "by_name": by.name if by else "",
            "at": clock.now(),
        },
    )
    return entry_id
