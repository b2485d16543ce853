"""Asking real servers: what is told apart, and what is never told."""

import asyncio
import base64
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from rolecall.infra.outbound import Outbound
from rolecall.infra.rest import (
    Auth,
    Basic,
    Bearer,
    Call,
    CallFailed,
    ClientCredentials,
    Fault,
    HeaderKey,
    Limits,
    MemoryTokens,
    RestClient,
)
from rolecall.kernel import clock

from tests.support.vendors import Request, Response, Vendor, answer, running_vendor

CANARY = "canary-7f3a-secret"
NOW = datetime(2026, 3, 31, 12, 0, tzinfo=UTC)


class Echo(Vendor):
    """Answers what it was asked; gives tokens that are good for so many requests."""

    def __init__(self) -> None:
        super().__init__()
        self.tokens = 0
        self.good: set[str] = set()
        self.lives: dict[str, Any] = {"expires_in": 3600}

    def handle(self, request: Request) -> Response:
        if request.path == "/token":
            self.tokens += 1
            token = f"token-{self.tokens}"
            self.good.add(token)
            return answer({"access_token": token, "token_type": "Bearer", **self.lives})
        given = request.headers.get("authorization", "")
        if given.startswith("Bearer token-") and given.removeprefix("Bearer ") not in self.good:
            return answer({"message": "expired"}, 401)
        return answer({"path": request.path, "query": dict(request.query), "auth": given})


@pytest.fixture
def echo() -> Iterator[Echo]:
    with running_vendor(Echo()) as vendor:
        yield vendor


def client(
    vendor: Vendor, auth: Auth | None = None, limits: Limits | None = None, base: str = "/v3/"
) -> RestClient:
    outbound = Outbound([vendor.host], encrypted=True)
    return RestClient(outbound, vendor.url + base, auth or Bearer(CANARY), limits)


def credentials(vendor: Vendor, **rest: Any) -> ClientCredentials:
    return ClientCredentials(vendor.url + "/token", "id:1", CANARY, MemoryTokens(), **rest)


async def failure(rest: RestClient, call: Call | None = None) -> CallFailed:
    async with rest:
        with pytest.raises(CallFailed) as raised:
            await rest.call(call or Call(url="/jobs"))
    shown = "".join(traceback.format_exception(raised.value)) + repr(raised.value.__dict__)
    assert CANARY not in shown
    return raised.value


@pytest.mark.parametrize(
    ("auth", "header", "value"),
    [
        (Bearer(CANARY), "authorization", f"Bearer {CANARY}"),
        (
            Basic("u", CANARY),
            "authorization",
            "Basic " + base64.b64encode(f"u:{CANARY}".encode()).decode(),
        ),
        (HeaderKey("X-Api-Key", CANARY), "x-api-key", CANARY),
    ],
)
async def test_says_who_we_are(echo: Echo, auth: Auth, header: str, value: str) -> None:
    async with client(echo, auth) as rest:
        reply = await rest.call(Call(url="/jobs?a=1", parameters={"updated": "gte|x"}))
    assert (reply.status, reply.body["path"]) == (200, "/v3/jobs")
    assert reply.body["query"] == {"a": "1", "updated": "gte|x"}
    assert echo.asked[0].headers[header] == value
    assert CANARY not in repr(auth)


async def test_fetches_a_token_once_for_all_and_renews_it_once_when_it_is_refused(
    echo: Echo,
) -> None:
    async with client(echo, credentials(echo, extra={"sub": "7"})) as rest:
        await asyncio.gather(*(rest.call(Call(url="/jobs")) for _ in range(5)))
        assert echo.tokens == 1
        echo.good.clear()
        replies = await asyncio.gather(*(rest.call(Call(url="/jobs")) for _ in range(5)))
    assert echo.tokens == 2
    assert {reply.body["auth"] for reply in replies} == {"Bearer token-2"}
    asked = next(one for one in echo.asked if one.path == "/token")
    assert asked.content == b"grant_type=client_credentials&sub=7"
    user = base64.b64decode(asked.headers["authorization"].removeprefix("Basic ")).decode()
    assert user == f"id%3A1:{CANARY}"  # RFC 6749, section 2.3.1


