"""Writing to candidates, and what was written."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from rolecall.access import Role
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock

from tests.support.hiring import applied, open_job
from tests.support.post_office import Post, post_office
from tests.support.smtp_server import body_of
from tests.support.world import Account, Organization, World

Drain = Any
TEXT = {
    "subject": "Your start, {{candidate_name}}",
    "body": "Hello,\n\n[Look here]({{status_url}})",
}


async def recruiting(
    world: World, organization: Organization | None = None
) -> tuple[Account, str, str]:
    """Return a recruiter, the id of an application, and its candidate's address."""
    organization = organization or await world.organization(name="Harbor Vale")
    recruiter = await organization.member(Role.RECRUITER)
    email = f"ada-{organization.id.hex}@example.org"
    job = await open_job(recruiter)
    application = await applied(world.client(), job["id"], name="Ada Byron", email=email)
    return recruiter, application, email


async def conversation(account: Account, application: str) -> dict[str, Any]:
    answer = await account.client.get(f"/api/v1/applications/{application}/conversation")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def written(account: Account, application: str, **changes: Any) -> dict[str, Any]:
    """Write, and return what was written as the conversation shows it."""
    url = f"/api/v1/applications/{application}/messages"
    answer = await account.client.post(url, json={**TEXT, **changes})
    assert answer.status_code == 201, answer.text
    newest: dict[str, Any] = answer.json()["items"][-1]
    return newest


async def test_a_message_waits_leaves_and_is_seen(
    world: World, runtime: Runtime, drain: Drain
) -> None:
    async with post_office(runtime) as post:
        await check_waiting_leaving_and_being_seen(world, post, drain)


async def check_waiting_leaving_and_being_seen(world: World, post: Post, drain: Drain) -> None:
    recruiter, application, email = await recruiting(world)
    mine = await written(recruiter, application)
    assert mine["status"] == "held"
    assert mine["author_name"] == recruiter.full_name
    assert mine["subject"] == "Your start, Ada Byron"
    assert mine["draft"] == TEXT
    assert "[private link]" in mine["text"]
    with clock.at(clock.now() + timedelta(seconds=11)):
        await drain()
    shown = await conversation(recruiter, application)
    assert [one["status"] for one in shown["items"]] == ["sent", "sent"]
    assert (shown["recipient"], shown["may_write"]) == (email, True)
    assert "Your start, Ada Byron" in post.subjects(email)
    [mail] = [one for one in post.to(email) if one["Subject"] == "Your start, Ada Byron"]
    assert "/status/" in body_of(mail, "plain")


async def test_a_planned_message_can_be_taken_back_or_sent_at_once(
    world: World, drain: Drain
) -> None:
    recruiter, application, _ = await recruiting(world)
    tomorrow = clock.now() + timedelta(days=1)
    first = await written(recruiter, application, send_at=tomorrow.isoformat())
    second = await written(
        recruiter, application, subject="Another one", send_at=tomorrow.isoformat()
    )
    planned = datetime.fromisoformat(first["send_after"])
    assert abs(planned - tomorrow) < timedelta(seconds=1)
    url = "/api/v1/messages"
    assert (await recruiter.client.post(f"{url}/{first['id']}/recall")).status_code == 200
    again = await recruiter.client.post(f"{url}/{first['id']}/release")
    assert (again.status_code, again.json()["code"]) == (409, "not_releasable")
    assert (await recruiter.client.post(f"{url}/{second['id']}/release")).status_code == 200
    await drain()
    with clock.at(tomorrow + timedelta(seconds=1)):
        await drain()
    shown = {
        one["id"]: one["status"] for one in (await conversation(recruiter, application))["items"]
    }
    assert shown[first["id"]] == "recalled"
    assert shown[second["id"]] == "sent"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"body": "{{nobody}}"}, "body"),
        ({"subject": " "}, "subject"),
        ({"send_at": "2020-01-01T00:00:00Z"}, "send_at"),
        ({"send_at": "2999-01-01T00:00:00Z"}, "send_at"),
    ],
)
async def test_what_cannot_be_sent(world: World, changes: dict[str, str], field: str) -> None:
    recruiter, application, _ = await recruiting(world)
    answer = await recruiter.client.post(
        f"/api/v1/applications/{application}/messages", json={**TEXT, **changes}
    )
    assert answer.status_code == 422
    assert [one["field"] for one in answer.json()["errors"]] == [field]


async def test_a_saved_message_is_filled_in(world: World) -> None:
    recruiter, application, _ = await recruiting(world)
    body = "Dear {{candidate_name}},\n\n[Look]({{status_url}})\n\n{{writer_name}}"
    saved = await recruiter.client.post(
        "/api/v1/mail-templates",
        json={
            "kind": "candidate_message",
            "name": "Start",
            "texts": {"en": {"subject": "{{job_title}}", "body": body}},
        },
    )
    url = f"/api/v1/applications/{application}/messages"
    begun = await recruiter.client.post(
        f"{url}/from-template", json={"mail_template_id": saved.json()["id"]}
    )
    assert begun.json() == {
        "subject": "Intensive care nurse",
        "body": f"Dear Ada Byron,\n\n[Look]({{{{status_url}}}})\n\n{recruiter.full_name}",
        "attachments": [],
    }
    words = {name: begun.json()[name] for name in ("subject", "body")}
    shown = await recruiter.client.post(f"{url}/preview", json=words)
    assert "private-link.invalid" in shown.json()["html"]
    assert "/status/" not in shown.json()["html"]


async def test_who_reads_and_writes(world: World) -> None:
    organization = await world.organization()
    recruiter, application, _ = await recruiting(world, organization)
    await written(recruiter, application)
    stranger = await (await world.organization()).member(Role.RECRUITER)
    people = [
        (await organization.member(Role.HIRING_MANAGER), 403),
        (await organization.member(Role.INTERVIEWER), 403),
        (stranger, 404),
    ]
    for account, status in people:
        url = f"/api/v1/applications/{application}"
        assert (await account.client.get(f"{url}/conversation")).status_code == status
        assert (await account.client.post(f"{url}/messages", json=TEXT)).status_code == status
