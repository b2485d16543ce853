"""Money: a whole number of minor units and an ISO 4217 currency."""

import re
from dataclasses import dataclass
from decimal import Decimal

_CURRENCY = re.compile(r"^[A-Z]{3}$")
_EXPONENTS = {"JPY": 0, "KRW": 0, "CLP": 0, "ISK": 0, "VND": 0, "BHD": 3, "KWD": 3, "TND": 3}
"""Minor-unit exponents other than two (ISO 4217, table A.1), where jobs are paid in them."""


@dataclass(frozen=True, slots=True, order=False)
class Money:
    """An amount in minor units (cents for USD), with its currency.

    Raises:
        ValueError: the currency is not three capital letters.
    """

    minor: int
    currency: str

    def __post_init__(self) -> None:
        if not _CURRENCY.match(self.currency):
            raise ValueError(f"currency must be three capital letters, got {self.currency!r}")

    @property
    def amount(self) -> Decimal:
        """The amount in major units, exact."""
        return Decimal(self.minor).scaleb(-exponent(self.currency))


def exponent(currency: str) -> int:
    """Return how many decimal places the currency's minor unit has."""
    return _EXPONENTS.get(currency, 2)
