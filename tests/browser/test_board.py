"""The pipeline board: by mouse, by keyboard, many at once, and taking moves back."""

import asyncio
from collections.abc import Awaitable, Callable

from playwright.async_api import Locator, Page, Route, expect

from rolecall.access import Role

from tests.browser.support.accessibility import check_accessibility
from tests.browser.support.desk import Desk, toast
from tests.browser.support.employer import Employer
from tests.support.hiring import applied
from tests.support.world import Account

Founder = Callable[[], Awaitable[Employer]]


def column(page: Page, stage: str) -> Locator:
    """One stage of the board."""
    return page.locator(f"[data-stage='{stage}']")


def card(page: Page, name: str) -> Locator:
    """One application of the board."""
    return page.locator("[data-application]").filter(has_text=name)


async def in_stage(page: Page, name: str, stage: str) -> None:
    """Wait until a card lies in a stage."""
    await expect(column(page, stage).locator("[data-application]", has_text=name)).to_be_visible()


async def deaf_window(desk: Desk, person: Account, path: str) -> tuple[Page, asyncio.Event]:
    """Open a window that hears nothing of what others do until the event is set."""
    page = await desk.window(person)
    may_listen = asyncio.Event()

    async def late(route: Route) -> None:
        await may_listen.wait()
        await route.continue_()

    await page.route("**/api/v1/events*", late)
    await page.goto(path)
    return page, may_listen


async def test_drags_a_card_and_takes_it_back(desk: Desk, employer: Founder) -> None:
    """A card dropped on the next stage moves; the offer in the message undoes it."""
    made = await employer()
    job = await made.job()
    (ana, *_) = await made.applications(job, 2)
    page = await desk.window(made.recruiter, path=f"/app/jobs/{job['id']}")
    await card(page, "Ana Petrov").drag_to(column(page, "screening"))
    await in_stage(page, "Ana Petrov", "screening")
    await toast(page, "Moved Ana Petrov to Screening.")
    await expect(page.get_by_text("Undo works for 10 minutes.")).to_be_visible()
    state = (await made.recruiter.client.get(f"/api/v1/applications/{ana}")).json()
    assert state["stage"]["key"] == "screening"
    await page.get_by_role("alert").get_by_role("button", name="Undo").click()
    await in_stage(page, "Ana Petrov", "applied")
    await toast(page, "Ana Petrov is back where they were.")
    state = (await made.recruiter.client.get(f"/api/v1/applications/{ana}")).json()
    assert state["stage"]["key"] == "applied"


async def test_takes_no_card_where_the_workflow_has_no_move(desk: Desk, employer: Founder) -> None:
    """While a card is dragged, closed stages say so, and a drop on one puts the card back."""
    made = await employer()
    job = await made.job()
    await made.applications(job, 1)
    page = await desk.window(made.recruiter, path=f"/app/jobs/{job['id']}")
    await card(page, "Ana Petrov").hover()
    await page.mouse.down()
    offer = await column(page, "offer").bounding_box()
    assert offer is not None
    await page.mouse.move(offer["x"] + 60, offer["y"] + 200, steps=8)
    await expect(column(page, "offer")).to_have_attribute("data-drag", "refused")
    await expect(column(page, "screening")).to_have_attribute("data-drag", "allowed")
    await page.mouse.up()
    await in_stage(page, "Ana Petrov", "applied")


async def test_moves_by_keyboard_alone(desk: Desk, employer: Founder) -> None:
    """Arrows walk the cards, Shift and arrows push one on, M asks, U takes back; all announced."""
    made = await employer()
    job = await made.job()
    await made.applications(job, 3)
    page = await desk.window(made.recruiter, path=f"/app/jobs/{job['id']}")
    await card(page, "Chiara Novak").focus()
    await page.keyboard.press("ArrowDown")
    await expect(card(page, "Bruno Keller")).to_be_focused()
    await page.keyboard.press("Shift+ArrowRight")
    await in_stage(page, "Bruno Keller", "screening")
    await expect(card(page, "Bruno Keller")).to_be_focused()
    await expect(page.locator("#announcer")).to_contain_text("Moved Bruno Keller to Screening.")
    await page.keyboard.press("ArrowLeft")
    await expect(card(page, "Chiara Novak")).to_be_focused()
    await page.keyboard.press("m")
    dialog = page.get_by_role("dialog", name="Move Chiara Novak")
    await expect(dialog.get_by_role("button", name="Screening")).to_be_focused()
    await check_accessibility(page)
    await page.keyboard.press("1")
    await in_stage(page, "Chiara Novak", "screening")
    await page.keyboard.press("u")
    await in_stage(page, "Chiara Novak", "applied")
    await card(page, "Bruno Keller").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", level=1, name="Bruno Keller")).to_be_visible()


