"""What one organization does, another one does not see, whatever it asks for."""

import asyncio
from typing import Any

from fastapi import FastAPI

from tests.journeys.live import listening
from tests.journeys.stage import API, Employer, Person, Stage, address_of
from tests.support.resumes import pdf_resume

ONE_BY_ONE = {
    "job_id": ["jobs/{}"],
    "application_id": [
        "applications/{}",
        "applications/{}/history",
        "applications/{}/notes",
        "applications/{}/timeline",
    ],
    "candidate_id": ["candidates/{}"],
    "file_id": ["files/{}", "files/{}/text"],
    "message_id": ["messages/{}"],
    "workflow_id": ["workflows/{}"],
}
LISTS = (
    "applications",
    "candidates",
    "jobs",
    "notifications",
    "applications?job_id={job_id}",
    "applications?candidate_id={candidate_id}",
    "messages?application_id={application_id}",
    "audit?record_id={job_id}",
    "audit?record_id={application_id}",
    "audit?record_id={candidate_id}",
    "audit?actor_id={user_id}",
    "applications?q=Petrov",
    "candidates?q=Petrov",
    "jobs?q=Night",
)
ACTIONS: list[tuple[str, str, dict[str, Any]]] = [
    ("POST", "applications/{application_id}/transition", {"to_stage": "screening"}),
    ("POST", "applications/{application_id}/undo", {"transition_id": "{transition_id}"}),
    ("POST", "applications/{application_id}/withdraw", {}),
    ("POST", "applications/{application_id}/notes", {"body": "We were here"}),
    ("PUT", "applications/{application_id}/assignees", {"user_ids": []}),
    ("POST", "files/{file_id}/links", {}),
    ("POST", "jobs/{job_id}/close", {"reason": "cancelled"}),
    ("PATCH", "jobs/{job_id}", {"title": "Ours now"}),
    ("PATCH", "candidates/{candidate_id}", {"full_name": "Ours now"}),
    ("POST", "messages/{message_id}/recall", {}),
    ("POST", "messages/{message_id}/resend", {}),
    ("PATCH", "notes/{note_id}", {"body": "Ours now"}),
    ("POST", "notifications/{notification_id}/read", {}),
]


async def missed_by(app: FastAPI, member: Person, stranger: Person) -> list[bytes]:
    """Who listens a moment too late is told what went stale before, if they ask."""
    heard: list[bytes] = []
    for person, seconds in ((member, 30), (member, 0), (stranger, 30)):
        async with listening(app, person, missed_seconds=seconds) as late:
            await asyncio.sleep(0.2)
        heard.append(b"".join(late))
    return heard


async def test_another_organization_sees_nothing_of_it(stage: Stage) -> None:
    harbor, valley = await stage.founded("Harbor Clinic"), await stage.founded("Valley Clinic")
    before = [await story_of(person) for person in (valley.admin, valley.recruiter)]
    app = stage.world.app
    async with listening(app, valley.recruiter) as strange, listening(app, harbor.recruiter) as own:
        made = await a_story(stage, harbor)
        for _ in range(100):
            if own:
                break
            await asyncio.sleep(0.05)
        await asyncio.sleep(0.2)
    assert b"applications" in b"".join(own)
    assert strange == []
    late = await missed_by(app, harbor.recruiter, valley.recruiter)
    assert b'["applications"]' in late[0]
    assert late[1] == b""
    assert b"applications" not in late[2]
    assert (await harbor.recruiter.get("notifications"))["items"] != []
    snapshot = await story_of(harbor.admin)
    for stranger in (valley.admin, valley.recruiter):
        await nothing_is_found(stranger, made)
        await nothing_is_listed(stranger, made)
        await nothing_is_done(stranger, made)
    assert await story_of(harbor.admin) == snapshot
    assert [await story_of(person) for person in (valley.admin, valley.recruiter)] == before
    verified = [await admin.get("audit/verify") for admin in (harbor.admin, valley.admin)]
    assert [one["ok"] for one in verified] == [True, True]


async def a_story(stage: Stage, harbor: Employer) -> dict[str, str]:
    """Let one application come in and move; returns the ids of all that there is then."""
    job = await stage.opened(harbor)
    resume = ("ana.pdf", pdf_resume("Ana Petrov"), "application/pdf")
    sent = await stage.applied(
        harbor, job, name="Ana Petrov", email=address_of("ana"), resume=resume
    )
    assert sent.status_code == 303, sent.text
    await stage.work()
    recruiter = harbor.recruiter
    [card] = (await recruiter.get("applications"))["items"]
    moved = await recruiter.move(card["id"], "screening")
    note = await recruiter.post(f"applications/{card['id']}/notes", body="Calm and kind")
    await stage.work()
    page = await recruiter.get(f"applications/{card['id']}")
    messages = await recruiter.get("messages", application_id=card["id"])
    notifications = await recruiter.get("notifications")
    return {
        "job_id": job["id"],
        "workflow_id": job["workflow"]["id"],
        "application_id": card["id"],
        "candidate_id": page["candidate"]["id"],
        "file_id": page["resume"]["file_id"],
        "message_id": messages["items"][0]["id"],
        "notification_id": notifications["items"][0]["id"],
        "note_id": note["id"],
        "transition_id": moved["transition"]["id"],
        "user_id": (await recruiter.get("me"))["user"]["id"],
    }


async def story_of(person: Person) -> list[Any]:
    """Return all that somebody can list."""
    paths = ["jobs", "applications", "candidates", "notifications"]
    return [(await person.get(path))["items"] for path in paths]


async def nothing_is_found(stranger: Person, made: dict[str, str]) -> None:
    for name, paths in ONE_BY_ONE.items():
        for path in paths:
            answer = await stranger.browser.get(f"{API}/{path.format(made[name])}")
            assert answer.status_code == 404, (path, answer.text)
            assert answer.json()["code"] == "not_found"
    board = await stranger.browser.get(
        f"{API}/applications/board", params={"job_id": made["job_id"]}
    )
    assert board.status_code == 404


async def nothing_is_listed(stranger: Person, made: dict[str, str]) -> None:
    for path in LISTS:
        answer = await stranger.browser.get(f"{API}/{path.format(**made)}")
        if path.startswith("audit") and answer.status_code == 403:
            continue
        assert answer.status_code == 200, (path, answer.text)
        if path != "notifications":
            assert answer.json()["items"] == [], path
        assert not {value for value in made.values() if value in answer.text.replace(path, "")}
    log = await stranger.browser.get(f"{API}/audit", params={"limit": 100})
    assert not {value for value in made.values() if value in log.text}
    unread = await stranger.get("notifications/unread-count")
    joined = [one for one in (await stranger.get("notifications"))["items"] if not one["read_at"]]
    assert unread["count"] == len(joined)
    assert all(one["title"].endswith(" joined") for one in joined), "its own people alone"


async def nothing_is_done(stranger: Person, made: dict[str, str]) -> None:
    for method, path, body in ACTIONS:
        named = {
            key: value.format(**made) if isinstance(value, str) else value
            for key, value in body.items()
        }
        answer = await stranger.browser.request(method, f"{API}/{path.format(**made)}", json=named)
        assert answer.status_code == 404, (path, answer.text)
    many = await stranger.browser.post(
        f"{API}/applications/bulk-transition",
        json={"items": [{"id": made["application_id"]}], "to_stage": "rejected"},
    )
    assert [one["code"] for one in many.json()["results"]] == ["not_found"]
