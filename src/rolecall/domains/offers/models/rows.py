"""What contract a row makes."""

from typing import Any, TypeVar

import msgspec

from rolecall.domains.offers.contracts import (
    Letter,
    LetterTemplate,
    LetterText,
    MyOffer,
    Offer,
    OfferContent,
    OfferStatus,
    OfferSummary,
    OfferVersion,
)
from rolecall.domains.offers.models import offers
from rolecall.infra.db import Row

T = TypeVar("T")
OFFER_COLUMNS = tuple(offers.c[name] for name in Offer.__dataclass_fields__)
SUMMARY_COLUMNS = (
    *(
        offers.c[name]
        for name in OfferSummary.__dataclass_fields__
        if name not in {"pay", "start_date"}
    ),
    offers.c.content,
)


def offer_of(row: Row) -> Offer:
    """Return the contract of a row of `OFFER_COLUMNS`."""
    values = dict(row)
    values["status"] = OfferStatus(values["status"])
    values["content"] = _read(values["content"], OfferContent)
    return Offer(**values)


def summary_of(row: Row) -> OfferSummary:
    """Return the contract of a row of `SUMMARY_COLUMNS`."""
    values = dict(row)
    terms = _read(values.pop("content"), OfferContent).terms
    values["status"] = OfferStatus(values["status"])
    return OfferSummary(**values, pay=terms.pay, start_date=terms.start_date)


def version_of(row: Row) -> OfferVersion:
    """Return the contract of a version's row."""
    values = dict(row)
    values["content"] = _read(values["content"], OfferContent)
    values["letter"] = _read(values["letter"], Letter)
    return OfferVersion(**values)


def template_of(row: Row) -> LetterTemplate:
    """Return the contract of a template's row."""
    return LetterTemplate(
        id=row["id"],
        name=row["name"],
        text=_read(row["text"], LetterText),
        archived_at=row["archived_at"],
        created_at=row["created_at"],
        updated_at=row["updated_at"],
        version=row["version"],
    )


def my_offer_of(row: Row) -> MyOffer:
    """Return the contract of a row of the directory."""
    values = {name: row[name] for name in MyOffer.__dataclass_fields__}
    values["status"] = OfferStatus(values["status"])
    return MyOffer(**values)


def _read(document: Any, kind: type[T]) -> T:
    return msgspec.convert(document, kind)
