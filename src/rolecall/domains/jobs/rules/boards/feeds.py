"""Open jobs in the XML dialects of job boards. Pure.

Sources: docs.indeed.com/indeed-apply/xml-feed (Indeed), ZipRecruiter's XML feed documentation v1.4,
talent.com/integrations (Talent.com). All three are a `source` with one `job` per job and place; the
text of each element is in a CDATA section, with HTML in the description only. ZipRecruiter's
documentation has no element for remote work; `remote` is what its importers are given elsewhere,
and unknown elements are passed over.
"""

import html
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Final
from urllib.parse import urlencode

from rolecall.domains.jobs.contracts import (
    EmploymentType,
    Location,
    Pay,
    PayPeriod,
    RemotePolicy,
)
from rolecall.domains.jobs.contracts.boards import Board, BoardJob
from rolecall.kernel.money import Money

Elements = Sequence[tuple[str, str]]
"""Names and texts of one job's elements; those without text are left out."""

_NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_MARKUP: Final = re.compile(r"&(?!(?:lt|gt|amp;(?:lt|gt|amp|quot|#)))(#?\w+;)")
_INDEED_TYPE: Final[Mapping[EmploymentType, str]] = {
    EmploymentType.FULL_TIME: "fulltime",
    EmploymentType.PART_TIME: "parttime",
    EmploymentType.CONTRACT: "contract",
    EmploymentType.TEMPORARY: "temporary",
    EmploymentType.INTERNSHIP: "internship",
    EmploymentType.PER_DIEM: "perdiem",
}
_INDEED_REMOTE: Final[Mapping[RemotePolicy, str]] = {
    RemotePolicy.ON_SITE: "",
    RemotePolicy.HYBRID: "Hybrid remote",
    RemotePolicy.REMOTE: "Fully remote",
}
_ZIP_TYPE: Final[Mapping[EmploymentType, str]] = {
    EmploymentType.FULL_TIME: "full_time",
    EmploymentType.PART_TIME: "part_time",
    EmploymentType.CONTRACT: "contractor",
    EmploymentType.TEMPORARY: "temporary",
    EmploymentType.INTERNSHIP: "internship",
    EmploymentType.PER_DIEM: "per_diem",
}
_ZIP_INTERVAL: Final[Mapping[PayPeriod, str]] = {
    PayPeriod.HOUR: "hourly",
    PayPeriod.DAY: "daily",
    PayPeriod.WEEK: "weekly",
    PayPeriod.MONTH: "monthly",
    PayPeriod.YEAR: "annually",
}
_TALENT_TYPE: Final[Mapping[EmploymentType, str]] = {
    EmploymentType.FULL_TIME: "full-time",
    EmploymentType.PART_TIME: "part-time",
    EmploymentType.CONTRACT: "contract",
    EmploymentType.TEMPORARY: "temporary",
    EmploymentType.INTERNSHIP: "internship",
    EmploymentType.PER_DIEM: "per diem",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedTerms:
    """What holds for a whole feed.

    `publisher` and `publisher_url` say which system it comes from, `site_url` is the whole address
    of the careers site.
    """

    publisher: str
    publisher_url: str
    company: str
    site_url: str
    logo_url: str


def head(terms: FeedTerms, made_at: datetime) -> str:
    """Return a feed up to its first job."""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<source>\n'
        f"<publisher>{_cdata(terms.publisher)}</publisher>\n"
        f"<publisherurl>{_cdata(terms.publisher_url)}</publisherurl>\n"
        f"<lastBuildDate>{_instant(made_at)}</lastBuildDate>\n"
    )


FOOT: Final = "</source>\n"


def jobs_xml(board: Board, job: BoardJob, terms: FeedTerms, pay_text: str) -> str:
    """Return a job as it stands in a board's feed: once for each of its places.

    `pay_text` says the pay in words, empty where it is not shown. A job without a place has none
    of the elements of places; boards that need one leave it out by themselves.
    """
    return "".join(
        "<job>\n"
        + "".join(f"<{name}>{_cdata(text)}</{name}>\n" for name, text in elements if text)
        + "</job>\n"
        for elements in _of_places(board, job, terms, pay_text)
    )


