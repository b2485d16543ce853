"""One organization with one of everything that routes name in their paths.

A route with a new parameter or a body that cannot be guessed fails its tests until it is told here
how to make one: in `_fill`, `BODIES` or `NAMING`.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from webauthn.helpers import bytes_to_base64url

from rolecall.access import Role
from rolecall.access.actor import system_actor
from rolecall.domains.ai_interviews import api as ai_interviews
from rolecall.domains.applications.api import read_application
from rolecall.domains.applications.contracts.accommodations import (
    AccommodationKind,
    AccommodationWish,
)
from rolecall.domains.applications.contracts.drafts import RECORD
from rolecall.domains.applications.events import PromiseAlertDue
from rolecall.domains.applications.service import drafting
from rolecall.domains.applications.service.promises import escalate
from rolecall.domains.applications.service.wishes import hand_on
from rolecall.domains.files.api import begin_incoming
from rolecall.domains.files.contracts import AttachedRecord, FilePurpose, NewIncoming
from rolecall.domains.identity.service.challenges import Purpose, make_challenge
from rolecall.domains.integrations.contracts.mappings import Unmapped
from rolecall.domains.integrations.contracts.port import Entity
from rolecall.domains.integrations.contracts.syncing import RecordState, RunCause, Taken
from rolecall.domains.integrations.repository.connections import insert_run, write_stream
from rolecall.domains.integrations.repository.records import write_taken
from rolecall.domains.integrations.rules.passes import PassState
from rolecall.domains.integrations.rules.stored import pass_columns
from rolecall.domains.integrations.service.scheduling import new_run
from rolecall.domains.jobs.contracts.board_numbers import job_number
from rolecall.domains.privacy.service import requesting
from rolecall.domains.privacy.service.requesting.link import confirm_token
from rolecall.domains.retention import repository
from rolecall.domains.retention.contracts import Outcome, RuleKind, Run, RunItem, Terms
from rolecall.domains.retention.service import mark_kind
from rolecall.domains.self_identification.api import give_answers
from rolecall.domains.self_identification.contracts import GiveAnswers, Race, Sex
from rolecall.domains.visits.api import add_day
from rolecall.domains.visits.contracts import Device, Hit, Step
from rolecall.domains.visits.repository import record_batch
from rolecall.kernel import clock, ids
from rolecall.kernel.tenant import Tenant

from tests.support.alerting import confirmed_alert
from tests.support.approving import chain, draft, submit
from tests.support.ats.connecting import PEOPLE as PEOPLE_MAPPING
from tests.support.ats.connecting import WITH_PEOPLE
from tests.support.authenticator import SoftAuthenticator
from tests.support.feeds import calendar, lasting_feeds
from tests.support.hiring import applied, apply, move, open_job
from tests.support.interview_templates import INTERVIEW
from tests.support.offering import LETTER, accept, made, offer_page, terms
from tests.support.passkeys import added as added_passkey
from tests.support.photographs import photograph
from tests.support.push_service import SubscribedBrowser
from tests.support.resumes import pdf_resume
from tests.support.world import PASSWORD, Account, Organization, World
from tests.tenancy.operations import MULTIPART, Operation, smallest

Drain = Callable[[], Awaitable[int]]


@dataclass
class House:
    """The organization, its people, and the ids of what is in it."""

    world: World
    org: Organization
    members: dict[Role, Account]
    candidate: Account
    """A login that has applied here, with its address proved."""
    calendar: dict[str, str]
    """How somebody connects their calendar."""
    ids: dict[str, str] = field(default_factory=dict)
    device: SoftAuthenticator = field(default_factory=SoftAuthenticator)
    """What holds the candidate's passkey."""
    nights: list[UUID] = field(default_factory=list)
    """Runs of retention."""

    def path(self, operation: Operation) -> str:
        """Return the operation's address with this house's ids in it."""
        known = self.ids | (self.own if operation.scope == "account" else {})
        missing = [name for name in operation.path_names if name not in known]
        assert not missing, f"{operation.id}: make a {missing[0]} in tests/tenancy/house.py"
        return operation.path.format(**known)

    def request(self, operation: Operation) -> dict[str, Any]:
        """Return what a request for the operation is sent with."""
        request: dict[str, Any] = {}
        if operation.query_names:
            request["params"] = {
                name: self._query(operation, name) for name in operation.query_names
            }
        if operation.body_type == MULTIPART:
            sent = FILES.get(operation.id, ("resume.pdf", pdf_resume(), "application/pdf"))
            request["files"] = {"file": sent}
            request["data"] = self.body(operation)
        elif operation.body_type is not None:
            request["json"] = self.body(operation)
        return request

    def body(self, operation: Operation) -> Any:
        """Return a body that the operation takes."""
        if operation.id in NAMING:
            return NAMING[operation.id](self)
        if operation.id in BODIES:
            return BODIES[operation.id]
        return {} if operation.body_type == MULTIPART else smallest(operation.body)

    @property
    def own(self) -> dict[str, str]:
        """What belongs to the candidate's login."""
        return {
            "alert_id": self.ids["alert_id"],
            "application_id": self.ids["application_id"],
            "copy_id": self.ids["own_copy_id"],
            "passkey_id": self.ids["own_passkey_id"],
            "push_device_id": self.ids["own_push_device_id"],
            "session_id": str(self.candidate.actor.session_id),
        }

    @property
    def chain_body(self) -> dict[str, Any]:
        """Return an approval chain of the house."""
        recruiter = str(self.members[Role.RECRUITER].user_id)
        group = {"name": "Recruiting", "member_ids": [recruiter]}
        return {"name": "Vault", "groups": [group], "departments": ["Vault"]}

    @property
    def secrets(self) -> set[str]:
        """Texts by which one would know that something of this house was shown."""
        return {
            self.org.name,
            self.org.slug,
            self.candidate.email,
            *(member.email for member in self.members.values()),
            *(value for value in self.ids.values() if len(value) == len(str(ids.uuid7()))),
        }

    def _query(self, operation: Operation, name: str) -> str:
        value = (
            self.ids.get(name.removesuffix("s")) if name.endswith("_ids") else self.ids.get(name)
        )
        assert value, f"{operation.id}: make a {name} in tests/tenancy/house.py"
        return value


