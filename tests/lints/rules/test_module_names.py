import pytest

from lints.rules.module_names import ModuleNames
from tests.lints.examples import flagged

RULE = ModuleNames()


@pytest.mark.parametrize(
    "path",
    [
        "domains/jobs/utils.py",
        "infra/helpers/__init__.py",
        "infra/db/common.py",
        "kernel/misc.py",
        "infra/base_utils.py",
        "infra/http/date_helpers.py",
        "infra/_util.py",
        "entrypoints/shared.py",
        "infra/utils_http.py",
    ],
)
def test_flags_names_under_which_anything_fits(path: str) -> None:
    assert flagged(RULE, f"src/rolecall/{path}", '"""Text."""\n') == [1]


@pytest.mark.parametrize(
    "path", ["domains/identity/rules/common_passwords.py", "infra/http/cursors.py", "kernel/ids.py"]
)
def test_allows_names_that_say_what_is_inside(path: str) -> None:
    assert flagged(RULE, f"src/rolecall/{path}", '"""Text."""\n') == []
