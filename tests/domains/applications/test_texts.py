"""Texting candidates: consent, sending, what comes back, and quiet hours."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import httpx2
import pytest

from rolecall.access import Role
from rolecall.infra.runtime import Runtime
from rolecall.infra.settings import TextSettings
from rolecall.kernel import clock

from tests.support.hiring import apply, open_job
from tests.support.twilio import Twilio, number, settings, signed, twilio_server
from tests.support.world import Account, Organization, World

Drain = Callable[[], Awaitable[int]]
SECONDS_LATER = timedelta(seconds=11)


@pytest.fixture
def twilio(runtime: Runtime) -> Iterator[Twilio]:
    """Twilio's API, which the runtime asks as long as the test lasts."""
    before = runtime.settings
    with twilio_server() as started:
        runtime.settings = replace(before, texts=TextSettings(twilio_url=started.url))
        yield started
        runtime.settings = before


@dataclass
class Desk:
    """A recruiter, somebody who applied, and what is known of their texts."""

    org: Organization
    recruiter: Account
    application: str
    status_path: str
    number: str
    runtime: Runtime

    async def call(self, path: str, status: int = 200, **body: Any) -> dict[str, Any]:
        url = f"/api/v1/applications/{self.application}/{path}"
        answer = await self.recruiter.client.post(url, json=body)
        assert answer.status_code == status, answer.text
        found: dict[str, Any] = answer.json()
        return found

    async def agree(self) -> None:
        await self.call("text-consent", given=True, note="On the phone today")

    async def text(self, body: str = "Shall we talk?") -> dict[str, Any]:
        items = (await self.call("texts", 201, body=body))["items"]
        found: dict[str, Any] = [one for one in items if one["channel"] == "text"][-1]
        return found

    async def texts(self) -> list[dict[str, Any]]:
        found = await self.conversation()
        return [item for item in found["items"] if item["channel"] == "text"]

    def sent(self, twilio: Twilio) -> list[dict[str, str]]:
        """Return what left for this organization alone."""
        return [one for one in twilio.taken if str(self.org.id) in one["StatusCallback"]]

    async def conversation(self) -> dict[str, Any]:
        url = f"/api/v1/applications/{self.application}/conversation"
        found: dict[str, Any] = (await self.recruiter.client.get(url)).json()
        return found

    async def comes_in(
        self, client: httpx2.AsyncClient, body: str, sid: str = "", **fields: str
    ) -> httpx2.Response:
        path = f"/api/v1/inbound/texts/{self.org.id}"
        sent = {"MessageSid": sid or f"SM{body}", "From": self.number, "Body": body, **fields}
        return await client.post(path, **signed(self.runtime.public_url + path, sent))


async def desk(world: World, runtime: Runtime, *, by_day: bool = True, **changes: Any) -> Desk:
    org = await world.organization(name="Harbor Vale")
    admin = await org.member(Role.ORGANIZATION_ADMIN)
    saved = await admin.client.put("/api/v1/text-settings", json=settings(**changes))
    assert saved.status_code == 200, saved.text
    assert "auth token" not in saved.text
    recruiter = await org.member(Role.RECRUITER)
    job = await open_job(recruiter)
    phone = number(by_day=by_day)
    sent = await apply(world.client(), job["id"], phone=phone, with_resume=False)
    made = sent.json()
    path = "/status/" + made["status_url"].rpartition("/status/")[2]
    return Desk(org, recruiter, made["application_id"], path, phone, runtime)


