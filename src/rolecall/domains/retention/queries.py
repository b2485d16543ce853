"""Whose time is over, who is kept longer, and what runs did.

Whom a kind of rule is about is asked of the domains that know; each statement gives `candidate_id`
and `since`, from when the time counts.
"""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.applications import api as applications
from rolecall.domains.candidates import api as candidates
from rolecall.domains.holds import api as holds
from rolecall.domains.messaging import api as messaging
from rolecall.domains.retention.contracts import (
    Deferral,
    Marked,
    Outcome,
    Rule,
    RuleKind,
    Run,
    RunItem,
    Terms,
)
from rolecall.domains.retention.models import (
    deferrals,
    due_people,
    items,
    rule_of,
    rules,
    run_of,
    runs,
)
from rolecall.infra.db import Row, UnitOfWork, fetch_page
from rolecall.kernel.pages import Page, PageRequest

_u, _d, _f, _r, _i = rules.c, due_people.c, deferrals.c, runs.c, items.c
DueStatement = sa.Select[Any]
"""Whose time is over: `candidate_id`, and `since` when it counts."""
CSV_ROWS: Final = 100_000
"""People that a file of a run tells of at most."""


async def list_rules(uow: UnitOfWork) -> list[Rule]:
    """Return all rules, those that were never written as they are without a word: off."""
    rows = await uow.fetch(sa.select(rules).where(_u.org_id == uow.org_id))
    written = {rule.kind: rule for rule in map(rule_of, rows)}
    return [written.get(kind) or Rule(kind, Terms(), None, None, "", 0) for kind in RuleKind]


async def read_rule(uow: UnitOfWork, kind: RuleKind, *, lock: bool = False) -> Rule:
    """Return a rule, on request locked if it was ever written."""
    wanted = sa.select(rules).where(_u.org_id == uow.org_id, _u.kind == kind.value)
    row = await uow.fetch_one(wanted.with_for_update() if lock else wanted)
    return rule_of(row) if row else Rule(kind, Terms(), None, None, "", 0)


def due_statement(
    org_id: UUID, kind: RuleKind, before: datetime, today: date, *, spare_pools: bool
) -> DueStatement:
    """Return the statement of whose time had begun before an instant and who is not kept longer."""
    found = _people(org_id, kind).subquery()
    due = sa.select(found.c.candidate_id, found.c.since).where(
        found.c.since < before, found.c.candidate_id.not_in(_kept_longer(org_id, today))
    )
    if spare_pools:
        due = due.where(found.c.candidate_id.not_in(candidates.in_pools(org_id)))
    return due


async def list_due(
    uow: UnitOfWork, due: DueStatement, after_id: UUID | None, limit: int
) -> list[UUID]:
    """Return the next people of a due statement, by id."""
    by = due.selected_columns["candidate_id"]
    wanted = due if after_id is None else due.where(by > after_id)
    return [row["candidate_id"] for row in await uow.fetch(wanted.order_by(by).limit(limit))]


async def is_due(uow: UnitOfWork, due: DueStatement, candidate_id: UUID) -> bool:
    """Tell whether a due statement finds somebody."""
    found = due.where(due.selected_columns["candidate_id"] == candidate_id)
    return await uow.fetch_one(found) is not None


async def count_due(uow: UnitOfWork, soon: DueStatement, before: datetime, now: datetime) -> Row:
    """Return of people due soon how many are `due` before an instant, `due_soon`, and `held`.

    `held` are those of `due` whom a legal hold keeps at `now`.
    """
    found = soon.subquery()
    over = found.c.since < before
    held = found.c.candidate_id.in_(_held(uow.org_id, now))
    count = sa.func.count()
    rows = await uow.fetch(
        sa.select(
            count.filter(over).label("due"),
            count.filter(sa.not_(over)).label("due_soon"),
            count.filter(over, held).label("held"),
        ).select_from(found)
    )
    return rows[0]


async def count_kept_longer(uow: UnitOfWork, today: date) -> int:
    """Return how many people somebody keeps longer."""
    found: int = await uow.fetch_value(
        sa.select(sa.func.count()).select_from(_kept_longer(uow.org_id, today).subquery())
    )
    return found


