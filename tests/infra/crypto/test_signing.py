"""Signed tokens: genuine, for one purpose, for a while."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolecall.infra.crypto import ExpiredToken, InvalidToken, RootKeys
from rolecall.kernel import clock

SECRET = "root-secret-of-the-installation-for-tests"
ROOTS = RootKeys(SECRET)
MINUTE = timedelta(seconds=60)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=30),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4)
    ),
    max_leaves=10,
)


@given(JSON)
def test_a_payload_comes_back(payload: object) -> None:
    signer = ROOTS.signer("cursor")
    assert signer.verify(signer.sign(payload, lifetime=MINUTE)) == payload


def test_a_token_can_stand_in_a_path() -> None:
    token = ROOTS.signer("download").sign({"file": "x" * 40}, lifetime=MINUTE)
    assert all(c.isalnum() or c in "-_." for c in token)


def test_a_token_dies_on_the_second() -> None:
    signer = ROOTS.signer("download")
    start = datetime(2026, 3, 1, 12, 0, 0, tzinfo=UTC)
    with clock.at(start):
        token = signer.sign({"id": 1}, lifetime=MINUTE)
    with clock.at(start + timedelta(seconds=59, milliseconds=999)):
        assert signer.verify(token) == {"id": 1}
    with clock.at(start + MINUTE), pytest.raises(ExpiredToken, match="Ask for a new one"):
        signer.verify(token)


def test_a_token_of_another_purpose_is_not_taken() -> None:
    token = ROOTS.signer("status").sign({"id": 1}, lifetime=MINUTE)
    with pytest.raises(InvalidToken):
        ROOTS.signer("download").verify(token)


def test_a_token_of_another_installation_is_not_taken() -> None:
    token = RootKeys("another-installations-root-secret-0001").signer("x").sign(1, lifetime=MINUTE)
    with pytest.raises(InvalidToken):
        ROOTS.signer("x").verify(token)


def test_tokens_outlive_a_change_of_the_root_secret() -> None:
    token = ROOTS.signer("status").sign({"id": 1}, lifetime=MINUTE)
    after = RootKeys("the-next-root-secret-of-the-installation", [SECRET])
    assert after.signer("status").verify(token) == {"id": 1}


@given(st.data())
def test_any_altered_character_is_noticed(data: st.DataObject) -> None:
    signer = ROOTS.signer("cursor")
    token = signer.sign({"after": ["2026-01-01", "abc"]}, lifetime=MINUTE)
    position = data.draw(st.integers(0, len(token) - 1))
    replacement = data.draw(st.characters().filter(lambda c: c != token[position]))
    with pytest.raises(InvalidToken):
        signer.verify(token[:position] + replacement + token[position + 1 :])


@given(st.text(max_size=200))
def test_any_other_text_is_refused_and_nothing_else_happens(text: str) -> None:
    with pytest.raises(InvalidToken):
        ROOTS.signer("cursor").verify(text)


@pytest.mark.parametrize("token", ["", "...", "a.b.c.d", "\ud800.1.2.3", "x" * 10_000])
def test_odd_tokens_are_refused(token: str) -> None:
    with pytest.raises(InvalidToken):
        ROOTS.signer("cursor").verify(token)


def test_a_payload_that_could_not_come_back_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="too long"):
        ROOTS.signer("cursor").sign("x" * 4000, lifetime=MINUTE)
