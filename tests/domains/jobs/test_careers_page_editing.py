"""Writing the careers page: drafts, publishing, going back, languages, pictures."""

import asyncio
import io
from datetime import timedelta
from typing import Any

from httpx2 import AsyncClient, Response
from PIL import Image

from rolecall.kernel import clock, ids

from tests.domains.jobs.conftest import API, WHOLE, Staff
from tests.support.outline import hrefs, outline
from tests.support.world import World

PAGES = f"{API}/careers-pages"
JOBS = {"id": "jobs", "kind": "jobs"}
HERO = {"id": "hero", "kind": "hero", "heading": "Nurses who stay", "text": "Come\nand see."}
FAQ = {
    "id": "faq",
    "kind": "faq",
    "heading": "Good to know",
    "items": [{"title": "When do shifts begin?", "html": "<p>At <b>seven</b>.</p>"}],
}


def photo(width: int = 1600, height: int = 900, *, kind: str = "JPEG") -> bytes:
    """Return a picture that says where it was taken."""
    picture = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    exif = Image.Exif()
    exif[0x010F] = "Secret Camera Works"
    out = io.BytesIO()
    picture.save(out, kind, exif=exif)
    return out.getvalue()


async def upload(staff: Staff, content: bytes, name: str = "ward.jpg") -> Response:
    return await staff.admin.client.post(
        f"{API}/careers-pictures", files={"file": (name, content, "image/jpeg")}
    )


async def save(
    staff: Staff, *blocks: dict[str, Any], language: str = "en", version: int | None = None
) -> Response:
    headers = {} if version is None else {"If-Match": f'"{version}"'}
    return await staff.admin.client.put(
        f"{PAGES}/{language}", json={"blocks": list(blocks)}, headers=headers
    )


async def act(staff: Staff, action: str, language: str = "en", **body: Any) -> Response:
    return await staff.admin.client.post(f"{PAGES}/{language}/{action}", json=body or None)


async def publish(staff: Staff, *blocks: dict[str, Any], language: str = "en") -> None:
    saved = await save(staff, *blocks, language=language)
    assert saved.status_code == 200, saved.text
    done = await act(staff, "publish", language)
    assert done.status_code == 200, done.text


async def shown(client: AsyncClient, staff: Staff, **asked: str) -> str:
    page = await client.get(f"/careers/{staff.org.slug}", params=asked)
    assert page.status_code == 200
    outline(page)
    return page.text


async def test_a_new_organization_has_a_page_at_once(client: AsyncClient, staff: Staff) -> None:
    page = await staff.admin.client.get(f"{PAGES}/de")
    assert page.headers["etag"] == '"0"'
    assert [block["kind"] for block in page.json()["blocks"]] == ["hero", "jobs"]
    assert page.json()["published"] is None
    assert f"Jobs bei {staff.org.name}" in page.text
    assert f"<h1>Jobs at {staff.org.name}</h1>" in await shown(client, staff)
    templates = (await staff.admin.client.get(f"{PAGES}/en/templates")).json()["items"]
    assert [template["key"] for template in templates] == ["short", "whole"]
    for template in templates:
        await publish(staff, *template["blocks"])
    assert "Do I need an account to apply?" in await shown(client, staff)


async def test_the_public_sees_what_is_published(client: AsyncClient, staff: Staff) -> None:
    await staff.job(publish=True, **WHOLE)
    saved = await save(staff, HERO, FAQ, JOBS, version=0)
    assert saved.headers["etag"] == '"1"'
    assert saved.json()["changed"] is True
    assert "Nurses who stay" not in await shown(client, staff)
    done = await act(staff, "publish")
    assert done.json()["published"]["number"] == 1
    assert done.json()["published"]["by"]
    assert done.json()["changed"] is False
    text = await shown(client, staff)
    assert "<h1>Nurses who stay</h1>" in text
    assert "Come<br>and see." in text
    assert "<p>At <b>seven</b>.</p>" in text
    assert text.index("When do shifts begin?") < text.index("Night nurse")
    await save(staff, {**HERO, "hidden": True}, JOBS)
    await act(staff, "publish")
    text = await shown(client, staff)
    assert "Nurses who stay" not in text
    assert f'<h1 class="page-title">Jobs at {staff.org.name}</h1>' in text


