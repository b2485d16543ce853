"""Rules over HTTP: what they do, once, and what they leave in timeline and log."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest_asyncio

from rolecall.access import Role
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock

from tests.support.audited import audited
from tests.support.hiring import applied, move, open_job
from tests.support.offering import made
from tests.support.post_office import post_office
from tests.support.resumes import pdf_resume
from tests.support.world import Account, Organization, World

Drain = Callable[[], Awaitable[int]]
_TODAY = clock.now().replace(hour=10, minute=0, second=0, microsecond=0)
MONDAY = _TODAY + timedelta(days=7 - _TODAY.weekday())
QUESTION = {"id": "licence", "kind": "yes_no", "label": "Are you licensed?", "required": True}
KIT = {"name": "Phone screen", "minutes": 30, "attributes": [{"key": "clear", "name": "Clarity"}]}
TAG = {"kind": "tag", "text": "Fast lane"}


@dataclass
class Desk:
    """An organization with a job, its recruiter and its hiring manager."""

    org: Organization
    admin: Account
    recruiter: Account
    manager: Account
    job: dict[str, Any]
    world: World

    def rule(self, *actions: dict[str, Any], **changes: Any) -> dict[str, Any]:
        plain = {
            "name": "Rule",
            "workflow_id": self.job["workflow"]["id"],
            "trigger": "enters",
            "stage_key": "applied",
            "actions": list(actions) or [TAG],
        }
        return plain | changes

    async def make(self, *actions: dict[str, Any], **changes: Any) -> dict[str, Any]:
        rule = self.rule(*actions, **changes)
        made = await self.admin.client.post("/api/v1/automation-rules", json=rule)
        assert made.status_code == 201, made.text
        found: dict[str, Any] = made.json()
        return found

    async def applied(self, at: datetime = MONDAY, *, licensed: bool = True) -> str:
        with clock.at(at):
            return await applied(
                self.world.client(),
                self.job["id"],
                email=f"{at:%d%H%M}@example.com",
                with_resume=False,
                answer_licence="yes" if licensed else "no",
            )

    async def timeline(self, application_id: str) -> list[str]:
        url = f"/api/v1/applications/{application_id}/timeline"
        items = (await self.recruiter.client.get(url)).json()["items"]
        return [one["summary"] for one in items if one["kind"] == "automation"]

    async def waiting(self, application_id: str) -> list[dict[str, Any]]:
        url = f"/api/v1/applications/{application_id}/automation"
        found: list[dict[str, Any]] = (await self.recruiter.client.get(url)).json()["items"]
        return found

    async def page(self, application_id: str) -> dict[str, Any]:
        url = f"/api/v1/applications/{application_id}"
        found: dict[str, Any] = (await self.recruiter.client.get(url)).json()
        return found


@pytest_asyncio.fixture(loop_scope="session")
async def desk(world: World) -> Desk:
    org = await world.organization()
    admin = await org.member(Role.ORGANIZATION_ADMIN)
    recruiter = await org.member(Role.RECRUITER)
    manager = await org.member(Role.HIRING_MANAGER, full_name="Mara Manager")
    team = [
        {"user_id": str(recruiter.user_id), "role": "recruiter"},
        {"user_id": str(manager.user_id), "role": "hiring_manager"},
    ]
    job = await open_job(recruiter, hiring_team=team, questions=[QUESTION])
    return Desk(org, admin, recruiter, manager, job, world)


async def test_all_actions_happen_once_and_in_their_order(
    desk: Desk, drain: Drain, runtime: Runtime
) -> None:
    rule = await desk.make(
        TAG,
        {"kind": "ask_feedback", "team_role": "hiring_manager"},
        {"kind": "remind", "team_role": "recruiter", "text": "Arrange the interview"},
        {"kind": "remind", "team_role": "interviewer", "text": "Nobody is one"},
        {"kind": "move", "stage_key": "screening"},
        name="Fast lane",
    )
    application = await desk.applied()
    with clock.at(MONDAY):
        await drain()
        await drain()
    page = await desk.page(application)
    assert page["stage"]["key"] == "screening"
    assert [one["full_name"] for one in page["assignees"]] == ["Mara Manager"]
    candidate = await desk.recruiter.client.get(f"/api/v1/candidates/{page['candidate']['id']}")
    assert [tag["name"] for tag in candidate.json()["tags"]] == ["Fast lane"]
    (told,) = await desk.timeline(application)
    assert told == (
        "Tagged “Fast lane”; asked the hiring managers for feedback; reminded the recruiters: "
        "Arrange the interview; no interviewers to tell (nobody on the hiring team has this "
        "role); moved to Screening"
    )
    bell = (await desk.recruiter.client.get("/api/v1/notifications")).json()["items"]
    reminders = [one["title"] for one in bell if one["kind"] == "automation_reminder"]
    assert reminders == ["Reminder: Arrange the interview"]
    log = await desk.admin.client.get(f"/api/v1/automation-runs?rule_id={rule['id']}&state=done")
    assert [one["application_id"] for one in log.json()["items"]] == [application]
    (entry,) = await audited(runtime, desk.org.id, "automation.ran")
    assert entry.actor_name == "Automation: Fast lane"


async def test_a_candidate_is_written_to(desk: Desk, drain: Drain) -> None:
    await desk.make({"kind": "mail", "subject": "Next week", "text": "You hear from us soon."})
    application = await desk.applied()
    with clock.at(MONDAY):
        await drain()
    found = await desk.recruiter.client.get(f"/api/v1/messages?application_id={application}")
    assert [one["subject"] for one in found.json()["items"]].count("Next week") == 1


async def test_files_of_a_saved_message_go_with_the_mail_of_a_rule(
    desk: Desk, drain: Drain, runtime: Runtime
) -> None:
    plan = pdf_resume("Plan")
    uploaded = await desk.admin.client.post(
        "/api/v1/files",
        files={"file": ("Plan.pdf", plan, "application/pdf")},
        data={"purpose": "document"},
    )
    words = {"subject": "Your first weeks", "body": "About {{job_title}}"}
    saved = await made(
        desk.admin,
        "mail-templates",
        {
            "kind": "candidate_message",
            "name": "Welcome",
            "texts": {"en": words},
            "file_ids": [uploaded.json()["id"]],
        },
        201,
    )
    await desk.make({"kind": "mail", "template_id": saved["id"]})
    application = await desk.applied()
    address = (await desk.page(application))["candidate"]["email"]
    async with post_office(runtime) as post:
        with clock.at(MONDAY):
            await drain()
        with clock.at(MONDAY + timedelta(minutes=1)):
            await drain()
        [mail] = [one for one in post.to(address) if "Your first weeks" in str(one["Subject"])]
    [file] = mail.iter_attachments()
    assert (file.get_filename(), file.get_payload(decode=True)) == ("Plan.pdf", plan)


async def test_a_saved_message_is_sent_as_it_reads_and_missed_once_it_is_deleted(
    desk: Desk, drain: Drain
) -> None:
    """Variables are filled in, in own words too; what cannot be sent is refused at saving."""
    words = {"subject": "Hello {{candidate_name}}", "body": "About {{job_title}}"}
    body = {"kind": "candidate_message", "name": "Welcome", "texts": {"en": words}}
    saved = (await desk.admin.client.post("/api/v1/mail-templates", json=body)).json()
    own = {"kind": "mail", "subject": "Yours", "text": "{{job_title}} is open."}
    rule = await desk.make({"kind": "mail", "template_id": saved["id"]}, own)
    assert [one["subject"] for one in rule["actions"]] == ["Welcome", "Yours"]
    for wrong, field in (
        ({**own, "text": "{{nobody}}"}, "actions.0.text"),
        ({**own, "text": "[Look]({{status_url}})"}, "actions.0.text"),
        ({"kind": "mail", "template_id": rule["id"]}, "actions.0.template_id"),
    ):
        for path in ("automation-rules", "automation-rules/replay"):
            refused = await desk.admin.client.post(f"/api/v1/{path}", json=desk.rule(wrong))
            assert [one["field"] for one in refused.json()["errors"]] == [field]
    first = await desk.applied()
    with clock.at(MONDAY):
        await drain()
    found = await desk.recruiter.client.get(f"/api/v1/applications/{first}/conversation")
    told = {one["subject"].split(" ")[0]: one["text"] for one in found.json()["items"]}
    assert "About Intensive care nurse" in told["Hello"]
    assert "Intensive care nurse is open." in told["Yours"]
    assert (await desk.admin.client.delete(f"/api/v1/mail-templates/{saved['id']}")).is_success
    second = await desk.applied(MONDAY + timedelta(minutes=1))
    with clock.at(MONDAY + timedelta(minutes=1)):
        await drain()
    (entry,) = await desk.timeline(second)
    assert entry == "No mail “Welcome” (the saved message was deleted); sent “Yours”"
    off = {**desk.rule(*rule["actions"]), "active": False}
    url = f"/api/v1/automation-rules/{rule['id']}"
    assert (await desk.admin.client.put(url, json=off)).status_code == 200
    again = await desk.admin.client.put(url, json={**off, "active": True})
    assert again.status_code == 422


async def test_a_delayed_rule_acts_only_on_what_is_still_there(desk: Desk, drain: Drain) -> None:
    await desk.make(after_days=2)
    gone, stays, undone, cancelled = [
        await desk.applied(MONDAY + timedelta(minutes=minute)) for minute in range(4)
    ]
    with clock.at(MONDAY + timedelta(hours=1)):
        await drain()
        await move(desk.recruiter, gone, "screening")
        moved = await move(desk.recruiter, undone, "screening")
        await desk.recruiter.client.post(
            f"/api/v1/applications/{undone}/undo",
            json={"transition_id": moved.json()["transition"]["id"]},
        )
        (run,) = await desk.waiting(cancelled)
        url = f"/api/v1/automation-runs/{run['id']}/cancel"
        assert (await desk.recruiter.client.post(url)).status_code == 204
        assert (await desk.recruiter.client.post(url)).status_code == 409
    with clock.at(MONDAY + timedelta(days=2, hours=1)):
        await drain()
    assert await desk.timeline(gone) == ["Skipped: it had left the stage"]
    assert await desk.timeline(stays) == ["Tagged “Fast lane”"]
    assert await desk.timeline(undone) == ["Tagged “Fast lane”"]
    assert await desk.timeline(cancelled) == ["Cancelled the automation “Rule”"]


async def test_a_move_waits_out_its_undo_and_a_switched_off_rule_does_nothing(
    desk: Desk, drain: Drain
) -> None:
    rule = await desk.make(stage_key="screening")
    application = await desk.applied()
    with clock.at(MONDAY + timedelta(minutes=1)):
        await move(desk.recruiter, application, "screening")
        await drain()
        assert len(await desk.waiting(application)) == 1
        off = desk.rule(stage_key="screening", active=False)
        url = f"/api/v1/automation-rules/{rule['id']}"
        saved = await desk.admin.client.put(url, json=off, headers={"If-Match": '"1"'})
        assert (saved.status_code, saved.json()["version"]) == (200, 2)
        stale = await desk.admin.client.put(url, json=off, headers={"If-Match": '"1"'})
        assert stale.status_code == 412
    with clock.at(MONDAY + timedelta(minutes=12)):
        await drain()
    assert await desk.timeline(application) == ["Skipped: the rule was switched off or removed"]


async def test_a_replay_says_what_would_have_been(desk: Desk, drain: Drain) -> None:
    licensed = await desk.applied(MONDAY)
    await desk.applied(MONDAY + timedelta(minutes=1), licensed=False)
    condition = {
        "kind": "answer",
        "question_id": "licence",
        "operator": "equals",
        "value": True,
    }
    mail = {"kind": "mail", "subject": "Soon", "text": "Hello {{candidate_name}}"}
    rule = desk.rule(TAG, mail, conditions=[condition], job_id=desk.job["id"])
    with clock.at(MONDAY + timedelta(hours=1)):
        found = await desk.admin.client.post("/api/v1/automation-rules/replay", json=rule)
        knocked = await desk.recruiter.client.post(
            f"/api/v1/jobs/{desk.job['id']}/knockout-replay",
            json={"question_id": "licence", "operator": "equals", "value": False},
        )
    replay = found.json()
    assert (replay["total"], replay["matched"], replay["hired"]) == (2, 1, 0)
    assert [one["id"] for one in replay["applications"]] == [licensed]
    (shown,) = replay["mails"]
    assert (shown["number"], shown["mail"]["subject"]) == (1, "Soon")
    assert f"Hello {shown['to']}" in shown["mail"]["text"]
    assert (knocked.json()["total"], knocked.json()["matched"]) == (2, 1)
    await drain()
    assert await desk.timeline(licensed) == []


async def test_a_candidate_is_asked_once_for_a_time(desk: Desk, drain: Drain) -> None:
    """By a kit in use, with the members who have the role; a second rule does not ask again."""
    kit = await made(desk.admin, "interview-kits", KIT, 201)
    ask = {"kind": "ask_for_time", "kit_id": kit["id"], "team_role": "hiring_manager"}
    lacking = desk.rule({"kind": "ask_for_time"}, {**ask, "kit_id": desk.job["id"]})
    refused = await desk.admin.client.post("/api/v1/automation-rules", json=lacking)
    assert [one["field"] for one in refused.json()["errors"]] == [
        "actions.0.kit_id", "actions.0.team_role",
    ]  # fmt: skip
    unknown = desk.rule({**ask, "kit_id": desk.job["id"]})
    refused = await desk.admin.client.post("/api/v1/automation-rules", json=unknown)
    assert [one["field"] for one in refused.json()["errors"]] == ["actions.0.kit_id"]
    rule = await desk.make(ask, {**ask, "team_role": "interviewer"}, name="First")
    assert rule["actions"][0]["subject"] == "Phone screen"
    await desk.make(ask, name="Second")
    application = await desk.applied()
    with clock.at(MONDAY):
        await drain()
    second, first = await desk.timeline(application)
    assert second == (
        "No time asked for “Phone screen” (such an interview is arranged, or a time for it is "
        "being chosen)"
    )
    assert first == (
        "Asked the candidate to choose a time for “Phone screen”; no time asked for “Phone "
        "screen” (nobody on the hiring team has this role)"
    )
    url = f"/api/v1/applications/{application}/booking-links"
    (link,) = (await desk.recruiter.client.get(url)).json()["items"]
    assert (link["state"], link["seats"]) == ("open", [[str(desk.manager.user_id)]])
    assert link["owner_name"] == "Automation: First"
    found = await desk.recruiter.client.get(f"/api/v1/messages?application_id={application}")
    kinds = [one["kind"] for one in found.json()["items"]]
    assert kinds.count("interview_booking") == 1


async def test_rules_of_one_job_ask_for_answers_that_compare(desk: Desk) -> None:
    condition = {"kind": "answer", "question_id": "licence", "operator": "equals", "value": True}
    await desk.make(conditions=[condition], job_id=desk.job["id"])
    workflow = desk.job["workflow"]["id"]
    found = await desk.admin.client.get(f"/api/v1/automation-rules?workflow_id={workflow}")
    assert found.json()["jobs"] == [{"id": desk.job["id"], "title": desk.job["title"]}]
    for wrong in ({"operator": "at_least"}, {"value": "perhaps"}):
        rule = desk.rule(conditions=[condition | wrong], job_id=desk.job["id"])
        refused = await desk.admin.client.post("/api/v1/automation-rules", json=rule)
        (fault,) = refused.json()["errors"]
        assert fault["field"] == "conditions.0.value"
        assert "Are you licensed?" in fault["message"]


async def test_rules_ask_for_tags_and_custom_fields_of_candidates(desk: Desk, drain: Drain) -> None:
    """The replay counts by them, a rule acts by them, and a field that is put away can be left."""
    first = await desk.applied(MONDAY)
    await desk.applied(MONDAY + timedelta(minutes=1))
    person = (await desk.recruiter.client.get(f"/api/v1/applications/{first}")).json()["candidate"]
    url = f"/api/v1/candidates/{person['id']}"
    field = {"label": "Nights", "kind": "number"}
    made = (await desk.admin.client.post("/api/v1/custom-fields", json=field)).json()
    await desk.recruiter.client.patch(f"{url}/custom-fields", json={"values": {made["id"]: 3}})
    tag = (await desk.recruiter.client.post("/api/v1/tags", json={"name": "Silver"})).json()
    tagged = {"candidate_ids": [person["id"]], "add": [tag["id"]]}
    await desk.recruiter.client.post("/api/v1/candidates/tags", json=tagged)

    nights = {"kind": "field", "field_id": made["id"], "operator": "at_least", "value": 2}
    with clock.at(MONDAY + timedelta(days=1)):
        for conditions, expected in (
            ([nights], 1),
            ([{**nights, "value": 4}], 0),
            ([{"kind": "tagged", "values": ["silver"]}], 1),
            ([{"kind": "not_tagged", "values": ["silver"]}, nights], 0),
        ):
            asked = desk.rule(conditions=conditions)
            answer = await desk.admin.client.post("/api/v1/automation-rules/replay", json=asked)
            assert (answer.json()["matched"], answer.json()["total"]) == (expected, 2), conditions

    screening = {"stage_key": "screening", "conditions": [nights]}
    rule = await desk.make(**screening)
    with clock.at(MONDAY + timedelta(days=1)):
        assert (await move(desk.recruiter, first, "screening")).status_code == 200
    with clock.at(MONDAY + timedelta(days=1, hours=1)):
        await drain()
    labels = [one["name"] for one in (await desk.recruiter.client.get(url)).json()["tags"]]
    assert sorted(labels) == ["Fast lane", "Silver"]

    await desk.admin.client.patch(f"/api/v1/custom-fields/{made['id']}", json={"active": False})
    url = f"/api/v1/automation-rules/{rule['id']}"
    refused = await desk.admin.client.put(url, json=desk.rule(**screening))
    assert [one["code"] for one in refused.json()["errors"]] == ["unknown_field"]
    off = await desk.admin.client.put(url, json=desk.rule(**screening, active=False))
    assert off.status_code == 200, off.text
