"""The log of consents.

Guarantees: nothing in it is ever changed; an entry says to which text, in which words and language,
how, when and from where; saying the same thing twice adds nothing.
"""

from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.candidates import queries, repository
from rolecall.domains.candidates.contracts import Consent
from rolecall.domains.candidates.events import ConsentSaid
from rolecall.domains.candidates.rules.consents import standing
from rolecall.domains.consents.contracts import Agreed, ConsentDecision, Purpose, Way
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.sentences import say


async def record_consent(
    uow: UnitOfWork,
    actor: Actor,
    candidate_id: UUID,
    agreed: Agreed,
    way: Way,
    application_id: UUID | None,
) -> bool:
    """Keep the proof that the person agreed; False if they have agreed to this text already.

    The caller holds the record, so that two at once do not both add to the log.
    """
    log = await queries.list_consents(uow, candidate_id)
    last = standing(log, agreed.purpose, application_id)
    if (
        last is not None
        and last.state is ConsentDecision.GIVEN
        and last.wording_id == agreed.wording_id
        and (agreed.purpose is not Purpose.APPLICATION or last.application_id == application_id)
    ):
        return False
    await _say(
        uow,
        Consent(
            id=ids.uuid7(),
            candidate_id=candidate_id,
            purpose=agreed.purpose,
            state=ConsentDecision.GIVEN,
            wording_id=agreed.wording_id,
            text_version=agreed.text_version,
            language=agreed.language,
            way=way,
            shown=agreed.shown,
            application_id=application_id,
            given_at=clock.now(),
            ip=actor.ip,
        ),
    )
    return True


async def withdraw_consent(
    uow: UnitOfWork,
    actor: Actor,
    candidate_id: UUID,
    purpose: Purpose,
    way: Way,
    application_id: UUID | None,
) -> bool:
    """Note that the person took a consent back; False if there is none to take back."""
    last = standing(await queries.list_consents(uow, candidate_id), purpose, application_id)
    if last is None or last.state is ConsentDecision.WITHDRAWN:
        return False
    await _say(
        uow,
        Consent(
            id=ids.uuid7(),
            candidate_id=candidate_id,
            purpose=purpose,
            state=ConsentDecision.WITHDRAWN,
            wording_id=last.wording_id,
            text_version=last.text_version,
            language=last.language,
            way=way,
            shown="",
            application_id=application_id,
            given_at=clock.now(),
            ip=actor.ip,
        ),
    )
    audit.record(
        uow, actor, "candidates.consent_withdrawn", "candidate", candidate_id,
        say("Took a consent back ({purpose}).", purpose=purpose.value),
    )  # fmt: skip
    return True


async def _say(uow: UnitOfWork, consent: Consent) -> None:
    await repository.insert_consent(uow, consent)
    uow.emit(ConsentSaid(consent_id=consent.id, candidate_id=consent.candidate_id))