async def test_goes_back_to_what_was_published(client: AsyncClient, staff: Staff) -> None:
    await publish(staff, HERO, JOBS)
    await publish(staff, {**HERO, "heading": "Second thoughts"}, JOBS)
    listed = (await staff.admin.client.get(f"{PAGES}/en/revisions")).json()["items"]
    assert [one["number"] for one in listed] == [2, 1]
    assert listed[1]["blocks"][0]["heading"] == "Nurses who stay"
    back = await act(staff, "revert", number=1)
    assert back.json()["blocks"][0]["heading"] == "Nurses who stay"
    assert "Second thoughts" in await shown(client, staff)
    await act(staff, "publish")
    assert "Nurses who stay" in await shown(client, staff)
    assert (await act(staff, "revert", number=9)).status_code == 404
    gone = await act(staff, "withdraw")
    assert gone.json()["published"] is None
    assert "Nurses who stay" not in await shown(client, staff)
    assert (await act(staff, "withdraw")).status_code == 409
    again = await act(staff, "publish")
    assert again.json()["published"]["number"] == 4
    audit = await staff.admin.client.get(f"{API}/audit", params={"limit": 5})
    actions = [entry["action"] for entry in audit.json()["items"]]
    assert {"careers_page.published", "careers_page.withdrawn"} <= set(actions)


async def test_of_two_who_write_the_second_is_told(staff: Staff) -> None:
    first, second = await asyncio.gather(
        save(staff, HERO, JOBS, version=0),
        save(staff, {**HERO, "heading": "Mine"}, JOBS, version=0),
    )
    assert sorted([first.status_code, second.status_code]) == [200, 412]
    late = await save(staff, JOBS, version=0)
    assert late.status_code == 412
    stale = await staff.admin.client.post(f"{PAGES}/en/publish", headers={"If-Match": '"0"'})
    assert stale.status_code == 412
    kept = (await staff.admin.client.get(f"{PAGES}/en")).json()
    winner = first if first.status_code == 200 else second
    assert kept["blocks"] == winner.json()["blocks"]
    same = await save(staff, *kept["blocks"], version=1)
    assert same.headers["etag"] == '"1"'


async def test_a_page_that_is_not_whole_is_not_published(staff: Staff) -> None:
    picture = (await upload(staff, photo())).json()
    blocks: list[dict[str, Any]] = [
        {"id": "a", "kind": "hero", "picture": {"id": picture["id"]}},
        {"id": "b", "kind": "text", "heading": "", "html": "<p> </p>"},
        {"id": "c", "kind": "people", "heading": "Us", "items": [{"title": ""}]},
        {"id": "d", "kind": "benefits", "heading": "More", "items": []},
        {"id": "e", "kind": "faq", "heading": "", "hidden": True},
        JOBS,
    ]
    assert (await save(staff, *blocks)).status_code == 200
    refused = await act(staff, "publish")
    assert refused.status_code == 422
    assert [error["field"] for error in refused.json()["errors"]] == [
        "blocks.0.heading",
        "blocks.0.picture.alt",
        "blocks.1.heading",
        "blocks.1.html",
        "blocks.2.items.0.title",
        "blocks.3.items",
    ]


async def test_a_page_that_cannot_be_is_not_kept(staff: Staff) -> None:
    for blocks, field in (
        ([HERO], "blocks"),
        ([{**JOBS, "hidden": True}], "blocks"),
        ([JOBS, {**JOBS, "id": "again"}], "blocks"),
        ([HERO, {**HERO, "id": "h2"}, JOBS], "blocks"),
        ([HERO, {**JOBS, "id": "hero"}], "blocks.1.id"),
        ([{**HERO, "picture": {"id": str(ids.uuid7()), "alt": "x"}}, JOBS], "blocks.0.picture.id"),
    ):
        refused = await save(staff, *blocks)
        assert refused.status_code == 422, refused.text
        assert refused.json()["errors"][0]["field"] == field
    assert (await staff.admin.client.get(f"{PAGES}/fr")).status_code == 422
    assert (await staff.client.get(PAGES)).status_code == 403


async def test_no_text_leaves_its_place(client: AsyncClient, staff: Staff) -> None:
    nasty = '</h1><script>alert(1)</script>" onload="x'
    await publish(
        staff,
        {**HERO, "heading": nasty, "text": nasty, "button": nasty[:60]},
        {
            "id": "t",
            "kind": "text",
            "heading": nasty,
            "html": f"<p onclick=x>{nasty}</p><img src=x>",
        },
        {**FAQ, "items": [{"title": nasty, "html": "<iframe src=x></iframe>ok"}]},
        JOBS,
    )
    text = await shown(client, staff)
    assert "<script" not in text
    assert "<iframe" not in text
    assert "<img" not in text
    kept = (await staff.admin.client.get(f"{PAGES}/en")).json()["blocks"]
    assert kept[0]["html"] == ""
    assert "script" not in kept[1]["html"]


