"""How many applications come how far.

Each application has one furthest stage and one state now. So of those that reached a stage, each
either came further, or this is its furthest stage and it is in progress, rejected or withdrawn:
the columns add up, whatever way an application took.
"""

from collections.abc import Sequence
from typing import Final

from rolecall.domains.analytics.contracts import Cell, Column, Figure, Table, TableRow, Unit
from rolecall.domains.analytics.rules.figures import count, counted, share
from rolecall.domains.analytics.rules.stages import Stages
from rolecall.domains.applications.contracts import ApplicationStatus
from rolecall.domains.applications.contracts.figures import (
    Cohort,
    ProgressGroup,
    ProgressSlice,
)
from rolecall.kernel.sentences import say

TABLE: Final = "stages"
_ENDED: Final = {
    "active": ApplicationStatus.ACTIVE,
    "rejected": ApplicationStatus.REJECTED,
    "withdrawn": ApplicationStatus.WITHDRAWN,
}
_OUTCOMES: Final = (
    Column("passed", Unit.COUNT, "passed", say("Went further")),
    Column("pass_rate", Unit.SHARE, "pass_rate", say("Pass-through")),
    Column("active", Unit.COUNT, "in_progress", say("In progress")),
    Column("rejected", Unit.COUNT, "rejected_here", say("Rejected")),
    Column("withdrawn", Unit.COUNT, "withdrawn_here", say("Withdrawn")),
)
COLUMNS: Final = {
    Cohort.APPLIED: (
        Column("reached", Unit.COUNT, "reached", say("Reached")),
        Column("share", Unit.SHARE, "share_of_applied", say("Of all")),
        *_OUTCOMES,
    ),
    Cohort.ENTERED: (
        Column("reached", Unit.COUNT, "entered", say("Entered")),
        *_OUTCOMES,
    ),
}


def slice_of(cell: Cell, stages: Stages, cohort: Cohort) -> ProgressSlice | None:
    """Return which applications a figure was made from, None if there is no such figure."""
    places = {stage.key: place for place, stage in enumerate(stages.stages)}
    columns = {column.key for column in COLUMNS[cohort]}
    if cell.table != TABLE or cell.row not in places or cell.column not in columns:
        return None
    place = places[cell.row]
    if place == stages.hired and cell.column in {"passed", "pass_rate"}:
        return None
    if cell.column == "share":
        return ProgressSlice(reached=0)
    stage = place if cohort is Cohort.ENTERED else None
    if cell.column in _ENDED:
        return ProgressSlice(stage=stage, furthest=place, status=_ENDED[cell.column].value)
    further = 1 if cell.column == "passed" else 0
    return ProgressSlice(stage=stage, reached=place + further)


def table(groups: Sequence[ProgressGroup], stages: Stages, cohort: Cohort) -> Table:
    """Return the funnel of a cohort."""
    rows = tuple(
        TableRow(stage.key, stage.name, _figures(groups, stage.key, stages, cohort))
        for stage in stages.stages
    )
    return Table(TABLE, say("By stage"), say("Stage"), COLUMNS[cohort], rows)


def _figures(
    groups: Sequence[ProgressGroup], row: str, stages: Stages, cohort: Cohort
) -> dict[str, Figure]:
    found: dict[str, int] = {}
    for column in COLUMNS[cohort]:
        chosen = slice_of(Cell(TABLE, row, column.key), stages, cohort)
        if chosen is not None:
            found[column.key] = counted(groups, chosen)
    figures = {column: count(number) for column, number in found.items()}
    if "share" in found:
        figures["share"] = share(found["reached"], found["share"])
    if "passed" in found:
        figures["pass_rate"] = share(found["passed"], found["pass_rate"])
    return figures
