"""The workflow editor: stages and moves on screen, versions, and moving running jobs along."""

import re
from collections.abc import Awaitable, Callable

from playwright.async_api import Page, expect

from tests.browser.support.accessibility import check_accessibility
from tests.browser.support.desk import Desk, heading, toast
from tests.browser.support.employer import Employer

Founder = Callable[[], Awaitable[Employer]]


async def test_changes_a_workflow_and_moves_a_job_along(desk: Desk, employer: Founder) -> None:
    """A stage goes, another comes; the server's objections show at once; applications follow."""
    made = await employer()
    job = await made.job()
    await made.job("Ward clerk")
    ana, *_ = await made.applications(job, 2)
    await made.move(ana, "screening", "interview")
    page = await desk.window(made.admin, path="/app/settings?view=workflows")
    await page.get_by_role("link", name="Edit Default").click()
    await heading(page, "Default")
    stages = page.get_by_role("list", name="Stages")
    await stages.get_by_role("button", name=re.compile("^Interview")).click()
    await page.get_by_label("Name of the stage").fill("Panel")
    await page.get_by_role("checkbox", name="Offer").uncheck()
    await expect(page.get_by_text("No moves lead from “Panel” to “Hired”.")).to_be_visible()
    await expect(page.get_by_role("button", name="Save as version 2")).to_be_disabled()
    await check_accessibility(page)
    await page.get_by_role("button", name="Remove Panel").click()
    await stages.get_by_role("button", name=re.compile("^Screening")).click()
    await page.get_by_role("button", name="Add a stage after it").click()
    await page.get_by_label("Name of the stage").fill("Case study")
    await page.get_by_role("combobox", name="Kind").click()
    await page.get_by_role("option", name="Assessment").click()
    await page.get_by_role("checkbox", name="Offer").check()
    await page.reload()
    await expect(page.get_by_text("What you changed earlier is back")).to_be_visible()
    await expect(stages.get_by_role("button", name=re.compile("^Case study"))).to_be_visible()
    await page.get_by_role("button", name="Save as version 2").click()
    await toast(page, "Saved as version 2.")
    await _move_all(page)
    await _move_the_job(page)
    await page.goto(f"/app/applications/{ana}")
    await page.get_by_role("tab", name="History").click()
    await expect(page.get_by_text("Change of the workflow")).to_be_visible()


async def _move_the_job(page: Page) -> None:
    await page.get_by_role("button", name="Move Intensive care nurse to version 2").click()
    dialog = page.get_by_role("dialog", name="Move “Intensive care nurse” to version 2")
    await expect(dialog.get_by_text("Choose where “Interview” goes on.")).to_be_visible()
    await check_accessibility(page)
    await dialog.get_by_role("combobox", name="Interview goes on in").click()
    await page.get_by_role("option", name="Case study").click()
    await expect(dialog.get_by_text("2 applications: 1 change their stage")).to_be_visible()
    await dialog.get_by_role("button", name="Move 2 applications").click()
    await toast(page, "1 of 2 applications changed stage.")
    await expect(page.get_by_role("button", name="Move Intensive care nurse")).to_have_count(0)


async def _move_all(page: Page) -> None:
    await page.get_by_role("button", name="Move all 2…").click()
    dialog = page.get_by_role("dialog", name="Move 2 jobs to version 2")
    await dialog.get_by_role("button", name="Move 2 jobs").click()
    await expect(dialog.get_by_text("0 of 2 jobs moved, 2 left as they are:")).to_be_visible()
    await check_accessibility(page)
    await dialog.get_by_role("button", name="Done").click()


async def test_two_people_edit_one_workflow(desk: Desk, employer: Founder) -> None:
    """Whoever saves second is told, keeps what they typed, and decides; on a phone too."""
    made = await employer()
    workflow = (await made.job())["workflow"]
    page = await desk.window(
        made.admin, path=f"/app/settings/workflows/{workflow['id']}", phone=True
    )
    await page.get_by_label("Name of the workflow").fill("Nursing")
    found = (await made.admin.client.get(f"/api/v1/workflows/{workflow['id']}")).json()
    other = await made.admin.client.put(
        f"/api/v1/workflows/{workflow['id']}",
        json={"name": "Wards", "stages": found["stages"], "moves": found["moves"]},
    )
    assert other.status_code == 200, other.text
    await expect(page.get_by_text("Somebody else saved version 2 meanwhile")).to_be_visible()
    await check_accessibility(page)
    await page.get_by_role("button", name="Keep mine").click()
    await page.get_by_role("button", name="Save as version 3").click()
    await toast(page, "Saved as version 3.")
    await heading(page, "Nursing")
