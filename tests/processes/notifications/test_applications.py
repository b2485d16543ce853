"""Who is told what about applications, by real mails and in the application."""

from datetime import timedelta
from typing import Any

from rolecall.access import Role
from rolecall.kernel import clock

from tests.processes.notifications.conftest import Drain, Office
from tests.support.hiring import applied, move, open_job
from tests.support.post_office import Post
from tests.support.smtp_server import Misbehaviour, body_of
from tests.support.world import Account, World

AFTER_A_MOMENT = timedelta(seconds=15)
AFTER_UNDO = timedelta(minutes=10, seconds=11)


async def notices(account: Account) -> list[dict[str, Any]]:
    response = await account.client.get("/api/v1/notifications")
    items: list[dict[str, Any]] = response.json()["items"]
    return items


async def mails_of(account: Account, application_id: str) -> list[dict[str, Any]]:
    response = await account.client.get(
        "/api/v1/messages", params={"application_id": application_id}
    )
    assert response.status_code == 200, response.text
    items: list[dict[str, Any]] = response.json()["items"]
    return items


async def test_an_application_is_confirmed_and_announced(
    office: Office, post: Post, drain: Drain, somebody: str
) -> None:
    application_id = await office.application(somebody, name="Ana Petrov")
    await drain()
    assert post.subjects(somebody) == ["We received your application for Intensive care nurse"]
    [confirmation] = post.to(somebody)
    assert confirmation["From"].addresses[0].display_name == office.organization.name
    status_page = post.links(somebody)[0]
    shown = await office.public.get(status_page)
    assert shown.status_code == 200
    assert "Intensive care nurse" in shown.text
    for recruiter in office.recruiters:
        assert post.subjects(recruiter.email) == [
            "New application: Ana Petrov for Intensive care nurse"
        ]
        assert post.links(recruiter.email)[0].endswith(f"/app/applications/{application_id}")
        [notice] = await notices(recruiter)
        assert notice["title"] == "Ana Petrov applied"
        assert notice["link"] == f"/app/applications/{application_id}"
        assert notice["read_at"] is None
    assert post.to(office.manager.email) == []
    assert await notices(office.manager) == []


async def test_handling_the_same_events_again_tells_nobody_twice(
    office: Office, post: Post, drain: Drain, somebody: str
) -> None:
    await office.application(somebody)
    await drain()
    before = len(post.mailhost.contents)
    await drain()
    assert len(post.mailhost.contents) == before
    assert len(post.to(somebody)) == 1


async def test_a_move_is_told_after_a_moment(
    office: Office, post: Post, drain: Drain, somebody: str
) -> None:
    application_id = await office.application(somebody)
    assert (await move(office.recruiter, application_id, "screening")).status_code == 200
    await drain()
    assert len(post.to(somebody)) == 1
    newest = (await mails_of(office.recruiter, application_id))[0]
    assert (newest["kind"], newest["status"]) == ("application_stage_changed", "held")
    with clock.shifted(AFTER_A_MOMENT):
        await drain()
        assert post.subjects(somebody)[-1] == (
            "News about your application for Intensive care nurse"
        )
        text = body_of(post.to(somebody)[-1], "plain")
        assert "We are now reading your application closely." in text
        assert "Step: In review" in text
        newest = (await mails_of(office.recruiter, application_id))[0]
        assert newest["status"] == "sent"


async def test_an_undo_recalls_the_mail(
    office: Office, post: Post, drain: Drain, somebody: str
) -> None:
    application_id = await office.application(somebody)
    moved = await move(office.recruiter, application_id, "rejected", reason="Not now")
    assert moved.status_code == 200, moved.text
    await drain()
    undone = await office.recruiter.client.post(
        f"/api/v1/applications/{application_id}/undo",
        json={"transition_id": moved.json()["transition"]["id"]},
    )
    assert undone.status_code == 200, undone.text
    with clock.shifted(AFTER_UNDO):
        await drain()
        statuses = {
            m["kind"]: m["status"] for m in await mails_of(office.recruiter, application_id)
        }
    assert statuses["application_rejected"] == "recalled"
    assert len(post.to(somebody)) == 1


async def test_an_undo_after_the_mail_has_left_is_set_right_by_another(
    office: Office, post: Post, drain: Drain, somebody: str
) -> None:
    application_id = await office.application(somebody)
    moved = await move(office.recruiter, application_id, "screening")
    await drain()
    with clock.shifted(AFTER_A_MOMENT):
        await drain()
        assert len(post.to(somebody)) == 2
        undone = await office.recruiter.client.post(
            f"/api/v1/applications/{application_id}/undo",
            json={"transition_id": moved.json()["transition"]["id"]},
        )
        assert undone.status_code == 200, undone.text
        await drain()
    with clock.shifted(2 * AFTER_A_MOMENT):
        await drain()
    assert len(post.to(somebody)) == 3
    assert "Step: Received" in body_of(post.to(somebody)[-1], "plain")


