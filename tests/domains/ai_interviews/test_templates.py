"""Templates of interviews over HTTP: from the draft to the approved version, and who may what."""

from collections.abc import Awaitable, Callable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import asyncpg
import pytest
import sqlalchemy as sa

from rolecall.access import Role
from rolecall.domains.ai_interviews.models import versions
from rolecall.infra.db import Database
from rolecall.kernel.tenant import Tenant

from tests.support.approving import chain, say, waiting
from tests.support.hiring import open_job
from tests.support.interview_templates import INTERVIEW
from tests.support.offering import made
from tests.support.world import Account, World

Drain = Callable[[], Awaitable[int]]


@dataclass
class Desk:
    """An organization with a job, whose manager is on the team, and a manager who is not."""

    admin: Account
    recruiter: Account
    manager: Account
    stranger: Account
    interviewer: Account
    job: dict[str, Any]

    async def interview(self, reader: Account | None = None) -> Any:
        """Return the job's interview as a member sees it."""
        read = await (reader or self.recruiter).client.get(
            f"/api/v1/jobs/{self.job['id']}/ai-interview"
        )
        assert read.status_code == 200, read.text
        return read.json()["template"]

    async def drafted(self) -> dict[str, Any]:
        """Draft the job's interview."""
        return await made(self.recruiter, f"jobs/{self.job['id']}/ai-interview", {}, 201)

    async def written(self, template: dict[str, Any], **changes: Any) -> dict[str, Any]:
        """Write the sample into a template, with changes of its content."""
        answer = await self.put(template, **changes)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    async def put(self, template: dict[str, Any], **changes: Any) -> Any:
        """Write; returns the response."""
        body = deepcopy(INTERVIEW)
        body["content"].update(changes)
        return await self.recruiter.client.put(
            f"/api/v1/ai-interview-templates/{template['id']}",
            json=body,
            headers={"If-Match": f'"{template["version"]}"'},
        )


async def desk(world: World) -> Desk:
    """Make the organization and open the job."""
    org = await world.organization()
    recruiter = await org.member(Role.RECRUITER)
    manager = await org.member(Role.HIRING_MANAGER)
    team = [
        {"user_id": str(recruiter.user_id), "role": "recruiter"},
        {"user_id": str(manager.user_id), "role": "hiring_manager"},
    ]
    question = {
        "id": "licence", "kind": "yes_no", "label": "Are you licensed?",
        "knockout": {"operator": "equals", "value": False},
    }  # fmt: skip
    return Desk(
        admin=await org.member(Role.ORGANIZATION_ADMIN),
        recruiter=recruiter,
        manager=manager,
        stranger=await org.member(Role.HIRING_MANAGER),
        interviewer=await org.member(Role.INTERVIEWER),
        job=await open_job(recruiter, hiring_team=team, questions=[question]),
    )


async def act(account: Account, template: dict[str, Any], what: str, note: str = "") -> Any:
    """Do something to a template; returns the response."""
    body = {"note": note} if what in {"submit", "approve", "decline"} else None
    return await account.client.post(
        f"/api/v1/ai-interview-templates/{template['id']}/{what}",
        json=body,
        headers={"If-Match": f'"{template["version"]}"'},
    )