async def build_house(world: World, drain: Drain) -> House:
    """Make an organization and one of everything."""
    org = await world.organization(name=f"House of secrets {ids.uuid7().hex[-8:]}")
    members = {
        role: await org.member(role)
        for role in (
            Role.ORGANIZATION_ADMIN,
            Role.RECRUITER,
            Role.HIRING_MANAGER,
            Role.INTERVIEWER,
        )
    }
    candidate = await world.account()
    house = House(world, org, members, candidate, _calendar())
    admin, recruiter = members[Role.ORGANIZATION_ADMIN], members[Role.RECRUITER]
    interviewer = str(members[Role.INTERVIEWER].user_id)
    job = await open_job(
        recruiter,
        questions=[{"id": "licence", "kind": "yes_no", "label": "Are you licensed?"}],
        hiring_team=[{"user_id": interviewer, "role": "interviewer"}],
        skills=[{"name": "Triage", "required": True}],
    )
    await _promise(admin, job)
    rule = {**_RULE, "workflow_id": job["workflow"]["id"]}
    made_rule = await admin.client.post("/api/v1/automation-rules", json=rule)
    assert made_rule.status_code == 201, made_rule.text
    house.ids["rule_id"] = made_rule.json()["id"]
    application_id = await applied(
        world.client(),
        job["id"],
        email=candidate.email,
        answer_licence="yes",
        phone="+1 614 555 0178",
        location="Vaultville, OH",
    )
    assigned = await recruiter.client.put(
        f"/api/v1/applications/{application_id}/assignees", json={"user_ids": [interviewer]}
    )
    assert assigned.status_code == 200, assigned.text
    added = await recruiter.client.post(
        "/api/v1/candidates",
        json={
            "full_name": "Added By Hand",
            "phone": TWINS_PHONE,
            "links": [{"url": "https://example.com/me"}],
        },
        headers={"Idempotency-Key": ids.uuid7().hex},
    )
    assert added.status_code == 201, added.text
    await _twins(recruiter)
    await _keep(house, admin)
    own = f"applications/mine/{application_id}/data-copies"
    copy = await made(candidate, own, {"locale": "en"}, 202)
    house.ids["own_copy_id"] = copy["id"]
    file = {"filename": "certificate.pdf", "length": 100}
    upload = await made(candidate, f"applications/mine/{application_id}/uploads", file, 201)
    house.ids["my_upload_id"] = upload["id"]
    await _correct_own(house, candidate, f"applications/mine/{application_id}/profile")
    house.ids["own_passkey_id"] = await added_passkey(candidate.client, house.device)
    house.ids["own_push_device_id"] = await _subscribe(candidate)
    await drain()
    await _escalate(world, org, await _get(recruiter, f"applications/{application_id}"))
    await _triage(recruiter, job["id"], application_id)
    await _take_over(recruiter, application_id)
    await _say_of_oneself(world, org, application_id)
    house.ids["job_id"] = job["id"]
    await erase_and_hold(house, admin)
    await _fill(house, admin, recruiter, job, application_id)
    return house


async def _subscribe(candidate: Account) -> str:
    """Let a browser of the candidate be pushed to; nobody is at its address."""
    browser = SubscribedBrowser("http://127.0.0.1:9/push/vault")
    body = browser.subscription
    found = await made(candidate, "auth/push-devices", body, 201)
    device_id: str = found["items"][0]["id"]
    return device_id


async def _correct_own(house: House, candidate: Account, path: str) -> None:
    """Let the candidate add to their own profile, and take something off again."""
    for name in ("my_removed_item_id", "my_profile_item_id"):
        skill = {"section": "skills", "values": {"name": [name]}}
        added = await made(candidate, f"{path}/items", skill, 201)
        found = [one["id"] for one in added["profile"]["items"] if name in str(one["fields"])]
        house.ids[name], house.ids["my_profile_change_id"] = found[0], added["change"]["id"]
    gone = f"/api/v1/{path}/items/{house.ids['my_removed_item_id']}"
    removed = await candidate.client.delete(gone)
    assert removed.status_code == 200, removed.text


async def _say_of_oneself(world: World, org: Organization, application_id: str) -> None:
    async with world.runtime.database.transaction(Tenant(org.id)) as uow:
        given = GiveAnswers(UUID(application_id), Sex.FEMALE, Race.TWO_OR_MORE)
        await give_answers(uow, system_actor(org.id), given)
        wish = AccommodationWish((AccommodationKind.MORE_TIME,), words="More time, please")
        await hand_on(uow, system_actor(org.id), UUID(application_id), wish)


async def _begin_to_apply(house: House, job_id: str) -> None:
    """Let somebody begin an application, with a file of which nothing has come yet."""
    async with house.world.runtime.database.transaction(Tenant(house.org.id)) as uow:
        begun, _ = await drafting.begin_draft(uow, UUID(job_id), is_proved=True)
        file = NewIncoming(
            record=AttachedRecord(RECORD, begun.id),
            field="resume",
            purpose=FilePurpose.RESUME,
            filename="cv.pdf",
            length=100,
        )
        await begin_incoming(uow, file, begun.expires_at)


async def _visited(house: House, job_id: str) -> None:
    """Somebody has read the job's page, and the count was taken over."""
    hits = {Hit(Step.JOB, UUID(job_id), "direct", Device.PHONE): 1}
    async with house.world.runtime.database.transaction(Tenant(house.org.id)) as uow:
        assert await record_batch(uow, ids.uuid7())
        await add_day(uow, clock.now().date(), hits, visitors=1)


