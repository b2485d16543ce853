"""What a request and an answer have to say. Pure."""

from rolecall.domains.accommodations.contracts import AccommodationWish
from rolecall.domains.applications.contracts.accommodations import (
    FIELDS,
    MOST_REACH,
    MOST_WORDS,
)
from rolecall.kernel.errors import FieldError, InvalidInput
from rolecall.kernel.sentences import say

MOST_ENTRIES = 50
"""Of one application, the person's and the members' together."""


def require_wish(wish: AccommodationWish) -> None:
    """Pass if a request says something, at a length that somebody reads.

    Neither a reason nor a diagnosis is asked for, so neither can be missing.

    Raises:
        InvalidInput: with one field error per field that needs attention.
    """
    faults = []
    if wish.is_empty:
        faults.append(
            FieldError(
                f"{FIELDS}words",
                say("Choose what would help, or say it in your own words."),
                "required",
            )
        )
    for name, value, most in (
        ("words", wish.words, MOST_WORDS),
        ("reach", wish.reach, MOST_REACH),
    ):
        if len(value) > most:
            faults.append(
                FieldError(
                    f"{FIELDS}{name}",
                    say("At most {most} characters. Please shorten it.", most=most),
                    "too_long",
                )
            )
    if faults:
        raise InvalidInput(faults[0].message, errors=faults)


def require_words(words: str, field: str = "words") -> None:
    """Pass if an answer says something.

    Raises:
        InvalidInput: it is empty.
    """
    if not words.strip():
        raise InvalidInput.of_field(
            field, say("Write what the person is to know; they read it as it is."), "required"
        )
