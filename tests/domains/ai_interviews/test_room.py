"""The room over HTTP: from the mail to the end, two windows, a lost answer, another device."""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx2
import pytest
import pytest_asyncio

from rolecall.access import Role
from rolecall.domains.ai_interviews.contracts.sessions import GiveAnswer
from rolecall.domains.ai_interviews.service import conversing
from rolecall.domains.ai_interviews.service.room_links import Device
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock
from rolecall.kernel.ids import uuid7

from tests.support.hiring import applied, open_job
from tests.support.interview_templates import INTERVIEW, texts
from tests.support.offering import made
from tests.support.post_office import Post, post_office
from tests.support.smtp_server import body_of
from tests.support.world import Account, World

Drain = Callable[[], Awaitable[int]]
WEB = {"X-Rolecall-Client": "web"}
ANSWER = (
    "On my last night shift a patient's pressure fell, so I wrote down the drug, the dose and the "
    "time, told the next nurse at the bed, and had her repeat it. Nothing was missed."
)
_TOKEN = re.compile(r"/interview/(\S+)")


@pytest_asyncio.fixture(loop_scope="session")
async def post(runtime: Runtime) -> AsyncIterator[Post]:
    async with post_office(runtime) as office:
        yield office


@dataclass
class Room:
    """A candidate's browser in front of an interview."""

    client: httpx2.AsyncClient
    token: str
    seen: dict[str, Any] = field(default_factory=dict)

    async def open(self, **options: Any) -> httpx2.Response:
        """Open the link, as the page does."""
        answer = await self.client.post(
            "/api/v1/interview-room/open", json={"token": self.token}, headers=WEB, **options
        )
        if answer.status_code == 200:
            self.seen = answer.json()
        return answer

    async def call(
        self, what: str, body: Any = None, method: str = "POST", expected: int = 200
    ) -> Any:
        """Do something in the room."""
        url = f"/api/v1/interview-room/{self.seen['link_id']}{what and '/'}{what}"
        answer = await self.client.request(method, url, json=body, headers=WEB)
        assert answer.status_code == expected, answer.text
        if expected == 200:
            self.seen = answer.json()
        return answer.json()

    async def begin(self, **knockouts: str) -> Any:
        """Open, agree and begin."""
        assert (await self.open()).status_code == 200
        await self.call("notice")
        await self.call("consent", {"notice_version": self.seen["notice_version"]})
        return await self.call("begin", {"knockouts": knockouts or {"licence": "yes"}})

    async def answer(self, text: str = ANSWER, expected: int = 200, **changes: Any) -> Any:
        """Answer what is open."""
        body = {
            "key": str(uuid7()),
            "after": self.seen["answered_after"],
            "text": text,
            **changes,
        }
        return await self.call("answers", body, expected=expected)


@dataclass
class Desk:
    """An organization with an approved interview, and somebody who applied."""

    recruiter: Account
    manager: Account
    stranger: Account
    job: dict[str, Any]
    application_id: str
    world: World
    post: Post
    drain: Drain
    address: str

    async def invited(self, **fields: Any) -> dict[str, Any]:
        """Invite the candidate."""
        body = {"application_id": self.application_id, **fields}
        found: dict[str, Any] = await made(self.recruiter, "ai-interviews", body, 201)
        return found

    async def room(self) -> Room:
        """Return a browser with the link of the newest mail."""
        await self.drain()
        text = body_of(self.post.to(self.address)[-1], "plain")
        found = _TOKEN.search(text)
        assert found, text
        return Room(self.world.client(), found[1])

    async def read(self, interview: dict[str, Any]) -> Any:
        """Return the interview as a member sees it."""
        answer = await self.recruiter.client.get(f"/api/v1/ai-interviews/{interview['id']}")
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def act(self, interview: dict[str, Any], what: str) -> httpx2.Response:
        """Reissue or revoke."""
        return await self.recruiter.client.post(f"/api/v1/ai-interviews/{interview['id']}/{what}")


@pytest_asyncio.fixture(loop_scope="session")
async def at(world: World, post: Post, drain: Drain) -> Desk:
    org = await world.organization()
    recruiter = await org.member(Role.RECRUITER)
    admin = await org.member(Role.ORGANIZATION_ADMIN)
    other = await (await world.organization()).member(Role.RECRUITER)
    manager = await org.member(Role.HIRING_MANAGER)
    team = [{"user_id": str(manager.user_id), "role": "hiring_manager"}]
    job = await open_job(recruiter, hiring_team=team)
    template = await made(recruiter, f"jobs/{job['id']}/ai-interview", {}, 201)
    body = deepcopy(INTERVIEW)
    body["content"]["competencies"][0]["questions"].append(
        {
            "key": "error",
            "text": texts(en="Tell us about a mistake that you noticed in time."),
            "follow_ups": [],
            "max_follow_ups": 0,
            "seconds": 120,
        }
    )
    body["content"]["knockouts"][0]["text"] = texts(en="Do you hold a licence for {job}?")
    body["content"]["facts"][0]["answer"] = texts(en="Nights, at {organization}.")
    url = f"/api/v1/ai-interview-templates/{template['id']}"
    written = await recruiter.client.put(url, json=body)
    assert written.status_code == 200, written.text
    await made(admin, f"ai-interview-templates/{template['id']}/approve", {"note": "Fair."})
    address = f"ana.{uuid7().hex}@example.com"
    application_id = await applied(world.client(), job["id"], email=address)
    return Desk(recruiter, manager, other, job, application_id, world, post, drain, address)


