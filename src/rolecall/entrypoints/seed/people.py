"""Invented people with addresses that reach nobody.

Mail goes to the domains reserved by RFC 2606, section 3; telephone numbers lie in 555-0100 to
555-0199, which the North American Numbering Plan keeps for fiction.
"""

import random
import unicodedata

from rolecall.entrypoints.seed.catalog import people
from rolecall.entrypoints.seed.dice import dice
from rolecall.entrypoints.seed.shapes import Person

_NUMBERS_PER_AREA = 100
_SPELLED_OUT = str.maketrans({"ø": "o", "ß": "ss", "þ": "th", "đ": "d", "ł": "l", "\u0131": "i"})


def plain(name: str) -> str:
    """Return the name in lower-case ASCII letters, as in an e-mail address."""
    folded = unicodedata.normalize("NFKD", name.lower().translate(_SPELLED_OUT))
    return "".join(letter for letter in folded if letter.isascii() and letter.isalnum())


class Town:
    """Hands out people, each with a name, address and number that nobody else has."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self._names: set[tuple[str, str]] = set()
        self._emails: set[str] = set()
        pool = people().contact
        self._phones = [
            f"({area}) 555-01{number:02d}"
            for area in pool.area_codes
            for number in range(_NUMBERS_PER_AREA)
        ]
        dice(seed, "phones").shuffle(self._phones)

    def person(self, sector: str, *label: object) -> Person:
        """Return a new person who lives where the sector's people live."""
        rng = dice(self.seed, "person", sector, *label)
        groups = people().groups
        while True:
            group = rng.choices(groups, [group.weight for group in groups])[0]
            name = (rng.choice(group.given), rng.choice(group.family))
            if name not in self._names:
                break
        self._names.add(name)
        given, family = name
        return Person(
            given=given,
            family=family,
            email=self._email(rng, given, family),
            phone=self._phones.pop(),
            place=rng.choice(people().places_of(sector)),
            link=_link(rng, given, family, sector),
            latin_1=group.latin_1,
        )

    def _email(self, rng: random.Random, given: str, family: str) -> str:
        first, last = plain(given), plain(family)
        local = rng.choice(
            [f"{first}.{last}", f"{first}{last}", f"{first[0]}.{last}", f"{last}.{first}"]
        )
        domain = rng.choice(people().contact.domains)
        email = f"{local}@{domain}"
        while email in self._emails:
            email = f"{local}{rng.randint(2, 99)}@{domain}"
        self._emails.add(email)
        return email


def _link(rng: random.Random, given: str, family: str, sector: str) -> str | None:
    handle = f"{plain(given)}-{plain(family)}"
    if sector == "digital":
        return rng.choice([f"https://{handle}.example.com", f"https://code.example.org/{handle}"])
    return f"https://people.example.net/in/{handle}" if rng.random() < 0.35 else None  # noqa: PLR2004
