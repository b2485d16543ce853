"""How many segments a text takes, which is what a provider is paid for. Pure.

A text whose characters are all in the GSM 7-bit default alphabet (3GPP TS 23.038, section 6.2.1;
those of its extension count twice) holds 160 of them, any other 70 UTF-16 units. Longer ones are
cut into segments of 153 or 67, because each carries a header; neither an escape nor a surrogate
pair is cut.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = frozenset("^{}\\[~]|€\f")
_ASTRAL = 0x10000


class Encoding(StrEnum):
    """How a text travels."""

    GSM_7 = "gsm7"
    UCS_2 = "ucs2"


_LIMITS = {Encoding.GSM_7: (160, 153), Encoding.UCS_2: (70, 67)}


@dataclass(frozen=True, slots=True)
class Measured:
    """A text's encoding, its length in units of it, and in segments."""

    encoding: Encoding
    units: int
    segments: int


def measure(text: str) -> Measured:
    """Return how long a text is; an empty one has no segment."""
    plain = all(character in _BASIC or character in _EXTENDED for character in text)
    encoding = Encoding.GSM_7 if plain else Encoding.UCS_2
    widths = list(_widths(text, encoding))
    single, part = _LIMITS[encoding]
    units = sum(widths)
    if units <= single:
        return Measured(encoding, units, 1 if text else 0)
    segments, room = 1, part
    for width in widths:
        if width > room:
            segments, room = segments + 1, part
        room -= width
    return Measured(encoding, units, segments)


def _widths(text: str, encoding: Encoding) -> Iterator[int]:
    for character in text:
        if encoding is Encoding.GSM_7:
            yield 2 if character in _EXTENDED else 1
        else:
            yield 2 if ord(character) >= _ASTRAL else 1
