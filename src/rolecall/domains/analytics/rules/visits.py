"""How often the careers site is read, and what comes of it."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final, TypeVar
from uuid import UUID

from rolecall.domains.analytics.contracts import Column, Figure, Period, Table, TableRow, Unit
from rolecall.domains.analytics.rules.figures import count, share
from rolecall.domains.analytics.rules.sources import label_of
from rolecall.domains.visits.contracts import (
    DIRECT,
    OTHER,
    PAGES,
    WITHIN,
    Device,
    Step,
    VisitFigures,
)
from rolecall.kernel.sentences import Sentence, say

K = TypeVar("K", bound=Hashable)
_MOST_DAYS: Final = 31
_MOST_WEEKS_DAYS: Final = 53 * 7
_APPLYING: Final = (
    Column("begun", Unit.COUNT, "applications_begun", say("Begun")),
    Column("sent", Unit.COUNT, "applications_sent", say("Sent")),
)
_RATE: Final = Column("sent_rate", Unit.SHARE, "sent_rate", say("Of views"))
_VIEWS: Final = Column("views", Unit.COUNT, "page_views", say("Page views"))
_VISITORS: Final = Column("visitors", Unit.COUNT, "visitors", say("Visitors"))
_JOB_VIEWS: Final = Column("job_views", Unit.COUNT, "job_views", say("Job views"))
_PHONES: Final = Column("phones", Unit.SHARE, "views_on_phones", say("On phones"))
_SOURCES: Final[Mapping[str, Sentence]] = {
    DIRECT: say("Direct"),
    OTHER: say("Other websites"),
}
_STEPS: Final[Mapping[Step, Sentence]] = {
    Step.LIST: say("List of jobs"),
    Step.GROUP: say("Departments and places"),
    Step.JOB: say("Jobs"),
    Step.EMBEDDED: say("List on other websites"),
}


def tables(
    found: VisitFigures, period: Period, titles: Mapping[UUID, str], *, whole_site: bool
) -> tuple[Table, ...]:
    """Return visits over time, by job, by source and by kind of page.

    Jobs without a title are those that the reader may not see, and are left out. Without the
    `whole_site` there are only pages of jobs, and visitors are not known.
    """
    by_time = _over_time(found, period, whole_site=whole_site)
    whole = _in_all(found, whole_site=whole_site)
    return (whole, by_time, _by_job(found, titles), _by_source(found), _by_page(found))


def _in_all(found: VisitFigures, *, whole_site: bool) -> Table:
    own = _added(("all", step, number) for (_, step), number in found.by_day.items()).get("all", {})
    figures = {
        "views": count(_views(own)),
        "job_views": count(own.get(Step.JOB, 0)),
        **_applying(own),
        "sent_rate": share(own.get(Step.SENT, 0), own.get(Step.JOB, 0)),
    }
    if whole_site:
        figures["visitors"] = count(sum(found.visitors.values()))
    columns = (*((_VISITORS,) if whole_site else ()), _VIEWS, _JOB_VIEWS, *_APPLYING, _RATE)
    row = TableRow("all", say("Careers site") if whole_site else say("Chosen jobs"), figures)
    return Table("all", say("In all"), say("Pages"), columns, (row,), opens=False)


def _over_time(found: VisitFigures, period: Period, *, whole_site: bool) -> Table:
    key_of, label_of_day, heading = _spans(period)
    steps = _added((key_of(day), step, number) for (day, step), number in found.by_day.items())
    visitors: dict[date, int] = {}
    for day, number in found.visitors.items():
        visitors[key_of(day)] = visitors.get(key_of(day), 0) + number
    first = (_VISITORS,) if whole_site else ()
    rows = []
    for begin in sorted({key_of(day) for day in _days(period)}):
        own = steps.get(begin, {})
        figures = {
            "views": count(_views(own)),
            "job_views": count(own.get(Step.JOB, 0)),
            **_applying(own),
        }
        if whole_site:
            figures["visitors"] = count(visitors.get(begin, 0))
        rows.append(TableRow(begin.isoformat(), label_of_day(begin), figures))
    columns = (*first, _VIEWS, _JOB_VIEWS, *_APPLYING)
    return Table("time", say("Over time"), heading, columns, tuple(rows), opens=False)


def _by_job(found: VisitFigures, titles: Mapping[UUID, str]) -> Table:
    steps = _added((job, step, number) for (job, step), number in found.by_job.items())
    known = [job for job in steps if job in titles]
    ordered = sorted(known, key=lambda job: (-steps[job].get(Step.JOB, 0), titles[job], job))
    return Table(
        "jobs",
        say("By job"),
        say("Job"),
        (_JOB_VIEWS, *_APPLYING, _RATE),
        tuple(
            TableRow(
                str(job),
                titles[job],
                {
                    "job_views": count(steps[job].get(Step.JOB, 0)),
                    **_applying(steps[job]),
                    "sent_rate": share(steps[job].get(Step.SENT, 0), steps[job].get(Step.JOB, 0)),
                },
            )
            for job in ordered
        ),
        opens=False,
    )


def _by_source(found: VisitFigures) -> Table:
    steps = _added((source, step, number) for (source, step), number in found.by_source.items())
    steps.pop(WITHIN, None)
    steps = {source: own for source, own in steps.items() if set(own) - {Step.EMBEDDED}}
    ordered = sorted(steps, key=lambda source: (-_views(steps[source]), source))
    return Table(
        "sources",
        say("By source"),
        say("Source"),
        (Column("arrivals", Unit.COUNT, "arrivals", say("Arrivals")), *_APPLYING, _RATE),
        tuple(
            TableRow(
                source,
                _SOURCES.get(source) or label_of(source),
                {
                    "arrivals": count(_views(steps[source])),
                    **_applying(steps[source]),
                    "sent_rate": share(steps[source].get(Step.SENT, 0), _views(steps[source])),
                },
            )
            for source in ordered
        ),
        opens=False,
    )


def _by_page(found: VisitFigures) -> Table:
    rows = []
    for step, label in _STEPS.items():
        phones = found.by_device.get((Device.PHONE, step), 0)
        views = phones + found.by_device.get((Device.DESKTOP, step), 0)
        if views:
            figures = {"views": count(views), "phones": share(phones, views)}
            rows.append(TableRow(step.value, label, figures))
    columns = (_VIEWS, _PHONES)
    return Table("pages", say("By page"), say("Page"), columns, tuple(rows), opens=False)


def _spans(
    period: Period,
) -> tuple[Callable[[date], date], Callable[[date], Sentence | str], Sentence]:
    """Return what a row over time is: a day, from a month on a week, from a year on a month."""
    length = (period.last - period.first).days + 1
    if length <= _MOST_DAYS:
        return _same, _day_label, say("Day")
    if length <= _MOST_WEEKS_DAYS:
        return _monday, _week_label, say("Week")
    return _first_of_month, _month_label, say("Month")


def _same(day: date) -> date:
    return day


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _first_of_month(day: date) -> date:
    return day.replace(day=1)


def _day_label(day: date) -> Sentence:
    return say("{day}", day=day)


def _week_label(day: date) -> Sentence:
    return say("Week of {day}", day=day)


def _month_label(day: date) -> Sentence:
    return say("{month:month}", month=day)


def _days(period: Period) -> Sequence[date]:
    length = (period.last - period.first).days + 1
    return [period.first + timedelta(days=number) for number in range(length)]


def _added(counts: Iterable[tuple[K, Step, int]]) -> dict[K, dict[Step, int]]:
    found: dict[K, dict[Step, int]] = {}
    for key, step, number in counts:
        own = found.setdefault(key, {})
        own[step] = own.get(step, 0) + number
    return found


def _views(steps: Mapping[Step, int]) -> int:
    return sum(steps.get(step, 0) for step in PAGES)


def _applying(steps: Mapping[Step, int]) -> dict[str, Figure]:
    return {
        "begun": count(steps.get(Step.BEGUN, 0)),
        "sent": count(steps.get(Step.SENT, 0)),
    }
