"""Windows for people, signed in by their session, watched for complaints."""

from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from playwright.async_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    ViewportSize,
    expect,
)

from tests.support.installation import LiveWorld
from tests.support.world import Account, Organization

DESK: Final[ViewportSize] = {"width": 1440, "height": 900}
PHONE: Final[ViewportSize] = {"width": 390, "height": 844}
PATIENCE_MS: Final = 15_000

_EXPECTED: Final = ("Failed to load resource",)
"""A refused request is part of many stories; the screen says it, and the browser logs it too."""


class Desk:
    """Opens browser windows for people and keeps what their pages complain about."""

    def __init__(self, browser: Browser, world: LiveWorld, url: str, downloads: Path) -> None:
        self.url = url
        self.complaints: list[str] = []
        self._browser = browser
        self._world = world
        self._downloads = downloads
        self._contexts: list[BrowserContext] = []

    async def window(
        self,
        person: Account | None = None,
        organization: Organization | None = None,
        *,
        path: str = "/app",
        phone: bool = False,
        dark: bool = False,
        locale: str = "en-US",
        scripts: bool = True,
    ) -> Page:
        """Open a window at a path, signed in as a person when one is given.

        Without `scripts` the pages run none; what a test evaluates in them still runs.
        """
        context = await self._browser.new_context(
            base_url=self.url,
            viewport=PHONE if phone else DESK,
            is_mobile=phone,
            has_touch=phone,
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            locale=locale,
            java_script_enabled=scripts,
            timezone_id="Europe/Berlin",
        )
        self._contexts.append(context)
        context.set_default_timeout(PATIENCE_MS)
        if person is not None:
            await self._give_session(context, person, organization)
        page = await context.new_page()
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))
        await page.goto(path)
        return page

    async def close(self) -> None:
        """Close every window."""
        for context in self._contexts:
            await context.close()

    async def _give_session(
        self, context: BrowserContext, person: Account, organization: Organization | None
    ) -> None:
        client = await self._world.browser(person, organization)
        await context.add_cookies(
            [
                {
                    "name": cookie.name,
                    "value": cookie.value or "",
                    "domain": urlsplit(self.url).hostname or "",
                    "path": "/",
                    "httpOnly": True,
                    "sameSite": "Lax",
                }
                for cookie in client.cookies.jar
            ]
        )

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not message.text.startswith(_EXPECTED):
            self.complaints.append(message.text)


async def heading(page: Page, words: str) -> None:
    """Wait until the screen has this heading."""
    await expect(page.get_by_role("heading", level=1, name=words)).to_be_visible()


async def toast(page: Page, words: str) -> None:
    """Wait for a message that passes."""
    await expect(page.get_by_role("alert").filter(has_text=words).first).to_be_visible()
