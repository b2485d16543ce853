"""The careers page: written with a preview beside it, read with and without a script."""

import io
import re
from collections.abc import Awaitable, Callable

from PIL import Image
from playwright.async_api import Page, Response, expect

from tests.browser.support.accessibility import check_accessibility, check_contrast
from tests.browser.support.desk import Desk, toast
from tests.browser.support.employer import Employer
from tests.domains.jobs.conftest import WHOLE

Founder = Callable[[], Awaitable[Employer]]
EDITOR = "/app/settings?view=careers-page"
MOST_BYTES = 100_000


def photo() -> bytes:
    """Return a picture with grain, as photographs have it."""
    out = io.BytesIO()
    grain = Image.effect_noise((600, 375), 40).resize((1200, 750))
    light = Image.linear_gradient("L").resize((1200, 750))
    Image.merge("RGB", (grain, light, light)).save(out, "JPEG", quality=90)
    return out.getvalue()


async def save_picture(page: Page, words: str) -> None:
    """Give the open block a picture."""
    async with page.expect_file_chooser() as choosing:
        await page.get_by_role("button", name="Add a picture").click()
    chooser = await choosing.value
    await chooser.set_files({"name": "a.jpg", "mimeType": "image/jpeg", "buffer": photo()})
    await page.get_by_label("What the picture shows").fill(words)


async def test_writes_a_page_and_publishes_it(desk: Desk, employer: Founder) -> None:
    """From the starting page to one's own, with undo, and back to the first version."""
    made = await employer()
    await made.job(**WHOLE)
    page = await desk.window(made.admin, path=EDITOR)
    preview = page.frame_locator("iframe[title='Preview of the careers page']")
    headline = preview.get_by_role("heading", level=1)
    await expect(headline).to_have_text(f"Jobs at {made.organization.name}")
    await expect(page.get_by_text("Visitors see a page made of your settings.")).to_be_visible()
    await check_accessibility(page)
    assert await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")

    await page.get_by_role("button", name="More about this page").click()
    await page.get_by_role("menuitem", name="Begin with a template").click()
    await page.get_by_role("button", name="Whole page").click()
    await expect(preview.get_by_text("Do I need an account to apply?")).to_be_visible()
    await page.get_by_role("button", name=re.compile("^Jobs at .* Opening$")).click()
    await page.get_by_label("Headline").fill("Nurses who stay")
    await expect(headline).to_have_text("Nurses who stay")
    await save_picture(page, "")
    await page.get_by_role("button", name="Publish").click()
    await expect(
        page.get_by_text("Describe the picture for people who do not see it.").first
    ).to_be_visible()
    await expect(page.get_by_text("Needs a look")).to_be_visible()
    await page.get_by_label("What the picture shows").fill("The ward at night")
    await expect(preview.get_by_alt_text("The ward at night")).to_be_visible()
    await check_accessibility(page)

    up = page.get_by_role("button", name="Move “Good to know” up")
    await up.focus()
    await page.keyboard.press("Enter")
    await expect(up).to_be_focused()
    await page.get_by_role("button", name="Remove “Where we work”").click()
    await expect(page.get_by_text("Where we work", exact=True)).to_have_count(0)
    await page.get_by_role("button", name="Undo").first.click()
    await expect(page.get_by_text("Where we work", exact=True)).to_be_visible()
    await page.reload()
    await expect(page.get_by_text("Not saved")).to_be_visible()
    await page.get_by_role("button", name="Publish").click()
    await toast(page, "Published.")
    visitor = await desk.window(path=f"/careers/{made.organization.slug}")
    await expect(visitor.get_by_role("heading", level=1)).to_have_text("Nurses who stay")
    await check_accessibility(visitor)

    await page.get_by_role("button", name=re.compile("^Nurses who stay")).click()
    await page.get_by_label("Headline").fill("Second thoughts")
    await page.get_by_role("button", name="Publish").click()
    await toast(page, "Published.")
    await page.get_by_role("button", name="More about this page").click()
    await page.get_by_role("menuitem", name="Earlier versions").click()
    await check_accessibility(page)
    await page.get_by_role("button", name="Take as draft: version 1").click()
    await expect(headline).to_have_text("Nurses who stay")