async def done(account: Account, template: dict[str, Any], what: str, note: str = "") -> Any:
    """Do something to a template that has to succeed."""
    answer = await act(account, template, what, note)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_from_the_job_to_an_approved_version(world: World, database: Database) -> None:
    """Drafted by rules, written by people, approved by the manager; then it never changes."""
    at = await desk(world)
    assert await at.interview() is None
    template = await at.drafted()
    assert (template["made_by"], template["is_edited"]) == ("rules", False)
    assert template["missing"] == []
    content = template["content"]
    assert content["competencies"][0]["bank_key"] == "patient_safety"
    assert [one["text"]["en"] for one in content["knockouts"]] == ["Are you licensed?"]
    facts = {one["key"]: one["answer"]["en"] for one in content["facts"]}
    assert facts["place"] == "On site: Denver, CO, United States."
    assert facts["pay"] == "$70,000 – $90,000 a year."
    assert at.recruiter.email in content["settings"]["contact"]
    again = await at.recruiter.client.post(f"/api/v1/jobs/{at.job['id']}/ai-interview")
    assert (again.status_code, again.json()["code"]) == (409, "template_exists")
    written = await at.written(template)
    assert (written["name"], written["is_edited"]) == ("First talk", True)
    asked = await done(at.recruiter, written, "submit")
    assert (asked["state"], asked["requested_by_name"]) == (
        "pending_approval",
        at.recruiter.actor.name,
    )
    approved = await done(at.manager, asked, "approve", "Fair questions.")
    assert (approved["state"], approved["newest_version"]) == ("approved", 1)
    assert approved["decided"]["by_name"] == at.manager.actor.name
    kept = await at.recruiter.client.get(
        f"/api/v1/ai-interview-templates/{template['id']}/versions/1"
    )
    assert kept.json()["content"] == written["content"]
    assert kept.json()["note"] == "Fair questions."
    async with database.transaction(Tenant(at.recruiter.actor.org_id)) as uow:  # type: ignore[arg-type]
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await uow.execute(
                sa.update(versions).where(versions.c.org_id == uow.org_id).values(note="")
            )
    log = await at.admin.client.get("/api/v1/audit", params={"record_id": template["id"]})
    assert [one["action"] for one in log.json()["items"]] == [
        "ai_interviews.approved",
        "ai_interviews.submitted",
        "ai_interviews.changed",
        "ai_interviews.drafted",
    ]


async def test_a_changed_template_needs_approval_again(world: World) -> None:
    """The approved version stays in use meanwhile; going back to it needs nobody."""
    at = await desk(world)
    first = await done(at.admin, await at.written(await at.drafted()), "approve")
    closing = {"en": "Good bye.", "de": "", "es": ""}
    changed = await at.written(first, closing=closing)
    assert (changed["state"], changed["newest_version"]) == ("draft", 1)
    assert [(one["label"], one["before"], one["after"]) for one in changed["changes"]] == [
        ("Closing", "Thank you.", "Good bye.")
    ]
    back = await at.written(changed)
    assert (back["state"], back["changes"]) == ("approved", [])
    second = await done(at.admin, await at.written(back, closing=closing), "approve")
    assert [one["number"] for one in second["versions"]] == [2, 1]
    url = f"/api/v1/ai-interview-templates/{first['id']}/diff"
    diff = await at.manager.client.get(url, params={"older": 1, "newer": 2})
    assert [one["name"] for one in diff.json()["items"]] == ["closing"]
    none = await at.manager.client.get(url, params={"older": 2})
    assert none.json()["items"] == []
    assert (await at.manager.client.get(url, params={"older": 9})).status_code == 404
    third = await at.written(second, opening={"en": "Hi.", "de": "", "es": ""})
    discarded = await done(at.recruiter, third, "discard")
    assert discarded["template"]["state"] == "approved"
    assert discarded["template"]["content"] == second["content"]


async def test_a_draft_that_never_was_approved_is_removed(world: World) -> None:
    """Then another one can be drafted; what waits for approval cannot be removed."""
    at = await desk(world)
    template = await at.drafted()
    waits = await done(at.recruiter, template, "submit")
    refused = await act(at.recruiter, waits, "discard")
    assert (refused.status_code, refused.json()["code"]) == (409, "invalid_template_state")
    assert refused.json()["allowed_actions"] == ["withdraw", "approve", "decline"]
    assert (await at.put(waits)).status_code == 409
    back = await done(at.recruiter, waits, "withdraw")
    gone = await done(at.recruiter, back, "discard")
    assert gone == {"template": None, "may_draft": True}
    assert (await at.drafted())["id"] != template["id"]


async def test_starts_again_from_the_job(world: World) -> None:
    """What people wrote is replaced by what the job says now."""
    at = await desk(world)
    written = await at.written(await at.drafted())
    renamed = await at.recruiter.client.patch(
        f"/api/v1/jobs/{at.job['id']}", json={"title": "Warehouse driver, forklift"}
    )
    assert renamed.status_code == 200, renamed.text
    again = await done(at.recruiter, written, "restart")
    assert (again["made_by"], again["is_edited"]) == ("rules", False)
    keys = [one["key"] for one in again["content"]["competencies"]]
    assert "safety_at_work" in keys


