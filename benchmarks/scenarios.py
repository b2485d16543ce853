"""What is measured: requests, and how they are compared."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http.client import HTTPConnection

from rolecall.entrypoints.seed.demo import DEMO_PASSWORD

from benchmarks import targets
from benchmarks.installation import Api
from benchmarks.load import Request
from benchmarks.targets import Target

READ_SCRIPTS = 6
WRITE_SCRIPTS = 32
MOST_MOVES = 24_000
PUBLIC_LIST = "/api/v1/public/jobs?limit=50"

Pairs = Sequence[tuple[Request, Request]]


@dataclass(frozen=True)
class Scenario:
    """One kind of work. `wanted` is a share of pgbench's rate, `wanted_rate` requests a second."""

    name: str
    title: str
    requests: Callable[[Sequence[Target], Api], list[Request]]
    pairs: Callable[[Sequence[Target]], Pairs] | None = None
    """What is recorded for pgbench: for each script two requests, of which the second counts."""
    wanted: float | None = None
    wanted_rate: float | None = None
    once: bool = False
    connections: int = 16


def _twice(requests: Sequence[Request]) -> Pairs:
    return [(request, request) for request in requests[:READ_SCRIPTS]]


def _move_pairs(found: Sequence[Target]) -> Pairs:
    chosen = [target for target in found if len(target.applications) > 1][:WRITE_SCRIPTS]
    warm_ups, counted = ([targets.moves([target], 1)[0] for target in chosen] for _ in range(2))
    targets.leave_out(chosen, [*warm_ups, *counted])
    return list(zip(warm_ups, counted, strict=True))


def _sign_ins(found: Sequence[Target]) -> list[Request]:
    return [
        Request(
            "/api/v1/auth/login",
            {"Content-Type": "application/json"},
            "POST",
            f'{{"email": "recruiter@{target.slug}.example.com", "password": "{DEMO_PASSWORD}"}}',
        )
        for target in found
    ]


def _unchanged(api: Api, path: str) -> Request:
    """Return the conditional request of who has the newest version."""
    connection = HTTPConnection(api.address, timeout=30)
    connection.request("GET", path)
    response = connection.getresponse()
    response.read()
    connection.close()
    return Request(path, {"If-None-Match": response.headers["ETag"]})


def _careers(found: Sequence[Target]) -> list[Request]:
    return [Request(f"/careers/{target.slug}") for target in found]


def _boards(found: Sequence[Target]) -> list[Request]:
    """Return what existing careers sites ask the two compatible job boards for at each view."""
    return [
        Request(address)
        for target in found
        for address in (
            f"/v1/boards/{target.slug}/jobs?content=true",
            f"/v0/postings/{target.slug}?mode=json",
        )
    ]


def _careers_searches(found: Sequence[Target]) -> list[Request]:
    """Return searches with a typing mistake, more of them than a process keeps pages of."""
    slips = ("nusre", "enginer", "tecnician", "manger", "assistent", "cordinator", "analist")
    return [
        Request(f"/careers/{target.slug}?q={slip}&location={place}")
        for target in found
        for slip in slips
        for place in ("", *"abcdefghijklmnopqrstuvwxyz")
    ]


SCENARIOS = (
    Scenario(
        "list",
        "list of 50 for a job",
        lambda found, _: targets.lists(found),
        lambda found: _twice(targets.lists(found)),
        wanted=0.25,
    ),
    Scenario(
        "list_by_token",
        "the same, signed in by bearer token",
        lambda found, _: targets.lists(found, program=True),
        lambda found: _twice(targets.lists(found, program=True)),
        wanted=0.25,
    ),
    Scenario(
        "page",
        "application page",
        lambda found, _: targets.pages(found),
        lambda found: _twice(targets.pages(found, 1)),
        wanted=0.15,
    ),
    Scenario("search", "search of every kind", lambda found, _: targets.searches(found)),
    Scenario(
        "move",
        "stage change with audit and outbox",
        lambda found, _: targets.moves(found, MOST_MOVES),
        _move_pairs,
        wanted=0.5,
        once=True,
    ),
    Scenario(
        "public_list",
        "public job list",
        lambda *_: [Request(PUBLIC_LIST)],
        lambda _: _twice([Request(PUBLIC_LIST)]),
    ),
    Scenario(
        "public_list_unchanged",
        "public job list, 304",
        lambda _, api: [_unchanged(api, PUBLIC_LIST)],
        wanted_rate=1500,
    ),
    Scenario(
        "careers",
        "careers page",
        lambda found, _: _careers(found),
        lambda found: _twice(_careers(found)),
    ),
    Scenario(
        "careers_unchanged",
        "careers page, 304",
        lambda found, api: [_unchanged(api, one.path) for one in _careers(found)[:READ_SCRIPTS]],
        wanted_rate=1500,
    ),
    Scenario(
        "careers_search",
        "careers page, search with a slip",
        lambda found, _: _careers_searches(found),
    ),
    Scenario(
        "boards",
        "job boards, all jobs with their texts",
        lambda found, _: _boards(found),
        lambda found: _twice(_boards(found)),
    ),
    Scenario(
        "boards_unchanged",
        "job boards, 304",
        lambda found, api: [_unchanged(api, one.path) for one in _boards(found)[:READ_SCRIPTS]],
        wanted_rate=1500,
    ),
    Scenario(
        "session",
        "who am I (session check)",
        lambda found, _: [Request("/api/v1/me", target.browser) for target in found],
        lambda found: _twice([Request("/api/v1/me", target.browser) for target in found]),
    ),
    Scenario(
        "sign_in",
        "sign-in (argon2id)",
        lambda found, _: _sign_ins(found),
        lambda found: _twice(_sign_ins(found)),
        connections=4,
    ),
)
