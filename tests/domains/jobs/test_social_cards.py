"""What networks and chats show links to careers pages with."""

import io
from typing import Any

from httpx2 import AsyncClient
from PIL import Image, ImageChops

from rolecall.domains.files import api as files
from rolecall.domains.files.contracts import CardWords
from rolecall.infra.runtime import Runtime

from tests.domains.jobs.conftest import API, WHOLE, Staff
from tests.domains.jobs.test_careers_pages import settings, world_after_caches
from tests.support.outline import outline

HOST = "http://testserver"
SIZE = (1200, 630)
WORDS: dict[str, Any] = {"name": "Ward & Co", "color": "#0b5563", "on_color": "#ffffff"}


async def meta(client: AsyncClient, path: str, **asked: str) -> dict[str, str]:
    """Return what a page says of itself."""
    page = await client.get(path, params=asked)
    assert page.status_code == 200
    return {a.get("property") or a["name"]: a["content"] for a in outline(page).all("meta")[1:]}


async def picture_of(client: AsyncClient, told: dict[str, str]) -> Image.Image:
    """Return the picture that a page names, as it says it is."""
    answer = await client.get(told["og:image"].removeprefix(HOST))
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/png")
    assert answer.headers["cache-control"] == "public, max-age=86400"
    assert "set-cookie" not in answer.headers
    picture = Image.open(io.BytesIO(answer.content))
    assert picture.size == (int(told["og:image:width"]), int(told["og:image:height"])) == SIZE
    return picture.convert("RGB")


async def drawn(runtime: Runtime, title: str, *facts: str, logo: bytes = b"") -> Image.Image:
    content = await files.draw_card(runtime, logo, CardWords(title=title, facts=facts, **WORDS))
    assert content is not None
    return Image.open(io.BytesIO(content)).convert("RGB")


def differ(one: Image.Image, other: Image.Image) -> bool:
    return ImageChops.difference(one, other).getbbox() is not None


async def test_links_are_shown_with_a_picture(client: AsyncClient, staff: Staff) -> None:
    job = await staff.job(publish=True, **WHOLE)
    site = f"/careers/{staff.org.slug}"
    shown: list[Image.Image] = []
    for path in (site, f"{site}/departments/intensive-care", staff.page(job)):
        told = await meta(client, path)
        assert told["twitter:card"] == "summary_large_image"
        assert told["og:image"].startswith(f"{HOST}{path}/card.png?")
        assert told["og:image:alt"].endswith(staff.org.name)
        picture = await picture_of(client, told)
        assert all(differ(picture, other) for other in shown)
        shown.append(picture)
    place = next(p for p in (await client.get(f"{site}/sitemap.xml")).text.split("<loc>")[1:]
                 if "/locations/" in p)  # fmt: skip
    await picture_of(client, await meta(client, place.partition("<")[0].removeprefix(HOST)))


async def test_what_changes_has_another_address(client: AsyncClient, staff: Staff) -> None:
    job = await staff.job(publish=True, **WHOLE)
    before = await meta(client, staff.page(job))
    drawn_before = await picture_of(client, before)
    again = await client.get(before["og:image"].removeprefix(HOST))
    same = {"If-None-Match": again.headers["etag"]}
    kept = await client.get(before["og:image"].removeprefix(HOST), headers=same)
    assert kept.status_code == 304
    changed = await staff.client.patch(f"{API}/jobs/{job['id']}", json={"title": "Day nurse"})
    assert changed.status_code == 200, changed.text
    after = await meta(client, staff.page(job))
    assert after["og:image"] != before["og:image"]
    assert after["og:image:alt"] == f"Day nurse · {staff.org.name}"
    assert differ(await picture_of(client, after), drawn_before)
    # Whoever asks under the old address gets what is true now.
    assert not differ(await picture_of(client, before), await picture_of(client, after))


async def test_the_card_is_the_employers(client: AsyncClient, staff: Staff) -> None:
    """The colour is on it, and another language has a card of its own."""
    await settings(staff, brand={"primary_color": "#7a1f5c"})
    job = await staff.job(publish=True, **WHOLE)
    with world_after_caches():
        told = await meta(client, staff.page(job))
        picture = await picture_of(client, told)
        assert picture.getpixel((2, 2)) == (0x7A, 0x1F, 0x5C)
        german = await meta(client, staff.page(job), lang="de")
        assert differ(await picture_of(client, german), picture)


async def test_what_is_not_shown_has_no_card(client: AsyncClient, staff: Staff) -> None:
    hidden = await staff.job(**WHOLE)
    assert (await client.get(f"{staff.page(hidden)}/card.png")).status_code == 404
    job = await staff.job(publish=True, **WHOLE)
    assert (await client.get("/careers/nobody-here/card.png")).status_code == 404
    site = f"/careers/{staff.org.slug}"
    assert (await client.get(f"{site}/departments/never-there/card.png")).status_code == 404
    await staff.act(job, "close", reason="filled")
    assert (await client.get(f"{staff.page(job)}/card.png")).status_code == 410


async def test_a_title_of_any_length_and_script_fits(runtime: Runtime) -> None:
    """Nothing is written beyond the margins, and letters nobody can draw are left out."""
    long = "Krankenpflegerin und Łódźer Медсестра Νοσηλευτής " * 8
    for title in (long, "W" * 150, "Nurse"):
        picture = await drawn(runtime, title, "Leeds, West Yorkshire", "£31,000 a year", "x" * 300)
        assert picture.crop((1121, 0, *SIZE)).getcolors() == [(79 * 630, (255, 255, 255))]
        assert picture.crop((0, 551, 1200, 630)).crop((24, 40, 1200, 79)).getcolors() == [
            (1176 * 39, (255, 255, 255))
        ]
    assert not differ(await drawn(runtime, "Nurse 护士"), await drawn(runtime, "Nurse"))
    assert (await drawn(runtime, "护士")).size == SIZE


async def test_logos_are_drawn_unless_they_cannot_be(runtime: Runtime) -> None:
    plain = await drawn(runtime, "Nurse")
    out = io.BytesIO()
    Image.new("RGBA", (900, 30), (200, 30, 60, 255)).save(out, "PNG")
    assert differ(await drawn(runtime, "Nurse", logo=out.getvalue()), plain)
    assert not differ(await drawn(runtime, "Nurse", logo=out.getvalue()[:80]), plain)
