"""Take the pictures of the guides from a running demo installation: `make screenshots`.

What is taken is listed in `docs/guides/screens.toml`. Names on the command line take only those.
"""

import argparse
import shutil
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Final, Self

import httpx2
from playwright.sync_api import Browser, Page, expect, sync_playwright

from rolecall.entrypoints.seed.demo import DEMO_PASSWORD

from scripts.bootstrap import CHROMIUM_NAMES

ROOT: Final = Path(__file__).resolve().parents[1]
LISTED: Final = ROOT / "docs" / "guides" / "screens.toml"
PICTURES: Final = ROOT / "docs" / "images"
WIDTHS: Final = {"desk": (1280, 800), "phone": (390, 844)}
ORGANIZATION: Final = "harbor-vale.example.com"
PLATFORM: Final = "rolecall.example.com"
PATIENCE_MS: Final = 30_000


class Installation:
    """The installation that is looked at: its people, and where their things are."""

    def __init__(self, url: str, finds: Mapping[str, Mapping[str, str]]) -> None:
        self.url = url
        self._finds = finds
        self._clients = ExitStack()
        self.session = cache(self._session)
        self.found = cache(self._found)

    def __enter__(self) -> Self:
        """Begin: nobody has signed in."""
        return self

    def __exit__(self, *_: object) -> None:
        """Leave: close the connections of all who signed in."""
        self._clients.close()

    def _session(self, who: str) -> httpx2.Client:
        """Sign somebody in as a browser does."""
        client = self._clients.enter_context(
            httpx2.Client(base_url=self.url, timeout=30, headers={"X-Rolecall-Client": "web"})
        )
        at = PLATFORM if who in {"candidate", "platform"} else ORGANIZATION
        answer = client.post(
            "/api/v1/auth/login", json={"email": f"{who}@{at}", "password": DEMO_PASSWORD}
        )
        answer.raise_for_status()
        return client

    def _found(self, name: str) -> str:
        """Return the id that a name of the section `find` stands for."""
        find = self._finds[name]
        answer = self.session(find.get("who", "recruiter")).get(f"/api/v1/{find['from']}")
        answer.raise_for_status()
        items = answer.json()["items"]
        if not items:
            raise SystemExit(f"Nothing was found for {name}: {find['from']} is empty.")
        value: Any = items[0]
        for key in find["take"].split("."):
            value = value[key]
        return str(value)

    def path(self, template: str) -> str:
        """Return a path with its names replaced by what they stand for."""

        class Found(dict[str, str]):
            __missing__ = staticmethod(self.found)

        return template.format_map(Found())


@contextmanager
def window(
    browser: Browser, installation: Installation, screen: Mapping[str, Any]
) -> Iterator[Page]:
    """Open a screen as its person sees it."""
    width, height = WIDTHS[screen.get("width", "desk")]
    context = browser.new_context(
        base_url=installation.url,
        viewport={"width": width, "height": screen.get("height", height)},
        reduced_motion="reduce",
        locale="en-US",
        timezone_id="America/New_York",
    )
    context.set_default_timeout(PATIENCE_MS)
    who = screen.get("who")
    if who:
        for one in installation.session(who).cookies.jar:
            context.add_cookies(
                [{"name": one.name, "value": one.value or "", "url": installation.url}]
            )
    try:
        page = context.new_page()
        path = installation.path(screen["path"])
        page.goto(path)
        _settle(page)
        if not page.url.startswith(installation.url + path.partition("?")[0]):
            raise SystemExit(f"{path} is not open to {who or 'strangers'}: {page.url} came.")
        for role, name in screen.get("click", ()):
            page.get_by_role(role, name=name, exact=True).first.click()
            _settle(page)
        yield page
    finally:
        context.close()


def _settle(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=PATIENCE_MS)
    expect(page.locator("[aria-busy=true]")).to_have_count(0, timeout=PATIENCE_MS)
    page.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")


def take(url: str, names: list[str], folder: Path, tell: Callable[[str], object]) -> None:
    """Take the named pictures, or all, into a folder."""
    chromium = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    listed = tomllib.loads(LISTED.read_text())
    unknown = set(names) - listed["screens"].keys()
    if unknown:
        raise SystemExit(f"Not in {LISTED.relative_to(ROOT)}: {', '.join(sorted(unknown))}.")
    with Installation(url, listed["find"]) as installation, sync_playwright() as running:
        browser = running.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name in names or listed["screens"]:
            with window(browser, installation, listed["screens"][name]) as page:
                page.screenshot(path=folder / f"{name}.png")
            tell(name)
        browser.close()


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("names", nargs="*", help="pictures to take; all if none is named")
    parser.add_argument("--url", default="http://127.0.0.1:8000", help="the demo installation")
    parser.add_argument("--to", type=Path, default=PICTURES, help="folder for the pictures")
    given = parser.parse_args()
    take(given.url, given.names, given.to, print)


if __name__ == "__main__":
    main()