async def test_moves_on_before_the_board_is_read_again(desk: Desk, employer: Founder) -> None:
    """A second move builds on the first, which the board may not have read yet."""
    made = await employer()
    job = await made.job()
    (ana,) = await made.applications(job, 1)
    page = await desk.window(made.recruiter, path=f"/app/jobs/{job['id']}")
    await in_stage(page, "Ana Petrov", "applied")
    may_read = asyncio.Event()

    async def late(route: Route) -> None:
        await may_read.wait()
        await route.continue_()

    await page.route("**/api/v1/applications/board*", late)
    await card(page, "Ana Petrov").focus()
    await page.keyboard.press("Shift+ArrowRight")
    await toast(page, "Moved Ana Petrov to Screening.")
    await page.keyboard.press("Shift+ArrowRight")
    await toast(page, "Moved Ana Petrov to Interview.")
    may_read.set()
    await in_stage(page, "Ana Petrov", "interview")
    state = (await made.recruiter.client.get(f"/api/v1/applications/{ana}")).json()
    assert state["stage"]["key"] == "interview"


async def test_draws_what_is_in_view_of_a_long_column(desk: Desk, employer: Founder) -> None:
    """Scrolling reads on to the first who applied; the focus stays with its card meanwhile."""
    made = await employer()
    job = await made.job()
    client = made.world.client()
    people = [f"Applicant {number:02}" for number in range(60)]
    for name in people:
        email = f"{name[-2:]}@example.com"
        await applied(client, job["id"], name=name, email=email, with_resume=False)
    page = await desk.window(made.recruiter, path=f"/app/jobs/{job['id']}")
    await card(page, people[-1]).focus()
    last = card(page, people[0])
    await expect(last).to_have_count(0)
    box = column(page, "applied").get_by_role("list").locator("..")
    to_the_end = "box => { box.scrollTop = box.scrollHeight; }"
    await box.evaluate(to_the_end)
    await expect(box.get_by_role("listitem").first).to_have_attribute("aria-setsize", "60")
    await box.evaluate(to_the_end)
    await last.scroll_into_view_if_needed()
    await expect(last).to_be_in_viewport()
    assert await page.locator("[data-application]").count() < len(people)
    await expect(last.locator("..")).to_have_attribute("aria-posinset", "60")
    await expect(card(page, people[-1])).to_be_focused()
    await page.keyboard.press("ArrowDown")
    await expect(card(page, people[-2])).to_be_focused()
    await expect(card(page, people[-2])).to_be_in_viewport()


async def test_moves_many_at_once_and_reports_each(desk: Desk, employer: Founder) -> None:
    """A selection moves together; what another moved meanwhile stays and is named."""
    made = await employer()
    job = await made.job()
    applications = await made.applications(job, 4)
    page, may_listen = await deaf_window(desk, made.recruiter, f"/app/jobs/{job['id']}")
    await card(page, "Ana Petrov").focus()
    await page.keyboard.press("x")
    await card(page, "Bruno Keller").get_by_label("Select Bruno Keller").check()
    await page.get_by_label("Select all in Applied").check()
    bar = page.get_by_role("region", name="Actions for the selected applications")
    await expect(bar).to_contain_text("4 selected")
    await check_accessibility(page)
    # Somebody else is faster with one of them, and this window does not know yet.
    await made.move(applications[1], "screening", "interview")
    await bar.get_by_role("button", name="Screening").click()
    report = page.get_by_role("dialog", name="Some stayed where they were")
    await expect(report).to_contain_text("Bruno Keller")
    may_listen.set()
    await page.keyboard.press("Escape")
    await toast(page, "Moved 3 applications to Screening.")
    for name in ("Ana Petrov", "Chiara Novak", "Dagny Holm"):
        await in_stage(page, name, "screening")
    await in_stage(page, "Bruno Keller", "interview")


async def test_rejects_with_a_reason(desk: Desk, employer: Founder) -> None:
    """A rejection asks for a reason from the list; history keeps it."""
    made = await employer()
    job = await made.job()
    (ana, *_) = await made.applications(job, 2)
    page = await desk.window(made.recruiter, path=f"/app/jobs/{job['id']}")
    await card(page, "Ana Petrov").focus()
    await page.keyboard.press("r")
    dialog = page.get_by_role("dialog", name="Reject Ana Petrov")
    await dialog.get_by_role("button", name="Reject", exact=True).click()
    await expect(dialog.get_by_text("Choose the reason")).to_be_visible()
    await check_accessibility(page)
    await dialog.get_by_role("combobox", name="Reason").click()
    await page.get_by_role("option").first.click()
    await dialog.get_by_label("Note").fill("Kind, but far from the licence.")
    await dialog.get_by_role("button", name="Reject", exact=True).click()
    await toast(page, "Moved Ana Petrov to Rejected.")
    await expect(page.get_by_text("The mail goes out in 10 minutes.")).to_be_visible()
    await expect(column(page, "applied").locator("[data-application]")).to_have_count(1)
    history = (await made.recruiter.client.get(f"/api/v1/applications/{ana}/history")).json()
    assert history["items"][-1]["reason"] != ""
    assert history["items"][-1]["note"] == "Kind, but far from the licence."


