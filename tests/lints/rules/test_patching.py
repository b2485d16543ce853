import pytest

from lints.rules.patching import Patching
from tests.lints.examples import flagged

RULE = Patching()
TEST = "tests/domains/jobs/test_service.py"


@pytest.mark.parametrize(
    "code",
    [
        "from unittest import mock",
        "from unittest.mock import patch",
        "import mock",
        "monkeypatch.setattr(service, 'publish', None)",
        "monkeypatch.setitem(registry, 'a', None)",
        "def test_x(mocker): ...",
    ],
)
def test_flags_patching(code: str) -> None:
    assert flagged(RULE, TEST, code) == [1]


def test_allows_the_environment_and_the_folder() -> None:
    code = """
        monkeypatch.setenv("ROLECALL_ENV", "test")
        monkeypatch.delenv("ROLECALL_ENV")
        monkeypatch.chdir(tmp_path)
    """
    assert flagged(RULE, TEST, code) == []