async def test_two_who_write_lose_nothing(desk: Desk, employer: Founder) -> None:
    """The second is told at once, and chooses; what is not chosen can be brought back."""
    made = await employer()
    mine = await desk.window(made.admin, path=EDITOR)
    theirs = await desk.window(made.admin, path=EDITOR)
    for page, words in ((mine, "Mine"), (theirs, "Theirs")):
        await page.get_by_role("button", name=re.compile("^Jobs at .* Opening$")).click()
        await page.get_by_label("Headline").fill(words)
    await theirs.get_by_role("button", name="Save draft").click()
    await toast(theirs, "Saved.")
    told = mine.get_by_role("alert").filter(has_text="Somebody else saved this page meanwhile")
    await expect(told).to_be_visible()
    await check_accessibility(mine)
    await told.get_by_role("button", name="Take theirs").click()
    await expect(mine.get_by_label("Headline")).to_have_value("Theirs")
    await mine.get_by_role("button", name="Undo").click()
    await expect(mine.get_by_label("Headline")).to_have_value("Mine")
    await mine.get_by_role("button", name="Save draft").click()
    await toast(mine, "Saved.")


async def test_reads_without_a_script(desk: Desk, employer: Founder) -> None:
    """On a phone, without JavaScript, light and dark; the first view has less than 100 kB."""
    made = await employer()
    await made.job(**WHOLE)
    for number in range(30):
        await made.job(title=f"Nurse {number}", department="Nursing")
    client = made.admin.client
    files = {"file": ("a.jpg", photo(), "image/jpeg")}
    added = await client.post("/api/v1/careers-pictures", files=files)
    picture = {"id": added.json()["id"], "alt": "The ward at night"}
    templates = await client.get("/api/v1/careers-pages/en/templates")
    blocks = templates.json()["items"][1]["blocks"]
    blocks[0] |= {"picture": picture, "text": "Come and see."}
    people = [{"title": "Nora Lind", "subtitle": "Nurse", "text": "I stay.", "picture": picture}]
    blocks[1:1] = [
        {"id": "people", "kind": "people", "heading": "Us", "items": people},
        {"id": "benefits", "kind": "benefits", "heading": "More", "items": [{"title": "Leave"}]},
        {"id": "text", "kind": "text", "heading": "Who", "html": "<p>We.</p>", "picture": picture},
    ]
    url = "/api/v1/careers-pages/en"
    assert (await client.put(url, json={"blocks": blocks})).status_code == 200
    assert (await client.post(f"{url}/publish")).status_code == 200
    assert (await client.post("/api/v1/careers-pages/de/publish")).status_code == 200
    for phone in (True, False):
        await look(desk, f"/careers/{made.organization.slug}", phone=phone)
        await walk(desk, f"/careers/{made.organization.slug}", phone=phone)


async def look(desk: Desk, path: str, *, phone: bool) -> None:
    """Weigh the first view, and let axe look at it, light and dark."""
    page = await desk.window(phone=phone, path="/robots.txt")
    seen: list[Response] = []

    def note(response: Response) -> None:
        seen.append(response)

    page.on("response", note)
    await page.goto(path)
    await expect(page.get_by_alt_text("The ward at night").first).to_be_visible()
    sizes = {response.url: len(await response.body()) for response in seen}
    assert 0 < sum(sizes.values()) < MOST_BYTES, sizes
    beyond = await page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert beyond <= 0
    await check_accessibility(page)
    await page.emulate_media(color_scheme="dark")
    await check_contrast(page)
    await page.goto(f"{path}/departments/nursing")
    await check_accessibility(page)


async def walk(desk: Desk, path: str, *, phone: bool) -> None:
    """Search and follow links without a script."""
    page = await desk.window(phone=phone, scripts=False, path=path)
    await page.get_by_label("Search").fill("nigth nurse")
    await page.get_by_role("button", name="Show jobs").click()
    await expect(page.get_by_text("Shown for “night nurse”.")).to_be_visible()
    await page.get_by_role("link", name="Clear all filters").click()
    await page.get_by_role("link", name=re.compile("^Nursing")).click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Jobs in Nursing")
    await page.get_by_role("link", name="More jobs").click()
    await expect(page.get_by_role("link", name="More jobs")).to_have_count(0)
    await page.get_by_role("link", name="Deutsch").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Stellen im Bereich Nursing")
