"""Settings and problems as documents."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from rolecall.domains.candidates.contracts import ExistingPolicy
from rolecall.domains.imports.contracts import Problem, Settings


def settings_json(settings: Settings) -> dict[str, Any]:
    """Return settings as a document; which job it is stands in a column of its own."""
    return {
        "targets": list(settings.targets),
        "existing": settings.existing.value,
        "source": settings.source,
        "tags": list(settings.tags),
        "stage": settings.stage,
        "confirm": settings.confirm,
    }


def read_settings(stored: Mapping[str, Any], job_id: UUID | None) -> Settings:
    """Return settings of a document, which may be from before people went into jobs."""
    return Settings(
        targets=tuple(stored["targets"]),
        existing=ExistingPolicy(stored["existing"]),
        source=stored["source"],
        tags=tuple(stored["tags"]),
        job_id=job_id,
        stage=stored.get("stage", ""),
        confirm=stored.get("confirm", False),
    )


def problems_json(problems: Sequence[Problem]) -> list[list[str]] | None:
    """Return problems as a document, None for none."""
    return [[one.column, one.message] for one in problems] or None


def read_problems(stored: Sequence[Sequence[str]] | None) -> tuple[Problem, ...]:
    """Return problems of a document."""
    return tuple(Problem(column, message) for column, message in stored or ())
