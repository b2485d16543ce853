from pathlib import Path

from rolecall.infra.db import migrate
from rolecall.infra.revisions import newest_revision


def test_reads_the_same_head_as_alembic() -> None:
    assert newest_revision() == migrate.head()


def _write(folder: Path, name: str, text: str) -> None:
    (folder / "versions").mkdir(exist_ok=True)
    (folder / "versions" / name).write_text(text)


def test_finds_what_nothing_follows_in_every_spelling(tmp_path: Path) -> None:
    _write(tmp_path, "__init__.py", "")
    _write(tmp_path, "a.py", 'revision = "a"\ndown_revision = None\n')
    _write(tmp_path, "c.py", 'revision: str = "c"\ndown_revision: str | None = "b"\n')
    _write(tmp_path, "b.py", "revision = 'b'\ndown_revision = 'a'\n")
    assert newest_revision(tmp_path) == "c"


def test_a_merge_follows_both_of_its_parents(tmp_path: Path) -> None:
    for name in ("a", "b"):
        _write(tmp_path, f"{name}.py", f'revision = "{name}"\ndown_revision = None\n')
    assert newest_revision(tmp_path) is None
    _write(tmp_path, "m.py", 'revision = "m"\ndown_revision = ("a", "b")\n')
    assert newest_revision(tmp_path) == "m"


def test_without_migrations_there_is_none(tmp_path: Path) -> None:
    assert newest_revision(tmp_path) is None
