"""What of a draft counts: what was typed goes before what was read. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from rolecall.domains.ai.contracts import Resume, Value
from rolecall.domains.applications.contracts.drafts import DraftContent, KeptFile, ReadValue
from rolecall.domains.applications.rules.wishes import LENGTHS

CERTAIN: Final = 0.95
"""The measured share of right values from which on nobody is asked to look again."""
FIELDS: Final[Mapping[str, int]] = {
    "full_name": 200,
    "email": 254,
    "phone": 60,
    "location": 200,
    "cover_note": 20_000,
    "source": 60,
    "via": 60,
    **LENGTHS,
}
"""The plain fields that a draft keeps, and how many characters of each.

A consent is none of them: it is given by the one who sends, at that moment.
"""
MOST_ANSWERS: Final = 200
MOST_CHARACTERS: Final = 20_000
"""Of all that one question is answered with."""


def typed(
    content: DraftContent, values: Mapping[str, str], answers: Mapping[str, Sequence[str]]
) -> DraftContent:
    """Return the content with what the form holds now; fields that it does not name stay."""
    plain = {
        name: value.replace("\x00", "")[: FIELDS[name]]
        for name, value in values.items()
        if name in FIELDS
    }
    given = {
        name: tuple(value.replace("\x00", "")[:MOST_CHARACTERS] for value in found)
        for name, found in list(answers.items())[:MOST_ANSWERS]
    }
    return replace(
        content, values={**content.values, **plain}, answers={**content.answers, **given}
    )


def with_file(content: DraftContent, name: str, file: KeptFile) -> DraftContent:
    """Return the content with a file in a field, in place of one that was there."""
    return replace(content, files={**content.files, name: file})


def without_file(content: DraftContent, name: str) -> DraftContent:
    """Return the content without the file of a field."""
    return replace(content, files={key: one for key, one in content.files.items() if key != name})


def filled(content: DraftContent, found: Mapping[str, ReadValue]) -> DraftContent:
    """Return the content with what was read; fields that hold something keep it.

    What an earlier résumé said goes where nobody changed it.
    """
    kept = {
        name: value
        for name, value in content.values.items()
        if not (name in content.read and content.read[name].value == value)
    }
    values = {name: one.value for name, one in found.items() if not kept.get(name, "").strip()}
    return replace(content, values={**kept, **values}, read=dict(found))


def to_check(content: DraftContent) -> frozenset[str]:
    """Return the fields that hold what was read and cannot be relied upon."""
    return frozenset(
        name
        for name, one in content.read.items()
        if not one.certain and content.values.get(name) == one.value
    )


def read_values(resume: Resume) -> dict[str, ReadValue]:
    """Return what a résumé says of the form's fields."""
    found = {
        "full_name": resume.name,
        "email": next(iter(resume.emails), None),
        "phone": next(iter(resume.phones), None),
        "location": resume.location,
    }
    return {
        name: ReadValue(value.value[: FIELDS[name]], _is_certain(value))
        for name, value in found.items()
        if value is not None and value.value.strip()
    }


def _is_certain(value: Value) -> bool:
    return value.confidence is not None and value.confidence >= CERTAIN