async def _fill(
    house: House, admin: Account, recruiter: Account, job: dict[str, Any], application_id: str
) -> None:
    application = await _get(recruiter, f"applications/{application_id}")
    waiting = await _get(recruiter, f"applications/{application_id}/automation")
    house.ids["run_id"] = waiting["items"][0]["id"]
    note = await recruiter.client.post(
        f"/api/v1/applications/{application_id}/notes", json={"body": "A remark"}
    )
    invitation = await admin.client.post(
        "/api/v1/invitations",
        json={"email": f"guest-{ids.uuid7().hex[-8:]}@example.com", "role": "interviewer"},
    )
    await recruiter.client.put(
        "/api/v1/notifications/preferences", json=BODIES["set_notification_preference"]
    )
    await recruiter.client.put("/api/v1/presence/choice", json={"shown": False})
    await _begin_to_apply(house, job["id"])
    await _visited(house, job["id"])
    await _sort(house, admin, recruiter, application["candidate"]["id"])
    interviewed = await _interview(house, recruiter, application_id)
    reasons = await _get(recruiter, "rejection-reasons")
    messages = await _get(recruiter, "messages", application_id=application_id)
    notifications = await _get(recruiter, "notifications")
    people = await _get(recruiter, "candidates", q="added")
    pairs = await _get(recruiter, "candidate-duplicates")
    history = await _get(recruiter, f"applications/{application_id}/history")
    wish = {"keep_until": _SOME_DAY, "reason": "A wish of the house"}
    url = f"/api/v1/candidates/{application['candidate']['id']}/retention"
    assert (await recruiter.client.put(url, json=wish)).status_code == 200
    spare = await house.org.member(Role.INTERVIEWER)
    await made(admin, "jobs", {"title": "Successor", "confidential": True}, 201)
    interview = await made(recruiter, f"jobs/{job['id']}/ai-interview", {}, 201)
    house.ids["interview_template_id"] = interview["id"]
    approve = f"ai-interview-templates/{interview['id']}/approve"
    await made(admin, approve, {"note": "Fair questions"})
    house.ids["version_number"] = "1"
    await _interviewed_by_program(house, recruiter, application_id)
    template = await made(recruiter, "offer-templates", LETTER, 201)
    house.ids["template_id"] = template["id"]
    house.ids["text_id"] = await _texted(admin, recruiter, application_id)
    named = await admin.client.put("/api/v1/model-settings", json=SILENT_MODEL)
    assert named.status_code == 200, named.text
    await made(admin, "model-settings/check")
    saved = await made(recruiter, "mail-templates", SAVED_MESSAGE, 201)
    house.ids["mail_template_id"] = saved["id"]
    spoken = await made(recruiter, "text-templates", SAVED_TEXT, 201)
    house.ids["text_template_id"] = spoken["id"]
    offer = await drafted_offer(house, job["id"], "offered@example.com", answer_licence="yes")
    export = {"selection": {"ids": [application_id]}, "action": {"do": "export"}}
    house.ids.update(
        {
            "operation_id": (await _made(recruiter, "applications/operations", export))["id"],
            **await _approvals(admin, recruiter),
            **await _imported(recruiter),
            "job_template_id": await _template(recruiter, job["id"]),
            "share_link_id": await _share_link(recruiter, job["id"]),
            **await _boards(admin, house.org.slug, job["id"]),
            "domain_id": await _domain(admin, house.org.slug),
            "organization_id": str(house.org.id),
            "alert_id": await _alert(house, job["id"]),
            "q": "ana",
            "user_id": str(spare.user_id),
            "job_id": job["id"],
            "workflow_id": job["workflow"]["id"],
            "application_id": application_id,
            "candidate_id": application["candidate"]["id"],
            "spare_candidate_id": people["items"][0]["id"],
            "merged_id": people["items"][0]["id"],
            "merge_id": await _merge(recruiter),
            "duplicate_id": pairs["items"][0]["id"],
            **await _profile(recruiter, application["candidate"]["id"]),
            "file_id": application["resume"]["file_id"],
            "note_id": note.json()["id"],
            "invitation_id": invitation.json()["id"],
            "reason_id": reasons["items"][0]["id"],
            "role_id": await _own_role(admin, spare),
            "message_id": messages["items"][0]["id"],
            "notification_id": notifications["items"][0]["id"],
            "transition_id": history["items"][0]["id"],
            "offer_id": offer["id"],
            "before": "1",
            "after": "1",
            "tab": "a-tab-of-the-house",
            "language": await _careers_page(admin),
            "report": "funnel",
            "table": "stages",
            "row": "applied",
            "given_field": "location",
            "column": "reached",
            **interviewed,
        }
    )
    house.ids |= await connected(house)


async def connected(house: House, number: int = 0) -> dict[str, str]:
    """Connect a system that nobody answers for; something was read from it all the same."""
    admin = house.members[Role.ORGANIZATION_ADMIN]
    body = {"connector": "declarative", "name": f"Northwind {number}", "specification": WITH_PEOPLE}
    connection = await made(admin, "connections", body, 201)
    url = f"/api/v1/connections/{connection['id']}"
    access = {"settings": {"address": "http://127.0.0.1:9"}, "secrets": {"api_key": "vault"}}
    for answer in (
        await admin.client.patch(url, json=access),
        await admin.client.put(f"{url}/mappings/candidates", json=PEOPLE_MAPPING),
    ):
        assert answer.status_code == 200, answer.text
    connection_id, now = UUID(connection["id"]), clock.now()
    unmapped = (Unmapped("status", "states", f"frozen {number}"),)
    taken = [
        Taken(
            external_id=str(one),
            entity=Entity.CANDIDATE,
            data={"first_name": "Ada"},
            digest="",
            state=RecordState.UNDECIDED,
            label="Ada Vale",
            unmapped=unmapped,
            ours={"headline": "Nurse"},
            theirs={"headline": "Matron"},
            candidate_id=UUID(house.ids["candidate_id"]),
        )
        for one in range(number + 1)
    ]
    async with house.world.runtime.database.transaction(Tenant(house.org.id)) as uow:
        state = pass_columns(PassState())
        await write_stream(uow, connection_id, "candidates", state)
        for one in range(number + 1):
            run = new_run(ids.uuid7(), connection_id, RunCause.PERSON, f"Somebody {one}", now)
            await insert_run(uow, run)
        await write_taken(uow, connection_id, "candidates", taken, seen_at=now, complete=0)
    found = (await admin.client.get(f"{url}/records")).json()["items"]
    return {
        "connection_id": connection["id"],
        "record_id": found[0]["id"],
        "stream_name": "candidates",
    }


async def _interviewed_by_program(house: House, recruiter: Account, application_id: str) -> None:
    """Let the candidate begin an interview that a program leads."""
    invited = await made(recruiter, "ai-interviews", {"application_id": application_id}, 201)
    house.ids["ai_interview_id"] = invited["id"]
    async with house.world.runtime.database.transaction(Tenant(house.org.id)) as uow:
        session = await ai_interviews.get_session(uow, UUID(invited["id"]))
        link = await ai_interviews.mint_link(uow, session)
    visitor = house.world.client(headers={"X-Rolecall-Client": "web"})
    url = "/api/v1/interview-room"
    opened = await visitor.post(f"{url}/open", json={"token": link.rpartition("/")[2]})
    assert opened.status_code == 200, opened.text
    room = opened.json()
    house.ids["room_id"], house.ids["turn_number"] = room["link_id"], "2"
    chosen = {one["key"]: one["options"][0]["key"] for one in room["knockouts"]}
    for step, body in (
        ("notice", None),
        ("consent", {"notice_version": room["notice_version"]}),
        ("begin", {"knockouts": chosen}),
    ):
        done = await visitor.post(f"{url}/{room['link_id']}/{step}", json=body)
        assert done.status_code == 200, done.text


async def _alert(house: House, job_id: str) -> str:
    """Let the candidate hear of new jobs, and keep one."""
    async with house.world.runtime.database.transaction(Tenant(house.org.id)) as uow:
        made = await confirmed_alert(uow, house.candidate.email, UUID(job_id))
    kept = await house.candidate.client.put(f"/api/v1/saved-jobs/mine/{job_id}")
    assert kept.status_code == 204, kept.text
    return str(made.id)


async def _domain(admin: Account, slug: str) -> str:
    """Add a domain to the careers site; nothing proves it."""
    added = await made(admin, "careers-domains", {"host": f"{slug}.example"}, 201)
    return str(added["id"])


async def _careers_page(admin: Account) -> str:
    """Publish the careers page in a language, which is returned, and upload a picture for it."""
    picture = {"file": FILES["add_careers_picture"]}
    uploaded = await admin.client.post("/api/v1/careers-pictures", files=picture)
    assert uploaded.status_code == 201, uploaded.text
    url = "/api/v1/careers-pages/en"
    for saved in (
        await admin.client.put(url, json=_CAREERS_PAGE),
        await admin.client.post(f"{url}/publish"),
    ):
        assert saved.status_code == 200, saved.text
    return "en"


