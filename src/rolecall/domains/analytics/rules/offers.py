"""What became of the offers that were sent."""

from collections.abc import Sequence
from typing import Final

from rolecall.domains.analytics.contracts import Cell, Column, Figure, Table, TableRow, Unit
from rolecall.domains.analytics.rules.figures import count, measured, share
from rolecall.domains.analytics.rules.quantiles import quantile
from rolecall.domains.jobs.contracts.selection import JobFacts
from rolecall.domains.offers.contracts import OfferStatus, SentOffer
from rolecall.kernel.sentences import say

COLUMNS: Final = (
    Column("sent", Unit.COUNT, "offers_sent", say("Sent")),
    Column("accepted", Unit.COUNT, "offers_accepted", say("Accepted")),
    Column("declined", Unit.COUNT, "offers_declined", say("Declined")),
    Column("expired", Unit.COUNT, "offers_expired", say("Expired")),
    Column("withdrawn", Unit.COUNT, "offers_withdrawn", say("Taken back")),
    Column("open", Unit.COUNT, "offers_open", say("Open")),
    Column("acceptance_rate", Unit.SHARE, "offer_acceptance_rate", say("Acceptance rate")),
    Column("days_to_answer", Unit.DAYS, "days_to_answer", say("Median to the answer")),
)
_TABLES: Final = (
    ("all", say("All offers"), say("Offers")),
    ("departments", say("By department"), say("Department")),
    ("jobs", say("By job"), say("Job")),
)
_ENDED: Final = {
    OfferStatus.ACCEPTED: "accepted",
    OfferStatus.DECLINED: "declined",
    OfferStatus.EXPIRED: "expired",
    OfferStatus.WITHDRAWN: "withdrawn",
}
_MEANT: Final = {
    "acceptance_rate": frozenset({"accepted", "declined", "expired"}),
    "days_to_answer": frozenset({"accepted", "declined"}),
}
_SECONDS_A_DAY: Final = 86_400

Placed = tuple[SentOffer, JobFacts]
"""An offer with its job."""


def tables(offers: Sequence[Placed]) -> tuple[Table, ...]:
    """Return what became of all offers, and by department and job."""
    return tuple(
        Table(key, title, heading, COLUMNS, _rows(key, offers)) for key, title, heading in _TABLES
    )


def offers_of(cell: Cell, offers: Sequence[Placed]) -> list[SentOffer] | None:
    """Return the offers that a figure was made from, None if there is no such figure."""
    known = {key for key, _, _ in _TABLES}
    if cell.table not in known or cell.column not in {column.key for column in COLUMNS}:
        return None
    return [
        offer
        for offer, job in offers
        if _row_of(cell.table, job)[0] == cell.row and _belongs(offer, cell.column)
    ]


def _belongs(offer: SentOffer, column: str) -> bool:
    state = _ENDED.get(offer.status, "open")
    return column in {"sent", state} or state in _MEANT.get(column, ())


def _rows(table: str, offers: Sequence[Placed]) -> tuple[TableRow, ...]:
    found: dict[str, tuple[str, list[SentOffer]]] = {}
    if table == "all":
        found["all"] = (say("All offers"), [])
    for offer, job in offers:
        key, label = _row_of(table, job)
        found.setdefault(key, (label, []))[1].append(offer)
    ordered = sorted(found.items(), key=lambda item: (item[1][0].casefold(), item[0]))
    return tuple(TableRow(key, label, _figures(some)) for key, (label, some) in ordered)


def _row_of(table: str, job: JobFacts) -> tuple[str, str]:
    if table == "departments":
        return job.department, job.department or say("No department")
    if table == "jobs":
        return str(job.id), job.title
    return "all", say("All offers")


def _figures(offers: Sequence[SentOffer]) -> dict[str, Figure]:
    numbers = {
        column.key: sum(_belongs(offer, column.key) for offer in offers) for column in COLUMNS
    }
    figures = {
        column.key: count(numbers[column.key]) for column in COLUMNS if column.unit is Unit.COUNT
    }
    figures["acceptance_rate"] = share(numbers["accepted"], numbers["acceptance_rate"])
    days = [
        (offer.decided_at - offer.sent_at).total_seconds() / _SECONDS_A_DAY
        for offer in offers
        if _belongs(offer, "days_to_answer") and offer.decided_at is not None
    ]
    figures["days_to_answer"] = measured(quantile(days, 0.5), numbers["days_to_answer"])
    return figures
