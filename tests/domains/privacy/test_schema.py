"""Each column of the schema: erasing a person and telling them of their data know it."""

import pytest
import sqlalchemy as sa

from rolecall.domains.privacy.rules.kept import KEPT_TABLES
from rolecall.domains.privacy.rules.words import CONTROL_TABLES, CONTROL_WORDS, KEPT_WORDS
from rolecall.entrypoints import composition
from rolecall.infra import disclosure, erasure
from rolecall.infra.db.tables import Kind, metadata

from tests.support.personal_columns import gaps


@pytest.fixture(autouse=True)
def _registered() -> None:
    composition.load("models")
    composition.load("handlers")
    composition.load("endpoints")


def test_every_column_is_known_to_erasure_and_disclosure() -> None:
    found = gaps(metadata.tables.values())
    assert not found, "\n".join(["", *found])


def test_the_lists_name_what_is_there() -> None:
    """A column that was renamed must not leave its old name behind as a licence."""
    for words in (KEPT_WORDS, CONTROL_WORDS):
        for table, columns in words.items():
            assert set(columns) <= set(metadata.tables[table].columns.keys()), table
    assert set(KEPT_WORDS) <= set(KEPT_TABLES)
    assert set(CONTROL_WORDS) <= set(CONTROL_TABLES) <= set(metadata.tables)
    personal = disclosure.disclosed_tables() | set(disclosure.withheld_tables())
    assert personal == set(erasure.erased_tables())
    assert set(erasure.left_rows()) <= personal


@pytest.mark.parametrize(
    ("table", "column", "kind", "word"),
    [
        ("applications", "birthday", sa.Date(), "`shown`, `codes` or `withheld`"),
        ("applications", "score", sa.Integer(), "leaves_rows"),
        ("candidate_notes", "mood", sa.Text(), "record_notes"),
        ("jobs", "remark", sa.Text(), "can hold words"),
        ("jobs", "extra", sa.JSON(), "rules/words"),
        ("users", "nickname", sa.Text(), "can hold words"),
    ],
)
def test_a_new_column_is_found(
    table: str, column: str, kind: sa.types.TypeEngine[object], word: str
) -> None:
    copied = _copy(metadata.tables[table])
    copied.append_column(sa.Column(column, kind))
    found = gaps([copied])
    assert any(word in one for one in found), found
    assert all(f"{table}.{column}" in one for one in found)


def test_a_new_table_is_found() -> None:
    fresh = sa.Table("hobbies", sa.MetaData(), sa.Column("id", sa.Uuid), info={"kind": Kind.TENANT})
    assert ["hobbies is new" in one for one in gaps([fresh])] == [True]


def test_a_column_of_ids_or_of_a_list_needs_no_word() -> None:
    copied = _copy(metadata.tables["jobs"])
    for column in (sa.Column("other_id", sa.Uuid), sa.Column("mode", sa.Text)):
        copied.append_column(column)
    copied.append_constraint(sa.CheckConstraint("mode IN ('a', 'b')"))
    assert gaps([copied]) == []


def _copy(table: sa.Table) -> sa.Table:
    return table.to_metadata(sa.MetaData())
