"""Looks at a list that are kept: columns, widths, groups, and whose they are."""

import re
from collections.abc import Awaitable, Callable

from playwright.async_api import expect

from rolecall.access import Role

from tests.browser.support.accessibility import check_accessibility
from tests.browser.support.desk import Desk, toast
from tests.browser.support.employer import Employer

Founder = Callable[[], Awaitable[Employer]]


async def test_keeps_a_look_at_the_table_and_shares_it(desk: Desk, employer: Founder) -> None:
    """Columns by keyboard, a width, groups; a colleague opens the same by its link."""
    made = await employer()
    job = await made.job()
    await made.applications(job, 3)
    field = await made.admin.client.post(
        "/api/v1/custom-fields", json={"label": "Notice", "kind": "text"}
    )
    people = (await made.recruiter.client.get("/api/v1/candidates", params={"q": "ana"})).json()
    ana = people["items"][0]["id"]
    filled = await made.recruiter.client.patch(
        f"/api/v1/candidates/{ana}/custom-fields",
        json={"values": {field.json()["id"]: "Two weeks"}},
    )
    assert filled.status_code == 200, filled.text
    page = await desk.window(made.recruiter, path=f"/app/jobs/{job['id']}/table")
    table = page.get_by_role("table", name="Applications")
    heads = table.get_by_role("columnheader")
    await page.get_by_role("button", name="Columns").click()
    menu = page.get_by_role("dialog", name="Columns")
    await menu.get_by_role("checkbox", name="Notice").check()
    await menu.get_by_role("checkbox", name="Due").uncheck()
    await page.keyboard.press("Escape")
    await expect(table.get_by_role("row", name="Ana Petrov")).to_contain_text("Two weeks")
    await expect(heads.last).to_have_text("Notice")
    await heads.last.get_by_role("button").press("Alt+ArrowLeft")
    await expect(heads.last).to_have_text("Assigned to")
    await heads.filter(has_text="Stage").first.get_by_role("separator").press("ArrowRight")
    await expect(page).to_have_url(re.compile(r"stage%3A\d+|stage:\d+"))
    await page.get_by_role("combobox", name="Group by").click()
    await page.get_by_role("option", name="Stage").click()
    section = table.get_by_role("button", name=re.compile("Applied ?3"))
    await section.click()
    await expect(table.get_by_role("row", name="Ana Petrov")).to_be_visible()
    await check_accessibility(page)

    await page.get_by_role("button", name="Views").click()
    await page.get_by_role("menuitem", name="Save as a new view…").click()
    dialog = page.get_by_role("dialog", name="Save as a new view")
    await dialog.get_by_role("textbox", name="Name").fill("By stage")
    await dialog.get_by_role("checkbox", name="Everybody who sees this list").check()
    await dialog.get_by_role("button", name="Save").click()
    await toast(page, "“By stage” saved.")
    await expect(page.get_by_role("button", name="By stage")).to_be_visible()
    await page.get_by_role("combobox", name="Status").click()
    await page.get_by_role("option", name="Active").click()
    changes = page.get_by_role("group", name="Changes of the view")
    await expect(changes).to_contain_text("Changed")
    await check_accessibility(page)
    await changes.get_by_role("button", name="Reset").click()
    await expect(changes).to_have_count(0)
    await page.get_by_role("button", name="By stage").click()
    await page.get_by_role("menuitem", name="Open the list with this view").click()
    await toast(page, "The list opens with this view.")
    await page.goto(f"/app/jobs/{job['id']}/table")
    await expect(page.get_by_role("button", name="By stage")).to_be_visible()
    await expect(page.get_by_role("button", name=re.compile("Applied ?3"))).to_be_visible()
    await page.reload()
    await expect(page.get_by_role("button", name=re.compile("Applied ?3"))).to_be_visible()
    link = page.url

    colleague = await made.member(Role.RECRUITER, "Ines Duarte")
    other = await desk.window(colleague, path=link.removeprefix(desk.url))
    await expect(other.get_by_role("button", name="By stage")).to_be_visible()
    await expect(other.get_by_role("columnheader").last).to_have_text("Assigned to")
    await other.get_by_role("button", name="By stage").click()
    await expect(other.get_by_role("menuitem", name="Show without a view")).to_be_visible()
    await expect(other.get_by_role("menuitem", name="Name and sharing…")).to_have_count(0)


async def test_opens_a_view_of_candidates_on_the_phone_and_tags_all(
    desk: Desk, employer: Founder
) -> None:
    """A view that somebody shared, opened with a thumb; many are tagged in the background."""
    made = await employer()
    await made.applications(await made.job(), 3)
    view = {"place": "candidates", "name": "From A", "shown": {"sort": "name"}, "shared": True}
    kept = await made.admin.client.post("/api/v1/saved-views", json=view)
    assert kept.status_code == 201, kept.text
    page = await desk.window(made.recruiter, path="/app/candidates", phone=True)
    await page.get_by_role("button", name="Views").click()
    await page.get_by_role("menuitem", name="From A").click()
    await expect(page).to_have_url(re.compile("sort=name"))
    rows = page.get_by_role("table", name="Candidates").get_by_role("link")
    await expect(rows).to_have_text(["Ana Petrov", "Bruno Keller", "Chiara Novak"])
    await check_accessibility(page)
    await page.get_by_role("checkbox", name="Select all that are loaded").check()
    bar = page.get_by_role("region", name="Actions for the selected people")
    await bar.get_by_role("button", name="Tags…").click()
    dialog = page.get_by_role("dialog", name="Tags of 3 people")
    await dialog.get_by_role("combobox", name="Add").fill("Night shift")
    await page.keyboard.press("Enter")
    await dialog.get_by_role("button", name="Change the tags").click()
    message = page.get_by_role("alert").filter(has_text="Tag “Night shift”")
    await expect(message).to_contain_text("3 of 3 candidates done")
    await expect(page.get_by_role("list", name="Tags").first).to_contain_text("Night shift")