async def agreed_wording(admin: Account) -> str:
    """Publish another version of what people agree to, and draft the next one; return its id."""
    url = "/api/v1/consent-purposes"
    states = (await admin.client.get(url)).json()["items"]
    version = next(one["draft"]["version"] for one in states if one["purpose"] == "pool")
    texts = {"en": f"<p>{ids.uuid7()}</p>"}
    draft = {"texts": texts, "version": version}
    written = await admin.client.put(f"{url}/pool/draft", json=draft)
    assert written.status_code == 200, written.text
    wish = {"is_material": True, "version": written.json()["version"]}
    wording_id: str = (await made(admin, "consent-purposes/pool/publish", wish, 201))["id"]
    again = await admin.client.put(f"{url}/pool/draft", json={"texts": texts, "version": 0})
    assert again.status_code == 200, again.text
    return wording_id


async def erase_and_hold(house: House, admin: Account) -> None:
    """Erase somebody, and hold somebody else."""
    gone, held = [
        await made(admin, "candidates", {"full_name": name}, 201)
        for name in ("To Be Erased", "To Be Held")
    ]
    wish = {"typed_name": "To Be Erased", "cause": "request"}
    erasure = await made(admin, f"candidates/{gone['id']}/erasure", wish, 202)
    body = {"kind": "candidate", "subject_id": held["id"], "reason": "A dispute of the house"}
    hold = await made(admin, "holds", body, 201)
    copy = await made(admin, f"candidates/{held['id']}/data-copies", {"locale": "en"}, 202)
    house.ids |= {"wording_id": await agreed_wording(admin), "purpose": "pool", "version": "1"}
    house.ids |= {"erasure_id": erasure["id"], "hold_id": hold["id"], "copy_id": copy["id"]}
    url = "/api/v1/disclosure-choices"
    chosen = await admin.client.put(url, json=(await admin.client.get(url)).json())
    assert chosen.status_code == 200, chosen.text
    await _asked_to_be_erased(house)
    await _night(house)


async def _asked_to_be_erased(house: House) -> None:
    """Let somebody apply, ask to be erased and confirm it."""
    client, runtime, number = house.world.client(), house.world.runtime, ids.uuid7().hex[-10:]
    answer = await apply(
        client, house.ids["job_id"], name="To Be Gone", email=f"gone{number}@example.com",
        answer_licence="yes",
    )  # fmt: skip
    assert answer.status_code == 201, answer.text
    token, where = answer.json()["status_url"].rpartition("/")[2], f"2001:db8::{number[:4]}"
    request = await requesting.ask_by_link(runtime.database, token, where)
    confirmed = confirm_token(runtime, house.org.id, request)
    await requesting.confirm(runtime.database, confirmed, where)
    house.ids["erasure_request_id"] = str(request.id)


async def _keep(house: House, admin: Account) -> None:
    """Say how long people without an application are kept."""
    wish = {"months": 1, "typed_name": house.org.name}
    said = await admin.client.put("/api/v1/retention-rules/never_applied", json=wish)
    assert said.status_code == 200, said.text
    house.ids["rule_kind"] = "never_applied"


async def _night(house: House) -> None:
    """Note one more night, and mark who is due soon, as if weeks had gone by."""
    later = clock.now() + timedelta(days=25 + len(house.nights))
    run = Run(ids.uuid7(), later.date(), later, None, {RuleKind.NEVER_APPLIED: Terms(1)}, {})
    async with house.world.runtime.database.transaction(Tenant(house.org.id)) as uow:
        assert await repository.insert_run(uow, run)
        kept = RunItem(ids.uuid7(), RuleKind.NEVER_APPLIED, Outcome.NO_LONGER_DUE, None, later)
        await repository.note_done(uow, run.id, [kept])
        await repository.finish_run(uow, run.id, later)
        with clock.at(later):
            await mark_kind(uow, RuleKind.NEVER_APPLIED)
    house.nights.append(run.id)
    house.ids["retention_run_id"] = str(run.id)


async def _profile(recruiter: Account, candidate_id: str) -> dict[str, str]:
    """Add to a profile, and take off it again."""
    path = f"candidates/{candidate_id}/profile/items"
    kept, gone = [
        await _made(recruiter, path, {"section": "skills", "values": {"name": [name]}})
        for name in ("Locksmithing", "Safecracking")
    ]
    removed = await recruiter.client.delete(f"/api/v1/{path}/{gone['item']['id']}")
    assert removed.status_code == 200, removed.text
    return {
        "profile_item_id": kept["item"]["id"],
        "profile_change_id": kept["change"]["id"],
        "removed_item_id": gone["item"]["id"],
    }


async def _own_role(admin: Account, holder: Account) -> str:
    """Make a role of the house's own and give it to somebody."""
    body = {"name": "Keeper of the vault", "base_role": "interviewer", "permissions": []}
    role_id: str = (await made(admin, "custom-roles", body, 201))["id"]
    url = f"/api/v1/members/{holder.user_id}"
    given = await admin.client.patch(url, json={"custom_role_id": role_id})
    assert given.status_code == 200, given.text
    return role_id


async def _texted(admin: Account, recruiter: Account, application_id: str) -> str:
    """Switch texts on, note a consent and write a text; return its id."""
    saved = await admin.client.put("/api/v1/text-settings", json=TEXTS)
    assert saved.status_code == 200, saved.text
    application = f"applications/{application_id}"
    await made(recruiter, f"{application}/text-consent", {"given": True, "note": "Said so"})
    found = await made(recruiter, f"{application}/texts", {"body": "A text of the house"}, 201)
    text_id: str = next(one["id"] for one in found["items"] if one["channel"] == "text")
    return text_id


async def _imported(recruiter: Account) -> dict[str, str]:
    """Upload a file of people and keep what its columns are."""
    uploaded = await recruiter.client.post(
        "/api/v1/imports", files={"file": FILES["upload_import"]}
    )
    assert uploaded.status_code == 201, uploaded.text
    import_id = uploaded.json()["id"]
    body = {"import_id": import_id, "name": "Of the vault"}
    saved = await made(recruiter, "import-mappings", body, 201)
    return {"import_id": import_id, "mapping_id": saved["id"], "position": "0"}


async def _promise(admin: Account, job: dict[str, Any]) -> None:
    """Say when people work, and that applications are looked at on the day they come.

    The job has a promise of its own about another stage.
    """
    week = {"weekdays": [0, 1, 2, 3, 4]}
    working = await admin.client.put("/api/v1/organization/working-time", json=week)
    assert working.status_code == 200, working.text
    step = {"after_days": 0, "to": ["recruiters"]}
    promise = {"stage_key": "applied", "working_days": 0, "escalations": [step]}
    own = {"stage_key": "screening", "working_days": 4}
    for owner, wanted in (
        (f"workflows/{job['workflow']['id']}", promise),
        (f"jobs/{job['id']}", own),
    ):
        url = f"/api/v1/{owner}/service-levels"
        saved = await admin.client.put(url, json={"promises": [wanted]})
        assert saved.status_code == 200, saved.text


