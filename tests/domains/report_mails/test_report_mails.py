"""Reports by mail: once for each due time, under the reader's eyes, and only to who may."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest_asyncio
import sqlalchemy as sa

from rolecall.access import Role
from rolecall.domains.messaging.models import messages
from rolecall.domains.report_mails import repository, service
from rolecall.domains.report_mails.events import ReportMailDue
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock
from rolecall.kernel.tenant import Tenant

from tests.support.audited import audited
from tests.support.hiring import applied, open_job
from tests.support.post_office import post_office
from tests.support.smtp_server import body_of
from tests.support.world import Account, Organization, World

Drain = Callable[[], Awaitable[int]]
URL = "/api/v1/report-mails"
_TODAY = clock.now().replace(hour=12, minute=0, second=0, microsecond=0)
DUE = _TODAY + timedelta(days=2)
"""Far enough ahead that what happens today is in the period that ends the day before."""
WEEKLY = {"frequency": "weekly", "weekday": DUE.weekday(), "at": "12:00", "time_zone": "UTC"}


@dataclass
class Desk:
    """An organization whose administrator has the funnel sent."""

    org: Organization
    admin: Account
    manager: Account
    world: World

    async def make(self, *readers: Account, **changes: Any) -> dict[str, Any]:
        body = {
            "report": "funnel",
            "name": "Funnel of the week",
            "period": "last_30_days",
            "timing": WEEKLY,
            "reader_ids": [str(one.user_id) for one in readers or (self.admin,)],
        }
        made = await self.admin.client.post(URL, json=body | changes)
        assert made.status_code == 201, made.text
        found: dict[str, Any] = made.json()
        return found

    async def mail(self, mail_id: str, by: Account | None = None) -> dict[str, Any]:
        found: dict[str, Any] = (await (by or self.admin).client.get(f"{URL}/{mail_id}")).json()
        return found

    async def told(self, reader: Account, kind: str) -> list[str]:
        items = (await reader.client.get("/api/v1/notifications")).json()["items"]
        return [one["title"] for one in items if one["kind"] == kind]


@pytest_asyncio.fixture(loop_scope="session")
async def desk(world: World) -> Desk:
    org = await world.organization()
    admin = await org.member(Role.ORGANIZATION_ADMIN)
    manager = await org.member(Role.HIRING_MANAGER, full_name="Mara Manager")
    return Desk(org, admin, manager, world)


async def passes(drain: Drain, at: datetime) -> None:
    """Let everything that is due by then happen, and its mails leave."""
    for seconds in (1, 2, 20):
        with clock.at(at + timedelta(seconds=seconds)):
            await drain()


async def test_goes_out_once_a_week_with_what_each_reader_may_see(
    desk: Desk, drain: Drain, runtime: Runtime
) -> None:
    """Two jobs: one of the manager's team, and one of nobody's that is confidential."""
    team = [{"user_id": str(desk.manager.user_id), "role": "hiring_manager"}]
    shared, closed = await open_job(desk.admin, hiring_team=team), await open_job(desk.admin)
    for job in (shared, closed):
        await applied(desk.world.client(), job["id"], email=f"{job['id']}@example.com")
    recruiter = await desk.org.member(Role.RECRUITER)
    url = f"/api/v1/jobs/{closed['id']}"
    hidden = await desk.admin.client.patch(url, json={"confidential": True})
    assert hidden.status_code == 200, hidden.text
    mail = await desk.make(desk.admin, desk.manager, recruiter, narrowing={"compare": False})
    assert mail["next_due_at"] == f"{DUE:%Y-%m-%dT%H:%M:%SZ}"
    async with post_office(runtime) as post:
        await passes(drain, DUE)
        await passes(drain, DUE)
        last = DUE.date() - timedelta(days=1)
        for reader, reached in ((desk.admin, 2), (desk.manager, 1), (recruiter, 1)):
            (arrived,) = [one for one in post.to(reader.email) if "Report" in str(one["Subject"])]
            text = body_of(arrived, "plain")
            assert f"Applied: Reached {reached}" in text
            assert "Reached: Applications of the period" in text
            assert f"last={last.isoformat()}&compare=no" in text
            assert str(arrived["Subject"]).startswith("Report “Funnel of the week”: ")
    after = await desk.mail(mail["id"])
    assert after["next_due_at"] == f"{DUE + timedelta(days=7):%Y-%m-%dT%H:%M:%SZ}"
    assert after["version"] == mail["version"]
    (sent,) = await audited(runtime, desk.org.id, "report_mails.sent", UUID(mail["id"]))
    assert sent.summary == "Sent the report mail “Funnel of the week” to 3 members."
    assert len(await desk.told(desk.manager, "report_mail")) == 1


async def test_a_due_time_is_taken_once_and_days_that_were_missed_are_not_caught_up(
    desk: Desk, runtime: Runtime, drain: Drain
) -> None:
    mail = await desk.make(timing={**WEEKLY, "frequency": "working_day"})
    due = datetime.fromisoformat(mail["next_due_at"])
    event = ReportMailDue(report_mail_id=UUID(mail["id"]), at=due)
    late = due + timedelta(days=20)
    for _ in range(2):
        with clock.at(late):
            async with runtime.database.transaction(Tenant(desk.org.id)) as uow:
                await service.send_due(uow, event)
    assert len(await audited(runtime, desk.org.id, "report_mails.sent")) == 1
    assert datetime.fromisoformat((await desk.mail(mail["id"]))["next_due_at"]) > late
    async with runtime.database.transaction(Tenant(desk.org.id)) as uow:
        assert not await repository.begin_run(uow, UUID(mail["id"]), due, clock.now())
    with clock.at(late):
        await drain()


async def test_who_may_not_any_more_gets_none_and_the_owner_hears_of_it(
    desk: Desk, drain: Drain, runtime: Runtime
) -> None:
    mail = await desk.make(desk.admin, desk.manager)
    demoted = await desk.admin.client.patch(
        f"/api/v1/members/{desk.manager.user_id}", json={"role": "interviewer"}
    )
    assert demoted.status_code == 200, demoted.text
    async with post_office(runtime) as post:
        await passes(drain, DUE)
        assert [post.to(desk.manager.email), len(post.to(desk.admin.email))] == [[], 1]
    states = {one["full_name"]: one["state"] for one in (await desk.mail(mail["id"]))["readers"]}
    assert states["Mara Manager"] == "may_not"
    told = await desk.told(desk.admin, "report_mail_reader_lost")
    assert told == ["Mara Manager does not get “Funnel of the week” any more"]
    refused = await desk.admin.client.post(
        URL, json={**_again(mail), "reader_ids": [str(desk.manager.user_id)]}
    )
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "reader_ids")


def _again(mail: dict[str, Any]) -> dict[str, Any]:
    return {name: mail[name] for name in ("report", "name", "period", "narrowing", "timing")}


async def test_without_its_owner_it_rests_until_somebody_takes_it_over(
    desk: Desk, drain: Drain, runtime: Runtime
) -> None:
    recruiter = await desk.org.member(Role.RECRUITER, full_name="Remy Recruiter")
    body = _again(await desk.make()) | {"reader_ids": [str(desk.admin.user_id)]}
    mail = (await recruiter.client.post(URL, json=body)).json()
    left = await desk.admin.client.delete(f"/api/v1/members/{recruiter.user_id}")
    assert left.status_code == 204, left.text
    await passes(drain, DUE)
    rests = await desk.mail(mail["id"])
    assert (rests["status"], rests["next_due_at"]) == ("ownerless", None)
    assert await desk.told(desk.admin, "report_mail_ownerless")
    resumed = await desk.admin.client.patch(f"{URL}/{mail['id']}", json={"paused": False})
    assert (resumed.json()["status"], resumed.json()["owner_id"]) == (
        "active",
        str(desk.admin.user_id),
    )


async def test_one_click_stops_it_and_only_the_reader_brings_it_back(
    desk: Desk, drain: Drain, runtime: Runtime
) -> None:
    """A GET changes nothing; the owner cannot put back who stopped it."""
    mail = await desk.make(desk.admin, desk.manager)
    stranger = desk.world.client()
    async with post_office(runtime) as post:
        sent = await desk.admin.client.post(f"{URL}/{mail['id']}/send")
        assert sent.status_code == 200, sent.text
        await passes(drain, clock.now())
        (arrived,) = post.to(desk.manager.email)
        path = "/report-mails/" + str(arrived["List-Unsubscribe"]).strip("<>").rsplit("/", 1)[1]
        assert path in body_of(arrived, "plain")
        page = await stranger.get(path)
        assert (page.status_code, "End this mail" in page.text) == (200, True)
        ended = await stranger.post(path, data={"List-Unsubscribe": "One-Click"})
        assert (ended.status_code, "I want it again" in ended.text) == (200, True)
        only_me = {"reader_ids": [str(desk.admin.user_id)]}
        both = {"reader_ids": [str(desk.admin.user_id), str(desk.manager.user_id)]}
        for body in (only_me, both):
            changed = await desk.admin.client.patch(f"{URL}/{mail['id']}", json=body)
            assert changed.status_code == 200, changed.text
        await passes(drain, DUE)
        assert [len(post.to(one.email)) for one in (desk.manager, desk.admin)] == [1, 2]
    assert (await desk.mail(mail["id"], desk.manager))["my_state"] == "stopped"
    again = await desk.manager.client.put(f"{URL}/{mail['id']}/my-part", json={"wanted": True})
    assert again.json()["my_state"] == "gets"
    assert (await stranger.get("/report-mails/forged")).status_code == 404


async def test_who_switched_such_mails_off_gets_none(
    desk: Desk, drain: Drain, runtime: Runtime
) -> None:
    wish = {"kind": "report_mail", "email": False, "in_app": True}
    set_off = await desk.manager.client.put("/api/v1/notifications/preferences", json=wish)
    assert set_off.status_code == 200, set_off.text
    await desk.make(desk.manager)
    async with post_office(runtime) as post:
        await passes(drain, DUE)
        assert post.to(desk.manager.email) == []
    assert len(await desk.told(desk.manager, "report_mail")) == 1


async def test_a_reader_gets_the_figures_as_a_file_who_asks_for_it(
    desk: Desk, drain: Drain, runtime: Runtime
) -> None:
    """By the eyes of that reader, with formulas disarmed, and not kept once the mail left."""
    team = [{"user_id": str(desk.manager.user_id), "role": "hiring_manager"}]
    shared = await open_job(desk.admin, title="=2+5 Nurse", hiring_team=team)
    closed = await open_job(desk.admin, title="Secret head")
    for job in (shared, closed):
        await applied(desk.world.client(), job["id"], email=f"{job['id']}@example.com")
    url = f"/api/v1/jobs/{closed['id']}"
    assert (await desk.admin.client.patch(url, json={"confidential": True})).status_code == 200
    levels = f"/api/v1/workflows/{shared['workflow']['id']}/service-levels"
    promises = {"promises": [{"stage_key": "applied", "working_days": 2}]}
    assert (await desk.admin.client.put(levels, json=promises)).status_code == 200
    mail = await desk.make(desk.admin, desk.manager, report="service_levels")
    part = f"{URL}/{mail['id']}/my-part"
    wish = {"wanted": True, "with_file": True}
    chosen = await desk.manager.client.put(part, json=wish)
    assert (chosen.json()["my_file"], chosen.json()["my_state"]) == (True, "gets")
    kept = await desk.manager.client.put(part, json={"wanted": True})
    assert kept.json()["my_file"] is True, "what is not named stays"
    assert (await desk.mail(mail["id"]))["my_file"] is False, "a choice of each reader"
    async with post_office(runtime) as post:
        await passes(drain, DUE)
        (with_file,) = [one for one in post.to(desk.manager.email) if "Report" in one["Subject"]]
        (without,) = [one for one in post.to(desk.admin.email) if "Report" in one["Subject"]]
    assert list(without.iter_attachments()) == []
    (file,) = with_file.iter_attachments()
    name = str(file.get_filename())
    assert name.startswith("service_levels-")
    assert name.endswith(".csv")
    content: Any = file.get_payload(decode=True)
    text = content.decode("utf-8-sig")
    assert "'=2+5 Nurse" in text
    assert "Secret head" not in text
    written = await audited(runtime, desk.org.id, "report_mails.written", UUID(mail["id"]))
    assert any("Mara Manager, with a file of its figures." in one.summary for one in written)
    async with runtime.database.transaction(Tenant(desk.org.id)) as uow:
        left = await uow.fetch_value(
            sa.select(sa.func.count())
            .select_from(messages)
            .where(messages.c.org_id == desk.org.id, messages.c.enclosed.is_not(None))
        )
    assert left == 0


async def test_is_seen_and_changed_by_who_may(desk: Desk, runtime: Runtime, drain: Drain) -> None:
    """Pausing keeps it from leaving, an old version changes nothing, colleagues see nothing."""
    mail = await desk.make(desk.admin, desk.manager)
    colleague = await desk.org.member(Role.RECRUITER)
    assert (await colleague.client.get(f"{URL}/{mail['id']}")).status_code == 404
    assert (await colleague.client.get(URL)).json()["items"] == []
    assert (await desk.manager.client.get(URL)).json()["items"][0]["can_change"] is False
    url = f"{URL}/{mail['id']}"
    refused = await desk.manager.client.patch(url, json={"name": "Mine"})
    assert refused.status_code == 403
    paused = await desk.admin.client.patch(url, json={"paused": True}, headers={"If-Match": '"1"'})
    assert (paused.json()["status"], paused.json()["next_due_at"]) == ("paused", None)
    stale = await desk.admin.client.patch(url, json={"name": "Old"}, headers={"If-Match": '"1"'})
    assert stale.status_code == 412
    await passes(drain, DUE)
    assert await audited(runtime, desk.org.id, "report_mails.sent") == []
    assert (await desk.admin.client.delete(url)).status_code == 204
    assert (await desk.admin.client.get(url)).status_code == 404