async def test_pictures_are_drawn_anew(world: World, client: AsyncClient, staff: Staff) -> None:
    added = await upload(staff, photo())
    assert added.status_code == 201, added.text
    picture = added.json()
    assert (picture["width"], picture["height"]) == (1200, 675)
    alt = "The ward at night"
    hero = {**HERO, "picture": {"id": picture["id"], "alt": alt}}
    await publish(staff, hero, JOBS)
    page = outline(await client.get(f"/careers/{staff.org.slug}"))
    (shown_picture,) = [a for a in page.all("img") if a["alt"] == alt]
    assert shown_picture["width"] == "480"
    sources = [part.split() for part in shown_picture["srcset"].split(", ")]
    assert [width for _, width in sources] == ["480w", "800w", "1200w"]
    for path, width in sources:
        got = await client.get(path)
        assert got.headers["content-type"] == "image/webp"
        assert got.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert b"Secret Camera" not in got.content
        drawn = Image.open(io.BytesIO(got.content))
        assert (drawn.format, f"{drawn.width}w") == ("WEBP", width)
        assert not drawn.getexif()
    missing = f"/careers/{staff.org.slug}/pictures/{picture['id']}/481.webp"
    assert (await client.get(missing)).status_code == 404
    other = await world.organization()
    foreign = f"/careers/{other.slug}/pictures/{picture['id']}/480.webp"
    assert (await client.get(foreign)).status_code == 404


async def test_pictures_nobody_shows_go_and_others_stay(
    client: AsyncClient, staff: Staff, drain: Any
) -> None:
    used, unused = [(await upload(staff, photo(500, 400))).json()["id"] for _ in range(2)]
    hero = {**HERO, "picture": {"id": used, "alt": "x"}}
    await save(staff, hero, JOBS)
    await save(staff, HERO, JOBS)
    again = await save(staff, {**hero, "text": "Again"}, JOBS)
    assert again.status_code == 200, again.text
    with clock.shifted(timedelta(days=2)):
        await drain()
        for picture_id, status in ((used, 200), (unused, 404)):
            path = f"/careers/{staff.org.slug}/pictures/{picture_id}/480.webp"
            assert (await client.get(path)).status_code == status


async def test_small_clear_and_broken_pictures(staff: Staff) -> None:
    small = io.BytesIO()
    Image.new("RGBA", (64, 32), (0, 0, 0, 0)).save(small, "PNG")
    tiny = await upload(staff, small.getvalue(), "tiny.png")
    assert (tiny.json()["width"], tiny.json()["height"]) == (64, 32)
    broken = bytearray(photo(kind="PNG"))
    start = broken.index(b"IDAT") + 4
    broken[start : start + 40] = b"\xff" * 40
    for content, name in ((b"<svg/>", "a.svg"), (bytes(broken), "b.png"), (b"", "c.png")):
        refused = await upload(staff, content, name)
        assert refused.status_code in {415, 422}, (name, refused.text)
        assert refused.json()["errors"][0]["field"] == "file"


async def test_languages_are_those_that_are_published(client: AsyncClient, staff: Staff) -> None:
    url = f"/careers/{staff.org.slug}"
    everywhere = outline(await client.get(url))
    assert {a["hreflang"] for a in everywhere.all("link") if "hreflang" in a} == {
        "en", "de", "es", "x-default",
    }  # fmt: skip
    await publish(staff, {**HERO, "heading": "Pflege, die bleibt"}, JOBS, language="de")
    only_german = await client.get(url, headers={"Accept-Language": "es"})
    assert '<html lang="de">' in only_german.text
    assert "hreflang" not in only_german.text
    await publish(staff, HERO, JOBS, language="en")
    english = await client.get(url, headers={"Accept-Language": "es"})
    assert "Nurses who stay" in english.text
    job = await staff.job(publish=True, **WHOLE)
    german = await client.get(url, params={"lang": "de"})
    assert "Pflege, die bleibt" in german.text
    found = outline(german)
    assert f"{staff.page(job)}?lang=de" in hrefs(found)
    assert {"rel": "canonical", "href": f"http://testserver{url}?lang=de"} in found.all("link")
    assert {a["hreflang"] for a in found.all("link") if "hreflang" in a} == {
        "en", "de", "x-default",
    }  # fmt: skip
    chosen = [a["lang"] for a in found.all("a") if a.get("aria-current")]
    assert chosen == ["de"]
    posting = await client.get(f"{staff.page(job)}?lang=de")
    assert '<html lang="de">' in posting.text
    assert "Nurses who stay" in (await client.get(url, params={"lang": "xx"})).text


async def test_the_preview_is_the_page(client: AsyncClient, staff: Staff) -> None:
    await staff.job(publish=True, **WHOLE)
    blocks = [HERO, {"id": "d", "kind": "departments", "heading": "Teams"}, JOBS]
    made = await act(staff, "preview", blocks=blocks)
    html = made.json()["html"]
    assert "Nurses who stay" in html
    assert "Intensive care" in html
    assert "<style" not in html
    (sheet,) = [part for part in html.split('"') if part.startswith("/assets/brand/")]
    served = await client.get(sheet)
    assert "--brand:#" in served.text
    assert "Nurses who stay" not in await shown(client, staff)
    assert (await client.get("/assets/brand/nonsense.css")).status_code == 422