async def _take_over(recruiter: Account, application_id: str) -> None:
    """Take a place over from an application into its person's record, which had another."""
    person = (await _get(recruiter, f"applications/{application_id}"))["candidate"]
    record = f"/api/v1/candidates/{person['id']}"
    moved = await recruiter.client.patch(record, json={"location": "Elsewhere, OH"})
    assert moved.status_code == 200, moved.text
    url = f"/api/v1/applications/{application_id}/given/location/take-over"
    assert (await recruiter.client.put(url)).status_code == 200


async def _triage(recruiter: Account, job_id: str, application_id: str) -> None:
    """Say what to look for, and put an application off."""
    criterion = {"id": "a", "kind": "skill", "label": "Care", "phrases": ["care"]}
    url = f"/api/v1/jobs/{job_id}/criteria"
    saved = await recruiter.client.put(url, json={"items": [criterion]})
    assert saved.status_code == 200, saved.text
    until = (clock.now() + timedelta(days=1)).isoformat()
    url = f"/api/v1/applications/{application_id}/snooze"
    snoozed = await recruiter.client.put(url, json={"until": until})
    assert snoozed.status_code == 200, snoozed.text


async def _escalate(world: World, org: Organization, application: dict[str, Any]) -> None:
    """Take the first escalation of an application, at its time."""
    async with world.runtime.database.transaction(Tenant(org.id)) as uow:
        found = await read_application(uow, UUID(application["id"]))
        assert found.alert_at is not None
        due = PromiseAlertDue(
            application_id=found.id,
            entered_at=found.stage_entered_at,
            step=found.alert_step,
            at=found.alert_at,
        )
        with clock.at(found.alert_at):
            await escalate(uow, due)


async def _approvals(admin: Account, recruiter: Account) -> dict[str, str]:
    """Make a job that waits for the recruiter's approval; the chain touches no other job."""
    made = await chain(admin, [recruiter], departments=["Vault"])
    job = await draft(admin, department="Vault")
    asked = await submit(admin, job)
    delegated = await recruiter.client.post(
        "/api/v1/approval-delegations",
        json={
            "delegate_id": str(admin.user_id),
            "starts_at": "2098-01-01T00:00:00Z",
            "ends_at": "2098-02-01T00:00:00Z",
        },
    )
    return {
        "chain_id": made["id"],
        "approval_id": asked["view"]["approval"]["id"],
        "delegation_id": delegated.json()["id"],
    }


async def answered_offer(house: House) -> None:
    """Let somebody accept an offer; it takes a while, as its letter is made."""
    recruiter = house.members[Role.RECRUITER]
    job = await open_job(recruiter)
    offer = await drafted_offer(house, job["id"], house.candidate.email)
    sent = await made(recruiter, f"offers/{offer['id']}/send")
    page = await offer_page(house.world, recruiter, sent["id"])
    assert (await accept(house.world.client(), page)).status_code == 303
    house.ids["offer_id"] = offer["id"]


async def drafted_offer(house: House, job_id: str, email: str, **answers: str) -> dict[str, Any]:
    """Draft an offer for somebody who applies and comes as far as that."""
    recruiter = house.members[Role.RECRUITER]
    application_id = await applied(house.world.client(), job_id, email=email, **answers)
    for stage in ("screening", "interview", "offer"):
        assert (await move(recruiter, application_id, stage)).status_code == 200
    body = {
        "application_id": application_id,
        "template_id": house.ids["template_id"],
        "terms": terms(),
    }
    return await made(recruiter, "offers", body, 201)


async def _sort(house: House, admin: Account, recruiter: Account, candidate_id: str) -> None:
    """Make custom fields, tags, a pool, a segment and a note, with the candidate in all of them."""
    field = await _made(admin, "custom-fields", {"label": "Has a car", "kind": "yes_no"})
    spare = await _made(admin, "custom-fields", {"label": "Nobody has one", "kind": "text"})
    tag = await _made(recruiter, "tags", {"name": "Nights"})
    other = await _made(recruiter, "tags", {"name": "Night shifts"})
    pool = await _made(recruiter, "talent-pools", {"name": "Silver medals"})
    segment = await _made(recruiter, "segments", {"name": "With a car", "filters": {}})
    note = await _made(
        recruiter,
        f"candidates/{candidate_id}/notes",
        {"body": "Asks good questions", "mentions": [str(admin.user_id)]},
    )
    candidate = f"candidates/{candidate_id}"
    await recruiter.client.patch(
        f"/api/v1/{candidate}/custom-fields", json={"values": {field["id"]: True}}
    )
    tagged = {"candidate_ids": [candidate_id], "add": [tag["id"]]}
    await recruiter.client.post("/api/v1/candidates/tags", json=tagged)
    await recruiter.client.post(
        f"/api/v1/talent-pools/{pool['id']}/candidates", json={"add": [candidate_id]}
    )
    view_id = await _default_view(recruiter)
    house.ids.update(
        {
            "view_id": view_id,
            "report_mail_id": await _sent_report(house, recruiter),
            "place": "applications",
            "field_id": spare["id"],
            "field": f"{field['id']}:true",
            "field_name": "full_name",
            "tag_id": tag["id"],
            "other_tag_id": other["id"],
            "pool_id": pool["id"],
            "segment_id": segment["id"],
            "candidate_note_id": note["id"],
        }
    )


async def _default_view(recruiter: Account) -> str:
    """Make a view with which the recruiter's list opens."""
    view = {"place": "applications", "name": "What is late", "shown": {"overdue": True}}
    view_id: str = (await _made(recruiter, "saved-views", view))["id"]
    chosen = await recruiter.client.put(
        "/api/v1/saved-views/default", json={"place": "applications", "view_id": view_id}
    )
    assert chosen.status_code == 204, chosen.text
    return view_id


async def _sent_report(house: House, recruiter: Account) -> str:
    """Have a report sent to all who read reports."""
    mail_id: str = (await _made(recruiter, "report-mails", _report_mail(house)))["id"]
    sent = await recruiter.client.post(f"/api/v1/report-mails/{mail_id}/send")
    assert sent.status_code == 200, sent.text
    return mail_id


def _report_mail(house: House) -> dict[str, Any]:
    readers = (Role.ORGANIZATION_ADMIN, Role.RECRUITER, Role.HIRING_MANAGER)
    return {
        "report": "funnel",
        "name": "Funnel of the vault",
        "period": "last_month",
        "timing": {"frequency": "monthly", "month_day": 31, "at": "08:00", "time_zone": "UTC"},
        "reader_ids": [str(house.members[role].user_id) for role in readers],
    }


