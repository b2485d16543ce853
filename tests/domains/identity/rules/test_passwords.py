import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolecall.domains.identity.rules.passwords import (
    check_password,
    is_guessable,
    normalise_password,
)
from rolecall.kernel.errors import InvalidInput

CONTEXT = ("jane.miller@example.com", "Fern Valley Hospital")


@pytest.mark.parametrize(
    "password",
    [
        "Password123!",
        "P@ssw0rd!P@ssw0rd!",
        "passwordpassword",
        "qwertyuiop12",
        "1qaz2wsx3edc",
        "aaaaaaaaaaaa",
        "abcabcabcabc",
        "abcdefghijklm",
        "987654321098",
        "123456789012",
        "839201748362",
        "Welcome2024!!",
        "iloveyou-1234",
        "letmeinletmein",
        "summer-dragon-7",
        "rolecall-demo",
        "Rolecall2026!!",
        "jane.miller99!",
        "janemiller-1990",
        "FernValley2026",
    ],
)
def test_refuses_what_everybody_tries_first(password: str) -> None:
    assert is_guessable(password, CONTEXT)


@pytest.mark.parametrize(
    "password",
    [
        "correct horse battery staple",
        "plum tree by the river",
        "Tr0ub4dor&3-xyz",
        "x7#kQ9!mPz2v",
        "Str0ng-Passw0rd-2026!",
        "rolecall is where i hire nurses",
        "grüne Äpfel im Keller",
        "пароль из пяти слов",
    ],
)
def test_takes_what_is_not_listed(password: str) -> None:
    assert not is_guessable(password, CONTEXT)


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("plum tree ri", None),
        ("plum tree r", "password_too_short"),
        ("plum tree " * 20 + "x", "password_too_long"),
        ("password1234", "password_too_common"),
    ],
)
def test_says_what_to_do(password: str, code: str | None) -> None:
    if code is None:
        check_password(password, minimum=12)
        return
    with pytest.raises(InvalidInput) as refused:
        check_password(password, minimum=12)
    assert [(e.field, e.code) for e in refused.value.errors] == [("password", code)]


def test_the_context_counts_only_for_its_account() -> None:
    assert is_guessable("otterbach-2026", ["info@otterbach.example.com", "otterbach"])
    assert not is_guessable("otterbach-2026")


def test_two_keyboards_type_one_password() -> None:
    assert normalise_password("Cafe\u0301 cre\u0300me") == normalise_password("Café crème")


@given(st.text(max_size=60))
def test_judges_any_text(password: str) -> None:
    assert is_guessable(password) in {True, False}


@given(
    st.sampled_from(["password", "dragon", "qwerty"]),
    st.integers(0, 99_999),
    st.sampled_from("!?.-_ "),
)
def test_digits_and_signs_do_not_help(word: str, number: int, sign: str) -> None:
    assert is_guessable(f"{word}{sign}{number}")
    assert is_guessable(f"{number}{sign}{word.title()}{sign}")
