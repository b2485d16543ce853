"""The candidate's private page: who decides, by when, what was written, and writing back."""

from asyncio import gather
from datetime import timedelta
from typing import Any

import httpx2
import pytest

from rolecall.access import Role
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock

from tests.domains.applications.test_conversation import conversation, written
from tests.support.hiring import apply, move, open_job
from tests.support.post_office import post_office
from tests.support.resumes import pdf_resume
from tests.support.world import Account, Organization, World

Drain = Any


class Story:
    """An organization with a job, and one application with its private page."""

    def __init__(
        self,
        organization: Organization,
        recruiter: Account,
        manager: Account,
        page: httpx2.AsyncClient,
        path: str,
        application: str,
    ) -> None:
        self.organization, self.recruiter, self.manager = organization, recruiter, manager
        self.page, self.path, self.application = page, path, application

    async def shown(self) -> str:
        answer = await self.page.get(self.path)
        assert answer.status_code == 200, answer.text
        return answer.text

    async def settings(self, **changes: Any) -> None:
        admin = await self.organization.member(Role.ORGANIZATION_ADMIN)
        saved = await admin.client.patch("/api/v1/organization", json=changes)
        assert saved.status_code == 200, saved.text

    async def write(self, text: str, *files: tuple[str, bytes, str], once: str = "") -> Any:
        return await self.page.post(
            f"{self.path}/messages",
            data={"text": text, "once": once},
            files=[("files", file) for file in files] or [("files", ("", b"", "text/plain"))],
        )


async def story(world: World, language: str = "en") -> Story:
    organization = await world.organization(name="Harbor Vale")
    recruiter = await organization.member(Role.RECRUITER)
    manager = await organization.member(Role.HIRING_MANAGER, full_name="Ruth Adler")
    team = [
        {"user_id": str(recruiter.user_id), "role": "recruiter"},
        {"user_id": str(manager.user_id), "role": "hiring_manager"},
    ]
    job = await open_job(recruiter, hiring_team=team)
    page = world.client()
    page.headers["Accept-Language"] = language
    taken = (await apply(page, job["id"], name="Ada Byron")).json()
    path = "/status/" + taken["status_url"].rpartition("/")[2]
    return Story(organization, recruiter, manager, page, path, taken["application_id"])


async def test_says_who_decides_as_the_organization_chooses(world: World) -> None:
    one = await story(world)
    assert "The hiring manager for this job." in await one.shown()
    assert "Ruth Adler" not in await one.shown()
    await one.settings(shown_decider="name")
    assert "Ruth Adler (hiring manager)" in await one.shown()
    await one.settings(shown_decider="nobody")
    assert "Who decides" not in await one.shown()


async def test_promises_a_day_by_the_service_level_until_it_is_decided(world: World) -> None:
    one = await story(world, "de")
    assert "Wann Sie von uns hören" not in await one.shown()
    admin = await one.organization.member(Role.ORGANIZATION_ADMIN)
    workflow = (await admin.client.get("/api/v1/workflows")).json()["items"][0]
    path = f"/api/v1/workflows/{workflow['id']}/service-levels"
    saved = await admin.client.put(
        path,
        json={"promises": [{"stage_key": "screening", "working_days": 3, "escalations": []}]},
    )
    assert saved.status_code == 200, saved.text
    assert (await move(one.recruiter, one.application, "screening")).status_code == 200
    due = (await one.recruiter.client.get(f"/api/v1/applications/{one.application}")).json()
    assert due["due_at"]
    page = await one.shown()
    assert "Spätestens am " in page
    with clock.at(clock.now() + timedelta(days=30)):
        assert "Der Tag ist vorbei" in await one.shown()
    await one.settings(shows_promised_date=False)
    assert "Wann Sie von uns hören" not in await one.shown()
    await one.settings(shows_promised_date=True)
    rejected = await move(one.recruiter, one.application, "rejected", reason="Other")
    assert rejected.status_code == 200, rejected.text
    page = await one.shown()
    assert "Spätestens am " not in page
    assert "Wer entscheidet" not in page