async def test_an_undo_before_the_move_was_handled_recalls_it_too(
    office: Office, post: Post, drain: Drain, somebody: str
) -> None:
    application_id = await office.application(somebody)
    moved = await move(office.recruiter, application_id, "rejected", reason="Not now")
    await office.recruiter.client.post(
        f"/api/v1/applications/{application_id}/undo",
        json={"transition_id": moved.json()["transition"]["id"]},
    )
    with clock.shifted(AFTER_UNDO):
        await drain()
    assert len(post.to(somebody)) == 1


async def test_a_rejection_is_kind_and_names_no_reason(
    office: Office, post: Post, drain: Drain, somebody: str
) -> None:
    application_id = await office.application(somebody)
    await move(office.recruiter, application_id, "rejected", reason="Too little experience")
    await drain()
    with clock.shifted(AFTER_UNDO):
        await drain()
    [_, rejection] = post.to(somebody)
    for part in ("plain", "html"):
        assert "Too little experience" not in body_of(rejection, part)
        assert "/careers/" in body_of(rejection, part)


async def test_a_reopening_within_the_window_leaves_no_trace(
    office: Office, post: Post, drain: Drain, somebody: str
) -> None:
    application_id = await office.application(somebody)
    await move(office.recruiter, application_id, "rejected", reason="Not now")
    await drain()
    reopened = await office.recruiter.client.post(
        f"/api/v1/applications/{application_id}/reopen", json={"reason": "A mistake"}
    )
    assert reopened.status_code == 200, reopened.text
    await drain()
    with clock.shifted(AFTER_UNDO):
        await drain()
    assert len(post.to(somebody)) == 1


async def test_a_hire_is_welcomed(office: Office, post: Post, drain: Drain, somebody: str) -> None:
    application_id = await office.application(somebody)
    for stage in ("screening", "interview", "offer", "hired"):
        assert (await move(office.recruiter, application_id, stage)).status_code == 200
    await drain()
    with clock.shifted(AFTER_UNDO):
        await drain()
    assert len(post.to(somebody)) == 5
    assert post.subjects(somebody)[-1] == f"Welcome to {office.organization.name}"


async def test_a_withdrawal_is_announced_and_recalls_what_is_held(
    office: Office, post: Post, drain: Drain, somebody: str
) -> None:
    application_id = await office.application(somebody, name="Ana Petrov")
    await drain()
    token = post.links(somebody)[0].rpartition("/")[2]
    await move(office.recruiter, application_id, "interview")
    await move(office.recruiter, application_id, "screening")
    await drain()
    withdrawn = await office.public.post(f"/api/v1/public/status/{token}/withdraw", json={})
    assert withdrawn.status_code == 200, withdrawn.text
    await drain()
    with clock.shifted(AFTER_UNDO):
        await drain()
    assert len(post.to(somebody)) == 1
    for recruiter in office.recruiters:
        assert post.subjects(recruiter.email)[-1] == "Ana Petrov withdrew from Intensive care nurse"
        assert (await notices(recruiter))[0]["kind"] == "application_withdrawn"


async def test_a_candidate_is_written_to_in_their_language(
    office: Office, post: Post, drain: Drain, somebody: str
) -> None:
    office.public.headers["Accept-Language"] = "de-AT,de;q=0.9,en;q=0.5"
    await office.application(somebody)
    await drain()
    assert post.subjects(somebody) == ["Ihre Bewerbung ist eingegangen: Intensive care nurse"]


async def test_assessors_are_asked(office: Office, post: Post, drain: Drain, somebody: str) -> None:
    interviewer = await office.organization.member(Role.INTERVIEWER)
    application_id = await office.application(somebody, name="Ana Petrov")
    assigned = await office.recruiter.client.put(
        f"/api/v1/applications/{application_id}/assignees",
        json={"user_ids": [str(interviewer.user_id)]},
    )
    assert assigned.status_code == 200, assigned.text
    await drain()
    [notice] = await notices(interviewer)
    assert notice["title"] == "You are asked to assess Ana Petrov"


async def test_without_recruiters_the_administrators_are_told(
    world: World, post: Post, drain: Drain, somebody: str
) -> None:
    organization = await world.organization()
    admin = await organization.member(Role.ORGANIZATION_ADMIN)
    job = await open_job(admin)
    await applied(world.client(), job["id"], email=somebody)
    await drain()
    assert len(post.to(admin.email)) == 1


async def test_a_mail_that_bounces_is_told_to_the_recruiters(
    office: Office, post: Post, drain: Drain, somebody: str
) -> None:
    post.mailhost.plan("rcpt", Misbehaviour("550 5.1.1 no such user"), times=1)
    # Whichever of the three mails meets the refusal, the recruiters hear of it.
    application_id = await office.application(somebody)
    await drain()
    told = [notice for notice in await notices(office.recruiter) if "may not" in notice["title"]]
    assert len(told) == 1
    assert told[0]["link"] == f"/app/applications/{application_id}"


async def test_another_organization_hears_nothing(
    office: Office, world: World, post: Post, drain: Drain, somebody: str
) -> None:
    stranger = await (await world.organization()).member(Role.RECRUITER)
    await office.application(somebody)
    await drain()
    assert post.to(stranger.email) == []
    assert await notices(stranger) == []
