"""Service levels on screen: working time, promises, and when something is due."""

from collections.abc import Awaitable, Callable

from playwright.async_api import expect

from tests.browser.support.accessibility import check_accessibility
from tests.browser.support.desk import Desk, heading, toast
from tests.browser.support.employer import Employer

Founder = Callable[[], Awaitable[Employer]]


async def test_promises_something_and_sees_when_it_is_due(desk: Desk, employer: Founder) -> None:
    """Holidays first, then a promise with a step; the application shows it by itself."""
    made = await employer()
    job = await made.job()
    (ana,) = await made.applications(job, 1, with_resume=False)
    page = await desk.window(made.admin, path="/app/settings?view=working-time")
    await page.get_by_text("Saturday", exact=True).click()
    await page.get_by_role("button", name="Add a holiday").click()
    await page.get_by_label("Day of holiday 1").fill("2031-12-25")
    await page.get_by_label("Name of holiday 1").fill("Christmas Day")
    await page.get_by_role("button", name="Save").click()
    await toast(page, "Saved. What is due is counted anew.")
    await page.goto(f"/app/settings/workflows/{job['workflow']['id']}")
    await heading(page, "Default")
    await page.get_by_label("Working days in Applied").fill("2")
    await page.get_by_role("button", name="Add a step to Applied").click()
    await expect(page.get_by_role("combobox", name="Step 1 of Applied: whom")).to_be_visible()
    await check_accessibility(page)
    await page.get_by_role("button", name="Save the service levels").click()
    await toast(page, "Saved. What is due is counted anew.")
    await page.goto(f"/app/applications/{ana}")
    await expect(page.get_by_text("due ", exact=False).first).to_be_visible()


async def test_promises_something_else_for_one_job(desk: Desk, employer: Founder) -> None:
    """The field shows what the workflow promises, and goes by it again when it is emptied."""
    made = await employer()
    job = await made.job()
    workflow = f"/api/v1/workflows/{job['workflow']['id']}/service-levels"
    steps = [{"after_days": 1, "to": ["admins"]}]
    promise = {"stage_key": "applied", "working_days": 3, "escalations": steps}
    saved = await made.admin.client.put(workflow, json={"promises": [promise]})
    assert saved.status_code == 200, saved.text
    page = await desk.window(made.admin, path=f"/app/jobs/{job['id']}/automation")
    days = page.get_by_label("Working days in Applied")
    await expect(days).to_have_attribute("placeholder", "Workflow: 3 working days")
    await expect(page.get_by_label("Working days in Screening")).to_have_attribute(
        "placeholder", "Nothing promised"
    )
    await days.fill("1")
    await expect(page.get_by_label("Step 1 of Applied: working days overdue")).to_be_visible()
    await check_accessibility(page)
    await page.get_by_role("button", name="Save the service levels").click()
    await toast(page, "Saved. What is due is counted anew.")
    levels = f"/api/v1/jobs/{job['id']}/service-levels"
    own = (await made.admin.client.get(levels)).json()["promises"]
    assert own == [{**promise, "working_days": 1}]
    await page.reload()
    await expect(days).to_have_value("1 working day")
    await days.fill("")
    await page.get_by_role("button", name="Save the service levels").click()
    await toast(page, "Saved. What is due is counted anew.")
    assert (await made.admin.client.get(levels)).json()["promises"] == []


async def test_sees_what_is_due_on_a_phone(desk: Desk, employer: Founder) -> None:
    """The table's filter finds nothing while nothing is late, and says how to see all again."""
    made = await employer()
    job = await made.job()
    await made.applications(job, 1, with_resume=False)
    page = await desk.window(made.recruiter, path="/app/applications", phone=True)
    await expect(page.get_by_text("1 application", exact=True)).to_be_visible()
    await page.get_by_text("Overdue", exact=True).click()
    await expect(page.get_by_text("No application fits")).to_be_visible()
    await check_accessibility(page)
    await page.get_by_role("button", name="Show all").click()
    await expect(page.get_by_text("1 application", exact=True)).to_be_visible()
