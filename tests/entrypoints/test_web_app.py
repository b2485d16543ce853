"""Serving the built web application's files."""

import gzip
from pathlib import Path

import httpx2
import pytest

SCRIPT = b"console.log('Rolecall');"


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A build with one script that is there compressed, too, and one file that is not."""
    assets = tmp_path / "assets" / "app"
    assets.mkdir(parents=True)
    (tmp_path / "index.html").write_text("<!doctype html>")
    (assets / "index-abc.js").write_bytes(SCRIPT)
    (assets / "index-abc.js.gz").write_bytes(gzip.compress(SCRIPT))
    (assets / "index-abc.js.br").write_bytes(b"the smallest")
    (assets / "letter.woff2").write_bytes(b"font")
    return tmp_path


async def test_a_file_goes_out_as_the_browser_takes_it(web: httpx2.AsyncClient) -> None:
    kinds = {
        "gzip, deflate, br": "br",
        "gzip, deflate": "gzip",
        "br;q=0, GZIP;q=0.5": "gzip",
        "br;q=0.0, gzip;q=0": None,
        "identity": None,
        "": None,
    }
    for accepted, coding in kinds.items():
        url = "/assets/app/index-abc.js"
        answer = await web.get(url, headers={"Accept-Encoding": accepted})
        assert answer.headers.get("content-encoding") == coding, accepted
        assert answer.headers["content-type"].startswith("text/javascript")
        assert answer.headers["vary"] == "Accept-Encoding"
        assert "immutable" in answer.headers["cache-control"]
        if coding != "br":
            assert answer.content == SCRIPT


async def test_what_the_build_left_as_it_is_goes_out_so(web: httpx2.AsyncClient) -> None:
    answer = await web.get("/assets/app/letter.woff2", headers={"Accept-Encoding": "br, gzip"})
    assert (answer.content, answer.headers.get("content-encoding")) == (b"font", None)
    assert (await web.get("/assets/app/../../index.html")).status_code == 404


async def test_the_portal_is_installed_by_itself(web: httpx2.AsyncClient, built: Path) -> None:
    """Its manifest and its worker reach nothing but the portal; the console keeps its own."""
    page = '<link rel="manifest" href="/assets/app/manifest.webmanifest">'
    (built / "index.html").write_text(page)
    (built / "assets" / "app" / "portal-worker.js").write_bytes(SCRIPT)
    for path, manifest in (
        ("/portal", "/portal/manifest.webmanifest"),
        ("/portal/jobs", "/portal/manifest.webmanifest"),
        ("/app", "/assets/app/manifest.webmanifest"),
        ("/app/portal", "/assets/app/manifest.webmanifest"),
    ):
        assert f'href="{manifest}"' in (await web.get(path)).text
    said = await web.get("/portal/manifest.webmanifest", headers={"Accept-Language": "de"})
    assert said.headers["content-type"].startswith("application/manifest+json")
    manifest = said.json()
    assert (manifest["scope"], manifest["start_url"], manifest["lang"]) == (
        "/portal", "/portal", "de",
    )  # fmt: skip
    assert all(one["url"].startswith("/portal") for one in manifest["shortcuts"])
    worker = await web.get("/portal/service-worker.js")
    assert worker.content == SCRIPT
    assert worker.headers["service-worker-allowed"] == "/portal"
    assert worker.headers["cache-control"] == "no-cache"
