"""`/docs`: the interface to read, from this host alone."""

import re
from pathlib import Path

import httpx2
import pytest


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A web application that was built, as far as this page is concerned."""
    (tmp_path / "reference").mkdir()
    (tmp_path / "index.html").write_text("<!doctype html>")
    for name in ("swagger-ui.css", "swagger-ui-bundle.js", "LICENSE"):
        (tmp_path / "reference" / name).write_text(f"content of {name}")
    return tmp_path


async def test_the_page_loads_nothing_from_elsewhere(web: httpx2.AsyncClient, built: Path) -> None:
    page = await web.get("/docs")
    assert page.status_code == 200
    assert page.headers["content-type"].startswith("text/html")
    policy = page.headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "http" not in policy
    assert "unsafe" not in policy
    addresses = re.findall(r'(?:src|href)="([^"]*)"', page.text)
    assert len(addresses) == 5
    assert all(address.startswith(("/", "data:,")) for address in addresses)
    assert re.findall(r"<script(?! src)", page.text) == []
    for address in addresses:
        if address.startswith("/"):
            loaded = await web.get(address)
            assert loaded.status_code == 200, address
            kind = {"css": "text/css", "js": "text/javascript", "json": "application/json"}
            assert loaded.headers["content-type"].startswith(kind[address.rpartition(".")[2]])


@pytest.mark.parametrize("name", ["LICENSE", "..%2Findex.html", "index.html", "%2e%2e", "x.js"])
async def test_nothing_else_is_served(web: httpx2.AsyncClient, built: Path, name: str) -> None:
    assert (await web.get(f"/docs/{name}")).status_code == 404


async def test_without_the_build_it_says_what_to_do(web: httpx2.AsyncClient, built: Path) -> None:
    for file in (built / "reference").iterdir():
        file.unlink()
    (built / "reference").rmdir()
    refused = await web.get("/docs", headers={"Accept": "application/json"})
    assert refused.status_code == 503
    assert "make web" in refused.json()["detail"]
    assert "/api/openapi.json" in refused.json()["detail"]
