"""The catalogs of the web's languages, and what of English is still seen on a screen."""

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from playwright.async_api import Page

_CATALOGS: Final = Path(__file__).parents[3] / "web" / "src" / "language" / "catalogs"
_ENTRY: Final = re.compile(r'^msgid (".*(?:\n".*)*)\nmsgstr (".*(?:\n".*)*)', re.MULTILINE)
_SEEN: Final = """() => {
    const seen = new Set();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const [text, around] = [texts.currentNode, texts.currentNode.parentElement];
        if (around?.checkVisibility() && around.closest('script, style') === null)
            seen.add(text.textContent.trim());
    }
    for (const it of document.querySelectorAll('[aria-label], [placeholder], [title]'))
        if (it.checkVisibility())
            for (const name of ['aria-label', 'placeholder', 'title'])
                seen.add((it.getAttribute(name) ?? '').trim());
    return [...seen].filter((text) => text !== '');
}"""
"""Every text that is on the screen or read out from it."""


@cache
def catalog(locale: str) -> Mapping[str, str]:
    """Return the translations of a language by their English text."""

    def joined(lines: str) -> str:
        return "".join(json.loads(line) for line in lines.split("\n"))

    found = _ENTRY.findall((_CATALOGS / f"{locale}.po").read_text(encoding="utf-8"))
    return {joined(text): joined(said) for text, said in found if joined(text)}


async def english_left(page: Page, locale: str, data: set[str]) -> set[str]:
    """Return texts of the screen that are English though the catalog has other words for them.

    `data` are words that people have written, such as names of stages.
    """
    changed = {text for text, said in catalog(locale).items() if said != text}
    plain = {text for text in changed if "{" not in text and "<" not in text}
    filled = [
        re.compile(".+".join(re.escape(part) for part in re.split(r"\{\w+\}", text)))
        for text in changed
        if "{" in text and "plural" not in text and "<" not in text
        if len(re.sub(r"\{\w+\}|\W", "", text)) > 8
    ]
    seen = set(await page.evaluate(_SEEN)) - data - set(catalog(locale).values())
    return {text for text in seen if text in plain or any(one.fullmatch(text) for one in filled)}
