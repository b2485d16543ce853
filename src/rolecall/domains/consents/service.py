"""The use cases of wording.

Guarantees: a published version never changes and stays readable; of two people who publish at once
one does, and versions are numbered without gaps; a form whose text has since changed in a way that
matters is not taken for a consent to the new one.
"""

from collections.abc import Mapping
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.audit.contracts import Change
from rolecall.domains.consents import policy, queries, repository
from rolecall.domains.consents.contracts import (
    Agreed,
    AgreedTo,
    Draft,
    FormConsent,
    Publish,
    Purpose,
    PurposeState,
    ShownWording,
    Wording,
    WriteDraft,
)
from rolecall.domains.consents.events import WordingDrafted, WordingPublished
from rolecall.domains.consents.rules.choosing import shown, written
from rolecall.domains.consents.rules.words import plain_words, statement
from rolecall.domains.identity import api as identity
from rolecall.infra.db import UnitOfWork
from rolecall.infra.languages import language_of
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import InvalidInput, NotFound
from rolecall.kernel.pages import Page, PageRequest
from rolecall.kernel.sentences import say


async def form_consents(uow: UnitOfWork, language: str) -> dict[Purpose, FormConsent]:
    """Return what a form asks for, by purpose, in a language as far as there is a text in it."""
    organization = await identity.get_organization(uow)
    own, found = language_of(organization.locale), await queries.current_wordings(uow)
    return {
        purpose: FormConsent(
            purpose,
            statement(purpose, language, organization.name),
            shown(found[purpose], language, own) if purpose in found else None,
            plain_words(language),
        )
        for purpose in Purpose
        if purpose is Purpose.APPLICATION or purpose in found
    }


async def shown_as(uow: UnitOfWork, wording_id: UUID | None, language: str) -> ShownWording | None:
    """Return a version as somebody read it, None where the product's own words stood."""
    if wording_id is None or (wording := await queries.find_wording(uow, wording_id)) is None:
        return None
    own = language_of((await identity.get_organization(uow)).locale)
    return shown(wording, language, own)


async def agreed_to(uow: UnitOfWork, purpose: Purpose, agreed: AgreedTo | None) -> Agreed:
    """Return what somebody agreed to, for keeping. Who does not say agreed to what holds now.

    Raises:
        InvalidInput: it is none of this organization's texts, another has to be agreed to by now,
            or nothing is asked for this purpose.
    """
    if agreed is None:
        current = (await queries.current_wordings(uow)).get(purpose)
        own = language_of((await identity.get_organization(uow)).locale)
        read = shown(current, own, own) if current else None
        return Agreed(
            purpose, current.id if current else None, str(current.number if current else 0),
            read.language if read else own, "",
        )  # fmt: skip
    wording = await _agreed_wording(uow, purpose, agreed)
    organization = await identity.get_organization(uow)
    ticked = agreed.statement or statement(purpose, agreed.language, organization.name)
    if wording is None:
        words = f"{ticked}\n\n{plain_words(agreed.language)}"
        return Agreed(purpose, None, "0", agreed.language, words)
    read = shown(wording, agreed.language, language_of(organization.locale))
    return Agreed(purpose, wording.id, str(wording.number), read.language, ticked)


async def _agreed_wording(uow: UnitOfWork, purpose: Purpose, agreed: AgreedTo) -> Wording | None:
    wording = None
    if agreed.wording_id is not None:
        wording = await queries.find_wording(uow, agreed.wording_id)
        if wording is None or wording.purpose is not purpose:
            raise InvalidInput.of_field(
                _FIELDS[purpose], say("This text is none of ours. Load the page again.")
            )
    if await queries.last_material(uow, purpose) > (wording.number if wording else 0):
        raise InvalidInput.of_field(
            _FIELDS[purpose],
            say("The text changed meanwhile. Please read it and agree again."),
            "text_changed",
        )
    if wording is None and purpose is not Purpose.APPLICATION:
        raise InvalidInput.of_field(_FIELDS[purpose], say("Nobody is asked for this here."))
    return wording