async def test_a_no_needs_words(world: World) -> None:
    """They are shown until it is asked for again."""
    at = await desk(world)
    asked = await done(at.recruiter, await at.drafted(), "submit", "Please look")
    wordless = await act(at.manager, asked, "decline")
    assert wordless.json()["errors"][0]["field"] == "note"
    declined = await done(at.manager, asked, "decline", "Ask about nights.")
    assert (declined["state"], declined["newest_version"]) == ("draft", 0)
    assert declined["decided"]["note"] == "Ask about nights."
    assert declined["decided"]["approved"] is False
    asked_again = await done(at.recruiter, declined, "submit")
    assert asked_again["decided"] is None


async def test_what_is_missing_keeps_it_from_approval(world: World) -> None:
    """It can be saved, and says what to write and where."""
    at = await desk(world)
    unfinished = await at.written(await at.drafted(), languages=["en", "de"], knockouts=[])
    assert {"opening.de", "facts.0.answer.de"} <= {one["field"] for one in unfinished["missing"]}
    for account, what in ((at.recruiter, "submit"), (at.admin, "approve")):
        refused = await act(account, unfinished, what)
        assert refused.status_code == 422
        assert refused.json()["errors"][0]["field"] == "opening.de"
        assert "German" in refused.json()["errors"][0]["message"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"languages": []}, "content.languages"),
        ({"languages": ["en", "en"]}, "languages"),
        ({"opening": {"en": "Dear {name}"}}, "opening.en"),
        ({"opening": {"en": "x" * 2_001}}, "content.opening.en"),
        ({"settings": {"minutes": 600}}, "content.settings.minutes"),
    ],
)
async def test_refuses_what_does_not_fit(world: World, changes: dict[str, Any], field: str) -> None:
    """The error names the field."""
    at = await desk(world)
    refused = await at.put(await at.drafted(), **changes)
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["field"].removeprefix("body.") == field


async def test_two_people_at_once(world: World) -> None:
    """The second of two who saw the same version learns of the first; nobody approves unseen."""
    at = await desk(world)
    template = await at.drafted()
    await at.written(template)
    assert (await at.put(template)).status_code == 412
    assert (await act(at.admin, template, "approve")).status_code == 412
    assert (await at.interview())["newest_version"] == 0


async def test_who_may_what(world: World) -> None:
    """Recruiters write and do not approve; managers approve for their own team; others neither."""
    at = await desk(world)
    template = await at.drafted()
    assert template["allowed_actions"] == ["edit", "restart", "submit", "discard"]
    assert (await at.interview(at.manager))["allowed_actions"] == ["approve"]
    assert (await at.interview(at.stranger))["allowed_actions"] == []
    assert "approve" in (await at.interview(at.admin))["allowed_actions"]
    for account, what in (
        (at.recruiter, "approve"),
        (at.stranger, "approve"),
        (at.manager, "submit"),
        (at.manager, "restart"),
    ):
        refused = await act(account, template, what)
        assert refused.status_code == 403, (account.email, what)
    url = f"/api/v1/jobs/{at.job['id']}/ai-interview"
    assert (await at.interviewer.client.get(url)).status_code == 403


async def test_hides_with_a_confidential_job(world: World) -> None:
    """Whoever is not on the team of a confidential job sees neither template nor versions."""
    at = await desk(world)
    approved = await done(at.admin, await at.drafted(), "approve")
    hidden = await at.recruiter.client.patch(
        f"/api/v1/jobs/{at.job['id']}", json={"confidential": True}
    )
    assert hidden.status_code == 200, hidden.text
    base = f"/api/v1/ai-interview-templates/{approved['id']}"
    for path in (f"/api/v1/jobs/{at.job['id']}/ai-interview", f"{base}/versions/1", f"{base}/diff"):
        assert (await at.stranger.client.get(path)).status_code == 404, path
        assert (await at.manager.client.get(path)).status_code == 200, path