async def test_from_the_mail_to_the_end(at: Desk) -> None:
    """Notice, consent, two questions with a follow-up; members see each step."""
    interview = await at.invited(message="Take your time.")
    assert interview["state"] == "invited"
    twice = await at.recruiter.client.post(
        "/api/v1/ai-interviews", json={"application_id": at.application_id}
    )
    assert (twice.status_code, twice.json()["code"]) == (409, "interview_exists")
    room = await at.room()
    # Programs that look at mails use nothing up.
    page = await room.client.get(f"/api/v1/interview-room/{uuid7()}")
    assert (page.status_code, page.json()["code"]) == (401, "not_in_the_room")
    opened = await room.open()
    cookie = opened.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "Path=/api/v1/interview-room" in cookie
    assert "samesite=strict" in cookie.lower()
    assert room.seen["state"] == "invited"
    assert any("computer program" in one for one in room.seen["notice"])
    assert room.seen["message"] == "Take your time."
    [knockout] = room.seen["knockouts"]
    assert knockout["text"] == "Do you hold a licence for Intensive care nurse?"
    early = await room.call("begin", {"knockouts": {"licence": "yes"}}, expected=409)
    assert early["code"] == "invalid_interview_move"
    await room.call("notice")
    stale = await room.call("consent", {"notice_version": "0" * 16}, expected=409)
    assert stale["code"] == "notice_changed"
    await room.call("consent", {"notice_version": room.seen["notice_version"]})
    wrong = await room.call("begin", {"knockouts": {"other": "yes"}}, expected=422)
    assert {one["field"] for one in wrong["errors"]} == {"knockouts.licence", "knockouts.other"}
    await room.call("begin", {"knockouts": {"licence": "yes"}})
    [first] = room.seen["turns"]
    assert "Welcome to the interview for Intensive care nurse" in first["text"]
    assert "Tell us about your last handover." in first["text"]
    assert (room.seen["asked"], room.seen["questions"]) == (1, 2)
    await room.answer("Which shift is it?")
    organization = room.seen["organization_name"]
    assert room.seen["turns"][-1]["text"].startswith(f"Nights, at {organization}.")
    await room.answer("Hm, hard to say.")
    assert room.seen["turns"][-1]["text"].endswith("What did you leave out?")
    await room.answer()
    assert "a mistake that you noticed" in room.seen["turns"][-1]["text"]
    assert room.seen["asked"] == 2
    listed = await at.recruiter.client.get(f"/api/v1/jobs/{at.job['id']}/ai-interviews")
    [row] = listed.json()["items"]
    assert (row["state"], row["asked"], row["questions"]) == ("in_progress", 2, 2)
    assert row["candidate_name"] == "Ana Petrov"
    await room.answer()
    assert (room.seen["state"], room.seen["ended"]) == ("completed", "completed")
    assert room.seen["turns"][-1]["text"].endswith("Thank you.")
    assert room.seen["answered_after"] == 0
    await room.call("correction", {"words": "It was a Tuesday."}, method="PUT")
    kept = await at.read(interview)
    assert kept["interview"]["correction"] == "It was a Tuesday."
    assert kept["interview"]["notice"].startswith("This interview for the job")
    assert [one["speaker"] for one in kept["turns"]] == ["interviewer", "candidate"] * 4 + [
        "interviewer"
    ]
    assert (
        await at.stranger.client.get(f"/api/v1/ai-interviews/{interview['id']}")
    ).status_code == 404
    hidden = await at.manager.client.get(f"/api/v1/ai-interviews/{interview['id']}")
    assert hidden.status_code == 403
    assert "until a recruiter has reviewed it" in hidden.json()["detail"]
    listed = await at.manager.client.get(f"/api/v1/jobs/{at.job['id']}/ai-interviews")
    assert [one["state"] for one in listed.json()["items"]] == ["completed"]


