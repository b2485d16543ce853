"""What the public sees, over all organizations or of one.

Statements are built once per shape of the question and read in one round trip.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

import msgspec
import sqlalchemy as sa

from rolecall.domains.jobs.contracts import (
    Employer,
    EmploymentType,
    Location,
    Pay,
    PayPeriod,
    PostingFilter,
    PublicPosting,
    RemotePolicy,
)
from rolecall.domains.jobs.models import careers_sites, posting_terms, public_postings
from rolecall.domains.jobs.rules.search import department_term
from rolecall.infra.db import Database, Row, Statement, capped_count, prepared
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock
from rolecall.kernel.pages import Page, PageRequest, Total
from rolecall.kernel.terms import prefix_range, words_of

MAX_OF_ONE_ORGANIZATION = 5_000
"""Open jobs of which an organization's own pages know; the installation's feeds know them all."""
MAX_EMPLOYERS = 200

_p = public_postings.c
POSTING_COLUMNS = (
    _p.id,
    _p.org_id,
    _p.organization_slug,
    _p.organization_name,
    _p.organization_host,
    _p.title,
    _p.department,
    _p.locations,
    _p.remote_policy,
    _p.employment_type,
    _p.pay,
    _p.published_at,
    _p.updated_at,
    _p.valid_through,
)
_SENT_COLUMNS = (
    *(column for column in POSTING_COLUMNS if column.name not in {"locations", "pay"}),
    sa.cast(_p.locations, sa.Text).label("locations"),
    sa.cast(_p.pay, sa.Text).label("pay"),
)
_LISTED = sa.and_(
    _p.open,
    _p.shown,
    sa.or_(_p.valid_through.is_(None), _p.valid_through > sa.bindparam("now")),
)
_FIND = prepared(sa.select(*POSTING_COLUMNS).where(_p.id == sa.bindparam("job_id"), _LISTED))
_OWNER = prepared(sa.select(_p.org_id).where(_p.id == sa.bindparam("job_id"), _p.shown))
_TERMS = prepared(
    sa.select(posting_terms.c.posting_id, posting_terms.c.kind, posting_terms.c.term)
    .join(
        public_postings,
        sa.and_(_p.org_id == posting_terms.c.org_id, _p.id == posting_terms.c.posting_id),
    )
    .where(
        posting_terms.c.org_id == sa.bindparam("wanted_org"),
        posting_terms.c.kind.in_(("word", "place")),
        _LISTED,
    )
)
_GROUPS = prepared(
    sa.select(_p.department, _p.locations)
    .where(_p.org_id == sa.bindparam("wanted_org"), _p.shown)
    .order_by(_p.published_at.desc())
    .limit(sa.bindparam("rows"))
)
_VERSION = prepared(
    sa.select(careers_sites.c.version).where(careers_sites.c.org_id == sa.bindparam("org_id"))
)
_ALL_VERSIONS = prepared(
    sa.select(
        sa.cast(sa.func.coalesce(sa.func.sum(careers_sites.c.version), 0), sa.BigInteger).label(
            "version"
        )
    )
)
_OWNER_VERSION = prepared(
    sa.select(_p.org_id, careers_sites.c.version)
    .join(careers_sites, careers_sites.c.org_id == _p.org_id)
    .where(_p.id == sa.bindparam("job_id"), _p.shown)
)


class PublicItem(msgspec.Struct, frozen=True):
    """A row of the public list as it is sent: JSON columns pass through as they are stored."""

    id: UUID
    title: str
    organization: dict[str, str]
    department: str
    locations: msgspec.Raw
    remote_policy: str
    employment_type: str
    pay: msgspec.Raw | None
    published_at: datetime
    valid_through: datetime | None
    url: str


class _Shape(NamedTuple):
    """Which conditions a list has, and so which statement it needs."""

    to_send: bool = False
    counted: bool = False
    """Only how many there are."""
    of_one: bool = False
    words: int = 0
    places: int = 0
    department: bool = False
    remote_policy: bool = False
    employment_type: bool = False
    onward: bool = False


async def list_postings(
    database: Database, wanted: PostingFilter, page: PageRequest, org_id: UUID | None = None
) -> Page[PublicPosting]:
    """Return open jobs that anybody may see, newest first; of one organization if it is given."""
    rows, _ = await _list_rows(database, wanted, page, org_id, to_send=False)
    return Page.of(
        [posting_of(row) for row in rows], page, lambda item: (item.published_at, item.id)
    )


async def list_public_items(
    database: Database, wanted: PostingFilter, page: PageRequest, org_id: UUID | None = None
) -> Page[PublicItem]:
    """Return the same as `list_postings` in the form in which it is sent: a hot path."""
    rows, total = await _list_rows(database, wanted, page, org_id, to_send=True)
    runtime = database.runtime
    return Page.of(
        [_item_of_row(row, runtime) for row in rows],
        page,
        lambda item: (item.published_at, item.id),
        total,
    )


async def _list_rows(
    database: Database,
    wanted: PostingFilter,
    page: PageRequest,
    org_id: UUID | None,
    *,
    to_send: bool,
) -> tuple[list[Row], Total | None]:
    words, places = words_of(wanted.q), words_of(wanted.location)
    shape = _Shape(
        to_send=to_send,
        of_one=org_id is not None,
        words=len(words),
        places=len(places),
        department=bool(wanted.department),
        remote_policy=wanted.remote_policy is not None,
        employment_type=wanted.employment_type is not None,
        onward=page.after is not None,
    )
    given: dict[str, Any] = {
        "now": clock.now(),
        "rows": page.limit + 1,
        "wanted_org": org_id,
        "department": department_term(wanted.department),
        "remote_policy": wanted.remote_policy,
        "employment_type": wanted.employment_type,
        **_bounds("word", words),
        **_bounds("place", places),
    }
    if page.after:
        given["after_at"], given["after_id"] = page.after
    rows = await database.read_public(_list_statement(shape), **given)
    if not page.counted:
        return rows, None
    count = _list_statement(shape._replace(to_send=False, onward=False, counted=True))
    return rows, Total.of((await database.read_public(count, **given))[0][0])


async def terms_of_organization(database: Database, org_id: UUID) -> list[tuple[UUID, str, str]]:
    """Return the words and places that find an organization's open jobs: job, kind and term."""
    rows = await database.read_public(_TERMS, now=clock.now(), wanted_org=org_id)
    return [(row["posting_id"], row["kind"], row["term"]) for row in rows]


