"""Writing an offer before it is sent, and taking it back to be written anew."""

import secrets
from dataclasses import replace
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.applications import api as applications
from rolecall.domains.audit import api as audit
from rolecall.domains.offers import policy, queries, repository
from rolecall.domains.offers.contracts import (
    ChangeOffer,
    CreateOffer,
    Letter,
    LetterText,
    Offer,
    OfferContent,
    OfferStatus,
    Terms,
)
from rolecall.domains.offers.events import OfferChanged
from rolecall.domains.offers.rules import states, variables
from rolecall.domains.offers.rules.states import OfferAction
from rolecall.domains.offers.service import templating
from rolecall.domains.offers.service.approving import give_up_approval
from rolecall.domains.offers.service.letters import compose, stationery_of
from rolecall.domains.offers.service.reading import get_offer
from rolecall.domains.offers.service.writing import change, load_for_update, names_of
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import Conflict
from rolecall.kernel.sentences import say


async def create_offer(uow: UnitOfWork, actor: Actor, command: CreateOffer) -> Offer:
    """Write a draft for an application with the text of a template.

    Raises:
        NotFound: there is no such application or template.
        NotHireable: the application's workflow does not lead to a hire from its stage.
        Conflict: it has an offer already (`offer_exists`), or the template is archived.
        InvalidInput: a custom value is not of its kind.
    """
    policy.can_manage(actor).require()
    application = await applications.require_hireable(uow, command.application_id)
    if await queries.find_live_offer_id(uow, application.id) is not None:
        raise repository.offer_exists()
    template = await templating.get_template(uow, command.template_id)
    if template.archived_at is not None:
        raise Conflict(say("This template is archived. Choose another one."), code="archived")
    now = clock.now()
    offer = Offer(
        id=ids.uuid7(),
        application_id=application.id,
        job_id=application.job_id,
        job_title=application.job_title,
        candidate_name=application.candidate_name,
        candidate_email=application.candidate_email,
        status=OfferStatus.DRAFT,
        content=OfferContent(text=template.text, terms=_checked(template.text, command.terms)),
        private_notes=command.private_notes,
        newest_version=0,
        expires_at=None,
        sent_at=None,
        decided_at=None,
        reason="",
        link_nonce=secrets.token_urlsafe(9),
        created_by_name=actor.name,
        created_at=now,
        updated_at=now,
        version=1,
    )
    await repository.insert_offer(uow, offer)
    audit.record(
        uow, actor, "offers.created", "offer", offer.id,
        say("Drafted an offer for the job “{job_title}”.", job_title=offer.job_title),
    )  # fmt: skip
    uow.emit(OfferChanged(**names_of(offer)))
    return offer


async def change_offer(uow: UnitOfWork, actor: Actor, command: ChangeOffer) -> Offer:
    """Change a draft. Private notes can be changed at any time.

    Raises:
        NotFound: there is no such offer.
        VersionMismatch: it changed since it was read.
        InvalidOfferStatus: it is no draft.
        InvalidInput: a value is not of its kind, or a variable of the text is unknown.
    """
    policy.can_manage(actor).require()
    offer = await load_for_update(uow, command.offer_id, command.version)
    content = _changed(offer.content, command)
    if content != offer.content:
        states.after(OfferAction.EDIT, offer.status)
    notes = offer.private_notes if command.private_notes is None else command.private_notes
    changed = [
        name
        for name, differs in (
            (say("terms"), content.terms != offer.content.terms),
            (say("text"), content.text != offer.content.text),
            (say("private_notes"), notes != offer.private_notes),
        )
        if differs
    ]
    if not changed:
        return offer
    # What people are paid stays out of the audit log; the versions hold it.
    audit.record(
        uow, actor, "offers.changed", "offer", offer.id, say("Changed {labels}.", labels=changed)
    )
    uow.emit(OfferChanged(**names_of(offer)))
    return await change(uow, offer, content=content, private_notes=notes)


async def revise_offer(uow: UnitOfWork, actor: Actor, offer_id: UUID, version: int | None) -> Offer:
    """Take an offer back into a draft: nobody accepts what is being changed.

    The candidate's page says that a new version is on its way; sending it supersedes the old one.

    Raises:
        NotFound: there is no such offer.
        VersionMismatch: it changed since it was read.
        InvalidOfferStatus: it is decided, or a draft already.
    """
    policy.can_manage(actor).require()
    offer = await load_for_update(uow, offer_id, version)
    status = states.after(OfferAction.REVISE, offer.status)
    await give_up_approval(uow, actor, offer)
    audit.record(
        uow,
        actor,
        "offers.revised",
        "offer",
        offer.id,
        say(
            "Took version {newest_version} back to write a new one.",
            newest_version=offer.newest_version,
        ),
        {"status": audit.Change(offer.status.value, status.value)},
    )
    uow.emit(OfferChanged(**names_of(offer)))
    return await change(uow, offer, status=status)


async def preview_offer(uow: UnitOfWork, actor: Actor, command: CreateOffer) -> Letter:
    """Return the letter that an offer would have; nothing is kept.

    Raises:
        NotFound: there is no such application or template.
        InvalidInput: a variable has no value yet; the sentence names the place.
    """
    policy.can_manage(actor).require()
    template = await templating.get_template(uow, command.template_id)
    return await _letter(uow, command.application_id, template.text, command.terms)


async def preview_change(uow: UnitOfWork, actor: Actor, command: ChangeOffer) -> Letter:
    """Return the letter that an offer would have after a change; nothing is kept.

    Raises:
        NotFound: there is no such offer.
        InvalidInput: a variable has no value yet; the sentence names the place.
    """
    policy.can_manage(actor).require()
    offer = await get_offer(uow, command.offer_id)
    content = _changed(offer.content, command)
    return await _letter(uow, offer.application_id, content.text, content.terms)


async def _letter(uow: UnitOfWork, application_id: UUID, text: LetterText, terms: Terms) -> Letter:
    application = await applications.read_application(uow, application_id)
    content = OfferContent(text=text, terms=_checked(text, terms))
    return compose(content, application, await stationery_of(uow), clock.now())


def _changed(content: OfferContent, command: ChangeOffer) -> OfferContent:
    text = content.text
    if command.subject is not None or command.body_html is not None:
        text = templating.checked_text(
            replace(
                text,
                subject=text.subject if command.subject is None else command.subject,
                body_html=text.body_html if command.body_html is None else command.body_html,
            )
        )
    terms = content.terms if command.terms is None else _checked(text, command.terms)
    return OfferContent(text=text, terms=terms)


def _checked(text: LetterText, terms: Terms) -> Terms:
    return replace(terms, values=variables.checked_values(text.fields, terms.values))