async def test_a_token_is_not_used_any_more_shortly_before_it_ends(echo: Echo) -> None:
    async with client(echo, credentials(echo)) as rest:
        with clock.at(NOW):
            await rest.call(Call(url="/jobs"))
        with clock.at(NOW + timedelta(minutes=58)):
            await rest.call(Call(url="/jobs"))
        assert echo.tokens == 1
        with clock.at(NOW + timedelta(minutes=59, seconds=30)):
            await rest.call(Call(url="/jobs"))
    assert echo.tokens == 2


async def test_a_token_may_say_when_it_ends_and_credentials_may_stand_in_the_form(
    echo: Echo,
) -> None:
    echo.lives = {"expires_at": "2026-03-31T12:10:00.000Z"}
    async with client(echo, credentials(echo, in_form=True)) as rest:
        with clock.at(NOW):
            await rest.call(Call(url="/jobs"))
        with clock.at(NOW + timedelta(minutes=10)):
            await rest.call(Call(url="/jobs"))
    assert echo.tokens == 2
    assert f"client_secret={CANARY}".encode() in echo.asked[0].content


async def test_credentials_that_give_no_token_are_unauthorised(echo: Echo) -> None:
    echo.order(
        lambda one: one.path == "/token",
        instead=answer({"error": "invalid_client", "error_description": f"no {CANARY}"}, 400),
    )
    failed = await failure(client(echo, credentials(echo)))
    assert (failed.fault, failed.said) == (Fault.UNAUTHORISED, "no […]")


async def test_a_refusal_that_stays_is_told_after_one_renewal(echo: Echo) -> None:
    echo.order(lambda one: one.path == "/v3/jobs", times=9, instead=answer({"message": "no"}, 401))
    failed = await failure(client(echo, credentials(echo)))
    assert (failed.fault, failed.unsure, echo.tokens) == (Fault.UNAUTHORISED, False, 2)


@pytest.mark.parametrize(
    ("response", "fault", "unsure", "seconds"),
    [
        (answer({}, 401), Fault.UNAUTHORISED, False, None),
        (answer({}, 403), Fault.FORBIDDEN, False, None),
        (answer({}, 403, X_RateLimit_Remaining="0", Retry_After="5"), Fault.RATE_LIMITED, False, 5),
        (answer({}, 404), Fault.NOT_FOUND, False, None),
        (answer({}, 408), Fault.TIMED_OUT, True, None),
        (answer({}, 422), Fault.REFUSED, False, None),
        (answer({}, 429, Retry_After="17"), Fault.RATE_LIMITED, False, 17),
        (
            answer({}, 429, Retry_After="Tue, 31 Mar 2026 12:00:30 GMT"),
            Fault.RATE_LIMITED,
            False,
            30,
        ),
        (
            answer({}, 429, X_RateLimit_Reset=str(int(NOW.timestamp()) + 42)),
            Fault.RATE_LIMITED,
            False,
            42,
        ),
        (answer({}, 429), Fault.RATE_LIMITED, False, None),
        (answer({}, 500), Fault.SERVER_ERROR, True, None),
        (answer({}, 503, Retry_After="60"), Fault.SERVER_ERROR, True, 60),
        (answer({}, 302, Location="https://elsewhere.example/"), Fault.MOVED, True, None),
        (Response(200, b"<html>Sorry</html>"), Fault.NOT_JSON, True, None),
        (Response(200, b'{"a": '), Fault.NOT_JSON, True, None),
        (Response(200, b'{"a": NaN}'), Fault.NOT_JSON, True, None),
        (Response(200, b'{"a": "\xff"}'), Fault.NOT_JSON, True, None),
        (Response(200, b"[" * 5_000), Fault.NOT_JSON, True, None),
        (Response(200, b"1" * 5_000), Fault.NOT_JSON, True, None),
        (Response(200, b"x", {"Content-Encoding": "gzip"}), Fault.UNREACHABLE, True, None),
        (Response(200, b'"' + b"x" * 5_000 + b'"'), Fault.TOO_LARGE, True, None),
    ],
)
async def test_what_an_answer_means(
    echo: Echo, response: Response, fault: Fault, unsure: bool, seconds: int | None
) -> None:
    echo.order(lambda _: True, instead=response)
    with clock.at(NOW):
        failed = await failure(client(echo, limits=Limits(max_bytes=5_001)))
    wait = None if seconds is None else timedelta(seconds=seconds)
    assert (failed.fault, failed.unsure, failed.wait) == (fault, unsure, wait)
    assert len(echo.asked) == 1


