"""Writing rules, who is due soon, who is kept longer, and runs."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.retention.contracts import (
    Deferral,
    Outcome,
    Rule,
    RuleKind,
    Run,
    RunItem,
    Work,
)
from rolecall.domains.retention.models import (
    deferrals,
    due_people,
    items,
    rules,
    run_of,
    runs,
    terms_json,
)
from rolecall.infra.db import UnitOfWork
from rolecall.infra.disclosure import Choice, Section, Withheld, discloses
from rolecall.infra.erasure import Erased, Person, erases
from rolecall.kernel.errors import VersionMismatch
from rolecall.kernel.sentences import say

_u, _d, _f, _r, _i = rules.c, due_people.c, deferrals.c, runs.c, items.c


async def write_rule(uow: UnitOfWork, rule: Rule) -> None:
    """Write a rule over the one of the version before.

    Raises:
        VersionMismatch: somebody else changed it meanwhile.
    """
    coming = rule.announced
    values = {
        "months": rule.terms.months,
        "spare_pools": rule.terms.spare_pools,
        "next_months": coming and coming.terms.months,
        "next_spare_pools": coming and coming.terms.spare_pools,
        "next_from": coming and coming.takes_effect_at,
        "next_by_name": coming.by_name if coming else "",
        "changed_at": rule.changed_at,
        "changed_by_name": rule.changed_by_name,
        "version": rule.version,
    }
    new = insert(rules).values(org_id=uow.org_id, kind=rule.kind.value, **values)
    written = await uow.execute(
        new.on_conflict_do_update(
            index_elements=[_u.org_id, _u.kind],
            set_=values,
            where=_u.version == rule.version - 1,
        )
    )
    if not written:
        raise VersionMismatch(say("Somebody else changed this rule meanwhile. Reload the page."))


async def mark_due(uow: UnitOfWork, kind: RuleKind, due: Sequence[sa.Select[Any]]) -> None:
    """Mark whom these statements find (`candidate_id`, `since`) as due soon, and nobody else."""
    await uow.execute(sa.delete(due_people).where(_d.org_id == uow.org_id, _d.kind == kind.value))
    if not due:
        return
    found = sa.union(*due).subquery()
    marked = sa.select(
        sa.literal(uow.org_id, sa.Uuid), found.c.candidate_id, sa.literal(kind.value), found.c.since
    )
    columns = ["org_id", "candidate_id", "kind", "since"]
    await uow.execute(insert(due_people).from_select(columns, marked).on_conflict_do_nothing())


async def forget_due(uow: UnitOfWork, candidate_ids: Collection[UUID]) -> None:
    """Take the marks off people."""
    await uow.execute(
        sa.delete(due_people).where(
            _d.org_id == uow.org_id, _d.candidate_id.in_(sorted(candidate_ids))
        )
    )


async def write_deferral(uow: UnitOfWork, deferral: Deferral, by_id: UUID | None) -> None:
    """Keep somebody longer; what was said before is written over."""
    values = {
        "keep_until": deferral.keep_until,
        "reason": deferral.reason,
        "by_id": by_id,
        "by_name": deferral.by_name,
        "at": deferral.at,
    }
    new = insert(deferrals).values(org_id=uow.org_id, candidate_id=deferral.candidate_id, **values)
    await uow.execute(
        new.on_conflict_do_update(index_elements=[_f.org_id, _f.candidate_id], set_=values)
    )


async def delete_deferrals(uow: UnitOfWork, candidate_ids: Collection[UUID]) -> int:
    """Keep people no longer than others; returns how many were."""
    return await uow.execute(
        sa.delete(deferrals).where(
            _f.org_id == uow.org_id, _f.candidate_id.in_(sorted(candidate_ids))
        )
    )


async def insert_run(uow: UnitOfWork, run: Run) -> bool:
    """Begin the run of a day; tells whether nobody else has."""
    inserted = await uow.execute(
        insert(runs)
        .values(
            org_id=uow.org_id,
            id=run.id,
            day=run.day,
            begun_at=run.begun_at,
            rules={kind.value: terms_json(terms) for kind, terms in run.rules.items()},
            counts={},
            at_kind=next(iter(RuleKind)).value,
        )
        .on_conflict_do_nothing(index_elements=[_r.org_id, _r.day])
    )
    return inserted > 0


async def lock_work(uow: UnitOfWork, run_id: UUID) -> Work | None:
    """Return a run that is not over, locked; None if there is none."""
    row = await uow.fetch_one(
        sa.select(runs)
        .where(_r.org_id == uow.org_id, _r.id == run_id, _r.finished_at.is_(None))
        .with_for_update()
    )
    return Work(run_of(row), RuleKind(row["at_kind"]), row["after_id"]) if row else None


async def note_done(uow: UnitOfWork, run_id: UUID, done: Sequence[RunItem]) -> None:
    """Note what became of people."""
    await uow.insert(
        items,
        [
            {
                "org_id": uow.org_id,
                "run_id": run_id,
                "candidate_id": one.candidate_id,
                "kind": one.kind.value,
                "outcome": one.outcome.value,
                "erasure_id": one.erasure_id,
                "at": one.at,
            }
            for one in done
        ],
    )


async def note_progress(
    uow: UnitOfWork,
    work: Work,
    counts: dict[Outcome, int],
    at_kind: RuleKind,
    after_id: UUID | None,
) -> None:
    """Note whom a run has come to."""
    await uow.execute(
        sa.update(runs)
        .where(_r.org_id == uow.org_id, _r.id == work.run.id)
        .values(
            counts={outcome.value: count for outcome, count in counts.items()},
            at_kind=at_kind.value,
            after_id=after_id,
        )
    )


async def finish_run(uow: UnitOfWork, run_id: UUID, at: datetime) -> None:
    """Note that a run is over."""
    await uow.execute(
        sa.update(runs).where(_r.org_id == uow.org_id, _r.id == run_id).values(finished_at=at)
    )


async def forget_kept(uow: UnitOfWork, before: date) -> None:
    """Forget who was kept in runs of earlier days: they come again every night."""
    old = sa.select(_r.id).where(_r.org_id == uow.org_id, _r.day < before)
    await uow.execute(
        sa.delete(items).where(
            _i.org_id == uow.org_id,
            _i.run_id.in_(old),
            _i.outcome != Outcome.ERASED.value,
        )
    )


@erases("retention", due_people, deferrals)
async def erase_marks(uow: UnitOfWork, person: Person) -> Erased:
    """Remove why a person was to be kept longer, and that they were due."""
    own = person.of("candidate")
    await forget_due(uow, own)
    return Erased({"deferrals": await delete_deferrals(uow, own)})


discloses(
    Section(
        name="kept_longer",
        title=say("Until when you are kept longer"),
        table=deferrals,
        about=lambda person: deferrals.c.candidate_id.in_(person.of("candidate")),
        shown=("at", "keep_until", "reason"),
        codes=("candidate_id",),
        withheld={Withheld.OTHERS: ("by_id", "by_name")},
        choices={"reason": Choice.NOTES},
    )
)
discloses(
    Section(
        name="due_to_be_erased",
        title=say("Marks that you are due to be erased"),
        table=due_people,
        about=lambda person: due_people.c.candidate_id.in_(person.of("candidate")),
        shown=("since",),
        codes=("candidate_id", "kind"),
    )
)
