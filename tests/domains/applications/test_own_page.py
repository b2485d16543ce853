"""The portal's page of an application: it says and does what the private page does, and no more."""

import json
import re
from asyncio import gather
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import timedelta
from html.parser import HTMLParser
from typing import Any

import pytest

from rolecall.access import Role
from rolecall.domains.applications.endpoints.texts import status_texts
from rolecall.domains.applications.schemas.own_page import MyApplicationPageOut
from rolecall.domains.applications.service import StatusView
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock, ids

from tests.domains.applications.test_conversation import conversation, written
from tests.support.hiring import apply, move, open_job
from tests.support.post_office import post_office
from tests.support.resumes import pdf_resume
from tests.support.world import Account, Organization, World

Drain = Any
RENAMED = {
    **dict.fromkeys(
        ("application_id", "job_id", "job_title", "status", "stage", "stage_kind", "applied_at",
         "can_withdraw"),
        "application",
    ),
    "steps": "history",
    "asks_about_you": "about_you_url",
}  # fmt: skip
"""What has another name in the response than in the service."""
NOT_SAID = {"org_id", "locale"}


@dataclass
class Own:
    """An application, by its candidate's login and by its private link."""

    organization: Organization
    recruiter: Account
    candidate: Account
    application: str
    path: str

    @property
    def url(self) -> str:
        return f"/api/v1/applications/mine/{self.application}"

    async def page(self, **headers: str) -> dict[str, Any]:
        answer = await self.candidate.client.get(self.url, headers=headers)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    async def private(self) -> str:
        answer = await self.candidate.client.get(self.path)
        assert answer.status_code == 200, answer.text
        return answer.text

    async def post(self, part: str, body: dict[str, Any], status: int = 201) -> Any:
        answer = await self.candidate.client.post(f"{self.url}/{part}", json=body)
        assert answer.status_code == status, answer.text
        return answer.json()

    async def upload(self, name: str, content: bytes) -> str:
        begun = await self.post("uploads", {"filename": name, "length": len(content)})
        place = f"{self.url}/uploads/{begun['id']}"
        half = len(content) // 2
        client = self.candidate.client
        assert (await client.patch(place, content=content[:half])).json()["offset"] == half
        rest = {"Upload-Offset": str(half)}
        sent = await client.patch(place, content=content[half:], headers=rest)
        assert sent.status_code == 200, sent.text
        assert sent.json()["is_whole"]
        return str(begun["id"])


async def own(world: World, name: str = "Ada Byron") -> Own:
    organization = await world.organization(name="Harbor Vale")
    recruiter = await organization.member(Role.RECRUITER)
    manager = await organization.member(Role.HIRING_MANAGER, full_name="Ruth Adler")
    team = [
        {"user_id": str(recruiter.user_id), "role": "recruiter"},
        {"user_id": str(manager.user_id), "role": "hiring_manager"},
    ]
    job = await open_job(recruiter, title="Night nurse", hiring_team=team)
    candidate = await world.account()
    taken = (await apply(world.client(), job["id"], name=name, email=candidate.email)).json()
    path = "/status/" + taken["status_url"].rpartition("/")[2]
    return Own(organization, recruiter, candidate, taken["application_id"], path)