async def test_two_windows_retries_and_a_lost_answer(at: Desk) -> None:
    """The same answer counts once; of two windows one is told; who comes back goes on."""
    await at.invited()
    room = await at.room()
    await room.begin()
    after, link = room.seen["answered_after"], room.seen["link_id"]
    body = {"key": str(uuid7()), "after": after, "text": ANSWER}
    url = f"/api/v1/interview-room/{link}/answers"
    twice = await asyncio.gather(*(room.client.post(url, json=body, headers=WEB) for _ in range(2)))
    assert [one.status_code for one in twice] == [200, 200]
    await room.call("", method="GET")
    assert [one["speaker"] for one in room.seen["turns"]] == [
        "interviewer", "candidate", "interviewer",
    ]  # fmt: skip
    late = await room.client.post(url, json={**body, "key": str(uuid7())}, headers=WEB)
    assert (late.status_code, late.json()["code"]) == (409, "answer_outdated")
    other = {**body, "after": room.seen["answered_after"]}
    races = await asyncio.gather(
        *(room.client.post(url, json={**other, "key": str(uuid7())}, headers=WEB) for _ in range(2))
    )
    assert sorted(one.status_code for one in races) == [200, 409]


async def test_an_answer_whose_reply_was_lost_is_replied_to_when_somebody_looks_again(
    at: Desk,
) -> None:
    """The process died between storing and replying: nothing is lost, and nothing is doubled."""
    interview = await at.invited()
    room = await at.room()
    await room.begin()
    [(name, value)] = [
        (name, value) for name, value in room.client.cookies.items() if "interview" in name
    ]
    org_id, secret = value[:32], value[32:]
    device = Device(UUID(hex=org_id), UUID(room.seen["link_id"]), secret)
    answer = GiveAnswer(key=uuid7(), after=room.seen["answered_after"], text=ANSWER)
    await conversing.store_answer(at.world.runtime.database, device, answer)
    await room.call("", method="GET")
    assert room.seen["is_thinking"]
    await asyncio.gather(*(room.call("next") for _ in range(2)))
    assert not room.seen["is_thinking"]
    assert len((await at.read(interview))["turns"]) == 3
    assert name.startswith("rolecall_interview_")


async def test_an_answer_is_given_anew_once_for_each_question(at: Desk) -> None:
    interview = await at.invited()
    room = await at.room()
    await room.begin()
    await room.answer()
    [answer] = [one for one in room.seen["turns"] if one["may_be_given_anew"]]
    again = {"key": str(uuid7()), "text": "In fact it was the day shift."}
    await room.call(f"answers/{answer['number']}/again", again)
    await room.call(f"answers/{answer['number']}/again", again)
    shown = room.seen["turns"][1]
    assert (shown["text"], shown["is_replaced"]) == (again["text"], True)
    assert not any(one["may_be_given_anew"] for one in room.seen["turns"])
    more = await room.call(
        f"answers/{answer['number']}/again", {**again, "key": str(uuid7())}, expected=409
    )
    assert more["code"] == "answered_anew"
    kept = (await at.read(interview))["turns"]
    assert [one["replaces"] for one in kept] == [None, None, None, 2]
    assert room.seen["answered_after"] == 3
    await room.answer()
    assert room.seen["state"] == "completed"


async def test_a_pause_stops_the_clock_and_time_ends_the_interview(at: Desk) -> None:
    noon = clock.now()
    await at.invited(extra_minutes=10)
    room = await at.room()
    with clock.at(noon):
        await room.begin()
        assert room.seen["seconds_left"] == 20 * 60
    with clock.at(noon + timedelta(seconds=100)):
        await room.call("pause")
        assert room.seen["seconds_left"] == 1_100
        refused = await room.answer(after=1, expected=409)
        assert refused["code"] == "invalid_interview_move"
    with clock.at(noon + timedelta(days=1)):
        await room.call("resume")
        assert room.seen["seconds_left"] == 1_100
    with clock.at(noon + timedelta(days=2)):
        # Nobody was there: no more counts than the answer may take, twice as long with extra time.
        await room.call("", method="GET")
        assert room.seen["seconds_left"] == 1_100 - 240


