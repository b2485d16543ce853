"""Pages as a strict reader, a browser's form and a search engine take them."""

import re
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import extruct
from httpx2 import Response

MAX_BYTES = 100_000
_VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Outline(HTMLParser):
    """Reads a page strictly: every element is closed where it should be."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> at {self.getpos()}")

    def all(self, tag: str) -> list[dict[str, str]]:
        """Return the attributes of every element of one kind, in the order of the page."""
        return [attributes for name, attributes in self.elements if name == tag]


def outline(page: Response) -> Outline:
    """Return the page's elements, after the checks that every page must pass."""
    assert page.headers["content-type"].startswith("text/html")
    assert len(page.content) < MAX_BYTES
    found = Outline()
    found.feed(page.text)
    assert (found.faults, found.open) == ([], [])
    identified = [a["id"] for _, a in found.elements if "id" in a]
    assert len(identified) == len(set(identified))
    assert found.all("html")[0]["lang"]
    assert len(found.all("title")) == len(found.all("h1")) == len(found.all("main")) == 1
    headings = [int(name[1]) for name, _ in found.elements if re.fullmatch("h[1-6]", name)]
    assert all(after - before <= 1 for before, after in pairwise(headings))
    for name, attributes in found.elements:
        if name == "script" and attributes.get("type") != "application/ld+json":
            assert attributes["src"].startswith("/assets/site/")
            assert "script-src 'self';" in page.headers["content-security-policy"]
        assert "style" not in attributes
        assert not any(attribute.startswith("on") for attribute in attributes)
        for described in attributes.get("aria-describedby", "").split():
            assert described in identified
    labelled = {a["for"] for a in found.all("label")}
    for name in ("input", "select", "textarea"):
        for control in found.all(name):
            assert control.get("type") == "hidden" or control["id"] in labelled
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    return found


def hrefs(found: Outline) -> list[str]:
    """Return where the links of a page lead."""
    return [a["href"] for a in found.all("a")]


def job_posting(page: Response) -> dict[str, Any]:
    """Return the one schema.org record of a page."""
    (found,) = extruct.extract(page.text, syntaxes=["json-ld"])["json-ld"]
    assert isinstance(found, dict)
    return found


def typed(page: Response) -> dict[str, str]:
    """Return what a browser would send of the page's last form as it stands, files left out."""
    reader = _FormReader()
    reader.feed(page.text)
    return dict(reader.values)


class _FormReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.values: list[tuple[str, str]] = []
        self._area: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.values.clear()
        elif tag == "textarea":
            self._area = given["name"]
        elif tag == "input" and "name" in given:
            kind = given.get("type", "text")
            chosen = kind not in {"radio", "checkbox"} or "checked" in given
            if chosen and kind != "file":
                self.values.append((given["name"], given.get("value", "")))

    def handle_data(self, data: str) -> None:
        if self._area is not None:
            self.values.append((self._area, data.removeprefix("\n")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = None
