"""The interface in German and Spanish: no English left, nothing sticks out, and back again."""

from collections.abc import Awaitable, Callable
from typing import Any

import httpx2
import pytest
from playwright.async_api import Page, expect

from tests.browser.support.accessibility import check_accessibility
from tests.browser.support.catalogs import catalog, english_left
from tests.browser.support.desk import Desk, heading
from tests.browser.support.employer import Employer
from tests.support.world import PASSWORD

Founder = Callable[[], Awaitable[Employer]]

BEYOND = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


async def _speaks(page: Page, locale: str, data: set[str]) -> None:
    await expect(page.locator("html")).to_have_attribute("lang", locale)
    await expect(page.locator("[aria-busy=true]")).to_have_count(0)
    assert await english_left(page, locale, data) == set(), page.url
    assert await page.evaluate(BEYOND) <= 0, page.url
    await check_accessibility(page)


@pytest.mark.timeout(180)
@pytest.mark.parametrize(
    ("locale", "phone"), [pytest.param("de", False, id="de"), pytest.param("es", True, id="es")]
)
async def test_speaks_another_language(
    desk: Desk, employer: Founder, *, locale: str, phone: bool
) -> None:
    """From the sign-in by the browser's language to a candidate by the account's, and back."""
    made = await employer()
    client = made.recruiter.client
    job = await made.job()
    ana, *_ = await made.applications(job, 2)
    application = (await client.get(f"/api/v1/applications/{ana}")).json()
    saved = await client.patch("/api/v1/me", json={"locale": locale})
    assert saved.status_code == 200, saved.text
    workflows = (await client.get("/api/v1/workflows")).json()["items"]
    data = {stage["name"] for one in workflows for stage in one["stages"]}
    says = catalog(locale)

    page = await desk.window(path="/app/sign-in", phone=phone, locale=f"{locale}-{locale.upper()}")
    await heading(page, says["Sign in"])
    await _speaks(page, locale, data)
    await page.get_by_label(says["E-mail"]).fill(made.recruiter.email)
    await page.get_by_label(says["Password"], exact=True).fill(PASSWORD)
    await page.get_by_role("button", name=says["Sign in"]).click()
    await expect(page.get_by_role("link", name=says["Jobs"]).first).to_be_visible()
    for path in (
        "/app/jobs",
        f"/app/jobs/{job['id']}",
        f"/app/applications/{ana}",
        f"/app/candidates/{application['candidate']['id']}",
    ):
        await page.goto(path)
        await expect(page.get_by_role("heading", level=1)).to_be_visible()
        await _speaks(page, locale, data)

    await page.goto("/app/account")
    typed = page.get_by_label(says["Present password"], exact=True)
    await typed.fill("half a sentence")
    await page.get_by_role("combobox", name=says["Language and formats"]).click()
    await page.get_by_role("option", name="English").click()
    await page.get_by_role("button", name=says["Save"], exact=True).first.click()
    await heading(page, "Your account")
    await expect(page.locator("html")).to_have_attribute("lang", "en")
    await expect(page.get_by_label("Present password", exact=True)).to_have_value("half a sentence")


@pytest.mark.timeout(240)
@pytest.mark.parametrize(
    ("locale", "phone"), [pytest.param("de", False, id="de"), pytest.param("es", True, id="es")]
)
async def test_the_server_speaks_it_too(
    desk: Desk, employer: Founder, *, locale: str, phone: bool
) -> None:
    """The audit log, a timeline, an operation, a report and a refused field."""
    made = await employer()
    client = made.admin.client
    job = await made.job("Night nurse")
    ana, ben = await made.applications(job, 2)
    await made.move(ana, "screening")
    started = await client.post(
        "/api/v1/applications/operations",
        json={"selection": {"ids": [ana, ben]}, "action": {"do": "export"}},
    )
    assert started.status_code == 201, started.text
    saved = await client.patch("/api/v1/me", json={"locale": locale})
    assert saved.status_code == 200, saved.text
    said = Answers(client, locale)

    page = await desk.window(made.admin, path="/app/audit", phone=phone)
    await expect(page.locator("html")).to_have_attribute("lang", locale)
    await _shows(page, await said.words(f"/api/v1/audit?record_id={job['id']}", "items", "summary"))
    await page.goto(f"/app/applications/{ana}?view=timeline")
    moved = await said.words(f"/api/v1/applications/{ana}/timeline", "items", "summary")
    await _shows(page, [one for one in moved if "Screening" in one])
    await page.goto(f"/app/operations/{started.json()['id']}")
    await _shows(page, [await said.word(f"/api/v1/operations/{started.json()['id']}", "title")])
    await page.goto("/app/reports/sources")
    await _shows(page, [await said.word("/api/v1/reports/sources", "title")])
    await check_accessibility(page)

    await page.goto("/app/account")
    says = catalog(locale)
    await page.get_by_label(says["Present password"], exact=True).fill("not this one at all")
    await page.get_by_label(says["New password"], exact=True).fill("another long password of mine")
    await page.get_by_role("button", name=says["Change the password"]).click()
    refused = await client.post(
        "/api/v1/auth/change-password",
        json={"current_password": "nor this", "password": "another long password of mine"},
        headers={"Accept-Language": locale},
    )
    objection = refused.json()["errors"][0]
    assert objection["field"] == "current_password"
    await _shows(page, [objection["message"]])


async def _shows(page: Page, words: list[str]) -> None:
    assert words, page.url
    for one in words:
        await expect(page.get_by_text(one).first).to_be_visible()


class Answers:
    """What the server says in a language, where that differs from what it says in English."""

    def __init__(self, client: httpx2.AsyncClient, locale: str) -> None:
        self._client = client
        self._locale = locale

    async def word(self, path: str, name: str) -> str:
        """Return a member of a document."""
        english, other = await self._both(path)
        assert other[name] != english[name]
        said: str = other[name]
        return said

    async def words(self, path: str, among: str, name: str) -> list[str]:
        """Return a member of each in a list."""
        english, other = await self._both(path)
        pairs = zip(english[among], other[among], strict=True)
        return [there[name] for here, there in pairs if there[name] != here[name]]

    async def _both(self, path: str) -> tuple[dict[str, Any], dict[str, Any]]:
        english = await self._client.get(path, headers={"Accept-Language": "en"})
        other = await self._client.get(path, headers={"Accept-Language": self._locale})
        assert english.status_code == other.status_code == 200, other.text
        return english.json(), other.json()
