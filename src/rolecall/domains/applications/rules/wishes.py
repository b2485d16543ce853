"""What a form asks to be made different, by the names of its fields. Pure."""

from collections.abc import Mapping
from typing import Final

from rolecall.domains.applications.contracts.accommodations import (
    FIELDS,
    MOST_REACH,
    MOST_WORDS,
    AccommodationKind,
    AccommodationStep,
    AccommodationWish,
)

_KINDS: Final = {f"{FIELDS}{one.value}": one for one in AccommodationKind}
_STEPS: Final = {f"{FIELDS}for_{one.value}": one for one in AccommodationStep}
_TICK: Final = 10
WORDS: Final = f"{FIELDS}words"
REACH: Final = f"{FIELDS}reach"
LENGTHS: Final[Mapping[str, int]] = {
    **dict.fromkeys((*_KINDS, *_STEPS), _TICK),
    WORDS: MOST_WORDS,
    REACH: MOST_REACH,
}
"""The fields, and how many characters of each a draft keeps."""


def wish_of(fields: Mapping[str, object]) -> AccommodationWish:
    """Return what the form asks for; a tick is a field that holds anything."""
    return AccommodationWish(
        kinds=tuple(one for name, one in _KINDS.items() if fields.get(name)),
        steps=tuple(one for name, one in _STEPS.items() if fields.get(name)),
        words=_text(fields, WORDS),
        reach=_text(fields, REACH),
    )


def typed_wish(fields: Mapping[str, object]) -> dict[str, str]:
    """Return the fields as they were sent, for showing them again."""
    return {name: str(fields.get(name) or "") for name in LENGTHS}


def _text(fields: Mapping[str, object], name: str) -> str:
    # Browsers send line ends as two characters.
    return str(fields.get(name) or "").replace("\r\n", "\n").replace("\x00", "").strip()
