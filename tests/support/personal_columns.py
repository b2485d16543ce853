"""What of the schema erasing a person and telling them of their data do not know."""

from collections.abc import Iterable, Mapping

import sqlalchemy as sa

from rolecall.domains.privacy.rules.kept import KEPT_TABLES
from rolecall.domains.privacy.rules.words import CONTROL_TABLES, CONTROL_WORDS, KEPT_WORDS
from rolecall.infra import disclosure, erasure
from rolecall.infra.db.tables import Kind, kind_of

_NOBODY = (sa.Uuid, sa.TIMESTAMP, sa.Boolean, sa.Integer)
"""Types of values that name nobody in a table that is not about people."""


def gaps(tables: Iterable[sa.Table]) -> list[str]:
    """Return a sentence for each table and column of which nobody has said what becomes of it."""
    found: list[str] = []
    for table in tables:
        if table.name in erasure.erased_tables():
            found += _undisclosed(table) + _unerased(table)
        elif kind_of(table) is Kind.CONTROL:
            found += _unseen(table, CONTROL_TABLES, CONTROL_WORDS, "CONTROL_TABLES of rules/words")
        elif kind_of(table) is Kind.TENANT:
            found += _unseen(table, KEPT_TABLES, KEPT_WORDS, "KEPT_TABLES of rules/kept")
    return found


def _undisclosed(table: sa.Table) -> list[str]:
    told = {section.table.name: section for section in disclosure.sections()}.get(table.name)
    if told is not None:
        return [
            f"{table.name}.{name} is personal, and nobody says whether it is disclosed: add it to "
            f"`shown`, `codes` or `withheld` of the section “{told.name}”."
            for name in sorted(set(table.columns.keys()) - told.known)
        ]
    if table.name in disclosure.withheld_tables():
        return []
    return [
        (
            f"{table.name} is erased with a person, and nobody says what of it they are told: call "
            "`discloses` or `withholds` of rolecall.infra.disclosure beside its eraser."
        )
    ]


def _unerased(table: sa.Table) -> list[str]:
    left = erasure.left_rows().get(table.name)
    if left is None:
        return []
    said = left.emptied | left.kept | {disclosure.ORGANIZATION}
    return [
        f"{table.name}.{name}: the row stays when its person is erased. Empty it in the eraser and "
        "add it to `emptied` of leaves_rows, or to `kept` if nobody can be known by it."
        for name in sorted(set(table.columns.keys()) - said)
    ]


def _unseen(
    table: sa.Table,
    reasons: Mapping[str, str],
    words: Mapping[str, tuple[str, ...]],
    place: str,
) -> list[str]:
    if table.name not in reasons:
        return [
            (
                f"{table.name} is new. If it tells of candidates, let its domain erase it "
                "(`erases`) and disclose it (`discloses`); if not, give the reason in "
                f"{place} (domain privacy)."
            )
        ]
    seen = words.get(table.name, ())
    return [
        f"{table.name}.{column.name} can hold words. If they can tell of a candidate, the table "
        "has to be erased and disclosed; if not, add the column in rules/words (domain privacy)."
        for column in table.columns
        if not isinstance(column.type, _NOBODY)
        and not _is_of_a_list(table, column.name)
        and column.name not in seen
    ]


def _is_of_a_list(table: sa.Table, column: str) -> bool:
    """Tell whether a CHECK leaves the column a fixed list of words."""
    return any(
        isinstance(one, sa.CheckConstraint) and str(one.sqltext).startswith(f"{column} IN (")
        for one in table.constraints
    )
