"""The interface in German and Spanish: no English left, nothing sticks out, and back again."""

from collections.abc import Awaitable, Callable

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
