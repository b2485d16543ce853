"""One installation and one browser for all stories; each story has an organization of its own."""

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright, expect

from scripts.bootstrap import CHROMIUM_NAMES
from tests.browser.support.desk import PATIENCE_MS, Desk
from tests.browser.support.employer import Employer, found_employer
from tests.support.application import INBOUND_DOMAIN, WEBHOOK_SECRET
from tests.support.installation import LiveInstallation, LiveWorld, installation, live_world
from tests.support.zones import TARGET, zones

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-software-rasterizer",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
    # Pages live for seconds here: what it takes to compile their code better is never earned back.
    "--js-flags=--no-opt --no-maglev",
)


@pytest_asyncio.fixture(scope="package", loop_scope="session")
async def running() -> AsyncIterator[LiveInstallation]:
    """`rolecall up` on a folder of its own, with the built web application.

    Not on pytest's folder: a second pytest of the same user closes that to the database's user.
    """
    with TemporaryDirectory(prefix="rolecall-browser-", ignore_cleanup_errors=True) as folder:
        # Calendars of the stories are on loopback; answers come by the webhook.
        settings = {
            "ROLECALL_OUTBOUND_INTERNAL_HOSTS": "127.0.0.1",
            "ROLECALL_DNS_SERVERS": f"127.0.0.1:{zones().port}",
            "ROLECALL_CUSTOM_DOMAIN_TARGET": TARGET,
            "ROLECALL_INBOUND_DOMAIN": INBOUND_DOMAIN,
            "ROLECALL_INBOUND_WEBHOOK_SECRET": WEBHOOK_SECRET,
        }
        async with installation(Path(folder), **settings) as started:
            yield started


@pytest_asyncio.fixture(scope="package", loop_scope="session")
async def live(running: LiveInstallation) -> AsyncIterator[LiveWorld]:
    """Makes organizations and members in the installation."""
    async with live_world(running) as made:
        yield made


@pytest_asyncio.fixture(scope="package", loop_scope="session")
async def chromium() -> AsyncIterator[Browser]:
    """The browser; contexts in it are separate people at separate machines."""
    program = next((found for name in CHROMIUM_NAMES if (found := shutil.which(name))), None)
    expect.set_options(timeout=PATIENCE_MS)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def desk(
    chromium: Browser, live: LiveWorld, running: LiveInstallation, tmp_path: Path
) -> AsyncIterator[Desk]:
    """Opens windows for people; no page may have complained in any of them at the end."""
    made = Desk(chromium, live, running.url, tmp_path)
    yield made
    await made.close()
    assert made.complaints == []


@pytest.fixture
def employer(live: LiveWorld) -> Callable[[], Awaitable[Employer]]:
    """Founds an organization with an administrator and a recruiter."""
    return lambda: found_employer(live)
