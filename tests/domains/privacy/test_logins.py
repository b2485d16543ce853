"""Each column that names a login: what becomes of it when its owner deletes it."""

from collections.abc import Iterable

import pytest
import sqlalchemy as sa

from rolecall.domains.privacy.rules.logins import LOGIN_COLUMNS, OTHER_IDS, Fate
from rolecall.entrypoints import composition
from rolecall.infra.db.tables import metadata

_OWN = {"id", "org_id"}


@pytest.fixture(autouse=True)
def _registered() -> None:
    composition.load("models")


def naming(tables: Iterable[sa.Table]) -> set[str]:
    """Return the columns that name a login, or may: addresses, and ids that lead nowhere else."""
    found: set[str] = set()
    for table in tables:
        elsewhere = {
            column.name
            for key in table.foreign_key_constraints
            if key.elements[0].target_fullname.partition(".")[0] != "users"
            for column in key.columns
        }
        for column in table.columns:
            is_id = isinstance(column.type, sa.Uuid) and column.name not in _OWN | elsewhere
            if is_id or column.name == "email_norm":
                found.add(f"{table.name}.{column.name}")
    return found


def test_every_column_that_names_a_login_is_deleted_emptied_or_kept_for_a_reason() -> None:
    named = naming(metadata.tables.values())
    assert named == set(LOGIN_COLUMNS) | OTHER_IDS
    assert not set(LOGIN_COLUMNS) & OTHER_IDS
    assert all(reason for _, reason in LOGIN_COLUMNS.values())


def test_what_points_to_a_login_by_a_key_goes_with_it() -> None:
    pointing = {
        f"{table.name}.{column.name}"
        for table in metadata.tables.values()
        for column in table.columns
        for key in column.foreign_keys
        if key.target_fullname == "users.id"
    }
    assert {LOGIN_COLUMNS[one][0] for one in pointing} == {Fate.DELETED}


@pytest.mark.parametrize("name", ["user_id", "email_norm", "someone"])
def test_a_new_column_is_found(name: str) -> None:
    kind = sa.Text() if name == "email_norm" else sa.Uuid()
    fresh = sa.Table("hobbies", sa.MetaData(), sa.Column("id", sa.Uuid), sa.Column(name, kind))
    assert naming([fresh]) == {f"hobbies.{name}"}
