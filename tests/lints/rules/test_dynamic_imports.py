import pytest

from lints.rules.dynamic_imports import DynamicImports
from tests.lints.examples import flagged

RULE = DynamicImports()


@pytest.mark.parametrize(
    "code",
    [
        "import importlib\nx = importlib.import_module('rolecall.domains.jobs.models')",
        "from importlib import import_module\nx = import_module(name)",
        "name = 'a'\nx = __import__(name)",
    ],
)
def test_flags_imports_by_string(code: str) -> None:
    assert flagged(RULE, "src/rolecall/processes/hiring.py", code) == [2]


def test_allows_resources_and_composition() -> None:
    code = "import importlib\nx = importlib.import_module('rolecall.domains.jobs.endpoints')"
    assert flagged(RULE, "src/rolecall/entrypoints/api.py", code) == []
    code = "from importlib import resources\nx = resources.files('rolecall')"
    assert flagged(RULE, "src/rolecall/domains/jobs/service.py", code) == []