async def test_a_text_needs_consent_leaves_and_arrives(
    world: World, runtime: Runtime, drain: Drain, twilio: Twilio, client: httpx2.AsyncClient
) -> None:
    at = await desk(world, runtime)
    refused = await at.call("texts", 409, body="Hello?")
    assert refused["code"] == "no_text_consent"
    await at.call("text-consent", 422, given=True)
    await at.agree()
    first = await at.text()
    assert (first["status"], first["segments"]) == ("held", 1)
    assert first["text"] == "Shall we talk?\n\nHarbor Vale. Reply STOP to opt out."
    with clock.at(clock.now() + SECONDS_LATER):
        await drain()
        await drain()
    [sent] = at.sent(twilio)
    assert (sent["To"], sent["Body"]) == (at.number, first["text"])
    assert (await at.texts())[0]["status"] == "sent"
    path = sent["StatusCallback"].removeprefix(runtime.public_url)
    told = {"MessageSid": "SM1", "MessageStatus": "delivered"}
    forged = await client.post(path, data=told, headers={"X-Twilio-Signature": "no"})
    assert forged.status_code == 401
    for status in ("sent", "delivered", "sent"):
        form = {**told, "MessageStatus": status}
        answer = await client.post(path, **signed(sent["StatusCallback"], form))
        assert answer.status_code == 204
    assert (await at.texts())[0]["status"] == "delivered"
    second = await at.text("And one more")
    assert second["text"] == "And one more"


@pytest.mark.usefixtures("twilio")
async def test_the_same_words_at_once_are_one_text(world: World, runtime: Runtime) -> None:
    at = await desk(world, runtime)
    await at.agree()
    await asyncio.gather(*(at.text("Shall we talk?") for _ in range(4)))
    await at.text("Or tomorrow?")
    texts = [one["text"].partition("\n")[0] for one in await at.texts()]
    assert sorted(texts) == ["Or tomorrow?", "Shall we talk?"]


async def test_a_failure_is_told_in_words_and_can_be_repeated(
    world: World, runtime: Runtime, drain: Drain, twilio: Twilio, client: httpx2.AsyncClient
) -> None:
    at = await desk(world, runtime)
    await at.agree()
    twilio.instead = (400, {"code": 21614, "message": "not mobile"})
    failing = await at.text()
    with clock.at(clock.now() + SECONDS_LATER):
        await drain()
    [text] = await at.texts()
    assert text["status"] == "failed"
    assert "not a mobile one" in text["error"]
    twilio.instead = None
    again = await at.recruiter.client.post(f"/api/v1/texts/{failing['id']}/resend")
    assert again.json()["status"] == "queued"
    await drain()
    form = {"MessageSid": "SM1", "MessageStatus": "undelivered", "ErrorCode": "30003"}
    url = at.sent(twilio)[0]["StatusCallback"]
    await client.post(url.removeprefix(runtime.public_url), **signed(url, form))
    [text] = await at.texts()
    assert (text["status"], "30003" in text["error"]) == ("failed", True)


async def test_stop_holds_everything_back_until_start(
    world: World, runtime: Runtime, drain: Drain, twilio: Twilio, client: httpx2.AsyncClient
) -> None:
    at = await desk(world, runtime)
    await at.agree()
    await at.text()
    assert (await at.comes_in(client, "Yes, at 3?")).status_code == 200
    assert (await at.comes_in(client, "Yes, at 3?")).text.endswith("<Response></Response>")
    answered = await at.comes_in(client, "Abmelden")
    assert "<Message>Harbor Vale: you will get no more texts." in answered.text
    with clock.at(clock.now() + SECONDS_LATER):
        await drain()
    assert at.sent(twilio) == []
    found = await at.conversation()
    assert found["texting"]["standing"] == "stopped"
    shown = [(one["direction"], one["text"], one["status"]) for one in await at.texts()]
    assert shown[1:] == [("in", "Yes, at 3?", "received"), ("in", "Abmelden", "received")]
    assert shown[0][2] == "suppressed"
    assert (await at.call("texts", 409, body="But"))["code"] == "no_text_consent"
    await at.call("text-consent", 409, given=True, note="They said yes again")
    assert "Call +1 212 555 0100." in (await at.comes_in(client, "help")).text
    assert (await at.comes_in(client, "START")).status_code == 200
    await at.text("Welcome back")
    notices = (await at.recruiter.client.get("/api/v1/notifications")).json()["items"]
    assert any(one["body"] == "Yes, at 3?" for one in notices)