async def _made(account: Account, path: str, body: dict[str, Any]) -> dict[str, Any]:
    answer = await account.client.post(f"/api/v1/{path}", json=body)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def _interview(house: House, recruiter: Account, application_id: str) -> dict[str, str]:
    """Make a kit, a question, a scale and an interview with a scorecard; return their ids."""
    client, interviewer = recruiter.client, house.members[Role.INTERVIEWER]
    kit = await client.post("/api/v1/interview-kits", json=KIT)
    question = await client.post("/api/v1/interview-questions", json={"text": "Why nursing?"})
    scale = await client.put("/api/v1/interview-scale", json=SCALE)
    assert scale.status_code == 200, scale.text
    interview = await client.post(
        f"/api/v1/applications/{application_id}/interviews",
        json={
            "kit_id": kit.json()["id"],
            "interviewer_ids": [str(recruiter.user_id), str(interviewer.user_id)],
            "starts_at": "2099-06-01T09:00:00Z",
        },
    )
    assert interview.status_code == 201, interview.text
    card = await client.post(
        f"/api/v1/interviews/{interview.json()['id']}/scorecard/submit", json=SCORECARD
    )
    assert card.status_code == 200, card.text
    link = await client.post(
        f"/api/v1/applications/{application_id}/booking-links",
        json={"kit_id": kit.json()["id"], "seats": [[str(interviewer.user_id)]]},
    )
    assert link.status_code == 201, link.text
    for name, body in (("hours", HOURS), ("scheduling", SCHEDULING)):
        put = await client.put(f"/api/v1/interview-{name}", json=body)
        assert put.status_code == 200, put.text
    connected = await client.put("/api/v1/interviewer-calendar", json=house.calendar)
    assert connected.status_code == 200, connected.text
    await _hold(house.world, client, application_id, link.json(), str(interviewer.user_id))
    return {
        "booking_link_id": link.json()["id"],
        "kit_id": kit.json()["id"],
        "question_id": question.json()["id"],
        "interview_id": interview.json()["id"],
        "scorecard_id": card.json()["id"],
    }


def _calendar() -> dict[str, str]:
    """Return how to connect a calendar with one event."""
    soon = (clock.now() + timedelta(days=2)).strftime("%Y%m%dT090000Z")
    text = calendar(f"UID:vault\nDTSTART:{soon}\nDURATION:PT1H")
    return {"kind": "ics", "address": lasting_feeds().put("/vault.ics", text)}


async def _hold(
    world: World, client: Any, application_id: str, link: dict[str, Any], interviewer: str
) -> None:
    """Let the candidate look at a time, which is kept for them."""
    later = (clock.now() + timedelta(days=3)).isoformat()
    found = await client.post(
        f"/api/v1/applications/{application_id}/interview-slots",
        json={"seats": [[interviewer]], "minutes": link["minutes"], "not_before": later},
    )
    start = found.json()["items"][0]["starts_at"]
    page = "/book/" + link["url"].rpartition("/book/")[2]
    held = await world.client().post(f"{page}/hold", data={"start": start, "zone": "UTC"})
    assert held.status_code == 303, held.text


async def _twins(recruiter: Account) -> None:
    """Add somebody with the number of another, and look through all records."""
    await made(recruiter, "candidates", {"full_name": "A Twin", "phone": TWINS_PHONE}, 201)
    await made(recruiter, "candidate-duplicate-scans", None, 202)


async def _merge(recruiter: Account) -> str:
    """Merge two records that nothing else needs."""
    survivor, other = [
        await made(recruiter, "candidates", {"full_name": name, "phone": number}, 201)
        for name, number in (("To Stay", ""), ("To Go", "+1 614 555 0166"))
    ]
    path = f"candidates/{survivor['id']}/merge"
    merge = await made(recruiter, path, {"merged_id": other["id"]})
    found: str = merge["id"]
    return found


async def _share_link(recruiter: Account, job_id: str) -> str:
    body = {"label": "Spring fair", "source": "event"}
    link = await _made(recruiter, f"jobs/{job_id}/share-links", body)
    return str(link["id"])


async def _boards(admin: Account, slug: str, job_id: str) -> dict[str, str]:
    """Make a key of a careers site; return it, and what is on the boards."""
    made = await admin.client.post("/api/v1/job-boards/keys", json={"name": "Our own site"})
    assert made.status_code == 201, made.text
    switched = await admin.client.put("/api/v1/job-boards/indeed", json={"enabled": True})
    assert switched.status_code == 200, switched.text
    held: dict[str, str] = {}
    for name in ("departments", "offices"):
        listed = (await admin.client.get(f"/v1/boards/{slug}/{name}")).json()[name]
        held[f"{name[:-1]}_number"] = str(listed[0]["id"])
    return {
        "board_key_id": made.json()["key"]["id"],
        "board": "lever",
        "slug": slug,
        "education": "degrees",
        "posting_id": job_id,
        "job_number": str(job_number(UUID(job_id))),
        **held,
    }


async def _template(recruiter: Account, job_id: str) -> str:
    body = {"job_id": job_id, "name": "A template of the house"}
    kept = await recruiter.client.post("/api/v1/job-templates", json=body)
    assert kept.status_code == 201, kept.text
    found: str = kept.json()["id"]
    return found


async def _get(account: Account, path: str, **query: str) -> dict[str, Any]:
    answer = await account.client.get(f"/api/v1/{path}", params=query)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


_WORKFLOW = {
    "name": "Short",
    "stages": [
        {"key": "applied", "name": "Applied", "kind": "applied"},
        {"key": "hired", "name": "Hired", "kind": "hired"},
    ],
    "moves": [{"from": "applied", "to": "hired"}],
}

TWINS_PHONE = "+1 614 555 0177"
_TEXT = {name: value for name, value in LETTER.items() if name != "name"}
KIT = {
    "name": "On-site",
    "attributes": [{"key": "calm", "name": "Calm"}],
    "questions": [{"key": "q1", "text": "Tell me about a hard night.", "attribute": "calm"}],
}
HOURS = {
    "time_zone": "Europe/Berlin",
    "windows": [{"weekday": 0, "begins": "09:00", "ends": "12:00"}],
}
SCHEDULING = {"notice_hours": 48, "change_notice_hours": 24, "days_ahead": 10}
SCALE = {"one": "Far off", "two": "Not quite", "three": "There", "four": "Beyond"}
SCORECARD = {
    "ratings": {"calm": 3},
    "notes": {"q1": "Two emergencies."},
    "recommendation": "yes",
}

WORDS = {"subject": "About {{job_title}}", "body": "Hello {{candidate_name}}"}
OUTREACH = {"subject": "A job for you", "body": "Hello {{candidate_name}}"}
SAVED_MESSAGE: dict[str, Any] = {
    "kind": "candidate_message",
    "name": "A message of the house",
    "texts": {"en": WORDS},
}
SAVED_TEXT: dict[str, Any] = {
    "name": "A text of the house",
    "texts": {"en": "Hello {{candidate_name}}"},
}
_CAREERS_PAGE = {
    "blocks": [
        {"id": "hero", "kind": "hero", "heading": "A house with work"},
        {"id": "jobs", "kind": "jobs"},
    ]
}
_TRIED = {"kind": "application_rejected", "language": "en", "text": WORDS}

