import asyncio
import json
import re
from datetime import UTC, date, datetime, timedelta
from importlib import resources
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolecall.infra.http.pages import LANGUAGES, Brand, PageStore, preferred_language, texts
from rolecall.infra.http.pages.brand import DEFAULT_COLOR, TINT
from rolecall.infra.http.pages.formats import day, moment, number, xml
from rolecall.kernel import clock

PACKAGES = ["rolecall.infra.http.pages", "rolecall.domains.jobs"]
HEX = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


def table(package: str, language: str) -> dict[str, str]:
    file = resources.files(package).joinpath("locales", f"{language}.json")
    found: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))
    return found


def places(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


@pytest.mark.parametrize("package", PACKAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_text(package: str, language: str) -> None:
    english, other = table(package, "en"), table(package, language)
    assert other.keys() == english.keys()
    for key, text in other.items():
        assert text.strip() == text != ""
        assert places(text) == places(english[key]), key


def test_texts_take_values_and_count() -> None:
    t = texts("rolecall.domains.jobs", "de-AT")
    assert t.language == "de"
    assert t.apply_now == "Jetzt bewerben"
    assert t("jobs_open", count=1) == "1 offene Stelle"
    assert t("jobs_open", count=3) == "3 offene Stellen"
    assert t("about", name="{x}") == "Über {x}"
    assert "apply_now" in t
    with pytest.raises(AttributeError):
        _ = t.nothing_like_it
    with pytest.raises(KeyError):
        t("nothing_like_it", count=1)


def test_an_unknown_language_reads_english() -> None:
    assert texts("rolecall.domains.jobs", "fr-FR").apply_now == "Apply now"


@pytest.mark.parametrize(
    ("header", "default", "language"),
    [
        ("de", "en", "de"),
        ("de-CH;q=0.8, es;q=0.9", "en", "es"),
        ("fr, de;q=0.1", "en", "de"),
        ("fr", "es-MX", "es"),
        ("", "de_DE", "de"),
        ("de;q=0", "en", "en"),
        ("de;q=x, es;q=0.2", "en", "es"),
        ("*", "de", "de"),
        (",,;q=,", "en", "en"),
        ("x" * 100_000, "en", "en"),
    ],
)
def test_the_best_language_is_chosen(header: str, default: str, language: str) -> None:
    assert preferred_language(header, default) == language


@given(st.text())
def test_any_header_leads_to_one_of_our_languages(header: str) -> None:
    assert preferred_language(header, "en") in LANGUAGES


def luminance(color: str) -> float:
    """As WCAG 2.2 defines it."""
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mixed(share: float, color: str, page: str) -> str:
    """As `color-mix(in srgb, color share, page)`."""
    parts = (
        round(int(color[at : at + 2], 16) * share + int(page[at : at + 2], 16) * (1 - share))
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02x}" for part in parts)


@given(HEX)
def test_any_brand_colour_can_be_read(color: str) -> None:
    sheet = Brand(color=color).stylesheet
    on_brand = re.findall(r"--on-brand:(#\w{6})", sheet)
    light, dark = re.findall(r"--brand-text:(#\w{6})", sheet)
    assert contrast(on_brand[0], color) >= 4.5
    for text, page in ((light, "#ffffff"), (dark, "#16191b")):
        assert contrast(text, page) >= 4.5
        assert contrast(text, mixed(TINT, color, page)) >= 4.5
    for text, page in (("#5b6066", "#ffffff"), ("#a9aeb4", "#16191b")):
        assert contrast(text, mixed(TINT, color, page)) >= 4.5


def test_the_stylesheet_tints_as_much_as_was_reckoned_with() -> None:
    sheet = resources.files("rolecall.infra.http.pages").joinpath("static", "site.css").read_text()
    share = re.search(r"--tint: color-mix\(in srgb, var\(--brand\) (\d+)%", sheet)
    assert share is not None
    assert int(share.group(1)) / 100 == TINT


@pytest.mark.parametrize("color", ["red", "#fff", "#12345g", "#123456;}", "#123456\n"])
def test_what_is_no_colour_is_ours(color: str) -> None:
    assert f"--brand:{DEFAULT_COLOR};" in Brand(color=color).stylesheet


def test_an_icon_holds_any_letter() -> None:
    assert "%3C%26lt" not in Brand(name="<x").icon
    assert "%26lt%3B" in Brand(name="<x").icon
    assert Brand(name="").icon.startswith("data:image/svg+xml,")


def test_dates_and_numbers_follow_the_language() -> None:
    at = datetime(2025, 6, 1, 22, 30, tzinfo=UTC)
    assert day(date(2025, 6, 1), "de") == "1. Juni 2025"
    assert day(date(2025, 6, 1), "en-GB") == "1 June 2025"
    assert moment(at, "de", "Europe/Berlin") == "02.06.2025, 00:30:00"
    assert number(12_000, "de") == "12.000"
    assert xml("a\x00\x08\ud7ff\ufffe\tb") == "a\ud7ff\tb"


async def test_a_page_is_made_once_until_its_key_or_its_time_is_over() -> None:
    store, made = PageStore(limit=2), 0
    start = datetime(2025, 6, 1, tzinfo=UTC)

    async def make() -> tuple[int, datetime | None]:
        nonlocal made
        made += 1
        return made, start + timedelta(minutes=1)

    async def get(key: Any, at: datetime = start) -> int:
        with clock.at(at):
            return await store.get_or_make(key, make)

    assert [await get("a"), await get("a"), await get("b")] == [1, 1, 2]
    assert await get("a", start + timedelta(minutes=1)) == 3
    assert [await get("c"), await get("a")] == [4, 3]
    assert await get("b") == 5


async def test_a_page_that_cannot_be_made_is_tried_again() -> None:
    store = PageStore(limit=2)

    async def fail() -> tuple[int, datetime | None]:
        await asyncio.sleep(0)
        raise LookupError

    async def make() -> tuple[int, datetime | None]:
        await asyncio.sleep(0)
        return 1, None

    with pytest.raises(LookupError):
        await store.get_or_make("key", fail)
    assert await store.get_or_make("key", make) == 1
