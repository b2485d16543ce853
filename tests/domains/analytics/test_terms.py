"""What numbers mean is said once: where they are shown and in the documentation."""

from pathlib import Path

from rolecall.domains.analytics.rules.terms import (
    GENERAL,
    IMPACT_GENERAL,
    IMPACT_TERMS,
    IMPACT_TITLE,
    TERMS,
    TITLES,
)
from rolecall.domains.analytics.rules.visit_terms import COUNTED

PAGE = Path(__file__).parents[3] / "docs" / "explanation" / "reports.md"


def test_the_page_of_definitions_says_what_the_screens_say() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for term in (*TERMS.values(), *IMPACT_TERMS.values()):
        assert f"| {term.name} | {term.meaning} |" in page
    for term in (*GENERAL, COUNTED, *IMPACT_GENERAL):
        assert f"- **{term.name}.** {term.meaning}" in page
    for title, description in (*TITLES.values(), IMPACT_TITLE):
        assert f"## {title}\n\n{description}\n" in page
