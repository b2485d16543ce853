"""How long applications stay in a stage, those that are still there taken into account."""

from collections.abc import Sequence
from typing import Final

from rolecall.domains.analytics.contracts import (
    Cell,
    Column,
    Curve,
    Figure,
    Table,
    TableRow,
    Unit,
)
from rolecall.domains.analytics.rules.figures import count, counted, measured
from rolecall.domains.analytics.rules.stages import Stages
from rolecall.domains.analytics.rules.survival import Observed, Survival, survival
from rolecall.domains.applications.contracts.figures import StayGroup, StaySlice
from rolecall.kernel.sentences import say

TABLE: Final = "stages"
COLUMNS: Final = (
    Column("stays", Unit.COUNT, "stays", say("Stays")),
    Column("ended", Unit.COUNT, "ended_stays", say("Ended")),
    Column("open", Unit.COUNT, "open_stays", say("Still open")),
    Column("quarter", Unit.DAYS, "first_quartile_of_stays", say("A quarter within")),
    Column("median", Unit.DAYS, "median_of_stays", say("Half within")),
    Column("three_quarters", Unit.DAYS, "third_quartile_of_stays", say("Three quarters within")),
)
_QUARTILES: Final = {"quarter": 0.25, "median": 0.5, "three_quarters": 0.75}
_STATES: Final = {"ended": True, "open": False}
_HOURS_A_DAY: Final = 24
_MOST_STEPS: Final = 200


def slice_of(cell: Cell, stages: Stages) -> StaySlice | None:
    """Return which stays a figure was made from, None if there is no such figure."""
    places = {stage.key: place for place, stage in enumerate(stages.stages)}
    known = {column.key for column in COLUMNS}
    if cell.table != TABLE or cell.row not in places or cell.column not in known:
        return None
    return StaySlice(stage=places[cell.row], ended=_STATES.get(cell.column))


def table(groups: Sequence[StayGroup], stages: Stages) -> Table:
    """Return the durations by stage."""
    rows = tuple(
        TableRow(stage.key, stage.name, _figures(groups, stage.key, stages))
        for stage in stages.stages
    )
    return Table(TABLE, say("By stage"), say("Stage"), COLUMNS, rows)


def curves(groups: Sequence[StayGroup], stages: Stages) -> tuple[Curve, ...]:
    """Return, by stage, the share of stays that last longer than so many days."""
    found = []
    for place, stage in enumerate(stages.stages):
        chosen = [group for group in groups if group.stage == place]
        if chosen:
            found.append(Curve(stage.key, stage.name, _thinned(_lasting(chosen).steps)))
    return tuple(found)


def _figures(groups: Sequence[StayGroup], row: str, stages: Stages) -> dict[str, Figure]:
    found: dict[str, int] = {}
    for column in COLUMNS:
        chosen = slice_of(Cell(TABLE, row, column.key), stages)
        found[column.key] = counted(groups, chosen) if chosen is not None else 0
    figures = {key: count(found[key]) for key in ("stays", *_STATES)}
    place = [stage.key for stage in stages.stages].index(row)
    lasting = _lasting([group for group in groups if group.stage == place])
    for key, part in _QUARTILES.items():
        figures[key] = measured(lasting.quantile(part), found[key])
    return figures


def _lasting(groups: Sequence[StayGroup]) -> Survival:
    return survival(
        Observed(group.hours / _HOURS_A_DAY, group.ended, group.count) for group in groups
    )


def _thinned(steps: tuple[tuple[float, float], ...]) -> tuple[tuple[float, float], ...]:
    """Return at most so many steps, the last one among them: a chart shows no more."""
    if len(steps) <= _MOST_STEPS:
        return steps
    gap = len(steps) / _MOST_STEPS
    return (*(steps[int(n * gap)] for n in range(_MOST_STEPS - 1)), steps[-1])
