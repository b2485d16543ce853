import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolecall.kernel.email_addresses import normalise_email


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada@Example.com", "ada@example.com"),
        (" ada@example.com ", "ada@example.com"),
        ("\u00a0ada@example.com\u3000", "ada@example.com"),
        ("ADA\uff20example.com", "ada@example.com"),
        ("STRASSE@example.com", "straße@example.com"),
    ],
)
def test_spellings_of_one_address(one: str, other: str) -> None:
    assert normalise_email(one) == normalise_email(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ada.l@example.com", "adal@example.com"),
        ("ada+jobs@example.com", "ada@example.com"),
        ("ada@example.com", "ada@example.org"),
    ],
)
def test_what_only_the_mail_host_knows_is_left_alone(one: str, other: str) -> None:
    assert normalise_email(one) != normalise_email(other)


@given(st.emails())
def test_what_is_compared_compares_as_itself(address: str) -> None:
    assert normalise_email(normalise_email(address)) == normalise_email(address)