async def test_nothing_counts_that_is_not_signed(
    world: World, runtime: Runtime, twilio: Twilio, client: httpx2.AsyncClient
) -> None:
    at = await desk(world, runtime)
    other = await world.organization()
    path = f"/api/v1/inbound/texts/{other.id}"
    form = {"From": at.number, "Body": "STOP", "MessageSid": "SM9"}
    for sent in (
        {"data": form},
        signed(runtime.public_url + path, form),
        signed(f"{runtime.public_url}/api/v1/inbound/texts/{at.org.id}", form),
    ):
        assert (await client.post(path, **sent)).status_code == 401
    stranger = {**form, "From": "+12125550188", "Body": "Is this still open?"}
    mine = f"/api/v1/inbound/texts/{at.org.id}"
    assert (await client.post(mine, **signed(runtime.public_url + mine, stranger))).is_success
    admin = await at.org.member(Role.ORGANIZATION_ADMIN)
    shown = (await admin.client.get("/api/v1/text-settings")).json()
    assert [one["body"] for one in shown["strays"]] == ["Is this still open?"]
    assert (await at.conversation())["texting"]["standing"] == "none"


async def test_quiet_hours_keep_a_text_that_can_be_taken_back(
    world: World, runtime: Runtime, drain: Drain, twilio: Twilio
) -> None:
    at = await desk(world, runtime, by_day=False)
    await at.agree()
    found = await at.conversation()
    opens = found["texting"]["opens_at"]
    assert opens is not None
    waiting = await at.text()
    assert waiting["send_after"] == opens
    with clock.at(clock.now() + SECONDS_LATER):
        await drain()
    assert at.sent(twilio) == []
    url = f"/api/v1/texts/{waiting['id']}/recall"
    assert (await at.recruiter.client.post(url)).json()["status"] == "recalled"
    assert (await at.recruiter.client.post(url)).status_code == 409
    stranger = await (await world.organization()).member(Role.RECRUITER)
    assert (await stranger.client.post(url)).status_code == 404


async def test_the_candidate_decides_on_the_private_page(
    world: World, runtime: Runtime, twilio: Twilio, client: httpx2.AsyncClient
) -> None:
    at = await desk(world, runtime)
    page = await client.get(at.status_path)
    assert f"about my application to {at.number}" in page.text
    agreed = await client.post(f"{at.status_path}/texts", data={"agree": "true"})
    assert (agreed.status_code, "Noted" in agreed.text) == (200, True)
    [entry] = (await at.conversation())["texting"]["log"]
    assert (entry["state"], entry["source"]) == ("given", "status_page")
    assert "I agree that Harbor Vale" in entry["shown"]
    await client.post(f"{at.status_path}/texts")
    assert (await at.conversation())["texting"]["standing"] == "withdrawn"
    admin = await at.org.member(Role.ORGANIZATION_ADMIN)
    off = await admin.client.put("/api/v1/text-settings", json=settings(enabled=False))
    assert off.status_code == 200
    assert (await at.conversation())["texting"] is None
    assert "Text messages" not in (await client.get(at.status_path)).text
    assert (await client.post(f"{at.status_path}/texts")).status_code == 409


async def test_an_account_is_tried_before_it_is_relied_on(
    world: World, runtime: Runtime, twilio: Twilio
) -> None:
    org = await world.organization()
    admin = await org.member(Role.ORGANIZATION_ADMIN)
    url = "/api/v1/text-settings"
    missing = await admin.client.put(url, json=settings(secret=None))
    assert missing.json()["errors"][0]["field"] == "secret"
    wrong = await admin.client.put(url, json=settings(secret="no such token"))
    assert wrong.status_code == 200
    tried = await admin.client.post(f"{url}/test", json={"number": "+1 212 555 0123"})
    assert "auth token" in tried.json()["problem"]
    stale = await admin.client.put(url, json=settings(), headers={"If-Match": '"7"'})
    assert stale.status_code == 412
    assert (await admin.client.put(url, json=settings())).json()["problem"] == ""
    tried = await admin.client.post(f"{url}/test", json={"number": "+1 212 555 0123"})
    assert (tried.json()["problem"], len(twilio.taken)) == ("", 1)
    local = settings(kind="local", account="", secret=None)
    assert (await admin.client.put(url, json=local)).status_code == 200
