"""Who is selected, and who of them cannot be written to."""

from collections.abc import Sequence
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.applications import policy, queries
from rolecall.domains.applications.contracts import ApplicationRow, ApplicationStatus
from rolecall.domains.applications.contracts.mailings import MOST_AT_ONCE, Addressee, LeftOut
from rolecall.domains.applications.contracts.selections import Selection
from rolecall.domains.applications.rules.mailings import sort_out
from rolecall.domains.applications.service.many.selecting import selected_ids
from rolecall.domains.applications.service.writing_to_people import locales_of
from rolecall.domains.candidates import api as candidates
from rolecall.domains.candidates.contracts import Candidate, CandidateSelection
from rolecall.domains.messaging import api as messaging
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.email_addresses import normalise_email
from rolecall.kernel.errors import Forbidden, InvalidInput
from rolecall.kernel.sentences import say

_DECIDED = {ApplicationStatus.REJECTED, ApplicationStatus.HIRED}


def require_writer(actor: Actor) -> None:
    """Pass if this actor may write about every application.

    Raises:
        Forbidden: they may not.
    """
    policy.can_write_to_candidate(actor).require()
    if not policy.can_read_all(actor):
        raise Forbidden(say("Only who sees all applications writes to many at once."))


async def of_applications(uow: UnitOfWork, actor: Actor, selection: Selection) -> list[Addressee]:
    """Return the selected applications as addressees, in their order.

    Raises:
        Forbidden: the actor may not write about every application.
        InvalidInput: they are too many.
    """
    require_writer(actor)
    chosen = await selected_ids(uow, selection)
    _require_few(chosen)
    found = {one.id: one for one in await queries.find_applications(uow, chosen)}
    return [about(found[one]) for one in chosen if one in found]


async def of_people(
    uow: UnitOfWork, actor: Actor, selection: CandidateSelection
) -> list[Addressee]:
    """Return the selected people as addressees, in their order.

    Raises:
        Forbidden: the actor may not read candidates or not write to them.
        InvalidInput: they are too many, or a filter names what there is not.
    """
    policy.can_write_to_candidate(actor).require()
    items = await candidates.select_candidates(uow, actor, selection)
    chosen = [one.subject_id for one in items if one.subject_id is not None]
    _require_few(chosen)
    found = await candidates.read_candidates(uow, chosen)
    locales = await locales_of(uow, found.keys())
    return [person(found[one], locales[one]) for one in chosen if one in found]


async def left_out(
    uow: UnitOfWork,
    addressees: Sequence[Addressee],
    *,
    is_outreach: bool,
    with_decided: bool = False,
) -> list[LeftOut | None]:
    """Return for each why they get no mail now, None for who gets it."""
    refusing = await messaging.refusing_addresses(
        uow, [one.email for one in addressees if one.email]
    )
    everywhere = [email for one in addressees for email in one.emails]
    unwilling = await messaging.unsubscribed_among(uow, everywhere) if is_outreach else set()
    held_back = {normalise_email(one.email) for one in refusing}
    return sort_out(addressees, held_back, unwilling, with_decided=with_decided)


def about(application: ApplicationRow) -> Addressee:
    """Return whom a message about an application is for."""
    email = application.candidate_email
    return Addressee(
        application.id,
        application.candidate_id,
        application.candidate_name,
        email,
        (email,) if email else (),
        application.locale,
        has_withdrawn=application.status is ApplicationStatus.WITHDRAWN,
        is_decided=application.status in _DECIDED,
    )


def person(candidate: Candidate, locale: str) -> Addressee:
    """Return whom a message about no application is for."""
    return Addressee(
        candidate.id,
        candidate.id,
        candidate.full_name,
        candidate.email,
        tuple(candidate.emails),
        locale,
    )


def _require_few(chosen: Sequence[UUID]) -> None:
    if len(chosen) > MOST_AT_ONCE:
        raise InvalidInput.of_field(
            "selection",
            say(
                "One mailing takes {most_at_once:,} at most. Narrow the list.",
                most_at_once=MOST_AT_ONCE,
            ),
            "too_many",
        )
