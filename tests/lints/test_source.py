import ast
from pathlib import PurePosixPath

import pytest

from lints.place import Place
from lints.source import SourceFile


def source(code: str) -> SourceFile:
    return SourceFile(Place(PurePosixPath("src/rolecall/kernel/clock.py")), code)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("import datetime\ndatetime.datetime.now", "datetime.datetime.now"),
        ("import datetime as dt\ndt.date", "datetime.date"),
        ("from datetime import datetime as moment\nmoment.now", "datetime.datetime.now"),
        ("import os.path\nos.path.join", "os.path.join"),
        ("import a.b as c\nc.d", "a.b.d"),
        ("print", "print"),
        ("make().now", ""),
    ],
)
def test_resolves_names_through_imports(code: str, name: str) -> None:
    parsed = source(code)
    last = parsed.tree.body[-1]
    assert isinstance(last, ast.Expr)
    assert parsed.resolve(last.value) == name


def test_strings_leave_out_prose_and_join_f_strings() -> None:
    parsed = source(
        '"""Module."""\n'
        "def f():\n"
        '    """Function."""\n'
        "    x = 'plain'\n"
        "    y = f'GRANT {rights} ON {f\"{table}s\"}'\n"
        "    z = ('two '\n"
        "         'lines')\n"
    )
    found = [(text.value, text.line) for text in parsed.strings()]
    assert sorted(found) == [("GRANT {} ON {}", 5), ("plain", 4), ("two lines", 6), ("{}s", 5)]


@pytest.mark.parametrize(
    ("path", "module", "role"),
    [
        ("src/rolecall/domains/jobs/service.py", "rolecall.domains.jobs.service", "service"),
        ("src/rolecall/domains/jobs/api/board.py", "rolecall.domains.jobs.api.board", "api"),
        ("src/rolecall/domains/jobs/__init__.py", "rolecall.domains.jobs", ""),
        ("src/rolecall/domains/__init__.py", "rolecall.domains", ""),
        ("src/rolecall/infra/outbox/models.py", "rolecall.infra.outbox.models", ""),
        ("tests/domains/jobs/test_rules.py", "tests.domains.jobs.test_rules", ""),
    ],
)
def test_places_know_their_module_and_role(path: str, module: str, role: str) -> None:
    place = Place(PurePosixPath(path))
    assert (place.module, place.role) == (module, role)


def test_within_does_not_match_a_longer_name() -> None:
    place = Place(PurePosixPath("src/rolecall/infra/database.py"))
    assert place.within("rolecall.infra")
    assert not place.within("rolecall.infra.data")