async def test_shows_what_has_left_and_nothing_that_waits(
    world: World, runtime: Runtime, drain: Drain
) -> None:
    async with post_office(runtime):
        one = await story(world)
        moment = clock.now()
        # The clock stands still: working off what other tests left may take longer than the wait.
        with clock.at(moment):
            await written(one.recruiter, one.application, subject="Monday", body="At nine?")
            await drain()
            assert "At nine?" not in await one.shown()
        with clock.at(moment + timedelta(seconds=11)):
            await drain()
        page = await one.shown()
        assert "At nine?" in page
        assert one.recruiter.full_name in page


async def test_a_message_with_a_document_reaches_the_team_once(world: World, drain: Drain) -> None:
    one = await story(world)
    document = pdf_resume("Certificate")
    sent = [
        one.write(
            "Here it is.\r\n<b>Ada</b>", ("certificate.pdf", document, "application/pdf"),
            once="0" * 32,
        )
        for _ in range(3)
    ]  # fmt: skip
    for answer in await gather(*sent):
        assert answer.status_code == 303, answer.text
        assert answer.headers["location"].endswith("?written=1")
    await drain()
    shown = await conversation(one.recruiter, one.application)
    [came] = [item for item in shown["items"] if item["direction"] == "in"]
    assert (came["author_name"], came["text"]) == ("Ada Byron", "Here it is.\n<b>Ada</b>")
    assert came["kind"] == "page"
    [kept] = came["attachments"]
    link = await one.recruiter.client.post(f"/api/v1/files/{kept['file_id']}/links", json={})
    assert (await one.recruiter.client.get(link.json()["url"])).content == document
    candidate = (await one.recruiter.client.get(f"/api/v1/applications/{one.application}")).json()[
        "candidate"
    ]["id"]
    files = (await one.recruiter.client.get(f"/api/v1/candidates/{candidate}/files")).json()
    assert "certificate.pdf" in {file["filename"] for file in files["items"]}
    inbox = (await one.recruiter.client.get("/api/v1/notifications")).json()["items"]
    [notice] = [line for line in inbox if line["kind"] == "reply_received"]
    assert "Ada Byron" in notice["title"]
    page = await one.shown()
    assert "&lt;b&gt;Ada&lt;/b&gt;" in page
    assert "certificate.pdf" in page


async def test_the_same_words_in_another_form_are_another_message(world: World) -> None:
    one = await story(world)
    for once in ("1" * 32, "2" * 32, "not made here"):
        assert (await one.write("Any news?", once=once)).status_code == 303
    shown = await conversation(one.recruiter, one.application)
    assert [item["text"] for item in shown["items"] if item["direction"] == "in"] == [
        "Any news?"
    ] * 3


@pytest.mark.parametrize(
    ("text", "files", "status", "words"),
    [
        ("", (), 422, "Schreiben Sie etwas, oder wählen Sie eine Datei."),
        ("x" * 10_001, (), 422, "höchstens 10.000 Zeichen"),
        (
            "Bitte sehr",
            (("tool.exe", b"MZ\x90\x00\x03\xff\xfe\x00", "application/octet-stream"),),
            415,
            "Bitte sehr",
        ),
        (
            "Sechs",
            tuple((f"{n}.txt", b"words", "text/plain") for n in range(6)),
            422,
            "höchstens 5 Dateien",
        ),
    ],
    ids=["nothing", "too long", "a program", "too many"],
)
async def test_what_cannot_be_taken_is_said_and_kept_in_the_form(
    world: World, text: str, files: Any, status: int, words: str
) -> None:
    one = await story(world, "de")
    refused = await one.write(text, *files)
    assert refused.status_code == status, refused.text
    assert 'role="alert"' in refused.text
    assert words in refused.text
    shown = await conversation(one.recruiter, one.application)
    assert [item for item in shown["items"] if item["direction"] == "in"] == []


async def test_a_link_writes_twenty_messages_an_hour(world: World) -> None:
    one = await story(world)
    for _ in range(20):
        assert (await one.write("Hello?")).status_code == 303
    refused = await one.write("Hello?")
    assert refused.status_code == 429
    assert "Try again in an hour." in refused.text


async def test_an_altered_link_writes_nothing(world: World) -> None:
    one = await story(world)
    one.path = one.path[:-2]
    assert (await one.write("Hello?")).status_code == 404
    shown = await conversation(one.recruiter, one.application)
    assert [item for item in shown["items"] if item["direction"] == "in"] == []
