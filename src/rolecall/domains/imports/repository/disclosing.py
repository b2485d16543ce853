"""What a person is told of files that they came from, and what erasing leaves of the rows."""

import sqlalchemy as sa

from rolecall.domains.imports.models import imports, rows
from rolecall.domains.imports.repository.erasing import theirs
from rolecall.infra.disclosure import Section, Withheld, discloses, withholds
from rolecall.infra.erasure import leaves_rows
from rolecall.kernel.sentences import say

_r = rows.c


def _of_import(column: sa.ColumnElement[object]) -> sa.ScalarSelect[object]:
    return (
        sa.select(column)
        .where(imports.c.org_id == _r.org_id, imports.c.id == _r.import_id)
        .scalar_subquery()
    )


discloses(
    Section(
        name="imported_rows",
        title=say("Files from which your data came"),
        table=rows,
        about=theirs,
        also={
            "file_name": _of_import(imports.c.file_name),
            "imported_at": _of_import(imports.c.created_at),
        },
        shown=("cells",),
        codes=(
            "import_id", "line", "label", "state", "candidate_id", "application",
            "application_id", "file_id", "found", "is_unsure",
        ),
        withheld={
            Withheld.COPY: ("person_key",),
            Withheld.MACHINERY: ("position", "problems", "undo"),
        },
    )
)  # fmt: skip
leaves_rows(
    rows,
    emptied=("cells", "label", "person_key", "problems", "found", "is_unsure", "undo"),
    kept=(
        "import_id", "position", "line", "state", "candidate_id", "application", "application_id",
        "file_id",
    ),
)  # fmt: skip
# Of the file as a whole, and with samples of everybody's values.
withholds(Withheld.OTHERS, imports)
leaves_rows(
    imports,
    emptied=("columns",),
    kept=(
        "id", "file_name", "format", "encoding", "rows", "settings", "created_by",
        "created_by_name", "created_at", "version", "checked_version", "check_id", "run_id",
        "job_id",
    ),
)  # fmt: skip