async def test_a_link_opens_on_one_device_and_a_new_one_ends_it(at: Desk) -> None:
    interview = await at.invited()
    room = await at.room()
    await room.begin()
    assert (await room.open()).status_code == 200
    thief = Room(at.world.client(), room.token)
    refused = await thief.open()
    assert (refused.status_code, refused.json()["code"]) == (409, "link_used")
    asked = await thief.client.post(
        "/api/v1/interview-room/links", json={"token": room.token}, headers=WEB
    )
    forged = await thief.client.post(
        "/api/v1/interview-room/links", json={"token": "forged"}, headers=WEB
    )
    assert (asked.status_code, asked.content) == (forged.status_code, forged.content)
    phone = await at.room()
    assert phone.token != room.token
    assert (await phone.open()).status_code == 200
    assert phone.seen["turns"] == room.seen["turns"]
    await room.call("", method="GET", expected=401)
    assert (await room.open()).json()["code"] == "link_used"
    for _ in range(5):
        await phone.client.post(
            "/api/v1/interview-room/links", json={"token": phone.token}, headers=WEB
        )
    before = len(at.post.to(at.address))
    await at.drain()
    assert len(at.post.to(at.address)) == before + 2
    assert (await at.act(interview, "revoke")).json()["state"] == "revoked"
    gone = await phone.call("", method="GET", expected=401)
    assert gone["code"] == "not_in_the_room"
    assert (await phone.open()).status_code == 410
    assert (await at.act(interview, "reissue")).status_code == 409
    await at.invited()


async def test_another_site_and_a_forged_token_get_nowhere(at: Desk) -> None:
    await at.invited()
    room = await at.room()
    plain = await room.client.post("/api/v1/interview-room/open", json={"token": room.token})
    assert (plain.status_code, plain.json()["code"]) == (403, "csrf")
    forged = Room(room.client, room.token[:-2] + "AA")
    assert (await forged.open()).status_code == 404
    assert (await room.open()).status_code == 200
    url = f"/api/v1/interview-room/{room.seen['link_id']}/person"
    foreign = await room.client.post(
        url, json={}, headers={**WEB, "Origin": "https://elsewhere.example"}
    )
    assert foreign.status_code == 403


@pytest.mark.parametrize("words", ["", "Please call me."])
async def test_who_wants_a_person_gets_one(at: Desk, words: str) -> None:
    interview = await at.invited()
    room = await at.room()
    assert (await room.open()).status_code == 200
    await room.call("person", {"words": words})
    await room.call("person", {"words": words})
    assert room.seen["state"] == "opted_out"
    await at.drain()
    told = (await at.recruiter.client.get("/api/v1/notifications")).json()["items"]
    assert [one["title"] for one in told].count("Ana Petrov needs a person") == 1
    mail = body_of(at.post.to(at.recruiter.email)[-1], "plain")
    assert "would rather talk to a person" in mail
    assert words in mail
    assert (await at.act(interview, "reissue")).status_code == 409


async def test_the_interviewer_hands_over_in_the_conversation(at: Desk) -> None:
    interview = await at.invited()
    room = await at.room()
    await room.begin()
    await room.answer("I want to talk to a human being, please.")
    assert (room.seen["state"], room.seen["ended"]) == ("opted_out", "wants_person")
    assert "a person will go on with you" in room.seen["turns"][-1]["text"]
    await at.drain()
    assert "person" in at.post.subjects(at.recruiter.email)[-1]
    assert (await at.read(interview))["interview"]["ended_at"]


async def test_consent_can_be_taken_back_and_what_was_said_goes(at: Desk) -> None:
    interview = await at.invited()
    room = await at.room()
    await room.begin()
    await room.answer()
    await room.call("stop")
    assert (room.seen["state"], room.seen["ended"]) == ("completed", "stopped")
    await room.call("answers", method="DELETE")
    assert (room.seen["state"], room.seen["turns"]) == ("opted_out", [])
    assert (await at.read(interview))["turns"] == []


async def test_more_time_is_asked_for_and_given(at: Desk) -> None:
    interview = await at.invited()
    room = await at.room()
    assert (await room.open()).status_code == 200
    await room.call("adjustment", {"more_time": True, "words": "I type slowly."})
    empty = await room.call("adjustment", {}, expected=422)
    assert empty["code"] == "invalid_input"
    given = await made(at.recruiter, f"ai-interviews/{interview['id']}/time", {"extra_minutes": 10})
    assert given["extra_minutes"] == 10
    await room.call("", method="GET")
    assert room.seen["extra_minutes"] == 10
    assert "20 minutes" in room.seen["notice"][1]


async def test_reminded_once_two_days_before_and_over_by_itself(at: Desk) -> None:
    start = clock.now()
    with clock.at(start):
        interview = await at.invited()
        room = await at.room()
        assert (await room.open()).status_code == 200
        await room.call("notice")
    for days in (5, 6):
        with clock.at(start + timedelta(days=days, minutes=1)):
            await at.drain()
            subjects = at.post.subjects(at.address)
            assert len([one for one in subjects if one.startswith("Still open")]) == 1
    with clock.at(start + timedelta(days=7, minutes=1)):
        await at.drain()
        assert (await at.read(interview))["interview"]["state"] == "expired"
        again = await at.act(interview, "reissue")
        assert again.json()["state"] == "invited"
        fresh = await at.room()
        assert at.post.subjects(at.address)[-1].startswith("Your new link")
        assert (await fresh.open()).status_code == 200
