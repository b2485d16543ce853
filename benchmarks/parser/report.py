"""Showing scores, beside those of other parsers on the same gold."""

from collections.abc import Mapping
from typing import Any

from benchmarks.parser.scoring import Score, macro

OPEN_RESUME = {
    "name": 0.71,
    "email": 0.95,
    "phone": 0.87,
    "location": 0.41,
    "links": 0.18,
    "work.company": 0.24,
    "work.title": 0.35,
    "work.dates": 0.42,
    "work.item": 0.07,
    "education.institution": 0.40,
    "education.degree": 0.39,
    "education.end": 0.41,
    "skills": 0.27,
}
"""F1 of OpenResume on the development set, as its README gives it."""
SPACY = {
    "name": 0.83,
    "email": 1.00,
    "phone": 0.99,
    "location": 0.65,
    "links": 0.99,
    "work.company": 0.53,
    "work.title": 0.68,
    "work.dates": 0.80,
    "work.item": 0.49,
    "education.institution": 0.78,
    "education.degree": 0.70,
    "education.end": 0.83,
    "skills": 0.44,
}
"""F1 of a spaCy model trained from scratch, on the held-out set, which is another one."""


def show(title: str, scores: Mapping[str, Score]) -> str:
    """Return a table."""
    head = f"{'field':24}{'records':>8}{'P':>8}{'R':>8}{'F1':>8}{'OpenResume':>12}{'spaCy*':>8}"
    rows = [
        f"{field:24}{one.records:8}{one.precision:8.3f}{one.recall:8.3f}{one.f1:8.3f}"
        f"{_of(OPEN_RESUME, field):>12}{_of(SPACY, field):>8}"
        for field, one in scores.items()
    ]
    return "\n".join(
        [title, head, *rows, f"macro F1 over {len(scores)} fields {macro(scores):.3f}"]
    )


def figures(scores: Mapping[str, Score]) -> dict[str, Any]:
    """Return what is kept."""
    return {
        "macro_f1": round(macro(scores), 3),
        "fields": {
            field: {
                "records": one.records,
                "precision": round(one.precision, 3),
                "recall": round(one.recall, 3),
                "f1": round(one.f1, 3),
            }
            for field, one in scores.items()
        },
    }


def _of(known: Mapping[str, float], field: str) -> str:
    return f"{known[field]:.2f}" if field in known else "–"
