"""What somebody types is theirs: it survives a reload, and overwrites nothing of anybody else."""

from collections.abc import Awaitable, Callable

from playwright.async_api import Page, expect

from rolecall.access import Role

from tests.browser.support.desk import Desk, toast
from tests.browser.support.employer import Employer
from tests.support.installation import LiveWorld

Founder = Callable[[], Awaitable[Employer]]


async def test_a_dialog_has_its_words_again(desk: Desk, employer: Founder) -> None:
    """Words of a dialog that a reload closed are in it when it opens again, until they are sent."""
    made = await employer()
    job = await made.job()
    ana, bruno = await made.applications(job, 2)
    page = await desk.window(made.recruiter, path=f"/app/applications/{ana}")
    await page.get_by_role("button", name="Reject").first.click()
    await page.get_by_role("dialog").get_by_label("Note").fill("She asked for nights alone.")
    await page.reload()
    await page.get_by_role("button", name="Reject").first.click()
    dialog = page.get_by_role("dialog")
    await expect(dialog.get_by_label("Note")).to_have_value("She asked for nights alone.")
    await dialog.get_by_role("combobox", name="Reason").click()
    await page.get_by_role("option").first.click()
    await dialog.get_by_role("button", name="Reject").click()
    await expect(page.get_by_text("She asked for nights alone.")).to_be_visible()

    await page.goto(f"/app/applications/{bruno}")
    await page.get_by_role("button", name="Reject").first.click()
    await expect(page.get_by_role("dialog").get_by_label("Note")).to_have_value("")

    await page.goto("/app/candidates")
    await page.get_by_role("button", name="Add a candidate").click()
    await page.get_by_label("Full name").fill("Ines Vogel")
    await page.get_by_label("Headline").fill("Night nurse")
    await page.reload()
    await page.get_by_role("button", name="Add a candidate").click()
    await expect(page.get_by_label("Headline")).to_have_value("Night nurse")
    await page.get_by_role("dialog").get_by_role("button", name="Add", exact=True).click()
    await toast(page, "Ines Vogel added.")
    await page.goto("/app/candidates")
    await page.get_by_role("button", name="Add a candidate").click()
    await expect(page.get_by_label("Full name")).to_have_value("")


async def test_settings_that_were_saved_are_no_draft(desk: Desk, employer: Founder) -> None:
    """After saving, a reload shows what is saved, also what a colleague saved since."""
    made = await employer()
    page = await desk.window(made.admin, path="/app/settings?view=careers")
    await page.get_by_label("Tagline").fill("Care that comes to you")
    await page.get_by_role("button", name="Save").click()
    await toast(page, "Saved.")
    await _save(made, tagline="Care around the corner")
    await page.reload()
    await expect(page.get_by_label("Tagline")).to_have_value("Care around the corner")


async def test_a_draft_leaves_the_other_fields_alone(desk: Desk, employer: Founder) -> None:
    """Half-typed settings keep what was typed; what a colleague saves beside it stands."""
    made = await employer()
    page = await desk.window(made.admin, path="/app/settings?view=careers")
    await page.get_by_label("Tagline").fill("Care that comes to you")
    await _save(made, website="https://clinic.example.com")
    await page.reload()
    await expect(page.get_by_label("Tagline")).to_have_value("Care that comes to you")
    await expect(page.get_by_label("Website")).to_have_value("https://clinic.example.com")
    await page.get_by_role("button", name="Save").click()
    await toast(page, "Saved.")
    saved = (await made.admin.client.get("/api/v1/organization")).json()
    assert (saved["tagline"], saved["website"]) == (
        "Care that comes to you", "https://clinic.example.com",
    )  # fmt: skip


async def test_who_saves_second_overwrites_one_field_alone(desk: Desk, employer: Founder) -> None:
    """Two people save different settings at once: the second is told, and both stand."""
    made = await employer()
    page = await desk.window(made.admin, path="/app/settings?view=careers")
    await expect(page.get_by_label("Tagline")).to_be_visible()
    await _save(made, website="https://clinic.example.com")
    await page.get_by_label("Tagline").fill("Care that comes to you")
    await page.get_by_role("button", name="Save").click()
    told = page.get_by_text("Somebody else saved the settings meanwhile.")
    await expect(told.or_(page.get_by_text("Saved.")).first).to_be_visible()
    if await told.is_visible():
        await expect(page.get_by_label("Website")).to_have_value("https://clinic.example.com")
        await page.get_by_role("button", name="Save").click()
    await toast(page, "Saved.")
    saved = (await made.admin.client.get("/api/v1/organization")).json()
    assert (saved["tagline"], saved["website"]) == (
        "Care that comes to you", "https://clinic.example.com",
    )  # fmt: skip


async def test_another_organization_has_drafts_of_its_own(
    desk: Desk, employer: Founder, live: LiveWorld
) -> None:
    """Whoever works for two employers finds at one nothing that was typed for the other."""
    here, there = await employer(), await employer()
    await live.join(there.organization, here.recruiter, Role.RECRUITER)
    page = await desk.window(here.recruiter, here.organization, path="/app/jobs/new")
    await page.get_by_label("Title").fill("Night nurse")
    await _switch(page, there)
    await page.goto("/app/jobs/new")
    await expect(page.get_by_label("Title")).to_have_value("")
    await _switch(page, here)
    await page.goto("/app/jobs/new")
    await expect(page.get_by_label("Title")).to_have_value("Night nurse")


async def _switch(page: Page, employer: Employer) -> None:
    await page.goto("/app")
    await page.get_by_role("button", name="Organization").click()
    await page.get_by_role("menuitem", name=employer.organization.name).click()
    chosen = page.get_by_role("button", name=f"Organization {employer.organization.name}")
    await expect(chosen).to_be_visible()


async def _save(employer: Employer, **fields: str) -> None:
    """Change the organization's settings as a colleague does, over the interface."""
    client = employer.admin.client
    version = (await client.get("/api/v1/organization")).json()["version"]
    answer = await client.patch(
        "/api/v1/organization", json=fields, headers={"If-Match": f'"{version}"'}
    )
    assert answer.status_code == 200, answer.text