def _of_places(board: Board, job: BoardJob, terms: FeedTerms, pay_text: str) -> Iterator[Elements]:
    places = list(dict.fromkeys(job.posting.locations)) or [Location()]
    for number, location in enumerate(places):
        # The number of a place follows its position: one that is appended changes no other.
        reference = f"{job.posting.id}" + (f"-{number}" if number else "")
        yield _DIALECTS[board](board, job, terms, location, reference, pay_text)


def _indeed(
    board: Board, job: BoardJob, terms: FeedTerms, place: Location, reference: str, pay_text: str
) -> Elements:
    posting = job.posting
    return [
        ("title", posting.title),
        ("date", _instant(posting.published_at)),
        ("referencenumber", reference),
        ("requisitionid", str(posting.id)),
        ("url", _url(board, job, terms)),
        ("company", terms.company),
        ("sourcename", terms.company),
        ("city", place.city),
        ("state", place.region),
        ("country", place.country),
        ("description", _description(job, terms)),
        ("salary", pay_text),
        ("jobtype", _INDEED_TYPE[posting.employment_type]),
        ("category", posting.department),
        ("expirationdate", _instant(posting.valid_through) if posting.valid_through else ""),
        ("remotetype", _INDEED_REMOTE[posting.remote_policy]),
        ("lastactivitydate", _instant(posting.updated_at)),
    ]


def _ziprecruiter(
    board: Board, job: BoardJob, terms: FeedTerms, place: Location, reference: str, pay_text: str
) -> Elements:
    del pay_text
    posting = job.posting
    pay = posting.pay
    return [
        ("referencenumber", reference),
        ("title", posting.title),
        ("description", _description(job, terms)),
        ("country", place.country),
        ("city", place.city),
        ("state", place.region),
        ("company", terms.company),
        ("date", _instant(posting.published_at)),
        ("url", _url(board, job, terms)),
        ("category", posting.department),
        ("jobtype", _ZIP_TYPE[posting.employment_type]),
        ("compensation_min", _amount(pay, pay.min_minor) if pay else ""),
        ("compensation_max", _amount(pay, pay.max_minor) if pay else ""),
        ("compensation_currency", pay.currency if pay else ""),
        ("compensation_interval", _ZIP_INTERVAL[pay.period] if pay else ""),
        ("remote", "1" if posting.remote_policy is RemotePolicy.REMOTE else ""),
    ]


def _talent(
    board: Board, job: BoardJob, terms: FeedTerms, place: Location, reference: str, pay_text: str
) -> Elements:
    posting = job.posting
    return [
        ("title", posting.title),
        ("company", terms.company),
        ("city", place.city),
        ("state", place.region),
        ("country", place.country),
        ("dateposted", _instant(posting.published_at)),
        ("referencenumber", reference),
        ("url", _url(board, job, terms)),
        ("description", _description(job, terms)),
        ("expirationdate", _instant(posting.valid_through) if posting.valid_through else ""),
        ("jobtype", _TALENT_TYPE[posting.employment_type]),
        ("isremote", "yes" if posting.remote_policy is RemotePolicy.REMOTE else "no"),
        ("category", posting.department),
        ("salary", pay_text),
        ("logo", terms.logo_url),
    ]


_DIALECTS: Final[
    Mapping[Board, Callable[[Board, BoardJob, FeedTerms, Location, str, str], Elements]]
] = {Board.INDEED: _indeed, Board.ZIPRECRUITER: _ziprecruiter, Board.TALENT: _talent}


def _url(board: Board, job: BoardJob, terms: FeedTerms) -> str:
    """Return the job's page, with the source that its applications are counted under."""
    return f"{terms.site_url}/jobs/{job.posting.id}?{urlencode({'source': board.value})}"


def _description(job: BoardJob, terms: FeedTerms) -> str:
    """Return the description as HTML without entities, which Indeed asks to leave out.

    Those that keep text from becoming markup stay.
    """
    if not job.description_html:
        return f"{job.posting.title}, {terms.company}"
    return _MARKUP.sub(lambda match: html.unescape(match[0]), job.description_html)


def _amount(pay: Pay, minor: int | None) -> str:
    if minor is None:
        return ""
    amount = Money(minor, pay.currency).amount
    return str(int(amount)) if amount == amount.to_integral_value() else str(Decimal(amount))


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _cdata(text: str) -> str:
    """Return a CDATA section; its end inside of the text is split between two of them."""
    return "<![CDATA[" + _NOT_IN_XML.sub("", text).replace("]]>", "]]]]><![CDATA[>") + "]]>"