async def first_due(
    uow: UnitOfWork, due: DueStatement, now: datetime, limit: int
) -> list[tuple[UUID, datetime, bool]]:
    """Return the first of a due statement, longest over first, and whether a hold keeps them."""
    found = due.subquery()
    held = found.c.candidate_id.in_(_held(uow.org_id, now)).label("held")
    rows = await uow.fetch(
        sa.select(found.c.candidate_id, found.c.since, held)
        .order_by(found.c.since, found.c.candidate_id)
        .limit(limit)
    )
    return [(row["candidate_id"], row["since"], row["held"]) for row in rows]


_MARKED = (
    sa.select(_d.candidate_id, _d.since, *(column for column in _u if column.name != "org_id"))
    .select_from(due_people)
    .join(rules, sa.and_(_u.org_id == _d.org_id, _u.kind == _d.kind))
)


async def list_marked(
    uow: UnitOfWork, kind: RuleKind | None, now: datetime, page: PageRequest
) -> Page[Marked]:
    """Return who is marked as due soon, and by which rule."""
    held = _d.candidate_id.in_(_held(uow.org_id, now)).label("held")
    listed = _MARKED.add_columns(held).where(_d.org_id == uow.org_id)
    if kind is not None:
        listed = listed.where(_d.kind == kind.value)
    by = _d.since, _d.candidate_id
    return await fetch_page(uow, listed, page, *by, convert=_marked, descending=False)


async def find_marked(uow: UnitOfWork, candidate_id: UUID, now: datetime) -> Marked | None:
    """Return by which rule a person is marked as due soon."""
    held = _d.candidate_id.in_(_held(uow.org_id, now)).label("held")
    row = await uow.fetch_one(
        _MARKED.add_columns(held).where(_d.org_id == uow.org_id, _d.candidate_id == candidate_id)
    )
    return _marked(row) if row else None


async def find_deferral(
    uow: UnitOfWork, candidate_ids: Collection[UUID], today: date
) -> Deferral | None:
    """Return by which word any of these records is kept longest, if any is."""
    row = await uow.fetch_one(
        sa.select(_f.candidate_id, _f.keep_until, _f.reason, _f.by_name, _f.at)
        .where(
            _f.org_id == uow.org_id,
            _f.candidate_id.in_(sorted(candidate_ids)),
            _f.keep_until >= today,
        )
        .order_by(_f.keep_until.desc())
        .limit(1)
    )
    return Deferral(**row) if row else None


async def list_runs(uow: UnitOfWork, page: PageRequest) -> Page[Run]:
    """Return the runs of the organization, newest first."""
    listed = sa.select(_r.id, _r.day, _r.begun_at, _r.finished_at, _r.rules, _r.counts).where(
        _r.org_id == uow.org_id
    )
    return await fetch_page(uow, listed, page, _r.begun_at, _r.id, convert=run_of)


async def find_run(uow: UnitOfWork, run_id: UUID) -> Run | None:
    """Return one run."""
    row = await uow.fetch_one(sa.select(runs).where(_r.org_id == uow.org_id, _r.id == run_id))
    return run_of(row) if row else None


async def items_of(uow: UnitOfWork, run_id: UUID) -> Sequence[RunItem]:
    """Return what became of the people of a run, in the order in which it came to them."""
    rows = await uow.fetch(
        sa.select(_i.candidate_id, _i.kind, _i.outcome, _i.erasure_id, _i.at)
        .where(_i.org_id == uow.org_id, _i.run_id == run_id)
        .order_by(_i.at, _i.candidate_id)
        .limit(CSV_ROWS)
    )
    return [
        RunItem(
            row["candidate_id"],
            RuleKind(row["kind"]),
            Outcome(row["outcome"]),
            row["erasure_id"],
            row["at"],
        )
        for row in rows
    ]


def _marked(row: Row) -> Marked:
    return Marked(row["candidate_id"], rule_of(row), row["since"], row["held"])


def _people(org_id: UUID, kind: RuleKind) -> sa.Select[Any]:
    if kind is RuleKind.NEVER_APPLIED:
        return candidates.people_without_applications(org_id, messaging.last_mail)
    return applications.settled_people(org_id, hired=kind is RuleKind.HIRED)


def _kept_longer(org_id: UUID, today: date) -> sa.Select[Any]:
    kept = sa.select(_f.candidate_id).where(_f.org_id == org_id, _f.keep_until >= today)
    return candidates.holders_of(org_id, kept)


def _held(org_id: UUID, now: datetime) -> sa.CompoundSelect[Any]:
    held = holds.held_subjects(org_id, now)
    return sa.union(candidates.holders_of(org_id, held), applications.people_of_jobs(org_id, held))