_RULE: dict[str, Any] = {
    "name": "Much later",
    "trigger": "enters",
    "stage_key": "applied",
    "after_days": 200,
    "actions": [{"kind": "tag", "text": "Long here"}],
}

TEXTS = {"enabled": True, "kind": "local", "sender": "+1 614 555 0100"}
SILENT_MODEL = {"enabled": True, "url": "http://127.0.0.1:9/v1", "model": "silent-1"}
"""A language model at a port where nothing ever listens."""
FILES = {
    "add_careers_picture": ("ward.jpg", photograph(), "image/jpeg"),
    "upload_import": ("people.csv", b"name,email\nVera Vault,vera@example.com\n", "text/csv"),
}
"""What is sent where another file than a résumé is wanted."""
_SOME_DAY = (clock.now() + timedelta(days=60)).date().isoformat()
BODIES: dict[str, Any] = {
    "create_connection": {"connector": "greenhouse", "name": "Another"},
    "preview_connection_mapping": PEOPLE_MAPPING,
    "save_connection_mapping": PEOPLE_MAPPING,
    "change_my_alert": {"frequency": "daily"},
    "answer_accommodation": {"answer": "arranged", "words": "You have it"},
    "share_accommodation": {"words": "Allow 15 minutes more"},
    "add_profile_item": {"section": "skills", "values": {"name": ["Lockpicking"]}},
    "edit_profile_item": {"values": {"name": ["Changed"]}},
    "preview_retention_rule": {"months": 12},
    "set_retention_rule": {"months": None},
    "keep_candidate_longer": {"keep_until": _SOME_DAY, "reason": "Another wish"},
    "erase_candidate": {"typed_name": "Ana Petrov", "cause": "request"},
    "carry_out_erasure_request": {"typed_name": "To Be Gone"},
    "refuse_erasure_request": {"ground": "claims", "reason": "A dispute of the house"},
    "change_import": {"targets": ["full_name", "email"], "existing": "fill"},
    "decide_candidate_duplicate": {"decision": "different"},
    "snooze_application": {"until": (clock.now() + timedelta(days=2)).isoformat()},
    "decide_approval": {"verdict": "approve"},
    "apply_signed_in": {"consent": "true"},
    "write_about_my_application": {"text": "When do you decide?", "once": str(ids.uuid7())},
    "add_my_profile_item": {"section": "skills", "values": {"name": ["Triage at night"]}},
    "edit_my_profile_item": {"values": {"name": ["Changed by oneself"]}},
    "begin_my_upload": {"filename": "licence.pdf", "length": 100},
    "go_on_with_my_upload": "piece",
    "ask_for_my_accommodation": {"once": str(ids.uuid7()), "kinds": ["more_time"]},
    "say_my_consent": {"purpose": "pool", "given": False},
    "write_consent_draft": {"texts": {"en": "<p>Changed</p>"}, "version": 1},
    "publish_consent_wording": {"is_material": False, "version": 1},
    "change_candidate_note": {"body": "Changed"},
    "change_interview": {"instructions": "Be kind."},
    "create_interview_kit": KIT,
    "update_interview_kit": {**KIT, "purpose": "Changed"},
    "update_interview_question": {"good_answer": "Changed"},
    "update_interview_scale": {**SCALE, "one": "Changed"},
    "update_interview_hours": HOURS,
    "update_interview_scheduling": SCHEDULING,
    "save_scorecard": SCORECARD,
    "submit_scorecard": {**SCORECARD, "summary": "Changed"},
    "change_directory_entry": {"name": "Renamed"},
    "change_note": {"body": "Changed"},
    "confirm": {"password": PASSWORD},
    "rename_passkey": {"name": "Renamed"},
    "change_password": {"current_password": PASSWORD, "password": "plum tree by the river"},
    "change_role": {"role": "hiring_manager"},
    "close_job": {"reason": "cancelled"},
    "create_custom_role": {"name": "Another role", "base_role": "recruiter", "permissions": []},
    "change_custom_role": {"name": "Changed role", "permissions": []},
    "create_organization": {
        "name": "Another house",
        "slug": "another-house",
        "admin_email": "first@another.example.com",
    },
    "check_workflow": _WORKFLOW,
    "create_text_template": {**SAVED_TEXT, "name": "Another text"},
    "preview_text_template": {"text": "Hello {{candidate_name}}"},
    "update_text_template": {**SAVED_TEXT, "name": "Changed"},
    "create_mail_template": {**SAVED_MESSAGE, "name": "Another message"},
    "preview_mail_template": _TRIED,
    "preview_message": WORDS,
    "send_mail_template_test": _TRIED,
    "update_mail_template": {**SAVED_MESSAGE, "name": "Changed"},
    "write_message": WORDS,
    "write_person_message": OUTREACH,
    "preview_person_message": OUTREACH,
    "save_model_settings": SILENT_MODEL,
    "save_text_settings": TEXTS,
    "send_test_text": {"number": "+1 614 555 0179"},
    "note_text_consent": {"given": True, "note": "Said so again"},
    "update_interview_template": INTERVIEW,
    "create_offer_template": {**LETTER, "name": "Another letter"},
    "create_saved_view": {"place": "job", "name": "Mine", "shown": {"mine": True}},
    "choose_default_view": {"place": "applications", "view_id": None},
    "update_saved_view": {"name": "Renamed"},
    "update_report_mail": {"name": "Renamed"},
    "change_my_report_mail": {"wanted": False},
    "create_segment": {"name": "Mine", "filters": {}},
    "create_workflow": _WORKFLOW,
    "save_careers_page": _CAREERS_PAGE,
    "preview_careers_page": _CAREERS_PAGE,
    "extend_offer": {"expires_on": (clock.now() + timedelta(days=30)).date().isoformat()},
    "invite": {"email": "somebody-new@example.com", "role": "recruiter"},
    "preview_offer_template": _TEXT,
    "reopen_application": {"reason": "A second look"},
    "set_notification_preference": {"kind": "new_application", "email": False, "in_app": True},
    "transition_application": {"to_stage": "screening"},
    "update_candidate": {"full_name": "Renamed Person"},
    "update_custom_field": {"label": "Changed"},
    "update_job": {"title": "Renamed job"},
    "update_me": {"full_name": "Renamed Person"},
    "update_offer": {"private_notes": "Changed"},
    "update_offer_template": LETTER,
    "update_organization": {"tagline": "Changed"},
    "update_rejection_reason": {"label": "Changed"},
    "update_segment": {"name": "Changed"},
    "update_tag": {"color": "teal"},
    "update_talent_pool": {"description": "Changed"},
    "update_workflow": _WORKFLOW,
}
"""What is sent where the smallest body that the schema allows would not be understood."""