async def departments_and_places(
    database: Database, org_id: UUID
) -> list[tuple[str, tuple[Location, ...]]]:
    """Return where an organization ever had a public job: its department and its places."""
    rows = await database.read_public(_GROUPS, wanted_org=org_id, rows=MAX_OF_ONE_ORGANIZATION)
    return [(row["department"], _locations(row["locations"])) for row in rows]


async def find_posting(database: Database, job_id: UUID) -> PublicPosting | None:
    """Return the posting of an open job, None if the public may not see it."""
    rows = await database.read_public(_FIND, job_id=job_id, now=clock.now())
    return posting_of(rows[0]) if rows else None


async def find_organization_of(database: Database, job_id: UUID) -> UUID | None:
    """Return whose job this is, if it ever was on pages that are shown now."""
    rows = await database.read_public(_OWNER, job_id=job_id)
    found: UUID | None = rows[0]["org_id"] if rows else None
    return found


async def site_version(database: Database, org_id: UUID) -> int:
    """Return the number of changes of what an organization's pages show."""
    rows = await database.read_public(_VERSION, org_id=org_id)
    return int(rows[0]["version"]) if rows else 0


async def all_sites_version(database: Database) -> int:
    """Return a number that grows with each change of what any organization's pages show."""
    rows = await database.read_public(_ALL_VERSIONS)
    return int(rows[0]["version"])


async def find_kept_version(database: Database, job_id: UUID) -> tuple[UUID, int] | None:
    """Return whose public job this is and the version of their site; None for no such job."""
    rows = await database.read_public(_OWNER_VERSION, job_id=job_id)
    return (rows[0]["org_id"], rows[0]["version"]) if rows else None


async def list_employers(
    database: Database, limit: int = MAX_EMPLOYERS, after: UUID | None = None
) -> list[Employer]:
    """Return organizations that have open jobs, in the order of their ids.

    Each step of the recursion is one look into the index, however many jobs an organization has.
    """
    rows = await database.read_public(
        _EMPLOYERS, now=clock.now(), rows=limit, after_org=after or UUID(int=0)
    )
    return [
        Employer(row["org_id"], row["slug"], row["name"], row["open_jobs"], row["host"])
        for row in rows
    ]


