"""The revisions of the schema, read from the migrations without loading Alembic.

A start on a database that is up to date, and a question whether it is, need no more than this.
"""

import ast
from pathlib import Path


def migrations_folder() -> Path:
    """Return the folder of the migrations: in the source tree, or installed beside the package.

    Raises:
        FileNotFoundError: it is in neither place.
    """
    for parent in Path(__file__).resolve().parents:
        if (parent / "migrations" / "env.py").is_file():
            return parent / "migrations"
    raise FileNotFoundError("the migrations folder is missing from this installation")


def newest_revision(folder: Path | None = None) -> str | None:
    """Return the revision that no other one follows; None unless there is exactly one."""
    revisions: set[str] = set()
    followed: set[str] = set()
    for file in ((folder or migrations_folder()) / "versions").glob("*.py"):
        named = _constants(file)
        if "revision" in named:
            revisions |= named["revision"]
            followed |= named.get("down_revision", set())
    heads = revisions - followed
    return heads.pop() if len(heads) == 1 else None


def _constants(file: Path) -> dict[str, set[str]]:
    """Return the strings that a migration assigns to names at its top."""
    found: dict[str, set[str]] = {}
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        targets = node.targets if isinstance(node, ast.Assign) else []
        if isinstance(node, ast.AnnAssign):
            targets = [node.target]
        value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
        strings = {
            part.value
            for part in (ast.walk(value) if value is not None else ())
            if isinstance(part, ast.Constant) and isinstance(part.value, str)
        }
        for target in targets:
            if isinstance(target, ast.Name):
                found[target.id] = strings
    return found
