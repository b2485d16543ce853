import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolecall.domains.jobs.rules.description import (
    ALLOWED_TAGS,
    clean_html,
    excerpt,
    plain_text,
)

# fmt: off
PIECES = st.sampled_from(
    [
        "<p>", "</p>", "<script>", "</script>", "<img src=x onerror=alert(1)>", "<h1>", "</h1>",
        "<a href='javascript:alert(1)'>", '<a href="https://a.example">', "</a>", "<b", ">",
        "<style>", "</style>", "<svg/onload=x>", "<!--", "-->", "&lt;", "&nbsp;", "\n\n", '"', "'",
        "<iframe src=//x>", "<math><mi>", "<table><tr><td>", "<p style=color:red onclick=x>", "é",
        "<h3>", "</h3>", "<b>",
    ]
)
# fmt: on
DIRTY = st.lists(PIECES | st.text(max_size=5), max_size=15).map("".join)


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("<p>We <strong>hire</strong></p>", "<p>We <strong>hire</strong></p>"),
        ("<h1>Role</h1>", "<h2>Role</h2>"),
        ("<p>x</p><script>alert(1)</script>", "<p>x</p>"),
        ("<p onclick='x()' style='color:red' class='c'>x</p>", "<p>x</p>"),
        ("<img src=x onerror=alert(1)><p>x</p>", "<p>x</p>"),
        (
            "<a href='javascript:alert(1)'>x</a><br>",
            '<a rel="noopener noreferrer nofollow">x</a><br>',
        ),
        (
            "<a href='https://a.example' target='_blank'>x</a>",
            '<a href="https://a.example" rel="noopener noreferrer nofollow">x</a>',
        ),
        ("One\n\nTwo <3\nthree & four", "<p>One</p><p>Two &lt;3<br>three &amp; four</p>"),
        ("   ", ""),
    ],
)
def test_keeps_structure_and_nothing_else(given_text: str, kept: str) -> None:
    assert clean_html(given_text) == kept


@given(DIRTY)
def test_only_allowed_tags_are_left(dirty: str) -> None:
    cleaned = clean_html(dirty)
    for tag in re.findall(r"<\s*/?\s*([a-zA-Z0-9]+)", cleaned):
        assert tag in ALLOWED_TAGS
    for attributes in re.findall(r"<[a-z0-9]+\s([^>]*)>", cleaned):
        assert re.fullmatch(r'(href="[^"]*" )?rel="noopener noreferrer nofollow"', attributes)
    assert not re.search(r'href="\s*javascript:', cleaned, re.IGNORECASE)


@given(DIRTY)
def test_cleaning_twice_changes_nothing(dirty: str) -> None:
    once = clean_html(dirty)
    assert clean_html(once) == once


def test_reads_as_text() -> None:
    cleaned = "<p>We <b>hire</b>.</p><ul><li>nurses &amp; co</li><li>now</li></ul>"
    assert plain_text(cleaned) == "We hire. nurses & co now"


@pytest.mark.parametrize(
    ("limit", "text"), [(40, "We hire nurses, every day"), (17, "We hire nurses…"), (9, "We hire…")]
)
def test_an_excerpt_ends_at_a_blank(limit: int, text: str) -> None:
    found = excerpt("<p>We hire nurses,</p><p>every day</p>", limit)
    assert found == text
    assert len(found) <= limit
