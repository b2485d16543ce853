"""Settings and problems as documents."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from rolecall.domains.candidates.contracts import ExistingPolicy
from rolecall.domains.imports.contracts import (
    Certainty,
    FoundIn,
    Identified,
    Problem,
    Resume,
    Settings,
    Target,
)
from rolecall.kernel.sentences import kept, remembered

RESUME_COLUMNS: Final = (
    ("File", ""),
    ("Name", Target.FULL_NAME.value),
    ("E-mail", Target.EMAIL.value),
    ("Phone", Target.PHONE.value),
    ("Links", Target.LINK.value),
)
"""What the cells of a résumé's row are: their headers, and what each is."""
_TOLD: Final = (Target.FULL_NAME, Target.EMAIL, Target.PHONE)


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


def resume_cells(path: str, found: Identified) -> tuple[str, ...]:
    """Return the row of a résumé: where it is in the zip, then what was found in it."""
    told = (found.name, found.email, found.phone)
    return (path, *(one.value if one else "" for one in told), " ".join(found.links))


def resume_json(found: Identified, remark: str = "") -> dict[str, Any]:
    """Return how what was found is known, and what is wrong with the document."""
    told = zip(_TOLD, (found.name, found.email, found.phone), strict=True)
    said = {target.value: [one.certainty.value, one.found_in.value] for target, one in told if one}
    return {"said": said, **_remark_json(remark)}


def refused_json(remark: str) -> dict[str, Any]:
    """Return why the document was not taken."""
    return {"said": {}, **_remark_json(remark), "refused": True}


def _remark_json(remark: str) -> dict[str, Any]:
    made = kept(remark)
    return {"remark": str(remark), **({"remark_said": made} if made else {})}


def mended(
    cells: Sequence[str], stored: Mapping[str, Any], typed: Mapping[Target, str | None]
) -> tuple[tuple[str, ...], dict[str, Any], bool]:
    """Return a résumé's cells and document with what somebody typed, and whether it is unsure."""
    said = dict(stored["said"])
    targets = [target for _, target in RESUME_COLUMNS]
    written = list(cells)
    for target, value in typed.items():
        if value is not None:
            written[targets.index(target.value)] = " ".join(value.split())
            said[target.value] = [Certainty.SURE.value, FoundIn.TYPED.value]
    is_unsure = any(certainty == Certainty.GUESSED.value for certainty, _ in said.values())
    return tuple(written), {**stored, "said": said}, is_unsure


def read_resume(file_id: UUID | None, stored: Mapping[str, Any] | None) -> Resume | None:
    """Return the document of a row; None where a row is of no document."""
    if stored is None:
        return None if file_id is None else Resume(file_id=file_id, is_read=False)
    return Resume(
        file_id=file_id,
        is_read=True,
        is_refused=stored.get("refused", False),
        said={
            target: (Certainty(certainty), FoundIn(found_in))
            for target, (certainty, found_in) in stored["said"].items()
        },
        remark=remembered(stored["remark"], stored.get("remark_said")),
    )


def problems_json(problems: Sequence[Problem]) -> list[list[Any]] | None:
    """Return problems as a document, None for none: column, sentence, and how that was made."""
    return [[one.column, str(one.message), kept(one.message)] for one in problems] or None


def read_problems(stored: Sequence[Sequence[Any]] | None) -> tuple[Problem, ...]:
    """Return problems of a document."""
    return tuple(
        Problem(column, remembered(message, said[0] if said else None))
        for column, message, *said in stored or ()
    )
