import pytest

from lints.rules.package_markers import PackageMarkers
from tests.lints.examples import flagged

RULE = PackageMarkers()
CODE = '"""Jobs."""\n\nfrom rolecall.domains.jobs.service import publish\n\nx = 1\n'


@pytest.mark.parametrize(
    "path", ["domains/__init__.py", "domains/jobs/__init__.py", "processes/__init__.py"]
)
def test_flags_code_in_a_package_that_contracts_look_into(path: str) -> None:
    assert flagged(RULE, f"src/rolecall/{path}", CODE) == [3]


@pytest.mark.parametrize("path", ["domains/jobs/service/__init__.py", "infra/db/__init__.py"])
def test_allows_packages_of_files_to_gather_them(path: str) -> None:
    assert flagged(RULE, f"src/rolecall/{path}", CODE) == []


def test_allows_a_docstring() -> None:
    assert flagged(RULE, "src/rolecall/domains/jobs/__init__.py", '"""Jobs."""\n') == []
