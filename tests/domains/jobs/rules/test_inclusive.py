"""Words that deserve a look, and words that do not."""

import pytest

from rolecall.domains.jobs.rules.inclusive import MAX_FINDINGS, findings


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We want a Rockstar with a killer instinct.", ["Rockstar", "killer instinct"]),
        ("You guys are a young team of digital natives.",
         ["You guys", "young team", "digital natives"]),
        ("He/she is a native speaker; blacklisted",
         ["He/she", "native speaker", "blacklisted"]),
        ("Native English speakers, recent college graduates",
         ["Native English speakers", "recent college graduates"]),
        ("At most 5 years of experience", ["At most 5 years of experience"]),
        ("ROCK STAR and rock star again", ["ROCK STAR"]),
        ("Work hard, play hard: culture fit", ["Work hard, play hard", "culture fit"]),
        ("Sell aggressively? No: aggressive targets", ["aggressive targets"]),
    ],
)  # fmt: skip
def test_finds_each_expression_once_as_it_was_written(text: str, found: list[str]) -> None:
    assert [finding.found for finding in findings(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A master's degree in nursing; care for young adults and their families.",
        "The crazyquilt museum, the Wizard-of-Oz ward and Ninjago sets.",
        "You speak English fluently (C1). We fit your hours around your life.",
        "Human resources manager, ombudsman programme, women's health.",
        "A guru-free zone",
        "At least 5 years of experience",
    ],
)
def test_leaves_ordinary_words_alone(text: str) -> None:
    assert findings(text) == ()


def test_every_finding_says_why_and_what_instead() -> None:
    words = "ninja guru wizard unicorn manpower salesman chairman handyman foreman craftsman "
    found = findings(words + "stewardess waitress repairman youthful")
    assert len(found) == MAX_FINDINGS
    assert all(finding.reason.endswith(".") and finding.instead for finding in found)