async def test_two_browsers_see_each_other(desk: Desk, employer: Founder) -> None:
    """A move in one browser, and a new application, appear in the other without a reload."""
    made = await employer()
    job = await made.job()
    await made.applications(job, 2)
    mine = await desk.window(made.recruiter, path=f"/app/jobs/{job['id']}")
    theirs = await desk.window(made.admin, path=f"/app/jobs/{job['id']}")
    await in_stage(theirs, "Ana Petrov", "applied")
    await expect(theirs.get_by_text("Live", exact=True)).to_be_visible()
    await card(mine, "Ana Petrov").drag_to(column(mine, "screening"))
    await in_stage(theirs, "Ana Petrov", "screening")
    await made.applications(job, 1, after=2)
    await in_stage(theirs, "Chiara Novak", "applied")
    await in_stage(mine, "Chiara Novak", "applied")


async def test_sees_what_changed_before_it_listened(desk: Desk, employer: Founder) -> None:
    """A screen reads first and listens then; a move in between shows all the same."""
    made = await employer()
    job = await made.job()
    (ana,) = await made.applications(job, 1)
    theirs = await desk.window(made.admin, path=f"/app/jobs/{job['id']}")
    page, may_listen = await deaf_window(desk, made.recruiter, f"/app/jobs/{job['id']}")
    await in_stage(page, "Ana Petrov", "applied")
    await made.move(ana, "screening")
    await in_stage(theirs, "Ana Petrov", "screening")
    await expect(column(page, "applied").get_by_text("Ana Petrov")).to_be_visible()
    may_listen.set()
    await in_stage(page, "Ana Petrov", "screening")


async def test_says_who_was_faster(desk: Desk, employer: Founder) -> None:
    """Two people move one card: the later one is told by whom, and sees where it is."""
    made = await employer()
    job = await made.job()
    (ana,) = await made.applications(job, 1)
    page, may_listen = await deaf_window(desk, made.admin, f"/app/jobs/{job['id']}")
    await in_stage(page, "Ana Petrov", "applied")
    await made.move(ana, "screening", "interview")
    await card(page, "Ana Petrov").focus()
    await page.keyboard.press("Shift+ArrowRight")
    await toast(page, "Marek Zielinski moved Ana Petrov to Interview")
    may_listen.set()
    await in_stage(page, "Ana Petrov", "interview")
    await expect(card(page, "Ana Petrov")).to_be_visible()


async def test_an_interviewer_sees_assigned_cards_and_moves_none(
    desk: Desk, employer: Founder
) -> None:
    """The board of an interviewer holds what is assigned to them, without the means to move it."""
    made = await employer()
    job = await made.job()
    (ana, *_) = await made.applications(job, 2)
    interviewer = await made.member(Role.INTERVIEWER, "Tom Okafor")
    given = await made.recruiter.client.put(
        f"/api/v1/applications/{ana}/assignees", json={"user_ids": [str(interviewer.user_id)]}
    )
    assert given.status_code == 200
    page = await desk.window(interviewer, path=f"/app/jobs/{job['id']}")
    await in_stage(page, "Ana Petrov", "applied")
    await expect(page.locator("[data-application]")).to_have_count(1)
    await expect(page.get_by_label("Move Ana Petrov")).to_have_count(0)
    await check_accessibility(page)


async def test_teaches_on_an_empty_board(desk: Desk, employer: Founder) -> None:
    """A board without applications says how they come and where candidates apply."""
    made = await employer()
    job = await made.job()
    page = await desk.window(made.recruiter, path=f"/app/jobs/{job['id']}")
    await expect(page.get_by_text("Nobody has applied yet")).to_be_visible()
    await expect(page.get_by_role("link", name="See the public page")).to_be_visible()
    await check_accessibility(page)


async def test_swipes_stages_on_a_phone(desk: Desk, employer: Founder) -> None:
    """A phone shows one stage at a time and moves cards by the button."""
    made = await employer()
    job = await made.job()
    await made.applications(job, 2)
    page = await desk.window(made.recruiter, path=f"/app/jobs/{job['id']}", phone=True)
    await expect(page.get_by_role("tab", name="Applied 2")).to_have_attribute(
        "aria-selected", "true"
    )
    await page.get_by_role("button", name="Move Ana Petrov").tap()
    await page.get_by_role("dialog").get_by_role("button", name="Screening").tap()
    await toast(page, "Moved Ana Petrov to Screening.")
    await page.get_by_role("tab", name="Screening 1").tap()
    await expect(page.get_by_role("tab", name="Screening 1")).to_have_attribute(
        "aria-selected", "true"
    )
    await expect(column(page, "screening").locator("[data-application]")).to_be_in_viewport()
    await check_accessibility(page)
