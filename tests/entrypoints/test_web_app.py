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
