"""Looking at who of a selection would get a message."""

from collections.abc import Sequence

from rolecall.access import Actor
from rolecall.domains.applications.contracts.mailings import (
    NAMED,
    SHOWN,
    Addressee,
    LeftOut,
    LeftOutPeople,
    MailingPlan,
    Receiver,
)
from rolecall.domains.applications.contracts.selections import Selection
from rolecall.domains.applications.service.mailings.addressees import (
    left_out,
    of_applications,
    of_people,
)
from rolecall.domains.candidates.contracts import CandidateSelection
from rolecall.domains.messaging import api as messaging
from rolecall.infra.db import UnitOfWork


async def plan_mailing_about(
    uow: UnitOfWork, actor: Actor, selection: Selection, *, with_decided: bool
) -> MailingPlan:
    """Return who of the selected applications would get a message.

    Raises:
        Forbidden: the actor may not write about every application.
        InvalidInput: they are too many.
    """
    addressees = await of_applications(uow, actor, selection)
    reasons = await left_out(uow, addressees, is_outreach=False, with_decided=with_decided)
    return _plan(addressees, reasons)


async def plan_mailing_to_people(
    uow: UnitOfWork, actor: Actor, selection: CandidateSelection
) -> MailingPlan:
    """Return who of the selected people would get a message that is about no application.

    Raises:
        Forbidden: the actor may not write to candidates.
        InvalidInput: they are too many, or a filter names what there is not.
    """
    addressees = await of_people(uow, actor, selection)
    return _plan(addressees, await left_out(uow, addressees, is_outreach=True))


def _plan(addressees: Sequence[Addressee], reasons: Sequence[LeftOut | None]) -> MailingPlan:
    told = list(zip(addressees, reasons, strict=True))
    receiving = [one for one, reason in told if reason is None]
    groups = {reason: [one.name for one, why in told if why is reason] for reason in LeftOut}
    return MailingPlan(
        len(receiving),
        tuple(
            Receiver(one.id, one.name, one.email, messaging.language_of(one.locale))
            for one in receiving[:SHOWN]
        ),
        tuple(
            LeftOutPeople(reason, len(names), tuple(names[:NAMED]))
            for reason, names in groups.items()
            if names
        ),
    )