def _employers() -> sa.Select[Any]:
    steps = (
        sa.select(_p.org_id, sa.literal(1).label("number"))
        .where(_LISTED, _p.org_id > sa.bindparam("after_org"))
        .order_by(_p.org_id)
        .limit(1)
        .cte("steps", recursive=True)
    )
    following = public_postings.alias("following")
    onward = (
        sa.select(following.c.org_id)
        .where(following.c.open, following.c.shown, following.c.org_id > steps.c.org_id)
        .order_by(following.c.org_id)
        .limit(1)
        .scalar_subquery()
    )
    steps = steps.union_all(
        sa.select(onward, steps.c.number + 1).where(
            steps.c.org_id.is_not(None), steps.c.number < sa.bindparam("rows")
        )
    )
    return (
        sa.select(
            steps.c.org_id,
            sa.func.max(_p.organization_slug).label("slug"),
            sa.func.max(_p.organization_name).label("name"),
            sa.func.max(_p.organization_host).label("host"),
            sa.func.count().label("open_jobs"),
        )
        .join(public_postings, _p.org_id == steps.c.org_id)
        .where(_LISTED)
        .group_by(steps.c.org_id)
        .order_by(steps.c.org_id)
    )


_EMPLOYERS = prepared(_employers())


@lru_cache(maxsize=512)
def _list_statement(shape: _Shape) -> Statement:
    conditions: list[sa.ColumnElement[bool]] = [_LISTED]
    if shape.of_one:
        conditions.append(_p.org_id == sa.bindparam("wanted_org"))
    conditions += [_has_term("word", number) for number in range(shape.words)]
    conditions += [_has_term("place", number) for number in range(shape.places)]
    if shape.department:
        conditions.append(_has_department())
    if shape.remote_policy:
        conditions.append(_p.remote_policy == sa.bindparam("remote_policy"))
    if shape.employment_type:
        conditions.append(_p.employment_type == sa.bindparam("employment_type"))
    if shape.onward:
        conditions.append(
            sa.tuple_(_p.published_at, _p.id)
            < sa.tuple_(sa.bindparam("after_at"), sa.bindparam("after_id"))
        )
    listed = sa.select(*(_SENT_COLUMNS if shape.to_send else POSTING_COLUMNS)).where(*conditions)
    if shape.counted:
        return prepared(capped_count(listed))
    return prepared(
        listed.order_by(_p.published_at.desc(), _p.id.desc()).limit(sa.bindparam("rows"))
    )


def _has_term(kind: str, number: int) -> sa.ColumnElement[bool]:
    term = posting_terms.alias()
    return sa.exists().where(
        term.c.org_id == _p.org_id,
        term.c.posting_id == _p.id,
        term.c.kind == kind,
        term.c.term >= sa.bindparam(f"{kind}_{number}_from"),
        term.c.term < sa.bindparam(f"{kind}_{number}_below"),
    )


def _has_department() -> sa.ColumnElement[bool]:
    term = posting_terms.alias()
    return sa.exists().where(
        term.c.org_id == _p.org_id,
        term.c.posting_id == _p.id,
        term.c.kind == "department",
        term.c.term == sa.bindparam("department"),
    )


def _bounds(kind: str, words: Sequence[str]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for number, word in enumerate(words):
        found[f"{kind}_{number}_from"], found[f"{kind}_{number}_below"] = prefix_range(word)
    return found


def _item_of_row(row: Row, runtime: Runtime) -> PublicItem:
    slug, pay, host = row["organization_slug"], row["pay"], row["organization_host"]
    site = runtime.url_of_host(host) if host else f"{runtime.public_url}/careers/{slug}"
    return PublicItem(
        row["id"],
        row["title"],
        {"name": row["organization_name"], "slug": slug},
        row["department"],
        msgspec.Raw(row["locations"].encode()),
        row["remote_policy"],
        row["employment_type"],
        msgspec.Raw(pay.encode()) if pay else None,
        row["published_at"],
        row["valid_through"],
        f"{site}/jobs/{row['id']}",
    )


def posting_of(row: Row) -> PublicPosting:
    """Read a row of `POSTING_COLUMNS`."""
    pay = row["pay"]
    return PublicPosting(
        id=row["id"],
        org_id=row["org_id"],
        organization_slug=row["organization_slug"],
        organization_name=row["organization_name"],
        organization_host=row["organization_host"],
        title=row["title"],
        department=row["department"],
        locations=_locations(row["locations"]),
        remote_policy=RemotePolicy(row["remote_policy"]),
        employment_type=EmploymentType(row["employment_type"]),
        pay=Pay(pay["min_minor"], pay["max_minor"], pay["currency"], PayPeriod(pay["period"]))
        if pay
        else None,
        published_at=row["published_at"],
        updated_at=row["updated_at"],
        valid_through=row["valid_through"],
    )


def _locations(stored: Sequence[Mapping[str, str]]) -> tuple[Location, ...]:
    return tuple(Location(item["city"], item["region"], item["country"]) for item in stored)