async def test_an_answer_without_a_body_is_nothing(echo: Echo) -> None:
    echo.order(lambda _: True, instead=Response(204))
    async with client(echo) as rest:
        assert (await rest.call(Call(url="/jobs", method="DELETE"))).body is None


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"message": f"Bad {CANARY}\n here"}, "Bad […] here"),
        ({"errors": [{"field": "x", "message": "too long"}, "and more"]}, "too long; and more"),
        ({"error": {"detail": "deep"}}, "deep"),
        ({"message": "x" * 1_000}, "x" * 300),
        ([], ""),
        ({"message": None}, ""),
    ],
)
async def test_what_is_said_about_a_refusal(echo: Echo, body: Any, said: str) -> None:
    echo.order(lambda _: True, instead=answer(body, 422))
    assert (await failure(client(echo))).said == said


async def test_nobody_there_is_surely_not_done() -> None:
    with running_vendor(Echo()) as gone:
        rest = client(gone)
    failed = await failure(rest, Call(url="/jobs", method="POST", body={}))
    assert (failed.fault, failed.unsure) == (Fault.UNREACHABLE, False)


@pytest.mark.parametrize("how", ["hangs_up", "stalls"])
async def test_a_connection_that_breaks_after_the_request_leaves_it_open(
    echo: Echo, how: str
) -> None:
    echo.order(lambda _: True, **{how: True})
    rest = client(echo, limits=Limits(seconds=0.3))
    failed = await failure(rest, Call(url="/jobs", method="POST", body={}))
    assert failed.fault is (Fault.TIMED_OUT if how == "stalls" else Fault.UNREACHABLE)
    assert failed.unsure


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:9/jobs", "https://evil.example/jobs", "http://[::1/"]
)
async def test_credentials_go_to_their_origin_alone(echo: Echo, url: str) -> None:
    failed = await failure(client(echo), Call(url=url))
    assert (failed.fault, failed.unsure) == (Fault.BLOCKED, False)
    assert not echo.asked


async def test_an_address_inside_is_not_asked(echo: Echo) -> None:
    rest = RestClient(Outbound([], encrypted=False), echo.url, Bearer(CANARY))
    assert (await failure(rest)).fault is Fault.BLOCKED
    assert not echo.asked


async def test_a_secret_that_cannot_be_sent_is_not_quoted(echo: Echo) -> None:
    for secret in (f"{CANARY}\n", f"{CANARY}\x00", f"é{CANARY}"):
        assert (await failure(client(echo, Bearer(secret)))).fault is Fault.UNAUTHORISED


async def test_cookies_are_not_kept(echo: Echo) -> None:
    echo.order(lambda _: True, instead=answer({}, Set_Cookie="session=1; Path=/"))
    async with client(echo) as rest:
        await rest.call(Call(url="/jobs"))
        await rest.call(Call(url="/jobs"))
    assert "cookie" not in echo.asked[1].headers
