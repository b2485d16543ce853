"""The holder of a private link corrects what was read, on plain forms."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import httpx2
import pytest

from rolecall.access import Role
from rolecall.domains.applications.service.own_profile import CHANGES_BY_LINK
from rolecall.infra.runtime import Runtime
from rolecall.infra.throttle import limiter_of

from tests.domains.profiles.test_own_profile import values
from tests.domains.profiles.test_profiles import LINES
from tests.support.hiring import apply, open_job
from tests.support.resumes import pdf_resume
from tests.support.world import Account, World

Drain = Callable[[], Awaitable[int]]


@dataclass
class Page:
    """The pages of one application's profile, in a browser without a login."""

    recruiter: Account
    client: httpx2.AsyncClient
    base: str
    application: str
    person: Account

    async def get(self, part: str = "", status: int = 200) -> str:
        answer = await self.client.get(self.base + part)
        assert answer.status_code == status, answer.text
        assert answer.headers["cache-control"] == "no-store"
        assert "<script" not in answer.text
        return answer.text

    async def post(self, part: str, expected: int = 303, /, **typed: Any) -> httpx2.Response:
        answer = await self.client.post(self.base + part, data=typed, follow_redirects=False)
        assert answer.status_code == expected, answer.text
        return answer

    async def items(self) -> list[dict[str, Any]]:
        """Return what the recruiter sees."""
        application = await self.recruiter.client.get(f"/api/v1/applications/{self.application}")
        candidate = application.json()["candidate"]["id"]
        profile = await self.recruiter.client.get(f"/api/v1/candidates/{candidate}/profile")
        found: list[dict[str, Any]] = profile.json()["items"]
        return found

    async def work(self) -> dict[str, Any]:
        return next(one for one in await self.items() if one["section"] == "work")


@pytest.fixture
async def page(world: World, drain: Drain) -> Page:
    org = await world.organization()
    recruiter, person = await org.member(Role.RECRUITER), await world.account()
    job = await open_job(recruiter)
    resume = ("resume.pdf", pdf_resume("Maria Ortega", *LINES), "application/pdf")
    client = world.client()
    taken = (
        await apply(client, job["id"], name="Maria Ortega", email=person.email, resume=resume)
    ).json()
    await drain()
    base = "/status/" + taken["status_url"].rpartition("/")[2] + "/profile"
    return Page(recruiter, client, base, taken["application_id"], person)


def typed_in(text: str) -> dict[str, Any]:
    """Return what the fields of a form hold."""
    found = dict(re.findall(r'name="(\w+)"[^>]*? value="([^"]*)"', text))
    for name, options in re.findall(r'<select id="(\w+)".*?>(.*?)</select>', text, re.DOTALL):
        chosen = re.search(r'value="(\w+)" selected', options)
        found[name] = chosen[1] if chosen else ""
    found |= dict(re.findall(r'<textarea id="(\w+)"[^>]*>([^<]*)</textarea>', text))
    return found


async def test_corrects_takes_off_brings_back_and_undoes(page: Page) -> None:
    assert "Harbor General Hospital" in await page.get()
    work = await page.work()
    form = typed_in(await page.get(f"/items/{work['id']}"))
    assert form["company"] == "Harbor General Hospital"
    done = await page.post(f"/items/{work['id']}", **{**form, "company": "Harbor Clinic"})
    after = await page.work()
    assert (values(after)["company"], after["by_candidate"]) == ("Harbor Clinic", True)
    assert values(after)["title"] == values(work)["title"]
    shown = (await page.client.get(done.headers["location"])).text
    undo = re.search(r'action="[^"]*(/changes/[0-9a-f-]+/undo)"', shown)
    assert undo is not None, shown
    await page.post(undo[1])
    assert values(await page.work())["company"] == "Harbor General Hospital"
    version = (await page.work())["version"]
    await page.post(f"/items/{work['id']}/remove", version=version)
    assert [one for one in await page.items() if one["id"] == work["id"]] == []
    await page.post(f"/removed/{work['id']}")
    assert values(await page.work())["company"] == "Harbor General Hospital"


async def test_a_form_that_changes_nothing_writes_nothing(page: Page) -> None:
    work = await page.work()
    form = typed_in(await page.get(f"/items/{work['id']}"))
    done = await page.post(f"/items/{work['id']}", **form)
    assert "done=same" in done.headers["location"]
    assert (await page.work())["version"] == 0


async def test_what_is_refused_comes_back_beside_what_was_typed(page: Page) -> None:
    work = await page.work()
    form = typed_in(await page.get(f"/items/{work['id']}"))
    wrong = {**form, "start": "spring", "company": "<b>Harbor</b>"}
    refused = await page.post(f"/items/{work['id']}", 422, **wrong)
    assert "Give a year, a month or a day" in refused.text
    assert 'value="spring"' in refused.text
    assert "&lt;b&gt;Harbor&lt;/b&gt;" in refused.text
    nothing = await page.post("/add/skills", 422)
    assert "Fill in at least one field." in nothing.text
    await page.post("/add/skills", name="Ventilation")
    assert any(values(one).get("name") == "Ventilation" for one in await page.items())
    await page.get("/add/nonsense", 422)


async def test_tells_who_writes_over_a_newer_version(page: Page) -> None:
    work = await page.work()
    form = typed_in(await page.get(f"/items/{work['id']}"))
    await page.post(f"/items/{work['id']}", **{**form, "company": "Harbor Clinic"})
    late = await page.post(f"/items/{work['id']}", 412, **{**form, "title": "Head nurse"})
    assert "Somebody changed this meanwhile." in late.text
    assert 'value="Head nurse"' in late.text
    assert values(await page.work())["company"] == "Harbor Clinic"


async def test_a_link_shows_what_came_with_its_application_alone(page: Page, drain: Drain) -> None:
    """Nor what came with another one; a file that came with two belongs to both."""
    job = await open_job(page.recruiter, title="Another")
    other = ("other.pdf", pdf_resume("Maria Ortega", "Skills", "Haematology"), "application/pdf")
    taken = await apply(
        page.client, job["id"], name="Maria Ortega", email=page.person.email, resume=other
    )
    await drain()
    assert "other.pdf" not in await page.get()
    again = "/status/" + taken.json()["status_url"].rpartition("/")[2] + "/profile"
    assert "Harbor General Hospital" not in (await page.client.get(again)).text
    shared = await page.person.client.post(
        f"/api/v1/jobs/{(await open_job(page.recruiter))['id']}/apply-again", data={}
    )
    assert shared.status_code == 201, shared.text
    third = "/status/" + shared.json()["status_url"].rpartition("/")[2] + "/profile"
    for of_the_file in (again, third):
        assert "Haematology" in (await page.client.get(of_the_file)).text
    nobody = await page.client.get("/status/nonsense/profile")
    assert nobody.status_code == 404
    someone = await page.client.get(f"{page.base}/items/{page.application}")
    assert someone.status_code == 404


async def test_a_link_changes_a_bounded_number(page: Page, runtime: Runtime) -> None:
    limiter = limiter_of(runtime)
    for _ in range(CHANGES_BY_LINK.amount):
        await limiter.hit(CHANGES_BY_LINK, page.application)
    refused = await page.post("/add/skills", 429, name="One more")
    assert "You have changed much within an hour." in refused.text
    assert 'value="One more"' in refused.text
