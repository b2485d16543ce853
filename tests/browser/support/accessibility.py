"""axe on what is on the screen."""

from functools import cache
from pathlib import Path
from typing import Any

from playwright.async_api import Page

_AXE = Path(__file__).parents[3] / "web" / "node_modules" / "axe-core" / "axe.min.js"
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@cache
def _script() -> str:
    return _AXE.read_text(encoding="utf-8")


async def check_accessibility(page: Page) -> None:
    """Fail with each finding: its rule, where it is, and what to do."""
    await _check(page, {"type": "tag", "values": _RULES})


async def check_contrast(page: Page) -> None:
    """Fail where text is hard to read: what another colour scheme can change about a screen."""
    await _check(page, {"type": "rule", "values": ["color-contrast"]})


async def _check(page: Page, run_only: dict[str, Any]) -> None:
    if not await page.evaluate("'axe' in window"):
        await page.evaluate(_script())
    found: list[dict[str, Any]] = await page.evaluate(
        "options => axe.run(document, options).then(result => result.violations)",
        # Of what is in order nothing is told: to gather it takes as long again. Frames show mails,
        # where no script runs, not even axe.
        {"runOnly": run_only, "resultTypes": ["violations"], "iframes": False},
    )
    findings = [
        f"{violation['id']}: {node['html']}\n{node['failureSummary']}"
        for violation in found
        for node in violation["nodes"]
    ]
    assert not findings, "\n\n".join([page.url, *findings])
