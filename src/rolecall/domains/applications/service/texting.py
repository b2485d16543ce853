"""Texting candidates about their application, and their consent to it.

Guarantees: nobody texts who may not write to the candidate; who agreed, where and in which words is
noted before the first text; what is written in quiet hours waits.
"""

from dataclasses import dataclass
from uuid import UUID

from rolecall.access import Actor, ActorKind
from rolecall.domains.applications import policy, queries
from rolecall.domains.applications.contracts import ApplicationRow, SubmitApplication
from rolecall.domains.applications.service.reading import load_readable
from rolecall.domains.audit import api as audit
from rolecall.domains.identity import api as identity
from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging.contracts import RecordRef
from rolecall.domains.messaging.contracts.texts import (
    ConsentSource,
    ConsentState,
    NoteConsent,
    QueueText,
    Standing,
    Texting,
    TextsAreOff,
)
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import Conflict, InvalidInput, NotFound
from rolecall.kernel.sentences import say


@dataclass(frozen=True, slots=True)
class TextOffer:
    """What the private page says about texts: the number, what is agreed to, how it stands."""

    number: str
    words: str
    standing: Standing

    @property
    def is_given(self) -> bool:
        """Whether the candidate has agreed."""
        return self.standing is Standing.GIVEN

    @property
    def is_stopped(self) -> bool:
        """Whether the phone said STOP."""
        return self.standing is Standing.STOPPED


async def texting_of(uow: UnitOfWork, application: ApplicationRow) -> Texting | None:
    """Return what a composer of texts has to know, None where texts are switched off."""
    return await messaging.read_texting(
        uow, application.candidate_phone, application.candidate_id, application.locale
    )


async def write_text(uow: UnitOfWork, actor: Actor, application_id: UUID, body: str) -> UUID:
    """Text the candidate; returns the text's id, of the same words written just now the first's.

    Raises:
        NotFound: there is no such application for this actor.
        Conflict: texts are switched off, there is no number, or no consent.
    """
    application, texting = await _writable(uow, actor, application_id)
    wanted = QueueText(
        number=texting.number,
        body=body,
        candidate_id=application.candidate_id,
        recipient_name=application.candidate_name,
        record=_record(application),
        locale=application.locale,
        author_id=actor.user_id,
    )
    twin = await messaging.find_text_twin(uow, wanted)
    if twin is not None:
        return twin
    text_id = await messaging.queue_text(uow, wanted)
    audit.record(
        uow, actor, "messages.text_written", "text", text_id,
        say("Texted the candidate."),
    )  # fmt: skip
    return text_id


async def begin_text(uow: UnitOfWork, actor: Actor, application_id: UUID, template_id: UUID) -> str:
    """Return a saved text in the candidate's language, filled in.

    Raises:
        NotFound: there is no such application for this actor, or no such saved text.
    """
    application = await load_readable(uow, actor, application_id)
    policy.can_write_to_candidate(actor).require()
    organization = await identity.get_organization(uow)
    return messaging.filled_text(
        await messaging.saved_text(uow, template_id, application.locale),
        {
            "candidate_name": application.candidate_name,
            "job_title": application.job_title,
            "writer_name": actor.name,
            "organization_name": organization.name,
        },
    )


async def note_spoken_consent(
    uow: UnitOfWork, actor: Actor, application_id: UUID, *, given: bool, note: str
) -> None:
    """Note what the candidate said about texts.

    Raises:
        NotFound: there is no such application for this actor.
        InvalidInput: it is not said when and how they agreed.
        Conflict: texts are switched off, there is no number, or the phone said STOP.
    """
    application, texting = await _writable(uow, actor, application_id)
    if given and not note:
        raise InvalidInput.of_field("note", say("Say when and how they agreed."))
    organization = await identity.get_organization(uow)
    shown = messaging.consent_words(application.locale, organization.name, texting.number)
    await messaging.note_text_consent(
        uow,
        actor,
        NoteConsent(
            number=texting.number,
            candidate_id=application.candidate_id,
            record=_record(application),
            state=ConsentState.GIVEN if given else ConsentState.WITHDRAWN,
            source=ConsentSource.RECRUITER,
            shown=shown if given else "",
            note=note,
        ),
    )


