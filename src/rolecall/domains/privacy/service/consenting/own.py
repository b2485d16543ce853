"""The same for who is signed in, about their own application."""

from dataclasses import dataclass
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.applications import api as applications
from rolecall.domains.messaging.contracts.texts import ConsentEntry
from rolecall.domains.privacy.contracts import ConsentView, SayConsent
from rolecall.domains.privacy.service.consenting.about_texts import view_text_consents
from rolecall.domains.privacy.service.consenting.saying import say_consent, view_consents
from rolecall.infra.db import Database


@dataclass(frozen=True, slots=True)
class OwnConsents:
    """Where one stands by purpose, and what was said about text messages, the newest first."""

    views: tuple[ConsentView, ...]
    texts: tuple[ConsentEntry, ...]


async def view_own_consents(
    db: Database, actor: Actor, application_id: UUID, language: str
) -> OwnConsents:
    """Return what one agreed to, and what one can agree to in a language.

    Raises:
        NotFound: it is no application of theirs.
    """
    async with applications.opened_by_login(db, actor, application_id) as (uow, application):
        return OwnConsents(
            tuple(await view_consents(uow, application, language)),
            await view_text_consents(uow, application),
        )


async def say_own_consent(
    db: Database, actor: Actor, application_id: UUID, command: SayConsent
) -> None:
    """Agree to what was shown, or take it back.

    Raises:
        NotFound: it is no application of theirs.
        InvalidInput: the text changed since it was shown, or is none of ours.
    """
    async with applications.opened_by_login(db, actor, application_id) as (uow, application):
        await say_consent(uow, application, command, actor.ip)
