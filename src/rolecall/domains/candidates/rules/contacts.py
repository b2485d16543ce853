"""Addresses and numbers: which are the same, and which is the primary one."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from rolecall.domains.candidates.contracts import ContactKind, NewContact
from rolecall.kernel.email_addresses import normalise_email
from rolecall.kernel.errors import FieldError, InvalidInput
from rolecall.kernel.sentences import say

SIGNIFICANT_DIGITS: Final = 9
"""How many of a number's last digits tell it from others, with and without its country's code.

National significant numbers have seven digits or more nearly everywhere (ITU-T E.164 allows
fifteen with the country's); nine from the end leave out what is written in several ways: `+49`,
`0049`, `0`.
"""
SHORTEST_PHONE: Final = 6


def phone_key(number: str) -> str:
    """Return what two spellings of one number have in common, empty for what is no number."""
    digits = "".join(character for character in number if character.isdecimal())
    if not digits.isascii() or len(digits) < SHORTEST_PHONE:
        return ""
    return digits[-SIGNIFICANT_DIGITS:]


def normalise_contact(kind: ContactKind, value: str) -> str:
    """Return the form in which a contact is looked up."""
    return normalise_email(value) if kind is ContactKind.EMAIL else phone_key(value)


def arranged(wanted: Sequence[NewContact]) -> tuple[NewContact, ...]:
    """Return contacts with one primary of each kind, mails first, primary ones in front.

    Raises:
        InvalidInput: the same address stands there twice.
    """
    result: list[NewContact] = []
    for kind in ContactKind:
        of_kind = [contact for contact in wanted if contact.kind is kind]
        norms = [normalise_contact(kind, one.value) or one.value for one in of_kind]
        if len(set(norms)) < len(norms):
            raise InvalidInput(
                say("The same address or number stands there twice; leave one out."),
                errors=[
                    FieldError("contacts", say("One of them stands there twice."), "duplicate")
                ],
            )
        first = next((one for one in of_kind if one.is_primary), of_kind[0] if of_kind else None)
        result += [replace(one, is_primary=one is first) for one in of_kind if one is first]
        result += [replace(one, is_primary=False) for one in of_kind if one is not first]
    return tuple(result)
