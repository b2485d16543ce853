"""How lists are paged, and where they must not lead."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolecall.domains.integrations.contracts.outcomes import Malformed
from rolecall.domains.integrations.rules.expressions import compiled
from rolecall.domains.integrations.rules.paging import (
    BodyCursor,
    LinkHeader,
    NextUrl,
    Offset,
    PageNumber,
    Pager,
    Read,
    SinglePage,
    Turn,
    next_link,
    same_origin,
    total_of,
)

HERE = "https://api.example.com/v3/jobs?per_page=2"
TOTAL = compiled("count", "total")


def read(body: Any = None, count: int = 0, link: str = "") -> Read:
    return Read(HERE, {"link": link} if link else {}, body, count)


@pytest.mark.parametrize(
    ("header", "target"),
    [
        ('<https://a/?c=1>; rel="next"', "https://a/?c=1"),
        ("<https://a/?c=1>; rel=next", "https://a/?c=1"),
        (
            '<https://a/p>; rel="prev", <https://a/n,x;y>; title="a, b"; rel="last next"',
            "https://a/n,x;y",
        ),
        ('<https://a/n>; REL="NEXT"', "https://a/n"),
        ('<https://a/n>; rel="prev"; rel="next"', None),
        ('<https://a/n>; rel="nextish"', None),
        ("", None),
        ("<" * 5_000, None),
    ],
)
def test_the_next_link_of_a_header(header: str, target: str | None) -> None:
    assert next_link(header) == target


@pytest.mark.parametrize(
    ("link", "there"),
    [
        ("/v3/jobs?cursor=x", "https://api.example.com/v3/jobs?cursor=x"),
        ("?cursor=x", "https://api.example.com/v3/jobs?cursor=x"),
        ("https://API.example.com:443/v3", "https://API.example.com:443/v3"),
    ],
)
def test_a_link_to_the_same_origin_is_followed(link: str, there: str) -> None:
    assert same_origin(HERE, link) == there


@pytest.mark.parametrize(
    "link",
    [
        "https://evil.example.com/v3/jobs",
        "http://api.example.com/v3/jobs",
        "https://api.example.com:8443/v3/jobs",
        "//evil.example.com/v3",
        "https://api.example.com@evil.example.com/",
        "https://api.example.com.evil.org/",
        "file:///etc/passwd",
        "https://[::1",
        "https://api.example.com:99999999/",
    ],
)
def test_a_link_that_leads_elsewhere_is_an_error(link: str) -> None:
    with pytest.raises(Malformed):
        same_origin(HERE, link)


def test_a_link_header_says_its_size_once_and_is_then_followed() -> None:
    pager = LinkHeader("per_page", 500)
    assert pager.where({}).parameters == {"per_page": "500"}
    turn = pager.next({}, read(link='</v3/jobs?cursor=x>; rel="next"'))
    assert turn == {"url": "https://api.example.com/v3/jobs?cursor=x"}
    assert pager.where(turn).url == turn["url"]
    assert pager.next(turn, read()) is None


def test_an_address_in_the_body() -> None:
    pager = NextUrl(compiled("paging.next", "next"))
    assert pager.next({}, read({"paging": {"next": "/p2"}})) == {
        "url": "https://api.example.com/p2"
    }
    assert pager.next({}, read({"paging": {"next": None}})) is None
    assert pager.next({}, read({"paging": {"next": ""}})) is None
    with pytest.raises(Malformed, match="no_address"):
        pager.next({}, read({"paging": {"next": 7}}))
    with pytest.raises(Malformed, match="elsewhere"):
        pager.next({}, read({"paging": {"next": "https://evil.example/p2"}}))


def test_a_token_in_the_body() -> None:
    pager = BodyCursor(compiled("next", "next"), "cursor", "limit", 100, compiled("more", "more"))
    assert pager.where({}).parameters == {"limit": "100"}
    assert pager.where({"token": "x"}).parameters == {"limit": "100", "cursor": "x"}
    assert pager.next({}, read({"next": "x", "more": True})) == {"token": "x"}
    assert pager.next({}, read({"next": "x", "more": False})) is None
    with pytest.raises(Malformed, match="without_token"):
        pager.next({}, read({"next": None, "more": True}))
    with pytest.raises(Malformed, match="no_text"):
        pager.next({}, read({"next": {"a": 1}, "more": True}))


def test_a_token_that_stands_alone() -> None:
    where = BodyCursor(compiled("next", "n"), "cursor", "limit", 100, alone=True).where(
        {"token": 5}
    )
    assert (where.parameters, where.alone) == ({"cursor": "5"}, True)


def walked(pager: Pager, there: int, most: int, *, total: bool) -> int:
    """Return how many records come of a list of `there`, `most` on a page."""
    got, turn = 0, dict[str, Any]()
    for _ in range(200):
        asked = pager.where(turn).parameters or {}
        size = min(most, int(asked["size"]))
        at = int(asked["at"]) if isinstance(pager, Offset) else (int(asked["at"]) - 1) * size
        count = max(0, min(size, there - at))
        got += count
        following: Turn | None = pager.next(turn, read({"count": there} if total else {}, count))
        if following is None:
            return got
        turn = dict(following)
    raise AssertionError("no end")


@given(there=st.integers(0, 60), most=st.integers(1, 12), total=st.booleans())
@settings(max_examples=50)
def test_counting_reads_everything_even_where_pages_are_smaller_than_asked_for(
    there: int, most: int, total: bool
) -> None:
    at = TOTAL if total else None
    for pager in (PageNumber("at", "size", 10, total=at), Offset("at", "size", 10, total=at)):
        assert walked(pager, there, most, total=total) == there


def test_a_page_that_is_not_full_ends_where_that_was_agreed() -> None:
    pager = PageNumber("at", "size", 10, ends_short=True)
    assert pager.next({}, read({}, 10)) == {"page": 2, "seen": 10}
    assert pager.next({"page": 2, "seen": 10}, read({}, 3)) is None


def test_an_empty_page_before_the_count_is_reached_is_an_error() -> None:
    with pytest.raises(Malformed, match="empty_page_with_count"):
        Offset("at", "size", 10, total=TOTAL).next({}, read({"count": 7}, 0))


def test_everything_at_once() -> None:
    assert SinglePage().next({}, read([1])) is None


@pytest.mark.parametrize(("told", "total"), [(7, 7), ("7", 7), (None, None), (0, 0)])
def test_a_total(told: Any, total: int | None) -> None:
    assert total_of(TOTAL, {"count": told}) == total


@pytest.mark.parametrize("told", [True, -1, "many", 1.5, [3], "9" * 20])
def test_a_total_that_is_no_number_is_an_error(told: Any) -> None:
    with pytest.raises(Malformed, match="no_number"):
        total_of(TOTAL, {"count": told})
