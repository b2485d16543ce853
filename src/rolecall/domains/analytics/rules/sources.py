"""Where applications come from, and what becomes of them."""

from collections.abc import Mapping, Sequence
from typing import Final

from rolecall.domains.analytics.contracts import Cell, Column, Figure, Table, TableRow, Unit
from rolecall.domains.analytics.rules.figures import count, counted, share
from rolecall.domains.analytics.rules.stages import Stages
from rolecall.domains.applications.contracts import ApplicationStatus
from rolecall.domains.applications.contracts.figures import ProgressGroup, ProgressSlice
from rolecall.domains.jobs.contracts import StageKind
from rolecall.kernel.sentences import Sentence, say

TABLE: Final = "sources"
ALL: Final = "all"
_SOURCE: Final = "source:"
COLUMNS: Final = (
    Column("applications", Unit.COUNT, "source_applications", say("Applications")),
    Column("interviewed", Unit.COUNT, "source_interviewed", say("Reached an interview")),
    Column("interview_rate", Unit.SHARE, "source_interview_rate", say("Interview rate")),
    Column("offered", Unit.COUNT, "source_offered", say("Reached an offer")),
    Column("hired", Unit.COUNT, "source_hired", say("Hired")),
    Column("hire_rate", Unit.SHARE, "source_hire_rate", say("Hire rate")),
)
_KINDS: Final = {
    "interviewed": (StageKind.AI_INTERVIEW, StageKind.INTERVIEW),
    "offered": (StageKind.OFFER,),
}


def slice_of(cell: Cell, stages: Stages) -> ProgressSlice | None:
    """Return which applications a figure was made from, None if there is no such figure."""
    known = {column.key for column in COLUMNS}
    if cell.table != TABLE or cell.column not in known:
        return None
    if cell.row != ALL and not cell.row.startswith(_SOURCE):
        return None
    source = None if cell.row == ALL else cell.row.removeprefix(_SOURCE)
    if cell.column == "hired":
        return ProgressSlice(source=source, status=ApplicationStatus.HIRED.value)
    if cell.column not in _KINDS:
        return ProgressSlice(source=source)
    place = stages.place_of_first(_KINDS[cell.column])
    return None if place is None else ProgressSlice(source=source, reached=place)


def table(groups: Sequence[ProgressGroup], stages: Stages) -> Table:
    """Return the sources, the one with most applications first, and all of them together."""
    volume: dict[str, int] = {}
    for group in groups:
        volume[group.source] = volume.get(group.source, 0) + group.count
    ordered = sorted(volume, key=lambda source: (-volume[source], source))
    rows = [(f"{_SOURCE}{source}", label_of(source)) for source in ordered]
    rows.append((ALL, say("All sources")))
    return Table(
        TABLE,
        say("By source"),
        say("Source"),
        COLUMNS,
        tuple(TableRow(key, label, _figures(groups, key, stages)) for key, label in rows),
    )


_SOURCES: Final[Mapping[str, Sentence]] = {
    "": say("Unknown"),
    "added": say("Added"),
    "careers_page": say("Careers page"),
    "import": say("Import"),
    "referral": say("Referral"),
    "sourced": say("Sourced"),
}

_NAMES: Final = {
    "duckduckgo": "DuckDuckGo",
    "github": "GitHub",
    "hackernews": "Hacker News",
    "infojobs": "InfoJobs",
    "linkedin": "LinkedIn",
    "stepstone": "StepStone",
    "xing": "XING",
    "youtube": "YouTube",
    "ziprecruiter": "ZipRecruiter",
}
"""Websites whose names have capitals elsewhere than at the beginning."""


def label_of(source: str) -> str:
    """Return a source as people read it."""
    return _SOURCES.get(source) or _NAMES.get(source) or source.replace("_", " ").capitalize()


def _figures(groups: Sequence[ProgressGroup], row: str, stages: Stages) -> dict[str, Figure]:
    found: dict[str, int] = {}
    for column in COLUMNS:
        chosen = slice_of(Cell(TABLE, row, column.key), stages)
        if chosen is not None:
            found[column.key] = counted(groups, chosen)
    figures = {column: count(number) for column, number in found.items()}
    figures["hire_rate"] = share(found["hired"], found["applications"])
    if "interviewed" in found:
        figures["interview_rate"] = share(found["interviewed"], found["applications"])
    else:
        del figures["interview_rate"]
    return figures
