"""Who agreed to texts, and who took it back.

Guarantees: the log is never changed, only added to; an entry says in which words, when and by whom;
a consent that was withdrawn keeps texts from leaving that were written before. What was said on one
record of a person counts for another that it is merged with, and no longer after a split.
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
from rolecall.domains.messaging.rules.text_consent import (
    brought_by,
    is_brought,
    own_words,
    standing,
)
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.sentences import say


async def standing_of(uow: UnitOfWork, number: str, candidate_id: UUID | None) -> Standing:
    """Return whether a person may be texted at a number."""
    return standing(await queries.list_consents(uow, number), candidate_id)


async def note_consent(uow: UnitOfWork, actor: Actor, command: NoteConsent) -> None:
    """Add to the log what a person said about texts to a number; nothing if it stands so already.

    Raises:
        NoTextConsent: the number said STOP, so that it alone can open the way again.
    """
    state, record = command.state, command.record
    log = await queries.list_consents(uow, command.number)
    now_stands = standing(log, command.candidate_id)
    if now_stands is Standing.STOPPED and state is ConsentState.GIVEN:
        raise NoTextConsent(
            say("This phone answered STOP. Only a text with START from it takes that back.")
        )
    if now_stands.value == state.value and not is_brought(log, command.candidate_id):
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
    audit.record(
        uow,
        actor,
        f"messages.text_consent_{state.value}",
        record.type,
        record.id,
        say("Noted that the candidate agreed to texts.")
        if state is ConsentState.GIVEN
        else say("Noted that the candidate took back the consent to texts."),
    )
    uow.emit(TextConsentChanged(consent_id=entry_id, record_type=record.type, record_id=record.id))


async def merge_consents(uow: UnitOfWork, one_id: UUID, other_id: UUID) -> None:
    """Let each of two records of a person go by what was said on the other as well.

    Texts that wait were written to either of them, so that both have to know.
    """
    for number in await queries.numbers_of(uow, (one_id, other_id)):
        log = own_words(await queries.list_consents(uow, number))
        for taker, giver in ((one_id, other_id), (other_id, one_id)):
            said = standing(log, giver)
            if said is not Standing.NONE:
                await repository.insert_brought(
                    uow, number, taker, giver, ConsentSource.MERGE, ConsentState(said.value)
                )


async def split_consents(uow: UnitOfWork, one_id: UUID, other_id: UUID) -> None:
    """Let each of two records go by its own again, unless the person said something since."""
    for number in await queries.numbers_of(uow, (one_id, other_id)):
        log = own_words(await queries.list_consents(uow, number))
        for taker, giver in ((one_id, other_id), (other_id, one_id)):
            if brought_by(log, taker, giver):
                await repository.insert_brought(
                    uow, number, taker, giver, ConsentSource.SPLIT, ConsentState.WITHDRAWN
                )


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
