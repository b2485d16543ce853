"""What a candidate agreed to, giving it anew and taking it back."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from rolecall.access import Actor, ActorKind
from rolecall.domains.applications import api as applications
from rolecall.domains.applications.contracts import ApplicationRow, ApplicationStatus
from rolecall.domains.candidates import api as candidates
from rolecall.domains.consents import api as consents
from rolecall.domains.consents.contracts import ConsentDecision, FormConsent, Purpose
from rolecall.domains.privacy.contracts import ConsentView, SayConsent
from rolecall.domains.privacy.service.consenting.link import read_consent_token
from rolecall.infra.db import Database, UnitOfWork
from rolecall.infra.languages import language_of
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import Tenant


async def view_consents(
    uow: UnitOfWork, application: ApplicationRow, language: str = ""
) -> list[ConsentView]:
    """Return where the candidate of an application stands, for callers that know whose it is.

    What can be agreed to is in `language`; without one, in the language of the application.

    Raises:
        Conflict: code `candidate_erased`.
    """
    person = await candidates.find_person(uow, application.candidate_id)
    log = await candidates.list_consents(uow, person.id)
    asked = await consents.form_consents(uow, language or language_of(application.locale))
    views = []
    for purpose in Purpose:
        said = candidates.standing_consent(log, purpose, application.id)
        offered = asked.get(purpose)
        if said is None and (offered is None or purpose is Purpose.APPLICATION):
            continue
        is_given = said is not None and said.state is ConsentDecision.GIVEN
        is_open = application.status is ApplicationStatus.ACTIVE
        seen = int(said.text_version) if said is not None else 0
        newest = offered.wording.number if offered and offered.wording else 0
        may_give = purpose is not Purpose.APPLICATION or is_open
        can_give = offered is not None and may_give and (not is_given or newest > seen)
        material = await consents.last_material(uow, purpose)
        views.append(
            ConsentView(
                purpose=purpose,
                statement=_statement(offered),
                said=said,
                read=await consents.shown_as(uow, said.wording_id, said.language)
                if said is not None
                else None,
                offered=offered if can_give else None,
                is_asked=can_give and is_given and material > seen,
                can_withdraw=is_given,
                ends_application=purpose is Purpose.APPLICATION and is_open,
            )
        )
    return views


async def say_consent(
    uow: UnitOfWork, application: ApplicationRow, command: SayConsent, ip: str
) -> None:
    """Note what the candidate of an application says; saying it twice notes it once.

    Raises:
        InvalidInput: the text changed since it was shown, or is none of ours.
        Conflict: code `candidate_erased`.
    """
    person = await candidates.find_person(uow, application.candidate_id, lock=True)
    name = application.candidate_name
    actor = Actor(ActorKind.CANDIDATE, org_id=uow.org_id, name=name, ip=ip)
    if command.agreed is not None:
        agreed = await consents.agreed_to(uow, command.purpose, command.agreed)
        await candidates.record_consent(uow, actor, person.id, agreed, command.way, application.id)
        return
    await candidates.withdraw_consent(
        uow, actor, person.id, command.purpose, command.way, application.id
    )
    if command.purpose is Purpose.APPLICATION:
        now = await applications.lock_application(uow, application.id)
        if now.status is ApplicationStatus.ACTIVE:
            await applications.withdraw_application(uow, actor, application.id, "")


@asynccontextmanager
async def opened_by_mail(
    db: Database, token: str
) -> AsyncIterator[tuple[UnitOfWork, ApplicationRow]]:
    """Open a transaction of the organization that a mailed link names, with its application.

    Raises:
        NotFound, Gone: the link is not valid (any more).
    """
    org_id, application_id, nonce = read_consent_token(db.runtime, token)
    async with db.transaction(Tenant(org_id)) as uow:
        application = await applications.read_application(uow, application_id)
        if application.link_nonce != nonce:
            raise NotFound(
                say("This link is not valid any more. The newest mail has the right one.")
            )
        yield uow, application


def _statement(offered: FormConsent | None) -> str:
    return offered.statement if offered else ""