async def offer_of(uow: UnitOfWork, application: ApplicationRow) -> TextOffer | None:
    """Return what the private page says about texts, None where there is nothing to say."""
    texting = await texting_of(uow, application)
    if texting is None or not texting.number:
        return None
    organization = await identity.get_organization(uow)
    words = messaging.consent_words(application.locale, organization.name, texting.number)
    return TextOffer(texting.number, words, texting.standing)


async def note_own_consent(
    uow: UnitOfWork, application: ApplicationRow, ip: str, *, given: bool
) -> None:
    """Note what the candidate chose on their private page.

    Raises:
        Conflict: texts are not offered, or the phone said STOP.
    """
    offer = await offer_of(uow, application)
    if offer is None:
        raise TextsAreOff(say("Texts are not offered here."))
    actor = Actor(ActorKind.CANDIDATE, org_id=uow.org_id, name=application.candidate_name, ip=ip)
    await messaging.note_text_consent(
        uow,
        actor,
        NoteConsent(
            number=offer.number,
            candidate_id=application.candidate_id,
            record=_record(application),
            state=ConsentState.GIVEN if given else ConsentState.WITHDRAWN,
            source=ConsentSource.STATUS_PAGE,
            shown=offer.words if given else "",
        ),
    )


async def read_own_texts(uow: UnitOfWork, application_id: UUID) -> TextOffer | None:
    """Return what the candidate may choose about texts, for who knows that it is theirs."""
    application = await queries.find_application(uow, application_id)
    return None if application is None else await offer_of(uow, application)


async def choose_own_texts(
    uow: UnitOfWork, actor: Actor, application_id: UUID, *, given: bool
) -> TextOffer | None:
    """Note what the candidate chose, signed in, about their own application.

    Raises:
        NotFound: there is no such application.
        Conflict: texts are not offered, or the phone said STOP.
    """
    application = await queries.find_application(uow, application_id)
    if application is None:
        raise NotFound(say("There is no such application of yours."))
    await note_own_consent(uow, application, actor.ip, given=given)
    return await offer_of(uow, application)


async def words_of_form(uow: UnitOfWork) -> dict[str, str]:
    """Return the words beside the tick of a form, by language; none where no texts are sent."""
    if not await messaging.are_texts_on(uow):
        return {}
    organization = await identity.get_organization(uow)
    return {
        language: messaging.form_words(language, organization.name)
        for language in messaging.LANGUAGES
    }


async def note_consent_of_form(
    uow: UnitOfWork,
    actor: Actor,
    command: SubmitApplication,
    candidate_id: UUID,
    application_id: UUID,
) -> None:
    """Note that somebody agreed to texts when they applied; a phone that said STOP gets none.

    Raises:
        InvalidInput: the phone number cannot be texted.
    """
    phone, language = command.applicant.phone, command.text_consent
    texting = await messaging.read_texting(uow, phone, candidate_id, language)
    if texting is None or texting.standing is Standing.STOPPED:
        return
    if not texting.number:
        raise InvalidInput.of_field(
            "phone",
            say(
                "To get text messages, give your number with its country, such as +1 614 555 0100."
            ),
        )
    organization = await identity.get_organization(uow)
    await messaging.note_text_consent(
        uow,
        actor,
        NoteConsent(
            number=texting.number,
            candidate_id=candidate_id,
            record=RecordRef("application", application_id),
            state=ConsentState.GIVEN,
            source=ConsentSource.APPLICATION,
            shown=messaging.form_words(language, organization.name),
        ),
    )


async def _writable(
    uow: UnitOfWork, actor: Actor, application_id: UUID
) -> tuple[ApplicationRow, Texting]:
    application = await load_readable(uow, actor, application_id)
    policy.can_write_to_candidate(actor).require()
    texting = await texting_of(uow, application)
    if texting is None:
        raise TextsAreOff(say("Texts are switched off in this organization."))
    if not texting.number:
        raise Conflict(
            say(
                "No phone number of this candidate can be texted. Correct it in the profile first."
            ),
            code="no_number",
        )
    return application, texting


def _record(application: ApplicationRow) -> RecordRef:
    return RecordRef("application", application.id)