async def test_the_approvers_of_a_chain_decide(world: World, drain: Drain) -> None:
    """Where a chain applies nobody approves by permission alone, and a no brings it back."""
    at = await desk(world)
    await chain(at.admin, [at.stranger], kind="ai_interview_template", name="Interviews")
    template = await at.written(await at.drafted())
    assert template["chain_name"] == "Interviews"
    assert "approve" not in (await at.interview(at.admin))["allowed_actions"]
    alone = await act(at.admin, template, "approve")
    assert (alone.status_code, alone.json()["code"]) == (409, "chain_decides")
    asked = await done(at.recruiter, template, "submit", "Please look")
    (request,) = await waiting(at.stranger)
    shown = await at.stranger.client.get(f"/api/v1/approvals/{request}")
    words = {one["label"]: one["value"] for one in shown.json()["approval"]["fields"]}
    assert "Tell us about your last handover." in words["Competency: Handing over"]
    assert (await say(at.stranger, request, "decline", "Too short.")).status_code == 200
    await drain()
    declined = await at.interview()
    assert (declined["state"], declined["decided"]["note"]) == ("draft", "Too short.")
    longer = await at.written(declined, facts=[])
    await done(at.recruiter, longer, "submit")
    (request,) = await waiting(at.stranger)
    changes = (await at.stranger.client.get(f"/api/v1/approvals/{request}")).json()["changes"]
    assert [(one["label"], one["after"]) for one in changes] == [("Fact: Which shift?", "")]
    assert (await say(at.stranger, request, "approve")).status_code == 200
    await drain()
    approved = await at.interview()
    assert (approved["state"], approved["newest_version"]) == ("approved", 1)
    assert approved["decided"]["by_name"] == at.stranger.actor.name
    assert asked["approval"]["approval"]["status"] == "pending"


async def test_a_decision_is_not_taken_back_before_it_is_followed(
    world: World, drain: Drain
) -> None:
    """Taking the request back after the approvers' yes leads to the approved version, once."""
    at = await desk(world)
    await chain(at.admin, [at.stranger], kind="ai_interview_template")
    asked = await done(at.recruiter, await at.drafted(), "submit")
    (request,) = await waiting(at.stranger)
    assert (await say(at.stranger, request, "approve")).status_code == 200
    late = await done(at.recruiter, asked, "withdraw")
    assert (late["state"], late["newest_version"]) == ("approved", 1)
    await drain()
    assert (await at.interview())["newest_version"] == 1


async def test_the_bank_is_there_in_all_languages(world: World) -> None:
    """What the editor takes questions from."""
    at = await desk(world)
    bank = (await at.manager.client.get("/api/v1/ai-interview-bank")).json()
    assert len(bank["items"]) == 30
    assert all(bank["opening"][language] for language in ("en", "de", "es"))


async def test_warns_of_what_may_not_be_asked(world: World) -> None:
    """The place, the reason and what to ask instead; a person decides, so it stops nothing."""
    at = await desk(world)
    template = await at.drafted()
    assert template["warnings"] == []
    opening = {"en": "Are you married?", "de": "", "es": ""}
    written = await at.written(template, opening=opening)
    (warning,) = written["warnings"]
    assert (warning["field"], warning["code"]) == ("opening.en", "forbidden_question")
    assert "hours or travel" in warning["message"]
    assert (await done(at.admin, written, "approve"))["state"] == "approved"


async def test_goes_with_its_job(world: World) -> None:
    """A job that nobody applied for can be deleted with its interview, approved or not."""
    at = await desk(world)
    await done(at.admin, await at.drafted(), "approve")
    url = f"/api/v1/jobs/{at.job['id']}"
    closed = await at.recruiter.client.post(f"{url}/close", json={"reason": "cancelled"})
    assert closed.status_code == 200, closed.text
    deleted = await at.recruiter.client.delete(url)
    assert deleted.status_code == 204, deleted.text
    assert (await at.recruiter.client.get(f"{url}/ai-interview")).status_code == 404