def _offered(house: House) -> dict[str, Any]:
    return {
        "application_id": house.ids["application_id"],
        "template_id": house.ids["template_id"],
        "terms": terms(),
    }


def _new_passkey(house: House) -> dict[str, Any]:
    """Return a passkey that the candidate's device has just made."""
    runtime, session_id = house.world.runtime, str(house.candidate.actor.session_id)
    challenge, token = make_challenge(runtime, Purpose.ADD, session_id)
    made = SoftAuthenticator().make(
        {
            "challenge": bytes_to_base64url(challenge),
            "rp": {"id": "testserver"},
            "user": {"id": bytes_to_base64url(house.candidate.user_id.bytes)},
        }
    )
    return {"ceremony": token, "credential": made, "name": "Another"}


def _used_passkey(house: House) -> dict[str, Any]:
    """Return a proof by the candidate's passkey."""
    runtime, session_id = house.world.runtime, str(house.candidate.actor.session_id)
    challenge, token = make_challenge(runtime, Purpose.CONFIRM, session_id)
    used = house.device.use({"challenge": bytes_to_base64url(challenge), "rpId": "testserver"})
    return {"ceremony": token, "credential": used}


NAMING: dict[str, Callable[[House], Any]] = {
    "invite_to_ai_interview": lambda house: {"application_id": house.ids["application_id"]},
    "add_push_device": lambda _: SubscribedBrowser("http://127.0.0.1:9/push/more").subscription,
    "add_passkey": _new_passkey,
    "confirm_by_passkey": _used_passkey,
    "arrange_profile_items": lambda house: {
        "section": "skills",
        "item_ids": [house.ids["profile_item_id"]],
    },
    "create_report_mail": _report_mail,
    "take_file_as_resume": lambda house: {"file_id": house.ids["file_id"]},
    "put_back_resume": lambda house: {
        "file_id": house.ids["file_id"],
        "before": house.ids["file_id"],
        "kind": "resume",
    },
    "place_hold": lambda house: {
        "kind": "job",
        "subject_id": house.ids["job_id"],
        "reason": "Another dispute",
    },
    "save_import_mapping": lambda house: {
        "import_id": house.ids["import_id"],
        "name": f"Mapping {ids.uuid7().hex}",
    },
    "check_interview_clashes": lambda house: {
        "interviewer_ids": [str(house.members[Role.INTERVIEWER].user_id)],
        "starts_at": "2099-06-01T09:00:00Z",
        "minutes": 45,
    },
    "connect_interviewer_calendar": lambda house: house.calendar,
    "create_automation_rule": lambda house: {**_RULE, "workflow_id": house.ids["workflow_id"]},
    "update_automation_rule": lambda house: {**_RULE, "workflow_id": house.ids["workflow_id"]},
    "replay_automation_rule": lambda house: {**_RULE, "workflow_id": house.ids["workflow_id"]},
    "begin_message_from_template": lambda house: {
        "mail_template_id": house.ids["mail_template_id"]
    },
    "begin_text_from_template": lambda house: {"text_template_id": house.ids["text_template_id"]},
    "begin_person_message": lambda house: {"mail_template_id": house.ids["mail_template_id"]},
    "add_candidate_file": lambda house: {"file_id": house.ids["file_id"]},
    "add_candidate_to_job": lambda house: {
        "candidate_id": house.ids["spare_candidate_id"],
        "job_id": house.ids["job_id"],
    },
    "bulk_transition": lambda house: {
        "items": [{"id": house.ids["application_id"]}],
        "to_stage": "screening",
    },
    "migrate_workflow": lambda house: {
        "workflow_id": house.ids["workflow_id"],
        "workflow_version": 1,
    },
    "add_careers_domain": lambda _: {"host": "another.house.example"},
    "create_share_link": lambda _: {"label": "Friends", "source": "referral"},
    "save_job_template": lambda house: {"job_id": house.ids["job_id"], "name": "Another"},
    "create_approval_chain": lambda house: house.chain_body,
    "update_approval_chain": lambda house: house.chain_body,
    "delegate_approvals": lambda house: {
        "delegate_id": str(house.members[Role.ORGANIZATION_ADMIN].user_id),
        "starts_at": "2097-01-01T00:00:00Z",
        "ends_at": "2097-02-01T00:00:00Z",
    },
    "hand_on_approval": lambda house: {
        "to_user_id": str(house.members[Role.HIRING_MANAGER].user_id)
    },
    "create_offer": lambda house: {**_offered(house), "private_notes": "A remark"},
    "preview_offer": _offered,
    "fill_talent_pool": lambda house: {"remove": [house.ids["candidate_id"]]},
    "merge_candidate": lambda house: {"merged_id": house.ids["spare_candidate_id"]},
    "merge_tag": lambda house: {"into_id": house.ids["other_tag_id"]},
    "set_candidate_fields": lambda house: {"values": {house.ids["field"].partition(":")[0]: False}},
    "tag_candidates": lambda house: {
        "candidate_ids": [house.ids["candidate_id"]],
        "remove": [house.ids["other_tag_id"]],
    },
    "find_interview_slots": lambda house: {
        "seats": [[str(house.members[Role.INTERVIEWER].user_id)]],
        "minutes": 45,
    },
    "send_booking_link": lambda house: {
        "kit_id": house.ids["kit_id"],
        "seats": [[str(house.members[Role.INTERVIEWER].user_id)]],
    },
    "schedule_interview": lambda house: {
        "kit_id": house.ids["kit_id"],
        "interviewer_ids": [str(house.members[Role.INTERVIEWER].user_id)],
    },
    "set_application_assignees": lambda house: {
        "user_ids": [str(house.members[Role.INTERVIEWER].user_id)]
    },
    "start_with_applications": lambda house: {
        "selection": {"ids": [house.ids["application_id"]]},
        "action": {"do": "export"},
    },
    "start_with_candidates": lambda house: {
        "selection": {"ids": [house.ids["candidate_id"]]},
        "action": {"do": "pool", "pool_id": house.ids["pool_id"]},
    },
    "export_candidates": lambda house: {"selection": {"ids": [house.ids["candidate_id"]]}},
    "plan_applications_mailing": lambda house: {
        "selection": {"ids": [house.ids["application_id"]]}
    },
    "plan_candidates_mailing": lambda house: {"selection": {"ids": [house.ids["candidate_id"]]}},
    "write_to_applications": lambda house: {
        "selection": {"ids": [house.ids["application_id"]]},
        "texts": {"en": WORDS},
    },
    "write_to_candidates": lambda house: {
        "selection": {"ids": [house.ids["candidate_id"]]},
        "texts": {"en": OUTREACH},
    },
    "switch": lambda house: {"organization_id": house.ids["organization_id"]},
    "look_at_record": lambda house: {
        "tab": house.ids["tab"],
        "kind": "application",
        "record_id": house.ids["application_id"],
    },
    "undo_transition": lambda house: {"transition_id": house.ids["transition_id"]},
}
"""Bodies that name something of the house."""