async def current_wording(uow: UnitOfWork, purpose: Purpose) -> Wording | None:
    """Return the version that holds now."""
    return (await queries.current_wordings(uow)).get(purpose)


async def get_wording(uow: UnitOfWork, actor: Actor, wording_id: UUID) -> Wording:
    """Return a published version, however old.

    Raises:
        NotFound: there is none of this id.
    """
    policy.can_read(actor).require()
    found = await queries.find_wording(uow, wording_id)
    if found is None:
        raise NotFound(say("There is no such text."))
    return found


async def list_wordings(
    uow: UnitOfWork, actor: Actor, page: PageRequest, purpose: Purpose | None
) -> Page[Wording]:
    """Return the published versions, newest first."""
    policy.can_read(actor).require()
    return await queries.list_wordings(uow, page, purpose)


async def list_purposes(uow: UnitOfWork, actor: Actor) -> list[PurposeState]:
    """Return for each purpose what people are shown, and what is written for later."""
    policy.can_write(actor).require()
    current, drafts = await queries.current_wordings(uow), await queries.list_drafts(uow)
    return [PurposeState(one, current.get(one), drafts.get(one, Draft(one, {}))) for one in Purpose]


async def write_draft(uow: UnitOfWork, actor: Actor, command: WriteDraft) -> Draft:
    """Write the next version; nobody is shown it before it is published.

    Raises:
        Conflict: code `draft_changed`.
    """
    policy.can_write(actor).require()
    now = clock.now()
    texts = _cleaned(command.texts)
    draft = WriteDraft(command.purpose, texts, command.version)
    await repository.write_draft(uow, draft, now, actor.name)
    uow.emit(WordingDrafted(change_id=ids.uuid7(), purpose=command.purpose.value))
    return Draft(command.purpose, texts, now, actor.name, command.version + 1)


async def discard_draft(uow: UnitOfWork, actor: Actor, purpose: Purpose, version: int) -> None:
    """Throw the next version away.

    Raises:
        Conflict: code `draft_changed`.
    """
    policy.can_write(actor).require()
    await repository.take_draft(uow, purpose, version)
    uow.emit(WordingDrafted(change_id=ids.uuid7(), purpose=purpose.value))


async def publish(uow: UnitOfWork, actor: Actor, command: Publish) -> Wording:
    """Make the draft the next version, which forms show from now on. The first is always material.

    Raises:
        Conflict: code `draft_changed`; somebody else published, wrote or threw it away.
        InvalidInput: it says nothing, or the same as the version before.
    """
    policy.can_write(actor).require()
    draft = await repository.take_draft(uow, command.purpose, command.version)
    before = await current_wording(uow, command.purpose)
    texts = written(draft.texts)
    if not texts:
        raise InvalidInput.of_field("texts", say("Write the text in one language at least."))
    if before is not None and dict(before.texts) == texts:
        raise InvalidInput.of_field("texts", say("This is the version that is published already."))
    wording = Wording(
        id=ids.uuid7(),
        purpose=command.purpose,
        number=before.number + 1 if before else 1,
        texts=texts,
        is_material=command.is_material or before is None,
        note=command.note,
        published_at=clock.now(),
        published_by_name=actor.name,
    )
    await repository.insert_wording(uow, wording, actor.user_id)
    audit.record(
        uow, actor, "consents.published", "consent_wording", wording.id,
        say("Published version {number} of a text that people agree to.", number=wording.number),
        {"version": Change(before.number if before else None, wording.number)},
    )  # fmt: skip
    uow.emit(WordingPublished(wording_id=wording.id, purpose=wording.purpose.value))
    return wording


def _cleaned(texts: Mapping[str, str]) -> dict[str, str]:
    return {language: identity.clean_html(text) for language, text in texts.items()}


_FIELDS = {Purpose.APPLICATION: "consent", Purpose.POOL: "pool_consent"}