class Words(HTMLParser):
    """The texts of a page's main part, without instants, which each page writes its own way."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._inside, self._instant = False, False

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self._inside = self._inside or tag == "main"
        self._instant = tag == "time"

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "main"
        self._instant = False

    def handle_data(self, data: str) -> None:
        text = " ".join(data.split()).strip(" ·")
        if text and self._inside and not self._instant:
            self.found.append(text)


def words_of(page: str) -> list[str]:
    parser = Words()
    parser.feed(page)
    assert parser.found
    return parser.found


def leaves(value: Any) -> Iterator[str]:
    """Yield the texts of a document."""
    if isinstance(value, str):
        yield " ".join(value.split())
    elif isinstance(value, dict):
        for one in value.values():
            yield from leaves(one)
    elif isinstance(value, list):
        for one in value:
            yield from leaves(one)


async def fill(one: Own, runtime: Runtime, drain: Drain) -> None:
    """Let everything happen that a page can tell, and as much that it may not."""
    admin = await one.organization.member(Role.ORGANIZATION_ADMIN)
    client, application = one.recruiter.client, f"/api/v1/applications/{one.application}"
    settings = {"shown_decider": "name", "asks_self_identification": True}
    assert (await admin.client.patch("/api/v1/organization", json=settings)).status_code == 200
    workflow = (await admin.client.get("/api/v1/workflows")).json()["items"][0]
    promise = {"stage_key": "screening", "working_days": 3, "escalations": []}
    levels = f"/api/v1/workflows/{workflow['id']}/service-levels"
    assert (await admin.client.put(levels, json={"promises": [promise]})).status_code == 200
    moved = await move(one.recruiter, one.application, "screening", note="Hidden remark of a move")
    assert moved.status_code == 200, moved.text
    note = await client.post(f"{application}/notes", json={"body": "Hidden note"})
    assert note.status_code == 201, note.text
    kit = await client.post(
        "/api/v1/interview-kits",
        json={
            "name": "Hidden kit",
            "attributes": [{"key": "calm", "name": "Hidden attribute"}],
            "questions": [{"key": "q1", "text": "Hidden question?", "attribute": "calm"}],
        },
    )
    interview = await client.post(
        f"{application}/interviews",
        json={
            "kit_id": kit.json()["id"],
            "title": "Getting to know you",
            "interviewer_ids": [str(one.recruiter.user_id)],
            "starts_at": (clock.now() + timedelta(days=2)).isoformat(),
        },
    )
    assert interview.status_code == 201, interview.text
    asked = {"once": str(ids.uuid7()), "kinds": ["more_time"], "words": "A quiet room"}
    await one.post("accommodation", asked)
    answered = await admin.client.post(
        f"{application}/accommodation/answers",
        json={"answer": "asked_back", "words": "Which floor?", "shared": "Hidden line"},
    )
    assert answered.status_code == 200, answered.text
    moment = clock.now()
    with clock.at(moment):
        await written(one.recruiter, one.application, subject="Monday", body="At nine?")
    with clock.at(moment + timedelta(seconds=11)):
        await drain()
    certificate = await one.upload("certificate.pdf", pdf_resume("Certificate"))
    await one.post(
        "messages",
        {"text": "Here it is.", "once": str(ids.uuid7()), "upload_ids": [certificate]},
    )
    await drain()


async def test_says_neither_more_nor_less_than_the_private_page(
    world: World, runtime: Runtime, drain: Drain
) -> None:
    async with post_office(runtime):
        one = await own(world)
        await fill(one, runtime, drain)
        # The addresses say how long they hold.
        with clock.at(clock.now()):
            page, private = await one.page(), await one.private()
    words, told = status_texts("en"), words_of(private)
    text = " ".join(told)
    assert [task["sentence"] for task in page["tasks"]] == [
        "The team asks about your adjustment: “Which floor?”",
        "“Getting to know you” is arranged.",
    ]
    assert page["decider"] == {"role": "hiring_manager", "names": ["Ruth Adler"]}
    assert page["promise"]["is_past"] is False
    assert page["documents"] == ["resume.pdf"]
    [mine] = [one for one in page["messages"] if one["from_candidate"]]
    assert (mine["text"], mine["files"]) == ("Here it is.", ["certificate.pdf"])
    assert any(one["text"].startswith("At nine?") for one in page["messages"])
    # Whatever the portal says, the private page says.
    said = {
        *(page["application"]["stage"]["name"], page["application"]["job"]["title"]),
        *leaves([page["sentence"], page["documents"], page["decider"]["names"]]),
        *leaves([[step["stage"], step["sentence"]] for step in page["history"]]),
        *leaves([[task["sentence"], task["action"]] for task in page["tasks"]]),
        *leaves([[m["author"], m["subject"], m["text"], m["files"]] for m in page["messages"]]),
    } - {""}
    assert {fact for fact in said if fact not in text} == set()
    assert {url for task in page["tasks"] if (url := task["url"]) and url not in private} == set()
    about_you = page["about_you_url"].removeprefix(runtime.public_url)
    assert (await one.candidate.client.get(about_you)).status_code == 200
    assert f"{one.path}/about-you" in private
    # Whatever the private page says beside its own words, the portal says.
    own_words = [re.sub(r"\\\{\w+\\\}", ".+", re.escape(one)) for one in words.values()]
    unknown = [
        found
        for found in told
        if found not in said
        and not any(re.fullmatch(own, found) for own in own_words)
        # The day of the application, the author's own side, and files that are named in a row.
        and not found.startswith((words["applied_on"], words["message_files"]))
        and not re.fullmatch(r".*\(America/New_York\)|.*\(UTC\)", found)
    ]
    assert unknown == []
    for shown in (json.dumps(page), private):
        assert "Hidden" not in shown
        assert one.recruiter.email not in shown


def test_every_part_of_the_view_has_its_place_in_the_response() -> None:
    parts = {RENAMED.get(one.name, one.name) for one in fields(StatusView)} - NOT_SAID
    assert parts <= set(MyApplicationPageOut.model_fields)


async def test_stages_are_said_in_the_language_of_the_request(world: World) -> None:
    one = await own(world)
    assert (await one.page())["application"]["stage"]["name"] == "Received"
    german = await one.page(**{"Accept-Language": "de"})
    assert german["application"]["stage"]["name"] == german["history"][0]["stage"] == "Eingegangen"


async def test_writes_once_with_what_was_uploaded(world: World, drain: Drain) -> None:
    one = await own(world)
    document = pdf_resume("Certificate")
    upload = await one.upload("certificate.pdf", document)
    body = {"text": " Here it is. ", "once": str(ids.uuid7()), "upload_ids": [upload]}
    await gather(*(one.post("messages", body) for _ in range(3)))
    await drain()
    shown = await conversation(one.recruiter, one.application)
    [came] = [item for item in shown["items"] if item["direction"] == "in"]
    assert (came["author_name"], came["text"]) == ("Ada Byron", "Here it is.")
    assert came["kind"] == "portal"
    [kept] = came["attachments"]
    link = await one.recruiter.client.post(f"/api/v1/files/{kept['file_id']}/links", json={})
    assert (await one.recruiter.client.get(link.json()["url"])).content == document


async def test_an_upload_goes_on_where_it_broke_off(world: World) -> None:
    one, content = await own(world), pdf_resume("Certificate")
    begun = await one.post("uploads", {"filename": "a.pdf", "length": len(content)})
    place, client = f"{one.url}/uploads/{begun['id']}", one.candidate.client
    assert (await client.patch(place, content=content[:100])).json()["offset"] == 100
    wrong = await client.patch(place, content=content[:100])
    assert (wrong.status_code, wrong.json()["code"]) == (409, "upload_offset")
    assert wrong.json()["offset"] == 100
    assert (await client.get(place)).json()["offset"] == 100
    message = {"text": "", "once": str(ids.uuid7()), "upload_ids": [begun["id"]]}
    early = await one.post("messages", message, 409)
    assert early["code"] == "upload_unfinished"
    rest = await client.patch(place, content=content[100:], headers={"Upload-Offset": "100"})
    assert rest.json()["is_whole"]
    assert (await one.post("messages", message))["messages"][0]["files"] == ["a.pdf"]


async def test_a_file_that_is_not_taken_is_refused_and_given_up(world: World) -> None:
    one = await own(world)
    begun = await one.post("uploads", {"filename": "a.exe", "length": 4})
    place, client = f"{one.url}/uploads/{begun['id']}", one.candidate.client
    refused = await client.patch(place, content=b"MZ\x90\x00")
    assert refused.status_code == 415, refused.text
    assert (await client.get(place)).status_code == 404
    huge = await one.post("uploads", {"filename": "a.pdf", "length": 10**11}, 413)
    assert huge["errors"][0]["field"] == "files"
    second = await one.post("uploads", {"filename": "b.pdf", "length": 4})
    place = f"{one.url}/uploads/{second['id']}"
    assert (await client.delete(place)).status_code == 204
    assert (await client.delete(place)).status_code == 404


@pytest.mark.parametrize(
    ("body", "field"),
    [({"text": "  "}, "text"), ({"text": "x" * 10_001}, "text")],
    ids=["nothing", "too much"],
)
async def test_says_what_is_wrong_with_a_message(
    world: World, body: dict[str, Any], field: str
) -> None:
    one = await own(world)
    refused = await one.post("messages", {**body, "once": str(ids.uuid7())}, 422)
    assert refused["errors"][0]["field"] == field


async def test_is_nobody_elses(world: World) -> None:
    one, other = await own(world), await own(world, "Grace Hopper")
    unproved = await world.account(verified=False)
    upload = await one.upload("certificate.pdf", pdf_resume("Certificate"))
    for stranger in (other.candidate, unproved, one.recruiter):
        for method, part, body in (
            ("GET", "", None),
            ("GET", "/accommodation", None),
            ("GET", "/consents", None),
            ("GET", f"/uploads/{upload}", None),
            ("POST", "/messages", {"text": "Hello", "once": str(ids.uuid7())}),
            ("POST", "/accommodation", {"once": str(ids.uuid7()), "words": "Hello"}),
            ("POST", "/consents", {"purpose": "application", "given": False}),
        ):
            answer = await stranger.client.request(method, one.url + part, json=body)
            assert answer.status_code == 404, (method, part, answer.text)
    # An upload belongs to the application that it was begun for, also for who has another one.
    taken = {"text": "", "once": str(ids.uuid7()), "upload_ids": [upload]}
    await other.post("messages", taken, 404)


async def test_adjustments_are_asked_for_once_and_answered(world: World) -> None:
    one = await own(world)
    admin = await one.organization.member(Role.ORGANIZATION_ADMIN)
    url = f"{one.url}/accommodation"
    assert (await one.candidate.client.get(url)).json() == {"status": None, "entries": []}
    body = {
        "once": str(ids.uuid7()), "kinds": ["more_time", "more_time"], "steps": ["interview"],
        "words": "Because of the lift", "reach": "By mail",
    }  # fmt: skip
    await one.post("accommodation", body)
    asked = await one.post("accommodation", body)
    assert asked["status"] == "asked"
    [entry] = asked["entries"]
    assert (entry["kinds"], entry["reach"], entry["by_name"]) == (["more_time"], "By mail", "")
    answered = await admin.client.post(
        f"/api/v1/applications/{one.application}/accommodation/answers",
        json={"answer": "arranged", "words": "Ground floor", "shared": "For the panel"},
    )
    assert answered.status_code == 200, answered.text
    shown = await one.candidate.client.get(url)
    assert shown.json()["status"] == "arranged"
    assert shown.json()["entries"][-1]["words"] == "Ground floor"
    assert "For the panel" not in shown.text
    nothing = await one.post("accommodation", {"once": str(ids.uuid7())}, 422)
    assert nothing["errors"]


async def test_taking_the_consent_back_ends_the_application(world: World) -> None:
    one = await own(world)
    client, url = one.candidate.client, f"{one.url}/consents"
    shown = (await client.get(url, headers={"Accept-Language": "de"})).json()
    assert shown["language"] == "de"
    [notice] = shown["items"]
    assert (notice["purpose"], notice["can_withdraw"], notice["offered"]) == (
        "application", True, None
    )  # fmt: skip
    assert notice["ends_application"]
    back = {"purpose": "application", "given": False}
    await one.post("consents", back, 200)
    after = await one.post("consents", back, 200)
    assert after["items"][0]["said"]["state"] == "withdrawn"
    assert (await one.page())["application"]["status"] == "withdrawn"
    log = (await one.recruiter.client.get("/api/v1/candidates")).json()["items"]
    record = (await one.recruiter.client.get(f"/api/v1/candidates/{log[0]['id']}")).json()
    assert [(c["state"], c["way"]) for c in record["consents"]][:1] == [("withdrawn", "portal")]
