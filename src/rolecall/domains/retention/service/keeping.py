"""Who is due soon, and keeping one person longer."""

from datetime import timedelta
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.audit.contracts import Change
from rolecall.domains.candidates import api as candidates
from rolecall.domains.candidates.contracts import Candidate
from rolecall.domains.retention import policy, queries, repository
from rolecall.domains.retention.contracts import (
    MAX_DEFERRAL_DAYS,
    Defer,
    Deferral,
    Due,
    Marked,
    RuleKind,
    Standing,
)
from rolecall.domains.retention.events import CandidateKeptLonger
from rolecall.domains.retention.rules.changing import settled
from rolecall.domains.retention.rules.falling_due import kept_until
from rolecall.domains.retention.service.days import Now, read_now
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import InvalidInput, NotFound
from rolecall.kernel.pages import Page, PageRequest
from rolecall.kernel.sentences import say


async def list_due_people(uow: UnitOfWork, kind: RuleKind | None, page: PageRequest) -> Page[Due]:
    """Return who is due soon, the first to go first, as it was found the last night."""
    now = await read_now(uow)
    found = await queries.list_marked(uow, kind, now.at, page)
    known = await candidates.read_candidates(uow, [one.candidate_id for one in found.items])
    return found.map(lambda one: _due(one, known.get(one.candidate_id), now))


async def get_standing(uow: UnitOfWork, candidate_id: UUID) -> Standing:
    """Return whether a person is due soon, and whether somebody keeps them longer.

    Raises:
        NotFound: there is no such candidate.
    """
    person = await candidates.read_candidate(uow, candidate_id)
    now = await read_now(uow)
    deferral = await _deferral(uow, person.id, now)
    if deferral is not None:
        return Standing(None, deferral)
    marked = await queries.find_marked(uow, person.id, now.at)
    return Standing(_due(marked, person, now) if marked else None, None)


async def keep_longer(uow: UnitOfWork, actor: Actor, command: Defer) -> Standing:
    """Keep a person until the end of a day, whatever rules say.

    Raises:
        NotFound: there is no such candidate.
        Conflict: `candidate_merged`, `candidate_erased`.
        InvalidInput: the day is not to come, or too far away.
    """
    policy.can_defer(actor).require()
    await candidates.hold_candidate(uow, command.candidate_id)
    now = await read_now(uow)
    latest = now.today + timedelta(days=MAX_DEFERRAL_DAYS)
    if not now.today < command.keep_until <= latest:
        raise InvalidInput.of_field(
            "keep_until",
            say("Choose a day to come, at most until {latest}.", latest=latest),
            "range",
        )
    before = await _deferral(uow, command.candidate_id, now)
    deferral = Deferral(
        command.candidate_id, command.keep_until, command.reason, actor.name, now.at
    )
    await repository.write_deferral(uow, deferral, actor.user_id)
    await repository.forget_due(uow, [command.candidate_id])
    # The reason may tell of the person, and this log is never changed.
    _record(uow, actor, command.candidate_id, before, deferral)
    return Standing(None, deferral)


async def end_deferral(uow: UnitOfWork, actor: Actor, candidate_id: UUID) -> Standing:
    """Keep a person no longer than the rules say; from the next night they may be due.

    Raises:
        NotFound: there is no such candidate, or nobody keeps them longer.
    """
    policy.can_defer(actor).require()
    person = await candidates.read_candidate(uow, candidate_id)
    now = await read_now(uow)
    before = await _deferral(uow, person.id, now)
    if before is None:
        raise NotFound(say("Nobody keeps this person longer."))
    await repository.delete_deferrals(uow, await candidates.ids_of_record(uow, person.id))
    _record(uow, actor, person.id, before, None)
    return Standing(None, None)


async def _deferral(uow: UnitOfWork, candidate_id: UUID, now: Now) -> Deferral | None:
    own = await candidates.ids_of_record(uow, candidate_id)
    return await queries.find_deferral(uow, own, now.today)


def _due(marked: Marked, person: Candidate | None, now: Now) -> Due:
    rule = settled(marked.rule, now.at)
    return Due(
        candidate_id=marked.candidate_id,
        # Just erased: the mark goes with the rest.
        full_name=person.full_name if person else "",
        kind=rule.kind,
        kept_until=kept_until(rule, marked.since, now.zone) or now.today,
        is_held=marked.is_held,
    )


def _record(
    uow: UnitOfWork,
    actor: Actor,
    candidate_id: UUID,
    before: Deferral | None,
    after: Deferral | None,
) -> None:
    days = [one and one.keep_until.isoformat() for one in (before, after)]
    audit.record(
        uow, actor, "retention.kept_longer" if after else "retention.kept_no_longer", "candidate",
        candidate_id,
        (say("Keeps a person longer.") if after else say("Keeps a person no longer.")),
        {"keep_until": Change(*days)},
    )  # fmt: skip
    uow.emit(CandidateKeptLonger(candidate_id=candidate_id))
